import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { isToken } from '../links/token.ts';
import {
  type Certificate,
  type CheckInPage,
  type CollaborationPage,
  certificate,
  checkInCase,
  checkInPage,
  collaborationCase,
  collaborationPage,
  type ExperienceFigures,
  experienceFigures,
  type MyExperience,
  myExperience,
  type PupilExperience,
  pupilExperience,
} from './experience.ts';

/** What a young person has tried and made of it; null for an account that is no young person. */
export async function readMyExperience(db: Db): Promise<MyExperience | null> {
  const mine: unknown = await answer(db.rpc('my_experience'));
  return mine === null ? null : myExperience.parse(mine);
}

/** The same for those who may help her: what she has shared, and what waits for them. */
export async function readPupilExperience(db: Db, youngPersonId: string): Promise<PupilExperience> {
  return pupilExperience.parse(await answer(db.rpc('pupil_experience', { young_person_id: youngPersonId })));
}

/** What a certificate says; null when there is none: nobody has told of a day, or it is not hers. */
export async function readCertificate(db: Db, placementId: string): Promise<Certificate | null> {
  try {
    return certificate.parse(await answer(db.rpc('certificate', { placement_id: placementId })));
  } catch (thrown) {
    if (thrown instanceof Failure && ['wrong_status', 'not_found', 'invalid_input'].includes(thrown.code)) return null;
    throw thrown;
  }
}

/** What became of it in a period, counted. For the secretariat. */
export async function readExperienceFigures(db: Db, { from, to }: { from: string; to: string }): Promise<ExperienceFigures> {
  return experienceFigures.parse(await answer(db.rpc('experience_figures', { from_day: from, to_day: to })));
}

/** What stands behind a link, or null when it is unknown, too old, or answered. */
async function behindLink<T>(token: string | undefined, read: (token: string) => Promise<T>): Promise<T | null> {
  if (!isToken(token)) return null;
  try {
    return await read(token);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'link_expired') return null;
    throw thrown;
  }
}

export async function readCheckInPage(db: Db, token: string | undefined): Promise<CheckInPage | null> {
  return await behindLink(token, async (known) => checkInPage.parse(await answer(db.rpc('check_in_page', { token: known }))));
}

export async function readCollaborationPage(db: Db, token: string | undefined): Promise<CollaborationPage | null> {
  return await behindLink(token, async (known) => collaborationPage.parse(await answer(db.rpc('collaboration_page', { token: known }))));
}

/** What a place is asked on its own page about one case: nothing, one or both. */
export async function readPlaceQuestions(db: Db, applicationId: string) {
  const [collaboration, checkIn] = await Promise.all([
    answer(db.rpc('collaboration_case', { application_id: applicationId })),
    answer(db.rpc('check_in_case', { application_id: applicationId })),
  ]);
  return { collaboration: collaborationCase.nullable().parse(collaboration), checkIn: checkInCase.nullable().parse(checkIn) };
}
