import { z } from 'astro/zod';
import { periodInWords } from '../../copy/own-data.ts';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { erasureRequests, type Looks, looks, type OwnData, type OwnErasure, ownData, ownErasure } from './own-data.ts';

/** Everything that is stored about whoever is signed in. */
export async function readOwnData(db: Db): Promise<OwnData> {
  return ownData.parse(await answer(db.rpc('my_data')));
}

/** Who has looked at the page of the young person who is signed in; null for anybody else. */
export async function readLooks(db: Db): Promise<Looks | null> {
  return looks.nullable().parse(await answer(db.rpc('my_looks')));
}

/** What she has asked for, and what erasing would mean; null for whoever is no young person. */
export async function readOwnErasure(db: Db): Promise<OwnErasure | null> {
  return ownErasure.nullable().parse(await answer(db.rpc('my_erasure')));
}

/** Who waits for a decision. Secretariat only. */
export async function readErasureRequests(db: Db): Promise<z.infer<typeof erasureRequests>> {
  return erasureRequests.parse(await answer(db.rpc('erasure_requests')));
}

/** How long things are kept, in words, by the key of the setting without "keep_": `{ placement: '13 måneder' }`. */
export async function readPeriods(db: Db): Promise<Record<string, string>> {
  const periods = z.record(z.string(), z.string()).parse(await answer(db.rpc('retention_periods')));
  return Object.fromEntries(
    Object.entries(periods).flatMap(([key, period]) => {
      const words = periodInWords(period);
      return words ? [[key.replace(/^keep_/, ''), words]] : [];
    }),
  );
}
