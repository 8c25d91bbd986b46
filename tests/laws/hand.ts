import type postgres from 'postgres';
import type { World } from '../support/world.ts';

/** One random step: which command, numbers that pick its rows and values from what is there, and what befalls it. */
export interface Step {
  command: number;
  a: number;
  b: number;
  c: number;
  /** 0 in ten: killed midway and tried again. 1 in ten: sent a second time. Else: goes well. */
  fate: number;
}

export type Sql = postgres.TransactionSql;
export interface Hand {
  sql: Sql;
  world: World;
  step: Step;
  /** Drawn with the form: who passes it on in a call gets the call repeated. */
  readonly key: string;
  /** Acts as this persona for the rest of the step. */
  as(user: string | undefined): Promise<void>;
  /** A row picked by one of the step's numbers, or undefined when there is none. */
  pick<T extends postgres.Row>(query: postgres.PendingQuery<T[]>, by: number): Promise<T | undefined>;
}
/** What is sent to the database, as often as it is called. */
export type Call = () => postgres.PendingQuery<postgres.Row[]>;
/** A name, and how to choose rows and persona; without a row to work on it gives undefined. */
export type Command = [name: string, prepare: (hand: Hand) => Promise<Call | undefined>];

export const YOUNG = ['asta', 'bo', 'carl', 'dina', 'ebbe', 'finn'] as const;
export const at = <T>(list: readonly T[], by: number): T => list[by % list.length]!;
const vias = ['phone', 'paper', 'in_person'] as const;

/** Who may act on a need: mostly the right one, now and then somebody else, so that refusals are tried too. */
export async function asHer(hand: Hand, person: string, by: number): Promise<string> {
  const [row] =
    await hand.sql`select y.user_id, s.user_id as contact from public.young_person y join public.staff_member s on s.id = y.contact_id where y.id = ${person}`;
  if (by % 7 === 0) {
    await hand.as(row!.contact as string);
    return at(vias, by);
  }
  await hand.as(by % 23 === 0 ? hand.world.users.stranger : (row!.user_id as string));
  return 'self';
}

export async function asHost(hand: Hand, application: string, by: number): Promise<string> {
  const [row] = await hand.sql`select m.user_id from public.application a join public.host h on h.id = a.host_id
    join public.workplace w on w.id = h.workplace_id join public.partner_member m on m.partner_id = w.partner_id and m.is_owner where a.id = ${application}`;
  if (!row || by % 7 === 0) {
    await hand.as(hand.world.users.sekretariat);
    return at(vias, by);
  }
  await hand.as(by % 23 === 0 ? hand.world.users.stranger : (row.user_id as string));
  return 'self';
}

/** Somebody who may help her: mostly her contact person, now and then the secretariat, a deputy, or a colleague who may not. */
export async function asHelper(hand: Hand, person: string, by: number): Promise<void> {
  const { users } = hand.world;
  const [row] = await hand.sql`select s.user_id from public.young_person y join public.staff_member s on s.id = y.contact_id where y.id = ${person}`;
  const contact = row!.user_id as string;
  await hand.as(at([contact, contact, contact, contact, users.sekretariat, users.sekretariat, users.mette, users.dorthe], by));
}

/** Rows in the order in which they came to be: ids are random, and a rolled-back world has one timestamp. */
export const born = (hand: Hand, noun: 'need' | 'application' | 'placement' | 'opening') =>
  hand.sql.unsafe(`(select min(e.id) from public.event e where e.${noun}_id = ${noun[0]}.id)`);

/** A need, by preference one in these statuses; every ninth time any, so that refusals are tried too. */
export async function needIn(hand: Hand, ...statuses: string[]): Promise<postgres.Row | undefined> {
  const any = hand.step.b % 9 === 8;
  return hand.pick(
    hand.sql`select id, young_person_id, status from public.need n where ${any} or n.status::text = any (${statuses}) order by ${born(hand, 'need')}`,
    hand.step.a,
  );
}
export const inStatus = (hand: Hand, ...statuses: string[]) =>
  hand.pick(
    hand.sql`select a.*, n.young_person_id from public.application a join public.need n on n.id = a.need_id
    where a.status::text = any (${statuses}) order by ${born(hand, 'application')}`,
    hand.step.a,
  );
export const placementIn = (hand: Hand, ...statuses: string[]) =>
  hand.pick(
    hand.sql`select p.id, p.application_id, n.young_person_id from public.placement p join public.need n on n.id = p.need_id
    where p.status::text = any (${statuses}) order by ${born(hand, 'placement')}`,
    hand.step.a,
  );
export const owner = (hand: Hand, partner: string) =>
  hand.pick(hand.sql`select user_id from public.partner_member where partner_id = ${partner} and is_owner`, 0).then((row) => row?.user_id as string);
export const opening = (hand: Hand, by: number, ...statuses: string[]) =>
  hand.pick(
    hand.sql`select o.id, o.kind, o.title, w.partner_id, w.id as workplace_id from public.opening o join public.workplace w on w.id = o.workplace_id
    where ${statuses.length === 0} or o.status::text = any (${statuses}) order by o.title`,
    by,
  );
export const partner = (hand: Hand, ...statuses: string[]) =>
  hand.pick(hand.sql`select id from public.partner p where ${statuses.length === 0} or p.status::text = any (${statuses}) order by cvr`, hand.step.a);
