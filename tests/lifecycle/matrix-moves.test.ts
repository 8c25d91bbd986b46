import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationStatuses, applicationTransitions } from '../../src/features/applications/lifecycle.ts';
import { needStatuses, needTransitions } from '../../src/features/needs/lifecycle.ts';
import { openingStatuses, openingTransitions } from '../../src/features/openings/lifecycle.ts';
import { partnerStatuses, partnerTransitions } from '../../src/features/partners/lifecycle.ts';
import { placementStatuses, placementTransitions } from '../../src/features/placements/lifecycle.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { arrangeApplication, arrangeNeed, arrangeOpening, arrangePartner, arrangePlacement, buildStages, days, type Flavour, type Stage } from './arrange.ts';
import { applicationPresses, mayPress, needPresses, type Press, placementPresses } from './presses.ts';
import { openingPresses, partnerPresses } from './presses-of-partners.ts';

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
/** Every move that was carried out in this file, as the database wrote it down itself. */
const moved = new Set<string>();
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

/** Plays a scene and keeps the moves it led to. */
async function scene(work: (stage: Stage) => Promise<unknown>): Promise<void> {
  await play(async (stage) => {
    const [start] = await stage.sql`select max(id) as id from public.event`;
    await work(stage);
    const events =
      await stage.sql`select lifecycle, command, from_status, to_status, actor from public.event where id > ${start!.id} and to_status is not null`;
    for (const row of events) moved.add(moveOf(row as unknown as Move));
    expect(await stage.sql`select law, subject from private.broken_laws()`).toHaveLength(0);
  });
}

const all = [...needTransitions, ...applicationTransitions, ...placementTransitions, ...partnerTransitions, ...openingTransitions];

interface Move {
  lifecycle: string;
  command: string;
  from_status: string;
  to_status: string;
  actor: string;
}
const moveOf = (row: Move) =>
  [
    row.lifecycle,
    row.command,
    row.from_status,
    row.to_status,
    ['coordinator', 'secretariat'].includes(row.actor) ? 'coordinator or secretariat' : row.actor,
  ].join(' | ');

const statusOf = async (stage: Stage, noun: 'need' | 'application' | 'placement' | 'partner' | 'opening') =>
  (await stage.sql.unsafe(`select status::text from public.${noun} where id = $1`, [stage.case[noun]]))[0]!.status as string;

type Arrange = (stage: Stage, flavour: Flavour) => Promise<void>;

describe('every lawful press, by whoever may', () => {
  const tries: [noun: string, status: string, press: Press, arrange: Arrange][] = [
    ...needStatuses.flatMap((status) =>
      needPresses.map((press): [string, string, Press, Arrange] => ['need', status, press, (stage, flavour) => arrangeNeed(stage, status, flavour)]),
    ),
    ...applicationStatuses.flatMap((status) =>
      applicationPresses.map((press): [string, string, Press, Arrange] => [
        'application',
        status,
        press,
        (stage, flavour) => arrangeApplication(stage, status, flavour),
      ]),
    ),
    ...placementStatuses.flatMap((status) =>
      placementPresses.map((press): [string, string, Press, Arrange] => [
        'placement',
        status,
        press,
        (stage, flavour) => arrangePlacement(stage, status, flavour),
      ]),
    ),
    ...partnerStatuses.flatMap((status) =>
      partnerPresses.map((press): [string, string, Press, Arrange] => ['partner', status, press, (stage) => arrangePartner(stage, status)]),
    ),
    ...openingStatuses.flatMap((status) =>
      openingPresses.map((press): [string, string, Press, Arrange] => ['opening', status, press, (stage) => arrangeOpening(stage, status)]),
    ),
  ];
  const lawful = tries.filter(([noun, status, press]) =>
    all.some((row) => row.lifecycle === noun && row.from_status === status && press.commands.includes(row.command)),
  );
  test.each([...new Set(lawful.map(([noun, status]) => `${noun} ${status}`))])('%s', async (from) => {
    for (const [noun, status, press, arrange] of lawful) {
      if (`${noun} ${status}` !== from) continue;
      for (const [who, via] of [
        ['bo', 'self'],
        ['bente', 'self'],
        ['nova', 'self'],
        ['mette', 'self'],
        ['mette', 'phone'],
        ['konsulent', 'self'],
        ['sekretariat', 'self'],
      ] as const) {
        if (!mayPress(press, status, who, via)) continue;
        await scene(async (stage) => {
          await arrange(stage, press.flavour ?? 'placement');
          await press.before?.(stage);
          await stage
            .as(who, (sql) => press.press(sql, stage, via))
            .catch((cause: { code?: string }) => {
              if (!cause.code?.startsWith('PT')) throw cause;
            });
        });
      }
    }
  });
});

describe('silence has an owner', () => {
  test.each([
    ['wishing', 'with_coordinator'],
    ['with_coordinator', 'with_coordinator'],
    ['with_partner', 'with_coordinator'],
    ['visit', 'with_coordinator'],
    ['offered', 'with_coordinator'],
    ['arranged', 'under_way'],
    ['under_way', 'under_way'],
    ['resting', 'with_coordinator'],
    ['fulfilled', 'fulfilled'],
    ['closed_with_help', 'closed_with_help'],
    ['ended_by_young_person', 'ended_by_young_person'],
  ] as const satisfies readonly (readonly [(typeof needStatuses)[number], string])[])(
    'a need that is %s is %s when nobody does anything for forty days',
    async (status, then) => {
      await scene(async (stage) => {
        await arrangeNeed(stage, status);
        await stage.wait(40);
        expect(await statusOf(stage, 'need')).toBe(then);
      });
    },
  );

  test('every status is tried', () => expect(needStatuses.length).toBe(11));

  test.each(['arranging', 'ready'] as const)('a placement that is %s starts on its day', async (status) => {
    await scene(async (stage) => {
      await arrangePlacement(stage, status);
      await stage.until(days(stage, 1)[0]!);
      expect(await statusOf(stage, 'placement')).toBe('under_way');
    });
  });

  test('whoever is there on the day may be first to say so', async () => {
    for (const who of ['bente', 'mette']) {
      for (const status of ['arranging', 'ready'] as const) {
        for (const flavour of ['placement', 'job'] as const) {
          await scene(async (stage) => {
            await arrangePlacement(stage, status, flavour);
            const [row] = await stage.sql`select (starts_on - private.today())::int as days from public.placement where id = ${stage.case.placement}`;
            await stage.sql`update private.clock set moved_by = moved_by + make_interval(days => ${row!.days}::int)`;
            await stage.as(who, (sql) =>
              flavour === 'placement'
                ? sql`select public.complete_day(${stage.case.day}, 'came')`
                : sql`select public.complete_placement(${stage.case.placement}, false)`,
            );
          });
        }
      }
    }
  });

  test('an announced close from rest is carried out', async () => {
    await scene(async (stage) => {
      await arrangeNeed(stage, 'resting');
      await stage.as('mette', (sql) => sql`select public.announce_close(${stage.case.need}, 'job')`);
      await stage.wait(14);
      expect(await statusOf(stage, 'need')).toBe('closed_with_help');
    });
  });

  test('a pause of a partner ends on its date, and openings whose days are over are put away', async () => {
    await scene(async (stage) => {
      await arrangePartner(stage, 'paused');
      await stage.wait(40);
      expect(await statusOf(stage, 'partner')).toBe('active');
    });
    for (const status of ['published', 'full', 'paused'] as const) {
      await scene(async (stage) => {
        await arrangeOpening(stage, status);
        await stage.wait(60);
        expect(await statusOf(stage, 'opening')).toBe('expired');
      });
    }
  });
});

describe('what one person does moves others on', () => {
  test('all five days told make it fulfilled; a day missed goes to the contact person', async () => {
    for (const who of ['bente', 'mette']) {
      for (const last of ['came', 'did_not_come'] as const) {
        await scene(async (stage) => {
          await arrangeNeed(stage, 'under_way');
          await stage.until(days(stage, 5)[4]!);
          const rows = await stage.sql`select id from public.placement_day where placement_id = ${stage.case.placement} order by day`;
          for (const [place, { id }] of rows.entries()) await stage.as(who, (sql) => sql`select public.complete_day(${id}, ${place === 4 ? last : 'came'})`);
          expect(await statusOf(stage, 'need')).toBe(last === 'came' ? 'fulfilled' : 'with_coordinator');
        });
      }
    }
  });

  test('ill on the last day: the placement is over, and the day that is missing goes to the contact person', async () => {
    for (const who of ['bo', 'bente']) {
      await scene(async (stage) => {
        await arrangeNeed(stage, 'under_way');
        await stage.until(days(stage, 5)[4]!);
        const rows = await stage.sql`select id from public.placement_day where placement_id = ${stage.case.placement} order by day`;
        for (const { id } of rows.slice(0, 4)) await stage.as('mette', (sql) => sql`select public.complete_day(${id}, 'came')`);
        await stage.as(who, (sql) => sql`select public.report_sick(${rows[4]!.id})`);
        expect(await statusOf(stage, 'need')).toBe('with_coordinator');
        expect(await statusOf(stage, 'placement')).toBe('completed');
      });
    }
  });

  test('"not my child" calls back what went out on that yes', async () => {
    for (const status of ['with_partner', 'visit', 'offered'] as const) {
      await scene(async (stage) => {
        await stage.sql`update public.young_person set birth_date = private.today() - interval '14 years' - interval '60 days' where id = ${stage.case.person}`;
        await stage.sql`update public.opening set min_age = 13 where id = ${stage.id('counter')}`;
        await stage.as('bo', (sql) => sql`select public.name_guardian(${stage.case.person}, 'Far', 'far@lyngfjord.example')`);
        const rows = await stage.as('bo', (sql) => sql`select public.apply(${stage.case.person}, ${[stage.id('counter')]}) as need`);
        stage.case.need = rows[0]!.need as string;
        await stage.as('mette', (sql) => sql`select public.record_guardian_answer(${stage.case.need}, 'yes', 'phone')`);
        await stage.look();
        if (status === 'visit') await stage.as('bente', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
        if (status === 'offered') await stage.as('bente', (sql) => sql`select public.offer_place(${stage.case.application}, starts_on => public.today() + 9)`);
        expect(await statusOf(stage, 'need')).toBe(status);
        await stage.as('mette', (sql) => sql`select public.record_guardian_answer(${stage.case.need}, 'not_my_child', 'phone')`);
        expect(await statusOf(stage, 'need')).toBe('with_coordinator');
        expect(await statusOf(stage, 'application')).toBe('withdrawn');
      });
    }
  });

  test('an opening that fills, pauses or ends helps everybody on, also those who still wait', async () => {
    for (const command of ['fill_opening', 'pause_opening', 'end_opening']) {
      for (const status of ['waiting', 'live', 'offered'] as const) {
        await scene(async (stage) => {
          await arrangeApplication(stage, status);
          await stage.as('bente', (sql) => sql`select ${sql(`public.${command}`)}(${stage.case.opening})`);
          expect(await statusOf(stage, 'application')).toBe('handed_on');
        });
      }
    }
  });

  test('a partner that stops lets go of those who were to come', async () => {
    for (const status of ['arranged', 'under_way'] as const) {
      await scene(async (stage) => {
        await arrangeNeed(stage, status);
        await stage.as('sekretariat', (sql) => sql`select public.suspend_partner(${stage.id('bakery')})`);
        expect(await statusOf(stage, 'need')).toBe('with_coordinator');
      });
    }
  });

  test('helped on to a partner in the network: a place nobody had thought of, and one that was her own next wish', async () => {
    for (const to of ['play', 'tables']) {
      await scene(async (stage) => {
        await arrangeNeed(stage, 'with_coordinator');
        await stage.sql`update public.need set help_on_agreed = true where id = ${stage.case.need}`;
        await stage.as('mette', (sql) => sql`select public.forward(${stage.case.need})`);
        await stage.as('bente', (sql) => sql`select public.hand_on(${stage.case.application}, 'full', 'partner_in_network', ${stage.id(to)})`);
        expect(await statusOf(stage, 'need')).toBe('with_partner');
        expect(await statusOf(stage, 'application')).toBe('handed_on');
      });
    }
  });

  test('a second opening of a partner is published at once', async () => {
    await scene(async (stage) => {
      await arrangeOpening(stage, 'published');
      const [place] = await stage.sql`select w.workplace_id as id from public.opening w where w.id = ${stage.case.opening}`;
      const rows = await stage.as(
        'nova',
        (sql) =>
          sql`select public.save_opening(${place!.id}, 'after_school_job', 'Vask cykler', '{vaske}', 'vehicles_transport', meet_who => 'Nova', pay_text => '85 kr.') as opening`,
      );
      stage.case.opening = rows[0]!.opening as string;
      await stage.as('nova', (sql) => sql`select public.publish_opening(${stage.case.opening})`);
      expect(await statusOf(stage, 'opening')).toBe('published');
    });
    for (const status of ['draft', 'in_review'] as const) {
      await scene(async (stage) => {
        await arrangeOpening(stage, status);
        await stage.as('nova', (sql) => sql`select public.end_opening(${stage.case.opening})`);
      });
    }
  });

  test('a job that is left early, and one that lasts', async () => {
    await scene(async (stage) => {
      await arrangeNeed(stage, 'under_way', 'job');
      await stage.wait(90);
      await stage.as('bente', (sql) => sql`select public.complete_placement(${stage.case.placement}, true)`);
      expect(await statusOf(stage, 'need')).toBe('fulfilled');
    });
  });

  test('forwarding by itself, where the municipality lets a kind go straight to the partner', async () => {
    await scene(async (stage) => {
      await arrangeNeed(stage, 'with_partner', 'job');
    });
  });
});

test('with no other wish, a no to an offer makes it the contact person’s turn', async () => {
  await scene(async (stage) => {
    await arrangeNeed(stage, 'offered', 'job');
    await stage.as('bo', (sql) => sql`select public.decline_offer(${stage.case.application})`);
    expect(await statusOf(stage, 'need')).toBe('with_coordinator');
  });
});

test('days that an offer leaves over are a search of their own', async () => {
  await scene(async (stage) => {
    await arrangeNeed(stage, 'with_partner');
    await stage.as('bente', (sql) => sql`select public.offer_place(${stage.case.application}, ${days(stage, 3)}::date[])`);
    await stage.as('bo', (sql) => sql`select public.accept_offer(${stage.case.application})`);
    expect(await stage.sql`select status::text, days_wanted from public.need where split_from_id = ${stage.case.need}`).toMatchObject([
      { status: 'wishing', days_wanted: 2 },
    ]);
  });
});

test('she may end it, papers in order or not', async () => {
  await scene(async (stage) => {
    await arrangePlacement(stage, 'ready');
    await stage.as('bo', (sql) => sql`select public.end_need(${stage.case.need})`);
    expect(await statusOf(stage, 'placement')).toBe('cancelled');
  });
});

test.each([null, 'apprenticeship'])('a wish without a place (%s) begins with the contact person', async (kind) => {
  await scene((stage) => stage.as('bo', (sql) => sql`select public.open_need(${stage.case.person}, ${kind})`));
});

/** Rows of the table that no command carries out, each with what stands in its place. A row that comes into use must leave this list. */
const notCarriedOut: Record<string, string> = {
  'application | supersede | live | superseded | system': 'a yes comes from the one live application, so the others only wait',
  'application | supersede | offered | superseded | system': 'as above',
  'need | apply | wishing | with_partner | young_person': 'goes to with_coordinator first; forwarding by itself is a move of its own',
  'need | interrupt | arranged | with_coordinator | host': 'a host cancels (cancel_by_host)',
  'need | interrupt | arranged | with_coordinator | young_person': 'she ends it, or asks her contact person',
  'need | interrupt | under_way | with_coordinator | host': 'a host cancels (cancel_by_host)',
  'need | interrupt | under_way | with_coordinator | young_person': 'she ends it, or asks her contact person',
  'need | open_need | - | wishing | coordinator or secretariat': 'staff open it for her, so it is written as hers, by phone or on paper',
  'need | open_need | - | with_coordinator | coordinator or secretariat': 'as above',
  'need | open_need | - | with_coordinator | system': 'only a duty begins by itself, and it begins with wishing',
  'opening | end_opening | draft | expired | system': 'a draft has no days that could be over',
  'opening | end_opening | in_review | expired | system': 'it is looked at first',
  'opening | pause_opening | full | paused | system': 'nothing pauses by itself yet',
  'opening | pause_opening | published | paused | system': 'nothing pauses by itself yet',
  'partner | ask_for_renewal | active | renewal_due | coordinator or secretariat': 'the date asks',
  'placement | acknowledge | arranging | ready | host': 'a place agrees by giving it, so it is never the last',
  'placement | acknowledge | arranging | ready | system': 'a yes to a job from 18 on, where nobody else is asked: kinds.test.ts',
  'placement | complete | under_way | completed | system': 'somebody tells the last day',
  'placement | interrupt | arranging | cancelled | host': 'a host cancels (cancel_by_host)',
  'placement | interrupt | ready | cancelled | host': 'a host cancels (cancel_by_host)',
  'placement | interrupt | under_way | interrupted | host': 'a host cancels (cancel_by_host)',
};

test('every lawful move is carried out by something, or it is said why not', () => {
  const never = [...new Set(all.map(moveOf))].filter((move) => !moved.has(move));
  expect(never.sort()).toEqual(Object.keys(notCarriedOut).sort());
});
