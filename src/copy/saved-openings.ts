/** Openings to come back to. */
export const savedWords = {
  title: 'Gemte opslag',
  back: 'Find en plads',
  save: 'Gem',
  saveOne: (title: string) => `Gem: ${title}`,
  savePage: 'Gem opslaget',
  where: 'De ligger kun i din browser, i 30 dage. Logger du ud, er de væk.',
  gone: (count: number) => (count === 1 ? 'Et opslag, du gemte, er ikke på siden mere.' : `${count} opslag, du gemte, er ikke på siden mere.`),
  full: 'ikke ledig lige nu',
  remove: 'Fjern',
  removeOne: (title: string) => `Fjern: ${title}`,
  empty: 'Du har ikke gemt noget endnu',
  how: 'Tryk »Gem« ved et opslag, så finder du det her igen.',
  find: 'Find en plads',
} as const;
