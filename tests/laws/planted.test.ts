import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { commands } from './commands.ts';
import { keepTheLaws, signEverybodyIn } from './machine.ts';

type Sql = postgres.TransactionSql;

/** Rewrites a function of the database, and insists that there was something to rewrite. */
function rewrite(name: string, from: string, to: string) {
  return async (sql: Sql): Promise<void> => {
    const [row] = await sql`select pg_get_functiondef(p.oid) as source from pg_proc p where p.oid = ${name}::regproc`;
    const source = row!.source as string;
    if (!source.includes(from)) throw new Error(`${name} does not hold "${from}": the fault cannot be planted`);
    await sql.unsafe(source.replaceAll(from, to));
  };
}
const both =
  (...plants: ((sql: Sql) => Promise<unknown>)[]) =>
  async (sql: Sql) => {
    for (const plant of plants) await plant(sql);
  };
const run = (statements: string) => (sql: Sql) => sql.unsafe(statements);

/** One fault for each law, what the machine must say of it, and the commands on the way to it: with all of them it would be found as well, but later. */
const faults: [law: string, says: RegExp, aim: string[], plant: (sql: Sql) => Promise<unknown>][] = [
  [
    '1: an open need loses its date',
    /broken.*1: an open need/,
    ['apply', 'record_guardian_answer', 'forward', 'offer_place'],
    both(
      run('alter table public.need drop constraint every_open_need_has_a_date'),
      rewrite('private.due_date', "when 'offered' then private.young_person_due(person, the_need.kind)", "when 'offered' then null"),
    ),
  ],
  [
    '1: the rest of a split duty is forgotten',
    /broken.*1: the days of the duty do not add up/,
    ['apply', 'record_guardian_answer', 'forward', 'offer_place', 'accept_offer'],
    rewrite('private.arrange', 'if rest > 0 then', 'if rest > 0 then update public.need d set days_wanted = done + days where d.id = n.id; elsif false then'),
  ],
  [
    '1: a clock closes what nobody decided',
    /broken.*1: a need was closed|a_close_is_announced_first/,
    ['apply', 'record_guardian_answer', 'weeks pass, and the worker is off', 'the worker runs'],
    both(
      run('alter table public.need drop constraint a_close_is_announced_first'),
      rewrite('private.due_subjects', 'where d.close_on < today and d.ended_at is null', "where d.status = 'with_coordinator' and d.due_on < today"),
      rewrite('private.carry_out_due', 'if n.close_on is null or n.close_on >= today or n.ended_at is not null then', 'if false then'),
    ),
  ],
  [
    '2: a no without a hand-over is stored',
    /broken.*2: a no without/,
    ['apply', 'record_guardian_answer', 'forward', 'hand_on'],
    both(
      run('alter table public.application drop constraint a_no_is_a_hand_over'),
      rewrite('private.hand_on_application', 'set hand_over_id = made', 'set hand_over_id = null'),
    ),
  ],
  [
    '2: a partner pauses and leaves people waiting',
    /broken.*2: a partner that is closed/,
    ['apply', 'record_guardian_answer', 'forward', 'pause_partner', 'resume_partner'],
    rewrite('public.pause_partner', 'perform private.move_everybody_on(', 'perform row('),
  ],
  [
    '3: the same partner gets her twice',
    /broken.*3: the same partner|apply_once/,
    ['apply', 'record_guardian_answer', 'forward', 'hand_on', 'suggest', 'decline_offer', 'offer_place'],
    rewrite('private.may_go_to', 'and a.live_at is not null)', 'and a.live_at is null and false)'),
  ],
  [
    '3: helping on sets the second clock anew',
    /broken.*3: the second clock|the second clock is never set anew/,
    ['apply', 'record_guardian_answer', 'forward', 'hand_on', 'want_other'],
    rewrite(
      'private.to_coordinator',
      "perform private.move('need'",
      "update public.need n set raised_at = private.now() + interval '1 second' where n.id = need_id; perform private.move('need'",
    ),
  ],
  [
    '3: an overdue partner keeps a live application',
    /broken.*3: an application is live/,
    ['apply', 'record_guardian_answer', 'forward', 'weeks pass, and the worker is off', 'the worker runs'],
    rewrite('private.return_overdue', "x.status in ('live', 'offered') loop", "x.status = 'waiting' and false loop"),
  ],
  [
    '4: seats are not given back',
    /broken.*4:/,
    ['apply', 'record_guardian_answer', 'forward', 'offer_place', 'decline_offer'],
    rewrite('private.move', 'perform private.free_seats(subject);', ''),
  ],
  [
    '4: a seat is given without a hold',
    /broken.*4: /,
    ['apply', 'record_guardian_answer', 'forward', 'offer_place'],
    rewrite('private.hold_seats', 'set taken = s.taken + 1', 'set taken = s.taken + 2'),
  ],
  [
    '5: a wish is sent on before the guardian has said yes',
    /broken.*5: sent without the guardian's yes/,
    ['apply', 'forward'],
    both(
      rewrite('private.forward_one', "elsif private.guardian_needed(n.id, 'before_sent')", "elsif false and private.guardian_needed(n.id, 'before_sent')"),
      rewrite('private.send_next', "if private.guardian_needed(need_id, 'before_sent')", "if false and private.guardian_needed(need_id, 'before_sent')"),
    ),
  ],
  [
    '5: the number is shown to whoever was asked',
    /broken.*5: a workplace reads a number too early/,
    ['apply', 'record_guardian_answer', 'forward'],
    rewrite('private.partner_step', "a.visit_on is null then 'applied'", "a.visit_on is null then 'visit_or_offer'"),
  ],
  [
    '5: the full name is shown with the offer',
    /broken.*5: a workplace reads a full name too early/,
    ['apply', 'record_guardian_answer', 'forward', 'offer_place'],
    rewrite('private.partner_step', "then 'visit_or_offer'", "then 'agreement'"),
  ],
  [
    '7: a change leaves no event',
    /broken.*7: /,
    ['apply', 'record_guardian_answer', 'forward'],
    run(`create function pg_temp.lose() returns trigger language plpgsql as $$ begin if new.command = 'forward' then return null; end if; return new; end $$;
    create trigger lose before insert on public.event for each row execute function pg_temp.lose()`),
  ],
  [
    '8: she changes hands without a hand-over',
    /broken.*8: /,
    ['apply', 'change_contact'],
    rewrite(
      'private.move_contact',
      `insert into public.contact_change (young_person_id, from_id, to_id, note, planned)
  values (y.id, y.contact_id, to_staff, trim(note), planned) returning id into made;`,
      'made := y.id;',
    ),
  ],
  [
    '8: a hand-over without a note',
    /broken.*8: a change of contact person without a note/,
    ['apply', 'change_contact'],
    both(
      run('alter table public.contact_change drop constraint contact_change_note_check'),
      rewrite('private.move_contact', 'trim(note), planned) returning', "'', planned) returning"),
    ),
  ],
];

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  ({ database, world } = await freshWorld());
  await signEverybodyIn(database, world);
});
afterAll(() => database.drop());

/** More than it takes: each fault is found by the first few sequences, and the machine stops there. */
const RUNS = 40;

test.each(faults)('the machine finds: %s', { timeout: 120_000 }, async (_law, says, aim, prepare) => {
  const drawn = aim.map((name) => {
    const command = commands.find(([known]) => known === name);
    if (!command) throw new Error(`there is no command ${name}`);
    return command;
  });
  const found = await keepTheLaws(database, world, { runs: RUNS, most: 40, seed: 20261122, drawn, prepare }).then(
    () => 'nothing',
    (cause: Error) => String((cause.cause as Error | undefined)?.message ?? cause.message),
  );
  expect(found).toMatch(says);
});
