-- Whether the promise is kept, counted from what happened: closings, changes of contact person, days without one, leave.

create function private.days_without_contact(from_day date, to_day date) returns table (young_person_id uuid, days integer)
language sql stable set search_path = '' security definer as $$
  -- Who held each young person, one after the other: the first change says who was before it.
  with steps as (
    select y.id, y.created_at, c.number, c.at, c.from_id, c.to_id,
      lag(c.to_id) over w as before_to, lag(c.at) over w as before_at,
      lead(c.at) over w as next_at
    from public.young_person y join public.contact_change c on c.young_person_id = y.id
    window w as (partition by y.id order by c.number)),
  held as (
    -- From a change until the next one, the receiver; before the first one, who let go.
    select s.id, s.to_id as staff_id, s.at as since, coalesce(s.next_at, private.now()) as until, false as torn from steps s
    union all
    select s.id, s.from_id, least(s.created_at, s.at), s.at, false from steps s where s.before_at is null
    union all
    -- Let go by somebody else than had her: in between nobody knows who it was.
    select s.id, s.from_id, s.before_at, s.at, true from steps s where s.before_to is not null and s.before_to <> s.from_id
    union all
    select y.id, y.contact_id, y.created_at, private.now(), false from public.young_person y
    where not exists (select from public.contact_change c where c.young_person_id = y.id)
    union all
    -- The last receiver is not the one who has her now: since then it was changed past the record.
    select y.id, l.to_id, l.at, private.now(), true from public.young_person y
    join lateral (select c.to_id, c.at from public.contact_change c where c.young_person_id = y.id order by c.number desc limit 1) l on l.to_id <> y.contact_id),
  gaps as (
    select h.id, greatest((case when h.torn then h.since else greatest(h.since, m.left_at) end at time zone 'Europe/Copenhagen')::date, days_without_contact.from_day) as first,
      least((h.until at time zone 'Europe/Copenhagen')::date, days_without_contact.to_day) as last
    from held h join public.staff_member m on m.id = h.staff_id
    where h.torn or m.left_at < h.until)
  select g.id, count(distinct d.day)::integer from gaps g
  cross join lateral generate_series(g.first::timestamp, g.last::timestamp, interval '1 day') as d (day)
  -- A hand-over on the day itself leaves nobody alone.
  where g.last > g.first and d.day::date < g.last
  group by g.id
$$;
comment on function private.days_without_contact(date, date) is 'Days in a period on which a young person had nobody by name: the contact person had stopped, or the chain of hand-overs is torn. From the records of hand-overs, never assumed. Whoever had no such day is not listed.';

create function private.closings_between(from_day date, to_day date)
returns table (need_id uuid, staff_id uuid, outcome text, ended_as text, reopened boolean)
language sql stable set search_path = '' security definer as $$
  select a.need_id, m.id, a.code, next.command,
    next.command = 'close_with_help' and exists (select from public.event r where r.need_id = a.need_id and r.id > next.id and r.command = 'reopen')
  from public.event a
  left join public.staff_member m on m.user_id = a.caller
  left join lateral (
    select e.id, e.command from public.event e where e.need_id = a.need_id and e.id > a.id
      and e.command in ('close_with_help', 'object_to_close', 'wake', 'end_need', 'announce_close') and e.lifecycle = 'need'
    order by e.id limit 1) next on true
  where a.command = 'announce_close'
    and (a.at at time zone 'Europe/Copenhagen')::date between closings_between.from_day and closings_between.to_day
$$;
comment on function private.closings_between(date, date) is 'Every close announced in a period, by whom, with which outcome, and what became of it: close_with_help, object_to_close, something else she did, or null while it waits.';

create function private.leave_days(from_day date, to_day date) returns table (staff_id uuid, days integer, covered integer)
language sql stable set search_path = '' security definer as $$
  select l.staff_id, count(*)::integer, (count(*) filter (where private.answers_on(l.staff_id, d.day::date) <> l.staff_id))::integer
  from public.staff_leave l
  cross join lateral generate_series(greatest(l.from_day, leave_days.from_day)::timestamp,
    least(coalesce(l.until_day, leave_days.to_day), leave_days.to_day)::timestamp, interval '1 day') as d (day)
  group by l.staff_id
$$;
comment on function private.leave_days(date, date) is 'Days of leave in a period, and on how many of them somebody answered.';

create function public.guarantee_figures(from_day date, to_day date) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  today date := private.today();
  last_day date := least(to_day, today);
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  if from_day is null or to_day is null or to_day < from_day or to_day - from_day > 1100 then perform private.fail('invalid_input', 'from_day'); end if;
  return (
    with closings as materialized (select c.* from private.closings_between(from_day, last_day) c),
    changes as materialized (
      select c.* from public.contact_change c where (c.at at time zone 'Europe/Copenhagen')::date between from_day and last_day),
    per_person as materialized (
      select y.id, count(c.id) filter (where not c.planned) as unplanned, count(c.id) filter (where c.planned) as planned
      from public.young_person y left join changes c on c.young_person_id = y.id group by y.id),
    away as materialized (select l.* from private.leave_days(from_day, last_day) l),
    alone as materialized (select g.* from private.days_without_contact(from_day, last_day) g),
    late as materialized (
      select y.contact_id, count(*) filter (where n.due_on < today) as late, count(*) filter (where n.secretariat_told_at is not null) as told, count(*) as open
      from public.need n join public.young_person y on y.id = n.young_person_id where n.ended_at is null group by y.contact_id),
    people as materialized (select y.contact_id, count(*) as n from public.young_person y group by y.contact_id)
    select jsonb_build_object('today', today, 'from_day', from_day, 'to_day', last_day,
      'days_without_contact', (select coalesce(sum(a.days), 0) from alone a),
      'people_without_contact', (select count(*) from alone),
      'young_people', (select count(*) from per_person),
      'changes_unplanned', (select coalesce(sum(p.unplanned), 0) from per_person p),
      'changes_planned', (select coalesce(sum(p.planned), 0) from per_person p),
      'changed', (select coalesce(jsonb_agg(jsonb_build_object('times', g.times, 'unplanned', g.u, 'planned', g.p) order by g.times), '[]')
        from (select t.times, count(*) filter (where least(p.unplanned, 3) = t.times) as u, count(*) filter (where least(p.planned, 3) = t.times) as p
          from generate_series(0, 3) as t (times) cross join per_person p group by t.times) g),
      'late', (select coalesce(sum(l.late), 0) from late l), 'told', (select coalesce(sum(l.told), 0) from late l),
      'leave_days', (select coalesce(sum(a.days), 0) from away a), 'leave_covered', (select coalesce(sum(a.covered), 0) from away a),
      'closings', (select jsonb_build_object('announced', count(*), 'objected', count(*) filter (where c.ended_as = 'object_to_close'),
          'closed', count(*) filter (where c.ended_as = 'close_with_help'), 'reopened', count(*) filter (where c.reopened)) from closings c),
      'staff', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'title', m.title, 'stopped', m.left_at is not null,
          'people', coalesce(p.n, 0), 'open', coalesce(l.open, 0), 'late', coalesce(l.late, 0), 'told', coalesce(l.told, 0),
          'announced', (select count(*) from closings c where c.staff_id = m.id),
          'objected', (select count(*) from closings c where c.staff_id = m.id and c.ended_as = 'object_to_close'),
          'waiting', (select count(*) from closings c where c.staff_id = m.id and c.ended_as is null),
          'education', (select count(*) from closings c where c.staff_id = m.id and c.ended_as = 'close_with_help' and c.outcome = 'education'),
          'job', (select count(*) from closings c where c.staff_id = m.id and c.ended_as = 'close_with_help' and c.outcome = 'job'),
          'other_help', (select count(*) from closings c where c.staff_id = m.id and c.ended_as = 'close_with_help' and c.outcome = 'other_help'),
          'reopened', (select count(*) from closings c where c.staff_id = m.id and c.reopened),
          'let_go', (select count(*) from changes c where c.from_id = m.id and not c.planned), 'took_over', (select count(*) from changes c where c.to_id = m.id and not c.planned),
          'let_go_planned', (select count(*) from changes c where c.from_id = m.id and c.planned), 'took_over_planned', (select count(*) from changes c where c.to_id = m.id and c.planned),
          'leave_days', coalesce(a.days, 0), 'leave_covered', coalesce(a.covered, 0)) order by m.name, m.id), '[]')
        from public.staff_member m left join people p on p.contact_id = m.id left join late l on l.contact_id = m.id left join away a on a.staff_id = m.id
        where p.n > 0 or a.days > 0 or exists (select from changes c where m.id in (c.from_id, c.to_id)) or exists (select from closings c where c.staff_id = m.id))));
end $$;
comment on function public.guarantee_figures(date, date) is 'How the promise was kept in a period, in all and by member of staff: closings and what became of them, changes of contact person (planned apart), days without one, what is over its date, leave and whether somebody answered. Secretariat only: numbers of colleagues, never of single young people.';
grant execute on function public.guarantee_figures(date, date) to authenticated;
