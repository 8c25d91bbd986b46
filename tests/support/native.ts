import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

const MIGRATIONS = fileURLToPath(new URL('../../supabase/migrations/', import.meta.url));
const HOSTED = fileURLToPath(new URL('./hosted.sql', import.meta.url));
/** Where the run's shared server stands; set by the vitest global setup. */
export const NATIVE_URL = 'UNGEGARANTI_NATIVE_URL';

export interface MigrationFile {
  version: string;
  name: string;
  path: string;
  sql: string;
}

/** Every file of supabase/migrations in the order in which it is applied. */
export function migrationFiles(): MigrationFile[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => /^\d+_.+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: file.slice(0, file.indexOf('_')),
      name: file.slice(file.indexOf('_') + 1, -'.sql'.length),
      path: join(MIGRATIONS, file),
      sql: readFileSync(join(MIGRATIONS, file), 'utf8'),
    }));
}

let own: Promise<PostgresServer> | undefined;

/** The address of the run's Postgres, without a database; starts one when nobody has. */
export async function serverUrl(): Promise<string> {
  const shared = process.env[NATIVE_URL];
  if (shared) return shared;
  own ??= startPostgresServer();
  return (await own).url;
}

/** Stops the server that `serverUrl` started in this process (benchmarks and trials call it at their end). */
export async function stopOwnServer(): Promise<void> {
  const server = await own;
  own = undefined;
  await server?.stop();
}

function connect(url: string, connections = 1): postgres.Sql {
  return postgres(url, { max: connections, onnotice: () => {} });
}

/** The address of `database` for the role that runs migrations: `postgres`, no superuser, as on hosted Supabase. */
function ownerUrl(server: string, database: string): string {
  const url = new URL(`${server}/${database}`);
  url.username = 'postgres';
  return url.href;
}

/** Lets one connection at a time prepare something; the others wait and find it done. */
async function once(admin: postgres.Sql, prepare: () => Promise<void>): Promise<void> {
  await admin`select pg_advisory_lock(20260819)`;
  try {
    await prepare();
  } finally {
    await admin`select pg_advisory_unlock(20260819)`;
  }
}

async function exists(admin: postgres.Sql, database: string): Promise<boolean> {
  const rows = await admin`select 1 from pg_database where datname = ${database}`;
  return rows.length > 0;
}

/** The roles of a hosted project. They belong to the server, not to one database. */
async function ensureRoles(admin: postgres.Sql): Promise<void> {
  const password = new URL(await serverUrl()).password;
  const [row] = await admin`select 1 from pg_roles where rolname = 'postgres'`;
  if (row) return;
  await admin.unsafe(`
    create role postgres login createdb createrole replication bypassrls password '${password}';
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
    create role authenticator login noinherit password '${password}';
    create role supabase_auth_admin login noinherit createrole password '${password}';
    grant anon, authenticated, service_role to authenticator;
    grant anon, authenticated, service_role, authenticator to postgres with admin option;
    grant supabase_auth_admin to supabase_admin;
    alter role postgres set search_path = '$user', public, extensions;
    alter role authenticator set search_path = public, extensions;
  `);
}

/** Applies one migration and its ledger row in one transaction, as `supabase db push` does, and names file and line of a failure. */
async function applyMigration(sql: postgres.Sql, file: MigrationFile): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(file.sql);
      await transaction`insert into supabase_migrations.schema_migrations (version, name, statements) values (${file.version}, ${file.name}, ${[file.sql]})`;
    });
  } catch (cause) {
    const failure = cause as postgres.PostgresError;
    const position = Number(failure.position ?? 0);
    const line = position ? file.sql.slice(0, position).split('\n').length : 0;
    const details = [failure.detail, failure.hint, failure.where].filter(Boolean).join('\n');
    throw new Error(`${file.version}_${file.name}.sql${line ? `:${line}` : ''}: ${failure.message}\n${details}`);
  }
}

/** Makes a database like a fresh hosted project, still without our migrations, and returns its address. */
async function createHosted(admin: postgres.Sql, name: string): Promise<string> {
  const server = await serverUrl();
  await ensureRoles(admin);
  await admin.unsafe(`create database ${name} owner postgres template template0`);
  const inside = connect(`${server}/${name}`);
  try {
    await inside.unsafe(readFileSync(HOSTED, 'utf8'));
  } finally {
    await inside.end();
  }
  return ownerUrl(server, name);
}

/** A database like a fresh hosted project, without our migrations: what `supabase db push` meets the first time. */
export async function createHostedDatabase(): Promise<string> {
  return await asAdmin(async (admin) => {
    let url = '';
    await once(admin, async () => {
      url = await createHosted(admin, freshName());
    });
    return url;
  });
}

/** An empty database with nothing of Supabase in it: what the embedded server meets the first time. Returns its superuser address. */
export async function createEmptyDatabase(): Promise<string> {
  const name = freshName();
  await asAdmin((admin) => admin.unsafe(`create database ${name} template template0`));
  return `${await serverUrl()}/${name}`;
}

/** Applies all of supabase/migrations to a database as the role in its address. */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url);
  try {
    for (const file of migrationFiles()) await applyMigration(sql, file);
  } finally {
    await sql.end();
  }
}

function freshName(): string {
  return `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

/** The migrated template, made by whoever needs it first; its name follows the content of the migrations. */
async function ensureTemplate(admin: postgres.Sql): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(HOSTED));
  for (const file of migrationFiles()) hash.update(file.version).update(file.sql);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  await once(admin, async () => {
    if (await exists(admin, template)) return;
    const half = `${template}_half`;
    await admin.unsafe(`drop database if exists ${half} with (force)`);
    await migrate(await createHosted(admin, half));
    await admin.unsafe(`alter database ${half} rename to ${template}`);
  });
  return template;
}

/** The connection that a persona's work receives: inside one transaction, with her role and claims. */
export type PersonaSql = postgres.TransactionSql;

export interface FreshDatabase {
  /** Acts as the owner, past every grant and policy: to arrange and to inspect. */
  sql: postgres.Sql;
  url: string;
  /** Adds a person who can sign in and returns the id. */
  createUser(email: string): Promise<string>;
  /** Runs `work` in one transaction as this signed-in person, or as a stranger when null. A throw rolls it back. */
  asPersona<T>(userId: string | null, work: (sql: PersonaSql) => Promise<T>): Promise<T>;
  /** Runs `work` as the worker does, with the secret key. */
  asWorker<T>(work: (sql: PersonaSql) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

/**
 * A migrated database of one's own, copied from the template (some 60 ms).
 * `connections` is the size of the pool: more than one for races.
 *
 * @example
 * const database = await freshDatabase();
 * await database.asPersona(ids.alma, (sql) => sql`select * from public.viewer()`);
 */
export async function freshDatabase({ connections = 4 }: { connections?: number } = {}): Promise<FreshDatabase> {
  const name = freshName();
  await asAdmin(async (admin) => copy(admin, await ensureTemplate(admin), name));
  return await open(name, connections);
}

/**
 * The same with what `build` makes in it, built once in a run and copied from then on. What `build` answers with is
 * kept beside the copy as JSON. `key` names it: another key is built anew.
 */
export async function freshCopy<T>(
  { key, build }: { key: string; build: (database: FreshDatabase) => Promise<T> },
  { connections = 4 }: { connections?: number } = {},
): Promise<{ database: FreshDatabase; built: T }> {
  const name = freshName();
  const built = await asAdmin(async (admin) => {
    const plain = await ensureTemplate(admin);
    const template = `${plain}_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
    await once(admin, async () => {
      if (await exists(admin, template)) return;
      const half = `${template}_half`;
      await admin.unsafe(`drop database if exists ${half} with (force)`);
      await copy(admin, plain, half);
      const database = await open(half, 4);
      const answer = JSON.stringify(await build(database));
      await database.sql.end();
      await admin.unsafe(`comment on database ${half} is '${answer.replaceAll("'", "''")}'`);
      await admin.unsafe(`alter database ${half} rename to ${template}`);
    });
    await copy(admin, template, name);
    const [row] = await admin`select shobj_description(oid, 'pg_database') as answer from pg_database where datname = ${template}`;
    return JSON.parse(row!['answer'] as string) as T;
  });
  return { database: await open(name, connections), built };
}

async function asAdmin<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = connect(`${await serverUrl()}/postgres`);
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function copy(admin: postgres.Sql, template: string, name: string): Promise<void> {
  await admin.unsafe(`create database ${name} owner postgres template ${template}`);
}

async function open(name: string, connections: number): Promise<FreshDatabase> {
  const server = await serverUrl();
  const url = ownerUrl(server, name);
  const sql = connect(url, connections);
  const sessions = new Map<string, Promise<string>>();

  // One live session per person, committed before her first transaction, so that
  // two transactions of the same person do not wait for each other.
  const sessionOf = (userId: string): Promise<string> => {
    let session = sessions.get(userId);
    if (!session) {
      const id = randomUUID();
      session = sql`insert into auth.sessions (id, user_id, created_at, updated_at, aal) values (${id}, ${userId}, now(), now(), 'aal1')`.then(() => id);
      sessions.set(userId, session);
    }
    return session;
  };

  const actAs = async <T>(role: string, claims: object, work: (sql: PersonaSql) => Promise<T>): Promise<T> => {
    const result = await sql.begin(async (transaction) => {
      await transaction`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true), set_config('role', ${role}, true)`;
      return await work(transaction);
    });
    return result as T;
  };

  return {
    sql,
    url,
    createUser: async (email) => {
      const id = randomUUID();
      await sql`insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
        values (${id}, 'authenticated', 'authenticated', ${email}, now(), '{}', '{}', now(), now())`;
      return id;
    },
    asPersona: async (userId, work) => {
      if (!userId) return await actAs('anon', { role: 'anon' }, work);
      const session_id = await sessionOf(userId);
      const [user] = await sql<{ email: string | null }[]>`select email from auth.users where id = ${userId}`;
      return await actAs('authenticated', { role: 'authenticated', aud: 'authenticated', sub: userId, session_id, email: user?.email }, work);
    },
    asWorker: async (work) => await actAs('service_role', { role: 'service_role' }, work),
    drop: async () => {
      await sql.end({ timeout: 1 });
      await asAdmin((admin) => admin.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}
