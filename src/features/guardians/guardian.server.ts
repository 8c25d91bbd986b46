import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { isToken } from '../links/token.ts';
import { type GuardianPage, guardianPageSchema } from './guardian.ts';

/** What the link shows; null when it is unknown, too old or stopped. Reading changes nothing. */
export async function readGuardianPage(db: Db, token: string | undefined): Promise<GuardianPage | null> {
  if (!isToken(token)) return null;
  try {
    return guardianPageSchema.parse(await answer(db.rpc('guardian_page', { token })));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'link_expired') return null;
    throw thrown;
  }
}
