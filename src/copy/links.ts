/** What a link says that answers no longer. One set of words for each reader; a guardian's are with the rest of theirs (src/copy/guardian). */

import type { LinkState } from '../features/links/link.ts';

export interface LinkGoneCopy {
  /** By what became of it; "unknown" for a link that nobody knows. */
  states: Record<Exclude<LinkState, 'open'> | 'unknown', { title: string; text: string }>;
  sendNew: string;
  callTitle: string;
  callUs: string;
  problem: string;
}

const gone = 'Linket virker ikke længere';

export const hostLinkGone: LinkGoneCopy = {
  states: {
    unknown: { title: gone, text: 'Det kan være for gammelt, eller der er sendt et nyt. Ring til os, hvis der er noget.' },
    expired: { title: 'Linket er blevet for gammelt', text: 'Vi vil stadig gerne have jeres svar. Tryk her, så sender vi et nyt link til samme mail som før.' },
    renewed: { title: 'Vi har sendt jer et nyt link', text: 'Det ligger i samme indbakke som det første. Brug det nye.' },
    replaced: { title: gone, text: 'I skal ikke gøre noget.' },
    ended: { title: 'Der er ikke brug for jeres svar længere', text: 'Den unge er hjulpet videre på en anden måde. I skal ikke gøre noget.' },
    answered_yes: { title: 'Tak, fordi I siger ja', text: 'Den unge har fået besked. Vi sender jer det praktiske, når aftalen er klar.' },
    answered_no: { title: 'Tak for svaret', text: 'Den unge har fået besked, og vi finder et andet sted.' },
  },
  sendNew: 'Send et nyt link',
  callTitle: 'Hvem kan I ringe til?',
  callUs: 'Ring på',
  problem: 'Det gik ikke igennem. Prøv igen, eller ring til os.',
};
