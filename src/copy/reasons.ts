/** Why a young person would like to come, as the place reads it and as she taps it. The keys are what the database keeps. */
export const reasonSentences = {
  try_the_work: 'Jeg vil gerne prøve, hvordan arbejdet er.',
  hands: 'Jeg kan lide at arbejde med hænderne.',
  people: 'Jeg kan lide at være sammen med mennesker.',
  animals: 'Jeg er glad for dyr.',
  outdoors: 'Jeg vil gerne være ude.',
  technology: 'Jeg er nysgerrig på teknik.',
  food: 'Jeg kan lide at lave mad.',
  creative: 'Jeg kan lide at finde på og lave ting.',
  maybe_my_trade: 'Måske er det det, jeg vil være.',
  earn_money: 'Jeg vil gerne tjene mine egne penge.',
  near_home: 'Jeg kan selv komme derhen.',
  know_somebody: 'Jeg har hørt godt om stedet.',
} as const;

export type Reason = keyof typeof reasonSentences;
export const reasons = Object.keys(reasonSentences) as [Reason, ...Reason[]];
export const MOST_REASONS = 4;

/** The sentences for the codes of an application, in the order of the list; codes that nobody knows any more are left out. */
export function reasonsInWords(codes: readonly string[]): string[] {
  return reasons.filter((code) => codes.includes(code)).map((code) => reasonSentences[code]);
}
