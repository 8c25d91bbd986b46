import { SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from 'astro:env/server';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.types.ts';

/** A client that acts as one visitor. Never shared between requests. */
export type Db = SupabaseClient<Database>;

/** A page is given up before a person gives up: no read of ours takes more than a fraction of this. */
const TIMEOUT_MS = 10_000;

/**
 * The database as one visitor sees it: with the person's own token, or as anon when `token` answers null.
 * The token is asked for at the first query, so a page that reads nothing costs nothing.
 * Failed reads are not retried: supabase-js would otherwise hold the page for seven seconds.
 */
export function visitorDb(token: () => Promise<string | null>): Db {
  return createClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    accessToken: token,
    db: { retry: false, timeout: TIMEOUT_MS },
  });
}

/** A short-lived client for signing in and out: it remembers nothing and refreshes nothing by itself. */
export function authClient() {
  return createClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    db: { retry: false, timeout: TIMEOUT_MS },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }) },
  }).auth;
}

export type Tokens = { access: string; refresh: string };

/** What became of an attempt to refresh: new tokens, a session that is over, or Auth out of reach (try again later). */
export type Refreshed = Tokens | 'ended' | 'unreachable';

/**
 * Exchanges a refresh token for new tokens, once. Not by auth-js, which tries again for thirty seconds
 * while the visitor's page waits.
 */
export async function exchangeRefreshToken(refreshToken: string): Promise<Refreshed> {
  let response: Response;
  try {
    response = await fetch(new URL('/auth/v1/token?grant_type=refresh_token', SUPABASE_URL), {
      method: 'POST',
      headers: { apikey: SUPABASE_PUBLISHABLE_KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token: refreshToken }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 429 || response.status >= 500) return 'unreachable';
    if (!response.ok) return 'ended';
    const body: unknown = await response.json();
    return tokensFrom(body) ?? 'unreachable';
  } catch {
    return 'unreachable';
  }
}

function tokensFrom(body: unknown): Tokens | null {
  if (typeof body !== 'object' || body === null) return null;
  const { access_token, refresh_token } = body as Record<string, unknown>;
  if (typeof access_token !== 'string' || typeof refresh_token !== 'string') return null;
  return { access: access_token, refresh: refresh_token };
}
