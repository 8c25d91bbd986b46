import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quoteConsents } from '../../src/copy/experience.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { arrangeNeed, arrangePlacement, buildStages, days, type Sql, type Stage } from './arrange.ts';

/** What she makes of what she has tried: reflections, check-ins, quotes, next steps, where she goes from here; and the two questions to the place. */

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

const outcome = async (stage: Stage, who: string, statement: (sql: Sql) => Parameters<Stage['as']>[1] extends (sql: Sql) => infer R ? R : never) =>
  await stage.sql
    .savepoint(() => stage.as(who, statement))
    .then(
      () => 'done',
      (thrown: Error) => thrown.message,
    );
const read = async <T>(stage: Stage, who: string, statement: (sql: Sql) => Parameters<Stage['as']>[1] extends (sql: Sql) => infer R ? R : never) =>
  (await stage.as(who, statement))[0]!.it as T;
const mine = (stage: Stage) => read<Mine>(stage, 'bo', (sql) => sql`select public.my_experience() as it`);
const helped = (stage: Stage, who = 'mette') =>
  read<Record<string, unknown>>(stage, who, (sql) => sql`select public.pupil_experience(${stage.case.person}) as it`);
const tasks = (
  stage: Stage,
  kind: string,
) => stage.sql`select t.due_on = private.today() as today, s.name from public.task t join public.staff_member s on s.id = t.staff_id
  where t.kind = ${kind} and t.done_at is null`;
const sent = (stage: Stage, template: string) =>
  stage.sql<
    { to_address: string; data: Record<string, string> }[]
  >`select to_address, data from private.outbox where template = ${template} order by made_at, to_address`;
/** The token of the newest message of this kind, before it is sent. */
const token = async (stage: Stage, template: string) => (await sent(stage, template)).at(-1)!.data['token']!;
const lawsHold = async (stage: Stage) => expect([...(await stage.sql`select * from private.broken_laws()`)]).toEqual([]);

interface Mine {
  placements: {
    placement_id: string;
    before: { id: string } | null;
    after: { id: string; shared: boolean } | null;
    may_write_before: boolean;
    may_quote: boolean;
    check_in: { id: string; week: number } | null;
    quote: { status: string } | null;
  }[];
  steps: { id: string; words: string; accepted: boolean; done: boolean }[];
}

const reflect =
  (stage: Stage, moment: string, words = ['Om hunde', '', ''], scores: (number | null)[] = [2, null, 4]) =>
  (sql: Sql) =>
    sql`select public.save_reflection(${stage.case.placement}, ${moment}, ${words}, ${scores as number[]}::int[]) as id`;

describe('the three questions', () => {
  test.each([
    ['before', 'arranging', 'done'],
    ['before', 'under_way', 'done'],
    ['before', 'completed', 'wrong_status'],
    ['after', 'under_way', 'wrong_status'],
    ['after', 'completed', 'done'],
    // Called off on the first day, before anybody told of it.
    ['after', 'interrupted', 'wrong_status'],
    ['after', 'cancelled', 'wrong_status'],
  ] as const)('%s while the placement is %s: %s', (moment, status, says) =>
    play(async (stage) => {
      await arrangePlacement(stage, status);
      expect(await outcome(stage, 'bo', reflect(stage, moment))).toBe(says);
    }),
  );

  test('are hers alone: no table shows them, nobody else writes them, staff read what she shares while she shares it', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      for (const who of ['mette', 'sekretariat', 'bente', 'asta', 'stranger'])
        expect(await outcome(stage, who, reflect(stage, 'after')), who).toBe('not_allowed');
      const [row] = await stage.as('bo', reflect(stage, 'after', ['Hviskede', ' ', '']));
      const reflection = row!.id as string;
      for (const who of ['bo', 'mette', 'sekretariat'])
        expect(await outcome(stage, who, (sql) => sql`select * from public.reflection_answer`), who).toMatch(/permission denied/);
      expect(JSON.stringify(await mine(stage))).toContain('Hviskede');
      const readers = async () => {
        const found: string[] = [];
        for (const who of ['mette', 'dorthe', 'sekretariat']) if (JSON.stringify(await helped(stage, who)).includes('Hviskede')) found.push(who);
        return found;
      };
      expect(await readers()).toEqual([]);
      await stage.as('bo', (sql) => sql`select public.share_reflection(${reflection}, true)`);
      expect(await readers()).toEqual(['mette', 'dorthe', 'sekretariat']);
      await stage.as('bo', (sql) => sql`select public.share_reflection(${reflection}, false)`);
      expect(await readers()).toEqual([]);
      for (const statement of [
        (sql: Sql) => sql`select public.share_reflection(${reflection}, true)`,
        (sql: Sql) => sql`select public.delete_reflection(${reflection})`,
      ]) {
        for (const who of ['mette', 'sekretariat', 'asta']) expect(await outcome(stage, who, statement)).toBe('not_found');
      }
      await stage.as('bo', (sql) => sql`select public.delete_reflection(${reflection})`);
      expect([...(await stage.sql`select * from public.reflection_answer`)]).toEqual([]);
      // The events say that, and not what.
      expect(JSON.stringify([...(await stage.sql`select * from public.event`)])).not.toContain('Hviskede');
    }));

  test.each([
    ['nothing at all', 'invalid_input', ['', ' ', ''], [null, null, null]],
    ['a number outside 1 to 5', 'invalid_input', ['', '', ''], [6, null, null]],
    ['501 letters', 'invalid_input', ['a'.repeat(501), '', ''], [null, null, null]],
    ['two answers', 'invalid_input', ['a', 'b'], [1, 2]],
    ['500 letters', 'done', ['a'.repeat(500), '', ''], [null, null, null]],
    ['numbers alone', 'done', ['', '', ''], [1, 5, 3]],
  ] as const)('%s: %s', (_, says, words, scores) =>
    play(async (stage) => {
      await arrangePlacement(stage, 'arranging');
      expect(await outcome(stage, 'bo', reflect(stage, 'before', [...words], [...scores]))).toBe(says);
    }),
  );

  test('are counted from five on, and no small cell is told', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      const figures = () =>
        read<{ reflections: object[]; new_ideas: object }>(
          stage,
          'sekretariat',
          (sql) => sql`select public.experience_figures(public.today() - 9, public.today() + 9) as it`,
        );
      // Placements of others, put in past the commands: only the counting is asked about.
      const add = async (number: number, ideas: string) => {
        await stage.sql`with a as (insert into public.application (need_id, host_id, rank, status, ended_at) select p.need_id, p.host_id, 50 + ${number}::int, 'accepted', private.now()
            from public.placement p where p.id = ${stage.case.placement} returning id, need_id, host_id),
          p as (insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on) select need_id, id, host_id, private.today(), private.today(), private.today() from a returning id),
          r as (insert into public.reflection (placement_id, young_person_id, moment, new_ideas) select p.id, ${stage.case.person}, m::public.reflection_moment, case when m = 'after' then ${ideas}::public.new_ideas end
            from p, unnest('{before,after}'::text[]) m returning id, moment)
          insert into public.reflection_answer (reflection_id, dimension, score) select id, 'outlook', case moment when 'before' then 2 else 4 end from r`;
      };
      for (let number = 1; number <= 4; number += 1) await add(number, 'yes');
      expect(await figures()).toMatchObject({
        reflections: [{ dimension: 'outlook', pairs: null, before: null, after: null }, {}, {}],
        new_ideas: { all: null, by: null },
      });
      await add(5, 'yes');
      expect(await figures()).toMatchObject({
        reflections: [{ pairs: 5, before: 2, after: 4 }, { pairs: 0, before: null }, {}],
        new_ideas: { all: 5, by: { yes: 5, no: 0, not_sure: 0 } },
      });
      await add(6, 'no');
      // One who said no would be known by it.
      expect(await figures()).toMatchObject({ new_ideas: { all: 6, by: null } });
      expect(await outcome(stage, 'mette', (sql) => sql`select public.experience_figures(public.today(), public.today())`)).toBe('not_allowed');
    }));
});

describe('two questions to the place', () => {
  test('asked once, answered once by link or page, and the free text is the coordinator’s alone', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      await stage.wait(0);
      await stage.wait(1);
      const asked = await sent(stage, 'collaboration_asked');
      expect(asked.map(({ to_address }) => to_address)).toEqual(['bente@lyngfjord.example', 'mads@lyngfjord.example']);
      const link = asked[0]!.data['token']!;
      const page = await read<object>(stage, 'nobody', (sql) => sql`select public.collaboration_page(${link}) as it`);
      // About us, never about her.
      expect(JSON.stringify(page).toLowerCase()).not.toMatch(/"bo"|prøvesen|first_name/);
      const press = (sql: Sql) => sql`select public.answer_collaboration_link(${link}, 'partly', 'yes', 'Vi ville gerne have haft et nummer')`;
      expect(await outcome(stage, 'nobody', press)).toBe('done');
      expect(await outcome(stage, 'nobody', press)).toBe('link_expired');
      expect(await outcome(stage, 'nobody', (sql) => sql`select public.answer_collaboration_link(${asked[1]!.data['token']!}, 'well', 'no')`)).toBe(
        'link_expired',
      );
      expect(JSON.stringify(await mine(stage))).not.toContain('nummer');
      expect(await stage.as('mette', (sql) => sql`select body from public.note where young_person_id = ${stage.case.person}`)).toEqual([
        { body: 'Bageriet Surdejen Lyng: Vi ville gerne have haft et nummer' },
      ]);
      expect(await stage.as('bo', (sql) => sql`select body from public.note`)).toEqual([]);
      // On its own page the answer can be changed, while the place still sees the case.
      const its = () => read<{ worked: string } | null>(stage, 'bente', (sql) => sql`select public.collaboration_case(${stage.case.application}) as it`);
      expect(await its()).toMatchObject({ worked: 'partly' });
      await stage.as('bente', (sql) => sql`select public.answer_collaboration(${stage.case.placement}, 'well', 'yes')`);
      expect(await its()).toMatchObject({ worked: 'well' });
      await stage.wait(20);
      expect(await its()).toBeNull();
      expect(await outcome(stage, 'bente', (sql) => sql`select public.answer_collaboration(${stage.case.placement}, 'badly', 'no')`)).toBe('not_found');
      expect(await sent(stage, 'collaboration_asked')).toHaveLength(2);
      await lawsHold(stage);
    }));
});

describe('check-ins in a job', () => {
  const begin = async (stage: Stage) => {
    await arrangePlacement(stage, 'under_way', 'job');
    const [p] = await stage.sql`select to_char(starts_on, 'YYYY-MM-DD') as starts_on from public.placement where id = ${stage.case.placement}`;
    return (day: number) => stage.until(new Date(Date.parse(p!.starts_on as string) + day * 86_400_000).toISOString().slice(0, 10));
  };
  const weeks = async (stage: Stage) => (await stage.sql`select week from public.check_in order by week`).map(({ week }) => week as number);

  test('come after 1, 4 and 12 weeks, once each however often the worker runs, and the last good answer fulfils the need', () =>
    play(async (stage) => {
      const until = await begin(stage);
      await until(6);
      expect(await weeks(stage)).toEqual([]);
      await until(7);
      await stage.wait(0);
      expect(await weeks(stage)).toEqual([1]);
      expect((await sent(stage, 'check_in_asked')).map(({ to_address }) => to_address)).toEqual(['bo@lyngfjord.example']);
      expect((await sent(stage, 'check_in_asked_at_place')).map(({ to_address }) => to_address)).toEqual(['bente@lyngfjord.example', 'mads@lyngfjord.example']);
      const link = await token(stage, 'check_in_asked');
      for (let times = 0; times < 3; times += 1) await stage.as('nobody', (sql) => sql`select public.check_in_page(${link})`);
      const place = () => read<{ place: string | null }>(stage, 'nobody', (sql) => sql`select public.check_in_page(${link}) as it`);
      expect((await place()).place).toEqual(expect.any(String));
      // A link is read by whoever holds it.
      await stage.sql`update public.young_person set via_contact_only = true where id = ${stage.case.person}`;
      expect((await place()).place).toBeNull();
      await stage.sql`update public.young_person set via_contact_only = false where id = ${stage.case.person}`;
      const press = (sql: Sql) => sql`select public.answer_check_in_link(${link}, 'well') as whose`;
      expect(await outcome(stage, 'nobody', press)).toBe('done');
      expect(await outcome(stage, 'nobody', press)).toBe('link_expired');
      // Her answer is not the place's to read.
      expect(await read(stage, 'bente', (sql) => sql`select public.check_in_case(${stage.case.application}) as it`)).toMatchObject({ week: 1, answer: null });
      await until(28);
      expect(await weeks(stage)).toEqual([1, 4]);
      expect([...(await tasks(stage, 'check_in'))]).toEqual([]);
      await until(84);
      expect(await weeks(stage)).toEqual([1, 4, 12]);
      const last = (await stage.sql`select id from public.check_in where week = 12`)[0]!.id as string;
      await stage.as('bo', (sql) => sql`select public.answer_check_in(${last}, 'well')`);
      expect([...(await stage.sql`select status from public.need where id = ${stage.case.need}`)]).toEqual([{ status: 'fulfilled' }]);
      expect(await outcome(stage, 'bo', (sql) => sql`select public.answer_check_in(${last}, 'stopped')`)).toBe('wrong_status');
      await lawsHold(stage);
    }));

  test('a worker that comes late asks about now, not about then', () =>
    play(async (stage) => {
      const until = await begin(stage);
      await until(40);
      expect(await weeks(stage)).toEqual([4]);
    }));

  test.each([
    ['not_well', false],
    ['stopped', true],
  ] as const)('%s is the contact person’s task with a date, and ends nothing by itself', (answer, today) =>
    play(async (stage) => {
      const until = await begin(stage);
      await until(7);
      const [theirs, hers] = [await token(stage, 'check_in_asked_at_place'), await token(stage, 'check_in_asked')];
      await stage.as('nobody', (sql) => sql`select public.answer_check_in_link(${theirs}, 'well')`);
      await stage.as('nobody', (sql) => sql`select public.answer_check_in_link(${hers}, ${answer})`);
      expect([...(await tasks(stage, 'check_in'))]).toEqual([{ today, name: 'mette' }]);
      expect([...(await stage.sql`select status from public.need where id = ${stage.case.need}`)]).toEqual([{ status: 'under_way' }]);
      await lawsHold(stage);
    }),
  );

  test('a place that says it goes badly is a task too, and her own "well" does not take it away', () =>
    play(async (stage) => {
      const until = await begin(stage);
      await until(7);
      const [c] = await stage.sql`select id from public.check_in`;
      await stage.as('bente', (sql) => sql`select public.answer_check_in_at_place(${c!.id}, 'not_well')`);
      await stage.as('bo', (sql) => sql`select public.answer_check_in(${c!.id}, 'well')`);
      expect(await tasks(stage, 'check_in')).toHaveLength(1);
    }));

  test('silence has an owner: asked again, then the contact person’s task; a late "well" takes it off the list', () =>
    play(async (stage) => {
      const until = await begin(stage);
      await until(7);
      for (let day = 8; day <= 16; day += 1) await until(day);
      expect(await sent(stage, 'check_in_asked')).toHaveLength(2);
      expect(await sent(stage, 'check_in_asked_at_place')).toHaveLength(4);
      expect(await tasks(stage, 'check_in')).toHaveLength(1);
      await until(20);
      expect(await tasks(stage, 'check_in')).toHaveLength(1);
      // Both links still answer; the first is as good as the second.
      const first = (await sent(stage, 'check_in_asked'))[0]!.data['token']!;
      expect(await outcome(stage, 'nobody', (sql) => sql`select public.answer_check_in_link(${first}, 'well')`)).toBe('done');
      expect(await tasks(stage, 'check_in')).toHaveLength(0);
      expect(await outcome(stage, 'nobody', (sql) => sql`select public.answer_check_in_link(${first}, 'stopped')`)).toBe('link_expired');
    }));

  test('whoever cannot be written to is her contact person’s at once', () =>
    play(async (stage) => {
      const until = await begin(stage);
      await stage.sql`update public.young_person set email = null, phone = null where id = ${stage.case.person}`;
      await until(7);
      expect(await tasks(stage, 'check_in')).toHaveLength(1);
    }));
});

describe('where she goes from here', () => {
  test('is asked when a need has ended, can be changed, and is open again with the need', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'under_way');
      const choose = (where: string) => (sql: Sql) => sql`select public.choose_destination(${stage.case.need}, ${where})`;
      expect(await outcome(stage, 'bo', choose('job'))).toBe('wrong_status');
    }));

  test('is hers or what staff write down, and a reopened need is asked anew', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'fulfilled');
      const choose =
        (where: string, via = 'self') =>
        (sql: Sql) =>
          sql`select public.choose_destination(${stage.case.need}, ${where}, ${via})`;
      expect(await outcome(stage, 'bente', choose('job'))).toBe('not_allowed');
      expect(await outcome(stage, 'mette', choose('job'))).toBe('invalid_input');
      expect(await outcome(stage, 'bo', choose('not_yet'))).toBe('done');
      expect(await outcome(stage, 'mette', choose('education', 'phone'))).toBe('done');
      expect([...(await stage.sql`select destination, destination_via from public.need where id = ${stage.case.need}`)]).toEqual([
        { destination: 'education', destination_via: 'phone' },
      ]);
      await stage.as('bo', (sql) => sql`select public.reopen_need(${stage.case.need})`);
      expect([...(await stage.sql`select destination, destination_via from public.need where id = ${stage.case.need}`)]).toEqual([
        { destination: null, destination_via: null },
      ]);
      await lawsHold(stage);
    }));
});

describe('"sådan var det"', () => {
  const version = Object.keys(quoteConsents).at(-1)!;
  const write =
    (stage: Stage, words = 'Det var hyggeligt', consent: string | null = version) =>
    (sql: Sql) =>
      sql`select public.write_quote(${stage.case.placement}, ${words}, ${consent}) as id`;
  const shown = (stage: Stage) =>
    read<{ open: { quotes: object[] } }>(
      stage,
      'nobody',
      (sql) => sql`select public.opening_page((select public_id from public.opening where id = ${stage.case.opening})) as it`,
    ).then(({ open }) => open.quotes);
  const revision = (stage: Stage) => read<string>(stage, 'nobody', (sql) => sql`select public.revision() as it`);

  test('the text that is consented to is the one that the page shows', async () => {
    const [row] = await database.sql`select private.setting('quote_consent_version') as version`;
    expect(Object.keys(quoteConsents)).toContain(row!.version);
  });

  test('needs her own consent, is read by somebody first, stands with a first name, and is gone the moment she says so', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      expect(await outcome(stage, 'mette', write(stage))).toBe('not_allowed');
      expect(await outcome(stage, 'bo', write(stage, 'Godt', null))).toBe('invalid_input');
      expect(await outcome(stage, 'bo', write(stage, 'Godt', 'noget andet'))).toBe('invalid_input');
      expect(await outcome(stage, 'bo', write(stage, 'a'.repeat(201)))).toBe('invalid_input');
      await stage.sql`update public.young_person set first_name = 'Bo Emil' where id = ${stage.case.person}`;
      const [row] = await stage.as('bo', write(stage));
      const quote = row!.id as string;
      expect(await tasks(stage, 'quote')).toHaveLength(1);
      expect(await shown(stage)).toEqual([]);
      const decide =
        (publish: boolean, reason: string | null = null) =>
        (sql: Sql) =>
          sql`select public.decide_quote(${quote}, ${publish}, ${reason})`;
      for (const who of ['bo', 'bente', 'kirsten', 'konsulent']) expect(await outcome(stage, who, decide(true)), who).toBe('not_found');
      expect(await outcome(stage, 'mette', decide(false))).toBe('invalid_input');
      expect(await outcome(stage, 'mette', decide(false, 'names_somebody'))).toBe('done');
      expect(await shown(stage)).toEqual([]);
      // Written again it is read again.
      await stage.as('bo', write(stage, '  Alle var\n søde '));
      expect(await tasks(stage, 'quote')).toHaveLength(1);
      await stage.as('mette', decide(true));
      expect(await tasks(stage, 'quote')).toHaveLength(0);
      expect(await shown(stage)).toEqual([{ words: 'Alle var søde', first_name: 'Bo' }]);
      expect(await sent(stage, 'quote_decided')).not.toHaveLength(0);
      expect(await outcome(stage, 'asta', (sql) => sql`select public.take_back_quote(${quote})`)).toBe('not_found');
      // One statement trigger a transaction: the whole test is one.
      await stage.sql`select set_config('portal.bumped_in', '', true)`;
      const before = await revision(stage);
      await stage.as('bo', (sql) => sql`select public.take_back_quote(${quote})`);
      expect(await shown(stage)).toEqual([]);
      expect(Number(await revision(stage))).toBeGreaterThan(Number(before));
      expect([...(await stage.sql`select * from public.quote`)]).toEqual([]);
      await lawsHold(stage);
    }));

  test('under 15 a guardian says yes too, the day before the birthday and not on it', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      await stage.sql`update public.young_person set birth_date = private.today() - interval '15 years' + interval '1 day' where id = ${stage.case.person}`;
      await stage.sql`insert into public.guardian (young_person_id, name, email) values (${stage.case.person}, 'Far', 'far@hjemme.example')`;
      const [row] = await stage.as('bo', write(stage));
      const quote = row!.id as string;
      const publish = (sql: Sql) => sql`select public.decide_quote(${quote}, true)`;
      expect(await outcome(stage, 'mette', publish)).toBe('guardian_needed');
      // Not even past the command.
      await expect(
        stage.sql.savepoint((sql) => sql`update public.quote set status = 'published', decided_at = private.now() where id = ${quote}`),
      ).rejects.toThrow(/under_15_a_guardian_says_yes/);
      await stage.as('mette', (sql) => sql`select public.record_quote_guardian(${quote}, true, 'phone')`);
      expect(await outcome(stage, 'mette', publish)).toBe('done');
      // Other words, another yes.
      await stage.as('bo', write(stage, 'Noget andet'));
      expect(await outcome(stage, 'mette', publish)).toBe('guardian_needed');
      await stage.as('mette', (sql) => sql`select public.record_quote_guardian(${quote}, false, 'paper')`);
      expect([...(await stage.sql`select status, reason from public.quote`)]).toEqual([{ status: 'not_published', reason: 'guardian_said_no' }]);
      await stage.wait(1);
      await stage.as('bo', write(stage, 'Nu er jeg 15'));
      expect(await outcome(stage, 'mette', publish)).toBe('done');
    }));

  test('three at most, the newest first, and none that is older than it may be', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      for (let number = 1; number <= 4; number += 1) {
        await stage.sql`with a as (insert into public.application (need_id, host_id, opening_id, rank, status, ended_at) select p.need_id, p.host_id, ${stage.case.opening}, 50 + ${number}::int, 'accepted', private.now()
            from public.placement p where p.id = ${stage.case.placement} returning id, need_id, host_id),
          p as (insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on) select need_id, id, host_id, private.today(), private.today(), private.today() from a returning id)
          insert into public.quote (placement_id, young_person_id, opening_id, words, consent_version, guardian_needed, status, decided_at)
          select p.id, ${stage.case.person}, ${stage.case.opening}, 'Nummer ' || ${String(number)}, ${version}, false, 'published', private.now() + make_interval(hours => ${number}::int) from p`;
      }
      expect((await shown(stage)).map((one) => (one as { words: string }).words)).toEqual(['Nummer 4', 'Nummer 3', 'Nummer 2']);
      await stage.sql`update public.quote set decided_at = private.now() - interval '731 days' where words <> 'Nummer 1'`;
      expect((await shown(stage)).map((one) => (one as { words: string }).words)).toEqual(['Nummer 1']);
    }));
});

describe('a certificate', () => {
  test('counts the days that somebody told of as come, tells her words to her alone, and is nobody else’s', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'under_way');
      const ask = (sql: Sql) => sql`select public.certificate(${stage.case.placement}) as it`;
      expect(await outcome(stage, 'bo', ask)).toBe('wrong_status');
      await stage.until(days(stage, 5)[4]!);
      const states = ['came', 'came', 'sick', 'did_not_come', 'came'];
      const rows = await stage.sql`select id from public.placement_day where placement_id = ${stage.case.placement} order by day`;
      for (const [place, row] of rows.entries()) await stage.as('bente', (sql) => sql`select public.complete_day(${row.id}, ${states[place]!})`);
      await stage.as('bo', reflect(stage, 'after', ['', '', 'At stå tidligt op']));
      const its = (who: string) => read<{ days_came: string[]; learnt: string | null; tasks: string[]; completed: boolean }>(stage, who, ask);
      expect(await its('bo')).toMatchObject({
        days_came: [days(stage, 5)[0], days(stage, 5)[1], days(stage, 5)[4]],
        learnt: 'At stå tidligt op',
        tasks: ['noget'],
        completed: true,
        stays_here: false,
      });
      await stage.sql`update public.young_person set via_contact_only = true where id = ${stage.case.person}`;
      expect(await its('bo')).toMatchObject({ stays_here: true });
      expect(await its('mette')).toMatchObject({ learnt: null });
      for (const who of ['bente', 'asta', 'kirsten', 'stranger']) expect(await outcome(stage, who, ask)).toBe('not_found');
    }));
});

describe('"mine næste skridt"', () => {
  test('her own list: what staff suggest is on it when she says so, and they read nothing else of it', () =>
    play(async (stage) => {
      await stage.as('bo', (sql) => sql`select public.add_step('  Ring til\n værkstedet ')`);
      await stage.as('mette', (sql) => sql`select public.suggest_step(${stage.case.person}, 'Kom til åbent hus')`);
      await stage.as('mette', (sql) => sql`select public.suggest_step(${stage.case.person}, 'Skriv dit CV')`);
      // One message a day.
      expect(await sent(stage, 'step_suggested')).toHaveLength(1);
      const steps = async () => (await mine(stage)).steps;
      expect((await steps()).map(({ words, accepted }) => [words, accepted])).toEqual([
        ['Kom til åbent hus', false],
        ['Skriv dit CV', false],
        ['Ring til værkstedet', true],
      ]);
      const [first, second, own] = (await steps()).map(({ id }) => id);
      expect(await outcome(stage, 'bo', (sql) => sql`select public.tick_step(${first!}, true)`)).toBe('wrong_status');
      await stage.as('bo', (sql) => sql`select public.accept_step(${first!})`);
      await stage.as('bo', (sql) => sql`select public.remove_step(${second!})`);
      await stage.as('bo', (sql) => sql`select public.tick_step(${own!}, true)`);
      for (const who of ['mette', 'asta', 'sekretariat']) {
        for (const statement of [
          (sql: Sql) => sql`select public.accept_step(${own!})`,
          (sql: Sql) => sql`select public.tick_step(${own!}, false)`,
          (sql: Sql) => sql`select public.remove_step(${own!})`,
        ])
          expect(await outcome(stage, who, statement)).toBe('not_found');
      }
      const seen = await helped(stage);
      expect(seen['suggested']).toEqual([{ words: 'Kom til åbent hus', by: 'mette', taken: true }]);
      expect(JSON.stringify(seen)).not.toContain('værkstedet');
      expect((await steps()).at(-1)).toMatchObject({ words: 'Ring til værkstedet', done: true });
      for (const who of ['kirsten', 'bente', 'asta'])
        expect(await outcome(stage, who, (sql) => sql`select public.suggest_step(${stage.case.person}, 'Noget')`)).toBe('not_allowed');
    }));

  test.each([
    [1, 'invalid_input'],
    [2, 'done'],
    [140, 'done'],
    [141, 'invalid_input'],
  ])('a step of %i letters: %s', (letters, says) =>
    play(async (stage) => expect(await outcome(stage, 'bo', (sql) => sql`select public.add_step(${'a'.repeat(letters)})`)).toBe(says)),
  );
});
