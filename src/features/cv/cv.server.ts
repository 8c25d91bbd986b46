import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type Cv, cv, type MyCv, myCv } from './cv.ts';

/** Her own CV, also while it is empty; null for an account that is no young person. */
export async function readMyCv(db: Db): Promise<MyCv | null> {
  return myCv.nullable().parse(await answer(db.rpc('my_cv')));
}

/** The CV that a young person shows to those who may help her; null while she keeps it to herself. */
export async function readPupilCv(db: Db, youngPersonId: string): Promise<Cv | null> {
  return cv.nullable().parse(await answer(db.rpc('pupil_cv', { young_person_id: youngPersonId })));
}

/** The same as the workplace of an application reads it, from the second step on; null before, and while she keeps it to herself. */
export async function readCvForPlace(db: Db, applicationId: string): Promise<Cv | null> {
  return cv.nullable().parse(await answer(db.rpc('cv_for_place', { application_id: applicationId })));
}
