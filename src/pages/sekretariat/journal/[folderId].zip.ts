import type { APIRoute } from 'astro';
import { readMunicipality } from '../../../features/municipality/municipality.server.ts';
import { folderAsZip, readFolder } from '../../../features/own-data/journal.server.ts';
import { folderFileName } from '../../../features/own-data/journal.ts';
import { requireStaff } from '../../../server/guards.ts';
import { privateFile } from '../../../server/private-file.ts';

/** Many cases for whoever files them: each in a folder of its own, on paper and as data, and a list of them all. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const folder = await readFolder(context.locals.db, context.params.folderId);
  if (!folder) return context.rewrite('/404');
  const { brandName } = await readMunicipality(context.locals.publicDb);
  return privateFile(folderAsZip(context.locals.db, folder, brandName), 'application/zip', `${folderFileName(folder)}.zip`);
};
