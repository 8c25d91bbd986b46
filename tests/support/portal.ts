import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './postgres-server.ts';
import { scratchFolder } from './scratch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A whole portal of one's own: the built site, the embedded Supabase, the worker and the post office. */
export interface TestPortal {
  siteUrl: string;
  /** The embedded Supabase. */
  url: string;
  publishableKey: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything it has printed. */
  words(): string;
  /** Ends it as Ctrl-C does and answers with its exit code; keeps the data when asked to. */
  stop(options?: { keepData?: boolean }): Promise<number | null>;
}

export interface TestPortalOptions {
  seed?: string;
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

/** Throttles so wide that a busy test run from one address does not meet them. */
const WIDE = JSON.stringify({ sendsPerAddress: 100_000, sendsPerPair: 1_000, sendsPerAccount: 1_000, wrongPerAddress: 100_000 });

/** Starts `npm start`'s own program with a fresh data folder on free ports, and waits until it has said where it is. */
export async function startPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const dataDir = options.dataDir ?? scratchFolder('portal');
  const port = options.port ?? (await freePort());
  let words = '';
  const child = spawn(process.execPath, [join(ROOT, 'src', 'portal', 'start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      SEED_SIZE: options.seed ?? 'small',
      CODE_THROTTLE: WIDE,
      UNSAFE_PER_MINUTE: '100000',
      OUTBOX_EVERY_MS: '200',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const listen = (chunk: Buffer) => {
    words += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    const look = setInterval(() => {
      if (!words.includes('Ctrl-C stops all of it.')) return;
      clearInterval(look);
      resolve();
    }, 50);
    void ended.then((code) => {
      clearInterval(look);
      reject(new Error(`The portal ended with code ${code}:\n${words}`));
    });
  });
  const connection = JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8')) as { url: string; publishableKey: string; site: string };
  return {
    siteUrl: connection.site,
    url: connection.url,
    publishableKey: connection.publishableKey,
    dataDir,
    process: child,
    words: () => words,
    stop: async ({ keepData = false } = {}) => {
      child.kill('SIGTERM');
      const code = await ended;
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
