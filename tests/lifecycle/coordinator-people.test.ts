import { describe, expect, test } from 'vitest';
import { applyFor, as, database, forward, freshEachTime, id, mette, outcome, statusOf } from './coordinator-desk.ts';

freshEachTime();

describe('one person, kept', () => {
  test('a hand-over has a note, is counted, and takes the tasks along', async () => {
    await as('asta', (sql) => sql`select public.ask_for_call(${id('asta')})`);
    const change = (to: string, note: string) => outcome(mette((sql) => sql`select public.change_contact(${id('asta')}, ${id(to)}, ${note})`));
    expect(await change('kirsten', '  ')).toBe('invalid_input');
    expect(await change('mette', 'Til mig selv')).toBe('invalid_input');
    expect(await change('teacher', 'Til læreren')).toBe('invalid_input');
    expect(await change('kirsten', 'Hun flytter til Klitsande.')).toBe('done');
    expect((await database.sql`select staff_id from public.task where kind = 'call_me'`)[0]!.staff_id).toBe(id('kirsten'));
    expect(await database.sql`select * from public.contact_change where young_person_id = ${id('asta')} and not planned`).toHaveLength(1);
    const names = await as('kirsten', async (sql) =>
      ((await sql`select public.coordinator_desk() as desk`)[0]!.desk as { rows: { first_name: string }[] }).rows.map((row) => row.first_name),
    );
    expect(names).toContain('asta');
  });

  test('several go in one act, all or none', async () => {
    const both = (people: string[]) =>
      outcome(mette((sql) => sql`select public.change_contact_many(${people.map(id)}, ${id('kirsten')}, 'Nyt skoleår', true)`));
    expect(await both(['asta', 'finn'])).not.toBe('done');
    expect(await database.sql`select * from public.contact_change`).toHaveLength(0);
    expect(await both(['asta', 'bo'])).toBe('done');
    expect(await database.sql`select * from public.contact_change where planned`).toHaveLength(2);
  });
});

describe('notes, contact information and tasks', () => {
  test('a note is read by those who may help, not by a partner or another pupil', async () => {
    await mette((sql) => sql`select public.write_note(${id('asta')}, 'Vil helst være ude.')`);
    expect(await outcome(mette((sql) => sql`select public.write_note(${id('asta')}, '  ')`))).toBe('invalid_input');
    for (const who of ['bente', 'bo', 'kirsten', 'teacher']) expect(await as(who, (sql) => sql`select * from public.note`), who).toHaveLength(0);
    expect(await as('dorthe', (sql) => sql`select * from public.note`)).toHaveLength(1);
  });

  test('contact information: a number, but never the mail of an account', async () => {
    await mette((sql) => sql`select public.update_young_person(${id('asta')}, '+4522334455', null, 'Mormor', '+4522334456')`);
    expect((await database.sql`select phone, emergency_name from public.young_person where id = ${id('asta')}`)[0]).toMatchObject({
      phone: '+4522334455',
      emergency_name: 'Mormor',
    });
    expect(await outcome(mette((sql) => sql`select public.update_young_person(${id('asta')}, null, 'ny@elev.example')`))).toBe('invalid_input');
  });

  test('a task is finished once, by its owner, her deputy or the secretariat', async () => {
    await as('asta', (sql) => sql`select public.ask_for_call(${id('asta')})`);
    const [task] = await database.sql`select id from public.task`;
    const finish = (who: string) => outcome(as(who, (sql) => sql`select public.finish_task(${task!.id})`));
    expect(await finish('kirsten')).toBe('not_allowed');
    expect(await finish('bente')).toBe('not_allowed');
    expect(await finish('dorthe')).toBe('done');
    expect(await finish('mette')).toBe('done');
  });
});

test('nothing is given to a consultant who has left, whoever the partner still names', async () => {
  const { sql } = database;
  const [next] =
    await sql`insert into public.staff_member (name, title, email, phone) values ('Nye Nora', 'virksomhedskonsulent', 'nora@lyngfjord.example', '12345699') returning id`;
  await sql`update public.partner set consultant_id = ${id('konsulent')}`;
  await sql`update public.staff_member set left_at = private.now() where id = ${id('konsulent')}`;
  // With nobody left at all it is the secretariat's, or her contact person's.
  const [opening] = await sql`select public_id from public.opening where id = ${id('bread')}`;
  const tell = () => database.asPersona(null, (as) => as`select public.report_opening(${opening!['public_id']}, 'wrong')`);
  const told = async () =>
    (
      await sql`select s.name from public.task t join public.staff_member s on s.id = t.staff_id where t.kind = 'opening_problem' order by t.made_at, s.name`
    ).map(({ name }) => name);
  await tell();
  expect(await told()).toEqual(['sekretariat']);
  await sql`insert into public.staff_scope (staff_id, role) values (${next!['id']}, 'company_consultant')`;
  await tell();
  expect((await told()).sort()).toEqual(['Nye Nora', 'sekretariat']);
  await applyFor('asta', ['bread']);
  await forward('asta');
  const [live] = await sql`select id from public.application where status = 'live'`;
  await as('bente', (as) => as`select public.hand_on(${live!['id']}, 'full', 'company_consultant')`);
  expect((await sql`select target_staff_id from public.hand_over`)[0]!['target_staff_id']).toBe(next!['id']);
});

test('a call about a need that is not hers is refused before anything is written', async () => {
  const ask = (need: string) => outcome(mette((sql) => sql`select public.ask_for_call(${id('asta')}, ${need}::uuid, 'phone')`));
  expect(await ask('00000000-0000-4000-8000-000000000000')).toBe('not_found');
  expect(await ask(id('bo_duty'))).toBe('not_found');
  expect(await ask(id('asta_duty'))).toBe('done');
});

describe('partners and their openings', () => {
  const status = async (partner: string) => (await database.sql`select status from public.partner where id = ${id(partner)}`)[0]!.status as string;

  test('an applicant is sent back with a reason and approved, by the secretariat alone', async () => {
    await database.sql`update public.partner set status = 'applied', consultant_id = null, due_on = private.today() + 3 where id = ${id('bakery')}`;
    await database.sql`update public.opening set status = 'draft' where workplace_id = ${id('bakery_place')}`;
    await database.sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, opening_id)
      select 'opening', 'save_opening', '-', 'draft', 'partner', 'self', o.id from public.opening o where o.workplace_id = ${id('bakery_place')}`;
    const act = (who: string, command: string) => outcome(as(who, (sql) => sql.unsafe(`select ${command}`)));
    expect(await act('mette', `public.approve_partner('${id('bakery')}')`)).toBe('not_allowed');
    expect(await act('konsulent', `public.approve_partner('${id('bakery')}')`)).toBe('not_allowed');
    expect(await act('sekretariat', `public.send_back_partner('${id('bakery')}', '')`)).toBe('invalid_input');
    expect(await act('sekretariat', `public.send_back_partner('${id('bakery')}', 'Skriv jeres adresse.')`)).toBe('done');
    expect(await act('sekretariat', `public.review_partner('${id('bakery')}')`)).toBe('done');
    expect(await act('sekretariat', `public.approve_partner('${id('bakery')}')`)).toBe('done');
    expect((await database.sql`select status, consultant_id, review_note from public.partner where id = ${id('bakery')}`)[0]).toEqual({
      status: 'active',
      consultant_id: id('konsulent'),
      review_note: null,
    });
  });

  test('pausing, suspending and ending move those who wait on the same minute', async () => {
    for (const [command, after] of [
      [`public.pause_partner('${id('bakery')}', public.today() + 30)`, 'paused'],
      [`public.suspend_partner('${id('bakery')}')`, 'suspended'],
      [`public.end_partner('${id('bakery')}')`, 'ended'],
    ] as const) {
      if (command.includes('pause')) {
        await applyFor('asta', ['bread']);
        await forward('asta');
      }
      await as('sekretariat', (sql) => sql.unsafe(`select ${command}`));
      expect(await status('bakery')).toBe(after);
      // She agreed to be helped on: another place has her now, or her contact person does.
      const here = await database.sql`select a.id from public.application a join public.host h on h.id = a.host_id
        where h.workplace_id = ${id('bakery_place')} and a.status in ('waiting', 'live', 'offered')`;
      expect(here).toHaveLength(0);
      expect(['with_partner', 'with_coordinator']).toContain(await statusOf(id('asta_duty')));
      if (after !== 'ended') await as('sekretariat', (sql) => sql`select public.resume_partner(${id('bakery')})`);
    }
    expect(await outcome(as('sekretariat', (sql) => sql`select public.resume_partner(${id('bakery')})`))).toBe('wrong_status');
  });

  test('a first opening is looked at by the consultant or the secretariat', async () => {
    await database.sql`update public.opening set status = 'in_review', due_on = private.today() + 2, published_at = null where id = ${id('bread')}`;
    const act = (who: string, command: string) => outcome(as(who, (sql) => sql.unsafe(`select ${command}`)));
    expect(await act('mette', `public.approve_opening('${id('bread')}')`)).toBe('not_allowed');
    expect(await act('konsulent', `public.send_back_opening('${id('bread')}', 'Skriv mødetiden.')`)).toBe('done');
    expect((await database.sql`select status, review_note from public.opening where id = ${id('bread')}`)[0]).toEqual({
      status: 'draft',
      review_note: 'Skriv mødetiden.',
    });
    await database.sql`update public.opening set status = 'in_review', due_on = private.today() + 2 where id = ${id('bread')}`;
    expect(await act('sekretariat', `public.approve_opening('${id('bread')}')`)).toBe('done');
  });
});
