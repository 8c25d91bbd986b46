import type { APIContext } from 'astro';
import { type Db, visitorDb } from './db.ts';
import { answer, Failure } from './failures.ts';
import { visitorSession } from './session.ts';
import { loadViewer, type Viewer } from './viewer.ts';

/**
 * Gives a request its database clients and questions, each made when first used:
 * a public page never opens the session, and so looks the same for everybody.
 */
export function prepareLocals({ locals, cookies }: Pick<APIContext, 'locals' | 'cookies'>): void {
  // A rewrite runs the middleware again, with what was already asked.
  if (Object.hasOwn(locals, 'session')) return;

  const session = visitorSession(cookies);
  let db: Db | undefined;
  let publicDb: Db | undefined;
  let viewer: Promise<Viewer | null> | undefined;
  let today: Promise<string> | undefined;

  async function whoIsThere(): Promise<Viewer | null> {
    if ((await session.token()) === null) return null;
    try {
      const found = await loadViewer(locals.db);
      if (!found) session.forget();
      return found;
    } catch (thrown) {
      // Signed out elsewhere: the token still reads well, the database knows better.
      if (thrown instanceof Failure && thrown.code === 'not_signed_in') session.forget();
      throw thrown;
    }
  }

  Object.defineProperties(locals, {
    session: { value: session, enumerable: true },
    db: { get: () => (db ??= visitorDb(session.token)), enumerable: true },
    publicDb: { get: () => (publicDb ??= visitorDb(async () => null)), enumerable: true },
    viewer: { value: () => (viewer ??= whoIsThere()), enumerable: true },
    today: { value: () => (today ??= answer(locals.publicDb.rpc('today')) as Promise<string>), enumerable: true },
    action: { value: null, writable: true, enumerable: true },
    sentTo: { value: null, writable: true, enumerable: true },
    failure: { value: null, writable: true, enumerable: true },
  });
}
