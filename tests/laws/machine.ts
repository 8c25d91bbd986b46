import fc from 'fast-check';
import type postgres from 'postgres';
import type { FreshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { commands, mainPath } from './commands.ts';
import { at, type Command, type Hand, type Sql, type Step } from './hand.ts';

/** Sequences of up to `most` random steps. */
export const steps = (most: number): fc.Arbitrary<Step[]> =>
  fc.noBias(
    fc.array(fc.record({ command: fc.nat({ max: 9999 }), a: fc.nat({ max: 999 }), b: fc.nat({ max: 999 }), c: fc.nat({ max: 999 }) }), {
      minLength: 1,
      maxLength: most,
      size: 'max',
    }),
  );

export interface Tally {
  done: Record<string, number>;
  refused: Record<string, number>;
}
class Rollback extends Error {}

/**
 * Runs the steps one after the other in one transaction that is rolled back, and after each of them asks the laws.
 * A refusal with a code is lawful; any other error, and any broken law, throws with the steps taken so far.
 */
export async function runSequence(
  database: FreshDatabase,
  world: World,
  sequence: Step[],
  tally: Tally,
  prepare?: (sql: Sql) => Promise<unknown>,
): Promise<void> {
  const taken: string[] = [];
  try {
    await database.sql.begin(async (sql) => {
      await prepare?.(sql);
      let known = await clocks(sql);
      const sessions = new Map((await sql<{ id: string; user_id: string }[]>`select id, user_id from auth.sessions`).map((row) => [row.user_id, row.id]));
      for (const step of sequence) {
        await take(sql, sessions, world, step, tally, taken);
        await sql`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
        const broken = await sql`select law, subject from private.broken_laws()`;
        if (broken.length) throw new Error(`broken: ${JSON.stringify(broken)}`);
        const now = await clocks(sql);
        for (const [id, raised] of known) {
          if (!now.has(id) || (raised !== null && now.get(id) !== raised)) throw new Error(`broken: 3: the second clock of ${id} moved, or the need is gone`);
        }
        known = now;
      }
      throw new Rollback();
    });
  } catch (cause) {
    if (cause instanceof Rollback) return;
    throw new Error(`${(cause as Error).message}\nafter:\n${taken.join('\n')}`, { cause });
  }
}

/** Need id → when it was raised, or null before any wish: no need may vanish, no second clock be set anew. */
async function clocks(sql: Sql): Promise<Map<string, number | null>> {
  const rows = await sql<{ id: string; raised_at: Date | null }[]>`select id, raised_at from public.need`;
  return new Map(rows.map((row) => [row.id, row.raised_at?.getTime() ?? null]));
}

/** Live sessions for all personas, outside the sequences' transactions. */
export async function signEverybodyIn(database: FreshDatabase, world: World): Promise<void> {
  for (const user of Object.values(world.users)) {
    await database.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (gen_random_uuid(), ${user}, now(), now())`;
  }
}

/** `runs` random sequences of up to `most` steps; the seed is printed so that a failure can be repeated. */
export async function keepTheLaws(
  database: FreshDatabase,
  world: World,
  { runs, most, seed, prepare }: { runs: number; most: number; seed: number; prepare?: (sql: Sql) => Promise<unknown> },
): Promise<Tally> {
  const tally: Tally = { done: {}, refused: {} };
  await fc.assert(
    fc.asyncProperty(steps(most), (sequence) => runSequence(database, world, sequence, tally, prepare)),
    { numRuns: runs, seed, endOnFailure: prepare !== undefined || process.env.LAWS_SHRINK === 'no' },
  );
  return tally;
}

/** The command that was drawn, and, should it find no row to work on, those that move a case on. */
function inTurn(step: Step): Command[] {
  const start = step.command % mainPath.length;
  return [at(commands, step.command), ...mainPath.slice(start), ...mainPath.slice(0, start)];
}

/** Carries out one step. */
async function take(sql: Sql, sessions: Map<string, string>, world: World, step: Step, tally: Tally, taken: string[]): Promise<void> {
  for (const [name, run] of inTurn(step)) {
    try {
      const answer = await sql.savepoint(async (inner) => {
        const hand: Hand = {
          sql: inner,
          world,
          step,
          as: async (user) => {
            if (!user) return;
            await inner`select set_config('request.jwt.claims', ${JSON.stringify({ sub: user, role: 'authenticated', session_id: sessions.get(user) })}, true), set_config('role', 'authenticated', true)`;
          },
          pick: async (query, by) => {
            const rows = await query;
            return rows.length ? rows[by % rows.length] : undefined;
          },
        };
        return await run(hand);
      });
      if (answer === undefined) continue;
      taken.push(`${name} ${JSON.stringify(step)}`);
      tally.done[name] = (tally.done[name] ?? 0) + 1;
      return;
    } catch (cause) {
      const failure = cause as postgres.PostgresError;
      taken.push(`${name} ${JSON.stringify(step)}: ${failure.message}`);
      if (!failure.code?.startsWith('PT')) throw cause;
      const refusal = `${name}: ${failure.message} ${failure.detail ?? ''}`.trim();
      tally.refused[refusal] = (tally.refused[refusal] ?? 0) + 1;
      return;
    }
  }
}
