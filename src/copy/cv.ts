/** The words of "Mit CV": five fields, each with a question, a hand and an example; languages; who reads it. */

/** In the order of the paper and of the database's cv_field. */
export const cvFields = ['good_at', 'tried', 'school', 'spare_time', 'would_like'] as const;
export type CvField = (typeof cvFields)[number];

interface CvFieldWords {
  /** Its place in the address. */
  readonly slug: string;
  /** The heading on the paper, and of the page where she writes it. */
  readonly title: string;
  /** What the field asks. */
  readonly question: string;
  readonly hint: string;
  readonly examples: readonly [string, string];
}

export const cvFieldWords: Readonly<Record<CvField, CvFieldWords>> = {
  good_at: {
    slug: 'god-til',
    title: 'Det er jeg god til',
    question: 'Hvad er du god til?',
    hint: 'I skolen, derhjemme eller på et hold. Spørg en ven, hvis du går i stå.',
    examples: ['Jeg kommer til tiden. Jeg er rolig, når der er mange børn.', 'Jeg er god til at lappe cykler. Jeg giver ikke op, når det driller.'],
  },
  tried: {
    slug: 'proevet',
    title: 'Det har jeg prøvet',
    question: 'Hvad har du prøvet?',
    hint: 'Job, praktik, frivilligt arbejde eller hjælp til nogen, du kender. Alt tæller.',
    examples: ['Jeg går tur med naboens hund hver dag.', 'Jeg har stået i kiosken i min klub. Jeg tog imod penge og ryddede op.'],
  },
  school: {
    slug: 'skole',
    title: 'Min skole',
    question: 'Hvor går du i skole?',
    hint: 'Går du ikke i skole nu? Så skriv den sidste, du gik på. Skriv gerne, hvilke fag du bedst kan lide.',
    examples: ['Jeg går i 8. klasse. Jeg er mest glad for idræt og matematik.', 'Jeg gik ud af 9. klasse i sommer. Jeg har også gået på produktionsskole.'],
  },
  spare_time: {
    slug: 'fritid',
    title: 'Det bruger jeg min tid på',
    question: 'Hvad bruger du din tid på?',
    hint: 'Det, du laver, når du selv bestemmer.',
    examples: ['Jeg spiller fodbold to gange om ugen. Jeg træner de små om lørdagen.', 'Jeg tegner, laver mad og spiller med mine venner.'],
  },
  would_like: {
    slug: 'vil-gerne',
    title: 'Det vil jeg gerne',
    question: 'Hvad vil du gerne?',
    hint: 'Du behøver ikke vide det helt. Skriv noget, du godt kunne tænke dig at prøve.',
    examples: ['Jeg vil gerne prøve at arbejde med dyr.', 'Jeg leder efter et job efter skole. Gerne et sted, hvor der sker noget.'],
  },
};

export const longestCvField = 300;

export const languageLevels = { a_little: 'Kan lidt', speaks_well: 'Taler godt', mother_tongue: 'Modersmål' } as const;
export type LanguageLevel = keyof typeof languageLevels;

/** To choose from; any other may be written. */
export const spokenLanguages = [
  ...['Albansk', 'Arabisk', 'Bosnisk', 'Bulgarsk', 'Dansk', 'Dansk tegnsprog', 'Dari', 'Engelsk', 'Farsi', 'Filippinsk', 'Fransk', 'Færøsk', 'Grønlandsk'],
  ...['Hindi', 'Islandsk', 'Italiensk', 'Kinesisk', 'Kroatisk', 'Kurdisk', 'Litauisk', 'Nepalesisk', 'Norsk', 'Pashto', 'Polsk', 'Portugisisk', 'Punjabi'],
  ...[
    'Rumænsk',
    'Russisk',
    'Serbisk',
    'Somali',
    'Spansk',
    'Svensk',
    'Swahili',
    'Tamil',
    'Thai',
    'Tigrinya',
    'Tyrkisk',
    'Tysk',
    'Ukrainsk',
    'Urdu',
    'Vietnamesisk',
  ],
] as const;

export const languagesTitle = 'Sprog, jeg taler';
export const contactTitle = 'Mail og nummer';
export const notWritten = 'Ikke skrevet endnu';

export const cvWords = {
  title: 'Mit CV',
  lede: 'Dit CV er et ark om dig. Tag det med, når du søger job, praktik eller læreplads.',
  emptyTitle: 'Dit CV er tomt endnu',
  empty: 'Det er helt i orden. Begynd med ét felt. Et par linjer er nok, og du kan altid lave det om.',
  stopAnyTime: 'Du kan gemme nu og skrive resten en anden dag.',
  printed: 'Sådan ser det ud på papir. Du kan printe siden eller hente den som en fil.',
  noContact: 'Der står hverken mail eller nummer på papiret.',
  onlyYou: 'Kun du kan se dit CV nu.',
  whatSharingDoes: (contact: string) =>
    `Du kan vise det for ${contact} og for de steder, du søger. Et sted ser det først, når de vil møde dig eller giver dig en plads. Din mail og dit nummer følger ikke med.`,
  shared: (contact: string) =>
    `${contact} kan se dit CV. Et sted, du søger, ser det, når de vil møde dig eller giver dig en plads. De ser først din skole, når I har en aftale.`,
  staysHere: (contact: string) =>
    `Din skole og navne på steder kommer ikke med på papiret. Spørg ${contact}, hvis du vil vide hvorfor. Skriv heller ikke navne på steder i de andre felter.`,
} as const;
