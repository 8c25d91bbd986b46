/**
 * Where a hosted Supabase hands over the codes it wants sent by SMS (its Send SMS hook, signed as Standard Webhooks
 * say). The code goes straight on to the gateway: it is neither kept nor written to a log.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { signInSms } from '../copy/mails/sign-in-sms.ts';
import type { SmsCarrier } from './delivery.ts';
import { phoneAccount } from './phone-codes.ts';
import { readBody } from './request-body.ts';

/** Written into Supabase as `https://THE-PORTAL/hooks/send-sms`. */
export const SMS_HOOK_PATH = '/hooks/send-sms';

/** A signature is worth something for so long, both ways: clocks differ. */
const TOLERANCE_SECONDS = 300;
const BODY_LIMIT = 65_536;

export interface SmsHookOptions {
  /** As Supabase shows it: `v1,whsec_…`. Several, with a bar between them, while one is being replaced. */
  secret: string;
  sms: SmsCarrier;
  siteUrl: string;
  now?: () => number;
}

/** Answers one call of the hook. */
export type SmsHook = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createSmsHook({ secret, sms, siteUrl, now = Date.now }: SmsHookOptions): SmsHook {
  const keys = secret.split('|').map(keyOf);
  /** Calls already answered, by id, until their signature is too old to be sent again. */
  const done = new Map<string, number>();

  return async (request, response) => {
    const body = await readBody(request, BODY_LIMIT);
    if (body === 'too large') return reply(response, 413, { error: { http_code: 413, message: 'too large' } });
    const call = signedCall(request, body, keys, now());
    if (!call) return reply(response, 401, { error: { http_code: 401, message: 'the signature does not fit' } });
    for (const [id, until] of done) if (until < now()) done.delete(id);
    if (done.has(call)) return reply(response, 200, {});
    const message = readMessage(body);
    if (!message) return reply(response, 400, { error: { http_code: 400, message: 'no number or no code' } });
    done.set(call, now() + 2 * TOLERANCE_SECONDS * 1000);
    try {
      await sms.send(`+${message.number}`, signInSms(message.code, siteUrl));
    } catch (cause) {
      done.delete(call);
      console.error(`site: a code could not be handed to the SMS gateway (${cause instanceof Error ? cause.name : 'unknown'})`);
      return reply(response, 503, { error: { http_code: 503, message: 'the SMS could not be sent' } });
    }
    reply(response, 200, {});
  };
}

/** Throws at a secret that is none: a hook that believes everybody would send SMS for everybody. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(
    secret
      .trim()
      .replace(/^v1,/, '')
      .replace(/^whsec_/, ''),
    'base64',
  );
  if (key.length < 16) throw new Error('SEND_SMS_HOOK_SECRET is not a secret as Supabase makes them (v1,whsec_…)');
  return key;
}

/** The id of a call that was signed by one of the keys, lately; null otherwise. */
function signedCall(request: IncomingMessage, body: Buffer, keys: readonly Buffer[], now: number): string | null {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => request.headers[name]);
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return null;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return null;
  const expected = keys.map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest());
  const isSigned = signatures.split(' ').some((signature) => {
    if (!signature.startsWith('v1,')) return false;
    const given = Buffer.from(signature.slice(3), 'base64');
    return expected.some((known) => known.length === given.length && timingSafeEqual(known, given));
  });
  return isSigned ? id : null;
}

function readMessage(body: Buffer): { number: string; code: string } | null {
  try {
    const { user, sms } = JSON.parse(body.toString('utf8')) as { user?: { phone?: unknown }; sms?: { otp?: unknown; phone?: unknown } };
    const number = phoneAccount(sms?.phone ?? user?.phone);
    return number && typeof sms?.otp === 'string' && /^\d{6,10}$/.test(sms.otp) ? { number, code: sms.otp } : null;
  } catch {
    return null;
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
