import { expect, test } from 'vitest';
import { newerThan } from '../support/newer-than.ts';

/** The journeys look at the pages themselves; here is what they would find. */

const tooNew: [string, { css?: string; html?: string }][] = [
  ['@layer', { css: '@layer base{a{color:red}}' }],
  [':has()', { css: 'a{color:red}.card:has(.seats){display:none}' }],
  [':focus-visible alone', { css: '.button:focus-visible{outline:3px solid}' }],
  ['dvh', { css: '.a{min-height:100dvh}' }],
  ['oklch', { css: '.a{color:oklch(50% 0 0)}' }],
  ['a container', { css: '@container (min-width:1px){a{color:red}}' }],
  ['color-mix', { css: '.a{color:color-mix(in lab,red,blue)}' }],
  ['a range', { css: '@media (width>=40rem){a{color:red}}' }],
  ['nesting', { css: '.a{color:red;&:hover{color:blue}}' }],
  ['thickness in the shorthand', { css: 'a{text-decoration:underline 1px}' }],
  ['<dialog>', { html: '<dialog open>Hej</dialog>' }],
  ['popover', { html: '<div popover>Hej</div>' }],
];

test.each(tooNew)('%s is found', (_, page) => {
  expect(newerThan(15, page)).toHaveLength(1);
});

test('what an iPhone of 2015 understands, and what stands behind @supports, is let through', () => {
  const css = `:focus{outline:3px solid}:focus:not(:focus-visible){outline:none}h1{font-size:clamp(1rem,2vw,2rem);text-wrap:balance}
    @supports (color:color-mix(in lab,red,red)){.a{color:color-mix(in lab,red,blue)}@media (width>=1px){.b{color:red}}}
    @media (min-width:40rem){.c{inset:0;gap:1rem}}a{text-decoration:underline;text-decoration-thickness:1px}`;
  expect(newerThan(15, { css, html: '<details><summary>Mere</summary></details>' })).toEqual([]);
  // The rest of the sheet is still looked at.
  expect(newerThan(15, { css: `${css}@layer x{a{color:red}}` })).toHaveLength(1);
  expect(newerThan(15.4, { css: '@layer x{a{color:red}}' })).toEqual([]);
});
