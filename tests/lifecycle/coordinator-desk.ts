import { afterEach, beforeEach, expect } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** The coordinators and the secretariat, as their commands meet the database: one fresh world for each test. */

export let database: FreshDatabase;
export let world: World;

export function freshEachTime(): void {
  beforeEach(async () => {
    ({ database, world } = await freshWorld());
  });
  // Whatever a test did, the eight laws hold after it.
  afterEach(async () => {
    const broken = await database.sql`select * from private.broken_laws()`;
    await database.drop();
    expect([...broken]).toEqual([]);
  });
}

export const id = (name: string) => {
  const found = world.ids[name];
  if (!found) throw new Error(`No ${name} in the world`);
  return found;
};
export const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
export const mette = <T>(work: (sql: PersonaSql) => Promise<T>) => as('mette', work);
/** The code of a refusal, or "done". */
export const outcome = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
export const needOf = async (need: string) =>
  (await database.sql`select *, due_on::text as due, close_on::text as closes from public.need where id = ${need}`)[0]!;
export const statusOf = async (need: string) => (await needOf(need)).status as string;
export const liveOf = async (need: string) =>
  (await database.sql`select id from public.application where need_id = ${need} and status in ('live', 'offered')`)[0]?.id as string;
export const eventsOf = async (need: string, command: string) =>
  await database.sql`select * from public.event where need_id = ${need} and command = ${command} order by id`;
export const travel = async (days: number) => await database.sql`update private.clock set moved_by = make_interval(days => ${days})`;
export const runDueDates = async () => Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]!.done);
export const weekDays = (monday: string, count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(monday) + index * 86_400_000).toISOString().slice(0, 10));

export const applyFor = (pupil: string, openings: string[], via = 'phone', who = 'mette') =>
  as(
    who,
    (sql) =>
      sql`select public.apply(${id(pupil)}, ${openings.map(id)}, ${openings.map((_, index) => world.weeks[index]!)}, '{}', '', true, true, ${id(`${pupil}_duty`)}, ${via})`,
  );
export const forward = (pupil: string, who = 'mette') => as(who, (sql) => sql`select public.forward(${id(`${pupil}_duty`)})`);
export const offer = (application: string, days = 5) =>
  mette((sql) => sql`select public.offer_place(${application}, ${weekDays(world.weeks[0]!, days)}, via => 'phone')`);
export const accept = (application: string) => mette((sql) => sql`select public.accept_offer(${application}, 'phone')`);
export const placementOf = async (need: string) =>
  (await database.sql`select * from public.placement where need_id = ${need} order by starts_on desc limit 1`)[0]!;

export async function arranged(pupil = 'asta', days = 5): Promise<string> {
  await applyFor(pupil, ['bread']);
  await forward(pupil);
  const application = await liveOf(id(`${pupil}_duty`));
  await offer(application, days);
  await accept(application);
  return application;
}
