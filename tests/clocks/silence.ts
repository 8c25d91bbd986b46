import type postgres from 'postgres';
import type { FreshDatabase } from '../support/native.ts';

/** What eight weeks of silence left behind. */
export interface Silence {
  days: number;
  open_at_first: number;
  open_at_last: number;
  /** Needs that closed without a person's announcement. */
  closed_by_the_clock: number;
  closed_as_announced: number;
  /** Needs whose secretariat was told at some time. */
  told: number;
  /** Open needs of which the secretariat was never told though somebody was due. */
  untold: number;
  /** Overdue tasks about a young person: those the secretariat was told of, and those nobody was told of. */
  tasks_told: number;
  tasks_untold: number;
  /** Days on which some open need had no contact person who works here, no next actor or no date. */
  without_owner: number;
  /** Rows of private.broken_laws(), over all days. */
  broken: number;
  /** What the clock could not carry out. */
  failures: number;
  /** Messages asked for, by audience. */
  messages: Record<string, number>;
}

const settle = async (database: FreshDatabase): Promise<void> => {
  for (let rounds = 0; rounds < 1_000; rounds += 1) {
    const [row] = await database.asWorker((sql) => sql`select public.run_due_dates() as done`);
    if (Number(row?.done) === 0) return;
  }
  throw new Error('the clock never came to rest');
};

/**
 * Lives so many days in which nobody does anything, and looks at every need each day. Laws are asked daily, or less
 * often where the municipality is large.
 */
export async function liveInSilence(database: FreshDatabase, { days, lawsEvery = 1 }: { days: number; lawsEvery?: number }): Promise<Silence> {
  const { sql } = database;
  const count = async (query: postgres.PendingQuery<postgres.Row[]>): Promise<number> => Number((await query)[0]?.n);
  const first = await sql<{ id: string }[]>`select id from public.need where ended_at is null`;
  const ids = first.map(({ id }) => id);
  const announced = new Set((await sql<{ id: string }[]>`select id from public.need where close_on is not null and ended_at is null`).map(({ id }) => id));
  const sentBefore = await count(sql`select count(*) as n from private.outbox`);
  const [from] = await sql`select moved_by from private.clock`;
  let withoutOwner = 0;
  let broken = 0;
  for (let day = 1; day <= days; day += 1) {
    await sql`update private.clock set moved_by = ${from?.moved_by as string}::interval + make_interval(days => ${day}::int)`;
    await settle(database);
    await database.asWorker((inside) => inside`select public.run_reminders()`);
    withoutOwner += await count(sql`
      select count(*) as n from public.need n join public.young_person y on y.id = n.young_person_id left join public.staff_member s on s.id = y.contact_id
      where n.ended_at is null and (s.id is null or s.left_at is not null or n.next_actor is null or n.due_on is null)`);
    if (day % lawsEvery === 0 || day === days) broken += await count(sql`select count(*) as n from private.broken_laws()`);
  }
  const ended = await sql<{ id: string; status: string }[]>`select id, status from public.need where id = any (${ids}) and ended_at is not null`;
  const messages = await sql<{ audience: string; n: number }[]>`
    select t.audience::text as audience, count(*)::int as n from private.outbox o join private.message_template t on t.template = o.template group by 1 order by 1`;
  return {
    days,
    open_at_first: ids.length,
    open_at_last: await count(sql`select count(*) as n from public.need where ended_at is null`),
    closed_by_the_clock: ended.filter(({ id, status }) => status !== 'closed_with_help' || !announced.has(id)).length,
    closed_as_announced: ended.filter(({ id }) => announced.has(id)).length,
    told: await count(sql`select count(distinct need_id) as n from public.event where command = 'tell_secretariat'`),
    // A rest until a later day has an owner and a date, and is nobody's silence yet.
    untold: await count(sql`
      select count(*) as n from public.need n where n.ended_at is null and n.due_on < private.today() and n.secretariat_told_at is null`),
    tasks_told: await count(sql`select count(*) as n from public.task where secretariat_told_at is not null`),
    tasks_untold: await count(sql`
      select count(*) as n from public.task t where t.done_at is null and t.due_on < private.today() and t.secretariat_told_at is null and t.young_person_id is not null`),
    without_owner: withoutOwner,
    broken,
    failures: await count(sql`select count(*) as n from private.due_failure`),
    messages: { ...Object.fromEntries(messages.map(({ audience, n }) => [audience, n])), before: sentBefore },
  };
}

/** The needs that nobody has been told of after all that time. Who rests, works or is about to begin until a later day is nobody's silence yet. */
export async function neverTold(database: FreshDatabase): Promise<{ id: string; status: string; due_on: string }[]> {
  return await database.sql<{ id: string; status: string; due_on: string }[]>`
    select n.id, n.status, n.due_on::text from public.need n
    where n.ended_at is null and not (n.status in ('resting', 'arranged', 'under_way') and n.due_on >= private.today())
      and not exists (select from public.event e where e.need_id = n.id and e.command = 'tell_secretariat') order by n.due_on`;
}
