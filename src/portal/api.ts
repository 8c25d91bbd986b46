import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { App } from '@supabase/lite';
import { createPgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { layOutMail } from '../copy/mails/layout.ts';
import { signInCode } from '../copy/mails/sign-in-code.ts';
import { type ThrottleSettings, USUAL_THROTTLE } from './code-throttle.ts';
import type { MailCarrier, SmsCarrier } from './delivery.ts';
import { createEdge, type Edge, keepGrants, type LiteConnection, localTimestampWithT, timestampWithT } from './edge.ts';
import { createPhoneCodes } from './phone-codes.ts';
import { applyMigrations, provision, type SeedSize, seedDatabase } from './provision.ts';
import { readBody } from './request-body.ts';
import { overPglite, overPostgres, type SqlConnection } from './sql-connection.ts';

/** One hour would do for a mail that is late; a quarter is what the mail promises. */
const CODE_SECONDS = 15 * 60;
const TOKEN_SECONDS = 15 * 60;
/** No request to the database is larger than this. */
const BODY_LIMIT = 1_048_576;

export type ApiEngine = { engine: 'pglite'; dataDir: string } | { engine: 'native'; databaseUrl: string };

export interface ApiKeys {
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
}

export type ApiOptions = ApiEngine & {
  keys: ApiKeys;
  /** The portal's own address. */
  siteUrl: string;
  mail: MailCarrier;
  /** Carries codes by SMS; without it, sign-in is by mail alone. */
  sms?: SmsCarrier | undefined;
  seed: SeedSize;
  throttle?: Partial<ThrottleSettings>;
  siteSecret?: string | undefined;
  /** Another folder of migrations than the project's, for tests of the edge itself. */
  migrations?: string;
};

/** The embedded Supabase, ready to answer, not yet listening. */
export interface Api {
  edge: Edge;
  /** The server underneath, uncorrected: only for tests that watch whether a correction is still needed. */
  app: App;
  database: SqlConnection;
  /** Names of the migrations applied just now. */
  applied: string[];
  close(): Promise<void>;
}

/** Opens the database, brings it up to date, fills it when it is new, and puts the edge before it. */
export async function openApi(options: ApiOptions): Promise<Api> {
  // Read by lite at its first request; a municipality's portal reports to nobody.
  process.env['LITE_TELEMETRY'] = '0';
  const { connection, database } = await connect(options);
  const lite = connection as unknown as LiteConnection;
  keepGrants(lite);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: options.keys.jwtSecret,
      publishable_key: options.keys.publishableKey,
      secret_key: options.keys.secretKey,
      site_url: options.siteUrl,
      jwt_expiry: TOKEN_SECONDS,
      email: { enable_confirmations: true, otp_length: 6, otp_expiry: CODE_SECONDS },
    },
    options: { server: { admin: false, disableStudio: true } },
  });
  const sendCode = async (to: string, code: string) => await options.mail.send(to, layOutMail(signInCode(code), 'da'));
  const notUsed = () => Promise.reject(new Error('this kind of mail is not used'));
  app._mailer = {
    sendMagicLink: async (to, _token, code) => await sendCode(to, code),
    sendConfirmation: async (to, _token, code) => await sendCode(to, code),
    sendRecovery: notUsed,
    sendEmailChange: notUsed,
    sendReauthentication: notUsed,
  };
  await app.ensureSystemSchema();
  await provision(database);
  const applied = await applyMigrations(database, options.migrations);
  const isNew = (await database.query("select 1 from supabase_migrations.seed_files where path = 'portal'")).length === 0;
  if (isNew) {
    await seedDatabase(database, options.seed);
    await database.query("insert into supabase_migrations.seed_files (path, hash) values ('portal', $1)", [options.seed]);
  }
  const edge = createEdge({
    app: app as unknown as App,
    connection: lite,
    database,
    throttle: { ...USUAL_THROTTLE, ...options.throttle },
    phoneCodes: options.sms ? createPhoneCodes({ database, sms: options.sms, key: options.keys.jwtSecret, siteUrl: options.siteUrl }) : null,
    siteSecret: options.siteSecret,
  });
  return { edge, app: app as unknown as App, database, applied, close: async () => await connection.close() };
}

async function connect(options: ApiEngine) {
  if (options.engine === 'native') {
    const timestamp = { serialize: (text: string) => text };
    const connection = createPostgresConnection({
      url: options.databaseUrl,
      postgresOptions: {
        max: 10,
        onnotice: () => {},
        connection: { search_path: '"$user", public, extensions' },
        types: {
          timestamptz: { to: 1184, from: [1184], ...timestamp, parse: timestampWithT },
          timestamp: { to: 1114, from: [1114], ...timestamp, parse: localTimestampWithT },
        },
      },
    });
    return { connection, database: overPostgres(connection.driver) };
  }
  const connection = await createPgliteConnection({
    url: options.dataDir,
    pgliteOptions: {
      extensions: { pg_trgm, unaccent, cube, earthdistance, btree_gist, pgcrypto },
      parsers: { 1184: timestampWithT, 1114: localTimestampWithT },
    },
  });
  await connection.driver.waitReady;
  await connection.driver.exec('set search_path = "$user", public, extensions');
  return { connection, database: overPglite(connection.driver) };
}

export interface RunningApi extends Api {
  url: string;
}

/** Opens the embedded Supabase and listens on this machine only; port 0 takes any free one. */
export async function startApi(options: ApiOptions & { port?: number }): Promise<RunningApi> {
  const api = await openApi(options);
  const server = await listen(api.edge, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    ...api,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      });
      await api.close();
    },
  };
}

/** Serves the edge over HTTP. Rejects with EADDRINUSE when the port is taken. */
export async function listen(edge: Edge, port: number): Promise<Server> {
  const server = createServer((request, response) => void answer(edge, request, response));
  server.requestTimeout = 60_000;
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(edge: Edge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request, BODY_LIMIT);
    const result = body === 'too large' ? new Response(null, { status: 413 }) : await edge(asWebRequest(request, body), request.socket.remoteAddress ?? '');
    response.writeHead(result.status, [...result.headers].flat());
    if (!result.body || request.method === 'HEAD') response.end();
    else Readable.fromWeb(result.body as NodeStream).pipe(response);
  } catch (failure) {
    // Never the message: it can carry values of a row.
    console.error(`api: ${request.method} failed (${failure instanceof Error ? failure.name : 'unknown'})`);
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ code: 'XX000', message: 'internal error', details: null, hint: null }));
  }
}

function asWebRequest(request: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    headers.append(request.rawHeaders[index] as string, request.rawHeaders[index + 1] as string);
  const method = request.method ?? 'GET';
  return new Request(`http://127.0.0.1${request.url ?? '/'}`, {
    method,
    headers,
    ...(body.length > 0 && method !== 'GET' && method !== 'HEAD' ? { body: new Uint8Array(body) } : {}),
  });
}
