/** The words around what a young person has tried: reflections, check-ins, where she goes from here, quotes, next steps. */

/** The three goals of the guarantee: udsyn, indsigt, kompetencer. In the order of the database's goal_dimension. */
export const dimensions = ['outlook', 'insight', 'competences'] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Record<Dimension, string> = { outlook: 'Udsyn', insight: 'Indsigt', competences: 'Kompetencer' };

interface Asked {
  question: string;
  /** The statement that the numbers from 1 to 5 are about. */
  statement: string;
}

export const questionsBefore: Record<Dimension, Asked> = {
  outlook: { question: 'Hvad tror du, de laver på stedet?', statement: 'Jeg ved, hvad man laver sådan et sted' },
  insight: { question: 'Hvad er du god til?', statement: 'Jeg ved, hvad jeg er god til' },
  competences: { question: 'Hvad vil du gerne lære?', statement: 'Jeg tør gå i gang med noget nyt' },
};
export const questionsAfter: Record<Dimension, Asked> = {
  outlook: { question: 'Hvad vidste du ikke før?', statement: questionsBefore.outlook.statement },
  insight: { question: 'Hvad fandt du ud af om dig selv?', statement: questionsBefore.insight.statement },
  competences: { question: 'Hvad blev du bedre til?', statement: questionsBefore.competences.statement },
};

export const scores = ['1', '2', '3', '4', '5'] as const;

export const newIdeas = { yes: 'Ja', no: 'Nej', not_sure: 'Ved ikke' } as const;
export type NewIdeas = keyof typeof newIdeas;
export const longestReflection = 500;

/** Who reads a reflection, said where it is written. */
export const onlyYouRead = 'Det er dit eget. Kun du læser det, og du kan slette det, når du vil.';
export const youMayShare = (contact: string) => `Du kan dele det med ${contact}, hvis du har lyst.`;
export const notPrivate = (contact: string) => `Skriv ikke om sygdom eller andet privat. Ring hellere til ${contact}.`;

/** "Hvordan går det?", after 1, 4 and 12 weeks in a job. */
export const checkInAnswers = { well: 'Det går godt', not_well: 'Ikke så godt', stopped: 'Jeg er stoppet' } as const;
export type CheckInAnswer = keyof typeof checkInAnswers;
/** The same as the place says it, and as staff read it. */
export const checkInAtPlace: Record<CheckInAnswer, string> = { well: 'Det går godt', not_well: 'Ikke så godt', stopped: 'Vi er stoppet sammen' };
export const checkInRead: Record<CheckInAnswer, string> = { well: 'det går godt', not_well: 'ikke så godt', stopped: 'er stoppet' };
export const afterWeeks = (week: number) => (week === 1 ? 'en uge' : `${week} uger`);

export const checkInThanks: Record<CheckInAnswer, (contact: string) => string> = {
  well: () => 'Dejligt at høre. Du skal ikke gøre mere.',
  not_well: (contact) => `Tak, fordi du siger det. ${contact} ringer til dig.`,
  stopped: (contact) => `Tak, fordi du siger det. ${contact} ringer til dig, og så finder I noget nyt.`,
};

/** Positiv destination: where she goes from here. */
export const destinations = { education: 'En uddannelse', job: 'Et job', not_yet: 'Det ved jeg ikke endnu' } as const;
export type Destination = keyof typeof destinations;
export const destinationRead: Record<Destination, string> = { education: 'uddannelse', job: 'job', not_yet: 'endnu ikke' };

/** The two questions to a place. */
export const workedTogether = { well: 'Ja', partly: 'Delvist', badly: 'Nej' } as const;
export const takeInAgain = { yes: 'Ja', perhaps: 'Måske', no: 'Nej' } as const;
export const collaborationQuestions = { worked: 'Fik I den hjælp fra os, I skulle bruge?', again: 'Vil I tage imod en ung igen?' };

/** What she says yes to before her words stand on a page, by version: the database keeps which one she read. */
export const quoteConsents: Readonly<Record<string, string>> = {
  '2026-11':
    'Ja, I må vise det, jeg har skrevet, på stedets opslag sammen med mit fornavn. Alle kan læse det. En voksen læser det først. Jeg kan tage det tilbage, når jeg vil, og så er det væk med det samme.',
};
export const longestQuote = 200;
export const quoteReasons = {
  names_somebody: 'Der står navne på andre',
  too_private: 'Det er for privat til en side, som alle kan læse',
  not_about_the_place: 'Det handler ikke om stedet',
  unfriendly: 'Det er ikke venligt nok til siden',
  guardian_said_no: 'Hjemmet har sagt nej',
} as const;
export type QuoteReason = keyof typeof quoteReasons;
/** Those that staff choose between: a guardian's no is written down as that. */
export const readersReasons = ['names_somebody', 'too_private', 'not_about_the_place', 'unfriendly'] as const satisfies readonly QuoteReason[];

/** Why it is not on the page, as she reads it. */
export const quoteReasonsForHer: Record<QuoteReason, string> = {
  names_somebody: 'Der står navne på andre i det. Skriv det gerne om.',
  too_private: 'Det er lidt for privat til en side, som alle kan læse. Skriv det gerne om.',
  not_about_the_place: 'Det handler om noget andet end stedet. Skriv det gerne om.',
  unfriendly: 'Ordene er for hårde til siden. Ring hellere til din kontaktperson om det.',
  guardian_said_no: 'Din forælder eller værge har sagt nej. Tal med dem om det.',
};

export const longestStep = 140;
export const stepIdeas = ['Find et sted mere, jeg vil prøve', 'Tal med min vejleder', 'Skriv mit CV', 'Kom til åbent hus'] as const;
