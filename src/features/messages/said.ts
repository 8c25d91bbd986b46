import { Failure } from '../../server/failures.ts';

/** What was typed, or the short answer that was pressed. One of the two: what somebody has typed is not lost to a press. */
export function said(besked: string | null, hurtigt: string | null | undefined, ready: Readonly<Record<string, { text: string; asks?: boolean }>>) {
  const pressed = hurtigt && Object.hasOwn(ready, hurtigt) ? ready[hurtigt] : undefined;
  if (pressed && besked) throw new Failure('invalid_input', { detail: 'besked', hint: 'text_is_waiting' });
  const body = pressed?.text ?? besked;
  if (!body) throw new Failure('invalid_input', { detail: 'besked', hint: 'write_something' });
  return { body, wants_answer: pressed ? (pressed.asks ?? false) : true };
}
