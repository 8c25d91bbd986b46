import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type PickedPlace, pickedPlaceSchema } from './application.ts';

/** The openings somebody has picked, in the order given; those that are gone are left out. */
export async function readPickedPlaces(db: Db, publicIds: readonly string[]): Promise<PickedPlace[]> {
  if (publicIds.length === 0) return [];
  return z.array(pickedPlaceSchema).parse(await answer(db.rpc('places_to_apply_for', { public_ids: [...publicIds] })));
}
