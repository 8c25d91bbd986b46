/** The few words that the kit says by itself, in the languages a page may be in. */
const danish = {
  error: 'Fejl',
  optional: '(frivilligt)',
  toPutRight: (count: number) => (count === 1 ? 'Der er én ting at rette' : `Der er ${count} ting at rette`),
  refused: 'Det gik ikke igennem',
  notice: { info: 'Oplysning', ok: 'Det er sket', warning: 'Vigtigt', error: 'Fejl' },
  thread: { label: 'Den røde tråd', done: 'Sket', now: 'Lige nu', next: 'Kommer' },
  date: { day: 'Dag', month: 'Måned', year: 'År' },
};

type KitWords = typeof danish;

const english: KitWords = {
  error: 'Error',
  optional: '(optional)',
  toPutRight: (count) => (count === 1 ? 'There is one thing to correct' : `There are ${count} things to correct`),
  refused: 'It did not go through',
  notice: { info: 'Information', ok: 'Done', warning: 'Important', error: 'Error' },
  thread: { label: 'The red thread', done: 'Done', now: 'Now', next: 'Next' },
  date: { day: 'Day', month: 'Month', year: 'Year' },
};

export type KitLanguage = 'da' | 'en';

/** The kit's words in a language; Danish unless a page says otherwise. */
export const kitWords: Readonly<Record<KitLanguage, KitWords>> = { da: danish, en: english };
