import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const exchange = vi.hoisted(() => vi.fn());
const signOut = vi.hoisted(() => vi.fn(async () => ({ error: null })));
vi.mock('astro:env/server', () => ({ SESSION_SECRET: 'a secret that is only known to this test' }));
vi.mock('./db.ts', () => ({ exchangeRefreshToken: exchange, authClient: () => ({ admin: { signOut } }) }));

const { visitorSession } = await import('./session.ts');

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T08:00:00Z');

/** The cookies of one browser, as Astro hands them to a request. */
function browser() {
  const kept = new Map<string, string>();
  const options = new Map<string, Record<string, unknown>>();
  return {
    kept,
    options,
    copy() {
      const other = browser();
      for (const [name, value] of kept) other.kept.set(name, value);
      return other;
    },
    cookies: {
      get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
      has: (name: string) => kept.has(name),
      set: (name: string, value: string, given: Record<string, unknown>) => {
        kept.set(name, value);
        options.set(name, given);
      },
      delete: (name: string) => kept.delete(name),
    } as never,
  };
}

const accessToken = (name: string, minutes = 15) => {
  const exp = Math.floor(Date.now() / 1000) + minutes * 60;
  return `h.${Buffer.from(JSON.stringify({ name, exp })).toString('base64url')}.s`;
};
const tokens = (name: string) => ({ access: accessToken(name), refresh: `refresh-${name}` });

async function signedIn(name: string, ownDevice: boolean) {
  const her = browser();
  await visitorSession(her.cookies).begin(tokens(name), ownDevice);
  return her;
}

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
  exchange.mockReset();
  signOut.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('the cookie', () => {
  test('is for our host alone, hidden from script, and lasts on an own device', async () => {
    const her = await signedIn('cookie', true);
    expect([...her.kept.keys()]).toEqual(['__Host-ungegaranti']);
    expect(her.options.get('__Host-ungegaranti')).toEqual({ path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 60 * 24 * 60 * 60 });
  });

  test('is forgotten with the window on a shared computer', async () => {
    const her = await signedIn('window', false);
    expect(her.options.get('__Host-ungegaranti')).not.toHaveProperty('maxAge');
  });

  test.each(['', 'x.y.z', 'a'.repeat(4000)])('that we did not make is nobody: %#', async (value) => {
    const stranger = browser();
    stranger.kept.set('__Host-ungegaranti', value);
    expect(await visitorSession(stranger.cookies).token()).toBeNull();
  });

  test('with one letter changed is nobody', async () => {
    const her = await signedIn('letter', true);
    const value = her.kept.get('__Host-ungegaranti') ?? '';
    her.kept.set('__Host-ungegaranti', value.slice(0, -9) + (value.at(-9) === 'A' ? 'B' : 'A') + value.slice(-8));
    expect(await visitorSession(her.cookies).token()).toBeNull();
  });
});

describe('refreshing', () => {
  test('happens once, however many pages ask at the same moment', async () => {
    const her = await signedIn('many', true);
    vi.setSystemTime(start + 20 * MINUTE);
    exchange.mockImplementation(async () => tokens('many-2'));
    const pages = Array.from({ length: 5 }, () => her.copy());
    const answers = await Promise.all(pages.map((page) => visitorSession(page.cookies).token()));
    expect(new Set(answers).size).toBe(1);
    expect(exchange).toHaveBeenCalledTimes(1);
  });

  test('a browser that never received the new cookie is let in again', async () => {
    const her = await signedIn('lost', true);
    const old = her.copy();
    vi.setSystemTime(start + 20 * MINUTE);
    exchange.mockImplementation(async () => tokens('lost-2'));
    const first = await visitorSession(her.cookies).token();
    vi.setSystemTime(start + 25 * MINUTE);
    expect(await visitorSession(old.cookies).token()).toBe(first);
    expect(exchange).toHaveBeenCalledTimes(1);
  });

  test('is not needed while the token lasts', async () => {
    const her = await signedIn('lasts', true);
    vi.setSystemTime(start + 13 * MINUTE);
    expect(await visitorSession(her.cookies).token()).toContain('h.');
    expect(exchange).not.toHaveBeenCalled();
  });

  test('a session that Auth ended is over, and its cookie gone', async () => {
    const her = await signedIn('ended', true);
    vi.setSystemTime(start + 20 * MINUTE);
    exchange.mockResolvedValue('ended');
    expect(await visitorSession(her.cookies).token()).toBeNull();
    expect(her.kept.size).toBe(0);
  });

  test('Auth out of reach ends nothing: the next page tries again', async () => {
    const her = await signedIn('reach', true);
    vi.setSystemTime(start + 20 * MINUTE);
    exchange.mockResolvedValueOnce('unreachable');
    await expect(visitorSession(her.cookies).token()).rejects.toMatchObject({ code: 'unreachable' });
    expect(her.kept.size).toBe(1);
    exchange.mockImplementation(async () => tokens('reach-2'));
    expect(await visitorSession(her.cookies).token()).toContain('h.');
  });
});

describe('on a shared computer', () => {
  test('half an hour without a page ends the session, at Auth too', async () => {
    const her = await signedIn('idle', false);
    vi.setSystemTime(start + 31 * MINUTE);
    exchange.mockImplementation(async () => tokens('idle-2'));
    const session = visitorSession(her.cookies);
    expect(await session.token()).toBeNull();
    expect(session.endedByIdling).toBe(true);
    expect(her.kept.size).toBe(0);
    expect(signOut).toHaveBeenCalledTimes(1);
  });

  test('somebody who goes on reading stays', async () => {
    const her = await signedIn('reading', false);
    exchange.mockImplementation(async () => tokens(`reading-${Date.now()}`));
    for (let minute = 10; minute <= 120; minute += 10) {
      vi.setSystemTime(start + minute * MINUTE);
      expect(await visitorSession(her.cookies).token()).not.toBeNull();
    }
  });

  test('an own device may rest for weeks', async () => {
    const her = await signedIn('weeks', true);
    vi.setSystemTime(start + 30 * 24 * 60 * MINUTE);
    exchange.mockImplementation(async () => tokens('weeks-2'));
    expect(await visitorSession(her.cookies).token()).not.toBeNull();
  });
});

describe('signing out', () => {
  test('ends the session at Auth and forgets the cookie', async () => {
    const her = await signedIn('out', true);
    const session = visitorSession(her.cookies);
    await session.end();
    expect(signOut).toHaveBeenCalledTimes(1);
    expect(her.kept.size).toBe(0);
    expect(await session.token()).toBeNull();
  });

  test('asks nobody where there is no session', async () => {
    await visitorSession(browser().cookies).end();
    expect(signOut).not.toHaveBeenCalled();
  });
});
