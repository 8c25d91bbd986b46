import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationStatus, applicationStatuses, applicationTransitions } from '../../src/features/applications/lifecycle.ts';
import type { Transition } from '../../src/features/lifecycle.ts';
import { type NeedStatus, needStatuses, needTransitions } from '../../src/features/needs/lifecycle.ts';
import { type OpeningStatus, openingStatuses, openingTransitions } from '../../src/features/openings/lifecycle.ts';
import { type PartnerStatus, partnerStatuses, partnerTransitions } from '../../src/features/partners/lifecycle.ts';
import { type PlacementStatus, placementStatuses, placementTransitions } from '../../src/features/placements/lifecycle.ts';
import { failureStatus } from '../../src/server/failures.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { arrangeApplication, arrangeNeed, arrangeOpening, arrangePartner, arrangePlacement, buildStages, type Flavour, type Stage } from './arrange.ts';
import { digest } from './digest.ts';
import { applicationPresses, mayPress, needPresses, type Press, placementPresses, tryers } from './presses.ts';
import { openingPresses, partnerPresses } from './presses-of-partners.ts';

type Noun = 'need' | 'application' | 'placement' | 'partner' | 'opening';

interface Lifecycle {
  noun: Noun;
  statuses: readonly string[];
  transitions: readonly Transition[];
  presses: readonly Press[];
  arrange: (stage: Stage, status: string, flavour: Flavour) => Promise<void>;
}

const lifecycles: readonly Lifecycle[] = [
  {
    noun: 'need',
    statuses: needStatuses,
    transitions: needTransitions,
    presses: needPresses,
    arrange: (stage, status, flavour) => arrangeNeed(stage, status as NeedStatus, flavour),
  },
  {
    noun: 'application',
    statuses: applicationStatuses,
    transitions: applicationTransitions,
    presses: applicationPresses,
    arrange: (stage, status, flavour) => arrangeApplication(stage, status as ApplicationStatus, flavour),
  },
  {
    noun: 'placement',
    statuses: placementStatuses,
    transitions: placementTransitions,
    presses: placementPresses,
    arrange: (stage, status, flavour) => arrangePlacement(stage, status as PlacementStatus, flavour),
  },
  {
    noun: 'partner',
    statuses: partnerStatuses,
    transitions: partnerTransitions,
    presses: partnerPresses,
    arrange: (stage, status) => arrangePartner(stage, status as PartnerStatus),
  },
  {
    noun: 'opening',
    statuses: openingStatuses,
    transitions: openingTransitions,
    presses: openingPresses,
    arrange: (stage, status) => arrangeOpening(stage, status as OpeningStatus),
  },
];

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

/** What came of it: `done`, or the code of the refusal. */
async function attempt(stage: Stage, who: string, press: Press, via: 'self' | 'phone'): Promise<string> {
  try {
    await stage.as(who, (sql) => press.press(sql, stage, via));
    return 'done';
  } catch (cause) {
    const { code, message } = cause as postgres.PostgresError;
    // A stranger has no grant on any command: PostgREST answers 401 to that.
    if (code === '42501') return 'no_grant';
    if (!code?.startsWith('PT')) throw cause;
    return message;
  }
}

/** Tries one command from one status as everybody, and tells what went otherwise than declared. */
async function tryAsEverybody(stage: Stage, { noun, transitions }: Lifecycle, status: string, press: Press): Promise<string[]> {
  if (press.before) await press.before(stage);
  const { sql } = stage;
  const lawful =
    !press.notFrom?.[status] &&
    (press.alsoFrom?.includes(status) || transitions.some((row) => row.from_status === status && press.commands.includes(row.command)));
  const found: string[] = [];
  const before = await digest(sql);
  const [start] = await sql`select coalesce(max(id), 0) as id from public.event`;
  for (const who of tryers) {
    for (const via of press.asksVia ? (['self', 'phone'] as const) : (['self'] as const)) {
      const should = lawful && mayPress(press, status, who, via);
      const undo = new Error('undo');
      const got = await sql
        .savepoint(async () => {
          const outcome = await attempt(stage, who, press, via);
          if (outcome !== 'done') return outcome;
          if (press.commands.length > 0 && !press.alsoFrom) {
            const told =
              await sql`select 1 from public.event where id > ${start!.id} and lifecycle = ${noun} and from_status = ${status} and command = any (${[...press.commands]})`;
            if (told.length === 0) found.push(`${who} via ${via}: done, and no event tells of it`);
          }
          const broken = await sql`select law from private.broken_laws()`;
          if (broken.length > 0) found.push(`${who} via ${via}: done, and breaks a law: ${broken.map((row) => row.law as string).join('; ')}`);
          throw undo;
        })
        .catch((cause: unknown) => {
          if (cause === undo) return 'done';
          throw cause;
        });
      if ((got === 'done') !== should) found.push(`${who} via ${via}: ${got}, and should be ${should ? 'done' : 'refused'}`);
      if (got === 'no_grant' && who !== 'nobody') found.push(`${who} via ${via}: has no grant`);
      if (got !== 'done' && got !== 'no_grant' && !Object.hasOwn(failureStatus, got)) found.push(`${who} via ${via}: the code ${got} is not declared`);
      // Somebody without any part is told nothing of where it stands.
      if (got === 'wrong_status' && ['stranger', 'asta', 'rie', 'karla', 'teacher', 'raadet'].includes(who))
        found.push(`${who} via ${via}: is told that the status is another`);
    }
  }
  if ((await digest(sql)) !== before) found.push('a refused command changed a row');
  return found;
}

const undone = new Error('undone');

/** Arranges the status once, and tries the presses one after the other from there. */
async function unexpectedOf(lifecycle: Lifecycle, status: string, presses: readonly Press[]): Promise<Map<Press, string[]>> {
  return await play(async (stage) => {
    await lifecycle.arrange(stage, status, presses[0]!.flavour ?? 'placement');
    const arranged = { ...stage.case };
    const all = new Map<Press, string[]>();
    for (const press of presses) {
      await stage.sql
        .savepoint(async () => {
          all.set(press, await tryAsEverybody(stage, lifecycle, status, press));
          throw undone;
        })
        .catch((cause: unknown) => {
          if (cause !== undone) throw cause;
        });
      Object.assign(stage.case, arranged);
    }
    return all;
  });
}

async function unexpected(lifecycle: Lifecycle, status: string, press: Press): Promise<string[]> {
  return (await unexpectedOf(lifecycle, status, [press])).get(press)!;
}

describe.each(lifecycles)('$noun', (lifecycle) => {
  const cases = lifecycle.statuses.flatMap((status) => lifecycle.presses.map((press) => [press.name, status, press] as const));
  const tried = new Map<string, Promise<Map<Press, string[]>>>();
  /** What is arranged for one press serves all that begin from the same. */
  const of = (status: string, flavour: Flavour) => {
    const known = tried.get(`${status} ${flavour}`);
    if (known) return known;
    const presses = lifecycle.presses.filter((press) => (press.flavour ?? 'placement') === flavour);
    const trying = unexpectedOf(lifecycle, status, presses);
    tried.set(`${status} ${flavour}`, trying);
    return trying;
  };
  test.each(cases)('%s from %s', async (_name, status, press) => {
    expect((await of(status, press.flavour ?? 'placement')).get(press)).toEqual([]);
  });
});

test('a duty is not ended by a wish, and ends as done otherwise', async () => {
  await play(async (stage) => {
    await stage.sql`update public.need set is_duty = true where id = ${stage.case.need}`;
    for (const name of ['end_need', 'announce_close']) {
      const press = needPresses.find((one) => one.name === name)!;
      await arrangeNeed(stage, 'with_coordinator');
      const refused =
        name === 'end_need'
          ? await attempt(stage, 'bo', press, 'self')
          : await stage.as('mette', (sql) => sql`select public.announce_close(${stage.case.need}, 'job')`).catch((cause: Error) => cause.message);
      expect(refused, name).toBe('duty_cannot_end');
      await stage.as('bo', (sql) => sql`select public.want_other(${stage.case.need})`);
    }
  });
});

describe('the matrix finds', () => {
  const [need, , placement, partner] = lifecycles as [Lifecycle, Lifecycle, Lifecycle, Lifecycle];
  const press = (of: Lifecycle, name: string) => of.presses.find((one) => one.name === name)!;
  const rewrite = async (name: string, from: string, to: string, work: () => Promise<void>) => {
    const [row] = await database.sql`select pg_get_functiondef(${name}::regproc) as source`;
    const source = row!.source as string;
    expect(source).toContain(from);
    await database.sql.unsafe(source.replaceAll(from, to));
    try {
      await work();
    } finally {
      await database.sql.unsafe(source);
    }
  };

  test('a transition that nobody declared', async () => {
    await database.sql`insert into private.transition values ('need', 'rest', 'offered', 'resting', 'coordinator')`;
    expect((await unexpected(need, 'offered', press(need, 'rest_need'))).join('\n')).toMatch(/mette via self: done, and should be refused/);
    await database.sql`delete from private.transition where command = 'rest' and from_status = 'offered'`;
  });

  test('a transition that was lost', async () => {
    await database.sql`delete from private.transition where command = 'wake' and actor = 'young_person'`;
    expect((await unexpected(need, 'resting', press(need, 'wake_need'))).join('\n')).toMatch(/bo via self: wrong_status, and should be done/);
    await database.sql`insert into private.transition values ('need', 'wake', 'resting', 'with_coordinator', 'young_person')`;
  });

  test('a command that forgets to ask who is there', async () => {
    await rewrite('private.act_as_coordinator', 'if not private.can_help(young_person_id) then', 'if false then', async () => {
      expect((await unexpected(need, 'with_coordinator', press(need, 'rest_need'))).join('\n')).toMatch(/stranger via self: done, and should be refused/);
    });
  });

  test('an employee who may end the partnership', async () => {
    await rewrite('private.owns', 'm.user_id = (select private.me()) and', '', async () => {
      expect((await unexpected(partner, 'active', press(partner, 'end_partner'))).join('\n')).toMatch(/rie via self: done/);
    });
  });

  test('a refusal that answers politely instead, and leaves a row behind', async () => {
    await rewrite(
      'public.interrupt_placement',
      'actor public.actor := private.act_as_coordinator(n.young_person_id);\nbegin',
      "actor public.actor := 'coordinator';\nbegin\n  if not private.can_help(n.young_person_id) then insert into public.note (young_person_id, body) values (n.young_person_id, 'nej'); return null; end if;",
      async () => {
        expect((await unexpected(placement, 'under_way', press(placement, 'interrupt_placement'))).join('\n')).toMatch(
          /stranger via self: done, and should be refused/,
        );
      },
    );
  });
});
