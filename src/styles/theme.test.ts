import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, hardToRead, readSchemes, refuseUnreadableTheme } from './theme.ts';

const sheet = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const tokens = sheet('./tokens.css');

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
    expect(contrast(other, one)).toBeCloseTo(ratio, 1);
  });

  test('is not guessed for a colour written otherwise', () => {
    expect(() => contrast('white', '#000000')).toThrow('#rrggbb');
  });
});

describe('the theme', () => {
  test("is readable with Lyngfjord's colours, in both schemes", () => {
    expect(hardToRead(readSchemes(tokens, sheet('./municipality.css')))).toEqual([]);
    expect(() => refuseUnreadableTheme(tokens, sheet('./municipality.css'))).not.toThrow();
  });

  test('reads the dark scheme apart from the light', () => {
    const { light, dark } = readSchemes(tokens);
    expect(light.get('--paper')).toBe('#fbf8f3');
    expect(dark.get('--paper')).toBe('#151920');
    expect(dark.get('--figure-on-night')).toBe(light.get('--figure-on-night'));
  });

  test('is refused when the acting colour is too pale for its words', () => {
    expect(() => refuseUnreadableTheme(tokens, ':root { --act: #7fb2e5; }')).toThrow('--on-act on --act in the light scheme');
  });

  test('is refused when only the dark scheme is hard to read', () => {
    const theme = '@media (prefers-color-scheme: dark) { :root { --sun: #ffd98a; } }';
    expect(() => refuseUnreadableTheme(tokens, theme)).toThrow('--ink on --sun in the dark scheme');
    expect(() => refuseUnreadableTheme(tokens, theme)).not.toThrow('light scheme');
  });

  test('is refused when it changes what is not for a municipality to change', () => {
    expect(() => refuseUnreadableTheme(tokens, ':root { --thread: #0000ff; }')).toThrow("--thread is not part of a municipality's theme");
  });

  test('may be another one', () => {
    const green = ':root { --act: #00504b; --act-strong: #003a36; } @media (prefers-color-scheme: dark) { :root { --act: #8fd6cd; --act-strong: #bfe9e3; } }';
    expect(() => refuseUnreadableTheme(tokens, green)).not.toThrow();
  });
});
