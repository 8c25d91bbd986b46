import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AstroHandler, closeSite, createSite } from '../../src/portal/site.ts';
import { buildEnvironment } from '../../src/portal/site-build.ts';
import { freePort } from '../support/postgres-server.ts';
import { scratchFolder } from '../support/scratch.ts';

const PAGE = `<!doctype html><title>Side</title>${'<p>En side med en del ord.</p>'.repeat(100)}`;
const STYLE = 'p { color: red }\n'.repeat(100);
let server: Server;
let port: number;
let folder: string;

/** Answers as Astro's handler does: writeHead with headers, then chunks. */
const handler: AstroHandler = async (incoming, response) => {
  if (incoming.url === '/break') throw new Error('a page broke');
  const given = (incoming as { body?: Buffer }).body;
  if (given) return void response.end(`read ${given.length}`);
  for await (const _ of incoming) {
    // Read to its end, as a form is.
  }
  response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2'] });
  response.write(PAGE.slice(0, 100));
  response.end(PAGE.slice(100));
};

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

async function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

beforeAll(async () => {
  folder = scratchFolder('site');
  mkdirSync(join(folder, '_astro'));
  writeFileSync(join(folder, '_astro', 'site.abc123.css'), STYLE);
  writeFileSync(join(folder, 'robots.txt'), 'User-agent: *\n');
  port = await freePort();
  server = createSite({ handler, clientFolder: folder, siteUrl: `http://localhost:${port}`, isBehindProxy: true, unsafePerMinute: 20 });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
});
afterAll(async () => {
  await closeSite(server);
  rmSync(folder, { recursive: true });
});

const own = () => ({ origin: `http://localhost:${port}` });

test('a page has its charset, its cookies and is compressed', async () => {
  const plain = await ask('/');
  expect(plain.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(plain.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(plain.body.toString()).toBe(PAGE);
  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(`http://localhost:${port}/`, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toBe(PAGE);
    expect((await ask('/', { headers: { 'accept-encoding': encoding } })).body.length).toBeLessThan(PAGE.length / 5);
  }
  expect((await ask('/', { headers: { 'accept-encoding': 'br;q=0, identity' } })).headers['content-encoding']).toBeUndefined();
});

test('a hashed file is kept for a year, another one is asked for again and not sent twice', async () => {
  const style = await ask('/_astro/site.abc123.css', { headers: { 'accept-encoding': 'br' } });
  expect(style.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
  });
  const robots = await ask('/robots.txt');
  expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8');
  const again = await ask('/robots.txt', { headers: { 'if-none-match': String(robots.headers['etag']) } });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('every answer carries the security headers: pages, files, redirects and refusals', async () => {
  for (const [path, options] of [
    ['/'],
    ['/robots.txt'],
    ['/break'],
    ['/%zz'],
    ['/', { headers: { host: 'evil.example' } }],
    ['/', { method: 'DELETE' }],
    ['/', { method: 'POST' }],
  ] as [string, object?][]) {
    const { headers, status } = await ask(path, options);
    const where = `${path} ${status}`;
    expect(headers['content-security-policy'], where).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], where).toContain("base-uri 'none'");
    expect(headers['x-content-type-options'], where).toBe('nosniff');
    expect(headers['referrer-policy'], where).toBe('same-origin');
    expect(headers['permissions-policy'], where).toContain('camera=()');
    expect(headers['cross-origin-opener-policy'], where).toBe('same-origin');
  }
});

test('it answers for its own host only, and sends this machine under another name to the right one', async () => {
  expect((await ask('/x', { headers: { host: 'evil.example' } })).status).toBe(421);
  const moved = await ask('/x?y=1', { headers: { host: `127.0.0.1:${port}` } });
  expect([moved.status, moved.headers['location']]).toEqual([307, `http://localhost:${port}/x?y=1`]);
  expect((await ask('/x', { method: 'POST', headers: { host: `127.0.0.1:${port}` } })).status).toBe(421);
});

test('addresses that nobody could mean get a 400, and the server lives on', async () => {
  for (const path of ['/%zz', '/%', '//evil.example', '/a\\b', '/%00', '/%0d%0aset-cookie:a=b', '/%c0%af']) expect((await ask(path)).status, path).toBe(400);
  const raw = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET nonsense\r\n\r\n'));
    socket.once('data', (data) => resolve(data.toString()));
  });
  expect(raw).toMatch(/^HTTP\/1.1 400/);
  expect((await ask('/')).status).toBe(200);
});

test('a line that a browser opened ahead is closed without a word; a request that stops halfway is told that it was late', async () => {
  /** What a line hears that sent this and then nothing, when Node finds it late. */
  const heard = async (sent: string): Promise<string> => {
    const there = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const line = connect(port, '127.0.0.1');
    line.write(sent);
    const socket = await there;
    if (sent) await expect.poll(() => socket.bytesRead).toBe(sent.length);
    let words = '';
    line.on('data', (chunk) => {
      words += chunk;
    });
    const closed = new Promise((resolve) => line.once('close', resolve));
    server.emit('clientError', Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
    await closed;
    return words.split('\r\n')[0] ?? '';
  };
  expect(await heard('')).toBe('');
  expect(await heard('GET / HTTP/1.1\r\nhost:')).toBe('HTTP/1.1 408 Request Timeout');
});

test('a page that breaks says so without saying how', async () => {
  const answer = await ask('/break');
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).not.toContain('a page broke');
});

describe('what may change something', () => {
  const STRANGERS: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ];
  const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/json', 'application/octet-stream', ''];
  const from = (address: string) => ({ 'x-forwarded-for': `1.1.1.1, ${address}` });

  test('comes from a page of ours, whatever its content type', async () => {
    for (const type of TYPES) {
      const headers: Record<string, string> = { ...from('192.0.2.9'), ...(type ? { 'content-type': type } : {}) };
      for (const foreign of STRANGERS) {
        expect((await ask('/', { method: 'POST', headers: { ...headers, ...foreign } })).status, `${type} ${JSON.stringify(foreign)}`).toBe(403);
      }
      expect((await ask('/', { method: 'POST', headers: { ...headers, ...own() } })).status, type).toBe(200);
    }
  });

  test('is a POST: nothing else is a method of ours', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) expect((await ask('/', { method, headers: own() })).status, method).toBe(405);
  });

  test('is not larger than a form of ours could be', async () => {
    const answer = await ask('/', { method: 'POST', headers: { ...own(), ...from('192.0.2.10'), 'content-length': '2000000' } });
    expect(answer.status).toBe(413);
  });

  test('is told so in words also when it comes in chunks and does not say how much', async () => {
    const chunked = async (size: number, headers: Record<string, string> = {}) =>
      await ask('/', { method: 'POST', headers: { ...own(), ...from('192.0.2.11'), 'transfer-encoding': 'chunked', ...headers }, body: 'x'.repeat(size) });
    const answer = await chunked(6_000_000);
    expect([answer.status, answer.body.toString()]).toEqual([413, 'Det er for meget på én gang.\n']);
    expect((await chunked(6_000)).body.toString(), 'a small one reaches the page').toBe('read 6000');
    const known = await ask('/', { method: 'POST', headers: { ...own(), ...from('192.0.2.11'), 'content-length': '6000000' }, body: 'x'.repeat(6_000_000) });
    expect([known.status, known.body.toString()]).toEqual([413, 'Det er for meget på én gang.\n']);
  });

  test('is slowed down by address, while the neighbour goes on', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 25; turn += 1) statuses.push((await ask('/', { method: 'POST', headers: { ...own(), ...from('192.0.2.1') } })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask('/', { method: 'POST', headers: { ...own(), ...from('192.0.2.2') } })).status).toBe(200);
    expect((await ask('/', { headers: from('192.0.2.1') })).status, 'reading is never slowed down').toBe(200);
  });
});

test('a build knows nothing of who started it: what a test runner sets would leave parts of the site out', () => {
  const around = { PATH: '/bin', HOME: '/home/a', PROD: '', DEV: '1', MODE: 'test', VITEST: 'true', NODE_ENV: 'test', SUPABASE_SECRET_KEY: 'secret' };
  expect(buildEnvironment(around)).toEqual({ PATH: '/bin', HOME: '/home/a', NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' });
});
