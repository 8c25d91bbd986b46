import type { FreshDatabase } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

/** Everybody who may come to the portal; `nobody` has not signed in, `stranger` has and is nothing here. */
export const personas = [
  'nobody',
  'stranger',
  'asta',
  'bo',
  'bente',
  'mads',
  'rie',
  'mette',
  'dorthe',
  'kirsten',
  'teacher',
  'skoleleder',
  'konsulent',
  'jobdesk',
  'kui',
  'sekretariat',
  'raadet',
] as const;
export type Persona = (typeof personas)[number];

const young = ['asta', 'bo', 'carl', 'dina', 'ebbe', 'finn'] as const;

/** Whom each persona may help, written out by hand: the matrix must not ask the database's own rule what is right. */
export const helps: Partial<Record<Persona, readonly string[]>> = {
  mette: ['asta', 'bo', 'carl'],
  // Mette's deputy, and herself the coordinator of finn's school.
  dorthe: ['asta', 'bo', 'carl', 'finn'],
  kirsten: ['finn'],
  // Ebbe has an open need of a kind that lands on the job desk.
  jobdesk: ['ebbe'],
  kui: ['dina', 'ebbe'],
  sekretariat: young,
};
export const staff: readonly Persona[] = ['mette', 'dorthe', 'kirsten', 'teacher', 'skoleleder', 'konsulent', 'jobdesk', 'kui', 'sekretariat', 'raadet'];

/** The world of the tests, with a row about every young person in every table that is about people, and rows of partners that are not shown. */
export async function fillGround(database: FreshDatabase): Promise<World> {
  const world = await buildWorld(database);
  const { sql } = database;
  const { ids } = world;
  await sql`insert into public.staff_leave (staff_id, deputy_id, from_day) values (${ids.kirsten!}, ${ids.kui!}, private.today() + 100)`;
  await sql`insert into public.holiday values ('2040-12-25', 'public', 'juledag')`;
  await sql`insert into public.need (id, young_person_id, kind, status, due_on) values
    (gen_random_uuid(), ${ids.dina!}, 'mentorship', 'with_coordinator', private.today() + 3),
    (gen_random_uuid(), ${ids.ebbe!}, 'after_school_job', 'with_coordinator', private.today() + 3)`;
  // Put in as they would lie there, past the commands: the matrix asks who reads a row, not how it came.
  await sql`insert into public.guardian (young_person_id, name, phone) select y.id, 'Mor til ' || y.first_name, '22334455' from public.young_person y`;
  await sql`insert into public.hand_over (need_id, partner_id, reason, target, target_staff_id)
    select n.id, ${ids.cafe!}, 'full', 'coordinator', y.contact_id from public.need n join public.young_person y on y.id = n.young_person_id`;
  await sql`insert into public.application (need_id, opening_id, host_id, rank, status, ended_at, own_words)
    select n.id, ${ids.bread!}, h.id, 1, 'accepted', private.now(), 'Jeg vil gerne' from public.need n, public.host h where h.workplace_id = ${ids.bakery_place!}`;
  await sql`insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on)
    select a.need_id, a.id, a.host_id, private.today() + 30, private.today() + 34, private.today() from public.application a`;
  await sql`select private.make_agreement(p.id) from public.placement p`;
  await sql`insert into public.placement_day (application_id, placement_id, young_person_id, day, state)
    select p.application_id, p.id, n.young_person_id, p.starts_on, 'planned' from public.placement p join public.need n on n.id = p.need_id`;
  await sql`insert into public.suggestion (need_id, opening_id, position) select n.id, ${ids.tables!}, 1 from public.need n`;
  await sql`insert into public.event (lifecycle, command, actor, young_person_id) select 'other', 'register_young_person', 'young_person', y.id from public.young_person y`;
  await sql`insert into public.contact_change (young_person_id, from_id, to_id, note) select y.id, ${ids.raadet!}, y.contact_id, 'Kender hende' from public.young_person y`;
  await sql`insert into public.message (need_id, application_id, part, written_by, body)
    select a.need_id, x.id, 'young_person', y.user_id, 'Jeg kommer' from public.application a join public.need n on n.id = a.need_id
    join public.young_person y on y.id = n.young_person_id, unnest(array[null, a.id]) x (id)`;
  await sql`insert into private.message_seen (reader, need_id, up_to) select m.written_by, m.need_id, m.number from public.message m where m.application_id is null`;
  await sql`insert into public.note (young_person_id, body) select y.id, 'Talte med ' || y.first_name from public.young_person y`;
  await sql`insert into public.note (partner_id, body) select p.id, 'Ringede til ' || p.name from public.partner p`;
  await sql`insert into public.task (kind, staff_id, young_person_id, due_on) select 'call_me', y.contact_id, y.id, private.today() from public.young_person y`;
  await sql`insert into public.task (kind, staff_id, partner_id, due_on) values ('opening_problem', ${ids.konsulent!}, ${ids.bakery!}, private.today())`;
  await sql`insert into public.opening_seat (opening_id, day, seats) select ${ids.bread!}, private.today() + 200, 50`;
  await sql`insert into public.seat_hold (opening_seat_id, application_id) select s.id, a.id from public.opening_seat s, public.application a where s.opening_id = ${ids.bread!} and s.day > private.today() + 199`;
  await sql`update public.opening_seat s set taken = (select count(*) from public.seat_hold h where h.opening_seat_id = s.id)`;
  await sql`update public.opening o set places_taken = (select count(distinct h.application_id) from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id where s.opening_id = o.id)`;
  await sql`insert into private.outbox (channel, to_address, template) values ('email', 'mor@lyngfjord.example', 'need_received')`;
  await sql`insert into private.address (hash) values (private.address_hash('mor@lyngfjord.example'))`;
  await sql`insert into private.reminded (need_id, due_on, moment) select n.id, private.today(), 'at' from public.need n`;
  await sql`insert into private.digest (staff_id, day) select s.id, private.today() from public.staff_member s`;
  await sql`insert into private.guardian_request (guardian_id, need_id, expires_on) select g.id, n.id, private.today() + 60 from public.guardian g join public.need n on n.young_person_id = g.young_person_id`;
  await sql`insert into private.certificate_declaration (host_id, declared_via) select h.id, 'link' from public.host h`;
  await sql`insert into private.named_adult (application_id, name, rules, named_via) select a.id, 'Bente Surdej', '{machines}', 'self' from public.application a`;
  await sql`insert into private.host_request (application_id, expires_on) select a.id, private.today() + 60 from public.application a`;
  await sql`insert into public.partner_closure (partner_id, first_day, last_day) select p.id, private.today() + 200, private.today() + 206 from public.partner p`;
  await sql`insert into private.due_failure (step, subject, sql_state) values ('return', gen_random_uuid(), '23514')`;
  await sql`insert into private.roll_over (id, school_year, runs_on, note) values ('00000000-0000-4000-8000-00000000a0a0', 2027, '2027-07-31', 'Efter sommer')`;
  await sql`insert into private.roll_over_step (roll_over_id, young_person_id, way) select '00000000-0000-4000-8000-00000000a0a0', y.id, 'undecided' from public.young_person y`;
  await sql`insert into private.arrival_link (day_id, occasion, sent_to, expires_on) select d.id, 'first_morning', 'bente@lyngfjord.example', d.day + 10 from public.placement_day d`;
  await sql`insert into public.reflection (placement_id, young_person_id, moment) select d.placement_id, d.young_person_id, 'after' from public.placement_day d`;
  await sql`insert into public.reflection_answer (reflection_id, dimension, words) select r.id, 'insight', 'Hemmeligt' from public.reflection r`;
  await sql`insert into public.collaboration_answer (placement_id, worked, again, via) select p.id, 'well', 'yes', 'self' from public.placement p`;
  await sql`insert into private.collaboration_link (placement_id, sent_to, expires_on) select p.id, 'bente@lyngfjord.example', private.today() + 30 from public.placement p`;
  await sql`insert into public.check_in (placement_id, young_person_id, week, due_on) select d.placement_id, d.young_person_id, 1, d.day from public.placement_day d`;
  await sql`insert into private.check_in_link (check_in_id, part, sent_to, occasion, expires_on) select c.id, 'host', 'bente@lyngfjord.example', 'first', c.due_on + 21 from public.check_in c`;
  await sql`insert into public.quote (placement_id, young_person_id, opening_id, words, consent_version, guardian_needed)
    select d.placement_id, d.young_person_id, ${ids.bread!}, 'Det var godt', '2026-11', false from public.placement_day d`;
  await sql`insert into public.next_step (young_person_id, words, suggested_by) select y.id, 'Ring til værkstedet', y.contact_id from public.young_person y`;
  await sql`insert into public.cv (young_person_id, good_at, school, shared_at) select y.id, 'Rolig med dyr', 'Skolen ved fjorden', private.now() from public.young_person y`;
  await sql`insert into public.cv_language (young_person_id, name, level) select y.id, 'Tyrkisk', 'mother_tongue' from public.young_person y`;
  await sql`insert into public.cv_place (young_person_id, kind, place, year) select y.id, 'school_placement', 'Bageriet Surdejen Lyng', 2025 from public.young_person y`;
  await sql`insert into public.plan_step (placement_id, from_on, weekdays, from_time, to_time) select p.id, p.starts_on, '{2}', '08:00', '14:00' from public.placement p`;
  await sql`insert into public.need_meeting (need_id, meeting, day, task_id)
    select n.id, 'start', private.today(), t.id from public.need n join public.task t on t.young_person_id = n.young_person_id`;
  await sql`insert into public.placement_window (class_id, monday) select k.id, '2030-01-07' from public.school_class k`;
  await sql`insert into private.bulk_act (staff_id, act) values (${ids.mette!}, 'remind')`;
  await sql`insert into private.bulk_line (bulk_act_id, need_id, outcome) select b.id, n.id, 'done' from private.bulk_act b, public.need n`;
  await sql`insert into private.attempt (caller, what) values (${world.users.stranger!}, 'class_code')`;
  await sql`insert into private.approval_delegation (school_id, class_id, school_year, delegated, decided_by) values (${ids.school!}, ${ids.class_8!}, private.school_year(), true, ${ids.skoleleder!})`;
  const [list] =
    await sql`insert into private.class_import (staff_id, school_id, school_year, whole_classes) values (${ids.mette!}, ${ids.school!}, private.school_year(), true) returning id`;
  await sql`insert into private.class_import_line (import_id, line, first_name, last_name, birth_date, class_name) values (${list!.id as string}, 2, 'Ny', 'Elev', '2012-05-05', '8.B')`;
  await sql`insert into private.look (young_person_id, viewer, role) select y.id, ${world.users.mette!}, 'coordinator' from public.young_person y`;
  await sql`insert into private.erasure_request (young_person_id, due_on) select y.id, private.today() + 30 from public.young_person y`;
  await sql`insert into private.erasure (subject, scope) values (gen_random_uuid(), 'all')`;
  await sql`insert into private.retention_count (month, what, number) values ('2026-01-01', 'need', 3)`;
  await sql`insert into private.duty_done (young_person_id, days, until) select y.id, 5, private.today() + 200 from public.young_person y`;
  await sql`insert into private.unused_warning (young_person_id) select y.id from public.young_person y`;
  await sql`insert into private.case_export (need_id) select n.id from public.need n`;
  await sql`insert into private.case_folder (need_id, folder_id) select n.id, gen_random_uuid() from public.need n`;
  await sql`insert into private.command_receipt (key, caller, command, content) values (gen_random_uuid(), ${world.users.stranger!}, 'apply', '')`;

  // Not shown to anybody: a partner who is not approved, a closed workplace, and openings that are drafts, paused, or only a coordinator starts.
  const [hidden] =
    await sql`insert into public.partner (cvr, name, branches, status, due_on) values ('99001488', 'Ikke godkendt', '{building}', 'applied', private.today()) returning id`;
  const [place] =
    await sql`insert into public.workplace (partner_id, name, street, postcode, latitude, longitude) values (${hidden!.id}, 'Ikke godkendt', 'Vej 1', '9991', 57, 10) returning id`;
  const [closed] =
    await sql`insert into public.workplace (partner_id, name, street, postcode, latitude, longitude, closed_at) values (${ids.cafe!}, 'Lukket', 'Vej 2', '9991', 57, 10, private.now()) returning id`;
  ids.hidden_partner = hidden!.id as string;
  ids.hidden_place = place!.id as string;
  ids.closed_place = closed!.id as string;
  const hiddenOpenings: [string, string, string, boolean][] = [
    ['hidden_draft', ids.bakery_place!, 'draft', false],
    ['hidden_paused', ids.bakery_place!, 'paused', false],
    ['hidden_special', ids.bakery_place!, 'published', true],
    ['hidden_of_hidden', ids.hidden_place, 'published', false],
    ['hidden_closed', ids.closed_place, 'published', false],
  ];
  for (const [name, at, status, special] of hiddenOpenings) {
    const [row] = await sql`insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, branch, special)
      values (${at}, 'school_placement', ${status}, ${name}, '{feje}', 'Bente', 'building', ${special}) returning id`;
    await sql`insert into public.opening_seat (opening_id, day, seats) values (${row!.id}, private.today() + 90, 2)`;
    ids[name] = row!.id as string;
  }
  return world;
}
