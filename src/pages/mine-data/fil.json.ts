import type { APIRoute } from 'astro';
import { readOwnData } from '../../features/own-data/own-data.server.ts';
import { requireViewer } from '../../server/guards.ts';
import { privateFile } from '../../server/private-file.ts';

/** Everything that is stored about whoever is signed in, as a file for machines (databeskyttelsesforordningen art. 20). */
export const GET: APIRoute = async (context) => {
  const viewer = await requireViewer(context);
  if (viewer instanceof Response) return viewer;
  return privateFile(JSON.stringify(await readOwnData(context.locals.db), null, 2), 'application/json; charset=utf-8', 'mine-data.json');
};
