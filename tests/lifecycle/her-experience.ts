import { afterAll, beforeAll, expect } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { buildStages, type Sql, type Stage } from './arrange.ts';

/** What the tests of her experience share: a stage to play on, what she and her contact person read, and what was sent. */

export let database: FreshDatabase;
export let play: Awaited<ReturnType<typeof buildStages>>['play'];

export function withStages(): void {
  beforeAll(async () => {
    database = await freshDatabase();
    ({ play } = await buildStages(database));
  });
  afterAll(() => database.drop());
}

export const outcome = async (stage: Stage, who: string, statement: (sql: Sql) => Parameters<Stage['as']>[1] extends (sql: Sql) => infer R ? R : never) =>
  await stage.sql
    .savepoint(() => stage.as(who, statement))
    .then(
      () => 'done',
      (thrown: Error) => thrown.message,
    );
export const read = async <T>(stage: Stage, who: string, statement: (sql: Sql) => Parameters<Stage['as']>[1] extends (sql: Sql) => infer R ? R : never) =>
  (await stage.as(who, statement))[0]!.it as T;
export const mine = (stage: Stage) => read<Mine>(stage, 'bo', (sql) => sql`select public.my_experience() as it`);
export const helped = (stage: Stage, who = 'mette') =>
  read<Record<string, unknown>>(stage, who, (sql) => sql`select public.pupil_experience(${stage.case.person}) as it`);
export const tasks = (
  stage: Stage,
  kind: string,
) => stage.sql`select t.due_on = private.today() as today, s.name from public.task t join public.staff_member s on s.id = t.staff_id
  where t.kind = ${kind} and t.done_at is null`;
export const sent = (stage: Stage, template: string) =>
  stage.sql<
    { to_address: string; data: Record<string, string> }[]
  >`select to_address, data from private.outbox where template = ${template} order by made_at, to_address`;
/** The token of the newest message of this kind, before it is sent. */
export const token = async (stage: Stage, template: string) => (await sent(stage, template)).at(-1)!.data['token']!;
export const lawsHold = async (stage: Stage) => expect([...(await stage.sql`select * from private.broken_laws()`)]).toEqual([]);

export interface Mine {
  placements: {
    placement_id: string;
    before: { id: string } | null;
    after: { id: string; shared: boolean } | null;
    may_write_before: boolean;
    may_quote: boolean;
    check_in: { id: string; week: number } | null;
    quote: { status: string } | null;
  }[];
  steps: { id: string; words: string; accepted: boolean; done: boolean }[];
}

export const reflect =
  (stage: Stage, moment: string, words = ['Om hunde', '', ''], scores: (number | null)[] = [2, null, 4]) =>
  (sql: Sql) =>
    sql`select public.save_reflection(${stage.case.placement}, ${moment}, ${words}, ${scores as number[]}::int[]) as id`;
