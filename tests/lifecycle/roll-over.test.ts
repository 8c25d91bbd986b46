import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
const travelTo = (day: string) => database.sql`update private.clock set moved_by = (${day}::date - now()::date) * interval '1 day'`;
const prepare = (who = 'sekretariat') => outcome(as(who, (sql) => sql`select public.prepare_roll_over(2027, '2027-07-31', 'Kommer fra skolen efter sommer')`));
const run = async (who = 'sekretariat') =>
  as(who, (sql) => sql`select public.run_roll_over(2027) as moved`).then(
    (rows) => rows[0]!.moved as number,
    (error: { message: string; hint?: string }) => error.hint ?? error.message,
  );
const decide = (who: string, people: string[], way: string) => outcome(as(who, (sql) => sql`select public.decide_next_year(${people.map(id)}, ${way})`));
const page = async () => (await as('sekretariat', (sql) => sql`select public.roll_over_page(2027) as p`))[0]!.p as Record<string, unknown>;
const where = async (who: string) =>
  (
    await database.sql`select k.name, k.school_year, y.situation, s.name as contact from public.young_person y
    left join public.school_class k on k.id = y.class_id join public.staff_member s on s.id = y.contact_id where y.id = ${id(who)}`
  )[0]!;

beforeAll(async () => {
  ({ database, world } = await freshWorld({ connections: 6 }));
  const { sql } = database;
  // Somebody at a boarding school, for whom there is no rule, and one who looks for a job in 9th grade.
  await sql`insert into public.school (id, name, form) values ('00000000-0000-4000-8000-000000000001', 'Klitefterskolen', 'boarding')`;
  const [boarding] = await sql`insert into public.school_class (school_id, name, grade, school_year, class_code)
    values ('00000000-0000-4000-8000-000000000001', '9. årgang', 9, 2026, 'AAAA2299') returning id`;
  const [gry] = await sql`insert into public.young_person (first_name, last_name, birth_date, situation, class_id, contact_id)
    values ('Gry', 'Prøvesen', '2011-05-05', 'pupil', ${boarding!.id}, ${id('kirsten')}) returning id`;
  world.ids.gry = gry!.id as string;
  await travelTo('2027-06-15');
});
afterAll(() => database.drop());

describe('the change of school year', () => {
  test('is planned first, and the plan moves nobody', async () => {
    for (const who of ['mette', 'dorthe', 'skoleleder', 'raadet', 'asta', 'stranger']) expect(await prepare(who), who).toBe('not_allowed');
    expect(await prepare()).toBe('done');
    expect((await page()).ways).toEqual({ next_class: 3, leaves_school: 1, undecided: 1 });
    expect(await where('asta')).toMatchObject({ name: '8.B', school_year: 2026, contact: 'mette' });
    expect(await database.sql`select from public.contact_change`).toHaveLength(0);
    // Who has no rule is somebody's task.
    expect((await database.sql`select staff_id from public.task where kind = 'next_school'`).map((row) => row.staff_id)).toEqual([id('kirsten')]);
  });

  test('is refused until everybody has a place to go, and a decision is for those who may help', async () => {
    expect(await run()).toBe('decide_first');
    expect(await outcome(as('sekretariat', (sql) => sql`select public.confirm_roll_over(2027)`))).toBe('invalid_input:decide_first');
    for (const who of ['mette', 'teacher', 'stranger']) expect(await decide(who, ['gry'], 'leaves_school'), who).toBe('not_allowed');
    expect(await decide('kirsten', ['gry'], 'leaves_school')).toBe('done');
    expect(await database.sql`select from public.task where kind = 'next_school' and done_at is null`).toHaveLength(0);
    // Looking again leaves what was decided.
    expect(await prepare()).toBe('done');
    expect((await page()).ways).toEqual({ next_class: 3, leaves_school: 2 });
  });

  test('happens on its day by the worker, once, in one act, with nobody without a contact person in between', async () => {
    expect(await outcome(as('sekretariat', (sql) => sql`select public.confirm_roll_over(2027)`))).toBe('done');
    const due = async () => Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]!.done);
    await due();
    expect((await where('asta')).name).toBe('8.B');
    const before = await database.sql`select id, status, due_on, young_person_id from public.need where ended_at is null order by id`;
    await travelTo('2027-07-31');
    // Somebody looks the whole time, past every cache: never a pupil whose contact person does not work here.
    let looking = true;
    const alone: unknown[] = [];
    const watch = (async () => {
      while (looking) {
        alone.push(
          ...(await database.sql`select y.id from public.young_person y left join public.staff_member s on s.id = y.contact_id and s.left_at is null where s.id is null`),
        );
      }
    })();
    await Promise.all([database.sql`select private.roll_over_due()`, database.sql`select private.roll_over_due()`, run()]);
    looking = false;
    await watch;
    expect(alone).toEqual([]);
    expect(await where('asta')).toMatchObject({ name: '9.B', school_year: 2027, contact: 'mette', situation: 'pupil' });
    expect(await where('carl')).toMatchObject({ name: '8.A', school_year: 2027, contact: 'mette' });
    expect(await where('bo')).toMatchObject({ name: null, situation: 'no_school', contact: 'kui' });
    expect(await where('gry')).toMatchObject({ name: null, contact: 'kui' });
    expect((await where('finn')).name).toBe('9.A');
    const changes = await database.sql`select young_person_id, planned, note from public.contact_change`;
    expect(changes).toHaveLength(2);
    expect(changes.every((row) => row.planned && row.note === 'Kommer fra skolen efter sommer')).toBe(true);
    // Open needs went along as they were.
    expect(await database.sql`select id, status, due_on, young_person_id from public.need where ended_at is null order by id`).toEqual(before);
    expect(await database.sql`select law, subject from private.broken_laws()`).toHaveLength(0);
    expect(await database.sql`select from public.event where command = 'roll_over'`).toHaveLength(5);
    expect(await run()).toBe(0);
    expect(await database.sql`select from public.event where command = 'roll_over'`).toHaveLength(5);
    expect(await database.sql`select from public.school_class where school_year = 2027`).toHaveLength(3);
    // The class teacher followed the class.
    expect(
      await as(
        'sekretariat',
        (sql) => sql`select k.name from public.staff_scope c join public.school_class k on k.id = c.class_id where c.staff_id = ${id('teacher')} order by 1`,
      ),
    ).toEqual([{ name: '8.B' }, { name: '9.B' }]);
  });

  test('one pupil is put right afterwards, by those who may help, and keeps the contact person', async () => {
    const [old] = await database.sql`select id from public.school_class where name = '8.A' and school_year = 2027`;
    const place = (who: string) => outcome(as(who, (sql) => sql`select public.move_pupil(${id('asta')}, ${old!.id})`));
    for (const who of ['kirsten', 'teacher', 'asta', 'stranger']) expect(await place(who), who).toBe('not_allowed');
    expect(await place('mette')).toBe('done');
    expect(await where('asta')).toMatchObject({ name: '8.A', contact: 'mette' });
    expect(await database.sql`select from public.contact_change`).toHaveLength(2);
  });
});

describe('the figures of the guarantee', () => {
  type Figures = {
    days_without_contact: number;
    people_without_contact: number;
    changes_planned: number;
    changes_unplanned: number;
    leave_days: number;
    leave_covered: number;
    closings: object;
    staff: Record<string, unknown>[];
  };
  const figures = async () => (await as('sekretariat', (sql) => sql`select public.guarantee_figures('2027-06-01', '2027-12-31') as f`))[0]!.f as Figures;

  test('are the secretariat’s', async () => {
    for (const who of ['mette', 'raadet', 'skoleleder', 'bente', 'asta', 'stranger'])
      expect(await outcome(as(who, (sql) => sql`select public.guarantee_figures('2027-06-01', '2027-12-31')`)), who).toBe('not_allowed');
  });

  test('days without a contact person are none, and a planted gap is counted', async () => {
    expect(await figures()).toMatchObject({ days_without_contact: 0, people_without_contact: 0, changes_planned: 2, changes_unplanned: 0 });
    const { sql } = database;
    // Kirsten stopped five days ago; finn still has her, and gry had her until today: past the trigger that refuses it.
    await sql`alter table public.staff_member disable trigger nobody_is_left`;
    await sql`update public.staff_member set left_at = private.now() - interval '5 days' where id = ${id('kirsten')}`;
    expect(await figures()).toMatchObject({ people_without_contact: 2, days_without_contact: 10 });
    await sql`update public.staff_member set left_at = null where id = ${id('kirsten')}`;
    await sql`alter table public.staff_member enable trigger nobody_is_left`;
    // And a change past the record: nobody knows who has had her since the last hand-over.
    await travelTo('2027-08-10');
    await sql`update public.young_person set contact_id = ${id('jobdesk')} where id = ${id('bo')}`;
    expect(await figures()).toMatchObject({ people_without_contact: 1, days_without_contact: 10 });
    await sql`update public.young_person set contact_id = ${id('kui')} where id = ${id('bo')}`;
    expect((await figures()).days_without_contact).toBe(0);
  });

  test('closings are counted with whoever announced them, and what became of them', async () => {
    await as('dina', (sql) => sql`select public.open_need(${id('dina')}, null)`);
    const [need] = await database.sql`select id from public.need where young_person_id = ${id('dina')}`;
    await as('kui', (sql) => sql`select public.announce_close(${need!.id}, 'education')`);
    await as('dina', (sql) => sql`select public.object_to_close(${need!.id})`);
    await as('kui', (sql) => sql`select public.announce_close(${need!.id}, 'job')`);
    await travelTo('2027-08-30');
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    await as('dina', (sql) => sql`select public.reopen_need(${need!.id})`);
    const counted = await figures();
    expect(counted.closings).toEqual({ announced: 2, objected: 1, closed: 1, reopened: 1 });
    expect(counted.staff.find((row) => row.name === 'kui')).toMatchObject({
      announced: 2,
      objected: 1,
      job: 1,
      education: 0,
      reopened: 1,
      took_over_planned: 2,
    });
  });

  test('leave is counted by its days, and a day on which nobody answered is not covered', async () => {
    await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day) values
      (${id('mette')}, ${id('dorthe')}, '2027-08-20', '2027-08-29'), (${id('dorthe')}, ${id('mette')}, '2027-08-25', '2027-08-26')`;
    // While both are away a colleague answers; only where nobody at all is at work is a day not covered.
    expect(await figures()).toMatchObject({ leave_days: 12, leave_covered: 12 });
    await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day)
      select m.id, ${id('mette')}, '2027-08-25', '2027-08-26' from public.staff_member m where m.left_at is null and m.id not in (${id('mette')}, ${id('dorthe')})`;
    expect(await figures()).toMatchObject({ leave_covered: 8 });
  });
});
