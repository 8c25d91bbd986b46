import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

// Links in mails: read by whoever holds them, acted on once, silent about people when their time is over.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
});
afterEach(() => database.drop());

const id = (name: string) => world.ids[name] ?? '';
const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(who === null ? null : (world.users[who] ?? null), work);
const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'went through';
  } catch (thrown) {
    const { message, detail } = thrown as { message: string; detail?: string };
    return detail ? `${message}: ${detail}` : message;
  }
};

const travel = (days: number) => database.sql`update private.clock set moved_by = moved_by + make_interval(days => ${days})`;
const nameGuardian = (who: string, name: string, email: string | null, phone: string | null = null, via: string = who === 'asta' ? 'self' : 'phone') =>
  as(who, (sql) => sql`select public.name_guardian(${id('asta')}, ${name}, ${email}, ${phone}, 'da', ${via}::public.channel)`);
/** A job: under 15 a guardian says yes before it is sent, and it goes straight on. */
const applyForJob = () => as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('shelf')]}::uuid[])`);
const mails = async (template: string) =>
  (
    await database.sql<
      { token: string; to: string }[]
    >`select data ->> 'token' as token, to_address as "to" from private.outbox where template = ${template} order by made_at, id`
  ).map((mail) => ({ ...mail }));
const lastToken = async (template = 'guardian_asked') =>
  (await database.sql<{ token: string }[]>`select data ->> 'token' as token from private.outbox where template = ${template} order by made_at desc limit 1`)[0]
    ?.token ?? '';
const about = async (token: string) => (await as(null, (sql) => sql`select public.about_link(${token}) as it`))[0]?.['it'];
const renew = (token: string) => as(null, (sql) => sql`select public.renew_link(${token})`);
const guardianSays = (token: string, answer: string) => as(null, (sql) => sql`select public.answer_as_guardian(${token}, ${answer}::public.guardian_answer)`);
const read = (token: string) => as(null, (sql) => sql`select public.guardian_page(${token})`);
const live = async () => (await database.sql`select from public.application where status = 'live'`).length;

async function asked(): Promise<string> {
  await nameGuardian('asta', 'Far', 'henrik@hjemme.example');
  await applyForJob();
  return await lastToken();
}

describe('a guardian’s link', () => {
  test('too old: says so with whom to call, and sends a new one to the known address, once', async () => {
    const token = await asked();
    expect(await about(token)).toMatchObject({ who: 'guardian', state: 'open' });
    expect(await refusal(renew(token)), 'nothing to renew yet').toBe('link_expired');
    await travel(61);
    expect(await refusal(read(token))).toBe('link_expired');
    expect(await refusal(guardianSays(token, 'yes'))).toBe('link_expired');
    const it = await about(token);
    expect(it).toMatchObject({ state: 'expired', contact: { name: 'mette', phone: expect.any(String) } });
    expect(JSON.stringify(it), 'nothing about the young person').not.toMatch(/Asta|henrik/i);

    await Promise.all([renew(token), renew(token), renew(token)]);
    const sent = await mails('guardian_asked');
    expect(sent.map((mail) => mail.to)).toEqual(['henrik@hjemme.example', 'henrik@hjemme.example']);
    expect(await about(token)).toMatchObject({ state: 'renewed' });
    expect(await refusal(guardianSays(token, 'yes')), 'the old one acts no more').toBe('link_expired');
    expect(await refusal(renew(token)), 'and again is no second mail').toBe('went through');
    const fresh = sent.find((mail) => mail.token !== token)?.token ?? '';
    expect(await refusal(guardianSays(fresh, 'yes'))).toBe('went through');
    expect(await mails('guardian_asked')).toHaveLength(2);
  });

  test('reading it, however often, changes nothing', async () => {
    const token = await asked();
    const state = async () =>
      JSON.stringify([
        await database.sql`select * from private.guardian_request`,
        await database.sql`select count(*) from public.event`,
        await database.sql`select count(*) from private.outbox`,
      ]);
    const before = await state();
    for (let turn = 0; turn < 3; turn += 1) {
      await read(token);
      await about(token);
    }
    expect(await state()).toBe(before);
    await guardianSays(token, 'no');
    expect(await state(), 'the watch sees a change').not.toBe(before);
  });

  test('pressed twenty times at once it is one answer, one event and one mail', async () => {
    const token = await asked();
    await Promise.all(Array.from({ length: 20 }, () => guardianSays(token, 'yes')));
    expect(await database.sql`select from public.event where lifecycle = 'guardian' and command = 'answer'`).toHaveLength(1);
    expect(await mails('guardian_said_yes')).toHaveLength(1);
    expect(await live()).toBe(1);
  });

  test('says that nobody needs the answer any more when the search has ended, and is unknown when she is erased', async () => {
    const token = await asked();
    const [need] = await database.sql`select need_id as id from private.guardian_request`;
    await as('asta', (sql) => sql`select public.end_need(${need?.['id'] as string})`);
    expect(await about(token)).toMatchObject({ state: 'ended' });
    expect(await refusal(read(token)), 'and no longer what it was about').toBe('link_expired');
    expect(await refusal(guardianSays(token, 'yes'))).toBe('link_expired');
    await database.sql`delete from public.guardian`;
    expect(await about(token)).toBeNull();
    expect(await refusal(renew(token))).toBe('link_expired');
  });

  test('a guessed or broken token is nobody', async () => {
    await asked();
    for (const token of ['', 'x', '0'.repeat(64), "' or true --", '\u0001'.repeat(64)]) {
      expect(await about(token), token).toBeNull();
      expect(await refusal(renew(token)), token).toBe('link_expired');
    }
    expect(await mails('guardian_asked')).toHaveLength(1);
  });

  test('who answered is read as the half hidden address, from an event that holds none', async () => {
    await guardianSays(await asked(), 'yes');
    const [event] = await database.sql`select * from public.event e where e.command = 'answer'`;
    expect(event?.['channel']).toBe('link');
    expect(JSON.stringify(event)).not.toContain('@');
    const [page] = await as('mette', (sql) => sql`select public.pupil_page(${id('asta')}) as it`);
    const it = page?.['it'] as { events: { command: string; link_to: string | null }[] } | undefined;
    const line = it?.events.find((one) => one.command === 'answer');
    expect(line?.link_to).toBe('h…@hjemme.example');
  });
});

describe('the language that a guardian chooses on the page', () => {
  const choose = (token: string, language: string | null) => as(null, (sql) => sql`select public.choose_guardian_language(${token}, ${language})`);
  const languages = async () =>
    (await database.sql`select template, language from private.outbox where template like '%guardian%' order by made_at, template`).map(
      ({ template, language }) => `${template} ${language}`,
    );

  test('is that of the reminders that lie ready and of the link that is sent anew, and one event', async () => {
    const token = await asked();
    await Promise.all(Array.from({ length: 5 }, () => choose(token, 'ar')));
    expect((await read(token))[0]?.['guardian_page']).toMatchObject({ language: 'ar', answer: null });
    expect(await languages()).toEqual(['guardian_asked ar', 'reminder_guardian ar', 'reminder_guardian ar']);
    expect(await database.sql`select code from public.event where command = 'choose_language'`).toMatchObject([{ code: 'ar' }]);
    await travel(61);
    await choose(token, 'so');
    await renew(token);
    expect((await languages()).filter((one) => one.startsWith('guardian_asked')).at(-1)).toBe('guardian_asked so');
    expect(await about(token)).toMatchObject({ state: 'renewed', language: 'so' });
  });

  test('is one of ours, and of a link that is known and whose guardian is still asked', async () => {
    const token = await asked();
    for (const language of ['xx', '', null]) expect(await refusal(choose(token, language))).toBe('invalid_input: language');
    expect(await refusal(choose('0'.repeat(64), 'ar'))).toBe('link_expired');
    await guardianSays(token, 'not_my_child');
    expect(await refusal(choose(token, 'ar'))).toBe('link_expired');
    expect(await database.sql`select from public.guardian where language <> 'da'`).toEqual([]);
  });
});

describe('whose yes counts', () => {
  test('a former guardian’s yes no longer, once the contact person has named another: what went out on it is called back', async () => {
    const token = await asked();
    await guardianSays(token, 'yes');
    expect(await live()).toBe(1);
    await nameGuardian('mette', 'Mor', 'lone@hjemme.example');
    expect(await live()).toBe(0);
    expect(await about(token)).toMatchObject({ state: 'replaced' });
    expect(await refusal(guardianSays(token, 'yes'))).toBe('link_expired');
    expect(await database.sql`select private.broken_laws()`).toHaveLength(0);
    expect((await mails('guardian_asked')).map((mail) => mail.to)).toEqual(['henrik@hjemme.example', 'lone@hjemme.example']);
  });

  test('she names another freely until an answer matters, and not after a no or when a yes is in use', async () => {
    const token = await asked();
    await guardianSays(token, 'call_me');
    expect(await refusal(nameGuardian('asta', 'Mor', 'lone@hjemme.example'))).toBe('went through');
    await guardianSays(await lastToken(), 'no');
    expect(await refusal(nameGuardian('asta', 'En ven', 'ven@hjemme.example')), 'no shopping for a yes').toBe('wrong_status: guardian');
    expect(await refusal(nameGuardian('mette', 'Farmor', 'farmor@hjemme.example'))).toBe('went through');
    await guardianSays(await lastToken(), 'yes');
    expect(await live()).toBe(1);
    expect(await refusal(nameGuardian('asta', 'En ven', 'ven@hjemme.example'))).toBe('wrong_status: guardian');
    expect(await live()).toBe(1);
  });

  test('the same person at a new address is no other: what was answered stands, what was asked is asked there', async () => {
    const token = await asked();
    await nameGuardian('mette', 'Far', 'henrik.ny@hjemme.example');
    expect((await mails('guardian_asked')).map((mail) => mail.to)).toEqual(['henrik@hjemme.example', 'henrik.ny@hjemme.example']);
    expect(await about(token)).toMatchObject({ state: 'renewed' });
    const fresh = (await mails('guardian_asked')).find((mail) => mail.token !== token)?.token ?? '';
    await guardianSays(fresh, 'yes');
    await nameGuardian('mette', 'Far', null, '+4522345678');
    expect(await live()).toBe(1);
    expect(await refusal(nameGuardian('asta', 'Far', 'ven@hjemme.example')), 'she cannot move it herself').toBe('wrong_status: guardian');
  });
});

describe('the link of a place that she found', () => {
  const propose = async () => {
    await as(
      'asta',
      (sql) =>
        sql`select public.propose_own_place(${id('asta_duty')}, 'Salon', 'Moster', 'Torvet 2', ${[world.weeks[0] ?? '']}::date[], '09:00', '14:00', 'moster@salon.example')`,
    );
    return await lastToken('own_place_asked');
  };
  const hostSays = (token: string, yes: boolean) => as(null, (sql) => sql`select public.answer_as_host(${token}, ${yes})`);

  test('tells what was answered when it is opened again, with whom to call, and acts once', async () => {
    const token = await propose();
    await hostSays(token, true);
    expect(await about(token)).toMatchObject({ who: 'host', state: 'answered_yes', contact: { phone: expect.any(String) } });
    expect(JSON.stringify(await about(token))).not.toContain('Asta');
    expect(await refusal(hostSays(token, false))).toBe('link_expired');
    expect(await refusal(as(null, (sql) => sql`select public.host_page(${token})`))).toBe('link_expired');
    const [event] =
      await database.sql`select private.link_sent_to(e) as "to" from public.event e where e.command = 'confirm_own_place' and e.lifecycle = 'application'`;
    expect(event?.['to']).toBe('m…@salon.example');
  });

  test('too old: a new one goes to the same mail', async () => {
    const token = await propose();
    await database.sql`update private.host_request set expires_on = private.today() - 1`;
    expect(await about(token)).toMatchObject({ state: 'expired' });
    await renew(token);
    expect((await mails('own_place_asked')).map((mail) => mail.to)).toEqual(['moster@salon.example', 'moster@salon.example']);
    expect(await about(token)).toMatchObject({ state: 'renewed' });
  });

  test('when she has found something else, nobody is asked any more', async () => {
    const token = await propose();
    await as('asta', (sql) => sql`select public.want_other(${id('asta_duty')})`);
    expect(await about(token)).toMatchObject({ state: 'ended' });
    expect(await refusal(hostSays(token, true))).toBe('link_expired');
  });
});
