import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { raceForSeats } from './seats.ts';

let database: FreshDatabase;
let world: World;
beforeEach(async () => {
  ({ database, world } = await freshWorld({ connections: 16 }));
});
afterEach(() => database.drop());

test('ten seats wanted by 120 at once are given exactly ten times', { timeout: 120_000 }, async () => {
  const race = await raceForSeats(database, world, { wanting: 120, seats: 10 });
  expect(race).toMatchObject({ given: 10, refused: 110, otherFailures: [], taken: 10, holds: 10, broken: 0 });
});

test('control: with check-then-act instead of the conditional write, too many are given', { timeout: 120_000 }, async () => {
  const [row] = await database.sql`select pg_get_functiondef('private.hold_seats'::regproc) as source`;
  const source = (row!.source as string)
    .replace(/perform s\.id from public\.opening_seat s\s+where[^;]+for update;/, 'perform pg_sleep(0.01);')
    .replace(
      'update public.opening o set places_taken = o.places_taken + 1\n    where o.id = the_opening and (o.seats_in_all is null or o.places_taken < o.seats_in_all);',
      'perform 1;',
    )
    .replace(
      'update public.opening_seat s set taken = s.taken + 1\n',
      'update public.opening_seat s set taken = (select x.taken + 1 from public.opening_seat x where x.id = s.id)\n',
    )
    .replace('and s.taken < s.seats\n', 'and (select x.taken < x.seats from public.opening_seat x where x.id = s.id)\n');
  await database.sql.unsafe(source);
  const race = await raceForSeats(database, world, { wanting: 60, seats: 3 });
  expect(race.given !== 3 || race.broken > 0).toBe(true);
});

test('nobody is in two places at once, and without the constraint she would be', async () => {
  const need = world.ids.asta_duty!;
  const wednesday = new Date(Date.parse(world.weeks[0]!) + 2 * 86_400_000).toISOString().slice(0, 10);
  const offerAtBakery = async () => {
    await database.asPersona(world.users.asta!, (as) => as`select public.apply(${world.ids.asta!}, ${[world.ids.bread!]}, ${[world.weeks[0]!]}::date[])`);
    await database.asPersona(world.users.mette!, (as) => as`select public.forward(${need})`);
    const [application] = await database.sql`select id from public.application where need_id = ${need}`;
    await database.asPersona(world.users.bente!, (as) => as`select public.offer_place(${application!.id}, ${[wednesday]}::date[], '08:00', '11:00')`);
    await database.asPersona(world.users.asta!, (as) => as`select public.accept_offer(${application!.id})`);
  };
  await offerAtBakery();
  const [rest] = await database.sql`select id, days_wanted from public.need where split_from_id = ${need}`;
  // A morning is half a day.
  expect(rest!.days_wanted).toBe(4.5);
  const ownPlace = (from: string, to: string) =>
    database.asPersona(
      world.users.asta!,
      (as) =>
        as`select public.propose_own_place(${rest!.id}, 'Onkels værksted', 'Onkel', 'Vej 2', ${[wednesday]}::date[], ${from}, ${to}, 'onkel@firma.example')`,
    );
  await expect(ownPlace('10:00', '14:00')).rejects.toThrow('days_overlap');
  // A whole day beside a morning would make one date count for more than a day.
  await expect(ownPlace('11:00', '16:00')).rejects.toThrow('days_overlap');
  await ownPlace('11:00', '15:00');
  await database.sql`delete from public.placement_day where state = 'offered'`;
  await database.sql`update public.application set status = 'withdrawn', ended_at = private.now() where status = 'live'`;
  await database.sql`update public.need set status = 'with_coordinator' where id = ${rest!.id}`;
  await database.sql`alter table public.placement_day drop constraint nobody_is_in_two_places_at_once`;
  await ownPlace('10:00', '14:00');
});
