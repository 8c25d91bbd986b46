import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** When messages go, to whom, and what becomes of those that cannot be delivered. */

let database: FreshDatabase;
let world: World;
let sql: FreshDatabase['sql'];
beforeAll(async () => {
  ({ database, world } = await freshWorld({ connections: 6 }));
  ({ sql } = database);
  await sql`insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
    ('test_now', 'young_person', 'at_once', false, true, true), ('test_staff_news', 'staff', 'digest', false, true, false)`;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`delete from private.outbox`;
  await sql`delete from private.address`;
});

/** Makes the portal's time this Danish wall-clock time. */
const travelTo = async (local: string) =>
  await sql`update private.clock set moved_by = ${local}::timestamp at time zone 'Europe/Copenhagen' - transaction_timestamp()`;
const next = async (audience: string, local: string) =>
  (
    await sql`select to_char(private.next_sending_time(${audience}, ${local}::timestamp at time zone 'Europe/Copenhagen') at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') as at`
  )[0]?.['at'];
const send = async (template: string, to: { email?: string; phone?: string }, data: object = {}, key: string = randomUUID()) =>
  await sql`select private.send(${template}, ${to.email ?? null}, ${to.phone ?? null}, ${sql.json(data as never)}, ${key})`;
const claim = async () => await database.asWorker((as) => as`select * from public.claim_messages(100)`);
const deliver = async () => {
  const took = await claim();
  for (const { id } of took) await database.asWorker((as) => as`select public.mark_message(${id}, true)`);
  return took.map(({ template, channel, to_address, data }) => ({ template, channel, to_address, data }));
};
const remind = async () => (await database.asWorker((as) => as`select public.run_reminders() as n`))[0]?.['n'];
const states = async (template: string) =>
  (await sql`select state from private.outbox where template = ${template} order by made_at, key`).map(({ state }) => state);

describe('hours', () => {
  test.each([
    ['young_person', '2026-11-23 20:59', '2026-11-23 20:59'],
    ['young_person', '2026-11-23 21:00', '2026-11-24 07:00'],
    ['young_person', '2026-11-24 06:59', '2026-11-24 07:00'],
    ['young_person', '2026-11-28 12:00', '2026-11-28 12:00'],
    ['guardian', '2026-11-23 23:30', '2026-11-24 07:00'],
    // The night in which the clock is put forward, and the one in which it is put back.
    ['young_person', '2027-03-27 22:00', '2027-03-28 07:00'],
    ['young_person', '2026-10-24 22:00', '2026-10-25 07:00'],
    ['partner', '2026-11-23 07:59', '2026-11-23 08:00'],
    ['partner', '2026-11-23 15:59', '2026-11-23 15:59'],
    ['partner', '2026-11-27 16:00', '2026-11-30 08:00'],
    ['host', '2026-11-28 10:00', '2026-11-30 08:00'],
    ['staff', '2026-11-29 10:00', '2026-11-30 08:00'],
  ])('%s at %s may be written to at %s', async (audience, from, at) => {
    expect(await next(audience, from)).toBe(at);
  });

  test('a day off is no working hour', async () => {
    await sql`insert into public.holiday values ('2026-12-24', 'public', 'juleaftensdag'), ('2026-12-25', 'public', 'juledag')`;
    expect(await next('partner', '2026-12-23 17:00')).toBe('2026-12-28 08:00');
    await sql`delete from public.holiday`;
  });

  test('the young are not woken, neither by what is asked at night nor by what waited for a mail server', async () => {
    await travelTo('2026-11-23 22:00');
    await send('need_received', { email: 'asta@post.example' });
    expect(await claim()).toEqual([]);
    // As if it had been asked for in the afternoon, while the mail server was down.
    await sql`update private.outbox set next_try_at = private.now() - interval '3 hours'`;
    expect(await claim()).toEqual([]);
    await travelTo('2026-11-24 07:01');
    expect(await deliver()).toHaveLength(1);
  });

  test('what answers the reader at the site goes at once, at any hour', async () => {
    await travelTo('2026-11-23 23:00');
    await send('test_now', { email: 'asta@post.example', phone: '22334455' });
    expect(await deliver()).toMatchObject([{ channel: 'email' }]);
  });

  test('a start that is days away goes at once, by mail and by SMS', async () => {
    await travelTo('2026-11-23 23:00');
    const to = { email: 'asta@post.example', phone: '22334455' };
    await send('placement_fell_away', to, { starts_on: '2026-11-27' });
    expect(await deliver()).toEqual([]);
    await send('placement_fell_away', to, { starts_on: '2026-11-26' });
    expect((await deliver()).map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  });

  test('everybody who knows no contact person gets the municipality’s number', async () => {
    await send('partner_approved', { email: 'bente@post.example' });
    expect((await sql`select data ->> 'contact_phone' as phone from private.outbox`)[0]?.['phone']).toBe('12345600');
  });
});

describe('a partner’s news', () => {
  const bente = { email: 'bente@post.example' };

  test('is bundled, and comes once a week at most; what asks for an answer does not wait', async () => {
    await travelTo('2026-11-23 09:00');
    await send('offer_declined', bente, { first_name: 'Asta', name: 'Bente' });
    expect(await deliver()).toMatchObject([{ template: 'offer_declined' }]);
    await travelTo('2026-11-24 09:00');
    await send('offer_declined', bente, { first_name: 'Bo', name: 'Bente' });
    await send('opening_approved', bente, { title: 'Bag disken', name: 'Bente' });
    expect(await deliver()).toEqual([]);
    await send('young_person_asks', bente, { first_name: 'Carl' });
    expect(await deliver()).toMatchObject([{ template: 'young_person_asks' }]);
    await travelTo('2026-11-30 08:59');
    expect(await deliver()).toEqual([]);
    await travelTo('2026-11-30 09:01');
    const [bundle, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(bundle?.template).toBe('partner_bundle');
    expect(bundle?.data.items.map((item: { template: string }) => item.template)).toEqual(['offer_declined', 'opening_approved']);
    expect(await sql`select distinct state, data from private.outbox where joined_into is not null`).toEqual([{ state: 'joined', data: {} }]);
  });

  test('what waited for Monday is one mail, and nobody else’s', async () => {
    await travelTo('2026-11-28 10:00');
    for (const first_name of ['Asta', 'Bo', 'Carl']) await send('young_person_asks', bente, { first_name });
    await send('young_person_asks', { email: 'karla@post.example' }, { first_name: 'Dina' });
    expect(await deliver()).toEqual([]);
    await travelTo('2026-11-30 08:01');
    expect((await deliver()).map(({ template, to_address }) => `${template} ${to_address}`).sort()).toEqual([
      'partner_bundle bente@post.example',
      'young_person_asks karla@post.example',
    ]);
  });

  test('waits until it is back, where all of a partner is closed', async () => {
    await travelTo('2026-11-23 10:00');
    await sql`insert into public.partner_closure (partner_id, first_day, last_day) values (${world.ids['bakery'] as string}, '2026-11-23', '2026-12-04')`;
    await send('young_person_asks', bente, { first_name: 'Asta', partner_id: world.ids['bakery'] });
    expect(await deliver()).toEqual([]);
    await travelTo('2026-12-04 10:00');
    expect(await deliver()).toEqual([]);
    await travelTo('2026-12-07 08:01');
    expect(await deliver()).toHaveLength(1);
    await sql`delete from public.partner_closure`;
  });

  test('many workers at once make one bundle', async () => {
    await travelTo('2026-11-28 10:00');
    for (let n = 0; n < 12; n += 1) await send('young_person_asks', bente, { first_name: `Nr. ${n}` });
    await travelTo('2026-11-30 08:01');
    const took = (await Promise.all(Array.from({ length: 6 }, claim))).flat();
    expect(took.map(({ template }) => template)).toEqual(['partner_bundle']);
    expect(took[0]?.['data'].items).toHaveLength(12);
  });
});

describe('reminders', () => {
  const need = () => world.ids['asta_duty'] as string;
  /** Her wish, asked of her on Monday 23 November, due on that Friday. */
  const waitsForHer = async () => {
    await travelTo('2026-11-23 10:00');
    await sql`delete from private.reminded`;
    await sql`update public.need set due_on = private.today() + 60`;
    await sql`update public.need set status = 'wishing', due_on = '2026-11-27' where id = ${need()}`;
    // No digests here: every morning has been looked at.
    await sql`insert into private.digest select s.id, d::date from public.staff_member s, generate_series('2026-11-20'::date, '2026-12-20', '1 day') d on conflict do nothing`;
  };
  beforeEach(waitsForHer);

  test('come the working day before and on the date, once each, however often they are asked for', async () => {
    await travelTo('2026-11-25 09:00');
    expect(await remind()).toBe(0);
    for (const day of ['2026-11-26 00:01', '2026-11-26 09:00', '2026-11-27 09:00', '2026-11-27 18:00']) {
      await travelTo(day);
      await Promise.all([remind(), remind(), remind()]);
    }
    expect(await states('reminder_young_person')).toHaveLength(2);
    await travelTo('2026-11-28 09:00');
    expect(await remind()).toBe(0);
  });

  test('asked for at night, they come in the morning', async () => {
    await travelTo('2026-11-26 00:05');
    await remind();
    expect(await deliver()).toEqual([]);
    await travelTo('2026-11-26 07:05');
    expect(await deliver()).toMatchObject([{ template: 'reminder_young_person', data: { contact_name: 'mette' } }]);
  });

  test('a worker that was away for a week reminds of nothing that is over', async () => {
    await travelTo('2026-12-04 09:00');
    await remind();
    expect(await states('reminder_young_person')).toEqual([]);
  });

  test('who answers between the asking and the sending is not reminded', async () => {
    await travelTo('2026-11-26 00:05');
    await remind();
    await sql`update public.need set status = 'with_coordinator' where id = ${need()}`;
    await travelTo('2026-11-26 07:05');
    expect(await deliver()).toEqual([]);
    expect(await states('reminder_young_person')).toEqual(['dropped']);
  });

  test('a new date is reminded of anew', async () => {
    await travelTo('2026-11-26 09:00');
    await remind();
    await sql`update public.need set due_on = '2026-12-03' where id = ${need()}`;
    await travelTo('2026-12-02 09:00');
    await remind();
    expect(await states('reminder_young_person')).toEqual(['dropped', 'waiting']);
  });

  test('a partner is reminded of whom it has not answered, and a guardian by the link of the first mail until there is an answer', async () => {
    const asta = world.users['asta'] as string;
    const [opening] = await sql`select id from public.opening where id = ${world.ids['bread'] as string}`;
    await sql`update public.guardian set stopped_at = private.now() where young_person_id = ${world.ids['asta'] as string}`;
    await sql`insert into public.guardian (young_person_id, name, email, phone) values (${world.ids['asta'] as string}, 'Far', 'far@post.example', '22334455')`;
    await sql`select private.ask_guardian(${need()})`;
    const lying = await sql`select template, data ->> 'token' as token from private.outbox where template in ('guardian_asked', 'reminder_guardian')`;
    expect(lying.map(({ template }) => template).sort()).toEqual(['guardian_asked', 'reminder_guardian', 'reminder_guardian']);
    expect(new Set(lying.map(({ token }) => token)).size).toBe(1);

    const [host] = await sql`select id from public.host where workplace_id = ${world.ids['bakery_place'] as string}`;
    await sql`insert into public.application (need_id, opening_id, host_id, rank, status, live_at) values (${need()}, ${opening?.['id']}, ${host?.['id']}, 1, 'live', private.now())`;
    await sql`update public.need set status = 'with_partner', due_on = '2026-11-27' where id = ${need()}`;
    await travelTo('2026-11-26 08:30');
    await remind();
    expect((await deliver()).map(({ template, to_address }) => `${template} ${to_address}`)).toEqual(
      expect.arrayContaining(['reminder_partner bente@lyngfjord.example', 'reminder_partner mads@lyngfjord.example']),
    );
    await sql`update private.guardian_request set answer = 'yes', answered_at = private.now(), answered_via = 'link'`;
    await remind();
    expect(await states('reminder_guardian')).toEqual(['dropped', 'dropped']);
    expect(await sql`select from private.outbox where data ? 'token'`).toEqual([]);
    await sql`update public.application set status = 'withdrawn', ended_at = private.now() where need_id = ${need()}`;
    expect(asta).toBeTruthy();
  });
});

describe('the digest', () => {
  beforeEach(async () => {
    await sql`delete from private.digest`;
    await sql`delete from public.task`;
    await sql`update public.need set status = 'resting', rest_reason = 'exams', rest_until = '2027-06-01', due_on = '2027-06-01'`;
  });
  const digests = async () =>
    (await sql`select to_address, data from private.outbox where template = 'digest' order by to_address`).map(
      ({ to_address, data }) => `${to_address} ${data.waits} ${data.late}`,
    );
  const wait = async (due_on: string) =>
    await sql`update public.need set status = 'with_coordinator', due_on = ${due_on} where id in (${world.ids['asta_duty'] as string}, ${world.ids['bo_duty'] as string})`;

  test('says once in the morning how many wait and how many are late, and nothing where nothing waits', async () => {
    await wait('2026-11-26');
    await sql`update public.need set due_on = '2026-11-20' where id = ${world.ids['bo_duty'] as string}`;
    await travelTo('2026-11-24 07:59');
    await remind();
    expect(await digests()).toEqual([]);
    await travelTo('2026-11-24 08:00');
    await Promise.all([remind(), remind(), remind()]);
    await travelTo('2026-11-24 12:00');
    await remind();
    expect(await digests()).toEqual(['mette@lyngfjord.example 2 1']);
  });

  test('not on a day off, and for those at a school not in its holidays', async () => {
    await wait('2026-11-26');
    await sql`update public.need set status = 'with_coordinator', due_on = '2026-11-26' where young_person_id = ${world.ids['dina'] as string}`;
    await sql`insert into public.task (kind, staff_id, due_on) values ('opening_problem', ${world.ids['konsulent'] as string}, '2026-11-30')`;
    await travelTo('2026-11-28 10:00');
    await remind();
    expect(await digests()).toEqual([]);
    await sql`insert into public.holiday values ('2026-11-30', 'school', 'skolefri')`;
    await travelTo('2026-11-30 08:30');
    await remind();
    expect(await digests()).toEqual(['konsulent@lyngfjord.example 1 0']);
    await sql`delete from public.holiday`;
  });

  test('takes along what is not urgent for staff', async () => {
    await travelTo('2026-11-24 07:00');
    await send('test_staff_news', { email: 'kirsten@lyngfjord.example' }, { first_name: 'Finn' });
    await travelTo('2026-11-24 08:30');
    expect(await deliver()).toEqual([]);
    await remind();
    expect(await deliver()).toMatchObject([{ template: 'digest', data: { waits: 0, items: [{ template: 'test_staff_news' }] } }]);
  });
});

describe('what cannot be delivered', () => {
  const asta = () => world.ids['asta'] as string;
  const data = () => ({ need_id: world.ids['asta_duty'], first_name: 'Asta' });
  const fail = async (failure: string, problem = 'x') => {
    const took = await claim();
    for (const { id } of took) await database.asWorker((as) => as`select public.mark_message(${id}, false, ${problem}, ${failure})`);
    return took.length;
  };
  const tasks = async () =>
    await sql`select s.name, t.words, t.young_person_id, t.partner_id from public.task t join public.staff_member s on s.id = t.staff_id where t.kind = 'bounced' order by t.words`;
  beforeEach(async () => {
    await sql`delete from public.task`;
    await travelTo('2026-11-24 10:00');
  });

  test('is tried again 1, 2, 4 … minutes later, at most two hours, for three days', async () => {
    await send('need_received', { email: 'asta@post.example' }, data());
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      expect(await fail('passing')).toBe(1);
      const [row] = await sql`select round(extract(epoch from next_try_at - private.now()) / 60)::int as minutes, state from private.outbox`;
      waits.push(row?.['minutes']);
      await sql`update private.outbox set next_try_at = private.now() - interval '1 second'`;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
    await sql`update private.outbox set attempts = 42`;
    await fail('passing');
    expect(await states('need_received')).toEqual(['given_up']);
    expect(await tasks()).toMatchObject([{ name: 'mette', words: 'young_person:email' }]);
  });

  test('a refused address is given up at once: the other way is tried, and her contact person finds a new one', async () => {
    await send('need_received', { email: 'asta@post.example', phone: '22334455' }, data());
    await fail('address', 'refused');
    expect(await deliver()).toMatchObject([{ channel: 'sms', to_address: '22334455', template: 'need_received', data: { first_name: 'Asta' } }]);
    expect(await tasks()).toEqual([{ name: 'mette', words: 'young_person:email', young_person_id: asta(), partner_id: null }]);
    // The next one goes the surer way, until there is a new address.
    await send('need_received', { email: 'asta@post.example', phone: '22334455' }, data());
    expect(await deliver()).toMatchObject([{ channel: 'sms' }]);
    await send('need_received', { email: 'asta.ny@post.example', phone: '22334455' }, data());
    expect(await deliver()).toMatchObject([{ channel: 'email' }]);
    expect(
      JSON.stringify(await sql`select problem from private.outbox union all select words from public.task union all select code from public.event`),
    ).not.toMatch(/post\.example|22334455/);
  });

  test('an SMS that has no way here becomes a mail, and nobody’s task', async () => {
    await sql`insert into private.address (hash, doubtful_since) values (private.address_hash('asta@post.example'), private.now())`;
    await send('need_received', { email: 'asta@post.example', phone: '22334455' }, data());
    await fail('carrier');
    expect(await deliver()).toMatchObject([{ channel: 'email' }]);
    expect(await tasks()).toEqual([]);
  });

  test('a partner’s address is its consultant’s, one task however many come back, also when they are reported later', async () => {
    for (let n = 0; n < 4; n += 1) await send('young_person_asks', { email: 'bente@post.example' }, { partner_id: world.ids['bakery'], first_name: 'Asta' });
    const took = await claim();
    for (const { id } of took) await database.asWorker((as) => as`select public.mark_message(${id}, true)`);
    const reported = await Promise.all(took.map(({ id }) => database.asWorker((as) => as`select public.report_bounce(${id}) as news`)));
    expect(reported.flat()).toEqual(took.map(() => ({ news: true })));
    expect(await database.asWorker((as) => as`select public.report_bounce(${took[0]?.['id']}) as news`)).toEqual([{ news: false }]);
    expect(await tasks()).toEqual([{ name: 'konsulent', words: 'partner:email', young_person_id: null, partner_id: world.ids['bakery'] }]);
  });

  test('a message about nobody in particular is the secretariat’s', async () => {
    await send('guardian_not_mine', { email: 'gone@lyngfjord.example' });
    await fail('address');
    expect(await tasks()).toMatchObject([{ name: 'sekretariat', words: 'staff:email' }]);
  });
});
