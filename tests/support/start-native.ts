import { NATIVE_URL } from './native.ts';
import { startPostgresServer } from './postgres-server.ts';

/** Vitest global setup: one Postgres for the whole run, shared by every test file. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[NATIVE_URL]) return async () => {};
  const server = await startPostgresServer();
  process.env[NATIVE_URL] = server.url;
  return async () => {
    delete process.env[NATIVE_URL];
    await server.stop();
  };
}
