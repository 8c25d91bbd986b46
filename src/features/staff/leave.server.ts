import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';

const leave = z.object({
  id: z.string(),
  staff_id: z.string(),
  name: z.string(),
  title: z.string(),
  from: z.string(),
  /** Last day; null while nobody knows. */
  until: z.string().nullable(),
  deputy_id: z.string(),
  deputy: z.string(),
  /** Who answers, the deputy's own leave counted in. */
  answers: z.string(),
  covered: z.boolean(),
  people: z.number(),
});
export type Leave = z.infer<typeof leave>;

const colleague = z.object({ id: z.string(), name: z.string(), title: z.string() });

const leavePage = z.object({
  today: z.string(),
  me: z.string(),
  for_everybody: z.boolean(),
  deputy_id: z.string().nullable(),
  mine: z.array(leave),
  stands_in: z.array(leave),
  others: z.array(leave),
  staff: z.array(colleague.extend({ people: z.number() })),
  deputies: z.array(colleague),
});
export type LeavePage = z.infer<typeof leavePage>;

/** My leave, those for whom I answer, and for the secretariat everybody's. */
export async function readLeavePage(db: Db): Promise<LeavePage> {
  return leavePage.parse(await answer(db.rpc('leave_page')));
}

const handOver = z.object({
  name: z.string(),
  everybody: z.number(),
  count: z.number(),
  needs: z.number(),
  late: z.number(),
  tasks: z.number(),
  classes: z.array(z.object({ id: z.string(), name: z.string(), school_id: z.string(), school: z.string(), count: z.number() })),
});
export type HandOverPreview = z.infer<typeof handOver>;

/** How many a hand-over would move. Null for a colleague who is not here. */
export async function readHandOver(
  db: Db,
  { from, classId, schoolId }: { from: string; classId: string | null; schoolId: string | null },
): Promise<HandOverPreview | null> {
  return handOver.nullable().parse(await answer(db.rpc('hand_over_preview', { staff_id: from, class_id: classId, school_id: schoolId })));
}
