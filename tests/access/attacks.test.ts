import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

// Things that somebody curious tries: an inbox of one's own as guardian, an answer that is none, two acts at once.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld({ connections: 6 }));
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

describe('a name is a name', () => {
  const LINK = 'Vind en telefon paa https://ond.example';
  const bad = [LINK, 'Se www.ond.example', 'Skriv til mig@ond.example', 'Far\nKlik her', 'Far\u202e', 'ond.example', 'Far ond.example/vind'];
  const commands: [what: string, field: string, call: (words: string) => Promise<unknown>][] = [
    ['a guardian', 'guardian_name', (words) => as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, ${words}, 'far@hjemme.example')`)],
    ['a newcomer', 'first_name', (words) => as('stranger', (sql) => sql`select public.register_young_person(${words}, 'Testlund', '2008-01-01', 'no_school')`)],
    ['a newcomer’s family', 'last_name', (words) => as('stranger', (sql) => sql`select public.join_class_list('AAAA2228', 'Alma', ${words}, '2012-05-04')`)],
    ['whom to call', 'emergency_name', (words) => as('asta', (sql) => sql`select public.update_young_person(${id('asta')}, emergency_name => ${words})`)],
    [
      'a colleague',
      'member_name',
      (words) => as('bente', (sql) => sql`select public.add_partner_member(${id('bakery')}, ${words}, 'ny@fremmed.example', ${[id('bakery_place')]}::uuid[])`),
    ],
    [
      'who answers at a place that she found',
      'contact_name',
      (words) =>
        as(
          'asta',
          (sql) =>
            sql`select public.propose_own_place(${id('asta_duty')}, 'Smedjen', ${words}, 'Vejen 1', ${[week()]}::date[], '08:00', '12:00', 'ole@smedjen.example')`,
        ),
    ],
  ];
  test.each(commands)('%s', async (_, field, call) => {
    for (const words of bad) {
      const thrown = await call(words).then(
        () => null,
        (cause: { message: string; detail?: string; hint?: string }) => cause,
      );
      expect([thrown?.message, thrown?.detail, thrown?.hint], words).toEqual(['invalid_input', field, 'only_a_name']);
    }
  });

  test('so is a company’s, which may be that of its own site, and what people are called goes through', async () => {
    const save = (name: string) => as('bente', (sql) => sql`select public.save_partner(${id('bakery')}, ${name}, '{shops}', '', '', '1-9', 3)`);
    for (const words of bad.slice(0, 5)) expect(await refusal(save(words)), words).toBe('invalid_input only_a_name');
    await save('Boozt.com A/S v/Hansen & søn');
    for (const words of ['J.P. Hansen', 'Åse-Mærk O’Neill', 'Dr. phil. Ngũgĩ wa Thiong’o', 'محمد'])
      await as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, ${words}, 'far@hjemme.example')`);
    // Whoever writes past the commands meets the tables.
    await expect(database.sql`update public.guardian set name = ${LINK}`).rejects.toThrow(/check constraint/);
    await expect(database.sql`update public.host set name = E'To\nlinjer' where workplace_id is null or true`).rejects.toThrow(/check constraint/);
  });

  test('a guardian is named five times an hour and ten a day', async () => {
    const name = (n: number) => as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', ${`far${n}@hjemme.example`})`);
    for (let n = 0; n < 5; n++) await name(n);
    expect(await refusal(name(5))).toBe('too_many_tries');
    await database.sql`update private.attempt set at = at - interval '2 hours'`;
    for (let n = 5; n < 10; n++) await name(n);
    await database.sql`update private.attempt set at = at - interval '2 hours'`;
    expect(await refusal(name(10))).toBe('too_many_tries today');
    // Her contact person may, who has spoken with them.
    await as('mette', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', 'far10@hjemme.example', via => 'phone')`);
  });

  test('five places that she says she found are asked a day, and no sixth', async () => {
    const find = (n: number, who = 'asta', via = 'self') =>
      as(
        who,
        (sql) =>
          sql`select public.propose_own_place(${id('asta_duty')}, 'Smedjen', 'Ole', 'Vejen 1', ${[week()]}::date[], '08:00', '12:00', ${`fremmed${n}@ukendt.example`}, via => ${via})`,
      );
    const takeBack = () => as('asta', (sql) => sql`select public.want_other(${id('asta_duty')})`);
    for (let n = 0; n < 5; n++) {
      await find(n);
      await takeBack();
    }
    expect(await refusal(find(5))).toBe('too_many_tries today');
    expect(await database.sql`select from private.outbox where template = 'own_place_asked' and to_address = 'fremmed5@ukendt.example'`).toEqual([]);
    // Her contact person may, who has spoken with them.
    await find(6, 'mette', 'phone');
    await takeBack();
    await database.sql`update private.attempt set at = at - interval '25 hours'`;
    expect(await refusal(find(7))).toBe('went through');
  });
});

describe('a guardian and a host are somebody else', () => {
  const name = (email: string) => as('asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', ${email})`);

  test('her own inbox is hers however it is written', async () => {
    for (const email of ['asta@lyngfjord.example', ' ASTA@Lyngfjord.Example ', 'asta+far@lyngfjord.example'])
      expect(await refusal(name(email)), email).toBe('invalid_input your_own_address');
  });

  test('what a mail program would read in another way is no address', async () => {
    const odd = [
      'far<asta@lyngfjord.example>',
      'far,asta@lyngfjord.example',
      'far;asta@lyngfjord.example',
      'asta@ｌyngfjord.example',
      'asta@lyng\u00adfjord.example',
      '"far"@x',
    ];
    for (const email of odd) expect(await refusal(name(email)), email).toBe('invalid_input');
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

describe('a partner always has somebody who speaks for it', () => {
  const letIn = (email: string, isOwner: boolean) =>
    as('bente', (sql) => sql`select public.add_partner_member(${id('bakery')}, 'Igen', ${email}, ${[id('bakery_place')]}::uuid[], ${isOwner})`);
  const owners = () => database.sql`select from public.partner_member where partner_id = ${id('bakery')} and is_owner and removed_at is null`;

  test('the last owner does not let herself in once more with less to say', async () => {
    expect(await refusal(letIn(' BENTE@lyngfjord.example', false))).toBe('wrong_status');
    expect(await owners()).toHaveLength(1);
    expect(await refusal(letIn('ny@surdejen.example', true))).toBe('went through');
    expect(await refusal(letIn('bente@lyngfjord.example', false))).toBe('went through');
    expect(await owners()).toHaveLength(1);
  });

  test('two owners who take each other out at once leave one', async () => {
    await letIn('mads@lyngfjord.example', true);
    const out = (who: string, whom: string) => as(who, (sql) => sql`select public.remove_partner_member(${id(whom)})`);
    await Promise.all([refusal(out('bente', 'mads')), refusal(out('mads', 'bente'))]);
    expect(await owners()).toHaveLength(1);
  });
});

describe('empty and endless values', () => {
  const commands: [string, string, (sql: PersonaSql) => Promise<unknown>][] = [
    ['an empty permission to call', 'asta', (sql) => sql`select public.allow_call(${id('asta')}, null)`],
    ['a birthday that never comes', 'stranger', (sql) => sql`select public.register_young_person('A', 'B', 'infinity', 'no_school')`],
    ['no situation', 'stranger', (sql) => sql`select public.register_young_person('A', 'B', '2008-01-01', null)`],
    ['a guardian without a language', 'asta', (sql) => sql`select public.name_guardian(${id('asta')}, 'Far', 'far@hjemme.example', null, null)`],
    ['a rest without a reason', 'mette', (sql) => sql`select public.rest_need(${id('asta_duty')}, null, ${week()})`],
    ['a hand-over that is neither planned nor not', 'mette', (sql) => sql`select public.change_contact(${id('asta')}, ${id('kirsten')}, 'Flyttet', null)`],
    ['an answer by no way', 'mette', (sql) => sql`select public.want_other(${id('asta_duty')}, null)`],
    ['a colleague at no workplace', 'bente', (sql) => sql`select public.add_partner_member(${id('bakery')}, 'N', 'n@b.example', '{null}'::uuid[], null)`],
    ['a page past the last number', 'sekretariat', (sql) => sql`select public.partners_for_staff(page => 2147483647)`],
    ['wishes without words', 'asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[], null, null, null, null)`],
  ];

  test('each gets an answer, and none a failure', async () => {
    for (const [what, who, call] of commands) expect(await refusal(as(who, call)), what).toMatch(/^(went through|[a-z_]+( [a-z0-9_]+)?)$/);
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
