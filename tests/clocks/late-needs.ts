import type { FreshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';

/** So many pupils of Mette's who each asked at the bakery today and have not been answered. Returns the ids of their needs. */
export async function addLateNeeds(database: FreshDatabase, world: World, count: number): Promise<string[]> {
  const { sql } = database;
  const rows = await sql<{ id: string }[]>`
    with people as (
      insert into public.young_person (first_name, last_name, birth_date, situation, class_id, contact_id)
      select 'Prøve', lpad(i::text, 4, '0'), private.today() - interval '14 years' - interval '40 days', 'pupil', ${world.ids.class_8 as string}, ${world.ids.mette as string}
      from generate_series(1, ${count}::int) i returning id, last_name),
    needs as (
      insert into public.need (young_person_id, kind, status, raised_at, days_wanted, due_on)
      select id, 'school_placement', 'with_partner', private.now(), 5, private.add_working_days(private.today(), 3) from people returning id, young_person_id),
    asked as (
      insert into public.application (need_id, opening_id, host_id, rank, status, week, live_at)
      select n.id, ${world.ids.bread as string}, h.id, 1, 'live', ${world.weeks[2] as string}, private.now()
      from needs n, public.host h where h.workplace_id = ${world.ids.bakery_place as string} returning id, need_id),
    sent as (
      insert into public.event (lifecycle, command, from_status, to_status, actor, channel, young_person_id, need_id, application_id)
      select 'application', 'send', 'waiting', 'live', 'coordinator', 'self', n.young_person_id, n.id, a.id
      from asked a join needs n on n.id = a.need_id returning application_id),
    told as (
      insert into public.event (lifecycle, command, from_status, to_status, actor, channel, young_person_id, need_id)
      select 'need', 'forward', 'with_coordinator', 'with_partner', 'coordinator', 'self', n.young_person_id, n.id from needs n returning need_id)
    select n.id from needs n join people p on p.id = n.young_person_id where (select count(*) from sent) + (select count(*) from told) > 0 order by p.last_name`;
  return rows.map(({ id }) => id);
}

/** How many needs stand in each status. */
export async function needsByStatus(database: FreshDatabase): Promise<Record<string, number>> {
  const rows = await database.sql<{ status: string; n: number }[]>`select status, count(*)::int as n from public.need group by status`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** What matters of each need when all dates have passed. */
export async function endState(database: FreshDatabase, needs: readonly string[]) {
  const rows = await database.sql`
    select n.id, n.status, n.secretariat_told_at is not null as told, n.ended_at is not null as ended, y.contact_id is not null as has_contact,
      n.due_on is not null as has_date, n.next_actor, (select count(*)::int from public.hand_over h where h.need_id = n.id) as hand_overs,
      (select count(*)::int from public.seat_hold s join public.application a on a.id = s.application_id where a.need_id = n.id) as held
    from public.need n join public.young_person y on y.id = n.young_person_id where n.id = any (${[...needs]})`;
  const byId = new Map(rows.map(({ id, ...rest }) => [id as string, rest]));
  return needs.map((id) => byId.get(id) as (typeof rows)[number]);
}
