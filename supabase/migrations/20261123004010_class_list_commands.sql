-- Reading a class list in: sent, looked at, read in. And where a pupil goes who is not in the class any more.

create function public.start_class_import(
  school_id uuid, school_year integer, whole_classes boolean, duty_grade integer, lines integer[], first_names text[], last_names text[], birth_dates date[],
  class_names text[], emails text[], phones text[], guardian_names text[], guardian_emails text[], guardian_phones text[],
  guardian_languages text[], refused text[], request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid;
  many integer := coalesce(cardinality(lines), 0);
begin
  perform private.must_be_signed_in();
  if not coalesce(private.coordinates(school_id), false) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'start_class_import', row(
      school_id, school_year, whole_classes, duty_grade, lines, first_names, last_names, birth_dates, class_names, emails, phones,
      guardian_names, guardian_emails, guardian_phones, guardian_languages, refused)) then
    return private.first_result(request_key);
  end if;
  if school_year is null or school_year not between private.school_year() and private.school_year() + 1 then perform private.fail('invalid_input', 'school_year'); end if;
  if whole_classes is null then perform private.fail('invalid_input', 'whole_classes'); end if;
  if duty_grade not between 7 and 9 then perform private.fail('invalid_input', 'duty_grade'); end if;
  if many = 0 then perform private.fail('invalid_input', 'lines', 'no_lines'); end if;
  if many > 2000 then perform private.fail('invalid_input', 'lines', 'at_most_2000'); end if;
  if not coalesce(many = all (array[cardinality(first_names), cardinality(last_names), cardinality(birth_dates), cardinality(class_names), cardinality(emails),
      cardinality(phones), cardinality(guardian_names), cardinality(guardian_emails), cardinality(guardian_phones), cardinality(guardian_languages), cardinality(refused)]), false) then
    perform private.fail('invalid_input', 'lines');
  end if;
  -- Asked before anything is written, and without saying where: the number must not stand in a log either.
  if exists (select from unnest(first_names || last_names || class_names || emails || phones || guardian_names || guardian_emails || guardian_phones) w where private.holds_cpr(w)) then
    perform private.fail('invalid_input', 'lines', 'cpr');
  end if;
  if exists (select from unnest(lines) n where n is null or n < 1) or (select count(distinct n) from unnest(lines) n) <> many
     or exists (select from unnest(birth_dates) d where not isfinite(d))
     or exists (select from unnest(refused) r where r !~ '^[a-z_0-9]{1,40}$')
     or exists (select from unnest(first_names || last_names || class_names || emails || phones || guardian_names || guardian_emails || guardian_phones || guardian_languages) w where length(w) > 300) then
    perform private.fail('invalid_input', 'lines');
  end if;
  -- One at a time; those of yesterday go too, so that none lies about where no clock runs.
  delete from private.class_import i where i.staff_id = private.my_staff_id() and (i.done_at is null or i.made_at < private.now() - interval '1 day');
  insert into private.class_import (staff_id, school_id, school_year, whole_classes, duty_grade)
  values (private.my_staff_id(), school_id, school_year, whole_classes, duty_grade) returning id into made;
  insert into private.class_import_line (import_id, line, first_name, last_name, birth_date, class_name, email, phone, guardian_name, guardian_email, guardian_phone, guardian_language, refused)
  select made, u.line, nullif(trim(u.first_name), ''), nullif(trim(u.last_name), ''), u.birth_date, nullif(trim(u.class_name), ''), nullif(lower(trim(u.email)), ''), nullif(trim(u.phone), ''),
    nullif(trim(u.guardian_name), ''), nullif(lower(trim(u.guardian_email)), ''), nullif(trim(u.guardian_phone), ''), nullif(trim(u.guardian_language), ''), u.refused
  from unnest(lines, first_names, last_names, birth_dates, class_names, emails, phones, guardian_names, guardian_emails, guardian_phones, guardian_languages, refused)
    as u (line, first_name, last_name, birth_date, class_name, email, phone, guardian_name, guardian_email, guardian_phone, guardian_language, refused);
  return private.keep_result(request_key, made);
end $$;
comment on function public.start_class_import is 'Keeps the lines of a class list for a day, for the sender alone. Nothing is changed yet. A CPR number anywhere refuses the whole (invalid_input, hint cpr).';

create function private.my_class_import(import_id uuid) returns private.class_import
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  i private.class_import;
begin
  perform private.must_be_signed_in();
  select x.* into i from private.class_import x where x.id = import_id and x.staff_id = private.my_staff_id() and x.made_at > private.now() - interval '1 day';
  if i.id is null or not coalesce(private.coordinates(i.school_id), false) then
    perform private.fail('not_found');
  end if;
  return i;
end $$;
comment on function private.my_class_import(uuid) is 'A list that the caller sent within a day, or not_found.';

create function public.class_import_preview(import_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_nestloop = off as $$
#variable_conflict use_variable
declare
  i private.class_import := private.my_class_import(import_id);
begin
  return (
    with outcomes as materialized (select o.* from private.class_import_outcomes(i.id) o where i.done_at is null)
    select jsonb_build_object('id', i.id, 'school_id', i.school_id, 'school', s.name, 'school_year', i.school_year, 'whole_classes', i.whole_classes,
      'done', i.done_at is not null, 'made_new', i.made_new, 'changed', i.changed, 'left_behind', i.left_behind,
      'digest', (select coalesce(md5(string_agg(o.mark, '|' order by o.line)), '') from outcomes o),
      'lines', case when i.done_at is null then (select coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'first_name', l.first_name, 'last_name', l.last_name,
          'birth_date', l.birth_date, 'class', coalesce(k.name, l.class_name), 'outcome', o.outcome, 'reason', o.reason, 'from', o.from_class,
          'new_class', o.class_id is null and o.outcome <> 'refused',
          'grown_up', (o.outcome in ('there', 'moved', 'ask') and exists (select from public.guardian g where g.young_person_id = o.person_id and g.stopped_at is null))) order by l.line), '[]')
        from private.class_import_line l join outcomes o on o.line = l.line left join public.school_class k on k.id = o.class_id where l.import_id = i.id)
        else (select coalesce(jsonb_agg(jsonb_build_object('line', l.line, 'first_name', l.first_name, 'last_name', l.last_name, 'birth_date', l.birth_date,
          'class', l.class_name, 'outcome', 'refused', 'reason', l.refused, 'from', null, 'new_class', false, 'grown_up', false) order by l.line), '[]')
        from private.class_import_line l where l.import_id = i.id) end,
      'leavers', case when i.done_at is null then (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'class', k.name) order by k.name, y.last_name, y.first_name), '[]')
        from private.class_import_leavers(i.id, (select coalesce(array_agg(distinct o.class_id) filter (where o.class_id is not null), '{}') from outcomes o),
            (select coalesce(array_agg(o.person_id) filter (where o.person_id is not null), '{}') from outcomes o)) v (id) join public.young_person y on y.id = v.id join public.school_class k on k.id = y.class_id) else '[]' end)
    from public.school s where s.id = i.school_id);
end $$;
comment on function public.class_import_preview(uuid) is 'What reading the list in would do, line by line, and who stands on our list and not on it; afterwards the lines that were left out. The sender''s alone, for a day.';

create function private.place_in_class(young_person_id uuid, class_id uuid, actor public.actor, code text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  k public.school_class := (select c from public.school_class c where c.id = class_id);
  to_staff uuid;
begin
  if y.class_id is distinct from k.id then
    -- Another school's coordinator takes over, with a note, while whoever gives her on still may.
    if y.class_id is null or (select c.school_id from public.school_class c where c.id = y.class_id) <> k.school_id then
      to_staff := private.route_contact(k.id, null);
      if to_staff is not null and to_staff <> y.contact_id
         and not exists (select from public.staff_scope c join public.school s on s.id = k.school_id
           where c.staff_id = y.contact_id and c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id)) then
        perform public.change_contact(y.id, to_staff, 'Går nu på ' || (select s.name from public.school s where s.id = k.school_id) || ', ' || k.name || '.', true);
      end if;
    end if;
    update public.young_person p set class_id = k.id, outside_school = null, grade_outside = null,
      situation = case when k.grade = 10 then 'tenth_grade'::public.school_situation else 'pupil' end where p.id = y.id;
    perform private.record('other', 'place_in_class', null, null, actor, 'self', y.id, code => code);
  end if;
  update public.young_person p set unlisted = false where p.id = y.id and p.unlisted;
  update public.task t set done_at = private.now() where t.young_person_id = y.id and t.kind in ('check_unlisted', 'left_class_list') and t.done_at is null;
  if k.has_duty then
    perform private.open_duty(y.id);
  end if;
end $$;
comment on function private.place_in_class(uuid, uuid, public.actor, text) is 'She goes in this class: the duty comes with the class, and where the school is another, its coordinator takes over with a note.';

create function public.run_class_import(import_id uuid, seen text, same_lines integer[] default '{}', new_lines integer[] default '{}', skip_lines integer[] default '{}', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  i private.class_import := private.my_class_import(import_id);
  actor public.actor := case when private.has_role('secretariat') then 'secretariat' else 'coordinator' end;
  o record; person uuid; classes uuid[]; people uuid[]; fresh integer := 0; changed integer := 0; behind integer := 0;
begin
  if private.is_repeat(request_key, 'run_class_import', row(
      import_id, seen, same_lines, new_lines, skip_lines)) then
    return private.first_result(request_key);
  end if;
  -- Two lists of one school one after the other, each judged on what the other did.
  perform 1 from public.school s where s.id = i.school_id for no key update;
  select x.* into i from private.class_import x where x.id = import_id for update;
  if i.done_at is not null then return private.keep_result(request_key, i.id); end if;
  with judged as (
    update private.class_import_line l set person_id = x.person_id, mark = x.mark, refused = case when x.outcome = 'refused' then x.reason end,
      decided = case when x.outcome <> 'ask' then x.outcome when x.line = any (same_lines) then 'moved' when x.line = any (new_lines) then 'new' when x.line = any (skip_lines) then 'skip' else 'ask' end
    from private.class_import_outcomes(i.id) x where l.import_id = i.id and l.line = x.line returning x.class_id, x.person_id)
  select coalesce(array_agg(distinct j.class_id) filter (where j.class_id is not null), '{}'), coalesce(array_agg(j.person_id) filter (where j.person_id is not null), '{}')
  into classes, people from judged j;
  if seen is distinct from (select md5(string_agg(l.mark, '|' order by l.line)) from private.class_import_line l where l.import_id = i.id) then
    perform private.fail('wrong_status', 'class_list_changed');
  end if;
  if exists (select from private.class_import_line l where l.import_id = i.id and l.decided = 'ask') then
    perform private.fail('invalid_input', 'answers', 'choose_for_each');
  end if;
  if not exists (select from private.class_import_line l where l.import_id = i.id and l.decided in ('new', 'moved', 'there')) then
    perform private.fail('invalid_input', 'lines', 'no_lines');
  end if;

  for o in select x.young_person_id from private.class_import_leavers(i.id, classes, people) x (young_person_id) loop
    behind := behind + 1;
    -- Asked about once in a school year: whoever answered "goes here still" is not asked again.
    if not exists (select from public.task t where t.young_person_id = o.young_person_id and t.kind = 'left_class_list' and t.made_at >= make_date(i.school_year, 8, 1)) then
      perform private.make_task('left_class_list', (select y.contact_id from public.young_person y where y.id = o.young_person_id), o.young_person_id);
    end if;
  end loop;

  insert into public.school_class (school_id, name, grade, school_year, class_code, has_duty)
  select i.school_id, c.name, c.grade, i.school_year, private.new_class_code(), coalesce(c.grade = i.duty_grade, false)
  from (select distinct on (private.class_key(l.class_name)) trim(l.class_name) as name, substring(private.class_key(l.class_name) from '^(10|[0-9])')::smallint as grade
    from private.class_import_line l where l.import_id = i.id and l.decided in ('new', 'moved')
      and not exists (select from public.school_class k where k.school_id = i.school_id and k.school_year = i.school_year and private.class_key(k.name) = private.class_key(l.class_name))
    order by private.class_key(l.class_name), l.line) c;

  for o in
    with k as materialized (
      select c.id, c.grade, c.has_duty, private.class_key(c.name) as class_key, private.route_contact(c.id, null) as contact_id
      from public.school_class c where c.school_id = i.school_id and c.school_year = i.school_year)
    select l.*, k.id as class_id, k.grade, k.has_duty, k.contact_id
    from private.class_import_line l join k on k.class_key = private.class_key(l.class_name)
    where l.import_id = i.id and l.decided in ('new', 'moved', 'there') order by l.line
  loop
    person := o.person_id;
    if o.decided = 'new' then
      insert into public.young_person (first_name, last_name, birth_date, situation, class_id, email, phone, contact_id)
      values (o.first_name, o.last_name, o.birth_date, case when o.grade = 10 then 'tenth_grade'::public.school_situation else 'pupil' end,
        o.class_id, o.email, o.phone, o.contact_id) returning id into person;
      perform private.record('other', 'place_in_class', null, null, actor, 'self', person, code => 'new');
      if o.has_duty then perform private.open_duty(person); end if;
      fresh := fresh + 1;
    else
      update public.young_person p set phone = coalesce(p.phone, o.phone), email = case when p.user_id is null then coalesce(p.email, o.email) else p.email end
      where p.id = person and ((p.phone is null and o.phone is not null) or (p.email is null and o.email is not null));
      changed := changed + (o.decided = 'moved')::integer;
      perform private.place_in_class(person, o.class_id, actor, 'class_list');
    end if;
    if o.guardian_name is not null and not exists (select from public.guardian g where g.young_person_id = person) then
      insert into public.guardian (young_person_id, name, email, phone, language)
      values (person, o.guardian_name, o.guardian_email, o.guardian_phone, coalesce(o.guardian_language, 'da'));
      perform private.record('guardian', 'name_guardian', null, null, actor, 'self', person);
    end if;
  end loop;
  update private.class_import x set done_at = private.now(), made_new = fresh, changed = changed, left_behind = behind where x.id = i.id;
  -- What was left out stands for the rest of the day, to be put right in the file: who and why, without a number or an address.
  delete from private.class_import_line l where l.import_id = i.id and l.decided <> 'refused';
  update private.class_import_line l set person_id = null, email = null, phone = null, guardian_name = null, guardian_email = null, guardian_phone = null, guardian_language = null
  where l.import_id = i.id;
  return private.keep_result(request_key, i.id);
end $$;
comment on function public.run_class_import(uuid, text, integer[], integer[], integer[], uuid) is 'Reads all good lines in, or none. seen is the digest of the preview: when something has changed since, wrong_status, and one looks again. Each line to ask about stands in same_lines (it is her), new_lines (another pupil) or skip_lines; else invalid_input, hint choose_for_each. The same list again changes nothing.';

-- ── One pupil at a time ─────────────────────────────────────────────────────

create function public.move_pupil(young_person_id uuid, to_class uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
begin
  if private.is_repeat(request_key, 'move_pupil', row(young_person_id, to_class)) then return private.first_result(request_key); end if;
  if not exists (select from public.school_class k where k.id = to_class and k.school_year >= private.school_year()) then perform private.fail('invalid_input', 'to_class'); end if;
  perform private.place_in_class(young_person_id, to_class, actor, 'moved');
  return private.keep_result(request_key, young_person_id);
end $$;
comment on function public.move_pupil(uuid, uuid, uuid) is 'To another class, here or at another school of the municipality, whose coordinator takes over with a note. Her needs and wishes go along.';

create function public.leave_class(young_person_id uuid, school_name text, grade integer, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
begin
  if private.is_repeat(request_key, 'leave_class', row(young_person_id, school_name, grade)) then return private.first_result(request_key); end if;
  if coalesce(length(trim(school_name)), 0) not between 1 and 120 or private.holds_cpr(school_name) or not private.is_a_name(school_name) then perform private.fail('invalid_input', 'school_name', 'school_name'); end if;
  if grade is null or grade not between 5 and 10 then perform private.fail('invalid_input', 'grade', 'grade_5_to_10'); end if;
  update public.young_person p set class_id = null, outside_school = trim(school_name), grade_outside = grade, unlisted = false,
    situation = case when grade = 10 then 'tenth_grade'::public.school_situation else 'pupil' end where p.id = y.id;
  update public.task t set done_at = private.now() where t.young_person_id = y.id and t.kind in ('check_unlisted', 'left_class_list') and t.done_at is null;
  perform private.record('other', 'leave_class', null, null, actor, 'self', y.id, code => case when y.unlisted then 'not_in_class' else 'other_school' end);
  return private.keep_result(request_key, y.id);
end $$;
comment on function public.leave_class(uuid, text, integer, uuid) is 'Goes to a school that keeps no class list here. Contact person, needs and wishes stay: a person decides when they end.';

create function public.not_in_class(young_person_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  s public.staff_member;
begin
  if private.is_repeat(request_key, 'not_in_class', row(young_person_id)) then return private.first_result(request_key); end if;
  if not y.unlisted then perform private.fail('wrong_status', 'on_the_list'); end if;
  update public.young_person p set class_id = null, unlisted = false, outside_school = 'Skole ikke fundet endnu',
    grade_outside = greatest(5, (select k.grade from public.school_class k where k.id = y.class_id)) where p.id = y.id;
  -- The duty was the class's. What she has begun herself stays hers, to follow or to end.
  update public.need n set is_duty = false where n.young_person_id = y.id and n.is_duty;
  update public.task t set done_at = private.now() where t.young_person_id = y.id and t.kind = 'check_unlisted' and t.done_at is null;
  perform private.make_task('call_me', y.contact_id, y.id);
  select m.* into s from public.staff_member m where m.id = y.contact_id;
  perform private.send('not_in_class', y.email, case when y.email is null then y.phone end,
    jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name, 'contact_name', s.name, 'contact_phone', s.phone), 'not_in_class:' || y.id || ':' || private.today());
  perform private.record('other', 'leave_class', null, null, actor, 'self', y.id, code => 'not_in_class');
  return private.keep_result(request_key, y.id);
end $$;
comment on function public.not_in_class(uuid, uuid) is 'Somebody joined with the code and does not go in the class. She keeps her contact person, who is asked to call her, and what she has begun; she is told by mail.';

-- ── Classes ─────────────────────────────────────────────────────────────────

create function public.new_class_code(class_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not coalesce((select private.coordinates(k.school_id) from public.school_class k where k.id = class_id), false) then perform private.fail('not_found'); end if;
  if private.is_repeat(request_key, 'new_class_code', row(class_id)) then return private.first_result(request_key); end if;
  update public.school_class k set class_code = private.new_class_code() where k.id = class_id;
  perform private.record('other', 'new_class_code', null, null, case when private.has_role('secretariat') then 'secretariat'::public.actor else 'coordinator' end, 'self');
  return private.keep_result(request_key, class_id);
end $$;
comment on function public.new_class_code(uuid, uuid) is 'A new code to hand out; the old one lets nobody in any more. Those who have joined stay.';

create function public.give_class_duty(class_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  k public.school_class := (select c from public.school_class c where c.id = class_id for update);
  y record;
begin
  perform private.must_be_signed_in();
  if not coalesce(private.coordinates(k.school_id), false) then perform private.fail('not_found'); end if;
  if private.is_repeat(request_key, 'give_class_duty', row(class_id)) then return private.first_result(request_key); end if;
  if k.grade not between 7 and 9 then perform private.fail('not_for_you', 'school_placement', 'wrong_grade'); end if;
  update public.school_class c set has_duty = true where c.id = class_id;
  for y in select p.id from public.young_person p where p.class_id = k.id order by p.id for no key update loop
    perform private.open_duty(y.id);
  end loop;
  return private.keep_result(request_key, class_id);
end $$;
comment on function public.give_class_duty(uuid, uuid) is 'The class has its five days this year: every pupil in it who has not had them gets them. Not taken back: a duty is talked about, not switched off.';

create function public.schools_i_list() returns table (id uuid, name text, duty_grade integer, classes bigint)
language sql stable security definer set search_path = '' as $$
  select s.id, s.name,
    (select k.grade::integer from public.school_class k where k.school_id = s.id and k.has_duty order by k.school_year desc, k.grade limit 1),
    (select count(*) from public.school_class k where k.school_id = s.id and k.school_year = private.school_year())
  from public.school s where s.form in ('own', 'free', 'boarding') and private.coordinates(s.id) order by s.name
$$;
comment on function public.schools_i_list() is 'The schools whose class lists the caller keeps. Empty for everybody else.';

create function public.classes_to_move_to() returns table (id uuid, name text, school text, grade integer)
language sql stable security definer set search_path = '' as $$
  select k.id, k.name, s.name, k.grade::integer from public.school_class k join public.school s on s.id = k.school_id
  where k.school_year = private.school_year() and (private.has_role('coordinator') or private.has_role('secretariat'))
  order by s.name, k.grade, k.name
$$;
comment on function public.classes_to_move_to() is 'This year''s classes of all schools, for a pupil who moves. Empty for others than coordinators and the secretariat.';

create function private.class_imports_due() returns void
language sql set search_path = '' security definer as
$$ delete from private.class_import i where i.made_at < private.now() - interval '1 day' $$;
comment on function private.class_imports_due() is 'Lists are gone after a day, read in or not.';

grant execute on function public.start_class_import, public.class_import_preview(uuid), public.run_class_import(uuid, text, integer[], integer[], integer[], uuid),
  public.move_pupil(uuid, uuid, uuid), public.leave_class(uuid, text, integer, uuid), public.not_in_class(uuid, uuid), public.new_class_code(uuid, uuid),
  public.give_class_duty(uuid, uuid), public.schools_i_list(), public.classes_to_move_to() to authenticated;
