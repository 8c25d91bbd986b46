import { expect, test } from 'vitest';
import { cleanQuery, pageNumber } from './query.ts';

const cleanedOf = (query: string) => {
  const params = new URLSearchParams(query);
  cleanQuery(params);
  return params.toString();
};

test('control characters are taken out of names and values, and the rest stays in its order', () => {
  expect(cleanedOf('navn=%00Asta%01&vis=late&vis=gone')).toBe('navn=Asta&vis=late&vis=gone');
  expect(cleanedOf('na%00vn=Asta')).toBe('navn=Asta');
  expect(cleanedOf('navn=J%C3%B8rgen&side=2')).toBe('navn=J%C3%B8rgen&side=2');
});

test.each([
  ['side=2', 2],
  ['side=999', 999],
  ['side=99999999999', 1],
  ['side=-1', 1],
  ['side=1.5', 1],
  ['side=Infinity', 1],
  ['', 1],
])('the page of %s is %s', (query, page) => {
  expect(pageNumber(new URLSearchParams(query))).toBe(page);
});
