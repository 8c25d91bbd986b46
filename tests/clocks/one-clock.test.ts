import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { migrationFiles } from '../support/native.ts';

/** Rules read one clock, the database's private.now(), so that tests and the demo can travel. */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** SQL without comments and without quoted words, which may speak of time. */
const bare = (sql: string) => sql.replaceAll(/--[^\n]*/g, '').replaceAll(/'(?:[^']|'')*'/g, "''");
const ownClock =
  /(?<![.\w])(?:(?:pg_catalog\.)?(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|current_date|current_time(?:stamp)?|localtime(?:stamp)?)/gi;

/** Where real time is meant: the clock itself, and claims and retries that must not wait for a journey. */
const realTime: Record<string, RegExp> = {
  foundation: /transaction_timestamp\(\) \+ \(select c\.moved_by/g,
  due_dates: /pg_catalog\.clock_timestamp\(\)/g,
  travel: /pg_catalog\.transaction_timestamp\(\)/g,
};

function findings(name: string, sql: string): string[] {
  const allowed = realTime[name];
  const text = allowed ? bare(sql).replaceAll(allowed, '') : bare(sql);
  return [...text.matchAll(ownClock)].map(([word]) => `${name}: ${word}`);
}

test('no migration asks the machine what time it is', () => {
  expect(migrationFiles().flatMap(({ name, sql }) => findings(name, sql))).toEqual([]);
  // The control: each of these is seen.
  expect(findings('x', "select now(), current_date, 'now()', private.now() -- now()")).toEqual(['x: now(', 'x: current_date']);
  expect(findings('x', 'select pg_catalog.now(); select localtimestamp')).toHaveLength(2);
});

const wallClock = /\bDate\.now\(\)|\bnew Date\(\)|\bDate\(\)/;

/** Where the wall clock is meant: signing in, what is kept for a while, when a mail was caught, the log, and the demo's own banner. */
const mayAskTheWall = [
  'src/features/dates.ts',
  'src/features/municipality/municipality.server.ts',
  'src/pages/dev/post/[id].astro',
  'src/pages/dev/post/index.astro',
  'src/server/failures.ts',
  'src/server/sealed-cookie.ts',
  'src/server/session.ts',
];

test('no rule, page or action asks the machine what day it is', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|astro)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    // The processes keep real time: claims, retries, throttles, files.
    .filter((file) => !relative(root, file).startsWith('src/portal/'));
  const asking = files.filter((file) => wallClock.test(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''))).map((file) => relative(root, file));
  expect(asking.sort()).toEqual(mayAskTheWall);
  expect(wallClock.test('const today = new Date();')).toBe(true);
});
