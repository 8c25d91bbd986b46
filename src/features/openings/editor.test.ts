import { describe, expect, test } from 'vitest';
import { daysOf, daysOffInWords, NO_RISK, openingForm, risksOf, scheduleOf, weeksToChoose } from './editor.ts';

const typed = {
  sted: '00000000-0000-4000-8000-000000000000',
  slags: 'school_placement',
  branche: 'shops',
  titel: 'Vær med i butikken',
  opgave: ['Fylde varer op', '', ' ', null, ''],
  hvem: 'Lis, butikschef',
  moedetid: '9.00',
  sluttid: '15',
  uge: ['2026-11-30'],
  ugedag: ['0', '1'],
  pladser: '2',
  risiko: [NO_RISK],
  vurderet: false,
  interesse: [],
  adgang: [],
  maerke: [],
  saerlig: false,
};
const complaints = (change: object) =>
  Object.fromEntries(openingForm.safeParse({ ...typed, ...change }).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []);

describe('the form of an opening', () => {
  test('takes what a partner typed', () => {
    expect(openingForm.parse(typed)).toMatchObject({
      moedetid: '09:00',
      sluttid: '15:00',
      pladser: 2,
      alder: null,
      opgave: ['Fylde varer op', null, null, null, null],
    });
  });

  test('says everything that is missing at once', () => {
    expect(Object.keys(complaints({ hvem: null, risiko: [], uge: [], opgave: ['', '', '', '', ''], moedetid: null })).sort()).toEqual([
      'hvem',
      'moedetid',
      'opgave',
      'risiko',
      'uge',
    ]);
  });

  test.each([
    ['a risk without an adult and an assessment', { risiko: ['machines'] }, ['ansvarlig', 'vurderet']],
    ['a risk and none of them', { risiko: ['alone', NO_RISK], ansvarlig: 'Lis', vurderet: true }, ['risiko']],
    ['a job without pay', { slags: 'after_school_job' }, ['loen']],
    ['a day that ends before it begins', { sluttid: '8' }, ['sluttid']],
    ['a link that is none', { slags: 'apprenticeship', link: 'laerepladsen' }, ['link']],
  ])('refuses %s', (_, change, fields) => {
    expect(Object.keys(complaints(change)).sort()).toEqual(fields);
  });

  test('a job needs no weeks and no meeting time', () => {
    expect(complaints({ slags: 'after_school_job', loen: '85 kr. i timen', uge: [], ugedag: [], moedetid: null })).toEqual({});
  });
});

const holidays = [
  { day: '2026-12-24', calendar: 'public' as const, name: 'juleaftensdag' },
  { day: '2026-12-25', calendar: 'public' as const, name: 'juledag' },
  { day: '2026-12-21', calendar: 'school' as const, name: 'juleferie' },
];

describe('days and weeks', () => {
  test('days are those ahead that are no public holiday, each once', () => {
    expect(daysOf(['2026-12-21', '2026-12-21'], ['0', '3', '4'], '2026-11-23', holidays)).toEqual(['2026-12-21']);
    expect(daysOf(['2026-11-23'], ['0', '1'], '2026-11-23', [])).toEqual(['2026-11-24']);
  });

  test('weeks with school holiday say so; a week that is over is not offered', () => {
    const weeks = weeksToChoose('2026-11-27', holidays, []);
    expect(weeks[0]?.monday).toBe('2026-11-30');
    expect(weeks.find(({ monday }) => monday === '2026-12-21')).toEqual({ monday: '2026-12-21', schoolHoliday: 'juleferie', openDays: 3 });
    expect(daysOffInWords({ monday: '2026-12-21', schoolHoliday: 'juleferie', openDays: 3 })).toBe(
      'Skoleferie: juleferie. 3 dage, resten er gået eller helligdage',
    );
    expect(daysOffInWords({ monday: '2026-11-30', schoolHoliday: null, openDays: 5 })).toBeUndefined();
  });

  test('the schedule is read back from the days ahead', () => {
    const seats = [
      { day: '2026-11-20', seats: 3, taken: 3 },
      { day: '2026-11-30', seats: 2, taken: 1 },
      { day: '2026-12-08', seats: 2, taken: 0 },
    ];
    expect(scheduleOf(seats, '2026-11-23')).toEqual({ weeks: ['2026-11-30', '2026-12-07'], weekdays: ['0', '1'], seatsADay: 2, takenWeeks: ['2026-11-30'] });
  });

  test('no risk is an answer too', () => {
    const none = { machines: false, chemicals: false, heavy_lifting: false, alone: false, late_or_alcohol: false };
    expect(risksOf(none)).toEqual([NO_RISK]);
    expect(risksOf({ ...none, alone: true })).toEqual(['alone']);
  });
});
