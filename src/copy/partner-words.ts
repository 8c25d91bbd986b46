/** Words about a company, where it signs up and where it is read. The keys are the database's. */

export const partnerFormNames = {
  company: 'Privat virksomhed',
  self_governing: 'Selvejende institution',
  public: 'Kommune, region eller stat',
  association: 'Forening',
  institution: 'Skole eller uddannelse',
} as const;
export type PartnerForm = keyof typeof partnerFormNames;
export const partnerForms = Object.keys(partnerFormNames) as [PartnerForm, ...PartnerForm[]];

export const sizeBandNames = {
  '1-9': '1-9 ansatte',
  '10-49': '10-49 ansatte',
  '50-249': '50-249 ansatte',
  '250+': '250 ansatte eller flere',
} as const;
export type SizeBand = keyof typeof sizeBandNames;
export const sizeBands = Object.keys(sizeBandNames) as [SizeBand, ...SizeBand[]];

/** The three commitments of the partner agreement. Each is accepted by itself. The keys are the form's. */
export const commitments = [
  {
    field: 'hjaelper_alle',
    title: 'Vi hjælper alle unge, der henvender sig',
    text: 'Har I ikke selv en plads, hjælper I den unge videre: til en virksomhed, I kender, til virksomhedskonsulenten, til skolens praktikkoordinator eller til en helt fjerde.',
    accept: 'Ja, vi hjælper alle unge, der henvender sig',
  },
  {
    field: 'tager_imod',
    title: 'Vi tager imod unge, der har det svært, i rimeligt omfang',
    text: 'Det kan være en praktik, der er lagt til rette for en, der er træt af skolen. I bestemmer selv, hvornår I har kræfter til det, og konsulenten hjælper jer.',
    accept: 'Ja, vi tager imod i rimeligt omfang',
  },
  {
    field: 'ambassadoer',
    title: 'Vi fortæller andre om det',
    text: 'I er ambassadører for ungegarantien. Kender I en virksomhed, der kunne være med, så sig det til dem.',
    accept: 'Ja, vi fortæller andre om det',
  },
] as const;
