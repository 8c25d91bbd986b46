import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

// A workplace's answers: a place, come by first, helped on; then the days. Each ends where the promise says.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
});
afterEach(() => database.drop());

const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who] ?? null, work);
const id = (name: string) => world.ids[name] ?? '';
const week = (place = 0) => world.weeks[place] ?? '';
const dayOf = (monday: string, days: number) => new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);

/** The code that a refused command carries. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    const failure = thrown as { message: string; detail?: string; hint?: string };
    return [failure.message, failure.detail, failure.hint].filter(Boolean).join(' ');
  }
  return 'went through';
}

async function need(person: string) {
  const [row] = await database.sql`
    select n.*, n.due_on::text as due, n.raised_at::text as raised from public.need n
    where n.young_person_id = ${id(person)} and n.ended_at is null order by n.split_from_id nulls first, n.raised_at limit 1`;
  return row ?? {};
}

async function application(person: string, opening: string) {
  const [row] = await database.sql`
    select a.*, a.visit_on::text as visit from public.application a join public.need n on n.id = a.need_id
    where n.young_person_id = ${id(person)} and a.opening_id = ${id(opening)} order by a.created_at desc, a.id limit 1`;
  return row ?? {};
}

const apply = (person: string, openings: string[], helpOn = true) =>
  as(
    person,
    (sql) => sql`select public.apply(${id(person)}, ${openings.map(id)}::uuid[], ${openings.map(() => week())}::date[],
      reasons => '{try_the_work}'::text[], own_words => 'Jeg bager tit.', help_on => ${helpOn}, may_call => true)`,
  );
const forward = async (person: string) => {
  const { id: needId } = await need(person);
  await as('mette', (sql) => sql`select public.forward(${needId as string})`);
};
const brokenLaws = () => database.sql`select * from private.broken_laws()`;

/** Asta has asked the bakery, and her contact person has sent it on. */
async function astaAsksTheBakery({ others = [] as string[], helpOn = true } = {}) {
  await apply('asta', ['bread', ...others], helpOn);
  await forward('asta');
  return (await application('asta', 'bread')).id as string;
}
const threeDays = () => [0, 1, 2].map((place) => dayOf(week(), place));
const offer = (who: string, asked: string, days = threeDays()) => as(who, (sql) => sql`select public.offer_place(${asked}, ${days}::date[], '07:00', '13:00')`);
const held = async (asked: string) => (await database.sql`select count(*)::int as n from public.seat_hold where application_id = ${asked}`)[0]?.['n'];

describe('a place', () => {
  test('takes seats and days, and the turn is hers; her yes makes a placement and a need for the days left', async () => {
    const asked = await astaAsksTheBakery();
    await offer('mads', asked);
    expect(await need('asta')).toMatchObject({ status: 'offered', next_actor: 'young_person' });
    expect(await application('asta', 'bread')).toMatchObject({ status: 'offered' });
    expect(await held(asked)).toBe(3);
    expect(await brokenLaws()).toEqual([]);

    await as('asta', (sql) => sql`select public.accept_offer(${asked})`);
    const [placement] = await database.sql`select status, host_agreed_at is not null as host from public.placement where application_id = ${asked}`;
    expect(placement).toMatchObject({ status: 'arranging', host: true });
    const needs = await database.sql`select status, days_wanted from public.need where young_person_id = ${id('asta')} order by days_wanted desc`;
    expect(needs).toEqual([
      { status: 'arranged', days_wanted: 3 },
      { status: 'wishing', days_wanted: 2 },
    ]);
    expect(await brokenLaws()).toEqual([]);
  });

  test.each([
    ['no day', [] as number[], 'invalid_input days choose_days'],
    ['more days than she needs', [0, 1, 2, 3, 4, 7], 'invalid_input days more_than_needed'],
    ['a day that is not open', [5], 'invalid_input days not_open_that_day'],
    ['a day twice', [0, 0], 'invalid_input days not_open_that_day'],
  ])('refuses %s', async (_, places, code) => {
    const asked = await astaAsksTheBakery();
    expect(
      await refusal(
        offer(
          'mads',
          asked,
          places.map((place) => dayOf(week(), place)),
        ),
      ),
    ).toBe(code);
    expect(await held(asked)).toBe(0);
  });

  test('refuses when the seats of a day are given', async () => {
    const asked = await astaAsksTheBakery();
    await database.sql`update public.opening_seat set seats = 0 where opening_id = ${id('bread')} and day = ${dayOf(week(), 1)}`;
    expect(await refusal(offer('mads', asked))).toBe('seat_taken');
  });

  test('refuses days on which she is somewhere else', async () => {
    const asked = await astaAsksTheBakery();
    const [other] = await database.sql`insert into public.need (young_person_id, kind, status, raised_at, days_wanted, due_on, split_from_id)
      values (${id('asta')}, 'school_placement', 'with_coordinator', (select n.raised_at from public.need n where n.id = ${id('asta_duty')}), 5, private.today(), ${id('asta_duty')}) returning id`;
    const [elsewhere] = await database.sql`insert into public.application (need_id, opening_id, host_id, rank)
      select ${other?.['id']}, ${id('play')}, h.id, 1 from public.host h where h.workplace_id = ${id('kindergarten_place')} returning id`;
    await database.sql`insert into public.placement_day (application_id, young_person_id, day) values (${elsewhere?.['id']}, ${id('asta')}, ${dayOf(week(), 2)})`;
    expect(await refusal(offer('mads', asked))).toBe('days_overlap');
    expect(await held(asked)).toBe(0);
  });

  test('sent twice, it is one', async () => {
    const asked = await astaAsksTheBakery();
    const key = crypto.randomUUID();
    const send = () => as('mads', (sql) => sql`select public.offer_place(${asked}, ${threeDays()}::date[], request_key => ${key})`);
    await Promise.all([send(), send(), send()]);
    const mails = await database.sql`select count(*)::int as n from private.outbox where template = 'place_offered'`;
    expect(mails[0]).toEqual({ n: 1 });
  });

  test('where seats are not by day, it is a first day', async () => {
    await as('ebbe', (sql) => sql`select public.apply(${id('ebbe')}, ${[id('counter')]}::uuid[], array[null]::date[])`);
    const asked = (await application('ebbe', 'counter')).id as string;
    expect((await application('ebbe', 'counter')).status).toBe('live');
    expect(await refusal(as('bente', (sql) => sql`select public.offer_place(${asked})`))).toBe('invalid_input starts_on first_day_ahead');
    await as('bente', (sql) => sql`select public.offer_place(${asked}, starts_on => private_today.d + 7) from (select public.today() as d) private_today`);
    await as('ebbe', (sql) => sql`select public.accept_offer(${asked})`);
    expect(await need('ebbe')).toMatchObject({ status: 'arranged' });
    expect(await brokenLaws()).toEqual([]);
  });
});

describe('come by first', () => {
  const today = async () => (await database.sql`select private.today()::text as d`)[0]?.['d'] as string;
  const invite = (asked: string, on: string, at = '15:30') => as('mads', (sql) => sql`select public.invite_to_visit(${asked}, ${on}, ${at})`);

  test('holds the seats, and can be moved, but not past the date of the answer', async () => {
    const asked = await astaAsksTheBakery();
    const first = dayOf(await today(), 3);
    await invite(asked, first);
    const visiting = await need('asta');
    expect(visiting).toMatchObject({ status: 'visit', next_actor: 'partner' });
    expect(await held(asked)).toBe(5);

    await invite(asked, dayOf(await today(), 4), '16:00');
    expect(await need('asta')).toMatchObject({ status: 'visit', due: visiting.due });
    expect((await application('asta', 'bread')).visit).toBe(dayOf(await today(), 4));
    expect(await held(asked)).toBe(5);
    expect(await refusal(invite(asked, dayOf(visiting.due, 1)))).toBe('invalid_input visit_on before_the_answer');
    const mails = await database.sql`select count(*)::int as n from private.outbox where template = 'visit_invited'`;
    expect(mails[0]).toEqual({ n: 2 });

    await offer('mads', asked);
    expect(await held(asked)).toBe(3);
    expect(await brokenLaws()).toEqual([]);
  });

  test('without a free seat in her week it is refused', async () => {
    const asked = await astaAsksTheBakery();
    await database.sql`update public.opening_seat set seats = 0 where opening_id = ${id('bread')}`;
    expect(await refusal(invite(asked, dayOf(await today(), 1)))).toBe('seat_taken');
  });

  test.each([
    ['yesterday', -1],
    ['in three months', 90],
  ])('refuses %s', async (_, days) => {
    const asked = await astaAsksTheBakery();
    expect(await refusal(invite(asked, dayOf(await today(), days)))).toBe('invalid_input visit_on within_two_months');
  });
});

describe('helped on', () => {
  const handOn = (asked: string, target: string, { to = null as string | null, words = '', who = 'mads' } = {}) =>
    as(who, (sql) => sql`select public.hand_on(${asked}, 'full', ${target}, ${to}, ${words})`);

  test('to the nearest place with a seat, when she said so; never back, and never a third in a row', async () => {
    const asked = await astaAsksTheBakery();
    const near = await as('mads', (sql) => sql`select opening_id, partner_name from public.near_openings_for(${asked})`);
    expect(near.map((one) => one['opening_id'])).toContain(id('tables'));
    expect(near.map((one) => one['opening_id'])).not.toContain(id('bread'));
    await handOn(asked, 'partner_in_network', { to: id('tables') });
    expect(await application('asta', 'bread')).toMatchObject({ status: 'handed_on' });
    expect(await application('asta', 'tables')).toMatchObject({ status: 'live' });
    expect(await need('asta')).toMatchObject({ status: 'with_partner', hops: 2 });
    expect(await brokenLaws()).toEqual([]);

    const next = (await application('asta', 'tables')).id as string;
    expect(await refusal(handOn(next, 'partner_in_network', { to: id('bread'), who: 'karla' }))).toBe('too_many_hops target_opening');
    await handOn(next, 'partner_in_network', { to: id('play'), who: 'karla' });
    expect(await need('asta')).toMatchObject({ status: 'with_coordinator', next_actor: 'coordinator' });
    const [last] = await database.sql`select target, target_opening_id from public.hand_over order by at desc, id limit 1`;
    expect(last).toMatchObject({ target: 'partner_in_network' });
    expect(await brokenLaws()).toEqual([]);
  });

  test('her own next wish goes before anybody else is asked', async () => {
    const asked = await astaAsksTheBakery({ others: ['tables'] });
    await handOn(asked, 'company_consultant');
    expect(await application('asta', 'tables')).toMatchObject({ status: 'live' });
    const tasks = await database.sql`select kind, staff_id from public.task`;
    expect(tasks).toEqual([{ kind: 'help_on', staff_id: id('konsulent') }]);
    expect(await brokenLaws()).toEqual([]);
  });

  test('to her contact person it stops there', async () => {
    const asked = await astaAsksTheBakery({ others: ['tables'] });
    await handOn(asked, 'coordinator');
    expect(await need('asta')).toMatchObject({ status: 'with_coordinator' });
    expect(await application('asta', 'tables')).toMatchObject({ status: 'waiting' });
  });

  test('a tip needs words, which her contact person alone reads', async () => {
    const asked = await astaAsksTheBakery();
    expect(await refusal(handOn(asked, 'fourth_party'))).toBe('needs_hand_over words');
    expect(await refusal(handOn(asked, 'partner_in_network'))).toBe('needs_hand_over target_opening');
    await handOn(asked, 'fourth_party', { words: 'Prøv ridecentret, spørg efter Lis.' });
    const [tip] = await database.sql`select kind, staff_id, words from public.task where kind = 'tip'`;
    expect(tip).toMatchObject({ staff_id: id('mette'), words: 'Prøv ridecentret, spørg efter Lis.' });
    const hers = await as('asta', (sql) => sql`select public.my_search() as s`);
    expect(JSON.stringify(hers)).toContain('asta');
    expect(JSON.stringify(hers)).not.toContain('ridecentret');
  });

  test('without reason or target it is no answer', async () => {
    const asked = await astaAsksTheBakery();
    expect(await refusal(as('mads', (sql) => sql`select public.hand_on(${asked}, null, 'coordinator')`))).toBe('needs_hand_over');
    expect(await refusal(as('mads', (sql) => sql`select public.hand_on(${asked}, 'full', null)`))).toBe('needs_hand_over');
    expect(await application('asta', 'bread')).toMatchObject({ status: 'live' });
  });

  test('an offer taken back frees seats and days, and her contact person has it', async () => {
    const asked = await astaAsksTheBakery();
    await offer('mads', asked);
    await handOn(asked, 'coordinator');
    expect(await held(asked)).toBe(0);
    expect(await database.sql`select id from public.placement_day`).toHaveLength(0);
    expect(await need('asta')).toMatchObject({ status: 'with_coordinator' });
    expect(await brokenLaws()).toEqual([]);
  });

  test('"pladsen er besat": everybody moves in the same minute, as the preview said', async () => {
    await astaAsksTheBakery();
    await apply('bo', ['bread'], false);
    await forward('bo');
    await apply('carl', ['bread']);
    const [preview] = await as('mads', (sql) => sql`select public.stop_preview(${id('bakery')}, ${id('bread')}) as p`);
    expect(preview?.['p']).toMatchObject({ asked: 2, wished: 1, offered: 0 });
    await as('mads', (sql) => sql`select public.fill_opening(${id('bread')})`);
    const left = await database.sql`select status from public.application where opening_id = ${id('bread')}`;
    expect(left.every((row) => row['status'] === 'handed_on')).toBe(true);
    expect(await need('bo')).toMatchObject({ status: 'with_coordinator' });
    expect(await need('asta')).toMatchObject({ status: 'with_partner' });
    expect(await brokenLaws()).toEqual([]);
    await as('mads', (sql) => sql`select public.free_opening(${id('bread')})`);
  });
});

describe('the days', () => {
  const travelTo = (day: string) => database.sql`update private.clock set moved_by = (${day}::date + interval '12 hours') - transaction_timestamp()`;
  const days = async (asked: string) => database.sql`select id, day::text as day, state from public.placement_day where application_id = ${asked} order by day`;
  const tell = (day: string, state: string) => as('mads', (sql) => sql`select public.complete_day(${day}, ${state})`);

  async function astaIsComing(places = [0, 1, 2, 3, 4]) {
    const asked = await astaAsksTheBakery();
    await offer(
      'mads',
      asked,
      places.map((place) => dayOf(week(), place)),
    );
    await as('asta', (sql) => sql`select public.accept_offer(${asked})`);
    return asked;
  }

  test('all days told: the need is fulfilled', async () => {
    const asked = await astaIsComing();
    const planned = await days(asked);
    expect(await refusal(tell(planned[0]?.['id'], 'came'))).toBe('wrong_status day_ahead');
    for (const day of planned) {
      await travelTo(day['day']);
      await tell(day['id'], 'came');
    }
    const [done] = await database.sql`select status from public.need where young_person_id = ${id('asta')}`;
    expect(done).toMatchObject({ status: 'fulfilled' });
    expect(await brokenLaws()).toEqual([]);
  });

  test('a day missed goes to her contact person; a day told wrong can be told anew before the last', async () => {
    const asked = await astaIsComing();
    const planned = await days(asked);
    await travelTo(planned[4]?.['day']);
    await tell(planned[0]?.['id'], 'sick');
    await tell(planned[0]?.['id'], 'came');
    for (const day of planned.slice(1, 4)) await tell(day['id'], 'came');
    await tell(planned[4]?.['id'], 'sick');
    expect(await need('asta')).toMatchObject({ status: 'with_coordinator' });
    expect(await brokenLaws()).toEqual([]);
  });

  test('a promised place that cannot be kept is helped on too', async () => {
    const asked = await astaIsComing([0, 1]);
    const [placement] = await database.sql`select id from public.placement where application_id = ${asked}`;
    const cancel = (target: string | null, words = '') =>
      as('mads', (sql) => sql`select public.cancel_by_host(${placement?.['id']}, 'cancelled_by_host', ${target}, null, ${words})`);
    expect(await refusal(cancel(null))).toBe('needs_hand_over');
    expect(await refusal(cancel('fourth_party'))).toBe('needs_hand_over');
    await cancel('fourth_party', 'Spørg på ridecentret.');
    expect(await held(asked)).toBe(0);
    const tasks = await database.sql`select kind from public.task where kind = 'tip'`;
    expect(tasks).toHaveLength(1);
    expect(await brokenLaws()).toEqual([]);
  });
});
