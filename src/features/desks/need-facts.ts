import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { needStatuses } from '../needs/lifecycle.ts';

const date = z.string().nullable();

/** Where one need is, as the database tells it (`private.need_facts`). */
export const needFacts = z.object({
  id: z.string(),
  kind: z.enum(openingKinds).nullable(),
  is_duty: z.boolean(),
  status: z.enum(needStatuses),
  due_on: date,
  /** Her first wish; null before any. */
  raised_on: date,
  /** The first real offer. */
  offered_on: date,
  ended_on: date,
  had_an_offer: z.boolean(),
  days_wanted: z.number().nullable(),
  days_done: z.number(),
  wishes: z.number(),
  suggested: z.number(),
  place: z.string().nullable(),
  own_place: z.boolean(),
  since: date,
  visit_on: date,
  visit_at: z.string().nullable(),
  first_day: date,
  last_day: date,
  papers_missing: z.array(z.enum(['host', 'school', 'guardian'])),
  papers_due_on: date,
  days_untold: z.number(),
  rest_until: date,
  rest_reason: z.enum(['waiting_for_season', 'exams', 'moving', 'wants_a_break', 'other_help_first']).nullable(),
  close_on: date,
  close_outcome: z.enum(['education', 'job', 'other_help']).nullable(),
  close_receiver: z.enum(['kui', 'job_desk', 'youth_guide', 'school', 'other_municipality']).nullable(),
  guardian: z.enum(['not_needed', 'unnamed', 'not_asked', 'asked', 'yes', 'no', 'call_me']),
  guardian_blocks: z.boolean(),
  secretariat_told: z.boolean(),
});
export type NeedFacts = z.infer<typeof needFacts>;

/** Whether "Send videre" can succeed now: her contact person has it, a wish waits, and no guardian must answer first. */
export function canBeForwarded(need: NeedFacts): boolean {
  return need.status === 'with_coordinator' && need.wishes > 0 && !need.guardian_blocks;
}
