import { beforeEach, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** What somebody was to do for a young person and has not done reaches the secretariat by itself, once, whoever is away. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld({ connections: 8 }));
  return () => database.drop();
});

const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const run = async () => Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]?.done);
const runUntilStill = async () => {
  for (let rounds = 0; rounds < 50; rounds += 1) if ((await run()) === 0) return;
  throw new Error('the clock never came to rest');
};
const travelTo = async (days: number) => await database.sql`update private.clock set moved_by = make_interval(days => ${days}::int)`;
const told = async () =>
  (await database.sql<{ code: string }[]>`select code from public.event where command = 'tell_secretariat_of_task' order by code`).map(({ code }) => code);
const lying = async () => (await database.sql<{ law: string }[]>`select law from private.left_lying() where law like '%task%'`).length;
interface DeskTask {
  kind: string;
  first_name: string;
  staff: string;
  answers: string;
  need_late: boolean;
}
const desk = async () => (await as('sekretariat', (sql) => sql`select public.secretariat_desk() as desk`))[0]!.desk.tasks_told as DeskTask[];

/** One task of each kind for asta, and one that is about nobody. */
async function everyKind(): Promise<string[]> {
  const kinds = (await database.sql<{ kind: string }[]>`select unnest(enum_range(null::public.task_kind))::text as kind`).map(({ kind }) => kind);
  await database.sql`select private.make_task(k::public.task_kind, ${world.ids.mette!}, ${world.ids.asta!}, ${world.ids.asta_duty!}) from unnest(${kinds}::text[]) k`;
  await database.sql`select private.make_task('opening_problem', ${world.ids.konsulent!})`;
  return kinds.sort();
}

test('every kind that is about a young person, once: by eight workers at once, by a second run, by a late one', async () => {
  const kinds = await everyKind();
  await runUntilStill();
  expect(await told()).toEqual([]);
  await travelTo(12);
  expect(await lying()).toBe(kinds.length);
  await Promise.all(Array.from({ length: 8 }, () => run()));
  await runUntilStill();
  expect((await told()).sort()).toEqual(kinds);
  expect(await lying()).toBe(0);
  await travelTo(40);
  await runUntilStill();
  expect(await told()).toHaveLength(kinds.length);
  expect(await database.sql`select from private.due_failure`).toHaveLength(0);
  // A mail only where something has happened; the rest stands on the desk.
  expect(await database.sql`select to_address from private.outbox where template = 'incident_open'`).toEqual([{ to_address: 'sekretariat@lyngfjord.example' }]);
  expect((await desk()).map(({ kind }) => kind).sort()).toEqual(kinds.filter((kind) => kind !== 'incident'));
});

test('a message that nobody answers: on the desk with who answers today, in the digest, and gone when it is answered', async () => {
  const counted = async () => (await database.sql<{ late: number }[]>`select late::int from private.waits_for(${world.ids.sekretariat!})`)[0]!.late;
  await as('asta', (sql) => sql`select public.write_message('Hvornår hører jeg noget?', ${world.ids.asta_duty!})`);
  await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day) values (${world.ids.mette!}, ${world.ids.dorthe!}, private.today())`;
  await travelTo(12);
  expect([await desk(), await counted()]).toEqual([[], 0]);
  await runUntilStill();
  expect(await desk()).toMatchObject([{ kind: 'message', first_name: 'asta', staff: 'mette', answers: 'dorthe', need_late: false }]);
  expect(await counted()).toBe(1);
  const [need] = await database.sql<{ secretariat_told_at: Date | null }[]>`select secretariat_told_at from public.need where id = ${world.ids.asta_duty!}`;
  expect(need!.secretariat_told_at).toBeNull();
  await as('sekretariat', (sql) => sql`select public.write_message('På torsdag', ${world.ids.asta_duty!})`);
  expect([await desk(), await counted()]).toEqual([[], 0]);
  for (const who of ['mette', 'asta', 'raadet'])
    await expect(
      as(who, (sql) => sql`select public.secretariat_desk()`),
      who,
    ).rejects.toThrow('not_allowed');
});

test('what is done in time, or is being done right now, tells nobody', async () => {
  const [call] = await as('asta', (sql) => sql`select public.ask_for_call(${world.ids.asta!}, ${world.ids.asta_duty!}) as id`);
  await database.sql`select private.make_task('tip', ${world.ids.mette!}, ${world.ids.asta!}, ${world.ids.asta_duty!})`;
  await as('mette', (sql) => sql`select public.finish_task(${call!.id})`);
  await travelTo(12);
  await database.sql.begin(async (sql) => {
    await sql`select private.lock_need(${world.ids.asta_duty!})`;
    await runUntilStill();
    expect(await told()).toEqual([]);
  });
  await runUntilStill();
  expect(await told()).toEqual(['tip']);
});
