import type { NeedStatus } from '../features/needs/lifecycle.ts';

/** The words of the conversation: who reads it, when we read, and answers that are ready to be sent. */

export const longestMessage = 500;

/** Said wherever somebody writes. The two numbers are Børns Vilkår's and the emergency services'. */
export const whenWeRead = 'Vi læser ikke om aftenen. Er det vigtigt nu, så ring 116 111 eller 112.';

/** Above every field of staff that she may read at once. */
export const sheReads = 'Den unge kan læse det, du skriver.';
/** Above those that she reads when she asks. */
export const sheMayAsk = 'Den unge kan bede om at læse det, du skriver.';

/** Who reads a conversation, as its young person is told. */
export const readersForHer = (contact: string, place: string | null) =>
  place
    ? `${place}, ${contact} og de kolleger, der hjælper, læser det, du skriver her.`
    : `${contact} og de kolleger, der hjælper, læser det, du skriver her. Steder kan ikke se det.`;
/** As a workplace is told. */
export const readersForPlace = (firstName: string, contact: string) =>
  `${firstName} kan læse det, I skriver. Det kan ${contact}, som er kontaktperson, og jeres kolleger her også.`;
/** As staff are told. */
export const readersForStaff = (place: string | null) => (place ? `${sheReads} Det kan ${place} også.` : `${sheReads} Steder kan ikke.`);

/**
 * Short answers. Those with `sends` go by one press; the others fill the field and can be changed first.
 * `asks` says whether an answer is waited for.
 */
export interface ReadyAnswer {
  text: string;
  label?: string;
  sends?: boolean;
  asks?: boolean;
}

export const readyForHer = {
  coming: { text: 'Jeg kommer', sends: true },
  late: { text: 'Jeg er forsinket', sends: true, asks: true },
  call_me: { text: 'Kan du ringe til mig?', sends: true, asks: true },
  thanks: { text: 'Tak', sends: true },
} as const satisfies Record<string, ReadyAnswer>;

/** Those that fit now: "Jeg kommer" is an answer only where somebody waits for her, at a visit or by an agreement. */
export function readyForHerNow(status: NeedStatus): Readonly<Record<string, ReadyAnswer>> {
  const { coming, late, ...always } = readyForHer;
  return ['visit', 'arranged', 'under_way'].includes(status) ? { coming, late, ...always } : always;
}

export const readyForPlace = {
  lunch: { text: 'Husk madpakke', sends: true },
  clothes: { text: 'Husk tøj, der må blive snavset', sends: true },
  thanks: { text: 'Tak. Vi glæder os til at se dig', sends: true },
  meet: { text: 'Mød kl. 8.00. Gå ind ad hoveddøren, og spørg efter ', label: 'Mød kl. …' },
} as const satisfies Record<string, ReadyAnswer>;

export const readyForStaff = {
  seen: { text: 'Tak for din besked. Jeg ser på det og skriver igen.', label: 'Jeg ser på det' },
  call_today: { text: 'Jeg ringer til dig i dag.', label: 'Jeg ringer i dag' },
  call_when: { text: 'Hvornår må jeg ringe til dig?', label: 'Hvornår må jeg ringe?' },
  call_place: { text: 'Ring til stedet og sig det. Nummeret står på din side.', label: 'Ring til stedet' },
  told_place: { text: 'Jeg har sagt det til stedet.', label: 'Jeg har sagt det til stedet' },
  more_places: { text: 'Jeg har fundet nogle steder til dig. Se dem på din side.', label: 'Se nye steder' },
  choose: { text: 'Husk at vælge et sted. Sig til, hvis du vil have hjælp.', label: 'Husk at vælge' },
  guardian: { text: 'Vi mangler et ja hjemmefra. Sig det til din forælder eller værge.', label: 'Mangler ja hjemmefra' },
  answer: { text: 'Du har fået en plads. Husk at svare på din side.', label: 'Husk at svare' },
  visit: { text: 'Husk, at du skal forbi stedet. Tid og adresse står på din side.', label: 'Husk besøget' },
  first_day: { text: 'God fornøjelse i morgen. Ring til mig, hvis der er noget.', label: 'God fornøjelse' },
  how_is_it: { text: 'Hvordan går det?', label: 'Hvordan går det?' },
  come_by: { text: 'Kom forbi mit kontor, så taler vi om det.', label: 'Kom forbi' },
} as const satisfies Record<string, ReadyAnswer>;

/** Shown in the browser when such a word is typed; nothing of it is sent or kept. */
export const privateHint = (contact: string) => `Skriv ikke om sygdom eller andet privat. Ring hellere til ${contact}.`;
