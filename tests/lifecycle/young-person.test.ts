import { beforeEach, describe, expect, test } from 'vitest';
import { type MySearch, mySearchSchema, type Need } from '../../src/features/needs/need.ts';
import { threadMoments } from '../../src/features/needs/thread.ts';
import { type FreshDatabase, freshDatabase, type PersonaSql } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

/** Every command of a young person, her guardian and a place she found, as they meet the database. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  database = await freshDatabase();
  world = await buildWorld(database);
  return () => database.drop();
});

type Answer = Promise<unknown>;
const as = <T>(who: string | null, work: (sql: PersonaSql) => Promise<T>): Promise<T> => database.asPersona(who && (world.users[who] ?? null), work);
const id = (name: string): string => {
  const found = world.ids[name];
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};

/** The failure code and its hint, or "done". */
async function refusal(answer: Answer): Promise<string> {
  try {
    await answer;
    return 'done';
  } catch (thrown) {
    const { message, hint } = thrown as { message: string; hint?: string };
    return hint ? `${message}: ${hint}` : message;
  }
}

async function search(who: string): Promise<MySearch> {
  const [row] = await as(who, (sql) => sql`select public.my_search() as it`);
  return mySearchSchema.parse(row?.it);
}
const need = async (who: string, at = 0): Promise<Need> => {
  const found = (await search(who)).needs[at];
  if (!found) throw new Error(`${who} has no such need`);
  return found;
};
const sentences = async (who: string, at = 0) => threadMoments(await need(who, at), 'Mette Demosen').map(({ text }) => text);

const apply = (
  who: string,
  openings: string[],
  { week = world.weeks[0] as string | null, helpOn = true, key = null as string | null, reasons = ['try_the_work'] } = {},
) =>
  as(
    who,
    (sql) => sql`select public.apply(young_person_id => ${id(who)}, opening_ids => ${openings.map(id)}::uuid[], weeks => ${openings.map(() => week)}::date[],
      reasons => ${reasons}, own_words => 'Fordi', help_on => ${helpOn}, may_call => true, request_key => ${key}) as id`,
  ).then(([row]) => row?.id as string);
const forward = (needId: string, who = 'mette') => as(who, (sql) => sql`select public.forward(${needId})`);
const live = async (needId: string): Promise<string> => {
  const [row] = await database.sql`select id from public.application where need_id = ${needId} and status in ('live', 'offered')`;
  return row?.id as string;
};
const offer = (who: string, application: string, days: string[]) => as(who, (sql) => sql`select public.offer_place(${application}, ${days}::date[])`);
const accept = (who: string, application: string) => as(who, (sql) => sql`select public.accept_offer(${application})`);
const handOn = (who: string, application: string, target = 'coordinator', opening: string | null = null) =>
  as(who, (sql) => sql`select public.hand_on(${application}, 'full', ${target}::public.hand_over_target, ${opening})`);
const weekdays = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(`${world.weeks[0]}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + from + index);
    return day.toISOString().slice(0, 10);
  });
const broken = async () => (await database.sql`select law from private.broken_laws()`).map(({ law }) => law);
const outbox = async (template: string) =>
  await database.sql`select to_address, channel, language, data from private.outbox where template = ${template} order by made_at`;
const travel = (days: number) => database.sql`update private.clock set moved_by = make_interval(days => ${days})`;

async function nameGuardian(who: string, { email = 'far@post.example' as string | null, phone = null as string | null, language = 'da' } = {}) {
  return await as(who, (sql) => sql`select public.name_guardian(${id(who)}, 'Henrik', ${email}, ${phone}, ${language})`);
}
async function guardianToken(): Promise<string> {
  const sent = await outbox('guardian_asked');
  return sent.at(-1)?.data.token as string;
}
const guardianAnswers = (token: string, answer: string) =>
  as(null, (sql) => sql`select public.answer_as_guardian(${token}, ${answer}::public.guardian_answer)`);
const guardianPage = async (token: string) => (await as(null, (sql) => sql`select public.guardian_page(${token}) as it`))[0]?.it;

describe('applying', () => {
  test('up to three, in her order; her contact person has them, and every name is told', async () => {
    const needId = await apply('asta', ['bread', 'tables', 'roof']);
    const asta = await search('asta');
    const first = await need('asta');
    expect(first.id).toBe(needId);
    expect(first.status).toBe('with_coordinator');
    expect(first.applications.map(({ place, status }) => [place, status])).toEqual([
      ['Bageriet Surdejen Lyng', 'waiting'],
      ['Café Klitrosen', 'waiting'],
      ['Lyngfjord Tømrer og Tag', 'waiting'],
    ]);
    expect(asta.person.contact).toMatchObject({ name: 'mette', stand_in: null });
    expect(await sentences('asta')).toEqual([
      'Du skal i praktik, og vi hjælper dig hele vejen',
      'Du søgte hos Bageriet Surdejen Lyng, Café Klitrosen og Lyngfjord Tømrer og Tag',
    ]);
    expect((await outbox('application_received')).length).toBe(1);
    expect(await broken()).toEqual([]);
  });

  test('pressed twice it is one', async () => {
    const key = crypto.randomUUID();
    expect(await apply('asta', ['bread'], { key })).toBe(await apply('asta', ['bread'], { key }));
    expect((await need('asta')).applications.length).toBe(1);
  });

  test('what cannot be is said by its name', async () => {
    expect(await refusal(apply('asta', ['bread', 'shelf']))).toBe('invalid_input: one_kind_at_a_time');
    expect(await refusal(apply('asta', ['bread', 'bread']))).toBe('invalid_input: one_to_three');
    expect(await refusal(apply('asta', ['bread'], { week: null }))).toBe('invalid_input: choose_week');
    expect(await refusal(apply('asta', ['counter']))).toBe('not_for_you: 15');
    expect(await refusal(apply('carl', ['tuesdays']))).toBe('not_for_you: wrong_grade');
    expect(await refusal(apply('asta', ['joiner']))).toBe('not_for_you: too_young');
    expect(await refusal(apply('dina', ['bread']))).toBe('not_for_you: interest_to_consultant');
    expect(await refusal(apply('asta', ['bread'], { reasons: ['x; drop'] }))).toBe('invalid_input');
    await apply('asta', ['bread', 'tables']);
    expect(await refusal(apply('asta', ['bread']))).toBe('already_exists');
    expect(await refusal(apply('asta', ['roof', 'play']))).toBe('invalid_input: at_most_three_wishes');
    expect(await refusal(as('bo', (sql) => sql`select public.apply(${id('asta')}, array[${id('roof')}]::uuid[])`))).toBe('not_allowed');
    expect(await refusal(as(null, (sql) => sql`select public.apply(${id('asta')}, array[${id('roof')}]::uuid[])`))).toMatch(/permission denied|not_signed_in/);
    expect(await refusal(as(null, (sql) => sql`select public.my_search()`))).toMatch(/permission denied|not_signed_in/);
  });

  test('a full week and a closed opening are told', async () => {
    await database.sql`delete from public.opening_seat where opening_id = ${id('bread')} and day < ${world.weeks[1] ?? ''}`;
    expect(await refusal(apply('asta', ['bread']))).toBe('seat_taken');
    await database.sql`update public.opening set status = 'paused' where id = ${id('roof')}`;
    expect(await refusal(apply('asta', ['roof']))).toBe('wrong_status');
    const [row] = await as(
      null,
      (sql) => sql`select public.places_to_apply_for(array(select o.public_id from public.opening o where o.title = 'Opening tables')) as it`,
    );
    expect(row?.it).toMatchObject([{ title: 'Opening tables', place: 'Café Klitrosen', is_open: true, by_day: true }]);
    expect(row?.it[0].weeks.length).toBe(3);
  });

  test('staff may write down what she said, and she gets a receipt', async () => {
    await as(
      'mette',
      (sql) =>
        sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('bread')}]::uuid[], weeks => array[${world.weeks[0] ?? ''}]::date[], via => 'phone')`,
    );
    expect((await sentences('asta')).at(-1)).toBe('Du søgte hos Bageriet Surdejen Lyng (sagt i telefonen, skrevet ned af mette)');
    expect(
      await refusal(
        as(
          'mette',
          (sql) =>
            sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('roof')}]::uuid[], weeks => array[${world.weeks[0] ?? ''}]::date[])`,
        ),
      ),
    ).toBe('invalid_input: how_was_it_said');
    expect(
      await refusal(
        as('kirsten', (sql) => sql`select public.apply(young_person_id => ${id('asta')}, opening_ids => array[${id('roof')}]::uuid[], via => 'phone')`),
      ),
    ).toBe('not_allowed');
  });
});

describe('an offer', () => {
  const offered = async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    const application = await live(needId);
    await offer('bente', application, weekdays(3));
    return { needId, application };
  };

  test('yes to three of five days: the rest is a search of its own, as old as the first', async () => {
    await nameGuardian('asta');
    const { application } = await offered();
    expect(await sentences('asta')).toContain('Bageriet Surdejen Lyng havde en plads til dig');
    expect((await need('asta')).applications[0]?.days.length).toBe(3);
    await accept('asta', application);
    const { needs } = await search('asta');
    expect(needs.map(({ status, days_wanted, is_split, is_duty }) => ({ status, days_wanted, is_split, is_duty }))).toEqual([
      { status: 'arranged', days_wanted: 3, is_split: false, is_duty: true },
      { status: 'wishing', days_wanted: 2, is_split: true, is_duty: true },
    ]);
    expect(await sentences('asta', 1)).toContain('Der mangler nogle dage, så vi leder videre');
    expect((await need('asta')).applications.map(({ status }) => status)).toEqual(['accepted', 'superseded']);
    expect((await outbox('place_arranged')).length).toBe(1);
    expect(await refusal(accept('asta', application))).toBe('wrong_status');
    expect(await broken()).toEqual([]);
  });

  test('no thank you: her next wish goes on by itself', async () => {
    const { application } = await offered();
    await as('asta', (sql) => sql`select public.decline_offer(${application})`);
    const now = await need('asta');
    expect(now.status).toBe('with_partner');
    expect(now.applications.map(({ status }) => status)).toEqual(['declined', 'live']);
    expect((await sentences('asta')).at(-1)).toBe('Du sagde nej tak til Bageriet Surdejen Lyng. Nu har Café Klitrosen din ansøgning');
    expect(await broken()).toEqual([]);
  });

  test('nobody else says yes for her', async () => {
    const { application } = await offered();
    expect(await refusal(accept('bo', application))).toBe('not_allowed');
    expect(await refusal(accept('bente', application))).toBe('not_allowed');
    expect(await refusal(as('mette', (sql) => sql`select public.accept_offer(${application})`))).toBe('invalid_input: how_was_it_said');
    expect(await refusal(as('mette', (sql) => sql`select public.accept_offer(${application}, 'in_person')`))).toBe('done');
    expect((await sentences('asta')).at(-1)).toContain('sagt ansigt til ansigt, skrevet ned af mette');
  });

  test('helped on: to her own next wish, then to her contact person', async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    await handOn('bente', await live(needId), 'partner_in_network', id('tables'));
    expect((await sentences('asta')).at(-1)).toBe('Bageriet Surdejen Lyng havde ikke plads. De hjalp dig videre til Café Klitrosen');
    await handOn('karla', await live(needId));
    expect((await sentences('asta')).at(-1)).toBe('Café Klitrosen havde ikke plads. De hjalp dig videre til din kontaktperson');
    expect((await need('asta')).status).toBe('with_coordinator');
    expect(await broken()).toEqual([]);
  });

  test('come by first, and "jeg vil noget andet"', async () => {
    const needId = await apply('asta', ['bread', 'tables']);
    await forward(needId);
    const application = await live(needId);
    await as('bente', (sql) => sql`select public.invite_to_visit(${application}, ${weekdays(1, -7)[0] ?? ''}, '15:30')`);
    const visited = await need('asta');
    expect(visited.status).toBe('visit');
    expect(visited.applications[0]).toMatchObject({ visit_at: '15:30', address: 'Torvet 1, 9991 Lyngfjord' });
    await as('asta', (sql) => sql`select public.allow_call(${application}, false)`);
    expect((await need('asta')).applications[0]?.may_call).toBe(false);
    await as('asta', (sql) => sql`select public.want_other(${needId})`);
    const now = await need('asta');
    expect(now.status).toBe('wishing');
    expect(now.applications.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect((await outbox('wish_withdrawn')).length).toBe(2);
    expect((await sentences('asta')).at(-1)).toBe('Du ville hellere noget andet');
    expect(await broken()).toEqual([]);
  });
});

describe('a place that she found', () => {
  const propose = (
    needId: string,
    { email = 'chef@sted.example' as string | null, phone = null as string | null, days = weekdays(2), name = 'Salon Saksen' } = {},
  ) =>
    as(
      'asta',
      (
        sql,
      ) => sql`select public.propose_own_place(need_id => ${needId}, name => ${name}, contact_name => 'Ditte', address => 'Torvet 9, Lyngfjord', days => ${days}::date[],
        from_time => '09:00', to_time => '14:00', email => ${email}, phone => ${phone})`,
    );
  const hostToken = async () => (await outbox('own_place_asked')).at(-1)?.data.token as string;
  const hostPage = async (token: string) => (await as(null, (sql) => sql`select public.host_page(${token}) as it`))[0]?.it;
  const hostAnswers = (token: string, yes: boolean) => as(null, (sql) => sql`select public.answer_as_host(${token}, ${yes})`);

  test('the host reads, says yes once, and the other days stay a search', async () => {
    await propose(id('asta_duty'));
    const asked = await need('asta');
    expect(asked.status).toBe('with_partner');
    expect(asked.applications[0]).toMatchObject({ place: 'Salon Saksen', own_place: true, address: 'Torvet 9, Lyngfjord' });
    const token = await hostToken();
    expect(await hostPage(token)).toMatchObject({ first_name: 'asta', place: 'Salon Saksen', school: 'Fjordskolen', age: 14, coordinator_name: 'mette' });
    await hostAnswers(token, true);
    const { needs } = await search('asta');
    expect(needs.map(({ status, days_wanted }) => [status, days_wanted])).toEqual([
      ['arranged', 2],
      ['wishing', 3],
    ]);
    expect((await sentences('asta')).filter((text) => text.includes('Salon'))).toEqual([
      'Du fandt selv Salon Saksen, og vi spurgte dem',
      'Salon Saksen sagde ja (svar via link til c…@sted.example)',
    ]);
    expect(await refusal(hostAnswers(token, false))).toBe('link_expired');
    expect(await refusal(hostPage('0'.repeat(64)))).toBe('link_expired');
    expect(await broken()).toEqual([]);
  });

  test('no: her contact person has it, and she is told', async () => {
    await propose(id('asta_duty'));
    await hostAnswers(await hostToken(), false);
    expect((await need('asta')).status).toBe('with_coordinator');
    expect((await sentences('asta')).at(-1)).toBe('Salon Saksen kunne ikke lige nu (svar via link til c…@sted.example)');
    expect((await outbox('own_place_turned_down')).length).toBe(1);
    expect(await broken()).toEqual([]);
  });

  test('with a number only, her contact person calls and writes it down', async () => {
    await propose(id('asta_duty'), { email: null, phone: '+4522345678' });
    expect((await outbox('own_place_asked')).length).toBe(0);
    const tasks = await database.sql`select kind, done_at from public.task where young_person_id = ${id('asta')}`;
    expect(tasks.map(({ kind }) => kind)).toEqual(['confirm_own_place']);
    const application = await live(id('asta_duty'));
    expect(await refusal(as('mette', (sql) => sql`select public.confirm_own_place(${application}, true, 'self')`))).toBe('invalid_input: how_was_it_said');
    await as('mette', (sql) => sql`select public.confirm_own_place(${application}, true, 'phone')`);
    expect(await sentences('asta')).toContain('Salon Saksen sagde ja (sagt i telefonen, skrevet ned af mette)');
    expect((await database.sql`select 1 from public.task where kind = 'confirm_own_place' and done_at is null`).length).toBe(0);
    expect(await broken()).toEqual([]);
  });

  test('what cannot be is said by its name', async () => {
    const needId = id('asta_duty');
    expect(await refusal(propose(needId, { email: null }))).toBe('invalid_input: mail_or_mobile');
    expect(await refusal(propose(needId, { email: 'asta@lyngfjord.example' }))).toBe('invalid_input: your_own_address');
    expect(await refusal(propose(needId, { days: weekdays(5).concat(weekdays(1, 7)) }))).toBe('invalid_input: more_than_needed');
    expect(await refusal(propose(needId, { days: ['2020-01-06'] }))).toBe('invalid_input: days_ahead');
    expect(await refusal(propose(needId, { name: ' ' }))).toBe('invalid_input');
    await apply('asta', ['bread']);
    await forward(needId);
    expect(await refusal(propose(needId))).toBe('wrong_status');
  });
});

describe('the guardian', () => {
  test('under 15 and a job: nothing is sent before a yes; the answer can be changed until then', async () => {
    await nameGuardian('asta', { language: 'en' });
    const needId = await apply('asta', ['shelf'], { week: null });
    expect((await need('asta', 1)).status).toBe('with_coordinator');
    const token = await guardianToken();
    expect((await outbox('guardian_asked'))[0]).toMatchObject({ to_address: 'far@post.example', language: 'en' });
    expect(await guardianPage(token)).toMatchObject({
      first_name: 'asta',
      guardian_name: 'Henrik',
      kind: 'after_school_job',
      answer: null,
      can_change: true,
      places: [{ name: 'Café Klitrosen' }],
    });
    await guardianAnswers(token, 'no');
    expect((await need('asta', 1)).guardian.answer).toBe('no');
    expect(await refusal(forward(needId))).toMatch(/guardian_said_no|not_allowed/);
    await guardianAnswers(token, 'call_me');
    await guardianAnswers(token, 'yes');
    // Jobs go straight to the place where the municipality says so.
    expect((await need('asta', 1)).status).toBe('with_partner');
    expect(await guardianPage(token)).toMatchObject({ answer: 'yes', can_change: false });
    expect(await refusal(guardianAnswers(token, 'no'))).toBe('wrong_status');
    expect(await sentences('asta', 1)).toEqual([
      'Du søgte hos Café Klitrosen',
      'Vi skrev til din forælder eller værge',
      'Din forælder eller værge sagde nej. I kan tale om det med din kontaktperson (svar via link til f…@post.example)',
      'Din forælder eller værge vil gerne ringes op (svar via link til f…@post.example)',
      'Din forælder eller værge sagde ja (svar via link til f…@post.example)',
      'Din ansøgning gik videre til Café Klitrosen',
    ]);
    expect(await broken()).toEqual([]);
  });

  test('"det er ikke mit barn" stops the link, calls back what went out, and tells the contact person', async () => {
    await nameGuardian('asta');
    await apply('asta', ['shelf'], { week: null });
    const token = await guardianToken();
    await guardianAnswers(token, 'yes');
    await guardianAnswers(token, 'not_my_child');
    expect(await refusal(guardianPage(token))).toBe('link_expired');
    const now = await need('asta', 1);
    expect(now.status).toBe('with_coordinator');
    expect((await outbox('guardian_not_mine')).length).toBe(1);
    expect(await sentences('asta', 1)).toContain('Beskeden nåede ikke den rigtige. Skriv, hvem vi skal spørge (svar via link til f…@post.example)');
    expect((await search('asta')).person.guardian).toBeNull();
    await nameGuardian('asta', { email: 'mor@post.example' });
    expect((await outbox('guardian_asked')).map(({ to_address }) => to_address)).toEqual(['far@post.example', 'mor@post.example']);
    expect(await broken()).toEqual([]);
  });

  test('at the agreement of a school placement: yes makes the paper, and a yes for the family counts for the rest', async () => {
    await nameGuardian('asta', { email: null, phone: '+4522345679' });
    const needId = await apply('asta', ['bread']);
    expect((await outbox('guardian_asked')).length).toBe(0);
    await forward(needId);
    const application = await live(needId);
    await offer('bente', application, weekdays(3));
    await accept('asta', application);
    const sent = await outbox('guardian_asked');
    expect(sent[0]).toMatchObject({ channel: 'sms', to_address: '+4522345679' });
    await guardianAnswers(await guardianToken(), 'yes');
    const arranged = await need('asta');
    expect(arranged.applications[0]?.placement).toMatchObject({ status: 'arranging', guardian_agreed: true, school_agreed: false, host_agreed: true });
    await as('mette', (sql) => sql`select public.acknowledge_placement(${arranged.applications[0]?.placement?.id ?? ''}, 'school')`);
    expect((await need('asta')).applications[0]?.placement?.status).toBe('ready');
    expect(await sentences('asta')).toContain('Skolen sagde ja til aftalen');
    expect((await need('asta', 1)).guardian.answer).toBe('yes');
    expect(await broken()).toEqual([]);
  });

  test('who may not be named', async () => {
    expect(await refusal(nameGuardian('asta', { email: 'Asta@lyngfjord.example' }))).toBe('invalid_input: your_own_address');
    expect(await refusal(nameGuardian('asta', { email: null, phone: '+4512345671' }))).toBe('invalid_input: your_own_number');
    expect(await refusal(nameGuardian('asta', { email: null }))).toBe('invalid_input: mail_or_mobile');
    expect(await refusal(nameGuardian('asta', { language: 'xx' }))).toBe('invalid_input');
    expect(await refusal(as('bo', (sql) => sql`select public.name_guardian(${id('asta')}, 'X', 'x@y.example')`))).toBe('not_allowed');
  });

  test('staff write down what was said on the phone, and a receipt goes out', async () => {
    await nameGuardian('asta');
    const needId = await apply('asta', ['shelf'], { week: null });
    await as('mette', (sql) => sql`select public.record_guardian_answer(${needId}, 'yes', 'phone')`);
    expect((await sentences('asta', 1)).at(-2)).toBe('Din forælder eller værge sagde ja (sagt i telefonen, skrevet ned af mette)');
    expect((await outbox('guardian_recorded')).length).toBe(1);
  });
});

describe('a search that rests, ends or comes back', () => {
  test('rest and wake', async () => {
    await as('mette', (sql) =>
      sql`select public.rest_need(${id('asta_duty')}, 'exams', public.today() + 20)`.catch((error) => {
        throw error;
      }),
    ).catch(async () => as('mette', (sql) => sql`select public.rest_need(${id('asta_duty')}, 'exams', ${weekdays(1)[0] ?? ''})`));
    expect((await need('asta')).status).toBe('resting');
    await as('asta', (sql) => sql`select public.wake_need(${id('asta_duty')})`);
    expect((await need('asta')).status).toBe('with_coordinator');
    expect((await sentences('asta')).slice(-2)).toEqual(['mette satte søgningen på pause', 'Du satte søgningen i gang igen']);
    expect(await refusal(as('bo', (sql) => sql`select public.wake_need(${id('asta_duty')})`))).toBe('not_allowed');
  });

  test('an announced close: objected to, then carried out, then taken up again within 90 days', async () => {
    const [row] = await as('ebbe', (sql) => sql`select public.open_need(${id('ebbe')}, null, '{animals}') as id`);
    const needId = row?.id as string;
    await as('kui', (sql) => sql`select public.announce_close(${needId}, 'other_help', 'kui')`);
    expect((await need('ebbe')).close_on).not.toBeNull();
    await as('ebbe', (sql) => sql`select public.object_to_close(${needId})`);
    expect((await need('ebbe')).close_on).toBeNull();
    expect(await refusal(as('ebbe', (sql) => sql`select public.object_to_close(${needId})`))).toBe('wrong_status');
    await as('kui', (sql) => sql`select public.announce_close(${needId}, 'job')`);
    await travel(15);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    const closed = await need('ebbe');
    expect(closed).toMatchObject({ status: 'closed_with_help', close_outcome: 'job', may_reopen: true });
    await as('ebbe', (sql) => sql`select public.reopen_need(${needId})`);
    expect((await need('ebbe')).status).toBe('with_coordinator');
    expect((await sentences('ebbe')).slice(-3)).toEqual([
      'kui skrev, at søgningen kan slutte',
      'Søgningen sluttede, og du får hjælp et andet sted',
      'Du tog søgningen op igen',
    ]);
    expect(await broken()).toEqual([]);
  });

  test('she ends it herself; a duty is only talked about; after 90 days it is too late', async () => {
    expect(await refusal(as('asta', (sql) => sql`select public.end_need(${id('asta_duty')})`))).toBe('duty_cannot_end');
    const needId = await apply('ebbe', ['storage'], { week: null });
    await as('ebbe', (sql) => sql`select public.end_need(${needId})`);
    const ended = await need('ebbe');
    expect(ended.status).toBe('ended_by_young_person');
    expect((await sentences('ebbe')).at(-1)).toBe('Du stoppede søgningen');
    await travel(95);
    expect((await need('ebbe')).may_reopen).toBe(false);
    expect(await refusal(as('ebbe', (sql) => sql`select public.reopen_need(${needId})`))).toBe('link_expired');
    expect(await broken()).toEqual([]);
  });

  test('an apprenticeship made elsewhere', async () => {
    const needId = await apply('ebbe', ['joiner'], { week: null });
    await as('ebbe', (sql) => sql`select public.record_apprenticeship(${needId})`);
    expect((await need('ebbe')).status).toBe('fulfilled');
    expect((await sentences('ebbe')).at(-1)).toBe('Du fik en læreaftale');
    expect(await broken()).toEqual([]);
  });

  test('silence: an offer past its date frees the seat, and her contact person helps', async () => {
    const needId = await apply('asta', ['bread']);
    await forward(needId);
    await offer('bente', await live(needId), weekdays(2));
    await travel(10);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    const now = await need('asta');
    expect(now.status).toBe('with_coordinator');
    expect((await sentences('asta')).at(-1)).toBe('Fristen for at svare gik. Nu hjælper Mette dig videre');
    await travel(20);
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    expect((await need('asta')).is_late).toBe(true);
    expect(await broken()).toEqual([]);
  });
});

describe('who she is', () => {
  const join = (
    user: string,
    { code = 'AAAA-2228', first = 'Alma', last = 'Testlund', birth = '2012-05-04', school = null as string | null, name = null as string | null } = {},
  ) =>
    database
      .asPersona(
        user,
        (sql) =>
          sql`select public.join_class_list(class_code => ${code}, first_name => ${first}, last_name => ${last}, birth_date => ${birth}, school_id => ${school}, class_name => ${name}) as id`,
      )
      .then(([row]) => row?.id as string | null);
  const listed = async () => {
    const [row] = await database.sql`insert into public.young_person (first_name, last_name, birth_date, situation, class_id, contact_id)
      values ('Åse-Mærk Alma', 'Øllegaard Testlund', '2012-05-04', 'pupil', ${id('class_8')}, ${id('mette')}) returning id`;
    return row?.id as string;
  };

  test('the class list knows her, however she writes her name', async () => {
    const on = await listed();
    const user = await database.createUser('alma@post.example');
    const right = { first: 'aase-maerk', last: 'Oellegaard Testlund', school: id('school'), name: '8b' };
    expect(await join(user, { ...right, birth: '2012-05-05' })).toBeNull();
    expect(await join(user, { ...right, code: 'AAAA2229' })).toBeNull();
    expect(await join(user, { ...right, school: id('other_school') })).toBeNull();
    expect(await join(user, { ...right, name: '8.A' })).toBeNull();
    expect(await join(user, right)).toBe(on);
    expect(await refusal(join(user, right))).toBe('already_exists');
    const other = await database.createUser('tyv@post.example');
    expect(await join(other, right)).toBeNull();
  });

  test('ten wrong tries an hour', async () => {
    const user = await database.createUser('alma@post.example');
    for (let tries = 0; tries < 10; tries++) expect(await join(user, { code: 'ZZZZZZZZ' })).toBeNull();
    expect(await refusal(join(user))).toBe('too_many_tries');
  });

  test('a name on no list joins, is checked, and has the duty', async () => {
    const user = await database.createUser('ny@post.example');
    const joined = await join(user);
    world.users['ny'] = user;
    world.ids['ny'] = joined ?? '';
    expect((await need('ny')).is_duty).toBe(true);
    expect((await search('ny')).person).toMatchObject({ school: 'Fjordskolen', class_name: '8.B', grade: 8, contact: { name: 'mette' } });
    expect(await broken()).toEqual([]);
  });

  test('her guardian’s address is not hers', async () => {
    await listed();
    const [row] = await database.sql`select id from public.young_person where last_name = 'Øllegaard Testlund'`;
    await database.sql`insert into public.guardian (young_person_id, name, email) values (${row?.id}, 'Far', 'far@post.example')`;
    const user = await database.createUser('far@post.example');
    expect(await refusal(join(user, { first: 'Åse-Mærk', last: 'Øllegaard Testlund' }))).toBe('invalid_input: guardians_address');
  });

  test('somebody who goes to no school here gets a contact person at once', async () => {
    const register = (user: string, situation: string, extra: { school?: string | null; grade?: number | null; birth?: string } = {}) =>
      database.asPersona(
        user,
        (
          sql,
        ) => sql`select public.register_young_person(first_name => 'Jonas', last_name => 'Skitsegaard', birth_date => ${extra.birth ?? '2009-03-02'}, situation => ${situation}::public.school_situation,
          outside_school => ${extra.school ?? null}, grade_outside => ${extra.grade ?? null}, for_kind => 'after_school_job') as id`,
      );
    const jonas = await database.createUser('jonas@post.example');
    world.users['jonas'] = jonas;
    const [row] = await register(jonas, 'no_school');
    world.ids['jonas'] = row?.id;
    expect((await search('jonas')).person).toMatchObject({ situation: 'no_school', contact: { name: 'jobdesk' } });
    expect((await search('jonas')).needs).toEqual([]);
    const far = await database.createUser('far2@post.example');
    expect(await refusal(register(far, 'pupil'))).toBe('invalid_input');
    expect(await refusal(register(far, 'pupil', { school: 'Efterskolen', grade: 9, birth: '1980-01-01' }))).toBe('invalid_input: age_10_to_29');
    await register(far, 'pupil', { school: 'Efterskolen', grade: 9, birth: '2011-01-01' });
    expect(await refusal(register(jonas, 'no_school'))).toBe('already_exists');
    const needId = await apply('jonas', ['storage'], { week: null });
    expect((await need('jonas')).id).toBe(needId);
    expect(await broken()).toEqual([]);
  });

  test('"ved ikke": her contact person has it, and asking twice is once', async () => {
    const open = (kind: string | null = null) =>
      as('dina', (sql) => sql`select public.open_need(${id('dina')}, ${kind}::public.opening_kind, '{animals,outdoors}') as id`);
    const [first] = await open();
    const [second] = await open();
    expect(first?.id).toBe(second?.id);
    expect(await need('dina')).toMatchObject({ kind: null, status: 'with_coordinator', interests: ['animals', 'outdoors'] });
    expect(await sentences('dina')).toEqual(['Du fortalte, at du ikke ved det endnu']);
    await open('school_placement');
    const tasks = await database.sql`select kind from public.task where young_person_id = ${id('dina')}`;
    expect(tasks.map(({ kind }) => kind)).toEqual(['interest_elsewhere']);
    // A wish that becomes one for a kind.
    const needId = await apply('dina', ['storage'], { week: null });
    expect(needId).toBe(first?.id);
    expect(await broken()).toEqual([]);
  });

  test('a wish from a partner she asked in person', async () => {
    const [partner] = await database.sql`select public_id from public.partner where id = ${id('bakery')}`;
    await as('dina', (sql) => sql`select public.open_need(young_person_id => ${id('dina')}, from_partner => ${partner?.public_id})`);
    expect((await need('dina')).came_from).toBe('Bageriet Surdejen Lyng');
    expect(await broken()).toEqual([]);
  });

  test('"ring til mig" is one call, and her details are hers', async () => {
    const call = () => as('asta', (sql) => sql`select public.ask_for_call(${id('asta')}) as id`);
    expect((await call())[0]?.id).toBe((await call())[0]?.id);
    expect((await search('asta')).person.call_due_on).not.toBeNull();
    await as(
      'asta',
      (sql) => sql`select public.update_young_person(young_person_id => ${id('asta')}, emergency_name => 'Farmor', emergency_phone => '+4522345670')`,
    );
    expect((await search('asta')).person).toMatchObject({ emergency_name: 'Farmor', emergency_phone: '+4522345670', phone: '12345671' });
    expect(await refusal(as('bo', (sql) => sql`select public.update_young_person(young_person_id => ${id('asta')}, phone => '+4522222222')`))).toBe(
      'not_allowed',
    );
    expect(await refusal(as('asta', (sql) => sql`select public.ask_for_call(${id('bo')})`))).toBe('not_allowed');
  });

  test('while her contact person is away, it says who answers, and until when', async () => {
    await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day)
      values (${id('mette')}, ${id('dorthe')}, private.today() - 1, private.today() + 4)`;
    const { contact } = (await search('asta')).person;
    expect(contact).toMatchObject({ name: 'mette', stand_in: { name: 'dorthe' } });
    expect(contact.stand_in!.until).not.toBeNull();
    await database.sql`delete from public.staff_leave`;
  });

  test('suggestions are read with their reasons, and chosen by applying', async () => {
    await as('ebbe', (sql) => sql`select public.open_need(${id('ebbe')}, 'intro_job')`);
    const before = await need('ebbe');
    expect(before.status).toBe('wishing');
    await apply('asta', ['bread']);
    await as('mette', (sql) => sql`select public.suggest(${id('asta_duty')}, array[${id('tables')}, ${id('play')}]::uuid[], array['Der er kaffe', ''])`);
    const now = await need('asta');
    expect(now.status).toBe('wishing');
    expect(now.suggestions).toMatchObject([
      { place: 'Café Klitrosen', reason: 'Der er kaffe' },
      { place: 'Børnehuset Mariehønen', reason: '' },
    ]);
    expect((await sentences('asta')).at(-1)).toBe('mette fandt nogle steder til dig');
    await apply('asta', ['tables']);
    expect((await need('asta')).suggestions).toEqual([]);
  });
});
