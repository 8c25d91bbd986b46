import type { AgeBand, HandOverReason, PlacementHere } from '../features/answers/answer.ts';
import type { OpeningStatus } from '../features/openings/lifecycle.ts';
import type { PartnerStatus } from '../features/partners/lifecycle.ts';
import type { OpeningKind } from './kinds.ts';

/** Words of the partner's desk. "I" and "jer" to the company. */

export const ageBandWords: Record<AgeBand, string> = {
  under_13: 'under 13 år',
  '13_14': '13-14 år',
  '15_17': '15-17 år',
  '18_24': '18-24 år',
  '25_29': '25-29 år',
};

export const reasonWords: Record<HandOverReason, string> = {
  full: 'Vi har ikke flere pladser',
  not_in_that_week: 'Vi kan ikke i den uge',
  no_one_to_follow: 'Vi har ingen, der kan følge den unge lige nu',
  too_young_for_the_tasks: 'Opgaverne kræver, at man er ældre',
  other_tasks_fit_better: 'Et andet sted passer bedre til det, den unge gerne vil',
  closed_then: 'Vi har lukket på det tidspunkt',
  other: 'Noget andet',
};

export const partnerStatusWords: Record<PartnerStatus, string> = {
  applied: 'Ansøgt',
  under_review: 'Vi kigger på det',
  active: 'Garantipartner',
  renewal_due: 'Aftalen skal fornyes',
  paused: 'På pause',
  suspended: 'Sat på pause af Ungesekretariatet',
  ended: 'Stoppet',
};

export const openingStatusWords: Record<OpeningStatus, string> = {
  draft: 'Kladde',
  in_review: 'Konsulenten kigger på det',
  published: 'På siden',
  full: 'Alle pladser er taget',
  paused: 'På pause',
  expired: 'Slut',
};

export const placementStatusWords: Record<PlacementHere['status'], string> = {
  arranging: 'Aftalen er på vej',
  ready: 'Aftalen er klar',
  under_way: 'I gang',
  completed: 'Gennemført',
  interrupted: 'Stoppet før tid',
  cancelled: 'Blev ikke til noget',
};

export const dayStateWords = {
  offered: 'Ikke svaret endnu',
  planned: 'Aftalt',
  came: 'Kom',
  sick: 'Syg',
  did_not_come: 'Kom ikke',
} as const;

/** What a young person asks for, in a sentence: "Asta vil gerne i erhvervspraktik". */
export const kindWishes: Record<OpeningKind, string> = {
  school_placement: 'vil gerne i erhvervspraktik',
  extended_placement: 'vil gerne i en længere praktik',
  junior_apprenticeship: 'vil gerne i juniormesterlære',
  intro_job: 'vil gerne have et introjob',
  after_school_job: 'vil gerne have et fritidsjob',
  apprenticeship: 'vil gerne vide mere om en læreplads',
  mentorship: 'vil gerne have en mentor',
};

/** "1 ung har spurgt jer", "3 unge har spurgt jer". */
export const youngPeople = (count: number) => (count === 1 ? '1 ung' : `${count} unge`);

/** One of the four ways to help on, after the fact. */
export function helpedOnWords(helped: { target: string; to_partner: string | null } | null): string {
  if (helped?.to_partner) return `hjulpet videre til ${helped.to_partner}`;
  if (helped?.target === 'company_consultant') return 'hjulpet videre til virksomhedskonsulenten';
  if (helped?.target === 'coordinator') return 'hjulpet videre til sin kontaktperson';
  return 'hjulpet videre. Kontaktpersonen følger jeres tip';
}
