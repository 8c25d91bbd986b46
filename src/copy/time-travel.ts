/** What happened by itself while the demo travelled in time, by the event's lifecycle and command. */
const happenings: Record<string, (count: number) => string> = {
  'need.return_overdue': (n) => `${n} gik tilbage til kontaktpersonen, fordi fristen var gået`,
  'need.wake': (n) => `${n} kom tilbage fra en pause`,
  'need.tell_secretariat': (n) => `Ungesekretariatet fik besked om ${n}`,
  'other.tell_secretariat_of_task': (n) => `Ungesekretariatet fik besked om ${n} ${n === 1 ? 'opgave' : 'opgaver'}, som ingen nåede`,
  'need.close_with_help': (n) => `${n} blev afsluttet, som det var sagt`,
  'need.start': (n) => `${n} begyndte på en plads`,
  'partner.resume_partner': (n) => `${n} partnere kom tilbage fra pause`,
  'partner.ask_for_renewal': (n) => `${n} partnere blev spurgt, om de vil forny`,
  'opening.end_opening': (n) => `${n} opslag sluttede, fordi dagene var gået`,
};

/** One line for each kind of thing that moved; what nobody has words for is left out. */
export function happeningsInWords(moved: Readonly<Record<string, number>>): string[] {
  return Object.entries(happenings).flatMap(([what, say]) => (moved[what] ? [say(moved[what])] : []));
}
