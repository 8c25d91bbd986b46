-- Districts, schools, classes; the young, their guardians, and the adults who hold the thread.

create table public.school_district (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 80)
);
comment on table public.school_district is 'A part of the municipality with its own coordinators.';
comment on column public.school_district.id is 'Key.';
comment on column public.school_district.name is 'For example "Klitsande".';

create table public.school (
  id uuid primary key default gen_random_uuid(),
  district_id uuid references public.school_district,
  name text not null unique check (length(name) between 1 and 120),
  form text not null check (form in ('own', 'free', 'boarding', 'fgu', 'outside')),
  postcode text check (postcode ~ '^\d{4}$')
);
comment on table public.school is 'Own schools and those outside the municipality''s school system that have pupils here.';
comment on column public.school.id is 'Key.';
comment on column public.school.district_id is 'Null for schools that stand outside the districts.';
comment on column public.school.name is 'For example "Fjordskolen".';
comment on column public.school.form is 'own (folkeskole), free (friskole), boarding (efterskole), fgu, outside (another municipality).';
comment on column public.school.postcode is 'Where it lies, for distances.';
create index on public.school (district_id);

create table public.school_class (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references public.school,
  name text not null check (length(name) between 1 and 20),
  grade smallint not null check (grade between 0 and 10),
  school_year smallint not null check (school_year between 2020 and 2100),
  class_code text not null unique check (class_code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  has_duty boolean not null default false,
  unique (school_id, name, school_year)
);
comment on table public.school_class is 'One class in one school year.';
comment on column public.school_class.id is 'Key.';
comment on column public.school_class.school_id is 'Its school.';
comment on column public.school_class.name is 'As the pupils say it: "8.B".';
comment on column public.school_class.grade is 'Klassetrin, 0 to 10.';
comment on column public.school_class.school_year is 'The year in which the school year begins: 2026 for 2026/27.';
comment on column public.school_class.class_code is 'Handed out in class; needed to join the class list. Staff only. Good: "K7MPQ29D". Bad: "8B-2026".';
comment on column public.school_class.has_duty is 'The year in which the school places the five obligatory days (folkeskoleloven § 9, stk. 3, from 2025/26).';

create table public.postcode (
  code text primary key check (code ~ '^\d{4}$'),
  name text not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180)
);
comment on table public.postcode is 'Centres of postal districts, so that distance needs no address.';
comment on column public.postcode.code is 'Four digits, kept as text: "0555" exists.';
comment on column public.postcode.name is 'Postdistrikt.';
comment on column public.postcode.latitude is 'WGS84 degrees.';
comment on column public.postcode.longitude is 'WGS84 degrees.';

create function private.km_between(lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision)
returns double precision language sql immutable parallel safe set search_path = '' as $$
  select 12742 * asin(sqrt(least(1,
    power(sin(radians(lat_b - lat_a) / 2), 2)
    + cos(radians(lat_a)) * cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))))
$$;
comment on function private.km_between(double precision, double precision, double precision, double precision) is 'Great-circle distance in kilometres between two points in WGS84 degrees.';

create table public.staff_member (
  id uuid primary key default gen_random_uuid(),
  user_id uuid unique references auth.users on delete set null,
  name text not null check (length(name) between 1 and 120),
  title text not null check (length(title) between 1 and 80),
  email text not null unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  phone text not null check (phone ~ '^\+?\d{8,15}$'),
  deputy_id uuid references public.staff_member check (deputy_id <> id),
  left_at timestamptz
);
comment on table public.staff_member is 'Everybody who works with the guarantee for the municipality or its schools.';
comment on column public.staff_member.id is 'Key.';
comment on column public.staff_member.user_id is 'Set at the first sign-in with the address below.';
comment on column public.staff_member.name is 'As the young see it.';
comment on column public.staff_member.title is 'In Danish: "praktikkoordinator".';
comment on column public.staff_member.email is 'Work address, lower case; the one to sign in with.';
comment on column public.staff_member.phone is 'Shown to the young, partners and guardians.';
comment on column public.staff_member.deputy_id is 'Who answers when this one is away, unless the leave names somebody else; sees the same desk.';
comment on column public.staff_member.left_at is 'When the person stopped; nobody may have a contact person who has left.';
create index on public.staff_member (deputy_id);

create table public.staff_leave (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references public.staff_member,
  deputy_id uuid not null references public.staff_member,
  from_day date not null,
  until_day date,
  entered_by uuid references public.staff_member,
  entered_at timestamptz not null default private.now(),
  constraint nobody_stands_in_for_oneself check (deputy_id <> staff_id),
  constraint leave_ends_after_it_begins check (until_day >= from_day),
  constraint one_leave_at_a_time exclude using gist (staff_id with =, daterange(from_day, until_day, '[]') with &&)
);
comment on table public.staff_leave is 'When somebody is away, and who answers meanwhile. Never why. Rows stay, so that what was covered can be counted.';
comment on column public.staff_leave.id is 'Key.';
comment on column public.staff_leave.staff_id is 'Who is away. Stays the contact person of the same young people: law 8.';
comment on column public.staff_leave.deputy_id is 'Who answers meanwhile.';
comment on column public.staff_leave.from_day is 'First day away.';
comment on column public.staff_leave.until_day is 'Last day away; null until somebody knows.';
comment on column public.staff_leave.entered_by is 'Who wrote it down: oneself, or the secretariat for somebody who is ill.';
comment on column public.staff_leave.entered_at is 'When.';
create index on public.staff_leave (deputy_id);
create index on public.staff_leave (entered_by);

create function private.leave_on(staff_id uuid, day date) returns public.staff_leave
language sql stable set search_path = '' security definer as $$
  select l from public.staff_leave l
  where l.staff_id = leave_on.staff_id and leave_on.day between l.from_day and coalesce(l.until_day, 'infinity')
$$;
comment on function private.leave_on(uuid, date) is 'The leave that somebody is on that day; a row of nulls when at work.';

create function private.answers_on(staff_id uuid, day date) returns uuid
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  here uuid := staff_id;
  passed uuid[] := '{}';
  standing uuid; gone boolean; away public.staff_leave;
begin
  -- A deputy who falls ill has a deputy too; a handful at most, and no ring.
  while here is not null and here <> all (passed) and cardinality(passed) < 6 loop
    select m.deputy_id, m.left_at is not null into standing, gone from public.staff_member m where m.id = here;
    away := private.leave_on(here, day);
    if away.id is null and not gone then
      return here;
    end if;
    passed := passed || here;
    here := coalesce(away.deputy_id, standing);
  end loop;
  return coalesce(private.answers_instead(staff_id, day), staff_id);
end $$;
comment on function private.answers_on(uuid, date) is 'Who answers for a staff member on that day: the deputy of the leave, the deputy''s deputy when that one is away or has stopped, and so on; when all of them are away, whoever private.answers_instead names. The staff member when at work, or when nobody at all is.';

create function private.answers_for(staff_id uuid) returns uuid
language sql stable set search_path = '' security definer as
$$ select private.answers_on(answers_for.staff_id, private.today()) $$;
comment on function private.answers_for(uuid) is 'Who answers for a staff member today. The contact person stays the same: this is whom to call and to write to this week.';

create function private.stand_in_for(staff_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
declare
  answers uuid := private.answers_for(staff_id);
begin
  if answers = staff_id then
    return null;
  end if;
  return (
    select jsonb_build_object('name', m.name, 'title', m.title, 'phone', m.phone,
      'until', (private.leave_on(stand_in_for.staff_id, private.today())).until_day)
    from public.staff_member m where m.id = answers);
end $$;
comment on function private.stand_in_for(uuid) is 'Name, title and number of who answers today in somebody''s place, and until when (null: not known yet). Null when nobody needs to.';

create table public.staff_scope (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references public.staff_member on delete cascade,
  role public.staff_role not null,
  desk public.desk,
  district_id uuid references public.school_district,
  school_id uuid references public.school,
  class_id uuid references public.school_class on delete cascade,
  takes_new boolean not null default true,
  check (desk is null or role in ('youth_guide', 'company_consultant')),
  check (role <> 'coordinator' or district_id is not null or school_id is not null)
);
comment on table public.staff_scope is 'What a staff member may do, and where. One person may have several.';
comment on column public.staff_scope.id is 'Key.';
comment on column public.staff_scope.staff_id is 'Whose scope.';
comment on column public.staff_scope.role is 'The role.';
comment on column public.staff_scope.desk is 'For youth guides and consultants: the desk that they answer.';
comment on column public.staff_scope.district_id is 'A whole district; for consultants the partners there.';
comment on column public.staff_scope.school_id is 'One school.';
comment on column public.staff_scope.class_id is 'One class (teachers).';
comment on column public.staff_scope.takes_new is 'Whether routing gives this one new young people. False for a deputy.';
create index on public.staff_scope (staff_id);
create index on public.staff_scope (district_id);
create index on public.staff_scope (school_id);
create index on public.staff_scope (class_id);

create function private.answers_instead(staff_id uuid, day date) returns uuid
language sql stable set search_path = '' security definer as $$
  with scope as (
    select c.staff_id, c.role, c.desk, c.school_id, coalesce(c.district_id, s.district_id) as district_id
    from public.staff_scope c left join public.school s on s.id = c.school_id where c.role in ('coordinator', 'youth_guide', 'secretariat')),
  mine as (select x.* from scope x where x.staff_id = answers_instead.staff_id),
  colleagues as (
    select c.staff_id, case
      when m.school_id = c.school_id then 1
      when m.district_id = c.district_id or m.desk = c.desk then 2
      when c.role = 'secretariat' then 3 end as nearness
    from scope c left join mine m on m.role = c.role
    where c.staff_id <> answers_instead.staff_id)
  select w.id from colleagues c join public.staff_member w on w.id = c.staff_id
  where c.nearness is not null and w.left_at is null and (private.leave_on(w.id, answers_instead.day)).id is null
  order by c.nearness, w.name, w.id limit 1
$$;
comment on function private.answers_instead(uuid, date) is 'Who answers when a staff member and the whole chain of deputies are away: a colleague with the same role at the same school, in the same district or at the same desk, by name; else the first of the secretariat. Null when none of them is at work.';

create table public.young_person (
  id uuid primary key default gen_random_uuid(),
  user_id uuid unique references auth.users on delete set null,
  first_name text not null check (length(first_name) between 1 and 60 and private.is_a_persons_name(first_name)),
  last_name text not null check (length(last_name) between 1 and 80 and private.is_a_persons_name(last_name)),
  birth_date date not null check (birth_date between '1990-01-01' and '2040-01-01'),
  situation public.school_situation not null,
  class_id uuid references public.school_class,
  outside_school text check (length(outside_school) between 1 and 120),
  grade_outside smallint check (grade_outside between 5 and 10),
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  phone text check (phone ~ '^\+?\d{8,15}$'),
  contact_id uuid not null references public.staff_member,
  emergency_name text check (length(emergency_name) between 1 and 120 and private.is_a_persons_name(emergency_name)),
  emergency_phone text check (emergency_phone ~ '^\+?\d{8,15}$'),
  unlisted boolean not null default false,
  via_contact_only boolean not null default false,
  created_at timestamptz not null default private.now()
);
comment on table public.young_person is 'A young person, kept: on a class list long before she signs in. Never holds CPR, diagnosis, grades, photo, ethnicity, or any score.';
comment on column public.young_person.id is 'Key.';
comment on column public.young_person.user_id is 'Her account, once she has signed in.';
comment on column public.young_person.first_name is 'What partners see first.';
comment on column public.young_person.last_name is 'Partners see it when there is an agreement.';
comment on column public.young_person.birth_date is 'For the rules of age; partners see an age band.';
comment on column public.young_person.situation is 'Where she stands with school.';
comment on column public.young_person.class_id is 'Her class, when the class list is ours.';
comment on column public.young_person.outside_school is 'Name of a school that keeps no class list here.';
comment on column public.young_person.grade_outside is 'Klassetrin at that school.';
comment on column public.young_person.email is 'Where she gets mail; lower case. Null until she signs in with one.';
comment on column public.young_person.phone is 'Mobile. Null until she gives it.';
comment on column public.young_person.contact_id is 'Her contact person: law 8. Changes only by change_contact or a planned move.';
comment on column public.young_person.emergency_name is 'One person to call; partners see it with the agreement.';
comment on column public.young_person.emergency_phone is 'That person''s number.';
comment on column public.young_person.unlisted is 'Joined with a class code but stood on no list: the coordinator checks.';
comment on column public.young_person.via_contact_only is '"Kun gennem koordinator" (navne- og adressebeskyttelse): set by staff. While it is on, no place and no time leaves the portal; whoever asks is sent to the contact person. Never shown to partners, and never why.';
comment on column public.young_person.created_at is 'When she came on the list.';
create index on public.young_person (class_id);
create index on public.young_person (contact_id);

create function private.via_contact_only(young_person_id uuid) returns boolean
language sql stable set search_path = '' security definer as
$$ select coalesce((select y.via_contact_only from public.young_person y where y.id = via_contact_only.young_person_id), false) $$;
comment on function private.via_contact_only(uuid) is 'Whether places and times of this young person are told by her contact person alone. Whatever mails, prints, or shows to a guardian where she is, asks this first.';

create table public.guardian (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.young_person on delete cascade,
  user_id uuid references auth.users on delete set null,
  name text not null check (length(name) between 1 and 120 and private.is_a_persons_name(name)),
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  phone text check (phone ~ '^\+?\d{8,15}$'),
  language text not null default 'da' check (language in ('da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro')),
  named_at timestamptz not null default private.now(),
  stopped_at timestamptz,
  check (email is not null or phone is not null)
);
comment on table public.guardian is 'Forælder eller værge, as the young person named them. No account: they answer from a link.';
comment on column public.guardian.id is 'Key.';
comment on column public.guardian.young_person_id is 'Whose guardian.';
comment on column public.guardian.user_id is 'Only if they are somebody here in another part too.';
comment on column public.guardian.name is 'What the young person calls them: "Far", or a full name.';
comment on column public.guardian.email is 'Lower case. Never the young person''s own.';
comment on column public.guardian.phone is 'Mobile. Never the young person''s own.';
comment on column public.guardian.language is 'The language in which they are asked.';
comment on column public.guardian.named_at is 'When they were named.';
comment on column public.guardian.stopped_at is 'When they answered "not my child", or were replaced.';
create index on public.guardian (young_person_id);
create index on public.guardian (user_id);
create unique index one_guardian_at_a_time on public.guardian (young_person_id) where stopped_at is null;

create table private.attempt (
  id bigint generated always as identity primary key,
  caller uuid not null,
  what text not null,
  about_id uuid,
  at timestamptz not null default private.now()
);
comment on table private.attempt is 'Wrong class codes and the like, counted by account and by what they are about, so that guessing is slow and nobody is flooded.';
comment on column private.attempt.id is 'Key.';
comment on column private.attempt.caller is 'auth user.';
comment on column private.attempt.what is 'What was tried: "class_code".';
comment on column private.attempt.about_id is 'On which class, pupil, young person or partner: an account costs nothing, so what is guarded counts too.';
comment on column private.attempt.at is 'When.';
create index on private.attempt (caller, what, at);
create index on private.attempt (about_id, what, at);

create function private.tried(what text, about_id uuid, within interval) returns bigint
language sql stable set search_path = '' security definer as $$
  select count(*) from private.attempt t where t.about_id = tried.about_id and t.what = tried.what and t.at > private.now() - within
$$;
comment on function private.tried(text, uuid, interval) is 'How often something was tried on one class, person or partner, by whatever accounts.';

create function private.not_too_often(what text, about_id uuid, an_hour integer, a_day integer) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform pg_advisory_xact_lock(hashtext(what), hashtext(about_id::text));
  if private.tried(what, about_id, interval '1 day') >= a_day then perform private.fail('too_many_tries', '', 'today'); end if;
  if private.tried(what, about_id, interval '1 hour') >= an_hour then perform private.fail('too_many_tries'); end if;
  insert into private.attempt (caller, what, about_id) values ((select auth.uid()), what, about_id);
end $$;
comment on function private.not_too_often(text, uuid, integer, integer) is 'Counts something that writes to people who have not asked for it, and refuses it when there has been too much: too_many_tries, with the hint today when the day is full.';
