import { paths } from '../../paths.ts';
import { possessive } from '../possessive.ts';
import { textOf } from './read.ts';
import type { MailTemplate } from './registry.ts';

/** Mails to those who work with the guarantee: only what cannot wait until they next open their list. */
export const staffMails: Readonly<Record<string, MailTemplate>> = {
  new_message_for_staff: (data, { link }) => ({
    subject: 'Der er en ny besked til dig',
    paragraphs: [`Hej ${textOf(data, 'name')}`, 'Der er en ny besked om en af dine unge. Du får først en mail mere om samtalen, når du har læst den.'],
    action: { label: 'Læs beskeden', url: link(`${paths.coordinatorPupil(textOf(data, 'young_person_id'))}#beskeder`) },
  }),
  guardian_not_mine: (data, { link }) => ({
    subject: 'Vi skrev til en forkert forælder',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `Den, vi skrev til som ${possessive(textOf(data, 'first_name'))} forælder eller værge, svarer: »Det er ikke mit barn.«`,
      'Vi har stoppet linket. Det, der allerede var sendt til et sted på det ja, er kaldt tilbage.',
      `Tal med ${textOf(data, 'first_name')}, og skriv den rigtige ind.`,
    ],
    action: { label: 'Åbn siden om den unge', url: link(paths.coordinatorPupil(textOf(data, 'young_person_id'), { goer: 'name_guardian' })) },
  }),
};
