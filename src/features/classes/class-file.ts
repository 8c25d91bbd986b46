import Papa from 'papaparse';
import { readDate, readPhone } from '../forms.ts';
import { holdsCpr, isCprHeading } from './cpr.ts';

/** One line of a school's file, as far as it could be read. `refused` says why it could not. */
export type ClassFileLine = {
  line: number;
  first_name: string | null;
  last_name: string | null;
  birth_date: string | null;
  class_name: string | null;
  email: string | null;
  phone: string | null;
  guardian_name: string | null;
  guardian_email: string | null;
  guardian_phone: string | null;
  guardian_language: string | null;
  refused: string | null;
};

/** Why a whole file cannot be used. Worded in src/copy/class-list.ts; nothing of it is kept. */
export type ClassFileProblem =
  | { problem: 'empty' | 'excel' | 'not_text' | 'only_headings' | 'too_many_lines' }
  | { problem: 'quotes'; line: number }
  | { problem: 'missing_columns'; columns: string[] }
  | { problem: 'column_twice'; column: string }
  | { problem: 'cpr'; lines: number[] };

export type ClassFile = { lines: ClassFileLine[]; unused: number };

export const MOST_LINES = 2000;

type Column = keyof Omit<ClassFileLine, 'line' | 'refused'>;

/** The columns by the names that schools' systems give them, folded by `asKey`. The first is what we call it. */
const columnNames: Record<Column, readonly string[]> = {
  first_name: ['fornavn', 'fornavne', 'elevfornavn'],
  last_name: ['efternavn', 'efternavne', 'elevefternavn'],
  birth_date: ['foedselsdato', 'foedselsdag', 'foedt', 'fodselsdato', 'fodselsdag'],
  class_name: ['klasse', 'klassenavn', 'stamklasse', 'hovedklasse'],
  email: ['mail', 'email', 'mailadresse', 'emailadresse', 'elevmail', 'elevemail', 'elevensmail'],
  phone: ['mobil', 'mobilnummer', 'mobiltelefon', 'telefon', 'tlf', 'elevmobil', 'elevensmobil'],
  guardian_name: ['foraeldernavn', 'foraelder', 'foraelder1navn', 'foraelder1', 'foraeldersnavn', 'vaergenavn', 'vaerge'],
  guardian_email: ['foraeldermail', 'foraelderemail', 'foraelder1mail', 'foraelder1email', 'foraeldersmail', 'vaergemail'],
  guardian_phone: ['foraeldermobil', 'foraeldertelefon', 'foraelder1mobil', 'foraelder1telefon', 'foraeldersmobil', 'vaergemobil'],
  guardian_language: ['foraeldersprog', 'foraelder1sprog', 'foraelderssprog', 'vaergesprog', 'sprog'],
};

/** What each column is called on the page and in the sample. */
export const columnTitles: Record<Column, string> = {
  first_name: 'Fornavn',
  last_name: 'Efternavn',
  birth_date: 'Fødselsdato',
  class_name: 'Klasse',
  email: 'Mail',
  phone: 'Mobil',
  guardian_name: 'Forælder navn',
  guardian_email: 'Forælder mail',
  guardian_phone: 'Forælder mobil',
  guardian_language: 'Forælder sprog',
};
export const neededColumns = ['first_name', 'last_name', 'birth_date', 'class_name'] as const satisfies readonly Column[];

const languages: Record<string, string> = {
  da: 'da',
  dansk: 'da',
  en: 'en',
  engelsk: 'en',
  uk: 'uk',
  ukrainsk: 'uk',
  ar: 'ar',
  arabisk: 'ar',
  pl: 'pl',
  polsk: 'pl',
  tr: 'tr',
  tyrkisk: 'tr',
  so: 'so',
  somali: 'so',
  somalisk: 'so',
  ro: 'ro',
  rumaensk: 'ro',
};

/** A heading or word without case, Danish letters and signs: "Fødselsdato (elev)" and "foedselsdatoelev" are one. */
const asKey = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replace(/[^a-z0-9]/g, '');

const columnOf = new Map(Object.entries(columnNames).flatMap(([column, names]) => names.map((name) => [name, column as Column] as const)));

/**
 * The text of a file as a school's system or Excel writes it: UTF-8 with or without a mark, UTF-16 with one, else
 * Windows-1252, where every letter of a Danish name stands elsewhere than in UTF-8.
 */
export function decodeClassFile(bytes: Uint8Array): string | ClassFileProblem {
  if (bytes.length === 0) return { problem: 'empty' };
  // A workbook is a zip file; the old kind begins with the mark of a compound document.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return { problem: 'excel' };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return { problem: 'excel' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a class list: headings by their Danish names, separated by semicolon, comma or tab. Says of each line what is
 * wrong with it, and of the whole file what stops it. Decides nothing about the pupils: the database does.
 */
export function readClassFile(text: string): ClassFile | ClassFileProblem {
  const whole = text.replace(/^\ufeff/, '');
  if (whole.trim() === '') return { problem: 'empty' };
  if (whole.includes('\u0000')) return { problem: 'not_text' };
  const { data: rows, errors } = Papa.parse<string[]>(whole, { delimiter: delimiterOf(whole), skipEmptyLines: false });
  // First of all: a file with CPR numbers in it is put down, whatever else is wrong with it.
  const withCpr = rows.flatMap((row, index) => (row.some(holdsCpr) || (index < 5 && row.some(isCprHeading)) ? [index + 1] : []));
  if (withCpr.length > 0) return { problem: 'cpr', lines: withCpr };
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { problem: 'quotes', line: (broken.row ?? 0) + 1 };

  const headingRow = rows.findIndex((row) => !isBlank(row) && !/^sep=/i.test(row[0] ?? ''));
  const headings = (rows[headingRow] ?? []).map((heading) => columnOf.get(asKey(heading)) ?? null);
  const twice = headings.find((column, place) => column !== null && headings.indexOf(column) !== place);
  if (twice) return { problem: 'column_twice', column: columnTitles[twice] };
  const missing = neededColumns.filter((column) => !headings.includes(column));
  if (missing.length > 0) return { problem: 'missing_columns', columns: missing.map((column) => columnTitles[column]) };

  const lines = rows.flatMap((row, index) => (index > headingRow && !isBlank(row) ? [lineOf(row, headings, index + 1)] : []));
  if (lines.length === 0) return { problem: 'only_headings' };
  if (lines.length > MOST_LINES) return { problem: 'too_many_lines' };
  return { lines, unused: headings.filter((column) => column === null).length };
}

const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** The separator by which most headings are ones we know. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '' && !/^sep=/i.test(line)) ?? '';
  const known = (delimiter: string) =>
    (Papa.parse<string[]>(first, { delimiter }).data[0] ?? []).filter((cell) => columnOf.has(asKey(cell)) || isCprHeading(cell)).length;
  return [';', ',', '\t'].map((delimiter) => ({ delimiter, known: known(delimiter) })).reduce((best, one) => (one.known > best.known ? one : best)).delimiter;
}

function lineOf(row: readonly string[], headings: readonly (Column | null)[], line: number): ClassFileLine {
  const cell = (column: Column): string | null => {
    const place = headings.indexOf(column);
    return place < 0 ? null : cleaned(row[place] ?? '') || null;
  };
  const birth = cell('birth_date');
  const phone = cell('phone');
  const guardianPhone = cell('guardian_phone');
  const language = cell('guardian_language');
  const birthDate = birth === null ? null : readBirthDate(birth);
  const read = {
    phone: phone && readPhone(phone),
    guardian: guardianPhone && readPhone(guardianPhone),
    language: language && (languages[asKey(language)] ?? null),
  };
  const shifted = row.slice(headings.length).some((extra) => extra.trim() !== '');
  return {
    line,
    first_name: short(cell('first_name')),
    last_name: short(cell('last_name')),
    birth_date: birthDate,
    class_name: short(cell('class_name')),
    email: short(cell('email')),
    phone: read.phone,
    guardian_name: short(cell('guardian_name')),
    guardian_email: short(cell('guardian_email')),
    guardian_phone: read.guardian,
    guardian_language: read.language,
    refused: shifted
      ? 'too_many_cells'
      : birth !== null && birthDate === null
        ? 'no_such_day'
        : phone !== null && read.phone === null
          ? 'phone_wrong'
          : guardianPhone !== null && read.guardian === null
            ? 'guardian_phone_wrong'
            : language !== null && read.language === null
              ? 'guardian_language_unknown'
              : null,
  };
}

/** As the fields of our own forms take a text: one form of each letter, nothing invisible. */
const cleaned = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();

/** Longer than anything we keep; the database says which of them is too long. */
const short = (text: string | null) => text?.slice(0, 299) ?? null;

/** A birthday as school systems write it: 2012-05-24, 24.5.2012, 24/05/12, 24052012. */
function readBirthDate(text: string): string | null {
  const two = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{2})$/.exec(text);
  if (two) return readDate(`${two[1]}.${two[2]}.20${two[3]}`);
  const eight = /^(\d{2})(\d{2})(20\d{2})$/.exec(text);
  if (eight) return readDate(`${eight[1]}.${eight[2]}.${eight[3]}`);
  return readDate(text.replace(/[ T]00:00(:00)?$/, ''));
}
