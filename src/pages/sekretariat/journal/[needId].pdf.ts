import type { APIRoute } from 'astro';
import { readMunicipality } from '../../../features/municipality/municipality.server.ts';
import { caseAsPaper, readCase } from '../../../features/own-data/journal.server.ts';
import { caseFileName } from '../../../features/own-data/journal.ts';
import { requireStaff } from '../../../server/guards.ts';
import { privateFile } from '../../../server/private-file.ts';

/** One case on paper, for whoever files it. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const file = await readCase(context.locals.db, context.params.needId);
  if (!file) return context.rewrite('/404');
  const { brandName } = await readMunicipality(context.locals.publicDb);
  return privateFile(await caseAsPaper(file, brandName), 'application/pdf', `${caseFileName(file.case)}.pdf`);
};
