import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  clockTime,
  dateRange,
  daysAgo,
  daysBetween,
  inWords,
  localMoment,
  longDate,
  momentInWords,
  mondayOf,
  shortDate,
  spokenDate,
  timeSpan,
  weekdayIndex,
  weekdaySpan,
  weekNames,
  weekNumber,
  weeksFrom,
  weekWithDates,
  weekYear,
} from './dates.ts';

describe('weeks', () => {
  test.each([
    ['2026-10-26', 44, 2026],
    ['2026-11-01', 44, 2026],
    ['2026-12-28', 53, 2026],
    ['2027-01-01', 53, 2026],
    ['2027-01-03', 53, 2026],
    ['2027-01-04', 1, 2027],
    ['2025-12-29', 1, 2026],
    ['2024-12-30', 1, 2025],
    ['2023-01-01', 52, 2022],
    ['2020-12-31', 53, 2020],
    ['1999-01-03', 53, 1998],
  ])('%s is in week %i of %i', (date, week, year) => {
    expect(weekNumber(date)).toBe(week);
    expect(weekYear(date)).toBe(year);
  });

  test('read as people plan', () => {
    expect(weekWithDates('2026-10-28')).toBe('uge 44 (26.–30. oktober)');
    expect(weekWithDates('2026-09-28')).toBe('uge 40 (28. september–2. oktober)');
    expect(weekWithDates('2026-12-28')).toBe('uge 53 (28. december–1. januar)');
    expect(weekWithDates('2026-12-28', { withYear: true })).toBe('uge 53 (28. december 2026–1. januar 2027)');
    expect(weekNames(['2026-11-02', '2026-10-26', '2026-11-09'])).toBe('uge 44, 45 og 46');
    expect(weeksFrom('2026-12-24', 3)).toEqual(['2026-12-21', '2026-12-28', '2027-01-04']);
  });

  test('every day is in the week of its Monday, and weeks follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
        const date = addDays('2026-01-01', days);
        const monday = mondayOf(date);
        expect(weekdayIndex(monday)).toBe(0);
        expect(daysBetween(monday, date)).toBe(weekdayIndex(date));
        expect(weekNumber(date)).toBe(weekNumber(monday));
        const next = weekNumber(addDays(monday, 7));
        expect(next === weekNumber(monday) + 1 || (next === 1 && weekNumber(monday) >= 52)).toBe(true);
      }),
    );
  });
});

test('dates in words', () => {
  expect(longDate('2026-11-02')).toBe('mandag den 2. november');
  expect(longDate('2026-11-02', { withYear: true })).toBe('mandag den 2. november 2026');
  expect(shortDate('2026-11-02')).toBe('2.11.2026');
  expect(dateRange('2026-11-02', '2026-11-02')).toBe('2. november');
  expect(weekdaySpan(['2026-11-02', '2026-11-03', '2026-11-04'])).toBe('mandag–onsdag');
  expect(weekdaySpan(['2026-11-06', '2026-11-05'])).toBe('torsdag og fredag');
  expect(weekdaySpan(['2026-11-02', '2026-11-04', '2026-11-06'])).toBe('mandag, onsdag og fredag');
  expect(inWords([])).toBe('');
  expect(() => longDate('2. november')).toThrow(RangeError);
});

test('dates as people say them', () => {
  const today = '2026-12-31';
  expect(spokenDate('2026-12-31', today)).toBe('i dag');
  expect(spokenDate('2027-01-01', today)).toBe('i morgen');
  expect(spokenDate('2026-12-30', today)).toBe('i går');
  expect(spokenDate('2027-01-04', today)).toBe('mandag den 4. januar');
  expect(spokenDate('2027-06-07', today)).toBe('mandag den 7. juni 2027');
  expect(daysAgo('2026-12-31', today)).toBe('i dag');
  expect(daysAgo('2026-12-28', today)).toBe('for 3 dage siden');
  expect(daysAgo('2026-12-10', today)).toBe('for 3 uger siden');
  expect(daysAgo('2026-07-31', today)).toBe('for 5 måneder siden');
});

test('times', () => {
  expect(clockTime('08:30:00')).toBe('8.30');
  expect(clockTime('08:00')).toBe('8');
  expect(timeSpan('08:00', '14:30')).toBe('kl. 8–14.30');
});

test('moments are told in Danish time, in winter and summer', () => {
  expect(localMoment('2026-03-29T00:30:00+00:00')).toEqual({ date: '2026-03-29', time: '01:30' });
  expect(localMoment('2026-03-29 01:30:00+00')).toEqual({ date: '2026-03-29', time: '03:30' });
  expect(localMoment('2026-12-31T23:15:00.123456+00:00')).toEqual({ date: '2027-01-01', time: '00:15' });
  expect(momentInWords('2026-11-02T07:30:00+00:00')).toBe('mandag den 2. november kl. 8.30');
});

test('ages', () => {
  expect(ageOn('2012-11-02', '2026-11-01')).toBe(13);
  expect(ageOn('2012-11-02', '2026-11-02')).toBe(14);
  expect(ageOn('2012-02-29', '2026-02-28')).toBe(13);
  expect(ageOn('2012-02-29', '2026-03-01')).toBe(14);
});
