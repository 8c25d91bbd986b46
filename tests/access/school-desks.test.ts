import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** What a school's own people see and may say: a teacher the own class, a leader the own school, nobody more. */
let database: FreshDatabase;
let world: World;
const placements: Record<string, string> = {};

beforeAll(async () => {
  ({ database, world } = await freshWorld());
  const { sql } = database;
  await sql`update public.school_class set school_year = private.school_year()`;
  const [host] = await sql`select id from public.host where workplace_id = ${id('bakery_place')}`;
  for (const pupil of ['asta', 'bo', 'finn']) {
    const [application] =
      await sql`insert into public.application (need_id, opening_id, host_id, rank, status, ended_at) values (${id(`${pupil}_duty`)}, ${id('bread')}, ${host!.id}, 1, 'accepted', private.now()) returning id`;
    const [made] =
      await sql`insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on, host_agreed_at, guardian_agreed_at)
      values (${id(`${pupil}_duty`)}, ${application!.id}, ${host!.id}, private.today() + 7, private.today() + 11, private.today(), private.now(), private.now()) returning id`;
    placements[pupil] = made!.id as string;
    await sql`insert into public.placement_day (application_id, placement_id, young_person_id, day, state) values (${application!.id}, ${made!.id}, ${id(pupil)}, private.today() + 7, 'planned')`;
    await sql`update public.need set status = 'arranged' where id = ${id(`${pupil}_duty`)}`;
  }
  // What a teacher must not come to read.
  await sql`insert into public.note (young_person_id, body) values (${id('asta')}, 'hemmelig note')`;
  await sql`insert into public.guardian (young_person_id, name, email) values (${id('asta')}, 'Hemmelig Far', 'hemmelig@hjemme.example')`;
  // Another school's leader, and another class's teacher.
  for (const [key, scope] of [
    ['other_leader', { role: 'school_leader', school_id: id('other_school') }],
    ['other_teacher', { role: 'teacher', class_id: id('class_9') }],
  ] as const) {
    world.users[key] = await database.createUser(`${key}@lyngfjord.example`);
    const [made] =
      await sql`insert into public.staff_member (user_id, name, title, email, phone) values (${world.users[key]}, ${key}, 'skolen', ${`${key}@lyngfjord.example`}, '12345600') returning id`;
    await sql`insert into public.staff_scope ${sql({ staff_id: made!.id as string, ...scope })}`;
  }
});
afterAll(async () => {
  await database.drop();
});

const id = (name: string) => world.ids[name] ?? `no ${name}`;
const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const outcome = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
const approve = (who: string, pupil: string, via = 'self') =>
  outcome(as(who, (sql) => sql`select public.acknowledge_placement(${placements[pupil]!}, 'school', ${via})`));
const approvedOf = async (pupil: string) =>
  (await database.sql`select school_agreed_at from public.placement where id = ${placements[pupil]!}`)[0]!.school_agreed_at !== null;
const takeBack = (pupil: string) => database.sql`update public.placement set school_agreed_at = null, status = 'arranging' where id = ${placements[pupil]!}`;
const delegate = (who: string, delegated: boolean, at: string | null = 'class_8', school = 'school') =>
  outcome(as(who, (sql) => sql`select public.delegate_approval(${id(school)}, ${at && id(at)}, ${delegated})`));

describe('a teacher', () => {
  const classesOf = async (who: string) =>
    await as(
      who,
      async (sql) =>
        (await sql`select public.teacher_classes() as list`)[0]!.list as {
          name: string;
          pupils: { first_name: string; out: { place: string; phone: string | null }[]; need: Record<string, unknown> | null }[];
        }[],
    );

  test('reads the own class and no other; the control: another class’s teacher reads that one', async () => {
    expect((await classesOf('teacher')).map(({ name, pupils }) => [name, pupils.map(({ first_name }) => first_name)])).toEqual([['8.B', ['asta']]]);
    expect((await classesOf('other_teacher')).map(({ name }) => name)).toEqual(['9.C']);
    for (const who of ['mette', 'skoleleder', 'sekretariat', 'raadet', 'asta', 'bente', 'stranger']) expect(await classesOf(who), who).toEqual([]);
  });

  test('reads where she is and with what number, and nothing that is between her, home and contact person', async () => {
    const [eight] = await classesOf('teacher');
    const asta = eight!.pupils[0]!;
    expect(asta.out).toMatchObject([{ place: 'Bageriet Surdejen Lyng' }]);
    expect(asta.need).toMatchObject({ status: 'arranged', papers_missing: ['school'], guardian: 'asked', rest_reason: null, close_outcome: null });
    const text = JSON.stringify(eight);
    expect(text).not.toMatch(/hemmelig|birth_date|"email"|class_code|AAAA/i);
    // What stands between them in the facts is taken out, whatever it is.
    const [request] =
      await database.sql`insert into private.guardian_request (guardian_id, need_id, expires_on, answer, answered_at, answered_via) select g.id, ${id('asta_duty')}, private.today() + 60, 'no', private.now(), 'link' from public.guardian g where g.young_person_id = ${id('asta')} returning id`;
    await database.sql`update public.placement set guardian_agreed_at = null where id = ${placements.asta!}`;
    expect((await classesOf('teacher'))[0]!.pupils[0]!.need).toMatchObject({ guardian: 'asked' });
    await database.sql`delete from private.guardian_request where id = ${request!.id}`;
    await database.sql`update public.placement set guardian_agreed_at = private.now() where id = ${placements.asta!}`;
  });

  test('changes nothing', async () => {
    expect(await approve('teacher', 'asta')).toBe('not_allowed');
    expect(await delegate('teacher', true)).toBe('not_allowed');
    expect(await outcome(as('teacher', (sql) => sql`select public.move_pupil(${id('asta')}, ${id('class_9')})`))).toBe('not_allowed');
    expect(await outcome(as('teacher', (sql) => sql`select public.give_class_duty(${id('class_8')})`))).toBe('not_found');
  });
});

describe('the school’s yes', () => {
  test('is its leader’s, one by one or many, and no other school’s; written as the school’s by who pressed', async () => {
    const list = async (who: string) =>
      await as(who, async (sql) =>
        ((await sql`select public.school_approvals() as list`)[0]!.list as { first_name: string }[]).map(({ first_name }) => first_name).sort(),
      );
    expect(await list('skoleleder')).toEqual(['asta', 'bo']);
    expect(await list('other_leader')).toEqual(['finn']);
    for (const who of ['mette', 'teacher', 'sekretariat', 'asta']) expect(await list(who), who).toEqual([]);
    expect(await approve('other_leader', 'asta')).toBe('not_allowed');
    const rows = await as('skoleleder', async (sql) => [
      ...(await sql`select placement_id, failure from public.approve_placements(${[placements.asta!, placements.bo!, placements.finn!]}) order by failure nulls first`),
    ]);
    expect(rows.map(({ failure }) => failure)).toEqual([null, null, 'not_allowed']);
    expect([await approvedOf('asta'), await approvedOf('bo'), await approvedOf('finn')]).toEqual([true, true, false]);
    const events =
      await database.sql`select actor, caller, to_status from public.event where placement_id = ${placements.asta!} and command = 'acknowledge' order by id`;
    expect(events.map((row) => ({ ...row }))).toEqual([
      { actor: 'school', caller: world.users.skoleleder, to_status: null },
      { actor: 'school', caller: world.users.skoleleder, to_status: 'ready' },
    ]);
    await takeBack('asta');
    await takeBack('bo');
  });

  test('is the coordinator’s in a class where the leader said so, until it is taken back; who and when is kept', async () => {
    expect(await delegate('skoleleder', false, null)).toBe('done');
    expect(await approve('mette', 'asta')).toBe('not_allowed');
    expect(await delegate('skoleleder', true)).toBe('done');
    const seen = await as(
      'mette',
      async (sql) => (await sql`select public.school_classes() as list`)[0]!.list as { name: string; delegated: boolean; decided: { by: string } }[],
    );
    expect(seen.map(({ name, delegated, decided }) => [name, delegated, decided.by])).toEqual([
      ['9.C', false, 'skoleleder'],
      ['8.B', true, 'skoleleder'],
      ['7.A', false, 'skoleleder'],
    ]);
    expect(await approve('mette', 'bo')).toBe('not_allowed');
    expect(await approve('kirsten', 'asta')).toBe('not_allowed');
    expect(await approve('mette', 'asta')).toBe('done');
    await takeBack('asta');
    expect(await delegate('skoleleder', false)).toBe('done');
    expect(await approve('mette', 'asta')).toBe('not_allowed');
    const events = await database.sql`select code, caller from public.event where command = 'delegate_approval' order by id`;
    expect(events.map(({ code }) => code)).toEqual(['taken_back', 'delegated', 'taken_back']);
    expect(events.every(({ caller }) => caller === world.users.skoleleder)).toBe(true);
    // The next school year begins with the municipality's setting.
    await database.sql`update private.approval_delegation set school_year = school_year - 1`;
    expect(await approve('mette', 'asta')).toBe('done');
    await takeBack('asta');
  });

  test('can be given away by nobody else', async () => {
    for (const who of ['mette', 'kirsten', 'sekretariat', 'teacher', 'other_leader', 'asta', 'stranger'])
      expect(await delegate(who, true), who).toBe('not_allowed');
    expect(await delegate('skoleleder', true, 'class_8_coast')).toBe('not_found');
  });

  test('to længerevarende praktik is the leader’s alone, whatever was given away', async () => {
    await database.sql`update public.need set kind = 'extended_placement', is_duty = false where id = ${id('asta_duty')}`;
    // She is 13: her host has considered børneattest.
    await database.sql`insert into private.certificate_declaration (host_id, declared_via) select p.host_id, 'self' from public.placement p where p.id = ${placements['asta']!}`;
    expect(await delegate('skoleleder', true, null)).toBe('done');
    for (const [who, via] of [
      ['mette', 'self'],
      ['mette', 'paper'],
      ['sekretariat', 'self'],
      ['sekretariat', 'in_person'],
    ] as const)
      expect(await approve(who, 'asta', via), `${who} ${via}`).toBe('not_allowed');
    expect(await approve('mette', 'bo')).toBe('done');
    expect(await approve('skoleleder', 'asta')).toBe('done');
  });
});
