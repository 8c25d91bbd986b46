/** Words of the front page. */

/** How it goes, from a wish to a first day. */
export const steps = [
  { title: 'Du finder et sted', text: 'Kig uden at logge ind. Vælg op til tre steder, du gerne vil prøve.', drawing: 'nothing_found' },
  { title: 'Du søger ved at vælge', text: 'Du behøver ikke skrive noget. Du får en kontaktperson og en dato for, hvornår du hører fra os.', drawing: 'letter' },
  { title: 'Stedet svarer', text: 'Er der fuldt, hjælper de dig videre til et andet sted. Du skal ikke begynde forfra.', drawing: 'own_place' },
  { title: 'Du møder op', text: 'Du ved, hvem der tager imod dig, hvornår det er, og hvad du skal have på.', drawing: 'welcome' },
] as const;

/** What every garantipartner has promised: the three commitments, in plain words. */
export const promises = [
  { title: 'De hjælper alle', text: 'Alle unge, der spørger, får hjælp. Har de ikke selv plads, hjælper de videre til et andet sted.' },
  { title: 'De giver plads til flere slags', text: 'Nogle har brug for en ekstra hånd. Det er der også plads til.' },
  { title: 'De siger det videre', text: 'De får andre virksomheder med, så der bliver flere steder at vælge mellem.' },
] as const;

/** What the guarantee is, in three sentences. */
export const guarantee =
  'Du kan kigge uden at logge ind. Når du søger, får du en kontaktperson, som følger dig hele vejen. Siger ét sted nej, finder vi et andet sammen.';
