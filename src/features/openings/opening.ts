import { z } from 'astro/zod';
import { branches, interests, openingKinds } from '../../copy/kinds.ts';
import { schoolSituations } from '../kinds/rules.ts';
import { openingStatuses } from './lifecycle.ts';

/** A week ahead of an opening: how many can come all of its days, and how many of its days have room. */
export const seatWeekSchema = z.object({
  week: z.string(),
  free: z.number(),
  days: z.number(),
  days_free: z.number(),
  /** The school holiday that lies in it. */
  holiday: z.string().nullable(),
});
export type SeatWeek = z.infer<typeof seatWeekSchema>;

const number = z.coerce.number();

/** What a card shows: a row of `search_openings`. */
export const openingCardSchema = z.object({
  public_id: z.string(),
  kind: z.enum(openingKinds),
  title: z.string(),
  branch: z.enum(branches),
  partner_name: z.string(),
  town: z.string(),
  km: number.nullable(),
  min_age: z.number(),
  meet_at: z.string().nullable(),
  bus: z.string(),
  paid: z.boolean(),
  pay_text: z.string(),
  hours_a_week: number.nullable(),
  days_a_week: z.number().nullable(),
  weeks_long: z.number().nullable(),
  starts_on: z.string().nullable(),
  apply_before: z.string().nullable(),
  tags: z.array(z.string()),
  is_full: z.boolean(),
  weeks: z.array(seatWeekSchema),
  /** Free seats that are not tied to days; null where seats are by day. */
  seats_any: z.number().nullable(),
  touched_on: z.string(),
});
export type OpeningCard = z.infer<typeof openingCardSchema>;

const ruleSchema = z.object({
  min_age: z.number().nullable(),
  min_grade: z.number().nullable(),
  max_grade: z.number().nullable(),
  situations: z.array(z.enum(schoolSituations)),
  coordinator_starts: z.boolean(),
  guardian_before_sent_under: z.number().nullable(),
  guardian_at_agreement_under: z.number().nullable(),
  insured_by: z.enum(['state_scheme', 'employer', 'none']),
});
export type OpeningRule = z.infer<typeof ruleSchema>;

const detailsSchema = z.object({
  tasks: z.array(z.string()),
  learn: z.string(),
  meet_who: z.string(),
  meet_at: z.string().nullable(),
  ends_at: z.string().nullable(),
  clothes: z.string(),
  food: z.string(),
  transport: z.string(),
  min_age: z.number(),
  interests: z.array(z.enum(interests)),
  machines: z.boolean(),
  chemicals: z.boolean(),
  heavy_lifting: z.boolean(),
  alone: z.boolean(),
  late_or_alcohol: z.boolean(),
  paid: z.boolean(),
  pay_text: z.string(),
  hours_a_week: number.nullable(),
  days_a_week: z.number().nullable(),
  weeks_long: z.number().nullable(),
  starts_on: z.string().nullable(),
  apply_before: z.string().nullable(),
  tags: z.array(z.string()),
  language_note: z.string(),
  outside_url: z.string().nullable(),
  step_free: z.boolean(),
  quiet: z.boolean(),
  seats_in_all: z.number().nullable(),
  touched_on: z.string(),
  weeks: z.array(seatWeekSchema),
  seats_any: z.number().nullable(),
  straight_to_partner: z.boolean(),
  rule: ruleSchema,
  workplace: z.object({
    name: z.string(),
    street: z.string(),
    postcode: z.string(),
    town: z.string(),
    bus: z.string(),
    phone: z.string().nullable(),
  }),
  /** Weeks of the next two months in which the place is closed. */
  closed: z.array(z.object({ first_day: z.string(), last_day: z.string() })),
  /** What those who have been there say, with their first names; three at most. */
  quotes: z.array(z.object({ words: z.string(), first_name: z.string() })),
  partner: z.object({
    public_id: z.string(),
    name: z.string(),
    about: z.string(),
    size_band: z.string(),
    promise_days: z.number(),
  }),
});
export type OpeningDetails = z.infer<typeof detailsSchema>;

/** `public.opening_page`: `open` is null for one that was public once and is not now. */
export const openingPageSchema = z.object({
  public_id: z.string(),
  kind: z.enum(openingKinds),
  branch: z.enum(branches),
  title: z.string(),
  status: z.enum(openingStatuses),
  is_public: z.boolean(),
  similar: z.array(openingCardSchema),
  open: detailsSchema.nullable(),
});
export type OpeningPage = z.infer<typeof openingPageSchema>;

export const reportReasons = ['wrong', 'closed', 'unsafe', 'other'] as const;

/** True when somebody may apply now. */
export function hasRoom(opening: { weeks: readonly SeatWeek[]; seats_any: number | null; apply_before: string | null }, today: string): boolean {
  if (opening.apply_before !== null && opening.apply_before < today) return false;
  return (opening.seats_any ?? 0) > 0 || opening.weeks.some((week) => week.days_free > 0);
}
