import { paths } from '../../paths.ts';
import { possessive } from '../possessive.ts';
import type { MailText } from './layout.ts';
import { dateOf, fromDate, phoneOf, textOf, whoAnswersIn, whoIsAway } from './read.ts';
import type { MailTemplate, MessageContext, MessageData, SmsTemplate } from './registry.ts';

/**
 * To those who act for a partner: what happened, one thing to do, and whom to call. First name and date only;
 * subjects tell nothing of who, what or where, since they are read at a counter.
 */

type Words = {
  subject: string;
  says: readonly (string | false | undefined)[];
  action?: { label: string; path: string };
  after?: readonly (string | false | undefined)[];
};

const written = (lines: readonly (string | false | undefined)[]) => lines.filter((line): line is string => Boolean(line));

function mail(words: (data: MessageData) => Words): MailTemplate {
  return (data, { link }) => {
    const { subject, says, action, after = [] } = words(data);
    const { label, path } = action ?? { label: 'Se jeres side', path: paths.partnerDesk() };
    return { subject, paragraphs: [`Hej ${textOf(data, 'name')}`, ...written(says)], action: { label, url: link(path) }, after: written(after) };
  };
}

const first = (data: MessageData) => textOf(data, 'first_name') || 'Den unge';
const caseOf = (data: MessageData) => paths.partnerCase(textOf(data, 'application_id'));
const contactPerson = (data: MessageData) =>
  textOf(data, 'stand_in_name')
    ? `Spørgsmål? ${whoIsAway(data)}Ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}.`
    : `Spørgsmål? Ring til ${possessive(first(data))} kontaktperson, ${textOf(data, 'contact_name')}, på ${phoneOf(data, 'contact_phone')}.`;
const callUs = (data: MessageData) => `Spørgsmål? Ring til ${textOf(data, 'contact_name')} på ${phoneOf(data, 'contact_phone')}.`;

const commandsInWords: Record<string, string> = {
  invite_to_visit: 'at I gerne vil have besøg først',
  offer_place: 'at I har en plads',
  hand_on: 'at I hjælper den unge videre',
  cancel_by_host: 'at I ikke kan alligevel',
  complete_day: 'hvordan en dag gik',
  complete_placement: 'hvordan det er gået',
  answer_step: 'hvad I siger til, at dagene ændres',
  not_here_yet: 'at den unge ikke er kommet endnu',
  acknowledge: 'at I siger ja til aftalen',
  change_agreement: 'hvad der skal stå i aftalen',
  answer_collaboration: 'hvordan samarbejdet med os gik',
  answer_check_in: 'hvordan det går sammen',
  write_message: 'hvad den unge skal vide',
  fill_opening: 'at alle pladser er taget',
  free_opening: 'at der er plads igen',
  pause_opening: 'at opslaget holder pause',
  resume_opening: 'at opslaget skal på siden igen',
  end_opening: 'at opslaget er slut',
  publish_opening: 'at opslaget skal på siden',
  pause_partner: 'at I holder pause',
  resume_partner: 'at I er med igen',
  renew_partner: 'at I er med i to år mere',
  end_partner: 'at I ikke er med længere',
};
const viaInWords: Record<string, string> = { phone: 'i telefonen', paper: 'på papir', in_person: 'ansigt til ansigt' };

const single: Readonly<Record<string, MailTemplate>> = {
  young_person_asks: mail((data) => ({
    subject: 'En ung har spurgt jer',
    says: [
      textOf(data, 'helped_on_by')
        ? `${textOf(data, 'helped_on_by')} havde ikke plads og har hjulpet ${first(data)} videre til jer.`
        : `${first(data)} vil gerne hos jer.`,
      dateOf(data, 'due_on') && `Svar senest ${dateOf(data, 'due_on')}: en plads, kom forbi først, eller hjælp videre.`,
    ],
    action: { label: 'Læs og svar', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  offer_accepted: mail((data) => ({
    subject: 'Der er et ja til jer',
    says: [`${first(data)} siger ja tak til pladsen.`, 'Nu kan I se hele navnet, telefonnummeret og dagene.'],
    action: { label: 'Se aftalen', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  agreement_asks_partner: mail((data) => ({
    subject: 'Vi mangler jeres ja',
    says: [`Aftalen med ${first(data)} er ændret, så vi spørger jer igen.`, 'Læs den, og sig ja. Passer den ikke, så ret den, eller ring.'],
    action: { label: 'Læs aftalen', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  offer_declined: mail((data) => ({
    subject: 'Der er svar på jeres plads',
    says: [`${first(data)} siger nej tak denne gang. Pladsen er ledig igen.`, 'Tak, fordi I sagde ja.'],
    after: [contactPerson(data)],
  })),
  wish_withdrawn: mail((data) => ({
    subject: 'I skal ikke svare længere',
    // Where the agreement was made is not known here: it may be with them.
    says:
      textOf(data, 'outcome') === 'apprenticeship'
        ? [`${first(data)} leder ikke længere efter en læreplads.`, 'Har I ikke selv lavet en læreaftale sammen, er pladsen ledig igen. I skal ikke gøre mere.']
        : [`${first(data)} vil gerne noget andet. I skal ikke gøre mere, og pladsen er ledig igen.`],
    after: [contactPerson(data)],
  })),
  placement_interrupted: mail((data) => ({
    subject: 'En aftale er slut før tid',
    says: [`${textOf(data, 'contact_name')} har stoppet aftalen med ${first(data)}.`, 'Dage, der er gået, tæller med. I skal ikke gøre mere.'],
    action: { label: 'Se aftalen', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  step_asked_host: mail((data) => ({
    subject: 'Et spørgsmål om en aftale',
    says: [
      `Skal ${possessive(first(data))} dage hos jer være anderledes${fromDate(data)}?`,
      'Det sker kun, hvis alle siger ja. Ellers bliver det, som det er.',
    ],
    action: { label: 'Læs og svar', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  step_agreed_host: mail((data) => ({
    subject: 'Der er nyt om en aftale',
    says: [`Alle har sagt ja. ${possessive(first(data))} dage hos jer er nye${fromDate(data)}.`],
    action: { label: 'Se dagene', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  step_stays_host: mail((data) => ({
    subject: 'Der er nyt om en aftale',
    says: [`${possessive(first(data))} dage hos jer bliver, som de er. I skal ikke gøre noget.`],
    action: { label: 'Se dagene', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  new_message_for_partner: mail((data) => ({
    subject: 'Der er en ny besked til jer',
    says: ['Der er en ny besked til jer om en ung.'],
    action: { label: 'Læs beskeden', path: caseOf(data) },
    after: [`Spørgsmål? Ring til kontaktpersonen, ${textOf(data, 'contact_name')}, på ${phoneOf(data, 'contact_phone')}.`],
  })),
  reminder_partner: mail((data) => ({
    subject: 'Husk at svare',
    says: [
      `${first(data)} venter på jeres svar.`,
      data['is_today'] === true ? 'I dag er sidste dag.' : dateOf(data, 'due_on') && `Svar senest ${dateOf(data, 'due_on')}.`,
      'Har I ikke plads, så hjælp videre. Det tager ti sekunder.',
    ],
    action: { label: 'Læs og svar', path: caseOf(data) },
    after: [contactPerson(data)],
  })),
  recorded_for_partner: mail((data) => ({
    subject: 'Vi har skrevet jeres svar ned',
    says: [
      `${textOf(data, 'staff_name')} har skrevet, at I ${viaInWords[textOf(data, 'via')] ?? 'selv'} har sagt, ${commandsInWords[textOf(data, 'command')] ?? 'hvad I gerne vil'}.`,
      'Passer det, skal I ikke gøre noget.',
    ],
    after: [textOf(data, 'staff_phone') !== '' && `Passer det ikke, så ring til ${textOf(data, 'staff_name')} på ${phoneOf(data, 'staff_phone')}.`],
  })),
  partner_received: mail((data) => ({
    subject: 'Vi har fået jeres tilmelding',
    says: [
      `Tak, fordi ${textOf(data, 'partner_name')} vil være garantipartner.`,
      'Ungesekretariatet læser det og svarer jer. På jeres side kan I se, hvornår svaret kommer, og skrive jeres første opslag imens.',
    ],
    after: [callUs(data)],
  })),
  partner_approved: mail((data) => ({
    subject: 'Velkommen som garantipartner',
    says: [
      `${textOf(data, 'partner_name')} er nu garantipartner.`,
      'Har I skrevet et opslag, så læg det på siden nu. Det første læser jeres konsulent sammen med jer.',
    ],
    after: [callUs(data)],
  })),
  partner_sent_back: mail((data) => ({
    subject: 'Der er lidt at rette i jeres tilmelding',
    says: ['Vi har læst jeres tilmelding. Før vi kan sige velkommen, mangler der lidt:', textOf(data, 'reason')],
    action: { label: 'Ret, og send igen', path: paths.partnerAboutUs() },
    after: [callUs(data)],
  })),
  opening_approved: mail((data) => ({
    subject: 'Jeres opslag er på siden',
    says: [`»${textOf(data, 'title')}« kan nu ses af de unge.`],
    after: [callUs(data)],
  })),
  opening_sent_back: mail((data) => ({
    subject: 'Der er lidt at rette i jeres opslag',
    says: [`Vi har læst »${textOf(data, 'title')}«. Før de unge ser det, er der lidt at rette:`, textOf(data, 'reason')],
    after: [callUs(data)],
  })),
  member_invited: mail((data) => ({
    subject: 'Du kan nu svare unge på jeres vegne',
    says: [
      `${textOf(data, 'partner_name')} har givet dig adgang.`,
      'Log ind med den her mail. Du skal ikke bruge en adgangskode: vi sender dig en kode hver gang.',
    ],
    action: { label: 'Log ind', path: paths.signIn(paths.partnerDesk()) },
    after: [callUs(data)],
  })),
};

/** What happened, as one line among others: the words of the mail without greeting, action and number. */
function lineOf(item: unknown, context: MessageContext): string {
  const { template, data } = item as { template: string; data: MessageData };
  const write = Object.hasOwn(single, template) ? single[template] : undefined;
  return write ? write(data, context).paragraphs.slice(1).join(' ') : '';
}

/** Several happenings in one mail: a line each, and one link to where all of them stand. */
function partnerBundle(data: MessageData, context: MessageContext): MailText {
  const items = Array.isArray(data['items']) ? data['items'] : [];
  return {
    subject: 'Nyt fra Ungegarantien',
    paragraphs: [`Hej ${textOf(data, 'name')}`, 'Det her er sket, siden vi sidst skrev:'],
    lines: items.map((item) => lineOf(item, context)).filter(Boolean),
    action: { label: 'Se jeres side', url: context.link(paths.partnerDesk()) },
    after: [`Spørgsmål? Ring til ${textOf(data, 'contact_name')} på ${phoneOf(data, 'contact_phone')}.`],
  };
}

export const partnerMails: Readonly<Record<string, MailTemplate>> = { ...single, partner_bundle: partnerBundle };

/** To those at a partner's who gave a number, when a start is days away. */
const near: SmsTemplate = (data, { link }) =>
  `Der er nyt fra Ungegarantien. Læs: ${link(paths.partnerDesk())} Spørgsmål? Ring til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}`;

export const partnerSms: Readonly<Record<string, SmsTemplate>> = {
  offer_accepted: near,
  agreement_asks_partner: near,
  offer_declined: near,
  wish_withdrawn: near,
  placement_interrupted: near,
  reminder_partner: near,
};
