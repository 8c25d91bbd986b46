import { describe, expect, test } from 'vitest';
import { apply, as, broken, database, freshEachTime, id, need, refusal, search, sentences, world } from './her-search.ts';

freshEachTime();

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

  test('accounts cost nothing: a pupil is guessed at ten times an hour and twenty a day, whoever guesses', async () => {
    const on = await listed();
    const right = { first: 'Åse-Mærk', last: 'Øllegaard Testlund' };
    const guess = async (n: number, birth = `2012-0${(n % 9) + 1}-11`) => join(await database.createUser(`tyv${n}@post.example`), { ...right, birth });
    for (let n = 0; n < 10; n++) expect(await guess(n)).toBeNull();
    // The right day is refused like a wrong one: nobody learns which it is.
    expect(await refusal(guess(10, '2012-05-04'))).toBe('too_many_tries: class_list');
    expect(await refusal(guess(11))).toBe('too_many_tries: class_list');
    await database.sql`update private.attempt set at = at - interval '2 hours'`;
    for (let n = 12; n < 22; n++) expect(await guess(n)).toBeNull();
    await database.sql`update private.attempt set at = at - interval '2 hours'`;
    expect(await refusal(guess(22, '2012-05-04'))).toBe('too_many_tries: class_list');
    await database.sql`update private.attempt set at = at - interval '1 day'`;
    expect(await join(await database.createUser('alma@post.example'), right)).toBe(on);
    // And a class a hundred times an hour, whichever pupil is meant.
    await database.sql`insert into private.attempt (caller, what, about_id) select gen_random_uuid(), 'class_code', ${id('class_8')} from generate_series(1, 100)`;
    expect(await refusal(join(await database.createUser('sidst@post.example'), { first: 'Hel', last: 'Ny' }))).toBe('too_many_tries: class_list');
  });

  describe('where the list knows another way to reach her', () => {
    const right = { first: 'Åse-Mærk', last: 'Øllegaard Testlund' };
    const why = (user: string) => database.asPersona(user, async (sql) => (await sql`select public.why_nothing_is_mine() as it`)[0]?.['it']);
    const hers = async () => (await database.sql`select user_id, email, phone from public.young_person where last_name = 'Øllegaard Testlund'`)[0];
    const asked = () =>
      database.sql`select t.id, t.words, s.name from public.task t join public.staff_member s on s.id = t.staff_id where t.kind = 'confirm_account' and t.done_at is null`;
    const told = async () =>
      (
        await database.sql`select template, channel, to_address from private.outbox where template in ('way_in_changed', 'account_confirmed') order by template, channel`
      ).map((row) => ({ ...row }));

    test('her own mail lets her in, and nobody else’s does: her contact person is asked and nothing of hers changes', async () => {
      const on = await listed();
      await database.sql`update public.young_person set email = 'aase@skole.example', phone = '28889999' where id = ${on}`;
      const thief = await database.createUser('klassekammerat@post.example');
      expect(await join(thief, right)).toBeNull();
      expect(await join(thief, right)).toBeNull();
      expect(await asked()).toMatchObject([{ words: 'klassekammerat@post.example', name: 'mette' }]);
      expect(await why(thief)).toBe('joining_waits');
      expect(await hers()).toMatchObject({ user_id: null, email: 'aase@skole.example', phone: '28889999' });
      expect(await join(await database.createUser('aase@skole.example'), right)).toBe(on);
      expect(await told()).toEqual([]);
    });

    test('the contact person confirms by one press; the old address hears of it', async () => {
      const on = await listed();
      await database.sql`update public.young_person set email = 'gammel@skole.example' where id = ${on}`;
      const user = await database.createUser('ny@post.example');
      expect(await join(user, right)).toBeNull();
      const [task] = await asked();
      for (const who of ['kirsten', 'bo', 'teacher', 'stranger'])
        expect(await refusal(as(who, (sql) => sql`select public.confirm_account(${task!['id']})`)), who).toBe('not_allowed');
      await as('mette', (sql) => sql`select public.confirm_account(${task!['id']})`);
      expect(await hers()).toMatchObject({ user_id: user, email: 'ny@post.example' });
      expect(await told()).toEqual([
        { template: 'account_confirmed', channel: 'email', to_address: 'ny@post.example' },
        { template: 'way_in_changed', channel: 'email', to_address: 'gammel@skole.example' },
      ]);
      expect(await why(user)).toBeNull();
      expect(await refusal(as('mette', (sql) => sql`select public.confirm_account(${task!['id']})`))).toMatch(/^wrong_status/);
      const events = await database.sql`select command, code from public.event where young_person_id = ${on} and lifecycle = 'other' order by id`;
      expect(events.map(({ command, code }) => [command, code])).toEqual([
        ['ask_to_join', null],
        ['confirm_account', 'address_changed'],
      ]);
      expect(await broken()).toEqual([]);
    });

    test('no is a no: she stays as she is', async () => {
      const on = await listed();
      await database.sql`update public.young_person set phone = '28889999' where id = ${on}`;
      const user = await database.createUser('ny@post.example');
      expect(await join(user, right)).toBeNull();
      const [task] = await asked();
      await as('mette', (sql) => sql`select public.finish_task(${task!['id']})`);
      expect(await hers()).toMatchObject({ user_id: null, email: null });
      expect(await why(user)).toBeNull();
    });

    test('a number that changes as she joins is told at the old one', async () => {
      const on = await listed();
      await database.sql`update public.young_person set email = 'aase@skole.example', phone = '28889999' where id = ${on}`;
      const user = await database.createUser('aase@skole.example');
      await database.asPersona(
        user,
        (sql) => sql`select public.join_class_list('AAAA-2228', ${right.first}, ${right.last}, '2012-05-04', phone => '+4522334499')`,
      );
      expect(await told()).toEqual([{ template: 'way_in_changed', channel: 'sms', to_address: '28889999' }]);
      expect((await database.sql`select code from public.event where command = 'join_class_list'`)[0]).toEqual({ code: 'address_changed' });
    });
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
