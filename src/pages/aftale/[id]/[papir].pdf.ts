import type { APIRoute } from 'astro';
import { noFile, paperFile, readAgreement } from '../../../features/agreements/agreement.server.ts';
import { requireViewer } from '../../../server/guards.ts';

/** A paper of a placement as PDF, by the reader's own sign-in. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireViewer(context);
  if (viewer instanceof Response) return viewer;
  const sheet = await readAgreement(context.locals.db, context.params['id']);
  return (await paperFile(context.locals.publicDb, sheet, context.params['papir'])) ?? noFile();
};
