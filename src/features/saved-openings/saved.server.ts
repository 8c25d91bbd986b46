import type { AstroCookies } from 'astro';
import { clearSealed, readSealed, writeSealed } from '../../server/sealed-cookie.ts';
import { type Saved, savedSchema } from './saved.ts';

/**
 * Saved openings stay in the browser: whoever looks has asked for it, no account is needed, and what a young person
 * dreams of is in no table. Necessary for what was asked for, so nobody is asked for consent; gone after 30 days, and
 * at once with signing out.
 */
const COOKIE = { name: '__Host-gemte', purpose: 'saved openings' } as const;
const SECONDS = 30 * 24 * 60 * 60;

export async function readSaved(cookies: AstroCookies): Promise<Saved> {
  const parsed = savedSchema.safeParse(await readSealed(cookies, COOKIE));
  return parsed.success ? parsed.data : [];
}

/** Keeps the list, or forgets that there was one. */
export async function writeSaved(cookies: AstroCookies, saved: Saved): Promise<void> {
  if (saved.length === 0) forgetSaved(cookies);
  else await writeSealed(cookies, COOKIE, saved, { seconds: SECONDS });
}

export const forgetSaved = (cookies: AstroCookies): void => clearSealed(cookies, COOKIE);
