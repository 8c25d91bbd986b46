import { type FailureCode, isFailureCode } from '../../server/failures.ts';

/** What "Send videre" came to for several at once, carried in the address: how many went, and who did not, for what reason. */
export interface ForwardOutcome {
  sent: number;
  /** Young people's short ids by reason. */
  kept: { code: FailureCode; people: string[] }[];
}

// Enough of an id to find its row among a few hundred; the address stays short, and says nothing of a person.
const shortId = (id: string) => id.slice(0, 8);

/** The query that says what became of each: `{ sendt: 3, ikke: ['guardian_needed.1a2b3c4d.5e6f7a8b'] }`. */
export function forwardOutcome(
  chosen: readonly { youngPersonId: string; needId: string | null }[],
  results: readonly { need_id: string; failure: string | null }[],
): { sendt: string; ikke: string[] } {
  const failureOf = new Map(results.map(({ need_id, failure }) => [need_id, failure]));
  const kept = new Map<string, string[]>();
  let sent = 0;
  for (const { youngPersonId, needId } of chosen) {
    const failure = needId === null ? 'not_found' : failureOf.get(needId);
    if (failure === null) {
      sent += 1;
      continue;
    }
    const code = failure && isFailureCode(failure) ? failure : 'wrong_status';
    kept.set(code, [...(kept.get(code) ?? []), shortId(youngPersonId)]);
  }
  return { sendt: String(sent), ikke: [...kept].map(([code, people]) => [code, ...people].join('.')) };
}

/** Reads it back; null when the address says nothing of the kind. */
export function readForwardOutcome(params: URLSearchParams): ForwardOutcome | null {
  const sendt = params.get('sendt');
  if (sendt === null || !/^\d{1,3}$/.test(sendt)) return null;
  const kept = params.getAll('ikke').flatMap((text) => {
    const [code = '', ...people] = text.split('.');
    return isFailureCode(code) ? [{ code, people: people.filter((id) => /^[0-9a-f]{8}$/.test(id)) }] : [];
  });
  return { sent: Number(sendt), kept };
}

/** Whether a row is one of those that stayed. */
export const isOneOf = (people: readonly string[], id: string) => people.includes(shortId(id));
