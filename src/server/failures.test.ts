import { describe, expect, test, vi } from 'vitest';
import { failureSentence, failures, fieldSentence } from '../copy/failures.ts';
import { answer, asFailure, Failure, type FailureCode, failureFrom, failureStatus, logUnexpected } from './failures.ts';

const error = (code: string, message: string, details = '', hint = '') => ({ code, message, details, hint });

describe('what the database answers', () => {
  test.each(Object.entries(failureStatus).filter(([code]) => code !== 'something_went_wrong' && code !== 'unreachable'))('%s comes through', (code, status) => {
    const failure = failureFrom(error(`PT${status}`, code, 'detail', 'hint'));
    expect(failure).toMatchObject({ code, status, detail: 'detail', hint: 'hint' });
  });

  test.each([
    ['42501', 'permission denied for table young_person', 'not_allowed'],
    ['23505', 'duplicate key value violates unique constraint', 'already_exists'],
    ['22P02', 'invalid input syntax for type uuid: "x"', 'not_found'],
    ['PGRST116', 'JSON object requested, multiple (or no) rows returned', 'not_found'],
    ['PGRST303', 'JWT expired', 'not_signed_in'],
    ['23514', 'new row violates check constraint', 'something_went_wrong'],
    ['P0001', 'seat_taken', 'something_went_wrong'],
    ['PT409', 'made_up_code', 'something_went_wrong'],
    ['', 'TypeError: fetch failed', 'something_went_wrong'],
  ] as [string, string, FailureCode][])('%s %s means %s', (code, message, meaning) => {
    expect(failureFrom(error(code, message)).code).toBe(meaning);
  });

  test('answer gives the data or throws the failure', async () => {
    const good = { data: 7, error: null, count: null, status: 200, statusText: 'OK', success: true } as const;
    expect(await answer(Promise.resolve(good))).toBe(7);
    const bad = { data: null, error: { ...error('PT409', 'seat_taken'), name: 'PostgrestError' }, count: null, status: 409, statusText: '', success: false };
    await expect(answer(Promise.resolve(bad as never))).rejects.toMatchObject({ code: 'seat_taken' });
  });

  test('what was undone for somebody else is asked once more, and only that', async () => {
    const sends = async (...codes: string[]) => {
      let sent = 0;
      // Like a query of supabase-js: sent whenever it is awaited.
      const query = {
        // biome-ignore lint/suspicious/noThenProperty: a query is awaited, as it is in supabase-js
        then: (done: (response: unknown) => void) => {
          const code = codes[sent++];
          done(code ? { data: null, error: error(code, 'deadlock detected') } : { data: 7, error: null });
        },
      };
      const outcome = await answer(query as never).catch((thrown: Failure) => thrown.code);
      return [outcome, sent];
    };
    expect(await sends('40P01')).toEqual([7, 2]);
    expect(await sends('40P01', '40P01')).toEqual(['something_went_wrong', 2]);
    expect(await sends('23514')).toEqual(['something_went_wrong', 1]);
  });
});

describe('the sentences', () => {
  test('every code has one, and none shows a code', () => {
    for (const [code, sentence] of Object.entries(failures)) {
      expect(sentence, code).toMatch(/^[A-ZÆØÅ].*[.]$/);
      expect(sentence, code).not.toMatch(/_|afvist|fejlkode/i);
    }
  });

  test('closer to the cause where we can', () => {
    expect(failureSentence({ code: 'not_for_you', detail: 'intro_job', hint: 'too_young' })).toContain('alder');
    expect(failureSentence({ code: 'not_for_you', detail: 'min_age', hint: '15' })).toContain('alder');
    expect(failureSentence({ code: 'seat_taken', detail: 'ab12cd34' })).toBe(failures.seat_taken);
    expect(fieldSentence('constructor')).toBe(fieldSentence(null));
  });
});

describe('the log', () => {
  test('names the fault and keeps what people typed out of it', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const cause = error('22007', 'invalid input syntax for type date: "min hemmelighed"', 'Key (email)=(ida@mail.example)');
    const id = logUnexpected(new Failure('something_went_wrong', { cause }), 'action at /soeg');
    const line = String(log.mock.calls[0]?.[0]);
    log.mockRestore();
    expect(line).toContain(id);
    expect(line).toContain('22007');
    expect(line).not.toMatch(/hemmelighed|ida@mail/);
  });

  test('anything thrown becomes a failure once', () => {
    const failure = new Failure('seat_taken');
    expect(asFailure(failure)).toBe(failure);
    expect(asFailure(new TypeError('x')).code).toBe('something_went_wrong');
  });
});
