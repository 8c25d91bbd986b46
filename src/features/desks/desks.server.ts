import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { type BulkReport, bulkReport } from './bulk-report.ts';
import { type CoordinatorDesk, coordinatorDesk, type DeskQuery } from './desk.ts';
import { type PupilPage, pupilPage, type SuggestedOpening, suggestedOpening } from './pupil.ts';

/** The list of a coordinator's desk, or of the secretariat's. */
export async function readDesk(db: Db, query: DeskQuery): Promise<CoordinatorDesk> {
  const desk = await answer(
    db.rpc('coordinator_desk', {
      whose: query.whose,
      class_id: query.classId ?? undefined,
      state: query.state ?? undefined,
      search: query.search || undefined,
      page: query.page,
      longest_first: query.longestFirst,
    }),
  );
  return coordinatorDesk.parse(desk);
}

/** Everything about one young person. Fails with `not_found` for whoever may not help her. */
export async function readPupil(db: Db, youngPersonId: string): Promise<PupilPage> {
  return pupilPage.parse(await answer(db.rpc('pupil_page', { young_person_id: youngPersonId })));
}

/** Openings that fit a need, best fit first; `words` narrows by title or place. */
export async function suggestOpenings(db: Db, needId: string, { words, most = 6 }: { words?: string; most?: number } = {}): Promise<SuggestedOpening[]> {
  const rows = await answer(db.rpc('suggest_openings_for', { need_id: needId, words: words || undefined, most }));
  return z.array(suggestedOpening).parse(rows);
}

const colleague = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  is_me: z.boolean(),
  is_away: z.boolean(),
  away_until: z.string().nullable(),
  /** Who answers meanwhile. */
  answers: z.string().nullable(),
  people: z.number(),
});
export type Colleague = z.infer<typeof colleague>;

/** Everybody who can be a contact person. */
export async function readColleagues(db: Db): Promise<Colleague[]> {
  return z.array(colleague).parse(await answer(db.rpc('colleagues')));
}

const classOverview = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    grade: z.number(),
    school: z.string(),
    school_year: z.number(),
    has_duty: z.boolean(),
    class_code: z.string(),
    approval_delegated: z.boolean(),
    pupils: z.array(
      z.object({
        id: z.string(),
        first_name: z.string(),
        last_name: z.string(),
        has_account: z.boolean(),
        unlisted: z.boolean(),
        state: z.string(),
        first_day: z.string().nullable(),
      }),
    ),
  }),
);
export type ClassOverview = z.infer<typeof classOverview>;

/** This school year's classes of the schools that the caller coordinates, with their class codes. */
export async function readClasses(db: Db): Promise<ClassOverview> {
  return classOverview.parse(await answer(db.rpc('class_overview')));
}

const approval = z.object({
  id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  class: z.string(),
  school: z.string(),
  place: z.string().nullable(),
  address: z.string().nullable(),
  kind: z.string(),
  delegated: z.boolean(),
  leader_only: z.boolean(),
  starts_on: z.string(),
  ends_on: z.string(),
  papers_due_on: z.string(),
  days: z.array(z.string()),
});
export type SchoolApproval = z.infer<typeof approval>;

/** Placements of the caller's own school that its leader has not approved. */
export async function readSchoolApprovals(db: Db): Promise<SchoolApproval[]> {
  return z.array(approval).parse(await answer(db.rpc('school_approvals')));
}

/** The report of an act for many; null when the address names none, or somebody else's. */
export async function readBulkReport(db: Db, reportId: string | null): Promise<BulkReport | null> {
  if (!z.uuid().safeParse(reportId).success) return null;
  try {
    return bulkReport.parse(await answer(db.rpc('bulk_report', { report_id: reportId as string })));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'not_found') return null;
    throw thrown;
  }
}
