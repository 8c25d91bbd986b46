import type { APIRoute } from 'astro';
import { noFile, paperFile, readHostAgreement } from '../../../features/agreements/agreement.server.ts';

/** A paper of the placement for the place whose link it is. */
export const GET: APIRoute = async ({ locals, params }) => {
  const sheet = await readHostAgreement(locals.publicDb, params['token']);
  if (!sheet) return noFile(410);
  return (await paperFile(locals.publicDb, sheet, params['papir'])) ?? noFile();
};
