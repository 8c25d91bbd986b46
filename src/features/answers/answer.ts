import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { inWords, longDate, mondayOf, timeSpan } from '../dates.ts';
import { contactSchema } from '../staff/contact.ts';
import { rhythmOfDays } from '../step-plans/plan.ts';

/** What a workplace sees of a young person, and what it can answer. Columns open by step: law 5, `public.partner_case`. */

const spanSchema = z.object({ from_time: z.string(), to_time: z.string() });
const dayStates = ['offered', 'planned', 'came', 'sick', 'did_not_come'] as const;

export const placementSchema = z.object({
  id: z.string(),
  application_id: z.string(),
  status: z.enum(['arranging', 'ready', 'under_way', 'completed', 'interrupted', 'cancelled']),
  starts_on: z.string(),
  ends_on: z.string(),
  ended_on: z.string().nullable(),
  name: z.string(),
  first_name: z.string(),
  kind: z.enum(openingKinds),
  opening_title: z.string().nullable(),
  workplace_id: z.string(),
  workplace_name: z.string(),
  counts_days: z.boolean(),
  papers_due_on: z.string(),
  paper: z.string(),
  host_agreed: z.boolean(),
  /** Null where the kind asks no school; the same for the guardian. */
  school_agreed: z.boolean().nullable(),
  guardian_agreed: z.boolean().nullable(),
  days: z.array(spanSchema.extend({ id: z.string(), day: z.string(), state: z.enum(dayStates) })),
});
export type PlacementHere = z.infer<typeof placementSchema>;

export const ageBands = ['under_13', '13_14', '15_17', '18_24', '25_29'] as const;
export type AgeBand = (typeof ageBands)[number];

const always = z.object({
  id: z.string(),
  status: z.enum(['live', 'offered', 'accepted', 'handed_on', 'declined', 'superseded', 'withdrawn']),
  partner_id: z.string(),
  partner_name: z.string(),
  partner_public_id: z.string(),
  workplace_id: z.string(),
  workplace_name: z.string(),
  kind: z.enum(openingKinds),
  opening_id: z.string().nullable(),
  opening_title: z.string().nullable(),
  opening_status: z.string().nullable(),
  /** Whom the workplace calls about her, at every step. */
  contact: contactSchema,
});

const roomSchema = z.object({
  meet_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  starts_on: z.string().nullable(),
  by_day: z.boolean(),
  full: z.boolean(),
  days: z.array(z.object({ day: z.string(), free: z.boolean() })),
});

const asked = always.extend({
  first_name: z.string(),
  age_band: z.enum(ageBands),
  week: z.string().nullable(),
  reasons: z.array(z.string()),
  own_words: z.string(),
  asked_at: z.string(),
  due_on: z.string().nullable(),
  turn: z.string().nullable(),
  days_left: z.number().nullable(),
  /** Fixed days that a plan asks for, where she goes on from another place. */
  rhythm: z.object({ weekdays: z.array(z.number()), from_on: z.string(), from_time: z.string().nullable(), to_time: z.string().nullable() }).nullable(),
  help_on_agreed: z.boolean(),
  /** False after two partners in a row: the next to find a place is her contact person. */
  may_go_on: z.boolean(),
  room: roomSchema.nullable(),
});

const called = asked.extend({
  phone: z.string().nullable(),
  visit_on: z.string().nullable(),
  visit_at: z.string().nullable(),
  hold_until: z.string().nullable(),
  starts_on: z.string().nullable(),
  offered_days: z.array(spanSchema.extend({ day: z.string() })),
});

export const caseSchema = z.discriminatedUnion('step', [
  asked.extend({ step: z.literal('applied') }),
  called.extend({ step: z.literal('visit_or_offer') }),
  called.extend({
    step: z.literal('agreement'),
    last_name: z.string(),
    emergency_name: z.string().nullable(),
    emergency_phone: z.string().nullable(),
    school: z.string().nullable(),
    placement: placementSchema,
  }),
  always.extend({
    step: z.literal('gone'),
    ended_at: z.string().nullable(),
    helped_on: z.object({ target: z.string(), to_partner: z.string().nullable() }).nullable(),
  }),
]);
export type PartnerCase = z.infer<typeof caseSchema>;
/** Somebody who has asked and has no agreement yet. */
export type OpenCase = Extract<PartnerCase, { step: 'applied' | 'visit_or_offer' }>;
export type AgreedCase = Extract<PartnerCase, { step: 'agreement' }>;

export type PartnerAnswer = 'plads' | 'kom-forbi' | 'hjaelp-videre';

/** What the workplace can answer now; the database's lifecycle says the same (`private.transition`). */
export function answersTo(asked: PartnerCase): readonly PartnerAnswer[] {
  if (asked.step === 'applied') return ['plads', 'kom-forbi', 'hjaelp-videre'];
  if (asked.step === 'visit_or_offer') return asked.status === 'live' ? ['plads', 'kom-forbi', 'hjaelp-videre'] : ['hjaelp-videre'];
  return [];
}

/**
 * The days that are ticked when the form opens: the free days of the wished week, at most as many as she still needs.
 * Without a free day in that week nothing is ticked, so that nobody gives away another week by pressing once.
 */
export function daysToBeginWith({ room, week, days_left }: Pick<OpenCase, 'room' | 'week' | 'days_left'>): string[] {
  if (!room || !week) return [];
  const free = room.days.filter(({ day, free }) => free && mondayOf(day) === week).map(({ day }) => day);
  return free.slice(0, days_left === null ? free.length : Math.ceil(days_left));
}

/** The days of an offer: fixed days as such, else one by one with hours of their own where they differ. */
export function offeredInWords(days: readonly { day: string; from_time: string; to_time: string }[]): string {
  const last = days.at(-1);
  if (!last) return '';
  const all = days.map(({ day, from_time, to_time }) => ({ day, from: from_time, to: to_time, place: '', state: 'offered' as const }));
  if (days.length > 10) return `Hver ${rhythmOfDays(all)}, til ${longDate(last.day, { withYear: true })}`;
  const spans = days.map(({ from_time, to_time }) => timeSpan(from_time, to_time));
  return new Set(spans).size === 1
    ? `${inWords(days.map(({ day }) => longDate(day)))}, ${spans[0]}`
    : inWords(days.map(({ day }, index) => `${longDate(day)} ${spans[index]}`));
}

/** Why a place cannot be given, in the order in which it is said. About the place, never about the young person. */
export const reasonsToChoose = [
  'full',
  'not_in_that_week',
  'no_one_to_follow',
  'too_young_for_the_tasks',
  'other_tasks_fit_better',
  'closed_then',
  'other',
] as const;
export type HandOverReason = (typeof reasonsToChoose)[number];

/**
 * Where a young person is helped on. The four of the partner agreement; the network has two doors:
 * an opening with a free seat now, or a company outside that they know.
 */
export const helpTargets = ['partner_in_network', 'company_consultant', 'coordinator', 'fourth_party'] as const;
export type HelpTarget = (typeof helpTargets)[number];

const openingPrefix = 'opening:';

/** The radio button of an opening: `opening:` and its id. The other buttons are the targets themselves. */
export const openingChoice = (openingId: string) => `${openingPrefix}${openingId}`;

/** Reads a radio button back: `{ target: 'partner_in_network', openingId }` or a target alone; null for anything else. */
export function readHelpChoice(value: string): { target: HelpTarget; openingId: string | null } | null {
  if (value.startsWith(openingPrefix)) {
    const id = z.uuid().safeParse(value.slice(openingPrefix.length));
    return id.success ? { target: 'partner_in_network', openingId: id.data } : null;
  }
  const target = helpTargets.find((one) => one === value);
  return target ? { target, openingId: null } : null;
}

/** Whether words must say whom: without them, nobody could follow the tip. */
export const needsWords = ({ target, openingId }: { target: HelpTarget; openingId: string | null }) =>
  openingId === null && (target === 'fourth_party' || target === 'partner_in_network');
