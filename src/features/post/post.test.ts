import { expect, test } from 'vitest';
import { messageParagraphs, smsParts } from './post.ts';

test('a text becomes paragraphs, and its addresses become links without the full stop after them', () => {
  expect(messageParagraphs('Hej\n\nSvar på http://localhost:4321/foraelder/abc.\nTak\n')).toEqual([
    [{ text: 'Hej' }],
    [{ text: 'Svar på ' }, { text: 'http://localhost:4321/foraelder/abc', href: 'http://localhost:4321/foraelder/abc' }, { text: '.\nTak' }],
  ]);
});

test('nothing but http becomes a link', () => {
  expect(messageParagraphs('javascript:alert(1)')).toEqual([[{ text: 'javascript:alert(1)' }]]);
});

test('an SMS of Danish letters holds 160, in parts 153; one curly mark makes it 70', () => {
  expect([smsParts('æ'.repeat(160)), smsParts('ø'.repeat(161)), smsParts('å'.repeat(307)), smsParts(`’${'a'.repeat(70)}`)]).toEqual([1, 2, 3, 2]);
});
