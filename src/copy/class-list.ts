import type { ClassFileProblem } from '../features/classes/class-file.ts';

/** Why a line of a class list is left out, and what to do about it. The keys are the database's and the reader's. */
export const lineReasons: Record<string, string> = {
  first_name_missing: 'Fornavnet mangler. Skriv det i filen.',
  last_name_missing: 'Efternavnet mangler. Skriv det i filen.',
  name_strange: 'Navnet har tegn, som ikke hører til i et navn. Ret det i filen.',
  too_long: 'Navnet eller klassen er for langt. Gør det kortere i filen.',
  birth_date_missing: 'Fødselsdatoen mangler. Skriv den som 24.12.2012.',
  no_such_day: 'Datoen findes ikke. Skriv den som 24.12.2012.',
  age_10_to_19: 'Eleven ville være under 10 eller over 19 år. Tjek årstallet.',
  class_missing: 'Klassen mangler. Skriv den, fx 8.B.',
  class_unknown: 'Klassen findes ikke på skolen. Skriv den med klassetrinnet først, fx 8.B.',
  twice_in_file: 'Eleven står her to gange. Slet den ene linje.',
  too_many_cells: 'Der står mere på linjen, end der er kolonner. Tjek, om noget er rykket.',
  email_wrong: 'Elevens mail er ikke skrevet rigtigt. Ret den, eller lad feltet stå tomt.',
  email_twice: 'Mailen står også ved en anden elev i filen. Hver elev skal have sin egen.',
  email_taken: 'Mailen bruger en anden her. Lad feltet stå tomt, så skriver eleven selv sin.',
  phone_wrong: 'Elevens mobilnummer er ikke et nummer. Ret det, eller lad feltet stå tomt.',
  guardian_name_missing: 'Forælderens navn mangler. Skriv det, eller slet mail og mobil.',
  guardian_unreachable: 'Forælderen har hverken mail eller mobil. Skriv en af dem, eller slet navnet.',
  guardian_email_wrong: 'Forælderens mail er ikke skrevet rigtigt. Ret den, eller lad feltet stå tomt.',
  guardian_phone_wrong: 'Forælderens mobilnummer er ikke et nummer. Ret det, eller lad feltet stå tomt.',
  guardian_language_unknown: 'Sproget kender vi ikke. Skriv fx dansk, engelsk eller arabisk, eller lad feltet stå tomt.',
  guardian_is_pupil: 'Elev og forælder har samme mail eller mobil. De skal have hver sin.',
  listed_elsewhere: 'En elev med det navn og den fødselsdag står på en anden liste. Ring til Ungesekretariatet, så flytter de eleven.',
};

/** The reason in words; one that has no words yet still says what to do. */
export const lineReason = (code: string | null) =>
  code !== null && Object.hasOwn(lineReasons, code) ? lineReasons[code] : 'Linjen kan ikke læses. Tjek den i filen.';

/** Why a whole file was put down. Says lines and columns, never what stood there. */
export function fileProblem(problem: ClassFileProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'Der er ingenting i filen. Vælg en anden, eller sæt listen ind som tekst.';
    case 'excel':
      return 'Det er en Excel-fil. Gem den som CSV i Excel, og vælg så den.';
    case 'not_text':
      return 'Filen er ikke en liste, vi kan læse. Gem den som CSV, og prøv igen.';
    case 'only_headings':
      return 'Der er overskrifter, men ingen elever. Tjek, at hele listen er med.';
    case 'too_many_lines':
      return 'Der er flere end 2.000 linjer. Del filen, og send en del ad gangen.';
    case 'quotes':
      return `Et anførselstegn på linje ${problem.line} er ikke lukket. Ret linjen, og send filen igen.`;
    case 'missing_columns':
      return `Vi kan ikke finde ${problem.columns.length === 1 ? 'kolonnen' : 'kolonnerne'} ${inList(problem.columns)}. Skriv navnene på kolonnerne i første linje.`;
    case 'column_twice':
      return `Kolonnen ${problem.column} er der to gange. Slet den ene, og send filen igen.`;
    case 'cpr':
      return `Der ser ud til at være CPR-numre på ${problem.lines.length === 1 ? 'linje' : 'linjerne'} ${inList(problem.lines.slice(0, 5).map(String))}${problem.lines.length > 5 ? ' og flere' : ''}. Dem må vi ikke få, så vi har ikke gemt noget. Slet dem, og send filen igen.`;
  }
}

const inList = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`);

/** What becomes of a line. */
export const outcomeNames = {
  new: 'Ny elev',
  there: 'Er her allerede',
  moved: 'Skifter klasse',
  ask: 'Skal afgøres',
  refused: 'Kommer ikke med',
} as const;
export type LineOutcome = keyof typeof outcomeNames;
