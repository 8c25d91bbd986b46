-- Fixed days of the week, and the steps in which they change: juniormesterlære, længerevarende praktik, trappeforløb.
-- What is agreed now always reaches to the end; a new step replaces it from its date when all three have said yes, and
-- never by itself. One offered rhythm is a plan of one step.

insert into public.setting (key, value) values ('step_ask_days', '14'), ('junior_days_a_week', '2');

create type public.step_outcome as enum ('agreed', 'declined', 'unanswered', 'dropped');
comment on type public.step_outcome is 'What became of a step: all three said yes; one said no; not all had answered when its day came; taken back, or its placement ended.';

create table public.plan_step (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null references public.placement on delete cascade,
  from_on date not null,
  until date,
  weekdays smallint[] not null default '{}' check (weekdays <@ '{1,2,3,4,5}'),
  from_time time,
  to_time time,
  opening_id uuid references public.opening on delete set null,
  beside boolean not null default false,
  asked_on date,
  young_person_says boolean,
  host_says boolean,
  staff_says boolean,
  outcome public.step_outcome,
  settled_at timestamptz,
  moved_need_id uuid references public.need on delete set null,
  constraint a_pause_has_an_end check ((cardinality(weekdays) = 0) = (until is not null) and until >= from_on),
  constraint a_step_has_hours check (cardinality(weekdays) = 0 or (from_time is not null and to_time > from_time and to_time - from_time <= interval '8 hours')),
  constraint nothing_changes_against_a_no check (outcome is distinct from 'agreed' or (young_person_says and host_says and staff_says) is true),
  constraint a_settled_step_says_when check ((outcome is null) = (settled_at is null))
);
comment on table public.plan_step is 'One step of a plan: which days of the week, and from when. It may rise, step down, pause, or go on at another place.';
comment on column public.plan_step.id is 'Key.';
comment on column public.plan_step.placement_id is 'Of which placement.';
comment on column public.plan_step.from_on is 'First day on which it holds.';
comment on column public.plan_step.until is 'Last day of a pause; after it the days go on as they were. Null for every other step.';
comment on column public.plan_step.weekdays is 'Days of the week, 1 for Monday to 5 for Friday. Empty is a pause.';
comment on column public.plan_step.from_time is 'Mødetid.';
comment on column public.plan_step.to_time is 'End of the day.';
comment on column public.plan_step.opening_id is 'Another place, for a step that goes on there. Null for the same.';
comment on column public.plan_step.beside is 'Whether the days at the first place stay while she is at the other.';
comment on column public.plan_step.asked_on is 'When the three were asked; null while it only stands in the plan.';
comment on column public.plan_step.young_person_says is 'Her answer.';
comment on column public.plan_step.host_says is 'The place''s answer.';
comment on column public.plan_step.staff_says is 'Her contact person''s answer.';
comment on column public.plan_step.outcome is 'Null until it is settled.';
comment on column public.plan_step.settled_at is 'When it was settled.';
comment on column public.plan_step.moved_need_id is 'The part of her need that another place was asked about.';
create index on public.plan_step (placement_id);
create index on public.plan_step (opening_id);
create index on public.plan_step (moved_need_id);
create index on public.plan_step (from_on) where outcome is null;
create unique index one_step_from_a_day on public.plan_step (placement_id, from_on) where outcome is null;
alter table public.plan_step enable row level security;
revoke all on public.plan_step from anon, authenticated;

-- ── Which dates ─────────────────────────────────────────────────────────────

create function private.fixed_days(weekdays smallint[], from_on date, until date, calendar text, workplace uuid) returns date[]
language sql stable set search_path = '' security definer as $$
  select coalesce(array_agg(d::date order by d), '{}') from generate_series(from_on::timestamp, until::timestamp, interval '1 day') d
  where extract(isodow from d)::smallint = any (weekdays) and private.is_working_day(d::date, fixed_days.calendar, fixed_days.workplace)
$$;
comment on function private.fixed_days(smallint[], date, date, text, uuid) is 'The dates of these days of the week, without public holidays, school holidays (calendar "school") and the weeks in which the workplace is closed.';

create function private.end_of_plan(application_id uuid, from_on date) returns date
language sql stable set search_path = '' security definer as $$
  select case r.ends_as
    when 'school_year' then make_date(extract(year from from_on)::int + case when extract(month from from_on) >= 7 then 1 else 0 end, 6, 30)
    else (from_on + 7 * least(coalesce(o.weeks_long, private.setting_number('max_extended_weeks', 13)), private.setting_number('max_extended_weeks', 13)) - 1) end
  from public.application a join public.need n on n.id = a.need_id join private.kind_rule r on r.kind = n.kind
  left join public.opening o on o.id = a.opening_id where a.id = end_of_plan.application_id
$$;
comment on function private.end_of_plan(uuid, date) is 'The last day that fixed days may reach to: 30 June for juniormesterlære, else the weeks of the opening.';

create function private.must_fit_plan(kind public.opening_kind, weekdays smallint[]) returns void
language plpgsql stable set search_path = '' security definer as $$
begin
  if kind is null or kind not in ('junior_apprenticeship', 'extended_placement') then
    perform private.fail('invalid_input', 'weekdays', 'not_for_this_kind');
  elsif cardinality(weekdays) <> (select count(distinct d) from unnest(weekdays) d where d between 1 and 5) then
    perform private.fail('invalid_input', 'weekdays', 'monday_to_friday');
  elsif kind = 'junior_apprenticeship' and cardinality(weekdays) > private.setting_number('junior_days_a_week', 2) then
    perform private.fail('invalid_input', 'weekdays', 'too_many_days_a_week');
  end if;
end $$;
comment on function private.must_fit_plan(public.opening_kind, smallint[]) is 'Fixed days are for juniormesterlære (one or two days a week: folkeskoleloven § 9 a; setting junior_days_a_week) and længerevarende praktik.';

create function private.weekly_days(application_id uuid, weekdays smallint[], starts_on date, ends_on date) returns date[]
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record;
  last_day date := private.end_of_plan(application_id, starts_on);
  days date[];
begin
  select x.opening_id, h.workplace_id, n.kind, n.young_person_id into a
  from public.application x join public.need n on n.id = x.need_id join public.host h on h.id = x.host_id where x.id = application_id;
  perform private.must_fit_plan(a.kind, weekdays);
  if ends_on < starts_on or ends_on > last_day then
    perform private.fail('invalid_input', 'ends_on', 'too_far_ahead');
  end if;
  days := private.fixed_days(weekdays, starts_on, coalesce(ends_on, last_day), private.calendar_of_young_person(a.young_person_id, a.kind), a.workplace_id);
  if exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null) then
    days := (select array_agg(s.day order by s.day) from public.opening_seat s where s.opening_id = a.opening_id and s.day = any (days)
      and (s.taken < s.seats or exists (select from public.seat_hold h where h.opening_seat_id = s.id and h.application_id = weekly_days.application_id)));
  end if;
  return days;
end $$;
comment on function private.weekly_days(uuid, smallint[], date, date) is 'The dates that fixed days of the week mean for one application; where seats are by day, those with a free seat. Errors: invalid_input (weekdays, ends_on).';

create function private.must_keep_to_weeks(need_id uuid) returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := (select d from public.need d where d.id = need_id);
  most integer := private.setting_number('max_extended_weeks', 13);
begin
  if n.kind = 'extended_placement' and exists (
      with weeks as (
        select distinct date_trunc('week', d.day)::date as week from public.placement_day d
        join public.application a on a.id = d.application_id join public.need o on o.id = a.need_id
        where d.young_person_id = n.young_person_id and o.kind = 'extended_placement')
      select from weeks w where (select count(*) from weeks x where x.week >= w.week and x.week < w.week + interval '12 months') > most) then
    perform private.fail('invalid_input', 'ends_on', 'too_many_weeks');
  elsif n.kind = 'junior_apprenticeship' and exists (
      select from public.placement_day d join public.application a on a.id = d.application_id join public.need o on o.id = a.need_id
      where d.young_person_id = n.young_person_id and o.kind = 'junior_apprenticeship' and a.weekdays <> '{}'
      group by date_trunc('week', d.day) having count(distinct d.day) > private.setting_number('junior_days_a_week', 2)) then
    perform private.fail('invalid_input', 'weekdays', 'too_many_days_a_week');
  end if;
end $$;
comment on function private.must_keep_to_weeks(uuid) is 'Over all her places: længerevarende praktik in at most 13 weeks of any twelve months (folkeskoleloven § 33; setting max_extended_weeks), juniormesterlære on at most two days of a week. Errors: invalid_input (ends_on, weekdays).';

-- ── The days of a step ──────────────────────────────────────────────────────

create function private.begin_plan(placement_id uuid) returns void
language sql set search_path = '' security definer as $$
  insert into public.plan_step (placement_id, from_on, weekdays, from_time, to_time, asked_on, young_person_says, host_says, staff_says, outcome, settled_at)
  select p.id, d.day, a.weekdays, d.from_time, d.to_time, private.today(), true, true, true, 'agreed', private.now()
  from public.placement p join public.application a on a.id = p.application_id and a.weekdays <> '{}'
  join lateral (select x.* from public.placement_day x where x.application_id = a.id order by x.day limit 1) d on true
  where p.id = begin_plan.placement_id
$$;
comment on function private.begin_plan(uuid) is 'A yes to fixed days is the first step of the plan: offered by the place, accepted by her, sent by her contact person.';

create function private.lay_days(placement_id uuid, weekdays smallint[], from_time time, to_time time, from_on date, until date) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  a public.application := (select x from public.application x where x.id = p.application_id);
  n public.need := (select x from public.need x where x.id = p.need_id);
  by_day boolean := exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null);
  days date[] := private.fixed_days(weekdays, from_on, until, private.calendar_of_young_person(n.young_person_id, n.kind),
    (select h.workplace_id from public.host h where h.id = p.host_id));
  got integer;
begin
  perform o.id from public.opening o where o.id = a.opening_id for update;
  delete from public.placement_day d where d.placement_id = p.id and d.state = 'planned' and d.day between from_on and until;
  if by_day then
    perform s.id from public.opening_seat s where s.opening_id = a.opening_id and (s.day between from_on and until) order by s.day for update;
    with gone as (
      delete from public.seat_hold h using public.opening_seat s
      where h.application_id = a.id and s.id = h.opening_seat_id and s.day between from_on and until returning h.opening_seat_id)
    update public.opening_seat s set taken = s.taken - 1 from gone g where s.id = g.opening_seat_id;
    with taken as (
      update public.opening_seat s set taken = s.taken + 1
      where s.opening_id = a.opening_id and s.day = any (days) and s.taken < s.seats returning s.id)
    insert into public.seat_hold (opening_seat_id, application_id) select t.id, a.id from taken t;
    get diagnostics got = row_count;
    if got <> cardinality(days) then perform private.fail('seat_taken', 'weekdays'); end if;
  end if;
  update public.application x set weekdays = lay_days.weekdays where x.id = a.id and lay_days.weekdays <> '{}';
  perform private.put_days(a.id, days, array_fill(from_time, array[cardinality(days)]), array_fill(to_time, array[cardinality(days)]));
  update public.placement_day d set placement_id = p.id, state = 'planned' where d.application_id = a.id and d.state = 'offered';
  perform private.must_follow_rules(a.id, 'system', 'system');
  if not exists (select from public.placement_day d where d.placement_id = p.id and d.state = 'planned') then
    perform private.fail('invalid_input', case when weekdays = '{}' then 'until' else 'weekdays' end, 'no_days_left');
  end if;
  update public.placement x set starts_on = case when x.status = 'under_way' then x.starts_on else d.first_day end, ends_on = d.last_day
    from (select min(y.day) as first_day, max(y.day) as last_day from public.placement_day y where y.placement_id = lay_days.placement_id) d
    where x.id = p.id;
  update public.need x set due_on = greatest(x.due_on, private.due_date(x, x.status)) where x.id = n.id and x.status = 'under_way';
end $$;
comment on function private.lay_days(uuid, smallint[], time, time, date, date) is 'Puts fixed days in the place of the planned ones between two dates, with their seats, and moves the end of the placement. No day of the week is a pause. What has been told of is never touched. Errors: seat_taken, days_overlap, against_the_rules, invalid_input.';

create function private.wished_rhythm(application_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('weekdays', to_jsonb(s.weekdays), 'from_on', s.from_on, 'from_time', to_char(s.from_time, 'HH24:MI'), 'to_time', to_char(s.to_time, 'HH24:MI'))
  from public.application a join public.plan_step s on s.moved_need_id = a.need_id and s.opening_id = a.opening_id
  where a.id = wished_rhythm.application_id
$$;
comment on function private.wished_rhythm(uuid) is 'Which days of the week a plan asks another place for; null for every other wish.';
