import { z } from 'astro/zod';
import type { Branch } from '../../copy/kinds.ts';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type PartnerCard, type PartnerProfile, partnerCardSchema, partnerProfileSchema } from './profile.ts';

export const PARTNERS_A_PAGE = 24;

export interface PartnerFilters {
  q: string;
  branch: Branch | null;
  postcode: string | null;
  page: number;
}

/** One page of the partners that take part. */
export async function findPartners(db: Db, filters: PartnerFilters): Promise<PartnerCard[]> {
  const rows = await answer(
    db.rpc('partner_list', {
      query: filters.q || undefined,
      branches: filters.branch ? [filters.branch] : undefined,
      postcode: filters.postcode ?? undefined,
      page: filters.page,
      page_size: PARTNERS_A_PAGE,
    }),
  );
  return z.array(partnerCardSchema).parse(rows);
}

/** The branches that have partners, with how many. */
export async function partnerBranches(db: Db): Promise<{ branch: Branch; n: number }[]> {
  return await answer(db.rpc('partner_branches'));
}

/** A partner as everybody sees it, or null when there is none with this id that takes part. */
export async function readPartner(db: Db, publicId: string): Promise<PartnerProfile | null> {
  const page = await answer(db.rpc('partner_page', { public_id: publicId }));
  return page === null ? null : partnerProfileSchema.parse(page);
}
