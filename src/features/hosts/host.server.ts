import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { isToken } from '../links/token.ts';
import { type HostPage, hostPageSchema } from './host.ts';

/** What the link shows; null when it is unknown, too old or already answered. */
export async function readHostPage(db: Db, token: string | undefined): Promise<HostPage | null> {
  if (!isToken(token)) return null;
  try {
    return hostPageSchema.parse(await answer(db.rpc('host_page', { token })));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'link_expired') return null;
    throw thrown;
  }
}
