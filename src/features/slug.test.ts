import { describe, expect, test } from 'vitest';
import { isPublicId, slugOf } from './slug.ts';

describe('the readable end of an address', () => {
  test.each([
    ['Mød op kl. 6 og bag rundstykker', 'moed-op-kl-6-og-bag-rundstykker'],
    ['Åse-Mærk Øllegaard', 'aase-maerk-oellegaard'],
    ['Café Klitrosen', 'cafe-klitrosen'],
    ['»…«', 'vis'],
    ['Følg redderne på stationen (fra 15 år)', 'foelg-redderne-paa-stationen-fra-15-aar'],
  ])('%s', (words, slug) => expect(slugOf(words)).toBe(slug));

  test('never ends in a dash where it is cut', () => {
    expect(slugOf(`${'a'.repeat(69)} bcd`)).toBe('a'.repeat(69));
  });
});

test.each([
  ['k7m2pq9d', true],
  ['k7m2pq9', false],
  ['k7m2pq9i', false],
  ['K7M2PQ9D', false],
  [undefined, false],
])('%s is a public id: %s', (id, is) => expect(isPublicId(id)).toBe(is));
