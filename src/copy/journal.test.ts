import { expect, test } from 'vitest';
import { goesByItself, notFiled } from './journal.ts';

test.each([
  [notFiled(12, '2027-03-01', '2027-02-10'), '12 sager er ikke gemt i journalen. Den første skal slettes 1. marts.'],
  [notFiled(1, '2028-01-03', '2027-12-10'), '1 sag er ikke gemt i journalen. Den skal slettes 3. januar 2028.'],
  // On its day it is late: the last day on which it was to be kept was the one before.
  [notFiled(2, '2027-03-01', '2027-03-01'), '2 sager er ikke gemt i journalen. Den første skulle være slettet 1. marts.'],
  [goesByItself(3, '2027-03-01', '2027-02-10'), '3 sager slettes inden for en måned, den første 1. marts.'],
  [goesByItself(1, '2027-03-01', '2027-02-10'), '1 sag slettes inden for en måned, 1. marts.'],
])('%s', (said, words) => {
  expect(said).toBe(words);
});
