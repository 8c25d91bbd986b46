import { describe, expect, test } from 'vitest';
import { chosenFilters, listHeading, listWhere } from '../../copy/openings.ts';
import { paths } from '../../paths.ts';
import { pageLinks } from '../page-links.ts';
import { Facets, filterQuery, noFilters, readFilters, widerSearches } from './filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));

describe('an address', () => {
  test('says what is looked for', () => {
    expect(read('q=noget+med+dyr&slags=school_placement&slags=intro_job&uge=2026-10-28&postnr=9991&km=25&alder=14&adgang=bus&ledige=1&side=2')).toEqual({
      ...noFilters,
      q: 'noget med dyr',
      kinds: ['school_placement', 'intro_job'],
      week: '2026-10-26',
      postcode: '9991',
      km: 25,
      age: 14,
      bus: true,
      onlyFree: true,
      page: 2,
    });
  });

  test.each([
    '',
    'slags=nothing&uge=2026-02-30&postnr=99&km=3&alder=99&side=-1',
    'side=1e9',
    'side=NaN',
    'q=%00%0a%e2%80%ae',
    'uge=9999-99-99',
    'slags[]=x&__proto__=y',
  ])('leaves out what is not ours: %s', (query) => {
    expect(read(query)).toEqual(noFilters);
  });

  test('is the same after reading and writing', () => {
    const filters = read('q=dyr&branche=food_kitchen&interesse=food&adgang=uden-trapper&adgang=roligt&side=3');
    const again = readFilters(new URL(paths.openings(filterQuery(filters, { page: 3 })), 'http://here.invalid').searchParams);
    expect(again).toEqual(filters);
  });

  test('a changed filter goes to the first page', () => {
    expect(paths.openings(filterQuery(read('q=dyr&side=4'), { week: '2026-10-26' }))).toBe('/opslag?q=dyr&uge=2026-10-26');
  });
});

describe('the heading', () => {
  test.each([
    [38, { q: 'noget med dyr', kinds: [] }, true, '38 steder passer til »noget med dyr«'],
    [1, { q: 'dyr', kinds: [] }, false, '1 sted passer til »dyr«'],
    [0, { q: 'elefanter', kinds: [] }, false, 'Ingen steder passer til »elefanter«'],
    [1200, { q: '', kinds: [] }, false, '1.200 steder at vælge mellem'],
    [7, { q: '', kinds: ['after_school_job'] as const }, true, '7 job passer til dig'],
    [0, { q: '', kinds: [] }, true, 'Ingen steder passer til det hele'],
    [3, { q: '«»<script>', kinds: [] }, false, '3 steder passer til »«»<script>«'],
  ])('%i %o', (n, filters, narrowed, heading) => {
    expect(listHeading(n, { q: filters.q, kinds: [...filters.kinds] }, narrowed)).toBe(heading);
  });

  test('says where and when', () => {
    expect(listWhere({ ...noFilters, week: '2026-10-26', postcode: '9991', km: 25 }, 'Lyngfjord')).toBe(
      'i uge 44 (26.–30. oktober), højst 25 km fra 9991 Lyngfjord',
    );
  });
});

test('each filter in force can be taken away alone', () => {
  const filters = read('q=dyr&slags=school_placement&slags=intro_job&uge=2026-10-26&postnr=9991&km=5&alder=14&adgang=bus&ledige=1');
  for (const { replace } of chosenFilters(filters, 'Lyngfjord')) {
    const without = readFilters(new URL(paths.openings(filterQuery(filters, replace)), 'http://here.invalid').searchParams);
    expect(chosenFilters(without, 'Lyngfjord').length).toBeLessThanOrEqual(chosenFilters(filters, 'Lyngfjord').length);
    expect(without).not.toEqual(filters);
  }
});

test('an empty list leads to wider ones, words given up last', () => {
  const ways = widerSearches({ ...noFilters, q: 'dyr', week: '2026-10-26', postcode: '9991', km: 5 });
  expect(ways.map((way) => way.without)).toEqual(['week', 'km', 'words']);
  expect(ways[0]?.filters).toMatchObject({ q: 'dyr', week: null, km: 5 });
});

test('a week counts what is not tied to weeks too', () => {
  const facets = new Facets([
    { facet: 'week', value: '2026-11-02', n: 3 },
    { facet: 'week', value: '2026-10-26', n: 2 },
    { facet: 'any_week', value: '', n: 4 },
    { facet: 'corrected', value: 'dyreklinik', n: 0 },
  ]);
  expect(facets.weeks).toEqual([
    { week: '2026-10-26', n: 6 },
    { week: '2026-11-02', n: 7 },
  ]);
  expect(facets.corrected).toEqual(['dyreklinik']);
});

describe('the links below a list', () => {
  const labels = (page: number, last: number) =>
    pageLinks(page, last, String)
      .pages.map(({ label, current }) => (current ? `[${label}]` : label))
      .join(' ');
  test.each([
    [1, 1, '[1]'],
    [1, 3, '[1] 2 3'],
    [6, 20, '1 … 5 [6] 7 … 20'],
    [3, 5, '1 2 [3] 4 5'],
    [1, 26, '[1] 2 … 26'],
  ])('page %i of %i', (page, last, expected) => expect(labels(page, last)).toBe(expected));

  test('there is nothing before the first and after the last', () => {
    expect(pageLinks(1, 2, String)).toMatchObject({ previous: null, next: '2' });
    expect(pageLinks(2, 2, String)).toMatchObject({ previous: '1', next: null });
  });
});
