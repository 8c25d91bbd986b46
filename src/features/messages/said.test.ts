import { describe, expect, test } from 'vitest';
import { readyForHer, readyForHerNow } from '../../copy/messages.ts';
import { said } from './said.ts';

describe('what is said', () => {
  test('what was typed, or the short answer that was pressed', () => {
    expect(said('Bussen er væk', null, readyForHer)).toEqual({ body: 'Bussen er væk', wants_answer: true });
    expect(said(null, 'thanks', readyForHer)).toEqual({ body: 'Tak', wants_answer: false });
    expect(() => said(null, null, readyForHer)).toThrow('invalid_input');
  });

  test('a press beside a text that is not sent sends nothing, so that the text stays', () => {
    expect(() => said('Bussen er væk', 'late', readyForHer)).toThrow(expect.objectContaining({ hint: 'text_is_waiting', detail: 'besked' }));
  });

  test('she says that she comes only where somebody waits for her', () => {
    expect(Object.keys(readyForHerNow('with_coordinator'))).toEqual(['call_me', 'thanks']);
    for (const status of ['visit', 'arranged', 'under_way'] as const) expect(Object.keys(readyForHerNow(status))).toEqual(Object.keys(readyForHer));
  });
});
