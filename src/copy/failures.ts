import type { FailureCode } from '../server/failures.ts';

/** One sentence for each way a thing can be refused: what is so, and what to do now. Nothing typed is lost, and nobody is blamed. */
export const failures: Record<FailureCode, string> = {
  not_signed_in: 'Du er ikke logget ind længere. Log ind igen, så fortsætter du, hvor du slap.',
  not_allowed: 'Det kan du ikke gøre her. Ring til din kontaktperson, hvis du mener, at du skal kunne det.',
  not_found: 'Det findes ikke længere. Gå tilbage, og se, hvad der er kommet i stedet.',
  wrong_status: 'Der er sket noget nyt, siden du åbnede siden. Se, hvordan det står nu, og vælg igen.',
  seat_taken: 'Pladsen blev taget lige før dig. Vælg en anden uge eller et andet sted. Resten af det, du har skrevet, er her stadig.',
  days_overlap: 'Der er allerede en aftale på en af dagene. Vælg nogle andre dage.',
  already_exists: 'Det er allerede gjort. Du behøver ikke gøre det igen.',
  too_many_hops: 'Ansøgningen har været hos to steder i træk. Send den til kontaktpersonen, som finder det næste sted.',
  duty_cannot_end: 'Praktikken er en del af skolen, så den kan ikke droppes her. Tal med din kontaktperson om, hvordan den kan blive god for dig.',
  needs_hand_over: 'Skriv, hvem der hjælper den unge nu. Vælg en af de fire måder at hjælpe videre på.',
  guardian_needed: 'En forælder eller værge skal sige ja først. Vi har sendt en besked. Sig det gerne til dem.',
  guardian_said_no: 'Din forælder eller værge har sagt nej. Tal med dem, eller ring til din kontaktperson.',
  not_for_you: 'Den her plads passer ikke til din alder eller skole. Find en, der gør. Vi hjælper gerne.',
  invalid_input: 'Der mangler noget. Se felterne herunder.',
  link_expired: 'Linket gælder ikke længere. Ring til os, så sender vi et nyt.',
  too_many_tries: 'Du har prøvet mange gange. Vent ti minutter, og prøv så igen.',
  something_went_wrong: 'Noget gik galt hos os. Det er ikke din fejl, og det, du skrev, er her stadig. Prøv igen om lidt.',
};

/** Where the database says more closely what is wrong, by its reason (`hint`), so that the sentence can say it too. */
export const closerFailures: Partial<Record<FailureCode, Record<string, string>>> = {
  not_for_you: {
    age: 'Du har ikke alderen til den her plads endnu. Find en, der passer til din alder.',
    rule: 'Den her slags plads er ikke for dig lige nu. Ring til din kontaktperson, så finder I den rigtige vej.',
  },
};

/** What is wrong with one field, by the reason that the database gives (`hint`). */
export const fieldReasons: Record<string, string> = {
  missing: 'Udfyld feltet.',
  too_long: 'Teksten er for lang. Skriv det lidt kortere.',
  too_short: 'Skriv lidt mere.',
  not_a_choice: 'Vælg en af mulighederne.',
  not_a_date: 'Skriv en dato, der findes.',
  in_the_past: 'Datoen er gået. Vælg en senere.',
  too_soon: 'Det er for tidligt. Vælg en senere uge.',
  too_late: 'Det er for sent. Vælg en tidligere dato.',
  own_address: 'Skriv en andens mail eller nummer. Det her er dit eget.',
  not_a_cvr: 'Nummeret passer ikke. Et CVR-nummer har 8 cifre.',
  not_a_phone: 'Nummeret passer ikke. Skriv 8 cifre.',
  not_an_email: 'Mailadressen passer ikke. Tjek, om den er skrevet rigtigt.',
  wrong_class_code: 'Koden passer ikke til klassen. Spørg din lærer om den.',
};

const anyField = 'Tjek det her felt, og prøv igen.';

type Refusal = { readonly code: FailureCode; readonly detail?: string | null; readonly hint?: string | null };

/** The sentence for a refusal, as close to the cause as we have words for. */
export function failureSentence({ code, hint, detail }: Refusal): string {
  const closer = closerFailures[code];
  return closer?.[hint ?? ''] ?? closer?.[detail ?? ''] ?? failures[code];
}

/** The sentence beside a field that the database refused. */
export function fieldSentence(reason: string | null): string {
  return fieldReasons[reason ?? ''] ?? anyField;
}

/** Added to `something_went_wrong`, so that somebody who calls can be helped. */
export function withFailureNumber(sentence: string, id: string): string {
  return `${sentence} Ringer du til os, så sig nummeret ${id}.`;
}
