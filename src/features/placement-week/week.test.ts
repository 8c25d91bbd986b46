import { expect, test } from 'vitest';
import { mondayOfCode, openDay, weekCode } from './week.ts';

test('a week stands in the address as people say it, also where the year turns', () => {
  expect(weekCode('2026-10-26')).toBe('2026-44');
  expect(mondayOfCode('2026-44')).toBe('2026-10-26');
  expect(weekCode('2026-12-28')).toBe('2026-53');
  expect(mondayOfCode('2026-53')).toBe('2026-12-28');
  expect(mondayOfCode('2027-01')).toBe('2027-01-04');
  for (const nonsense of ['2027-53', '2026-00', '2026-99', '44', '2026-4', '']) expect(mondayOfCode(nonsense)).toBeNull();
});

test('a page about a week opens on today, and on its Monday before and after', () => {
  expect(openDay('2026-10-26', '2026-10-28', null)).toBe('2026-10-28');
  expect(openDay('2026-10-26', '2026-10-28', '2026-10-27')).toBe('2026-10-27');
  expect(openDay('2026-10-26', '2026-10-28', '2026-11-27')).toBe('2026-10-28');
  expect(openDay('2026-10-26', '2026-10-01', null)).toBe('2026-10-26');
});
