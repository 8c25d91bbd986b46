import { paths } from '../../paths.ts';
import { dateOf, phoneOf, textOf, whoAnswersIn, whoIsAway } from './read.ts';
import type { MailTemplate, SmsTemplate } from './registry.ts';

/** To places that a young person found: a link that can be read before it is answered, and whom to call. */

const viaInWords: Record<string, string> = { phone: 'i telefonen', paper: 'på papir', in_person: 'ansigt til ansigt' };

export const hostMails: Readonly<Record<string, MailTemplate>> = {
  reminder_host: (data, context) => ({
    subject: 'Vi mangler jeres svar',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `${textOf(data, 'first_name')} venter på jeres svar. ${data['is_today'] === true ? 'I dag er sidste dag.' : dateOf(data, 'due_on') && `Svar senest ${dateOf(data, 'due_on')}.`}`,
    ],
    action: { label: 'Læs og svar', url: context.link(paths.ownPlaceHost(textOf(data, 'token'))) },
    after: [`Vil I hellere tale om det, så ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}.`],
  }),
  own_place_asked: (data, context) => ({
    subject: 'Et spørgsmål til jer',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `${textOf(data, 'first_name')} fortæller, at I har talt om praktik hos ${textOf(data, 'place')}. Vil I sige ja eller nej? Det tager et minut, og I skal ikke logge ind.`,
    ],
    action: { label: 'Læs og svar', url: context.link(paths.ownPlaceHost(textOf(data, 'token'))) },
    after: [`${whoIsAway(data)}Vil I hellere tale om det, så ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}.`],
  }),
  agreement_asks_host: (data, context) => ({
    subject: 'Vi mangler jeres ja',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `Aftalen med ${textOf(data, 'first_name')} er ændret, så vi spørger jer igen. Det tager et minut, og I skal ikke logge ind.`,
    ],
    action: { label: 'Læs aftalen', url: context.link(paths.hostAgreement(textOf(data, 'token'))) },
    after: [`${whoIsAway(data)}Vil I hellere tale om det, så ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}.`],
  }),
  no_longer_coming: (data) => ({
    subject: 'En aftale er slut',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `${textOf(data, 'first_name') || 'Den unge'} kommer ikke alligevel. I skal ikke gøre mere. Tak, fordi I ville hjælpe.`,
    ],
    after: [`${whoIsAway(data)}Ring til ${whoAnswersIn(data).name} på ${whoAnswersIn(data).phone}, hvis I har et spørgsmål.`],
  }),
  recorded_for_host: (data) => ({
    subject: 'Vi har skrevet jeres svar ned',
    paragraphs: [
      `Hej ${textOf(data, 'name')}`,
      `${textOf(data, 'staff_name')} har skrevet, hvad I ${viaInWords[textOf(data, 'via')] ?? 'selv'} har svaret om en ung. Passer det, skal I ikke gøre noget.`,
    ],
    after: [`Passer det ikke, så ring til ${textOf(data, 'staff_name')} på ${phoneOf(data, 'staff_phone')}.`],
  }),
};

export const hostSms: Readonly<Record<string, SmsTemplate>> = {
  recorded_for_host: (data) =>
    `Ungegarantien har skrevet jeres svar ned. Passer det ikke, så ring til ${textOf(data, 'staff_name')}, ${phoneOf(data, 'staff_phone')}.`,
};
