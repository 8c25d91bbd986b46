import { z } from 'astro/zod';
import { addDays, mondayOf, weekdayIndex, weekNumber, weekYear } from './dates.ts';

/**
 * The fields of forms. Each takes the Danish sentence for "empty" (an empty field arrives as null) and brings its own
 * for "wrong". What comes out is clean: trimmed, without control characters, in the form the database keeps.
 */

/** Text as a person meant it: one kind of line break, no invisible characters that Postgres or a reader would trip over. */
export function cleaned(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .trim()
  );
}

const tooLong = (max: number) => `Det er for langt. Skriv højst ${max} tegn.`;

/** A text that must be there: `requiredText('Skriv dit fornavn')`. */
export function requiredText(empty: string, { max = 200 }: { max?: number } = {}) {
  return z.string({ error: empty }).overwrite(cleaned).min(1, empty).max(max, tooLong(max));
}

/** A text that may be left out; null when it was. */
export function optionalText({ max = 1000 }: { max?: number } = {}) {
  return z
    .string()
    .overwrite(cleaned)
    .max(max, tooLong(max))
    .nullish()
    .transform((text) => text || null);
}

/** One of a list of values: radio buttons or a select. */
export function choice<const V extends readonly [string, ...string[]]>(values: V, empty: string) {
  return z.enum(values, { error: empty });
}

/** One of a list of values, or null when none was chosen. */
export function optionalChoice<const V extends readonly [string, ...string[]]>(values: V) {
  return z
    .enum(values, { error: 'Vælg en af mulighederne.' })
    .nullish()
    .transform((value) => value ?? null);
}

/** Several of a list of values: check boxes. With `empty`, at least one. */
export function choices<const V extends readonly [string, ...string[]]>(
  values: V,
  { empty, max = values.length, tooMany }: { empty?: string; max?: number; tooMany?: string } = {},
) {
  const all = z.array(z.enum(values, { error: 'Vælg mellem mulighederne.' })).max(max, tooMany ?? `Vælg højst ${max}.`);
  return empty ? all.min(1, empty) : all;
}

/** A check box that may be on or off. */
export function ticked() {
  return z.boolean();
}

/** A check box that must be on: `mustBeTicked('Sæt kryds, hvis I vil være med')`. */
export function mustBeTicked(empty: string) {
  return z.boolean({ error: empty }).refine((on) => on, { error: empty });
}

/** Ja or nej by radio button, as a boolean. */
export function yesNo(empty: string) {
  return z.enum(['ja', 'nej'], { error: empty }).transform((answer) => answer === 'ja');
}

/** A whole number, typed as digits. */
export function wholeNumber(empty: string, { min, max }: { min: number; max: number }) {
  const wrong = `Skriv et tal fra ${min} til ${max}.`;
  return z
    .string({ error: empty })
    .trim()
    .regex(/^\d{1,9}$/, wrong)
    .transform(Number)
    .refine((number) => number >= min && number <= max, { error: wrong });
}

/** The id of a row, from a hidden field or a choice between rows. */
export function id(empty: string) {
  return z.uuid({ error: empty });
}

/** The id of a row, or null when none was chosen. */
export function optionalId() {
  return z
    .uuid({ error: 'Vælg en af mulighederne.' })
    .nullish()
    .transform((value) => value ?? null);
}

/** A field that may be left empty: null then. Whatever else is wrong is told in the field's own sentence, which a union would lose. */
export function emptyOr<const Field extends z.ZodType>(field: Field) {
  return z.preprocess((value) => (value === '' ? null : value), field.nullable());
}

/** The hidden field `noegle`, made when the form was shown. A form without one still works, only not twice the same. */
export function requestKey() {
  return z.uuid().catch(() => crypto.randomUUID());
}

const wrongDate = 'Datoen findes ikke. Skriv den som 24.12.2026.';

/**
 * What a form with several fields says of one of them: null, which leaves it as it is, where it stands as it was shown.
 * So nobody who changes one thing puts another back to what it was when the page was opened.
 */
export function ifChanged<T>(written: T, shown: T | null | undefined): T | null {
  return written === (shown ?? null) ? null : written;
}

/** A date as `YYYY-MM-DD`, picked, or typed as `2.11.2026` or `02/11/2026`. */
export function dateField(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context) => {
      const date = readDate(text);
      if (date) return date;
      context.issues.push({ code: 'custom', message: wrongDate, input: text });
      return z.NEVER;
    });
}

/** The date that somebody wrote, as `YYYY-MM-DD`, or null when there is no such day. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const danish = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : danish ? [danish[3], danish[2], danish[1]] : [];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && Number(year) >= 1900 && Number(year) <= 2200 ? date.toISOString().slice(0, 10) : null;
}

/** A week, as the date of its Monday. Takes the Monday itself or what a week picker sends (`2026-W44`). */
export function weekField(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context) => {
      const monday = readWeek(text);
      if (monday) return monday;
      context.issues.push({ code: 'custom', message: 'Ugen findes ikke. Vælg en af ugerne.', input: text });
      return z.NEVER;
    });
}

/** Several weeks, as the dates of their Mondays, each once, earliest first. */
export function weeksField(empty: string) {
  return z
    .array(weekField(empty))
    .min(1, empty)
    .max(53, 'Vælg færre uger.')
    .transform((mondays) => [...new Set(mondays)].sort());
}

function readWeek(text: string): string | null {
  const picked = /^(\d{4})-W(\d{2})$/.exec(text);
  if (picked) return mondayOfIsoWeek(Number(picked[1]), Number(picked[2]));
  const date = readDate(text);
  return date && weekdayIndex(date) === 0 ? date : null;
}

function mondayOfIsoWeek(year: number, week: number): string | null {
  // 4 January is always in week 1.
  const monday = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
  return weekYear(monday) === year && weekNumber(monday) === week ? monday : null;
}

/** A time of day as `08:30`, typed as `8.30`, `8:30`, `830` or `8`. */
export function timeField(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context) => {
      const found = /^(?:kl\.? ?)?(\d{1,2})(?:[.:]?([0-5]\d))?$/.exec(text);
      const hour = Number(found?.[1]);
      if (found && hour <= 23) return `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}`;
      context.issues.push({ code: 'custom', message: 'Skriv et tidspunkt som 8.30.', input: text });
      return z.NEVER;
    });
}

const wrongPhone = 'Nummeret passer ikke. Skriv 8 cifre, eller begynd med + og landets nummer.';

/** A phone number as `+4512345678`. Danish with or without +45 and spaces; foreign with + or 00 in front. */
export function phone(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context) => {
      const number = readPhone(text);
      if (number) return number;
      context.issues.push({ code: 'custom', message: wrongPhone, input: text });
      return z.NEVER;
    });
}

/** A phone number, or null when none was written. */
export function optionalPhone() {
  return z
    .string()
    .trim()
    .nullish()
    .transform((text, context) => {
      if (!text) return null;
      const number = readPhone(text);
      if (number) return number;
      context.issues.push({ code: 'custom', message: wrongPhone, input: text });
      return z.NEVER;
    });
}

/** The number that somebody wrote, as `+4512345678`, or null when it cannot be one. */
export function readPhone(text: string): string | null {
  const compact = text.replace(/[\s().\-\u00a0]/g, '').replace(/^00/, '+');
  // Danish numbers have eight digits and begin with 2 to 9. Nobody has one that begins with 1234: those
  // are the demo's people's, all but the one that is typed by whoever does not want to say.
  const danish = /^(?:\+45)?([2-9]\d{7}|1234(?!5678)\d{4})$/.exec(compact);
  if (danish) return `+45${danish[1]}`;
  return /^\+(?!45)[1-9]\d{6,14}$/.test(compact) ? compact : null;
}

const wrongEmail = 'Mailadressen passer ikke. Tjek, om den er skrevet rigtigt, fx navn@mail.dk.';

/** A mail address in small letters, as Supabase keeps it. */
export function email(empty: string) {
  return z
    .string({ error: empty })
    .overwrite((text) => cleaned(text).toLowerCase())
    .min(1, empty)
    .max(254, wrongEmail)
    .pipe(z.email({ error: wrongEmail }));
}

/** A mail address, or null when none was written. */
export function optionalEmail() {
  return z
    .string()
    .overwrite((text) => cleaned(text).toLowerCase())
    .nullish()
    .transform((text) => text || null)
    .pipe(z.email({ error: wrongEmail }).max(254, wrongEmail).nullable());
}

/** A CVR number as eight digits; spaces and DK in front are fine. */
export function cvr(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .transform((text, context) => {
      const digits = text.replace(/[\s.-]/g, '').replace(/^DK/i, '');
      if (isCvr(digits)) return digits;
      const message = /^\d{8}$/.test(digits)
        ? 'Det CVR-nummer findes ikke. Tjek cifrene.'
        : 'Et CVR-nummer har 8 cifre. I finder det på jeres regninger eller på virk.dk.';
      context.issues.push({ code: 'custom', message, input: text });
      return z.NEVER;
    });
}

const cvrWeights = [2, 7, 6, 5, 4, 3, 2, 1];

/** True for eight digits with the right check digit. Good: `99000007`. Wrong: `99000008`, `00000000`. */
export function isCvr(digits: string): boolean {
  if (!/^\d{8}$/.test(digits) || digits === '00000000') return false;
  return cvrWeights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 === 0;
}

/** A Danish postcode as four digits; kept as text, for some begin with 0. */
export function postcode(empty: string) {
  return z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .regex(/^\d{4}$/, 'Et postnummer har 4 cifre.');
}

/** The six digits from a mail or SMS; a space in the middle is fine. */
export function sixDigits(empty: string) {
  return z
    .string({ error: empty })
    .overwrite((text) => text.replace(/[\s-]/g, ''))
    .min(1, empty)
    .regex(/^\d{6}$/, 'Koden har 6 cifre. Du finder den i beskeden fra os.');
}
