import { describe, expect, test } from 'vitest';
import { apply, as, broken, database, forward, freshEachTime, id, live, need, offer, refusal, sentences, travel, weekdays } from './her-search.ts';

freshEachTime();

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

  test('an apprenticeship made elsewhere', async () => {
    const needId = await apply('ebbe', ['joiner'], { week: null });
    await as('ebbe', (sql) => sql`select public.record_apprenticeship(${needId})`);
    expect((await need('ebbe')).status).toBe('fulfilled');
    expect((await sentences('ebbe')).at(-1)).toBe('Du fik en læreaftale');
    expect(await broken()).toEqual([]);
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
