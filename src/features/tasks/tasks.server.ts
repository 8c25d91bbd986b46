import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type Task, task } from './task.ts';

/** My open tasks and those of a colleague for whom I am deputy; with `all`, everybody's whom I may see. */
export async function readTasks(db: Db, whose: 'mine' | 'all' = 'mine'): Promise<Task[]> {
  return z.array(task).parse(await answer(db.rpc('staff_tasks', { whose })));
}
