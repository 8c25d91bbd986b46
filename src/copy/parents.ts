/** Words of the page for parents. "I" is a family; "du" the one who reads. */

export interface Part {
  heading: string;
  text: readonly string[];
}

export const parts: readonly Part[] = [
  {
    heading: 'Det skal dit barn',
    text: [
      'Alle elever skal prøve fem dage i praktik, mens de går i 8. eller 9. klasse. Skolen sender dem. Dagene kan ligge på ét sted eller på flere.',
      'Dit barn vælger op til tre steder her på siden. Det tager få minutter, og man behøver ikke skrive noget. Man kan også finde et sted selv.',
    ],
  },
  {
    heading: 'Det skal du',
    text: [
      'Du får en mail eller en sms, når vi har brug for dit svar. Den har et link. Du skal ikke logge ind, og siden virker på en gammel telefon.',
      'Du kan svare ja, nej, ring til mig eller det er ikke mit barn. Du kan ændre dit svar, indtil det gælder.',
    ],
  },
  {
    heading: 'Hvornår spørger vi dig?',
    text: [
      'Er det praktik, spørger vi, før aftalen gælder. Det gør vi, hvis dit barn er under 18 år.',
      'Er det et fritidsjob eller et introjob, og er dit barn under 15 år, spørger vi, før stedet ser noget. Er dit barn 15 til 17 år, spørger vi, før jobbet begynder.',
    ],
  },
  {
    heading: 'Hvem ser hvad?',
    text: [
      'Når dit barn søger, ser stedet kun fornavn, alder og uge. Først når der er en aftale, får de hele navnet og et nummer.',
      'Vi gemmer ikke CPR-nummer, karakterer eller noget om sygdom. 14 dage efter praktikken kan stedet ikke se dit barns oplysninger mere.',
    ],
  },
  {
    heading: 'Er det trygt?',
    text: [
      'Alle steder er godkendt af kommunen. Hvert opslag siger, hvem der tager imod, og hvornår dagen slutter. Der er regler for, hvad man må lave, når man er ung. Dem holder vi øje med.',
      'I praktik er dit barn forsikret gennem statens ordning. I et job er det arbejdsgiveren, der forsikrer.',
    ],
  },
  {
    heading: 'Hvis et sted siger nej',
    text: [
      'Ingen bliver sluppet. Et sted uden plads skal hjælpe dit barn videre. Kontaktpersonen følger med, til der er en plads.',
      'Dit barn kan altid se på Min side, hvem der har bolden, og hvornår der kommer svar. Spørg gerne, om I skal kigge sammen.',
    ],
  },
];

/** Over one line in each language that we write to guardians in. */
export const inOtherLanguages = 'Andre sprog end dansk';

/** How a parent can help, in short lines. */
export const ways = [
  'Kig på opslag sammen. I behøver ikke logge ind.',
  'Spørg, hvad dit barn kan lide. Det er nok til at begynde.',
  'Kender du et godt sted? Dit barn kan søge der, også selv om de ikke er med her.',
  'Find ud af, hvordan man kommer derhen om morgenen.',
  'Svar på vores besked, når den kommer.',
] as const;
