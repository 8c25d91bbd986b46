import { describe, expect, test } from 'vitest';
import {
  applyFor,
  arranged,
  as,
  database,
  eventsOf,
  forward,
  freshEachTime,
  id,
  liveOf,
  mette,
  offer,
  outcome,
  placementOf,
  runDueDates,
  statusOf,
  travel,
  weekDays,
  world,
} from './coordinator-desk.ts';

freshEachTime();

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
