import type { AstroCookies } from 'astro';
import { z } from 'astro/zod';
import { authClient, type Tokens } from './db.ts';
import { answer, Failure, isUnanswered } from './failures.ts';
import { clearSealed, readSealed, writeSealed } from './sealed-cookie.ts';

/** Where a code goes: a mail address, or a number where phone sign-in is configured. */
export type Contact = { email: string } | { phone: string };

/**
 * Sends a six-digit code. Known and unknown addresses are answered alike: who has no account gets one with the first
 * right code. False when Auth has sent some already and will not send another yet: the newest of them is the one to use.
 */
export async function sendCode(contact: Contact): Promise<boolean> {
  const send = () => authClient().signInWithOtp({ ...contact, options: { shouldCreateUser: true } });
  let { error } = await send();
  // Of two presses in one moment for a new address, one meets the account that the other is making, and Auth fails. Now it is made.
  if (error?.status === 500 && (!error.code || error.code === 'unexpected_failure')) ({ error } = await send());
  if (!error) return true;
  if (isUnanswered(error.status)) throw new Failure('unreachable', { cause: error });
  switch (error.code) {
    case 'over_email_send_rate_limit':
    case 'over_sms_send_rate_limit':
      return false;
    case 'over_request_rate_limit':
      throw new Failure('too_many_tries', { cause: error });
    case 'email_address_invalid':
    case 'email_address_not_authorized':
    case 'validation_failed':
    case 'phone_provider_disabled':
      throw new Failure('invalid_input', { detail: 'kontakt', hint: 'not_reachable', cause: error });
    case 'sms_send_failed':
    case 'hook_timeout':
    case 'hook_timeout_after_retry':
      throw new Failure('invalid_input', { detail: 'kontakt', hint: 'sms_not_sent', cause: error });
    default:
      throw new Failure(error.status === 429 ? 'too_many_tries' : 'something_went_wrong', { cause: error });
  }
}

/** Sends another code to somebody who waits for one, and refuses where none was sent: nobody is told to look for what will not come. */
export async function sendCodeAgain(contact: Contact): Promise<void> {
  if (!(await sendCode(contact))) throw new Failure('too_many_tries', { hint: 'code_not_sent' });
}

/** Exchanges the right code for a session. A wrong one and an old one are told alike, as Auth tells them. */
export async function exchangeCode(contact: Contact, code: string): Promise<Tokens> {
  const { data, error } = await authClient().verifyOtp(
    'email' in contact ? { email: contact.email, token: code, type: 'email' } : { phone: contact.phone, token: code, type: 'sms' },
  );
  if (data.session) return { access: data.session.access_token, refresh: data.session.refresh_token };
  if (isUnanswered(error?.status)) throw new Failure('unreachable', { cause: error });
  if (error?.status === 429) throw new Failure('too_many_tries', { cause: error });
  if (error?.status && error.status < 500) {
    throw new Failure('invalid_input', { detail: 'kode', hint: 'wrong_code', cause: error });
  }
  throw new Failure('something_went_wrong', { cause: error });
}

/**
 * Signs a person in with the code they received, and ties the rows that carry their address to the account:
 * the pupil of a class list, the member a partner named, a colleague.
 */
export async function signInWithCode(locals: App.Locals, contact: Contact, code: string, { ownDevice }: { ownDevice: boolean }): Promise<void> {
  const tokens = await exchangeCode(contact, code);
  // Whoever used this browser before is signed out, not left behind.
  await locals.session.end();
  await locals.session.begin(tokens, ownDevice);
  try {
    await answer(locals.db.rpc('claim_my_records'));
  } catch (thrown) {
    await locals.session.end();
    throw thrown;
  }
}

const AWAITED_COOKIE = { name: '__Host-kode', purpose: 'awaited code' } as const;
/** Longer than a code lasts, so that somebody who comes late can ask for another at once. */
const AWAITED_SECONDS = 60 * 60;

const awaitedSchema = z.object({
  contact: z.union([z.object({ email: z.string() }), z.object({ phone: z.string() })]),
  next: z.string().nullable(),
  ownDevice: z.boolean(),
});

/** Whose code we wait for: kept in a sealed cookie, so that no address stands in a URL. */
export type AwaitedCode = z.infer<typeof awaitedSchema>;

export async function awaitCode(cookies: AstroCookies, awaited: AwaitedCode): Promise<void> {
  const written = await writeSealed(cookies, AWAITED_COOKIE, awaited, { seconds: AWAITED_SECONDS, forgetOnClose: true });
  if (!written) throw new Failure('invalid_input', { detail: 'kontakt', hint: 'too_long' });
}

export async function readAwaitedCode(cookies: AstroCookies): Promise<AwaitedCode | null> {
  const parsed = awaitedSchema.safeParse(await readSealed(cookies, AWAITED_COOKIE));
  return parsed.success ? parsed.data : null;
}

export function stopAwaitingCode(cookies: AstroCookies): void {
  clearSealed(cookies, AWAITED_COOKIE);
}

/** The address as its owner reads it: `ida@mail.example`, `22 34 56 78`. */
export function contactInWords(contact: Contact): string {
  if ('email' in contact) return contact.email;
  return contact.phone.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4');
}
