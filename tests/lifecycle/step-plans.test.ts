import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept, as, broken, database, forward, freshEachTime, id, live, outbox, refusal, world } from './her-search.ts';

/** Half days, days at several places, fixed days of the week, and plans whose steps three agree on. */

freshEachTime();
afterEach(async () => expect(await broken()).toEqual([]));

const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const weekday = (day: string) => ((new Date(day).getUTCDay() + 6) % 7) + 1;
const dutyOf = async (who: string) => (await database.sql`select private.duty_days(${id(who)}) as d`)[0]!.d as Record<string, number>;
const status = async (need: string) => (await database.sql`select status::text from public.need where id = ${need}`)[0]!.status as string;
async function itIs(day: string, time = '09:00') {
  await database.sql`update private.clock set moved_by = (${`${day} ${time}`}::timestamp at time zone 'Europe/Copenhagen') - now()`;
  await database.asWorker((sql) => sql`select public.run_due_dates()`);
}

describe('half days', () => {
  test('a morning is half a day; two halves make one, also at two places on one date', async () => {
    const week = world.weeks[0]!;
    await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}, ${[week]}, need_id => ${id('asta_duty')}, via => 'phone')`);
    await forward(id('asta_duty'));
    const days = [0, 1, 2].map((n) => plus(week, n));
    await as(
      'bente',
      async (sql) =>
        sql`select public.offer_place(${await live(id('asta_duty'))}, ${days}::date[], from_times => ${['08:00', '08:00', null]}::time[], to_times => ${['12:00', '15:00', '12:59']}::time[])`,
    );
    await accept('asta', await live(id('asta_duty')));
    expect(await dutyOf('asta')).toEqual({ wanted: 5, done: 0, arranged: 2, untold: 0, missing: 3 });
    const [rest] = await database.sql`select id, days_wanted from public.need where split_from_id = ${id('asta_duty')}`;
    expect(rest!.days_wanted).toBe(3);
    // The afternoon of the same date elsewhere.
    await as(
      'asta',
      (sql) => sql`select public.propose_own_place(${rest!.id}, 'Værkstedet', 'Ole', 'Vej 2', ${[days[0]!]}::date[], '12:30', '16:00', 'ole@firma.example')`,
    );
    await as('mette', async (sql) => sql`select public.confirm_own_place(${await live(rest!.id)}, true, 'phone', adult => 'Ole Hansen')`);
    expect(await dutyOf('asta')).toMatchObject({ arranged: 2.5, missing: 2.5 });
    await itIs(days[0]!, '17:00');
    for (const {
      id: day,
    } of await database.sql`select id from public.placement_day where young_person_id = ${id('asta')} and day = ${days[0]!} order by from_time`)
      await as('mette', (sql) => sql`select public.complete_day(${day}, 'came')`);
    expect(await dutyOf('asta')).toMatchObject({ done: 1, arranged: 1.5, missing: 2.5 });
  });

  test.each([
    ['08:00', '12:59', 0.5],
    ['08:00', '13:00', 1],
    ['08:00', '14:00', 1],
  ])('from %s to %s counts as %s', async (from, to, worth) => {
    expect((await database.sql`select private.day_worth(${from}, ${to}) as worth`)[0]!.worth).toBe(worth);
    await database.sql`insert into public.setting (key, valid_from, value) values ('full_day_hours', private.today(), '4')`;
    expect((await database.sql`select private.day_worth(${from}, ${to}) as worth`)[0]!.worth).toBe(1);
  });
});

describe('five days at several places', () => {
  test('three here and two there, one day ill, one place interrupted, the rest done elsewhere: one duty, one guardian asked once', async () => {
    const [first, second] = world.weeks as [string, string];
    const tell = async (day: string, how: 'came' | 'sick') => {
      await itIs(day, '15:00');
      const [row] = await database.sql`select id from public.placement_day where young_person_id = ${id('asta')} and day = ${day} and state = 'planned'`;
      if (how === 'sick') await as('asta', (sql) => sql`select public.report_sick(${row!.id})`);
      else await as('mette', (sql) => sql`select public.complete_day(${row!.id}, 'came')`);
    };
    const arrange = async (need: string, opening: string, host: string, week: string, days: string[]) => {
      await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[id(opening)]}, ${[week]}, need_id => ${need}, via => 'phone')`);
      await forward(need);
      const application = await live(need);
      await as(host, (sql) => sql`select public.offer_place(${application}, ${days}::date[])`);
      await accept('asta', application);
    };
    await as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Amal', 'amal@hjemme.example', null, 'ar')`);
    await arrange(
      id('asta_duty'),
      'bread',
      'bente',
      first,
      [0, 1, 2].map((n) => plus(first, n)),
    );
    const [rest] = await database.sql`select id from public.need where split_from_id = ${id('asta_duty')} and status = 'wishing'`;
    await arrange(
      rest!.id,
      'tables',
      'karla',
      first,
      [3, 4].map((n) => plus(first, n)),
    );
    expect(await dutyOf('asta')).toMatchObject({ arranged: 5, missing: 0 });
    // Her page holds one week of two places.
    const search = await as('asta', (sql) => sql`select public.my_search() as s`);
    expect((search[0]!.s as { needs: { applications: { days: unknown[] }[] }[] }).needs.flatMap((n) => n.applications.flatMap((a) => a.days))).toHaveLength(5);

    await tell(plus(first, 0), 'came');
    await tell(plus(first, 1), 'sick');
    await tell(plus(first, 2), 'came');
    expect(await status(id('asta_duty'))).toBe('with_coordinator');
    await tell(plus(first, 3), 'came');
    const [cafe] = await database.sql`select id from public.placement where need_id = ${rest!.id}`;
    await as('mette', (sql) => sql`select public.interrupt_placement(${cafe!.id})`);
    expect(await dutyOf('asta')).toMatchObject({ done: 3, arranged: 0, missing: 2 });
    await arrange(id('asta_duty'), 'play', 'rie', second, [plus(second, 0)]);
    await arrange(rest!.id, 'roof', 'tom', second, [plus(second, 1)]);
    await tell(plus(second, 0), 'came');
    await tell(plus(second, 1), 'came');
    expect(await dutyOf('asta')).toEqual({ wanted: 5, done: 5, arranged: 0, untold: 0, missing: 0 });
    expect(await database.sql`select distinct status::text from public.need where young_person_id = ${id('asta')} and is_duty`).toEqual([
      { status: 'fulfilled' },
    ]);
    expect((await outbox('guardian_asked')).map(({ language }) => language)).toEqual(['ar']);
  });
});

/** Bo, in grade 9, is offered Tuesdays and Thursdays at the carpenter's until the school year ends. */
async function fixedDays(weekdays = [2, 4], extra: { ends_on?: string } = {}) {
  const [row] = await as('bo', (sql) => sql`select public.apply(${id('bo')}, ${[id('tuesdays')]}) as need`);
  const need = row!.need as string;
  await forward(need);
  const starts = plus(world.weeks[0]!, 7);
  await as(
    'tom',
    async (sql) =>
      sql`select public.offer_place(${await live(need)}, starts_on => ${starts}, weekdays => ${weekdays}::smallint[], from_time => '08:00', to_time => '14:00', ends_on => ${extra.ends_on ?? null}, certificate => true)`,
  );
  return { need, starts };
}
const daysOf = async (need: string) =>
  (
    await database.sql<
      { day: string; state: string }[]
    >`select d.day::text, d.state::text from public.placement_day d join public.application a on a.id = d.application_id where a.need_id = ${need} order by d.day`
  ).map((row) => ({ ...row }));
const planned = async (need: string, from: string, to = '2999-01-01') =>
  [...new Set((await daysOf(need)).filter(({ day, state }) => state === 'planned' && day >= from && day <= to).map(({ day }) => weekday(day)))].sort();
const placementOf = async (need: string) =>
  (
    await database.sql`select id, starts_on::text, ends_on::text, status::text from public.placement where need_id = ${need} order by starts_on desc limit 1`
  )[0] as unknown as {
    id: string;
    starts_on: string;
    ends_on: string;
  };
const step = (placement: string, from: string, weekdays: number[], rest: { until?: string; opening?: string; beside?: boolean } = {}) =>
  as(
    'mette',
    (sql) =>
      sql`select public.propose_step(${placement}, ${from}, ${weekdays}::smallint[], ${weekdays.length ? '08:00' : null}, ${weekdays.length ? '13:30' : null}, ${rest.until ?? null}, ${rest.opening ?? null}, ${rest.beside ?? false}) as id`,
  ).then(([row]) => row!.id as string);
const answer = (who: string, step: string, party: string, says: boolean, via = 'self') =>
  as(who, (sql) => sql`select public.answer_step(${step}, ${party}::public.actor, ${says}, ${via}::public.channel)`);
const outcomeOf = async (step: string) => (await database.sql`select outcome::text from public.plan_step where id = ${step}`)[0]!.outcome as string | null;

describe('fixed days of the week', () => {
  test('become days until the school year ends, without holidays and the weeks in which the place is closed', async () => {
    const closed = plus(world.weeks[0]!, 14);
    await database.sql`insert into public.partner_closure (partner_id, first_day, last_day) values (${id('carpenter')}, ${closed}, ${plus(closed, 6)})`;
    const { need, starts } = await fixedDays();
    await accept('bo', await live(need));
    const days = (await daysOf(need)).map(({ day }) => day);
    const wanted = await database.sql`
      select d::date::text as day from generate_series(${starts}::timestamp, private.end_of_plan((select id from public.application where need_id = ${need}), ${starts})::timestamp, interval '1 day') d
      where extract(isodow from d) in (2, 4) and d::date not in (select h.day from public.holiday h) and d::date not between ${closed}::date and ${closed}::date + 6`;
    expect(days.length).toBeGreaterThan(10);
    expect(days).toEqual(wanted.map(({ day }) => day));
    // One seat, and the plan has its first step, which all three stand behind.
    expect(await database.sql`select weekdays, outcome::text from public.plan_step`).toEqual([{ weekdays: [2, 4], outcome: 'agreed' }]);
    expect((await placementOf(need)).ends_on).toBe(days.at(-1));
  });

  test.each([
    ['three days a week in juniormesterlære', [1, 2, 3], {}, 'invalid_input: too_many_days_a_week'],
    ['a Saturday', [6], {}, 'invalid_input: monday_to_friday'],
    ['past the school year', [2], { ends_on: '2099-01-01' }, 'invalid_input: too_far_ahead'],
  ])('%s is refused', async (_, weekdays, extra, code) => {
    expect(await refusal(fixedDays(weekdays, extra))).toBe(code);
  });

  test('a duty of five days has no fixed days', async () => {
    await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}, ${[world.weeks[0]!]}, need_id => ${id('asta_duty')}, via => 'phone')`);
    await forward(id('asta_duty'));
    const offered = as(
      'bente',
      async (sql) => sql`select public.offer_place(${await live(id('asta_duty'))}, starts_on => ${world.weeks[0]!}, weekdays => '{2}')`,
    );
    expect(await refusal(offered)).toBe('invalid_input: not_for_this_kind');
  });

  test('all days told, the need is fulfilled; with none done, her contact person has it', async () => {
    const { need, starts } = await fixedDays([2], { ends_on: plus(world.weeks[0]!, 15) });
    await accept('bo', await live(need));
    const [first, last] = (await daysOf(need)).map(({ day }) => day);
    expect([first, last]).toEqual([plus(starts, 1), plus(starts, 8)]);
    const tell = async (day: string, how: string) => {
      await itIs(day, '15:00');
      const [row] =
        await database.sql`select d.id from public.placement_day d join public.application a on a.id = d.application_id where a.need_id = ${need} and d.day = ${day}`;
      await as('tom', (sql) => sql`select public.complete_day(${row!.id}, ${how}::public.placement_day_state)`);
    };
    await tell(first!, 'sick');
    expect(await status(need)).toBe('under_way');
    await tell(last!, 'sick');
    expect(await status(need)).toBe('with_coordinator');
  });
});

describe('a step', () => {
  let need: string;
  let placement: string;
  let from: string;
  beforeEach(async () => {
    ({ need } = await fixedDays());
    await accept('bo', await live(need));
    const p = await placementOf(need);
    placement = p.id;
    from = plus(world.weeks[0]!, 14);
  });

  test('a change of weekday is asked at once, and the third yes moves the days from its date on', async () => {
    await itIs(plus(from, -10));
    const made = await step(placement, from, [1, 5]);
    const agreement = async () => (await database.sql`select version, days::text[] from public.agreement where placement_id = ${placement}`)[0]!;
    const before = await agreement();
    expect((await outbox('step_asked')).length).toBeGreaterThan(0);
    expect((await outbox('step_asked_host')).length).toBeGreaterThan(0);
    await answer('bo', made, 'young_person', true);
    expect(await planned(need, from)).toEqual([2, 4]);
    await answer('tom', made, 'host', true);
    expect(await outcomeOf(made)).toBe('agreed');
    expect(await planned(need, from)).toEqual([1, 5]);
    expect(await planned(need, '2000-01-01', plus(from, -1))).toEqual([2, 4]);
    // The paper and her calendar follow: a new version, with every day that was ever agreed.
    const after = await agreement();
    expect(after['version']).toBe(Number(before['version']) + 1);
    expect(after['days']).toEqual(expect.arrayContaining(before['days'] as string[]));
    expect((after['days'] as string[]).length).toBeGreaterThan((before['days'] as string[]).length);
    expect((await outbox('step_agreed')).length).toBeGreaterThan(0);
    expect((await outbox('step_agreed_host')).length).toBeGreaterThan(0);
  });

  test('in the middle of a week it may not give the week a third day', async () => {
    await itIs(plus(from, -10));
    expect(await refusal(step(placement, plus(from, 4), [1, 5]))).toBe('invalid_input: begin_on_a_monday');
  });

  test('said by phone it is recorded as that, and the one who said it gets a receipt', async () => {
    await itIs(plus(from, -10));
    const made = await step(placement, from, [1]);
    await answer('mette', made, 'young_person', true, 'phone');
    await answer('mette', made, 'host', true, 'in_person');
    expect(await outcomeOf(made)).toBe('agreed');
    expect(
      (await database.sql`select actor::text, channel::text, code from public.event where command = 'answer_step' order by id`).map((row) => ({ ...row })),
    ).toEqual([
      { actor: 'young_person', channel: 'phone', code: 'yes' },
      { actor: 'host', channel: 'in_person', code: 'yes' },
    ]);
    expect((await outbox('recorded_for_you')).length).toBeGreaterThan(0);
  });

  test.each(['young_person', 'host', 'coordinator'])('a no of the %s settles it: nothing rises by itself', async (party) => {
    await itIs(plus(from, -30));
    const made = await step(placement, from, [1]);
    const who = { young_person: 'bo', host: 'tom', coordinator: 'mette' }[party]!;
    expect(await refusal(answer(who, made, party, false))).toBe('wrong_status');
    await itIs(plus(from, -14));
    await answer(who, made, party, false);
    expect(await outcomeOf(made)).toBe('declined');
    expect(await planned(need, from)).toEqual([2, 4]);
    expect(await refusal(answer('bo', made, 'young_person', true))).toBe('wrong_status');
    const left = await database.sql`select 1 from public.task where kind = 'step_declined' and done_at is null`;
    expect(left).toHaveLength(party === 'coordinator' ? 0 : 1);
    expect(await database.sql`select 1 from public.task where kind = 'step_question' and done_at is null`).toHaveLength(0);
  });

  test('not all have answered when its day comes: the days stay, and her contact person has something to do', async () => {
    await itIs(plus(from, -14));
    const made = await step(placement, from, [1]);
    await answer('bo', made, 'young_person', true);
    await itIs(from);
    expect(await outcomeOf(made)).toBe('unanswered');
    expect(await planned(need, plus(from, 1))).toEqual([2, 4]);
    expect(await database.sql`select 1 from public.task where kind = 'step_declined' and done_at is null`).toHaveLength(1);
  });

  test('a pause takes its days away and gives the rhythm back; it must end before the plan does', async () => {
    await itIs(plus(from, -10));
    const { ends_on } = await placementOf(need);
    expect(await refusal(step(placement, from, [], { until: ends_on }))).toBe('invalid_input: a_pause_ends');
    const made = await step(placement, from, [], { until: plus(from, 13) });
    await answer('bo', made, 'young_person', true);
    await answer('tom', made, 'host', true);
    expect(await planned(need, from, plus(from, 13))).toEqual([]);
    expect(await planned(need, plus(from, 14))).toEqual([2, 4]);
    expect((await placementOf(need)).ends_on).toBe(ends_on);
  });

  test('goes on at another place: the part there is asked and followed by itself, the days here end before it', async () => {
    await itIs(plus(from, -10));
    const [opening] = await database.sql`
      insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, paid, published_at)
      values (${id('cafe_place')}, 'junior_apprenticeship', 'published', 'Køkken', '{noget}', 'Karla', '08:00', '14:00', 13, 'food_kitchen', false, private.now()) returning id`;
    await database.sql`insert into public.opening_seat (opening_id, seats) values (${opening!.id}, 1)`;
    const made = await step(placement, from, [3], { opening: opening!.id });
    await answer('bo', made, 'young_person', true);
    await answer('tom', made, 'host', true);
    const [part] = await database.sql`select id, status::text from public.need where split_from_id = ${need}`;
    expect(part!.status).toBe('with_partner');
    expect((await daysOf(need)).every(({ day }) => day < from)).toBe(true);
    const [seen] = await as('karla', async (sql) => sql`select public.partner_case(${await live(part!.id)}) as it`);
    expect(seen!.it).toMatchObject({ step: 'applied', rhythm: { weekdays: [3], from_on: from } });
    // No place there: helped on, as ever, and nobody is dropped.
    await as('karla', async (sql) => sql`select public.hand_on(${await live(part!.id)}, 'full', 'coordinator')`);
    expect(await status(part!.id)).toBe('with_coordinator');
  });

  test('is nobody else’s: strangers, other places and other desks are refused, and read nothing', async () => {
    await itIs(plus(from, -10));
    const made = await step(placement, from, [1]);
    for (const who of ['asta', 'karla', 'kirsten', 'konsulent', 'teacher', 'stranger', 'raadet']) {
      for (const party of ['young_person', 'host', 'coordinator'])
        expect([who, party, await refusal(answer(who, made, party, true))]).toEqual([who, party, 'not_allowed']);
      expect(await refusal(as(who, (sql) => sql`select public.drop_step(${made})`))).toBe('not_allowed');
      expect((await as(who, (sql) => sql`select public.plans_of(${[placement]}) as it`))[0]!.it).toEqual([]);
    }
    expect(await refusal(answer('tom', made, 'young_person', true))).toBe('not_allowed');
    expect(await refusal(answer('bo', made, 'host', true))).toBe('not_allowed');
    await as('mette', (sql) => sql`select public.drop_step(${made})`);
    expect(await outcomeOf(made)).toBe('dropped');
  });

  test('her place reads the plan without the name of another; she and her contact person read it whole', async () => {
    await as('bo', (sql) => sql`select public.say_first_day(${placement}, 'other', 'min storebror')`);
    for (const who of ['bo', 'mette', 'tom']) {
      const [row] = await as(who, (sql) => sql`select public.plans_of(${[placement]}) as it`);
      expect(row!.it).toMatchObject([
        { first_day: { company: 'other', words: 'min storebror', may_say: true }, steps: [{ weekdays: [2, 4], outcome: 'agreed' }] },
      ]);
    }
    expect(await refusal(as('bo', (sql) => sql`select public.say_first_day(${placement}, 'other', '')`))).toBe('invalid_input: who_is_it');
    expect(await refusal(as('tom', (sql) => sql`select public.say_first_day(${placement}, 'nobody')`))).toBe('not_allowed');
    await as('mette', (sql) => sql`select public.say_first_day(${placement}, 'youth_guide')`);
    expect(await database.sql`select first_day_words from public.placement where id = ${placement}`).toEqual([{ first_day_words: '' }]);
  });
});

describe('a longer placement', () => {
  const start = (who: string, day = plus(world.weeks[0]!, 0)) =>
    as(who, (sql) => sql`select public.start_longer_placement(${id('asta')}, ${day}, ${plus(day, 30)}, ${plus(day, 80)}) as need`);

  test('is started by coordinators and the secretariat, and by nobody else', async () => {
    for (const who of ['asta', 'bo', 'bente', 'kirsten', 'konsulent', 'jobdesk', 'kui', 'skoleleder', 'teacher', 'raadet', 'stranger'])
      expect([who, await refusal(start(who))]).toEqual([who, 'not_allowed']);
    expect(await refusal(as('kui', (sql) => sql`select public.open_need(${id('dina')}, 'extended_placement', via => 'phone')`))).not.toContain('wrong');
    expect(await refusal(start('sekretariat', plus(world.weeks[0]!, 5)))).toBe('invalid_input: meeting_on_weekday');
    expect(await refusal(start('sekretariat'))).toBe('done');
    expect(await refusal(start('mette'))).toBe('already_exists');
  });

  test('has three meetings, which are her contact person’s tasks with dates, follow to the next one, and can be moved in order', async () => {
    const need = (await start('mette'))[0]!.need as string;
    const day = world.weeks[0]!;
    const tasks = async () =>
      (await database.sql`select due_on::text, staff_id from public.task where kind = 'placement_meeting' order by due_on`).map((row) => ({ ...row }));
    expect(await tasks()).toEqual([0, 30, 80].map((n) => ({ due_on: plus(day, n), staff_id: id('mette') })));
    const move = (meeting: string, to: string) => as('mette', (sql) => sql`select public.move_meeting(${need}, ${meeting}::public.meeting, ${to})`);
    expect(await refusal(move('midway', plus(day, 80)))).toBe('invalid_input: between_the_others');
    expect(await refusal(move('midway', plus(day, 33)))).toBe('invalid_input: meeting_on_weekday');
    await move('midway', plus(day, 42));
    await as('mette', (sql) => sql`select public.change_contact(${id('asta')}, ${id('dorthe')}, 'Mødet er aftalt')`);
    expect(await tasks()).toEqual([0, 42, 80].map((n) => ({ due_on: plus(day, n), staff_id: id('dorthe') })));
    const read = (await as('dorthe', (sql) => sql`select public.staff_tasks() as it`))[0]!.it as { kind: string; words: string }[];
    expect(read.filter(({ kind }) => kind === 'placement_meeting').map(({ words }) => words)).toEqual(['start', 'midway', 'end']);
    expect((await as('asta', (sql) => sql`select public.meetings_of() as it`))[0]!.it).toMatchObject([
      { meeting: 'start' },
      { meeting: 'midway', day: plus(day, 42) },
      { meeting: 'end' },
    ]);
    expect(await refusal(as('bente', (sql) => sql`select public.meetings_of(${id('asta')})`))).toBe('not_found');
    // Nothing stored tells it from any other: no column, no code, no word.
    const [row] = await database.sql`select n.kind::text, n.is_duty, n.interests, n.rest_reason, n.close_outcome from public.need n where n.id = ${need}`;
    expect(row).toEqual({ kind: 'extended_placement', is_duty: false, interests: [], rest_reason: null, close_outcome: null });
  });

  test('in at most thirteen weeks of any twelve months, over all her places', async () => {
    await start('mette');
    const [opening] = await database.sql`
      insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, paid, published_at, weeks_long)
      values (${id('carpenter_place')}, 'extended_placement', 'published', 'Værksted', '{noget}', 'Tom', '08:00', '14:00', 13, 'building', false, private.now(), 13) returning id`;
    await database.sql`insert into public.opening_seat (opening_id, seats) values (${opening!.id}, 1)`;
    const [row] = await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[opening!.id]}, via => 'phone') as need`);
    const need = row!.need as string;
    await forward(need);
    // Ten weeks behind her elsewhere, in the same year.
    const starts = plus(world.weeks[0]!, 7);
    const [other] =
      await database.sql`insert into public.host (name, contact_name, phone, address, found_by) values ('Før', 'Før', '12345678', 'Vej', ${id('asta')}) returning id`;
    const [a] =
      await database.sql`insert into public.application (need_id, host_id, rank, status, ended_at) values (${need}, ${other!.id}, 99, 'accepted', private.now()) returning id`;
    const [p] = await database.sql`insert into public.placement (need_id, application_id, host_id, status, starts_on, ends_on, papers_due_on, ended_at)
      values (${need}, ${a!.id}, ${other!.id}, 'interrupted', private.today() - 80, private.today() - 10, private.today() - 90, private.now()) returning id`;
    await database.sql`insert into public.placement_day (application_id, placement_id, young_person_id, day, state)
      select ${a!.id}, ${p!.id}, ${id('asta')}, date_trunc('week', private.today())::date - 7 * g, 'came' from generate_series(1, 10) g`;
    const offer = (ends: string) =>
      as(
        'tom',
        async (sql) =>
          sql`select public.offer_place(${await live(need)}, starts_on => ${starts}, weekdays => '{1,3}', ends_on => ${ends}, certificate => true)`,
      );
    const weeks = async () =>
      Number((await database.sql`select count(distinct date_trunc('week', day)) as n from public.placement_day where young_person_id = ${id('asta')}`)[0]!.n);
    expect(await refusal(offer(plus(starts, 7 * 13 - 1)))).toBe('invalid_input: too_many_weeks');
    expect(await refusal(offer(plus(starts, 7 * 3 - 1)))).toBe('done');
    expect(await weeks()).toBeLessThanOrEqual(13);
    await database.sql`delete from public.placement where id = ${p!.id}`;
    await database.sql`delete from public.application where id = ${a!.id}`;
  });
});
