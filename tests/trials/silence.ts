/**
 * `npm run trials silence`: the demo municipality for eight weeks in which nobody does anything. Every need keeps its
 * owner and its date, none is closed by a clock, and the secretariat knows of all that waits. `-- --quick` for the small one.
 */
import { overPostgres } from '../../src/portal/sql-connection.ts';
import { seed } from '../../src/seed/seed.ts';
import { liveInSilence, neverTold } from '../clocks/silence.ts';
import { freshDatabase, stopOwnServer } from '../support/native.ts';

const quick = process.argv.includes('--quick');
const started = performance.now();
const database = await freshDatabase();
try {
  await seed(overPostgres(database.sql), { size: quick ? 'small' : 'lyngfjord' });
  const silence = await liveInSilence(database, { days: 56, lawsEvery: quick ? 1 : 7 });
  const forgotten = await neverTold(database);

  console.log(`${silence.days} days of silence in ${quick ? 'the small municipality' : 'Lyngfjord'}\n`);
  for (const [what, value] of Object.entries(silence)) if (typeof value === 'number') console.log(`${String(value).padStart(8)}  ${what.replaceAll('_', ' ')}`);
  console.log('\nmessages asked for, by audience');
  for (const [audience, value] of Object.entries(silence.messages)) console.log(`${String(value).padStart(8)}  ${audience}`);
  if (forgotten.length > 0) console.table(forgotten.slice(0, 20));

  const kept =
    silence.closed_by_the_clock === 0 &&
    silence.untold === 0 &&
    silence.tasks_untold === 0 &&
    silence.without_owner === 0 &&
    silence.broken === 0 &&
    silence.failures === 0 &&
    forgotten.length === 0;
  console.log(JSON.stringify({ trial: 'silence', ...silence, never_told: forgotten.length, kept, seconds: Math.round((performance.now() - started) / 1000) }));
  process.exitCode = kept ? 0 : 1;
} finally {
  await database.drop();
  await stopOwnServer();
}
