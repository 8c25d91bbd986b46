import type { APIRoute } from 'astro';
import { readMyCv } from '../../features/cv/cv.server.ts';
import { cvPaper } from '../../features/cv/cv-paper.ts';
import { pdfOf } from '../../features/papers/pdf.ts';
import { requireYoungPerson } from '../../server/guards.ts';
import { privateFile } from '../../server/private-file.ts';

/** Her CV as a PDF that can be read aloud. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireYoungPerson(context);
  if (viewer instanceof Response) return viewer;
  const mine = await readMyCv(context.locals.db);
  if (!mine) return await context.rewrite('/403');
  const file = await pdfOf(cvPaper(mine), new Date(`${mine.today}T12:00:00Z`));
  return privateFile(file, 'application/pdf', 'cv.pdf');
};
