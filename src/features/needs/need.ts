import { z } from 'astro/zod';
import { branches, interests, openingKinds } from '../../copy/kinds.ts';
import { type Application, applicationSchema } from '../applications/application.ts';
import { guardianAnswers } from '../guardians/guardian.ts';
import { actors, channels } from '../lifecycle.ts';
import { youngPersonSchema } from '../young-people/young-person.ts';
import { dutyDays } from './duty.ts';
import { needStatuses } from './lifecycle.ts';

export const closeOutcomes = ['education', 'job', 'other_help'] as const;
export const closeReceivers = ['kui', 'job_desk', 'youth_guide', 'school', 'other_municipality'] as const;

/** Something that happened, as the database wrote it down. */
export const needEventSchema = z.object({
  at: z.string(),
  lifecycle: z.string(),
  command: z.string(),
  from_status: z.string().nullable(),
  to_status: z.string().nullable(),
  actor: z.enum(actors),
  channel: z.enum(channels),
  code: z.string().nullable(),
  /** The partner or place that it is about. */
  place: z.string().nullable(),
  /** The member of staff who acted, or who wrote down what somebody said. */
  staff_name: z.string().nullable(),
  /** Where the link went from which somebody answered, half hidden. */
  link_to: z.string().nullable(),
});
export type NeedEvent = z.infer<typeof needEventSchema>;

export const needSchema = z.object({
  id: z.string(),
  kind: z.enum(openingKinds).nullable(),
  is_duty: z.boolean(),
  status: z.enum(needStatuses),
  due_on: z.string().nullable(),
  /** The date has passed, or the secretariat has been told. */
  is_late: z.boolean().nullable().transform(Boolean),
  /** Her first wish; null before any. */
  raised_at: z.string().nullable(),
  /** The first real offer. */
  first_offer_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  days_wanted: z.number().nullable(),
  days_left: z.number().nullable(),
  interests: z.array(z.enum(interests)),
  help_on_agreed: z.boolean(),
  /** These days are left from a need whose other days have a place. */
  is_split: z.boolean(),
  came_from: z.string().nullable(),
  rest_until: z.string().nullable(),
  close_outcome: z.enum(closeOutcomes).nullable(),
  close_receiver: z.enum(closeReceivers).nullable(),
  close_on: z.string().nullable(),
  may_reopen: z.boolean().nullable().transform(Boolean),
  guardian: z.object({
    before_sent: z.boolean().nullable().transform(Boolean),
    at_agreement: z.boolean().nullable().transform(Boolean),
    asked: z.boolean(),
    answer: z.enum(guardianAnswers).nullable(),
  }),
  applications: z.array(applicationSchema),
  suggestions: z.array(
    z.object({
      public_id: z.string(),
      title: z.string(),
      kind: z.enum(openingKinds),
      branch: z.enum(branches),
      place: z.string(),
      reason: z.string(),
    }),
  ),
  events: z.array(needEventSchema),
});
export type Need = z.infer<typeof needSchema>;

/** All that a young person sees of her search. */
export const mySearchSchema = z.object({ today: z.string(), person: youngPersonSchema, duty: dutyDays.nullable(), needs: z.array(needSchema) });
export type MySearch = z.infer<typeof mySearchSchema>;

/** The wish that is with a partner now, or that was said yes to; null while none is. */
export function currentApplication(need: Pick<Need, 'status' | 'applications'>): Application | null {
  const latest = (statuses: readonly Application['status'][]) =>
    need.applications.filter((application) => statuses.includes(application.status)).at(-1) ?? null;
  switch (need.status) {
    case 'with_partner':
    case 'visit':
    case 'offered':
      return latest(['live', 'offered']);
    case 'arranged':
    case 'under_way':
    case 'fulfilled':
      return (
        need.applications.find(({ placement }) => placement && ['arranging', 'ready', 'under_way'].includes(placement.status)) ??
        need.applications.filter(({ placement }) => placement).at(-1) ??
        null
      );
    default:
      return null;
  }
}

/** Wishes that nobody has seen yet, in her order. */
export function waitingApplications(need: Pick<Need, 'applications'>): Application[] {
  return need.applications.filter(({ status }) => status === 'waiting');
}

/** Whether everything stands still until a guardian has answered. */
export function waitsForGuardian(need: Pick<Need, 'guardian' | 'status' | 'applications'>): boolean {
  return need.status === 'with_coordinator' && need.guardian.before_sent && need.guardian.answer !== 'yes' && waitingApplications(need).length > 0;
}
