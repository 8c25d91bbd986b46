import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startPortal, type TestPortal } from '../support/portal.ts';
import { freePort } from '../support/postgres-server.ts';
import { scratchFolder } from '../support/scratch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const open: TestPortal[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((portal) => portal.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What a first start makes takes its time: the tests that are about something else begin with a copy of what the first one made. */
const made = scratchFolder('made');
afterAll(() => rmSync(made, { recursive: true, force: true }));

async function startAgain(options: Parameters<typeof startPortal>[0] = {}): Promise<TestPortal> {
  const dataDir = options.dataDir ?? temporaryFolder();
  if (existsSync(join(made, 'database'))) cpSync(made, dataDir, { recursive: true });
  return await start({ ...options, dataDir });
}

async function start(options: Parameters<typeof startPortal>[0] = {}): Promise<TestPortal> {
  const portal = await startPortal({ seed: 'none', ...options });
  open.push(portal);
  return portal;
}

/** Starts a portal that is expected to refuse, and answers with what it said and its exit code. */
async function refusal(options: { dataDir: string; port: number; env?: Record<string, string> }): Promise<{ words: string; code: number | null }> {
  const child = spawn(process.execPath, [join(ROOT, 'src', 'portal', 'start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: options.dataDir, PORT: String(options.port), SEED_SIZE: 'none', ...options.env },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { words, code };
}

function temporaryFolder(): string {
  const folder = scratchFolder('portal');
  folders.push(folder);
  return folder;
}

/** Tests that look into other processes need Linux's list of them. */
const onLinux = test.skipIf(!existsSync('/proc/self/environ'));

/** The children of the portal whose working data is this folder, found where Linux lists processes. */
function processesOf(dataDir: string): number[] {
  const { readdirSync } = process.getBuiltinModule('node:fs');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
        return environment.includes(`DATA_DIR=${dataDir}`) && readlinkSync(`/proc/${name}/exe`).includes('node') ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to that');
}

async function sendCode(portal: TestPortal, email: string): Promise<Response> {
  return await fetch(`${portal.url}/auth/v1/otp`, {
    method: 'POST',
    headers: { apikey: portal.publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email, create_user: true }),
  });
}

test('starts, says where it is, keeps its data over a stop, and starts again without building or filling anything anew', async () => {
  const first = await start();
  expect(first.words()).toContain(first.siteUrl);
  expect(first.words()).toContain(first.publishableKey);
  expect(JSON.parse(readFileSync(join(first.dataDir, 'connection.json'), 'utf8'))).toMatchObject({ url: first.url, publishableKey: first.publishableKey });
  expect(statSync(join(ROOT, '.env')).mode & 0o777).toBe(0o600);
  expect((await fetch(`${first.siteUrl}/dev/post`)).status).toBe(200);
  expect((await sendCode(first, 'alma@example.com')).status).toBe(200);
  expect(await (await fetch(`${first.siteUrl}/dev/post`)).text()).toContain('alma@example.com');

  const sent = async (path: string, type: string, body: string) =>
    (await fetch(`${first.siteUrl}${path}`, { method: 'POST', headers: { origin: first.siteUrl, 'content-type': type }, body })).status;
  expect(await sent('/log-ind?_action=signIn.sendCode', 'application/json', '{')).toBe(415);
  expect(await sent('/_actions/signIn.sendCode', 'application/json', '{')).toBe(415);
  expect(await sent('/log-ind?_action=signIn', 'application/x-www-form-urlencoded', 'a=b'), 'a part of the list is no action').toBe(404);
  expect(await sent('/log-ind?_action=signIn.sendCode', 'application/x-www-form-urlencoded', 'a=b'), 'a field is missing').toBe(422);

  expect(await first.stop({ keepData: true })).toBe(0);
  open.length = 0;
  folders.push(first.dataDir);
  cpSync(join(first.dataDir, 'database'), join(made, 'database'), { recursive: true });
  if (existsSync('/proc/self/environ')) expect(processesOf(first.dataDir)).toEqual([]);

  const madeAt = statSync(join(first.dataDir, 'database', 'PG_VERSION')).mtimeMs;
  const second = await start({ dataDir: first.dataDir });
  expect(await (await fetch(`${second.siteUrl}/dev/post`)).text(), "yesterday's mail").toContain('alma@example.com');

  expect(second.words()).not.toMatch(/Building|Installing/);
  expect(statSync(join(second.dataDir, 'database', 'PG_VERSION')).mtimeMs).toBe(madeAt);

  const other = await refusal({ dataDir: second.dataDir, port: await freePort() });
  expect(other.code).toBe(1);
  expect(other.words).toMatch(/already running on .*\(http:\/\/localhost:\d+\)/);
  expect((await fetch(`${second.siteUrl}/dev/post`)).status, 'the first one is unharmed').toBe(200);
});

test('a taken port gets a sentence', async () => {
  const port = await freePort();
  const squatter = createServer().listen(port, '127.0.0.1');
  const { words, code } = await refusal({ dataDir: temporaryFolder(), port });
  squatter.close();
  expect(code).toBe(1);
  expect(words).toContain(`Port ${port} is taken`);
});

test('a wrong setting gets a sentence', async () => {
  const port = await freePort();
  const dataDir = temporaryFolder();
  expect((await refusal({ dataDir, port, env: { PORT: 'http' } })).words).toContain('it must be a number');
  expect((await refusal({ dataDir, port, env: { SEED_SIZE: 'huge' } })).words).toContain('SEED_SIZE is "huge"');
  expect((await refusal({ dataDir, port, env: { SUPABASE_URL: 'https://project.example' } })).words).toContain('SUPABASE_PUBLISHABLE_KEY is needed too');
  const keys = { SUPABASE_URL: 'https://project.example', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x', SUPABASE_SECRET_KEY: 'sb_secret_x' };
  expect((await refusal({ dataDir, port, env: keys })).words).toContain('SMTP_URL is needed too');
});

test('a first start that was interrupted is begun again, and a database that cannot be opened is left as it is', async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'database.new'));
  writeFileSync(join(dataDir, 'database.new', 'PG_VERSION'), '17');
  const portal = await start({ dataDir });
  expect(portal.words()).toContain('beginning it again');
  expect(existsSync(join(dataDir, 'database.new'))).toBe(false);
  await portal.stop({ keepData: true });
  open.length = 0;

  writeFileSync(join(dataDir, 'database', 'global', 'pg_control'), 'not what it was');
  const { words, code } = await refusal({ dataDir, port: await freePort() });
  expect(code).toBe(1);
  expect(words).toMatch(/cannot be opened.*left as it is/);
  expect(readFileSync(join(dataDir, 'database', 'global', 'pg_control'), 'utf8')).toBe('not what it was');
});

onLinux('kill -9 of the parent ends the children, and the next start finds everything', async () => {
  const dataDir = temporaryFolder();
  const portal = await startAgain({ dataDir });
  await sendCode(portal, 'bo@example.com');
  const parent = processesOf(dataDir).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('portal.ts'));
  process.kill(parent as number, 'SIGKILL');
  await until(() => processesOf(dataDir).length === 0);
  open.length = 0;
  const again = await start({ dataDir });
  expect(await (await fetch(`${again.siteUrl}/dev/post`)).text()).toContain('bo@example.com');
});

onLinux('a child that dies is started again, loudly', async () => {
  const portal = await startAgain();
  const child = processesOf(portal.dataDir).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('api-process'));
  process.kill(child as number, 'SIGKILL');
  await until(() => portal.words().includes('The embedded Supabase ended unexpectedly (SIGKILL)'));
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await sendCode(portal, 'carla@example.com').catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the embedded Supabase did not come back');
});

onLinux('the secret keys reach only those who need them', async () => {
  const portal = await startAgain();
  const environmentOf = (name: string) => {
    const pid = processesOf(portal.dataDir).find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(name));
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  };
  expect(environmentOf('site-process')).not.toMatch(/sb_secret_|JWT_SECRET/);
  expect(environmentOf('post-office-process')).not.toMatch(/sb_secret_|JWT_SECRET|SESSION_SECRET/);
  expect(environmentOf('worker-process')).toMatch(/SUPABASE_SECRET_KEY=sb_secret_/);
});

test('with real mail configured there is no demo: no post office, no persona list', async () => {
  const portal = await startAgain({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  expect((await fetch(`${portal.siteUrl}/dev/post`)).status).toBe(404);
  expect(portal.words()).not.toContain('/dev/post');
  expect(portal.words()).not.toContain('Sign in as one of these');
});
