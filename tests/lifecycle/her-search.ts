import { beforeEach } from 'vitest';
import { type MySearch, mySearchSchema, type Need } from '../../src/features/needs/need.ts';
import { threadMoments } from '../../src/features/needs/thread.ts';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** A young person, her guardian and a place she found, as their commands meet the database: one fresh world for each test. */

export let database: FreshDatabase;
export let world: World;

export function freshEachTime(): void {
  beforeEach(async () => {
    ({ database, world } = await freshWorld());
    return () => database.drop();
  });
}

export type Answer = Promise<unknown>;
export const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>): Promise<T> => database.asPersona(who && (world.users[who] ?? null), work);
export const id = (name: string): string => {
  const found = world.ids[name];
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};

/** The failure code and its hint, or "done". */
export async function refusal(answer: Answer): Promise<string> {
  try {
    await answer;
    return 'done';
  } catch (thrown) {
    const { message, hint } = thrown as { message: string; hint?: string };
    return hint ? `${message}: ${hint}` : message;
  }
}

export async function search(who: string): Promise<MySearch> {
  const [row] = await as(who, (sql) => sql`select public.my_search() as it`);
  return mySearchSchema.parse(row?.it);
}
export const need = async (who: string, at = 0): Promise<Need> => {
  const found = (await search(who)).needs[at];
  if (!found) throw new Error(`${who} has no such need`);
  return found;
};
export const sentences = async (who: string, at = 0) => threadMoments(await need(who, at), 'Mette Demosen').map(({ text }) => text);

export const apply = (
  who: string,
  openings: string[],
  { week = world.weeks[0] as string | null, helpOn = true, key = null as string | null, reasons = ['try_the_work'] } = {},
) =>
  as(
    who,
    (sql) => sql`select public.apply(young_person_id => ${id(who)}, opening_ids => ${openings.map(id)}::uuid[], weeks => ${openings.map(() => week)}::date[],
      reasons => ${reasons}, own_words => 'Fordi', help_on => ${helpOn}, may_call => true, request_key => ${key}) as id`,
  ).then(([row]) => row?.id as string);
export const forward = (needId: string, who = 'mette') => as(who, (sql) => sql`select public.forward(${needId})`);
export const live = async (needId: string): Promise<string> => {
  const [row] = await database.sql`select id from public.application where need_id = ${needId} and status in ('live', 'offered')`;
  return row?.id as string;
};
export const offer = (who: string, application: string, days: string[]) => as(who, (sql) => sql`select public.offer_place(${application}, ${days}::date[])`);
export const accept = (who: string, application: string) => as(who, (sql) => sql`select public.accept_offer(${application})`);
export const handOn = (who: string, application: string, target = 'coordinator', opening: string | null = null) =>
  as(who, (sql) => sql`select public.hand_on(${application}, 'full', ${target}::public.hand_over_target, ${opening})`);
export const weekdays = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(`${world.weeks[0]}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + from + index);
    return day.toISOString().slice(0, 10);
  });
export const broken = async () => (await database.sql`select law from private.broken_laws()`).map(({ law }) => law);
export const outbox = async (template: string) =>
  await database.sql`select to_address, channel, language, data from private.outbox where template = ${template} order by made_at`;
export const travel = (days: number) => database.sql`update private.clock set moved_by = make_interval(days => ${days})`;

export async function nameGuardian(who: string, { email = 'far@post.example' as string | null, phone = null as string | null, language = 'da' } = {}) {
  return await as(who, (sql) => sql`select public.name_guardian(${id(who)}, 'Henrik', ${email}, ${phone}, ${language})`);
}
export async function guardianToken(): Promise<string> {
  const sent = await outbox('guardian_asked');
  return sent.at(-1)?.data.token as string;
}
export const guardianAnswers = (token: string, answer: string) =>
  as(null, (sql) => sql`select public.answer_as_guardian(${token}, ${answer}::public.guardian_answer)`);
export const guardianPage = async (token: string) => (await as(null, (sql) => sql`select public.guardian_page(${token}) as it`))[0]?.it;
