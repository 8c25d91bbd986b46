import { describe, expect, test } from 'vitest';
import { comesFromOurself } from './same-origin.ts';

const site = 'https://ungegarantien.example';
const ask = (method: string, headers: Record<string, string> = {}) => comesFromOurself(new Request(`${site}/partner`, { method, headers }), [site]);

describe('what may change something', () => {
  test.each(['GET', 'HEAD', 'OPTIONS'])('%s may come from anywhere', (method) => {
    expect(ask(method, { origin: 'https://other.example' })).toBe(true);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s must come from our own page', (method) => {
    expect(ask(method, { origin: site })).toBe(true);
    expect(ask(method, { origin: 'https://other.example' })).toBe(false);
  });

  const contentTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', 'application/json', 'application/octet-stream', ''];
  test.each(contentTypes)('whatever its content type: %s', (type) => {
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    for (const origin of ['https://other.example', 'http://ungegarantien.example', 'https://ungegarantien.example:444', 'null']) {
      expect(ask('POST', { ...headers, origin })).toBe(false);
    }
  });

  test('an old browser that sends no Origin is known by what else it says', () => {
    expect(ask('POST', { 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(ask('POST', { 'sec-fetch-site': 'same-site' })).toBe(false);
    expect(ask('POST', { 'sec-fetch-site': 'none' })).toBe(false);
    expect(ask('POST', { referer: `${site}/foraelder/abc` })).toBe(true);
    expect(ask('POST', { referer: 'https://other.example/?https://ungegarantien.example' })).toBe(false);
    expect(ask('POST', { referer: 'nonsense' })).toBe(false);
    expect(ask('POST')).toBe(false);
  });

  test('Origin counts before the others', () => {
    expect(ask('POST', { origin: 'https://other.example', 'sec-fetch-site': 'same-origin', referer: `${site}/` })).toBe(false);
  });
});
