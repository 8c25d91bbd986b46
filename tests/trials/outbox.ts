/**
 * `npm run trials outbox`: figure 8. A real mail server is down for an hour of the portal's time (connections refused, then 451)
 * and the worker is killed 200 times (kill -9) while it sends. `-- --quick` for 20 kills.
 */
import { freshDatabase, stopOwnServer } from '../support/native.ts';
import { runOutbox } from '../support/outbox-run.ts';

const quick = process.argv.includes('--quick');
const database = await freshDatabase({ connections: 4 });
const run = await runOutbox(database, { asked: quick ? 100 : 1000, kills: quick ? 20 : 200, hourDown: true }).finally(() => database.drop());
await stopOwnServer();

for (const [what, value] of Object.entries(run)) console.log(`${what.padEnd(14)}${Array.isArray(value) ? value.join(', ') : value}`);
const holds =
  run.lost === 0 &&
  run.twice === 0 &&
  run.undone === 0 &&
  run.messages === run.asked &&
  run.happenings === run.asked &&
  run.repeated <= run.kills &&
  run.waits.join() === '1,2,4,8,16,32';
console.log(JSON.stringify({ trial: 'outbox', ...run, holds }));
process.exitCode = holds ? 0 : 1;
