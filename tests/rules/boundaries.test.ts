import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bandWords, ruleWords } from '../../src/copy/work-rules.ts';
import { findingSchema, ruleCodes, workBands } from '../../src/features/work-rules/work-rule.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { broken, type Spell } from './spell.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ connections: 1 });
});
afterAll(() => database.drop());

describe('whom a rule is about', () => {
  test.each([
    // The day before, and the day of, each birthday.
    ['2013-11-30', 'infinity', '2026-11-29', 'under_13'],
    ['2013-11-30', 'infinity', '2026-11-30', 'age_13_14'],
    ['2011-11-30', 'infinity', '2026-11-29', 'age_13_14'],
    ['2011-11-30', 'infinity', '2026-11-30', 'age_15_17_in_school'],
    ['2008-11-30', '-infinity', '2026-11-29', 'age_15_17_left_school'],
    ['2008-11-30', '-infinity', '2026-11-30', 'adult'],
    ['2008-11-30', 'infinity', '2026-11-30', 'adult'],
    // Born on 29 February: a year older on 1 March in common years, on 29 February in leap years.
    ['2012-02-29', 'infinity', '2027-02-28', 'age_13_14'],
    ['2012-02-29', 'infinity', '2027-03-01', 'age_15_17_in_school'],
    ['2010-02-28', 'infinity', '2028-02-27', 'age_15_17_in_school'],
    ['2012-02-29', 'infinity', '2028-02-28', 'age_15_17_in_school'],
    ['2008-02-29', 'infinity', '2026-02-28', 'age_15_17_in_school'],
    ['2008-02-29', 'infinity', '2026-03-01', 'adult'],
    // 9th grade is over after 31 July; a fourteen-year-old is protected by her age all the same.
    ['2011-05-05', '2027-07-31', '2027-07-31', 'age_15_17_in_school'],
    ['2011-05-05', '2027-07-31', '2027-08-01', 'age_15_17_left_school'],
    ['2012-12-05', '2027-07-31', '2027-08-01', 'age_13_14'],
  ])('born %s, 9th grade until %s, on %s: %s', async (born, ends, day, band) => {
    const [row] = await database.sql`select private.work_band(${born}::text::date, ${ends}::text::date, ${day}::text::date) as band`;
    expect(row!.band).toBe(band);
  });

  test.each([
    ['pupil', 9, 2026, null, '2027-07-31'],
    ['pupil', 8, 2026, null, '2028-07-31'],
    ['pupil', 9, 2025, null, '2026-07-31'],
    ['pupil', null, null, 9, 'this school year'],
    ['pupil', null, null, 7, 'two years on'],
    ['tenth_grade', 10, 2026, null, '-infinity'],
    ['fgu', null, null, null, '-infinity'],
    ['youth_education', null, null, null, '-infinity'],
    ['no_school', null, null, null, '2027-07-31'],
  ])('%s in grade %s of %s (outside: %s) finishes 9th grade %s', async (situation, grade, year, outside, ends) => {
    await database.sql
      .begin(async (sql) => {
        const [staff] =
          await sql`insert into public.staff_member (name, title, email, phone) values ('M', 'k', 'm@lyngfjord.example', '12345610') returning id`;
        const [school] = await sql`insert into public.school (name, form) values ('S', 'own') returning id`;
        const [room] = grade
          ? await sql`insert into public.school_class (school_id, name, grade, school_year, class_code) values (${school!.id}, 'X', ${grade}, ${year}, 'AAAA2222') returning id`
          : [];
        const [she] = await sql`insert into public.young_person (first_name, last_name, birth_date, situation, class_id, grade_outside, contact_id)
        values ('A', 'P', '2011-05-05', ${situation}, ${room?.id ?? null}, ${outside}, ${staff!.id}) returning id`;
        const [row] = await sql`select private.school_ends(${she!.id})::text as ends, private.school_year() as year`;
        const named: Record<string, string> = { 'this school year': `${row!.year + 1}-07-31`, 'two years on': `${row!.year + 3}-07-31` };
        expect(row!.ends).toBe(named[ends] ?? ends);
        throw new Error('undone');
      })
      .catch((cause: Error) => {
        if (cause.message !== 'undone') throw cause;
      });
  });
});

// Mondays: 11 January 2027 is a school week, 15 February 2027 the winter holiday (week 7).
const SCHOOL = '2027-01-11';
const FREE = '2027-02-15';
const on = (monday: string, day: number) => new Date(Date.parse(monday) + day * 86_400_000).toISOString().slice(0, 10);
const YOUNG = '2012-11-30'; // 14
const OLDER = '2011-01-05'; // 16
const DONE = { born: OLDER, schoolEnds: '-infinity' };

type Case = [what: string, spells: Spell[], rules: string[]];
const praktik = (born: string, from: string, to: string, day = SCHOOL): Spell => ({ born, day, from, to });
const job = (who: Partial<Spell> & { born: string }, from: string, to: string, day: string): Spell => ({ kind: 'after_school_job', ...who, day, from, to });
const week = (born: string, monday: string, to: string, daysOfWeek = [0, 1, 2, 3, 4]) => daysOfWeek.map((day) => praktik(born, '08:00', to, on(monday, day)));

describe('hours', () => {
  test.each<Case>([
    ['eight hours of praktik at 16', [praktik(OLDER, '08:00', '16:00')], []],
    ['a minute more', [praktik(OLDER, '08:00', '16:01')], ['praktik_day']],
    ['seven hours at 14', [praktik(YOUNG, '08:00', '15:00')], []],
    ['a minute more asks for an adult', [praktik(YOUNG, '08:00', '15:01')], ['praktik_day_under_15?']],
    ['40 hours at 16', week(OLDER, SCHOOL, '16:00'), []],
    ['35 hours at 14', week(YOUNG, SCHOOL, '15:00'), []],
    ['nine hours at 18', [praktik('2008-11-30', '08:00', '17:00')], []],
    ['two places on one day add up', [praktik(OLDER, '07:00', '12:00'), { ...praktik(OLDER, '12:30', '16:00'), beside: true }], ['praktik_day']],
    ['and so do praktik and a job', [praktik(OLDER, '08:00', '15:00'), { ...job({ born: OLDER }, '16:00', '18:00', SCHOOL), beside: true }], ['praktik_day']],
    ['two hours of a job after school', [job({ born: YOUNG }, '15:00', '17:00', SCHOOL)], []],
    ['a minute more', [job({ born: YOUNG }, '15:00', '17:01', SCHOOL)], ['job_school_day']],
    ['the same on a holiday', [job({ born: YOUNG }, '10:00', '17:00', FREE)], []],
    ['a minute over seven hours then', [job({ born: YOUNG }, '10:00', '17:01', FREE)], ['job_other_day']],
    ['eight at 15 and more', [job({ born: OLDER }, '10:00', '18:00', FREE)], []],
    ['a minute over eight', [job({ born: OLDER }, '10:00', '18:01', FREE)], ['day_in_all', 'job_other_day']],
    ['a Saturday is no school day', [job({ born: YOUNG }, '09:00', '16:00', on(SCHOOL, 5))], []],
    ['eight hours on a school day when 9th grade is done', [job(DONE, '08:00', '16:00', SCHOOL)], []],
    ['a minute more', [job(DONE, '08:00', '16:01', SCHOOL)], ['day_in_all', 'job_day']],
    ['12 hours in a school week', [{ ...job({ born: YOUNG }, '00:00', '00:00', SCHOOL), from: undefined, to: undefined, hoursAWeek: 12 }] as Spell[], []],
    ['a half more', [{ kind: 'after_school_job', born: YOUNG, day: SCHOOL, hoursAWeek: 12.5 }], ['job_school_week']],
    ['35 in the summer', [{ kind: 'after_school_job', born: YOUNG, day: SCHOOL, hoursAWeek: 35, summer: true }], []],
    ['36 in the summer', [{ kind: 'after_school_job', born: YOUNG, day: SCHOOL, hoursAWeek: 36, summer: true }], ['job_free_week']],
    ['40 when 9th grade is done', [{ kind: 'intro_job', ...DONE, day: SCHOOL, hoursAWeek: 40 }], []],
    [
      'jobs at two places add up',
      [
        { kind: 'intro_job', born: OLDER, day: SCHOOL, hoursAWeek: 8 },
        { kind: 'after_school_job', born: OLDER, day: SCHOOL, hoursAWeek: 5, beside: true },
      ],
      ['job_school_week'],
    ],
    ['a job at twelve', [{ kind: 'after_school_job', born: '2014-11-30', day: SCHOOL, hoursAWeek: 2 }], ['youngest']],
    ['a mentor at twelve', [{ kind: 'mentorship', born: '2014-11-30', day: SCHOOL, hoursAWeek: 1 }], ['youngest']],
    ['praktik at eleven asks for an adult', [praktik('2015-11-30', '08:00', '12:00')], ['youngest?']],
  ])('%s', async (_what, spells, rules) => {
    expect(await broken(database, spells)).toEqual(rules);
  });
});

describe('clock, rest and days off', () => {
  test.each<Case>([
    ['from 6 to 14', [praktik(OLDER, '06:00', '14:00')], []],
    ['before 6', [praktik(OLDER, '05:59', '12:00')], ['clock']],
    ['until 20', [praktik(OLDER, '13:00', '20:00')], []],
    ['after 20', [praktik(OLDER, '13:00', '20:01')], ['clock']],
    ['a shop until 22 when 9th grade is done', [job({ ...DONE, branch: 'shops' }, '16:00', '22:00', SCHOOL)], []],
    ['and not later', [job({ ...DONE, branch: 'shops' }, '16:00', '22:01', SCHOOL)], ['clock']],
    ['a restaurant until 24', [job({ ...DONE, branch: 'food_kitchen' }, '17:00', '24:00', SCHOOL)], []],
    ['no evening in a workshop', [job({ ...DONE, branch: 'building' }, '16:00', '20:01', SCHOOL)], ['clock']],
    ['nor in a shop while at school', [job({ born: OLDER, branch: 'shops' }, '19:00', '21:00', SCHOOL)], ['clock']],
    ['alone in a shop until 18', [job({ ...DONE, branch: 'shops', risks: ['alone'] }, '14:00', '18:00', SCHOOL)], []],
    ['and not after', [job({ ...DONE, branch: 'shops', risks: ['alone'] }, '14:00', '18:01', SCHOOL)], ['alone_evening']],
    ['on Saturdays not after 14', [job({ ...DONE, branch: 'shops', risks: ['alone'] }, '10:00', '14:01', on(SCHOOL, 5))], ['alone_evening']],
    ['14 hours of rest between two hosts', [praktik(OLDER, '08:00', '12:00', on(SCHOOL, 1)), { ...praktik(OLDER, '12:00', '18:00'), beside: true }], []],
    ['a minute less', [praktik(OLDER, '07:59', '12:00', on(SCHOOL, 1)), { ...praktik(OLDER, '12:00', '18:00'), beside: true }], ['rest']],
    [
      'a minute less, seen from the day before',
      [praktik(OLDER, '12:00', '18:00'), { ...praktik(OLDER, '07:59', '12:00', on(SCHOOL, 1)), beside: true }],
      ['rest'],
    ],
    [
      '12 hours when 9th grade is done',
      [job({ ...DONE, branch: 'shops' }, '08:00', '12:00', on(SCHOOL, 1)), { ...job(DONE, '16:00', '20:00', SCHOOL), beside: true }],
      [],
    ],
    ['five days and the weekend', week(OLDER, SCHOOL, '12:00'), []],
    ['six days', week(OLDER, SCHOOL, '12:00', [0, 1, 2, 3, 4, 5]), ['days_off', 'days_off_together?']],
    ['five days without two free ones together', week(OLDER, SCHOOL, '12:00', [0, 1, 3, 4, 5]), ['days_off_together?']],
    [
      'a job must not be spread like that',
      week(OLDER, FREE, '10:00', [0, 1, 3, 4, 5]).map((one) => ({ ...one, kind: 'after_school_job' })),
      ['days_off_together'],
    ],
    // Week 53 of 2026 ends on Sunday 3 January 2027: its days belong together across the year.
    ['week 53 is one week', week(OLDER, '2026-12-28', '12:00', [0, 1, 2, 3, 4, 5]), ['days_off', 'days_off_together?']],
    ['the week after is another', [...week(OLDER, '2026-12-28', '12:00', [2, 3, 4]), ...week(OLDER, '2027-01-04', '12:00', [0, 1])], []],
    // Summer time begins on 28 March 2027 and ends on 31 October: the clock on the wall counts.
    ['eight hours on the Sunday of summer time, 18', [job({ ...DONE }, '08:00', '16:00', '2027-03-28')], []],
    [
      'rest over that night',
      [job({ born: OLDER }, '08:00', '10:00', '2027-03-28'), { ...job({ born: OLDER }, '14:00', '18:00', '2027-03-27'), beside: true }],
      [],
    ],
    [
      'rest over the night in which it ends',
      [job({ born: OLDER }, '07:00', '09:00', '2027-10-31'), { ...job({ born: OLDER, schoolEnds: 'infinity' }, '16:00', '18:00', '2027-10-30'), beside: true }],
      ['rest'],
    ],
  ])('%s', async (_what, spells, rules) => {
    expect(await broken(database, spells)).toEqual(rules);
  });
});

describe('tasks, and longer courses', () => {
  test.each<Case>([
    ['chemicals the day before 18', [{ ...praktik('2009-01-12', '08:00', '12:00'), risks: ['chemicals'] }], ['chemicals']],
    ['chemicals at 18', [{ ...praktik('2009-01-11', '08:00', '12:00'), risks: ['chemicals'] }], []],
    ['machines the day before 15', [{ ...praktik('2012-01-12', '08:00', '12:00'), risks: ['machines'] }], ['machines?']],
    ['machines at 15', [{ ...praktik('2012-01-11', '08:00', '12:00'), risks: ['machines'] }], []],
    [
      'the others at 14',
      [{ ...praktik(YOUNG, '08:00', '12:00'), risks: ['heavy_lifting', 'alone', 'late_or_alcohol'] }],
      ['alone?', 'heavy_lifting?', 'late_or_alcohol?'],
    ],
    ['a longer course the day before 15', [{ ...praktik('2012-01-12', '08:00', '12:00'), kind: 'extended_placement' }], ['certificate']],
    ['the place has considered it', [{ ...praktik('2012-01-12', '08:00', '12:00'), kind: 'extended_placement', certificate: true }], []],
    ['at 15', [{ ...praktik('2012-01-11', '08:00', '12:00'), kind: 'junior_apprenticeship' }], []],
  ])('%s', async (_what, spells, rules) => {
    expect(await broken(database, spells)).toEqual(rules);
  });
});

test('somebody who turns 15, or finishes 9th grade, in the middle is judged by the day of each day', async () => {
  const born = '2012-01-13'; // 15 on the Wednesday
  const days = [0, 1, 2, 3].map((day) => praktik(born, '08:00', '15:30', on(SCHOOL, day)));
  const found = await Promise.all(days.map((one) => broken(database, [one])));
  expect(found).toEqual([['praktik_day_under_15?'], ['praktik_day_under_15?'], [], []]);
  // 31 July 2027 is a Saturday, in no school week.
  const summer = (day: string) => broken(database, [job({ born: OLDER, schoolEnds: '2027-07-31', branch: 'shops' }, '14:00', '21:00', day)]);
  expect([await summer('2027-07-31'), await summer('2027-08-01')]).toEqual([['clock'], []]);
});

test('a changed rule judges the days from then on, and nothing that was agreed before it was written', async () => {
  await database.sql
    .begin(async (sql) => {
      await sql`update private.work_rule set valid_to = '2027-01-12' where code = 'praktik_day'`;
      await sql`insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, source, valid_from, entered_at)
      select code, measure, kinds, bands, strictness, 6, unit, source, '2027-01-13', '2026-11-15' from private.work_rule where code = 'praktik_day'`;
      const seven = (day: number, agreed: string) => broken({ sql } as never, [{ ...praktik(OLDER, '08:00', '15:00', on(SCHOOL, day)), agreed }]);
      expect(await seven(1, '2026-11-20')).toEqual([]);
      expect(await seven(2, '2026-11-20')).toEqual(['praktik_day']);
      expect(await seven(2, '2026-11-14')).toEqual([]);
      throw new Error('undone');
    })
    .catch((cause: Error) => {
      if (cause.message !== 'undone') throw cause;
    });
});

test('what a lawyer should confirm is a setting: harder, softer, or off, from its date on', async () => {
  await database.sql
    .begin(async (sql) => {
      await sql`insert into public.setting (key, valid_from, value) values ('rule_praktik_under_15', '2026-11-15', 'hard'), ('rule_certificate', '2026-11-15', 'off')`;
      const long = (agreed: string): Promise<string[]> =>
        broken({ sql } as never, [{ ...praktik(YOUNG, '08:00', '16:00'), kind: 'extended_placement', agreed }]);
      expect(await long('2026-11-14')).toEqual(['certificate', 'praktik_day_under_15?']);
      expect(await long('2026-11-16')).toEqual(['praktik_day_under_15']);
      throw new Error('undone');
    })
    .catch((cause: Error) => {
      if (cause.message !== 'undone') throw cause;
    });
  const doubts =
    await database.sql`select distinct r.doubt_setting from private.work_rule r left join public.setting s on s.key = r.doubt_setting where r.doubt_setting is not null and s.key is null`;
  expect(doubts).toEqual([]);
});

test('kind × band × hours: what may be done is what stands here', async () => {
  const bands = [
    ['under 13', { born: '2014-06-01' }],
    ['13-14', { born: '2012-06-01' }],
    ['15-17 in school', { born: '2011-01-05' }],
    ['15-17 done', DONE],
    ['adult', { born: '2008-06-01' }],
  ] as const;
  const may: Record<string, string> = {};
  for (const kind of ['school_placement', 'after_school_job', 'apprenticeship', 'mentorship']) {
    for (const [band, who] of bands) {
      const lawful: number[] = [];
      for (const hours of [2, 3, 7, 8, 9]) {
        const rules = await broken(database, [{ ...who, kind, day: SCHOOL, from: '08:00', to: `${String(8 + hours).padStart(2, '0')}:00` }]);
        if (rules.every((rule) => rule.endsWith('?'))) lawful.push(hours);
      }
      may[`${kind}, ${band}`] = lawful.length > 0 ? `to ${lawful.at(-1)}` : 'no';
    }
  }
  expect(may).toEqual({
    'school_placement, under 13': 'to 8',
    'school_placement, 13-14': 'to 8',
    'school_placement, 15-17 in school': 'to 8',
    'school_placement, 15-17 done': 'to 8',
    'school_placement, adult': 'to 9',
    'after_school_job, under 13': 'no',
    'after_school_job, 13-14': 'to 2',
    'after_school_job, 15-17 in school': 'to 2',
    'after_school_job, 15-17 done': 'to 8',
    'after_school_job, adult': 'to 9',
    'apprenticeship, under 13': 'no',
    'apprenticeship, 13-14': 'no',
    'apprenticeship, 15-17 in school': 'to 9',
    'apprenticeship, 15-17 done': 'to 9',
    'apprenticeship, adult': 'to 9',
    'mentorship, under 13': 'no',
    'mentorship, 13-14': 'to 9',
    'mentorship, 15-17 in school': 'to 9',
    'mentorship, 15-17 done': 'to 9',
    'mentorship, adult': 'to 9',
  });
});

test('every rule and every band has its sentences, and there are no others', async () => {
  const inSql = await database.sql`select distinct code from private.work_rule order by code`;
  expect([...ruleCodes].sort()).toEqual(inSql.map((row) => row.code));
  expect(Object.keys(ruleWords).sort()).toEqual([...ruleCodes].sort());
  const bands = await database.sql`select e.enumlabel from pg_enum e where e.enumtypid = 'public.work_band'::regtype order by e.enumsortorder`;
  expect(workBands).toEqual(bands.map((row) => row.enumlabel));
  expect(Object.keys(bandWords)).toEqual([...workBands]);
  const finding = findingSchema.parse({
    rule: 'clock',
    strictness: 'hard',
    day: '2027-01-11',
    days: 1,
    figure: null,
    amount: 8,
    from_time: '05:00:00',
    to_time: '24:00:00',
    earliest: '06:00:00',
    latest: '20:00:00',
  });
  for (const words of Object.values(ruleWords)) expect(`${words.why(finding)} ${words.change}`).not.toMatch(/undefined|null|NaN|_/);
});
