import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** The days while they run: asked about, never assumed; ill, not there, something happened; the link of the first morning. */

let database: FreshDatabase;
let world: World;
beforeEach(async () => {
  ({ database, world } = await freshWorld());
});
afterEach(async () => {
  const broken = await database.sql`select * from private.broken_laws()`;
  await database.drop();
  expect([...broken]).toEqual([]);
});

const id = (name: string) => world.ids[name]!;
const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const outcome = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const weekDays = (count: number) => Array.from({ length: count }, (_, index) => plus(world.weeks[0]!, index));
/** It becomes this moment of Danish time, and the worker does what is due. */
async function itIs(day: string, time: string): Promise<number> {
  await database.sql`update private.clock set moved_by = (${`${day} ${time}`}::timestamp at time zone 'Europe/Copenhagen') - now()`;
  return Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]!.done);
}
const status = async () => (await database.sql`select status from public.need where id = ${id('asta_duty')}`)[0]!.status as string;
const dutyOf = async (who: string) => (await database.sql`select private.duty_days(${id(who)}) as d`)[0]!.d as Record<string, number>;
const dayId = async (index: number) =>
  (
    await database.sql`select id from public.placement_day where young_person_id = ${id('asta')} and day = ${weekDays(5)[index]!} and placement_id is not null`
  )[0]?.id as string;
const stateOf = async (index: number) => (await database.sql`select state from public.placement_day where id = ${await dayId(index)}`)[0]?.state as string;
const tasks = async (kind: string) => await database.sql`select * from public.task where kind = ${kind} and done_at is null`;
const mails = async (template: string) =>
  await database.sql<{ to_address: string; channel: string; data: Record<string, string> }[]>`
    select to_address, channel, data from private.outbox where template = ${template} order by made_at, to_address, channel`;
const tokenFor = async (address: string, template = 'arrival_asked') =>
  (await mails(template)).filter((mail) => mail.to_address === address).at(-1)!.data['token']!;
const press = (token: string, isHere: boolean) => database.asPersona(null, (sql) => sql`select public.answer_arrival(${token}, ${isHere}) as here`);
const look = (token: string) => database.asPersona(null, (sql) => sql`select public.arrival_page(${token}) as page`);

/** Asta has so many days of the first week at the bakery. */
async function arranged(days = 5): Promise<void> {
  const need = id('asta_duty');
  await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}, ${[world.weeks[0]!]}, '{}', '', true, true, ${need}, 'phone')`);
  await as('mette', (sql) => sql`select public.forward(${need})`);
  const [a] = await database.sql`select id from public.application where need_id = ${need} and status = 'live'`;
  await as('bente', (sql) => sql`select public.offer_place(${a!.id}, ${weekDays(days)}::date[])`);
  await as('asta', (sql) => sql`select public.accept_offer(${a!.id})`);
}

describe('the days of the duty', () => {
  test('are counted over needs, places and hosts: done, arranged, missing', async () => {
    expect(await dutyOf('asta')).toEqual({ wanted: 5, done: 0, arranged: 0, untold: 0, missing: 5 });
    await arranged(3);
    // What is left stands in a need of its own; the duty is the same one.
    expect(await dutyOf('asta')).toMatchObject({ wanted: 5, arranged: 3, missing: 2 });
    await itIs(weekDays(5)[0]!, '09:00');
    await as('bente', async (sql) => sql`select public.complete_day(${await dayId(0)}, 'came')`);
    expect(await dutyOf('asta')).toMatchObject({ done: 1, arranged: 2, missing: 2 });
    await as('asta', async (sql) => sql`select public.report_sick(${await dayId(1)})`);
    expect(await dutyOf('asta')).toMatchObject({ wanted: 5, done: 1, arranged: 1, missing: 3 });
    const search = await as('asta', (sql) => sql`select public.my_search() as s`);
    expect((search[0]!.s as { duty: object }).duty).toEqual(await dutyOf('asta'));
    expect(await database.sql`select private.duty_days(${id('dina')}) as d`).toEqual([{ d: null }]);
  });
});

describe('"er hun kommet?"', () => {
  test('is asked on the first morning, everybody at the place by a link of their own, and one press tells the day', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '06:59');
    expect(await mails('arrival_asked')).toHaveLength(0);
    await itIs(weekDays(5)[0]!, '07:31');
    expect((await mails('arrival_asked')).map((mail) => mail.to_address)).toEqual(['bente@lyngfjord.example', 'mads@lyngfjord.example']);
    // Run again and again, nobody is asked twice.
    await itIs(weekDays(5)[0]!, '07:45');
    await itIs(weekDays(5)[0]!, '08:30');
    expect(await mails('arrival_asked')).toHaveLength(2);

    const token = await tokenFor('mads@lyngfjord.example');
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const page = (await look(token))[0]!.page as Record<string, unknown>;
    expect(page).toMatchObject({ first_name: 'asta', day: weekDays(5)[0], not_yet: false });
    expect(JSON.stringify(page)).not.toContain('Prøvesen');
    await press(token, true);
    expect(await stateOf(0)).toBe('came');
    const [event] = await database.sql`select actor, channel, caller from public.event where command = 'complete_day'`;
    expect(event).toEqual({ actor: 'host', channel: 'link', caller: null });
    // It can be seen through which link it came.
    expect(await database.sql`select sent_to from private.arrival_link where answered_at is not null`).toEqual([{ sent_to: 'mads@lyngfjord.example' }]);
  });

  test('the link reads and changes nothing on looking, acts once, and tells of no other day', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '08:00');
    const token = await tokenFor('bente@lyngfjord.example');
    for (let times = 0; times < 5; times += 1) await look(token);
    expect(await stateOf(0)).toBe('planned');
    expect(await outcome(database.asPersona(null, (sql) => sql`select public.answer_arrival(${token}, null)`))).toBe('invalid_input');
    await press(token, true);
    // Reused, and the colleague's too: the day is told.
    expect(await outcome(press(token, true))).toBe('link_expired');
    expect(await outcome(press(token, false))).toBe('link_expired');
    expect(await outcome(press(await tokenFor('mads@lyngfjord.example'), false))).toBe('link_expired');
    expect(await outcome(look(token))).toBe('link_expired');
    expect(await outcome(press('0'.repeat(64), true))).toBe('link_expired');
    // The next morning it is still Monday's, which has been told.
    await itIs(weekDays(5)[1]!, '08:00');
    expect(await outcome(press(token, true))).toBe('link_expired');
    expect(await stateOf(1)).toBe('planned');
    // Only the hash is kept.
    const kept = await database.sql`select * from private.arrival_link`;
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('pressed twenty times at once it is one answer', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '08:00');
    const tokens = [await tokenFor('bente@lyngfjord.example'), await tokenFor('mads@lyngfjord.example')];
    // Somebody else is at her search: the presses have read their link and stand in line behind the lock.
    let pressed: Promise<string>[] = [];
    await database.sql.begin(async (hold) => {
      await hold`select 1 from public.need where id = ${id('asta_duty')} for update`;
      pressed = Array.from({ length: 20 }, (_, index) => outcome(press(tokens[index % 2]!, true)));
      for (let waiting = 0; waiting < 2; ) waiting = Number((await hold`select count(*) as n from pg_locks where not granted`)[0]!.n);
    });
    const answers = await Promise.all(pressed);
    expect(answers.filter((one) => one === 'done')).toHaveLength(1);
    expect(await database.sql`select 1 from public.event where command = 'complete_day' and lifecycle = 'placement'`).toHaveLength(1);
  });

  test('expires, and a day that was taken away takes its link along', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '08:00');
    const token = await tokenFor('bente@lyngfjord.example');
    await database.sql`update private.arrival_link set expires_on = private.today() - 1`;
    expect(await outcome(press(token, true))).toBe('link_expired');
    await database.sql`update private.arrival_link set expires_on = private.today()`;
    expect(await outcome(look(token))).toBe('done');
    const [p] = await database.sql`select id from public.placement where need_id = ${id('asta_duty')}`;
    await as('mette', (sql) => sql`select public.interrupt_placement(${p!.id})`);
    expect(await outcome(press(token, true))).toBe('link_expired');
  });

  test('"nej, ikke endnu": who answers for her is told at once and has it to do today; a yes is still possible, a second no is not', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '08:10');
    const token = await tokenFor('bente@lyngfjord.example');
    expect((await press(token, false))[0]!.here).toBe(false);
    expect(await stateOf(0)).toBe('planned');
    const [task] = await database.sql`select staff_id, young_person_id, due_on = private.today() as today from public.task where kind = 'not_arrived'`;
    expect(task).toEqual({ staff_id: id('mette'), young_person_id: id('asta'), today: true });
    expect((await mails('not_arrived')).map((mail) => mail.channel).sort()).toEqual(['email', 'sms']);
    expect(await outcome(press(token, false))).toBe('wrong_status');
    expect(await mails('not_arrived')).toHaveLength(2);
    await press(token, true);
    expect(await stateOf(0)).toBe('came');
    expect(await tasks('not_arrived')).toHaveLength(0);
  });

  test('a place that she found is asked too, at its own address', async () => {
    await as(
      'asta',
      (sql) =>
        sql`select public.propose_own_place(${id('asta_duty')}, 'Salon Saksen', 'Signe', 'Torvet 3', ${weekDays(5)}::date[], '09:00', '14:00', 'salon@saksen.example')`,
    );
    const [a] = await database.sql`select id from public.application where need_id = ${id('asta_duty')}`;
    await as('mette', (sql) => sql`select public.confirm_own_place(${a!.id}, true, 'phone')`);
    await itIs(weekDays(5)[0]!, '08:40');
    await press(await tokenFor('salon@saksen.example'), true);
    expect(await stateOf(0)).toBe('came');
  });
});

describe('a day that nobody told of', () => {
  test('is asked about the next morning, is the contact person’s after that, and never counts by itself', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '00:10');
    await itIs(weekDays(5)[1]!, '07:50');
    expect(await mails('day_asked')).toHaveLength(0);
    await itIs(weekDays(5)[1]!, '08:05');
    expect(await mails('day_asked')).toHaveLength(2);
    await itIs(weekDays(5)[1]!, '15:00');
    expect(await mails('day_asked')).toHaveLength(2);
    expect(await tasks('day_not_confirmed')).toHaveLength(0);
    await itIs(weekDays(5)[2]!, '08:05');
    expect(await tasks('day_not_confirmed')).toMatchObject([{ staff_id: id('mette'), young_person_id: id('asta') }]);
    await itIs(weekDays(5)[2]!, '12:00');
    expect(await tasks('day_not_confirmed')).toHaveLength(1);

    // Three weeks later nothing has been told: she is still under way, and has done nothing.
    for (const days of [7, 14, 21]) await itIs(plus(weekDays(5)[4]!, days), '09:00');
    expect(await status()).toBe('under_way');
    expect(await dutyOf('asta')).toMatchObject({ done: 0, untold: 5 });
    expect(await database.sql`select 1 from public.placement_day where state <> 'planned'`).toHaveLength(0);
    expect(await database.sql`select 1 from public.need where id = ${id('asta_duty')} and secretariat_told_at is not null`).toHaveLength(1);

    for (let index = 0; index < 5; index += 1) await as('mette', async (sql) => sql`select public.complete_day(${await dayId(index)}, 'came', 'phone')`);
    expect(await status()).toBe('fulfilled');
    expect(await tasks('day_not_confirmed')).toHaveLength(0);
  });

  test('can be answered by its link afterwards: a no says that she did not come, and her contact person is told', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '08:00');
    const monday = await tokenFor('bente@lyngfjord.example');
    await itIs(weekDays(5)[1]!, '08:00');
    const again = await tokenFor('bente@lyngfjord.example', 'day_asked');
    expect(again).not.toBe(monday);
    await press(again, false);
    expect(await stateOf(0)).toBe('did_not_come');
    expect(await stateOf(1)).toBe('planned');
    expect(await outcome(press(monday, true))).toBe('link_expired');
    expect(await tasks('not_arrived')).toHaveLength(1);
    expect(await dutyOf('asta')).toMatchObject({ arranged: 4, missing: 1 });
  });

  test('no letter goes out on a Saturday, and a week off asks about the oldest day first', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '00:10');
    await itIs(plus(weekDays(5)[4]!, 1), '09:00');
    expect(await mails('day_asked')).toHaveLength(0);
    await itIs(plus(weekDays(5)[4]!, 3), '09:00');
    expect((await mails('day_asked')).map((mail) => mail.data['day'])).toEqual([weekDays(5)[0], weekDays(5)[0]]);
  });
});

describe('"jeg er syg"', () => {
  test('one press: the place and her contact person are told by mail and SMS, nothing but the day is kept', async () => {
    await database.sql`update public.partner_member set phone = '22334455' where name = 'bente'`;
    await arranged();
    await itIs(weekDays(5)[0]!, '07:00');
    const key = crypto.randomUUID();
    const say = async () => as('asta', async (sql) => sql`select public.report_sick(${await dayId(0)}, 'self', ${key})`);
    await say();
    await say();
    expect(await stateOf(0)).toBe('sick');
    expect(await status()).toBe('under_way');
    expect((await mails('sick_reported')).map((mail) => mail.channel).sort()).toEqual(['email', 'sms']);
    expect((await mails('sick_reported_to_host')).map((mail) => `${mail.to_address} ${mail.channel}`)).toEqual(
      ['bente@lyngfjord.example email', 'mads@lyngfjord.example email', '22334455 sms'].sort(),
    );
    // Nobody is asked whether she came.
    await itIs(weekDays(5)[0]!, '08:30');
    expect(await mails('arrival_asked')).toHaveLength(0);
    const [event] = await database.sql`select actor, from_status, to_status, code from public.event where command = 'report_sick' and lifecycle = 'placement'`;
    expect(event).toEqual({ actor: 'young_person', from_status: 'planned', to_status: 'sick', code: null });
    // The others were told; the missing day comes back when the last is told.
    for (const index of [1, 2, 3, 4]) {
      await itIs(weekDays(5)[index]!, '09:00');
      await as('bente', async (sql) => sql`select public.complete_day(${await dayId(index)}, 'came')`);
    }
    expect(await status()).toBe('with_coordinator');
    expect(await dutyOf('asta')).toMatchObject({ done: 4, missing: 1 });
  });

  test('the evening before, for a named day, and not for a day that has passed or is weeks ahead', async () => {
    await arranged();
    expect(await outcome(as('asta', async (sql) => sql`select public.report_sick(${await dayId(0)})`))).toBe('wrong_status');
    await itIs(plus(weekDays(5)[0]!, -1), '20:00');
    await as('asta', async (sql) => sql`select public.report_sick(${await dayId(0)})`);
    await as('asta', async (sql) => sql`select public.report_sick(${await dayId(2)})`);
    expect(await status()).toBe('arranged');
    await itIs(weekDays(5)[1]!, '09:00');
    expect(await status()).toBe('under_way');
    expect(await outcome(as('asta', async (sql) => sql`select public.report_sick(${await dayId(0)})`))).toBe('wrong_status');
  });

  test('ill on all days before it began: her contact person has her again, with every day missing', async () => {
    await arranged(2);
    await itIs(plus(weekDays(5)[0]!, -1), '20:00');
    for (const index of [0, 1]) await as('asta', async (sql) => sql`select public.report_sick(${await dayId(index)})`);
    expect(await status()).toBe('with_coordinator');
    expect(await dutyOf('asta')).toMatchObject({ wanted: 5, done: 0, arranged: 0, missing: 5 });
  });

  test('ill on the first day and all that follow: it is over that day, and no seat is kept', async () => {
    await arranged(2);
    await itIs(weekDays(5)[0]!, '07:00');
    for (const index of [0, 1]) await as('asta', async (sql) => sql`select public.report_sick(${await dayId(index)})`);
    expect(await status()).toBe('with_coordinator');
    const held = await database.sql`select s.day::text from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id`;
    expect(held.map(({ day }) => day)).not.toContain(weekDays(5)[1]);
  });

  test('the place she called, and staff whom she called, can record it; others cannot', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '07:00');
    const say = (who: string, index: number, via: string) =>
      outcome(as(who, async (sql) => sql`select public.report_sick(${await dayId(index)}, ${via}::public.channel)`));
    expect(await say('bo', 0, 'self')).toBe('not_allowed');
    expect(await say('karla', 0, 'self')).toBe('not_allowed');
    expect(await say('kirsten', 0, 'phone')).toBe('not_allowed');
    expect(await say('mette', 0, 'self')).toBe('invalid_input');
    expect(await say('bente', 0, 'self')).toBe('done');
    expect(await say('mette', 1, 'phone')).toBe('done');
    // The place knows what it said itself; it is told of the other day.
    expect(new Set((await mails('sick_reported_to_host')).map((mail) => mail.data['day']))).toEqual(new Set([weekDays(5)[1]]));
  });
});

describe('"der er sket noget"', () => {
  const report = async (who: string, via = 'self') => {
    const [p] = await database.sql`select id from public.placement where need_id = ${id('asta_duty')}`;
    return as(who, (sql) => sql`select public.report_incident(${p!.id}, ${via}::public.channel) as task`);
  };

  test('tells her contact person, the deputy and the school’s leader at once, and keeps not a word of what it was', async () => {
    await arranged();
    expect(await outcome(report('asta'))).toBe('wrong_status');
    await itIs(weekDays(5)[0]!, '10:00');
    await report('asta');
    await report('bente');
    expect((await mails('incident_reported')).filter((mail) => mail.channel === 'email').map((mail) => mail.to_address)).toEqual([
      'dorthe@lyngfjord.example',
      'mette@lyngfjord.example',
      'skoleleder@lyngfjord.example',
    ]);
    expect(await tasks('incident')).toMatchObject([{ staff_id: id('mette'), words: '' }]);
    const events = await database.sql`select actor, code from public.event where command = 'report_incident' order by id`;
    expect(events).toEqual([
      { actor: 'young_person', code: null },
      { actor: 'host', code: null },
    ]);
    for (const who of ['bo', 'karla', 'kirsten', 'teacher', 'stranger']) expect(await outcome(report(who)), who).toBe('not_allowed');
  });

  test('stands before everything else: among the tasks, on her page and on the desk, where she is first too', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '10:00');
    await database.sql`delete from public.task`;
    await database.sql`insert into public.task (kind, staff_id, young_person_id, due_on)
      select 'message', ${id('mette')}, y.id, private.today() - 3 from public.young_person y where y.id in (${id('asta')}, ${id('bo')})`;
    const first = async (query: string) => (await as('mette', (sql) => sql.unsafe(`select ${query} as it`)))[0]!.it;
    const tops = async () => [
      (await first('public.staff_tasks()'))[0].kind,
      (await first(`public.pupil_page('${id('asta')}')`)).tasks[0].kind,
      ...[(await first('public.coordinator_desk()')).rows[0]].flatMap((row) => [row.first_name, row.task, row.urgent]),
    ];
    expect(await tops()).toEqual(['message', 'message', 'asta', 'message', false]);
    await database.sql`update public.task set due_on = private.today() - 9 where kind = 'message' and young_person_id = ${id('bo')}`;
    expect((await tops()).slice(2)).toEqual(['bo', 'message', false]);
    await report('asta');
    expect(await tops()).toEqual(['incident', 'incident', 'asta', 'incident', true]);
    await database.sql`update public.task set kind = 'not_arrived' where kind = 'incident'`;
    expect(await tops()).toEqual(['not_arrived', 'not_arrived', 'asta', 'not_arrived', true]);
    await itIs(weekDays(5)[1]!, '10:00');
    expect((await tops()).slice(0, 2)).toEqual(['message', 'message']);
  });

  test('not finished the same day, the secretariat is told, once', async () => {
    await arranged();
    await itIs(weekDays(5)[0]!, '10:00');
    await report('asta');
    await itIs(weekDays(5)[0]!, '23:00');
    expect(await mails('incident_open')).toHaveLength(0);
    await itIs(weekDays(5)[1]!, '00:05');
    await itIs(weekDays(5)[1]!, '09:00');
    expect((await mails('incident_open')).map((mail) => mail.to_address)).toEqual(['sekretariat@lyngfjord.example']);
    const open = await as('sekretariat', (sql) => sql`select public.open_incidents() as open`);
    expect(open[0]!.open).toMatchObject([{ first_name: 'asta', staff: 'mette', late: true }]);
    expect(await outcome(as('mette', (sql) => sql`select public.open_incidents()`))).toBe('not_allowed');
    const [task] = await tasks('incident');
    await as('mette', (sql) => sql`select public.finish_task(${task!.id})`);
    expect((await as('sekretariat', (sql) => sql`select public.open_incidents() as open`))[0]!.open).toEqual([]);
  });
});

describe('many days at once', () => {
  test('are written down as "came", each named by her contact person; what has been told stands', async () => {
    await arranged(2);
    const [first, second] = [await dayId(0), await dayId(1)];
    const write = async (who: string, days: string[], key = crypto.randomUUID()) =>
      (await as(who, (sql) => sql`select public.complete_days(${days}, 'phone', ${key}) as report`))[0]!.report as string;
    const outcomes = async (report: string) =>
      (await database.sql`select outcome from private.bulk_line where bulk_act_id = ${report}`).map((row) => row.outcome as string);
    await itIs(weekDays(2)[0]!, '12:00');
    // Not a day that has not come, and not by somebody who does not help her.
    expect(await outcomes(await write('mette', [second]))).toEqual(['wrong_status']);
    expect(await outcome(write('kirsten', [first]))).toBe('not_allowed');
    expect(await outcome(write('mette', []))).toBe('invalid_input');
    await as('asta', (sql) => sql`select public.report_sick(${first})`);
    await itIs(weekDays(2)[1]!, '12:00');
    const key = crypto.randomUUID();
    const report = await write('mette', [first, second], key);
    expect(await outcomes(report)).toEqual(['done']);
    expect(await write('mette', [first, second], key)).toBe(report);
    expect([await stateOf(0), await stateOf(1)]).toEqual(['sick', 'came']);
    expect(await outcomes(await write('mette', [first, second]))).toEqual(['told_already']);
    expect(await mails('recorded_for_partner')).not.toHaveLength(0);
  });
});

test('in the demo each day is lived from its morning, whatever the hour is: the place is asked', async () => {
  await arranged(1);
  await database.sql`update public.placement_day set from_time = '08:00', to_time = '09:31'`;
  await database.sql`update private.clock set may_travel = true, moved_by = private.moved_to(${plus(weekDays(1)[0]!, -1)})`;
  await database.asWorker((sql) => sql`select public.travel('day')`);
  expect(await mails('arrival_asked')).not.toHaveLength(0);
});
