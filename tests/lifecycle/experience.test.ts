import { describe, expect, test } from 'vitest';
import { arrangePlacement, days, type Sql } from './arrange.ts';
import { helped, lawsHold, mine, outcome, play, read, reflect, sent, withStages } from './her-experience.ts';

/** What she makes of what she has tried: reflections, a certificate, next steps; and the two questions to the place. */

withStages();

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
