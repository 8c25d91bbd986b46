import { expect, test } from 'vitest';
import { foldMessages, howMany, type Message, USUAL, unreadOf, WHOLE } from './message.ts';

const messages = (count: number, unreadFrom = count): Message[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    part: 'coordinator',
    channel: 'self',
    body: 'Hej',
    at: '2026-11-23T10:00:00Z',
    mine: false,
    unread: index >= unreadFrom,
    waits: false,
    answer_by: null,
    name: 'Mette',
    recorded_by: null,
  }));

test('a short conversation stands open, a long one is folded but for its end', () => {
  expect(foldMessages(messages(8)).folded).toHaveLength(0);
  const { folded, shown } = foldMessages(messages(20));
  expect([folded.length, shown.length]).toEqual([14, 6]);
  expect(foldMessages([])).toEqual({ folded: [], shown: [] });
});

test('nothing unread is folded away', () => {
  const { folded, shown } = foldMessages(messages(20, 5));
  expect(folded.every(({ unread }) => !unread)).toBe(true);
  expect(shown).toHaveLength(15);
});

test('the address says how much', () => {
  expect(howMany(new URLSearchParams('beskeder=alle'))).toBe(WHOLE);
  expect(howMany(new URLSearchParams('beskeder=9999'))).toBe(USUAL);
});

test('unread is counted for a need of hers, and for a case of a workplace', () => {
  const unread = [
    { need_id: 'n', application_id: null, unread: 1 },
    { need_id: 'n', application_id: 'a', unread: 2 },
    { need_id: null, application_id: 'a', unread: 5 },
  ];
  expect(unreadOf(unread, { need: 'n' })).toBe(3);
  expect(unreadOf(unread, { application: 'a' })).toBe(5);
});
