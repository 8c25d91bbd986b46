import { dateRange, inWords, longDate, weekdayName } from '../features/dates.ts';
import type { GuardianAnswer, GuardianLanguage } from '../features/guardians/guardian.ts';
import type { OpeningKind } from './kinds.ts';

/** Everything that a guardian reads behind the link, in the languages that are written so far. */
export interface GuardianCopy {
  /** Of the page, for its `lang` and `dir`. */
  lang: 'da' | 'en';
  dir: 'ltr' | 'rtl';
  /** Of the browser's tab and history: no name in it. */
  pageTitle: string;
  title(child: string, kind: OpeningKind | null): string;
  lede(child: string, guardian: string): string;
  places: string;
  days(days: readonly string[]): string;
  meaningTitle: string;
  meaning(child: string, kind: OpeningKind | null): string[];
  buttons: Record<GuardianAnswer, string>;
  answered(answer: GuardianAnswer, child: string): string;
  mayChange: string;
  noLongerChangeable(contact: string): string;
  changeTitle: string;
  answerTitle: string;
  notMineTitle: string;
  notMineText(child: string): string;
  notMineButton: string;
  notMineThanks: string;
  goBack: string;
  fromTitle: string;
  problem: string;
  talk: string;
}

const danishKind = (kind: OpeningKind | null) => {
  switch (kind) {
    case 'after_school_job':
      return 'have et fritidsjob';
    case 'intro_job':
      return 'have et introjob';
    case 'apprenticeship':
      return 'komme i lære';
    case 'junior_apprenticeship':
      return 'komme i juniormesterlære';
    case 'mentorship':
      return 'få en mentor';
    default:
      return 'komme i praktik';
  }
};

/** "mandag den 2., tirsdag den 3. og onsdag den 4. november": a month is said once, with its last day. */
function daysOnce(days: readonly string[]): string {
  return inWords(
    days.map((day, place) => {
      const next = days[place + 1];
      const isSaidLater = next?.slice(0, 7) === day.slice(0, 7);
      return isSaidLater ? `${weekdayName(day)} den ${Number(day.slice(8, 10))}.` : longDate(day);
    }),
  );
}

const danish: GuardianCopy = {
  lang: 'da',
  dir: 'ltr',
  pageTitle: 'Et spørgsmål til dig',
  title: (child, kind) => `Må ${child} ${danishKind(kind)}?`,
  lede: (child, guardian) => `Hej ${guardian}. ${child} har skrevet, at du er forælder eller værge. Derfor spørger vi dig.`,
  places: 'Det handler om',
  days: (days) => (days.length > 3 ? `${days.length} dage, ${dateRange(days[0] ?? '', days.at(-1) ?? '')}` : daysOnce(days)),
  meaningTitle: 'Hvad betyder det?',
  meaning: (child, kind) => {
    switch (kind) {
      case 'after_school_job':
      case 'intro_job':
        return [
          `${child} får løn, og I skriver en kontrakt med stedet.`,
          'Der er regler for, hvor længe og hvornår unge må arbejde. Stedet skal følge dem.',
          'Arbejdsgiveren har forsikringen.',
        ];
      case 'apprenticeship':
        return ['I laver selv aftalen med stedet på lærepladsen.dk.', 'Arbejdsgiveren har forsikringen.'];
      case 'mentorship':
        return ['En voksen fra stedet mødes med den unge og fortæller om sit arbejde.'];
      default:
        return [
          'Praktik er en del af skolen. Der er ingen løn.',
          'Staten har forsikringen, når aftalen er på plads.',
          'En voksen på stedet følger med hele dagen.',
        ];
    }
  },
  buttons: { yes: 'Ja, det er i orden', no: 'Nej', call_me: 'Ring til mig', not_my_child: 'Det er ikke mit barn' },
  answered: (answer, child) =>
    ({
      yes: `Du har svaret ja. ${child} har fået det at vide.`,
      no: 'Du har svaret nej. Kontaktpersonen ringer til dig.',
      call_me: 'Vi ringer til dig snart.',
      not_my_child: 'Du har svaret, at det ikke er dit barn.',
    })[answer],
  mayChange: 'Du kan stadig ændre dit svar her.',
  noLongerChangeable: (contact) => `Svaret kan ikke ændres her længere. Ring til ${contact}, hvis der er noget.`,
  changeTitle: 'Vil du ændre dit svar?',
  answerTitle: 'Dit svar',
  notMineTitle: 'Er det ikke dit barn?',
  notMineText: (child) => `Så er beskeden sendt forkert. Vi stopper linket og spørger ${child} igen. Du hører ikke mere fra os.`,
  notMineButton: 'Ja, det er ikke mit barn',
  notMineThanks: 'Tak, fordi du sagde det. Linket virker ikke længere, og du hører ikke mere fra os.',
  goBack: 'Tilbage',
  fromTitle: 'Hvem er det fra?',
  problem: 'Det gik ikke igennem. Prøv igen, eller ring til os.',
  talk: 'Nogen at tale med',
};

const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const englishDay = (day: string) => `${Number(day.slice(8, 10))} ${englishMonths[Number(day.slice(5, 7)) - 1]}`;
const englishDays = (days: readonly string[]) =>
  days.map((day, place) => (days[place + 1]?.slice(0, 7) === day.slice(0, 7) ? String(Number(day.slice(8, 10))) : englishDay(day))).join(', ');

const englishKind = (kind: OpeningKind | null) => {
  switch (kind) {
    case 'after_school_job':
      return 'have an after-school job';
    case 'intro_job':
      return 'have a first paid job';
    case 'apprenticeship':
      return 'become an apprentice';
    case 'junior_apprenticeship':
      return 'be a junior apprentice on some school days';
    case 'mentorship':
      return 'have a mentor';
    default:
      return 'do work experience';
  }
};

const english: GuardianCopy = {
  lang: 'en',
  dir: 'ltr',
  pageTitle: 'A question for you',
  title: (child, kind) => `May ${child} ${englishKind(kind)}?`,
  lede: (child, guardian) => `Hello ${guardian}. ${child} has told us that you are a parent or guardian. That is why we ask you.`,
  places: 'It is about',
  days: (days) => (days.length > 3 ? `${days.length} days, ${englishDay(days[0] ?? '')} to ${englishDay(days.at(-1) ?? '')}` : englishDays(days)),
  meaningTitle: 'What does it mean?',
  meaning: (child, kind) => {
    switch (kind) {
      case 'after_school_job':
      case 'intro_job':
        return [
          `${child} is paid, and you sign a contract with the workplace.`,
          'There are rules for how long and when young people may work. The workplace must keep them.',
          'The employer has the insurance.',
        ];
      case 'apprenticeship':
        return ['You make the agreement with the workplace at lærepladsen.dk.', 'The employer has the insurance.'];
      case 'mentorship':
        return ['An adult from the workplace meets your child and tells about the work.'];
      default:
        return [
          'Work experience is a part of school. It is not paid.',
          'The Danish state has the insurance once the agreement is made.',
          'An adult at the workplace is there all day.',
        ];
    }
  },
  buttons: { yes: 'Yes, that is fine', no: 'No', call_me: 'Call me', not_my_child: 'This is not my child' },
  answered: (answer, child) =>
    ({
      yes: `You have said yes. ${child} has been told.`,
      no: 'You have said no. The contact person will call you.',
      call_me: 'We will call you soon.',
      not_my_child: 'You have told us that this is not your child.',
    })[answer],
  mayChange: 'You can still change your answer here.',
  noLongerChangeable: (contact) => `The answer can no longer be changed here. Call ${contact} if you need to.`,
  changeTitle: 'Would you like to change your answer?',
  answerTitle: 'Your answer',
  notMineTitle: 'Is this not your child?',
  notMineText: (child) => `Then the message was sent to the wrong person. We stop the link and ask ${child} again. You will not hear from us any more.`,
  notMineButton: 'Yes, this is not my child',
  notMineThanks: 'Thank you for telling us. The link no longer works, and you will not hear from us any more.',
  goBack: 'Back',
  fromTitle: 'Who is this from?',
  problem: 'It did not go through. Try again, or call us.',
  talk: 'Someone to talk to',
};

/** A further language is a further row: uk, ar (right to left), pl, tr, so and ro are asked for and not yet written. */
const written: Partial<Record<GuardianLanguage, GuardianCopy>> = { da: danish, en: english };

/** The languages that can be chosen on the page. */
export const writtenLanguages = Object.keys(written) as GuardianLanguage[];

/** The words in a language; in English where that language is not written yet. */
export function guardianCopy(language: GuardianLanguage): GuardianCopy {
  return written[language] ?? english;
}
