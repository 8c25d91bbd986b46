import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { runOutbox } from '../support/outbox-run.ts';

/** `npm run trials outbox` in short, and what it would say of an outbox that is wrong. */

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase({ connections: 4 });
});
afterEach(() => database.drop());

test('a mail server that is down for an hour and a worker that is killed lose nothing, and send nothing twice by key', async () => {
  const run = await runOutbox(database, { asked: 24, kills: 4, hourDown: true });
  expect(run).toMatchObject({ messages: 24, happenings: 24, lost: 0, twice: 0, undone: 0 });
  // At least once: only what a worker had handed over and not yet marked when it died comes again.
  expect(run.repeated).toBeLessThanOrEqual(run.kills);
  expect(run.waits).toEqual([1, 2, 4, 8, 16, 32]);
});

test('a worker that marks before it sends is found to lose mail', async () => {
  const run = await runOutbox(database, { asked: 12, kills: 2, hourDown: false, fault: 'mark_first' });
  expect(run.lost).toBeGreaterThan(0);
});

test('two messages of one happening are found', async () => {
  const run = await runOutbox(database, { asked: 6, kills: 0, hourDown: false, fault: 'no_key' });
  expect(run.twice).toBe(6);
});
