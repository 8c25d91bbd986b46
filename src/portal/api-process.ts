/** The child process in which the embedded Supabase lives: PGlite blocks its event loop while a query runs. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, type ApiOptions, listen, openApi } from './api.ts';
import { giveUp, setting, stopWhenAsked, tellReady } from './child.ts';
import { asStartFailure, dataPaths, type Lock, StartFailure, takeLock } from './data-folder.ts';
import { DEFAULT_MAIL_FROM, gatewayFromEnvironment, smtpCarrier } from './delivery.ts';
import type { Edge } from './edge.ts';
import { ProvisionError, seedSize } from './provision.ts';

const folder = setting('DATA_DIR');
const paths = dataPaths(folder);

/** A parent that was killed leaves this child's predecessor a moment to close the database. */
async function lockDatabase(): Promise<Lock> {
  for (let tries = 0; tries < 50; tries += 1) {
    const lock = takeLock(paths.databaseLock);
    if (lock) return lock;
    await pause(200);
  }
  throw new StartFailure(`Another process still has the database in ${folder} open. Stop it and start again.`);
}

/** Opens the database, and makes it first where there is none: in a folder beside, which gets its name when complete. */
async function openDatabase(options: Omit<ApiOptions, 'engine' | 'dataDir' | 'databaseUrl'>): Promise<Api> {
  if (!existsSync(paths.database)) {
    if (existsSync(paths.newDatabase)) {
      console.log('The first start was interrupted before it was done; beginning it again.');
      rmSync(paths.newDatabase, { recursive: true });
    }
    const made = await openApi({ ...options, engine: 'pglite', dataDir: paths.newDatabase });
    await made.close();
    renameSync(paths.newDatabase, paths.database);
  }
  return await openApi({ ...options, engine: 'pglite', dataDir: paths.database });
}

/**
 * Takes the port that the parent found free. On the first start another program may have been quicker, and the next
 * one does as well; a child started again must come back where the site looks for it, and gives its predecessor a moment.
 */
async function listenOn(edge: Edge, first: number, mustStay: boolean) {
  for (let tries = 0; ; tries += 1) {
    const port = mustStay ? first : first + tries;
    try {
      return await listen(edge, port);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
      if (tries >= 50) throw new StartFailure(`Port ${port} was taken by another program while the embedded Supabase was starting. Start again.`);
      if (mustStay) await pause(200);
    }
  }
}

/**
 * Lite prints every failed statement with the values it was given, and those are about people.
 * What stays is what a log is for: the code and where it came from.
 */
function printNoValues(): void {
  const print = console.error.bind(console);
  console.error = (...parts: unknown[]) => {
    const failure = parts.find((part) => part instanceof Error) as (Error & { code?: string; constraint?: string; routine?: string }) | undefined;
    if (!failure) return print(...parts.filter((part) => typeof part === 'string'));
    // A command that refuses is no fault.
    if (failure.code?.startsWith('PT')) return;
    print(`api: ${failure.name} ${failure.code ?? ''} ${failure.constraint ?? failure.routine ?? ''}`.trim());
  };
}

function sentence(cause: unknown): string {
  const failure = cause instanceof ProvisionError ? cause : asStartFailure(cause, folder);
  if (failure instanceof StartFailure || failure instanceof ProvisionError) return failure.message;
  return `The database in ${paths.database} cannot be opened (${failure.message.split('\n')[0]}). It was left as it is: put a copy back in its place, or start with another DATA_DIR.`;
}

printNoValues();
try {
  // The port is taken at once, while it is known to be free; the first start then takes its time over the data.
  let edge: Edge = async () => new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  const server = await listenOn(async (request, address) => await edge(request, address), Number(setting('API_PORT')), process.env['API_PORT_STAYS'] === 'yes');
  const lock = await lockDatabase();
  const api = await openDatabase({
    keys: { publishableKey: setting('EMBEDDED_PUBLISHABLE_KEY'), secretKey: setting('EMBEDDED_SECRET_KEY'), jwtSecret: setting('EMBEDDED_JWT_SECRET') },
    siteUrl: setting('SITE_URL'),
    mail: smtpCarrier(setting('SMTP_URL'), process.env['MAIL_FROM'] || DEFAULT_MAIL_FROM),
    sms: gatewayFromEnvironment(process.env),
    seed: seedSize(process.env['SEED_SIZE']),
    siteSecret: setting('SITE_SECRET'),
    throttle: JSON.parse(process.env['CODE_THROTTLE'] || '{}'),
  });
  edge = api.edge;
  stopWhenAsked(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
    });
    await api.close();
    lock.release();
  });
  tellReady({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
} catch (cause) {
  giveUp(sentence(cause));
}
