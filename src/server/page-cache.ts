import type { AstroGlobal } from 'astro';
import { visitorDb } from './db.ts';

/**
 * Public pages are kept in memory and answered without the database, the same for everybody. What they show is told by one
 * number, `public.revision()`, which the database raises at every change of it, whoever made it: every process asks for
 * it every two seconds and forgets its pages when it has moved.
 */

const ASK_EVERY_MS = 2_000;
const TAG = 'public';
/** Fresh for a minute: the date and what does not move the number. Then still good while a new one is made, or the database is away. */
const FRESH_SECONDS = 60;
const GOOD_SECONDS = 600;

type PageCache = AstroGlobal['cache'];

/**
 * Keeps this page. Call it after all queries have succeeded: an empty failure would be kept as well.
 * Only for pages that read nothing of who is looking. `counted` pages show figures that no number follows, and age by the minute.
 */
export function keepPage(page: Pick<AstroGlobal, 'cache' | 'response'>, { counted = false } = {}): void {
  page.cache.set({ maxAge: FRESH_SECONDS, swr: counted ? FRESH_SECONDS : GOOD_SECONDS, tags: [TAG] });
  // The browser asks each time, so that nobody sees a place that was given yesterday.
  page.response.headers.set('Cache-Control', 'public, max-age=0, must-revalidate');
  if (import.meta.env.PROD) watchRevision(page.cache);
}

let watching = false;

function watchRevision(cache: PageCache): void {
  if (watching) return;
  watching = true;
  const db = visitorDb(async () => null);
  let known: number | null = null;
  let again = false;
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      const { data: number } = await db.rpc('revision');
      if (number === null) return;
      const moved = number !== known;
      // A page that was being made when the number moved was kept after the first forgetting: forget once more.
      if (moved || again) await cache.invalidate({ tags: [TAG] });
      again = moved;
      known = number;
    } catch {
      // Out of reach: the pages stay until they are old.
    } finally {
      asking = false;
    }
  };
  setInterval(ask, ASK_EVERY_MS).unref();
}
