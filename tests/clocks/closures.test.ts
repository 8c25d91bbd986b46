import { beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** "Vi holder lukket", and what becomes of those who wait. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
  // A Tuesday at noon, so that every count of days is the same whenever this is run.
  await database.sql`update private.clock set moved_by = (date_trunc('week', now() at time zone 'Europe/Copenhagen') + interval '8 days 12 hours') at time zone 'Europe/Copenhagen' - now()`;
  return () => database.drop();
});

const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>): Promise<T> => database.asPersona(who && (world.users[who] ?? null), work);
const id = (name: string): string => world.ids[name] as string;
const inDays = async (days: number): Promise<string> => (await database.sql`select (private.today() + ${days}::int)::text as day`)[0]?.day as string;
const close = async (from: number, to: number, { who = 'bente', partner = 'bakery', place = null as string | null } = {}) =>
  as(who, async (sql) => sql`select public.announce_closure(${id(partner)}, ${await inDays(from)}, ${await inDays(to)}, ${place}) as id`).then(
    ([row]) => row?.id as string,
  );
const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    ({ message, detail, hint }: { message: string; detail?: string; hint?: string }) => [message, detail, hint].filter(Boolean).join(' '),
  );
const asks = async (): Promise<{ need: string; application: string }> => {
  const [row] = await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[world.weeks[1] as string]}::date[]) as id`);
  const need = row?.id as string;
  await as('mette', (sql) => sql`select public.forward(${need})`);
  const [live] = await database.sql`select id from public.application where need_id = ${need} and status = 'live'`;
  return { need, application: live?.id as string };
};
const needNow = async (need: string) => (await database.sql`select status, due_on::text as due_on from public.need where id = ${need}`)[0];
const dayPasses = async (days: number) => {
  await database.sql`update private.clock set moved_by = moved_by + make_interval(days => ${days}::int)`;
  await database.asWorker((sql) => sql`select public.run_due_dates()`);
};

describe('announcing', () => {
  test('the owner closes and opens again; a colleague, a stranger and another partner cannot', async () => {
    const closed = await close(3, 10);
    expect(await as('bente', (sql) => sql`select public.partner_closures(${id('bakery')}) as it`)).toEqual([
      { it: [{ id: closed, first_day: await inDays(3), last_day: await inDays(10), workplace: null, due_before: 0 }] },
    ]);
    for (const who of ['mads', 'karla', 'stranger', 'asta', 'mette']) {
      expect([who, await refusal(close(20, 22, { who }))]).toEqual([who, 'not_allowed']);
      expect([who, await refusal(as(who, (sql) => sql`select public.remove_closure(${closed})`))]).toEqual([who, 'not_found']);
    }
    await as('bente', (sql) => sql`select public.remove_closure(${closed})`);
    expect(await as('bente', (sql) => sql`select public.partner_closures(${id('bakery')}) as it`)).toEqual([{ it: [] }]);
  });

  test('sent twice it is one', async () => {
    const key = crypto.randomUUID();
    const [first, last] = [await inDays(3), await inDays(10)];
    const once = () => as('bente', (sql) => sql`select public.announce_closure(${id('bakery')}, ${first}, ${last}, request_key => ${key}) as id`);
    expect(await once()).toEqual(await once());
    expect(await database.sql`select id from public.partner_closure`).toHaveLength(1);
  });

  test('what cannot be is said by its name', async () => {
    await close(10, 40);
    expect(await refusal(close(-1, 4))).toBe('invalid_input first_day from_today_on');
    expect(await refusal(close(5, 4))).toBe('invalid_input last_day not_before_the_first');
    expect(await refusal(close(38, 50))).toBe('invalid_input first_day closed_already');
    expect(await refusal(close(100, 142))).toBe('invalid_input last_day six_weeks_at_most');
    // Put off from month to month, nobody would ever be due.
    expect(await refusal(close(41, 60))).toBe('invalid_input last_day six_weeks_at_most');
    expect(await refusal(close(1, 9))).toBe('done');
  });

  test('a day that was promised stands', async () => {
    const { application } = await asks();
    const monday = world.weeks[1] as string;
    await as('bente', (sql) => sql`select public.offer_place(${application}, ${[monday]}::date[])`);
    const [row] = await database.sql`select (${monday}::date - private.today())::int as ahead`;
    expect(await refusal(close(row?.ahead as number, (row?.ahead as number) + 4))).toBe('invalid_input first_day somebody_comes');
  });
});

describe('who waits', () => {
  test('asked after it was announced, the answer is due when the place is open again', async () => {
    const [before] = await database.sql`select private.add_working_days(private.today(), 3)::text as day`;
    await close(1, 10);
    const { need } = await asks();
    const [after] = await database.sql`select private.add_working_days(private.today() + 10, 3)::text as day`;
    expect(await needNow(need)).toEqual({ status: 'with_partner', due_on: after?.day });
    expect(before?.day).not.toBe(after?.day);
  });

  test('asked before, the date stands, and on the first closed day her contact person has her again', async () => {
    const { need } = await asks();
    const given = await needNow(need);
    await close(1, 10);
    expect(await needNow(need)).toEqual(given);
    const [row] = await as('bente', (sql) => sql`select public.partner_closures(${id('bakery')}) as it`);
    expect(row?.it[0].due_before).toBe(1);
    await dayPasses(1);
    expect(await needNow(need)).toMatchObject({ status: 'with_coordinator' });
    expect(await database.sql`select * from private.broken_laws()`).toHaveLength(0);
  });

  test('nobody is asked to come on a closed day', async () => {
    const { application } = await asks();
    await close(14, 30);
    const day = await inDays(15);
    expect(await refusal(as('bente', (sql) => sql`select public.invite_to_visit(${application}, ${day}, '15:00')`))).toBe('invalid_input visit_on closed_then');
    expect(await refusal(as('bente', (sql) => sql`select public.offer_place(${application}, ${[day]}::date[])`))).toBe('invalid_input days closed_then');
  });
});

test('closed days are no free days, for whoever looks, asks or offers', async () => {
  const monday = world.weeks[2] as string;
  const [row] = await database.sql`select (${monday}::date - private.today())::int as ahead`;
  const ahead = row?.ahead as number;
  const weeks = async () => {
    const [page] = await database.asPersona(
      null,
      (sql) => sql`select public.opening_page((select o.public_id from public.opening o where o.id = ${id('bread')})) as it`,
    );
    return page?.it.open;
  };
  const free = (open: { weeks: { week: string; free: number }[] }) => open.weeks.find(({ week }) => week === monday)?.free;
  expect(free(await weeks())).toBe(2);
  await close(ahead, ahead + 4);
  const open = await weeks();
  expect(free(open)).toBe(0);
  expect(open.closed).toHaveLength(1);
  expect(await refusal(as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[monday]}::date[])`))).toMatch(/^seat_taken/);
});
