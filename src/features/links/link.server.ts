import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type Link, linkSchema } from './link.ts';
import { isToken } from './token.ts';

/** What stands behind a link, also one that is too old; null when nobody knows it. Reading changes nothing. */
export async function readLink(db: Db, token: string | undefined): Promise<Link | null> {
  if (!isToken(token)) return null;
  return linkSchema.nullable().parse(await answer(db.rpc('about_link', { token })));
}
