import nodemailer, { type Transporter } from 'nodemailer';
import type { RenderedMail } from '../copy/mails/layout.ts';

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
  const transporter: Transporter = nodemailer.createTransport({ url: smtpUrl, pool: true, maxConnections: 2 }, { from });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async (to, mail, key) => {
      await transporter.sendMail({ to, subject: mail.subject, text: mail.text, html: mail.html, ...(key ? { messageId: `<${key}@${domain}>` } : {}) });
    },
  };
}

/** SMS by a gateway that takes `{ to, text, from }` as JSON; an unusual one is reached through a small bridge of the municipality's. */
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
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
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
  send: () => Promise.reject(new Error('no SMS gateway is configured (SMS_GATEWAY_URL)')),
};

export const DEFAULT_MAIL_FROM = 'Ungegarantien <svar-ikke@ungegarantien.example>';
