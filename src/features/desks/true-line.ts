import { dayNumber, daysInWords as inDays } from '../../copy/days.ts';
import { closeOutcomes, partiesMissing, restReasons } from '../../copy/desks.ts';
import { daysBetween, inWords, spokenDate, timeOfDay } from '../dates.ts';
import type { NeedFacts } from './need-facts.ts';

const days = inDays;

/** "den 3. december", but "i morgen" when it is. */
const on = (date: string | null, today: string) => (date ? spokenDate(date, today) : '');

/**
 * One sentence that is true of a need today: where it is, and whom it waits for.
 *
 *     trueLine(need, '2026-11-22') // 'Venter på Bageriet Surdejen Lyng siden fredag den 20. november.'
 */
export function trueLine(need: NeedFacts, today: string): string {
  const place = need.place ?? 'et sted';
  if (need.close_on && need.ended_on === null) {
    return `Bliver afsluttet efter ${on(need.close_on, today)}, hvis den unge ikke siger fra.`;
  }
  const untold = need.place === null ? withoutPlace[need.status] : undefined;
  if (untold) return untold;
  switch (need.status) {
    case 'wishing':
      return whileWishing(need);
    case 'with_coordinator':
      return withCoordinator(need);
    case 'with_partner':
      return need.own_place
        ? `Har selv fundet ${place}. Vi venter på stedets ja siden ${on(need.since, today)}.`
        : `Venter på ${place} siden ${on(need.since, today)}.`;
    case 'visit':
      return `Skal forbi ${place} ${on(need.visit_on, today)}${need.visit_at ? ` ${timeOfDay(need.visit_at)}` : ''}.`;
    case 'offered':
      return `Har fået en plads hos ${place} fra ${on(need.first_day, today)}. Skal selv svare.`;
    case 'arranged':
      return need.papers_missing.length > 0
        ? `Har en plads hos ${place} fra ${on(need.first_day, today)}. Mangler ja fra ${inWords(need.papers_missing.map((party) => partiesMissing[party]))}.`
        : `Klar. Begynder hos ${place} ${on(need.first_day, today)}.`;
    case 'under_way':
      return whileOut(need, place, today);
    case 'resting':
      return `Holder pause til ${on(need.rest_until, today)}${need.rest_reason ? `: ${restReasons[need.rest_reason].toLowerCase()}` : ''}.`;
    case 'fulfilled':
      return need.days_wanted
        ? `Har gjort ${days(need.days_done)}${need.place ? `, senest hos ${place}` : ''}.`
        : `Er i mål${need.place ? ` hos ${place}` : ''}.`;
    case 'closed_with_help':
      return `Afsluttet med hjælp${need.close_outcome ? `: ${closeOutcomes[need.close_outcome].toLowerCase()}` : ''}.`;
    case 'ended_by_young_person':
      return 'Har selv sagt, at der ikke er brug for mere.';
  }
}

/** Of somebody whose places are told by her contact person alone, a school reads how far it is, and not where or when. */
const withoutPlace: Partial<Record<NeedFacts['status'], string>> = {
  with_partner: 'Et sted læser ansøgningen.',
  visit: 'Skal forbi et sted.',
  offered: 'Har fået en plads. Skal selv svare.',
  arranged: 'Har en plads.',
  under_way: 'Er i gang hos et sted.',
};

function whileWishing(need: NeedFacts): string {
  if (need.suggested > 0) return `Vælger mellem ${need.suggested === 1 ? 'et forslag' : `${need.suggested} forslag`}.`;
  if (need.had_an_offer && need.days_wanted) return `Mangler et sted til ${days(need.days_wanted - need.days_done)}.`;
  return 'Har ikke søgt endnu.';
}

function withCoordinator(need: NeedFacts): string {
  if (need.guardian_blocks && need.wishes > 0) {
    if (need.guardian === 'no') return 'En forælder har sagt nej. Tal med dem om en anden vej.';
    if (need.guardian === 'call_me') return 'En forælder vil gerne ringes op, før ansøgningen kan sendes.';
    if (need.guardian === 'unnamed') return 'Har søgt, men der mangler en forælder at spørge.';
    return 'Har søgt. Venter på ja fra en forælder.';
  }
  if (need.wishes > 0) return `Har søgt ${need.wishes === 1 ? 'et sted' : `${need.wishes} steder`}. Klar til at blive sendt videre.`;
  if (need.kind === null) return 'Ved ikke, hvad det skal være. Skal hjælpes i gang.';
  if (need.days_wanted && need.days_done > 0) return `Mangler ${days(need.days_wanted - need.days_done)} og et nyt sted.`;
  return 'Mangler et sted. Skal hjælpes videre.';
}

function whileOut(need: NeedFacts, place: string, today: string): string {
  if (need.last_day && need.last_day < today) return `Var hos ${place} til ${on(need.last_day, today)}. Skriv, hvordan det gik.`;
  const since = need.first_day === today ? 'Begynder i dag hos' : 'Er hos';
  return `${since} ${place} til og med ${on(need.last_day, today)}.${need.papers_missing.length > 0 ? ` Mangler stadig ja fra ${inWords(need.papers_missing.map((party) => partiesMissing[party]))}.` : ''}`;
}

/** The second clock in words: how long she has waited for a first real offer, or did. Null before any wish, and when it is over without one. */
export function waitLine(need: NeedFacts, today: string): string | null {
  if (need.raised_on === null) return null;
  if (need.offered_on !== null) {
    const until = daysBetween(need.raised_on, need.offered_on);
    return until === 0 ? 'Fik det første tilbud samme dag.' : `Fik det første tilbud efter ${days(until)}.`;
  }
  if (need.ended_on !== null) return null;
  const waited = daysBetween(need.raised_on, today);
  return waited === 0 ? 'Ønskede første gang i dag.' : `Har ventet ${days(waited)} på et første tilbud.`;
}

/** "3 af 5" for needs that count days. */
export function daysInWords(need: NeedFacts): string | null {
  return need.days_wanted === null ? null : `${dayNumber(need.days_done)} af ${dayNumber(need.days_wanted)}`;
}
