-- What the desks read: one true line for each young person, everything about one of them, and the secretariat's view of all.
-- Facts and codes only. The sentences are made of them in src/features/desks.

-- ── One need, told as facts ─────────────────────────────────────────────────

-- These are plpgsql for the plans that it keeps: a list calls them for every row.

create function private.papers_missing(placement_id uuid) returns text[]
language plpgsql stable set search_path = '' security definer as $$
declare
  p record;
begin
  select x.host_agreed_at, x.school_agreed_at, x.guardian_agreed_at, r.school_approves, x.need_id into p
  from public.placement x join public.need n on n.id = x.need_id join private.kind_rule r on r.kind = n.kind
  where x.id = papers_missing.placement_id;
  return array_remove(array[
    case when p.host_agreed_at is null then 'host' end,
    case when p.school_approves and p.school_agreed_at is null then 'school' end,
    case when p.guardian_agreed_at is null and private.guardian_needed(p.need_id, 'agreement') then 'guardian' end], null);
end $$;
comment on function private.papers_missing(uuid) is 'Whose agreement a placement still waits for: host, school, guardian. Empty when it can be ready.';

create function private.host_name(host_id uuid) returns text
language plpgsql stable set search_path = '' security definer as $$
begin
  return (select coalesce(p.name, h.name) from public.host h
    left join public.workplace w on w.id = h.workplace_id left join public.partner p on p.id = w.partner_id
    where h.id = host_name.host_id);
end $$;
comment on function private.host_name(uuid) is 'The partner''s name, or that of a place that she found.';

create function private.need_facts(need_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
declare
  n public.need;
  r private.kind_rule;
  a record;
  p record;
  age integer;
  root uuid;
  says text;
  before_sent boolean := false;
  at_agreement boolean := false;
  today date := private.today();
  zone constant text := 'Europe/Copenhagen';
begin
  select d.* into n from public.need d where d.id = need_facts.need_id;
  select x.* into r from private.kind_rule x where x.kind = n.kind;
  select x.id, x.opening_id, x.host_id, x.live_at, x.visit_on, x.visit_at, x.starts_on into a
    from public.application x where x.need_id = n.id and x.status in ('live', 'offered') limit 1;
  if n.status in ('arranged', 'under_way', 'fulfilled') then
    select x.id, x.host_id, x.status, x.starts_on, x.ends_on, x.papers_due_on into p
      from public.placement x where x.need_id = n.id and x.status in ('arranging', 'ready', 'under_way', 'completed')
      order by x.ended_at nulls first, x.starts_on desc limit 1;
  else
    select null::uuid as id, null::uuid as host_id, null::public.placement_status as status, null::date as starts_on, null::date as ends_on, null::date as papers_due_on into p;
  end if;
  if n.ended_at is null and (r.guardian_before_sent_under is not null or r.guardian_at_agreement_under is not null) then
    select extract(year from pg_catalog.age(today, y.birth_date))::integer into age from public.young_person y where y.id = n.young_person_id;
    before_sent := coalesce(age < r.guardian_before_sent_under, false);
    at_agreement := coalesce(age < r.guardian_at_agreement_under, false);
  end if;
  if before_sent or at_agreement then
    root := case when n.split_from_id is null then n.id else private.root_need(n.id) end;
    -- As private.guardian_says(), without finding the root once more for each line.
    select q.answer::text into says from private.guardian_request q join public.guardian g on g.id = q.guardian_id and g.stopped_at is null
      where q.need_id = root;
  end if;
  return jsonb_build_object(
    'id', n.id, 'kind', n.kind, 'is_duty', n.is_duty, 'status', n.status, 'due_on', n.due_on,
    'raised_on', (n.raised_at at time zone zone)::date,
    'offered_on', (n.first_offer_at at time zone zone)::date,
    'ended_on', (n.ended_at at time zone zone)::date,
    'had_an_offer', n.first_offer_at is not null,
    'days_wanted', n.days_wanted,
    'days_done', private.days_of(n.id, '{came}'),
    'wishes', (select count(*) from public.application x where x.need_id = n.id and x.status = 'waiting'),
    'suggested', (select count(*) from public.suggestion s where s.need_id = n.id),
    'place', private.host_name(coalesce(a.host_id, p.host_id)),
    'own_place', a.id is not null and a.opening_id is null,
    'since', (a.live_at at time zone zone)::date,
    'visit_on', a.visit_on, 'visit_at', to_char(a.visit_at, 'HH24:MI'),
    'first_day', coalesce(p.starts_on, (select min(d.day) from public.placement_day d where d.application_id = a.id), a.starts_on),
    'last_day', coalesce(p.ends_on, (select max(d.day) from public.placement_day d where d.application_id = a.id)),
    'papers_missing', case when p.status in ('arranging', 'under_way') then to_jsonb(private.papers_missing(p.id)) else '[]' end,
    'papers_due_on', p.papers_due_on,
    'days_untold', (select count(*) from public.placement_day d where d.placement_id = p.id and d.state = 'planned' and d.day < today))
  || jsonb_build_object(
    'rest_until', n.rest_until, 'rest_reason', n.rest_reason,
    'close_on', n.close_on, 'close_outcome', n.close_outcome, 'close_receiver', n.close_receiver,
    'guardian', case
      when not before_sent and not at_agreement then 'not_needed'
      when says is not null then says
      when not exists (select from public.guardian g where g.young_person_id = n.young_person_id and g.stopped_at is null) then 'unnamed'
      when exists (select from private.guardian_request q join public.guardian g on g.id = q.guardian_id and g.stopped_at is null where q.need_id = root and q.answer is null) then 'asked'
      else 'not_asked' end,
    'guardian_blocks', before_sent and says is distinct from 'yes',
    'secretariat_told', n.secretariat_told_at is not null);
end $$;
comment on function private.need_facts(uuid) is 'Where one need is, as facts of which src/features/desks/true-line.ts makes one sentence. guardian is not_needed, unnamed, not_asked, asked, or what the guardian answered.';

create function private.desk_state(the_need public.need) returns text
language plpgsql stable set search_path = '' security definer as $$
begin
  return case
    when the_need.ended_at is not null then 'done'
    when the_need.close_on is not null and the_need.status in ('with_coordinator', 'resting') then 'closing'
    when the_need.status = 'with_coordinator' then 'yours'
    when the_need.status = 'wishing' then 'choosing'
    when the_need.status in ('with_partner', 'visit') then 'asked'
    when the_need.status = 'offered' then 'offered'
    when the_need.status = 'arranged' then case when exists (
      select from public.placement p where p.need_id = the_need.id and p.status = 'arranging') then 'papers' else 'ready' end
    when the_need.status = 'under_way' then 'out'
    else 'resting' end;
end $$;
comment on function private.desk_state(public.need) is 'The few states that a desk filters by: yours, closing, choosing, asked, offered, papers, ready, out, resting, done.';

create function private.my_desks() returns setof uuid
language sql stable set search_path = '' security definer rows 5 as $$
  select i.id from private.i_stand_for() as i (id), (select private.my_staff_id() as id) my
  where i.id = my.id or private.answers_for(i.id) = my.id
$$;
comment on function private.my_desks() is 'Whose young people stand on my desk today: my own, and those of a colleague for whom I answer while they are away.';

create function private.task_rank(t public.task) returns integer
language sql stable set search_path = '' security definer as $$
  select case when t.kind = 'incident' then 0
    when t.kind = 'not_arrived' and (t.made_at at time zone 'Europe/Copenhagen')::date = private.today() then 1 else 2 end
$$;
comment on function private.task_rank(public.task) is 'What comes before every date: 0 something has happened to somebody, 1 somebody has not arrived today, 2 everything else.';

create function private.task_facts(t public.task) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
begin
  return jsonb_build_object('id', t.id, 'kind', t.kind, 'due_on', t.due_on, 'urgent', private.task_rank(t) < 2,
    'words', coalesce((select m.meeting::text from public.need_meeting m where m.task_id = t.id), t.words));
end $$;
comment on function private.task_facts(public.task) is 'A task as every list tells it; of a meeting the words say which.';

-- ── The list ────────────────────────────────────────────────────────────────

create function public.coordinator_desk(
  whose text default 'mine', class_id uuid default null, state text default null, search text default null,
  page integer default 1, page_size integer default 120, longest_first boolean default false) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_staff_id();
  today date := private.today();
  colleague uuid := case when whose ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then whose::uuid end;
  words text := '%' || replace(replace(private.fold(trim(search)), '%', ''), '_', '') || '%';
  size integer := greatest(least(page_size, 500), 1);
  skip integer := (least(greatest(page, 1), 100000) - 1) * size;
  answer jsonb;
begin
  if me is null then
    perform private.fail('not_allowed');
  end if;
  with people as materialized (
    select y.id, y.first_name, y.last_name, y.class_id, y.contact_id, y.user_id is not null as has_account, y.unlisted
    from public.young_person y
    where case
      when whose = 'all' then y.id in (select private.people_i_help())
      when colleague is not null then y.contact_id = colleague and y.id in (select private.people_i_help())
      else y.contact_id in (select private.my_desks()) end
  ),
  tasks as materialized (
    select t.young_person_id, min(t.due_on) as due_on, (array_agg(t.kind order by private.task_rank(t), t.due_on))[1] as kind, min(private.task_rank(t)) as rank,
      bool_or(t.kind = 'message') as has_message
    from public.task t where t.done_at is null and t.young_person_id is not null group by t.young_person_id
  ),
  needs as materialized (
    select n.young_person_id, n.id, private.desk_state(n) as state, n.status, n.due_on, n.opened_at, private.waits_since(n) as waits_since, n.kind,
      (n.status = 'with_coordinator' and n.close_on is null)
        or (n.status = 'arranged' and exists (select from public.placement p where p.need_id = n.id and p.status = 'arranging'))
        or n.due_on < today as waits
    from public.need n where n.ended_at is null and n.young_person_id in (select p.id from people p)
  ),
  ended as materialized (
    select distinct on (n.young_person_id) n.young_person_id, n.id
    from public.need n where n.ended_at is not null and n.young_person_id in (select p.id from people p)
    order by n.young_person_id, n.ended_at desc
  ),
  worst as materialized (
    select distinct on (n.young_person_id) n.* from needs n
    order by n.young_person_id, n.waits desc, n.due_on, n.opened_at, n.id
  ),
  waiting_long as materialized (
    select n.young_person_id, min(n.waits_since) as since from needs n group by n.young_person_id
  ),
  lines as materialized (
    select p.*, s.since as waits_since, w.id as need_id, e.id as ended_id, t.due_on as task_due_on, t.kind as task_kind, coalesce(t.rank, 2) as task_rank, coalesce(t.has_message, false) as has_message,
      coalesce(w.state, case when e.id is not null then 'done' else 'none' end) as state,
      coalesce(w.waits, false) or t.kind is not null as waits,
      least(w.due_on, t.due_on) as due_on,
      coalesce(least(w.due_on, t.due_on) < today, false) as late
    from people p
    left join worst w on w.young_person_id = p.id
    left join ended e on e.young_person_id = p.id
    left join tasks t on t.young_person_id = p.id
    left join waiting_long s on s.young_person_id = p.id
    where class_id is null or p.class_id = class_id
  ),
  found as materialized (
    select l.* from lines l
    where (coalesce(trim(search), '') = '' or private.fold(l.first_name || ' ' || l.last_name) like words)
  ),
  shown as materialized (
    select f.* from found f
    where case state
      when 'waiting' then f.waits
      when 'late' then f.late
      when 'no_account' then not f.has_account
      when 'no_place' then f.state in ('yours', 'choosing', 'asked', 'offered')
      else state is null or f.state = state end
  ),
  paged as (
    select s.* from shown s
    order by s.task_rank, case when longest_first then s.waits_since end nulls last, s.waits desc, s.due_on nulls last, s.last_name, s.first_name, s.id
    limit size offset skip
  )
  select jsonb_build_object(
    'today', today,
    'everybody', (select count(*) from lines),
    'found', (select count(*) from shown),
    'waiting', (select count(*) from lines l where l.waits),
    'late', (select count(*) from lines l where l.late),
    'no_account', (select count(*) from lines l where not l.has_account),
    'page', greatest(page, 1), 'page_size', size,
    'states', (select coalesce(jsonb_object_agg(c.state, c.n), '{}') from (select f.state, count(*) as n from found f group by f.state) c),
    'classes', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'school', s.name, 'count', c.n) order by s.name, k.name), '[]')
      from (select p.class_id, count(*) as n from people p group by p.class_id) c
      join public.school_class k on k.id = c.class_id join public.school s on s.id = k.school_id),
    'rows', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'first_name', p.first_name, 'last_name', p.last_name, 'has_account', p.has_account, 'unlisted', p.unlisted,
        'class', k.name, 'school', s.name,
        'contact', case when p.contact_id <> me then (select m.name from public.staff_member m where m.id = p.contact_id) end,
        'waits', p.waits, 'waits_since', p.waits_since, 'due_on', p.due_on, 'late', p.late, 'duty', private.duty_days(p.id),
        'task', p.task_kind, 'urgent', p.task_rank < 2, 'task_due_on', p.task_due_on, 'has_message', p.has_message,
        'needs', coalesce((select jsonb_agg(private.need_facts(n.id) order by n.waits desc, n.due_on, n.opened_at, n.id)
            from needs n where n.young_person_id = p.id),
          case when p.ended_id is not null then jsonb_build_array(private.need_facts(p.ended_id)) end, '[]'))
        order by p.task_rank, case when longest_first then p.waits_since end nulls last, p.waits desc, p.due_on nulls last, p.last_name, p.first_name, p.id), '[]')
      from paged p left join public.school_class k on k.id = p.class_id left join public.school s on s.id = k.school_id))
  into answer;
  return answer;
end $$;
comment on function public.coordinator_desk(text, uuid, text, text, integer, integer, boolean) is 'One row for each young person: her open needs as facts (worst first), whether it waits for her contact person, and by when. whose is mine (with those of a colleague who is away, for whom I answer), all whom I may help, or the id of a colleague. state filters: waiting, late, no_place, no_account, or one of private.desk_state. Whoever something has happened to comes first, then whoever has not arrived today, then those who wait, by date; with longest_first by the day of the first wish that no place has been offered for: an order of dates, never of people.';

create function public.colleagues() returns table (
  id uuid, name text, title text, is_me boolean, is_away boolean, away_until date, answers text, people bigint)
language sql stable security definer set search_path = '' as $$
  select s.id, s.name, s.title, s.id = (select private.my_staff_id()),
    l.id is not null, l.until_day, (select d.name from public.staff_member d where d.id = private.answers_for(s.id) and d.id <> s.id),
    (select count(*) from public.young_person y where y.contact_id = s.id)
  from public.staff_member s
  left join public.staff_leave l on l.staff_id = s.id and private.today() between l.from_day and coalesce(l.until_day, 'infinity')
  where s.left_at is null and (select private.is_staff())
    and exists (select from public.staff_scope c where c.staff_id = s.id and c.role in ('coordinator', 'youth_guide', 'secretariat'))
  order by s.name
$$;
comment on function public.colleagues() is 'Everybody who can be a contact person, with how many young people each has, and who answers for those who are away today. Staff only.';

