import type { AstroCookies } from 'astro';
import type { z } from 'astro/zod';
import { Failure } from './failures.ts';
import { clearSealed, readSealed, writeSealed } from './sealed-cookie.ts';

/**
 * What somebody has chosen so far while applying, kept with them and not with us: an encrypted cookie of 24 hours,
 * so that back, refresh, an error or the wait for a code loses nothing, and nobody without an account is in the database.
 */
const DRAFT_COOKIE = { name: '__Host-kladde', purpose: 'draft' } as const;
const DRAFT_SECONDS = 24 * 60 * 60;

/** The draft as the schema knows it, or null: none yet, too old, or from an older version of the form. */
export async function readDraft<S extends z.ZodType>(cookies: AstroCookies, schema: S): Promise<z.output<S> | null> {
  const parsed = schema.safeParse(await readSealed(cookies, DRAFT_COOKIE));
  return parsed.success ? parsed.data : null;
}

/** Keeps the draft for another 24 hours. Fails with `invalid_input` when somebody wrote more than a cookie holds. */
export async function writeDraft<S extends z.ZodType>(cookies: AstroCookies, schema: S, draft: z.input<S>): Promise<void> {
  const written = await writeSealed(cookies, DRAFT_COOKIE, schema.parse(draft), { seconds: DRAFT_SECONDS });
  if (!written) throw new Failure('invalid_input', { hint: 'too_long' });
}

/** Forgets the draft: it was sent, or the person wants to begin again. */
export function clearDraft(cookies: AstroCookies): void {
  clearSealed(cookies, DRAFT_COOKIE);
}
