import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

let database: FreshDatabase;
let world: World;

beforeAll(async () => {
  ({ database, world } = await freshWorld());
});
afterAll(async () => {
  await database.drop();
});

type Row = { first_name: string; waits: boolean; contact: string | null; needs: { status: string }[] };
type Desk = { rows: Row[]; everybody: number; waiting: number };

const deskOf = (who: string, whose = 'mine') =>
  database.asPersona(world.users[who]!, async (sql) => (await sql`select public.coordinator_desk(${whose}) as desk`)[0]!.desk as Desk);
const names = (desk: Desk) => desk.rows.map((row) => row.first_name).sort();
const refusal = async (work: Promise<unknown>) =>
  await work.then(
    () => 'no refusal',
    (error: { message: string }) => error.message,
  );

describe('the coordinator desk', () => {
  test('holds my own, each with the facts of her needs', async () => {
    const desk = await deskOf('mette');
    expect(names(desk)).toEqual(['asta', 'bo', 'carl']);
    expect(desk.rows.every((row) => row.needs.length > 0)).toBe(true);
  });

  test('shows another coordinator none of them; the control: a planted contact person would show', async () => {
    expect(names(await deskOf('kirsten', 'all'))).toEqual(['finn']);
    await database.sql`update public.young_person set contact_id = ${world.ids.kirsten!} where id = ${world.ids.bo!}`;
    expect(names(await deskOf('kirsten', 'all'))).toEqual(['bo', 'finn']);
    await database.sql`update public.young_person set contact_id = ${world.ids.mette!} where id = ${world.ids.bo!}`;
  });

  test('is her deputy’s while she is away, and says whose they are', async () => {
    expect(names(await deskOf('dorthe'))).toEqual([]);
    await database.sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day)
      values (${world.ids.mette!}, ${world.ids.dorthe!}, private.today(), private.today() + 3)`;
    const desk = await deskOf('dorthe');
    expect(names(desk)).toEqual(['asta', 'bo', 'carl']);
    expect(desk.rows[0]!.contact).toBe('mette');
    await database.sql`delete from public.staff_leave`;
  });

  test('is nobody else’s', async () => {
    for (const who of ['asta', 'bente', 'stranger']) expect(await refusal(deskOf(who, 'all')), who).toBe('not_allowed');
    for (const who of ['teacher', 'skoleleder', 'raadet']) expect(names(await deskOf(who, 'all')), who).toEqual([]);
  });
});

describe('a pupil’s page', () => {
  const pageFor = (who: string, pupil: string) =>
    database.asPersona(world.users[who]!, async (sql) => (await sql`select public.pupil_page(${world.ids[pupil]!}) as page`)[0]!.page);

  test('opens for whoever may help her, and is not there for anybody else', async () => {
    expect((await pageFor('mette', 'asta')).person.first_name).toBe('asta');
    expect((await pageFor('sekretariat', 'asta')).person.first_name).toBe('asta');
    for (const who of ['kirsten', 'asta', 'bente', 'teacher', 'skoleleder', 'raadet', 'konsulent', 'stranger']) {
      expect(await refusal(pageFor(who, 'asta')), who).toBe('not_found');
    }
  });
});

describe('suggested openings', () => {
  test('fit her age and kind, say why, and never one that she has been to', async () => {
    const rows = await database.asPersona(world.users.mette!, (sql) => sql`select * from public.suggest_openings_for(${world.ids.asta_duty!})`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.kind === 'school_placement' && row.min_age <= 14 && row.free_days > 0)).toBe(true);
    expect(await refusal(database.asPersona(world.users.kirsten!, (sql) => sql`select * from public.suggest_openings_for(${world.ids.asta_duty!})`))).toBe(
      'not_found',
    );
  });
});

describe('the other reads', () => {
  const call = (who: string, query: string) =>
    database.asPersona(world.users[who]!, async (sql) => Object.values((await sql.unsafe(`select ${query}`))[0]!)[0]);

  test('the secretariat’s desk is the secretariat’s alone', async () => {
    expect(await call('sekretariat', 'public.secretariat_desk()')).toMatchObject({ without_contact: 0 });
    for (const who of ['mette', 'konsulent', 'raadet', 'asta', 'bente']) expect(await refusal(call(who, 'public.secretariat_desk()')), who).toBe('not_allowed');
  });

  test('class codes are for the coordinator of the school', async () => {
    const classes = (await call('mette', 'public.class_overview()')) as { name: string; class_code: string }[];
    expect(classes.map((one) => one.name).sort()).toEqual(['7.A', '8.B', '9.C']);
    for (const who of ['teacher', 'konsulent', 'skoleleder', 'asta', 'raadet']) expect(await call(who, 'public.class_overview()'), who).toEqual([]);
  });

  test('partners are read by their consultant and the secretariat', async () => {
    expect(await call('konsulent', 'public.partners_for_staff()')).toMatchObject({ everybody: 4 });
    expect(await call('konsulent', `public.partner_for_staff('${world.ids.bakery!}')`)).toMatchObject({ cvr: '99000007' });
    expect(await call('konsulent', 'public.openings_to_look_at()')).toEqual([]);
    for (const who of ['mette', 'bente', 'raadet']) {
      expect(await refusal(call(who, 'public.partners_for_staff()')), who).toBe('not_allowed');
      expect(await refusal(call(who, `public.partner_for_staff('${world.ids.bakery!}')`)), who).toBe('not_found');
    }
  });

  test('tasks, colleagues and approvals answer', async () => {
    expect(await call('mette', 'public.staff_tasks()')).toEqual([]);
    expect(await call('skoleleder', 'public.school_approvals()')).toEqual([]);
    const colleagues = await database.asPersona(world.users.mette!, (sql) => sql`select * from public.colleagues()`);
    expect(colleagues.filter((one) => one.is_me).map((one) => one.name)).toEqual(['mette']);
    expect(await database.asPersona(world.users.asta!, (sql) => sql`select * from public.colleagues()`)).toHaveLength(0);
    await call('konsulent', `public.opening_to_look_at('${world.ids.bread!}')`);
  });
});
