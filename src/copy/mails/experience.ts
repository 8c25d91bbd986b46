import { paths } from '../../paths.ts';
import { phoneOf, textOf, whoAnswersIn, whoIsAway, whoToCall } from './read.ts';
import type { MailTemplate, MessageData, SmsTemplate } from './registry.ts';

/** How it goes and how it was: questions with one press to the young and to places. Nothing of a kind or a place in subject or SMS. */

const hello = (data: MessageData) => `Hej ${textOf(data, 'name') || textOf(data, 'first_name')}`;
const first = (data: MessageData) => textOf(data, 'first_name') || 'den unge';
const callUs = (data: MessageData) => `${whoIsAway(data)}Vil I hellere tale om det, så ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}.`;
const smsContact = (data: MessageData) => `Eller ring til ${textOf(data, 'contact_name')} på ${phoneOf(data, 'contact_phone')}`;

export const experienceMails: Readonly<Record<string, MailTemplate>> = {
  check_in_asked: (data, { link }) => ({
    subject: 'Hvordan går det?',
    paragraphs: [
      hello(data),
      data['again'] === true ? 'Vi har spurgt før og vil stadig gerne vide, hvordan det går.' : 'Du er i gang. Vi vil gerne vide, hvordan det går.',
      'Det tager ét tryk. Går det ikke så godt, så hjælper vi.',
    ],
    action: { label: 'Svar med ét tryk', url: link(paths.checkIn(textOf(data, 'token'))) },
    after: [whoToCall(data)],
  }),
  check_in_asked_at_place: (data, { link }) => ({
    subject: 'Hvordan går det hos jer?',
    paragraphs: [
      hello(data),
      `${first(data)} er hos jer. ${data['again'] === true ? 'Vi har spurgt før: hvordan går det sammen?' : 'Hvordan går det sammen?'}`,
    ],
    action: { label: 'Svar med ét tryk', url: link(paths.checkIn(textOf(data, 'token'))) },
    after: [callUs(data)],
  }),
  collaboration_asked: (data, { link }) => ({
    subject: 'To spørgsmål til jer',
    paragraphs: [
      hello(data),
      'Tak, fordi I tog imod en ung. Vi har to spørgsmål om samarbejdet med os. Det tager ti sekunder.',
      'Vi spørger ikke om den unge.',
    ],
    action: { label: 'Svar på de to spørgsmål', url: link(paths.collaboration(textOf(data, 'token'))) },
    after: [callUs(data)],
  }),
  quote_decided: (data, { link }) => ({
    subject: 'Der er nyt om det, du har skrevet',
    paragraphs: [hello(data), 'Vi har læst det, du har skrevet om et sted. Se på din side, hvad der er sket.', 'Du kan tage det tilbage, når du vil.'],
    action: { label: 'Se din side', url: link(paths.mySearch()) },
    after: [whoToCall(data)],
  }),
  step_suggested: (data, { link }) => ({
    subject: 'Der er et forslag til dig',
    paragraphs: [hello(data), `${textOf(data, 'contact_name')} og de andre her har en idé til dit næste skridt.`, 'Du vælger selv, om det skal på din liste.'],
    action: { label: 'Se forslaget', url: link(paths.nextSteps()) },
    after: [whoToCall(data)],
  }),
};

export const experienceSms: Readonly<Record<string, SmsTemplate>> = {
  check_in_asked: (data, { link }) => `Hvordan går det? Svar med ét tryk: ${link(paths.checkIn(textOf(data, 'token')))} ${smsContact(data)}`,
  check_in_asked_at_place: (data, { link }) => `Hvordan går det hos jer? Svar med ét tryk: ${link(paths.checkIn(textOf(data, 'token')))} ${smsContact(data)}`,
  collaboration_asked: (data, { link }) => `To spørgsmål til jer, ti sekunder: ${link(paths.collaboration(textOf(data, 'token')))} ${smsContact(data)}`,
  quote_decided: (data, { link }) => `Der er nyt til dig. Læs: ${link(paths.mySearch())} ${smsContact(data)}`,
  step_suggested: (data, { link }) => `Der er et forslag til dig. Læs: ${link(paths.nextSteps())} ${smsContact(data)}`,
};
