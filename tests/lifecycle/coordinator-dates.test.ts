import { describe, expect, test } from 'vitest';
import {
  applyFor,
  as,
  database,
  eventsOf,
  forward,
  freshEachTime,
  id,
  liveOf,
  mette,
  needOf,
  offer,
  outcome,
  runDueDates,
  statusOf,
  travel,
} from './coordinator-desk.ts';

freshEachTime();

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

  test('of somebody whom no message reaches, a close is said only after they have talked', async () => {
    await applyFor('asta', ['bread']);
    const close = (talked: string | null) => outcome(mette((sql) => sql`select public.announce_close(${id('asta_duty')}, 'other_help', 'school', ${talked})`));
    await database.sql`update public.young_person set user_id = null, email = null, phone = null where id = ${id('asta')}`;
    const talkFirst = ['invalid_input', 'talked', 'talk_first'];
    for (const none of [null, 'self', 'link', 'system']) {
      const thrown = await mette((sql) => sql`select public.announce_close(${id('asta_duty')}, 'other_help', 'school', ${none})`).catch((cause) => cause);
      expect([thrown.message, thrown.detail, thrown.hint], `${none}`).toEqual(talkFirst);
    }
    expect(await needOf(id('asta_duty'))).toMatchObject({ close_on: null });
    expect(await close('in_person')).toBe('done');
    const [event] = await database.sql`select actor, channel from public.event where command = 'announce_close'`;
    expect({ ...event }).toEqual({ actor: 'coordinator', channel: 'in_person' });
  });

  test.each([
    ['an account', 'user_id'],
    ['a mail', 'email'],
    ['a mobile number', 'phone'],
  ])('%s is enough to be told of a close', async (_, way) => {
    await applyFor('asta', ['bread']);
    const others = ['user_id', 'email', 'phone'].filter((one) => one !== way);
    for (const other of others) await database.sql`update public.young_person set ${database.sql(other)} = null where id = ${id('asta')}`;
    expect(await outcome(mette((sql) => sql`select public.announce_close(${id('asta_duty')}, 'other_help', 'school')`))).toBe('done');
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
