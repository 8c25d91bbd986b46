/**
 * `npm run trials crash`: kill -9 in the middle of writing, 200 times for each engine, on one data folder. Nothing that
 * was acknowledged is lost, nothing is half applied. `-- --quick` for 10 kills, `-- native` or `-- embedded` for one engine.
 */
import { embeddedEngine, nativeEngine } from '../crash/engines.ts';
import { type CrashTally, crash } from '../crash/trial.ts';

const kills = process.argv.includes('--quick') ? 10 : 200;
const engines = { embedded: embeddedEngine, native: nativeEngine };
const named = Object.keys(engines).filter((name) => process.argv.includes(name));
const tallies: CrashTally[] = [];
for (const [name, make] of Object.entries(engines)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const engine = await make(kills * 60);
  const began = performance.now();
  try {
    tallies.push(
      await crash(engine, {
        kills,
        onKill: (tally) => {
          if (tally.kills % 20 === 0) console.log(`${tally.engine}: ${tally.kills} kills, ${tally.acknowledged} acknowledged, ${tally.lost} lost`);
        },
      }),
    );
  } finally {
    await engine.remove();
  }
  const tally = tallies.at(-1) as CrashTally;
  console.log(
    `${tally.engine.padEnd(9)} kills ${tally.kills}  acknowledged ${tally.acknowledged}  lost ${tally.lost}  half applied ${tally.halfApplied}  broken laws ${tally.broken}  restart ${Math.round(tally.restartMs / tally.kills)} ms  in ${Math.round((performance.now() - began) / 1000)} s`,
  );
}
const held = tallies.every((tally) => tally.acknowledged > tally.kills && tally.lost === 0 && tally.halfApplied === 0 && tally.broken === 0);
console.log(JSON.stringify({ trial: 'crash', kills, engines: tallies.map(({ restartMs, ...tally }) => tally), held }));
process.exitCode = held ? 0 : 1;
