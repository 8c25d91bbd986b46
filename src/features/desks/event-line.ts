import { channelNames } from '../../copy/desks.ts';
import { answeredByLink } from '../../copy/thread.ts';
import type { PupilEvent } from './pupil.ts';

/** What happened, in a few words. `{sted}` is the place. */
export const eventWords: Readonly<Record<string, string>> = {
  open_need: 'Et ønske blev åbnet',
  apply: 'Søgte {sted}',
  propose_own_place: 'Fandt selv {sted}',
  confirm_own_place: '{sted} sagde ja',
  turn_down_own_place: '{sted} sagde nej',
  suggest: 'Fik forslag til steder',
  forward: 'Ansøgningen blev sendt videre',
  send: '{sted} blev spurgt',
  help_on: 'Hjulpet videre til {sted}',
  invite_to_visit: '{sted} ville gerne have besøg først',
  offer_place: '{sted} havde en plads',
  name_adult: '{sted} skrev, hvilken voksen der passer på',
  hand_on: '{sted} hjalp videre',
  accept_offer: 'Sagde ja tak til {sted}',
  decline_offer: 'Sagde nej tak til {sted}',
  want_other: 'Ville noget andet',
  supersede: '{sted} var der ikke brug for længere',
  withdraw: 'Ønsket om {sted} blev taget tilbage',
  recall: 'Ansøgningen blev kaldt tilbage',
  return_overdue: 'Fristen gik, og kontaktpersonen tog over',
  start: 'Begyndte hos {sted}',
  complete_day: 'En dag blev skrevet ind',
  complete: 'Forløbet hos {sted} er slut',
  complete_placement: 'Opfølgning: er stoppet hos {sted}',
  acknowledge: 'Et ja til aftalen',
  change_agreement: 'Aftalen med {sted} blev ændret',
  cancel_by_host: '{sted} kunne ikke alligevel',
  interrupt: 'Forløbet hos {sted} blev stoppet',
  rest: 'Holder pause',
  wake: 'Pausen sluttede',
  announce_close: 'Afslutning blev varslet',
  object_to_close: 'Sagde fra over for afslutningen',
  close_with_help: 'Afsluttet med hjælp',
  end_need: 'Havde ikke brug for det længere',
  reopen: 'Åbnet igen',
  fulfil: 'I mål',
  record_apprenticeship: 'Læreaftalen er lavet',
  tell_secretariat: 'Fristen gik, og sekretariatet fik besked',
  tell_secretariat_of_task: 'En opgave gik over fristen, og sekretariatet fik besked',
  change_contact: 'Skiftede kontaktperson',
  ask_guardian: 'Forælder eller værge blev spurgt',
  name_guardian: 'Forælder eller værge blev skrevet',
  answer: 'Forælder eller værge svarede',
  join_class_list: 'Loggede på første gang',
  ask_to_join: 'En konto bad om at blive skrevet på som eleven',
  confirm_account: 'Kontoen blev bekræftet',
  place_in_class: 'Kom på klasselisten',
  leave_class: 'Gik ud af klassen',
  claim_my_records: 'Loggede på første gang',
  register_young_person: 'Skrev sig op',
  ask_for_call: 'Bad om at blive ringet op',
  allow_call: 'Svarede på, om stedet må ringe',
  propose_step: 'Et trin blev skrevet i planen',
  ask_step: 'Der blev spurgt om det næste trin',
  answer_step: 'Svarede på det næste trin',
  settle_step: 'Det næste trin blev afgjort',
  say_first_day: 'Det blev skrevet, hvem der kommer med den første dag',
  plan_meetings: 'Tre møder blev aftalt',
  move_meeting: 'Et møde blev flyttet',
  message_written: 'Skrev en besked',
  ask_check_in: 'Blev spurgt, hvordan det går hos {sted}',
  answer_check_in: 'Svar på, hvordan det går hos {sted}',
  ask_collaboration: '{sted} blev spurgt om samarbejdet',
  answer_collaboration: '{sted} svarede om samarbejdet',
  choose_destination: 'Sagde, hvad der skal ske nu',
  write_quote: 'Skrev, hvordan det var',
  decide_quote: 'Det skrevne blev læst',
  take_back_quote: 'Tog det skrevne tilbage',
  answer_quote: 'Hjemmet svarede om det skrevne',
  suggest_step: 'Fik et forslag til et næste skridt',
  share_cv: 'Valgte, hvem der må se CV’et',
  set_via_contact_only: 'Steder og tider: hvem der må sige dem, blev ændret',
  ask_for_erasure: 'Bad om at blive slettet',
  take_back_erasure: 'Tog det tilbage og vil gerne blive',
  decide_erasure: 'Fik svar på at blive slettet',
  fetch_case: 'Sagen blev hentet til journalen',
  mark_journaled: 'Sagen blev lagt i journalen',
};

const actorWords = {
  young_person: 'den unge',
  guardian: 'forælderen',
  partner: 'stedet',
  host: 'stedet',
  coordinator: 'kontaktpersonen',
  school: 'skolen',
  consultant: 'konsulenten',
  secretariat: 'sekretariatet',
  system: 'af sig selv',
} as const;

/** What happened, as one line: "Sagde ja tak til Café Klitrosen". Null for steps that another line tells already. */
export function eventLine(event: PupilEvent): string | null {
  // A change of the need and of its application is told once, by the one that names the place.
  if (event.lifecycle === 'need' && toldElsewhere.has(event.command)) return null;
  const words = eventWords[event.command];
  return words ? words.replace('{sted}', event.place ?? 'et sted') : null;
}

const toldElsewhere = new Set([
  'apply',
  'propose_own_place',
  'confirm_own_place',
  'turn_down_own_place',
  'invite_to_visit',
  'offer_place',
  'hand_on',
  'accept_offer',
  'decline_offer',
  'start',
  'complete_day',
  'complete_placement',
  'cancel_by_host',
  'interrupt',
  'return_overdue',
]);

/** Who did it and how: "den unge, skrevet ind af Mette Demosen, i telefonen". */
export function eventBy(event: PupilEvent): string {
  const who = actorWords[event.actor];
  const recorded = event.channel === 'phone' || event.channel === 'paper' || event.channel === 'in_person';
  if (recorded) return `${who}, ${channelNames[event.channel]}${event.by ? `, skrevet ind af ${event.by}` : ''}`;
  if (event.by) return event.by;
  return event.channel === 'link' ? `${who}, ${answeredByLink(event.link_to)}` : who;
}
