import { describe, expect, test } from 'vitest';
import { arrangeNeed, arrangePlacement, type Sql, type Stage } from './arrange.ts';
import { lawsHold, outcome, play, read, sent, tasks, token, withStages } from './her-experience.ts';

/** How it goes in a job after 1, 4 and 12 weeks, and where she goes from there. */

withStages();

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
