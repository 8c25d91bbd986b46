import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Chance } from '../../src/seed/chance.ts';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

let database: FreshDatabase;
let world: World;
const id = (name: string) => world.ids[name]!;
const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { message: string; hint?: string }) => (error.hint ? `${error.message}:${error.hint}` : error.message),
  );
const today = async (plus = 0) => (await database.sql<{ day: string }[]>`select to_char(private.today() + ${plus}::int, 'YYYY-MM-DD') as day`)[0]!.day;
const answers = async (who: string, plus = 0) =>
  (
    await database.sql<{ name: string }[]>`select m.name from public.staff_member m where m.id = private.answers_on(${id(who)}, private.today() + ${plus}::int)`
  )[0]!.name;
const enter = (who: string, from: number, until: number | null, deputy: string | null, by = who) =>
  as(by, async (sql) => {
    const days = [await today(from), until === null ? null : await today(until)];
    return await sql`select public.enter_leave(${id(who)}, ${days[0]!}, ${days[1]!}, ${deputy && id(deputy)})`;
  });
/** A hundred more for somebody, on a class list. */
const pupils = async (count: number, contact: string) =>
  (
    await database.sql<{ id: string }[]>`insert into public.young_person (first_name, last_name, birth_date, situation, class_id, email, contact_id)
    select 'Elev ' || g, 'Prøvesen', private.today() - interval '14 years 60 days', 'pupil', ${id('class_8')}, 'elev' || g || '@mange.example', ${id(contact)}
    from generate_series(1, ${count}::int) g returning id`
  ).map((row) => row.id);

beforeAll(async () => {
  ({ database, world } = await freshWorld({ connections: 6 }));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.sql`delete from public.staff_leave`;
  await database.sql`update private.clock set moved_by = '0'`;
});

describe('leave', () => {
  test('the deputy answers from the first day to the last, and the contact person stays', async () => {
    expect(await outcome(enter('mette', 2, 5, 'dorthe'))).toBe('done');
    expect([await answers('mette', 1), await answers('mette', 2), await answers('mette', 5), await answers('mette', 6)]).toEqual([
      'mette',
      'dorthe',
      'dorthe',
      'mette',
    ]);
    expect(await database.sql`select from public.contact_change`).toHaveLength(0);
    expect((await database.sql`select count(*)::int as n from public.young_person where contact_id = ${id('mette')}`)[0]!.n).toBe(3);
    expect((await database.sql`select staff_id, caller from public.event where command = 'enter_leave'`)[0]).toMatchObject({
      staff_id: id('mette'),
      caller: world.users.mette,
    });
    const mails = await database.sql<
      { template: string; to_address: string }[]
    >`select template, to_address from private.outbox where template = 'you_stand_in'`;
    expect(mails.map((mail) => mail.to_address)).toEqual(['dorthe@lyngfjord.example']);
  });

  test('is one’s own business, and the secretariat’s for somebody ill: open-ended, and told to the one it is about', async () => {
    for (const who of ['kirsten', 'dorthe', 'teacher', 'asta', 'bente', 'stranger'])
      expect(await outcome(enter('mette', 0, 3, 'kirsten', who)), who).toBe('not_allowed');
    expect(await outcome(enter('mette', 0, null, 'dorthe', 'sekretariat'))).toBe('done');
    expect([await answers('mette'), await answers('mette', 300)]).toEqual(['dorthe', 'dorthe']);
    const [mail] = await database.sql`select to_address from private.outbox where template = 'leave_entered'`;
    expect(mail!.to_address).toBe('mette@lyngfjord.example');
    const page = (await as('asta', (sql) => sql`select public.my_search() as page`))[0]!.page as { person: { contact: { name: string; stand_in: object } } };
    expect(page.person.contact).toMatchObject({ name: 'mette', stand_in: { name: 'dorthe', until: null } });
  });

  test('nobody is named who cannot answer', async () => {
    expect(await outcome(enter('mette', 0, 3, null))).toBe('done');
    await database.sql`delete from public.staff_leave`;
    expect(await outcome(enter('kirsten', 0, 3, null))).toBe('invalid_input:choose_deputy');
    for (const who of ['mette', 'teacher', 'konsulent', 'raadet']) expect(await outcome(enter('mette', 0, 3, who)), who).toBe('invalid_input:choose_deputy');
    expect(await outcome(enter('mette', -1, 3, 'dorthe'))).toBe('invalid_input:from_today');
    expect(await outcome(enter('mette', 5, 3, 'dorthe'))).toBe('invalid_input:end_after_start');
    await enter('dorthe', 3, 10, 'kirsten');
    expect(await outcome(enter('mette', 0, 3, 'dorthe'))).toBe('invalid_input:deputy_is_away');
    expect(await outcome(enter('mette', 0, 2, 'dorthe'))).toBe('done');
    expect(await outcome(enter('mette', 2, 6, 'kirsten'))).toBe('invalid_input:already_away');
    // Somebody without young people may be followed by a colleague with the same role.
    expect(await outcome(enter('teacher', 0, 3, 'skoleleder'))).toBe('invalid_input:choose_deputy');
  });

  test('a deputy who falls ill has a deputy too; two who name each other at once cannot', async () => {
    await enter('mette', 0, 10, 'dorthe');
    expect(await outcome(enter('dorthe', 0, null, 'mette'))).toBe('invalid_input:deputy_is_away');
    await enter('dorthe', 0, null, 'kirsten', 'sekretariat');
    expect(await answers('mette')).toBe('kirsten');
    const desk = (await as('kirsten', (sql) => sql`select public.coordinator_desk() as desk`))[0]!.desk as { rows: { first_name: string }[] };
    expect(desk.rows.map((row) => row.first_name).sort()).toEqual(['asta', 'bo', 'carl', 'finn']);
    expect(await outcome(as('kirsten', (sql) => sql`select public.write_note(${id('asta')}, 'Ringede i dag')`))).toBe('done');
    await database.sql`delete from public.staff_leave`;
    const both = await Promise.all([outcome(enter('mette', 0, 5, 'kirsten')), outcome(enter('kirsten', 0, 5, 'mette'))]);
    expect(both.sort()).toEqual(['done', 'invalid_input:deputy_is_away']);
  });

  test('rings and chains past the commands end, and never name somebody who is away or has stopped', async () => {
    const chance = new Chance('leave');
    const names = ['mette', 'dorthe', 'kirsten', 'kui', 'jobdesk', 'sekretariat'];
    for (let round = 0; round < 25; round += 1) {
      await database.sql`delete from public.staff_leave`;
      const away = names.filter(() => chance.yes(0.5));
      for (const name of away) {
        const deputy = chance.pick(names.filter((one) => one !== name));
        await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day) values (${id(name)}, ${id(deputy)}, private.today())`;
      }
      // Whoever is there answers; only when the whole chain and the secretariat are away nobody does.
      for (const name of names) {
        const who = await answers(name);
        expect(!away.includes(who) || (who === name && away.includes('sekretariat')), `${name} → ${who}, away: ${away}`).toBe(true);
      }
    }
  });

  test('with the whole chain away, in a ring or not, a colleague of the same school answers, then of the district, then the secretariat', async () => {
    const away = (who: string, deputy: string) =>
      database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day) values (${id(who)}, ${id(deputy)}, private.today())`;
    const nobody = async () =>
      (await database.sql<{ subject: string }[]>`select subject from private.broken_laws() where law like '1: nobody at work%'`).length;
    const scope = (who: string, place: object) =>
      database.sql`update public.staff_scope set ${database.sql({ school_id: null, district_id: null, ...place })} where staff_id = ${id(who)}`;
    await away('mette', 'dorthe');
    await away('dorthe', 'mette');
    expect(await answers('mette')).toBe('sekretariat');
    await scope('kirsten', { district_id: id('north') });
    expect(await answers('mette')).toBe('kirsten');
    const [colleague] = await database.sql<
      { id: string }[]
    >`insert into public.staff_member (name, title, email, phone) values ('åse', 'praktikkoordinator', 'aase@lyngfjord.example', '12345600') returning id`;
    await database.sql`insert into public.staff_scope (staff_id, role, school_id) values (${colleague!.id}, 'coordinator', ${id('school')})`;
    expect(await answers('mette')).toBe('åse');
    // She reads the desk and can act, and the young are told whom to call.
    expect((await as('asta', (sql) => sql`select public.my_search() as page`))[0]!.page.person.contact.stand_in).toMatchObject({ name: 'åse' });
    await database.sql`update public.staff_member set left_at = private.now() where id = ${colleague!.id}`;
    const desk = (await as('kirsten', (sql) => sql`select public.coordinator_desk() as desk`))[0]!.desk as { rows: { first_name: string }[] };
    expect(desk.rows.map((row) => row.first_name)).toContain('asta');
    await away('kirsten', 'dorthe');
    expect([await answers('mette'), await answers('kirsten'), await nobody()]).toEqual(['sekretariat', 'sekretariat', 0]);
    // Planted: with the secretariat away as well there is nobody, and the law says so.
    await away('sekretariat', 'mette');
    expect([await answers('mette'), await nobody()]).toEqual(['mette', 4]);
    await scope('kirsten', { district_id: id('coast') });
  });

  test('it is changed and ended by those who may, and says who answers at once', async () => {
    await enter('mette', 0, 5, 'dorthe');
    const [leave] = await database.sql`select id from public.staff_leave`;
    expect(await outcome(as('dorthe', (sql) => sql`select public.end_leave(${leave!.id})`))).toBe('not_allowed');
    expect(await outcome(as('mette', (sql) => sql`select public.change_leave(${leave!.id}, null, ${id('kirsten')})`))).toBe('done');
    expect([await answers('mette'), await answers('mette', 200)]).toEqual(['kirsten', 'kirsten']);
    await database.sql`update private.clock set moved_by = '3 days'`;
    expect(await outcome(as('sekretariat', (sql) => sql`select public.end_leave(${leave!.id})`))).toBe('done');
    expect(await answers('mette')).toBe('mette');
    // Three days away are kept, for the figures.
    expect((await database.sql`select until_day - from_day + 1 as days from public.staff_leave`)[0]!.days).toBe(3);
    expect(await outcome(as('mette', (sql) => sql`select public.end_leave(${leave!.id})`))).toBe('wrong_status');
  });
});

describe('a colleague’s young people in one act', () => {
  test('110 go together or not at all, and what was counted is what moves', async () => {
    const ids = await pupils(110, 'kirsten');
    const preview = (await as('sekretariat', (sql) => sql`select public.hand_over_preview(${id('kirsten')}) as p`))[0]!.p as {
      count: number;
      classes: { count: number }[];
    };
    expect(preview.count).toBe(111);
    const move = (expected: number, to = 'dorthe', who = 'sekretariat', key = crypto.randomUUID()) =>
      outcome(as(who, (sql) => sql`select public.hand_over_people(${id('kirsten')}, ${id(to)}, 'Nyt job', ${expected}::int, true, null, null, ${key}::uuid)`));
    expect(await move(110)).toBe('wrong_status');
    expect(await move(111, 'teacher')).toBe('invalid_input');
    for (const who of ['mette', 'teacher', 'konsulent', 'bente', 'stranger']) expect(await move(111, 'dorthe', who), who).not.toBe('done');
    expect(await database.sql`select from public.contact_change`).toHaveLength(0);
    const key = crypto.randomUUID();
    const began = performance.now();
    expect(await move(111, 'dorthe', 'sekretariat', key)).toBe('done');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await move(111, 'dorthe', 'sekretariat', key)).toBe('done');
    expect(await database.sql`select from public.contact_change where planned and to_id = ${id('dorthe')}`).toHaveLength(111);
    expect(await database.sql`select from private.outbox where template = 'people_received'`).toHaveLength(1);
    expect(await database.sql`select law from private.broken_laws()`).toHaveLength(0);
    await database.sql`delete from public.young_person where id = any (${ids})`;
  });

  test('two who move the same ones at the same moment: one does, the other is told', async () => {
    const ids = await pupils(40, 'mette');
    const move = (to: string) => outcome(as('sekretariat', (sql) => sql`select public.hand_over_people(${id('mette')}, ${id(to)}, 'På samme tid', 43, false)`));
    const both = await Promise.all([move('dorthe'), move('kirsten')]);
    expect(both.sort()).toEqual(['done', 'wrong_status']);
    expect((await database.sql`select count(distinct contact_id)::int as n from public.young_person where id = any (${ids})`)[0]!.n).toBe(1);
    expect(await database.sql`select from public.contact_change where note = 'På samme tid'`).toHaveLength(43);
    const now = (await database.sql`select s.name from public.young_person y join public.staff_member s on s.id = y.contact_id where y.id = ${ids[0]!}`)[0]!
      .name;
    const back = as(
      'sekretariat',
      (sql) => sql`select public.hand_over_people(${id(now)}, ${id('mette')}, 'Tilbage', ${43 + (now === 'kirsten' ? 0 : 1)}::int)`,
    );
    await outcome(back);
    await database.sql`delete from public.young_person where id = any (${ids})`;
  });
});

describe('more than a thousand', () => {
  test('are handed over, and go when a colleague stops, in one act and with one mail', async () => {
    const ids = await pupils(1001, 'kirsten');
    await database.sql`delete from private.outbox where template = 'people_received'`;
    const count = async (who: string) =>
      (await database.sql`select count(*)::int as n from public.young_person where contact_id = ${id(who)}`)[0]!['n'] as number;
    const move = (from: string, to: string, expected: number) =>
      outcome(as('sekretariat', (sql) => sql`select public.hand_over_people(${id(from)}, ${id(to)}, 'Nyt job', ${expected}::int)`));
    const all = await count('kirsten');
    expect(await move('kirsten', 'kui', all)).toBe('done');
    expect(await count('kirsten')).toBe(0);
    const mails = await database.sql`select data ->> 'count' as n from private.outbox where template = 'people_received'`;
    expect(mails.map(({ n }) => Number(n))).toEqual([all]);
    // A form sends no more than it can show.
    const many = (to: string) => outcome(as('sekretariat', (sql) => sql`select public.change_contact_many(${ids}::uuid[], ${id(to)}, 'Alle', true)`));
    expect(await many('kirsten')).toBe('invalid_input');
    const undo = new Error('undo');
    await database.sql
      .begin(async (sql) => {
        await sql`insert into auth.sessions (id, user_id, created_at, updated_at, aal) values (gen_random_uuid(), ${world.users['sekretariat']!}, now(), now(), 'aal1')`;
        await sql`select set_config('request.jwt.claims', (select json_build_object('role', 'authenticated', 'sub', s.user_id::text, 'session_id', s.id)::text
          from auth.sessions s where s.user_id = ${world.users['sekretariat']!} limit 1), true)`;
        await sql`select public.leave_job(${id('kui')}, ${id('kirsten')}, 'Stopper', ${await count('kui')}::int)`;
        expect((await sql`select count(*)::int as n from public.young_person where contact_id = ${id('kui')}`)[0]!['n']).toBe(0);
        throw undo;
      })
      .catch((cause: unknown) => {
        if (cause !== undo) throw cause;
      });
    await database.sql`delete from public.young_person where id = any (${ids})`;
  });
});

describe('stopping', () => {
  test('nobody stops with young people; all of it goes to the receiver in the same act', async () => {
    await database.sql`update public.young_person set contact_id = ${id('mette')} where first_name in ('asta', 'bo', 'carl')`.catch(() => {});
    await expect(database.sql`update public.staff_member set left_at = private.now() where id = ${id('mette')}`).rejects.toMatchObject({
      message: 'wrong_status',
    });
    const stop = (to: string, expected: number, who = 'sekretariat') =>
      outcome(as(who, (sql) => sql`select public.leave_job(${id('mette')}, ${id(to)}, 'Mette stopper', ${expected}::int)`));
    const [{ n: people }] = (await database.sql`select count(*)::int as n from public.young_person where contact_id = ${id('mette')}`) as unknown as [
      { n: number },
    ];
    expect(people).toBeGreaterThan(0);
    for (const who of ['mette', 'dorthe', 'raadet', 'asta', 'stranger']) expect(await stop('dorthe', people, who), who).toBe('not_allowed');
    expect(await stop('dorthe', people - 1)).toBe('wrong_status');
    expect(await stop('teacher', people)).toBe('invalid_input');
    await database.sql`insert into public.task (kind, staff_id, partner_id, due_on) values ('opening_problem', ${id('mette')}, ${id('bakery')}, private.today())`;
    await enter('kirsten', 0, 3, 'mette');
    expect(await stop('kirsten', people)).toBe('invalid_input:deputy_is_away');
    expect(await stop('dorthe', people)).toBe('done');
    expect(await database.sql`select from public.young_person where contact_id = ${id('mette')}`).toHaveLength(0);
    expect(await database.sql`select from public.task where staff_id = ${id('mette')} and done_at is null`).toHaveLength(0);
    expect(await answers('kirsten')).toBe('dorthe');
    expect(await database.sql`select from public.contact_change where note = 'Mette stopper' and not planned`).toHaveLength(0);
    expect(await outcome(as('mette', (sql) => sql`select public.coordinator_desk()`))).toBe('not_allowed');
    expect(await database.sql`select law from private.broken_laws()`).toHaveLength(0);
    // And nobody gets her any more, by whatever way.
    await expect(database.sql`update public.young_person set contact_id = ${id('mette')} where id = ${id('asta')}`).rejects.toMatchObject({
      message: 'wrong_status',
    });
  });
});
