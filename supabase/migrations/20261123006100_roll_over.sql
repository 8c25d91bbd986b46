-- 31 July: every pupil to the next class, those who finish to KUI or the job desk. Planned first, in one act, and never twice.

create table private.roll_over (
  id uuid primary key default gen_random_uuid(),
  school_year smallint not null unique check (school_year between 2021 and 2100),
  runs_on date not null,
  note text not null check (length(trim(note)) between 3 and 1000),
  made_by uuid references public.staff_member,
  made_at timestamptz not null default private.now(),
  confirmed_at timestamptz,
  ran_at timestamptz,
  check (ran_at is null or confirmed_at is not null)
);
comment on table private.roll_over is 'One change of school year, from the first plan until it has happened.';
comment on column private.roll_over.id is 'Key.';
comment on column private.roll_over.school_year is 'The year that begins: 2027 for 2027/28.';
comment on column private.roll_over.runs_on is 'The day on which it happens by itself, once it is confirmed.';
comment on column private.roll_over.note is 'What the new contact person must know of those who come: the note of each hand-over.';
comment on column private.roll_over.made_by is 'Who began the plan.';
comment on column private.roll_over.made_at is 'When.';
comment on column private.roll_over.confirmed_at is 'When somebody said that it may happen on the day.';
comment on column private.roll_over.ran_at is 'When it happened. Once.';
create index on private.roll_over (made_by);

create table private.roll_over_step (
  roll_over_id uuid not null references private.roll_over on delete cascade,
  young_person_id uuid not null references public.young_person on delete cascade,
  from_class_id uuid references public.school_class,
  way text not null check (way in ('next_class', 'same_grade', 'other_class', 'leaves_school', 'undecided')),
  to_school_id uuid references public.school,
  to_name text check (length(to_name) between 1 and 20),
  to_grade smallint check (to_grade between 0 and 10),
  to_situation public.school_situation,
  to_contact_id uuid references public.staff_member,
  decided_by uuid references public.staff_member,
  outcome text check (outcome in ('moved', 'elsewhere')),
  primary key (roll_over_id, young_person_id),
  constraint a_class_is_named check (way not in ('next_class', 'same_grade', 'other_class') or to_grade is not null),
  constraint who_leaves_has_a_receiver check (way <> 'leaves_school' or (to_contact_id is not null and to_situation is not null))
);
comment on table private.roll_over_step is 'Where one pupil goes. Nobody is left out: who has no rule is undecided, and nothing happens until somebody has decided.';
comment on column private.roll_over_step.roll_over_id is 'Of which change of school year.';
comment on column private.roll_over_step.young_person_id is 'Who.';
comment on column private.roll_over_step.from_class_id is 'The class in which the plan found her; whoever is in another one by then stays there.';
comment on column private.roll_over_step.way is 'next_class, same_grade (the year once more), other_class, leaves_school, undecided.';
comment on column private.roll_over_step.to_school_id is 'The school of the class; null where her school keeps no list here.';
comment on column private.roll_over_step.to_name is 'The class, made when it is missing.';
comment on column private.roll_over_step.to_grade is 'Its klassetrin.';
comment on column private.roll_over_step.to_situation is 'Where she stands with school afterwards.';
comment on column private.roll_over_step.to_contact_id is 'Who takes over; null where the contact person stays.';
comment on column private.roll_over_step.decided_by is 'Who decided; null for the rule.';
comment on column private.roll_over_step.outcome is 'moved, or elsewhere when she had changed class before the day. Null until then.';
create index on private.roll_over_step (young_person_id);
create index on private.roll_over_step (from_class_id);
create index on private.roll_over_step (to_school_id);
create index on private.roll_over_step (to_contact_id);
create index on private.roll_over_step (decided_by);
alter table private.roll_over enable row level security;
alter table private.roll_over_step enable row level security;

insert into private.message_template (template, audience, pace, about_nobody) values ('roll_over_waits', 'staff', 'at_once', true);

-- ── The rules ───────────────────────────────────────────────────────────────

create function private.roll_over_way(school_form text, grade integer) returns text
language sql immutable set search_path = '' as $$
  select case
    when grade is null then 'undecided'
    when grade >= 10 then 'leaves_school'
    -- A year at a boarding school is a year: afterwards she stays, comes home, or goes on. That is asked, not guessed.
    when school_form in ('boarding', 'fgu') then 'undecided'
    when grade = 9 then 'leaves_school'
    else 'next_class' end
$$;
comment on function private.roll_over_way(text, integer) is 'What happens to a pupil by rule: up to 8th grade the next class, after 9th and 10th out of school and to KUI, boarding schools undecided.';

create function private.class_name_of(name text, grade integer) returns text
language sql immutable set search_path = '' as
$$ select regexp_replace(class_name_of.name, '^\d{1,2}', class_name_of.grade::text) $$;
comment on function private.class_name_of(text, integer) is 'The name of a class in another grade: "8.B" is "9.B" a year later. A name without a number stays.';

create function private.receiver_after_school(young_person_id uuid, place bigint) returns uuid
language sql stable set search_path = '' security definer as $$
  with wants as (
    select case when exists (select from public.need n join private.kind_rule r on r.kind = n.kind
      where n.young_person_id = receiver_after_school.young_person_id and n.ended_at is null and r.desk = 'job_desk')
      then 'job_desk'::public.desk else 'kui'::public.desk end as desk),
  pool as (
    select c.staff_id, row_number() over (order by c.staff_id) - 1 as i, count(*) over () as n
    from (select distinct s.staff_id from public.staff_scope s join public.staff_member m on m.id = s.staff_id and m.left_at is null, wants w
      where s.role = 'youth_guide' and s.takes_new and s.desk = w.desk) c)
  select coalesce(
    -- Whoever has her already keeps her: law 8.
    (select p.staff_id from pool p join public.young_person y on y.id = receiver_after_school.young_person_id and y.contact_id = p.staff_id),
    (select p.staff_id from pool p where p.i = receiver_after_school.place % p.n),
    private.route_contact(null, case when (select w.desk from wants w) = 'job_desk' then 'after_school_job'::public.opening_kind end))
$$;
comment on function private.receiver_after_school(uuid, bigint) is 'Who takes over from the school: the job desk where she looks for a job, else KUI, in turn by place; by the routing table where a desk has nobody.';

create function private.plan_roll_over(roll_over_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ro private.roll_over := (select r from private.roll_over r where r.id = roll_over_id);
begin
  insert into private.roll_over_step (roll_over_id, young_person_id, from_class_id, way, to_school_id, to_name, to_grade, to_situation, to_contact_id)
  select ro.id, p.id, p.class_id, p.way,
    case when p.way = 'next_class' then p.school_id end,
    case when p.way = 'next_class' and p.class_id is not null then private.class_name_of(p.class_name, p.grade + 1) end,
    case when p.way = 'next_class' then p.grade + 1 end,
    case p.way when 'next_class' then p.situation when 'leaves_school' then 'no_school' end,
    -- Until she says where she goes on, she counts as out of school, so that somebody looks after her.
    case when p.way = 'leaves_school' then private.receiver_after_school(p.id, p.place) end
  from (
    select y.id, y.class_id, y.situation, k.name as class_name, k.school_id, coalesce(k.grade, y.grade_outside)::integer as grade,
      private.roll_over_way(s.form, coalesce(k.grade, y.grade_outside)::integer) as way,
      row_number() over (order by y.id) as place
    from public.young_person y left join public.school_class k on k.id = y.class_id left join public.school s on s.id = k.school_id
    where (k.school_year = ro.school_year - 1 or (y.class_id is null and y.situation in ('pupil', 'tenth_grade')))
      -- FGU has no classes that follow one another.
      and y.situation <> 'fgu') p
  on conflict do nothing;
  -- Somebody may have stopped since.
  update private.roll_over_step s set to_contact_id = private.receiver_after_school(s.young_person_id, 0)
    from public.staff_member m where m.id = s.to_contact_id and m.left_at is not null and s.roll_over_id = ro.id and s.outcome is null;
end $$;
comment on function private.plan_roll_over(uuid) is 'Adds everybody who is in a class of the old year, by rule. Asked again it adds who has come since, and changes nothing that is decided.';

create function private.ask_about_next_school(roll_over_id uuid) returns void
language sql set search_path = '' security definer as $$
  select private.make_task('next_school', y.contact_id, y.id)
  from private.roll_over_step s join public.young_person y on y.id = s.young_person_id
  where s.roll_over_id = ask_about_next_school.roll_over_id and s.way = 'undecided'
    and not exists (select from public.task t where t.young_person_id = y.id and t.kind = 'next_school' and t.done_at is null)
$$;
comment on function private.ask_about_next_school(uuid) is 'A task for the contact person of everybody who has no rule.';

-- ── The commands ────────────────────────────────────────────────────────────

create function public.prepare_roll_over(school_year integer, runs_on date, note text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ro private.roll_over;
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'prepare_roll_over', row(school_year, runs_on, note)) then return private.first_result(request_key); end if;
  perform pg_advisory_xact_lock(hashtext('roll_over'));
  if school_year is null or school_year not between extract(year from private.today())::integer and extract(year from private.today())::integer + 1 then
    perform private.fail('invalid_input', 'school_year');
  end if;
  if runs_on is null or runs_on < private.today() or runs_on not between make_date(school_year, 6, 1) and make_date(school_year, 12, 31) then
    perform private.fail('invalid_input', 'runs_on', 'summer_of_the_year');
  end if;
  if coalesce(length(trim(note)), 0) not between 3 and 1000 then perform private.fail('invalid_input', 'note'); end if;
  select r.* into ro from private.roll_over r where r.school_year = prepare_roll_over.school_year for update;
  if ro.ran_at is not null then perform private.fail('wrong_status', 'roll_over'); end if;
  if ro.id is null then
    insert into private.roll_over (school_year, runs_on, note, made_by) values (school_year, runs_on, trim(note), private.my_staff_id()) returning * into ro;
  else
    update private.roll_over r set runs_on = prepare_roll_over.runs_on, note = trim(prepare_roll_over.note), confirmed_at = null where r.id = ro.id;
  end if;
  perform private.plan_roll_over(ro.id);
  perform private.ask_about_next_school(ro.id);
  perform private.record('other', 'prepare_roll_over', null, null, 'secretariat', 'self');
  return private.keep_result(request_key, ro.id);
end $$;
comment on function public.prepare_roll_over(integer, date, text, uuid) is 'Makes the plan for a school year, or looks again who has come; nobody is moved. Those without a rule become a task for their contact person. Secretariat only.';

create function public.decide_next_year(
  young_person_ids uuid[], way text, school_id uuid default null, class_name text default null, grade integer default null,
  situation public.school_situation default null, to_staff uuid default null, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ids uuid[] := array(select distinct x from unnest(young_person_ids) x order by x);
  one uuid; s private.roll_over_step; k record; decided integer := 0;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'decide_next_year', row(
      young_person_ids, way, school_id, class_name, grade, situation, to_staff)) then
    return cardinality(ids);
  end if;
  if cardinality(ids) not between 1 and 300 then perform private.fail('invalid_input', 'young_person_ids'); end if;
  if way is null or way not in ('next_class', 'same_grade', 'other_class', 'leaves_school') then perform private.fail('invalid_input', 'way'); end if;
  if to_staff is not null and not private.can_be_contact(to_staff) then perform private.fail('invalid_input', 'to_staff'); end if;
  if way = 'other_class' and (not exists (select from public.school c where c.id = school_id)
      or coalesce(length(trim(class_name)), 0) not between 1 and 20 or coalesce(grade, -1) not between 0 and 10) then
    perform private.fail('invalid_input', 'class_name');
  end if;
  foreach one in array ids loop
    perform private.act_as_coordinator(one);
    select x.* into s from private.roll_over_step x join private.roll_over r on r.id = x.roll_over_id
      where x.young_person_id = one and r.ran_at is null order by r.school_year limit 1 for update of x;
    if s.young_person_id is null then perform private.fail('wrong_status', 'roll_over'); end if;
    select c.school_id, c.name, coalesce(c.grade, y.grade_outside)::integer as grade, y.situation into k
      from public.young_person y left join public.school_class c on c.id = y.class_id where y.id = one;
    if way in ('next_class', 'same_grade') and k.grade is null then perform private.fail('invalid_input', 'way', 'no_class_to_follow'); end if;
    if way = 'next_class' and k.grade >= 10 then perform private.fail('invalid_input', 'way', 'no_class_to_follow'); end if;
    update private.roll_over_step x set way = decide_next_year.way, decided_by = private.my_staff_id(),
      to_school_id = case decide_next_year.way when 'other_class' then decide_next_year.school_id when 'leaves_school' then null else k.school_id end,
      to_name = case decide_next_year.way when 'other_class' then trim(class_name) when 'next_class' then private.class_name_of(k.name, k.grade + 1)
        when 'same_grade' then k.name end,
      to_grade = case decide_next_year.way when 'other_class' then decide_next_year.grade when 'next_class' then k.grade + 1 when 'same_grade' then k.grade end,
      to_situation = case when decide_next_year.way = 'leaves_school' then coalesce(decide_next_year.situation, 'no_school')
        when coalesce(case decide_next_year.way when 'other_class' then decide_next_year.grade when 'next_class' then k.grade + 1 else k.grade end, 0) = 10
        then 'tenth_grade' else 'pupil' end,
      to_contact_id = coalesce(to_staff, case when decide_next_year.way = 'leaves_school' then private.receiver_after_school(one, 0) end)
    where x.roll_over_id = s.roll_over_id and x.young_person_id = one;
    update public.task t set done_at = private.now() where t.young_person_id = one and t.kind = 'next_school' and t.done_at is null;
    perform private.record('other', 'decide_next_year', null, null, private.act_as_coordinator(one), 'self', one, code => way);
    decided := decided + 1;
  end loop;
  return decided;
end $$;
comment on function public.decide_next_year(uuid[], text, uuid, text, integer, public.school_situation, uuid, uuid) is 'Where pupils go after the summer, in place of the rule: next_class, same_grade, other_class (school, name, grade), leaves_school (situation, receiver). By those who may help them, until it has happened.';

create function public.confirm_roll_over(school_year integer, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ro private.roll_over;
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'confirm_roll_over', row(school_year)) then return private.first_result(request_key); end if;
  select r.* into ro from private.roll_over r where r.school_year = confirm_roll_over.school_year for update;
  if ro.id is null then perform private.fail('not_found'); end if;
  if ro.ran_at is not null then perform private.fail('wrong_status', 'roll_over'); end if;
  perform private.plan_roll_over(ro.id);
  if exists (select from private.roll_over_step s where s.roll_over_id = ro.id and s.way = 'undecided') then
    perform private.fail('invalid_input', 'undecided', 'decide_first');
  end if;
  update private.roll_over r set confirmed_at = private.now() where r.id = ro.id;
  perform private.record('other', 'confirm_roll_over', null, null, 'secretariat', 'self');
  return private.keep_result(request_key, ro.id);
end $$;
comment on function public.confirm_roll_over(integer, uuid) is 'It may happen on its day. Refused while somebody is undecided.';

create function private.carry_out_roll_over(roll_over_id uuid, actor public.actor, via public.channel) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ro private.roll_over;
  one record; moved integer := 0;
begin
  -- A second press waits here, and then finds that it has happened.
  select r.* into ro from private.roll_over r where r.id = roll_over_id for update;
  if ro.ran_at is not null then return 0; end if;
  perform private.plan_roll_over(ro.id);
  if exists (select from private.roll_over_step s where s.roll_over_id = ro.id and s.way = 'undecided') then
    perform private.fail('invalid_input', 'undecided', 'decide_first');
  end if;
  perform y.id from public.young_person y where y.id in (select s.young_person_id from private.roll_over_step s where s.roll_over_id = ro.id)
    order by y.id for no key update;
  update private.roll_over_step s set outcome = case when y.class_id is not distinct from s.from_class_id then 'moved' else 'elsewhere' end
    from public.young_person y where y.id = s.young_person_id and s.roll_over_id = ro.id and s.outcome is null;
  insert into public.school_class (school_id, name, grade, school_year, class_code, has_duty)
  select distinct on (s.to_school_id, s.to_name) s.to_school_id, s.to_name, s.to_grade, ro.school_year, private.new_class_code(),
    private.setting_lists('obligatory_grades', s.to_grade::text)
  from private.roll_over_step s
  where s.roll_over_id = ro.id and s.outcome = 'moved' and s.to_school_id is not null and s.to_name is not null
  order by s.to_school_id, s.to_name, s.to_grade
  on conflict (school_id, name, school_year) do nothing;
  -- A class teacher follows the class.
  insert into public.staff_scope (staff_id, role, class_id, school_id, takes_new)
  select distinct c.staff_id, c.role, k.id, c.school_id, c.takes_new
  from private.roll_over_step s join public.staff_scope c on c.class_id = s.from_class_id and c.role = 'teacher'
  join public.school_class k on k.school_id = s.to_school_id and k.name = s.to_name and k.school_year = ro.school_year
  where s.roll_over_id = ro.id and s.outcome = 'moved' and s.way = 'next_class'
    and not exists (select from public.staff_scope x where x.staff_id = c.staff_id and x.class_id = k.id);
  update public.young_person y set
    class_id = k.id,
    situation = coalesce(s.to_situation, y.situation),
    grade_outside = case when s.to_name is null and s.to_grade is not null then s.to_grade when k.id is not null or s.way = 'leaves_school' then null else y.grade_outside end,
    outside_school = case when k.id is not null or s.way = 'leaves_school' then null else y.outside_school end
  from private.roll_over_step s
  left join public.school_class k on k.school_id = s.to_school_id and k.name = s.to_name and k.school_year = ro.school_year
  where s.roll_over_id = ro.id and s.outcome = 'moved' and y.id = s.young_person_id;
  for one in
    select s.young_person_id, s.way, s.to_contact_id, y.contact_id, k.has_duty
    from private.roll_over_step s join public.young_person y on y.id = s.young_person_id left join public.school_class k on k.id = y.class_id
    where s.roll_over_id = ro.id and s.outcome = 'moved' order by s.young_person_id
  loop
    if one.to_contact_id <> one.contact_id then
      perform private.move_contact(one.young_person_id, one.to_contact_id, ro.note, true, actor, via);
    end if;
    if one.has_duty then
      perform private.open_duty(one.young_person_id);
    end if;
    perform private.record('other', 'roll_over', null, null, actor, via, one.young_person_id, code => one.way);
    moved := moved + 1;
  end loop;
  update private.roll_over r set ran_at = private.now(), confirmed_at = coalesce(r.confirmed_at, private.now()) where r.id = ro.id;
  return moved;
end $$;
comment on function private.carry_out_roll_over(uuid, public.actor, public.channel) is 'Everybody at once, or nobody: classes made, pupils moved, those who leave handed over as planned. Open needs keep their status, owner and date. Done once, it does nothing.';

create function public.run_roll_over(school_year integer, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  the_one uuid := (select r.id from private.roll_over r where r.school_year = run_roll_over.school_year);
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'run_roll_over', row(school_year)) then return 0; end if;
  if the_one is null then perform private.fail('not_found'); end if;
  if private.today() < make_date(school_year, 6, 1) then perform private.fail('invalid_input', 'runs_on', 'summer_of_the_year'); end if;
  return private.carry_out_roll_over(the_one, 'secretariat', 'self');
end $$;
comment on function public.run_roll_over(integer, uuid) is 'The change of school year now, by press; from 1 June of its year. How many were moved: none the second time. Refused while somebody is undecided.';

create function private.roll_over_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ro record; m record; moved integer := 0;
begin
  for ro in select r.id, r.school_year from private.roll_over r
    where r.ran_at is null and r.confirmed_at is not null and r.runs_on <= private.today() for update skip locked
  loop
    perform private.plan_roll_over(ro.id);
    if exists (select from private.roll_over_step s where s.roll_over_id = ro.id and s.way = 'undecided') then
      -- Somebody came into a class since it was confirmed: nobody is moved by halves, and the secretariat is told.
      perform private.ask_about_next_school(ro.id);
      for m in select distinct s.email, s.name from public.staff_member s join public.staff_scope c on c.staff_id = s.id and c.role = 'secretariat' where s.left_at is null loop
        perform private.send('roll_over_waits', m.email, null, jsonb_build_object('name', m.name), 'roll_over_waits:' || ro.id || ':' || m.email || ':' || private.today());
      end loop;
    else
      moved := moved + private.carry_out_roll_over(ro.id, 'system', 'system');
    end if;
  end loop;
  return moved;
end $$;
comment on function private.roll_over_due() is 'Carries out a confirmed change of school year on its day. Called by run_due_dates.';

-- ── What the page reads ─────────────────────────────────────────────────────

create function public.roll_over_page(school_year integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ro private.roll_over := (select r from private.roll_over r where r.school_year = roll_over_page.school_year);
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  return jsonb_build_object('today', private.today(), 'school_year', school_year,
    'plan', case when ro.id is not null then jsonb_build_object('runs_on', ro.runs_on, 'note', ro.note, 'confirmed_at', ro.confirmed_at, 'ran_at', ro.ran_at) end,
    'ways', (select coalesce(jsonb_object_agg(g.way, g.n), '{}') from (select s.way, count(*) as n from private.roll_over_step s where s.roll_over_id = ro.id group by s.way) g),
    'moved', (select count(*) from private.roll_over_step s where s.roll_over_id = ro.id and s.outcome = 'moved'),
    'elsewhere', (select count(*) from private.roll_over_step s where s.roll_over_id = ro.id and s.outcome = 'elsewhere'),
    'open_needs', (select count(*) from private.roll_over_step s join public.need n on n.young_person_id = s.young_person_id and n.ended_at is null where s.roll_over_id = ro.id),
    'classes', (select coalesce(jsonb_agg(jsonb_build_object('school', g.school, 'from', g.from_name, 'to', g.to_name, 'count', g.n) order by g.school, g.from_name), '[]')
      from (select c.name as school, k.name as from_name, s.to_name, count(*) as n from private.roll_over_step s
        left join public.school_class k on k.id = s.from_class_id left join public.school c on c.id = s.to_school_id
        where s.roll_over_id = ro.id and s.way in ('next_class', 'same_grade', 'other_class') group by c.name, k.name, s.to_name) g),
    'receivers', (select coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'title', g.title, 'count', g.n) order by g.name), '[]')
      from (select m.name, m.title, count(*) as n from private.roll_over_step s join public.staff_member m on m.id = s.to_contact_id
        where s.roll_over_id = ro.id group by m.id, m.name, m.title) g),
    'undecided', (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
        'class', k.name, 'school', coalesce(c.name, y.outside_school), 'contact', m.name) order by m.name, c.name, k.name, y.last_name), '[]')
      from private.roll_over_step s join public.young_person y on y.id = s.young_person_id join public.staff_member m on m.id = y.contact_id
      left join public.school_class k on k.id = s.from_class_id left join public.school c on c.id = k.school_id
      where s.roll_over_id = ro.id and s.way = 'undecided'));
end $$;
comment on function public.roll_over_page(integer) is 'The plan for a school year: how many go where, who takes over, and who has no rule. Secretariat only.';

create function public.next_year_of(young_person_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then perform private.fail('not_found'); end if;
  return (select jsonb_build_object('school_year', r.school_year, 'way', s.way, 'to', coalesce(s.to_name, s.to_grade || '. klasse'),
      'school', c.name, 'receiver', m.name, 'runs_on', r.runs_on)
    from private.roll_over_step s join private.roll_over r on r.id = s.roll_over_id and r.ran_at is null
    left join public.school c on c.id = s.to_school_id left join public.staff_member m on m.id = s.to_contact_id
    where s.young_person_id = next_year_of.young_person_id order by r.school_year limit 1);
end $$;
comment on function public.next_year_of(uuid) is 'Where a pupil goes after the summer as the plan stands; null without a plan. not_found for those who may not help her.';

grant execute on function public.prepare_roll_over(integer, date, text, uuid), public.confirm_roll_over(integer, uuid), public.run_roll_over(integer, uuid),
  public.decide_next_year(uuid[], text, uuid, text, integer, public.school_situation, uuid, uuid), public.roll_over_page(integer), public.next_year_of(uuid) to authenticated;
