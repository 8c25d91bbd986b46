import fc from 'fast-check';
import type { FreshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { commands } from './commands.ts';
import type { Command, Sql, Step } from './hand.ts';
import { Stage } from './stage.ts';
import { standing, stillStands } from './standing.ts';
import { watchWorkplaces, whatWorkplacesRead } from './workplace-reads.ts';

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.nat({ max: 9999 }),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
  c: fc.nat({ max: 999 }),
  fate: fc.nat({ max: 999 }),
});

/** Sequences of up to `most` random steps, most of them nearly as long: what is rare comes late. */
export const steps = (most: number): fc.Arbitrary<Step[]> =>
  fc.noBias(
    fc.oneof(
      { withCrossShrink: true },
      { weight: 1, arbitrary: fc.array(step, { minLength: 1, maxLength: most, size: 'max' }) },
      { weight: 3, arbitrary: fc.array(step, { minLength: Math.floor(most * 0.8), maxLength: most, size: 'max' }) },
    ),
  );

export interface Tally {
  sequences: number;
  done: Record<string, number>;
  refused: Record<string, number>;
  /** Steps that were killed midway, and forms that were sent twice. */
  killed: number;
  repeated: number;
  /** The most weeks in which nobody acted, and what they found. */
  silences: number;
}
export const emptyTally = (): Tally => ({ sequences: 0, done: {}, refused: {}, killed: 0, repeated: 0, silences: 0 });
/** Which commands a step draws from (else all of them), and what is done to the database before each sequence. */
export interface Aim {
  drawn?: readonly Command[];
  prepare?: (sql: Sql) => Promise<unknown>;
}
class Rollback extends Error {}

/**
 * Runs the steps one after the other in one transaction that is rolled back, and after each of them asks the laws.
 * A refusal with a code is lawful; any other error, and any broken law, throws with the steps taken so far.
 * Every third sequence ends with eight weeks in which nobody acts.
 */
export async function runSequence(
  database: FreshDatabase,
  world: World,
  sequence: Step[],
  tally: Tally,
  { drawn = commands, prepare }: Aim = {},
): Promise<void> {
  const taken: string[] = [];
  try {
    await database.sql.begin(async (sql) => {
      await prepare?.(sql);
      const stage = await Stage.set(sql, world, tally, taken, drawn);
      let known = await standing(sql);
      for (const step of sequence) {
        if (!(await stage.take(step))) continue;
        const broken = await sql`select law, subject from private.broken_laws() union all ${whatWorkplacesRead(sql)}`;
        if (broken.length) throw new Error(`broken: ${JSON.stringify(broken)}`);
        const now = await standing(sql);
        stillStands(known, now);
        known = now;
      }
      if (sequence.length % 3 === 0) await stage.nobodyActs();
      throw new Rollback();
    });
  } catch (cause) {
    if (cause instanceof Rollback) return;
    throw new Error(`${(cause as Error).message}\nafter:\n${taken.join('\n')}`, { cause });
  }
}

/** Live sessions for all personas, outside the sequences' transactions, and the means to kill a command midway. */
export async function signEverybodyIn(database: FreshDatabase, world: World): Promise<void> {
  for (const user of Object.values(world.users)) {
    await database.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), ${user}, now(), now())`;
  }
  await database.sql.unsafe(`
    create function private.fall_over() returns trigger language plpgsql as $$
    declare
      left_to_go integer := nullif(current_setting('laws.fall_after', true), '')::integer;
    begin
      if left_to_go = 0 then
        raise exception using errcode = current_setting('laws.fall_as'), message = 'killed midway';
      elsif left_to_go > 0 then
        perform set_config('laws.fall_after', (left_to_go - 1)::text, true);
      end if;
      return null;
    end $$;
    do $$
    declare name regclass;
    begin
      for name in select c.oid from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r' loop
        execute format('create trigger zz_fall_over after insert or update or delete on %s for each statement execute function private.fall_over()', name);
      end loop;
    end $$`);
  await watchWorkplaces(database.sql);
  await database.sql`analyze`;
}

/** `runs` random sequences of up to `most` steps, or as many as `minutes` allow; the seed is printed so that a failure can be repeated. */
export async function keepTheLaws(
  database: FreshDatabase,
  world: World,
  { runs, most, seed, minutes, ...aim }: { runs: number; most: number; seed: number; minutes?: number } & Aim,
): Promise<Tally> {
  const tally = emptyTally();
  await fc.assert(
    fc.asyncProperty(steps(most), async (sequence) => {
      await runSequence(database, world, sequence, tally, aim);
      // What was rolled back lies about until it is swept up, and slows every step.
      tally.sequences += 1;
      if (tally.sequences % 100 === 0) await database.sql`vacuum`;
    }),
    {
      numRuns: runs,
      seed,
      endOnFailure: aim.prepare !== undefined || process.env.LAWS_SHRINK === 'no',
      ...(minutes && { interruptAfterTimeLimit: minutes * 60_000, markInterruptAsFailure: false }),
    },
  );
  return tally;
}
