/** What a link says that answers no longer. One set of words for each reader; a guardian reads them in two languages so far. */

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

export const guardianLinkGone: Record<'da' | 'en', LinkGoneCopy> = {
  da: {
    states: {
      unknown: { title: gone, text: 'Det kan være for gammelt, eller der er sendt et nyt. Ring til os, så hjælper vi dig.' },
      expired: {
        title: 'Linket er blevet for gammelt',
        text: 'Vi vil stadig gerne have dit svar. Tryk her, så sender vi et nyt link, samme sted hen som før.',
      },
      renewed: { title: 'Vi har sendt dig et nyt link', text: 'Det ligger samme sted, som du fik det første. Brug det nye.' },
      replaced: { title: gone, text: 'Vi spørger dig ikke længere om det her. Du skal ikke gøre noget.' },
      ended: { title: 'Der er ikke brug for dit svar længere', text: 'Det, vi spurgte om, er slut. Du skal ikke gøre noget.' },
      answered_yes: { title: gone, text: 'Du har svaret.' },
      answered_no: { title: gone, text: 'Du har svaret.' },
    },
    sendNew: 'Send et nyt link',
    callTitle: 'Hvem kan du ringe til?',
    callUs: 'Ring på',
    problem: 'Det gik ikke igennem. Prøv igen, eller ring til os.',
  },
  en: {
    states: {
      unknown: { title: 'The link no longer works', text: 'It may be too old, or a new one has been sent. Call us, and we will help you.' },
      expired: {
        title: 'The link has become too old',
        text: 'We would still like your answer. Press here, and we send a new link to the same place as before.',
      },
      renewed: { title: 'We have sent you a new link', text: 'It is where you got the first one. Use the new one.' },
      replaced: { title: 'The link no longer works', text: 'We no longer ask you about this. You need not do anything.' },
      ended: { title: 'Your answer is no longer needed', text: 'What we asked about has ended. You need not do anything.' },
      answered_yes: { title: 'The link no longer works', text: 'You have answered.' },
      answered_no: { title: 'The link no longer works', text: 'You have answered.' },
    },
    sendNew: 'Send a new link',
    callTitle: 'Whom can you call?',
    callUs: 'Call',
    problem: 'It did not go through. Try again, or call us.',
  },
};

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
