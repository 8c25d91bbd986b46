import { beforeEach, expect, test } from 'vitest';
import { waitedInWords } from '../../src/copy/needs.ts';
import { coordinatorDesk } from '../../src/features/desks/desk.ts';
import { mySearchSchema } from '../../src/features/needs/need.ts';
import { inboxSchema } from '../../src/features/partners/desk.ts';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** From the first wish to the first real offer, and never set anew. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
  return () => database.drop();
});

const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>): Promise<T> => database.asPersona(world.users[who] as string, work);
const id = (name: string): string => world.ids[name] as string;
const travelTo = (days: number) => database.sql`update private.clock set moved_by = make_interval(days => ${days}::int)`;
const clock = async (need: string) =>
  (await database.sql`select raised_at, first_offer_at, private.waits_since(n)::text as since from public.need n where id = ${need}`)[0];
const today = async () => (await database.sql`select private.today()::text as day`)[0]?.day as string;
const wish = async (opening: string) =>
  (
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id(opening)]}::uuid[], ${[world.weeks[2] as string]}::date[], help_on => true) as id`)
  )[0]?.id as string;
const live = async (need: string) =>
  (await database.sql`select id from public.application where need_id = ${need} and status in ('live', 'offered')`)[0]?.id as string;
const desk = async (who: string, longestFirst = false) =>
  coordinatorDesk.parse((await as(who, (sql) => sql`select public.coordinator_desk(longest_first => ${longestFirst}) as it`))[0]?.it);

test('a duty from the class list waits for nothing: the clock starts at the first wish', async () => {
  await travelTo(3);
  expect(await clock(id('asta_duty'))).toMatchObject({ raised_at: null, since: null });
  const need = await wish('bread');
  expect(need).toBe(id('asta_duty'));
  expect((await clock(need))?.since).toBe(await today());
});

test('no hop, hand-over, other wish, return or split moves it; the first offer stops it for good', async () => {
  const need = await wish('bread');
  const begun = (await clock(need))?.raised_at as Date;
  const same = async () => expect((await clock(need))?.raised_at).toEqual(begun);
  await travelTo(1);
  await as('mette', (sql) => sql`select public.forward(${need})`);
  await same();
  await as('bente', async (sql) => sql`select public.hand_on(${await live(need)}, 'full', 'partner_in_network', ${id('tables')})`);
  await same();
  await travelTo(12);
  await database.asWorker((sql) => sql`select public.run_due_dates()`);
  await same();
  await as('asta', (sql) => sql`select public.want_other(${need})`);
  await wish('play');
  await same();
  await as('mette', (sql) => sql`select public.forward(${need})`);
  const monday = world.weeks[2] as string;
  await as('rie', async (sql) => sql`select public.offer_place(${await live(need)}, ${[monday]}::date[])`);
  const offered = (await clock(need))?.first_offer_at as Date;
  expect(offered).not.toBeNull();
  expect((await clock(need))?.since).toBeNull();
  await as('asta', async (sql) => sql`select public.accept_offer(${await live(need)})`);
  await same();
  // The days that are left are as old as the wish.
  const [rest] = await database.sql`select raised_at, first_offer_at from public.need where split_from_id = ${need}`;
  expect(rest).toEqual({ raised_at: begun, first_offer_at: offered });
});

test('planted: whoever sets it anew is refused by the table', async () => {
  const need = await wish('bread');
  await expect(database.sql`update public.need set raised_at = now() + interval '1 day' where id = ${need}`).rejects.toThrow('never set anew');
  await expect(database.sql`update public.need set raised_at = null where id = ${need}`).rejects.toThrow('never set anew');
  await database.sql`drop trigger second_clock_stands on public.need`;
  await database.sql`update public.need set raised_at = null where id = ${need}`;
  expect((await database.sql`select law from private.broken_laws()`).map(({ law }) => law)).toEqual(['3: there is a wish, and the second clock does not run']);
});

test('every desk shows it, and who has waited longest can stand first', async () => {
  const need = await wish('bread');
  const since = await today();
  await travelTo(1);
  await as('bo', (sql) => sql`select public.apply(${id('bo')}, ${[id('roof')]}::uuid[], ${[world.weeks[2] as string]}::date[])`);
  await travelTo(2);
  const rows = (await desk('mette', true)).rows;
  expect(rows.slice(0, 2).map((row) => row.id)).toEqual([id('asta'), id('bo')]);
  expect(rows[0]?.waits_since).toBe(since);
  expect(rows.find((row) => row.id === id('carl'))?.waits_since).toBeNull();

  await as('mette', (sql) => sql`select public.forward(${need})`);
  const inbox = inboxSchema.parse((await as('bente', (sql) => sql`select to_jsonb(x) as it from public.partner_inbox(${id('bakery')}) x`)).map(({ it }) => it));
  expect(inbox.map((row) => row.waits_since)).toEqual([since]);

  const mine = mySearchSchema.parse((await as('asta', (sql) => sql`select public.my_search() as it`))[0]?.it);
  expect(mine.needs.map((one) => waitedInWords(one, mine.today))).toEqual(['Du har ventet 2 dage på et tilbud. Dagene tælles fra dit første ønske.']);
});
