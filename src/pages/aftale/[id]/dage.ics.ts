import type { APIRoute } from 'astro';
import { calendarFile, readAgreement } from '../../../features/agreements/agreement.server.ts';
import { requireViewer } from '../../../server/guards.ts';

/** The days of a placement for a calendar, by the reader's own sign-in. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireViewer(context);
  if (viewer instanceof Response) return viewer;
  return calendarFile(await readAgreement(context.locals.db, context.params['id']), context.url);
};
