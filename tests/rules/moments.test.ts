import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFindings } from '../../src/features/work-rules/work-rule.ts';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

let database: FreshDatabase;
let world: World;
async function begin(): Promise<void> {
  ({ database, world } = await freshWorld({ connections: 1 }));
}
const end = () => database.drop();

const id = (name: string) => world.ids[name]!;
const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(who && world.users[who]!, work);
const dayOf = (place: number, week = 0) => new Date(Date.parse(world.weeks[week]!) + place * 86_400_000).toISOString().slice(0, 10);
/** `done`, or the code and the rules that stand against it. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (cause: postgres.PostgresError) => {
      if (!cause.code?.startsWith('PT')) throw cause;
      const rules = readFindings(cause.detail ?? null).map(({ rule, strictness }) => (strictness === 'hard' ? rule : `${rule}?`));
      return [cause.message, ...(rules.length > 0 ? rules : [cause.detail, cause.hint])].filter(Boolean).join(' ');
    },
  );
const brokenLaws = async () => (await database.sql`select law from private.broken_laws()`).map(({ law }) => law as string);

/** Somebody has asked for a place in the first week, and it has been sent on. */
async function asked(who: string, opening: string, week: string | null = world.weeks[0]!): Promise<string> {
  await as(who, (sql) => sql`select public.apply(${id(who)}, ${[id(opening)]}::uuid[], ${[week]}::date[])`);
  const [row] =
    await database.sql`select a.id, a.need_id, n.status from public.application a join public.need n on n.id = a.need_id where a.opening_id = ${id(opening)} order by a.created_at desc limit 1`;
  if (row!.status === 'with_coordinator') await as('sekretariat', (sql) => sql`select public.forward(${row!.need_id})`);
  return row!.id as string;
}
const offer = (application: string, days: string[], from: string, to: string, { adult = null as string | null, who = 'bente' } = {}) =>
  as(who, (sql) => sql`select public.offer_place(${application}, ${days}::date[], ${from}, ${to}, adult => ${adult})`);

describe('an opening is saved', () => {
  beforeAll(begin);
  afterAll(end);
  const save = (change: {
    kind?: string;
    age?: number;
    from?: string;
    to?: string;
    hours?: number;
    tags?: string[];
    risks?: string[];
    adult?: string;
    branch?: string;
  }) => {
    const risk = (one: string) => change.risks?.includes(one) ?? false;
    const kind = change.kind ?? 'after_school_job';
    return as(
      'bente',
      (
        sql,
      ) => sql`select public.save_opening(${id('bakery_place')}, ${kind}, 'Bag rundstykker', '{Bage}', ${change.branch ?? 'food_kitchen'}, meet_who => 'Bente',
        meet_at => ${change.from ?? null}, ends_at => ${change.to ?? null}, min_age => ${change.age ?? 13}, hours_a_week => ${change.hours ?? null}, pay_text => '85 kr.',
        machines => ${risk('machines')}, chemicals => ${risk('chemicals')}, alone => ${risk('alone')}, assessed => ${Boolean(change.risks)}, responsible_adult => ${change.adult ?? ''},
        tags => ${change.tags ?? []}::text[], days => ${kind === 'school_placement' ? [dayOf(0)] : []}::date[]) as id`,
    );
  };
  test.each([
    ['twelve hours a week at 13', { hours: 12 }, 'done'],
    ['more, at 13', { hours: 13 }, 'against_the_rules job_school_week'],
    ['more, in the summer', { hours: 30, tags: ['summer'] }, 'done'],
    ['more, at 15: lawful for whoever is done with school', { hours: 30, age: 15 }, 'done'],
    ['the evening at 14', { from: '17:00', to: '21:00', age: 14 }, 'against_the_rules clock'],
    ['the evening at 15, in a kitchen', { from: '17:00', to: '23:00', age: 15 }, 'done'],
    ['the evening at 15, in a workshop', { from: '17:00', to: '21:00', age: 15, branch: 'building' }, 'against_the_rules clock'],
    ['a job at 12', { age: 12 }, 'against_the_rules youngest'],
    ['chemicals at 17', { age: 17, risks: ['chemicals'], adult: 'Bente' }, 'against_the_rules chemicals'],
    ['chemicals at 18', { age: 18, risks: ['chemicals'], adult: 'Bente' }, 'done'],
    ['machines at 14, with an adult', { age: 14, risks: ['machines'], adult: 'Bente' }, 'done'],
    ['eight hours of praktik at 13', { kind: 'school_placement', from: '07:00', to: '15:00' }, 'adult_needed praktik_day_under_15?'],
    ['eight hours, with an adult', { kind: 'school_placement', from: '07:00', to: '15:00', adult: 'Bente' }, 'done'],
    ['nine hours', { kind: 'school_placement', from: '07:00', to: '16:00', age: 15, adult: 'Bente' }, 'against_the_rules praktik_day'],
  ])('%s', async (_what, change, said) => {
    expect(await outcome(save(change))).toBe(said);
  });

  test('what only some of those may do is told to the place and to its consultant, and to nobody else', async () => {
    const [row] = (await save({ hours: 30, age: 15 })) as unknown as { id: string }[];
    const flags = (who: string) => as(who, (sql) => sql`select public.opening_flags(${row!.id}) as flags`);
    for (const who of ['bente', 'konsulent', 'sekretariat'])
      expect((await flags(who))[0]!.flags).toMatchObject([{ rule: 'job_school_week', strictness: 'told', figure: 30, amount: 12 }]);
    for (const who of ['karla', 'mette', 'asta', 'stranger']) expect(await outcome(flags(who))).toBe('not_allowed');
  });
});

describe('days are offered', () => {
  beforeEach(begin);
  afterEach(end);
  test('too long stops; long for a fourteen-year-old asks for an adult, who is kept and shown to her contact person', async () => {
    const application = await asked('asta', 'bread');
    expect(await outcome(offer(application, [dayOf(0)], '07:00', '15:30'))).toBe('against_the_rules praktik_day praktik_day_under_15?');
    expect(await outcome(offer(application, [dayOf(0)], '05:00', '11:00'))).toBe('against_the_rules clock');
    expect(await outcome(offer(application, [dayOf(0)], '07:00', '15:00'))).toBe('adult_needed praktik_day_under_15?');
    expect((await database.sql`select 1 from public.placement_day`).length).toBe(0);
    expect(await outcome(offer(application, [dayOf(0)], '07:00', '15:00', { adult: 'Bente Surdej' }))).toBe('done');
    const flags = (who: string) => as(who, (sql) => sql`select public.work_flags(${id('asta')}) as flags`);
    expect((await flags('mette'))[0]!.flags).toMatchObject([{ adult: 'Bente Surdej', findings: [{ rule: 'praktik_day_under_15', figure: 8 }] }]);
    for (const who of ['bente', 'asta', 'kirsten']) expect(await outcome(flags(who))).toBe('not_found');
    await as('asta', (sql) => sql`select public.accept_offer(${application})`);
    expect(await brokenLaws()).toEqual([]);
    // The control: were the days longer, law 5 would say so.
    await database.sql`update public.placement_day set to_time = '16:00'`;
    expect(await brokenLaws()).toContain("5: against a rule for young people's work: praktik_day");
  });

  test('days at two hosts are judged together, also when the second one is a place that she found', async () => {
    const application = await asked('bo', 'bread');
    await offer(application, [dayOf(0), dayOf(1)], '12:00', '19:00');
    await as('bo', (sql) => sql`select public.accept_offer(${application})`);
    const [rest] = await database.sql`select id from public.need where young_person_id = ${id('bo')} and status = 'wishing'`;
    const propose = (days: string[], from: string, to: string) =>
      outcome(
        as(
          'bo',
          (sql) => sql`select public.propose_own_place(${rest!.id}, 'Salon', 'Signe', 'Torvet 3', ${days}::date[], ${from}, ${to}, phone => '22334455')`,
        ),
      );
    expect(await propose([dayOf(2)], '08:30', '12:00')).toBe('against_the_rules rest');
    expect(await propose([dayOf(0)], '08:00', '10:00')).toBe('against_the_rules praktik_day');
    expect(await propose([dayOf(2), dayOf(3), dayOf(5)], '09:00', '15:00')).toBe('done');
    const [own] = await database.sql`select id from public.application where opening_id is null`;
    // Monday to Thursday and Saturday: two days off, which are not together.
    const confirm = (adult: string | null) => outcome(as('mette', (sql) => sql`select public.confirm_own_place(${own!.id}, true, 'phone', adult => ${adult})`));
    expect(await confirm(null)).toBe('adult_needed days_off_together?');
    expect(await confirm('Signe Saks')).toBe('done');
    expect(await database.sql`select name, rules, named_via::text from private.named_adult where application_id = ${own!.id}`).toMatchObject([
      { name: 'Signe Saks', rules: ['days_off_together'], named_via: 'phone' },
    ]);
    expect(await brokenLaws()).toEqual([]);
  });

  test('a longer course with a fourteen-year-old asks what the host says of børneattest, once', async () => {
    const application = await asked('asta', 'tuesdays', null);
    const give = (certificate: boolean) =>
      outcome(as('tom', (sql) => sql`select public.offer_place(${application}, starts_on => public.today() + 10, certificate => ${certificate})`));
    expect(await give(false)).toBe('against_the_rules certificate');
    expect(await give(true)).toBe('done');
    expect(
      await database.sql`select c.declared_via::text, m.name from private.certificate_declaration c left join public.partner_member m on m.id = c.declared_by`,
    ).toMatchObject([{ declared_via: 'self', name: 'tom' }]);
  });

  test('a job for somebody in school is held to the hours of a school week', async () => {
    await database.sql`update public.opening set hours_a_week = 20 where id = ${id('counter')}`;
    const give = async (who: string) => {
      const application = await asked(who, 'counter', null);
      return await outcome(as('bente', (sql) => sql`select public.offer_place(${application}, starts_on => public.today() + 10)`));
    };
    expect(await give('bo')).toBe('against_the_rules job_school_week');
    expect(await give('dina')).toBe('done');
  });
});

describe('after the agreement', () => {
  beforeEach(async () => {
    await begin();
    const application = await asked('bo', 'bread');
    await offer(
      application,
      [0, 1, 2].map((day) => dayOf(day)),
      '07:00',
      '15:00',
    );
    await as('bo', (sql) => sql`select public.accept_offer(${application})`);
  });

  afterEach(end);

  test('a rule that is changed later breaks nothing', async () => {
    await database.sql`update private.clock set moved_by = moved_by + interval '1 hour'`;
    await database.sql`update private.work_rule set valid_to = private.today() where code = 'praktik_day'`;
    await database.sql`insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, source, valid_from)
      select code, measure, kinds, bands, strictness, 6, unit, source, private.today() + 1 from private.work_rule where code = 'praktik_day'`;
    expect(await brokenLaws()).toEqual([]);
    const [placement] = await database.sql`select id from public.placement`;
    expect(await outcome(as('skoleleder', (sql) => sql`select public.acknowledge_placement(${placement!.id}, 'school')`))).toBe('done');
  });

  test('who moves school, turns 18, or is done with 9th grade in the middle keeps her place', async () => {
    await as('mette', (sql) => sql`select public.leave_class(${id('bo')}, 'Friskolen', 9)`);
    expect(await brokenLaws()).toEqual([]);
    await database.sql`update public.young_person set birth_date = ${dayOf(1)}::date - interval '18 years' where id = ${id('bo')}`;
    expect(await brokenLaws()).toEqual([]);
    await database.sql`update public.young_person set situation = 'no_school', outside_school = null, grade_outside = null where id = ${id('bo')}`;
    expect(await brokenLaws()).toEqual([]);
  });
});
