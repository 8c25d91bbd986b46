import type { ClassOverview } from '../desks/desks.server.ts';

export type ClassRow = ClassOverview[number];
export type ClassPupil = ClassRow['pupils'][number];

/** Whether a pupil has nowhere to go yet. */
export const withoutPlace = (pupil: Pick<ClassPupil, 'state'>) => ['none', 'choosing', 'yours', 'asked', 'offered'].includes(pupil.state);

/** "K7MP Q29D": easier to copy from a wall. */
export const inFours = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`;

const byName = new Intl.Collator('da');

/** Pupils as a class list has them. */
export const sortedByName = <P extends { first_name: string; last_name: string }>(pupils: readonly P[]): P[] =>
  [...pupils].sort((a, b) => byName.compare(`${a.first_name} ${a.last_name}`, `${b.first_name} ${b.last_name}`));
