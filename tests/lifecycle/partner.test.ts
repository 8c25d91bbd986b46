import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

// A partner from sign-up to the end, and its openings from draft to over.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
});
afterEach(() => database.drop());

const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who] ?? null, work);
const id = (name: string) => world.ids[name] ?? '';
const week = () => world.weeks[0] ?? '';
const dayOf = (days: number) => new Date(Date.parse(week()) + days * 86_400_000).toISOString().slice(0, 10);
const brokenLaws = () => database.sql`select * from private.broken_laws()`;

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    const failure = thrown as { message: string; detail?: string; hint?: string };
    return [failure.message, failure.detail, failure.hint].filter(Boolean).join(' ');
  }
  return 'went through';
}

const CVR = '99990007';
async function signUp(
  who = 'stranger',
  { cvr = CVR, pUnit = null as string | null, name = 'Ny Butik', key = crypto.randomUUID() as string } = {},
): Promise<string> {
  const [row] = await as(
    who,
    (sql) => sql`select public.sign_up_partner(${cvr}, ${name}, 'company', '{shops}', 'Havnegade 3', '9991', 'Ny Ejer',
    true, true, true, p_unit => ${pUnit}, member_phone => '+4522345678', request_key => ${key}) as id`,
  );
  return row?.['id'] as string;
}
const status = async (partner: string) => (await database.sql`select status, review_note, due_on::text as due from public.partner where id = ${partner}`)[0];

describe('signing up', () => {
  test('makes partner, workplace, owner and agreement at once, sends a mail, and sent twice is one', async () => {
    const key = crypto.randomUUID();
    const first = await signUp('stranger', { key });
    expect(await signUp('stranger', { key })).toBe(first);
    expect(await status(first)).toMatchObject({ status: 'applied' });
    const [made] = await database.sql`select
      (select count(*)::int from public.workplace where partner_id = ${first}) as places,
      (select count(*)::int from public.partner_member where partner_id = ${first} and is_owner) as owners,
      (select count(*)::int from public.partnership_agreement where partner_id = ${first} and valid_from is null) as agreements,
      (select count(*)::int from private.outbox where template = 'partner_received') as mails`;
    expect(made).toEqual({ places: 1, owners: 1, agreements: 1, mails: 1 });
  });

  test.each([
    ['zeros', '00000000', 'invalid_input cvr'],
    ['a wrong check digit', '12345678', 'invalid_input cvr'],
    ['a company that is here', '99000007', 'already_exists cvr'],
  ])('refuses %s', async (_, cvr, code) => {
    expect(await refusal(signUp('stranger', { cvr }))).toBe(code);
  });

  test('several places may share a CVR number by their P-units, each once', async () => {
    await signUp('stranger', { pUnit: '1000000001' });
    await signUp('stranger', { pUnit: '1000000002', name: 'Den anden' });
    expect(await refusal(signUp('stranger', { pUnit: '1000000002' }))).toBe('already_exists cvr');
  });

  test('sent back, put right and sent again: the secretariat has it with a new date', async () => {
    const partner = await signUp();
    await as('sekretariat', (sql) => sql`select public.send_back_partner(${partner}, 'CVR-nummeret passer ikke')`);
    expect(await status(partner)).toMatchObject({ status: 'applied', review_note: 'CVR-nummeret passer ikke' });
    const save = (cvr: string) =>
      as('stranger', (sql) => sql`select public.save_partner(${partner}, 'Ny Butik', '{shops}', 'Om os', '', '1-9', 2, cvr => ${cvr}, form => 'association')`);
    expect(await refusal(save('99000007'))).toBe('already_exists cvr');
    expect(await refusal(save('12345678'))).toBe('invalid_input cvr');
    await save('99990015');
    expect(await status(partner)).toMatchObject({ status: 'applied', review_note: null });
    await as('sekretariat', (sql) => sql`select public.approve_partner(${partner})`);
    const [after] = await database.sql`select p.status, p.cvr, p.form, p.consultant_id, g.valid_to is not null as agreed from public.partner p
      join public.partnership_agreement g on g.partner_id = p.id where p.id = ${partner}`;
    expect(after).toMatchObject({ status: 'active', cvr: '99990015', form: 'association', consultant_id: id('konsulent'), agreed: true });
    // Once welcome, number and P-unit stay as they are.
    await save('99990007');
    expect((await database.sql`select cvr from public.partner where id = ${partner}`)[0]).toEqual({ cvr: '99990015' });
  });
});

describe('places and colleagues', () => {
  const savePlace = (who: string, place: string | null, { postcode = '9993' } = {}) =>
    as(who, (sql) => sql`select public.save_workplace(${id('bakery')}, 'Strandvejen', 'Strandvejen 2', ${postcode}, ${place}, phone => '+4522345678') as id`);

  test('the owner adds and changes places; an unknown postcode and other people are refused', async () => {
    const [made] = await savePlace('bente', null);
    const [host] = await database.sql`select id from public.host where workplace_id = ${made?.['id']}`;
    expect(host).toBeDefined();
    await savePlace('bente', id('bakery_place'));
    expect(await refusal(savePlace('bente', null, { postcode: '0001' }))).toBe('invalid_input postcode unknown_postcode');
    expect(await refusal(savePlace('mads', null))).toBe('not_allowed');
    expect(await refusal(savePlace('karla', id('bakery_place')))).toBe('not_allowed');
    expect(await refusal(savePlace('bente', id('cafe_place')))).toBe('not_allowed');
  });

  test('nobody is written to before the company has been looked at, and no more than ten a day', async () => {
    const partner = await signUp();
    const [place] = await database.sql`select id from public.workplace where partner_id = ${partner}`;
    const add = (n: number, owner = false) =>
      as('stranger', (sql) => sql`select public.add_partner_member(${partner}, 'Kollega', ${`nr${n}@fremmed.example`}, ${[place!['id']]}::uuid[], ${owner})`);
    const written = async () =>
      (await database.sql`select to_address from private.outbox where to_address like '%@fremmed.example' order by 1`).map((row) => row['to_address']);
    await add(0);
    await add(1, true);
    await as('sekretariat', (sql) => sql`select public.send_back_partner(${partner}, 'Ring til os')`);
    expect(await written()).toEqual([]);
    await as('sekretariat', (sql) => sql`select public.approve_partner(${partner})`);
    expect([...new Set(await written())]).toEqual(['nr0@fremmed.example', 'nr1@fremmed.example']);
    for (let n = 2; n < 10; n++) await add(n);
    expect(await refusal(add(10))).toBe('too_many_tries today');
    expect((await written()).filter((address) => address === 'nr9@fremmed.example')).toHaveLength(1);
  });

  test('a colleague is let in for a place, and out again; the last owner stays', async () => {
    const add = (who: string, places: string[]) =>
      as(who, (sql) => sql`select public.add_partner_member(${id('bakery')}, 'Nye Nina', ' Nina@Surdejen.example ', ${places}::uuid[]) as id`);
    expect(await refusal(add('bente', []))).toBe('invalid_input workplace_ids');
    expect(await refusal(add('bente', [id('cafe_place')]))).toBe('invalid_input workplace_ids');
    expect(await refusal(add('mads', [id('bakery_place')]))).toBe('not_allowed');
    const [nina] = await add('bente', [id('bakery_place')]);
    world.users['nina'] = await database.createUser('nina@surdejen.example');
    await as('nina', (sql) => sql`select public.claim_my_records()`);
    expect(await as('nina', (sql) => sql`select public.partner_home(${id('bakery')}) as home`)).toHaveLength(1);
    await as('bente', (sql) => sql`select public.remove_partner_member(${nina?.['id']})`);
    expect(await refusal(as('nina', (sql) => sql`select public.partner_home(${id('bakery')})`))).toBe('not_allowed');
    expect(await refusal(as('bente', (sql) => sql`select public.remove_partner_member(${id('bente')})`))).toBe('wrong_status last_owner');
  });
});

describe('pausing and stopping', () => {
  async function asked() {
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[], help_on => true)`);
    const [need] = await database.sql`select id from public.need where young_person_id = ${id('asta')}`;
    await as('mette', (sql) => sql`select public.forward(${need?.['id']})`);
    const [application] = await database.sql`select id from public.application`;
    return application?.['id'] as string;
  }
  const until = (days: number) => as('bente', (sql) => sql`select public.pause_partner(${id('bakery')}, public.today() + ${days}::int)`);

  test('a pause helps on everybody who waits, and ends by itself', async () => {
    const application = await asked();
    const [preview] = await as('bente', (sql) => sql`select public.stop_preview(${id('bakery')}) as p`);
    expect(preview?.['p']).toMatchObject({ asked: 1, placements_ahead: 0 });
    expect(await refusal(until(0))).toBe('invalid_input until within_a_year');
    await until(10);
    expect((await database.sql`select status from public.application where id = ${application}`)[0]).toEqual({ status: 'handed_on' });
    expect(await brokenLaws()).toEqual([]);
    await database.sql`update private.clock set moved_by = '11 days'`;
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    expect(await status(id('bakery'))).toMatchObject({ status: 'active' });
  });

  test('stopping takes back what has not begun, and leaves those who are there', async () => {
    const application = await asked();
    await as('bente', (sql) => sql`select public.offer_place(${application}, ${[dayOf(0), dayOf(1)]}::date[])`);
    await as('asta', (sql) => sql`select public.accept_offer(${application})`);
    await as('bente', (sql) => sql`select public.end_partner(${id('bakery')})`);
    expect((await database.sql`select status from public.placement`)[0]).toEqual({ status: 'cancelled' });
    expect(await brokenLaws()).toEqual([]);
    expect(await refusal(as('bente', (sql) => sql`select public.resume_partner(${id('bakery')})`))).toMatch(/^wrong_status/);
  });

  test('only the owner and the secretariat may', async () => {
    expect(await refusal(as('mads', (sql) => sql`select public.end_partner(${id('bakery')})`))).toBe('not_allowed');
    expect(await refusal(as('mads', (sql) => sql`select public.stop_preview(${id('bakery')})`))).toBe('not_allowed');
  });
});

describe('an opening', () => {
  type Change = Partial<{
    opening: string | null;
    kind: string;
    days: string[];
    seats: number;
    total: number | null;
    machines: boolean;
    assessed: boolean;
    adult: string;
    age: number;
    place: string;
  }>;
  const save = async (
    who: string,
    {
      opening = null,
      kind = 'school_placement',
      days = [dayOf(0), dayOf(1)],
      seats = 2,
      total = null,
      machines = false,
      assessed = false,
      adult = '',
      age = 13,
      place = id('bakery_place'),
    }: Change = {},
  ) => {
    const [row] = await as(
      who,
      (sql) => sql`select public.save_opening(${place}, ${kind}, 'Bag rundstykker', '{Bage,Sælge}', 'food_kitchen', opening_id => ${opening},
      meet_who => 'Bente', meet_at => '06:00', ends_at => '12:00', days => ${days}::date[], seats => ${seats}, seats_in_all => ${total}, min_age => ${age},
      machines => ${machines}, assessed => ${assessed}, responsible_adult => ${adult}) as id`,
    );
    return row?.['id'] as string;
  };
  const stands = async (opening: string) => (await database.sql`select status, review_note from public.opening where id = ${opening}`)[0];
  const publish = (who: string, opening: string) => as(who, (sql) => sql`select public.publish_opening(${opening})`);

  test('the first one is looked at, sent back, put right and published; the next goes up at once', async () => {
    const partner = await signUp();
    const [made] = await database.sql`select id from public.workplace where partner_id = ${partner}`;
    const place = made?.['id'] as string;
    const first = await save('stranger', { place });
    expect(await refusal(publish('stranger', first))).toBe('wrong_status partner:applied');
    await as('sekretariat', (sql) => sql`select public.approve_partner(${partner}, ${id('konsulent')})`);
    await publish('stranger', first);
    expect(await stands(first)).toMatchObject({ status: 'in_review' });
    expect(await refusal(save('stranger', { place, opening: first }))).toBe('wrong_status opening:in_review');
    await as('konsulent', (sql) => sql`select public.send_back_opening(${first}, 'Skriv, hvad man skal have på')`);
    expect(await stands(first)).toMatchObject({ status: 'draft', review_note: 'Skriv, hvad man skal have på' });
    await save('stranger', { place, opening: first });
    await publish('stranger', first);
    await as('konsulent', (sql) => sql`select public.approve_opening(${first})`);
    expect(await stands(first)).toMatchObject({ status: 'published', review_note: null });
    const second = await save('stranger', { place });
    await publish('stranger', second);
    expect(await stands(second)).toMatchObject({ status: 'published' });
  });

  test('risks need an adult and an assessment', async () => {
    expect(await refusal(save('mads', { machines: true }))).toBe('invalid_input assessed');
    expect(await refusal(save('mads', { machines: true, assessed: true }))).toBe('invalid_input responsible_adult');
    await save('mads', { machines: true, assessed: true, adult: 'Bente', age: 15 });
    const ages = await as(
      'mads',
      (sql) => sql`select public.suggested_min_age('school_placement', true, false, false, false, false) as machines,
      public.suggested_min_age('school_placement', false, true, false, false, false) as chemicals, public.suggested_min_age('school_placement', false, false, false, false, false) as none`,
    );
    expect(ages[0]).toEqual({ machines: 15, chemicals: 18, none: 12 });
  });

  test('seats that are given stay, whatever is written', async () => {
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[])`);
    await as('bo', (sql) => sql`select public.apply(${id('bo')}, ${[id('bread')]}::uuid[], ${[week()]}::date[])`);
    for (const one of await database.sql`select id, need_id from public.application`) {
      await as('mette', (sql) => sql`select public.forward(${one['need_id']})`);
      await as('mads', (sql) => sql`select public.offer_place(${one['id']}, ${[dayOf(0)]}::date[])`);
    }
    expect(await refusal(save('mads', { opening: id('bread'), seats: 1 }))).toBe('invalid_input seats more_are_taken');
    expect(await refusal(save('mads', { opening: id('bread'), total: 1 }))).toBe('invalid_input seats_in_all more_are_taken');
    await save('mads', { opening: id('bread'), days: [dayOf(2)], seats: 1 });
    const seats = await database.sql`select day::text as day, taken from public.opening_seat where opening_id = ${id('bread')} order by day`;
    expect(seats).toEqual([
      { day: dayOf(0), taken: 2 },
      { day: dayOf(2), taken: 0 },
    ]);
    expect(await brokenLaws()).toEqual([]);
  });

  test('paused, resumed and ended; a draft that was never published cannot be resumed', async () => {
    await as('mads', (sql) => sql`select public.pause_opening(${id('bread')})`);
    await as('mads', (sql) => sql`select public.resume_opening(${id('bread')})`);
    await as('mads', (sql) => sql`select public.end_opening(${id('bread')})`);
    expect(await stands(id('bread'))).toMatchObject({ status: 'expired' });
    await as('mads', (sql) => sql`select public.resume_opening(${id('bread')})`);
    expect(await stands(id('bread'))).toMatchObject({ status: 'published' });
    const draft = await save('mads');
    await as('mads', (sql) => sql`select public.end_opening(${draft})`);
    expect(await refusal(as('mads', (sql) => sql`select public.resume_opening(${draft})`))).toBe('wrong_status never_published');
  });

  test('nobody else may write it', async () => {
    expect(await refusal(save('karla', { opening: id('bread') }))).toBe('not_allowed');
    expect(await refusal(save('karla', { opening: id('bread'), place: id('cafe_place') }))).toBe('not_allowed');
    expect(await refusal(publish('karla', id('bread')))).toBe('not_allowed');
    expect(await refusal(as('karla', (sql) => sql`select public.end_opening(${id('bread')})`))).toBe('not_allowed');
  });
});
