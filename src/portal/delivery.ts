import nodemailer, { type Transporter } from 'nodemailer';
import type { RenderedMail } from '../copy/mails/layout.ts';

/**
 * Why a message was not taken. `passing`: try again later. `address`: nobody can be reached there, so that trying
 * again helps nobody. `carrier`: this portal has no such way.
 */
export type Failure = 'passing' | 'address' | 'carrier';

export class NotTaken extends Error {
  readonly failure: Failure;
  constructor(message: string, failure: Failure) {
    super(message);
    this.failure = failure;
  }
}

/** Hands a message to whoever carries it further; throws when it was not taken. */
export interface MailCarrier {
  /** `key` becomes the Message-ID, so that a mail sent twice is recognised as the same one. */
  send(to: string, mail: RenderedMail, key?: string): Promise<void>;
}
export interface SmsCarrier {
  send(to: string, text: string): Promise<void>;
}

/** Mail by SMTP, the same for our own catcher and for a real server. */
export function smtpCarrier(smtpUrl: string, from: string): MailCarrier {
  const transporter: Transporter = nodemailer.createTransport(
    // A claim is free again after five minutes: a server that says nothing is not waited for that long.
    { url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    { from },
  );
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async (to, mail, key) => {
      try {
        await transporter.sendMail({ to, subject: mail.subject, text: mail.text, html: mail.html, ...(key ? { messageId: `<${key}@${domain}>` } : {}) });
      } catch (cause) {
        throw isRefusedRecipient(cause) ? new NotTaken('the mail server refused the recipient for good', 'address') : cause;
      }
    },
  };
}

/** 5xx to RCPT TO, or an address that cannot be one. A 5xx to anything else (sign-in, content) is ours to mend, not the reader's. */
function isRefusedRecipient(cause: unknown): boolean {
  const { code, command, responseCode } = cause as { code?: string; command?: string; responseCode?: number };
  return code === 'EENVELOPE' && (responseCode === undefined || (responseCode >= 500 && command !== 'MAIL FROM'));
}

/** What a gateway says of the number itself. Other refusals (no credit, wrong token, too fast) pass when somebody has seen to them. */
const REFUSED_NUMBER = new Set([400, 404, 410, 422]);

/**
 * SMS by a gateway that takes `{ to, text, from }` as JSON, answers 2xx when it has taken the message, and 400, 404,
 * 410 or 422 when the number is none. An unusual one is reached through a small bridge of the municipality's.
 */
export function gatewayCarrier(gateway: { url: string; token?: string | undefined; sender: string }): SmsCarrier {
  return {
    send: async (to, text) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (gateway.token) headers['authorization'] = `Bearer ${gateway.token}`;
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ to, text, from: gateway.sender }),
        signal: AbortSignal.timeout(15_000),
      });
      await response.body?.cancel();
      if (!response.ok) throw new NotTaken(`the SMS gateway answered ${response.status}`, REFUSED_NUMBER.has(response.status) ? 'address' : 'passing');
    },
  };
}

/** The gateway as the operator named it; undefined when there is none. */
export function gatewayFromEnvironment(env: Readonly<Record<string, string | undefined>>): SmsCarrier | undefined {
  const url = env['SMS_GATEWAY_URL'];
  return url ? gatewayCarrier({ url, token: env['SMS_GATEWAY_TOKEN'] || undefined, sender: env['SMS_SENDER'] || 'Ungegaranti' }) : undefined;
}

/** Where a portal without an SMS gateway says so, instead of losing the message silently. */
export const noGateway: SmsCarrier = {
  send: () => Promise.reject(new NotTaken('no SMS gateway is configured (SMS_GATEWAY_URL)', 'carrier')),
};

export const DEFAULT_MAIL_FROM = 'Ungegarantien <svar-ikke@ungegarantien.example>';
