import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type AnswersCounted, answersCountedSchema } from './answers-counted.ts';

/** The answers of the last twelve months, by how they came. Secretariat only. */
export async function readAnswersCounted(db: Db): Promise<AnswersCounted> {
  return answersCountedSchema.parse(await answer(db.rpc('answers_counted')));
}
