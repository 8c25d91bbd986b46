/** `npm run trials laws`: 10,000 random sequences of up to 50 commands keep the eight laws. `-- --quick` for a few minutes' worth, `-- --minutes=N` for as many as fit, `-- --seed=N` to repeat one. */
import { cpus } from 'node:os';
import { keepTheLaws, signEverybodyIn } from '../laws/machine.ts';
import { freshDatabase, stopOwnServer } from '../support/native.ts';
import { buildWorld } from '../support/world.ts';

const option = (name: string) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];
const runs = Number(option('runs') ?? (process.argv.includes('--quick') ? 300 : 10_000));
const seed = Number(option('seed') ?? Date.now() % 2 ** 31);
const minutes = Number(option('minutes') ?? 0);
const most = 50;
const hands = Math.min(cpus().length, 4);

const started = performance.now();
const tallies = await Promise.all(
  Array.from({ length: hands }, async (_, hand) => {
    const database = await freshDatabase();
    try {
      const world = await buildWorld(database);
      await signEverybodyIn(database, world);
      return await keepTheLaws(database, world, { runs: Math.ceil(runs / hands), most, seed: seed + hand, minutes });
    } catch (cause) {
      // Said at once: the other hands still work, and fall when the server stops.
      console.error((cause as Error).cause ?? cause);
      throw cause;
    } finally {
      await database.drop();
    }
  }),
).finally(stopOwnServer);

const sum = (part: 'done' | 'refused') => {
  const all = new Map<string, number>();
  for (const tally of tallies) for (const [name, times] of Object.entries(tally[part])) all.set(name, (all.get(name) ?? 0) + times);
  return [...all].sort((a, b) => b[1] - a[1]);
};
const done = sum('done');
const refused = sum('refused');
const total = (rows: [string, number][]) => rows.reduce((so_far, [, times]) => so_far + times, 0);

const sequences = tallies.reduce((so_far, tally) => so_far + tally.sequences, 0);
console.log(`seed ${seed}, ${sequences} sequences of up to ${most} steps\n`);
console.log('carried out');
for (const [name, times] of done) console.log(`${String(times).padStart(8)}  ${name}`);
console.log('\nrefused with a code');
for (const [name, times] of refused.slice(0, 25)) console.log(`${String(times).padStart(8)}  ${name}`);
// keepTheLaws throws at the first broken law: getting here means none.
console.log(
  JSON.stringify({
    trial: 'laws',
    seed,
    sequences,
    steps: total(done) + total(refused),
    done: total(done),
    refused: total(refused),
    ...Object.fromEntries((['killed', 'repeated', 'silences'] as const).map((what) => [what, tallies.reduce((so_far, tally) => so_far + tally[what], 0)])),
    broken: 0,
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
