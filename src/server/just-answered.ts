import { createHash } from 'node:crypto';
import type { AstroCookies } from 'astro';
import { z } from 'astro/zod';
import { clearSealed, readSealed, writeSealed } from './sealed-cookie.ts';

/**
 * What somebody has just answered by a link, kept with them for the page that says thanks: the link is used up by then,
 * and an address alone could say that anything was answered. The link itself is kept as a hash.
 */
const ANSWER_COOKIE = { name: '__Host-svar', purpose: 'answer by link' } as const;
const SECONDS = 30 * 60;

const schema = z.object({ link: z.string(), answer: z.string() });
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export async function noteAnswer(cookies: AstroCookies, token: string, answer: string): Promise<void> {
  await writeSealed(cookies, ANSWER_COOKIE, { link: hashOf(token), answer }, { seconds: SECONDS, forgetOnClose: true });
}

/** What was answered by this link in this browser a moment ago, or null. */
export async function justAnswered(cookies: AstroCookies, token: string): Promise<string | null> {
  const note = schema.safeParse(await readSealed(cookies, ANSWER_COOKIE));
  if (!note.success) return null;
  if (note.data.link === hashOf(token)) return note.data.answer;
  clearSealed(cookies, ANSWER_COOKIE);
  return null;
}
