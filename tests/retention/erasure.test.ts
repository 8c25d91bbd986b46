import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAILS, renderMail, renderSms } from '../../src/copy/mails/registry.ts';
import { keepErasures, readErasures } from '../../src/portal/erasures.ts';
import { fillGround } from '../access/ground.ts';
import { type FreshDatabase, freshDatabase, type PersonaSql } from '../support/native.ts';
import { scratchFolder } from '../support/scratch.ts';
import type { World } from '../support/world.ts';
import { markersLeft, purge } from './markers.ts';

let database: FreshDatabase;
let world: World;
const WHO = ['Slettesen', '88123456', 'slettes@'];

beforeAll(async () => {
  database = await freshDatabase({ connections: 2 });
  world = await fillGround(database);
  const { sql } = database;
  await sql`delete from private.erasure_request`;
  await sql`update public.opening_seat s set seats = 30, taken = (select count(*) from public.seat_hold h where h.opening_seat_id = s.id)`;
  await sql`update public.opening o set places_taken = (select count(distinct h.application_id) from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id where s.opening_id = o.id)`;
});
afterAll(() => database.drop());

/** Writes her markers into everything that is hers, and lets go of it all again. */
async function withMarks(name: string, work: (sql: PersonaSql, id: string, user: string) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  const [id, user] = [world.ids[name]!, world.users[name]!];
  await database.sql
    .begin(async (sql) => {
      await sql`update public.young_person set last_name = 'Slettesen', phone = '88123456', email = 'slettes@lyngfjord.example', emergency_name = 'Mor Slettesen', emergency_phone = '88123456' where id = ${id}`;
      await sql`update auth.users set email = 'slettes@lyngfjord.example' where id = ${user}`;
      await sql`update public.guardian set name = 'Far Slettesen', email = 'far.slettes@lyngfjord.example', phone = '88123456' where young_person_id = ${id}`;
      await sql`update public.note set body = 'Slettesen ringede' where young_person_id = ${id}`;
      await sql`update public.message set body = 'Hej, Slettesen' where need_id in (select n.id from public.need n where n.young_person_id = ${id})`;
      await sql`update public.application set own_words = 'Slettesen vil gerne' where need_id in (select n.id from public.need n where n.young_person_id = ${id})`;
      await sql`update public.contact_change set note = 'Slettesen kender hende' where young_person_id = ${id}`;
      await sql`insert into public.host (name, contact_name, email, phone, found_by) values ('Slettesens smedje', 'Onkel Slettesen', 'slettes@smedje.example', '88123456', ${id})`;
      await sql`insert into private.outbox (channel, to_address, template, data, need_id) select 'email', 'slettes@lyngfjord.example', 'need_received', '{"first_name": "Slettesen"}', n.id from public.need n where n.young_person_id = ${id} limit 1`;
      await sql`insert into private.outbox (channel, to_address, template, data) values ('email', 'bente@surdejen.example', 'partner_bundle', ${sql.json({ items: [{ data: { first_name: 'Slettesen', young_person_id: id } }] })})`;
      await work(sql, id, user);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
}

const as = async (sql: PersonaSql, user: string): Promise<void> => {
  await sql`insert into auth.sessions (id, user_id, created_at, updated_at, aal) values (gen_random_uuid(), ${user}, now(), now(), 'aal1')`;
  await sql`select set_config('request.jwt.claims', (select json_build_object('role', 'authenticated', 'sub', ${user}::text, 'session_id', s.id)::text from auth.sessions s where s.user_id = ${user} limit 1), true)`;
};

async function ask(sql: PersonaSql, user: string): Promise<string> {
  await as(sql, user);
  return (await sql`select public.ask_for_erasure() as id`)[0]?.['id'] as string;
}
async function decide(sql: PersonaSql, request: string, outcome: string, reason: string | null = null): Promise<void> {
  await as(sql, world.users['sekretariat']!);
  await sql`select public.decide_erasure(${request}, ${outcome}, ${reason})`;
}
const refused = async (sql: PersonaSql, work: (inside: PersonaSql) => Promise<unknown>): Promise<string> => {
  try {
    await sql.savepoint(work);
    return 'allowed';
  } catch (cause) {
    return (cause as Error).message;
  }
};

describe('granted', () => {
  test('leaves no marker of her in any table once she has been told', async () => {
    await withMarks('dina', async (sql, id, user) => {
      const request = await ask(sql, user);
      expect(await refused(sql, (inside) => inside`select public.ask_for_erasure()`)).toBe('already_exists');
      const [task] =
        await sql`select t.kind, t.due_on - private.today() as days from public.task t where t.young_person_id = ${id} and t.kind = 'erasure_request'`;
      expect(Number(task?.['days'])).toBeGreaterThan(20);
      expect(Number(task?.['days'])).toBeLessThanOrEqual(30);
      expect(Object.keys(await markersLeft(sql, WHO)).length).toBeGreaterThan(8);

      await decide(sql, request, 'granted');
      // One thing is left: what tells her so, to the address that she had.
      expect(await markersLeft(sql, WHO)).toEqual({ 'private.outbox': 1 });
      const [mail] = await sql`select template, data from private.outbox where to_address like 'slettes%'`;
      const told = renderMail(mail?.['template'] as string, mail?.['data'] as never, { language: 'da', link: (path) => path });
      expect(told.text).toMatch(/Vi har slettet/);
      expect(JSON.stringify(mail)).not.toContain('Slettesen');
      await sql`update private.outbox set state = 'sent', sent_at = private.now() where to_address like 'slettes%'`;
      await sql`delete from private.outbox where template = 'partner_bundle'`;
      await purge(sql);
      expect(await markersLeft(sql, WHO)).toEqual({});
      expect((await sql`select count(*)::int as n from auth.users where id = ${user}`)[0]?.['n']).toBe(0);
      expect([...(await sql`select outcome, young_person_id from private.erasure_request where id = ${request}`)][0]).toMatchObject({
        outcome: 'granted',
        young_person_id: null,
      });
      expect(await sql`select law from private.broken_laws() where law like '4: taken seats%' or law like '4: the total%'`).toEqual([]);
    });
  });

  test('after a restore she is erased again, from a list of ids that lies beside the database', async () => {
    const folder = scratchFolder('erasures');
    const file = join(folder, 'erasures.json');
    try {
      await withMarks('dina', async (sql, _id, user) => {
        await decide(sql, await ask(sql, user), 'granted');
        const kept = await sql`select subject, account, scope, erased_at from public.erasures_kept()`;
        keepErasures(file, kept.map((row) => ({ ...row, erased_at: (row['erased_at'] as Date).toISOString() })) as never);
      });
      // Everything is as it was before: that is what a restore does.
      await withMarks('dina', async (sql, id) => {
        expect(Object.keys(await markersLeft(sql, WHO)).length).toBeGreaterThan(8);
        const known = readErasures(file).filter(({ subject }) => subject === id);
        expect(JSON.stringify(known)).not.toContain('Slettesen');
        const replay = () =>
          sql`select public.replay_erasures(${known.map((one) => one.subject)}::uuid[], ${known.map((one) => one.account)}::uuid[], ${known.map((one) => one.scope)}::text[], ${known.map((one) => one.erased_at)}::timestamptz[]) as n`;
        expect((await replay())[0]?.['n']).toBe(1);
        expect(await markersLeft(sql, WHO)).toEqual({});
        expect((await replay())[0]?.['n']).toBe(0);
      });
      keepErasures(file, [], Date.now() + 41 * 24 * 3_600_000);
      expect(readErasures(file)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('siblings and their mother', () => {
  /** Dina and Ebbe have one guardian and one number; each is written to there, and one mail to a place carries both. */
  const write = async (sql: PersonaSql, id: string) => {
    const other = world.ids['ebbe']!;
    await sql`update public.young_person set phone = '88123456' where id = ${other}`;
    await sql`update public.guardian set email = 'far.slettes@lyngfjord.example' where young_person_id = ${other}`;
    await sql`delete from private.outbox`;
    for (const [name, person] of [
      ['Dina', id],
      ['Ebbe', other],
    ]) {
      await sql`insert into private.outbox (channel, to_address, template, data, need_id) select 'email', 'far.slettes@lyngfjord.example', 'guardian_asked',
        ${sql.json({ first_name: name as string, token: 'a'.repeat(64) })}, n.id from public.need n where n.young_person_id = ${person!} limit 1`;
      await sql`insert into private.outbox (channel, to_address, template, data) values ('sms', '88123456', 'step_suggested', ${sql.json({ first_name: name!, young_person_id: person! })})`;
    }
    await sql`insert into private.outbox (channel, to_address, template, data) select 'email', 'bente@surdejen.example', 'partner_bundle', jsonb_build_object('items',
      jsonb_agg(jsonb_build_object('template', 'young_person_asks', 'data', jsonb_build_object('first_name', y.first_name, 'need_id', n.id)) order by y.first_name))
      from public.young_person y join lateral (select d.id from public.need d where d.young_person_id = y.id order by d.id limit 1) n on true where y.id in (${id}, ${other})`;
    const [names] = await sql`select first_name as it from public.young_person where id = ${other}`;
    return names!['it'] as string;
  };

  test('granted for one, the other’s messages are all there, in a common mail too', async () => {
    await withMarks('dina', async (sql, id, user) => {
      const request = await ask(sql, user);
      const ebbe = await write(sql, id);
      await decide(sql, request, 'granted');
      const left =
        await sql`select template, to_address, data from private.outbox where template not like 'erasure_%' and template not in ('wish_withdrawn', 'placement_interrupted') order by template`;
      expect(left.map(({ template, data }) => [template, JSON.stringify(data).match(/"first_name": ?"([^"]*)"/g)])).toEqual([
        ['guardian_asked', ['"first_name":"Ebbe"']],
        ['partner_bundle', [`"first_name":"${ebbe}"`]],
        ['step_suggested', ['"first_name":"Ebbe"']],
      ]);
    });
  });

  test('partly for one, the same', async () => {
    await withMarks('dina', async (sql, id) => {
      const ebbe = await write(sql, id);
      await sql`select private.forget_partly(${id}, false)`;
      const left =
        await sql`select template, data from private.outbox where template in ('guardian_asked', 'partner_bundle', 'step_suggested') order by template`;
      const text = JSON.stringify(left);
      expect(text.match(/"first_name":"Ebbe"/g)).toHaveLength(ebbe === 'Ebbe' ? 3 : 2);
      expect(text).toContain(`"${ebbe}"`);
    });
  });
});

describe('a duty that is open', () => {
  test('is never erased: the rest goes, and she keeps her contact person, her need and its date', async () => {
    await withMarks('asta', async (sql, id, user) => {
      const request = await ask(sql, user);
      const [mine] = await sql`select public.my_erasure() as it`;
      expect(mine?.['it']).toMatchObject({ duty_open: true, contact: { name: 'mette' } });
      await as(sql, world.users['sekretariat']!);
      expect(await refused(sql, (inside) => inside`select public.decide_erasure(${request}, 'granted')`)).toBe('duty_cannot_end');
      expect(await refused(sql, (inside) => inside`select public.decide_erasure(${request}, 'partly', 'journal_duty')`)).toBe('duty_cannot_end');
      expect(await refused(sql, (inside) => inside`select public.decide_erasure(${request}, 'partly', null)`)).toBe('invalid_input');
      await decide(sql, request, 'partly', 'duty_open');
      // Her name, and the guardian who must say yes to the five days; nothing that she or anybody wrote.
      const left = await markersLeft(sql, WHO);
      expect(Object.keys(left).sort()).toEqual(['private.outbox', 'public.guardian', 'public.young_person']);
      const [need] =
        await sql`select n.status, n.due_on, y.contact_id, y.user_id, y.email from public.need n join public.young_person y on y.id = n.young_person_id where y.id = ${id} and n.is_duty`;
      expect(need).toMatchObject({ status: 'wishing', contact_id: world.ids['mette'], user_id: null, email: null });
      expect(need?.['due_on']).not.toBeNull();
      expect(await sql`select law, subject from private.broken_laws() where law ~ '^1'`).toEqual([]);
    });
  });

  test('the secretariat reads what is not settled before it answers', async () => {
    await withMarks('asta', async (sql, id, user) => {
      await sql`delete from public.task where young_person_id = ${id} and kind = 'incident'`;
      await ask(sql, user);
      await as(sql, world.users['sekretariat']!);
      const waiting = async () => (await sql`select public.erasure_requests() -> 'waiting' -> 0 as it`)[0]!['it'];
      expect(await waiting()).toMatchObject({ young_person_id: id, incident: false });
      await sql`insert into public.task (kind, staff_id, young_person_id, due_on) values ('incident', ${world.ids['mette']!}, ${id}, private.today())`;
      const [days] =
        await sql`select count(*)::int as n from public.placement_day where young_person_id = ${id} and state = 'planned' and day < private.today()`;
      expect(await waiting()).toMatchObject({ incident: true, days_untold: days!['n'] });
    });
  });

  test('is refused to everybody but the secretariat, and can be taken back', async () => {
    await withMarks('asta', async (sql, _id, user) => {
      const request = await ask(sql, user);
      // The reminder that the law sets a date for does not end by a press.
      const [task] = await sql`select id from public.task where kind = 'erasure_request' and done_at is null`;
      await as(sql, world.users['sekretariat']!);
      expect(await refused(sql, (inside) => inside`select public.finish_task(${task!['id']})`)).toBe('wrong_status');
      for (const who of ['mette', 'asta', 'bente']) {
        await as(sql, world.users[who]!);
        expect(await refused(sql, (inside) => inside`select public.decide_erasure(${request}, 'partly', 'duty_open')`)).toBe('not_allowed');
      }
      await as(sql, user);
      await sql`select public.take_back_erasure()`;
      await as(sql, world.users['sekretariat']!);
      expect(await refused(sql, (inside) => inside`select public.decide_erasure(${request}, 'partly', 'duty_open')`)).toBe('wrong_status');
    });
  });
});

test('the letters name nobody and say whom to call', () => {
  for (const template of ['erasure_granted', 'erasure_partly']) {
    expect(Object.hasOwn(MAILS, template)).toBe(true);
    const words = { contact_name: 'Mette Demosen', contact_phone: '12345678', reason: 'duty_open' };
    const context = { language: 'da' as const, link: (path: string) => path };
    expect(renderMail(template, words, context).text).toContain('12 34 56 78');
    expect(renderSms(template, words, context)).toContain('12 34 56 78');
    expect(renderMail(template, words, context).text).not.toContain('undefined');
  }
});
