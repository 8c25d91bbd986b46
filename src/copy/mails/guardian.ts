import { shortened } from '../../features/links/token.ts';
import { firstNameOf } from '../../features/staff/contact.ts';
import { paths } from '../../paths.ts';
import type { GuardianWords } from '../guardian/words.ts';
import { awayIn, guardianWords } from '../guardian.ts';
import type { MailText } from './layout.ts';
import { textOf, whoAnswersIn } from './read.ts';
import type { MailTemplate, MessageData, SmsTemplate } from './registry.ts';
import { smsParts } from './sms.ts';

/** To guardians, each in their language: a link that can be read before it is answered, and whom to call. */

/** For whoever helps at home, and for a guardian whose language was guessed wrong. */
const inDanish = (words: GuardianWords, data: MessageData): Pick<MailText, 'danish'> =>
  words.lang === 'da'
    ? {}
    : {
        danish: `På dansk: Mailen er fra Ungegarantien og handler om ${textOf(data, 'first_name')}. Spørg gerne på dansk: ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}.`,
      };

const away = (words: GuardianWords, data: MessageData): string[] =>
  textOf(data, 'stand_in_name')
    ? [awayIn(words, textOf(data, 'contact_name'), { name: textOf(data, 'stand_in_name'), until: textOf(data, 'stand_in_until') || null })]
    : [];

function question(which: 'asked' | 'reminder'): MailTemplate {
  return (data, { language, link }) => {
    const words = guardianWords(language);
    const { name, phone } = whoAnswersIn(data);
    return {
      subject: words.mail[which].subject,
      paragraphs: [words.mail.hello(textOf(data, 'guardian_name')), words.mail[which].text(textOf(data, 'first_name'))],
      action: { label: words.mail.action, url: link(paths.guardian(textOf(data, 'token'))) },
      after: [[...away(words, data), words.mail.call(name, phone)].join(' '), words.mail.notYours],
      ...inDanish(words, data),
    };
  };
}

export const guardianMails: Readonly<Record<string, MailTemplate>> = {
  guardian_asked: question('asked'),
  reminder_guardian: question('reminder'),
  guardian_recorded: (data, { language }) => {
    const words = guardianWords(language);
    const { recorded, ways, hello } = words.mail;
    const { name, phone } = whoAnswersIn(data);
    const answer = oneOf(words.buttons, textOf(data, 'answer'));
    return {
      subject: recorded.subject,
      paragraphs: [
        hello(textOf(data, 'guardian_name')),
        recorded.text(textOf(data, 'first_name'), answer, oneOf(ways, textOf(data, 'via'))),
        recorded.ifWrong(name, phone),
      ],
      ...inDanish(words, data),
    };
  },
};

const oneOf = (texts: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(texts, name) ? (texts[name] ?? '') : '');

/**
 * Whom to call, as short as it must be: the whole name and the number in pairs where that costs no further part, else
 * the first name and the bare number, which no language turns round.
 */
function inFewestParts(data: MessageData, write: (name: string, phone: string) => string): string {
  const { name, phone } = whoAnswersIn(data);
  const [full, short] = [write(name, phone), write(firstNameOf(name), phone.replaceAll(' ', ''))];
  return smsParts(full) <= smsParts(short) ? full : short;
}

const questionBySms =
  (which: 'asked' | 'reminder'): SmsTemplate =>
  (data, { language, link }) => {
    const url = link(paths.guardianBySms(shortened(textOf(data, 'token'))));
    return inFewestParts(data, (name, phone) => guardianWords(language).sms[which](url, name, phone));
  };

export const guardianSms: Readonly<Record<string, SmsTemplate>> = {
  guardian_asked: questionBySms('asked'),
  reminder_guardian: questionBySms('reminder'),
  guardian_recorded: (data, { language }) => inFewestParts(data, (name, phone) => guardianWords(language).sms.recorded(name, phone)),
};
