import type { GuardianAnswer, GuardianLanguage } from '../../features/guardians/guardian.ts';

/** What a guardian is asked about, as far as the words differ. */
export type AskedAbout = 'placement' | 'junior_apprenticeship' | 'after_school_job' | 'intro_job' | 'apprenticeship' | 'mentorship';

/** What it means at home, as far as it differs. */
export type Meaning = 'placement' | 'job' | 'apprenticeship' | 'mentorship';

interface TitleAndText {
  title: string;
  text: string;
}

/**
 * Everything that a guardian reads in one language: the page behind the link, the mails and the SMS. One file a
 * language; a sentence that is missing there does not compile. Nobody knows whether the child is a she or a he, and a
 * name is a name in any grammar: it stands where no language bends it. Addresses, numbers and names come ready made.
 */
export interface GuardianWords {
  lang: GuardianLanguage;
  dir: 'ltr' | 'rtl';
  /** Of the browser's tab and history: no name in it. */
  pageTitle: string;
  question: Readonly<Record<AskedAbout, (child: string) => string>>;
  lede(child: string, guardian: string): string;
  places: string;
  meaningTitle: string;
  meaning: Readonly<Record<Meaning, readonly string[]>>;
  buttons: Readonly<Record<GuardianAnswer, string>>;
  answered: Readonly<Record<GuardianAnswer, (child: string) => string>>;
  mayChange: string;
  noLongerChangeable(contact: string): string;
  changeTitle: string;
  answerTitle: string;
  notMine: { title: string; text(child: string): string; button: string; thanks: string };
  goBack: string;
  fromTitle: string;
  /** The link to what there is to read before the answer. */
  agreements: string;
  /** Beside papers that are in Danish; empty where that is the reader's own language. */
  agreementsNote: string;
  problem: string;
  talk: string;
  /** Names the row of languages to a screen reader. */
  languages: string;
  /** Said where the contact person is away; `until` is the last day, already in words, and null while nobody knows. */
  away(contact: string, standIn: string, until: string | null): string;
  /** Read aloud before a message, whose colour says the same. */
  notice: Readonly<Record<'info' | 'ok' | 'error', string>>;
  /** What became of a link that answers no longer. */
  gone: Readonly<Record<'unknown' | 'expired' | 'renewed' | 'replaced' | 'ended', TitleAndText>>;
  sendNew: string;
  callTitle: string;
  /** Before a number of the municipality. */
  callUs: string;
  mail: {
    /** Beside the subject on a lock screen. */
    preview: string;
    hello(guardian: string): string;
    asked: { subject: string; text(child: string): string };
    reminder: { subject: string; text(child: string): string };
    action: string;
    call(name: string, phone: string): string;
    notYours: string;
    recorded: { subject: string; text(child: string, answer: string, way: string): string; ifWrong(name: string, phone: string): string };
    ways: Readonly<Record<'phone' | 'paper' | 'in_person', string>>;
    signOff: string;
  };
  /** One part, or two where the language's letters take more room: the caller shortens the name and the number. */
  sms: {
    asked(url: string, name: string, phone: string): string;
    reminder(url: string, name: string, phone: string): string;
    recorded(name: string, phone: string): string;
  };
  /** On the page for all parents: that we write in this language. */
  weWrite: string;
}
