import type { OpeningKind } from './kinds.ts';

/**
 * The words of the red thread: one short sentence for everything that can happen to a need, as its young person reads it.
 * A sentence never blames anybody: a place that had no room helped her on.
 */

const placeOr = (place: string | null, otherwise: string) => place ?? otherwise;

/** How an answer came that somebody else wrote down: "svaret pr. telefon af Karla, skrevet ned af Mette". */
export function recordedBy(channel: string, staffName: string | null, linkTo: string | null): string {
  if (channel === 'link') return ` (${answeredByLink(linkTo)})`;
  const how = { phone: 'i telefonen', paper: 'på papir', in_person: 'ansigt til ansigt' }[channel];
  if (!how) return '';
  return staffName ? ` (sagt ${how}, skrevet ned af ${staffName})` : ` (sagt ${how})`;
}

/** How somebody answered who has no account: "svar via link til h…@hjemme.example". */
export function answeredByLink(linkTo: string | null): string {
  return linkTo ? `svar via link til ${linkTo}` : 'svar via link';
}

export const handOverTargets: Record<string, string> = {
  partner_in_network: 'et sted, de kender',
  company_consultant: 'en virksomhedskonsulent',
  coordinator: 'din kontaktperson',
  fourth_party: 'en, der kan hjælpe',
};

const checkInSaid: Record<string, string> = { well: 'det går godt', not_well: 'det ikke går så godt', stopped: 'du er stoppet' };

export interface Told {
  place: string | null;
  /** Where she was helped on to, when another place got her application at the same moment. */
  nextPlace: string | null;
  staff: string | null;
  /** Her contact person's first name, for what the contact person does. */
  contact: string;
  code: string | null;
  fromStatus: string | null;
  toStatus: string | null;
  actor: string;
  kind: OpeningKind | null;
  isSplit: boolean;
  /** What was done by whoever was asked by phone, on paper or face to face. */
  recorded: string;
}

type Sentence = (told: Told) => string;

const byCoordinator = ({ staff, contact }: Told) => staff ?? contact;

/** By command of the event that leads its moment. */
export const threadSentences: Readonly<Record<string, Sentence>> = {
  open_need: ({ actor, isSplit, kind, recorded }) =>
    isSplit
      ? 'Der mangler nogle dage, så vi leder videre'
      : actor === 'system'
        ? 'Du skal i praktik, og vi hjælper dig hele vejen'
        : kind === null
          ? `Du fortalte, at du ikke ved det endnu${recorded}`
          : `Du fortalte, hvad du gerne vil${recorded}`,
  apply: ({ place, recorded }) => `Du søgte hos ${placeOr(place, 'et sted')}${recorded}`,
  propose_own_place: ({ place, recorded }) => `Du fandt selv ${placeOr(place, 'et sted')}, og vi spurgte dem${recorded}`,
  confirm_own_place: ({ place, recorded }) => `${placeOr(place, 'Stedet')} sagde ja${recorded}`,
  turn_down_own_place: ({ place, recorded }) => `${placeOr(place, 'Stedet')} kunne ikke lige nu${recorded}`,
  suggest: (told) => `${byCoordinator(told)} fandt nogle steder til dig`,
  forward: (told) =>
    told.actor === 'system'
      ? `Din ansøgning gik videre til ${placeOr(told.place, 'stedet')}`
      : `${byCoordinator(told)} sendte din ansøgning til ${placeOr(told.place, 'stedet')}`,
  invite_to_visit: ({ place, recorded }) => `${placeOr(place, 'Stedet')} bad dig komme forbi${recorded}`,
  offer_place: ({ place, recorded }) => `${placeOr(place, 'Stedet')} havde en plads til dig${recorded}`,
  hand_on: ({ place, nextPlace, code, recorded }) =>
    `${placeOr(place, 'Stedet')} havde ikke plads. De hjalp dig videre til ${nextPlace ?? handOverTargets[code ?? ''] ?? 'din kontaktperson'}${recorded}`,
  accept_offer: ({ place, recorded }) => `Du sagde ja til ${placeOr(place, 'pladsen')}${recorded}`,
  decline_offer: ({ place, nextPlace, recorded }) =>
    `Du sagde nej tak til ${placeOr(place, 'pladsen')}${recorded}${nextPlace ? `. Nu har ${nextPlace} din ansøgning` : ''}`,
  want_other: ({ recorded }) => `Du ville hellere noget andet${recorded}`,
  start: ({ place }) => `Din første dag hos ${placeOr(place, 'stedet')}`,
  complete_day: ({ place, toStatus, recorded }) =>
    toStatus === 'fulfilled'
      ? `Alle dagene hos ${placeOr(place, 'stedet')} er gået${recorded}`
      : toStatus === 'with_coordinator'
        ? `Dagene hos ${placeOr(place, 'stedet')} er gået. Der mangler nogle endnu${recorded}`
        : `En dag hos ${placeOr(place, 'stedet')} er gået${recorded}`,
  report_sick: ({ actor, place, recorded }) =>
    actor === 'host' ? `${placeOr(place, 'Stedet')} skrev, at du var syg${recorded}` : `Du meldte dig syg. Dagen finder vi igen${recorded}`,
  ask_step: ({ place }) => `Vi spurgte, om dine dage hos ${placeOr(place, 'stedet')} skal ændres`,
  answer_step: ({ actor, code, place, recorded }) => {
    const who = actor === 'young_person' ? 'Du' : actor === 'host' ? placeOr(place, 'Stedet') : 'Din kontaktperson';
    return `${who} sagde ${code === 'yes' ? 'ja' : 'nej'} til at ændre dine dage${recorded}`;
  },
  settle_step: ({ code }) =>
    code === 'agreed' ? 'Alle sagde ja, og dine dage blev ændret' : code === 'dropped' ? 'Et trin blev taget ud af planen' : 'Dine dage blev, som de var',
  plan_meetings: (told) => `${byCoordinator(told)} aftalte tre møder`,
  move_meeting: (told) => `${byCoordinator(told)} flyttede et møde`,
  report_incident: ({ recorded }) => `Der skete noget, og de voksne fik besked${recorded}`,
  complete_placement: ({ place, recorded }) => `Du er ikke hos ${placeOr(place, 'stedet')} længere${recorded}`,
  change_agreement: ({ place }) => `Aftalen med ${place ?? 'stedet'} blev ændret`,
  acknowledge: ({ actor, place, recorded }) =>
    actor === 'school' ? `Skolen sagde ja til aftalen${recorded}` : `${placeOr(place, 'Stedet')} sagde ja til aftalen${recorded}`,
  cancel_by_host: ({ place, recorded }) => `${placeOr(place, 'Stedet')} måtte aflyse. Vi leder videre${recorded}`,
  interrupt: (told) => `${byCoordinator(told)} stoppede aftalen med ${placeOr(told.place, 'stedet')}`,
  rest: (told) => `${byCoordinator(told)} satte søgningen på pause`,
  wake: ({ actor }) => (actor === 'young_person' ? 'Du satte søgningen i gang igen' : 'Søgningen gik i gang igen'),
  announce_close: (told) => `${byCoordinator(told)} skrev, at søgningen kan slutte`,
  object_to_close: ({ recorded }) => `Du sagde, at du stadig gerne vil${recorded}`,
  close_with_help: () => 'Søgningen sluttede, og du får hjælp et andet sted',
  end_need: ({ recorded }) => `Du stoppede søgningen${recorded}`,
  reopen: (told) => (told.actor === 'young_person' ? 'Du tog søgningen op igen' : `${byCoordinator(told)} tog søgningen op igen`),
  fulfil: () => 'Du er i mål',
  record_apprenticeship: ({ recorded }) => `Du fik en læreaftale${recorded}`,
  recall: () => 'Ansøgningen blev hentet tilbage til din kontaktperson',
  return_overdue: ({ place, contact, fromStatus }) => {
    // The offer was hers to answer: nobody else was late.
    if (fromStatus === 'offered') return `Fristen for at svare gik. Nu hjælper ${contact} dig videre`;
    return place ? `${place} nåede ikke at svare. Nu har ${contact} den igen` : `Nu hjælper ${contact} dig videre`;
  },
  tell_secretariat: ({ contact }) => `Det tog for længe, så ungesekretariatet hjælper ${contact}`,
  tell_secretariat_of_task: ({ code, contact }) => lateTaskSentences[code ?? '']?.(contact) ?? '',
  ask_guardian: () => 'Vi skrev til din forælder eller værge',
  answer_check_in: ({ actor, place, code, recorded }) =>
    actor === 'host' ? `${placeOr(place, 'Stedet')} fortalte, hvordan det går${recorded}` : `Du sagde, at ${checkInSaid[code ?? ''] ?? 'det går'}${recorded}`,
  ask_for_call: ({ contact }) => `Du bad ${contact} om at ringe`,
};

/** What somebody was to do for her and did not in time, by the task's kind. What is nobody's promise to her is not said. */
const lateTaskSentences: Readonly<Record<string, (contact: string) => string>> = {
  message: (contact) => `Du har ventet for længe på svar, så ungesekretariatet hjælper ${contact}`,
  call_me: (contact) => `Du er ikke ringet op endnu, så ungesekretariatet hjælper ${contact}`,
  help_on: (contact) => `Det tog for længe, så ungesekretariatet hjælper ${contact}`,
  tip: (contact) => `Det tog for længe, så ungesekretariatet hjælper ${contact}`,
  confirm_own_place: (contact) => `Det tog for længe, så ungesekretariatet hjælper ${contact}`,
};

/** The guardian's answer, by its code. */
export const guardianSentences: Readonly<Record<string, string>> = {
  yes: 'Din forælder eller værge sagde ja',
  no: 'Din forælder eller værge sagde nej. I kan tale om det med din kontaktperson',
  call_me: 'Din forælder eller værge vil gerne ringes op',
  not_my_child: 'Beskeden nåede ikke den rigtige. Skriv, hvem vi skal spørge',
};
