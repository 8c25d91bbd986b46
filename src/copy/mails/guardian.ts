import { paths } from '../../paths.ts';
import type { Language } from './layout.ts';
import { dateOf, phoneOf, textOf, whoAnswersIn, whoIsAway } from './read.ts';
import type { MailTemplate, MessageData, SmsTemplate } from './registry.ts';

/** To guardians and to places that a young person found: a link that can be read before it is answered, and whom to call. */

const language = (wanted: string): Language => (wanted === 'da' ? 'da' : 'en');

const answers: Record<Language, Record<string, string>> = {
  da: { yes: 'ja', no: 'nej', call_me: 'ring til mig', not_my_child: 'det er ikke mit barn' },
  en: { yes: 'yes', no: 'no', call_me: 'call me', not_my_child: 'this is not my child' },
};
const ways: Record<Language, Record<string, string>> = {
  da: { phone: 'i telefonen', paper: 'på papir', in_person: 'ansigt til ansigt' },
  en: { phone: 'on the phone', paper: 'on paper', in_person: 'face to face' },
};

export const guardianMails: Readonly<Record<string, MailTemplate>> = {
  guardian_asked: (data, context) => {
    const child = textOf(data, 'first_name');
    const { name, phone } = whoAnswersIn(data);
    const url = context.link(paths.guardian(textOf(data, 'token')));
    return language(context.language) === 'da'
      ? {
          subject: 'Et spørgsmål til dig',
          paragraphs: [`Hej ${textOf(data, 'guardian_name')}`, `${child} har brug for dit svar. Det tager et minut, og du skal ikke logge ind.`],
          action: { label: 'Læs og svar', url },
          after: [`${whoIsAway(data)}Vil du hellere tale om det, så ring til ${name} på ${phone}.`, 'Kender du ikke barnet? Så kan du sige det på siden.'],
        }
      : {
          subject: 'A question for you',
          paragraphs: [`Hello ${textOf(data, 'guardian_name')}`, `${child} needs your answer. It takes a minute, and you do not have to log in.`],
          action: { label: 'Read and answer', url },
          after: [
            `${whoIsAway(data, 'en')}If you would rather talk about it, call ${name} on ${phone}.`,
            'You do not know the child? You can say so on the page.',
          ],
        };
  },
  reminder_guardian: (data, context) => {
    const child = textOf(data, 'first_name');
    const { name, phone } = whoAnswersIn(data);
    const url = context.link(paths.guardian(textOf(data, 'token')));
    return language(context.language) === 'da'
      ? {
          subject: 'Vi mangler dit svar',
          paragraphs: [`Hej ${textOf(data, 'guardian_name')}`, `${child} venter stadig på dit svar. Det tager et minut, og du skal ikke logge ind.`],
          action: { label: 'Læs og svar', url },
          after: [`Vil du hellere tale om det, så ring til ${name} på ${phone}.`],
        }
      : {
          subject: 'We need your answer',
          paragraphs: [
            `Hello ${textOf(data, 'guardian_name')}`,
            `${child} is still waiting for your answer. It takes a minute, and you do not have to log in.`,
          ],
          action: { label: 'Read and answer', url },
          after: [`If you would rather talk about it, call ${name} on ${phone}.`],
        };
  },
  guardian_recorded: (data, context) => {
    const child = textOf(data, 'first_name');
    const { name, phone } = whoAnswersIn(data);
    const spoken = language(context.language);
    const answer = answers[spoken][textOf(data, 'answer')] ?? '';
    const way = ways[spoken][textOf(data, 'via')] ?? '';
    return spoken === 'da'
      ? {
          subject: 'Vi har skrevet dit svar ned',
          paragraphs: [
            `Hej ${textOf(data, 'guardian_name')}`,
            `Dit svar om ${child} er skrevet ned: ${answer}. Det sagde du ${way}.`,
            `Er det ikke rigtigt, så ring til ${name} på ${phone}.`,
          ],
        }
      : {
          subject: 'We have written down your answer',
          paragraphs: [
            `Hello ${textOf(data, 'guardian_name')}`,
            `Your answer about ${child} was written down: ${answer}. You gave it ${way}.`,
            `If that is not right, call ${name} on ${phone}.`,
          ],
        };
  },
};

const ring = (data: MessageData, spoken: Language) =>
  spoken === 'da'
    ? `Ring ellers til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}.`
    : `Or call ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}.`;

export const guardianSms: Readonly<Record<string, SmsTemplate>> = {
  guardian_asked: (data, context) => {
    const url = context.link(paths.guardian(textOf(data, 'token')));
    return language(context.language) === 'da'
      ? `Ungegarantien har brug for dit svar: ${url} ${ring(data, 'da')}`
      : `The youth guarantee needs your answer: ${url} ${ring(data, 'en')}`;
  },
  reminder_guardian: (data, context) => {
    const url = context.link(paths.guardian(textOf(data, 'token')));
    return language(context.language) === 'da'
      ? `Ungegarantien mangler dit svar: ${url} ${ring(data, 'da')}`
      : `The youth guarantee still needs your answer: ${url} ${ring(data, 'en')}`;
  },
  guardian_recorded: (data, context) =>
    language(context.language) === 'da'
      ? `Ungegarantien har skrevet dit svar ned. Er det forkert? ${ring(data, 'da').replace(' ellers', '')}`
      : `The youth guarantee has written down your answer. Is it wrong? ${ring(data, 'en').replace('Or call', 'Call')}`,
};

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
