import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';

const colleague = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  stopped: z.boolean(),
  people: z.number(),
  open: z.number(),
  late: z.number(),
  told: z.number(),
  announced: z.number(),
  objected: z.number(),
  waiting: z.number(),
  education: z.number(),
  job: z.number(),
  other_help: z.number(),
  reopened: z.number(),
  let_go: z.number(),
  took_over: z.number(),
  let_go_planned: z.number(),
  took_over_planned: z.number(),
  leave_days: z.number(),
  leave_covered: z.number(),
});

const guarantee = z.object({
  today: z.string(),
  from_day: z.string(),
  to_day: z.string(),
  days_without_contact: z.number(),
  people_without_contact: z.number(),
  young_people: z.number(),
  changes_unplanned: z.number(),
  changes_planned: z.number(),
  changed: z.array(z.object({ times: z.number(), unplanned: z.number(), planned: z.number() })),
  late: z.number(),
  told: z.number(),
  leave_days: z.number(),
  leave_covered: z.number(),
  closings: z.object({ announced: z.number(), objected: z.number(), closed: z.number(), reopened: z.number() }),
  staff: z.array(colleague),
});
export type GuaranteeFigures = z.infer<typeof guarantee>;

/** How the promise was kept in a period, in all and by colleague. Secretariat only. */
export async function readGuarantee(db: Db, { from, to }: { from: string; to: string }): Promise<GuaranteeFigures> {
  return guarantee.parse(await answer(db.rpc('guarantee_figures', { from_day: from, to_day: to })));
}
