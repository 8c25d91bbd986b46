/** Words of the public pages about partners. */

export const formNames = {
  company: 'Virksomhed',
  self_governing: 'Selvejende institution',
  public: 'Offentligt sted',
  association: 'Forening',
  institution: 'Uddannelse',
} as const;

export const workingDays = (n: number) => (n === 1 ? 'en hverdag' : `${n} hverdage`);

export const openPlaces = (n: number) => (n === 0 ? 'ingen opslag lige nu' : n === 1 ? '1 sted med plads' : `${n} steder med plads`);

/** Several towns in few words: "Lyngfjord og 2 andre byer". */
export function townsInWords(towns: readonly string[]): string {
  const [first = '', second] = towns;
  if (towns.length <= 1) return first;
  return towns.length === 2 ? `${first} og ${second}` : `${first} og ${towns.length - 1} andre byer`;
}

/** The first sentence, for a card. */
export function firstSentence(text: string): string {
  return /^.{10,140}?[.!?](?=\s|$)/su.exec(text)?.[0] ?? (text.length > 140 ? `${text.slice(0, 137).trimEnd()} …` : text);
}

/** »24 garantipartnere«, with the branch or what was looked for. */
export function partnersHeading(n: number, q: string, branch: string | null): string {
  const partners = n === 0 ? 'Ingen garantipartnere' : n === 1 ? '1 garantipartner' : `${n} garantipartnere`;
  if (q) return `${partners} passer til »${q}«`;
  return branch ? `${partners} i ${branch.toLowerCase()}` : partners;
}
