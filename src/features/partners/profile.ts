import { z } from 'astro/zod';
import { branches } from '../../copy/kinds.ts';
import { openingCardSchema } from '../openings/opening.ts';

const branch = z.enum(branches);

/** A partner in the public list: a row of `partner_list`. */
export const partnerCardSchema = z.object({
  public_id: z.string(),
  name: z.string(),
  branches_of: z.array(branch),
  about: z.string(),
  towns: z.array(z.string()),
  distance_km: z.coerce.number().nullable(),
  promise_days: z.number(),
  /** Openings with room. */
  openings: z.number(),
  /** Partners on all pages together. */
  in_all: z.number(),
});
export type PartnerCard = z.infer<typeof partnerCardSchema>;

/** `public.partner_page`: a partner that takes part. */
export const partnerProfileSchema = z.object({
  public_id: z.string(),
  name: z.string(),
  form: z.enum(['company', 'self_governing', 'public', 'association', 'institution']),
  branches: z.array(branch),
  about: z.string(),
  why: z.string(),
  website: z.string().nullable(),
  size_band: z.string(),
  promise_days: z.number(),
  since: z.string().nullable(),
  workplaces: z.array(
    z.object({
      name: z.string(),
      street: z.string(),
      postcode: z.string(),
      town: z.string(),
      phone: z.string().nullable(),
      bus: z.string(),
      step_free: z.boolean(),
      quiet: z.boolean(),
    }),
  ),
  openings: z.array(openingCardSchema),
});
export type PartnerProfile = z.infer<typeof partnerProfileSchema>;
