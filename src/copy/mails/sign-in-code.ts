import type { MailText } from './layout.ts';

/**
 * The code that signs a person in. It carries no link: a link would sign in whoever opens the mail first,
 * and mail scanners open every link.
 */
export function signInCode(code: string): MailText {
  return {
    subject: `${code} er din kode til ungegarantien`,
    paragraphs: ['Hej', 'Her er koden, du logger ind med:'],
    code,
    after: [
      'Koden virker i et kvarter og kun én gang. Skriv den på siden, hvor du bad om den.',
      'Har du ikke bedt om en kode? Så skal du ikke gøre noget. Giv aldrig koden til andre – vi spørger aldrig efter den i telefonen.',
    ],
  };
}
