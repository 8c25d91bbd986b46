import { describe, expect, test } from 'vitest';
import { paths, safeLocalPath, withNotice, withQuery } from './paths.ts';

describe('safeLocalPath', () => {
  test.each(['/', '/min-soegning', '/opslag?uge=44&uge=45', '/opslag/ab12cd34/bager#hvem', '/koordinator/unge/1'])('keeps %s', (path) => {
    expect(safeLocalPath(path)).toBe(path);
  });

  test.each([
    null,
    undefined,
    '',
    'opslag',
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    '/\t/other.example',
    '/..//other.example',
    '/.//other.example',
    'javascript:alert(1)',
    '/log-ind',
    '/log-ind/kode',
    '/log-ud',
    '/_actions/signIn.verify',
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (path) => {
    expect(safeLocalPath(path)).toBeNull();
  });

  test('never replays an action', () => {
    expect(safeLocalPath('/partner?_action=offers.offer&a=1')).toBe('/partner?a=1');
  });
});

describe('queries', () => {
  test('leave out what is empty and repeat lists', () => {
    expect(withQuery('/opslag', { q: 'dyr', uge: ['44', '45'], side: null, ledig: false })).toBe('/opslag?q=dyr&uge=44&uge=45');
  });

  test('a notice keeps the query and the hash', () => {
    expect(withNotice('/min-soegning?a=1#traad', 'signed_out')).toBe('/min-soegning?a=1&besked=signed_out#traad');
  });

  test('a path segment cannot break out', () => {
    expect(paths.guardian('../x?y')).toBe('/foraelder/..%2Fx%3Fy');
  });
});
