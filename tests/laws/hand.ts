import type postgres from 'postgres';
import type { World } from '../support/world.ts';

/** One random step: which command, and numbers that pick its rows and values from what is there. */
export interface Step {
  command: number;
  a: number;
  b: number;
  c: number;
}

export type Sql = postgres.TransactionSql;
export interface Hand {
  sql: Sql;
  world: World;
  step: Step;
  /** Acts as this persona for the rest of the step. */
  as(user: string | undefined): Promise<void>;
  /** A row picked by one of the step's numbers, or undefined when there is none. */
  pick<T extends postgres.Row>(query: postgres.PendingQuery<T[]>, by: number): Promise<T | undefined>;
}
export type Command = [name: string, run: (hand: Hand) => Promise<unknown>];

export const YOUNG = ['asta', 'bo', 'carl', 'dina', 'ebbe', 'finn'] as const;
export const at = <T>(list: readonly T[], by: number): T => list[by % list.length]!;
const vias = ['phone', 'paper', 'in_person'] as const;

/** Who may act on a need: mostly the right one, now and then somebody else, so that refusals are tried too. */
export async function asHer(hand: Hand, person: string, by: number): Promise<string> {
  const [row] = await hand.sql`select user_id from public.young_person where id = ${person}`;
  if (by % 7 === 0) {
    await hand.as(hand.world.users.mette);
    return at(vias, by);
  }
  await hand.as(by % 11 === 0 ? hand.world.users.stranger : (row!.user_id as string));
  return 'self';
}

export async function asHost(hand: Hand, application: string, by: number): Promise<string> {
  const [row] = await hand.sql`select m.user_id from public.application a join public.host h on h.id = a.host_id
    join public.workplace w on w.id = h.workplace_id join public.partner_member m on m.partner_id = w.partner_id and m.is_owner where a.id = ${application}`;
  if (!row || by % 7 === 0) {
    await hand.as(hand.world.users.sekretariat);
    return at(vias, by);
  }
  await hand.as(by % 11 === 0 ? hand.world.users.stranger : (row.user_id as string));
  return 'self';
}

/** Rows in the order in which they came to be: ids are random, and a rolled-back world has one timestamp. */
export const born = (hand: Hand, noun: 'need' | 'application' | 'placement' | 'opening') =>
  hand.sql.unsafe(`(select min(e.id) from public.event e where e.${noun}_id = ${noun[0]}.id)`);
export const openNeed = (hand: Hand) =>
  hand.pick(hand.sql`select id, young_person_id from public.need n where ended_at is null order by ${born(hand, 'need')}`, hand.step.a);
export const anyNeed = (hand: Hand) => hand.pick(hand.sql`select id, young_person_id from public.need n order by ${born(hand, 'need')}`, hand.step.a);
export const inStatus = (hand: Hand, ...statuses: string[]) =>
  hand.pick(
    hand.sql`select a.*, n.young_person_id from public.application a join public.need n on n.id = a.need_id
    where a.status::text = any (${statuses}) order by ${born(hand, 'application')}`,
    hand.step.a,
  );
export const coordinator = (hand: Hand) =>
  at([hand.world.users.mette, hand.world.users.mette, hand.world.users.kirsten, hand.world.users.sekretariat, hand.world.users.dorthe], hand.step.c);
export const owner = (hand: Hand, partner: string) =>
  hand.pick(hand.sql`select user_id from public.partner_member where partner_id = ${partner} and is_owner`, 0).then((row) => row?.user_id as string);
export const opening = (hand: Hand, by: number) =>
  hand.pick(
    hand.sql`select o.id, o.kind, o.title, w.partner_id, w.id as workplace_id from public.opening o join public.workplace w on w.id = o.workplace_id order by o.title`,
    by,
  );
export const partner = (hand: Hand) => hand.pick(hand.sql`select id from public.partner order by cvr`, hand.step.a);
