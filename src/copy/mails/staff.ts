import { paths } from '../../paths.ts';
import { possessive } from '../possessive.ts';
import type { MailText } from './layout.ts';
import { dateOf, numberOf, textOf } from './read.ts';
import type { MailTemplate, MessageContext, MessageData } from './registry.ts';

/** Mails to those who work with the guarantee: what cannot wait until they next open their list, and one digest a morning. */
const single: Readonly<Record<string, MailTemplate>> = {
  new_message_for_staff: (data, { link }) => ({
    subject: 'Der er en ny besked til dig',
    paragraphs: [`Hej ${textOf(data, 'name')}`, 'Der er en ny besked om en af dine unge. Du får først en mail mere om samtalen, når du har læst den.'],
    action: { label: 'Læs beskeden', url: link(`${paths.coordinatorPupil(textOf(data, 'young_person_id'))}#beskeder`) },
  }),
  you_stand_in: (data, { link }) => ({
    subject: `Du svarer for ${textOf(data, 'colleague')}`,
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `${textOf(data, 'colleague')} er væk fra ${dateOf(data, 'from')}${textOf(data, 'until') ? ` til og med ${dateOf(data, 'until')}` : ', og vi ved ikke hvor længe'}.`,
      `Du svarer imens. De ${numberOf(data, 'people')} unge står på din liste, så længe det varer, og de kan se dit navn og nummer.`,
      `De beholder ${textOf(data, 'colleague')} som kontaktperson.`,
    ],
    action: { label: 'Se, hvem du svarer for', url: link(paths.coordinatorLeave()) },
  }),
  leave_entered: (data, { link }) => ({
    subject: 'Du er meldt væk',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `Ungesekretariatet har skrevet, at du er væk fra ${dateOf(data, 'from')}${textOf(data, 'until') ? ` til og med ${dateOf(data, 'until')}` : ', indtil vi hører fra dig'}. ${textOf(data, 'deputy')} svarer imens.`,
    ],
    action: { label: 'Sig til, når du er tilbage', url: link(paths.coordinatorLeave()) },
  }),
  people_received: (data, { link }) => ({
    subject: `Du har fået ${numberOf(data, 'count')} unge`,
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `Du er nu kontaktperson for ${numberOf(data, 'count')} unge mere. De har fået besked, og deres åbne opgaver er dine nu.`,
      'Det, du skal vide om dem, står på deres sider.',
    ],
    action: { label: 'Se dine unge', url: link(paths.coordinatorDesk()) },
  }),
  roll_over_waits: (data, { link }) => ({
    subject: 'Skoleåret er ikke skiftet endnu',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      'Skiftet skulle være sket i dag. Men der er kommet elever, som ingen har besluttet for. Derfor er ingen flyttet.',
    ],
    action: { label: 'Se, hvem der mangler', url: link(paths.secretariatSchoolYear()) },
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
    ],
    lines: lines.filter(Boolean),
    action: { label: 'Åbn din side', url: context.link(desks[textOf(data, 'desk')] ?? paths.coordinatorDesk()) },
  };
}

export const staffMails: Readonly<Record<string, MailTemplate>> = { ...single, digest };
