import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engines.ts';
import { ask, startWriting } from './writers.ts';

export interface CrashTally {
  engine: Engine['name'];
  kills: number;
  /** Commands and mails that were acknowledged before their kill. */
  acknowledged: number;
  /** Of those, gone after the restart. */
  lost: number;
  /** People of whom an event, a status or a mail is there without the others. */
  halfApplied: number;
  broken: number;
  restartMs: number;
}

interface State {
  now: string;
  broken: number;
  halves: number;
  done: string[];
  sent: string[];
}

export interface CrashOptions {
  kills: number;
  writers?: number;
  eager?: boolean;
  /** After each restart, to plant what the watch must see. */
  afterRestart?: (url: string, people: readonly string[]) => Promise<void>;
  random?: () => number;
  onKill?: (tally: CrashTally) => void;
}

/** Kills the engine in the middle of writing, starts it again on the same data, and compares what it promised with what it has. */
export async function crash(engine: Engine, options: CrashOptions): Promise<CrashTally> {
  const tally: CrashTally = { engine: engine.name, kills: 0, acknowledged: 0, lost: 0, halfApplied: 0, broken: 0, restartMs: 0 };
  const random = options.random ?? Math.random;
  let url = await engine.start();
  const state = async (people: readonly string[], since: string) => await ask<State>({ url, keys: engine.keys }, 'trial_state', { people, since });
  while (tally.kills < options.kills) {
    const { now } = await state([], 'infinity');
    const writing = startWriting({
      url,
      keys: engine.keys,
      writers: options.writers ?? 4,
      eager: options.eager ?? false,
      nextPerson: engine.nextPerson,
    });
    // Not before something was promised, and then at any moment.
    while (writing.notes.commands < 3 && !writing.failed() && !writing.hasEnded()) await pause(5);
    await pause(random() * 300);
    await engine.kill();
    await writing.stop();
    const failure = writing.failed();
    if (failure) throw failure;
    if (writing.notes.commands === 0) throw new Error('nothing was written before the kill: there is nothing to compare');

    const began = performance.now();
    url = await engine.start();
    await options.afterRestart?.(url, writing.notes.people);
    const found = await state(writing.notes.people, now);
    tally.restartMs += performance.now() - began;
    const done = new Set(found.done);
    const sent = new Set(found.sent);
    tally.kills += 1;
    tally.acknowledged += writing.notes.done.length + writing.notes.sent.length;
    tally.lost += writing.notes.done.filter((note) => !done.has(note)).length + writing.notes.sent.filter((id) => !sent.has(id)).length;
    tally.halfApplied += found.halves;
    tally.broken += found.broken;
    options.onKill?.(tally);
  }
  return tally;
}
