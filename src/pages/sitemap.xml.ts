import { SITE_URL } from 'astro:env/server';
import type { APIRoute } from 'astro';
import { slugOf } from '../features/slug.ts';
import { paths } from '../paths.ts';
import { answer } from '../server/failures.ts';
import { keepPage } from '../server/page-cache.ts';

/** PostgREST gives at most this many rows at a time. */
const AT_ONCE = 1000;
/** A sitemap holds at most 50,000 addresses. */
const MOST = 45_000;

/** Every public address, for search engines. */
export const GET: APIRoute = async ({ locals, cache }) => {
  const db = locals.publicDb;
  const addresses: string[] = [
    paths.front(),
    paths.openings(),
    paths.partners(),
    paths.forParents(),
    paths.howItGoes(),
    paths.unsure(),
    paths.workRules(),
    paths.workRulesForPlaces(),
    paths.becomePartner(),
    paths.someoneToTalkTo(),
    paths.contact(),
  ];
  for (let from = 0; from < MOST; from += AT_ONCE) {
    const rows = await answer(
      db
        .from('opening')
        .select('public_id, title')
        .order('public_id')
        .range(from, from + AT_ONCE - 1),
    );
    addresses.push(...rows.map((row) => paths.opening(row.public_id, slugOf(row.title))));
    if (rows.length < AT_ONCE) break;
  }
  const partners = await answer(db.from('partner').select('public_id, name').order('public_id').limit(AT_ONCE));
  addresses.push(...partners.map((row) => paths.partnerProfile(row.public_id, slugOf(row.name))));

  const response = new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses
      .map((address) => `<url><loc>${new URL(address, SITE_URL).href}</loc></url>`)
      .join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  );
  keepPage({ cache, response });
  return response;
};
