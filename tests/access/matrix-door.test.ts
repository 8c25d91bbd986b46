import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../../src/portal/api.ts';
import { relations } from './declared-columns.ts';
import { publicFunctions } from './declared-functions.ts';

const KEYS = {
  publishableKey: 'sb_publishable_for_the_tests_of_the_door',
  secretKey: 'sb_secret_for_the_tests_of_the_door_1234',
  jwtSecret: 'a secret that is long enough for the tests',
};

/** The same matrix once more, from outside: the embedded server, over HTTP, with the client that anybody can download. */
let api: RunningApi;
let stranger: SupabaseClient;
let signedIn: SupabaseClient;
let grantsAtFirst: unknown;
const codes = new Map<string, string>();
const options = { auth: { persistSession: false, autoRefreshToken: false } };
const grants = async () =>
  await api.database.query(
    "select c.oid::regclass::text as name, c.relacl::text, (select string_agg(a.attname || a.attacl::text, ',' order by a.attname) from pg_attribute a where a.attrelid = c.oid and a.attacl is not null) as columns from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) order by 1",
  );

beforeAll(async () => {
  api = await startApi({
    engine: 'pglite',
    dataDir: 'memory://',
    keys: KEYS,
    siteUrl: 'http://localhost:4321',
    seed: 'small',
    mail: { send: async (to, mail) => void codes.set(to, mail.subject.slice(0, 6)) },
  });
  grantsAtFirst = await grants();
  stranger = createClient(api.url, KEYS.publishableKey, options);
  signedIn = createClient(api.url, KEYS.publishableKey, options);
  const email = 'fremmed@example.com';
  await signedIn.auth.signInWithOtp({ email });
  const { error } = await signedIn.auth.verifyOtp({ email, token: codes.get(email)!, type: 'email' });
  expect(error).toBeNull();
}, 300_000);
afterAll(async () => await api?.close());

const columns = (text: string | undefined) => (text ?? '').split(/\s+/).filter(Boolean);
const ofPublic = Object.entries(relations).flatMap(([name, relation]) =>
  name.startsWith('public.') ? [[name.slice('public.'.length), relation] as const] : [],
);

describe('with the publishable key', () => {
  test.each(ofPublic)('%s', async (table, { rows, everybody, signed_in, nobody }) => {
    const held = Number((await api.database.query<{ n: number }>(`select count(*) as n from public.${table}`))[0]!.n);
    for (const [client, open] of [
      [stranger, columns(everybody)],
      [signedIn, [...columns(everybody), ...columns(signed_in)]],
    ] as const) {
      const shut = [...columns(everybody), ...columns(signed_in), ...columns(nobody)].filter((column) => !open.includes(column));
      for (const column of shut) {
        const { data, error } = await client.from(table).select(column).limit(1);
        expect([data, error?.code], `${table}.${column}`).toEqual([null, '42501']);
      }
      if (open.length > 0) {
        const { data, error, count } = await client.from(table).select(open.join(','), { count: 'exact' }).limit(1);
        expect(error).toBeNull();
        if (['everybody', 'shown'].includes(rows)) expect(data!.length, 'public rows come').toBe(held > 0 ? 1 : 0);
        else expect([data, count], 'nothing of a person').toEqual([[], 0]);
      }
      // The second column: the first of some tables is one that nobody may set at all.
      const key = columns(`${everybody ?? ''} ${signed_in ?? ''} ${nobody ?? ''}`)[1]!;
      for (const attempt of [
        client.from(table).insert({ [key]: null }),
        client
          .from(table)
          .update({ [key]: null })
          .not(key, 'is', null),
        client.from(table).delete().not(key, 'is', null),
      ]) {
        expect((await attempt).error?.code, `writing to ${table}`).toBe('42501');
      }
    }
    expect(Number((await api.database.query<{ n: number }>(`select count(*) as n from public.${table}`))[0]!.n)).toBe(held);
  });

  test('openings and partners are there to be read', async () => {
    expect((await stranger.from('opening').select('public_id,title,kind').limit(5)).data).toHaveLength(5);
    expect((await stranger.from('partner').select('public_id,name').limit(5)).data).toHaveLength(5);
    expect((await stranger.rpc('search_openings', { query: 'dyr' })).data?.length).toBeGreaterThan(0);
  });

  test('commands are refused to a stranger, and the worker’s to everybody', async () => {
    for (const name of publicFunctions.signed_in) expect((await stranger.rpc(name)).error, name).not.toBeNull();
    for (const name of publicFunctions.worker) {
      for (const client of [stranger, signedIn]) expect((await client.rpc(name)).error, name).not.toBeNull();
    }
    expect((await stranger.rpc('viewer')).error?.code).toBe('42501');
    expect((await signedIn.rpc('viewer')).data).toMatchObject({ email: 'fremmed@example.com', young_people: [], staff: null });
  });

  test('the private schema has no door', async () => {
    for (const client of [stranger, signedIn]) {
      expect((await client.schema('private').from('outbox').select('*')).error).not.toBeNull();
      expect((await client.schema('auth').from('users').select('*')).error).not.toBeNull();
      expect((await client.from('outbox').select('*')).error).not.toBeNull();
    }
  });

  test('no request has changed a grant', async () => {
    expect(await grants()).toEqual(grantsAtFirst);
  });

  test('a grant to strangers would be seen from here', async () => {
    await api.database.exec('grant select on public.young_person to anon; create policy "Planted" on public.young_person for select to anon using (true)');
    expect((await stranger.from('young_person').select('first_name').limit(1)).data).toHaveLength(1);
    await api.database.exec('drop policy "Planted" on public.young_person; revoke select on public.young_person from anon');
    expect((await stranger.from('young_person').select('first_name').limit(1)).error?.code).toBe('42501');
  });
});
