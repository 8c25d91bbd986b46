import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { commands } from './commands.ts';
import { keepTheLaws, signEverybodyIn } from './machine.ts';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  ({ database, world } = await freshWorld());
  await signEverybodyIn(database, world);
});
afterAll(() => database.drop());

test('random sequences of commands keep the eight laws', { timeout: 300_000 }, async () => {
  const seed = Number(process.env.LAWS_SEED ?? Date.now() % 2 ** 31);
  const runs = Number(process.env.LAWS_RUNS ?? 12);
  console.log(`laws: seed ${seed}, ${runs} sequences`);
  const tally = await keepTheLaws(database, world, { runs, most: 50, seed });
  console.log(JSON.stringify(tally));
  // A machine that only ever meets refusals would prove nothing: the commands of the main path must have been carried out.
  for (const name of ['apply', 'forward', 'offer_place', 'accept_offer', 'hand_on', 'the worker runs']) expect(tally.done[name] ?? 0, name).toBeGreaterThan(0);
  expect(new Set(commands.map(([name]) => name)).size).toBeGreaterThan(50);
  for (const befell of ['killed', 'repeated', 'silences'] as const) expect(tally[befell], befell).toBeGreaterThan(0);
});
