import { paths } from '../../paths.ts';
import { possessive } from '../possessive.ts';
import type { MailText } from './layout.ts';
import { textOf } from './read.ts';
import type { MailTemplate, MessageContext, MessageData } from './registry.ts';

/** Mails to those who work with the guarantee: what cannot wait until they next open their list, and one digest a morning. */
const single: Readonly<Record<string, MailTemplate>> = {
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

const desks: Record<string, string> = { coordinator: paths.coordinatorDesk(), secretariat: paths.secretariatDesk(), consultant: paths.consultantDesk() };

/** Two numbers and a link; no names, since it is read on a lock screen on the way to work. */
function digest(data: MessageData, context: MessageContext): MailText {
  const waits = Number(data['waits'] ?? 0);
  const late = Number(data['late'] ?? 0);
  const items = Array.isArray(data['items']) ? (data['items'] as { template: string; data: MessageData }[]) : [];
  const lines = items.map(({ template, data: of }) => (Object.hasOwn(single, template) ? (single[template]?.(of, context).paragraphs[1] ?? '') : ''));
  return {
    subject: late > 0 ? `${waits} venter på dig, ${late} er over fristen` : waits > 0 ? `${waits} venter på dig` : 'Nyt til dig',
    paragraphs: [
      `Godmorgen ${textOf(data, 'name')}`,
      waits === 0 ? 'Ingen venter på dig i dag.' : waits === 1 ? 'Én venter på dig i dag.' : `${waits} venter på dig i dag.`,
      ...(late === 1 ? ['Én er over fristen.'] : late > 1 ? [`${late} er over fristen.`] : []),
      ...lines.filter(Boolean).map((line) => `– ${line}`),
    ],
    action: { label: 'Åbn din side', url: context.link(desks[textOf(data, 'desk')] ?? paths.coordinatorDesk()) },
  };
}

export const staffMails: Readonly<Record<string, MailTemplate>> = { ...single, digest };
