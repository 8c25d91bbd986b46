import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { comesWith, type FirstDayCompany, firstDayCompanies, meetingNames, weekdayNames } from '../../copy/step-plans.ts';
import { inWords, longDate, mondayOf, spokenDate, timeSpan, weekdayIndex } from '../dates.ts';

/** The plan of a placement: fixed days of the week, in steps that three agree on (`public.plans_of`). */

const text = z.string().nullable();

export const stepSchema = z.object({
  id: z.string(),
  from_on: z.string(),
  /** The last day of a pause; null for every other step. */
  until: text,
  /** 1 for Monday to 5 for Friday; empty is a pause. */
  weekdays: z.array(z.number()),
  from_time: text,
  to_time: text,
  elsewhere: z.boolean(),
  beside: z.boolean(),
  /** The name of another place; null for the first place, which is not told it. */
  place: text,
  asked: z.boolean(),
  outcome: z.enum(['agreed', 'declined', 'unanswered']).nullable(),
  young_person_says: z.boolean().nullable(),
  host_says: z.boolean().nullable(),
  staff_says: z.boolean().nullable(),
});
export type PlanStep = z.infer<typeof stepSchema>;

export const meetingSchema = z.object({
  need_id: z.string(),
  meeting: z.enum(Object.keys(meetingNames) as [keyof typeof meetingNames, ...(keyof typeof meetingNames)[]]),
  day: z.string(),
  held: z.boolean(),
});
export type MeetingDay = z.infer<typeof meetingSchema>;

export const planSchema = z.object({
  placement_id: z.string(),
  kind: z.enum(openingKinds),
  starts_on: z.string(),
  ends_on: z.string(),
  /** Whether it can have fixed days: juniormesterlære and længere praktik that have not ended. */
  may_plan: z.boolean(),
  first_day: z.object({
    company: z.enum(Object.keys(firstDayCompanies) as [FirstDayCompany, ...FirstDayCompany[]]).nullable(),
    words: z.string(),
    may_say: z.boolean(),
  }),
  steps: z.array(stepSchema),
  meetings: z.array(meetingSchema),
});
export type Plan = z.infer<typeof planSchema>;

/** `tirsdag og torsdag kl. 8–14` */
export function rhythmInWords({ weekdays, from_time, to_time }: Pick<PlanStep, 'weekdays' | 'from_time' | 'to_time'>): string {
  const days = inWords(weekdays.map((day) => weekdayNames[day as keyof typeof weekdayNames]));
  return from_time && to_time ? `${days} ${timeSpan(from_time, to_time)}` : days;
}

/** `Fra mandag den 2. november: tirsdag og torsdag kl. 8–14, hos Café Klitrosen` */
export function stepInWords(step: PlanStep, today: string): string {
  if (step.until) return `Pause fra ${spokenDate(step.from_on, today)} til og med ${longDate(step.until)}`;
  const where = step.elsewhere ? (step.place ? `, hos ${step.place}` : ', et andet sted') : '';
  return `Fra ${spokenDate(step.from_on, today)}: ${rhythmInWords(step)}${where}${step.beside ? ' ved siden af' : ''}`;
}

/** The rhythm that is agreed now: the latest agreed step that is no pause and has begun, else the first agreed one. */
export function rhythmNow(plan: Plan, today: string): PlanStep | null {
  const agreed = plan.steps.filter((step) => step.outcome === 'agreed' && step.weekdays.length > 0 && !step.elsewhere);
  return agreed.filter((step) => step.from_on <= today).at(-1) ?? agreed[0] ?? null;
}

/** What lies ahead and is agreed: changes, pauses, other places. */
export const agreedAhead = (plan: Plan, today: string) =>
  plan.steps.filter((step) => step.outcome === 'agreed' && step.from_on > today && step.id !== rhythmNow(plan, today)?.id);

/** Asked and not settled. */
export const askedSteps = (plan: Plan) => plan.steps.filter((step) => step.outcome === null && step.asked);

/** Written in the plan; nobody has been asked yet. */
export const plannedSteps = (plan: Plan) => plan.steps.filter((step) => step.outcome === null && !step.asked);

/** Who has not answered, of the three. */
export function waitsFor(step: PlanStep): ('young_person' | 'host' | 'coordinator')[] {
  const says = { young_person: step.young_person_says, host: step.host_says, coordinator: step.staff_says };
  return (['young_person', 'host', 'coordinator'] as const).filter((party) => says[party] === null);
}

/** `En ven kommer med`, or her own words; null while nobody has said. */
export function companyInWords({ company, words }: Plan['first_day']): string | null {
  if (!company) return null;
  return company === 'other' && words ? `${words} kommer med` : comesWith[company];
}

export interface DayAtPlace {
  day: string;
  from: string;
  to: string;
  place: string;
  state: 'offered' | 'planned' | 'came' | 'sick' | 'did_not_come';
}

/** Days at whatever places as weeks, each in order of date and hour. */
export function weeksOfDays(days: readonly DayAtPlace[]): { monday: string; days: DayAtPlace[] }[] {
  const weeks = new Map<string, DayAtPlace[]>();
  for (const day of [...days].sort((a, b) => `${a.day}${a.from}`.localeCompare(`${b.day}${b.from}`)))
    weeks.set(mondayOf(day.day), [...(weeks.get(mondayOf(day.day)) ?? []), day]);
  return [...weeks].map(([monday, inWeek]) => ({ monday, days: inWeek }));
}

/** The days of the week that days fall on, and their hours where all have the same: `tirsdag og torsdag kl. 8–14`. */
export function rhythmOfDays(days: readonly DayAtPlace[]): string {
  const weekdays = [...new Set(days.map(({ day }) => weekdayIndex(day) + 1))].sort();
  const spans = [...new Set(days.map(({ from, to }) => `${from}–${to}`))];
  const [from_time = null, to_time = null] = spans.length === 1 ? (spans[0] ?? '').split('–') : [];
  return rhythmInWords({ weekdays, from_time, to_time });
}
