import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type MySearch, mySearchSchema } from './need.ts';

/** Everything a young person sees of her own search; null for an account that is no young person. */
export async function readMySearch(db: Db): Promise<MySearch | null> {
  const search: unknown = await answer(db.rpc('my_search'));
  return search === null ? null : mySearchSchema.parse(search);
}
