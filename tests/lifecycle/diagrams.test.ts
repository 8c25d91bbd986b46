import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transition } from '../../src/features/lifecycle.ts';
import { personas } from '../../src/seed/personas.ts';
import { lifecycleDiagrams, withDiagrams } from '../support/diagrams.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { withParts } from '../support/readme-parts.ts';

const README = fileURLToPath(new URL('../../supabase/README.md', import.meta.url));

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ connections: 1 });
});
afterAll(() => database.drop());

const moves = async () => await database.sql<Transition[]>`select lifecycle, command, from_status, to_status from private.transition`;

test('the diagrams in supabase/README.md show the lawful moves of the database (else: node tests/support/write-diagrams.ts)', async () => {
  const readme = readFileSync(README, 'utf8');
  expect(withDiagrams(readme, lifecycleDiagrams(await moves()))).toBe(readme);
});

test('a move that is not drawn is found', async () => {
  const readme = readFileSync(README, 'utf8');
  await database.sql`insert into private.transition values ('need', 'forget', 'offered', 'fulfilled', 'system')`;
  expect(withDiagrams(readme, lifecycleDiagrams(await moves()))).not.toBe(readme);
  await database.sql`delete from private.transition where command = 'forget'`;
});

test('every relation and every migration that the tour names is there', async () => {
  const readme = readFileSync(README, 'utf8');
  const relations = new Set(
    (
      await database.sql`select c.relname as name, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'private') and c.relkind = 'r'`
    ).map((row) => row['name'] as string),
  );
  const tour = readme.slice(readme.indexOf('## The tables'), readme.indexOf('## Three layers'));
  const named = new Set([...tour.matchAll(/`(?:private\.)?([a-z_]+)`/g)].map((found) => found[1]!));
  expect([...relations].filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !relations.has(name))).toEqual([]);
});

test('the front README names the personas and draws how a need lives (else: node tests/support/write-diagrams.ts)', async () => {
  const front = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const all = await database.sql<Transition[]>`select lifecycle, command, from_status, to_status, actor from private.transition`;
  expect(withParts(front, all, personas)).toBe(front);
  expect(withParts(front, all, personas.slice(1))).not.toBe(front);
});
