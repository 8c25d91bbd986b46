/** `npm run trials seats`: 1,000 young people are offered and accept 10 seats at the same moment; exactly 10 get one. `-- --quick` for 200. */
import { raceForSeats } from '../laws/seats.ts';
import { freshDatabase, stopOwnServer } from '../support/native.ts';
import { buildWorld } from '../support/world.ts';

const wanting = process.argv.includes('--quick') ? 200 : 1000;
const rounds = process.argv.includes('--quick') ? 1 : 3;
const races = [];
for (let round = 0; round < rounds; round += 1) {
  const database = await freshDatabase({ connections: 24 });
  try {
    races.push(await raceForSeats(database, await buildWorld(database), { wanting, seats: 10 }));
  } finally {
    await database.drop();
  }
}
await stopOwnServer();

console.log('round  wanting  seats  given  refused  other failures  taken  holds  broken laws      ms');
for (const [round, race] of races.entries()) {
  const cells = [
    round + 1,
    race.wanting,
    race.seats,
    race.given,
    race.refused,
    race.otherFailures.length,
    race.taken,
    race.holds,
    race.broken,
    race.milliseconds,
  ];
  console.log(cells.map((cell, column) => String(cell).padStart([5, 9, 7, 7, 9, 16, 7, 7, 13, 8][column]!)).join(''));
}
const exact = races.every((race) => race.given === 10 && race.taken === 10 && race.holds === 10 && race.broken === 0 && race.otherFailures.length === 0);
console.log(JSON.stringify({ trial: 'seats', wanting, seats: 10, rounds, given: races.map((race) => race.given), exact }));
process.exitCode = exact ? 0 : 1;
