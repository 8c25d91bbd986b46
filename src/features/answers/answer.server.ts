import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { caseSchema, type PartnerCase } from './answer.ts';

/** One young person, as much as the workplace may see. Throws `not_found` for another workplace's. */
export async function readCase(db: Db, applicationId: string): Promise<PartnerCase> {
  return caseSchema.parse(await answer(db.rpc('partner_case', { application_id: applicationId })));
}

const nearOpeningsSchema = z.array(
  z.object({
    opening_id: z.string(),
    public_id: z.string(),
    title: z.string(),
    partner_name: z.string(),
    town: z.string(),
    km: z.number(),
    free_days: z.coerce.number(),
  }),
);
export type NearOpening = z.infer<typeof nearOpeningsSchema>[number];

/** The nearest places with a free seat at this moment, for somebody whom the workplace helps on. */
export async function readNearOpenings(db: Db, applicationId: string): Promise<NearOpening[]> {
  return nearOpeningsSchema.parse(await answer(db.rpc('near_openings_for', { application_id: applicationId })));
}
