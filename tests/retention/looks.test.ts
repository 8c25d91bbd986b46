import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { travelTo } from './markers.ts';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  ({ database, world } = await freshWorld({ connections: 2 }));
});
afterAll(() => database.drop());

const open = (who: string, person = 'asta') => database.asPersona(world.users[who]!, (sql) => sql`select public.pupil_page(${world.ids[person]!})`);
const looks = async () => (await database.asPersona(world.users['asta']!, (sql) => sql`select public.my_looks() as it`))[0]?.['it'];

test('every look by staff is noted once a day and shown to her by role and organisation, without a name', async () => {
  expect((await looks())['days']).toEqual([]);
  await travelTo(database.sql, '2027-02-10');
  await open('mette');
  await open('mette');
  await open('sekretariat');
  await expect(open('kirsten')).rejects.toThrow(/not_found/);
  await travelTo(database.sql, '2027-02-11');
  await open('dorthe');
  expect((await looks())['days']).toEqual([
    { day: '2027-02-11', who: [{ role: 'coordinator', organisation: 'Klitskolen' }] },
    {
      day: '2027-02-10',
      who: expect.arrayContaining([
        { role: 'coordinator', organisation: 'Fjordskolen' },
        { role: 'secretariat', organisation: null },
      ]),
    },
  ]);
  expect(JSON.stringify(await looks())).not.toMatch(/mette|dorthe|sekretariat"/);
  expect((await database.sql`select count(*)::int as n from private.look`)[0]?.['n']).toBe(3);
});

test('a workplace that opens her case is noted as the partner', async () => {
  const [a] = await database.sql`insert into public.application (need_id, opening_id, host_id, rank, status, live_at)
    select ${world.ids['asta_duty']!}, ${world.ids['bread']!}, h.id, 1, 'live', private.now() from public.host h where h.workplace_id = ${world.ids['bakery_place']!} returning id`;
  await database.sql`update public.need set status = 'with_partner', raised_at = private.now() where id = ${world.ids['asta_duty']!}`;
  const see = (who: string) => database.asPersona(world.users[who]!, (sql) => sql`select public.partner_case(${a!['id']})`);
  await see('bente');
  await expect(see('karla')).rejects.toThrow(/not_found/);
  expect((await looks())['days'][0]['who']).toContainEqual({ role: 'partner', organisation: 'Bageriet Surdejen Lyng' });
  // A look changes nothing in the case: law 6.
  expect((await database.sql`select count(*)::int as n from public.event where command ~ 'look|page|case'`)[0]?.['n']).toBe(0);
});
