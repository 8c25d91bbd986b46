import { z } from 'astro/zod';
import { branches, openingKinds } from '../../copy/kinds.ts';
import { openingStatuses } from '../openings/lifecycle.ts';
import { partnerStatuses } from './lifecycle.ts';

const text = z.string().nullable();

/** A partner as those who look after it see it (`private.partner_facts`). */
export const partnerFacts = z.object({
  id: z.string(),
  public_id: z.string(),
  name: z.string(),
  cvr: z.string(),
  p_unit: text,
  form: z.enum(['company', 'self_governing', 'public', 'association', 'institution']),
  branches: z.array(z.enum(branches)),
  about: z.string(),
  why: z.string(),
  website: text,
  size_band: z.string(),
  status: z.enum(partnerStatuses),
  paused_until: text,
  promise_days: z.number(),
  review_note: text,
  due_on: text,
  applied_on: z.string(),
  touched_on: z.string(),
  consultant: text,
  recommended_by: text,
  others_with_cvr: z.array(z.string()),
  workplaces: z.array(z.object({ id: z.string(), name: z.string(), street: z.string(), postcode: z.string(), town: text, phone: text })),
  members: z.array(z.object({ name: z.string(), title: z.string(), email: z.string(), phone: text, is_owner: z.boolean() })),
  agreement: z.object({ accepted_by: z.string(), accepted_on: z.string(), valid_from: text, valid_to: text }).nullable(),
  openings: z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(openingKinds), status: z.enum(openingStatuses), public_id: z.string() })),
  waiting_here: z.number(),
  ahead_here: z.number(),
  running_here: z.number(),
});
export type PartnerFacts = z.infer<typeof partnerFacts>;
