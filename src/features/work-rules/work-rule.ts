import { z } from 'astro/zod';
import { branches, type OpeningKind, openingKinds } from '../../copy/kinds.ts';

/** The rulebook for young people's work, as it is read. The rules themselves are rows of `private.work_rule`; nothing is decided here. */

/** Whom a rule is about; the same words as the database's `work_band`. */
export const workBands = ['under_13', 'age_13_14', 'age_15_17_in_school', 'age_15_17_left_school', 'adult'] as const;
export type WorkBand = (typeof workBands)[number];

/** Every rule by its code, in the order in which the rules are told. A test compares the list with the database. */
export const ruleCodes = [
  'youngest',
  'praktik_day',
  'praktik_week',
  'praktik_day_under_15',
  'praktik_week_under_15',
  'job_school_day',
  'job_other_day',
  'job_day',
  'job_school_week',
  'job_free_week',
  'job_week',
  'day_in_all',
  'week_in_all',
  'clock',
  'rest',
  'days_off',
  'days_off_together',
  'pause',
  'light_work',
  'work_like',
  'chemicals',
  'machines',
  'heavy_lifting',
  'alone',
  'alone_evening',
  'late_or_alcohol',
  'instructed',
  'guardian_before_sent',
  'guardian_at_agreement',
  'letter_to_parents',
  'certificate',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** The parts in which the rules are told: time, tasks, and what is around them. */
export function partOf(code: RuleCode): 'time' | 'tasks' | 'around' {
  const place = ruleCodes.indexOf(code);
  return place <= ruleCodes.indexOf('pause') ? 'time' : place <= ruleCodes.indexOf('instructed') ? 'tasks' : 'around';
}

const strictnesses = ['hard', 'soft', 'told'] as const;

export const workRuleSchema = z.object({
  code: z.enum(ruleCodes),
  kinds: z.array(z.enum(openingKinds)),
  bands: z.array(z.enum(workBands)),
  strictness: z.enum(strictnesses),
  amount: z.number().nullable(),
  unit: z.enum(['hours', 'minutes', 'years', 'days']).nullable(),
  /** Only on days longer than so many hours. */
  over_hours: z.number().nullable(),
  days_of: z.enum(['any', 'school', 'other']),
  /** Local clock, `06:00`; `24:00` is midnight. */
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  weekdays: z.array(z.number()),
  branches: z.array(z.enum(branches)).nullable(),
  /** Allows more than the ordinary row, in its branches. */
  widens: z.boolean(),
  in_doubt: z.boolean(),
  source: z.string(),
  source_url: z.string().nullable(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
});
export type WorkRule = z.infer<typeof workRuleSchema>;
/** What the sentence of a rule is filled with. */
export type RuleFigures = Pick<WorkRule, 'amount' | 'over_hours' | 'earliest' | 'latest' | 'weekdays' | 'branches' | 'widens'>;

const clock = z
  .string()
  .transform((time) => time.slice(0, 5))
  .nullable();

/** What the judge says: one rule that something breaks, with its figures. `hard` stops, `soft` asks for an adult, `told` is said. */
export const findingSchema = z.object({
  rule: z.enum(ruleCodes),
  strictness: z.enum(strictnesses),
  /** The first day, and how many days there are. */
  day: z.string(),
  days: z.number(),
  figure: z.number().nullable(),
  amount: z.number().nullable(),
  from_time: clock,
  to_time: clock,
  earliest: clock,
  latest: clock,
});
export type Finding = z.infer<typeof findingSchema>;

/** The findings in a refusal's detail, or none when it carries something else. */
export function readFindings(detail: string | null): Finding[] {
  try {
    return z.array(findingSchema).parse(JSON.parse(detail ?? ''));
  } catch {
    return [];
  }
}

/** What the place must add so that it can go through: the name of an adult, or what it says of the certificate. */
export function askedFor(findings: readonly Finding[]): { adult: boolean; certificate: boolean; stopped: boolean } {
  const hard = findings.filter(({ strictness }) => strictness === 'hard');
  return {
    adult: findings.some(({ strictness }) => strictness === 'soft'),
    certificate: findings.some(({ rule }) => rule === 'certificate'),
    stopped: hard.some(({ rule }) => rule !== 'certificate'),
  };
}

/** The youngest and the oldest of a band, in years. */
const yearsOf: Record<WorkBand, readonly [number, number]> = {
  under_13: [0, 12],
  age_13_14: [13, 14],
  age_15_17_in_school: [15, 17],
  age_15_17_left_school: [15, 17],
  adult: [18, Number.POSITIVE_INFINITY],
};

/** In the order in which the rules are told. */
const byCode = (a: WorkRule, b: WorkRule) => ruleCodes.indexOf(a.code) - ruleCodes.indexOf(b.code);

/**
 * The rules for one band and these kinds, in the order of the list, each said once. Who is too young for all of it is
 * told only that; a line of age that everybody in the band has passed is left out.
 */
export function rulesFor(rules: readonly WorkRule[], band: WorkBand, kinds: readonly OpeningKind[]): WorkRule[] {
  const [youngest, oldest] = yearsOf[band];
  const hers = rules.filter((rule) => rule.bands.includes(band) && rule.kinds.some((kind) => kinds.includes(kind)));
  const tooYoung = hers.filter(({ code, strictness, amount }) => code === 'youngest' && strictness === 'hard' && (amount ?? 0) > oldest);
  if (tooYoung.length > 0 && kinds.every((kind) => tooYoung.some((rule) => rule.kinds.includes(kind)))) return tooYoung.slice(0, 1);
  return hers
    .filter(({ code, amount }) => code !== 'youngest' || (amount ?? 0) > youngest)
    .filter(({ code }, place, all) => code !== 'guardian_at_agreement' || all.findIndex((other) => other.code === code) === place)
    .sort((a, b) => byCode(a, b) || Number(a.widens) - Number(b.widens));
}

/**
 * Of the rules that hold for one placement, those that its agreement says: time and tasks, and none that only warns.
 * Where a branch allows more, its row stands in place of the ordinary one.
 */
export function rulesToSay(rules: readonly WorkRule[]): WorkRule[] {
  return rules
    .filter(({ code, strictness }) => code !== 'youngest' && partOf(code) !== 'around' && strictness !== 'soft')
    .filter((rule, _, all) => rule.widens || !all.some((other) => other.widens && other.code === rule.code))
    .sort(byCode);
}

const flagSchema = z.object({
  application_id: z.string(),
  place: z.string(),
  adult: z.string().nullable(),
  named_on: z.string().nullable(),
  findings: z.array(findingSchema),
});
export const flagsSchema = z.array(flagSchema);
export type WorkFlag = z.infer<typeof flagSchema>;
