import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, embeddedEngine } from './engines.ts';
import { crash } from './trial.ts';
import { ask } from './writers.ts';

// One kill of each sort, as a watch over the trial itself: `npm run trials crash` does 200 for each engine.

let engine: Engine;
beforeAll(async () => {
  engine = await embeddedEngine(400);
});
afterAll(async () => await engine.remove());

test('kill -9 in the middle of writing: nothing acknowledged is lost, nothing is half applied', async () => {
  const tally = await crash(engine, { kills: 1 });
  expect(tally.acknowledged).toBeGreaterThan(0);
  expect(tally).toMatchObject({ lost: 0, halfApplied: 0, broken: 0 });
});

test('the watch sees an answer that is given before it is kept', async () => {
  expect((await crash(engine, { kills: 1, writers: 8, eager: true })).lost).toBeGreaterThan(0);
});

test('the watch sees a change whose mail is missing', async () => {
  const tally = await crash(engine, {
    kills: 1,
    afterRestart: async (url, people) => {
      let forgotten = 0;
      for (const person of people) forgotten += Number(await ask({ url, keys: engine.keys }, 'trial_forgets_a_mail', { person }));
      expect(forgotten).toBeGreaterThan(0);
    },
  });
  expect(tally.lost).toBe(0);
  expect(tally.halfApplied).toBeGreaterThan(0);
});
