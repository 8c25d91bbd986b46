import type { OpeningKind } from '../../copy/kinds.ts';

/** The ground of a kind's tag: practice, learning for long, paid work, apprenticeship. The word says it too. */
export const kindTone = {
  school_placement: 'sky',
  extended_placement: 'sky',
  junior_apprenticeship: 'moss',
  intro_job: 'sun',
  after_school_job: 'sun',
  apprenticeship: 'clay',
  mentorship: 'plain',
} as const satisfies Record<OpeningKind, string>;
