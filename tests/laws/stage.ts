import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { World } from '../support/world.ts';
import { mainPath } from './commands.ts';
import { at, type Call, type Command, type Hand, type Sql, type Step } from './hand.ts';
import type { Tally } from './machine.ts';

/** How many commands a step may try until one is carried out. */
const TRIES = 4;

/** Carries out the steps of one sequence, and what befalls them. */
export class Stage {
  readonly #sql: Sql;
  readonly #world: World;
  readonly #tally: Tally;
  readonly #taken: string[];
  readonly #sessions: Map<string, string>;
  readonly #drawn: readonly Command[];

  private constructor(sql: Sql, world: World, tally: Tally, taken: string[], sessions: Map<string, string>, drawn: readonly Command[]) {
    this.#sql = sql;
    this.#world = world;
    this.#tally = tally;
    this.#taken = taken;
    this.#sessions = sessions;
    this.#drawn = drawn;
  }

  static async set(sql: Sql, world: World, tally: Tally, taken: string[], drawn: readonly Command[]): Promise<Stage> {
    const sessions = await sql<{ id: string; user_id: string }[]>`select id, user_id from auth.sessions`;
    return new Stage(sql, world, tally, taken, new Map(sessions.map((row) => [row.user_id, row.id])), drawn);
  }

  /** Tries the command that was drawn, then those that move a case on, until one is carried out. Whether one was: a refusal leaves nothing. */
  async take(step: Step): Promise<boolean> {
    const start = step.command % mainPath.length;
    let tries = 0;
    for (const command of [at(this.#drawn, step.command), ...mainPath.slice(start), ...mainPath.slice(0, start)]) {
      const outcome = await this.#try(command, step);
      if (outcome === 'done') return true;
      if (outcome === 'refused') tries += 1;
      if (tries === TRIES) return false;
    }
    return false;
  }

  async #try([name, prepare]: Command, step: Step): Promise<'done' | 'refused' | 'nothing to do'> {
    const note = (outcome = '') => this.#taken.push(`${name} ${JSON.stringify(step)}${outcome}`);
    try {
      const done = await this.#sql.savepoint(async (sql) => {
        const part = this.#part(sql, step);
        const call = await prepare(part.hand);
        if (!call) return false;
        const act = async (within: Sql) => {
          part.hand.sql = within;
          return (await this.#actAs(within, part.actor(), call))[0];
        };
        if (step.fate % 10 === 0) await this.#killMidway(sql, step, act);
        const first = await act(sql);
        if (name === 'the worker runs') await this.#workerLeavesNothing(sql);
        if (step.fate % 10 <= 1 && part.formWasKeyed()) await this.#sendAgain(sql, name, act, first);
        return true;
      });
      if (!done) return 'nothing to do';
      note();
      this.#tally.done[name] = (this.#tally.done[name] ?? 0) + 1;
      return 'done';
    } catch (cause) {
      const failure = cause as postgres.PostgresError;
      note(`: ${failure.message}`);
      if (!failure.code?.startsWith('PT')) throw cause;
      const refusal = `${name}: ${failure.message} ${failure.detail ?? ''}`.trim();
      this.#tally.refused[refusal] = (this.#tally.refused[refusal] ?? 0) + 1;
      return 'refused';
    }
  }

  /** Rows are chosen as the owner; only the call itself is the persona's. */
  #part(sql: Sql, step: Step): { hand: Hand; formWasKeyed: () => boolean; actor: () => string | undefined } {
    let actor: string | undefined;
    let keyed = false;
    const key = randomUUID();
    const hand: Hand = {
      sql,
      world: this.#world,
      step,
      get key() {
        keyed = true;
        return key;
      },
      as: async (user) => {
        actor = user;
      },
      pick: async (query, by) => {
        const rows = await query;
        return rows.length ? rows[by % rows.length] : undefined;
      },
    };
    return { hand, formWasKeyed: () => keyed, actor: () => actor };
  }

  async #actAs(sql: Sql, user: string | undefined, call: Call): Promise<postgres.Row[]> {
    if (!user) return await call();
    const claims = user === 'nobody' ? { role: 'anon' } : { sub: user, role: 'authenticated', session_id: this.#sessions.get(user) };
    const [, rows] = await Promise.all([
      sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true), set_config('role', ${claims.role}, true)`,
      call(),
      sql`select set_config('request.jwt.claims', '', true), set_config('role', 'none', true)`,
    ]);
    return rows;
  }

  /** The transaction of the command dies after some of its writes. Nothing of it may be left, least of all the receipt that would answer the next try. */
  async #killMidway(sql: Sql, step: Step, act: (within: Sql) => Promise<unknown>): Promise<void> {
    const before = await this.#changes(sql);
    const ways = ['57014', '40P01', '53200'];
    try {
      await sql.savepoint(async (inner) => {
        await inner`select set_config('laws.fall_after', ${String(Math.floor(step.fate / 10) % 15)}, true), set_config('laws.fall_as', ${at(ways, step.b)}, true)`;
        await act(inner);
        throw new Error('it was over before it was killed');
      });
    } catch (cause) {
      const failure = cause as postgres.PostgresError;
      if (failure.code?.startsWith('PT')) throw cause;
      if (failure.message !== 'killed midway' && failure.message !== 'it was over before it was killed') throw cause;
      if (failure.message === 'killed midway') this.#tally.killed += 1;
    }
    const after = await this.#changes(sql);
    if (before.rows !== after.rows) throw new Error('broken: 7: a command that was killed midway left something behind');
    const broken = await sql`select law, subject from private.broken_laws()`;
    if (broken.length) throw new Error(`broken: ${JSON.stringify(broken)}`);
  }

  /** The same form a second time: the same answer, and not one row changed. */
  async #sendAgain(sql: Sql, name: string, act: (within: Sql) => Promise<unknown>, first: unknown): Promise<void> {
    const before = await this.#changes(sql);
    const again = await act(sql);
    const after = await this.#changes(sql);
    this.#tally.repeated += 1;
    if (JSON.stringify(again) !== JSON.stringify(first))
      throw new Error(`broken: 6: ${name}, sent twice, answers ${JSON.stringify(again)} after ${JSON.stringify(first)}`);
    if (after.written !== before.written) throw new Error(`broken: 6: ${name}, sent twice, writes twice`);
  }

  /** However late the worker runs: no turn lies about, and running again at once does nothing. */
  async #workerLeavesNothing(sql: Sql): Promise<void> {
    const lying = await sql`select law, subject from private.left_lying()`;
    if (lying.length) throw new Error(`broken: ${JSON.stringify(lying)}`);
    const before = await this.#changes(sql);
    await sql`select public.run_due_dates()`;
    const after = await this.#changes(sql);
    if (after.written !== before.written) throw new Error('broken: 3: the worker, run twice, does twice');
  }

  /** What this transaction has written so far, and how many rows stand. Revisions are added up at will. */
  async #changes(sql: Sql): Promise<{ written: string; rows: string }> {
    const [row] = await sql<{ written: string; rows: string }[]>`select
      (select sum(n_tup_ins + n_tup_upd + n_tup_del)::text from pg_stat_xact_user_tables where relname not in ('revision', 'clock')) as written,
      concat_ws('/', (select count(*) from public.event), (select count(*) from private.outbox), (select count(*) from public.application),
        (select count(*) from public.task), (select count(*) from private.command_receipt), (select sum(taken) from public.opening_seat)) as rows`;
    return row!;
  }

  /** Eight weeks in which only the clock and the worker go on: nobody is dropped, and the secretariat knows of everybody. */
  async nobodyActs(): Promise<void> {
    const sql = this.#sql;
    const open = await sql<{ id: string }[]>`select id from public.need where ended_at is null and close_on is null`;
    for (const days of [3, 1, 9, 5, 7, 14, 3, 14]) {
      await sql`update private.clock set moved_by = moved_by + make_interval(days => ${days}::int)`;
      await sql`select public.run_due_dates()`;
      await this.#workerLeavesNothing(sql);
      const broken = await sql`select law, subject from private.broken_laws()`;
      if (broken.length) throw new Error(`broken: ${JSON.stringify(broken)} while nobody acted`);
    }
    const lost = await sql`select n.id, n.status from public.need n where n.id = any (${open.map(({ id }) => id)}) and (n.ended_at is not null
      or (n.secretariat_told_at is null and n.status not in ('resting', 'arranged', 'under_way') and n.due_on < private.today()))`;
    if (lost.length) throw new Error(`broken: 3: nobody acted, and ${JSON.stringify(lost)} ended or lies with nobody`);
    this.#tally.silences += 1;
  }
}
