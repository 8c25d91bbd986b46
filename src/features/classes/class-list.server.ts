import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import type { ClassFileLine } from './class-file.ts';
import { type ClassImport, classImport, type ListedSchool, listedSchool } from './class-list.ts';

/** The schools whose class lists the caller keeps. */
export async function readListedSchools(db: Db): Promise<ListedSchool[]> {
  return z.array(listedSchool).parse(await answer(db.rpc('schools_i_list')));
}

/** What reading a list in would do, line by line. Fails with `not_found` for everybody but its sender, and after a day. */
export async function readClassImport(db: Db, importId: string): Promise<ClassImport> {
  return classImport.parse(await answer(db.rpc('class_import_preview', { import_id: importId })));
}

type Start = { school_id: string; school_year: number; whole_classes: boolean; duty_grade: number | null; request_key: string };

/** Keeps the lines for a day, for the sender alone, and answers with the id of the list. */
export async function startClassImport(db: Db, { duty_grade, ...start }: Start, lines: readonly ClassFileLine[]): Promise<string> {
  const column = <K extends keyof ClassFileLine>(name: K) => lines.map((line) => line[name]) as NonNullable<ClassFileLine[K]>[];
  const sent = await answer(
    db.rpc('start_class_import', {
      ...start,
      duty_grade: duty_grade as number,
      lines: column('line'),
      first_names: column('first_name'),
      last_names: column('last_name'),
      birth_dates: column('birth_date'),
      class_names: column('class_name'),
      emails: column('email'),
      phones: column('phone'),
      guardian_names: column('guardian_name'),
      guardian_emails: column('guardian_email'),
      guardian_phones: column('guardian_phone'),
      guardian_languages: column('guardian_language'),
      refused: column('refused'),
    }),
  );
  return sent;
}

const classToMoveTo = z.object({ id: z.string(), name: z.string(), school: z.string(), grade: z.number() });

/** This year's classes of all schools, for a pupil who moves. */
export async function readClassesToMoveTo(db: Db) {
  return z.array(classToMoveTo).parse(await answer(db.rpc('classes_to_move_to')));
}
