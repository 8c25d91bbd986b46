import { expect, test } from 'vitest';
import { freshDatabase, migrationFiles } from '../support/native.ts';

test('every migration applies, as the role and on the ground that hosted Supabase has', async () => {
  const database = await freshDatabase();
  const applied = await database.sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations order by version`;
  expect(applied.map((row) => row.version)).toEqual(migrationFiles().map((file) => file.version));
  await database.drop();
});

test('no two migrations share a version', () => {
  const versions = migrationFiles().map((file) => file.version);
  expect(new Set(versions).size).toBe(versions.length);
});

test('a persona acts in her own role with her own claims, and a stranger as anon', async () => {
  const database = await freshDatabase();
  const id = await database.createUser('alma@example.com');
  const [row] = await database.asPersona(id, (sql) => sql`select current_user as role, auth.uid() as id, auth.jwt() ->> 'session_id' as session`);
  expect(row).toMatchObject({ role: 'authenticated', id });
  const [live] = await database.sql`select user_id from auth.sessions where id = ${row?.session}`;
  expect(live?.user_id).toBe(id);
  const [stranger] = await database.asPersona(null, (sql) => sql`select current_user as role, auth.uid() as id`);
  expect(stranger).toMatchObject({ role: 'anon', id: null });
  await database.drop();
});
