import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { ownHours, ownHoursFields } from './own-hours.ts';

const fields = z.object(ownHoursFields);

test('days without hours of their own have those of all; the others keep theirs, in the order of the days', () => {
  const sent = fields.parse({ tid_dag: ['0', '1', '2'], tid_fra: ['', '9', ''], tid_til: ['', '12.30', ''] });
  expect(ownHours(['1', '2'], sent)).toEqual({ from_times: ['09:00', null], to_times: ['12:30', null] });
  expect(ownHours(['0', '2'], sent)).toEqual({});
});

test('what is no time of day is told in our own words', () => {
  const { error } = fields.safeParse({ tid_dag: ['0'], tid_fra: ['kl ni'], tid_til: ['25.00'] });
  const sentence = 'Skriv et tidspunkt som 8.30.';
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['tid_fra', sentence],
    ['tid_til', sentence],
  ]);
});
