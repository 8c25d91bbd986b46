import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrangeNeed, buildStages, type Stage } from '../lifecycle/arrange.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';

// Who reads and writes the conversation about a need: by persona, by status, and by what somebody curious tries.

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

const SECRET = 'Kun mellem os to';
const TO_PLACE = 'Jeg kommer kl. 8';

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    const { message, hint } = thrown as { message: string; hint?: string };
    return hint ? `${message} ${hint}` : message;
  }
  return 'went through';
}

/** A try that is taken back where it is refused, so that the scene goes on. */
const tried = (stage: Stage, who: string, statement: Parameters<Stage['as']>[1]) => codeOf(stage.sql.savepoint(() => stage.as(who, statement)));

const write = (stage: Stage, who: string, body: string, { inCase = false, asPlace = false } = {}) =>
  stage.as(
    who,
    (sql) => sql`select public.write_message(${body}, ${asPlace ? null : stage.case.need}, ${inCase || asPlace ? stage.case.application : null}) as id`,
  );
const readNeed = (stage: Stage, who: string) => tried(stage, who, (sql) => sql`select public.need_conversations(${stage.case.need})`);
const readCase = (stage: Stage, who: string) => tried(stage, who, (sql) => sql`select public.case_conversation(${stage.case.application})`);
const seenByNeed = async (stage: Stage, who: string) =>
  JSON.stringify(await stage.as(who, (sql) => sql`select public.need_conversations(${stage.case.need}) as seen`));
const seenByPlace = async (stage: Stage, who: string) =>
  JSON.stringify(await stage.as(who, (sql) => sql`select public.case_conversation(${stage.case.application}) as seen`));

/** Bo at the bakery, with a visit agreed; a second workplace of the bakery has a member of its own. */
async function visiting(stage: Stage): Promise<void> {
  await arrangeNeed(stage, 'with_partner');
  await write(stage, 'bo', SECRET);
  await stage.as('bente', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
  await write(stage, 'bo', TO_PLACE, { inCase: true });
  const [there] = await stage.sql`insert into public.workplace (partner_id, name, street, postcode, latitude, longitude)
    values (${stage.id('bakery')}, 'Strandvejen', 'Strandvejen 2', '9991', 57, 10) returning id`;
  const [member] = await stage.sql`insert into public.partner_member (partner_id, user_id, name, email)
    values (${stage.id('bakery')}, ${stage.world.users['stranger']!}, 'Sanne', 'stranger@lyngfjord.example') returning id`;
  await stage.sql`insert into public.partner_member_workplace values (${member!.id}, ${there!.id})`;
}

/** Everybody who must meet "no such thing"; stranger works at the bakery's other workplace here. */
const outsiders = ['asta', 'stranger', 'karla', 'rie', 'kirsten', 'teacher', 'skoleleder', 'konsulent', 'jobdesk', 'kui', 'raadet'];
const helpers = ['mette', 'dorthe', 'sekretariat'];

/** Who gets past, of those who must not; empty is what the law wants. */
async function slips(stage: Stage): Promise<string[]> {
  const found: string[] = [];
  for (const who of outsiders) {
    const tries = {
      'reads the need': await readNeed(stage, who),
      'reads the case': await readCase(stage, who),
      'writes about the need': await tried(stage, who, (sql) => sql`select public.write_message('Hej', ${stage.case.need})`),
      'writes in the case as staff': await tried(stage, who, (sql) => sql`select public.write_message('Hej', ${stage.case.need}, ${stage.case.application})`),
      'writes in the case as the workplace': await tried(stage, who, (sql) => sql`select public.write_message('Hej', null, ${stage.case.application})`),
      'marks the case': await tried(stage, who, (sql) => sql`select public.read_messages(1000, null, ${stage.case.application})`),
      'marks the need': await tried(stage, who, (sql) => sql`select public.read_messages(1000, ${stage.case.need})`),
    };
    found.push(...Object.entries(tries).flatMap(([what, code]) => (code === 'not_found' ? [] : [`${who} ${what}: ${code}`])));
  }
  return found;
}

describe('who is in', () => {
  test('nobody else learns that there is a conversation', () =>
    play(async (stage) => {
      await visiting(stage);
      expect(await slips(stage)).toEqual([]);
      expect(await tried(stage, 'nobody', (sql) => sql`select public.need_conversations(${stage.case.need})`)).toMatch(/permission denied/);
    }));

  test.each([
    [
      'private.can_help(uuid)',
      'select exists (select from public.young_person y',
      'select exists (select from public.staff_member s where s.user_id = auth.uid()) or exists (select from public.young_person y',
      /kirsten reads the need/,
    ],
    ['private.works_at(uuid)', 'm.is_owner or exists', 'true or exists', /stranger reads the case/],
    ['private.works_at(uuid)', 'm.partner_id = w.partner_id', 'true', /karla writes in the case as the workplace/],
    ['private.is_me(uuid)', 'y.id = is_me.young_person_id and', '', /asta reads the need/],
  ])('%s loosened is seen', (name, from, to, says) =>
    play(async (stage) => {
      await visiting(stage);
      const [row] = await stage.sql`select pg_get_functiondef(${name}::regprocedure) as source`;
      expect(row!.source).toContain(from);
      await stage.sql.unsafe((row!.source as string).replace(from, to));
      expect((await slips(stage)).join('\n')).toMatch(says);
    }),
  );

  test('she and those who may help read all; the workplace reads its own case alone', () =>
    play(async (stage) => {
      await visiting(stage);
      for (const who of ['bo', ...helpers]) {
        expect(await seenByNeed(stage, who)).toContain(SECRET);
        expect(await seenByNeed(stage, who)).toContain(TO_PLACE);
      }
      for (const who of ['bente', 'mads']) {
        expect(await seenByPlace(stage, who)).toContain(TO_PLACE);
        expect(await seenByPlace(stage, who)).not.toContain(SECRET);
        expect(await readNeed(stage, who)).toBe('not_found');
        expect(await tried(stage, who, (sql) => sql`select public.write_message('Hej', ${stage.case.need}, ${stage.case.application})`)).toBe('not_found');
      }
      // Control: moved into the case, the same words are found.
      await stage.sql`update public.message set application_id = ${stage.case.application} where body = ${SECRET}`;
      expect(await seenByPlace(stage, 'bente')).toContain(SECRET);
    }));

  test('a workplace is in from the visit until it hands on, and the next one reads nothing of it', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_partner');
      const before = [
        await readCase(stage, 'bente'),
        await tried(stage, 'bente', (sql) => sql`select public.write_message('Hej', null, ${stage.case.application})`),
      ];
      expect(before).toEqual(['not_found', 'wrong_status']);
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message('Hej', ${stage.case.need}, ${stage.case.application})`)).toBe('wrong_status');
      await stage.as('bente', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
      await write(stage, 'bente', 'Husk madpakke', { asPlace: true });
      await stage.as('bente', (sql) => sql`select public.hand_on(${stage.case.application}, 'full', 'company_consultant')`);
      expect(await readCase(stage, 'bente')).toBe('not_found');
      expect(await tried(stage, 'bente', (sql) => sql`select public.write_message('Hej', null, ${stage.case.application})`)).toBe('wrong_status');
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message('Hej', ${stage.case.need}, ${stage.case.application})`)).toBe('wrong_status');
      // She and her contact person keep what was said.
      expect(await seenByNeed(stage, 'bo')).toContain('Husk madpakke');
      // The café is asked now, and visits: of the bakery's conversation it reads nothing.
      const [next] = await stage.sql`select a.id from public.application a where a.need_id = ${stage.case.need} and a.status = 'live'`;
      expect(next).toBeDefined();
      stage.case.application = next!.id as string;
      await stage.as('karla', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
      expect(await seenByPlace(stage, 'karla')).not.toContain('Husk madpakke');
    }));

  test.each(['fulfilled', 'closed_with_help', 'ended_by_young_person'] as const)('nobody writes when the need is %s', (status) =>
    play(async (stage) => {
      if (status === 'ended_by_young_person') {
        const [job] = await stage.as('bo', (sql) => sql`select public.open_need(${stage.case.person}, 'after_school_job') as id`);
        stage.case.need = job!.id as string;
        await write(stage, 'bo', SECRET);
        await stage.as('bo', (sql) => sql`select public.end_need(${stage.case.need})`);
      } else {
        await arrangeNeed(stage, status);
      }
      for (const who of ['bo', 'mette']) {
        expect(await tried(stage, who, (sql) => sql`select public.write_message('Hej', ${stage.case.need})`)).toBe('wrong_status');
        expect(await readNeed(stage, who)).toBe('went through');
      }
      if (status === 'fulfilled') expect([await readCase(stage, 'bente'), await readCase(stage, 'mads')]).toEqual(['not_found', 'not_found']);
    }),
  );
});

describe('what is written', () => {
  test('markup stays words, invisible characters and turned writing go', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_coordinator');
      await write(stage, 'bo', '  <script>alert(1)</script>\u202e gnirts \u200bhttps://ond.example\u0007\r\nlinje to\n\n\n\nlinje tre  ');
      const [row] = await stage.sql`select body from public.message`;
      expect(row!.body).toBe('<script>alert(1)</script> gnirts https://ond.example\nlinje to\n\nlinje tre');
    }));

  test.each([
    ['nothing', '', 'invalid_input write_something'],
    ['spaces and what nobody sees', ' \u200b\u202e \n ', 'invalid_input write_something'],
    ['ten thousand characters', 'a'.repeat(10_000), 'invalid_input too_long'],
    ['501 characters', 'å'.repeat(501), 'invalid_input too_long'],
    ['500 characters', 'å'.repeat(500), 'went through'],
  ])('%s', (_, body, answer) =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_coordinator');
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message(${body}, ${stage.case.need})`)).toBe(answer);
    }),
  );

  test('a character of nothing is refused by the database', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_coordinator');
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message(${'a\u0000b'}, ${stage.case.need})`)).toMatch(/0x00|encoding|null/i);
      expect(await stage.sql`select from public.message`).toHaveLength(0);
    }));

  test('twenty an hour, and then again', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_coordinator');
      for (let count = 0; count < 20; count += 1) await write(stage, 'bo', `Nummer ${count}`);
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message('En til', ${stage.case.need})`)).toBe('too_many_tries');
      expect(await tried(stage, 'mette', (sql) => sql`select public.write_message('Svar', ${stage.case.need})`)).toBe('went through');
      await stage.sql`update private.clock set moved_by = moved_by + interval '61 minutes'`;
      expect(await tried(stage, 'bo', (sql) => sql`select public.write_message('En til', ${stage.case.need})`)).toBe('went through');
    }));

  test('the same form twice is one message', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'with_coordinator');
      const key = '11111111-1111-4111-8111-111111111111';
      const send = () => stage.as('bo', (sql) => sql`select public.write_message('Hej', ${stage.case.need}, request_key => ${key}) as id`);
      expect((await send())[0]!.id).toBe((await send())[0]!.id);
      expect(await stage.sql`select from public.message`).toHaveLength(1);
    }));

  test('her events say that a message was written, without a word of it', () =>
    play(async (stage) => {
      await visiting(stage);
      const events = await stage.as('bo', (sql) => sql`select * from public.event where command = 'message_written'`);
      expect(events.map(({ actor, channel }) => [actor, channel])).toEqual([
        ['young_person', 'self'],
        ['young_person', 'self'],
      ]);
      const everything = JSON.stringify([await stage.sql`select * from public.event`, await stage.sql`select * from private.outbox`]);
      expect(everything).not.toContain(SECRET);
      expect(everything).not.toContain(TO_PLACE);
    }));

  test('it goes with the person', () =>
    play(async (stage) => {
      await visiting(stage);
      await stage.as('bo', (sql) => sql`select public.read_messages(1000, ${stage.case.need})`);
      expect(await stage.sql`select from private.message_seen`).not.toHaveLength(0);
      await stage.sql`delete from public.need where id = ${stage.case.need}`;
      expect(await stage.sql`select from public.message`).toHaveLength(0);
      expect(await stage.sql`select from private.message_seen`).toHaveLength(0);
    }));
});

describe('an answer is owed', () => {
  const tasks = (stage: Stage) =>
    stage.sql<
      { staff: string; open: boolean }[]
    >`select s.name as staff, t.done_at is null as open from public.task t join public.staff_member s on s.id = t.staff_id where t.kind = 'message' order by t.made_at`;
  const onTheList = async (stage: Stage) => {
    const [row] = await stage.as('mette', (sql) => sql`select public.coordinator_desk(search => 'bo') as desk`);
    return (row!.desk as { rows: { has_message: boolean; waits: boolean }[] }).rows[0];
  };

  test('by her contact person, by a date, until it is answered or pressed away', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'wishing');
      await stage.as('bo', (sql) => sql`select public.write_message('Tak', ${stage.case.need}, wants_answer => false)`);
      expect(await tasks(stage)).toEqual([]);
      await write(stage, 'bo', 'Hvornår hører jeg noget?');
      await write(stage, 'bo', 'Hallo?');
      expect(await tasks(stage)).toEqual([{ staff: 'mette', open: true }]);
      expect(await onTheList(stage)).toMatchObject({ has_message: true, waits: true });
      await write(stage, 'dorthe', 'I morgen');
      expect(await tasks(stage)).toEqual([{ staff: 'mette', open: false }]);
      expect(await onTheList(stage)).toMatchObject({ has_message: false, waits: false });
      await write(stage, 'bo', 'Og nu?');
      const [task] = await stage.sql`select id from public.task where kind = 'message' and done_at is null`;
      await stage.as('mette', (sql) => sql`select public.finish_task(${task!.id})`);
      expect(await stage.sql`select from public.message where answer_by is not null and answered_at is null`).toHaveLength(0);
    }));

  test('first by the workplace in its case; past the date by her contact person, once', () =>
    play(async (stage) => {
      await arrangeNeed(stage, 'arranged');
      await write(stage, 'bo', 'Hvor skal jeg gå ind?', { inCase: true });
      expect(await tasks(stage)).toEqual([]);
      await stage.wait(7);
      await stage.wait(1);
      expect(await tasks(stage)).toEqual([{ staff: 'mette', open: true }]);
      await write(stage, 'bente', 'Ad bagdøren', { asPlace: true });
      expect(await tasks(stage)).toEqual([{ staff: 'mette', open: false }]);
    }));
});

describe('one mail until it is read', () => {
  const mails = async (stage: Stage) =>
    (await stage.sql`select template, to_address from private.outbox where template like 'new_message%' order by template, to_address`).map((row) =>
      [row.template, (row.to_address as string).split('@')[0]].join(' '),
    );

  test('for each reader and conversation, and another one after it was read', () =>
    play(async (stage) => {
      await visiting(stage);
      await write(stage, 'bo', 'Og en til', { inCase: true });
      const first = ['new_message_for_partner bente', 'new_message_for_partner mads', 'new_message_for_staff mette', 'new_message_for_staff mette'];
      expect(await mails(stage)).toEqual(first);
      await stage.as('bente', (sql) => sql`select public.read_messages(100000, null, ${stage.case.application})`);
      await write(stage, 'bo', 'Er du der?', { inCase: true });
      expect(await mails(stage)).toEqual(['new_message_for_partner bente', ...first]);
      await write(stage, 'mette', 'Ja');
      await write(stage, 'mette', 'Ja ja');
      expect((await mails(stage)).filter((line) => line === 'new_message bo')).toHaveLength(1);
    }));

  test('what somebody without an account has said is nobody else’s own', () =>
    play(async (stage) => {
      await visiting(stage);
      await write(stage, 'bo', 'Hej');
      await stage.sql`update public.young_person set user_id = null where id = ${stage.case.person}`;
      const [row] = await stage.as('mette', (sql) => sql`select public.need_conversations(${stage.case.need}) as c`);
      const all = (row!['c'] as { messages: { mine: boolean | null }[] }[]).flatMap(({ messages }) => messages.map(({ mine }) => mine));
      expect(all.length).toBeGreaterThan(0);
      expect(all.filter((mine) => mine !== false)).toEqual([]);
    }));

  test('unread is the reader’s own', () =>
    play(async (stage) => {
      await visiting(stage);
      const unread = async (who: string) => (await stage.as(who, (sql) => sql`select * from public.unread_messages()`)).map((row) => Number(row.unread));
      expect(await unread('bo')).toEqual([]);
      expect([await unread('bente'), await unread('mads'), await unread('stranger'), await unread('karla')]).toEqual([[1], [1], [], []]);
      await stage.as('bente', (sql) => sql`select public.read_messages(100000, null, ${stage.case.application})`);
      expect([await unread('bente'), await unread('mads')]).toEqual([[], [1]]);
      await stage.as('bente', (sql) => sql`select public.hand_on(${stage.case.application}, 'full', 'coordinator')`);
      expect(await unread('mads')).toEqual([]);
    }));
});
