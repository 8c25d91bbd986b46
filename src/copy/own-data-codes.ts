import { lineReasons } from './class-list.ts';
import { closeOutcomes, closeReceivers, handOverReasons, handOverTargets, restReasons, taskKinds } from './desks.ts';
import { checkInRead, dimensionNames, quoteReasonsForHer } from './experience.ts';
import { branchNames, interestNames, kindNames } from './kinds.ts';
import { languageNames } from './languages.ts';
import { lookRoles } from './looks.ts';
import { reasonSentences } from './reasons.ts';
import { firstDayCompanies, meetingNames } from './step-plans.ts';

/** Codes that stand in the rows about somebody, as words for whoever they are about. Nobody reads a raw code. */

type Words = Readonly<Record<string, string>>;

/** How one reader is spoken to where it differs from her whom it is about: tables, columns, codes wherever they stand, and codes of one column. */
export interface Voice {
  titles: Words;
  columns: Words;
  codes: Words;
  codesOf: Readonly<Record<string, Words>>;
}

/** To her whom it is about: as the words stand. */
export const toHer: Voice = { titles: {}, columns: {}, codes: {}, codesOf: {} };

export const plainWords: Words = {
  ...kindNames,
  pupil: 'går i 5.–9. klasse',
  tenth_grade: 'går i 10. klasse',
  fgu: 'går på FGU',
  youth_education: 'er i gang med en ungdomsuddannelse',
  no_school: 'går ikke i skole',
  wishing: 'du vælger',
  with_coordinator: 'hos din kontaktperson',
  with_partner: 'hos et sted',
  visit: 'du er inviteret',
  offered: 'der er en plads',
  arranged: 'aftalt',
  under_way: 'i gang',
  resting: 'pause',
  fulfilled: 'i mål',
  closed_with_help: 'lukket med hjælp',
  ended_by_young_person: 'du stoppede',
  waiting: 'venter',
  live: 'sendt',
  accepted: 'ja',
  handed_on: 'hjulpet videre',
  declined: 'nej tak',
  superseded: 'et andet sted blev valgt',
  withdrawn: 'trukket tilbage',
  arranging: 'papirer mangler',
  ready: 'klar',
  completed: 'færdig',
  interrupted: 'stoppet',
  cancelled: 'faldt væk',
  planned: 'aftalt',
  came: 'kom',
  sick: 'syg',
  did_not_come: 'kom ikke',
  young_person: 'dig',
  guardian: 'forælder eller værge',
  partner: 'stedet',
  host: 'stedet',
  coordinator: 'kontaktperson',
  school: 'skolen',
  consultant: 'konsulent',
  secretariat: 'Ungesekretariatet',
  system: 'af sig selv',
  self: 'på siden',
  a_little: 'kan lidt',
  speaks_well: 'taler godt',
  mother_tongue: 'modersmål',
  link: 'fra et link',
  phone: 'i telefonen',
  paper: 'på papir',
  in_person: 'ansigt til ansigt',
  yes: 'ja',
  no: 'nej',
  perhaps: 'måske',
  not_sure: 'ved ikke',
  call_me: 'ring til mig',
  not_my_child: 'ikke mit barn',
  held: 'venter',
  claimed: 'er på vej',
  sent: 'sendt',
  joined: 'sendt sammen med en anden',
  dropped: 'blev ikke sendt',
  given_up: 'kunne ikke sendes',
  email: 'mail',
  sms: 'sms',
  granted: 'slettet',
  partly: 'delvist',
  taken_back: 'taget tilbage',
  published: 'kan læses på opslaget',
  not_published: 'vises ikke',
  agreed: 'aftalt',
  unanswered: 'fik ikke svar',
  before: 'før',
  at: 'på dagen',
  after: 'efter',
  first_morning: 'den første morgen',
  day_after: 'dagen efter',
  need: 'det, du søger',
  application: 'en ansøgning',
  placement: 'en aftale',
  opening: 'et opslag',
  contact: 'kontaktperson',
  duty_open: 'skolens fem dage er ikke færdige',
  journal_duty: 'kommunen skal gemme sagen',
  badly: 'nej',
  education: 'uddannelse',
  job: 'job',
  not_yet: 'ikke endnu',
  next_class: 'næste klasse',
  same_grade: 'samme klassetrin',
  other_class: 'en anden klasse',
  leaves_school: 'går ud af skolen',
  undecided: 'ikke afgjort',
  moved: 'flyttet',
  elsewhere: 'et andet sted',
  new: 'ny',
  there: 'stod der i forvejen',
  ask: 'skal spørges om',
  refused: 'kunne ikke læses',
  skip: 'sprunget over',
  done: 'gjort',
  other: 'andet',
};

/** What somebody did or was asked, beside what the desks have words for. */
const furtherCommands: Words = {
  acknowledge_placement: 'Et ja til aftalen',
  answer_check_in_at_place: 'Svar på, hvordan det går hos {sted}',
  accept_step: 'Tog imod et næste skridt',
  add_step: 'Skrev et næste skridt',
  remove_step: 'Tog et næste skridt væk',
  tick_step: 'Satte hak ved et næste skridt',
  save_cv_field: 'Skrev i CV’et',
  save_cv_language: 'Skrev et sprog i CV’et',
  remove_cv_language: 'Tog et sprog ud af CV’et',
  remove_cv_place: 'Tog et sted ud af CV’et',
  take_over_cv_places: 'Tog steder med i CV’et',
  choose_cv_contact: 'Valgte mail og nummer i CV’et',
  delete_cv: 'Slettede CV’et',
  save_reflection: 'Skrev sine tanker',
  share_reflection: 'Delte sine tanker',
  delete_reflection: 'Slettede sine tanker',
  record_guardian_answer: 'Forælderens svar blev skrevet ned',
  update_young_person: 'Rettede sine oplysninger',
  wake_need: 'Pausen sluttede',
  rest_need: 'Holder pause',
  reopen_need: 'Åbnet igen',
  interrupt_placement: 'Forløbet hos {sted} blev stoppet',
  report_sick: 'Meldte sig syg',
  report_incident: 'Fortalte, at der var sket noget',
  not_here_yet: 'Var ikke kommet endnu',
  day_not_confirmed: 'Ingen havde sagt, om dagen blev til noget',
  ask_about_day: '{sted} blev spurgt om dagen',
  write_message: 'Skrev en besked',
  write_note: 'Skrev en note',
  remind: 'Der blev sendt en påmindelse',
  choose_language: 'Valgte sprog',
  roll_over: 'Skiftede klasse',
  came: 'Dage blev skrevet ind',
};

/** What a mail or SMS was about. Those that are not here are just a message. */
const templateWords: Words = {
  application_received: 'Vi har din ansøgning',
  need_received: 'Vi har dit ønske',
  place_offered: 'Der er en plads til dig',
  visit_invited: 'Du er inviteret på besøg',
  helped_on: 'Du er hjulpet videre',
  place_arranged: 'Din plads er aftalt',
  placement_ready: 'Alt er klar',
  own_place_turned_down: 'Dit eget sted sagde nej',
  guardian_said_yes: 'Din forælder sagde ja',
  placement_fell_away: 'En plads faldt væk',
  places_suggested: 'Forslag til dig',
  need_rests: 'Din søgning holder pause',
  close_announced: 'Din søgning kan slutte',
  need_closed: 'Din søgning er slut',
  need_ended: 'Din søgning er slut',
  need_fulfilled: 'Du er i mål',
  contact_changed: 'Du har fået en ny kontaktperson',
  recorded_for_you: 'Noget er skrevet ned for dig',
  guardian_asked: 'Spørgsmål til din forælder',
  guardian_recorded: 'Din forælders svar er skrevet ned',
  own_place_asked: 'Spørgsmål til stedet',
  recorded_for_host: 'Stedets svar er skrevet ned',
  reminder_young_person: 'Husk at svare',
  reminder_first_day: 'Din første dag',
  reminder_guardian: 'Påmindelse til din forælder',
  reminder_host: 'Påmindelse til stedet',
  reminder_partner: 'Påmindelse til stedet',
  way_in_changed: 'Din mail eller dit nummer er ændret',
  new_message: 'Du har fået en besked',
  agreement_changed: 'Aftalen er ændret',
  check_in_asked: 'Hvordan går det?',
  quote_decided: 'Det, du skrev om stedet',
  step_suggested: 'Forslag til et næste skridt',
  step_asked: 'Spørgsmål om et trin',
  step_agreed: 'Et trin er aftalt',
  step_stays: 'Et trin bliver, som det er',
  erasure_granted: 'Svar på at blive slettet',
  erasure_partly: 'Svar på at blive slettet',
  arrival_asked: 'Spørgsmål til stedet om, du kom',
  sick_reported_to_host: 'Stedet fik at vide, at du er syg',
};

const reasonWords: Words = {
  ...handOverReasons,
  ...restReasons,
  ...quoteReasonsForHer,
  ...lineReasons,
  ...reasonSentences,
  duty_open: plainWords['duty_open'] as string,
  journal_duty: plainWords['journal_duty'] as string,
};

/** Columns that have words of their own, and what stands there for a code without any. */
export const columnCodes: Readonly<Record<string, { words: Words; otherwise: string }>> = {
  template: { words: templateWords, otherwise: 'En besked' },
  problem: { words: {}, otherwise: 'Den kunne ikke leveres' },
  what: { words: { message: 'en besked', class_code: 'en klassekode', class_name: 'et navn på klasselisten' }, otherwise: 'andet' },
  kind: { words: { ...taskKinds, ...kindNames }, otherwise: 'andet' },
  reason: { words: reasonWords, otherwise: 'andet' },
  reasons: { words: reasonWords, otherwise: 'andet' },
  rest_reason: { words: restReasons, otherwise: 'andet' },
  close_outcome: { words: closeOutcomes, otherwise: 'andet' },
  close_receiver: { words: closeReceivers, otherwise: 'andet' },
  target: { words: handOverTargets, otherwise: 'andet' },
  interests: { words: interestNames, otherwise: 'andet' },
  branch: { words: branchNames, otherwise: 'andet' },
  role: { words: lookRoles, otherwise: 'andet' },
  dimension: { words: dimensionNames, otherwise: 'andet' },
  meeting: { words: meetingNames, otherwise: 'andet' },
  first_day_company: { words: firstDayCompanies, otherwise: 'andet' },
  worked: { words: { well: 'ja', partly: 'delvist', badly: 'nej' }, otherwise: 'andet' },
  own_answer: { words: checkInRead, otherwise: 'andet' },
  host_answer: { words: checkInRead, otherwise: 'andet' },
};

/** Columns that hold codes and share the plain words. */
const plainCodes =
  /^(act|actor|again|answer|channel|code|decided|desk|destination|from_status|level|lifecycle|moment|new_ideas|next_actor|occasion|outcome|part|risks|said_by|situation|state|status|to_situation|to_status|via|way|.*_via|answered_via)$/;
const aCode = /^[a-z][a-z0-9_]*$/;

/** One stored text as words: by the words of its column, then by those that mean the same everywhere. A code without words is "andet". */
export function codeInWords(text: string, column: string, commands: Words, voice: Voice = toHer): string {
  if (column === 'language' || column.endsWith('_language')) {
    return Object.hasOwn(languageNames, text) ? languageNames[text as keyof typeof languageNames].danish : text;
  }
  const own = column === 'command' || column === 'act' ? { words: { ...commands, ...furtherCommands }, otherwise: 'Andet' } : columnCodes[column];
  const words = own && { ...own.words, ...voice.codesOf[column] };
  if (words && Object.hasOwn(words, text)) return (words[text] as string).replace('{sted}', 'et sted').replace(/^./, (first) => first.toUpperCase());
  if (column === 'problem') return columnCodes['problem']?.otherwise ?? '';
  if (column !== 'command' && column !== 'template' && Object.hasOwn(plainWords, text)) return (voice.codes[text] ?? plainWords[text]) as string;
  if (!aCode.test(text)) return text;
  if (own) return own.otherwise;
  return plainCodes.test(column) ? 'andet' : text;
}
