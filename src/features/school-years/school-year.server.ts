import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';

const page = z.object({
  today: z.string(),
  school_year: z.number(),
  plan: z.object({ runs_on: z.string(), note: z.string(), confirmed_at: z.string().nullable(), ran_at: z.string().nullable() }).nullable(),
  ways: z.record(z.string(), z.number()),
  moved: z.number(),
  elsewhere: z.number(),
  open_needs: z.number(),
  classes: z.array(z.object({ school: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable(), count: z.number() })),
  receivers: z.array(z.object({ name: z.string(), title: z.string(), count: z.number() })),
  undecided: z.array(
    z.object({
      id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      class: z.string().nullable(),
      school: z.string().nullable(),
      contact: z.string(),
    }),
  ),
});
export type SchoolYearPlan = z.infer<typeof page>;

/** The plan for the school year that begins in this year. Secretariat only. */
export async function readSchoolYear(db: Db, schoolYear: number): Promise<SchoolYearPlan> {
  return page.parse(await answer(db.rpc('roll_over_page', { school_year: schoolYear })));
}

const nextYear = z
  .object({
    school_year: z.number(),
    way: z.enum(['next_class', 'same_grade', 'other_class', 'leaves_school', 'undecided']),
    to: z.string().nullable(),
    school: z.string().nullable(),
    receiver: z.string().nullable(),
    runs_on: z.string(),
  })
  .nullable();
export type NextYear = NonNullable<z.infer<typeof nextYear>>;

/** Where one pupil goes after the summer, as the plan stands; null without a plan. */
export async function readNextYear(db: Db, youngPersonId: string): Promise<NextYear | null> {
  return nextYear.parse(await answer(db.rpc('next_year_of', { young_person_id: youngPersonId })));
}
