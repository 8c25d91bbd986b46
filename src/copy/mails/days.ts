import { timeOfDay } from '../../features/dates.ts';
import { paths } from '../../paths.ts';
import { dateOf, phoneOf, textOf } from './read.ts';
import type { MailTemplate, MessageData, SmsTemplate } from './registry.ts';

/**
 * About the days of a placement while they run: to the place, and to those who answer for her. No name, place or reason
 * in a subject or an SMS: they are read at a counter and on a lock screen.
 */

const contact = (data: MessageData) => `${textOf(data, 'contact_name')} på ${phoneOf(data, 'contact_phone')}`;
const hello = (data: MessageData) => `Hej ${textOf(data, 'name')}`;
const first = (data: MessageData) => textOf(data, 'first_name') || 'den unge';
const pupil = (data: MessageData) => paths.coordinatorPupil(textOf(data, 'young_person_id'));

export const dayMails: Readonly<Record<string, MailTemplate>> = {
  arrival_asked: (data, { link }) => ({
    subject: 'Et spørgsmål til jer i dag',
    paragraphs: [hello(data), `I dag begynder ${first(data)} hos jer ${timeOfDay(textOf(data, 'from_time') || '08:00')}. Er alt, som det skal være?`],
    action: { label: 'Svar med ét tryk', url: link(paths.arrival(textOf(data, 'token'))) },
    after: [`Er der noget, så ring til ${contact(data)}.`],
  }),
  day_asked: (data, { link }) => ({
    subject: 'Et spørgsmål til jer',
    paragraphs: [hello(data), `Vi ved ikke, om ${first(data)} var hos jer ${dateOf(data, 'day')}. Dagen tæller først, når I har svaret.`],
    action: { label: 'Svar med ét tryk', url: link(paths.arrival(textOf(data, 'token'))) },
    after: [`Er der noget, så ring til ${contact(data)}.`],
  }),
  sick_reported_to_host: (data) => ({
    subject: 'Besked om en aftale',
    paragraphs: [hello(data), `${first(data)} er syg og kommer ikke ${dateOf(data, 'day')}.`, 'I skal ikke gøre noget. De andre dage står ved magt.'],
    after: [`Er der noget, så ring til ${contact(data)}.`],
  }),
  sick_reported: (data, { link }) => ({
    subject: 'Der er nyt om en aftale',
    paragraphs: [
      hello(data),
      `En af dine unge er meldt syg ${dateOf(data, 'day')}. Stedet har fået besked.`,
      'Dagen mangler nu og skal findes igen. Det tæller ikke imod den unge.',
    ],
    action: { label: 'Se, hvem det er', url: link(pupil(data)) },
  }),
  not_arrived: (data, { link }) => ({
    subject: 'Ring nu',
    paragraphs: [
      hello(data),
      `Stedet siger, at en af dine unge ikke er kommet ${dateOf(data, 'day')}.`,
      'Ring til den unge og hjemmet nu, og skriv ind, hvad du hører.',
    ],
    action: { label: 'Se, hvem det er', url: link(pupil(data)) },
  }),
  incident_reported: (data, { link }) => ({
    subject: 'Der er sket noget',
    paragraphs: [
      hello(data),
      'Der er sket noget i et forløb. Hvad det er, står ikke her: ring.',
      textOf(data, 'insured_by') === 'employer'
        ? 'Er nogen kommet til skade på arbejdet, skal arbejdsgiveren anmelde det senest 14 dage efter.'
        : 'Er en elev kommet til skade i praktik, skal skolen anmelde det til statens erstatningsordning.',
    ],
    ...(textOf(data, 'young_person_id')
      ? { action: { label: 'Se, hvem det er, og hvem du ringer til', url: link(pupil(data)) } }
      : { after: [`Det er ${first(data)} hos ${textOf(data, 'place')}. Ring til ${contact(data)}, som følger op.`] }),
  }),
  incident_open: (data, { link }) => ({
    subject: 'Der er sket noget, som ingen har afsluttet',
    paragraphs: [
      hello(data),
      `Der skete noget i går. ${textOf(data, 'staff_name')} har ikke afsluttet det endnu.`,
      `Ring til ${textOf(data, 'staff_name')} på ${phoneOf(data, 'staff_phone')}.`,
    ],
    action: { label: 'Se det på jeres side', url: link(paths.secretariatDesk()) },
  }),
};

export const daySms: Readonly<Record<string, SmsTemplate>> = {
  arrival_asked: (data, { link }) =>
    `Et spørgsmål til jer i dag. Svar med ét tryk: ${link(paths.arrival(textOf(data, 'token')))} Ring til ${contact(data)}, hvis der er noget.`,
  day_asked: (data, { link }) =>
    `Et spørgsmål til jer. Svar med ét tryk: ${link(paths.arrival(textOf(data, 'token')))} Ring til ${contact(data)}, hvis der er noget.`,
  sick_reported_to_host: (data) => `Den unge kommer ikke ${dateOf(data, 'day')}. Spørgsmål? Ring til ${contact(data)}. Hilsen Ungegarantien`,
  sick_reported: (data, { link }) => `Der er nyt om en aftale. ${link(pupil(data))} Hilsen Ungegarantien`,
  not_arrived: (data, { link }) => `Ring nu: en af dine unge venter på dig. ${link(pupil(data))} Hilsen Ungegarantien`,
  incident_reported: (data, { link }) =>
    textOf(data, 'young_person_id')
      ? `Der er sket noget. Ring nu. ${link(pupil(data))} Hilsen Ungegarantien`
      : `Der er sket noget i et forløb. Ring til ${contact(data)}. Hilsen Ungegarantien`,
};
