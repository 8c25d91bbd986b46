import { clockTime, dayAndMonth, weekName, weekWithDates } from '../features/dates.ts';
import { ages, type OpeningFilters, type widerSearches } from '../features/openings/filters.ts';
import type { OpeningCard, OpeningDetails, OpeningRule, SeatWeek } from '../features/openings/opening.ts';
import { branchNames, interestNames, kindNames, type OpeningKind } from './kinds.ts';

/** Words of the lists and pages of openings. "du" to the young. */

const written = new Intl.NumberFormat('da-DK');
export const inNumbers = (n: number) => written.format(n);

const isJob = (kind: OpeningKind) => kind === 'intro_job' || kind === 'after_school_job';

/** "38 steder", "1 sted", "ingen steder"; "job" where only jobs are looked for. */
export function placesInWords(n: number, kinds: readonly OpeningKind[] = []): string {
  if (kinds.length > 0 && kinds.every(isJob)) return n === 0 ? 'ingen job' : `${inNumbers(n)} job`;
  if (n === 0) return 'ingen steder';
  return n === 1 ? '1 sted' : `${inNumbers(n)} steder`;
}

const firstLetterLarge = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The heading of the list, whatever was typed: `38 steder passer til »noget med dyr«`. */
export function listHeading(n: number, filters: Pick<OpeningFilters, 'q' | 'kinds'>, narrowed: boolean): string {
  const places = placesInWords(n, filters.kinds);
  if (filters.q) return firstLetterLarge(`${places} passer til »${filters.q}«`);
  if (!narrowed) return `${firstLetterLarge(places)} at vælge mellem`;
  return n === 0 ? firstLetterLarge(`${places} passer til det hele`) : firstLetterLarge(`${places} passer til dig`);
}

/** Under the heading: "i uge 44, højst 25 km fra 9991 Lyngfjord". */
export function listWhere(f: OpeningFilters, town: string | null): string {
  const from = f.postcode && (town ? `${f.postcode} ${town}` : null);
  return [f.week && `i ${weekWithDates(f.week)}`, from && (f.km ? `højst ${f.km} km fra ${from}` : `nærmest ${from} først`), f.age && `for dig på ${f.age} år`]
    .filter(Boolean)
    .join(', ');
}

export const accessNames = { 'uden-trapper': 'Uden trapper', roligt: 'Roligt sted', bus: 'Bus i nærheden' } as const;
export const ageNames = Object.fromEntries(ages.map((age) => [age, age === 18 ? '18 år eller mere' : `${age} år`]));

type Chosen = { label: string; replace: Partial<OpeningFilters> };

/** The filters in force, each with what the search is without it. */
export function chosenFilters(f: OpeningFilters, town: string | null): Chosen[] {
  return [
    ...(f.q ? [{ label: `»${f.q}«`, replace: { q: '' } }] : []),
    ...f.kinds.map((kind) => ({ label: kindNames[kind], replace: { kinds: f.kinds.filter((other) => other !== kind) } })),
    ...f.branches.map((branch) => ({ label: branchNames[branch], replace: { branches: f.branches.filter((other) => other !== branch) } })),
    ...f.interests.map((interest) => ({ label: interestNames[interest], replace: { interests: f.interests.filter((other) => other !== interest) } })),
    ...(f.week ? [{ label: weekName(f.week), replace: { week: null } }] : []),
    ...(f.postcode && town
      ? [{ label: f.km ? `højst ${f.km} km fra ${f.postcode}` : `fra ${f.postcode} ${town}`, replace: f.km ? { km: null } : { postcode: null } }]
      : []),
    ...(f.age ? [{ label: ageNames[f.age] ?? '', replace: { age: null } }] : []),
    ...(f.stepFree ? [{ label: accessNames['uden-trapper'], replace: { stepFree: false } }] : []),
    ...(f.quiet ? [{ label: accessNames.roligt, replace: { quiet: false } }] : []),
    ...(f.bus ? [{ label: accessNames.bus, replace: { bus: false } }] : []),
    ...(f.onlyFree ? [{ label: 'Med ledige pladser', replace: { onlyFree: false } }] : []),
  ];
}

type WithoutWhat = ReturnType<typeof widerSearches>[number]['without'];

/** A way out of an empty list: "Se 12 steder i alle uger". */
export function wayOutWords(without: WithoutWhat, n: number, f: OpeningFilters): string {
  const places = placesInWords(n, without === 'kind' ? [] : f.kinds);
  switch (without) {
    case 'week':
      return `Se ${places} i alle uger`;
    case 'km':
      return `Se ${places} længere væk`;
    case 'access':
      return `Se ${places} uden filtrene for adgang`;
    case 'age':
      return `Se ${places} for alle aldre`;
    case 'kind':
      return `Se ${places} af alle slags`;
    case 'branch':
      return `Se ${places} i alle brancher`;
    case 'words':
      return `Se ${places} uden »${f.q}«`;
  }
}

export function kilometres(km: number | null): string | null {
  if (km === null) return null;
  return km < 1 ? 'under 1 km' : `${Math.round(km)} km`;
}

export const seats = (n: number) => (n === 1 ? '1 plads' : `${n} pladser`);

/** "uge 44 · 2 pladser"; "uge 44 · 3 dage" where not all days have room. */
export function weekChip(week: SeatWeek): { text: string; state: 'free' | 'full' } {
  if (week.free > 0) return { text: `${weekName(week.week)} · ${seats(week.free)}`, state: 'free' };
  if (week.days_free > 0) return { text: `${weekName(week.week)} · ${week.days_free === 1 ? '1 dag' : `${week.days_free} dage`}`, state: 'free' };
  return { text: weekName(week.week), state: 'full' };
}

const CHIPS = 4;

type Chip = { text: string; state: 'free' | 'full' | 'info' };

/** The places of an opening in a line; the week that is looked for comes first. */
export function seatChips(card: OpeningCard, wanted: string | null, today: string): Chip[] {
  if (card.apply_before && card.apply_before < today) return [{ text: 'Fristen er gået', state: 'info' }];
  if (card.seats_any !== null) {
    if (card.is_full || card.seats_any <= 0) return [{ text: 'ingen ledige pladser lige nu', state: 'info' }];
    const when = card.kind === 'junior_apprenticeship' ? 'hele skoleåret · ' : '';
    const chips: Chip[] = [{ text: `${when}${seats(card.seats_any)}`, state: 'free' }];
    if (card.starts_on && card.starts_on > today) chips.push({ text: `fra ${dayAndMonth(card.starts_on)}`, state: 'info' });
    if (card.apply_before) chips.push({ text: `søg senest ${dayAndMonth(card.apply_before)}`, state: 'info' });
    return chips;
  }
  const free = card.weeks.filter((week) => week.days_free > 0);
  if (card.is_full || free.length === 0) return [{ text: 'ingen ledige pladser lige nu', state: 'info' }];
  const first = card.weeks.filter((week) => week.week === wanted);
  const shown = [...first, ...card.weeks.filter((week) => week.week !== wanted)].slice(0, CHIPS);
  const more = free.filter((week) => !shown.includes(week)).length;
  return [...shown.map(weekChip), ...(more > 0 ? [{ text: more === 1 ? 'og 1 uge mere' : `og ${more} uger mere`, state: 'info' as const }] : [])];
}

/** The facts of a card: "Klitsande Dyreklinik · Klitsande, 6 km · fra 14 år · mødetid 8.30". */
export function cardFacts(card: OpeningCard, { atPartner = false } = {}): (string | null)[] {
  const km = kilometres(card.km);
  return [
    atPartner ? null : card.partner_name,
    km ? `${card.town}, ${km}` : card.town,
    `fra ${card.min_age} år`,
    card.meet_at && `mødetid ${clockTime(card.meet_at)}`,
    card.hours_a_week ? hoursAWeek(card.hours_a_week) : null,
    card.days_a_week ? `${card.days_a_week === 1 ? '1 dag' : `${card.days_a_week} dage`} om ugen` : null,
    card.weeks_long ? (card.weeks_long === 1 ? 'en uge' : `${card.weeks_long} uger`) : null,
    card.paid && card.pay_text ? card.pay_text : null,
    card.bus || null,
  ];
}

export const hoursAWeek = (hours: number) => `${inNumbers(hours)} ${hours === 1 ? 'time' : 'timer'} om ugen`;

/** How to get there, as the workplace has told it; null where it has not. */
export function wayThere(o: Pick<OpeningDetails, 'transport'> & { workplace: { bus: string } }): string | null {
  const told = [...new Set([o.workplace.bus, o.transport].map((text) => text.trim().replace(/\.$/, '')))].filter(Boolean);
  return told.length > 0 ? told.map((text) => `${firstLetterLarge(text)}.`).join(' ') : null;
}

/** Who may, in a sentence or two, as the rule of the kind and the workplace have it. */
export function whoMay(kind: OpeningKind, minAge: number, rule: Omit<OpeningRule, 'situations'>): string {
  const grades = rule.min_grade && rule.max_grade ? `${rule.min_grade}.-${rule.max_grade}. klasse` : null;
  if (grades) return `Ja, hvis du går i ${grades} og er fyldt ${minAge} år på den første dag.`;
  if (kind === 'apprenticeship') return `Ja, hvis du er fyldt ${Math.max(minAge, rule.min_age ?? 0)} år på den første dag.`;
  return `Ja, hvis du er fyldt ${Math.max(minAge, rule.min_age ?? 0)} år på den første dag. Du behøver ikke gå i skole.`;
}

/** Why one must be as old as that here; null when it is the age of the kind itself. */
export function whyThatAge(o: Pick<OpeningDetails, 'machines' | 'chemicals' | 'heavy_lifting' | 'late_or_alcohol' | 'alone' | 'min_age'>): string | null {
  if (o.min_age < 15) return null;
  const reasons = [
    o.machines && 'du er tæt på maskiner',
    o.chemicals && 'der er farlige stoffer',
    o.heavy_lifting && 'du løfter tunge ting',
    o.late_or_alcohol && 'det kan være om aftenen',
    o.alone && 'du arbejder alene noget af tiden',
  ].filter((reason): reason is string => Boolean(reason));
  return reasons.length > 0 ? `Det er fra ${o.min_age} år, fordi ${reasons.slice(0, 2).join(', og ')}.` : null;
}

/** What a guardian must say, in a sentence; null where nobody is asked. */
export function guardianWords(rule: Omit<OpeningRule, 'situations'>): string | null {
  if (rule.guardian_before_sent_under)
    return `Er du under ${rule.guardian_before_sent_under} år, skal en forælder eller værge sige ja, før vi sender din ansøgning.`;
  if (rule.guardian_at_agreement_under === 99) return 'En forælder eller værge skal sige ja, før du begynder.';
  if (rule.guardian_at_agreement_under) return `Er du under ${rule.guardian_at_agreement_under} år, skal en forælder eller værge sige ja, før du begynder.`;
  return null;
}

/** Whether one is paid, in a sentence. */
export function payWords(kind: OpeningKind, o: Pick<OpeningDetails, 'paid' | 'pay_text' | 'hours_a_week'>): string {
  if (o.paid) {
    const pay = o.pay_text ? `Ja: ${o.pay_text.replace(/\.$/, '')}.` : 'Ja, du får løn.';
    return o.hours_a_week ? `${pay} ${firstLetterLarge(hoursAWeek(o.hours_a_week))}.` : pay;
  }
  return kind === 'mentorship' ? 'Nej. Det koster heller ikke noget.' : 'Nej. Du får ikke løn, når du er i praktik fra skolen.';
}

export const insuredWords = {
  state_scheme: 'Du er forsikret gennem statens ordning, når skolen har sendt dig.',
  employer: 'Arbejdsgiveren forsikrer dig.',
  none: null,
} as const;

/** What happens when one applies, in two sentences. */
export function whatHappens(kind: OpeningKind, straightToPartner: boolean, promiseDays: number): string {
  if (kind === 'apprenticeship') return 'Du søger selve læren på lærepladsen.dk. Sig til os, at du er interesseret, så hjælper vi dig på vej.';
  const days = promiseDays === 1 ? 'en hverdag' : `${promiseDays} hverdage`;
  return straightToPartner
    ? `Din ansøgning går lige til stedet. De har lovet at svare på ${days}.`
    : `Din kontaktperson ser den først og sender den videre. Så har stedet lovet at svare på ${days}.`;
}

export const reportReasonNames = {
  wrong: 'Noget passer ikke',
  closed: 'Stedet er lukket, eller pladsen findes ikke',
  unsafe: 'Noget er ikke trygt eller ikke i orden',
  other: 'Noget andet',
} as const;
