import { describe, expect, test } from 'vitest';
import { lixOf } from '../../src/copy/lix.ts';
import { type MessageData, renderMail, renderSms } from '../../src/copy/mails/registry.ts';
import {
  accept,
  apply,
  as,
  broken,
  database,
  forward,
  freshEachTime,
  guardianAnswers,
  guardianToken,
  id,
  live,
  nameGuardian,
  offer,
  outbox,
  weekdays,
  world,
} from './her-search.ts';

/** "Nu er alt klar", and the day before the first day. */

freshEachTime();

const context = { language: 'da' as const, link: (path: string) => path };
const textOf = (template: string, data: MessageData) => renderMail(template, data, context).text;
/** How often she was told, by template. */
const told = async () =>
  Object.fromEntries(
    (
      await database.sql`select template, count(*)::int as n from private.outbox
      where template in ('place_arranged', 'placement_ready', 'guardian_said_yes', 'reminder_first_day') group by template`
    ).map(({ template, n }) => [template, n]),
  );

/** Asta has said yes to the bakery; her home and the school have been asked. */
async function arranged(): Promise<string> {
  const needId = await apply('asta', ['bread']);
  await forward(needId);
  await offer('bente', await live(needId), weekdays(5));
  await nameGuardian('asta');
  await accept('asta', await live(needId));
  const [placement] = await database.sql`select id from public.placement where need_id = ${needId}`;
  return placement?.['id'] as string;
}
const schoolSaysYes = (placement: string) => as('mette', (sql) => sql`select public.acknowledge_placement(${placement}, 'school')`);
const homeSaysYes = async () => guardianAnswers(await guardianToken(), 'yes');
const protect = () => as('mette', (sql) => sql`select public.set_via_contact_only(${id('asta')}, true)`);

describe('when nothing is missing any more', () => {
  test('the school is the last: she hears it once, with the place, the day and the hour', async () => {
    const placement = await arranged();
    await homeSaysYes();
    expect(await told()).toEqual({ place_arranged: 1, guardian_said_yes: 1 });
    await schoolSaysYes(placement);
    await schoolSaysYes(placement);
    expect(await told()).toEqual({ place_arranged: 1, guardian_said_yes: 1, placement_ready: 1 });
    const [sent] = await outbox('placement_ready');
    expect(sent).toMatchObject({ to_address: 'asta@lyngfjord.example', channel: 'email' });
    const text = textOf('placement_ready', sent?.['data']);
    expect(text).toMatch(/Nu er alt klar\. Alle har sagt ja\.\n\nDu begynder hos Bageriet Surdejen Lyng mandag den .+\. Mød kl\. 8\./);
    expect(text).toContain('Er du i tvivl, så ring til mette på 12 34 56 00.');
    expect(await broken()).toEqual([]);
  });

  test('the home is the last: one message says it, not two', async () => {
    await schoolSaysYes(await arranged());
    await homeSaysYes();
    expect(await told()).toEqual({ place_arranged: 1, placement_ready: 1 });
  });

  test('nothing was missing when she said yes: one message, which sends her to no papers', async () => {
    const needId = await apply('ebbe', ['storage'], { week: null });
    await as('tom', async (sql) => sql`select public.offer_place(${await live(needId)}, starts_on => ${world.weeks[1]!}, adult => 'Tom')`);
    await accept('ebbe', await live(needId));
    expect(await told()).toEqual({ placement_ready: 1 });
    const [sent] = await outbox('placement_ready');
    // A job has no hours here: only the day.
    expect(textOf('placement_ready', sent?.['data'])).toMatch(/Du begynder hos Lyngfjord Tømrer og Tag mandag den .+\. På din side/);
  });

  test('of somebody who is reached through her contact person alone, neither where nor when', async () => {
    const placement = await arranged();
    await homeSaysYes();
    await protect();
    await schoolSaysYes(placement);
    const [sent] = await outbox('placement_ready');
    expect(textOf('placement_ready', sent?.['data'])).toContain('mette ved, hvor du skal hen, og hvornår.');
    expect(textOf('placement_ready', sent?.['data'])).not.toMatch(/Bageriet|mandag|kl\. 8/);
  });
});

describe('the day before she begins', () => {
  /** So many days from her first day, at this Danish hour. */
  const travelTo = (days: number, hour: string) => database.sql`update private.clock set moved_by =
    ((${world.weeks[0]!}::date + ${days}::int) + ${hour}::time) at time zone 'Europe/Copenhagen' - transaction_timestamp()`;
  const remind = async () => Number((await database.asWorker((sql) => sql`select public.run_reminders() as n`))[0]!['n']);
  const claim = async () =>
    (await database.asWorker((sql) => sql`select * from public.claim_messages(100)`)).filter(({ template }) => template === 'reminder_first_day');
  const states = async () => (await database.sql`select state from private.outbox where template = 'reminder_first_day'`).map(({ state }) => state);
  const isReady = async () => {
    const placement = await arranged();
    await homeSaysYes();
    await schoolSaysYes(placement);
    return placement;
  };

  test('she is told once, where and when, however often it is run', async () => {
    await isReady();
    await travelTo(-2, '12:00');
    await remind();
    expect(await states()).toEqual([]);
    await travelTo(-1, '09:00');
    await Promise.all([remind(), remind(), remind()]);
    await remind();
    await travelTo(-1, '18:00');
    await remind();
    expect(await states()).toEqual(['waiting']);
    const [sent] = await claim();
    expect(sent?.['to_address']).toBe('asta@lyngfjord.example');
    const text = textOf('reminder_first_day', sent?.['data']);
    expect(text).toContain('Du begynder hos Bageriet Surdejen Lyng i morgen. Mød kl. 8.');
    expect(text).toContain('ring til mette på 12 34 56 00');
    await travelTo(0, '07:30');
    await remind();
    expect(await states()).toHaveLength(1);
  });

  test('also where a paper is missing, for she begins all the same', async () => {
    await arranged();
    await travelTo(-1, '09:00');
    await remind();
    expect(await states()).toEqual(['waiting']);
  });

  test('not at night, and by SMS where there is no mail', async () => {
    await isReady();
    await database.sql`update public.young_person set email = null where id = ${id('asta')}`;
    await travelTo(-1, '00:10');
    await remind();
    expect(await claim()).toEqual([]);
    await travelTo(-1, '07:00');
    const [sent] = await claim();
    expect(sent).toMatchObject({ channel: 'sms', to_address: '12345671' });
    expect(renderSms('reminder_first_day', sent?.['data'], context)).toMatch(/^Der er noget at huske\. Læs: \S+ Spørgsmål\? Ring til mette, 12 34 56 00$/);
  });

  test('a late worker says no "i morgen" on the day: neither a late run, nor what waited, nor what another worker died with', async () => {
    await isReady();
    await travelTo(0, '07:05');
    await remind();
    expect(await states()).toEqual([]);
    await travelTo(-1, '21:30');
    await remind();
    expect(await claim()).toEqual([]);
    await travelTo(0, '07:05');
    expect(await claim()).toEqual([]);
    expect(await states()).toEqual(['dropped']);
    await database.sql`update private.outbox set state = 'claimed', claimed_at = private.now() - interval '11 hours' where template = 'reminder_first_day'`;
    expect(await claim()).toEqual([]);
    expect(await states()).toEqual(['dropped']);
  });

  test('not when it has been called off', async () => {
    const placement = await isReady();
    await travelTo(-1, '06:00');
    await remind();
    await as('mette', (sql) => sql`select public.interrupt_placement(${placement})`);
    await travelTo(-1, '07:30');
    expect(await claim()).toEqual([]);
    expect(await states()).toEqual(['dropped']);
  });

  test('not where "nu er alt klar" has said it the same day', async () => {
    const placement = await arranged();
    await homeSaysYes();
    await travelTo(-1, '08:00');
    await schoolSaysYes(placement);
    await remind();
    expect(await told()).toMatchObject({ placement_ready: 1 });
    expect(await states()).toEqual([]);
  });

  test('of somebody who is reached through her contact person alone, no place and no time', async () => {
    await isReady();
    await protect();
    await travelTo(-1, '09:00');
    await remind();
    const [sent] = await claim();
    const text = textOf('reminder_first_day', sent?.['data']);
    expect(text).toContain('mette ved, hvor du skal hen, og hvornår.');
    expect(text).not.toMatch(/Bageriet|morgen|kl\. 8|mandag/);
  });

  test('both are as easy to read as a page for the young', () => {
    const data = {
      first_name: 'Asta',
      place: 'Café Klitrosen',
      starts_on: '2026-12-07',
      from_time: '08:00',
      contact_name: 'Mette Demosen',
      contact_phone: '12345610',
    };
    for (const template of ['placement_ready', 'reminder_first_day']) {
      for (const said of [data, { ...data, place: '', starts_on: '', from_time: '' }]) {
        const text = textOf(template, said).split('\n\n').slice(1, -1).join(' ');
        expect(lixOf(text), text).toBeLessThanOrEqual(30);
      }
    }
  });
});
