/**
 * Sign-in codes by SMS for the embedded server, which knows mail alone. The account is a row as Supabase's phone
 * sign-in makes it (`phone` as digits without plus, `phone_confirmed_at`, an identity of the provider "phone"), and
 * the session is the server's own: the right code is exchanged for the token hash that its `verify` takes.
 */
import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { signInSms } from '../copy/mails/sign-in-sms.ts';
import type { SmsCarrier } from './delivery.ts';
import type { SqlConnection } from './sql-connection.ts';

/** What the SMS promises. */
export const SMS_CODE_SECONDS = 10 * 60;

export interface PhoneCodes {
  /** Makes the account where there is none, and sends a new code in place of the former. Throws when it was not taken for sending. */
  send(account: string): Promise<void>;
  /** The token hash for the server's own `verify` when the code is right and young enough; null otherwise. */
  proof(account: string, code: string): Promise<string | null>;
  /** Makes the code that was sent last worthless. */
  burn(account: string): Promise<void>;
}

export interface PhoneCodeOptions {
  database: SqlConnection;
  sms: SmsCarrier;
  /** Codes are kept as a keyed hash: six digits without a key are guessed by whoever reads the table. */
  key: string;
  siteUrl: string;
}

/** The account of a number as Supabase keeps it: country and number as digits. Good: `4522345678`. Null when it is none. */
export function phoneAccount(phone: unknown): string | null {
  if (typeof phone !== 'string' || phone.length > 32) return null;
  const digits = phone.trim().replace(/^\+/, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

export function createPhoneCodes({ database, sms, key, siteUrl }: PhoneCodeOptions): PhoneCodes {
  const hashOf = (account: string, code: string) => createHmac('sha256', key).update(`sms:${account}:${code}`).digest('hex');
  return {
    send: async (account) => {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await ensureAccount(database, account);
      await database.query('update auth.users set recovery_token = $2, recovery_sent_at = now() where phone = $1', [account, hashOf(account, code)]);
      await sms.send(`+${account}`, signInSms(code, siteUrl));
    },
    proof: async (account, code) => {
      const hash = hashOf(account, code);
      // Whoever knows the code holds the phone. The server below takes the hash once, and nobody twice.
      const proved = await database.query(
        `update auth.users set phone_confirmed_at = coalesce(phone_confirmed_at, now())
         where phone = $1 and recovery_token = $2 and recovery_sent_at > now() - make_interval(secs => $3) returning id`,
        [account, hash, SMS_CODE_SECONDS],
      );
      return proved.length === 1 ? hash : null;
    },
    burn: async (account) => {
      await database.query('update auth.users set recovery_token = null where phone = $1', [account]);
    },
  };
}

async function ensureAccount(database: SqlConnection, account: string): Promise<void> {
  await database.transaction(async (inside) => {
    const id = randomUUID();
    const metadata = JSON.stringify({ sub: id, phone: account, email_verified: false, phone_verified: false });
    const made = await inside.query(
      `insert into auth.users (id, aud, role, phone, raw_app_meta_data, raw_user_meta_data)
       values ($1, 'authenticated', 'authenticated', $2, $3::text::jsonb, $4::text::jsonb) on conflict (phone) do nothing returning id`,
      [id, account, JSON.stringify({ provider: 'phone', providers: ['phone'] }), metadata],
    );
    if (made.length === 0) return;
    await inside.query("insert into auth.identities (id, provider, provider_id, user_id, identity_data) values ($1, 'phone', $2, $3, $4::text::jsonb)", [
      randomUUID(),
      id,
      id,
      metadata,
    ]);
  });
}
