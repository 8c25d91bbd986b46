import { failures } from './failures.ts';

/** What an act for many came to, line by line: said to the contact person who pressed. */

export const bulkActs = ['forward', 'remind', 'suggest', 'came'] as const;
export type BulkAct = (typeof bulkActs)[number];

const people = (count: number) => (count === 1 ? '1' : String(count));

/** "12 er mindet.", "1 blev sendt videre." */
export function bulkHeading(act: BulkAct, done: number): string {
  const none = done === 0;
  if (act === 'forward') return none ? 'Ingen blev sendt videre.' : `${people(done)} blev sendt videre.`;
  if (act === 'remind') return none ? 'Ingen er mindet.' : `${people(done)} er mindet.`;
  if (act === 'came') return none ? 'Ingen er skrevet ind.' : `${people(done)} er skrevet ind som kommet.`;
  return none ? 'Ingen har fået forslag.' : `${people(done)} har fået forslag.`;
}

/** Why one was passed over. What the young read of the same failure is worded for them. */
const reasons: Record<string, string> = {
  guardian_needed: 'En forælder eller værge skal sige ja først.',
  guardian_said_no: 'En forælder eller værge har sagt nej. Tal med hjemmet om en anden vej.',
  wrong_status: 'Der er sket noget nyt: det ligger et andet sted nu.',
  not_found: 'Der er intet ønske, som kan sendes lige nu. Foreslå et sted.',
  not_allowed: 'Det er ikke en, du må hjælpe.',
  seat_taken: 'Pladsen er taget imens. Se efter et andet sted.',
  not_for_you: 'Stedet passer ikke længere: alder, eller det samme sted to gange.',
  no_address: 'Har ingen mail eller mobil hos os. Ring, eller tag det i klassen.',
  reminded_today: 'Er allerede mindet i dag.',
  call_place: 'Har selv fundet et sted, som ikke har svaret. Ring til stedet.',
  call_guardian: 'Forælderen har svaret, men ikke ja. Ring hjem.',
  guardian_unnamed: 'Vi ved ikke, hvem forælderen er. Ring til den unge.',
  school_missing: 'Venter på skolens ja.',
  your_turn: 'Ligger hos dig.',
  resting: 'Holder pause.',
  nothing_missing: 'Mangler ikke noget.',
  told_already: 'Der var svaret imens, og det svar står.',
};

export function bulkReason(outcome: string): string {
  return reasons[outcome] ?? (Object.hasOwn(failures, outcome) ? failures[outcome as keyof typeof failures] : failures.wrong_status);
}
