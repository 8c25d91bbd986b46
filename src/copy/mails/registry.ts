import type { GuardianLanguage } from '../../features/guardians/guardian.ts';
import { dayMails, daySms } from './days.ts';
import { experienceMails, experienceSms } from './experience.ts';
import { guardianMails, guardianSms } from './guardian.ts';
import { hostMails, hostSms } from './host.ts';
import { layOutMail, type MailText, type RenderedMail } from './layout.ts';
import { partnerMails, partnerSms } from './partner.ts';
import { staffMails } from './staff.ts';
import { youngPersonMails, youngPersonSms } from './young-person.ts';

/** What the outbox knows of a message besides its template. */
export type MessageData = Readonly<Record<string, unknown>>;

export interface MessageContext {
  /** The reader's. Only guardians have another than Danish. */
  language: GuardianLanguage;
  /** A path of the portal as the full address that works in a mail. */
  link(path: string): string;
}

export type MailTemplate = (data: MessageData, context: MessageContext) => MailText;
/** One SMS: plain, and short enough to be read on a lock screen. */
export type SmsTemplate = (data: MessageData, context: MessageContext) => string;

/** Every mail of the application by the name that the database gives it. */
export const MAILS: Readonly<Record<string, MailTemplate>> = {
  ...youngPersonMails,
  ...guardianMails,
  ...hostMails,
  ...partnerMails,
  ...dayMails,
  ...experienceMails,
  ...staffMails,
};

/** Every SMS of the application by the name that the database gives it. */
export const SMS: Readonly<Record<string, SmsTemplate>> = { ...youngPersonSms, ...guardianSms, ...hostSms, ...partnerSms, ...daySms, ...experienceSms };

/** The database asked for a message that nobody has written. */
export class UnknownTemplate extends Error {
  constructor(channel: 'mail' | 'SMS', template: string) {
    super(`there is no ${channel} template "${template}"`);
  }
}

export function renderMail(template: string, data: MessageData, context: MessageContext): RenderedMail {
  const write = Object.hasOwn(MAILS, template) ? MAILS[template] : undefined;
  if (!write) throw new UnknownTemplate('mail', template);
  return layOutMail(write(data, context), context.language);
}

export function renderSms(template: string, data: MessageData, context: MessageContext): string {
  const write = Object.hasOwn(SMS, template) ? SMS[template] : undefined;
  if (!write) throw new UnknownTemplate('SMS', template);
  return write(data, context);
}
