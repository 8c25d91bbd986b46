import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldReasons } from '../../src/copy/failures.ts';
import { failureStatus } from '../../src/server/failures.ts';
import { type FreshDatabase, freshDatabase, migrationFiles } from '../support/native.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ connections: 1 });
});
afterAll(() => database.drop());

test('the database refuses with the codes that the site knows, and answers with the same status', async () => {
  const rows = await database.sql<{ code: string; http_status: number }[]>`select code, http_status from private.failure_code`;
  const inSql = Object.fromEntries(rows.map((row) => [row.code, row.http_status]));
  // What went wrong by our own mistake is never raised by name, nor can the database say that it does not answer.
  const { something_went_wrong: _, unreachable: __, ...raised } = failureStatus;
  expect(inSql).toEqual(raised);
});

test('every reason that a command gives for a field has a sentence', () => {
  const said = migrationFiles().flatMap((file) => [...file.sql.matchAll(/fail\('invalid_input',\s*'[a-z_]+',\s*'(\w+)'/g)].map((found) => found[1] ?? ''));
  expect(said.length).toBeGreaterThan(10);
  expect([...new Set(said)].filter((reason) => !Object.hasOwn(fieldReasons, reason))).toEqual([]);
});
