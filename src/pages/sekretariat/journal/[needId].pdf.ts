import type { APIRoute } from 'astro';
import { readMunicipality } from '../../../features/municipality/municipality.server.ts';
import { casePaper } from '../../../features/own-data/case-file.ts';
import { caseFileName, readCase } from '../../../features/own-data/own-data.server.ts';
import { pdfOf } from '../../../features/papers/pdf.ts';
import { requireStaff } from '../../../server/guards.ts';
import { privateFile } from '../../../server/private-file.ts';

/** One case on paper, for whoever files it. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const file = await readCase(context.locals.db, context.params.needId);
  if (!file) return context.rewrite('/404');
  const { brandName } = await readMunicipality(context.locals.publicDb);
  return privateFile(await pdfOf(casePaper(file, brandName), new Date(file.made_at)), 'application/pdf', `${caseFileName(file)}.pdf`);
};
