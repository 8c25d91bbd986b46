import { applicationMoves } from '../applications/lifecycle.ts';
import { daysBetween } from '../dates.ts';
import { commandsFrom } from '../lifecycle.ts';
import { isEnded, needMoves } from '../needs/lifecycle.ts';
import { canBeForwarded } from './need-facts.ts';
import type { PupilApplication, PupilNeed, PupilPage, PupilPlacement } from './pupil.ts';

/** Everything a contact person can do about one need, by whose answer it is. */
export const actLabels = {
  forward: 'Send videre',
  suggest: 'Foreslå steder',
  approve_for_school: 'Skriv skolens ja',
  complete_days: 'Skriv, hvordan dagene gik',
  complete_placement: 'Skriv, hvordan det gik',
  interrupt: 'Stop forløbet',
  rest: 'Hold pause',
  wake: 'Slut pausen nu',
  record_apprenticeship: 'Læreaftalen er lavet',
  announce_close: 'Afslut med hjælp',
  reopen: 'Åbn igen',
  apply: 'Den unge søger steder',
  own_place: 'Den unge har selv fundet et sted',
  accept_offer: 'Den unge siger ja tak',
  decline_offer: 'Den unge siger nej tak',
  want_other: 'Den unge vil noget andet',
  object_to_close: 'Den unge siger fra over for afslutningen',
  end_need: 'Den unge har ikke brug for det længere',
  report_sick: 'Den unge er syg',
  allow_call: 'Den unge siger, om stedet må ringe',
  record_message: 'Den unge har en besked',
  offer_place: 'Stedet har en plads',
  invite_to_visit: 'Stedet vil se den unge først',
  hand_on: 'Stedet har ikke plads og hjælper videre',
  confirm_own_place: 'Stedet svarer ja eller nej',
  not_here_yet: 'Den unge er ikke kommet endnu',
  cancel_by_host: 'Stedet kan ikke alligevel',
  record_place_message: 'Stedet har en besked til den unge',
  guardian_answer: 'Forælderen eller værgen svarer',
  school_says_yes: 'Skolen siger ja',
  report_incident: 'Der er sket noget',
} as const;
export type ActCode = keyof typeof actLabels;

export interface Act {
  code: ActCode;
  /** The need, application or placement that it is about. */
  about: string;
}

export interface ActGroup {
  title: string;
  acts: Act[];
}

const groupOf: readonly { title: string; codes: readonly ActCode[] }[] = [
  {
    title: 'Den unge har svaret',
    codes: ['apply', 'own_place', 'accept_offer', 'decline_offer', 'want_other', 'object_to_close', 'end_need', 'report_sick', 'allow_call', 'record_message'],
  },
  {
    title: 'Stedet har svaret',
    codes: ['offer_place', 'invite_to_visit', 'hand_on', 'confirm_own_place', 'not_here_yet', 'cancel_by_host', 'record_place_message'],
  },
  { title: 'Hjemmet har svaret', codes: ['guardian_answer'] },
  { title: 'Skolen har svaret', codes: ['school_says_yes'] },
  {
    title: 'Det gør du',
    codes: [
      'forward',
      'suggest',
      'approve_for_school',
      'complete_days',
      'complete_placement',
      'report_incident',
      'rest',
      'wake',
      'record_apprenticeship',
      'interrupt',
      'announce_close',
      'reopen',
    ],
  },
];

/** The wish that a place is answering, if one is. */
export const liveApplication = (need: PupilNeed): PupilApplication | undefined =>
  need.applications.find(({ status }) => status === 'live' || status === 'offered');

/** The placement that is being arranged or runs, if there is one. */
export const openPlacement = (need: PupilNeed): PupilPlacement | undefined =>
  need.placements.find(({ status }) => status === 'arranging' || status === 'ready' || status === 'under_way');

/** Days that have come and of which nobody has said how they went. */
export const untoldDays = (placement: PupilPlacement, today: string) => placement.days.filter(({ state, day }) => state === 'planned' && day <= today);

/** Days that she can be written down as ill on: today and a week ahead, as when she presses it herself. */
export const daysToBeIll = (placement: PupilPlacement, today: string) =>
  placement.days.filter(({ state, day }) => state === 'planned' && daysBetween(today, day) >= 0 && daysBetween(today, day) <= 7);

/** Today's day at the place, while nobody has told of it. */
export const dayToday = (placement: PupilPlacement, today: string) => placement.days.find(({ state, day }) => state === 'planned' && day === today);

/** What can be done about a need now, so that no button leads to a refusal. Asks the lifecycles, never a list of its own. */
export function actsOf(need: PupilNeed, page: Pick<PupilPage, 'today' | 'guardian'>): Act[] {
  const from = { own: commandsFrom(needMoves, need.status, 'coordinator'), her: commandsFrom(needMoves, need.status, 'young_person') };
  const place = { partner: commandsFrom(needMoves, need.status, 'partner'), host: commandsFrom(needMoves, need.status, 'host') };
  const live = liveApplication(need);
  const placement = openPlacement(need);
  const withPartner = live && !live.own_place ? commandsFrom(applicationMoves, live.status, 'partner') : new Set<string>();
  const started = placement !== undefined && placement.starts_on <= page.today;
  const acts: Act[] = [];
  const add = (code: ActCode, possible: boolean, about: string | undefined = need.id) => {
    if (possible && about) acts.push({ code, about });
  };
  add('forward', from.own.has('forward') && canBeForwarded(need));
  add('suggest', from.own.has('suggest') && need.close_on === null);
  add('apply', from.her.has('apply') && need.wishes < 3);
  add('own_place', from.her.has('propose_own_place') && (need.kind === 'school_placement' || need.kind === 'junior_apprenticeship'));
  add('accept_offer', from.her.has('accept_offer') && live?.status === 'offered', live?.id);
  add('decline_offer', from.her.has('decline_offer') && live?.status === 'offered', live?.id);
  add('want_other', from.her.has('want_other'));
  add('object_to_close', from.her.has('object_to_close') && need.close_on !== null);
  add('end_need', from.her.has('end_need') && !need.is_duty);
  add('allow_call', live !== undefined && !live.own_place, live?.id);
  add('record_message', !isEnded(need.status));
  add('offer_place', place.partner.has('offer_place') && withPartner.has('offer_place'), live?.id);
  add('invite_to_visit', place.partner.has('invite_to_visit') && withPartner.has('offer_place'), live?.id);
  add('hand_on', place.partner.has('hand_on') && withPartner.has('hand_on'), live?.id);
  add('confirm_own_place', place.host.has('confirm_own_place') && live?.own_place === true, live?.id);
  add('cancel_by_host', place.host.has('cancel_by_host') && placement !== undefined, placement?.id);
  // The conversation opens to a workplace with a visit or an offer.
  const inConversation =
    live && !live.own_place && (live.status === 'offered' || live.visit_on !== null) ? live.id : placement?.is_partner ? placement.application_id : undefined;
  add('record_place_message', inConversation !== undefined, inConversation);
  add('guardian_answer', !isEnded(need.status) && need.guardian !== 'not_needed' && page.guardian !== null);
  add('approve_for_school', placement?.may_say_for_school === true && placement.missing.includes('school'), placement?.id);
  add('school_says_yes', placement?.may_say_for_school === false && placement.may_write_schools_yes && placement.missing.includes('school'), placement?.id);
  add('report_sick', placement !== undefined && daysToBeIll(placement, page.today).length > 0, placement?.id);
  add('not_here_yet', placement !== undefined && dayToday(placement, page.today) !== undefined, placement?.id);
  add('report_incident', started, placement?.id);
  add('complete_days', placement?.counts_days === true && started && untoldDays(placement, page.today).length > 0, placement?.id);
  add('complete_placement', placement?.counts_days === false && started, placement?.id);
  add('interrupt', from.own.has('interrupt') && placement !== undefined, placement?.id);
  add('rest', from.own.has('rest') && need.close_on === null);
  add('wake', from.own.has('wake'));
  add('record_apprenticeship', from.own.has('record_apprenticeship') && need.kind === 'apprenticeship');
  add('announce_close', (need.status === 'with_coordinator' || need.status === 'resting') && need.close_on === null);
  add('reopen', from.own.has('reopen') && need.reopenable === true);
  return acts;
}

// What is usually next, in the order in which it is looked for.
const likely: readonly ActCode[] = [
  'forward',
  'approve_for_school',
  'school_says_yes',
  'complete_days',
  'complete_placement',
  'accept_offer',
  'confirm_own_place',
  'offer_place',
  'wake',
  'apply',
  'suggest',
  'reopen',
];

/** The likely next act, or null where it is somebody else's turn with nothing to write down. */
export function likelyAct(need: PupilNeed, acts: readonly Act[]): Act | null {
  const find = (code: ActCode) => acts.find((act) => act.code === code) ?? null;
  if (need.close_on !== null) return find('object_to_close');
  if (need.guardian_blocks && need.wishes > 0) return find('guardian_answer');
  if (need.status === 'with_coordinator') return find('forward') ?? find('suggest');
  if (need.status === 'arranged' && !find('approve_for_school') && !find('school_says_yes') && need.papers_missing.includes('guardian'))
    return find('guardian_answer');
  for (const code of likely) {
    const act = find(code);
    if (act) return act;
  }
  return null;
}

/** The acts by whose answer they are; empty groups are left out. */
export function groupActs(acts: readonly Act[]): ActGroup[] {
  return groupOf
    .map(({ title, codes }) => ({ title, acts: codes.flatMap((code) => acts.filter((act) => act.code === code)) }))
    .filter((group) => group.acts.length > 0);
}

/** What can be done about the person herself, whatever her needs. */
export const personActLabels = {
  open_need: 'Åbn et nyt ønske',
  start_longer: 'Begynd en længere praktik',
  name_guardian: 'Skriv forælder eller værge',
  ask_for_call: 'Den unge vil gerne ringes op',
  update_person: 'Ret kontaktoplysninger',
  write_note: 'Skriv en note',
  change_contact: 'Overdrag til en kollega',
} as const;
export type PersonActCode = keyof typeof personActLabels;
export const isPersonAct = (code: string): code is PersonActCode => Object.hasOwn(personActLabels, code);
export const isAct = (code: string): code is ActCode => Object.hasOwn(actLabels, code);
