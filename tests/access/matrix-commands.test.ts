import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest } from '../lifecycle/digest.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { publicFunctions } from './declared-functions.ts';
import { fillGround, type Persona } from './ground.ts';

/** Those who have no part in Asta's search and none in the bakery: whatever they call with its ids, they learn and change nothing. */
const outsiders: readonly Persona[] = ['nobody', 'stranger', 'bo', 'rie', 'teacher', 'raadet', 'kirsten', 'kui'];

/** What stands in Asta's rows and nowhere else. */
const MARKS = ['Hemmeligsen', '99887766', 'hemmelig@', 'Hviskede'];

/** Functions that do something of the caller's own for anybody who is signed in; the ids are not what they ask about. */
const ownBusiness = new Set([
  ...['register_young_person', 'sign_up_partner', 'claim_my_records', 'join_class_list', 'add_step', 'take_back_erasure'],
  ...['save_cv_field', 'choose_cv_contact', 'save_cv_language', 'take_over_cv_places', 'share_cv', 'delete_cv'],
]);

/** What an outsider is rightly told all the same: Asta is in the class that the teacher has, so her name stands on its list, and nothing more of hers. */
const rightlyTold: Record<string, Partial<Record<Persona, string[]>>> = { teacher_classes: { teacher: ['Hemmeligsen'] } };

interface Parameter {
  name: string;
  type: string;
  optional: boolean;
}
let database: FreshDatabase;
let world: World;
let values: Record<string, string>;
let untouched: string | undefined;
const parameters = new Map<string, Parameter[]>();

beforeAll(async () => {
  database = await freshDatabase();
  world = await fillGround(database);
  const { sql } = database;
  const { ids } = world;
  await sql`update public.young_person set last_name = 'Hemmeligsen', phone = '99887766', email = 'hemmelig@lyngfjord.example', emergency_phone = '99887766' where id = ${ids.asta!}`;
  await sql`update public.guardian set name = 'Far Hemmeligsen', phone = '99887766' where young_person_id = ${ids.asta!}`;
  await sql`update public.note set body = 'Hviskede' where young_person_id = ${ids.asta!}`;
  await sql`update public.message set body = 'Hviskede' where need_id = ${ids.asta_duty!}`;
  await sql`update public.application set own_words = 'Hviskede' where need_id = ${ids.asta_duty!}`;
  await sql`update public.reflection_answer set words = 'Hviskede' where reflection_id in (select id from public.reflection where young_person_id = ${ids.asta!})`;
  await sql`update public.quote set words = 'Hviskede' where young_person_id = ${ids.asta!}`;
  await sql`update public.next_step set words = 'Hviskede' where young_person_id = ${ids.asta!}`;
  await sql`update public.cv set good_at = 'Hviskede', tried = 'Hviskede' where young_person_id = ${ids.asta!}`;
  const [cv] =
    await sql`select l.id as language, p.id as place from public.cv_language l join public.cv_place p using (young_person_id) where young_person_id = ${ids.asta!}`;
  const [folder] = await sql`select folder_id from private.case_folder where need_id = ${ids.asta_duty!}`;
  const [own] =
    await sql`select r.id as reflection, q.id as quote, c.id as check_in, s.id as step from public.reflection r, public.quote q, public.check_in c, public.next_step s
    where ${ids.asta!} = all (array[r.young_person_id, q.young_person_id, c.young_person_id, s.young_person_id])`;
  const [row] = await sql`select a.id as application, p.id as placement, d.id as day, t.id as task, n.id as note, s.id as step
    from public.application a join public.placement p on p.application_id = a.id join public.placement_day d on d.placement_id = p.id
      join public.plan_step s on s.placement_id = p.id,
      public.task t, public.note n where a.need_id = ${ids.asta_duty!} and t.young_person_id = ${ids.asta!} and n.young_person_id = ${ids.asta!}`;
  // Arguments by name: Asta's rows and the bakery's, and for the rest something of the right shape.
  values = {
    young_person_id: ids.asta!,
    need_id: ids.asta_duty!,
    application_id: row!.application,
    placement_id: row!.placement,
    day_id: row!.day,
    step_id: row!.step,
    task_id: row!.task,
    reflection_id: own!.reflection,
    quote_id: own!.quote,
    check_in_id: own!.check_in,
    next_step_id: own!.step,
    folder_id: folder!.folder_id,
    cv_language_id: cv!.language,
    cv_place_id: cv!.place,
    partner_id: ids.bakery!,
    opening_id: ids.bread!,
    workplace_id: ids.bakery_place!,
    member_id: ids.mads!,
    to_staff: ids.kirsten!,
    target_opening: ids.play!,
    person: ids.asta!,
    contact: ids.mette!,
    school_id: ids.school!,
    staff_id: ids.mette!,
    consultant_id: ids.konsulent!,
    via: 'self',
    phone: '12345678',
    email: 'ny@lyngfjord.example',
    postcode: '9991',
    cvr: '99001488',
    language: 'da',
    state: 'came',
    party: 'school',
    whose: 'all',
    size_band: '1-9',
    reason: 'full',
    class_code: 'AAAA2228',
    note: 'Kender hende',
    days: '{2030-01-07}',
    until: '2030-01-07',
  };
  const rows = await sql<{ name: string; parameter: string; type: string; place: number; of: number; defaults: number }[]>`
    select p.proname as name, a.name as parameter, format_type(a.type, null) as type, a.place::int as place, p.pronargs::int as of, p.pronargdefaults::int as defaults
    from pg_proc p, unnest(p.proargtypes::oid[], p.proargnames[1:p.pronargs]) with ordinality a (type, name, place)
    where p.pronamespace = 'public'::regnamespace order by p.proname, a.place`;
  for (const one of rows) {
    parameters.set(one.name, [...(parameters.get(one.name) ?? []), { name: one.parameter, type: one.type, optional: one.place > one.of - one.defaults }]);
  }
});
afterAll(() => database.drop());

const firstOf: Record<string, string> = {
  text: 'Noget at skrive',
  integer: '3',
  smallint: '3',
  bigint: '3',
  numeric: '3',
  boolean: 'true',
  date: '2030-01-07',
  'time without time zone': '10:00',
  'timestamp with time zone': '2030-01-07 10:00+00',
  jsonb: '{}',
  uuid: '00000000-0000-4000-8000-000000000000',
};
async function fitting({ name, type }: Parameter): Promise<string> {
  const one = values[name] ?? values[name.replace(/s$/, '')];
  if (type.endsWith('[]')) {
    if (name === 'days' || name === 'weeks') return '{2030-01-07}';
    const inner = type.slice(0, -2);
    return `{${one ?? (firstOf[inner] !== undefined ? `"${firstOf[inner]}"` : await firstLabel(inner))}}`;
  }
  if (type in firstOf) return type === 'uuid' || ['text', 'date'].includes(type) ? (one ?? firstOf[type]!) : firstOf[type]!;
  const labels = await labelsOf(type);
  return one && labels.includes(one) ? one : labels[0]!;
}
async function labelsOf(type: string): Promise<string[]> {
  const rows = await database.sql`select e.enumlabel as label from pg_enum e where e.enumtypid = ${type}::regtype order by e.enumsortorder`;
  if (rows.length === 0) throw new Error(`no value is known for the type ${type}`);
  return rows.map((row) => row.label as string);
}
const firstLabel = async (type: string) => (await labelsOf(type))[0]!;

/** Calls a function with the ids of Asta and the bakery, and tells what came back: a refusal's code, or the answer as text. */
async function call(name: string, persona: Persona): Promise<{ refused?: string; answer?: string; changed: boolean }> {
  const given: string[] = [];
  for (const parameter of parameters.get(name) ?? []) {
    // Optional ones too where they carry an id: that is where a check could have been forgotten.
    if (parameter.name === 'request_key' || (parameter.optional && !/(_id|_ids|via)$/.test(parameter.name))) continue;
    given.push(`${parameter.name} => '${(await fitting(parameter)).replaceAll("'", "''")}'::${parameter.type}`);
  }
  const undo = new Error('undo');
  let result: { refused?: string; answer?: string; changed: boolean } = { changed: false };
  await database
    .asPersona(persona === 'nobody' ? null : world.users[persona]!, async (sql) => {
      const role = persona === 'nobody' ? 'anon' : 'authenticated';
      const asOwner = async () => {
        await sql`select set_config('role', 'none', true)`;
        const now = await digest(sql);
        await sql`select set_config('role', ${role}, true)`;
        return now;
      };
      const outcome = await sql
        .savepoint(async (inner) => ({ answer: JSON.stringify(await inner.unsafe(`select * from public.${name}(${given.join(', ')})`)) }))
        .catch((cause: postgres.PostgresError) => {
          if (cause.code !== '42501' && !cause.code?.startsWith('PT')) throw new Error(`${name}(${given.join(', ')}): ${cause.message}`);
          return { refused: cause.code === '42501' ? 'no_grant' : cause.message };
        });
      // What is refused is rolled back, and what went through is undone below: the database is as it was before every call.
      untouched ??= await digest(database.sql as unknown as postgres.TransactionSql);
      result = { ...outcome, changed: 'answer' in outcome && (await asOwner()) !== untouched };
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
  return result;
}

async function findings(name: string): Promise<string[]> {
  const found: string[] = [];
  const everybody = publicFunctions.everybody.includes(name);
  for (const persona of outsiders) {
    const { refused, answer, changed } = await call(name, persona);
    if (persona === 'nobody' && !everybody && refused !== 'no_grant') found.push(`${persona}: has a grant`);
    if (persona !== 'nobody' && refused === 'no_grant') found.push(`${persona}: has no grant`);
    if (changed && !everybody && !ownBusiness.has(name)) found.push(`${persona}: changed something`);
    const told = MARKS.filter((mark) => answer?.includes(mark) && !rightlyTold[name]?.[persona]?.includes(mark));
    if (told.length > 0) found.push(`${persona}: is told ${told.join(', ')}`);
  }
  return found;
}

describe('with the ids of another, a call tells and changes nothing', () => {
  test.each([...publicFunctions.everybody, ...publicFunctions.signed_in])('%s', async (name) => {
    expect(await findings(name)).toEqual([]);
  });

  test.each(publicFunctions.worker)('%s is the worker’s', async (name) => {
    for (const persona of [...outsiders, 'mette', 'sekretariat'] as const) expect((await call(name, persona)).refused, persona).toBe('no_grant');
  });
});

describe('the same calls by those whose part it is', () => {
  test.each([
    ['pupil_page', 'mette'],
    ['my_search', 'asta'],
    ['partner_home', 'bente'],
    ['write_note', 'mette'],
    ['update_young_person', 'asta'],
    ['save_partner', 'bente'],
  ] as const)('%s as %s goes through', async (name, persona) => {
    const { refused, answer, changed } = await call(name, persona);
    expect(refused).toBeUndefined();
    expect(changed || (answer?.length ?? 0) > 20).toBe(true);
  });
  test('and it is what the marks would be seen in', async () => {
    expect((await call('pupil_page', 'mette')).answer).toContain('Hemmeligsen');
  });
});

describe('the matrix finds', () => {
  test.each([
    ['a read that does not ask who reads', 'pupil_page', 'private.can_help', 'select exists', 'select true or exists', /stranger: is told .*Hemmeligsen/],
    [
      'a command that does not ask who presses',
      'write_note',
      'private.act_as_coordinator',
      'if not private.can_help(young_person_id) then',
      'if false then',
      /stranger: changed something/,
    ],
  ])('%s', async (_fault, name, helper, from, to, says) => {
    const [row] = await database.sql`select pg_get_functiondef(${helper}::regproc) as source`;
    const source = row!.source as string;
    expect(source).toContain(from);
    await database.sql.unsafe(source.replace(from, to));
    try {
      expect((await findings(name)).join('\n')).toMatch(says);
    } finally {
      await database.sql.unsafe(source);
    }
  });
});
