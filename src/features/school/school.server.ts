import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type SchoolClass, schoolClass, type TeacherClass, teacherClass } from './school.ts';

/** A teacher's own classes this year. Empty for everybody else. */
export async function readTeacherClasses(db: Db): Promise<TeacherClass[]> {
  return z.array(teacherClass).parse(await answer(db.rpc('teacher_classes')));
}

/** This year's classes of the schools that the caller leads, and who says yes for the school there. */
export async function readSchoolClasses(db: Db): Promise<SchoolClass[]> {
  return z.array(schoolClass).parse(await answer(db.rpc('school_classes')));
}
