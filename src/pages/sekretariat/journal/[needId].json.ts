import type { APIRoute } from 'astro';
import { caseAsData, readCase } from '../../../features/own-data/journal.server.ts';
import { caseFileName } from '../../../features/own-data/journal.ts';
import { requireStaff } from '../../../server/guards.ts';
import { privateFile } from '../../../server/private-file.ts';

/** One case as a file for the municipality's record system. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const file = await readCase(context.locals.db, context.params.needId);
  if (!file) return context.rewrite('/404');
  return privateFile(caseAsData(file), 'application/json; charset=utf-8', `${caseFileName(file.case)}.json`);
};
