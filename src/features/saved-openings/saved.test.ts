import { expect, test } from 'vitest';
import { backToCard, MOST_SAVED, savedSchema, wayBack, withoutSaved, withSaved } from './saved.ts';

const id = (n: number) => `aaaaaaa${n}`;

test('the newest stands first, once, and the oldest makes room', () => {
  const all = Array.from({ length: MOST_SAVED + 2 }, (_, n) => `aaaaaa${10 + n}`).reduce<string[]>(withSaved, []);
  expect(all).toHaveLength(MOST_SAVED);
  expect(all[0]).toBe(`aaaaaa${11 + MOST_SAVED}`);
  expect(withSaved([id(2), id(3)], id(3))).toEqual([id(3), id(2)]);
  expect(withoutSaved([id(2), id(3)], id(2))).toEqual([id(3)]);
  expect(withoutSaved([], id(2))).toEqual([]);
});

test('what was not written here is no list', () => {
  expect(savedSchema.safeParse([id(2)]).success).toBe(true);
  for (const wrong of [['<script>'], [1], 'aaaaaaa2', Array.from({ length: 10 }, () => id(2))]) expect(savedSchema.safeParse(wrong).success).toBe(false);
});

test('the way back leads to a page of ours', () => {
  for (const own of ['/opslag', '/opslag?q=dyr&side=2', '/opslag/k7m2pq9d/hjaelp-til', '/garantipartnere/k7m2pq9d/bageren']) expect(wayBack(own)).toBe(own);
  for (const other of [
    'https://x.example',
    '//x.example',
    '/opslag//x.example',
    '/opslag/../log-ud',
    '/min-soegning',
    '/opslagx',
    '',
    null,
    undefined,
    'javascript:alert(1)',
  ])
    expect(wayBack(other)).toBeNull();
});

test('after saving, the list is gone back to at the card', () => {
  expect(backToCard('/opslag?q=dyr', 'k7m2pq9d')).toBe('/opslag?q=dyr#opslag-k7m2pq9d');
  expect(backToCard('/opslag', 'k7m2pq9d')).toBe('/opslag#opslag-k7m2pq9d');
  expect(backToCard('/opslag/k7m2pq9d/hjaelp-til', 'k7m2pq9d')).toBe('/opslag/k7m2pq9d/hjaelp-til');
});
