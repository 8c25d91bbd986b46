import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** A number proves that somebody holds a phone, and not yet who of several it is. */
let database: FreshDatabase;
let world: World;
const id = (name: string) => world.ids[name] as string;

/** Signs in by SMS, as Supabase leaves it behind: digits without plus. */
async function holderOf(number: string, confirmed = true): Promise<string> {
  const user = randomUUID();
  await database.sql`insert into auth.users (id, aud, role, phone, phone_confirmed_at, raw_app_meta_data, raw_user_meta_data)
    values (${user}, 'authenticated', 'authenticated', ${number}, ${confirmed ? new Date() : null}, '{}', '{}')`;
  return user;
}
const claims = async (user: string) =>
  await database.asPersona(user, async (sql) => {
    const [row] = await sql`select public.claim_my_records() as n, public.why_nothing_is_mine() as why`;
    return [row?.['n'], row?.['why']];
  });
const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'went through';
  } catch (thrown) {
    const { message, hint } = thrown as { message: string; hint?: string };
    return `${message} ${hint ?? ''}`.trim();
  }
};

beforeAll(async () => {
  ({ database, world } = await freshWorld());
});
afterAll(async () => await database.drop());
beforeEach(async () => {
  await database.sql`delete from auth.users where phone is not null`;
  await database.sql`update public.young_person set user_id = null, phone = null, email = null where id in (${id('asta')}, ${id('bo')})`;
  await database.sql`delete from public.guardian`;
});

test.each([
  ['+4522345678', '4522345678', true],
  ['22345678', '4522345678', true],
  ['4522345678', '4522345678', true],
  ['+46701234567', '46701234567', true],
  // Another country's number with the same last eight digits is another phone.
  ['+46122345678', '4522345678', false],
  ['+4522345678', '46122345678', false],
  ['+4522345679', '4522345678', false],
])('a record with %s, signed in to with %s', async (kept, verified, isHers) => {
  await database.sql`update public.young_person set phone = ${kept} where id = ${id('asta')}`;
  const user = await holderOf(verified);
  expect(await claims(user)).toEqual([isHers ? 1 : 0, null]);
  const [row] = await database.sql`select user_id from public.young_person where id = ${id('asta')}`;
  expect(row?.['user_id']).toBe(isHers ? user : null);
  expect(await claims(user), 'once').toEqual([0, null]);
});

test('a number that nobody has proved to hold claims nothing', async () => {
  await database.sql`update public.young_person set phone = '+4522345678' where id = ${id('asta')}`;
  expect(await claims(await holderOf('4522345678', false))).toEqual([0, null]);
});

describe('a number that several people share claims none of them', () => {
  const nobodyIsClaimed = async () =>
    expect(await database.sql`select from public.young_person where id in (${id('asta')}, ${id('bo')}) and user_id is not null`).toHaveLength(0);

  test('siblings with one phone', async () => {
    await database.sql`update public.young_person set phone = '+4522345678' where id = ${id('asta')}`;
    await database.sql`update public.young_person set phone = '22345678' where id = ${id('bo')}`;
    expect(await claims(await holderOf('4522345678'))).toEqual([0, 'shared_number']);
    await nobodyIsClaimed();
  });

  test('also when one of them has an account already: the other is not left over to be taken', async () => {
    const asta = await database.createUser(`asta-${randomUUID()}@elev.example`);
    await database.sql`update public.young_person set phone = '+4522345678', user_id = ${asta} where id = ${id('asta')}`;
    await database.sql`update public.young_person set phone = '+4522345678' where id = ${id('bo')}`;
    expect(await claims(await holderOf('4522345678'))).toEqual([0, 'shared_number']);
  });

  test('a parent’s number on a child’s record', async () => {
    await database.sql`update public.young_person set phone = '+4522345678' where id = ${id('asta')}`;
    await database.sql`insert into public.guardian (young_person_id, name, phone) values (${id('asta')}, 'Far', '22345678')`;
    expect(await claims(await holderOf('4522345678'))).toEqual([0, 'shared_number']);
    await nobodyIsClaimed();
  });

  test('a pupil who writes a number of a colleague does not become the colleague, nor the colleague her', async () => {
    await database.sql`update public.staff_member set user_id = null, phone = '+4522345678' where id = ${id('mette')}`;
    await database.sql`update public.young_person set phone = '+4522345678' where id = ${id('asta')}`;
    expect(await claims(await holderOf('4522345678'))).toEqual([0, 'shared_number']);
    await nobodyIsClaimed();
    expect(await database.sql`select from public.staff_member where id = ${id('mette')} and user_id is not null`).toHaveLength(0);
  });
});

describe('nobody takes from another that the number signs in', () => {
  const stillHers = async () => expect(await claims(await holderOf('4522345611'))).toEqual([1, null]);
  const victim = () => database.sql`update public.young_person set phone = '+4522345611' where id = ${id('asta')}`;

  test('by writing it on the own page', async () => {
    await victim();
    const bo = await database.createUser(`bo-${randomUUID()}@elev.example`);
    await database.sql`update public.young_person set user_id = ${bo} where id = ${id('bo')}`;
    const write = (phone: string) => refusal(database.asPersona(bo, (sql) => sql`select public.update_young_person(${id('bo')}, ${phone})`));
    expect(await write('22345611')).toBe('invalid_input not_this_number');
    expect(await write('22345612')).toBe('went through');
    await stillHers();
    await database.sql`delete from auth.users where phone is not null`;
    await database.sql`update public.young_person set user_id = null where id = ${id('asta')}`;
    // Staff may: siblings have one phone.
    expect(await refusal(database.asPersona(world.users['sekretariat']!, (sql) => sql`select public.update_young_person(${id('bo')}, '22345611')`))).toBe(
      'went through',
    );
    expect(await claims(await holderOf('4522345611'))).toEqual([0, 'shared_number']);
  });

  test('by registering, joining or signing up a company with it', async () => {
    await victim();
    const { asPersona, createUser } = database;
    await asPersona(
      await createUser(`a-${randomUUID()}@elev.example`),
      (sql) => sql`select public.register_young_person('Ny', 'En', '2009-03-14', 'no_school', phone => '22345611')`,
    );
    await asPersona(
      await createUser(`b-${randomUUID()}@elev.example`),
      (sql) => sql`select public.join_class_list('AAAA2228', 'Ny', 'To', '2012-05-04', phone => '+4522345611')`,
    );
    await asPersona(
      await createUser(`c-${randomUUID()}@firma.example`),
      (sql) =>
        sql`select public.sign_up_partner('99990007', 'Ny Butik', 'company', '{shops}', 'Havnegade 3', '9991', 'Ny Ejer', true, true, true, member_phone => '22345611')`,
    );
    await stillHers();
    await database.sql`delete from public.partner where cvr = '99990007'`;
    await database.sql`delete from public.young_person where first_name = 'Ny'`;
  });

  test('and whoever proves it by a code may write it', async () => {
    await victim();
    const user = await holderOf('4522345611');
    await database.asPersona(user, (sql) => sql`select public.register_young_person('Ebbe', 'Prøvesen', '2009-03-14', 'no_school', phone => '22345611')`);
    expect([...(await database.sql`select phone from public.young_person where user_id = ${user}`)]).toEqual([{ phone: '22345611' }]);
    await database.sql`delete from public.young_person where user_id = ${user}`;
  });
});

test('staff and members of partners are claimed by their own number, and told when they have another way in', async () => {
  await database.sql`update public.staff_member set user_id = null, phone = '+4522345601' where id = ${id('mette')}`;
  expect(await claims(await holderOf('4522345601'))).toEqual([1, null]);
  await database.sql`update public.young_person set phone = '+4522345602', user_id = ${await database.createUser(`a-${randomUUID()}@elev.example`)} where id = ${id('asta')}`;
  expect(await claims(await holderOf('4522345602')), 'she signs in by mail').toEqual([0, 'other_way_in']);
});

test('her guardian is not asked at the number she signs in with, nor does she sign in with the guardian’s', async () => {
  const user = await holderOf('4522345678');
  await database.sql`update public.young_person set user_id = ${user} where id = ${id('asta')}`;
  const her = (work: (sql: PersonaSql) => Promise<unknown>) => database.asPersona(user, work);
  const name = (phone: string) => her((sql) => sql`select public.name_guardian(${id('asta')}, 'Far', null, ${phone})`);
  for (const phone of ['+4522345678', '22345678', '4522345678']) expect(await refusal(name(phone)), phone).toBe('invalid_input your_own_number');
  expect(await refusal(name('+4522345699'))).toBe('went through');
  expect(await refusal(her((sql) => sql`select public.update_young_person(${id('asta')}, '22345699')`))).toBe('invalid_input guardians_number');
  expect(await refusal(her((sql) => sql`select public.update_young_person(${id('asta')}, '22345698')`))).toBe('went through');
});

test('somebody who registers by SMS is reached at that number', async () => {
  const user = await holderOf('46701234567');
  await database.asPersona(user, (sql) => sql`select public.register_young_person('Ebbe', 'Testlund', '2009-03-14', 'no_school')`);
  const rows = await database.sql`select phone, email from public.young_person where user_id = ${user}`;
  expect(rows).toEqual([{ phone: '+46701234567', email: null }]);
});
