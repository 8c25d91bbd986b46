import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { Facets, type OpeningFilters, widerSearches } from './filters.ts';
import { type OpeningCard, type OpeningPage, openingCardSchema, openingPageSchema } from './opening.ts';

export const PAGE_SIZE = 20;

/** What both functions of the search are asked. */
function asked(f: OpeningFilters) {
  const some = <T>(list: readonly T[]) => (list.length > 0 ? [...list] : undefined);
  return {
    query: f.q || undefined,
    kinds: some(f.kinds),
    branches: some(f.branches),
    interests: some(f.interests),
    week: f.week ?? undefined,
    postcode: f.postcode ?? undefined,
    // A distance from nowhere is no filter.
    km: (f.postcode && f.km) || undefined,
    age: f.age ?? undefined,
    step_free: f.stepFree,
    quiet: f.quiet,
    bus: f.bus,
    only_free: f.onlyFree,
  };
}

/** One page of cards, the best fit first. */
export async function findOpenings(db: Db, filters: OpeningFilters, pageSize = PAGE_SIZE): Promise<OpeningCard[]> {
  const rows = await answer(db.rpc('search_openings', { ...asked(filters), page: filters.page, page_size: pageSize }));
  return z.array(openingCardSchema).parse(rows.map(({ distance_km, bus_text, ...row }) => ({ ...row, km: distance_km, bus: bus_text })));
}

/** How many there are, and how many each further choice would give. */
export async function countOpenings(db: Db, filters: OpeningFilters): Promise<Facets> {
  return new Facets(await answer(db.rpc('opening_facets', asked(filters))));
}

/** For a search that found nothing: the wider searches that find something, the nearest first. */
export async function findWaysOut(db: Db, filters: OpeningFilters) {
  const ways = await Promise.all(widerSearches(filters).map(async (way) => ({ ...way, n: (await countOpenings(db, way.filters)).all })));
  return ways.filter((way) => way.n > 0).slice(0, 3);
}

/** One opening with everything about it, or null when there never was such a one. */
export async function readOpening(db: Db, publicId: string): Promise<OpeningPage | null> {
  const page = await answer(db.rpc('opening_page', { public_id: publicId }));
  return page === null ? null : openingPageSchema.parse(page);
}

/** The name of a postal district, or null when there is none with this number. */
export async function townOf(db: Db, postcode: string | null): Promise<string | null> {
  if (!postcode) return null;
  const row = await answer(db.from('postcode').select('name').eq('code', postcode).maybeSingle());
  return row?.name ?? null;
}
