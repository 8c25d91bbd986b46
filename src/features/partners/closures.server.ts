import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';

const closure = z.object({
  id: z.string(),
  first_day: z.string(),
  last_day: z.string(),
  /** Null when all workplaces are closed. */
  workplace: z.string().nullable(),
  /** So many young people have a date of answer in these days. */
  due_before: z.number(),
});
export type Closure = z.infer<typeof closure>;

/** The weeks in which a partner is closed, and that are not over. */
export async function readClosures(db: Db, partnerId: string): Promise<Closure[]> {
  return z.array(closure).parse(await answer(db.rpc('partner_closures', { partner_id: partnerId })));
}
