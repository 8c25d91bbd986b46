import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { applicationStatuses } from '../applications/lifecycle.ts';
import { kindVerdicts, schoolSituations } from '../kinds/rules.ts';
import { actors, channels } from '../lifecycle.ts';
import { dutyDays } from '../needs/duty.ts';
import { placementStatuses } from '../placements/lifecycle.ts';
import { contactSchema } from '../staff/contact.ts';
import { needFacts } from './need-facts.ts';

const text = z.string().nullable();
const channel = z.enum(channels).nullable();

const application = z.object({
  id: z.string(),
  status: z.enum(applicationStatuses),
  rank: z.number(),
  week: text,
  reasons: z.array(z.string()),
  own_words: z.string(),
  may_call: z.boolean(),
  place: text,
  own_place: z.boolean(),
  title: text,
  opening_public_id: text,
  opening_status: text,
  by_day: z.boolean(),
  meet_at: text,
  ends_at: text,
  visit_on: text,
  visit_at: text,
  starts_on: text,
  live_on: text,
  closed: z.array(z.object({ first_day: z.string(), last_day: z.string() })),
  host: z.object({ contact_name: text, phone: text, email: text, address: text }),
  offered_days: z.array(z.string()),
  free_days: z.array(z.object({ day: z.string(), free: z.number() })),
  near: z.array(z.object({ opening_id: z.string(), title: z.string(), partner: z.string(), km: z.number().nullable(), free_days: z.number() })),
});
export type PupilApplication = z.infer<typeof application>;

const placement = z.object({
  id: z.string(),
  application_id: z.string(),
  status: z.enum(placementStatuses),
  place: text,
  starts_on: z.string(),
  ends_on: z.string(),
  papers_due_on: z.string(),
  host_agreed_at: text,
  host_agreed_via: channel,
  school_agreed_at: text,
  school_agreed_via: channel,
  guardian_agreed_at: text,
  may_say_for_school: z.boolean(),
  /** A school whose leader is not here: what it said elsewhere is written down. */
  may_write_schools_yes: z.boolean(),
  guardian_agreed_via: channel,
  missing: z.array(z.enum(['host', 'school', 'guardian'])),
  counts_days: z.boolean(),
  is_partner: z.boolean(),
  days: z.array(
    z.object({ id: z.string(), day: z.string(), from: z.string(), to: z.string(), state: z.enum(['offered', 'planned', 'came', 'sick', 'did_not_come']) }),
  ),
});
export type PupilPlacement = z.infer<typeof placement>;

const need = needFacts.extend({
  interests: z.array(z.string()),
  wish_weeks: z.array(z.string()),
  help_on_agreed: z.boolean(),
  hops: z.number(),
  next_actor: z.enum(actors).nullable(),
  split: z.boolean(),
  reopen_until: text,
  reopenable: z.boolean().nullable(),
  counts_days: z.boolean(),
  applications: z.array(application),
  placements: z.array(placement),
  hand_overs: z.array(z.object({ from: text, reason: z.string(), target: z.string(), to: text, on: z.string() })),
  suggestions: z.array(z.object({ title: z.string(), partner: z.string(), reason: z.string(), opening_public_id: z.string() })),
});
export type PupilNeed = z.infer<typeof need>;

const event = z.object({
  id: z.number(),
  at: z.string(),
  lifecycle: z.string(),
  command: z.string(),
  from: text,
  to: text,
  actor: z.enum(actors),
  channel: z.enum(channels),
  code: text,
  by: text,
  place: text,
  link_to: text,
});
export type PupilEvent = z.infer<typeof event>;

const task = z.object({
  id: z.string(),
  kind: z.string(),
  words: z.string(),
  due_on: z.string(),
  urgent: z.boolean(),
  staff: z.string(),
  mine: z.boolean(),
  partner: text,
});

/** What `pupil_page` answers. */
export const pupilPage = z.object({
  today: z.string(),
  duty: dutyDays.nullable(),
  person: z.object({
    id: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    birth_date: z.string(),
    age: z.number(),
    situation: z.enum(schoolSituations),
    class: text,
    grade: z.number().nullable(),
    school: text,
    email: text,
    phone: text,
    emergency_name: text,
    emergency_phone: text,
    has_account: z.boolean(),
    /** There is an account, a mail or a mobile number: a message can arrive. */
    reachable: z.boolean(),
    unlisted: z.boolean(),
    via_contact_only: z.boolean(),
  }),
  contact: contactSchema.extend({ id: z.string(), email: z.string(), is_me: z.boolean(), answers_is_me: z.boolean() }),
  guardian: z
    .object({
      id: z.string(),
      name: z.string(),
      email: text,
      phone: text,
      language: z.string(),
      answers: z.array(
        z.object({
          answer: z.enum(['yes', 'no', 'call_me', 'not_my_child']).nullable(),
          at: text,
          via: channel,
          asked_at: z.string(),
          kind: z.enum(openingKinds).nullable(),
        }),
      ),
    })
    .nullable(),
  openable: z.array(z.object({ kind: z.enum(openingKinds), verdict: z.enum(kindVerdicts) })),
  needs: z.array(need),
  notes: z.array(z.object({ id: z.string(), body: z.string(), by: text, at: z.string() })),
  tasks: z.array(task),
  contact_changes: z.array(z.object({ from: z.string(), to: z.string(), note: z.string(), planned: z.boolean(), at: z.string() })),
  events: z.array(event),
});
export type PupilPage = z.infer<typeof pupilPage>;

/** An opening that fits a need, and why, as `suggest_openings_for` answers. */
export const suggestedOpening = z.object({
  opening_id: z.string(),
  public_id: z.string(),
  title: z.string(),
  partner_name: z.string(),
  kind: z.enum(openingKinds),
  branch: z.string(),
  min_age: z.number(),
  km: z.number().nullable(),
  free_days: z.number(),
  weeks: z.array(z.object({ week: z.string(), days: z.number() })),
  by_day: z.boolean(),
  special: z.boolean(),
  why: z.array(z.enum(['branch', 'interest', 'week', 'near', 'seats'])),
});
export type SuggestedOpening = z.infer<typeof suggestedOpening>;
