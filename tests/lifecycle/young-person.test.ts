import { describe, expect, test } from 'vitest';
import {
  accept,
  apply,
  as,
  broken,
  database,
  forward,
  freshEachTime,
  handOn,
  id,
  live,
  nameGuardian,
  need,
  offer,
  outbox,
  refusal,
  search,
  sentences,
  weekdays,
  world,
} from './her-search.ts';

freshEachTime();

describe('applying', () => {
  test('up to three, in her order; her contact person has them, and every name is told', async () => {
    const needId = await apply('asta', ['bread', 'tables', 'roof']);
    const asta = await search('asta');
    const first = await need('asta');
    expect(first.id).toBe(needId);
    expect(first.status).toBe('with_coordinator');
    expect(first.applications.map(({ place, status }) => [place, status])).toEqual([
      ['Bageriet Surdejen Lyng', 'waiting'],
      ['Café Klitrosen', 'waiting'],
      ['Lyngfjord Tømrer og Tag', 'waiting'],
    ]);
    expect(asta.person.contact).toMatchObject({ name: 'mette', stand_in: null });
    expect(await sentences('asta')).toEqual([
      'Du skal i praktik, og vi hjælper dig hele vejen',
      'Du søgte hos Bageriet Surdejen Lyng, Café Klitrosen og Lyngfjord Tømrer og Tag',
    ]);
    expect((await outbox('application_received')).length).toBe(1);
    expect(await broken()).toEqual([]);
  });

  test('pressed twice it is one', async () => {
    const key = crypto.randomUUID();
    expect(await apply('asta', ['bread'], { key })).toBe(await apply('asta', ['bread'], { key }));
    expect((await need('asta')).applications.length).toBe(1);
  });

  test('what cannot be is said by its name', async () => {
    expect(await refusal(apply('asta', ['bread', 'shelf']))).toBe('invalid_input: one_kind_at_a_time');
    expect(await refusal(apply('asta', ['bread', 'bread']))).toBe('invalid_input: one_to_three');
    expect(await refusal(apply('asta', ['bread'], { week: null }))).toBe('invalid_input: choose_week');
    expect(await refusal(apply('asta', ['counter']))).toBe('not_for_you: 15');
    expect(await refusal(apply('carl', ['tuesdays']))).toBe('not_for_you: wrong_grade');
    expect(await refusal(apply('asta', ['joiner']))).toBe('not_for_you: too_young');
    expect(await refusal(apply('dina', ['bread']))).toBe('not_for_you: interest_to_consultant');
    expect(await refusal(apply('asta', ['bread'], { reasons: ['x; drop'] }))).toBe('invalid_input');
    await apply('asta', ['bread', 'tables']);
    expect(await refusal(apply('asta', ['bread']))).toBe('already_exists');
    expect(await refusal(apply('asta', ['roof', 'play']))).toBe('invalid_input: at_most_three_wishes');
    expect(await refusal(as('bo', (sql) => sql`select public.apply(${id('asta')}, array[${id('roof')}]::uuid[])`))).toBe('not_allowed');
    expect(await refusal(as(null, (sql) => sql`select public.apply(${id('asta')}, array[${id('roof')}]::uuid[])`))).toMatch(/permission denied|not_signed_in/);
    expect(await refusal(as(null, (sql) => sql`select public.my_search()`))).toMatch(/permission denied|not_signed_in/);
  });

  test('a full week and a closed opening are told', async () => {
    await database.sql`delete from public.opening_seat where opening_id = ${id('bread')} and day < ${world.weeks[1] ?? ''}`;
    expect(await refusal(apply('asta', ['bread']))).toBe('seat_taken');
    await database.sql`update public.opening set status = 'paused' where id = ${id('roof')}`;
    expect(await refusal(apply('asta', ['roof']))).toBe('wrong_status');
    const [row] = await as(
      null,
      (sql) => sql`select public.places_to_apply_for(array(select o.public_id from public.opening o where o.title = 'Opening tables')) as it`,
    );
    expect(row?.it).toMatchObject([{ title: 'Opening tables', place: 'Café Klitrosen', is_open: true, by_day: true }]);
    expect(row?.it[0].weeks.length).toBe(3);
  });

  test('staff may write down what she said, and she gets a receipt', async () => {
    await as(
      'mette',
      (sql) =>
        sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('bread')}]::uuid[], weeks => array[${world.weeks[0] ?? ''}]::date[], via => 'phone')`,
    );
    expect((await sentences('asta')).at(-1)).toBe('Du søgte hos Bageriet Surdejen Lyng (sagt i telefonen, skrevet ned af mette)');
    expect(
      await refusal(
        as(
          'mette',
          (sql) =>
            sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('roof')}]::uuid[], weeks => array[${world.weeks[0] ?? ''}]::date[])`,
        ),
      ),
    ).toBe('invalid_input: how_was_it_said');
    expect(
      await refusal(
        as('kirsten', (sql) => sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('roof')}]::uuid[], via => 'phone')`),
      ),
    ).toBe('not_allowed');
  });
});

describe('an offer', () => {
  const offered = async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    const application = await live(needId);
    await offer('bente', application, weekdays(3));
    return { needId, application };
  };

  test('yes to three of five days: the rest is a search of its own, as old as the first', async () => {
    await nameGuardian('asta');
    const { application } = await offered();
    expect(await sentences('asta')).toContain('Bageriet Surdejen Lyng havde en plads til dig');
    expect((await need('asta')).applications[0]?.days.length).toBe(3);
    await accept('asta', application);
    const { needs } = await search('asta');
    expect(needs.map(({ status, days_wanted, is_split, is_duty }) => ({ status, days_wanted, is_split, is_duty }))).toEqual([
      { status: 'arranged', days_wanted: 3, is_split: false, is_duty: true },
      { status: 'wishing', days_wanted: 2, is_split: true, is_duty: true },
    ]);
    expect(await sentences('asta', 1)).toContain('Der mangler nogle dage, så vi leder videre');
    expect((await need('asta')).applications.map(({ status }) => status)).toEqual(['accepted', 'superseded']);
    expect((await outbox('place_arranged')).length).toBe(1);
    expect(await refusal(accept('asta', application))).toBe('wrong_status');
    expect(await broken()).toEqual([]);
  });

  test('no thank you: her next wish goes on by itself', async () => {
    const { application } = await offered();
    await as('asta', (sql) => sql`select public.decline_offer(${application})`);
    const now = await need('asta');
    expect(now.status).toBe('with_partner');
    expect(now.applications.map(({ status }) => status)).toEqual(['declined', 'live']);
    expect((await sentences('asta')).at(-1)).toBe('Du sagde nej tak til Bageriet Surdejen Lyng. Nu har Café Klitrosen din ansøgning');
    expect(await broken()).toEqual([]);
  });

  test('nobody else says yes for her', async () => {
    const { application } = await offered();
    expect(await refusal(accept('bo', application))).toBe('not_allowed');
    expect(await refusal(accept('bente', application))).toBe('not_allowed');
    expect(await refusal(as('mette', (sql) => sql`select public.accept_offer(${application})`))).toBe('invalid_input: how_was_it_said');
    expect(await refusal(as('mette', (sql) => sql`select public.accept_offer(${application}, 'in_person')`))).toBe('done');
    expect((await sentences('asta')).at(-1)).toContain('sagt ansigt til ansigt, skrevet ned af mette');
  });

  test('helped on: to her own next wish, then to her contact person', async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    await handOn('bente', await live(needId), 'partner_in_network', id('tables'));
    expect((await sentences('asta')).at(-1)).toBe('Bageriet Surdejen Lyng havde ikke plads. De hjalp dig videre til Café Klitrosen');
    await handOn('karla', await live(needId));
    expect((await sentences('asta')).at(-1)).toBe('Café Klitrosen havde ikke plads. De hjalp dig videre til din kontaktperson');
    expect((await need('asta')).status).toBe('with_coordinator');
    expect(await broken()).toEqual([]);
  });

  test('come by first, and "jeg vil noget andet"', async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    const application = await live(needId);
    await as('bente', (sql) => sql`select public.invite_to_visit(${application}, ${weekdays(1, -7)[0] ?? ''}, '15:30')`);
    const visited = await need('asta');
    expect(visited.status).toBe('visit');
    expect(visited.applications[0]).toMatchObject({ visit_at: '15:30', address: 'Torvet 1, 9991 Lyngfjord' });
    await as('asta', (sql) => sql`select public.allow_call(${application}, false)`);
    expect((await need('asta')).applications[0]?.may_call).toBe(false);
    await as('asta', (sql) => sql`select public.want_other(${needId})`);
    const now = await need('asta');
    expect(now.status).toBe('wishing');
    expect(now.applications.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect((await outbox('wish_withdrawn')).length).toBe(2);
    expect((await sentences('asta')).at(-1)).toBe('Du ville hellere noget andet');
    expect(await broken()).toEqual([]);
  });
});

describe('a place that she found', () => {
  const propose = (
    needId: string,
    { email = 'chef@sted.example' as string | null, phone = null as string | null, days = weekdays(2), name = 'Salon Saksen' } = {},
  ) =>
    as(
      'asta',
      (
        sql,
      ) => sql`select public.propose_own_place(need_id => ${needId}, name => ${name}, contact_name => 'Ditte', address => 'Torvet 9, Lyngfjord', days => ${days}::date[],
        from_time => '09:00', to_time => '14:00', email => ${email}, phone => ${phone})`,
    );
  const proposeHours = (from: (string | null)[], to: (string | null)[], days = weekdays(from.length)) =>
    as(
      'asta',
      (
        sql,
      ) => sql`select public.propose_own_place(need_id => ${id('asta_duty')}, name => 'Salon Saksen', contact_name => 'Ditte', address => 'Torvet 9, Lyngfjord',
        days => ${days}::date[], from_time => '08:00', to_time => '14:00', email => 'chef@sted.example',
        from_times => ${from as string[]}::time[], to_times => ${to as string[]}::time[])`,
    );
  const hostToken = async () => (await outbox('own_place_asked')).at(-1)?.data.token as string;
  const hostPage = async (token: string) => (await as(null, (sql) => sql`select public.host_page(${token}) as it`))[0]?.it;
  const hostAnswers = (token: string, yes: boolean) => as(null, (sql) => sql`select public.answer_as_host(${token}, ${yes})`);

  test('the host reads, says yes once, and the other days stay a search', async () => {
    await propose(id('asta_duty'));
    const asked = await need('asta');
    expect(asked.status).toBe('with_partner');
    expect(asked.applications[0]).toMatchObject({ place: 'Salon Saksen', own_place: true, address: 'Torvet 9, Lyngfjord' });
    const token = await hostToken();
    expect(await hostPage(token)).toMatchObject({ first_name: 'asta', place: 'Salon Saksen', school: 'Fjordskolen', age: 14, coordinator_name: 'mette' });
    await hostAnswers(token, true);
    const { needs } = await search('asta');
    expect(needs.map(({ status, days_wanted }) => [status, days_wanted])).toEqual([
      ['arranged', 2],
      ['wishing', 3],
    ]);
    expect((await sentences('asta')).filter((text) => text.includes('Salon'))).toEqual([
      'Du fandt selv Salon Saksen, og vi spurgte dem',
      'Salon Saksen sagde ja (svar via link til c…@sted.example)',
    ]);
    expect(await refusal(hostAnswers(token, false))).toBe('link_expired');
    expect(await refusal(hostPage('0'.repeat(64)))).toBe('link_expired');
    expect(await broken()).toEqual([]);
  });

  test('a day may have hours of its own; half a day counts as half', async () => {
    await proposeHours([null, '10:00'], [null, '13:00']);
    const page = await hostPage(await hostToken());
    expect(page?.['days'].map((day: { from_time: string; to_time: string }) => `${day.from_time.slice(0, 5)}-${day.to_time.slice(0, 5)}`)).toEqual([
      '08:00-14:00',
      '10:00-13:00',
    ]);
    await hostAnswers(await hostToken(), true);
    const { needs } = await search('asta');
    expect(needs.map(({ status, days_wanted }) => [status, days_wanted])).toEqual([
      ['arranged', 1.5],
      ['wishing', 3.5],
    ]);
    expect(await broken()).toEqual([]);
  });

  test('hours of its own are hours too', async () => {
    expect(await refusal(proposeHours([null, '13:00'], [null, '10:00']))).toMatch(/^invalid_input/);
    // Five days are wanted: six are too many, but not when two of them are halves.
    const sixDays = [...weekdays(5), ...weekdays(1, 7)];
    expect(await refusal(proposeHours(Array(6).fill(null), Array(6).fill(null), sixDays))).toContain('more_than_needed');
    await proposeHours(['09:00', '09:00', null, null, null, null], ['12:00', '12:00', null, null, null, null], sixDays);
    expect((await need('asta')).status).toBe('with_partner');
    expect(await broken()).toEqual([]);
  });

  test('no: her contact person has it, and she is told', async () => {
    await propose(id('asta_duty'));
    await hostAnswers(await hostToken(), false);
    expect((await need('asta')).status).toBe('with_coordinator');
    expect((await sentences('asta')).at(-1)).toBe('Salon Saksen kunne ikke lige nu (svar via link til c…@sted.example)');
    expect((await outbox('own_place_turned_down')).length).toBe(1);
    expect(await broken()).toEqual([]);
  });

  test('with a number only, her contact person calls and writes it down', async () => {
    await propose(id('asta_duty'), { email: null, phone: '+4522345678' });
    expect((await outbox('own_place_asked')).length).toBe(0);
    const tasks = await database.sql`select kind, done_at from public.task where young_person_id = ${id('asta')}`;
    expect(tasks.map(({ kind }) => kind)).toEqual(['confirm_own_place']);
    const application = await live(id('asta_duty'));
    expect(await refusal(as('mette', (sql) => sql`select public.confirm_own_place(${application}, true, 'self')`))).toBe('invalid_input: how_was_it_said');
    await as('mette', (sql) => sql`select public.confirm_own_place(${application}, true, 'phone')`);
    expect(await sentences('asta')).toContain('Salon Saksen sagde ja (sagt i telefonen, skrevet ned af mette)');
    expect((await database.sql`select 1 from public.task where kind = 'confirm_own_place' and done_at is null`).length).toBe(0);
    expect(await broken()).toEqual([]);
  });

  test('what cannot be is said by its name', async () => {
    const needId = id('asta_duty');
    expect(await refusal(propose(needId, { email: null }))).toBe('invalid_input: mail_or_mobile');
    expect(await refusal(propose(needId, { email: 'asta@lyngfjord.example' }))).toBe('invalid_input: your_own_address');
    expect(await refusal(propose(needId, { days: weekdays(5).concat(weekdays(1, 7)) }))).toBe('invalid_input: more_than_needed');
    expect(await refusal(propose(needId, { days: ['2020-01-06'] }))).toBe('invalid_input: days_ahead');
    expect(await refusal(propose(needId, { days: [weekdays(2)] as unknown as string[] }))).toBe('invalid_input: choose_days');
    expect(await refusal(propose(needId, { name: ' ' }))).toBe('invalid_input');
    await apply('asta', ['bread']);
    await forward(needId);
    expect(await refusal(propose(needId))).toBe('wrong_status');
  });

  test('not on a public holiday, and not in a school holiday for whoever goes to school', async () => {
    const needId = id('asta_duty');
    const [first = '', second = ''] = weekdays(2);
    await database.sql`insert into public.holiday (day, calendar, name) values (${first}, 'public', 'helligdag'), (${second}, 'school', 'ferie')`;
    expect(await refusal(propose(needId, { days: [first] }))).toBe('invalid_input: public_holiday');
    expect(await refusal(propose(needId, { days: [second] }))).toBe('invalid_input: school_holiday');
    await database.sql`update public.young_person set situation = 'no_school', class_id = null where id = ${id('asta')}`;
    expect(await refusal(propose(needId, { days: [first] }))).toBe('invalid_input: public_holiday');
    await propose(needId, { days: [second] });
    expect(await live(needId)).toBeTruthy();
  });
});
