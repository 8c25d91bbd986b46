import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, type PersonaSql } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

// Things that somebody curious tries: an inbox of one's own as guardian, an answer that is none, two acts at once.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  database = await freshDatabase({ connections: 6 });
  world = await buildWorld(database);
});
afterEach(() => database.drop());

const id = (name: string) => world.ids[name] ?? '';
const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(who === null ? null : (world.users[who] ?? null), work);
const week = () => world.weeks[0] ?? '';

/** The code and reason of a refusal, or "went through". */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    const { code, message, hint } = thrown as { code: string; message: string; hint?: string };
    return code.startsWith('PT4') ? `${message}${hint ? ` ${hint}` : ''}` : `${code} ${message}`;
  }
  return 'went through';
}

const asks = (sql: PersonaSql) =>
  sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[], own_words => 'Jeg bager tit.', help_on => true)`;

async function applicationAtTheBakery(): Promise<string> {
  await as('asta', asks);
  await as('mette', (sql) => sql`select public.forward(${id('asta_duty')})`);
  const [application] = await database.sql`select id from public.application where need_id = ${id('asta_duty')} and status = 'live'`;
  return application?.['id'] as string;
}

describe('a guardian and a host are somebody else', () => {
  const name = (email: string) => as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', ${email})`);

  test.each(['asta@lyngfjord.example', ' ASTA@Lyngfjord.Example ', 'asta+far@lyngfjord.example'])('%s is her own inbox', async (email) => {
    expect(await refusal(name(email))).toBe('invalid_input your_own_address');
  });

  test.each([
    'far<asta@lyngfjord.example>',
    'far,asta@lyngfjord.example',
    'far;asta@lyngfjord.example',
    'asta@ｌyngfjord.example',
    'asta@lyng\u00adfjord.example',
    '"far"@x',
  ])('%s is no plain address', async (email) => {
    expect(await refusal(name(email))).toBe('invalid_input');
  });

  test('an address of somebody else is taken, with a mark or a Danish letter', async () => {
    for (const email of ['henrik+skole@hjemme.example', 'søren@blåbær.example']) expect(await refusal(name(email))).toBe('went through');
  });

  test('she is not the host of the place that she found', async () => {
    const found = (email: string | null, phone: string | null) =>
      as(
        'asta',
        (sql) =>
          sql`select public.propose_own_place(${id('asta_duty')}, 'Mosters salon', 'Moster', 'Torvet 2', ${[week()]}::date[], '09:00', '14:00', ${email}, ${phone})`,
      );
    expect(await refusal(found('asta+salon@lyngfjord.example', null))).toBe('invalid_input your_own_address');
    expect(await refusal(found(null, '+4512345671'))).toBe('invalid_input your_own_number');
    expect(await refusal(found('moster@salon.example', null))).toBe('went through');
  });

  test('her guardian cannot become her by signing in with a marked address', async () => {
    await name('far+asta@hjemme.example');
    await database.sql`update public.young_person set user_id = null, email = 'far@hjemme.example' where id = ${id('asta')}`;
    world.users['far'] = await database.createUser('far@hjemme.example');
    const [claimed] = await as('far', (sql) => sql`select public.claim_my_records() as n`);
    expect(claimed?.['n']).toBe(0);
  });
});

describe('an answer that is none', () => {
  test('a link takes no empty answer, also after a yes that matters', async () => {
    await as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', 'far@hjemme.example')`);
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('shelf')]}::uuid[])`);
    const [mail] = await database.sql`select data ->> 'token' as token from private.outbox where template = 'guardian_asked'`;
    const token = mail?.['token'] as string;
    const answers = (answer: string | null) => as(null, (sql) => sql`select public.answer_as_guardian(${token}, ${answer})`);
    expect(await refusal(answers(null))).toBe('invalid_input');
    expect(await refusal(answers('yes'))).toBe('went through');
    // The municipality lets jobs go straight to the partner, who has it on that yes.
    expect(await database.sql`select from public.application where status = 'live'`).toHaveLength(1);
    expect(await refusal(answers(null))).toBe('invalid_input');
    expect(await refusal(answers('no'))).toBe('wrong_status');
    const [kept] = await database.sql`select answer from private.guardian_request`;
    expect(kept?.['answer']).toBe('yes');
  });

  test('an empty answer of a host is no no', async () => {
    await as(
      'asta',
      (sql) =>
        sql`select public.propose_own_place(${id('asta_duty')}, 'Salon', 'Moster', 'Torvet 2', ${[week()]}::date[], '09:00', '14:00', 'moster@salon.example')`,
    );
    const [mail] = await database.sql`select data ->> 'token' as token from private.outbox where template = 'own_place_asked'`;
    const answers = (isYes: boolean | null) => as(null, (sql) => sql`select public.answer_as_host(${mail?.['token'] as string}, ${isYes})`);
    expect(await refusal(answers(null))).toBe('invalid_input');
    expect(await refusal(answers(true))).toBe('went through');
    expect(await refusal(answers(true))).toBe('link_expired');
  });

  test('helping on to an opening that is not there is refused, and she stays where she is', async () => {
    const application = await applicationAtTheBakery();
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const helpOn = as('bente', (sql) => sql`select public.hand_on(${application}, 'full', 'partner_in_network', ${nowhere})`);
    expect(await refusal(helpOn)).toBe('too_many_hops');
    const [need] = await database.sql`select status from public.need where id = ${id('asta_duty')}`;
    expect(need?.['status']).toBe('with_partner');
  });

  test('nobody writes that the system or a link did it', async () => {
    await as('mette', (sql) => sql`select public.rest_need(${id('asta_duty')}, 'waiting_for_season', ${week()})`);
    for (const via of ['system', 'link', null]) {
      expect(await refusal(as('asta', (sql) => sql`select public.wake_need(${id('asta_duty')}, ${via})`))).toBe('invalid_input how_was_it_said');
    }
  });
});

describe('two acts at once', () => {
  test('applying while a workplace helps her on: one waits, and neither is broken off by the database', async () => {
    const application = await applicationAtTheBakery();
    let atTheNeed = () => {};
    const held = new Promise<void>((resolve) => {
      atTheNeed = resolve;
    });
    const helpsOn = as('bente', async (sql) => {
      // What the command itself does first, so that the other one surely comes in between.
      await sql`reset role`;
      await sql`select private.lock_need(${id('asta_duty')})`;
      await sql`set local role authenticated`;
      atTheNeed();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await sql`select public.hand_on(${application}, 'full', 'coordinator', null, 'Ring gerne.')`;
    });
    await held;
    const applies = as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('tables')]}::uuid[], ${[week()]}::date[])`);
    expect(await Promise.all([refusal(helpsOn), refusal(applies)])).toEqual(['went through', 'went through']);
  });

  test('the same form in two tabs is one application', async () => {
    const key = '11111111-1111-4111-8111-111111111111';
    const apply = () => as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[], request_key => ${key})`);
    expect(await Promise.all([refusal(apply()), refusal(apply()), refusal(apply())])).toEqual(['went through', 'went through', 'went through']);
    expect(await database.sql`select from public.application where need_id = ${id('asta_duty')}`).toHaveLength(1);
  });

  test('yes and no at once: one of them counts', async () => {
    const application = await applicationAtTheBakery();
    await as('bente', (sql) => sql`select public.offer_place(${application}, ${[week()]}::date[])`);
    const yes = as('asta', (sql) => sql`select public.accept_offer(${application})`);
    const no = as('asta', (sql) => sql`select public.decline_offer(${application})`);
    expect((await Promise.all([refusal(yes), refusal(no)])).sort()).toEqual(['went through', 'wrong_status']);
    expect(await database.sql`select * from private.broken_laws()`).toHaveLength(0);
  });
});
