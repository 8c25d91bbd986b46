import { beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { buildWorld, freshWorld, type World } from '../support/world.ts';
import { addLateNeeds, endState, needsByStatus } from './late-needs.ts';

/** Silence has an owner: run twice, at once, late, after a week off, and with a row that cannot be moved. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld({ connections: 8 }));
  return () => database.drop();
});

const run = async (most = 200) => Number((await database.asWorker((sql) => sql`select public.run_due_dates(${most}) as done`))[0]?.done);
const runUntilStill = async () => {
  for (let rounds = 0; rounds < 100; rounds += 1) if ((await run()) === 0) return;
  throw new Error('the clock never came to rest');
};
const travelTo = async (days: number) => await database.sql`update private.clock set moved_by = make_interval(days => ${days}::int)`;
const broken = async () => await database.sql`select law, subject from private.broken_laws()`;

describe('run at once', () => {
  test('eight workers at the same moment do what one does, once', async () => {
    await addLateNeeds(database, world, 60);
    await travelTo(20);
    const done = await Promise.all(Array.from({ length: 8 }, () => run()));
    await runUntilStill();
    expect(done.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(60);
    // One hand-over and one event each, though eight were at it.
    expect(await database.sql`select need_id from public.hand_over group by need_id having count(*) > 1`).toHaveLength(0);
    expect(
      await database.sql`select need_id from public.event where command = 'return_overdue' and lifecycle = 'need' group by need_id having count(*) > 1`,
    ).toHaveLength(0);
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 60, wishing: 4 });
    expect(await database.sql`select step from private.due_failure`).toHaveLength(0);
    expect(await broken()).toHaveLength(0);
  });

  test('an answer that is being written keeps its row: the clock passes by and comes again', async () => {
    const [need] = await addLateNeeds(database, world, 1);
    await travelTo(20);
    await database.sql.begin(async (sql) => {
      await sql`select id from public.need where id = ${need as string} for update`;
      await runUntilStill();
    });
    const [before] = await database.sql`select status from public.need where id = ${need as string}`;
    expect(before?.status).toBe('with_partner');
    await runUntilStill();
    const [after] = await database.sql`select status from public.need where id = ${need as string}`;
    expect(after?.status).toBe('with_coordinator');
  });
});

describe('run late', () => {
  test('after three weeks off all is as if it had run every day', async () => {
    const needs = await addLateNeeds(database, world, 12);
    await travelTo(35);
    await runUntilStill();
    // The coordinators' own date, given late, passes too.
    await travelTo(45);
    await runUntilStill();
    const late = await endState(database, needs);

    const other = await freshDatabase();
    try {
      const again = await addLateNeeds(other, await buildWorld(other), 12);
      for (let day = 1; day <= 45; day += 1) {
        await other.sql`update private.clock set moved_by = make_interval(days => ${day})`;
        await other.asWorker((sql) => sql`select public.run_due_dates()`);
      }
      expect(late).toEqual(await endState(other, again));
    } finally {
      await other.drop();
    }
    expect(late.every(({ told, ended, has_contact, has_date }) => told && !ended && has_contact && has_date)).toBe(true);
  });

  test('a thousand are overdue: in rounds that each end soon, and nobody is forgotten', async () => {
    await addLateNeeds(database, world, 1_000);
    await travelTo(20);
    expect(await run(150)).toBe(150);
    await runUntilStill();
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 1_000, wishing: 4 });
  });
});

describe('one that cannot be moved', () => {
  test('the others go on, the secretariat is told of her, and nothing is said of who she is', async () => {
    const needs = await addLateNeeds(database, world, 20);
    const bad = needs[7] as string;
    await database.sql.unsafe(`
      create function private.stand_still() returns trigger language plpgsql as $$
      begin if new.status <> old.status and old.id = '${bad}' then raise exception 'asta prøvesen cannot be moved'; end if; return new; end $$;
      create trigger stand_still before update on public.need for each row execute function private.stand_still();`);
    await travelTo(20);
    await runUntilStill();
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 19, with_partner: 1, wishing: 4 });
    const [she] = await database.sql`select secretariat_told_at is not null as told, due_on is not null as dated from public.need where id = ${bad}`;
    expect(she).toEqual({ told: true, dated: true });
    expect(await database.sql`select step, subject, sql_state, times from private.due_failure`).toEqual([
      { step: 'return', subject: bad, sql_state: 'P0001', times: 1 },
    ]);
    expect((await broken()).map(({ law }) => law)).toEqual(['3: the clock could not carry out: return P0001']);

    await database.sql`drop trigger stand_still on public.need`;
    await database.sql`update private.due_failure set last_at = last_at - interval '5 minutes'`;
    await runUntilStill();
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 20, wishing: 4 });
    expect(await broken()).toHaveLength(0);
  });

  test('planted: without the savepoint one bad row stops everybody', async () => {
    const needs = await addLateNeeds(database, world, 3);
    const [row] = await database.sql`select pg_get_functiondef('private.run_due_step'::regproc) as source`;
    const source = row?.source as string;
    await database.sql.unsafe(source.replace(/exception when others then[\s\S]*?\n {4}end;\n {2}end loop/, 'end;\n  end loop'));
    await database.sql.unsafe(`
      create function private.stand_still() returns trigger language plpgsql as $$
      begin if new.status <> old.status and old.id = '${needs[1]}' then raise exception 'stands'; end if; return new; end $$;
      create trigger stand_still before update on public.need for each row execute function private.stand_still();`);
    await travelTo(20);
    await expect(run()).rejects.toThrow('stands');
    expect((await needsByStatus(database)).with_partner).toBe(3);
  });
});

describe('the contact person is on leave', () => {
  test('no date moves: the turn comes back, the deputy has it, and the secretariat is told as ever', async () => {
    const needs = await addLateNeeds(database, world, 2);
    await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day)
      values (${world.ids.mette as string}, ${world.ids.dorthe as string}, private.today(), private.today() + 60)`;
    await travelTo(6);
    await runUntilStill();
    const [answers] = await database.sql`select private.answers_for(${world.ids.mette as string}) as id`;
    expect(answers?.id).toBe(world.ids.dorthe);
    const rows =
      await database.sql`select n.status, y.contact_id from public.need n join public.young_person y on y.id = n.young_person_id where n.id = any (${needs})`;
    expect(rows).toEqual(needs.map(() => ({ status: 'with_coordinator', contact_id: world.ids.mette })));
    await travelTo(20);
    await runUntilStill();
    expect(await database.sql`select id from public.need where id = any (${needs}) and secretariat_told_at is not null`).toHaveLength(2);
  });
});

describe('an announced close', () => {
  test('a new wish lets it fall away, whether it goes to the desk or straight to a partner', async () => {
    const wish = (who: string, opening: string, week: string | null) =>
      database.asPersona(
        world.users[who] as string,
        (sql) => sql`select public.apply(${world.ids[who] as string}, ${[world.ids[opening] as string]}::uuid[], ${[week]}::date[]) as id`,
      );
    const [first] = await wish('asta', 'bread', world.weeks[2] as string);
    await database.asPersona(world.users.mette as string, (sql) => sql`select public.announce_close(${first?.id as string}, 'other_help', 'kui')`);
    await wish('asta', 'tables', world.weeks[2] as string);
    const [second] = await database.asPersona(world.users.dina as string, (sql) => sql`select public.open_need(${world.ids.dina as string}, null) as id`);
    await database.asPersona(world.users.kui as string, (sql) => sql`select public.announce_close(${second?.id as string}, 'job')`);
    await wish('dina', 'counter', null);
    const rows =
      await database.sql`select status, close_on, close_outcome from public.need where id in (${first?.id as string}, ${second?.id as string}) order by status`;
    expect(rows).toEqual([
      { status: 'with_coordinator', close_on: null, close_outcome: null },
      { status: 'with_partner', close_on: null, close_outcome: null },
    ]);
    await travelTo(20);
    await runUntilStill();
    expect((await needsByStatus(database)).closed_with_help).toBeUndefined();
    expect(await broken()).toHaveLength(0);
  });
});

describe('pg_cron', () => {
  test('where it is, the clock is scheduled by name; where it is not, nothing happens', async () => {
    expect(await database.sql`select private.schedule_clock() as it`).toEqual([{ it: false }]);
    await database.sql.unsafe(`
      create schema cron;
      create table cron.job (jobname text primary key, schedule text, command text);
      create function cron.schedule(job_name text, schedule text, command text) returns bigint language sql as $$
        insert into cron.job values ($1, $2, $3) on conflict (jobname) do update set command = $3 returning 1::bigint $$;`);
    await database.sql`select private.schedule_clock()`;
    await database.sql`select private.schedule_clock()`;
    const jobs = await database.sql<{ schedule: string; command: string }[]>`select schedule, command from cron.job order by jobname`;
    expect(jobs).toEqual([
      { schedule: '* * * * *', command: 'select public.run_due_dates(1000)' },
      { schedule: '*/5 * * * *', command: 'select public.run_reminders()' },
      { schedule: '17 * * * *', command: 'select public.purge_due(5000)' },
    ]);
    // And what it runs can be run.
    for (const { command } of jobs) await database.sql.unsafe(command);
  });
});
