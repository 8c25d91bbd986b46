import type { APIRoute } from 'astro';
import { noFile, paperFile, readGuardianAgreements } from '../../../features/agreements/agreement.server.ts';

/** A paper of one placement (`?forloeb=`) for the guardian whose link it is. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const sheets = await readGuardianAgreements(locals.publicDb, params['token']);
  if (!sheets) return noFile(410);
  const sheet = sheets.find((one) => one.placement_id === url.searchParams.get('forloeb'));
  return (sheet && (await paperFile(locals.publicDb, sheet, params['papir']))) ?? noFile();
};
