import type { AgreementPage, AgreementParty, AgreementSheet, PaperName, Risk } from '../features/agreements/agreement.ts';
import { clockTime, dateRange, dayAndMonth, inWords, localMoment, longDate, spokenDate, timeOfDay, timeSpan } from '../features/dates.ts';
import { asWritten } from '../features/municipality/phone.ts';
import { whoAnswers } from '../features/staff/contact.ts';
import { rulesToSay } from '../features/work-rules/work-rule.ts';
import { kindNames, type OpeningKind } from './kinds.ts';
import { possessive } from './possessive.ts';
import { ruleWords } from './work-rules.ts';

/** Sentences of agreements and what comes along with them. The young are "du"; a place is "I"; the agreement itself names people. */

const isPraktik = (sheet: Pick<AgreementSheet, 'paper'>) => sheet.paper === 'praktikaftale';

export const paperTitles: Readonly<Record<PaperName, (sheet: AgreementSheet) => string>> = {
  aftale: (sheet) => (isPraktik(sheet) ? 'Praktikaftale' : 'Om jobbet'),
  brev: () => 'Brev til forældre',
  huskeliste: () => 'Huskeliste',
};

export const parties: Readonly<Record<AgreementParty, string>> = { host: 'Stedet', school: 'Skolen', guardian: 'Forælder eller værge' };
const partiesInside: Readonly<Record<AgreementParty, string>> = { host: 'stedet', school: 'skolen', guardian: 'en forælder eller værge' };

const ways: Readonly<Record<string, string>> = {
  self: 'på sin egen side',
  link: 'med et link',
  phone: 'i telefonen',
  paper: 'på papir',
  in_person: 'ansigt til ansigt',
};

/** `Ja på papir den 23. november 2026, Susanne Prøvesen`, or what is missing. */
export function yesInWords({ at, via, by }: AgreementSheet['yes'][number], papersDueOn: string, today: string): string {
  if (!at) return papersDueOn < today ? 'Mangler. Det haster.' : `Mangler. Senest ${spokenDate(papersDueOn, today)}.`;
  return [`Ja ${ways[via ?? ''] ?? ''} den ${dayAndMonth(localMoment(at).date, { withYear: true })}`.replace('  ', ' '), by].filter(Boolean).join(', ');
}

/** What is missing and by when, for everybody; null when nothing is. */
export function missingInWords({ missing, papers_due_on, starts_on, today }: AgreementSheet): string | null {
  if (missing.length === 0) return null;
  const by = papers_due_on < today ? (starts_on > today ? ` før ${spokenDate(starts_on, today)}` : ' nu') : ` senest ${spokenDate(papers_due_on, today)}`;
  return `Der mangler et ja fra ${inWords(missing.map((party) => partiesInside[party]))}${by}.`;
}

/** The state's insurance: for host and staff alone, never for her or the parents. */
export const insuredInWords = (startsOn: string, today: string) =>
  startsOn > today
    ? `Statens forsikring gælder først, når alle har sagt ja. Det skal være før ${longDate(startsOn)}.`
    : 'Statens forsikring gælder først, når alle har sagt ja. Ring til den, der mangler, i dag.';

const kindInside = (kind: OpeningKind) => kindNames[kind].toLowerCase();

/** `den 1. februar`, or `1.–5. februar 2027`. */
const whenInWords = ({ days, starts_on, ends_on }: AgreementSheet) => {
  const first = days[0]?.day ?? starts_on;
  const last = days.at(-1)?.day ?? ends_on;
  return first === last ? `den ${dayAndMonth(first, { withYear: true })}` : dateRange(first, last, { withYear: true });
};

export const agreementLede = (sheet: AgreementSheet) =>
  isPraktik(sheet)
    ? `${sheet.first_name} ${sheet.last_name} er i praktik hos ${sheet.place.name}, ${whenInWords(sheet)}.`
    : `${sheet.first_name} ${sheet.last_name} får et ${kindInside(sheet.kind)} hos ${sheet.place.name} fra den ${dayAndMonth(sheet.starts_on, { withYear: true })}.`;

/** What has become of an agreement that holds no longer. */
export const overInWords = (sheet: AgreementSheet) =>
  sheet.status === 'cancelled' ? 'Aftalen er faldet væk. Ingen skal møde op.' : 'Aftalen er slut før tid.';

const askContact = (sheet: AgreementSheet) => `Spørg ${whoAnswers(sheet.contact).name}`;
const named = (name: string, phone: string | null) => [name, phone && `telefon ${asWritten(phone)}`].filter(Boolean).join(', ');

type Row = { term: string; value: string };
const rows = (...all: [string, string | null | undefined | false][]): Row[] =>
  all.filter((row): row is [string, string] => Boolean(row[1])).map(([term, value]) => ({ term, value }));

const sameHours = ({ days }: AgreementSheet) => new Set(days.map((day) => day.from_time + day.to_time)).size < 2;

/** Where and when, in rows. */
export const whereAndWhen = (sheet: AgreementSheet): Row[] => {
  const [first] = sheet.days;
  const ordinary = sheet.from_time && sheet.to_time ? timeSpan(sheet.from_time, sheet.to_time) : sheet.from_time && `Mødetid ${clockTime(sheet.from_time)}`;
  return rows(
    ['Sted', sheet.place.name],
    ['Mødested', sheet.place.address ?? askContact(sheet)],
    ...(first && !sameHours(sheet)
      ? sheet.days.map(({ day, from_time, to_time }): [string, string] => [longDate(day), timeSpan(from_time, to_time)])
      : first
        ? ([
            ['Dage', inWords(sheet.days.map(({ day }) => longDate(day)))],
            ['Tid', timeSpan(first.from_time, first.to_time)],
          ] as [string, string][])
        : ([
            [
              'Periode',
              isPraktik(sheet) ? dateRange(sheet.starts_on, sheet.ends_on, { withYear: true }) : `Fra ${longDate(sheet.starts_on, { withYear: true })}`,
            ],
            ['Tid', ordinary],
            [
              'Om ugen',
              inWords(
                [
                  sheet.days_a_week ? (sheet.days_a_week === 1 ? '1 dag' : `${sheet.days_a_week} dage`) : '',
                  sheet.hours_a_week ? `${String(sheet.hours_a_week).replace('.', ',')} timer` : '',
                ].filter(Boolean),
              ),
            ],
          ] as [string, string | null][])),
    ['Spørg efter', sheet.meet_who],
    ['Kontakt på stedet', named(sheet.contact_name, sheet.contact_phone)],
    ['Første dag', sheet.first_day_with],
  );
};

export const noTasks = (sheet: AgreementSheet) => `Opgaverne er ikke skrevet ind endnu. ${askContact(sheet)}.`;

/** Whom to call, the alarm first. */
export const ifSomethingHappens = (sheet: AgreementSheet): Row[] =>
  rows(
    ['Fare for liv', 'Ring 112'],
    ['Nødnummer', sheet.emergency_phone && named(sheet.emergency_name ?? '', sheet.emergency_phone)],
    [`${possessive(sheet.first_name)} mobil`, sheet.her_phone && asWritten(sheet.her_phone)],
    ['Kontaktperson', named(`${whoAnswers(sheet.contact).name}, ${whoAnswers(sheet.contact).title}`, whoAnswers(sheet.contact).phone)],
  );

/** The rules in short: those of the rulebook that hold for her on the first day, and what is agreed beside them. Source of the latter: folkeskoleloven § 9 stk. 3. */
export const rulesInShort = (sheet: AgreementSheet): string[] => [
  ...new Set(rulesToSay(sheet.rules).map((rule) => ruleWords[rule.code].partner(rule))),
  ...(isPraktik(sheet)
    ? [
        'Praktik er en del af skolen. Der er ingen løn.',
        `${sheet.first_name} holder det for sig selv, hvad der bliver sagt om kunder, børn og kolleger.`,
        `Er ${sheet.first_name} syg, så ring til stedet, før dagen begynder.`,
      ]
    : ['Lønnen følger overenskomsten, hvis stedet har en.', 'Arbejdsgiveren har forsikringen.']),
];

/** What the employer's own contract must say. Source: lov om ansættelsesbeviser og visse arbejdsvilkår, in force 1 July 2023. */
export const contractNeeds = [
  'Navn og adresse på arbejdsgiveren og på den unge',
  'Hvor arbejdet er',
  'Hvad arbejdet er',
  'Første dag, og sidste dag hvis jobbet har en',
  'Løn, tillæg og hvornår lønnen kommer',
  'Hvor mange timer om ugen, og hvordan vagter bliver aftalt',
  'Ferie og fravær med løn',
  'Hvor langt varsel der er, når en af jer siger op',
  'Prøvetid, hvis der er en',
  'Hvilken overenskomst der gælder, hvis der er en',
] as const;
export const contractSentence =
  'Ansættelsesbeviset laver arbejdsgiveren selv. Det skal være der senest 7 dage efter den første dag, når jobbet er på mere end 3 timer om ugen. Er den unge under 18 år, skriver en forælder eller værge også under.';

const riskSentences: Readonly<Record<Risk, { risk: string; measure: string }>> = {
  machines: { risk: 'Der er maskiner, der kører, i nærheden.', measure: 'Maskinerne bliver kun brugt af voksne. Dit barn får vist, hvor man skal stå.' },
  chemicals: { risk: 'Der er farlige stoffer på stedet.', measure: 'Dit barn arbejder ikke med dem.' },
  heavy_lifting: { risk: 'Der kan være ting at løfte på mere end 12 kg.', measure: 'Dit barn løfter ikke tunge ting alene.' },
  alone: { risk: 'Dit barn kan være alene i kort tid.', measure: 'En voksen er tæt på og kan kaldes.' },
  late_or_alcohol: { risk: 'Der er arbejde om aftenen, eller der bliver serveret alkohol.', measure: 'Dit barn går hjem til tiden og serverer ikke alkohol.' },
};

/** The law's written information to parents: tasks, hours, pay, risks and measures. Source: ungmedjob.dk, Arbejdstilsynet. */
export const letterLede = (sheet: AgreementSheet) =>
  `${sheet.first_name} skal ${isPraktik(sheet) ? 'i praktik' : 'arbejde'} hos ${sheet.place.name}. Her står, hvad dit barn skal lave, hvornår, og hvordan stedet passer på.`;
export const payInLetter = (sheet: AgreementSheet) =>
  isPraktik(sheet)
    ? 'Praktik er en del af skolen. Der er ingen løn.'
    : sheet.pay_text
      ? `Stedet har skrevet: ${sheet.pay_text}`
      : 'Lønnen står i ansættelsesbeviset.';
export const risksInLetter = (sheet: AgreementSheet): string[] => {
  if (sheet.risks === null)
    return [`Stedet er et, ${sheet.first_name} selv har fundet. ${askContact(sheet)}, hvad stedet har svaret om maskiner, kemi og tunge løft.`];
  if (sheet.risks.length === 0) return ['Stedet har svaret nej til farlige maskiner, farlige stoffer, tunge løft, arbejde alene og arbejde sent.'];
  return sheet.risks.map((one) => `${riskSentences[one].risk} ${riskSentences[one].measure}`);
};
export const adultInLetter = (sheet: AgreementSheet) => {
  const adult = sheet.responsible_adult || sheet.meet_who;
  return adult ? `Den voksne, der følger med i arbejdet, er ${adult}.` : 'En voksen på stedet følger med i arbejdet.';
};
export const letterEnd = (sheet: AgreementSheet) => `Har du spørgsmål, så ring til ${named(whoAnswers(sheet.contact).name, whoAnswers(sheet.contact).phone)}.`;

/** What she packs and knows before the first day. */
export const rememberForHer = (sheet: AgreementSheet): string[] => {
  const first = sheet.days[0];
  const time = first?.from_time ?? sheet.from_time;
  return [
    `Mød op ${longDate(first?.day ?? sheet.starts_on)}${time ? ` ${timeOfDay(time)}` : ''}. Kom gerne lidt før.`,
    sheet.place.address ? `Du skal hen til ${sheet.place.name}, ${sheet.place.address}.` : `Spørg ${whoAnswers(sheet.contact).name}, hvor du skal hen.`,
    sheet.meet_who && `Spørg efter ${sheet.meet_who}.`,
    sheet.transport && `Sådan kommer du derhen: ${sheet.transport}`,
    sheet.clothes ? `Tøj: ${sheet.clothes}` : 'Tag tøj på, du kan arbejde i.',
    sheet.food ? `Mad: ${sheet.food}` : 'Tag mad og vand med.',
    'Tag din telefon med, ladet op.',
  ].filter((line): line is string => Boolean(line));
};
export const ifIllForHer = (sheet: AgreementSheet) =>
  sheet.contact_phone
    ? `Er du syg eller forsinket, så ring til stedet på ${asWritten(sheet.contact_phone)}, før du skal være der.`
    : 'Er du syg eller forsinket, så sig det på din side, før du skal være der.';

/** What the place has ready. */
export const rememberForHost = (sheet: AgreementSheet): string[] => {
  const first = sheet.days[0];
  const time = first?.from_time ?? sheet.from_time;
  return [
    `${sheet.first_name} kommer ${longDate(first?.day ?? sheet.starts_on)}${time ? ` ${timeOfDay(time)}` : ''}. Sig det til kollegerne.`,
    `${sheet.meet_who || 'En af jer'} tager imod og har tid den første halve time.`,
    'Vis rundt: toilet, sted til pauser, nødudgang og førstehjælp.',
    'Vis, hvordan opgaverne gøres, og hvad man ikke må røre.',
    `Gem nødnummeret${sheet.emergency_phone ? `: ${named(sheet.emergency_name ?? '', sheet.emergency_phone)}` : ''}.`,
    `Kommer ${sheet.first_name} ikke, så ring til ${whoAnswers(sheet.contact).name} på ${asWritten(whoAnswers(sheet.contact).phone)} med det samme.`,
  ];
};

/** Headings and small words of the papers. */
export const paperWords = {
  where: 'Hvor og hvornår',
  tasks: 'Opgaver',
  happens: 'Hvis der sker noget',
  rules: 'Regler i korte træk',
  contract: 'Det skal stå i ansættelsesbeviset',
  yes: 'Hvem har sagt ja',
  onPaper: 'På papir',
  onPaperHint: 'Vil I hellere skrive under her, så giv papiret til kontaktpersonen. Så skriver vi det ind.',
  signature: (party: AgreementParty) => `${parties[party]}: dato og navn`,
  pay: 'Løn',
  risks: 'Det passer stedet på med',
  adult: 'Hvem følger med?',
  questions: 'Spørgsmål?',
  bring: 'Før du går hjemmefra',
  ready: 'Før den første dag',
  ill: 'Syg eller forsinket',
} as const;

export const paperFoot = (sheet: AgreementSheet) => `Udgave ${sheet.version}, ${dayAndMonth(sheet.changed_on, { withYear: true })}`;
export const rememberTitle = (sheet: AgreementSheet) => (sheet.reader === 'host' ? `Klar til ${sheet.first_name}` : 'Huskeliste');
export const rememberLede = (sheet: AgreementSheet) =>
  sheet.reader === 'host' ? 'Det her gør den første dag god.' : `Til din ${isPraktik(sheet) ? 'praktik' : 'første dag'} hos ${sheet.place.name}.`;

/** Of the pages around the papers. */
export const agreementPageWords = {
  read: 'Læs aftalen',
  pdf: 'som PDF',
  staysHere: (contact: string) => `Aftalen kan kun læses her. Spørg ${contact}, hvis den skal bruges på papir.`,
  calendar: 'Læg dagene i din kalender',
  calendarHost: 'Læg dagene i kalenderen',
  allYes: 'Alle har sagt ja.',
  sayYes: { host: 'Vi siger ja til aftalen', school: 'Skolen siger ja til aftalen' },
  sayYesHint: 'Læs aftalen først. Passer noget ikke, så ret det, eller ring.',
  change: 'Ret aftalen',
  changeAll: 'Retter I opgaver eller sted, spørger vi dem, der har sagt ja, igen. Resten kan altid rettes.',
  changePractical: 'Alle har sagt ja til opgaver og sted. Skal de være anderledes, så ring til kontaktpersonen.',
  tasks: 'Opgaver',
  tasksHint: 'En linje for hver opgave. Højst 8.',
  place: 'Mødested',
  placeHint: 'Vej, nummer og by.',
  meetWho: 'Hvem tager imod?',
  contactName: 'Kontakt på stedet',
  contactPhone: 'Telefon til stedet',
  clothes: 'Tøj',
  food: 'Mad',
  transport: 'Hvordan kommer man derhen?',
  standsNow: (text: string) => (text ? `Nu står der: ${text}` : 'Nu står der ikke noget.'),
  save: 'Gem aftalen',
  othersOf: (place: string, from: string) => `Tag det med: ${place}, ${from}`,
  hostTasks: (name: string) => `Hvad skal ${name} lave hos jer?`,
  hostTasksButton: 'Gem, og sig ja til aftalen',
  tasksMissing: 'Skriv mindst en opgave.',
} as const;

/** What can be taken along, as links say it. */
export const paperLinks: Readonly<Record<PaperName, (sheet: AgreementSheet) => string>> = {
  aftale: (sheet) => paperTitles.aftale(sheet),
  brev: (sheet) => (sheet.reader === 'guardian' ? 'Brev til dig' : 'Brev til forældre'),
  huskeliste: (sheet) => rememberTitle(sheet),
};

/** In a calendar that others see too: no name, no kind of trouble. */
export const calendarTitles = {
  praktikaftale: { her: 'Praktik', host: 'Praktikant' },
  ansaettelsesbevis: { her: 'Første arbejdsdag', host: 'Ny kollega' },
} as const;
export const calendarText = (sheet: AgreementPage | AgreementSheet) =>
  [
    sheet.meet_who && sheet.reader !== 'host' && `Spørg efter ${sheet.meet_who}.`,
    `Spørgsmål? Ring til ${named(whoAnswers(sheet.contact).name, whoAnswers(sheet.contact).phone)}.`,
  ]
    .filter(Boolean)
    .join(' ');
