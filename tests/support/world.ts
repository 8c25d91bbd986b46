import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { wallDate } from '../../src/features/dates.ts';
import { type FreshDatabase, freshCopy } from './native.ts';

/** A Monday far enough ahead that its week is never in the past within a test. */
export const WEEKS_AHEAD = [2, 3, 4];

export interface World {
  /** auth user ids by persona key. */
  users: Record<string, string>;
  /** row ids by name. */
  ids: Record<string, string>;
  /** Mondays, `YYYY-MM-DD`. */
  weeks: string[];
}

/** A database of one's own with the world in it, which is built once a day and copied from then on. */
export async function freshWorld(options: { connections?: number } = {}): Promise<{ database: FreshDatabase; world: World }> {
  const key = `world of ${wallDate()} ${readFileSync(fileURLToPath(import.meta.url), 'utf8')}`;
  const { database, built } = await freshCopy({ key, build: buildWorld }, options);
  return { database, world: built };
}

/**
 * A small municipality for rules and races: two districts with a coordinator each, four partners,
 * openings of every shape, and young people of every age that a rule names.
 * Personas: asta 14 (pupil, grade 8), bo 15 (pupil, grade 9), carl 13 (pupil, grade 7), dina 17 (no school), ebbe 19 (no school);
 * mette, dorthe (her deputy), kirsten, sekretariat, konsulent, jobdesk, kui, skoleleder, teacher; bente and mads (bakery), karla (café), tom (carpenter), rie (kindergarten), stranger.
 */
export async function buildWorld(database: FreshDatabase): Promise<World> {
  const { sql } = database;
  const users: Record<string, string> = {};
  const ids: Record<string, string> = {};
  const weeks = await sql<{ week: string }[]>`
    select to_char(date_trunc('week', private.today())::date + 7 * w, 'YYYY-MM-DD') as week from unnest(${WEEKS_AHEAD}::int[]) w`.then((rows) =>
    rows.map((row) => row.week),
  );
  // Days off would make the number of days in a week depend on the date of the run.
  await sql`delete from public.holiday`;
  await sql`insert into public.postcode values ('9991', 'Lyngfjord', 57.0, 10.0), ('9993', 'Klitsande', 57.1, 10.1) on conflict do nothing`;

  const one = async (name: string, query: postgres.PendingQuery<postgres.Row[]>): Promise<string> => {
    const [row] = await query;
    ids[name] = row!.id as string;
    return ids[name];
  };
  const account = async (key: string): Promise<string> => {
    users[key] = await database.createUser(`${key}@lyngfjord.example`);
    return users[key];
  };

  const north = await one('north', sql`insert into public.school_district (name) values ('Nord') returning id`);
  const coast = await one('coast', sql`insert into public.school_district (name) values ('Klit') returning id`);
  const school = await one(
    'school',
    sql`insert into public.school (district_id, name, form, postcode) values (${north}, 'Fjordskolen', 'own', '9991') returning id`,
  );
  const other = await one(
    'other_school',
    sql`insert into public.school (district_id, name, form, postcode) values (${coast}, 'Klitskolen', 'own', '9993') returning id`,
  );
  const classes: [string, string, string, number, string][] = [
    ['class_7', school, '7.A', 7, 'AAAA2227'],
    ['class_8', school, '8.B', 8, 'AAAA2228'],
    ['class_9', school, '9.C', 9, 'AAAA2229'],
    ['class_8_coast', other, '8.A', 8, 'AAAA2238'],
  ];
  for (const [name, at, called, grade, code] of classes) {
    await one(
      name,
      sql`insert into public.school_class (school_id, name, grade, school_year, class_code, has_duty)
      values (${at}, ${called}, ${grade}, 2026, ${code}, true) returning id`,
    );
  }

  const staff: [string, string, string, object][] = [
    ['mette', 'coordinator', 'praktikkoordinator', { school_id: school }],
    ['kirsten', 'coordinator', 'praktikkoordinator', { district_id: coast }],
    ['dorthe', 'coordinator', 'praktikkoordinator', { school_id: other, takes_new: false }],
    ['sekretariat', 'secretariat', 'Ungesekretariatet', {}],
    ['konsulent', 'company_consultant', 'virksomhedskonsulent', {}],
    ['jobdesk', 'youth_guide', 'ungeguide', { desk: 'job_desk' }],
    ['kui', 'youth_guide', 'ungeguide', { desk: 'kui' }],
    ['skoleleder', 'school_leader', 'skoleleder', { school_id: school }],
    ['teacher', 'teacher', 'lærer', { class_id: ids.class_8 }],
    ['raadet', 'advisory_board', 'Advisory Board', {}],
  ];
  for (const [key, role, title, scope] of staff) {
    const id = await one(
      key,
      sql`insert into public.staff_member (user_id, name, title, email, phone)
      values (${await account(key)}, ${key}, ${title}, ${`${key}@lyngfjord.example`}, '12345600') returning id`,
    );
    await sql`insert into public.staff_scope ${sql({ staff_id: id, role, ...scope } as Record<string, string>)}`;
  }
  await sql`update public.staff_member set deputy_id = ${ids.dorthe!} where id = ${ids.mette!}`;

  const people: [string, number, string, string | null, string][] = [
    ['asta', 14, 'pupil', 'class_8', 'mette'],
    ['bo', 15, 'pupil', 'class_9', 'mette'],
    ['carl', 13, 'pupil', 'class_7', 'mette'],
    ['dina', 17, 'no_school', null, 'kui'],
    ['ebbe', 19, 'no_school', null, 'kui'],
    ['finn', 14, 'pupil', 'class_8_coast', 'kirsten'],
  ];
  for (const [key, age, situation, inClass, contact] of people) {
    const id = await one(
      key,
      sql`insert into public.young_person (user_id, first_name, last_name, birth_date, situation, class_id, email, phone, contact_id)
      values (${await account(key)}, ${key}, 'Prøvesen', private.today() - ${age} * interval '1 year' - interval '60 days', ${situation},
        ${inClass ? ids[inClass]! : null}, ${`${key}@lyngfjord.example`}, '12345671', ${ids[contact]!}) returning id`,
    );
    if (situation !== 'pupil') continue;
    const need = await one(
      `${key}_duty`,
      sql`insert into public.need (young_person_id, kind, is_duty, status, days_wanted, due_on)
      values (${id}, 'school_placement', true, 'wishing', 5, private.today() + 30) returning id`,
    );
    await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, young_person_id, need_id)
      values ('need', 'open_need', '-', 'wishing', 'system', 'system', ${id}, ${need})`;
  }

  const partners: [string, string, string, string, string[]][] = [
    ['bakery', '99000007', 'Bageriet Surdejen Lyng', 'food_kitchen', ['bente', 'mads']],
    ['cafe', '99000376', 'Café Klitrosen', 'food_kitchen', ['karla']],
    ['carpenter', '99000740', 'Lyngfjord Tømrer og Tag', 'building', ['tom']],
    ['kindergarten', '99001119', 'Børnehuset Mariehønen', 'children_schools', ['rie']],
  ];
  for (const [key, cvr, name, branch, members] of partners) {
    const id = await one(
      key,
      sql`insert into public.partner (cvr, name, branches, status, consultant_id)
      values (${cvr}, ${name}, ${`{${branch}}`}, 'active', ${ids.konsulent!}) returning id`,
    );
    await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, partner_id) values ('partner', 'approve_partner', 'applied', 'active', 'secretariat', 'self', ${id})`;
    await sql`insert into public.partnership_agreement (partner_id, text_version, helps_all_at, takes_in_at, ambassador_at, accepted_by, valid_from, valid_to)
      values (${id}, '2026-11', private.now(), private.now(), private.now(), ${members[0]!}, private.today(), private.today() + 700)`;
    const place = await one(
      `${key}_place`,
      sql`insert into public.workplace (partner_id, name, street, postcode, latitude, longitude)
      values (${id}, ${name}, 'Torvet 1', '9991', 57.0, 10.0) returning id`,
    );
    for (const member of members) {
      const member_id = await one(
        member,
        sql`insert into public.partner_member (partner_id, user_id, name, email, is_owner)
        values (${id}, ${await account(member)}, ${member}, ${`${member}@lyngfjord.example`}, ${member === members[0]}) returning id`,
      );
      if (member !== members[0]) await sql`insert into public.partner_member_workplace values (${member_id}, ${place})`;
    }
  }
  users.stranger = await database.createUser('stranger@lyngfjord.example');

  const openings: [string, string, string, number, number | null][] = [
    ['bread', 'bakery', 'school_placement', 12, null],
    ['tables', 'cafe', 'school_placement', 12, 2],
    ['roof', 'carpenter', 'school_placement', 14, null],
    ['shelf', 'cafe', 'after_school_job', 13, null],
    ['counter', 'bakery', 'after_school_job', 15, null],
    ['storage', 'carpenter', 'intro_job', 15, null],
    ['joiner', 'carpenter', 'apprenticeship', 15, null],
    ['tuesdays', 'carpenter', 'junior_apprenticeship', 13, null],
    ['play', 'kindergarten', 'school_placement', 12, null],
    ['talk', 'kindergarten', 'mentorship', 13, null],
  ];
  for (const [key, partner, kind, age, total] of openings) {
    const id = await one(
      key,
      sql`insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, paid, seats_in_all, published_at)
      values (${ids[`${partner}_place`]!}, ${kind}, 'published', ${`Opening ${key}`}, '{noget}', 'Bente', '08:00', '14:00', ${age}, 'food_kitchen',
        ${['after_school_job', 'intro_job', 'apprenticeship'].includes(kind)}, ${total}, private.now()) returning id`,
    );
    await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, opening_id) values ('opening', 'publish_opening', 'draft', 'published', 'partner', 'self', ${id})`;
    if (kind === 'school_placement') {
      await sql`insert into public.opening_seat (opening_id, day, seats)
        select ${id}, w::date + d, 2 from unnest(${weeks}::date[]) w, generate_series(0, 4) d`;
    } else {
      await sql`insert into public.opening_seat (opening_id, seats) values (${id}, 2)`;
    }
  }
  // The plans for a handful of rows, not for tables of unknown size.
  await sql`analyze`;
  return { users, ids, weeks };
}
