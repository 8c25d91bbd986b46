import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, type PersonaSql } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  database = await freshDatabase();
  world = await buildWorld(database);
});

// Whatever a test did, the eight laws hold after it.
afterEach(async () => {
  const broken = await database.sql`select * from private.broken_laws()`;
  await database.drop();
  expect([...broken]).toEqual([]);
});

const id = (name: string) => {
  const found = world.ids[name];
  if (!found) throw new Error(`No ${name} in the world`);
  return found;
};
const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const mette = <T>(work: (sql: PersonaSql) => Promise<T>) => as('mette', work);
/** The code of a refusal, or "done". */
const outcome = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
const needOf = async (need: string) => (await database.sql`select *, due_on::text as due, close_on::text as closes from public.need where id = ${need}`)[0]!;
const statusOf = async (need: string) => (await needOf(need)).status as string;
const liveOf = async (need: string) =>
  (await database.sql`select id from public.application where need_id = ${need} and status in ('live', 'offered')`)[0]?.id as string;
const eventsOf = async (need: string, command: string) =>
  await database.sql`select * from public.event where need_id = ${need} and command = ${command} order by id`;
const travel = async (days: number) => await database.sql`update private.clock set moved_by = make_interval(days => ${days})`;
const runDueDates = async () => Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]!.done);
const weekDays = (monday: string, count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(monday) + index * 86_400_000).toISOString().slice(0, 10));

const applyFor = (pupil: string, openings: string[], via = 'phone', who = 'mette') =>
  as(
    who,
    (sql) =>
      sql`select public.apply(${id(pupil)}, ${openings.map(id)}, ${openings.map((_, index) => world.weeks[index]!)}, '{}', '', true, true, ${id(`${pupil}_duty`)}, ${via})`,
  );
const forward = (pupil: string, who = 'mette') => as(who, (sql) => sql`select public.forward(${id(`${pupil}_duty`)})`);
const offer = (application: string, days = 5) =>
  mette((sql) => sql`select public.offer_place(${application}, ${weekDays(world.weeks[0]!, days)}, via => 'phone')`);
const accept = (application: string) => mette((sql) => sql`select public.accept_offer(${application}, 'phone')`);
const placementOf = async (need: string) => (await database.sql`select * from public.placement where need_id = ${need} order by starts_on desc limit 1`)[0]!;

async function arranged(pupil = 'asta', days = 5): Promise<string> {
  await applyFor(pupil, ['bread']);
  await forward(pupil);
  const application = await liveOf(id(`${pupil}_duty`));
  await offer(application, days);
  await accept(application);
  return application;
}

describe('sending on', () => {
  test('one by one: the highest wish goes, and the date is the partner’s', async () => {
    await applyFor('asta', ['bread', 'tables']);
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    await forward('asta');
    expect(await statusOf(id('asta_duty'))).toBe('with_partner');
    const [live] = await database.sql`select opening_id from public.application where need_id = ${id('asta_duty')} and status = 'live'`;
    expect(live!.opening_id).toBe(id('bread'));
    expect(await outcome(forward('asta'))).toBe('wrong_status');
  });

  test('in bulk each stands for herself: some go, the others say why, and nobody else’s pupil moves', async () => {
    await applyFor('asta', ['bread']);
    await applyFor('finn', ['bread'], 'phone', 'kirsten');
    const key = crypto.randomUUID();
    const send = () => mette((sql) => sql`select public.forward_many(${[id('asta_duty'), id('bo_duty'), id('finn_duty')]}, ${key}) as report`);
    const [first] = await send();
    // The same form sent twice is one act, and the same report.
    expect((await send())[0]!.report).toBe(first!.report);
    const rows = await database.sql`select need_id, outcome from private.bulk_line where bulk_act_id = ${first!.report}`;
    expect(Object.fromEntries(rows.map((row) => [row.need_id, row.outcome]))).toEqual({
      [id('asta_duty')]: 'done',
      [id('bo_duty')]: 'wrong_status',
      [id('finn_duty')]: 'not_allowed',
    });
    expect(await statusOf(id('asta_duty'))).toBe('with_partner');
    expect(await statusOf(id('finn_duty'))).toBe('with_coordinator');
  });

  test('a job for somebody under 15 waits for the guardian, in bulk too', async () => {
    await mette((sql) => sql`select public.apply(${id('asta')}, ${[id('shelf')]}, via => 'phone')`);
    const [job] = await database.sql`select id from public.need where young_person_id = ${id('asta')} and kind = 'after_school_job'`;
    await mette((sql) => sql`select public.forward_many(${[job!.id]})`);
    expect(await database.sql`select outcome from private.bulk_line`).toEqual([{ outcome: 'guardian_needed' }]);
    await mette((sql) => sql`select public.name_guardian(${id('asta')}, 'Henrik', 'henrik@hjemme.example', null, 'da', 'phone')`);
    await mette((sql) => sql`select public.record_guardian_answer(${job!.id}, 'no', 'phone')`);
    expect(await outcome(mette((sql) => sql`select public.forward(${job!.id})`))).toBe('guardian_said_no');
    await mette((sql) => sql`select public.record_guardian_answer(${job!.id}, 'yes', 'phone')`);
    // A job goes straight to its place when the yes has come.
    expect(await statusOf(job!.id)).toBe('with_partner');
  });

  test.each([
    ['the guardian says no after all', 'the job', 'no'],
    ['the guardian wants a call first', 'the job', 'call_me'],
    ['the guardian, asked about something else, is none of hers', 'the duty', 'not_my_child'],
  ])('what was sent on a yes is called back when %s', async (_why, about, answer) => {
    await mette((sql) => sql`select public.apply(${id('asta')}, ${[id('shelf')]}, via => 'phone')`);
    const [job] = await database.sql`select id from public.need where young_person_id = ${id('asta')} and kind = 'after_school_job'`;
    await mette((sql) => sql`select public.name_guardian(${id('asta')}, 'Henrik', 'henrik@hjemme.example', null, 'da', 'phone')`);
    await mette((sql) => sql`select public.record_guardian_answer(${job!.id}, 'yes', 'phone')`);
    expect(await statusOf(job!.id)).toBe('with_partner');
    await mette((sql) => sql`select public.record_guardian_answer(${about === 'the job' ? job!.id : id('asta_duty')}, ${answer}, 'phone')`);
    expect(await statusOf(job!.id)).toBe('with_coordinator');
    expect(await database.sql`select * from private.broken_laws()`).toEqual([]);
  });

  test('the same form sent twice is one act', async () => {
    await applyFor('asta', ['bread']);
    const key = crypto.randomUUID();
    const once = () => mette((sql) => sql`select public.forward(${id('asta_duty')}, ${key}) as need`);
    expect((await once())[0]!.need).toBe((await once())[0]!.need);
    expect(await eventsOf(id('asta_duty'), 'forward')).toHaveLength(1);
  });
});

describe('what only a coordinator starts', () => {
  test('a longer placement is opened and sent by her coordinator, never by herself, also to a specially arranged opening', async () => {
    await database.sql`update public.opening set kind = 'extended_placement', special = true, published_at = private.now() where id = ${id('play')}`;
    const open = (who: string, via: string) => outcome(as(who, (sql) => sql`select public.open_need(${id('asta')}, 'extended_placement', '{}', null, ${via})`));
    const apply = (who: string, via: string) =>
      outcome(as(who, (sql) => sql`select public.apply(${id('asta')}, ${[id('play')]}, ${[world.weeks[0]!]}, via => ${via})`));
    expect(await open('asta', 'self')).toBe('not_for_you');
    expect(await apply('asta', 'self')).toBe('not_for_you');
    expect(await open('mette', 'in_person')).toBe('done');
    expect(await apply('mette', 'in_person')).toBe('done');
    const [need] = await database.sql`select id from public.need where kind = 'extended_placement'`;
    await mette((sql) => sql`select public.forward(${need!.id})`);
    expect(await statusOf(need!.id)).toBe('with_partner');
  });
});

describe('suggesting', () => {
  test('up to three with reasons; she chooses, no partner sees her', async () => {
    await applyFor('asta', ['bread']);
    await mette((sql) => sql`select public.suggest(${id('asta_duty')}, ${[id('tables'), id('play')]}, ${['Tæt på dig', '']})`);
    expect(await statusOf(id('asta_duty'))).toBe('wishing');
    expect(await database.sql`select * from public.suggestion where need_id = ${id('asta_duty')}`).toHaveLength(2);
    expect(await database.sql`select * from public.application where need_id = ${id('asta_duty')} and live_at is not null`).toHaveLength(0);
  });

  test('never four, never what does not fit, never by somebody else', async () => {
    await applyFor('asta', ['bread']);
    const suggest = (openings: string[], who = 'mette') => outcome(as(who, (sql) => sql`select public.suggest(${id('asta_duty')}, ${openings.map(id)})`));
    expect(await suggest(['bread', 'tables', 'play', 'roof'])).toBe('invalid_input');
    expect(await suggest(['shelf'])).toBe('not_for_you');
    expect(await suggest(['tables'], 'kirsten')).toBe('not_allowed');
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
  });
});

describe('answers by phone, on paper or face to face', () => {
  test('are written with who, how and a receipt; never without how', async () => {
    expect(await outcome(applyFor('asta', ['bread'], 'self'))).toBe('invalid_input');
    await applyFor('asta', ['bread'], 'paper');
    await forward('asta');
    const application = await liveOf(id('asta_duty'));
    await mette((sql) => sql`select public.invite_to_visit(${application}, public.today() + 2, '15:30', 'phone')`);
    expect(await statusOf(id('asta_duty'))).toBe('visit');
    await offer(application);
    await mette((sql) => sql`select public.accept_offer(${application}, 'in_person')`);
    const [event] = await eventsOf(id('asta_duty'), 'accept_offer');
    expect(event).toMatchObject({ actor: 'young_person', channel: 'in_person', caller: world.users.mette });
    const receipts = await database.sql`select template, to_address from private.outbox where template like 'recorded_for%' order by template`;
    expect(receipts.map((row) => row.template)).toEqual(expect.arrayContaining(['recorded_for_partner', 'recorded_for_you']));
  });

  test('a place’s no is a way on: the words reach her contact person alone', async () => {
    await applyFor('asta', ['bread', 'tables']);
    await forward('asta');
    const application = await liveOf(id('asta_duty'));
    const handOn = (target: string | null, words = '') =>
      outcome(mette((sql) => sql`select public.hand_on(${application}, 'full', ${target}, null, ${words}, 'phone')`));
    expect(await handOn(null)).toBe('needs_hand_over');
    expect(await handOn('fourth_party')).toBe('needs_hand_over');
    expect(await handOn('coordinator', 'Prøv min svoger på havnen.')).toBe('done');
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect(await mette((sql) => sql`select body from public.note where young_person_id = ${id('asta')}`)).toHaveLength(1);
    expect(await as('kirsten', (sql) => sql`select body from public.note`)).toHaveLength(0);
  });

  test('another coordinator can record nothing', async () => {
    await applyFor('asta', ['bread']);
    await forward('asta');
    const application = await liveOf(id('asta_duty'));
    for (const command of [
      `public.offer_place('${application}', '{}', via => 'phone')`,
      `public.invite_to_visit('${application}', public.today() + 2, '15:30', 'phone')`,
      `public.hand_on('${application}', 'full', 'coordinator', via => 'phone')`,
      `public.want_other('${id('asta_duty')}', 'phone')`,
      `public.rest_need('${id('asta_duty')}', 'exams', public.today() + 20)`,
      `public.announce_close('${id('asta_duty')}', 'other_help', 'kui')`,
      `public.change_contact('${id('asta')}', '${id('kirsten')}', 'Jeg tager hende')`,
      `public.write_note('${id('asta')}', 'Noget')`,
      `public.update_young_person('${id('asta')}', '+4522222222')`,
    ]) {
      expect(await outcome(as('kirsten', (sql) => sql.unsafe(`select ${command}`))), command).toBe('not_allowed');
    }
    expect(await statusOf(id('asta_duty'))).toBe('with_partner');
  });

  test('her deputy and the secretariat can', async () => {
    await applyFor('asta', ['bread'], 'phone', 'dorthe');
    await forward('asta', 'sekretariat');
    const [event] = await eventsOf(id('asta_duty'), 'forward');
    expect(event).toMatchObject({ actor: 'secretariat', caller: world.users.sekretariat });
  });
});

describe('a place she found, with a number only', () => {
  test('is the coordinator’s to call, and the call ends the task', async () => {
    await mette(
      (sql) =>
        sql`select public.propose_own_place(${id('asta_duty')}, 'Autoværkstedet', 'Bent', 'Havnegade 4', ${weekDays(world.weeks[0]!, 3)}, '08:00', '14:00', null, '+4522222222', 'phone')`,
    );
    const [task] = await database.sql`select * from public.task where kind = 'confirm_own_place'`;
    expect(task).toMatchObject({ staff_id: id('mette'), done_at: null });
    const application = await liveOf(id('asta_duty'));
    expect(await outcome(mette((sql) => sql`select public.confirm_own_place(${application}, true, 'self')`))).not.toBe('done');
    await mette((sql) => sql`select public.confirm_own_place(${application}, true, 'phone')`);
    expect(await statusOf(id('asta_duty'))).toBe('arranged');
    expect((await database.sql`select done_at from public.task where kind = 'confirm_own_place'`)[0]!.done_at).not.toBeNull();
    const [rest] = await database.sql`select * from public.need where split_from_id = ${id('asta_duty')}`;
    expect(rest).toMatchObject({ days_wanted: 2, status: 'wishing' });
  });
});

describe('papers, days and stopping', () => {
  test('the school’s yes by its leader or, where delegated, the coordinator; never another school’s', async () => {
    await arranged();
    const placement = await placementOf(id('asta_duty'));
    const approve = (who: string) => outcome(as(who, (sql) => sql`select public.acknowledge_placement(${placement.id}, 'school')`));
    expect(await approve('kirsten')).toBe('not_allowed');
    expect(await approve('teacher')).toBe('not_allowed');
    const waiting = await as('skoleleder', async (sql) => (await sql`select public.school_approvals() as list`)[0]!.list as unknown[]);
    expect(waiting).toHaveLength(1);
    expect(await approve('skoleleder')).toBe('done');
    await mette((sql) => sql`select public.name_guardian(${id('asta')}, 'Henrik', 'henrik@hjemme.example', null, 'da', 'phone')`);
    await mette((sql) => sql`select public.record_guardian_answer(${id('asta_duty')}, 'yes', 'paper')`);
    expect((await placementOf(id('asta_duty'))).status).toBe('ready');
  });

  test('days are told one by one; a missing day goes back to the coordinator', async () => {
    await arranged();
    const days = await database.sql`select id, day from public.placement_day where young_person_id = ${id('asta')} order by day`;
    expect(await outcome(mette((sql) => sql`select public.complete_day(${days[0]!.id}, 'came')`))).toBe('wrong_status');
    await travel(60);
    await runDueDates();
    expect(await statusOf(id('asta_duty'))).toBe('under_way');
    for (const [index, day] of days.entries()) await mette((sql) => sql`select public.complete_day(${day.id}, ${index === 2 ? 'sick' : 'came'})`);
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect((await placementOf(id('asta_duty'))).status).toBe('completed');
  });

  test('five days that were come to are the duty done', async () => {
    await arranged();
    await travel(60);
    await runDueDates();
    const days = await database.sql`select id from public.placement_day where young_person_id = ${id('asta')} order by day`;
    for (const day of days) await mette((sql) => sql`select public.complete_day(${day.id}, 'came')`);
    expect(await statusOf(id('asta_duty'))).toBe('fulfilled');
  });

  test('stopped by the coordinator: seats are free, she is due before the planned start', async () => {
    await arranged();
    const placement = await placementOf(id('asta_duty'));
    await mette((sql) => sql`select public.interrupt_placement(${placement.id})`);
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect((await placementOf(id('asta_duty'))).status).toBe('cancelled');
    expect(await database.sql`select * from public.seat_hold`).toHaveLength(0);
  });

  test('called off by the place on the phone, it must say who helps', async () => {
    await arranged();
    const placement = await placementOf(id('asta_duty'));
    const cancel = (target: string | null) =>
      outcome(mette((sql) => sql`select public.cancel_by_host(${placement.id}, 'closed_then', ${target}, null, '', 'phone')`));
    expect(await cancel(null)).toBe('needs_hand_over');
    expect(await cancel('company_consultant')).toBe('done');
    expect((await database.sql`select staff_id from public.task where kind = 'help_on'`)[0]!.staff_id).toBe(id('konsulent'));
  });
});

describe('resting and closing', () => {
  test('a rest has a reason and a date, wakes by itself, and by anyone before', async () => {
    const rest = (days: number) => outcome(mette((sql) => sql`select public.rest_need(${id('asta_duty')}, 'exams', public.today() + ${days}::int)`));
    expect(await rest(0)).toBe('invalid_input');
    expect(await rest(400)).toBe('invalid_input');
    expect(await rest(20)).toBe('done');
    await mette((sql) => sql`select public.wake_need(${id('asta_duty')})`);
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    await rest(20);
    await travel(21);
    await runDueDates();
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
  });

  test('a close is announced with its outcome, waits five working days, and is closed by nobody’s silence before', async () => {
    await mette((sql) => sql`select public.open_need(${id('bo')}, null, '{}', null, 'phone')`);
    const [unsure] = await database.sql`select id from public.need where young_person_id = ${id('bo')} and kind is null`;
    const close = (need: string, result: string, receiver: string | null = null) =>
      outcome(mette((sql) => sql`select public.announce_close(${need}, ${result}, ${receiver})`));
    expect(await close(unsure!.id, 'other_help')).toBe('invalid_input');
    expect(await close(id('asta_duty'), 'job')).toBe('wrong_status');
    expect(await close(unsure!.id, 'job')).toBe('done');
    await travel(5);
    await runDueDates();
    expect(await statusOf(unsure!.id)).toBe('with_coordinator');
    await travel(30);
    await runDueDates();
    expect(await statusOf(unsure!.id)).toBe('closed_with_help');
    expect(await outcome(mette((sql) => sql`select public.reopen_need(${unsure!.id})`))).toBe('done');
    expect(await needOf(unsure!.id)).toMatchObject({ status: 'with_coordinator', close_on: null, close_outcome: null });
  });

  test('her objection, by phone, takes it back, and a later day closes nothing', async () => {
    await applyFor('asta', ['bread']);
    expect(await outcome(mette((sql) => sql`select public.announce_close(${id('asta_duty')}, 'education')`))).toBe('duty_cannot_end');
    await mette((sql) => sql`select public.announce_close(${id('asta_duty')}, 'other_help', 'school')`);
    await mette((sql) => sql`select public.object_to_close(${id('asta_duty')}, 'phone')`);
    await travel(30);
    await runDueDates();
    expect(await needOf(id('asta_duty'))).toMatchObject({ status: 'with_coordinator', close_on: null });
  });

  test('a duty cannot be ended; a wish can, and be taken up again within 90 days', async () => {
    expect(await outcome(mette((sql) => sql`select public.end_need(${id('asta_duty')}, 'phone')`))).toBe('duty_cannot_end');
    await mette((sql) => sql`select public.open_need(${id('dina')}, 'after_school_job', via => 'phone')`).catch(() => {});
    await as('kui', (sql) => sql`select public.open_need(${id('dina')}, 'after_school_job', via => 'phone')`);
    const [job] = await database.sql`select id from public.need where young_person_id = ${id('dina')} and kind = 'after_school_job'`;
    await as('kui', (sql) => sql`select public.end_need(${job!.id}, 'phone')`);
    expect(await statusOf(job!.id)).toBe('ended_by_young_person');
    await travel(91);
    expect(await outcome(as('kui', (sql) => sql`select public.reopen_need(${job!.id})`))).toBe('link_expired');
    await travel(89);
    expect(await outcome(as('kui', (sql) => sql`select public.reopen_need(${job!.id})`))).toBe('done');
  });
});

describe('when a date passes', () => {
  test('a partner’s silence comes back to the coordinator with a hand-over; running it again changes nothing', async () => {
    await applyFor('asta', ['bread']);
    await forward('asta');
    await travel(30);
    expect(await runDueDates()).toBeGreaterThan(0);
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect(await database.sql`select * from public.hand_over where need_id = ${id('asta_duty')} and reason = 'no_answer'`).toHaveLength(1);
    const events = (await database.sql`select count(*) as n from public.event`)[0]!.n;
    await runDueDates();
    await Promise.all([runDueDates(), runDueDates()]);
    expect((await database.sql`select count(*) as n from public.event`)[0]!.n).toBe(events);
  });

  test('an offer past its date frees the seat', async () => {
    await applyFor('asta', ['bread']);
    await forward('asta');
    await offer(await liveOf(id('asta_duty')));
    expect((await database.sql`select count(*)::int as n from public.seat_hold`)[0]!.n).toBe(5);
    await travel(14);
    await runDueDates();
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect(await database.sql`select * from public.seat_hold`).toHaveLength(0);
    expect(await database.sql`select * from public.placement_day`).toHaveLength(0);
  });

  test('the coordinator’s own stays, and the secretariat is told once for each date', async () => {
    await applyFor('asta', ['bread']);
    await travel(10);
    await runDueDates();
    await runDueDates();
    expect(await statusOf(id('asta_duty'))).toBe('with_coordinator');
    expect(await eventsOf(id('asta_duty'), 'tell_secretariat')).toHaveLength(1);
    const desk = await as('sekretariat', async (sql) => (await sql`select public.secretariat_desk() as desk`)[0]!.desk as { told: number; late: number });
    expect(desk.told).toBe(1);
    await forward('asta', 'sekretariat');
    expect((await needOf(id('asta_duty'))).secretariat_told_at).toBeNull();
  });
});

describe('one person, kept', () => {
  test('a hand-over has a note, is counted, and takes the tasks along', async () => {
    await as('asta', (sql) => sql`select public.ask_for_call(${id('asta')})`);
    const change = (to: string, note: string) => outcome(mette((sql) => sql`select public.change_contact(${id('asta')}, ${id(to)}, ${note})`));
    expect(await change('kirsten', '  ')).toBe('invalid_input');
    expect(await change('mette', 'Til mig selv')).toBe('invalid_input');
    expect(await change('teacher', 'Til læreren')).toBe('invalid_input');
    expect(await change('kirsten', 'Hun flytter til Klitsande.')).toBe('done');
    expect((await database.sql`select staff_id from public.task where kind = 'call_me'`)[0]!.staff_id).toBe(id('kirsten'));
    expect(await database.sql`select * from public.contact_change where young_person_id = ${id('asta')} and not planned`).toHaveLength(1);
    const names = await as('kirsten', async (sql) =>
      ((await sql`select public.coordinator_desk() as desk`)[0]!.desk as { rows: { first_name: string }[] }).rows.map((row) => row.first_name),
    );
    expect(names).toContain('asta');
  });

  test('several go in one act, all or none', async () => {
    const both = (people: string[]) =>
      outcome(mette((sql) => sql`select public.change_contact_many(${people.map(id)}, ${id('kirsten')}, 'Nyt skoleår', true)`));
    expect(await both(['asta', 'finn'])).not.toBe('done');
    expect(await database.sql`select * from public.contact_change`).toHaveLength(0);
    expect(await both(['asta', 'bo'])).toBe('done');
    expect(await database.sql`select * from public.contact_change where planned`).toHaveLength(2);
  });
});

describe('notes, contact information and tasks', () => {
  test('a note is read by those who may help, not by a partner or another pupil', async () => {
    await mette((sql) => sql`select public.write_note(${id('asta')}, 'Vil helst være ude.')`);
    expect(await outcome(mette((sql) => sql`select public.write_note(${id('asta')}, '  ')`))).toBe('invalid_input');
    for (const who of ['bente', 'bo', 'kirsten', 'teacher']) expect(await as(who, (sql) => sql`select * from public.note`), who).toHaveLength(0);
    expect(await as('dorthe', (sql) => sql`select * from public.note`)).toHaveLength(1);
  });

  test('contact information: a number, but never the mail of an account', async () => {
    await mette((sql) => sql`select public.update_young_person(${id('asta')}, '+4522334455', null, 'Mormor', '+4522334456')`);
    expect((await database.sql`select phone, emergency_name from public.young_person where id = ${id('asta')}`)[0]).toMatchObject({
      phone: '+4522334455',
      emergency_name: 'Mormor',
    });
    expect(await outcome(mette((sql) => sql`select public.update_young_person(${id('asta')}, null, 'ny@elev.example')`))).toBe('invalid_input');
  });

  test('a task is finished once, by its owner, her deputy or the secretariat', async () => {
    await as('asta', (sql) => sql`select public.ask_for_call(${id('asta')})`);
    const [task] = await database.sql`select id from public.task`;
    const finish = (who: string) => outcome(as(who, (sql) => sql`select public.finish_task(${task!.id})`));
    expect(await finish('kirsten')).toBe('not_allowed');
    expect(await finish('bente')).toBe('not_allowed');
    expect(await finish('dorthe')).toBe('done');
    expect(await finish('mette')).toBe('done');
  });
});

describe('partners and their openings', () => {
  const status = async (partner: string) => (await database.sql`select status from public.partner where id = ${id(partner)}`)[0]!.status as string;

  test('an applicant is sent back with a reason and approved, by the secretariat alone', async () => {
    await database.sql`update public.partner set status = 'applied', consultant_id = null, due_on = private.today() + 3 where id = ${id('bakery')}`;
    await database.sql`update public.opening set status = 'draft' where workplace_id = ${id('bakery_place')}`;
    await database.sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, opening_id)
      select 'opening', 'save_opening', '-', 'draft', 'partner', 'self', o.id from public.opening o where o.workplace_id = ${id('bakery_place')}`;
    const act = (who: string, command: string) => outcome(as(who, (sql) => sql.unsafe(`select ${command}`)));
    expect(await act('mette', `public.approve_partner('${id('bakery')}')`)).toBe('not_allowed');
    expect(await act('konsulent', `public.approve_partner('${id('bakery')}')`)).toBe('not_allowed');
    expect(await act('sekretariat', `public.send_back_partner('${id('bakery')}', '')`)).toBe('invalid_input');
    expect(await act('sekretariat', `public.send_back_partner('${id('bakery')}', 'Skriv jeres adresse.')`)).toBe('done');
    expect(await act('sekretariat', `public.review_partner('${id('bakery')}')`)).toBe('done');
    expect(await act('sekretariat', `public.approve_partner('${id('bakery')}')`)).toBe('done');
    expect((await database.sql`select status, consultant_id, review_note from public.partner where id = ${id('bakery')}`)[0]).toEqual({
      status: 'active',
      consultant_id: id('konsulent'),
      review_note: null,
    });
  });

  test('pausing, suspending and ending move those who wait on the same minute', async () => {
    for (const [command, after] of [
      [`public.pause_partner('${id('bakery')}', public.today() + 30)`, 'paused'],
      [`public.suspend_partner('${id('bakery')}')`, 'suspended'],
      [`public.end_partner('${id('bakery')}')`, 'ended'],
    ] as const) {
      if (command.includes('pause')) {
        await applyFor('asta', ['bread']);
        await forward('asta');
      }
      await as('sekretariat', (sql) => sql.unsafe(`select ${command}`));
      expect(await status('bakery')).toBe(after);
      // She agreed to be helped on: another place has her now, or her contact person does.
      const here = await database.sql`select a.id from public.application a join public.host h on h.id = a.host_id
        where h.workplace_id = ${id('bakery_place')} and a.status in ('waiting', 'live', 'offered')`;
      expect(here).toHaveLength(0);
      expect(['with_partner', 'with_coordinator']).toContain(await statusOf(id('asta_duty')));
      if (after !== 'ended') await as('sekretariat', (sql) => sql`select public.resume_partner(${id('bakery')})`);
    }
    expect(await outcome(as('sekretariat', (sql) => sql`select public.resume_partner(${id('bakery')})`))).toBe('wrong_status');
  });

  test('a first opening is looked at by the consultant or the secretariat', async () => {
    await database.sql`update public.opening set status = 'in_review', due_on = private.today() + 2, published_at = null where id = ${id('bread')}`;
    const act = (who: string, command: string) => outcome(as(who, (sql) => sql.unsafe(`select ${command}`)));
    expect(await act('mette', `public.approve_opening('${id('bread')}')`)).toBe('not_allowed');
    expect(await act('konsulent', `public.send_back_opening('${id('bread')}', 'Skriv mødetiden.')`)).toBe('done');
    expect((await database.sql`select status, review_note from public.opening where id = ${id('bread')}`)[0]).toEqual({
      status: 'draft',
      review_note: 'Skriv mødetiden.',
    });
    await database.sql`update public.opening set status = 'in_review', due_on = private.today() + 2 where id = ${id('bread')}`;
    expect(await act('sekretariat', `public.approve_opening('${id('bread')}')`)).toBe('done');
  });
});
