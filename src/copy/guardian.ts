import type { GuardianLanguage } from '../features/guardians/guardian.ts';
import { firstNameOf, type StandIn } from '../features/staff/contact.ts';
import { arabic } from './guardian/ar.ts';
import { danish } from './guardian/da.ts';
import { dayIn } from './guardian/days.ts';
import { english } from './guardian/en.ts';
import { polish } from './guardian/pl.ts';
import { romanian } from './guardian/ro.ts';
import { somali } from './guardian/so.ts';
import { turkish } from './guardian/tr.ts';
import { ukrainian } from './guardian/uk.ts';
import type { AskedAbout, GuardianWords, Meaning } from './guardian/words.ts';
import type { OpeningKind } from './kinds.ts';
import type { LinkGoneCopy } from './links.ts';

/** Everything that a guardian reads, by language; one file each under src/copy/guardian. */
const written: Readonly<Record<GuardianLanguage, GuardianWords>> = {
  da: danish,
  en: english,
  uk: ukrainian,
  ar: arabic,
  pl: polish,
  tr: turkish,
  so: somali,
  ro: romanian,
};

export const guardianWords = (language: GuardianLanguage): GuardianWords => written[language];

const askedAbout = (kind: OpeningKind | null): AskedAbout =>
  kind === null || kind === 'school_placement' || kind === 'extended_placement' ? 'placement' : kind;

/** "May Asta do work experience?" */
export const questionAbout = (words: GuardianWords, kind: OpeningKind | null, child: string): string => words.question[askedAbout(kind)](child);

/** What a yes means, in short sentences. A junior apprenticeship is a part of school as a placement is. */
export function meaningOf(words: GuardianWords, kind: OpeningKind | null): readonly string[] {
  const meanings: Record<AskedAbout, Meaning> = {
    placement: 'placement',
    junior_apprenticeship: 'placement',
    after_school_job: 'job',
    intro_job: 'job',
    apprenticeship: 'apprenticeship',
    mentorship: 'mentorship',
  };
  return words.meaning[meanings[askedAbout(kind)]];
}

/** The contact person is away, and who answers; in the guardian's language. */
export const awayIn = (words: GuardianWords, contact: string, standIn: Pick<StandIn, 'name' | 'until'>): string =>
  words.away(firstNameOf(contact), firstNameOf(standIn.name), standIn.until && dayIn(words.lang, standIn.until));

/** A guardian's link that answers no longer. An answered one is still open, or has ended. */
export const guardianLinkGone = (words: GuardianWords): LinkGoneCopy => ({
  states: { ...words.gone, answered_yes: words.gone.ended, answered_no: words.gone.ended },
  sendNew: words.sendNew,
  callTitle: words.callTitle,
  callUs: words.callUs,
  problem: words.problem,
});
