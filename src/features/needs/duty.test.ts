import { expect, test } from 'vitest';
import { dutyInWords, dutyOnDesk } from './duty.ts';

const duty = (done: number, arranged: number, missing: number) => ({ wanted: done + arranged + missing, done, arranged, untold: 0, missing });

test.each([
  [duty(0, 3, 2), '3 af 5 dage er på plads.', '3 aftalt, 2 mangler'],
  [duty(1, 2, 2), '3 af 5 dage er på plads. Én er gjort.', '1 gjort, 2 aftalt, 2 mangler'],
  [duty(0, 5, 0), 'Alle 5 dage er på plads.', '5 aftalt'],
  [duty(5, 0, 0), 'Alle 5 dage er på plads.', '5 gjort'],
  [duty(0, 0, 5), '0 af 5 dage er på plads.', '5 mangler'],
])('%o', (days, young, desk) => {
  expect(dutyInWords(days)).toBe(young);
  expect(dutyOnDesk(days)).toBe(desk);
});
