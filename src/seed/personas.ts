/** Somebody whom one can be in the demo. */
export interface Persona {
  key: string;
  name: string;
  role: string;
  /** The address to sign in with. */
  email: string;
  story: string;
}

/** What the pupils of 8.B on Fjordskolen got on the blackboard. */
export const CLASS_CODE_8B = 'LYNG8B26';

/** The same people in the demo, the tests and the documents. No account is made for them: it arises when they sign in. */
export const personas = [
  {
    key: 'asta',
    name: 'Asta Prøvesen',
    role: 'elev i 8.B på Fjordskolen, 14 år',
    email: 'asta@elev.example',
    story: `Står på klasselisten, men har aldrig været inde. Søg en plads, og skriv dig på klassen med koden ${CLASS_CODE_8B}. Hun fyldte 14 år sidste gang, det var den 14. marts. Hendes far er Henrik Prøvesen, henrik@hjemme.example.`,
  },
  {
    key: 'jonas',
    name: 'Jonas Testlund',
    role: '17 år, går ikke i skole',
    email: 'jonas@ung.example',
    story: 'Ved ikke, hvad han vil. Kasper fra KUI har sagt, at han nok skal hjælpe.',
  },
  {
    key: 'bageriet',
    name: 'Bente Surdej',
    role: 'ejer af Bageriet Surdejen Lyng',
    email: 'bente@surdejen.example',
    story: 'Tre unge har spurgt, og den ene skal have svar i dag. Bageriet har to butikker.',
  },
  {
    key: 'mads',
    name: 'Mads Eksempelsen',
    role: 'butikschef, Bageriet Surdejen på Strandvejen',
    email: 'mads@surdejen.example',
    story: 'Ser kun dem, der har spurgt i hans egen butik.',
  },
  {
    key: 'cafe',
    name: 'Karla Klitrose',
    role: 'ejer af Café Klitrosen',
    email: 'karla@klitrosen.example',
    story: 'Har plads i de samme uger som bageriet og vil gerne se folk først.',
  },
  {
    key: 'toemrer',
    name: 'Tage Skitsegaard',
    role: 'ejer af Lyngfjord Tømrer og Tag',
    email: 'tage@tomrerogtag.example',
    story: 'Har lige meldt firmaet til og venter på, at Ungesekretariatet siger velkommen.',
  },
  {
    key: 'mariehoenen',
    name: 'Marianne Demosen',
    role: 'leder af Børnehuset Mariehønen',
    email: 'marianne@mariehoenen.example',
    story: 'Kommunens institution, samme CVR-nummer som Krukken. Ser kun sine egne unge.',
  },
  {
    key: 'krukken',
    name: 'Kurt Testlund',
    role: 'leder af Børnehuset Krukken',
    email: 'kurt@krukken.example',
    story: 'Kommunens institution, samme CVR-nummer som Mariehønen. Ser kun sine egne unge.',
  },
  {
    key: 'mette',
    name: 'Mette Demosen',
    role: 'praktikkoordinator på Fjordskolen',
    email: 'mette@lyngfjord.example',
    story: 'Følger alle elever på Fjordskolen. Nogle venter på hende, og en af dem har ventet for længe.',
  },
  {
    key: 'dorthe',
    name: 'Dorthe Eksempelsen',
    role: 'praktikkoordinator på Klokkebakkeskolen, Mettes stedfortræder',
    email: 'dorthe@lyngfjord.example',
    story: 'Har sine egne elever og kan hjælpe Mettes, når Mette er væk.',
  },
  {
    key: 'kirsten',
    name: 'Kirsten Skitsegaard',
    role: 'praktikkoordinator i Klitsande',
    email: 'kirsten@lyngfjord.example',
    story: 'Et andet distrikt: hun ser ikke Mettes elever, og Mette ser ikke hendes.',
  },
  {
    key: 'laerer',
    name: 'Lars Testlund',
    role: 'klasselærer for 8.B på Fjordskolen',
    email: 'lars@lyngfjord.example',
    story: 'Vil vide, om hans klasse er på plads.',
  },
  {
    key: 'skoleleder',
    name: 'Susanne Prøvesen',
    role: 'skoleleder på Fjordskolen',
    email: 'susanne@lyngfjord.example',
    story: 'Godkender praktikaftaler for skolen.',
  },
  {
    key: 'konsulent',
    name: 'Karim Demosen',
    role: 'virksomhedskonsulent',
    email: 'karim@lyngfjord.example',
    story: 'Kender virksomhederne i byen og ser på en ny partners første opslag.',
  },
  {
    key: 'jobdesk',
    name: 'Jonna Skitsegaard',
    role: 'ungeguide, fritidsjob og introjob',
    email: 'jonna@lyngfjord.example',
    story: 'Hjælper med fritidsjob og introjob.',
  },
  {
    key: 'kui',
    name: 'Kasper Eksempelsen',
    role: 'ungeguide, KUI',
    email: 'kasper@lyngfjord.example',
    story: 'Hjælper dem, der ikke går i skole, og dem, der vil i lære. Jonas er en af dem.',
  },
  {
    key: 'sekretariat',
    name: 'Sofie Testlund',
    role: 'Ungesekretariatet',
    email: 'sofie@lyngfjord.example',
    story: 'Siger velkommen til nye partnere og ser alt, der er gået over tiden.',
  },
  {
    key: 'raadet',
    name: 'Rasmus Prøvesen',
    role: 'formand for Advisory Board',
    email: 'rasmus@lyngfjord.example',
    story: 'Ser tallene, ikke menneskene.',
  },
  {
    key: 'fremmed',
    name: 'En fremmed',
    role: 'kender ingen her',
    email: 'fremmed@ingen.example',
    story: 'Har en adresse og ikke andet. Kan læse det, alle kan læse.',
  },
] as const satisfies readonly Persona[];

export type PersonaKey = (typeof personas)[number]['key'];

/** One of them by key. */
export function persona(key: PersonaKey): Persona {
  return personas.find((one) => one.key === key) as Persona;
}
