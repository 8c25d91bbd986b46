import fc from 'fast-check';
import type postgres from 'postgres';
import type { FreshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';

/** One random step: which command, and numbers that pick its rows and values from what is there. */
export interface Step {
  command: number;
  a: number;
  b: number;
  c: number;
}

type Sql = postgres.TransactionSql;
interface Hand {
  sql: Sql;
  world: World;
  step: Step;
  /** Acts as this persona for the rest of the step. */
  as(user: string | undefined): Promise<void>;
  /** A row picked by one of the step's numbers, or undefined when there is none. */
  pick<T extends postgres.Row>(query: postgres.PendingQuery<T[]>, by: number): Promise<T | undefined>;
}
type Command = [name: string, run: (hand: Hand) => Promise<unknown>];

const YOUNG = ['asta', 'bo', 'carl', 'dina', 'ebbe', 'finn'] as const;
const at = <T>(list: readonly T[], by: number): T => list[by % list.length]!;
const vias = ['phone', 'paper', 'in_person'] as const;

/** Who may act on a need: mostly the right one, now and then somebody else, so that refusals are tried too. */
async function asHer(hand: Hand, person: string, by: number): Promise<string> {
  const [row] = await hand.sql`select user_id from public.young_person where id = ${person}`;
  if (by % 7 === 0) {
    await hand.as(hand.world.users.mette);
    return at(vias, by);
  }
  await hand.as(by % 11 === 0 ? hand.world.users.stranger : (row!.user_id as string));
  return 'self';
}

async function asHost(hand: Hand, application: string, by: number): Promise<string> {
  const [row] = await hand.sql`select m.user_id from public.application a join public.host h on h.id = a.host_id
    join public.workplace w on w.id = h.workplace_id join public.partner_member m on m.partner_id = w.partner_id and m.is_owner where a.id = ${application}`;
  if (!row || by % 7 === 0) {
    await hand.as(hand.world.users.sekretariat);
    return at(vias, by);
  }
  await hand.as(by % 11 === 0 ? hand.world.users.stranger : (row.user_id as string));
  return 'self';
}

const openNeed = (hand: Hand) => hand.pick(hand.sql`select id, young_person_id from public.need where ended_at is null order by raised_at, id`, hand.step.a);
const anyNeed = (hand: Hand) => hand.pick(hand.sql`select id, young_person_id from public.need order by raised_at, id`, hand.step.a);
const inStatus = (hand: Hand, ...statuses: string[]) =>
  hand.pick(
    hand.sql`select a.*, n.young_person_id from public.application a join public.need n on n.id = a.need_id
    where a.status::text = any (${statuses}) order by a.created_at, a.rank, a.id`,
    hand.step.a,
  );
const coordinator = (hand: Hand) =>
  at([hand.world.users.mette, hand.world.users.mette, hand.world.users.kirsten, hand.world.users.sekretariat, hand.world.users.dorthe], hand.step.c);
const owner = (hand: Hand, partner: string) =>
  hand.pick(hand.sql`select user_id from public.partner_member where partner_id = ${partner} and is_owner`, 0).then((row) => row?.user_id as string);
const opening = (hand: Hand, by: number) =>
  hand.pick(
    hand.sql`select o.id, o.kind, w.partner_id, w.id as workplace_id from public.opening o join public.workplace w on w.id = o.workplace_id order by o.title`,
    by,
  );
const partner = (hand: Hand) => hand.pick(hand.sql`select id from public.partner order by cvr`, hand.step.a);

/** Every command that people and the clock can call, weighted by repetition towards those that move a case on. */
export const commands: Command[] = [
  ['apply', apply],
  ['apply', apply],
  ['apply', apply],
  ['apply', apply],
  [
    'name_guardian',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const via = await asHer(hand, person, hand.step.b);
      return hand.sql`select public.name_guardian(${person}, 'Far', ${`far${hand.step.c % 2}@lyngfjord.example`}, null, 'da', ${via})`;
    },
  ],
  [
    'open_need',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const via = await asHer(hand, person, hand.step.b);
      return hand.sql`select public.open_need(${person}, ${at([null, 'after_school_job', 'apprenticeship', 'mentorship', 'school_placement', 'junior_apprenticeship'], hand.step.c)}, '{animals}', null, ${via})`;
    },
  ],
  ['forward', forward],
  ['forward', forward],
  ['forward', forward],
  [
    'forward_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where status = 'with_coordinator'`;
      await hand.as(coordinator(hand));
      return hand.sql`select * from public.forward_many(${needs.map((need) => need.id as string)})`;
    },
  ],
  ['offer_place', offer],
  ['offer_place', offer],
  ['offer_place', offer],
  [
    'invite_to_visit',
    async (hand) => {
      const application = await inStatus(hand, 'live');
      if (!application) return;
      const via = await asHost(hand, application.id, hand.step.b);
      return hand.sql`select public.invite_to_visit(${application.id}, private.today() + ${hand.step.c % 9}::int, '10:00', ${via})`;
    },
  ],
  ['hand_on', handOn],
  ['hand_on', handOn],
  ['accept_offer', accept],
  ['accept_offer', accept],
  ['accept_offer', accept],
  [
    'decline_offer',
    async (hand) => {
      const application = await inStatus(hand, 'offered');
      if (!application) return;
      const via = await asHer(hand, application.young_person_id, hand.step.b);
      return hand.sql`select public.decline_offer(${application.id}, ${via})`;
    },
  ],
  [
    'want_other',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.want_other(${need!.id}, ${via})`;
    },
  ],
  [
    'propose_own_place',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      const first = at(hand.world.weeks, hand.step.c);
      return hand.sql`select public.propose_own_place(${need!.id}, 'Onkels værksted', 'Onkel', 'Vej 2', array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], '08:00', '14:00',
      ${hand.step.b % 2 ? 'onkel@firma.example' : null}, '12345699', ${via})`;
    },
  ],
  [
    'confirm_own_place',
    async (hand) => {
      const application = await hand.pick(
        hand.sql`select * from public.application where opening_id is null and status = 'live' order by created_at, id`,
        hand.step.a,
      );
      if (!application) return;
      await hand.as(coordinator(hand));
      return hand.sql`select public.confirm_own_place(${application.id}, ${hand.step.b % 3 > 0}, 'phone')`;
    },
  ],
  ['record_guardian_answer', guardian],
  ['record_guardian_answer', guardian],
  [
    'suggest',
    async (hand) => {
      const need = await openNeed(hand);
      const chosen = await opening(hand, hand.step.b);
      await hand.as(coordinator(hand));
      return hand.sql`select public.suggest(${need!.id}, ${[chosen!.id as string]}, '{tæt på}')`;
    },
  ],
  [
    'acknowledge_placement',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id from public.placement where status = 'arranging' order by starts_on, id`, hand.step.a);
      if (!placement) return;
      await hand.as(at([hand.world.users.mette, hand.world.users.skoleleder, hand.world.users.bente], hand.step.b));
      return hand.sql`select public.acknowledge_placement(${placement.id}, ${at(['school', 'host'], hand.step.c)}, 'self')`;
    },
  ],
  ['complete_day', completeDay],
  ['complete_day', completeDay],
  ['complete_day', completeDay],
  [
    'complete_placement',
    async (hand) => {
      const placement = await hand.pick(
        hand.sql`select id, application_id from public.placement where status in ('arranging', 'ready', 'under_way') order by starts_on, id`,
        hand.step.a,
      );
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return hand.sql`select public.complete_placement(${placement.id}, ${hand.step.c % 2 === 0}, ${via})`;
    },
  ],
  [
    'cancel_by_host',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id, application_id from public.placement order by starts_on, id`, hand.step.a);
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return hand.sql`select public.cancel_by_host(${placement.id}, 'cancelled_by_host', ${at(['coordinator', 'company_consultant', 'fourth_party', null], hand.step.c)}, null, ${at(['', 'Naboen'], hand.step.b)}, ${via})`;
    },
  ],
  [
    'interrupt_placement',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id from public.placement order by starts_on, id`, hand.step.a);
      if (!placement) return;
      await hand.as(coordinator(hand));
      return hand.sql`select public.interrupt_placement(${placement.id})`;
    },
  ],
  [
    'rest_need',
    async (hand) => {
      const need = await openNeed(hand);
      await hand.as(coordinator(hand));
      return hand.sql`select public.rest_need(${need!.id}, 'exams', private.today() + ${1 + (hand.step.b % 40)}::int)`;
    },
  ],
  [
    'wake_need',
    async (hand) => {
      const need = await openNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.wake_need(${need!.id})`;
    },
  ],
  [
    'announce_close',
    async (hand) => {
      const need = await openNeed(hand);
      await hand.as(coordinator(hand));
      return hand.sql`select public.announce_close(${need!.id}, ${at(['education', 'job', 'other_help'], hand.step.b)}, ${at([null, 'kui', 'school'], hand.step.c)})`;
    },
  ],
  [
    'object_to_close',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.object_to_close(${need!.id}, ${via})`;
    },
  ],
  [
    'end_need',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.end_need(${need!.id}, ${via})`;
    },
  ],
  [
    'reopen_need',
    async (hand) => {
      const need = await anyNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.reopen_need(${need!.id})`;
    },
  ],
  [
    'record_apprenticeship',
    async (hand) => {
      const need = await openNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.record_apprenticeship(${need!.id})`;
    },
  ],
  [
    'change_contact',
    async (hand) => {
      await hand.as(coordinator(hand));
      return hand.sql`select public.change_contact(${hand.world.ids[at(YOUNG, hand.step.a)]!}, ${hand.world.ids[at(['mette', 'kirsten', 'kui', 'teacher'], hand.step.b)]!}, 'Kender hende')`;
    },
  ],
  ['fill_opening', changeOpening('fill_opening')],
  ['free_opening', changeOpening('free_opening')],
  ['pause_opening', changeOpening('pause_opening')],
  ['resume_opening', changeOpening('resume_opening')],
  ['end_opening', changeOpening('end_opening')],
  [
    'save_opening',
    async (hand) => {
      const chosen = await opening(hand, hand.step.a);
      await hand.as(await owner(hand, chosen!.partner_id));
      return hand.sql`select public.save_opening(${chosen!.workplace_id}, ${chosen!.kind}, 'Ny titel', '{feje}', 'food_kitchen', opening_id => ${chosen!.id}, meet_who => 'Bente', meet_at => '08:00',
      pay_text => '85 kr.', seats => ${1 + (hand.step.b % 3)}, days => array(select ${at(hand.world.weeks, hand.step.c)}::date + g from generate_series(0, 4) g)::date[])`;
    },
  ],
  [
    'pause_partner',
    async (hand) => {
      const one = await partner(hand);
      await hand.as(hand.step.b % 2 ? hand.world.users.sekretariat : await owner(hand, one!.id));
      return hand.sql`select public.pause_partner(${one!.id}, private.today() + ${1 + (hand.step.c % 30)}::int)`;
    },
  ],
  ['resume_partner', partnerCommand('resume_partner')],
  ['resume_partner', partnerCommand('resume_partner')],
  ['end_partner', partnerCommand('end_partner')],
  ['suspend_partner', partnerCommand('suspend_partner')],
  ['renew_partner', partnerCommand('renew_partner')],
  ['a few days pass', pass],
  ['a few days pass', pass],
  ['a few days pass', pass],
  ['the worker runs', worker],
  ['the worker runs', worker],
];

async function apply(hand: Hand): Promise<unknown> {
  const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
  const kind = at(
    ['school_placement', 'school_placement', 'after_school_job', 'intro_job', 'apprenticeship', 'junior_apprenticeship', 'mentorship'],
    hand.step.b,
  );
  const chosen = await hand.sql`select id from public.opening where kind = ${kind} order by md5(title || ${hand.step.c % 5}) limit ${1 + (hand.step.c % 3)}`;
  const via = await asHer(hand, person, hand.step.b);
  return hand.sql`select public.apply(${person}, ${chosen.map((row) => row.id as string)}, array_fill(${at(hand.world.weeks, hand.step.c)}::date, array[3]), '{hands}', '', ${hand.step.b % 2 === 0}, true, null, ${via})`;
}
async function forward(hand: Hand): Promise<unknown> {
  const need = await hand.pick(hand.sql`select id from public.need where status = 'with_coordinator' order by raised_at, id`, hand.step.a);
  if (!need) return;
  await hand.as(coordinator(hand));
  return hand.sql`select public.forward(${need.id})`;
}
async function offer(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'live');
  if (!application) return;
  const via = await asHost(hand, application.id, hand.step.b);
  const first = application.week ?? at(hand.world.weeks, hand.step.c);
  return hand.sql`select public.offer_place(${application.id}, array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], null, null, private.today() + ${1 + (hand.step.c % 20)}::int, ${via})`;
}
async function handOn(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'live', 'offered');
  if (!application) return;
  const target = at(['coordinator', 'partner_in_network', 'company_consultant', 'fourth_party', null], hand.step.c);
  const near = target === 'partner_in_network' ? await opening(hand, hand.step.b) : undefined;
  const via = await asHost(hand, application.id, hand.step.b);
  return hand.sql`select public.hand_on(${application.id}, 'full', ${target}, ${(near?.id as string) ?? null}, ${at(['', 'Prøv naboen'], hand.step.b)}, ${via})`;
}
async function accept(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'offered');
  if (!application) return;
  const via = await asHer(hand, application.young_person_id, hand.step.b);
  return hand.sql`select public.accept_offer(${application.id}, ${via})`;
}
async function guardian(hand: Hand): Promise<unknown> {
  const need = await openNeed(hand);
  await hand.as(coordinator(hand));
  return hand.sql`select public.record_guardian_answer(${need!.id}, ${at(['yes', 'yes', 'yes', 'no', 'call_me', 'not_my_child'], hand.step.b)}, 'phone')`;
}
async function completeDay(hand: Hand): Promise<unknown> {
  const day = await hand.pick(hand.sql`select id, application_id from public.placement_day where state = 'planned' order by day, id`, 0);
  if (!day) return;
  const via = await asHost(hand, day.application_id, hand.step.b);
  return hand.sql`select public.complete_day(${day.id}, ${at(['came', 'came', 'came', 'sick', 'did_not_come'], hand.step.c)}, ${via})`;
}
function changeOpening(command: string) {
  return async (hand: Hand): Promise<unknown> => {
    const chosen = await opening(hand, hand.step.a);
    await hand.as(await owner(hand, chosen!.partner_id));
    return hand.sql`select ${hand.sql(`public.${command}`)}(${chosen!.id})`.catch(rethrow);
  };
}
function partnerCommand(command: string) {
  return async (hand: Hand): Promise<unknown> => {
    const one = await partner(hand);
    await hand.as(hand.step.b % 2 ? hand.world.users.sekretariat : await owner(hand, one!.id));
    return hand.sql`select ${hand.sql(`public.${command}`)}(${one!.id})`.catch(rethrow);
  };
}
function rethrow(cause: unknown): never {
  throw cause;
}
async function pass(hand: Hand): Promise<unknown> {
  await hand.as(undefined);
  return hand.sql`update private.clock set moved_by = moved_by + make_interval(days => ${1 + (hand.step.a % 9)}::int)`;
}
async function worker(hand: Hand): Promise<unknown> {
  await hand.as(undefined);
  return hand.sql`select public.run_due_dates()`;
}

export const steps = (most: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ command: fc.nat({ max: 9999 }), a: fc.nat({ max: 999 }), b: fc.nat({ max: 999 }), c: fc.nat({ max: 999 }) }), {
    minLength: 1,
    maxLength: most,
  });

export interface Tally {
  done: Record<string, number>;
  refused: Record<string, number>;
}
class Rollback extends Error {}

/**
 * Runs the steps one after the other in one transaction that is rolled back, and after each of them asks the laws.
 * A refusal with a code is lawful; any other error, and any broken law, throws with the steps taken so far.
 */
export async function runSequence(
  database: FreshDatabase,
  world: World,
  sequence: Step[],
  tally: Tally,
  prepare?: (sql: Sql) => Promise<unknown>,
): Promise<void> {
  const taken: string[] = [];
  try {
    await database.sql.begin(async (sql) => {
      await prepare?.(sql);
      let known = await clocks(sql);
      for (const step of sequence) {
        const [name, run] = at(commands, step.command);
        taken.push(`${name} ${JSON.stringify(step)}`);
        const before = await sql`select count(*)::int as n, max(id) as last from public.event`;
        try {
          await sql.savepoint(async (inner) => {
            const hand: Hand = {
              sql: inner,
              world,
              step,
              as: async (user) => {
                if (!user) return;
                const session = await inner`select id from auth.sessions where user_id = ${user}`;
                await inner`select set_config('request.jwt.claims', ${JSON.stringify({ sub: user, role: 'authenticated', session_id: session[0]?.id })}, true), set_config('role', 'authenticated', true)`;
              },
              pick: async (query, by) => {
                const rows = await query;
                return rows.length ? rows[by % rows.length] : undefined;
              },
            };
            await run(hand);
          });
          tally.done[name] = (tally.done[name] ?? 0) + 1;
        } catch (cause) {
          const failure = cause as postgres.PostgresError;
          if (!failure.code?.startsWith('PT')) throw cause;
          tally.refused[failure.message] = (tally.refused[failure.message] ?? 0) + 1;
          await sql`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
          const after = await sql`select count(*)::int as n, max(id) as last from public.event`;
          if (after[0]!.n !== before[0]!.n) throw new Error('a refused command left an event');
        }
        await sql`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
        const broken = await sql`select law, subject from private.broken_laws()`;
        if (broken.length) throw new Error(`broken: ${JSON.stringify(broken)}`);
        const now = await clocks(sql);
        for (const [id, raised] of known) {
          if (now.get(id) !== raised) throw new Error(`broken: 3: the second clock of ${id} moved, or the need is gone`);
        }
        known = now;
      }
      throw new Rollback();
    });
  } catch (cause) {
    if (cause instanceof Rollback) return;
    throw new Error(`${(cause as Error).message}\nafter:\n${taken.join('\n')}`, { cause });
  }
}

/** Need id → when it was raised: no need may vanish, no second clock be set anew. */
async function clocks(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ id: string; raised_at: Date }[]>`select id, raised_at from public.need`;
  return new Map(rows.map((row) => [row.id, row.raised_at.getTime()]));
}

/** Live sessions for all personas, outside the sequences' transactions. */
export async function signEverybodyIn(database: FreshDatabase, world: World): Promise<void> {
  for (const user of Object.values(world.users)) {
    await database.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), ${user}, now(), now())`;
  }
}

/** `runs` random sequences of up to `most` steps; the seed is printed so that a failure can be repeated. */
export async function keepTheLaws(database: FreshDatabase, world: World, { runs, most, seed }: { runs: number; most: number; seed: number }): Promise<Tally> {
  const tally: Tally = { done: {}, refused: {} };
  await fc.assert(
    fc.asyncProperty(steps(most), (sequence) => runSequence(database, world, sequence, tally)),
    { numRuns: runs, seed, endOnFailure: false },
  );
  return tally;
}
