import { z } from 'astro/zod';
import { branches, interests, type OpeningKind, openingKinds } from '../../copy/kinds.ts';
import { addDays, mondayOf, weekdayIndex, weeksFrom } from '../dates.ts';
import { choice, choices, dateField, id, optionalText, requiredText, timeField, weekField } from '../forms.ts';
import { partnerStatuses } from '../partners/lifecycle.ts';
import { openingStatuses } from './lifecycle.ts';

/** What a partner writes about an opening, and the pure rules of its form. The database checks all of it again. */

/** The five risk questions, in the order in which they are asked. The words are those of the columns. */
export const risks = ['machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol'] as const;
export type Risk = (typeof risks)[number];
/** The answer "none of them", so that no question is passed over by chance. */
export const NO_RISK = 'ingen';

export const openingTags = ['summer', 'pocket_money', 'bring_a_friend'] as const;
export const accesses = ['step_free', 'quiet'] as const;
const weekdays = ['0', '1', '2', '3', '4'] as const;

/** Kinds whose seats are given by day; the others have seats without a day. */
export const isByDay = (kind: OpeningKind) => kind === 'school_placement' || kind === 'extended_placement';
export const isPaidJob = (kind: OpeningKind) => kind === 'intro_job' || kind === 'after_school_job';
/** Kinds of several weeks, with so many days in each. */
export const isCourse = (kind: OpeningKind) => kind === 'extended_placement' || kind === 'junior_apprenticeship';
const needsMeetingTime = (kind: OpeningKind) => isByDay(kind) || kind === 'junior_apprenticeship';

const optionalNumber = (min: number, max: number) =>
  z
    .string()
    .trim()
    .nullish()
    .transform((text, context) => {
      if (!text) return null;
      const number = Number(text.replace(',', '.'));
      if (Number.isFinite(number) && number >= min && number <= max) return number;
      context.issues.push({ code: 'custom', message: `Skriv et tal fra ${min} til ${max}.`, input: text });
      return z.NEVER;
    });

const weeksAndDays = {
  uge: z.array(weekField('Vælg mindst en uge.')).max(60, 'Vælg færre uger.'),
  ugedag: choices(weekdays),
};

const openingFields = z.object({
  id: z
    .uuid()
    .nullish()
    .transform((value) => value ?? null),
  set: optionalText({ max: 64 }),
  sted: id('Vælg, hvor den unge skal møde op.'),
  slags: choice(openingKinds, 'Vælg, hvad det er for en plads.'),
  branche: choice(branches, 'Vælg en branche.'),
  titel: requiredText('Skriv en overskrift.', { max: 70 }).refine((text) => text.length >= 3, 'Skriv en overskrift på 3 til 70 tegn.'),
  opgave: z.array(optionalText({ max: 140 })).max(5),
  laere: optionalText({ max: 400 }),
  hvem: requiredText('Skriv, hvem der tager imod, fx »Bente, bagermester«.', { max: 120 }),
  moedetid: timeField('Skriv, hvornår den unge møder.').nullish(),
  sluttid: timeField('Skriv, hvornår dagen slutter.').nullish(),
  toej: optionalText({ max: 200 }),
  mad: optionalText({ max: 200 }),
  transport: optionalText({ max: 200 }),
  ...weeksAndDays,
  pladser: optionalNumber(1, 200),
  i_alt: optionalNumber(1, 200),
  start: dateField('Vælg en dato.').nullish(),
  frist: dateField('Vælg en dato.').nullish(),
  dage_om_ugen: optionalNumber(1, 6),
  antal_uger: optionalNumber(1, 60),
  timer: optionalNumber(1, 40),
  loen: optionalText({ max: 120 }),
  link: optionalText({ max: 300 }),
  risiko: choices([...risks, NO_RISK], { empty: 'Svar på spørgsmålet om sikkerhed. Vælg »Nej, ingen af dem«, hvis intet passer.' }),
  vurderet: z.boolean(),
  ansvarlig: optionalText({ max: 120 }),
  alder: optionalNumber(10, 29),
  interesse: choices(interests, { max: 4, tooMany: 'Vælg højst fire.' }),
  adgang: choices(accesses),
  maerke: choices(openingTags),
  sprog: optionalText({ max: 120 }),
  saerlig: z.boolean(),
});
type RawOpeningForm = z.output<typeof openingFields>;

export const openingForm = openingFields.superRefine(
  // Said together with what is wrong in single fields, which then may not be there.
  ({ slags, opgave, uge, ugedag, risiko, ...form }: Partial<RawOpeningForm>, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (!slags) return;
    if (opgave?.every((task) => !task)) say('opgave', 'Skriv mindst én ting, den unge skal lave.');
    if (needsMeetingTime(slags) && !form.moedetid) say('moedetid', 'Skriv, hvornår den unge møder, fx 8.30.');
    if (form.moedetid && form.sluttid && form.sluttid <= form.moedetid) say('sluttid', 'Dagen skal slutte, efter den begynder.');
    if (isByDay(slags) && uge?.length === 0) say('uge', 'Vælg mindst en uge.');
    if (isByDay(slags) && ugedag?.length === 0) say('ugedag', 'Vælg mindst en ugedag.');
    if (isPaidJob(slags) && !form.loen) say('loen', 'Skriv, hvad I betaler, fx »85 kr. i timen«.');
    if (form.link && !/^https?:\/\/\S+$/.test(form.link)) say('link', 'Skriv hele adressen. Den begynder med https://');
    const chosen = risiko?.filter((risk) => risk !== NO_RISK) ?? [];
    if (chosen.length > 0 && risiko?.includes(NO_RISK)) say('risiko', 'I har både valgt noget og »Nej, ingen af dem«. Vælg det, der passer.');
    if (chosen.length > 0 && !form.ansvarlig) say('ansvarlig', 'Skriv navnet på en voksen, der holder øje.');
    if (chosen.length > 0 && !form.vurderet) say('vurderet', 'Sæt kryds, når I har vurderet opgaverne.');
  },
  { when: () => true },
);
export type OpeningForm = z.output<typeof openingForm>;

export const openingToEditSchema = z.object({
  id: z.string(),
  edition: z.string(),
  public_id: z.string(),
  workplace_id: z.string(),
  kind: z.enum(openingKinds),
  status: z.enum(openingStatuses),
  title: z.string(),
  tasks: z.array(z.string()),
  learn: z.string(),
  meet_who: z.string(),
  meet_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  clothes: z.string(),
  food: z.string(),
  transport: z.string(),
  min_age: z.number(),
  branch: z.enum(branches),
  interests: z.array(z.enum(interests)),
  machines: z.boolean(),
  chemicals: z.boolean(),
  heavy_lifting: z.boolean(),
  alone: z.boolean(),
  late_or_alcohol: z.boolean(),
  assessed: z.boolean(),
  responsible_adult: z.string(),
  pay_text: z.string(),
  hours_a_week: z.number().nullable(),
  days_a_week: z.number().nullable(),
  weeks_long: z.number().nullable(),
  starts_on: z.string().nullable(),
  apply_before: z.string().nullable(),
  special: z.boolean(),
  tags: z.array(z.enum(openingTags)),
  language_note: z.string(),
  outside_url: z.string().nullable(),
  step_free: z.boolean(),
  quiet: z.boolean(),
  seats_in_all: z.number().nullable(),
  places_taken: z.number(),
  review_note: z.string().nullable(),
  due_on: z.string().nullable(),
  published_at: z.string().nullable(),
  touched_at: z.string(),
  partner_id: z.string(),
  partner_name: z.string(),
  partner_status: z.enum(partnerStatuses),
  partner_public_id: z.string(),
  workplace_name: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  /** Nothing of this partner has been published before: the consultant looks at it first. */
  first_one: z.boolean(),
  consultant: z.object({ name: z.string(), title: z.string(), phone: z.string() }).nullable(),
  seats: z.array(z.object({ day: z.string().nullable(), seats: z.number(), taken: z.number() })),
});
export type OpeningToEdit = z.infer<typeof openingToEditSchema>;

/** Days on which somebody has the day off, by the calendar they stand in. */
export type Holiday = { day: string; calendar: 'public' | 'school'; name: string };

/** The days of the chosen weeks on the chosen weekdays that are still ahead and no public holiday. School holidays are the partner's choice. */
export function daysOf(weeks: readonly string[], weekdayNumbers: readonly string[], today: string, holidays: readonly Holiday[]): string[] {
  const closed = new Set(holidays.filter(({ calendar }) => calendar === 'public').map(({ day }) => day));
  const days = weeks.flatMap((monday) => weekdayNumbers.map((number) => addDays(monday, Number(number))));
  return [...new Set(days)].filter((day) => day > today && !closed.has(day)).sort();
}

export type WeekToChoose = { monday: string; schoolHoliday: string | null; openDays: number };

const WEEKS_SHOWN = 40;

/** The weeks that can be chosen: those ahead, and any that the opening has already. Weeks without a working day left are passed over. */
export function weeksToChoose(today: string, holidays: readonly Holiday[], chosen: readonly string[]): WeekToChoose[] {
  const mondays = [...new Set([...weeksFrom(today, WEEKS_SHOWN), ...chosen])].sort();
  return mondays
    .map((monday) => ({
      monday,
      schoolHoliday: holidays.find(({ day, calendar }) => calendar === 'school' && mondayOf(day) === monday)?.name ?? null,
      openDays: daysOf([monday], weekdays, today, holidays).length,
    }))
    .filter(({ openDays }) => openDays > 0);
}

/** "Skoleferie: juleferie. 2 dage, resten er gået eller helligdage": what a week lacks; undefined for a whole one. */
export function daysOffInWords({ schoolHoliday, openDays }: WeekToChoose): string | undefined {
  const said = [
    schoolHoliday && `Skoleferie: ${schoolHoliday}`,
    openDays < 5 && `${openDays} ${openDays === 1 ? 'dag' : 'dage'}, resten er gået eller helligdage`,
  ];
  return said.filter(Boolean).join('. ') || undefined;
}

/** Weeks, weekdays and seats a day, as the form asks for them, read back from the days ahead. */
export function scheduleOf(seats: OpeningToEdit['seats'], today: string) {
  const ahead = seats.filter((one): one is { day: string; seats: number; taken: number } => one.day !== null && one.day > today);
  return {
    weeks: [...new Set(ahead.map(({ day }) => mondayOf(day)))].sort(),
    weekdays: [...new Set(ahead.map(({ day }) => String(weekdayIndex(day))))].sort(),
    seatsADay: Math.max(1, ...(ahead.length > 0 ? ahead : seats).map((one) => one.seats)),
    takenWeeks: [...new Set(ahead.filter(({ taken }) => taken > 0).map(({ day }) => mondayOf(day)))].sort(),
  };
}

/** The risk answers of an opening, as the form shows them. */
export function risksOf(opening: Record<Risk, boolean>): string[] {
  const chosen = risks.filter((risk) => opening[risk]);
  return chosen.length > 0 ? chosen : [NO_RISK];
}
