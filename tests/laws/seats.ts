import type { FreshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';

export interface SeatRace {
  wanting: number;
  seats: number;
  given: number;
  refused: number;
  otherFailures: string[];
  taken: number;
  holds: number;
  broken: number;
  milliseconds: number;
}

/**
 * `wanting` young people have each a live application to the same opening; the workplace offers all of them a place at the same moment,
 * from as many connections as the pool has, and they all say yes at once. Real concurrency: needs native Postgres.
 */
export async function raceForSeats(database: FreshDatabase, world: World, { wanting, seats }: { wanting: number; seats: number }): Promise<SeatRace> {
  const { sql } = database;
  const monday = world.weeks[0]!;
  const [opening] = await sql`insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, published_at)
    values (${world.ids.bakery_place!}, 'school_placement', 'published', 'Alle vil herhen', '{bage}', 'Bente', '08:00', '14:00', 12, 'food_kitchen', private.now()) returning id`;
  await sql`insert into public.opening_seat (opening_id, day, seats) select ${opening!.id}, ${monday}::date + d, ${seats} from generate_series(0, 4) d`;
  const people = await sql<{ id: string }[]>`insert into public.young_person (first_name, last_name, birth_date, situation, class_id, contact_id)
    select 'Elev ' || g, 'Prøvesen', private.today() - interval '14 years 60 days', 'pupil', ${world.ids.class_8!}, ${world.ids.mette!} from generate_series(1, ${wanting}::int) g returning id`;
  const needs = await sql<{ id: string }[]>`insert into public.need (young_person_id, kind, status, raised_at, days_wanted, due_on)
    select y.id, 'school_placement', 'with_partner', private.now(), 5, private.today() + 5 from public.young_person y where y.id = any (${people.map((row) => row.id)}) returning id`;
  const applications = await sql<{ id: string }[]>`insert into public.application (need_id, opening_id, host_id, rank, status, week, live_at)
    select n, ${opening!.id}, (select h.id from public.host h where h.workplace_id = ${world.ids.bakery_place!}), 1, 'live', ${monday}, private.now()
    from unnest(${needs.map((row) => row.id)}::uuid[]) n returning id`;
  await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, young_person_id, need_id)
    select 'need', 'forward', 'with_coordinator', 'with_partner', 'coordinator', 'self', n.young_person_id, n.id from public.need n where n.id = any (${needs.map((row) => row.id)})`;
  await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, young_person_id, need_id, application_id)
    select 'application', 'forward', 'waiting', 'live', 'coordinator', 'self', n.young_person_id, n.id, a.id
    from public.application a join public.need n on n.id = a.need_id where a.id = any (${applications.map((row) => row.id)})`;
  const days = [0, 1, 2, 3, 4].map((day) => new Date(Date.parse(monday) + day * 86_400_000).toISOString().slice(0, 10));

  const race: SeatRace = { wanting, seats, given: 0, refused: 0, otherFailures: [], taken: 0, holds: 0, broken: 0, milliseconds: 0 };
  const started = performance.now();
  await Promise.all(
    applications.map(async ({ id }) => {
      try {
        await database.asPersona(world.users.bente!, (as) => as`select public.offer_place(${id}, ${days}::date[])`);
        await database.asPersona(world.users.mette!, (as) => as`select public.accept_offer(${id}, 'phone')`);
        race.given += 1;
      } catch (cause) {
        if ((cause as Error).message === 'seat_taken') race.refused += 1;
        else race.otherFailures.push((cause as Error).message);
      }
    }),
  );
  race.milliseconds = Math.round(performance.now() - started);
  const [counts] =
    await sql`select max(s.taken)::int as taken, (select count(distinct h.application_id)::int from public.seat_hold h join public.opening_seat x on x.id = h.opening_seat_id where x.opening_id = ${opening!.id}) as holds
    from public.opening_seat s where s.opening_id = ${opening!.id}`;
  const [broken] = await sql`select count(*)::int as n from private.broken_laws()`;
  return { ...race, taken: counts!.taken, holds: counts!.holds, broken: broken!.n };
}
