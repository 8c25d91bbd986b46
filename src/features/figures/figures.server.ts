import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { figuresSchema, type PublicFigures } from './figures.ts';

/** How the guarantee goes, counted now. */
export async function readPublicFigures(db: Db): Promise<PublicFigures> {
  return figuresSchema.parse(await answer(db.rpc('public_figures')));
}
