import { z } from 'astro/zod';
import { branches } from '../../copy/kinds.ts';
import { partnerForms, sizeBands } from '../../copy/partner-words.ts';
import { workplaceSchema } from './desk.ts';
import { partnerStatuses } from './lifecycle.ts';

/** What the owner may change: `public.partner_to_edit`. */
export const partnerToEditSchema = z.object({
  id: z.string(),
  edition: z.string(),
  public_id: z.string(),
  cvr: z.string(),
  p_unit: z.string().nullable(),
  name: z.string(),
  form: z.enum(partnerForms),
  branches: z.array(z.enum(branches)),
  about: z.string(),
  why: z.string(),
  website: z.string().nullable(),
  size_band: z.enum(sizeBands),
  status: z.enum(partnerStatuses),
  paused_until: z.string().nullable(),
  promise_days: z.number(),
  special_places: z.number(),
  review_note: z.string().nullable(),
  due_on: z.string().nullable(),
  agreement: z.object({ accepted_by: z.string(), accepted_on: z.string(), valid_from: z.string().nullable(), valid_to: z.string().nullable() }).nullable(),
  workplaces: z.array(workplaceSchema.extend({ edition: z.string(), p_unit: z.string().nullable() })),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      email: z.string(),
      is_owner: z.boolean(),
      has_signed_in: z.boolean(),
      is_me: z.boolean(),
      workplaces: z.array(z.string()),
    }),
  ),
});
export type PartnerToEdit = z.infer<typeof partnerToEditSchema>;
