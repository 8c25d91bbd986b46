import { cvFieldWords, languagesTitle } from '../../copy/cv.ts';
import type { Block, Paper, Section } from '../papers/paper.ts';
import { type Cv, languageInWords, type MyCv, reachedBy, triedInWords } from './cv.ts';

/** Her lines as she set them: one is a paragraph, several are a list, without the dashes that she typed herself. */
function linesOf(text: string): Block[] {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter((line) => line !== '');
  const [only] = lines;
  if (only === undefined) return [];
  return lines.length === 1 ? [{ kind: 'text', text: only }] : [{ kind: 'list', items: lines }];
}

/** The sections of a CV in the order of the paper; what she has not written has no heading. */
export function cvSections(cv: Cv): Section[] {
  const places = cv.places.map(triedInWords);
  const languages = cv.languages.map(languageInWords);
  const all: Section[] = [
    { heading: cvFieldWords.good_at.title, blocks: linesOf(cv.good_at) },
    { heading: cvFieldWords.tried.title, blocks: [...(places.length > 0 ? [{ kind: 'list' as const, items: places }] : []), ...linesOf(cv.tried)] },
    { heading: cvFieldWords.school.title, blocks: linesOf(cv.school) },
    { heading: languagesTitle, blocks: languages.length > 0 ? [{ kind: 'list', items: languages }] : [] },
    { heading: cvFieldWords.spare_time.title, blocks: linesOf(cv.spare_time) },
    { heading: cvFieldWords.would_like.title, blocks: linesOf(cv.would_like) },
  ];
  return all.filter(({ blocks }) => blocks.length > 0);
}

/** Her CV as the paper she takes along: her name, what she chose of mail and number, and her fields. No word of who helps her. */
export function cvPaper(mine: MyCv): Paper {
  const name = `${mine.first_name} ${mine.last_name}`;
  const reached = reachedBy(mine);
  return {
    title: name,
    ...(reached.length > 0 ? { lede: reached.join(' · ') } : {}),
    language: 'da',
    from: 'CV',
    author: name,
    sections: mine.cv ? cvSections(mine.cv) : [],
  };
}

/** The same for those she shows it to: with the heading that their page gives it, and no name, number or address. */
export const shownCv = (cv: Cv, title: string): Paper => ({ title, language: 'da', from: 'CV', sections: cvSections(cv) });
