-- One function judges: what somebody's hours, days and tasks break, which rule, and with which figures.

create type private.work_spell as (
  young_person_id uuid, application_id uuid, kind public.opening_kind, born date, school_ends date,
  day date, from_time time, to_time time, without_days boolean, hours_a_week numeric, days_a_week smallint, free_weeks boolean,
  branch public.branch, risks text[], certificate boolean, agreed_at timestamptz, judged boolean);
comment on type private.work_spell is 'Some hours at one place on one day; or, with without_days, a job that has hours a week and no single days, from its first day on. What is not judged only counts: the hours are the person''s, not the host''s.';

create function private.findings(spells private.work_spell[]) returns table (
  application_id uuid, rule text, strictness text, day date, figure numeric, amount numeric, unit text,
  from_time time, to_time time, earliest time, latest time)
language plpgsql stable set search_path = '' set enable_nestloop = 'off' security definer as $$
#variable_conflict use_column
begin
  -- Nested loops are off because nobody can tell beforehand how many spells come: a handful, or a municipality's.
  -- In PL/pgSQL for the sake of its plan, which is kept: laws and offers ask often, mostly about little.
  if not exists (select from unnest(findings.spells) s where s.judged) then return; end if;
  return query
  with spell as materialized (
    select s.*, private.work_band(s.born, s.school_ends, s.day) as band, private.age_on(s.born, s.day) as age,
      s.day - (extract(isodow from s.day)::integer - 1) as week, extract(isodow from s.day)::integer as isodow,
      -- By the local clock: the nights in which it is moved make no day shorter or longer.
      extract(epoch from s.to_time - s.from_time) / 3600 as hours
    from unnest(findings.spells) s
  ),
  school_day as materialized (
    select d.day, d.week from (select distinct s.week + g as day, s.week from spell s, generate_series(0, 4) g) d
    where private.is_working_day(d.day, 'school')
  ),
  bite as materialized (
    select s.*, r.id as rule_id, r.code, r.measure, r.kinds, r.amount, r.unit, r.days_of, r.counts_all, r.earliest, r.latest, r.branches, r.weekdays, r.risk
    from spell s join private.work_rule r on s.kind = any (r.kinds) and s.band = any (r.bands)
      and s.day between r.valid_from and coalesce(r.valid_to, 'infinity') and r.entered_at <= s.agreed_at
    where s.judged and not r.widens and r.measure not in ('guardian', 'told')
  ),
  -- What a person's days come to, over all places. A job without days is on no day.
  daily as materialized (
    select s.young_person_id, s.day, s.week, s.isodow, min(s.from_time) as begins, max(s.to_time) as ends,
      lag(s.day) over hers = s.day - 1 as day_before, lag(max(s.to_time)) over hers as ended_before,
      lead(s.day) over hers = s.day + 1 as day_after, lead(min(s.from_time)) over hers as begins_after
    from spell s where not s.without_days group by s.young_person_id, s.day, s.week, s.isodow
    window hers as (partition by s.young_person_id order by s.day)
  ),
  weekly as materialized (
    select d.young_person_id, d.week, 7 - count(*) as free,
      -- Two days off side by side, or the longest stretch is one.
      case when (select bool_or(not g = any (array_agg(d.isodow)) and not g + 1 = any (array_agg(d.isodow))) from generate_series(1, 6) g) then 2 else 1 end as together
    from daily d group by d.young_person_id, d.week
  ),
  found as (
    select b.application_id, b.rule_id, b.agreed_at, b.day, b.age::numeric as figure, b.amount, b.unit, b.from_time, b.to_time, b.earliest, b.latest
    from bite b
    where (b.measure = 'age' or (b.measure = 'risk' and b.risk = any (b.risks)) or (b.measure = 'certificate' and not b.certificate)) and b.age < b.amount

    union all
    -- Hours a day. A job without days may be on any day: it is held to what is lawful on a day off.
    select b.application_id, b.rule_id, b.agreed_at, b.day, sum(o.hours), b.amount, b.unit, b.from_time, b.to_time, null, null
    from bite b join spell o on o.young_person_id = b.young_person_id and o.day = b.day and o.without_days = b.without_days
      and case when b.without_days then o.application_id = b.application_id else b.counts_all or o.kind = any (b.kinds) end
    left join school_day d on d.day = b.day
    where b.measure = 'day' and (b.days_of = 'any' or (b.days_of = 'school') = (d.day is not null and not b.without_days))
    group by b.application_id, b.rule_id, b.agreed_at, b.day, b.amount, b.unit, b.from_time, b.to_time
    having sum(o.hours) > b.amount

    union all
    select b.application_id, b.rule_id, b.agreed_at, min(b.first_day), sum(case when o.without_days then o.hours_a_week else o.hours end), b.amount, b.unit, null, null, null, null
    from (
      select e.application_id, e.young_person_id, e.rule_id, e.agreed_at, e.week, e.amount, e.unit, e.kinds, e.counts_all, e.days_of, e.without_days, e.free_weeks,
        min(e.day) as first_day
      from bite e where e.measure = 'week'
      group by e.application_id, e.young_person_id, e.rule_id, e.agreed_at, e.week, e.amount, e.unit, e.kinds, e.counts_all, e.days_of, e.without_days, e.free_weeks) b
    join spell o on o.young_person_id = b.young_person_id and case
      -- Jobs by the week count among jobs: on which days their hours fall, nobody has said.
      when o.without_days then o.day <= b.week + 6 and (o.application_id = b.application_id or (o.kind = any (b.kinds) and not b.counts_all))
      when b.without_days then false
      else o.week = b.week and (b.counts_all or o.kind = any (b.kinds)) end
    left join (select distinct w.week from school_day w) w on w.week = b.week
    where b.days_of = 'any' or (b.days_of = 'school') = case when b.without_days then not coalesce(b.free_weeks, false) else w.week is not null end
    group by b.application_id, b.rule_id, b.agreed_at, b.week, b.amount, b.unit
    having sum(case when o.without_days then o.hours_a_week else o.hours end) > b.amount

    union all
    select b.application_id, b.rule_id, b.agreed_at, b.day, null, null, null, b.from_time, b.to_time, b.earliest, b.latest
    from bite b
    where b.measure = 'clock' and (b.from_time < b.earliest or b.to_time > b.latest)
      and (b.risk is null or b.risk = any (b.risks)) and (b.branches is null or b.branch = any (b.branches))
      and case when b.without_days then 1 else b.isodow end = any (b.weekdays)
      and not exists (select from private.work_rule w where w.widens and w.code = b.code and b.kind = any (w.kinds) and b.band = any (w.bands)
        and b.branch = any (w.branches) and b.from_time >= w.earliest and b.to_time <= w.latest
        and b.day between w.valid_from and coalesce(w.valid_to, 'infinity') and w.entered_at <= b.agreed_at
        and private.strictness_on(w, (b.agreed_at at time zone 'Europe/Copenhagen')::date) <> 'off')

    union all
    -- Rest between two days next to each other, whoever the hosts are: before her first hour, and after her last.
    select b.application_id, b.rule_id, b.agreed_at, b.day, n.rest, b.amount, b.unit, b.from_time, b.to_time, null, null
    from bite b join daily d on d.young_person_id = b.young_person_id and d.day = b.day,
    lateral (select least(
      case when d.day_before then 24 - extract(epoch from d.ended_before - d.begins) / 3600 end,
      case when d.day_after then 24 - extract(epoch from d.ends - d.begins_after) / 3600 end) as rest) n
    where b.measure = 'rest' and not b.without_days and n.rest < b.amount

    union all
    select b.application_id, b.rule_id, b.agreed_at, min(b.day), n.free, b.amount, b.unit, null, null, null, null
    from bite b left join weekly w on w.young_person_id = b.young_person_id and w.week = b.week,
    lateral (select case when b.without_days then case when b.measure = 'days_off' then 7 - b.days_a_week end
      when b.measure = 'days_off' then w.free else w.together end as free) n
    where b.measure in ('days_off', 'days_off_together') and n.free < b.amount
    group by b.application_id, b.rule_id, b.agreed_at, b.week, n.free, b.amount, b.unit
  )
  select distinct f.application_id, r.code, v.strictness, f.day, round(f.figure, 2), f.amount, f.unit, f.from_time, f.to_time, f.earliest, f.latest
  from found f join private.work_rule r on r.id = f.rule_id,
  lateral (select private.strictness_on(r, (f.agreed_at at time zone 'Europe/Copenhagen')::date) as strictness) v
  where v.strictness <> 'off';
end $$;
comment on function private.findings(private.work_spell[]) is 'The one judge of the rulebook. For each application that is judged: which rule is broken on which day, how hard, the figure and the limit. Hours are summed over all of the person''s spells that are given; days without a rule break nothing. An empty answer is a yes.';

-- ── From the tables ─────────────────────────────────────────────────────────

create table private.certificate_declaration (
  host_id uuid primary key references public.host on delete cascade,
  declared_at timestamptz not null default private.now(),
  declared_by uuid references public.partner_member on delete set null,
  declared_via public.channel not null
);
comment on table private.certificate_declaration is '"Vi har taget stilling til børneattest", said by a host once. Never the certificate, nor what stood in it.';
comment on column private.certificate_declaration.host_id is 'Who said it.';
comment on column private.certificate_declaration.declared_at is 'When.';
comment on column private.certificate_declaration.declared_by is 'Which of its people; null when it came by a link, or was told to staff.';
comment on column private.certificate_declaration.declared_via is 'How it came.';
create index on private.certificate_declaration (declared_by);
alter table private.certificate_declaration enable row level security;
revoke all on private.certificate_declaration from anon, authenticated;

create table private.named_adult (
  application_id uuid primary key references public.application on delete cascade,
  name text not null check (length(name) between 2 and 120),
  rules text[] not null,
  named_at timestamptz not null default private.now(),
  named_via public.channel not null
);
comment on table private.named_adult is 'The adult at the place who answers for what a soft rule warns of. Goes with the application.';
comment on column private.named_adult.application_id is 'Whose place.';
comment on column private.named_adult.name is 'As the place wrote it.';
comment on column private.named_adult.rules is 'The codes of the rules that were warned of then.';
comment on column private.named_adult.named_at is 'When.';
comment on column private.named_adult.named_via is 'How it came.';
alter table private.named_adult enable row level security;
revoke all on private.named_adult from anon, authenticated;

create function private.risks_of(o public.opening) returns text[]
language sql immutable set search_path = '' as $$
  select array_remove(array[case when o.machines then 'machines' end, case when o.chemicals then 'chemicals' end,
    case when o.heavy_lifting then 'heavy_lifting' end, case when o.alone then 'alone' end, case when o.late_or_alcohol then 'late_or_alcohol' end], null)
$$;
comment on function private.risks_of(public.opening) is 'The risk questions that an opening answered with yes.';

create function private.spells_around(application_id uuid) returns private.work_spell[]
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_column
begin
  return (with mine as (
    select a.id, a.starts_on, a.opening_id, a.host_id, n.kind, n.young_person_id, p.id as placement_id,
      case when p.id is not null then coalesce(p.host_agreed_at, private.now()) else private.now() end as agreed_at
    from public.application a join public.need n on n.id = a.need_id left join public.placement p on p.application_id = a.id
    where a.id = spells_around.application_id
  ),
  hers as (
    -- Her days anywhere near these: also at other places, and in other needs.
    select d.young_person_id, a.id as application_id, n.kind, d.day, d.from_time, d.to_time, false as without_days, a.opening_id, a.host_id,
      a.id = m.id and d.day >= private.today() and d.state <> 'came' as judged
    from mine m join public.placement_day d on d.young_person_id = m.young_person_id
    join public.application a on a.id = d.application_id join public.need n on n.id = a.need_id
    where d.state in ('offered', 'planned', 'came') and d.day between (select min(x.day) - 7 from public.placement_day x where x.application_id = m.id) and
        (select max(x.day) + 7 from public.placement_day x where x.application_id = m.id)
    union all
    -- Jobs by the week: hers that run, and this one.
    select n.young_person_id, a.id, n.kind, coalesce(a.starts_on, private.today()), o.meet_at, o.ends_at, true, a.opening_id, a.host_id, a.id = m.id
    from mine m join public.need n on n.young_person_id = m.young_person_id
    join public.application a on a.need_id = n.id left join public.opening o on o.id = a.opening_id
    where (a.id = m.id or (a.status = 'accepted' and exists (select from public.placement p where p.application_id = a.id and p.status in ('arranging', 'ready', 'under_way'))))
      and not exists (select from public.placement_day d where d.application_id = a.id)
  )
  select array_agg(row (h.young_person_id, h.application_id, h.kind, y.birth_date, private.school_ends(y.id), h.day, h.from_time, h.to_time, h.without_days,
    o.hours_a_week, o.days_a_week, o.tags @> array['summer'], o.branch, coalesce(private.risks_of(o), '{}'),
    exists (select from private.certificate_declaration c where c.host_id = h.host_id), m.agreed_at, h.judged)::private.work_spell)
  from hers h cross join mine m join public.young_person y on y.id = h.young_person_id left join public.opening o on o.id = h.opening_id);
end $$;
comment on function private.spells_around(uuid) is 'The days of an application, with all others of the same person that count beside them. What was agreed is judged as of then.';

create function private.broken_rules() returns table (application_id uuid, rule text)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_column
begin
  return query
  with ahead as (
    select d.young_person_id, min(d.day) as first_day, max(d.day) as last_day, private.school_ends(d.young_person_id) as school_ends from public.placement_day d
    where d.state = 'planned' and d.day >= private.today() group by d.young_person_id
  ),
  spell as (
    select row (d.young_person_id, a.id, n.kind, y.birth_date, h.school_ends, d.day, d.from_time, d.to_time, false, null, null, false,
      o.branch, '{}', true, p.host_agreed_at, d.state = 'planned' and d.day >= private.today() and p.status in ('arranging', 'ready', 'under_way'))::private.work_spell as one
    from ahead h join public.placement_day d on d.young_person_id = h.young_person_id and d.day between h.first_day - 7 and h.last_day + 7
    join public.application a on a.id = d.application_id join public.need n on n.id = a.need_id join public.young_person y on y.id = d.young_person_id
    left join public.placement p on p.id = d.placement_id left join public.opening o on o.id = a.opening_id
    where d.state in ('planned', 'came')
    union all
    -- Without days: her age on the first one. Hours and times stand on the opening, which may change.
    select row (n.young_person_id, p.application_id, n.kind, y.birth_date, private.school_ends(y.id), p.starts_on, null, null, true, null, null, false,
      null, '{}', true, p.host_agreed_at, true)::private.work_spell
    from public.placement p join public.need n on n.id = p.need_id join public.young_person y on y.id = n.young_person_id
    where p.status in ('arranging', 'ready', 'under_way') and not exists (select from public.placement_day d where d.placement_id = p.id)
  )
  select distinct f.application_id, f.rule from private.findings((select array_agg(s.one) from spell s)) f where f.strictness = 'hard';
end $$;
comment on function private.broken_rules() is 'Hard rules about age, hours and rest that an agreed day from today on breaks. Law 5 asks it. What an opening says of its tasks may change after the agreement, and is judged when something is agreed.';
