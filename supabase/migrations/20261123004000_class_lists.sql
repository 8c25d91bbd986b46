-- Class lists: read in from a school's file, line by line, all good lines or none. Nobody is dropped by being left out of one.

create table private.class_import (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references public.staff_member on delete cascade,
  school_id uuid not null references public.school,
  school_year smallint not null,
  whole_classes boolean not null,
  duty_grade smallint check (duty_grade between 7 and 9),
  made_at timestamptz not null default private.now(),
  done_at timestamptz,
  made_new integer,
  changed integer,
  left_behind integer
);
comment on table private.class_import is 'A class list that a coordinator is looking at before it is read in. Gone after a day; what it did stays with the young and in the events.';
comment on column private.class_import.id is 'Key.';
comment on column private.class_import.staff_id is 'Who sent it; nobody else sees it.';
comment on column private.class_import.school_id is 'Of which school.';
comment on column private.class_import.school_year is 'Of which school year.';
comment on column private.class_import.whole_classes is 'Whether the classes in it are complete, so that a pupil who is missing is asked about.';
comment on column private.class_import.duty_grade is 'The grade that has the five days this year, for classes that are new here.';
comment on column private.class_import.made_at is 'When it was sent.';
comment on column private.class_import.done_at is 'When it was read in.';
comment on column private.class_import.made_new is 'How many pupils came new.';
comment on column private.class_import.changed is 'How many changed class.';
comment on column private.class_import.left_behind is 'How many stood on our list and not on this one.';
create index on private.class_import (staff_id);
create index on private.class_import (school_id);

create table private.class_import_line (
  import_id uuid not null references private.class_import on delete cascade,
  line integer not null check (line > 0),
  first_name text,
  last_name text,
  birth_date date,
  class_name text,
  email text,
  phone text,
  guardian_name text,
  guardian_email text,
  guardian_phone text,
  guardian_language text,
  refused text check (refused ~ '^[a-z_0-9]+$'),
  decided text check (decided in ('new', 'moved', 'there', 'ask', 'refused', 'skip')),
  mark text,
  person_id uuid references public.young_person on delete cascade,
  primary key (import_id, line)
);
comment on table private.class_import_line is 'The lines of a class list under way. A file with a CPR number in it never comes this far.';
comment on column private.class_import_line.import_id is 'Of which list.';
comment on column private.class_import_line.line is 'Number of the line in the file, the headings being line 1.';
comment on column private.class_import_line.first_name is 'As written.';
comment on column private.class_import_line.last_name is 'As written.';
comment on column private.class_import_line.birth_date is 'Null when it is no date.';
comment on column private.class_import_line.class_name is 'As written.';
comment on column private.class_import_line.email is 'The pupil''s own; lower case.';
comment on column private.class_import_line.phone is 'The pupil''s own.';
comment on column private.class_import_line.guardian_name is 'One guardian.';
comment on column private.class_import_line.guardian_email is 'Lower case.';
comment on column private.class_import_line.guardian_phone is 'Mobile.';
comment on column private.class_import_line.guardian_language is 'The language to ask in.';
comment on column private.class_import_line.refused is 'What cannot be read, as a code: "no_such_day".';
comment on column private.class_import_line.decided is 'What is done with it, while the list is read in.';
comment on column private.class_import_line.mark is 'All that was decided about it, to be compared with what was seen.';
comment on column private.class_import_line.person_id is 'With whom.';
create index on private.class_import_line (person_id);

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values ('not_in_class', 'young_person', 'in_hours', false, true, true);

alter table private.class_import enable row level security;
alter table private.class_import_line enable row level security;

create function private.holds_cpr(words text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  -- Day, month, year and four digits, however they are held apart; days from 61 are those of people without a Danish address.
  select coalesce(words ~ '(^|[^0-9+])([0-2][0-9]|3[01]|[67][0-9]|8[0-9]|9[01])(0[1-9]|1[0-2])[0-9]{2}[[:space:]]*[-–—‐‑−./ ]?[[:space:]]*[0-9]{4}([^0-9]|$)', false)
$$;
comment on function private.holds_cpr(text) is 'Whether something in a text looks like a CPR number. Those are never kept here. Looks like one: "010112-1234", "0101121234". Does not: "+4512345678", "01-01-2012".';

create function private.class_key(name text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return regexp_replace(private.fold(class_key.name), '[^0-9a-z]', '', 'g');
end $$;
comment on function private.class_key(text) is 'A class by its name, however it is written: "8.B", "8 b" and "8B" are one.';

create function private.new_class_code() returns text
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_variable
declare
  letters constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  bytes bytea := decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
  made text := '';
  place int;
begin
  -- Bytes 6 and 8 of a v4 uuid are not fully random: they are left out.
  foreach place in array array[0, 1, 2, 3, 4, 5, 10, 11] loop
    made := made || substr(letters, 1 + get_byte(bytes, place) % 32, 1);
  end loop;
  return made;
end $$;
comment on function private.new_class_code() is 'Eight letters and digits to hand out in class, without those that are mistaken for one another. Example: "K7MPQ29D".';

-- ── What will become of each line ───────────────────────────────────────────

create function private.class_import_outcomes(import_id uuid)
returns table (line integer, outcome text, reason text, person_id uuid, class_id uuid, from_class text, mark text)
language plpgsql stable set search_path = '' set enable_nestloop = off security definer as $$
-- Nobody has counted the lines for the planner, who would go through all of them once for each.
#variable_conflict use_variable
declare
  i private.class_import := (select x from private.class_import x where x.id = import_id);
  today date := private.today();
begin
  return query
  with lines as materialized (
    select l.line, l.first_name, l.last_name, l.birth_date, l.class_name, l.email, l.phone, l.guardian_name, l.guardian_email, l.guardian_phone,
      l.guardian_language, l.refused, private.fold(trim(l.last_name)) as last_key, private.fold(trim(l.first_name)) as first_key,
      split_part(private.fold(trim(l.first_name)), ' ', 1) as call_key, private.class_key(l.class_name) as class_key
    from private.class_import_line l where l.import_id = i.id
  ),
  classes as materialized (
    select k.id, private.class_key(k.name) as class_key from public.school_class k
    where k.school_id = i.school_id and k.school_year = i.school_year
  ),
  people as materialized (
    select y.id, y.class_id, y.birth_date, private.fold(trim(y.last_name)) as last_key, private.fold(trim(y.first_name)) as first_key,
      split_part(private.fold(trim(y.first_name)), ' ', 1) as call_key
    from public.young_person y where y.birth_date in (select l.birth_date from lines l)
  ),
  named as (
    select l.*, k.id as class_id, p.id as person_id, p.class_id as old_class, p.first_key = l.first_key as exactly,
      -- Of several with that name, the one in the class first.
      row_number() over (partition by l.line order by p.first_key = l.first_key desc, p.class_id = k.id desc, p.id) as place
    from lines l left join classes k on k.class_key = l.class_key
    left join people p on p.birth_date = l.birth_date and p.last_key = l.last_key and p.call_key = l.call_key
  ),
  taken as materialized (select y.email, y.id from public.young_person y where y.email in (select l.email from lines l)),
  mine as materialized (select h.id from private.people_i_help() h (id)),
  found as (
    select n.*, o.name as old_name, o.school_id as old_school, o.school_year as old_year,
      row_number() over (partition by n.last_key, n.first_key, n.birth_date order by n.line) as same_before,
      case when n.email is not null then row_number() over (partition by n.email order by n.line) end as mail_before
    from named n left join public.school_class o on o.id = n.old_class
    where n.place = 1
  ),
  -- Once for each line: what follows asks for the verdict a dozen times.
  judged as materialized (
    select f.*, case
      when f.refused is not null then f.refused
      when coalesce(trim(f.first_name), '') = '' then 'first_name_missing'
      when coalesce(trim(f.last_name), '') = '' then 'last_name_missing'
      -- A formula, a tag or a number is no name; nothing here is to be dangerous in somebody's sheet.
      when f.first_name || f.last_name ~ '[0-9<>=@|{}\[\]\\;:"$%&*_#!?/]' or f.first_name ~ '^\s*[-+]' or f.last_name ~ '^\s*[-+]'
        or f.guardian_name ~ '[<>=@|{}\[\]\\;"]' or f.guardian_name ~ '^\s*[-+]'
        or not private.is_a_persons_name(f.first_name || ' ' || f.last_name) or not private.is_a_persons_name(f.guardian_name) then 'name_strange'
      when length(trim(f.first_name)) > 60 or length(trim(f.last_name)) > 80 or length(trim(f.class_name)) > 20 or length(trim(f.guardian_name)) > 120 then 'too_long'
      when f.birth_date is null then 'birth_date_missing'
      when private.age_on(f.birth_date, today) not between 10 and 19 then 'age_10_to_19'
      when f.class_key = '' then 'class_missing'
      when f.class_id is null and (f.class_key !~ '^(10|[0-9])([a-z][0-9a-z]*)?$' or trim(f.class_name) !~ '^[[:alnum:]][[:alnum:]. /-]*$') then 'class_unknown'
      when f.same_before > 1 then 'twice_in_file'
      when f.email is not null and not private.is_mail_address(f.email) then 'email_wrong'
      when f.phone !~ '^\+?\d{8,15}$' then 'phone_wrong'
      when f.mail_before > 1 then 'email_twice'
      when f.email is not null and exists (select from taken t where t.email = f.email and t.id is distinct from f.person_id) then 'email_taken'
      when f.guardian_email is not null and not private.is_mail_address(f.guardian_email) then 'guardian_email_wrong'
      when f.guardian_phone !~ '^\+?\d{8,15}$' then 'guardian_phone_wrong'
      when f.guardian_language not in ('da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro') then 'guardian_language_unknown'
      when coalesce(trim(f.guardian_name), '') = '' and (f.guardian_email is not null or f.guardian_phone is not null) then 'guardian_name_missing'
      when coalesce(trim(f.guardian_name), '') <> '' and f.guardian_email is null and f.guardian_phone is null then 'guardian_unreachable'
      when (f.guardian_email is not null and f.email is not null and private.same_inbox(f.guardian_email, f.email)) or right(f.guardian_phone, 8) = right(f.phone, 8) then 'guardian_is_pupil'
      when f.email is not null and exists (select from public.guardian g where g.young_person_id = f.person_id and g.stopped_at is null
          and private.same_inbox(g.email, f.email)) then 'guardian_is_pupil'
      when f.person_id is not null and f.old_school is distinct from i.school_id and f.person_id not in (select m.id from mine m) then 'listed_elsewhere'
      end as problem
    from found f
  )
  select r.*, concat_ws(' ', r.line, r.outcome, r.reason, r.person_id, r.class_id)
  from (
    select j.line,
      case when j.problem is not null then 'refused'
        when j.person_id is null then 'new'
        when not j.exactly then 'ask'
        when j.old_class = j.class_id then 'there'
        when j.old_school = i.school_id and j.old_year < i.school_year then 'moved'
        else 'ask' end as outcome,
      j.problem as reason,
      case when j.problem is null then j.person_id end as person_id,
      j.class_id,
      case when j.problem is null and j.person_id is not null then coalesce(
        (select j.old_name || case when s.id <> i.school_id then ', ' || s.name else '' end from public.school s where s.id = j.old_school),
        (select y.outside_school from public.young_person y where y.id = j.person_id)) end
    from judged j) r
  order by r.line;
end $$;
comment on function private.class_import_outcomes(uuid) is 'One row for each line: new, there (already in the class), moved (up from an earlier year at this school), ask (the name and birthday stand in another class: is it the same pupil?), or refused with a reason. Whoever stands at a school that the caller has nothing to do with is refused, and nothing about them is said.';

create function private.class_import_leavers(import_id uuid, classes uuid[], people uuid[]) returns setof uuid
language sql stable set search_path = '' security definer as $$
  -- A line that is refused still says that somebody of that name is in the class.
  with said as materialized (
    select private.fold(trim(l.last_name)) as last_key, split_part(private.fold(trim(l.first_name)), ' ', 1) as call_key
    from private.class_import_line l where l.import_id = class_import_leavers.import_id)
  select y.id from private.class_import i, public.young_person y
  where i.id = class_import_leavers.import_id and i.whole_classes and y.class_id = any (classes) and not y.unlisted and y.id <> all (people)
    and (private.fold(trim(y.last_name)), split_part(private.fold(trim(y.first_name)), ' ', 1)) not in (select coalesce(s.last_key, ''), coalesce(s.call_key, '') from said s)
$$;
comment on function private.class_import_leavers(uuid, uuid[], uuid[]) is 'Who stands on our list of one of these classes of a file, is none of these people, and has no line in it. They stay where they are until their contact person has said where they went.';
