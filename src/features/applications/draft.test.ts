import { describe, expect, test } from 'vitest';
import type { PickedPlace } from './application.ts';
import { arrivalFrom, draftSchema, emptyDraft, isEmpty, movePlace, placeProblem, stepsOf, withArrival } from './draft.ts';

const key = '3f0f4f0e-6f5e-4d5e-9d52-3a4b0a3a2f11';
const arrive = (query: string) => arrivalFrom(new URLSearchParams(query));

describe('arriving', () => {
  test('places with their weeks; one week counts for all', () => {
    expect(arrive('opslag=k7m2pq9d&uge=2027-01-25').places).toEqual([{ id: 'k7m2pq9d', week: '2027-01-25' }]);
    expect(arrive('opslag=k7m2pq9d&opslag=aaaaaaa2&uge=2027-01-25').places.map(({ week }) => week)).toEqual(['2027-01-25', '2027-01-25']);
    expect(arrive('opslag=k7m2pq9d&opslag=aaaaaaa2&uge=2027-01-25&uge=2027-02-01').places.map(({ week }) => week)).toEqual(['2027-01-25', '2027-02-01']);
  });

  test('what cannot be read is left out', () => {
    expect(arrive('opslag=<script>&opslag=K7M2PQ9D&uge=now&interesse=crime&fra=x')).toEqual({ places: [], unsure: false, interests: [], from: null });
  });

  test('"ved ikke" with what she likes', () => {
    expect(arrive('ved-ikke=1&interesse=animals&interesse=outdoors&fra=k7m2pq9d')).toEqual({
      places: [],
      unsure: true,
      interests: ['animals', 'outdoors'],
      from: 'k7m2pq9d',
    });
  });

  test('keeps what was picked before, takes a new week, and never a fourth', () => {
    let draft = emptyDraft(key);
    expect(isEmpty(draft)).toBe(true);
    for (const query of ['opslag=aaaaaaa2', 'opslag=aaaaaaa3', 'opslag=aaaaaaa4']) draft = withArrival(draft, arrive(query)).draft;
    const again = withArrival(draft, arrive('opslag=aaaaaaa2&uge=2027-01-25'));
    expect(again.leftOver).toBe(false);
    expect(again.draft.places[0]).toEqual({ id: 'aaaaaaa2', week: '2027-01-25' });
    const fourth = withArrival(draft, arrive('opslag=aaaaaaa5'));
    expect(fourth.leftOver).toBe(true);
    expect(fourth.draft.places.length).toBe(3);
    expect(draftSchema.safeParse(fourth.draft).success).toBe(true);
  });

  test('a place ends "ved ikke"', () => {
    const unsure = withArrival(emptyDraft(key), arrive('ved-ikke=1')).draft;
    expect(unsure.unsure).toBe(true);
    expect(withArrival(unsure, arrive('opslag=aaaaaaa2')).draft.unsure).toBe(false);
  });
});

test('moving a place', () => {
  const places = ['aaaaaaa2', 'aaaaaaa3', 'aaaaaaa4'].map((id) => ({ id, week: null }));
  expect(movePlace(places, 'aaaaaaa4', -1).map(({ id }) => id)).toEqual(['aaaaaaa2', 'aaaaaaa4', 'aaaaaaa3']);
  expect(movePlace(places, 'aaaaaaa2', 1).map(({ id }) => id)).toEqual(['aaaaaaa3', 'aaaaaaa2', 'aaaaaaa4']);
  expect(movePlace(places, 'aaaaaaa2', -1)).toEqual(places);
  expect(movePlace(places, 'zzzzzzzz', 1)).toEqual(places);
});

test('what keeps her from going on', () => {
  const place = { is_open: true, by_day: true, weeks: [{ week: '2027-01-25', free_days: 3 }] } as PickedPlace;
  expect(placeProblem(place, '2027-01-25')).toBeNull();
  expect(placeProblem(place, null)).toBe('no_week');
  expect(placeProblem(place, '2027-02-01')).toBe('week_gone');
  expect(placeProblem({ ...place, is_open: false }, '2027-01-25')).toBe('closed');
  expect(placeProblem({ ...place, weeks: [] }, null)).toBe('closed');
  expect(placeProblem({ ...place, by_day: false, weeks: [] }, null)).toBeNull();
  expect(placeProblem(undefined, null)).toBe('closed');
});

test('who she is, is a step only for somebody we do not know', () => {
  expect(stepsOf({ unsure: false, saidWho: false }, false)).toEqual(['steder', 'hvorfor', 'hjaelp', 'hvem', 'tjek']);
  expect(stepsOf({ unsure: false, saidWho: false }, true)).toEqual(['steder', 'hvorfor', 'hjaelp', 'tjek']);
  expect(stepsOf({ unsure: true, saidWho: true }, true)).toEqual(['interesser', 'hvem', 'tjek']);
});
