import type { APIRoute } from 'astro';
import { calendarFile, noFile, readHostAgreement } from '../../../features/agreements/agreement.server.ts';

/** The days for the calendar of the place whose link it is. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const sheet = await readHostAgreement(locals.publicDb, params['token']);
  return sheet ? calendarFile(sheet, url) : noFile(410);
};
