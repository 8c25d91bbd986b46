/** Fixed days of the week, the steps of a plan, the first day and the meetings, in words. */

export const firstDayCompanies = {
  nobody: 'Ingen. Jeg kommer selv',
  guardian: 'En forælder eller værge',
  contact_person: 'Min kontaktperson',
  youth_guide: 'En ungeguide',
  friend: 'En ven',
  other: 'En anden',
} as const;
export type FirstDayCompany = keyof typeof firstDayCompanies;

/** The same, about her: to the place and to staff. */
export const comesWith: Record<FirstDayCompany, string> = {
  nobody: 'Kommer selv',
  guardian: 'En forælder eller værge kommer med',
  contact_person: 'Kontaktpersonen kommer med',
  youth_guide: 'En ungeguide kommer med',
  friend: 'En ven kommer med',
  other: 'En anden kommer med',
};

export const meetingNames = { start: 'Startmøde', midway: 'Midtvejsmøde', end: 'Slutmøde' } as const;
export type Meeting = keyof typeof meetingNames;

export const stepParties = { young_person: 'Den unge', host: 'Stedet', coordinator: 'Kontaktpersonen' } as const;
export type StepParty = keyof typeof stepParties;

export const weekdayNames = { 1: 'mandag', 2: 'tirsdag', 3: 'onsdag', 4: 'torsdag', 5: 'fredag' } as const;
