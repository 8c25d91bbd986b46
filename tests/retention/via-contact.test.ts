import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAILS, renderMail, renderSms, SMS } from '../../src/copy/mails/registry.ts';
import { fillGround } from '../access/ground.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  database = await freshDatabase({ connections: 2 });
  world = await fillGround(database);
  const { sql } = database;
  await sql`update public.partner set name = 'Hemmelighuset'`;
  await sql`update public.workplace set name = 'Hemmelighuset', street = 'Hemmeligvej 7'`;
  await sql`update public.opening set title = 'Hemmeligt arbejde'`;
});
afterAll(() => database.drop());

/** Every field in which a message of ours has ever said where or when, and a few that nobody has thought of yet. */
const SECRET = {
  place: 'Hemmelighuset',
  from_place: 'Hemmelighuset',
  to_place: 'Hemmelighuset',
  partner_name: 'Hemmelighuset',
  title: 'Hemmeligt arbejde',
  address: 'Hemmeligvej 7',
  host_name: 'Hemmelighuset',
  workplace_name: 'Hemmelighuset',
  opening_title: 'Hemmeligt arbejde',
  visit_on: '2031-03-17',
  starts_on: '2031-03-17',
  day: '2031-03-17',
  ends_on: '2031-03-21',
  first_day: '2031-03-17',
  visit_at: '07:41',
  from_time: '07:41',
  to_time: '07:41',
  meet_at: '07:41',
  something_new: 'Hemmelighuset',
  days: ['2031-03-17'],
};
const TOLD = /Hemmelig|17\. marts|21\. marts|2031|7[.:]41/;
const context = { language: 'da' as const, link: (path: string) => `https://unge.example${path}` };
const harmless = () => ({
  first_name: 'Asta',
  name: 'Henrik',
  guardian_name: 'Henrik',
  contact_name: 'Mette Demosen',
  contact_phone: '12345678',
  staff_name: 'Mette',
  staff_phone: '12345678',
  token: 'a'.repeat(64),
  need_id: world.ids['asta_duty'],
  young_person_id: world.ids['asta'],
  status: 'wishing',
  due_on: '2030-01-10',
});

const guard = async (data: object, template: string) =>
  (await database.sql`select private.without_places(${database.sql.json(data as never)}, ${template}) as data`)[0]?.['data'] as Record<string, unknown>;
const guarded = (template: string) => guard({ ...harmless(), ...SECRET }, template);

test('while it is on, no mail and no SMS says where or when, and each gives the contact person', async () => {
  const templates = await database.sql<
    { template: string; audience: string; by_mail: boolean; by_sms: boolean }[]
  >`select template, audience, by_mail, by_sms from private.message_template where not about_nobody`;
  expect(templates.length).toBeGreaterThan(50);
  const rendered = async () => {
    const texts: [template: string, audience: string, text: string][] = [];
    for (const { template, audience, by_mail, by_sms } of templates) {
      const data = await guarded(template);
      if (by_mail && Object.hasOwn(MAILS, template)) {
        const mail = renderMail(template, data, context);
        texts.push([template, audience, `${mail.subject}\n${mail.text}`]);
      }
      if (by_sms && Object.hasOwn(SMS, template)) texts.push([`${template} (SMS)`, audience, renderSms(template, data, context)]);
    }
    return texts;
  };
  // The control: before it is on, they do say it.
  const before = await rendered();
  expect(before.filter(([, , text]) => TOLD.test(text)).length).toBeGreaterThan(5);
  await database.asPersona(world.users['mette']!, (sql) => sql`select public.set_via_contact_only(${world.ids['asta']!}, true)`);
  const after = await rendered();
  expect(after.filter(([, , text]) => TOLD.test(text)).map(([template, , text]) => `${template}: ${text}`)).toEqual([]);
  expect(after.filter(([, , text]) => /undefined|null|NaN|Invalid/.test(text)).map(([template]) => template)).toEqual([]);
  expect(after.filter(([, audience, text]) => ['partner', 'host'].includes(audience) && text.includes('Asta')).map(([template]) => template)).toEqual([]);
});

test('it goes for what waits in the outbox, the guardian’s page, the teacher’s list and the week', async () => {
  const { sql } = database;
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${world.ids['asta']!}, false)`);
  const token = 'b'.repeat(64);
  await sql`update private.guardian_request q set token_hash = private.token_hash(${token}), answer = null, answered_at = null from public.guardian g
    where g.id = q.guardian_id and g.young_person_id = ${world.ids['asta']!} and q.need_id = ${world.ids['asta_duty']!}`;
  await sql`insert into private.outbox (channel, to_address, template, data, need_id, state, next_try_at)
    values ('email', 'asta@lyngfjord.example', 'visit_invited', ${sql.json({ ...harmless(), ...SECRET } as never)}, ${world.ids['asta_duty']!}, 'waiting', private.now() + interval '1 day')`;
  const look = async () => {
    const [guardian] = await database.asPersona(null, (as) => as`select public.guardian_page(${token}) as it`);
    const [teacher] = await database.asPersona(world.users['teacher']!, (as) => as`select public.teacher_classes() as it`);
    const [monday] =
      await sql`select to_char(date_trunc('week', d.day), 'YYYY-MM-DD') as it from public.placement_day d where d.young_person_id = ${world.ids['asta']!}`;
    const [week] = await database.asPersona(world.users['mette']!, (as) => as`select public.placement_week(${monday!['it']}, 'mine', null) as it`);
    const [waiting] = await sql`select data from private.outbox where template = 'visit_invited'`;
    const hers = (week!['it'] as { rows: { young_person_id: string }[] }).rows.filter(({ young_person_id }) => young_person_id === world.ids['asta']);
    expect(hers).toHaveLength(1);
    const pupils = (teacher!['it'] as { pupils: { id: string }[] }[]).flatMap(({ pupils: all }) => all).filter(({ id }) => id === world.ids['asta']);
    return {
      guardian: JSON.stringify(guardian?.['it']),
      teacher: JSON.stringify(pupils),
      week: JSON.stringify(hers),
      outbox: JSON.stringify(waiting?.['data']),
    };
  };
  const before = await look();
  for (const text of Object.values(before)) expect(text).toMatch(/Hemmelig/);
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${world.ids['asta']!}, true)`);
  const after = await look();
  for (const text of Object.values(after)) expect(text).not.toMatch(/Hemmelig|08:00|07:41/);
});

test('a message that does not say about whom it is says neither where nor when, and one about nobody says all of it', async () => {
  const { need_id: _need, young_person_id: _person, ...nobody } = harmless();
  expect(JSON.stringify(await guard({ ...nobody, ...SECRET }, 'incident_reported'))).not.toMatch(TOLD);
  expect(JSON.stringify(await guard({ ...nobody, need_id: world.ids['finn_need'], ...SECRET }, 'incident_reported'))).not.toMatch(TOLD);
  expect(await guard({ title: 'Bager' }, 'opening_approved')).toEqual({ title: 'Bager' });
});

test('of several happenings in one mail hers is cleaned and the others are whole, before it is asked for and while it waits', async () => {
  const { sql } = database;
  const [other] = await sql`select id from public.need where young_person_id = ${world.ids['carl']!} limit 1`;
  const hers = { template: 'offer_accepted', data: { need_id: world.ids['asta_duty'], title: 'Hemmeligt arbejde' } };
  const others = { template: 'offer_accepted', data: { need_id: other!['id'], title: 'Åbent arbejde' } };
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${world.ids['asta']!}, false)`);
  await sql`insert into private.outbox (channel, to_address, template, data, state) values
    ('email', 'bente@surdejen.example', 'partner_bundle', ${sql.json({ name: 'Bente', items: [hers, others] } as never)}, 'waiting')`;
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${world.ids['asta']!}, true)`);
  const [waiting] = await sql`select data from private.outbox where template = 'partner_bundle'`;
  expect(JSON.stringify(waiting!['data'])).not.toContain('Hemmelig');
  expect(JSON.stringify(waiting!['data'])).toContain('Åbent arbejde');
  expect(JSON.stringify(await guard({ items: [hers, others] }, 'partner_bundle'))).not.toContain('Hemmelig');
});

test('an incident is told to the school without the place, and the school’s list says neither place nor day', async () => {
  const { sql } = database;
  const person = world.ids['asta']!;
  const undo = new Error('undo');
  await sql
    .begin(async (inside) => {
      await inside`update public.placement p set starts_on = private.today(), status = 'under_way' from public.need n where n.id = p.need_id and n.id = ${world.ids['asta_duty']!}`;
      await inside`update public.need set status = 'under_way' where id = ${world.ids['asta_duty']!}`;
      const [placement] = await inside`select id from public.placement where need_id = ${world.ids['asta_duty']!}`;
      await inside`insert into auth.sessions (id, user_id, created_at, updated_at, aal) values (gen_random_uuid(), ${world.users['mette']!}, now(), now(), 'aal1')`;
      await inside`select set_config('request.jwt.claims', (select json_build_object('role', 'authenticated', 'sub', s.user_id::text, 'session_id', s.id)::text
        from auth.sessions s where s.user_id = ${world.users['mette']!} limit 1), true)`;
      await inside`select public.report_incident(${placement!['id']})`;
      const mails = await inside`select to_address, data from private.outbox where template = 'incident_reported'`;
      expect(mails.length).toBeGreaterThan(1);
      expect(JSON.stringify(mails)).not.toMatch(/Hemmelig/);
      const line = async () => (await inside`select private.line_for_school(${world.ids['asta_duty']!}) as it`)[0]?.['it'];
      expect(await line()).toMatchObject({ status: 'under_way', place: null, first_day: null, last_day: null, visit_on: null, visit_at: null });
      await inside`update public.young_person set via_contact_only = false where id = ${person}`;
      expect(await line()).toMatchObject({ place: expect.stringContaining('Hemmelig') });
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
});

test('what she said of a place leaves its page, which is drawn anew, and nothing of hers is put there', async () => {
  const { sql } = database;
  const person = world.ids['asta']!;
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${person}, false)`);
  await sql`delete from public.quote where young_person_id = ${person}`;
  const [quote] = await sql`insert into public.quote (placement_id, young_person_id, opening_id, words, consent_version, guardian_needed, status, decided_at)
    select p.id, ${person}, a.opening_id, 'Her var rart', '1', false, 'published', private.now() from public.placement p join public.application a on a.id = p.application_id
    where p.need_id = ${world.ids['asta_duty']!} returning id, opening_id, placement_id`;
  const shown = async () => JSON.stringify((await sql`select private.quotes_of(${quote!['opening_id']}) as it`)[0]);
  const revision = async () => Number((await sql`select sum(number) as it from private.revision`)[0]?.['it'] ?? 0);
  expect(await shown()).toContain('Her var rart');
  const before = await revision();
  await database.asPersona(world.users['mette']!, (as) => as`select public.set_via_contact_only(${person}, true)`);
  expect(await shown()).not.toContain('Her var rart');
  expect(await revision()).toBeGreaterThan(before);
  await expect(database.asPersona(world.users['mette']!, (as) => as`select public.decide_quote(${quote!['id']}, true)`)).rejects.toThrow('wrong_status');
  expect((await sql`select private.may_quote(${quote!['placement_id']}) as it`)[0]?.['it']).toBe(false);
});

test('nobody but those who help her may turn it on, and no partner can read that it is', async () => {
  for (const who of ['asta', 'bente', 'kirsten', 'teacher']) {
    await expect(database.asPersona(world.users[who]!, (sql) => sql`select public.set_via_contact_only(${world.ids['asta']!}, true)`)).rejects.toThrow(
      /not_allowed/,
    );
  }
  const rows = await database.asPersona(world.users['bente']!, (sql) => sql`select via_contact_only from public.young_person`);
  expect(rows).toEqual([]);
});
