import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

// Law 5: what a workplace sees of a young person opens by step, by column, and closes again.
// Each absence stands beside a fault that was planted on purpose, so that we know the test would see it.

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
  await database.sql`update public.young_person set first_name = 'Asta', last_name = 'Navnesen', phone = '+4511112222', birth_date = '2012-02-03',
    emergency_name = 'Nødfar', emergency_phone = '+4533334444', email = 'asta@lyngfjord.example' where id = ${id('asta')}`;
  await database.sql`insert into public.guardian (young_person_id, name, phone) values (${id('asta')}, 'Værgemor', '+4555556666')`;
});
afterEach(() => database.drop());

const id = (name: string) => world.ids[name] ?? '';
const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(who === null ? null : (world.users[who] ?? null), work);
const week = () => world.weeks[0] ?? '';
const dayOf = (days: number) => new Date(Date.parse(week()) + days * 86_400_000).toISOString().slice(0, 10);
const travel = (interval: string) => database.sql`update private.clock set moved_by = ${interval}::interval`;

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    return (thrown as { message: string }).message;
  }
  return 'went through';
}

/** Everything of her that a workplace must not see before its step, by what it is. */
const secrets = {
  surname: 'Navnesen',
  phone: '11112222',
  emergency: '33334444',
  'name in an emergency': 'Nødfar',
  birthday: '2012-02-03',
  guardian: 'Værgemor',
  'guardian’s number': '55556666',
  mail: 'asta@lyngfjord.example',
  school: 'Fjordskolen',
  class: '8.B',
  rank: '"rank"',
  'her id': '',
} as Record<string, string>;
const secretsIn = (seen: unknown) =>
  Object.entries({ ...secrets, 'her id': id('asta') }).flatMap(([what, text]) => (JSON.stringify(seen).includes(text) ? [what] : []));

async function asks({ mayCall = true } = {}): Promise<string> {
  await as(
    'asta',
    (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[],
    reasons => '{animals}'::text[], own_words => 'Jeg bager tit.', help_on => true, may_call => ${mayCall})`,
  );
  const [need] = await database.sql`select id from public.need where young_person_id = ${id('asta')} order by raised_at limit 1`;
  await as('mette', (sql) => sql`select public.forward(${need?.['id']})`);
  const [application] = await database.sql`select id from public.application where opening_id = ${id('bread')}`;
  return application?.['id'] as string;
}
const seenBy = async (who: string, application: string) =>
  (await as(who, (sql) => sql`select public.partner_case(${application}) as seen`))[0]?.['seen'] as Record<string, unknown>;
const home = async (who: string, partner: string) => (await as(who, (sql) => sql`select public.partner_home(${id(partner)}) as seen`))[0]?.['seen'];
const inbox = (who: string, partner: string) => as(who, (sql) => sql`select * from public.partner_inbox(${id(partner)})`);
const offer = (application: string) => as('bente', (sql) => sql`select public.offer_place(${application}, ${[dayOf(0), dayOf(1)]}::date[])`);
const accept = (application: string) => as('asta', (sql) => sql`select public.accept_offer(${application})`);
const handOn = (application: string) => as('bente', (sql) => sql`select public.hand_on(${application}, 'full', 'coordinator')`);

describe('before she is sent', () => {
  test('the workplace knows nothing of her wish', async () => {
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}::uuid[], ${[week()]}::date[])`);
    const [application] = await database.sql`select id from public.application`;
    expect(await codeOf(seenBy('bente', application?.['id'] as string))).toBe('not_found');
    expect(await inbox('bente', 'bakery')).toEqual([]);
    // Control: with the wish live the same two questions are answered.
    await database.sql`update public.application set status = 'live', live_at = private.now()`;
    expect(await inbox('bente', 'bakery')).toHaveLength(1);
  });
});

describe('step 1, asked', () => {
  test('first name, age band, week and her own words: no more', async () => {
    const application = await asks();
    const seen = await seenBy('bente', application);
    expect(Object.keys(seen).sort()).toEqual(
      [
        ...['id', 'step', 'status', 'partner_id', 'partner_name', 'partner_public_id', 'workplace_id', 'workplace_name', 'kind', 'opening_id', 'opening_title'],
        ...['opening_status', 'contact', 'first_name', 'age_band', 'week', 'reasons', 'own_words', 'asked_at', 'due_on', 'turn', 'days_left', 'help_on_agreed'],
        // The days of the week that a plan asks for; nothing for every other wish.
        ...['may_go_on', 'room', 'rhythm'],
      ].sort(),
    );
    expect(seen).toMatchObject({ step: 'applied', first_name: 'Asta', age_band: '13_14', week: week(), own_words: 'Jeg bager tit.', reasons: ['animals'] });
    expect(secretsIn(seen)).toEqual([]);
    expect(secretsIn(await inbox('bente', 'bakery'))).toEqual([]);
    expect(secretsIn(await home('bente', 'bakery'))).toEqual([]);
  });

  test('the test sees a surname where it slips out', async () => {
    const application = await asks();
    await database.sql`update public.young_person set first_name = 'Asta Navnesen' where id = ${id('asta')}`;
    expect(secretsIn(await seenBy('bente', application))).toEqual(['surname']);
    expect(secretsIn(await inbox('bente', 'bakery'))).toEqual(['surname']);
  });
});

describe('step 2, a visit or an offer', () => {
  test.each([
    ['a number, when she said yes to calls', true, ['phone']],
    ['no number, when she did not', false, []],
  ])('%s', async (_, mayCall, open) => {
    const application = await asks({ mayCall });
    await as('bente', (sql) => sql`select public.invite_to_visit(${application}, ${'2000-01-01'}::date + (public.today() - '2000-01-01'::date) + 1, '15:00')`);
    const visiting = await seenBy('bente', application);
    expect(visiting).toMatchObject({ step: 'visit_or_offer' });
    expect(secretsIn(visiting)).toEqual(open);
    await offer(application);
    expect(secretsIn(await seenBy('bente', application))).toEqual(open);
    expect(secretsIn(await home('bente', 'bakery'))).toEqual([]);
  });

  test('her number closes again when she says that they may not call', async () => {
    const application = await asks();
    await offer(application);
    await as('asta', (sql) => sql`select public.allow_call(${application}, false)`);
    expect(secretsIn(await seenBy('bente', application))).toEqual([]);
  });
});

describe('step 3, an agreement', () => {
  const open = ['surname', 'phone', 'emergency', 'name in an emergency', 'school'];

  test('full name, number, school and one number in an emergency; still no birthday, guardian or class', async () => {
    const application = await asks({ mayCall: false });
    await offer(application);
    await accept(application);
    const seen = await seenBy('bente', application);
    expect(seen).toMatchObject({ step: 'agreement', contact: { name: 'mette' } });
    expect(secretsIn(seen)).toEqual(open);
    expect(secretsIn(await home('bente', 'bakery'))).toEqual(['surname']);
  });

  test('gone 14 days after it ended, and not a day before', async () => {
    const application = await asks();
    await offer(application);
    await accept(application);
    const [placement] = await database.sql`select id from public.placement`;
    await as('mette', (sql) => sql`select public.interrupt_placement(${placement?.['id']})`);
    await travel('13 days');
    expect(secretsIn(await seenBy('bente', application))).toEqual(open);
    expect(secretsIn(await home('bente', 'bakery'))).toEqual(['surname']);
    await travel('14 days');
    expect(secretsIn(await seenBy('bente', application))).toEqual([]);
    expect(await seenBy('bente', application)).toMatchObject({ step: 'gone' });
    expect(secretsIn(await home('bente', 'bakery'))).toEqual([]);
    // The date is a setting: with 30 days she would still be there, so it is the date that hides her.
    await database.sql`update public.setting set value = '30' where key = 'partner_sees_days_after'`;
    expect(secretsIn(await seenBy('bente', application))).toEqual(open);
  });

  test('gone at once from a partner that the secretariat suspends', async () => {
    const application = await asks();
    await offer(application);
    await accept(application);
    await as('sekretariat', (sql) => sql`select public.suspend_partner(${id('bakery')})`);
    expect(await seenBy('bente', application)).toMatchObject({ step: 'gone' });
    expect(secretsIn(await seenBy('bente', application))).toEqual([]);
    expect(secretsIn(await home('bente', 'bakery'))).toEqual([]);
    // A partner that ends by itself keeps its running placements: the difference is the suspension.
    await database.sql`update public.partner set status = 'ended' where id = ${id('bakery')}`;
    expect(secretsIn(await seenBy('bente', application))).toEqual(open);
  });
});

describe('no longer theirs', () => {
  test.each([
    ['helped on', handOn],
    ['declined', (application: string) => offer(application).then(() => as('asta', (sql) => sql`select public.decline_offer(${application})`))],
    ['taken back', (_: string) => as('asta', (sql) => sql`select public.want_other((select n.id from public.need n limit 1))`)],
  ])('%s: gone at once', async (_, leave) => {
    const application = await asks();
    expect(JSON.stringify(await seenBy('bente', application))).toContain('Asta');
    await leave(application);
    const seen = await seenBy('bente', application);
    expect(seen).toMatchObject({ step: 'gone' });
    expect(JSON.stringify(seen)).not.toContain('Asta');
    expect(JSON.stringify(seen)).not.toContain('Jeg bager tit');
    expect(await inbox('bente', 'bakery')).toEqual([]);
    expect(await codeOf(as('bente', (sql) => sql`select * from public.near_openings_for(${application})`))).toBe('not_found');
  });
});

describe('whose it is', () => {
  /** A second shop of the bakery, and a second kindergarten under the first one's CVR number. */
  async function neighbours() {
    const { sql } = database;
    const [shop] = await sql`insert into public.workplace (partner_id, name, street, postcode, latitude, longitude)
      values (${id('bakery')}, 'Strandvejen', 'Strandvejen 2', '9991', 57.0, 10.0) returning id`;
    await sql`delete from public.partner_member_workplace where member_id = ${id('mads')}`;
    await sql`insert into public.partner_member_workplace values (${id('mads')}, ${shop?.['id']})`;
    await sql`update public.partner set p_unit = '1000000001' where id = ${id('kindergarten')}`;
    const [sister] = await sql`insert into public.partner (cvr, p_unit, name, branches, status)
      values ('99001119', '1000000002', 'Børnehuset Krukken', '{children_schools}', 'active') returning id`;
    world.ids['sister'] = sister?.['id'] as string;
    world.users['kurt'] = await database.createUser('kurt@lyngfjord.example');
    await sql`insert into public.partner_member (partner_id, user_id, name, email, is_owner)
      values (${id('sister')}, ${world.users['kurt']}, 'Kurt', 'kurt@lyngfjord.example', true)`;
    return shop?.['id'] as string;
  }

  test('an employee of one workplace does not see another’s, until let in', async () => {
    await neighbours();
    const application = await asks();
    expect(await codeOf(seenBy('mads', application))).toBe('not_found');
    expect(await inbox('mads', 'bakery')).toEqual([]);
    expect(secretsIn(await home('mads', 'bakery'))).toEqual([]);
    expect(JSON.stringify(await home('mads', 'bakery'))).not.toContain('Opening bread');
    expect(await codeOf(as('mads', (sql) => sql`select public.opening_to_edit(${id('bread')})`))).toBe('not_found');
    expect(await codeOf(as('mads', (sql) => sql`select public.hand_on(${application}, 'full', 'coordinator')`))).toBe('not_allowed');
    expect(await codeOf(as('mads', (sql) => sql`select public.fill_opening(${id('bread')})`))).toBe('not_allowed');
    await database.sql`insert into public.partner_member_workplace values (${id('mads')}, ${id('bakery_place')})`;
    expect(await seenBy('mads', application)).toMatchObject({ first_name: 'Asta' });
    expect(await inbox('mads', 'bakery')).toHaveLength(1);
  });

  test('two kindergartens under one CVR number never see each other’s', async () => {
    await neighbours();
    await as('asta', (sql) => sql`select public.apply(${id('asta')}, ${[id('play')]}::uuid[], ${[week()]}::date[])`);
    const [row] = await database.sql`select a.id, a.need_id from public.application a where a.opening_id = ${id('play')}`;
    await as('mette', (sql) => sql`select public.forward(${row?.['need_id']})`);
    expect(await seenBy('rie', row?.['id'] as string)).toMatchObject({ first_name: 'Asta' });
    expect(await codeOf(seenBy('kurt', row?.['id'] as string))).toBe('not_found');
    expect(await codeOf(home('kurt', 'kindergarten'))).toBe('not_allowed');
    expect(await inbox('kurt', 'kindergarten')).toEqual([]);
    expect(await codeOf(as('kurt', (sql) => sql`select public.partner_to_edit(${id('kindergarten')})`))).toBe('not_allowed');
    // The fault this would hide: membership by CVR number.
    await database.sql`insert into public.partner_member (partner_id, user_id, name, email, is_owner)
      values (${id('kindergarten')}, ${world.users['kurt'] ?? ''}, 'Kurt', 'kurt@lyngfjord.example', true)`;
    expect(await seenBy('kurt', row?.['id'] as string)).toMatchObject({ first_name: 'Asta' });
  });

  test.each(['karla', 'stranger', 'bo', 'kirsten', null])('%s sees nothing of it', async (who) => {
    const application = await asks();
    const asking = (query: (sql: PersonaSql) => Promise<unknown>) => codeOf(as(who, query));
    const refused = who === null ? /permission denied|not_signed_in/ : /not_found|not_allowed/;
    expect(await asking((sql) => sql`select public.partner_case(${application})`)).toMatch(refused);
    expect(await asking((sql) => sql`select public.partner_home(${id('bakery')})`)).toMatch(refused);
    expect(await asking((sql) => sql`select public.stop_preview(${id('bakery')}, ${id('bread')})`)).toMatch(refused);
    expect(await asking((sql) => sql`select public.opening_to_edit(${id('bread')})`)).toMatch(refused);
    expect(await asking((sql) => sql`select * from public.near_openings_for(${application})`)).toMatch(refused);
    if (who !== null) expect(await as(who, (sql) => sql`select * from public.partner_inbox(${id('bakery')})`)).toEqual([]);
  });

  test('a colleague whose access ended sees nothing from that minute', async () => {
    const application = await asks();
    expect(await seenBy('mads', application)).toMatchObject({ first_name: 'Asta' });
    await as('bente', (sql) => sql`select public.remove_partner_member(${id('mads')})`);
    expect(await codeOf(seenBy('mads', application))).toBe('not_found');
    expect(await codeOf(home('mads', 'bakery'))).toBe('not_allowed');
  });

  test('no table of people is open to a partner', async () => {
    const application = await asks();
    await offer(application);
    await accept(application);
    for (const table of ['young_person', 'guardian', 'need', 'application', 'placement', 'placement_day', 'event', 'hand_over', 'note', 'task', 'suggestion']) {
      const rows = await as('bente', (sql) => sql`select * from ${sql(`public.${table}`)}`);
      expect(rows, table).toHaveLength(0);
    }
    // Control: her coordinator reads the same tables.
    expect(await as('mette', (sql) => sql`select * from public.young_person where id = ${id('asta')}`)).toHaveLength(1);
  });
});
