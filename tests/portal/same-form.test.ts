import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../../src/portal/api.ts';
import { createEmptyDatabase, type FreshDatabase } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

/** Figure 6: the same form sent twenty times at once, over HTTP to the real API on native Postgres: one row, one mail. */

const TIMES = 20;
const KEYS = {
  publishableKey: 'sb_publishable_for_the_tests_of_forms',
  secretKey: 'sb_secret_for_the_tests_of_forms_123456',
  jwtSecret: 'a secret that is long enough for the tests',
};
let api: RunningApi;
let sql: postgres.Sql;
let world: World;
const codes = new Map<string, string>();
const people = new Map<string, SupabaseClient>();

beforeAll(async () => {
  const databaseUrl = await createEmptyDatabase();
  api = await startApi({
    engine: 'native',
    databaseUrl,
    keys: KEYS,
    siteUrl: 'http://localhost:4321',
    seed: 'none',
    mail: { send: async (to, mail) => void codes.set(to, mail.subject.slice(0, 6)) },
  });
  sql = postgres(databaseUrl, { max: 4, onnotice: () => {} });
  const createUser = async (email: string) => {
    const id = randomUUID();
    await sql`insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
      values (${id}, 'authenticated', 'authenticated', ${email}, now(), '{}', '{}', now(), now())`;
    return id;
  };
  world = await buildWorld({ sql, createUser } as FreshDatabase);
});
afterAll(async () => {
  await sql?.end();
  await api?.close();
});

/** This persona's client, signed in by a code as everybody is. */
async function as(who: string): Promise<SupabaseClient> {
  const known = people.get(who);
  if (known) return known;
  const client = createClient(api.url, KEYS.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const email = `${who}@lyngfjord.example`;
  expect((await client.auth.signInWithOtp({ email })).error).toBeNull();
  expect((await client.auth.verifyOtp({ email, token: codes.get(email) as string, type: 'email' })).error).toBeNull();
  people.set(who, client);
  return client;
}

/** What the same call answers each time when it is sent twenty times at once. */
async function atOnce(client: SupabaseClient, name: string, parameters: object): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: TIMES }, () => client.rpc(name, parameters)));
  return [...new Set(answers.map(({ data, error }) => (error ? `refused: ${error.message}` : JSON.stringify(data))))];
}
const count = async (query: postgres.PendingQuery<postgres.Row[]>) => Number((await query)[0]?.['n']);
const mails = async (template: string) => await count(sql`select count(*)::int as n from private.outbox where template = ${template}`);
const days = () => [world.weeks[0] as string];

const wish = () => ({
  young_person_id: world.ids['asta'],
  opening_ids: [world.ids['bread']],
  weeks: [world.weeks[0]],
  reasons: ['try_the_work'],
  help_on: true,
});

test('a search: one application, one receipt', async () => {
  const answers = await atOnce(await as('asta'), 'apply', { ...wish(), request_key: randomUUID() });
  expect(answers).toHaveLength(1);
  expect(answers[0]).not.toContain('refused');
  expect(await count(sql`select count(*)::int as n from public.application`)).toBe(1);
  expect(await mails('application_received')).toBe(1);
});

test('an offer: one seat each day, one mail to her, and one event', async () => {
  const [need] = await sql`select n.id from public.need n join public.application a on a.need_id = n.id`;
  expect(await atOnce(await as('mette'), 'forward', { need_id: need?.['id'], request_key: randomUUID() })).toHaveLength(1);
  expect(await mails('young_person_asks')).toBe(2);
  const [application] = await sql`select id from public.application`;
  const answers = await atOnce(await as('bente'), 'offer_place', { application_id: application?.['id'], days: days(), request_key: randomUUID() });
  expect(answers).toHaveLength(1);
  expect(answers[0]).not.toContain('refused');
  expect(await count(sql`select count(*)::int as n from public.seat_hold`)).toBe(1);
  expect(await count(sql`select count(*)::int as n from public.placement_day`)).toBe(1);
  expect(await count(sql`select count(*)::int as n from public.event where command = 'offer_place' and lifecycle = 'need'`)).toBe(1);
  expect(await mails('place_offered')).toBe(1);
});

test('a guardian’s answer: one answer, one event, one mail to her', async () => {
  await sql`insert into public.guardian (young_person_id, name, email) values (${world.ids['asta'] as string}, 'Far', 'far@post.example')`;
  const [application] = await sql`select id from public.application`;
  expect((await (await as('asta')).rpc('accept_offer', { application_id: application?.['id'] })).error).toBeNull();
  const [asked] = await sql`select data ->> 'token' as token from private.outbox where template = 'guardian_asked'`;
  const stranger = createClient(api.url, KEYS.publishableKey, { auth: { persistSession: false } });
  expect(await atOnce(stranger, 'answer_as_guardian', { token: asked?.['token'], answer: 'yes' })).toEqual(['"yes"']);
  expect(await count(sql`select count(*)::int as n from public.event where lifecycle = 'guardian' and command = 'answer'`)).toBe(1);
  expect(await mails('guardian_said_yes')).toBe(1);
});

test('without a key of the form, the same is found to be done more than once, or refused', async () => {
  const answers = await atOnce(await as('bo'), 'apply', { ...wish(), young_person_id: world.ids['bo'] });
  expect(answers.length).toBeGreaterThan(1);
});

test('a key that another command has used is refused, not answered as done', async () => {
  const asta = await as('asta');
  const key = randomUUID();
  expect((await asta.rpc('update_young_person', { young_person_id: world.ids['asta'], phone: '22345690', request_key: key })).error).toBeNull();
  const [need] = await sql`select id from public.need where young_person_id = ${world.ids['asta'] as string}`;
  const message = { body: 'Jeg kommer i morgen', need_id: need?.['id'], request_key: key };
  expect((await asta.rpc('write_message', message)).error).toMatchObject({ message: 'wrong_status', hint: 'another_command' });
  expect((await asta.rpc('write_message', { ...message, request_key: randomUUID() })).error).toBeNull();
  expect(await count(sql`select count(*)::int as n from public.message`)).toBe(1);
});

test('a key whose command comes again with other content is refused, and nothing of it is written', async () => {
  const asta = await as('asta');
  const said = { young_person_id: world.ids['asta'], phone: '22345691', request_key: randomUUID() };
  expect((await asta.rpc('update_young_person', said)).error).toBeNull();
  expect((await asta.rpc('update_young_person', said)).error).toBeNull();
  // Another value, and one that was left out the first time.
  for (const other of [{ phone: '22345692' }, { emergency_name: 'Henrik' }])
    expect((await asta.rpc('update_young_person', { ...said, ...other })).error).toMatchObject({
      code: 'PT409',
      message: 'wrong_status',
      hint: 'another_content',
    });
  const [{ phone, emergency_name } = {}] = await sql`select phone, emergency_name from public.young_person where id = ${world.ids['asta'] as string}`;
  expect({ phone, emergency_name }).toEqual({ phone: '22345691', emergency_name: null });
});

test('every command that takes a key compares all that was sent', async () => {
  const commands = await sql`
    select p.proname::text as name, p.prosrc as body, array_remove(p.proargnames[1:p.pronargs], 'request_key') as sent
    from pg_proc p where p.pronamespace = 'public'::regnamespace and 'request_key' = any (p.proargnames)`;
  expect(commands.length).toBeGreaterThan(100);
  // "Ring til mig" asks for one call however often it is pressed.
  const forgotten = commands.filter(({ name, body, sent }) => {
    const [, command, compared] = /private\.is_repeat\(request_key, '(\w+)', row\(([\w,\s]*)\)\)/.exec(body as string) ?? [];
    const isCompared =
      command === name &&
      compared
        ?.split(',')
        .map((one) => one.trim())
        .join() === (sent as string[]).join();
    return !isCompared && !/private\.opening_changes\(/.test(body as string) && name !== 'ask_for_call';
  });
  expect(forgotten.map(({ name }) => name)).toEqual([]);
});
