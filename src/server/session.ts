import { createHash } from 'node:crypto';
import type { AstroCookies } from 'astro';
import { z } from 'astro/zod';
import { authClient, exchangeRefreshToken, type Refreshed, type Tokens } from './db.ts';
import { Failure } from './failures.ts';
import { clearSealed, readSealed, writeSealed } from './sealed-cookie.ts';

const SESSION_COOKIE = { name: '__Host-ungegaranti', purpose: 'session' } as const;

/** On one's own phone or computer. Supabase's own session limits, where set, end it sooner. */
const OWN_DEVICE_SECONDS = 60 * 24 * 60 * 60;
/** On a shared computer: half an hour without a page, or the browser closed. */
const SHARED_IDLE_SECONDS = 30 * 60;
/** A token this close to its end is refreshed, so that it lasts through the page. */
const REFRESH_BEFORE_SECONDS = 60;
/** On a shared computer the cookie is written again at most this often, to note that the person is still there. */
const SEEN_STEP_SECONDS = 60;

const sessionSchema = z.object({
  access: z.string(),
  refresh: z.string(),
  ownDevice: z.boolean(),
  seenAt: z.number(),
});
type Session = z.infer<typeof sessionSchema>;

/** The session of one request: read when first asked for, refreshed when needed. */
export type VisitorSession = {
  /** The visitor's access token, valid for at least a minute, or null for somebody who is not signed in. */
  token(): Promise<string | null>;
  /** True when a page or command asked who is there: such an answer is for one person and is never stored. */
  readonly wasRead: boolean;
  /** True when half an hour passed on a shared computer, so that the sign-in page can say why. */
  readonly endedByIdling: boolean;
  /** Keeps new tokens after signing in. */
  begin(tokens: Tokens, ownDevice: boolean): Promise<void>;
  /** Signs out: revoked at Auth first, so that a copied cookie is worth nothing either. */
  end(): Promise<void>;
  /** Drops the cookie of a session that the database no longer knows. */
  forget(): void;
};

/** Opens the session of a request; nothing is read before `token` is asked for. */
export function visitorSession(cookies: AstroCookies): VisitorSession {
  let pending: Promise<string | null> | undefined;
  let wasRead = false;
  let endedByIdling = false;

  async function currentToken(): Promise<string | null> {
    const session = await readSession(cookies);
    if (!session) {
      clearSealed(cookies, SESSION_COOKIE);
      return null;
    }
    const now = nowInSeconds();
    if (!session.ownDevice && now - session.seenAt > SHARED_IDLE_SECONDS) {
      endedByIdling = true;
      clearSealed(cookies, SESSION_COOKIE);
      await revoke(session.access, session.refresh);
      return null;
    }
    const secondsLeft = expiresAt(session.access) - now;
    if (secondsLeft > REFRESH_BEFORE_SECONDS) {
      if (!session.ownDevice && now - session.seenAt > SEEN_STEP_SECONDS) await keep(cookies, { ...session, seenAt: now });
      return session.access;
    }
    const refreshed = await refreshOnce(session.refresh);
    if (refreshed === 'ended') {
      clearSealed(cookies, SESSION_COOKIE);
      return null;
    }
    if (refreshed === 'unreachable') {
      if (secondsLeft > 0) return session.access;
      throw new Failure('unreachable', { cause: new Error('Auth could not be reached to refresh a session') });
    }
    await keep(cookies, { ...refreshed, ownDevice: session.ownDevice, seenAt: now });
    return refreshed.access;
  }

  return {
    token() {
      wasRead = true;
      pending ??= currentToken();
      return pending;
    },
    get wasRead() {
      return wasRead;
    },
    get endedByIdling() {
      return endedByIdling;
    },
    async begin(tokens, ownDevice) {
      wasRead = true;
      await keep(cookies, { ...tokens, ownDevice, seenAt: nowInSeconds() });
      pending = Promise.resolve(tokens.access);
    },
    async end() {
      wasRead = true;
      const session = await readSession(cookies);
      clearSealed(cookies, SESSION_COOKIE);
      pending = Promise.resolve(null);
      if (session) await revoke(session.access, session.refresh);
    },
    forget() {
      clearSealed(cookies, SESSION_COOKIE);
      pending = Promise.resolve(null);
    },
  };
}

async function readSession(cookies: AstroCookies): Promise<Session | null> {
  const parsed = sessionSchema.safeParse(await readSealed(cookies, SESSION_COOKIE));
  return parsed.success ? parsed.data : null;
}

async function keep(cookies: AstroCookies, session: Session): Promise<void> {
  // On a shared computer the cookie is readable a little longer than the idle time, so that we can say what happened.
  const seconds = session.ownDevice ? OWN_DEVICE_SECONDS : 12 * 60 * 60;
  const written = await writeSealed(cookies, SESSION_COOKIE, session, { seconds, forgetOnClose: !session.ownDevice });
  if (!written) throw new Failure('something_went_wrong', { cause: new Error('The session does not fit into a cookie') });
}

/**
 * Refreshing by refresh token, one at a time. A refresh token works once: two requests of one browser that come at the
 * same moment, or a browser that never received our answer, must get the same new tokens instead of ending the session.
 */
const refreshes = new Map<string, { result: Promise<Refreshed>; forgetAt: number }>();

function refreshOnce(refreshToken: string): Promise<Refreshed> {
  const now = nowInSeconds();
  for (const [key, { forgetAt }] of refreshes) {
    if (forgetAt > now) break;
    refreshes.delete(key);
  }
  const key = createHash('sha256').update(refreshToken).digest('base64url');
  const known = refreshes.get(key);
  if (known) return known.result;
  const result = exchangeRefreshToken(refreshToken);
  refreshes.set(key, { result, forgetAt: now + REMEMBER_REFRESH_SECONDS });
  // An answer that says nothing about the session is not kept: the next request may try again.
  void result.then((outcome) => {
    if (outcome === 'unreachable') refreshes.delete(key);
  });
  return result;
}

/** Shorter than the life of an access token, so that what is remembered is still valid. */
const REMEMBER_REFRESH_SECONDS = 10 * 60;

/** Ends the session at Auth. When Auth cannot be reached the cookie is gone all the same. */
async function revoke(access: string, refresh: string): Promise<void> {
  let token = access;
  if (expiresAt(access) <= nowInSeconds()) {
    const refreshed = await refreshOnce(refresh);
    if (typeof refreshed === 'string') return;
    token = refreshed.access;
  }
  refreshes.delete(createHash('sha256').update(refresh).digest('base64url'));
  const { error } = await authClient().admin.signOut(token, 'local');
  if (error && (error.status ?? 500) >= 500) {
    console.error(JSON.stringify({ where: 'sign-out', error: error.name, status: error.status }));
  }
}

/** When a token ends, in seconds since 1970, read without checking it: the database checks. */
function expiresAt(accessToken: string): number {
  try {
    const payload: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { exp } = z.object({ exp: z.number() }).parse(payload);
    return exp;
  } catch {
    return 0;
  }
}

const nowInSeconds = () => Math.floor(Date.now() / 1000);
