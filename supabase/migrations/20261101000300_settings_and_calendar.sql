-- What a municipality decides for itself, and the days on which people work.

create table public.setting (
  key text not null check (key ~ '^[a-z][a-z0-9_]*$'),
  valid_from date not null default '2000-01-01',
  value text not null,
  primary key (key, valid_from)
);
comment on table public.setting is 'Everything local, versioned: a new row with a later date replaces the old one from that date. Public: never a secret.';
comment on column public.setting.key is 'For example "due_days_partner".';
comment on column public.setting.valid_from is 'First day on which the value holds.';
comment on column public.setting.value is 'As text; lists are separated by commas.';

create function private.setting(key text) returns text
language plpgsql stable set search_path = '' security definer as $$
declare
  today date := private.today();
begin
  return (
    select s.value from public.setting s where s.key = setting.key and s.valid_from <= today
    order by s.valid_from desc limit 1);
end $$;
comment on function private.setting(text) is 'The value that holds today, or null.';

create function private.setting_number(key text, otherwise integer) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(private.setting(key)::integer, otherwise);
end $$;
comment on function private.setting_number(text, integer) is 'A setting that is a whole number, with the value to use where the municipality has not decided.';

create function private.setting_lists(key text, item text) returns boolean
language sql stable set search_path = '' as
$$ select item = any (string_to_array(coalesce(private.setting(key), ''), ',')) $$;
comment on function private.setting_lists(text, text) is 'Whether a setting that is a list holds the item.';

insert into public.setting (key, value) values
  ('municipality_name', 'Lyngfjord'),
  ('brand_name', 'Ungegarantien Lyngfjord'),
  ('phone', '12345600'),
  ('email', 'ungegarantien@lyngfjord.example'),
  ('worry_phone', '12345611'),
  ('obligatory_days', '5'),
  ('full_day_hours', '5'),
  ('due_days_coordinator', '3'),
  ('due_days_partner', '5'),
  ('due_days_young_person', '5'),
  ('due_days_host', '5'),
  ('due_days_task', '3'),
  ('duty_wish_days', '30'),
  ('visit_hold_days', '5'),
  ('objection_days', '5'),
  ('reopen_days', '90'),
  ('help_on_hops', '2'),
  ('guardian_link_days', '60'),
  ('partner_sees_days_after', '14'),
  ('agreement_years', '2'),
  ('in_job_weeks', '12'),
  ('papers_days_before', '28'),
  ('straight_to_partner', 'after_school_job,intro_job'),
  ('school_approval_delegated', 'yes'),
  ('obligatory_grades', '8,9'),
  ('max_extended_weeks', '13');

create table public.holiday (
  day date not null,
  calendar text not null check (calendar in ('public', 'school')),
  name text not null,
  primary key (day, calendar)
);
comment on table public.holiday is 'Days off. "public" counts for everybody; "school" for schools and pupils only. A municipality replaces the school''s by its own.';
comment on column public.holiday.day is 'The date.';
comment on column public.holiday.calendar is 'Whose day off it is.';
comment on column public.holiday.name is 'In Danish, as it is shown: "Kristi himmelfartsdag".';

create function private.easter_sunday(year integer) returns date
language plpgsql immutable set search_path = '' as $$
#variable_conflict use_variable
declare
  -- Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
  a int := year % 19; b int := year / 100; c int := year % 100; d int := b / 4; e int := b % 4;
  f int := (b + 8) / 25; g int := (b - f + 1) / 3; h int := (19 * a + b - d - g + 15) % 30;
  i int := c / 4; k int := c % 4; l int := (32 + 2 * e + 2 * i - h - k) % 7; m int := (a + 11 * h + 22 * l) / 451;
begin
  return make_date(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
end $$;
comment on function private.easter_sunday(integer) is 'Easter Sunday of a year, for the movable Danish holidays.';

insert into public.holiday (day, calendar, name)
select d.day, 'public', d.name
from generate_series(2024, 2040) as y (year),
lateral (values
  (make_date(y.year, 1, 1), 'nytårsdag'),
  (private.easter_sunday(y.year) - 3, 'skærtorsdag'),
  (private.easter_sunday(y.year) - 2, 'langfredag'),
  (private.easter_sunday(y.year), 'påskedag'),
  (private.easter_sunday(y.year) + 1, '2. påskedag'),
  (private.easter_sunday(y.year) + 39, 'Kristi himmelfartsdag'),
  (private.easter_sunday(y.year) + 49, 'pinsedag'),
  (private.easter_sunday(y.year) + 50, '2. pinsedag'),
  (make_date(y.year, 6, 5), 'grundlovsdag'),
  (make_date(y.year, 12, 24), 'juleaftensdag'),
  (make_date(y.year, 12, 25), 'juledag'),
  (make_date(y.year, 12, 26), '2. juledag'),
  (make_date(y.year, 12, 31), 'nytårsaftensdag')
) as d (day, name)
on conflict do nothing;

-- Monday of an ISO week is the Monday of the week that holds 4 January, plus whole weeks.
insert into public.holiday (day, calendar, name)
select date_trunc('week', make_date(y.year, 1, 4))::date + (w.week - 1) * 7 + d, 'school', w.name
from generate_series(2024, 2040) as y (year),
lateral (values (7, 'vinterferie'), (42, 'efterårsferie'), (27, 'sommerferie'), (28, 'sommerferie'), (29, 'sommerferie'),
  (30, 'sommerferie'), (31, 'sommerferie'), (32, 'sommerferie')) as w (week, name),
generate_series(0, 4) as d
on conflict do nothing;

-- Christmas keeps to dates, not to week 52: some years have a week 53 between the feasts.
insert into public.holiday (day, calendar, name)
select d.day::date, 'school', 'juleferie'
from generate_series(2023, 2040) as y (year), generate_series(make_date(y.year, 12, 22), make_date(y.year + 1, 1, 2), interval '1 day') as d (day)
where extract(isodow from d.day) < 6
on conflict do nothing;

insert into public.holiday (day, calendar, name)
select private.easter_sunday(y.year) - d, 'school', 'påskeferie'
from generate_series(2024, 2040) as y (year), generate_series(4, 6) as d
on conflict do nothing;

-- Whose calendar: everybody has the public holidays off; school staff and pupils the school's too; a workplace the
-- weeks in which it is closed (public.partner_closure). private.due_date() says which one an actor goes by.

create function private.is_working_day(day date, calendar text default 'public', workplace uuid default null) returns boolean
language plpgsql stable set search_path = '' security definer as $$
begin
  return extract(isodow from is_working_day.day) < 6
    and not exists (
      select from public.holiday h
      where h.day = is_working_day.day
        and (h.calendar = 'public' or h.calendar = is_working_day.calendar))
    and (is_working_day.workplace is null or not private.is_closed(is_working_day.workplace, is_working_day.day));
end $$;
comment on function private.is_working_day(date, text, uuid) is 'Monday to Friday and no holiday. With calendar "school", school holidays are days off too; with a workplace, the days on which it is closed.';

create function private.school_year() returns integer
language sql stable set search_path = '' as
$$ select extract(year from private.today())::integer - case when extract(month from private.today()) < 8 then 1 else 0 end $$;
comment on function private.school_year() is 'The year in which the running school year began: 2026 from 1 August 2026 to 31 July 2027.';

create function private.add_working_days(start date, days integer, calendar text default 'public', workplace uuid default null) returns date
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  day date := start;
  left_to_add integer := greatest(days, 0);
begin
  -- From no day there is no way to a working day: it would be looked for for ever.
  while left_to_add > 0 and day is not null loop
    day := day + 1;
    if private.is_working_day(day, calendar, workplace) then
      left_to_add := left_to_add - 1;
    end if;
  end loop;
  return day;
end $$;
comment on function private.add_working_days(date, integer, text, uuid) is 'The date so many working days after start, not counting start. add_working_days(''2026-11-20'', 1) is Monday 2026-11-23.';

create function private.working_day_on_or_after(day date, calendar text default 'public', workplace uuid default null) returns date
language plpgsql stable set search_path = '' as $$
begin
  return private.add_working_days(working_day_on_or_after.day - 1, 1, working_day_on_or_after.calendar, working_day_on_or_after.workplace);
end $$;
comment on function private.working_day_on_or_after(date, text, uuid) is 'The day itself where it is a working day, else the next one: nobody is asked to have answered on a Sunday.';

create function private.working_day_on_or_before(day date, calendar text default 'public') returns date
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  found_day date := day;
begin
  while not private.is_working_day(found_day, calendar) loop
    found_day := found_day - 1;
  end loop;
  return found_day;
end $$;
comment on function private.working_day_on_or_before(date, text) is 'The last working day that is not after the day: for what must be in by then.';
