import { z } from 'astro/zod';
import { branches, openingKinds } from '../../copy/kinds.ts';
import { ageBands, placementSchema } from '../answers/answer.ts';
import { openingStatuses } from '../openings/lifecycle.ts';
import { type PartnerStatus, partnerStatuses } from './lifecycle.ts';

/** A partner's desk as the database gives it: `public.partner_home` and `public.partner_inbox`. */

const staffSchema = z.object({ name: z.string(), title: z.string(), phone: z.string() });

export const workplaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  phone: z.string().nullable(),
  bus: z.string(),
  step_free: z.boolean(),
  quiet: z.boolean(),
});
export type Workplace = z.infer<typeof workplaceSchema>;

const deskOpeningSchema = z.object({
  id: z.string(),
  public_id: z.string(),
  title: z.string(),
  kind: z.enum(openingKinds),
  status: z.enum(openingStatuses),
  branch: z.enum(branches),
  special: z.boolean(),
  workplace_id: z.string(),
  workplace_name: z.string(),
  seats_in_all: z.number().nullable(),
  places_taken: z.number(),
  due_on: z.string().nullable(),
  review_note: z.string().nullable(),
  touched_at: z.string(),
  by_day: z.boolean(),
  free: z.number(),
  free_weeks: z.array(z.string()),
  asked: z.number(),
});
export type DeskOpening = z.infer<typeof deskOpeningSchema>;

export const homeSchema = z.object({
  partner: z.object({
    id: z.string(),
    public_id: z.string(),
    name: z.string(),
    status: z.enum(partnerStatuses),
    paused_until: z.string().nullable(),
    review_note: z.string().nullable(),
    due_on: z.string().nullable(),
    promise_days: z.number(),
    branches: z.array(z.enum(branches)),
    is_owner: z.boolean(),
    valid_to: z.string().nullable(),
    consultant: staffSchema.nullable(),
  }),
  workplaces: z.array(workplaceSchema),
  openings: z.array(deskOpeningSchema),
  placements: z.array(placementSchema),
  helped_on: z.number(),
  taken_in: z.number(),
});
export type PartnerHome = z.infer<typeof homeSchema>;

export const inboxSchema = z.array(
  z.object({
    application_id: z.string(),
    step: z.enum(['applied', 'visit_or_offer']),
    status: z.enum(['live', 'offered']),
    turn: z.string().nullable(),
    due_on: z.string().nullable(),
    first_name: z.string(),
    age_band: z.enum(ageBands),
    kind: z.enum(openingKinds),
    opening_id: z.string().nullable(),
    opening_title: z.string().nullable(),
    workplace_id: z.string(),
    workplace_name: z.string(),
    week: z.string().nullable(),
    asked_at: z.string(),
    /** The day of the first wish, while nobody has offered a place. */
    waits_since: z.string().nullable(),
    visit_on: z.string().nullable(),
    visit_at: z.string().nullable(),
    contact_name: z.string(),
    contact_phone: z.string(),
  }),
);
export type InboxRow = z.infer<typeof inboxSchema>[number];

/** What stopping would touch: numbers only. */
export const stopPreviewSchema = z.object({
  asked: z.number(),
  offered: z.number(),
  wished: z.number(),
  to_places: z.array(z.string()),
  placements_ahead: z.number(),
  placements_running: z.number(),
});
export type StopPreview = z.infer<typeof stopPreviewSchema>;

/** Whether anybody waits for this place, and must be helped on when it stops. */
export const isAnybodyTouched = ({ asked, offered, wished }: StopPreview) => asked + offered + wished > 0;

/** Days of today and before that nobody has told about yet. */
export function daysToTell(home: Pick<PartnerHome, 'placements'>, today: string) {
  return home.placements
    .filter((placement) => ['arranging', 'ready', 'under_way'].includes(placement.status))
    .flatMap((placement) => placement.days.filter((day) => day.state === 'planned' && day.day <= today).map((day) => ({ placement, day })));
}

/** Whether the young can see the partner and ask it for a place. */
export const takesPart = (status: PartnerStatus) => status === 'active' || status === 'renewal_due';
/** Whether the secretariat has yet to say welcome. */
export const waitsForWelcome = (status: PartnerStatus) => status === 'applied' || status === 'under_review';

/** What an address of the desk must carry for somebody who acts for several partners; nothing for everybody else. */
export function partnerQuery(viewer: { partner_memberships: readonly unknown[] }, partnerId: string): { partner?: string } {
  return viewer.partner_memberships.length > 1 ? { partner: partnerId } : {};
}
