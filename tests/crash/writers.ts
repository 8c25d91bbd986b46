import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiKeys } from '../../src/portal/api.ts';
import { idOf } from './ground.ts';

/** What was acknowledged since the last crash, as the database would tell it: "person command", or the id of a mail handed over. */
export interface Notes {
  people: string[];
  done: string[];
  sent: string[];
  commands: number;
}

export interface WriterOptions {
  url: string;
  keys: ApiKeys;
  /** The number of the next pupil nobody has written for yet. */
  nextPerson(): number;
  writers: number;
  /** The planted fault: a command counts as acknowledged when it is sent, before its answer. */
  eager?: boolean;
}

/** Calls one command over the API; null when no answer came or the answer was no. */
async function call(options: WriterOptions, token: string | null, name: string, parameters: object): Promise<{ value: unknown } | null> {
  const key = token === 'secret' ? options.keys.secretKey : options.keys.publishableKey;
  const bearer: Record<string, string> = token && token !== 'secret' ? { authorization: `Bearer ${token}` } : {};
  try {
    const response = await fetch(`${options.url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json', ...bearer },
      body: JSON.stringify(parameters),
    });
    const text = await response.text();
    if (!response.ok) {
      // Lite and the database say 5xx of a connection that is gone; everything else is a fault of the trial.
      if (response.status < 500 || !/57P0|08|CONNECTION|ECONN|internal error/.test(text)) throw new Error(`${name} was refused: ${response.status} ${text}`);
      return null;
    }
    return { value: text === '' ? null : JSON.parse(text) };
  } catch (cause) {
    // The server is gone, which is what this is about; a refusal is a fault of the trial.
    if (cause instanceof Error && cause.message.includes('was refused')) throw cause;
    return null;
  }
}

/** Asks one of the trial's own functions, with the secret key. */
export async function ask<T>(options: Pick<WriterOptions, 'url' | 'keys'>, name: string, parameters: object): Promise<T> {
  const answer = await call({ ...options, nextPerson: () => 0, writers: 0 }, 'secret', name, parameters);
  if (!answer) throw new Error(`${name} was not answered`);
  return answer.value as T;
}

function tokenOf(keys: ApiKeys, user: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({
    sub: idOf(`user ${user}`),
    session_id: idOf(`session ${user}`),
    role: 'authenticated',
    aud: 'authenticated',
    iat: seconds,
    exp: seconds + 3_600,
  })}`;
  return `${head}.${createHmac('sha256', keys.jwtSecret).update(head).digest('base64url')}`;
}

export interface Writing {
  notes: Notes;
  /** What went wrong with the trial itself, as far as known. */
  failed(): Error | undefined;
  /** True when nobody writes any more. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Writes with several hands until told to stop, or until nobody answers any more. */
export function startWriting(options: WriterOptions): Writing {
  const notes: Notes = { people: [], done: [], sent: [], commands: 0 };
  let isOver = false;
  let failure: Error | undefined;
  const command = async (token: string | null, name: string, parameters: object, note: string): Promise<{ value: unknown } | null> => {
    if (options.eager) notes.done.push(note);
    const answer = isOver ? null : await call(options, token, name, parameters);
    if (!answer) return null;
    notes.commands += 1;
    if (!options.eager) notes.done.push(note);
    return answer;
  };

  const shop = tokenOf(options.keys, 0);
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const writeForPupils = async () => {
    while (!isOver) {
      const number = options.nextPerson();
      const person = idOf(`person ${number}`);
      notes.people.push(person);
      const pupil = tokenOf(options.keys, number);
      const applied = await command(pupil, 'apply', { young_person_id: person, opening_ids: [idOf(`opening ${Math.floor(number / 20)}`)] }, `${person} apply`);
      if (!applied) return;
      const token = await call(options, 'secret', 'trial_token', { person });
      if (!token) return;
      if (!(await command(null, 'answer_as_guardian', { token: token.value, answer: 'yes' }, `${person} answer`))) return;
      const wishes = await call(options, 'secret', 'trial_wish', { person });
      if (!wishes) return;
      const application_id = wishes.value;
      if (!(await command(shop, 'offer_place', { application_id, starts_on: inAMonth }, `${person} offer_place`))) return;
      const answer = number % 2 === 0 ? 'accept_offer' : 'decline_offer';
      if (!(await command(pupil, answer, { application_id }, `${person} ${answer}`))) return;
    }
  };
  const handOverMail = async () => {
    while (!isOver) {
      const batch = await call(options, 'secret', 'claim_messages', { batch: 5 });
      if (!batch) return;
      const messages = batch.value as { id: string; template: string }[];
      for (const { id, template } of messages) {
        // The father's link is read from the outbox, so that mail goes back.
        const delivered = template !== 'guardian_asked';
        if (!(await call(options, 'secret', 'mark_message', { message_id: id, delivered, problem: '' }))) return;
        if (delivered) notes.sent.push(id);
      }
      if (messages.length === 0) await pause(20);
    }
  };
  let writing = 0;
  const hands = [...Array.from({ length: options.writers }, () => writeForPupils()), handOverMail()].map(async (hand) => {
    writing += 1;
    await hand.catch((cause: Error) => {
      failure ??= cause;
    });
    writing -= 1;
  });
  return {
    notes,
    failed: () => failure,
    hasEnded: () => writing === 0,
    stop: async () => {
      isOver = true;
      await Promise.all(hands);
    },
  };
}
