/**
 * What the next page says at its top after something was done. One sentence each; the key travels in the address
 * (`?besked=signed_out`), the sentence never does.
 */
export const notices = {
  signed_out: 'Du er logget ud. Din computer husker ikke noget om dig.',
  signed_out_idle: 'Du blev logget ud, fordi der ikke skete noget i en halv time. Log ind igen, så fortsætter du.',
  new_code_sent: 'Vi har sendt dig en ny kode. Brug den nyeste.',
  ask_for_code_again: 'Der er gået for lang tid. Skriv din adresse igen, så sender vi en ny kode.',
  application_sent: 'Tak. Din ansøgning er sendt.',
  offer_accepted: 'Dejligt. Du har sagt ja til pladsen.',
  offer_declined: 'Du har sagt nej tak. Vi finder noget andet sammen med dig.',
  call_me_asked: 'Din kontaktperson ringer til dig.',
  own_place_sent: 'Vi har spurgt stedet. Du kan følge svaret her.',
  answer_saved: 'Tak. Dit svar er gemt.',
  saved: 'Det er gemt.',
  place_offered: 'Pladsen er givet. Den unge får besked nu.',
  visit_invited: 'I har bedt den unge om at komme forbi. Den unge får besked nu.',
  handed_on: 'Tak, fordi I hjalp videre. Den unge får besked nu.',
  opening_saved: 'Opslaget er gemt.',
  opening_sent: 'Opslaget er sendt. Vi kigger på det, og så kommer det på siden.',
  opening_published: 'Opslaget er på siden nu.',
  opening_paused: 'Opslaget holder pause. Det kan ikke ses af de unge.',
  partner_applied: 'Tak. I har søgt om at blive garantipartner. I hører fra os.',
  partner_approved: 'Partneren er godkendt og har fået besked.',
  partner_sent_back: 'Partneren har fået at vide, hvad der mangler.',
  forwarded: 'Ansøgningen er sendt videre til stedet.',
  suggested: 'Forslagene er sendt til den unge.',
  contact_changed: 'Kontaktpersonen er skiftet, og alle har fået besked.',
  problem_reported: 'Tak, fordi du sagde det. Vi ser på det.',
} as const satisfies Record<string, string>;

export type NoticeCode = keyof typeof notices;

/** The sentence for a code from the address; null when somebody made the code up. */
export function noticeFor(code: string | null): string | null {
  return code !== null && Object.hasOwn(notices, code) ? notices[code as NoticeCode] : null;
}
