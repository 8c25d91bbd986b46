import { clockTime, dayAndMonth, longDate } from '../features/dates.ts';
import type { Finding, RuleCode, RuleFigures, WorkBand, WorkFlag } from '../features/work-rules/work-rule.ts';
import { branchNames } from './kinds.ts';

/** The rulebook in words. Every figure comes from the rule's own row; here stand only the sentences around it. */

type Words = {
  /** To the young: what holds for you. */
  young: (rule: RuleFigures) => string;
  /** To a place: what holds for the young person. */
  partner: (rule: RuleFigures) => string;
  /** What is so now, with the figures. */
  why: (finding: Finding) => string;
  /** What to change. */
  change: string;
};

const number = (value: number | null) => String(value ?? '').replace('.', ',');
const hours = (value: number | null) => (value === 1 ? '1 time' : `${number(value)} timer`);
const from = (time: string | null) => clockTime(time ?? '00:00');
/** Midnight is said as 24. */
const to = (time: string | null) => (time?.startsWith('24') ? '24' : clockTime(time ?? '00:00'));
const onDays = ({ day, days }: Finding) => (days > 1 ? `${longDate(day)} og ${days - 1 === 1 ? 'en dag' : `${days - 1} dage`} mere` : longDate(day));
const inWeek = ({ day }: Finding) => `ugen med ${longDate(day)}`;
const inBranches = (rule: RuleFigures) => (rule.branches ?? []).map((branch) => branchNames[branch].toLowerCase()).join(' og ');
const weekend = (rule: RuleFigures) => rule.weekdays.every((day) => day > 5);

const days = {
  why: (finding: Finding) => `Den unge er på arbejde for længe ${onDays(finding)}: ${hours(finding.figure)}. Det må højst være ${hours(finding.amount)}.`,
  change: 'Gør dagen kortere, eller vælg en anden dag.',
};
const weeks = {
  why: (finding: Finding) =>
    `Det bliver ${hours(finding.figure)} i ${inWeek(finding)}, når alle aftaler tælles med. Det må højst være ${hours(finding.amount)}.`,
  change: 'Vælg færre dage eller kortere dage i den uge.',
};
const told = { why: () => 'Det her skal I huske.', change: 'Tal om det på den første dag.' };
const risk = (what: string): Pick<Words, 'why' | 'change'> => ({
  why: ({ amount }) => `${what}, og den unge kan være under ${number(amount)} år.`,
  change: 'Skriv, hvilken voksen der holder øje. Eller find andre opgaver.',
});

export const ruleWords: Record<RuleCode, Words> = {
  youngest: {
    young: ({ amount }) => `Du skal være fyldt ${number(amount)} år.`,
    partner: ({ amount }) => `Den unge skal være fyldt ${number(amount)} år.`,
    why: ({ amount, figure }) => `Man skal være fyldt ${number(amount)} år, og den unge kan være ${number(figure)}.`,
    change: 'Sæt alderen op, eller hjælp den unge videre til noget andet.',
  },
  praktik_day: {
    young: ({ amount }) => `I praktik er en dag højst ${hours(amount)}.`,
    partner: ({ amount }) => `En dag i praktik er højst ${hours(amount)}, undervisning og job talt med.`,
    ...days,
  },
  praktik_week: {
    young: ({ amount }) => `I praktik er en uge højst ${hours(amount)}.`,
    partner: ({ amount }) => `En uge i praktik er højst ${hours(amount)}, også når den unge er flere steder.`,
    ...weeks,
  },
  praktik_day_under_15: {
    young: ({ amount }) => `Er du under 15, er ${hours(amount)} om dagen nok.`,
    partner: ({ amount }) => `For en på under 15 år er ${hours(amount)} om dagen nok. Bliver det mere, skriver I navnet på en voksen.`,
    why: (finding) => `Dagen er ${hours(finding.figure)} ${onDays(finding)}. For en på under 15 år er ${hours(finding.amount)} nok.`,
    change: 'Gør dagen kortere, eller skriv, hvilken voksen der passer på.',
  },
  praktik_week_under_15: {
    young: ({ amount }) => `Er du under 15, er ${hours(amount)} om ugen nok.`,
    partner: ({ amount }) => `For en på under 15 år er ${hours(amount)} om ugen nok. Bliver det mere, skriver I navnet på en voksen.`,
    why: (finding) => `Det bliver ${hours(finding.figure)} i ${inWeek(finding)}. For en på under 15 år er ${hours(finding.amount)} nok.`,
    change: 'Vælg færre timer, eller skriv, hvilken voksen der passer på.',
  },
  job_school_day: {
    young: ({ amount }) => `På en skoledag må du arbejde ${hours(amount)}.`,
    partner: ({ amount }) => `På en skoledag højst ${hours(amount)}.`,
    ...days,
  },
  job_other_day: {
    young: ({ amount }) => `På en dag uden skole må du arbejde ${hours(amount)}.`,
    partner: ({ amount }) => `På en dag uden skole højst ${hours(amount)}.`,
    ...days,
  },
  job_day: {
    young: ({ amount }) => `Du må arbejde ${hours(amount)} om dagen.`,
    partner: ({ amount }) => `Højst ${hours(amount)} om dagen.`,
    ...days,
  },
  job_school_week: {
    young: ({ amount }) => `I en uge med skole må du arbejde ${hours(amount)}.`,
    partner: ({ amount }) => `I en uge med skole højst ${hours(amount)}.`,
    why: (finding) => `Det bliver ${hours(finding.figure)} om ugen. I en uge med skole må det højst være ${hours(finding.amount)}.`,
    change: 'Sæt timerne ned. Er det et sommerjob, så sæt kryds ved det.',
  },
  job_free_week: {
    young: ({ amount }) => `I en ferieuge må du arbejde ${hours(amount)}.`,
    partner: ({ amount }) => `I en uge uden skole højst ${hours(amount)}.`,
    ...weeks,
  },
  job_week: {
    young: ({ amount }) => `Du må arbejde ${hours(amount)} om ugen.`,
    partner: ({ amount }) => `Højst ${hours(amount)} om ugen, og aldrig mere end de voksne i faget.`,
    ...weeks,
  },
  day_in_all: {
    young: ({ amount }) => `Har du flere steder at være, er det højst ${hours(amount)} på en dag i alt.`,
    partner: ({ amount }) => `Job og praktik er tilsammen højst ${hours(amount)} om dagen.`,
    ...days,
  },
  week_in_all: {
    young: ({ amount }) => `Har du flere steder at være, er det højst ${hours(amount)} på en uge i alt.`,
    partner: ({ amount }) => `Job og praktik er tilsammen højst ${hours(amount)} om ugen.`,
    ...weeks,
  },
  clock: {
    young: (rule) => `${rule.widens ? `Ved ${inBranches(rule)}: d` : 'D'}u må arbejde fra kl. ${from(rule.earliest)} til kl. ${to(rule.latest)}.`,
    partner: (rule) => `${rule.widens ? `Ved ${inBranches(rule)}: f` : 'F'}ra kl. ${from(rule.earliest)} til kl. ${to(rule.latest)}.`,
    why: (finding) =>
      `Tiden er fra kl. ${from(finding.from_time)} til kl. ${to(finding.to_time)}. Den unge må være der fra kl. ${from(finding.earliest)} til kl. ${to(finding.latest)}.`,
    change: 'Flyt tiden, så den ligger inden for de timer.',
  },
  rest: {
    young: ({ amount }) => `Du skal have fri i ${hours(amount)}, fra du går hjem, til du møder igen.`,
    partner: ({ amount }) => `Den unge har fri i ${hours(amount)} mellem to dage, også når det er to forskellige steder.`,
    why: (finding) => `Der er kun ${hours(finding.figure)} fri ved ${onDays(finding)}. Der skal være ${hours(finding.amount)} mellem to dage.`,
    change: 'Begynd senere, eller slut tidligere dagen før.',
  },
  days_off: {
    young: ({ amount }) => `Du skal have ${number(amount)} fridage om ugen.`,
    partner: ({ amount }) => `${number(amount)} fridage om ugen.`,
    why: (finding) => `Der er for få fridage i ${inWeek(finding)}. Der skal være ${number(finding.amount)}.`,
    change: 'Vælg færre dage i den uge.',
  },
  days_off_together: {
    young: () => 'De to fridage ligger lige efter hinanden.',
    partner: () => 'De to fridage ligger lige efter hinanden.',
    why: (finding) => `Der er ikke to fridage lige efter hinanden i ${inWeek(finding)}.`,
    change: 'Vælg dage, så to fridage ligger sammen. Eller skriv, hvilken voksen der passer på.',
  },
  pause: {
    young: ({ amount, over_hours }) => `Er dagen på mere end ${hours(over_hours)}, har du ${number(amount)} minutters pause.`,
    partner: ({ amount, over_hours }) => `Mindst ${number(amount)} minutters pause, når dagen er på mere end ${hours(over_hours)}.`,
    ...told,
  },
  light_work: {
    young: () => 'Du må lave let arbejde: rydde op, dække bord, pakke varer, hjælpe en kunde.',
    partner: () => 'Kun let arbejde, så længe den unge går i 9. klasse eller under.',
    ...told,
  },
  work_like: {
    young: () => 'Du må se på og prøve små ting. Det er mest for at lære.',
    partner: () => 'Den unge kan se på og prøve små opgaver. Det er undervisning, ikke arbejde.',
    ...told,
  },
  chemicals: {
    young: ({ amount }) => `Du må ikke bruge farlige stoffer, før du er ${number(amount)}.`,
    partner: ({ amount }) => `Ingen farlige stoffer, før den unge er fyldt ${number(amount)} år.`,
    why: ({ amount }) => `I har sat kryds ved farlige stoffer. Så skal man være fyldt ${number(amount)} år.`,
    change: 'Sæt alderen op til 18, eller find andre opgaver, og fjern krydset.',
  },
  machines: {
    young: ({ amount }) => `Er du under ${number(amount)}, skal en voksen holde øje, når der er maskiner.`,
    partner: ({ amount }) => `Maskiner, der kører: Skriv navnet på en voksen, når den unge er under ${number(amount)} år.`,
    ...risk('Der er maskiner, der kører'),
  },
  heavy_lifting: {
    young: ({ amount }) => `Er du under ${number(amount)}, skal du ikke løfte tungt. Det er mere end cirka 12 kilo.`,
    partner: ({ amount }) => `Løft på mere end cirka 12 kg: Skriv navnet på en voksen, når den unge er under ${number(amount)} år.`,
    ...risk('Der er tunge løft'),
  },
  alone: {
    young: ({ amount }) => `Er du under ${number(amount)}, skal der være en voksen i nærheden.`,
    partner: ({ amount }) => `Alene på arbejdet: Skriv navnet på en voksen, når den unge er under ${number(amount)} år.`,
    ...risk('Den unge er alene noget af tiden'),
  },
  alone_evening: {
    young: (rule) => `Du må ikke være alene i en butik eller et køkken ${weekend(rule) ? 'i weekenden' : 'på hverdage'} efter kl. ${to(rule.latest)}.`,
    partner: (rule) =>
      `Ikke alene i butik og køkken ${weekend(rule) ? 'i weekenden' : 'på hverdage'} efter kl. ${to(rule.latest)} og før kl. ${from(rule.earliest)}.`,
    why: ({ latest }) => `I har svaret, at den unge er alene noget af tiden. Det må ikke være efter kl. ${to(latest)}.`,
    change: 'Lad en voksen være der, og fjern krydset. Eller slut før.',
  },
  late_or_alcohol: {
    young: ({ amount }) => `Er du under ${number(amount)}, skal du ikke arbejde, hvor der serveres alkohol.`,
    partner: ({ amount }) => `Aften, nat eller alkohol: Skriv navnet på en voksen, når den unge er under ${number(amount)} år.`,
    ...risk('Det er sent, eller der serveres alkohol'),
  },
  instructed: {
    young: () => 'En voksen viser dig, hvad du skal gøre, og holder øje.',
    partner: () => 'En voksen på 18 år eller mere viser, hvad der skal gøres, og holder øje. En seddel hjemmefra ændrer ikke reglerne.',
    ...told,
  },
  guardian_before_sent: {
    young: ({ amount }) => `Er du under ${number(amount)}, siger en forælder eller værge ja, før stedet ser noget om dig.`,
    partner: ({ amount }) => `Er den unge under ${number(amount)} år, har en forælder eller værge sagt ja, før I hører fra os.`,
    ...told,
  },
  guardian_at_agreement: {
    young: ({ amount }) =>
      (amount ?? 0) > 30 ? 'En forælder eller værge siger ja til aftalen.' : `Er du under ${number(amount)}, siger en forælder eller værge ja til aftalen.`,
    partner: ({ amount }) =>
      (amount ?? 0) > 30
        ? 'En forælder eller værge siger ja til aftalen.'
        : `En forælder eller værge siger ja til aftalen, når den unge er under ${number(amount)} år.`,
    ...told,
  },
  letter_to_parents: {
    young: () => 'Stedet skriver til dine forældre om opgaver, tider og løn.',
    partner: () => 'I skriver til forældrene om opgaver, arbejdstid, løn og sikkerhed, før den unge begynder.',
    ...told,
  },
  certificate: {
    young: () => 'Stedet har tænkt over, hvem der skal være sammen med dig.',
    partner: ({ amount }) =>
      `Længere forløb med en under ${number(amount)} år: I siger, at I har taget stilling til børneattest. Selve attesten skal vi ikke have.`,
    why: ({ amount }) => `Den unge er under ${number(amount)} år, og det er et længere forløb. Kommunen beder jer tage stilling til børneattest.`,
    change: 'Sæt kryds, når I har taget stilling. Vi gemmer ikke attesten.',
  },
};

/** Who a band is: as a heading, to the young, and to a place. */
export const bandWords: Record<WorkBand, { title: string; who: string; whoForPlaces: string }> = {
  under_13: { title: 'Under 13 år', who: 'Du er ikke fyldt 13 endnu.', whoForPlaces: 'Ikke fyldt 13 endnu.' },
  age_13_14: { title: '13 og 14 år', who: 'Du er fyldt 13, men ikke 15.', whoForPlaces: 'Fyldt 13, men ikke 15.' },
  age_15_17_in_school: {
    title: '15 til 17 år, i skole',
    who: 'Du er fyldt 15 og går i 9. klasse eller under.',
    whoForPlaces: 'Fyldt 15 og går i 9. klasse eller under.',
  },
  age_15_17_left_school: {
    title: '15 til 17 år, efter 9. klasse',
    who: 'Du er fyldt 15, og 9. klasse er slut. Det er den efter den 31. juli.',
    whoForPlaces: 'Fyldt 15, og 9. klasse er slut. Det er den efter den 31. juli.',
  },
  adult: { title: 'Fyldt 18 år', who: 'Nu gælder de regler, som gælder for voksne.', whoForPlaces: 'Her gælder de regler, som gælder for voksne.' },
};

/** The two pages about the rules. */
export const rulePageWords = {
  young: {
    title: 'Hvad må jeg på jobbet?',
    lede: 'Find din alder. Så kan du se, hvor længe du må arbejde, og hvad du må lave. Reglerne passer på dig.',
    description: 'Reglerne for unge i job og praktik, delt op efter alder.',
  },
  partner: {
    title: 'Regler for unge på arbejde',
    lede: 'Her står, hvad en ung må, delt op efter alder. Vi tjekker det også, når I skriver et opslag eller giver en plads.',
    description: 'Regler for arbejdstid, opgaver og pauser, når en ung er i job eller praktik hos jer.',
  },
  ages: 'Vælg en alder',
  job: 'I et job med løn',
  praktik: 'I praktik',
  others: 'Læreplads og mentor',
  parts: { time: 'Tid', tasks: 'Opgaver', around: 'Forældre og papirer' },
  none: 'Der er ingen særlige regler for unge.',
  from: (day: string) => `Fra ${day}:`,
  since: (day: string) => `gælder fra ${day}`,
  sources: 'Hvor står det, og hvornår gælder det fra?',
  doubt: 'Siden her er ikke juridisk rådgivning. Er du i tvivl, så spørg os eller Arbejdstilsynet.',
  wrong: 'Er noget ikke, som det skal være?',
  wrongText: 'Sig det til en voksen, du stoler på. Din kontaktperson hjælper dig, og du får ikke ballade.',
  forPlaces: 'Er du fra en virksomhed?',
  forPlacesLink: 'Reglerne, som de ser ud for jer',
  forYoung: 'Er du ung?',
  forYoungLink: 'Reglerne, som de ser ud for dig',
  readMore: 'Hvad må jeg på jobbet?',
} as const;

/** Words around the findings on a form. */
export const findingWords = {
  stopped: 'Det kan ikke lade sig gøre endnu',
  asks: 'Der mangler et svar mere',
  warns: 'Det skal I vide om reglerne',
  told: 'Kun nogle unge kan få den her plads',
  toldWhy: 'Går den unge i 9. klasse eller under, gælder det her:',
  adult: 'Hvilken voksen passer på den unge?',
  adultHint: 'Navnet på en hos jer, der er fyldt 18. Kun den unges kontaktperson ser det.',
  certificate: 'Vi har taget stilling til børneattest',
  certificateHint: 'Vi gemmer kun, at I har svaret, og hvornår.',
  youngChange: 'Vælg en anden tid eller andre dage, og spørg igen.',
  allRules: 'Se alle reglerne',
} as const;

/** Beside an offer or a placement, for the contact person. */
export const flagWords = {
  title: (place: string) => `${place}: vær opmærksom på reglerne`,
  adult: ({ adult, named_on }: Pick<WorkFlag, 'adult' | 'named_on'>) =>
    adult && named_on ? `${adult} passer på. Det skrev stedet den ${dayAndMonth(named_on)}.` : 'Stedet har ikke skrevet, hvem der passer på. Spørg dem.',
  rules: 'Se reglerne',
} as const;
