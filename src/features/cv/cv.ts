import { z } from 'astro/zod';
import { type CvField, cvFields, cvFieldWords, languageLevels, spokenLanguages } from '../../copy/cv.ts';
import { kindNames, openingKinds } from '../../copy/kinds.ts';
import { asWritten } from '../municipality/phone.ts';

const tried = z.object({ kind: z.enum(openingKinds), place: z.string().nullable(), year: z.number() });
export type TriedPlace = z.infer<typeof tried>;

/** A CV as it stands on the paper, without her name and how she is reached. */
export const cv = z.object({
  good_at: z.string(),
  tried: z.string(),
  school: z.string(),
  spare_time: z.string(),
  would_like: z.string(),
  shared: z.boolean(),
  languages: z.array(z.object({ id: z.string(), name: z.string(), level: z.enum(Object.keys(languageLevels) as [keyof typeof languageLevels]) })),
  places: z.array(tried.extend({ id: z.string() })),
});
export type Cv = z.infer<typeof cv>;

/** Her own, with what is known of her. `school_words` is what she wrote, also where it stays off the paper. */
export const myCv = z.object({
  today: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  contact_name: z.string(),
  stays_here: z.boolean(),
  school_words: z.string(),
  prints_email: z.boolean(),
  prints_phone: z.boolean(),
  to_take_over: z.array(tried),
  cv: cv.nullable(),
});
export type MyCv = z.infer<typeof myCv>;

/** What she wrote in a field; empty when she has not. */
export const writtenIn = (mine: MyCv, field: CvField): string => (field === 'school' ? mine.school_words : (mine.cv?.[field] ?? ''));

/** True while there is nothing to print: no field, no language, no place. */
export const isEmptyCv = (mine: MyCv): boolean =>
  cvFields.every((field) => writtenIn(mine, field) === '') && (mine.cv?.languages.length ?? 0) === 0 && (mine.cv?.places.length ?? 0) === 0;

/** The field to go on with after this one: the next that is empty, from the start again after the last. Null when all are written. */
export function nextEmptyField(mine: MyCv, after: CvField | null): CvField | null {
  const from = after === null ? 0 : cvFields.indexOf(after) + 1;
  const inOrder = [...cvFields.slice(from), ...cvFields.slice(0, from)];
  return inOrder.find((field) => field !== after && writtenIn(mine, field) === '') ?? null;
}

/** `/mit-cv/god-til` → good_at; null for any other address. */
export const fieldOfSlug = (slug: string | undefined): CvField | null => cvFields.find((field) => cvFieldWords[field].slug === slug) ?? null;

/** "Erhvervspraktik hos Bageriet Surdejen Lyng, 2026"; without the place where it is told by her contact person alone. */
export const triedInWords = ({ kind, place, year }: TriedPlace): string => `${kindNames[kind]}${place ? ` hos ${place}` : ''}, ${year}`;

/** "Arabisk, modersmål". */
export const languageInWords = ({ name, level }: Pick<Cv['languages'][number], 'name' | 'level'>): string => `${name}, ${languageLevels[level].toLowerCase()}`;

/** What she chose to print of how she is reached, as it is written; empty where she chose neither. */
export const reachedBy = ({ prints_phone, phone, prints_email, email }: MyCv): string[] =>
  [prints_phone && phone ? asWritten(phone) : null, prints_email ? email : null].filter((one) => one !== null);

/** The languages that are not on her CV yet. */
export const languagesLeft = (known: Cv['languages']): string[] => {
  const there = new Set(known.map(({ name }) => name.toLowerCase()));
  return spokenLanguages.filter((name) => !there.has(name.toLowerCase()));
};
