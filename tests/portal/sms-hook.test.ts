import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSite } from '../../src/portal/site.ts';
import { createSmsHook, SMS_HOOK_PATH } from '../../src/portal/sms-hook.ts';
import { freePort } from '../support/postgres-server.ts';

const KEY = Buffer.from('a key that only Supabase and the portal know');
const OLD_KEY = Buffer.from('the key that is being replaced just now');
const NOW = Date.parse('2026-11-23T08:00:00Z');
const sent: { to: string; text: string }[] = [];
const said: string[] = [];
let isGatewayDown = false;
let server: Server;
let url: string;

/** What Supabase posts when somebody asks for a code. */
const payload = (phone: unknown = '4522345678', otp: unknown = '561166') => JSON.stringify({ user: { id: randomUUID(), phone }, sms: { otp } });

interface Call {
  body?: string;
  key?: Buffer;
  id?: string;
  at?: number;
  signed?: string;
}

async function call({ body = payload(), key = KEY, id = `msg_${randomUUID()}`, at = NOW, signed = body }: Call = {}): Promise<Response> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${signed}`).digest('base64')}`;
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1a,b ${signature}` },
    body,
  });
}

beforeAll(async () => {
  const port = await freePort();
  const siteUrl = `http://localhost:${port}`;
  const smsHook = createSmsHook({
    secret: `v1,whsec_${OLD_KEY.toString('base64')}|v1,whsec_${KEY.toString('base64')}`,
    siteUrl: 'https://ungegarantien.example',
    now: () => NOW,
    sms: {
      send: async (to, text) => {
        if (isGatewayDown) throw new Error(`no way to ${to}: ${text}`);
        sent.push({ to, text });
      },
    },
  });
  server = createSite({
    handler: async (_, response) => void response.end('a page'),
    clientFolder: '/nowhere',
    siteUrl,
    isBehindProxy: false,
    unsafePerMinute: 1_000,
    smsHook,
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://localhost:${port}${SMS_HOOK_PATH}`;
});
beforeEach(() => {
  sent.length = 0;
  said.length = 0;
  isGatewayDown = false;
});
afterAll(() => server.close());

test('a code that Supabase signed goes to the number at once, in our words', async () => {
  const answer = await call();
  expect([answer.status, await answer.json(), answer.headers.get('cache-control')]).toEqual([200, {}, 'no-store']);
  expect(sent).toEqual([{ to: '+4522345678', text: expect.stringMatching(/^561166 er din kode[\s\S]+\n@ungegarantien\.example #561166$/) }]);
  expect((await call({ key: OLD_KEY })).status, 'also by the key that is being replaced').toBe(200);
});

test('a call that nobody signed, or signed for something else, sends nothing', async () => {
  const statuses = [
    (await call({ key: Buffer.from('a key that somebody else knows, long enough') })).status,
    (await call({ signed: payload('4599999999') })).status,
    (await call({ at: NOW - 301_000 })).status,
    (await call({ at: NOW + 301_000 })).status,
    (await fetch(url, { method: 'POST', body: payload() })).status,
    (await fetch(url, { method: 'POST', body: payload(), headers: { 'webhook-id': 'a', 'webhook-timestamp': String(NOW / 1000), 'webhook-signature': 'v1,' } }))
      .status,
  ];
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
  expect(sent).toEqual([]);
});

test('the same call sent again is answered and sends nothing more; one that failed may come again', async () => {
  const repeated = { id: 'msg_once', body: payload() };
  expect([(await call(repeated)).status, (await call(repeated)).status]).toEqual([200, 200]);
  expect(sent).toHaveLength(1);

  const print = console.error;
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
  isGatewayDown = true;
  const failed = { id: 'msg_later', body: payload() };
  const statuses = [(await call(failed)).status];
  isGatewayDown = false;
  statuses.push((await call(failed)).status);
  console.error = print;
  expect(statuses).toEqual([503, 200]);
  expect(said.join()).toContain('SMS gateway');
  expect(said.join(), 'neither number nor code in the log').not.toMatch(/\d{6}/);
});

test('what is no number or no code is refused, and so is what is too large', async () => {
  for (const body of [payload('alma@example.com'), payload(null), payload('4522345678', 'abcdef'), payload('4522345678', { a: 1 }), 'null', '{', '[]'])
    expect((await call({ body })).status, body).toBe(400);
  expect((await call({ body: 'x'.repeat(70_000) })).status).toBe(413);
  expect(sent).toEqual([]);
});

test('nothing but a POST reaches it, and without a secret there is no such address', async () => {
  expect(await (await fetch(url)).text(), 'a page, which knows no such address').toBe('a page');
  const bare = createServer();
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const { port } = bare.address() as AddressInfo;
  bare.close();
  const without = createSite({
    handler: async (_, response) => void response.end(),
    clientFolder: '/nowhere',
    siteUrl: `http://localhost:${port}`,
    isBehindProxy: false,
    unsafePerMinute: 10,
  });
  await new Promise<void>((resolve) => without.listen(port, '127.0.0.1', resolve));
  expect((await fetch(`http://localhost:${port}${SMS_HOOK_PATH}`, { method: 'POST', body: payload() })).status).toBe(403);
  without.close();
  expect(() => createSmsHook({ secret: 'v1,whsec_c2hvcnQ=', siteUrl: 'https://a.example', sms: { send: async () => {} } })).toThrow('whsec_');
});
