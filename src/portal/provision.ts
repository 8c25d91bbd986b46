import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SqlConnection } from './sql-connection.ts';

const MIGRATIONS = fileURLToPath(new URL('../../supabase/migrations/', import.meta.url));
const SEED = fileURLToPath(new URL('../seed/seed.ts', import.meta.url));

/** Thrown with a sentence for the person at the terminal, who can do something about it. */
export class ProvisionError extends Error {}

/**
 * Gives the database what a hosted project has before the first migration: the roles of the API, the
 * extensions schema, and default privileges that leave public open until a migration closes it.
 * Safe to run at every start.
 */
export async function provision(database: SqlConnection): Promise<void> {
  await database.exec(`
    do $$ begin
      if not exists (select 1 from pg_catalog.pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
      if not exists (select 1 from pg_catalog.pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
      if not exists (select 1 from pg_catalog.pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
    end $$;
    create schema if not exists extensions;
    grant usage on schema public, extensions, auth to anon, authenticated, service_role;
  `);
  const applied = await database.query('select 1 from supabase_migrations.schema_migrations limit 1');
  if (applied.length > 0) return;
  await database.exec(`
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  `);
}

/** Applies the migrations that the ledger does not know yet, each in one transaction with its ledger row, and returns their names. */
export async function applyMigrations(database: SqlConnection, directory = MIGRATIONS): Promise<string[]> {
  const ledger = await database.query<{ version: string; statements: string[] | null }>(
    'select version, statements from supabase_migrations.schema_migrations',
  );
  const known = new Map(ledger.map((row) => [row.version, row.statements?.[0]]));
  const applied: string[] = [];
  for (const file of readdirSync(directory)
    .filter((name) => /^\d+_.+\.sql$/.test(name))
    .sort()) {
    const version = file.slice(0, file.indexOf('_'));
    const text = readFileSync(join(directory, file), 'utf8');
    if (known.has(version)) {
      if (known.get(version) !== text) {
        throw new ProvisionError(
          `The migration ${file} is not the one that this database was made with. Migrations never change once they are used: undo the change, or start with another DATA_DIR.`,
        );
      }
      continue;
    }
    try {
      await database.transaction(async (inside) => {
        await inside.exec(text);
        await inside.query('insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)', [
          version,
          file.slice(file.indexOf('_') + 1, -'.sql'.length),
          [text],
        ]);
      });
    } catch (cause) {
      const { message, position } = cause as Error & { position?: string };
      const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : '';
      // Without the cause: it repeats the whole file.
      throw new ProvisionError(`The migration ${file}${line} cannot be applied: ${message}`);
    }
    applied.push(file);
  }
  return applied;
}

/** `none` leaves the database empty but for the reference data of the migrations. */
export type SeedSize = 'none' | 'small' | 'lyngfjord' | 'koebenhavn';

interface SeedModule {
  seed(database: SqlConnection, options: { size: Exclude<SeedSize, 'none'> }): Promise<void>;
}

/** Fills an empty database with the demo municipality, whole or not at all. */
export async function seedDatabase(database: SqlConnection, size: SeedSize): Promise<void> {
  if (size === 'none' || !existsSync(SEED)) return;
  const { seed } = (await import(pathToFileURL(SEED).href)) as SeedModule;
  await database.transaction(async (inside) => await seed(inside, { size }));
}

/** Reads SEED_SIZE as an operator wrote it. */
export function seedSize(text: string | undefined): SeedSize {
  const size = text || 'lyngfjord';
  if (size === 'none' || size === 'small' || size === 'lyngfjord' || size === 'koebenhavn') return size;
  throw new ProvisionError(`SEED_SIZE is "${size}"; it can be none, small, lyngfjord or koebenhavn.`);
}
