import { z } from 'astro/zod';
import { type TaskKind, taskKinds } from '../../copy/desks.ts';
import { openingKinds } from '../../copy/kinds.ts';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { journalSoon } from '../own-data/journal.ts';
import { partnerStatuses } from '../partners/lifecycle.ts';
import { type PartnerFacts, partnerFacts } from '../partners/partner-facts.ts';

const text = z.string().nullable();

const openingToLookAt = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(openingKinds),
  partner: z.string(),
  partner_id: z.string(),
  town: text,
  due_on: text,
  consultant: text,
});
export type OpeningToLookAt = z.infer<typeof openingToLookAt>;

const secretariatDesk = z.object({
  today: z.string(),
  open_needs: z.number(),
  without_contact: z.number(),
  late: z.number(),
  told: z.number(),
  contact_changes: z.number(),
  planned_changes: z.number(),
  tasks_late: z.number(),
  tasks_told: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(Object.keys(taskKinds) as [TaskKind, ...TaskKind[]]),
      due_on: z.string(),
      /** Who was to do it, and who answers today, with a number. */
      staff: z.string(),
      answers: z.string(),
      phone: z.string(),
      young_person_id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      /** Whether she is counted among the late already. */
      need_late: z.boolean(),
    }),
  ),
  partners_waiting: z.array(partnerFacts),
  partners_active: z.number(),
  openings: z.array(openingToLookAt),
  closings: z.array(
    z.object({
      id: z.string(),
      young_person_id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      kind: z.enum(openingKinds).nullable(),
      close_on: z.string(),
      outcome: z.enum(['education', 'job', 'other_help']),
      receiver: z.enum(['kui', 'job_desk', 'youth_guide', 'school', 'other_municipality']).nullable(),
      contact: z.string(),
    }),
  ),
  journal: journalSoon,
});
export type SecretariatDesk = z.infer<typeof secretariatDesk>;

/** The guarantee today. Secretariat only. */
export async function readSecretariatDesk(db: Db): Promise<SecretariatDesk> {
  return secretariatDesk.parse(await answer(db.rpc('secretariat_desk')));
}

/** One partner, for its consultant and the secretariat. */
export async function readPartner(db: Db, partnerId: string): Promise<PartnerFacts> {
  return partnerFacts.parse(await answer(db.rpc('partner_for_staff', { partner_id: partnerId })));
}

const partnerList = z.object({
  everybody: z.number(),
  found: z.number(),
  page: z.number(),
  page_size: z.number(),
  states: z.record(z.string(), z.number()),
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      cvr: z.string(),
      status: z.enum(partnerStatuses),
      paused_until: text,
      touched_on: z.string(),
      consultant: text,
      town: text,
      published: z.number(),
      waiting: z.number(),
    }),
  ),
});
export type PartnerList = z.infer<typeof partnerList>;

/** Partners by name, fifty a page: all for the secretariat, their own for consultants. */
export async function readPartners(db: Db, { state, search, page }: { state: string | null; search: string; page: number }): Promise<PartnerList> {
  return partnerList.parse(await answer(db.rpc('partners_for_staff', { state, search: search || null, page })));
}

/** First openings that wait for a look. */
export async function readOpeningsToLookAt(db: Db): Promise<OpeningToLookAt[]> {
  return z.array(openingToLookAt).parse(await answer(db.rpc('openings_to_look_at')));
}

const openingWhole = z.object({
  id: z.string(),
  public_id: z.string(),
  status: z.string(),
  kind: z.enum(openingKinds),
  title: z.string(),
  tasks: z.array(z.string()),
  learn: z.string(),
  meet_who: z.string(),
  meet_at: text,
  ends_at: text,
  clothes: z.string(),
  food: z.string(),
  transport: z.string(),
  min_age: z.number(),
  suggested_min_age: z.number(),
  machines: z.boolean(),
  chemicals: z.boolean(),
  heavy_lifting: z.boolean(),
  alone: z.boolean(),
  late_or_alcohol: z.boolean(),
  assessed_at: text,
  responsible_adult: z.string(),
  paid: z.boolean(),
  pay_text: z.string(),
  special: z.boolean(),
  language_note: z.string(),
  seats_in_all: z.number().nullable(),
  seats: z.number().nullable(),
  weeks: z.array(z.object({ week: z.string(), days: z.number() })),
  partner: z.string(),
  partner_id: z.string(),
  workplace: z.string(),
  street: z.string(),
  postcode: z.string(),
  town: text,
  due_on: text,
  owner: z.object({ name: z.string(), phone: text, email: z.string() }).nullable(),
});
export type OpeningWhole = z.infer<typeof openingWhole>;

/** One opening with everything its partner wrote. */
export async function readOpeningToLookAt(db: Db, openingId: string): Promise<OpeningWhole> {
  return openingWhole.parse(await answer(db.rpc('opening_to_look_at', { opening_id: openingId })));
}
