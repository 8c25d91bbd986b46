import { describe, expect, test } from 'vitest';
import { renderMail } from '../../src/copy/mails/registry.ts';
import {
  accept,
  apply,
  as,
  broken,
  database,
  forward,
  freshEachTime,
  id,
  live,
  need,
  offer,
  outbox,
  refusal,
  sentences,
  travel,
  weekdays,
  world,
} from './her-search.ts';

freshEachTime();

describe('a place that she found hears that she does not come', () => {
  const propose = async (mail: string | null) => {
    await as(
      'asta',
      (sql) =>
        sql`select public.propose_own_place(${id('asta_duty')}, 'Smedjen', 'Ole', 'Vejen 1', ${weekdays(5)}::date[], '08:00', '14:00', ${mail}, '22114455')`,
    );
    return async () => {
      if (mail) {
        const [asked] = await outbox('own_place_asked');
        await as(null, (sql) => sql`select public.answer_as_host(${asked!['data'].token}, true)`);
      } else {
        const application = await live(id('asta_duty'));
        await as('mette', (sql) => sql`select public.confirm_own_place(${application}, true, 'phone')`);
      }
    };
  };
  const placement = async () => (await database.sql`select id from public.placement where need_id = ${id('asta_duty')}`)[0]!['id'] as string;
  const calls = async () =>
    (await database.sql`select words, young_person_id from public.task where kind = 'confirm_own_place' and done_at is null`).map((row) => ({ ...row }));
  const wayOut: [how: string, isAgreed: boolean, leave: () => Promise<unknown>][] = [
    ['wants something else', false, () => as('asta', (sql) => sql`select public.want_other(${id('asta_duty')})`)],
    ['ends it while it is asked', false, () => as('asta', (sql) => sql`select public.end_need(${id('asta_duty')})`)],
    ['ends it when it has said yes', true, () => as('asta', (sql) => sql`select public.end_need(${id('asta_duty')})`)],
    ['is stopped by her contact person', true, async () => as('mette', async (sql) => sql`select public.interrupt_placement(${await placement()})`)],
    ['is erased', true, () => database.sql`select private.carry_out_erasure(${id('asta')}, null, 'all')`],
  ];
  test.each(wayOut)('%s', async (how, isAgreed, leave) => {
    await database.sql`update public.need set is_duty = false where id = ${id('asta_duty')}`;
    const answer = await propose('ole@smedjen.example');
    if (isAgreed) await answer();
    await leave();
    if (how.startsWith('ends it')) expect((await sentences('asta')).at(-1)).toBe('Du stoppede søgningen');
    const told = await outbox('no_longer_coming');
    expect(told.map(({ to_address }) => to_address)).toEqual(['ole@smedjen.example']);
    const { text } = renderMail('no_longer_coming', told[0]!['data'], { language: 'da', link: (path) => path });
    expect(text).toContain(how === 'is erased' ? 'Den unge kommer ikke alligevel.' : 'kommer ikke alligevel.');
    expect(text.includes('asta')).toBe(how !== 'is erased');
    expect(await calls()).toEqual([]);
  });

  test.each(wayOut)('%s, and there is no mail: her contact person has it to say', async (how, isAgreed, leave) => {
    await database.sql`update public.need set is_duty = false where id = ${id('asta_duty')}`;
    const answer = await propose(null);
    if (isAgreed) await answer();
    await leave();
    expect(await outbox('no_longer_coming')).toEqual([]);
    expect(await calls()).toEqual([{ words: 'not_coming:Smedjen, 22114455', young_person_id: how === 'is erased' ? null : id('asta') }]);
  });
});

describe('a search that rests, ends or comes back', () => {
  test('rest and wake', async () => {
    await as('mette', (sql) =>
      sql`select public.rest_need(${id('asta_duty')}, 'exams', public.today() + 20)`.catch((error) => {
        throw error;
      }),
    ).catch(async () => as('mette', (sql) => sql`select public.rest_need(${id('asta_duty')}, 'exams', ${weekdays(1)[0] ?? ''})`));
    expect((await need('asta')).status).toBe('resting');
    await as('asta', (sql) => sql`select public.wake_need(${id('asta_duty')})`);
    expect((await need('asta')).status).toBe('with_coordinator');
    expect((await sentences('asta')).slice(-2)).toEqual(['mette satte søgningen på pause', 'Du satte søgningen i gang igen']);
    expect(await refusal(as('bo', (sql) => sql`select public.wake_need(${id('asta_duty')})`))).toBe('not_allowed');
  });

  test('an announced close: objected to, then carried out, then taken up again within 90 days', async () => {
    const [row] = await as('ebbe', (sql) => sql`select public.open_need(${id('ebbe')}, null, '{animals}') as id`);
    const needId = row?.id as string;
    await as('kui', (sql) => sql`select public.announce_close(${needId}, 'other_help', 'kui')`);
    expect((await need('ebbe')).close_on).not.toBeNull();
    await as('ebbe', (sql) => sql`select public.object_to_close(${needId})`);
    expect((await need('ebbe')).close_on).toBeNull();
    expect(await refusal(as('ebbe', (sql) => sql`select public.object_to_close(${needId})`))).toBe('wrong_status');
    await as('kui', (sql) => sql`select public.announce_close(${needId}, 'job')`);
    await travel(15);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    const closed = await need('ebbe');
    expect(closed).toMatchObject({ status: 'closed_with_help', close_outcome: 'job', may_reopen: true });
    await as('ebbe', (sql) => sql`select public.reopen_need(${needId})`);
    expect((await need('ebbe')).status).toBe('with_coordinator');
    expect((await sentences('ebbe')).slice(-3)).toEqual([
      'kui skrev, at søgningen kan slutte',
      'Søgningen sluttede, og du får hjælp et andet sted',
      'Du tog søgningen op igen',
    ]);
    expect(await broken()).toEqual([]);
  });

  test('she ends it herself; a duty is only talked about; after 90 days it is too late', async () => {
    expect(await refusal(as('asta', (sql) => sql`select public.end_need(${id('asta_duty')})`))).toBe('duty_cannot_end');
    const needId = await apply('ebbe', ['storage'], { week: null });
    await as('ebbe', (sql) => sql`select public.end_need(${needId})`);
    const ended = await need('ebbe');
    expect(ended.status).toBe('ended_by_young_person');
    expect((await sentences('ebbe')).at(-1)).toBe('Du stoppede søgningen');
    await travel(95);
    expect((await need('ebbe')).may_reopen).toBe(false);
    expect(await refusal(as('ebbe', (sql) => sql`select public.reopen_need(${needId})`))).toBe('link_expired');
    expect(await broken()).toEqual([]);
  });

  describe('an apprenticeship made elsewhere', () => {
    const offerIt = (needId: string) =>
      as('tom', async (sql) => sql`select public.offer_place(${await live(needId)}, starts_on => ${world.weeks[1]!}, adult => 'Tom')`);
    const toOffer = [(needId: string) => forward(needId, 'kui'), offerIt];
    const whenTold: [standing: string, steps: ((needId: string) => Promise<unknown>)[], isTold: boolean][] = [
      ['nobody has it yet', [], false],
      ['with the workplace', toOffer.slice(0, 1), true],
      ['offered', toOffer, true],
      ['arranged', [...toOffer, async (needId) => accept('ebbe', await live(needId))], true],
    ];
    test.each(whenTold)('%s: fulfilled, and whoever counts on her hears that she does not look any more', async (_, steps, isTold) => {
      const needId = await apply('ebbe', ['joiner'], { week: null });
      for (const step of steps) await step(needId);
      await as('ebbe', (sql) => sql`select public.record_apprenticeship(${needId})`);
      expect((await need('ebbe')).status).toBe('fulfilled');
      expect((await sentences('ebbe')).at(-1)).toBe('Du fik en læreaftale');
      const told = await outbox('wish_withdrawn');
      expect(told.map(({ to_address }) => to_address)).toEqual(isTold ? ['tom@lyngfjord.example'] : []);
      for (const { data } of told) {
        const { text } = renderMail('wish_withdrawn', data, { language: 'da', link: (path) => path });
        // The agreement may be with them: nobody is told that she wants something else.
        expect(text).toContain('Har I ikke selv lavet en læreaftale sammen, er pladsen ledig igen.');
        expect(text).not.toContain('vil gerne noget andet');
      }
      expect(await broken()).toEqual([]);
    });
  });

  test('silence: an offer past its date frees the seat, and her contact person helps', async () => {
    const needId = await apply('asta', ['bread']);
    await forward(needId);
    await offer('bente', await live(needId), weekdays(2));
    await travel(10);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    const now = await need('asta');
    expect(now.status).toBe('with_coordinator');
    expect((await sentences('asta')).at(-1)).toBe('Fristen for at svare gik. Nu hjælper Mette dig videre');
    await travel(20);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    expect((await need('asta')).is_late).toBe(true);
    expect(await broken()).toEqual([]);
  });
});
