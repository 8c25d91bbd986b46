/** The names in the address of a list of openings or partners. The cache of public pages tells its pages apart by these. */
export const filterNames = ['q', 'slags', 'branche', 'interesse', 'uge', 'postnr', 'km', 'alder', 'adgang', 'ledige', 'side'] as const;
