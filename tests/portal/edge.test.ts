import { fileURLToPath } from 'node:url';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../../src/portal/api.ts';
import { createEmptyDatabase } from '../support/native.ts';

const GROUND = fileURLToPath(new URL('./edge-ground/', import.meta.url));
const KEYS = {
  publishableKey: 'sb_publishable_for_the_tests_of_the_edge',
  secretKey: 'sb_secret_for_the_tests_of_the_edge_123',
  jwtSecret: 'a secret that is long enough for the tests',
};
const SITE_SECRET = 'only the site knows';

interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

describe.each(['pglite', 'native'] as const)('the edge over %s', (engine) => {
  let api: RunningApi;
  const mails: Mail[] = [];
  const texts: { to: string; text: string }[] = [];
  let isGatewayDown = false;
  let grantsAtFirst: unknown;

  const grants = async () => await api.database.query("select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace order by 1");
  const codeFor = (to: string) => mails.findLast((mail) => mail.to === to)?.subject.slice(0, 6) ?? '';
  const headers = { apikey: KEYS.publishableKey, 'content-type': 'application/json' };
  const post = async (path: string, body: unknown, more: Record<string, string> = {}) =>
    await fetch(`${api.url}${path}`, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
  /** Past the edge, to see whether its correction is still needed. */
  const bare = async (path: string, body: unknown) =>
    await api.app.fetch(new Request(`${api.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  beforeAll(async () => {
    const place = engine === 'pglite' ? { engine, dataDir: 'memory://' } : { engine, databaseUrl: await createEmptyDatabase() };
    api = await startApi({
      ...place,
      keys: KEYS,
      siteUrl: 'http://localhost:4321',
      seed: 'none',
      migrations: GROUND,
      siteSecret: SITE_SECRET,
      throttle: { sendsPerAddress: 40, sendsPerPair: 3, sendsPerAccount: 8, wrongPerAddress: 30, wrongPerAccount: 20 },
      mail: {
        send: async (to, mail) => {
          mails.push({ to, ...mail });
        },
      },
      sms: {
        send: async (to, text) => {
          if (isGatewayDown) throw new Error(`no way to ${to}: ${text}`);
          texts.push({ to, text });
        },
      },
    });
    grantsAtFirst = await grants();
  });
  afterAll(async () => await api.close());

  test('passes on the REST and sign-in paths, and none of the studio behind', async () => {
    for (const path of [
      '/',
      '/studio',
      '/_system/config',
      '/_system/info',
      '/storage/v1/bucket',
      '/rest/v1/',
      '/rest/v1/thing/../../_system/config',
      '/auth/v1/admin/users',
      '/auth/v1/authorize?provider=github',
    ]) {
      expect((await fetch(`${api.url}${path}`, { headers })).status, path).toBe(404);
    }
    expect((await api.app.fetch(new Request(`${api.url}/_system/config`))).status, 'still served underneath').toBe(200);
  });

  test('has no door for passwords, links and signing up', async () => {
    expect((await post('/auth/v1/signup', { email: 'a@example.com', password: 'longer than ten' })).status).toBe(404);
    expect((await post('/auth/v1/token?grant_type=password', { email: 'a@example.com', password: 'longer than ten' })).status).toBe(404);
    expect((await post('/auth/v1/recover', { email: 'a@example.com' })).status).toBe(404);
    expect((await fetch(`${api.url}/auth/v1/verify?type=magiclink&token=abc`, { headers })).status).toBe(404);
    expect((await fetch(`${api.url}/auth/v1/user`, { method: 'PUT', headers, body: '{"password":"longer than ten"}' })).status).toBe(404);
  });

  test('asks for a key', async () => {
    expect((await fetch(`${api.url}/rest/v1/thing?select=id`)).status).toBe(401);
    expect((await fetch(`${api.url}/rest/v1/thing?select=id`, { headers })).status).toBe(200);
  });

  test('leaves the grants as the migrations made them', async () => {
    expect((await fetch(`${api.url}/rest/v1/thing?select=secret`, { headers })).status).toBe(401);
    expect(await grants()).toEqual(grantsAtFirst);
  });

  test('writes points in time as PostgREST does', async () => {
    const rows = await (await fetch(`${api.url}/rest/v1/thing?select=made_at&id=eq.1`, { headers })).json();
    expect(rows).toEqual([{ made_at: '2026-03-29T00:30:00+00:00' }]);
  });

  test('tells a broken constraint and a raised exception apart from a fault of ours', async () => {
    const refused = await post('/rest/v1/thing', { id: 2, seats: 0 });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: '23514' });
    expect((await bare('/rest/v1/thing', { id: 2, seats: 0 })).status, 'still 500 underneath').toBe(500);

    const raised = await post('/rest/v1/rpc/stumble', {});
    expect(raised.status).toBe(400);
    expect(await raised.json()).toMatchObject({ code: 'P0001', message: 'plain words' });
    expect((await bare('/rest/v1/rpc/stumble', {})).status, 'still 500 underneath').toBe(500);
  });

  test('lets the refusals of commands through with code, message and detail', async () => {
    const refused = await post('/rest/v1/rpc/refuse', {});
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'PT409', message: 'seat_taken', details: 'monday' });
  });

  test('signs in by a code of type "email", new and known people alike', async () => {
    const email = 'alma@example.com';
    for (const turn of ['new', 'known']) {
      expect((await post('/auth/v1/otp', { email: 'Alma@Example.com', create_user: true })).status, turn).toBe(200);
      const underneath = await bare('/auth/v1/verify', { type: 'email', email, token: codeFor(email) });
      expect(underneath.status, 'still unknown underneath').toBe(400);
      const answer = await post('/auth/v1/verify', { type: 'email', email, token: codeFor(email) });
      expect(answer.status, turn).toBe(200);
      const session = (await answer.json()) as { access_token: string; expires_in: number };
      expect(session.expires_in).toBe(900);
      const claims = JSON.parse(Buffer.from(session.access_token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
      expect(claims).toMatchObject({ role: 'authenticated', email, session_id: expect.any(String) });
      expect((await post('/auth/v1/verify', { type: 'email', email, token: codeFor(email) })).status, 'a code works once').toBe(403);
    }
  });

  test('sends six digits and no link', async () => {
    await post('/auth/v1/otp', { email: 'bo@example.com', create_user: true });
    const mail = mails.findLast((one) => one.to === 'bo@example.com');
    expect(mail?.text).toMatch(/^\d{6}$/m);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/https?:|href/);
  });

  test('burns a code after five wrong ones', async () => {
    const email = 'carla@example.com';
    await post('/auth/v1/otp', { email, create_user: true });
    const code = codeFor(email);
    for (let tries = 0; tries < 5; tries += 1) expect((await post('/auth/v1/verify', { type: 'email', email, token: wrong(code) })).status).toBe(403);
    expect((await post('/auth/v1/verify', { type: 'email', email, token: code })).status, 'the right one too').toBe(403);
    expect((await bare('/auth/v1/verify', { type: 'magiclink', email, token: code })).status, 'also underneath').toBe(403);

    await post('/auth/v1/otp', { email, create_user: true });
    expect((await post('/auth/v1/verify', { type: 'email', email, token: codeFor(email) })).status, 'a new one works').toBe(200);
  });

  test('burns it as well when twenty wrong ones come at once', async () => {
    const email = 'dan@example.com';
    const from = { 'sb-forwarded-for': '192.0.2.20', 'x-site-secret': SITE_SECRET };
    await post('/auth/v1/otp', { email, create_user: true }, from);
    const code = codeFor(email);
    await Promise.all(Array.from({ length: 20 }, () => post('/auth/v1/verify', { type: 'email', email, token: wrong(code) }, from)));
    expect((await post('/auth/v1/verify', { type: 'email', email, token: code }, from)).status).toBe(403);
  });

  test('whoever asks and guesses in the name of another keeps that one out of nothing', async () => {
    const email = 'ivan@example.com';
    const from = (address: string) => ({ 'sb-forwarded-for': address, 'x-site-secret': SITE_SECRET });
    const attacker = from('192.0.2.70');
    const owner = from('192.0.2.71');
    const ask = async (who: Record<string, string>) => (await post('/auth/v1/otp', { email, create_user: true }, who)).status;
    const guess = async (code: string, who: Record<string, string>) => (await post('/auth/v1/verify', { type: 'email', email, token: code }, who)).status;

    for (let turn = 0; turn < 6; turn += 1) await ask(attacker);
    for (let turn = 0; turn < 6; turn += 1) await guess('000001', attacker);
    expect(await ask(attacker), 'its own room is used up').toBe(429);
    expect(await ask(owner), 'the owner has another').toBe(200);
    const code = codeFor(email);
    for (let turn = 0; turn < 6; turn += 1) await guess(wrong(code), attacker);
    // One more attacker who has asked for nothing: five tries and no more, and the code stands.
    for (let turn = 0; turn < 6; turn += 1) await guess(wrong(code), from('192.0.2.72'));
    expect(await guess(code, from('192.0.2.72')), 'not even with the right one').toBe(403);
    expect(await guess(code, owner)).toBe(200);
  });

  test('many addresses together guess no more than a few times, and send no more than a few codes', async () => {
    const email = 'judith@example.com';
    const from = (address: string) => ({ 'sb-forwarded-for': address, 'x-site-secret': SITE_SECRET });
    await post('/auth/v1/otp', { email, create_user: true }, from('192.0.2.80'));
    const code = codeFor(email);
    const statuses: number[] = [];
    for (let turn = 0; turn < 30; turn += 1)
      statuses.push((await post('/auth/v1/verify', { type: 'email', email, token: wrong(code) }, from(`198.51.100.${turn}`))).status);
    expect([statuses.filter((status) => status === 403).length, statuses.at(-1)]).toEqual([20, 429]);
    const sends: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) sends.push((await post('/auth/v1/otp', { email, create_user: true }, from(`203.0.113.${turn}`))).status);
    expect(sends).toEqual([200, 200, 200, 200, 200, 200, 200, 429, 429, 429]);
  });

  test('underneath, wrong codes are not counted', async () => {
    const email = 'eva@example.com';
    await bare('/auth/v1/otp', { email, create_user: true });
    const code = codeFor(email);
    for (let tries = 0; tries < 8; tries += 1) await bare('/auth/v1/verify', { type: 'magiclink', email, token: wrong(code) });
    expect((await bare('/auth/v1/verify', { type: 'magiclink', email, token: code })).status).toBe(200);
  });

  test('takes no token hash, which would pass by the count', async () => {
    expect((await post('/auth/v1/verify', { type: 'magiclink', token_hash: 'abc' })).status).toBe(400);
    expect((await post('/auth/v1/verify', { type: 'recovery', email: 'alma@example.com', token: '123456' })).status).toBe(400);
  });

  describe('by SMS', () => {
    const smsCode = (to: string) => texts.findLast((one) => one.to === to)?.text.slice(0, 6) ?? '';
    const check = async (phone: string, token: string, from: Record<string, string> = {}) => await post('/auth/v1/verify', { type: 'sms', phone, token }, from);
    const ask = async (phone: string, from: Record<string, string> = {}) => await post('/auth/v1/otp', { phone, create_user: true, channel: 'sms' }, from);
    const accounts = async (phone: string) =>
      await api.database.query<Record<string, unknown>>(
        `select u.phone, u.email, u.phone_confirmed_at is not null as confirmed, u.email_confirmed_at, u.recovery_token, u.encrypted_password,
           (select json_agg(i.provider) from auth.identities i where i.user_id = u.id) as providers from auth.users u where u.phone = $1`,
        [phone],
      );

    test('the server underneath still knows no phone', async () => {
      expect((await bare('/auth/v1/otp', { phone: '+4522345678', create_user: true })).status).toBe(400);
      const settings = async (response: Response) => ((await response.json()) as { external: { phone: boolean } }).external.phone;
      expect(await settings(await api.app.fetch(new Request(`${api.url}/auth/v1/settings`, { headers })))).toBe(false);
      expect(await settings(await fetch(`${api.url}/auth/v1/settings`, { headers }))).toBe(true);
    });

    test('signs in new and known numbers alike, once per code, with a session as real as by mail', async () => {
      for (const turn of ['new', 'known']) {
        const asked = await ask('+4522345678');
        expect([asked.status, await asked.json()], turn).toEqual([200, { message_id: null }]);
        const code = smsCode('+4522345678');
        const answer = await check('+4522345678', code);
        expect(answer.status, turn).toBe(200);
        const session = (await answer.json()) as { access_token: string; refresh_token: string; expires_in: number; user: { phone: string } };
        expect([session.expires_in, session.user.phone]).toEqual([900, '4522345678']);
        const claims = JSON.parse(Buffer.from(session.access_token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
        expect(claims).toMatchObject({ role: 'authenticated', session_id: expect.any(String) });
        const bearer = { authorization: `Bearer ${session.access_token}` };
        expect((await fetch(`${api.url}/auth/v1/user`, { headers: { ...headers, ...bearer } })).status).toBe(200);
        const fresh = await post('/auth/v1/token?grant_type=refresh_token', { refresh_token: session.refresh_token });
        expect(fresh.status, 'refresh').toBe(200);
        expect((await check('+4522345678', code)).status, 'a code works once').toBe(403);
        expect((await post('/auth/v1/logout', {}, bearer)).status).toBe(204);
      }
      expect(await accounts('4522345678')).toEqual([
        expect.objectContaining({
          email: null,
          confirmed: true,
          email_confirmed_at: null,
          encrypted_password: null,
          recovery_token: null,
          providers: ['phone'],
        }),
      ]);
    });

    test('the SMS ends in the form that phones offer on this site only, and nothing of the code is kept', async () => {
      await ask('+4522345679');
      const code = smsCode('+4522345679');
      expect(texts.at(-1)?.text.split('\n').at(-1)).toBe(`@localhost #${code}`);
      expect(texts.at(-1)?.text.length).toBeLessThanOrEqual(160);
      const [account] = await accounts('4522345679');
      expect(account?.['recovery_token']).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await api.database.query('select * from auth.users'))).not.toContain(code);
      expect(account?.['confirmed'], 'not before the code').toBe(false);
    });

    test('five wrong codes burn it, twenty at once too, and a new one works', async () => {
      const from = { 'sb-forwarded-for': '192.0.2.50', 'x-site-secret': SITE_SECRET };
      await ask('+4522345680', from);
      const code = smsCode('+4522345680');
      const answers = await Promise.all(Array.from({ length: 20 }, () => check('+4522345680', wrong(code), from)));
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([403]));
      expect((await check('+4522345680', code)).status, 'the right one too').toBe(403);
      expect((await accounts('4522345680'))[0]).toMatchObject({ recovery_token: null, confirmed: false });
      await ask('+4522345680');
      expect((await check('+4522345680', smsCode('+4522345680'))).status).toBe(200);
    });

    test('a code is worth nothing after ten minutes, to another number, or as a code of a mail', async () => {
      const from = { 'sb-forwarded-for': '192.0.2.51', 'x-site-secret': SITE_SECRET };
      await ask('+4522345681', from);
      await ask('+4522345682', from);
      const code = smsCode('+4522345681');
      if (code !== smsCode('+4522345682')) expect((await check('+4522345682', code, from)).status).toBe(403);
      expect((await post('/auth/v1/verify', { type: 'email', phone: '+4522345681', token: code }, from)).status).toBe(400);
      expect((await post('/auth/v1/verify', { type: 'sms', email: 'alma@example.com', token: code }, from)).status).toBe(400);
      expect((await post('/auth/v1/verify', { type: 'sms', phone: '+4522345681', token_hash: 'a'.repeat(64) }, from)).status).toBe(400);
      await api.database.query("update auth.users set recovery_sent_at = now() - interval '601 seconds' where phone = '4522345681'");
      expect((await check('+4522345681', code, from)).status, 'too late').toBe(403);
      await api.database.query("update auth.users set recovery_sent_at = now() - interval '590 seconds' where phone = '4522345681'");
      expect((await check('+4522345681', code, from)).status, 'just in time').toBe(200);
    });

    test('sends only so many to one number, however it is written, and to numbers only', async () => {
      const from = { 'sb-forwarded-for': '192.0.2.52', 'x-site-secret': SITE_SECRET };
      const statuses: number[] = [];
      for (const phone of ['+4522345683', '4522345683', ' +4522345683', '4522345683', '+4522345683']) statuses.push((await ask(phone, from)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      for (const phone of ['22', '+45 22 34 56 78', '004522345678', 'alma@example.com', { a: 1 }, ['4522345678'], '+'.repeat(40)])
        expect((await post('/auth/v1/otp', { phone }, from)).status, String(phone)).toBe(400);
      expect((await post('/auth/v1/otp', { phone: '+4522345684', email: 'alma@example.com' }, from)).status, 'both at once').toBe(400);
    });

    test('a gateway that fails is told, without the number or the code in the log', async () => {
      const said: string[] = [];
      const print = console.error;
      console.error = (...words: unknown[]) => void said.push(words.join(' '));
      isGatewayDown = true;
      try {
        const answer = await ask('+4522345685', { 'sb-forwarded-for': '192.0.2.53', 'x-site-secret': SITE_SECRET });
        expect([answer.status, ((await answer.json()) as { error_code: string }).error_code]).toEqual([422, 'sms_send_failed']);
      } finally {
        isGatewayDown = false;
        console.error = print;
      }
      expect(said.join()).toContain('SMS gateway');
      expect(said.join()).not.toMatch(/\d{6}/);
    });
  });

  test('an address without an account is answered as one that has one', async () => {
    const from = { 'sb-forwarded-for': '192.0.2.60', 'x-site-secret': SITE_SECRET };
    const answers = [];
    for (const email of ['alma@example.com', 'never-seen@example.com']) {
      const answer = await post('/auth/v1/otp', { email, create_user: false }, from);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect((await bare('/auth/v1/otp', { email: 'nor-this-one@example.com', create_user: false })).status, 'still told underneath').not.toBe(200);
  });

  test('sends only so many codes to one account, known or unknown', async () => {
    const from = { 'sb-forwarded-for': '192.0.2.30', 'x-site-secret': SITE_SECRET };
    for (const email of ['alma@example.com', 'nobody@example.com']) {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) statuses.push((await post('/auth/v1/otp', { email, create_user: false }, from)).status);
      expect(statuses.slice(-2), email).toEqual([429, 429]);
    }
  });

  test('sends a code to a plain address only: another spelling of one is no account of its own', async () => {
    const from = { 'sb-forwarded-for': '192.0.2.31', 'x-site-secret': SITE_SECRET };
    for (const email of ['x<gerd@example.com>', 'x,gerd@example.com', '"x"gerd@example.com', 'gerd@example.com;'])
      expect((await post('/auth/v1/otp', { email, create_user: true }, from)).status, email).toBe(400);
    const statuses: number[] = [];
    for (const email of ['gerd@example.com', ' GERD@example.com ', 'ｇerd@example.com', 'gerd@ｅxample.com', 'gerd@example.com'])
      statuses.push((await post('/auth/v1/otp', { email, create_user: true }, from)).status);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect((await post('/auth/v1/token?grant_type=refresh_token', { refresh_token: { a: 1 } }, from)).status).toBe(400);
  });

  test('slows down one address and not its neighbour, and believes only the site about addresses', async () => {
    const guess = async (from: Record<string, string>, name: number) =>
      (await post('/auth/v1/verify', { type: 'email', email: `n${name}@example.com`, token: '000000' }, from)).status;
    const site = (address: string) => ({ 'sb-forwarded-for': address, 'x-site-secret': SITE_SECRET });
    const statuses: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) statuses.push(await guess(site('192.0.2.1'), turn));
    expect(statuses.filter((status) => status === 403)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(70);
    expect(await guess(site('192.0.2.2'), 200), 'the neighbour').toBe(403);

    const liar = async (turn: number) => await guess({ 'sb-forwarded-for': `198.51.100.${turn}`, 'x-site-secret': 'guessed' }, turn);
    const answers: number[] = [];
    for (let turn = 0; turn < 40; turn += 1) answers.push(await liar(turn));
    expect(answers.at(-1), 'a made-up address does not help').toBe(429);
  });

  test('ends a session at sign-out', async () => {
    const email = 'finn@example.com';
    const from = { 'sb-forwarded-for': '192.0.2.40', 'x-site-secret': SITE_SECRET };
    await post('/auth/v1/otp', { email, create_user: true }, from);
    const session = (await (await post('/auth/v1/verify', { type: 'email', email, token: codeFor(email) }, from)).json()) as {
      access_token: string;
      refresh_token: string;
    };
    expect((await post('/auth/v1/logout', {}, { authorization: `Bearer ${session.access_token}` })).status).toBe(204);
    expect((await post('/auth/v1/token?grant_type=refresh_token', { refresh_token: session.refresh_token })).status).toBe(400);
  });
});

test('left to itself, lite still grants everything on every table at the first request', async () => {
  const url = await createEmptyDatabase();
  const connection = createPostgresConnection({ url, postgresOptions: { onnotice: () => {} } });
  try {
    const app = new App({ connection, auth: { enabled: true, jwt_secret: KEYS.jwtSecret, publishable_key: KEYS.publishableKey, secret_key: KEYS.secretKey } });
    await app.ensureSystemSchema();
    await connection.driver.unsafe('create table public.thing (id int); alter table public.thing enable row level security;');
    await app.fetch(new Request('http://127.0.0.1/rest/v1/thing', { headers: { apikey: KEYS.publishableKey } }));
    const [row] = await connection.driver`select relacl::text as acl, now() as at from pg_class where relname = 'thing'`;
    expect(row?.['acl']).toContain('anon=arwd');
    expect(row?.['at'], 'and still writes a space into a point in time').toMatch(/^\d{4}-\d\d-\d\d \d/);
  } finally {
    await connection.close();
  }
});
