import type { PostgrestError, PostgrestSingleResponse } from '@supabase/supabase-js';

/**
 * Why something was refused: one short list by meaning, never by operation. SQL raises the same codes
 * (`errcode = 'PT409', message = 'seat_taken'`; see `private.failure_code`), and `src/copy/failures.ts` words them.
 * The number is the HTTP status of the answer.
 */
export const failureStatus = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  wrong_status: 409,
  seat_taken: 409,
  days_overlap: 409,
  already_exists: 409,
  too_many_hops: 409,
  duty_cannot_end: 409,
  link_expired: 410,
  needs_hand_over: 422,
  guardian_needed: 422,
  guardian_said_no: 422,
  not_for_you: 422,
  against_the_rules: 422,
  adult_needed: 422,
  invalid_input: 422,
  too_many_tries: 429,
  unreachable: 503,
  something_went_wrong: 500,
} as const satisfies Record<string, number>;

export type FailureCode = keyof typeof failureStatus;

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failureStatus, code);
}

/**
 * A refusal that a person may be told about, by its code. `detail` names the field for `invalid_input` or the rule for
 * `not_for_you`, and holds the findings as JSON for `against_the_rules` and `adult_needed`; `hint` is the reason code. Neither is shown as it is.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly detail: string | null;
  readonly hint: string | null;

  constructor(code: FailureCode, more: { detail?: string | null; hint?: string | null; cause?: unknown } = {}) {
    super(code, { cause: more.cause });
    this.code = code;
    this.detail = more.detail ?? null;
    this.hint = more.hint ?? null;
  }

  get status(): number {
    return failureStatus[this.code];
  }
}

/** Codes of Postgres and PostgREST that have a plain meaning; all others are our own mistake. */
const meaningOfCode: Record<string, FailureCode> = {
  PGRST116: 'not_found', // .single() found no row
  PGRST301: 'not_signed_in', // the token cannot be read
  PGRST302: 'not_signed_in',
  PGRST303: 'not_signed_in', // the token has expired
  '22P02': 'not_found', // an id in the address that is no id
  '23505': 'already_exists',
  '42501': 'not_allowed',
};

type DatabaseError = Pick<PostgrestError, 'message' | 'details' | 'hint' | 'code'>;

/** Translates what the database answered; what is not on the list becomes `something_went_wrong` with the cause kept for the log. */
export function failureFrom(error: DatabaseError): Failure {
  const more = { detail: error.details || null, hint: error.hint || null, cause: error };
  if (/^PT[45]\d\d$/.test(error.code) && isFailureCode(error.message)) return new Failure(error.message, more);
  const meaning = meaningOfCode[error.code];
  return meaning ? new Failure(meaning, { cause: error }) : new Failure('something_went_wrong', { cause: error });
}

/** Two stood in each other's way and the database undid one of them whole: nothing happened, so it may be asked again. */
const UNDONE_FOR_ANOTHER = new Set(['40P01', '40001']);

/** Nobody answered, or a gateway for somebody who did not: a command may have been carried out, or not. Zero is supabase-js's own. */
const NO_ANSWER = new Set([0, 502, 503, 504]);

export const isUnanswered = (status: number | undefined) => status !== undefined && NO_ANSWER.has(status);

/**
 * Waits for a query or command and returns its data, or throws the Failure it met:
 * `const inbox = await answer(Astro.locals.db.rpc('partner_inbox'))`.
 * A query of supabase-js is sent each time it is awaited; what was undone for somebody else is sent once more.
 */
export async function answer<T>(query: PromiseLike<PostgrestSingleResponse<T>>): Promise<T> {
  const first = await query;
  const { data, error, status } = first.error && UNDONE_FOR_ANOTHER.has(first.error.code) ? await query : first;
  if (!error) return data;
  throw isUnanswered(status) ? new Failure('unreachable', { cause: error }) : failureFrom(error);
}

/** Makes a Failure of anything thrown, without losing it. */
export function asFailure(thrown: unknown): Failure {
  return thrown instanceof Failure ? thrown : new Failure('something_went_wrong', { cause: thrown });
}

/**
 * Writes an unexpected failure to the log once and returns the short number that the person may tell us.
 * What people typed stays out: Postgres quotes it in details, and in messages about malformed values.
 */
export function logUnexpected(failure: Failure, where: string): string {
  const id = crypto.randomUUID().slice(0, 8);
  console.error(JSON.stringify({ at: new Date().toISOString(), id, where, ...describeCause(failure.cause ?? failure) }));
  return id;
}

function describeCause(cause: unknown): Record<string, string | undefined> {
  if (cause instanceof Error) return { error: cause.name, message: withoutQuoted(cause.message), stack: cause.stack };
  if (typeof cause === 'object' && cause !== null && 'message' in cause) {
    const { code, message, hint } = cause as Partial<DatabaseError>;
    return { error: code, message: withoutQuoted(message ?? ''), hint: hint ?? undefined };
  }
  return { error: typeof cause, message: String(cause).slice(0, 200) };
}

const withoutQuoted = (message: string) => (message.startsWith('invalid input syntax') ? message.replace(/"[^"]*"/g, '"…"') : message.slice(0, 500));
