import { SESSION_SECRET } from 'astro:env/server';
import { hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AstroCookies } from 'astro';
import { CompactEncrypt, compactDecrypt } from 'jose';

/**
 * A cookie that only this server can read or make: encrypted and authenticated (AES-256-GCM), never visible to script.
 * `__Host-` makes the browser insist on https, on our own host and on no domain attribute; Chrome and Firefox take
 * http://localhost and http://127.0.0.1 for https, Safari does not (use another browser, or https, for local work there).
 */
type SealedCookie = {
  name: `__Host-${string}`;
  /** Keeps a cookie made for one purpose from being accepted for another. */
  purpose: string;
};

/** Browsers drop a cookie above 4,096 bytes without a word, so we refuse earlier and loudly. */
const LARGEST_COOKIE = 3_500;

const keys = new Map<string, Uint8Array>();

function keyFor(purpose: string): Uint8Array {
  const known = keys.get(purpose);
  if (known) return known;
  const key = new Uint8Array(hkdfSync('sha256', SESSION_SECRET, '', `ungegaranti:${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}

/** The content of a sealed cookie, or null when there is none, it is too old, or it was not made here. */
export async function readSealed(cookies: AstroCookies, cookie: SealedCookie): Promise<unknown> {
  const sealed = cookies.get(cookie.name)?.value;
  if (!sealed) return null;
  try {
    const { plaintext } = await compactDecrypt(sealed, keyFor(cookie.purpose), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const opened: unknown = JSON.parse(inflateRawSync(plaintext, { maxOutputLength: 65_536 }).toString('utf8'));
    if (typeof opened !== 'object' || opened === null || !('until' in opened) || !('content' in opened)) return null;
    return typeof opened.until === 'number' && opened.until > Date.now() ? opened.content : null;
  } catch {
    return null;
  }
}

/**
 * Seals `content` into a cookie that this server accepts for `seconds`. The browser keeps it as long,
 * or with `forgetOnClose` only until it is closed. Answers false when the content is too large; then nothing is written.
 */
export async function writeSealed(
  cookies: AstroCookies,
  cookie: SealedCookie,
  content: unknown,
  { seconds, forgetOnClose = false }: { seconds: number; forgetOnClose?: boolean },
): Promise<boolean> {
  const text = JSON.stringify({ until: Date.now() + seconds * 1000, content });
  const sealed = await new CompactEncrypt(deflateRawSync(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(keyFor(cookie.purpose));
  if (sealed.length > LARGEST_COOKIE) return false;
  cookies.set(cookie.name, sealed, { ...attributes, ...(forgetOnClose ? {} : { maxAge: seconds }) });
  return true;
}

export function clearSealed(cookies: AstroCookies, cookie: SealedCookie): void {
  if (cookies.has(cookie.name)) cookies.delete(cookie.name, attributes);
}

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
