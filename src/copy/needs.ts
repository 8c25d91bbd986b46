import { dateRange, daysBetween, localMoment, spokenDate, weekdaySpan, weekName } from '../features/dates.ts';
import { isEnded } from '../features/needs/lifecycle.ts';
import { currentApplication, type Need, waitingApplications, waitsForGuardian } from '../features/needs/need.ts';
import { firstNameOf } from '../features/staff/contact.ts';
import type { YoungPerson } from '../features/young-people/young-person.ts';
import { daysInWords } from './days.ts';
import { kindNames, type OpeningKind } from './kinds.ts';

/** What a young person reads of her need: where it is, what happens next, and by when. */

const jobs: readonly OpeningKind[] = ['after_school_job', 'intro_job'];
export const isJob = (kind: OpeningKind | null) => kind !== null && jobs.includes(kind);

/** What she does at a place, after "Du skal". */
function whatThere(kind: OpeningKind | null): string {
  if (isJob(kind)) return 'arbejde';
  if (kind === 'apprenticeship') return 'i lære';
  return kind === 'mentorship' ? 'møde en mentor' : 'i praktik';
}

/** "Din søgning · erhvervspraktik", above the heading. */
export function needLabel(need: Pick<Need, 'kind' | 'is_duty' | 'is_split' | 'days_left'>): string {
  const what = need.kind === null ? 'noget, der passer til dig' : kindNames[need.kind].toLowerCase();
  const days = need.is_split && need.days_left ? `, ${daysInWords(need.days_left)} mere` : '';
  return `Din søgning · ${what}${days}`;
}

/** The heading: where it is now, in plain words. */
export function needHeading(need: Need, person: Pick<YoungPerson, 'contact' | 'guardian'>, today: string): string {
  const contact = firstNameOf(person.contact.name);
  const place = currentApplication(need)?.place ?? 'Stedet';
  switch (need.status) {
    case 'wishing':
      if (need.suggestions.length > 0)
        return `${contact} har fundet ${need.suggestions.length === 1 ? 'et sted' : `${need.suggestions.length} steder`} til dig`;
      if (need.applications.length > 0) return 'Hvad vil du så gerne?';
      if (need.is_split)
        return need.days_left === 1 ? 'Der mangler én dag endnu' : `Der mangler ${need.days_left === null ? 'nogle dage' : daysInWords(need.days_left)} endnu`;
      return need.is_duty ? 'Find en plads til din praktik' : 'Find en plads, du har lyst til';
    case 'with_coordinator':
      if (need.close_on) return `${contact} foreslår, at din søgning slutter`;
      if (waitsForGuardian(need)) return `Vi venter på svar fra ${person.guardian?.name ?? 'din forælder eller værge'}`;
      if (waitingApplications(need).length > 0) return `${contact} læser din ansøgning`;
      return need.applications.length > 0 ? `${contact} finder et nyt sted sammen med dig` : `${contact} finder noget sammen med dig`;
    case 'with_partner':
      return currentApplication(need)?.own_place ? `Vi har spurgt ${place}` : `${place} læser din ansøgning`;
    case 'visit':
      return `${place} vil gerne møde dig`;
    case 'offered':
      return `${place} har en plads til dig`;
    case 'arranged':
      return `Du skal ${whatThere(need.kind)} hos ${place}`;
    case 'under_way':
      if (waitsForThePlace(need, today)) return `Dine dage hos ${place} er gået`;
      return isJob(need.kind) ? `Du arbejder hos ${place}` : `Du er i gang hos ${place}`;
    case 'resting':
      return 'Din søgning holder pause';
    case 'fulfilled':
      return need.kind === 'apprenticeship' ? 'Du har fået en læreplads' : `Du er i mål${currentApplication(need) ? ` hos ${place}` : ''}`;
    case 'closed_with_help':
      return `Du får hjælp af ${closeReceiverInWords(need)}`;
    case 'ended_by_young_person':
      return 'Du stoppede søgningen';
  }
}

export function closeReceiverInWords({ close_outcome, close_receiver }: Pick<Need, 'close_outcome' | 'close_receiver'>): string {
  if (close_outcome === 'education') return 'din nye uddannelse';
  if (close_outcome === 'job') return 'dit nye job';
  switch (close_receiver) {
    case 'kui':
      return 'den kommunale ungeindsats';
    case 'job_desk':
      return 'kommunens jobkonsulenter';
    case 'youth_guide':
      return 'en ungeguide';
    case 'school':
      return 'din skole';
    case 'other_municipality':
      return 'din egen kommune';
    default:
      return 'en anden';
  }
}

/** Until when she is called back. A date that has passed is not said as if it held; by then the secretariat has been told of the task. */
export function callInWords(dueOn: string, today: string): string {
  const by = `senest ${spokenDate(dueOn, today)}`;
  return dueOn < today ? `Du skulle være ringet op ${by}. Ungesekretariatet har fået besked.` : `Du bliver ringet op ${by}.`;
}

/** Whether all days of a placement are over, and the place has not said yet what became of some of them. */
function waitsForThePlace(need: Need, today: string): boolean {
  const days = currentApplication(need)?.days ?? [];
  return days.length > 0 && days.every(({ day }) => day < today) && days.some(({ state }) => state === 'planned');
}

/** What happens next and by which date: one or two sentences under the heading. */
export function needNext(need: Need, person: Pick<YoungPerson, 'contact' | 'guardian'>, today: string): string {
  const contact = firstNameOf(person.contact.name);
  const place = currentApplication(need)?.place ?? 'Stedet';
  const by = need.due_on ? `senest ${spokenDate(need.due_on, today)}` : '';
  switch (need.status) {
    case 'wishing':
      if (need.suggestions.length > 0) return `Kig på dem, og vælg ${by}. Er der ikke noget for dig, så sig det bare.`;
      return need.is_duty && need.applications.length === 0
        ? `Vælg en plads ${by}. Ved du ikke, hvad du vil? Så hjælper ${contact} dig.`
        : `Vælg noget nyt ${by}. Ellers ringer ${contact} til dig.`;
    case 'with_coordinator':
      if (need.close_on) return `Er det i orden, skal du ikke gøre noget. Vil du stadig gerne, så sig det senest ${spokenDate(need.close_on, today)}.`;
      if (need.is_late) return `Det tager længere tid, end det skal. Ungesekretariatet har fået besked og hjælper ${contact}.`;
      if (waitsForGuardian(need)) {
        return need.guardian.answer === 'no' || need.guardian.answer === 'call_me'
          ? `${contact} taler med dem og ringer til dig ${by}.`
          : `Når der er sagt ja, går din ansøgning videre. ${contact} følger op ${by}.`;
      }
      return `Du hører fra ${contact} ${by}.`;
    case 'with_partner':
      return `De svarer ${by}. Svarer de ikke, finder ${contact} et andet sted.`;
    case 'visit':
      return `Pladsen bliver holdt til dig så længe. ${place} svarer ${by}.`;
    case 'offered':
      return `Svar ${by}. Siger du nej, finder vi et andet sted sammen.`;
    case 'arranged':
      if (currentApplication(need)?.placement?.status === 'ready') return `Bliver der noget, så ring til ${contact}, eller skriv.`;
      return need.is_late
        ? `Der mangler stadig noget på papirerne. ${contact} og ungesekretariatet har fået besked.`
        : `${contact} sørger for papirerne ${by}.`;
    case 'under_way':
      if (waitsForThePlace(need, today)) return 'Vi venter på, at stedet siger, du var der.';
      return 'Vi spørger, hvordan det gik, når dagene er gået.';
    case 'resting':
      return need.close_on
        ? `Din søgning kan slutte ${spokenDate(need.close_on, today)}. Vil du stadig gerne, så sig det.`
        : `${contact} ringer ${by}. Du kan sætte den i gang, når du vil.`;
    default:
      return '';
  }
}

/** The second clock in words for her: the days from her first wish to the first place that was offered. They are never counted anew. */
export function waitedInWords(need: Pick<Need, 'raised_at' | 'first_offer_at' | 'status'>, today: string): string | null {
  if (!need.raised_at) return null;
  const first = localMoment(need.raised_at).date;
  const days = (count: number) => (count === 1 ? '1 dag' : `${count} dage`);
  if (need.first_offer_at) {
    const until = daysBetween(first, localMoment(need.first_offer_at).date);
    return until === 0 ? 'Du fik det første tilbud samme dag som dit første ønske.' : `Du fik det første tilbud ${days(until)} efter dit første ønske.`;
  }
  const waited = daysBetween(first, today);
  if (isEnded(need.status) || waited < 1) return null;
  return `Du har ventet ${days(waited)} på et tilbud. Dagene tælles fra dit første ønske.`;
}

/** "Uge 45, mandag til fredag": the days of an offer or agreement in a heading. */
export function daysHeading(days: readonly string[]): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return '';
  if (weekName(first) !== weekName(last)) return `${days.length} dage, ${dateRange(first, last)}`;
  return `${capitalised(weekName(first))}, ${weekdaySpan(days).replace('–', ' til ')}`;
}

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What still lies ahead, for the end of the red thread. */
export function stepsAhead(need: Need, contactName: string): string[] {
  const contact = firstNameOf(contactName);
  const agreement =
    need.kind === 'apprenticeship'
      ? 'Aftalen laves på lærepladsen.dk'
      : isJob(need.kind)
        ? 'I skriver en kontrakt'
        : 'I laver en aftale, og alle skriver under';
  const firstDay = 'Din første dag';
  if (need.close_on) return [];
  switch (need.status) {
    case 'wishing':
      return [`${contact} læser din ansøgning`, 'Stedet svarer', agreement, firstDay];
    case 'with_coordinator':
      return waitsForGuardian(need) || waitingApplications(need).length > 0
        ? ['Stedet svarer', agreement, firstDay]
        : ['Du vælger et sted', 'Stedet svarer', firstDay];
    case 'with_partner':
    case 'visit':
      return ['Du får svar', agreement, firstDay];
    case 'offered':
      return [agreement, firstDay];
    case 'arranged':
      return [firstDay];
    case 'under_way':
      return [isJob(need.kind) ? 'Efter 12 uger spørger vi, hvordan det går' : 'Du er i mål'];
    default:
      return [];
  }
}
