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
    select q.answer::text into says from private.guardian_request q
      where q.need_id = root and q.answer is not null and q.answer <> 'not_my_child' order by q.answered_at desc limit 1;
  end if;
  return jsonb_build_object(
    'id', n.id, 'kind', n.kind, 'is_duty', n.is_duty, 'status', n.status, 'due_on', n.due_on,
    'raised_on', (n.raised_at at time zone zone)::date,
    'ended_on', (n.ended_at at time zone zone)::date,
    'had_an_offer', n.first_offer_at is not null,
    'days_wanted', n.days_wanted,
    'days_done', (select count(*) from public.application x join public.placement_day d on d.application_id = x.id
      where x.need_id = n.id and d.state = 'came'),
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
      when exists (select from private.guardian_request q where q.need_id = root and q.answer is null) then 'asked'
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
  select s.id from public.staff_member s, (select private.my_staff_id() as id) my
  where s.id = my.id or (s.deputy_id = my.id and (s.left_at is not null or private.today() between s.away_from and coalesce(s.away_until, 'infinity')))
$$;
comment on function private.my_desks() is 'Whose young people stand on my desk today: my own, and those of a colleague who is away and has me as deputy.';

-- ── The list ────────────────────────────────────────────────────────────────

create function public.coordinator_desk(
  whose text default 'mine', class_id uuid default null, state text default null, search text default null,
  page integer default 1, page_size integer default 120) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_staff_id();
  today date := private.today();
  colleague uuid := case when whose ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then whose::uuid end;
  words text := '%' || replace(replace(private.fold(trim(search)), '%', ''), '_', '') || '%';
  size integer := greatest(least(page_size, 500), 1);
  skip integer := (greatest(page, 1) - 1) * size;
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
    select t.young_person_id, min(t.due_on) as due_on, (array_agg(t.kind order by t.due_on))[1] as kind
    from public.task t where t.done_at is null and t.young_person_id is not null group by t.young_person_id
  ),
  needs as materialized (
    select n.young_person_id, n.id, private.desk_state(n) as state, n.status, n.due_on, n.raised_at, n.kind,
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
    order by n.young_person_id, n.waits desc, n.due_on, n.raised_at, n.id
  ),
  lines as materialized (
    select p.*, w.id as need_id, e.id as ended_id, t.due_on as task_due_on, t.kind as task_kind,
      coalesce(w.state, case when e.id is not null then 'done' else 'none' end) as state,
      coalesce(w.waits, false) or t.kind is not null as waits,
      least(w.due_on, t.due_on) as due_on,
      coalesce(least(w.due_on, t.due_on) < today, false) as late
    from people p
    left join worst w on w.young_person_id = p.id
    left join ended e on e.young_person_id = p.id
    left join tasks t on t.young_person_id = p.id
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
    order by s.waits desc, s.due_on nulls last, s.last_name, s.first_name, s.id
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
        'waits', p.waits, 'due_on', p.due_on, 'late', p.late,
        'task', p.task_kind, 'task_due_on', p.task_due_on,
        'needs', coalesce((select jsonb_agg(private.need_facts(n.id) order by n.waits desc, n.due_on, n.raised_at, n.id)
            from needs n where n.young_person_id = p.id),
          case when p.ended_id is not null then jsonb_build_array(private.need_facts(p.ended_id)) end, '[]'))
        order by p.waits desc, p.due_on nulls last, p.last_name, p.first_name, p.id), '[]')
      from paged p left join public.school_class k on k.id = p.class_id left join public.school s on s.id = k.school_id))
  into answer;
  return answer;
end $$;
comment on function public.coordinator_desk(text, uuid, text, text, integer, integer) is 'One row for each young person: her open needs as facts (worst first), whether it waits for her contact person, and by when. whose is mine (with those of a colleague who is away and has me as deputy), all whom I may help, or the id of a colleague. state filters: waiting, late, no_place, no_account, or one of private.desk_state. Those who wait come first, then by date: an order of dates, never of people.';

create function public.colleagues() returns table (id uuid, name text, title text, is_me boolean, away_until date, people bigint)
language sql stable security definer set search_path = '' as $$
  select s.id, s.name, s.title, s.id = (select private.my_staff_id()),
    case when private.today() between s.away_from and s.away_until then s.away_until end,
    (select count(*) from public.young_person y where y.contact_id = s.id)
  from public.staff_member s
  where s.left_at is null and (select private.is_staff())
    and exists (select from public.staff_scope c where c.staff_id = s.id and c.role in ('coordinator', 'youth_guide', 'secretariat'))
  order by s.name
$$;
comment on function public.colleagues() is 'Everybody who can be a contact person, with how many young people each has. Staff only.';

-- ── One pupil ───────────────────────────────────────────────────────────────

create function private.free_days_of(opening_id uuid, most integer default 40) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('day', f.day, 'free', f.free) order by f.day), '[]') from (
    select s.day, s.seats - s.taken as free from public.opening_seat s
    where s.opening_id = free_days_of.opening_id and s.day > private.today() and s.taken < s.seats
    order by s.day limit free_days_of.most) f
$$;
comment on function private.free_days_of(uuid, integer) is 'The days ahead on which an opening has a seat.';

create function private.free_weeks_of(opening_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('week', f.week, 'days', f.days) order by f.week), '[]') from (
    select date_trunc('week', s.day)::date as week, count(*) as days from public.opening_seat s
    where s.opening_id = free_weeks_of.opening_id and s.day > private.today() and s.taken < s.seats
    group by 1 order by 1 limit 12) f
$$;
comment on function private.free_weeks_of(uuid) is 'The weeks ahead (by their Monday) in which an opening has a seat, and on how many days.';

create function private.application_facts(application_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', a.id, 'status', a.status, 'rank', a.rank, 'week', a.week, 'reasons', a.reasons, 'own_words', a.own_words,
    'may_call', a.may_call, 'place', private.host_name(a.host_id), 'own_place', a.opening_id is null,
    'title', o.title, 'opening_public_id', o.public_id, 'opening_status', o.status,
    'by_day', exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null),
    'meet_at', to_char(o.meet_at, 'HH24:MI'), 'ends_at', to_char(o.ends_at, 'HH24:MI'),
    'visit_on', a.visit_on, 'visit_at', to_char(a.visit_at, 'HH24:MI'), 'starts_on', a.starts_on,
    'live_on', (a.live_at at time zone 'Europe/Copenhagen')::date,
    'host', jsonb_build_object('contact_name', coalesce(h.contact_name, m.name), 'phone', coalesce(h.phone, m.phone, w.phone), 'email', coalesce(h.email, m.email),
      'address', coalesce(h.address, w.street || ', ' || w.postcode || ' ' || (select c.name from public.postcode c where c.code = w.postcode))),
    'offered_days', (select coalesce(jsonb_agg(d.day order by d.day), '[]') from public.placement_day d where d.application_id = a.id and d.state = 'offered'),
    'free_days', case when a.status = 'live' and a.opening_id is not null then private.free_days_of(a.opening_id) else '[]' end,
    'near', case when a.status in ('live', 'offered') and a.opening_id is not null then (
      select coalesce(jsonb_agg(jsonb_build_object('opening_id', f.opening_id, 'title', x.title, 'partner', q.name,
        'km', round(f.km::numeric), 'free_days', f.free_days) order by f.km), '[]')
      from private.near_openings(a.need_id, w.id, a.week, 3) f join public.opening x on x.id = f.opening_id
      join public.workplace v on v.id = x.workplace_id join public.partner q on q.id = v.partner_id) else '[]' end)
  from public.application a join public.host h on h.id = a.host_id
  left join public.workplace w on w.id = h.workplace_id
  left join public.opening o on o.id = a.opening_id
  left join lateral (select pm.name, pm.phone, pm.email from public.partner_member pm
    where pm.partner_id = w.partner_id and pm.removed_at is null order by pm.is_owner desc, pm.name limit 1) m on true
  where a.id = application_facts.application_id
$$;
comment on function private.application_facts(uuid) is 'One wish as her contact person sees it: the place, whom to call there, what it has free, and where else she could be helped on to.';

create function private.placement_facts(placement_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', p.id, 'application_id', p.application_id, 'status', p.status, 'place', private.host_name(p.host_id),
    'starts_on', p.starts_on, 'ends_on', p.ends_on, 'papers_due_on', p.papers_due_on,
    'host_agreed_at', p.host_agreed_at, 'host_agreed_via', p.host_agreed_via,
    'school_agreed_at', p.school_agreed_at, 'school_agreed_via', p.school_agreed_via,
    'guardian_agreed_at', p.guardian_agreed_at, 'guardian_agreed_via', p.guardian_agreed_via,
    'missing', to_jsonb(private.papers_missing(p.id)), 'counts_days', coalesce(r.counts_days, false),
    'is_partner', h.workplace_id is not null,
    'days', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'day', d.day, 'from', to_char(d.from_time, 'HH24:MI'),
        'to', to_char(d.to_time, 'HH24:MI'), 'state', d.state) order by d.day), '[]')
      from public.placement_day d where d.placement_id = p.id))
  from public.placement p join public.need n on n.id = p.need_id join public.host h on h.id = p.host_id
  left join private.kind_rule r on r.kind = n.kind
  where p.id = placement_facts.placement_id
$$;
comment on function private.placement_facts(uuid) is 'A placement with its days and whose agreement it has.';

create function public.pupil_page(young_person_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then
    -- Whether there is such a person is nobody else's business.
    perform private.fail('not_found');
  end if;
  return (
    select jsonb_build_object(
      'today', private.today(),
      'person', jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'birth_date', y.birth_date,
        'age', private.age_on(y.birth_date, private.today()), 'situation', y.situation, 'class', k.name, 'grade', private.grade_of(y.id),
        'school', coalesce(c.name, y.outside_school), 'email', y.email, 'phone', y.phone, 'emergency_name', y.emergency_name,
        'emergency_phone', y.emergency_phone, 'has_account', y.user_id is not null, 'unlisted', y.unlisted),
      'contact', jsonb_build_object('id', s.id, 'name', s.name, 'title', s.title, 'phone', s.phone, 'email', s.email,
        'is_me', s.id = private.my_staff_id(),
        'away_until', case when private.today() between s.away_from and s.away_until then s.away_until end),
      'guardian', (select jsonb_build_object('id', g.id, 'name', g.name, 'email', g.email, 'phone', g.phone, 'language', g.language,
          'answers', (select coalesce(jsonb_agg(jsonb_build_object('answer', q.answer, 'at', q.answered_at, 'via', q.answered_via,
              'asked_at', q.asked_at, 'kind', n.kind) order by q.asked_at desc), '[]')
            from private.guardian_request q join public.need n on n.id = q.need_id where q.guardian_id = g.id))
        from public.guardian g where g.young_person_id = y.id and g.stopped_at is null),
      'school_approves_here', private.setting('school_approval_delegated') = 'yes',
      'openable', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind,
          'verdict', private.kind_verdict(r.kind, private.age_on(y.birth_date, private.today()), y.situation, private.grade_of(y.id))) order by r.kind), '[]')
        from private.kind_rule r where not exists (
          select from public.need n where n.young_person_id = y.id and n.kind = r.kind and n.ended_at is null)),
      'needs', (select coalesce(jsonb_agg(private.need_facts(n.id) || jsonb_build_object(
          'interests', n.interests, 'wish_weeks', n.wish_weeks, 'help_on_agreed', n.help_on_agreed, 'hops', n.hops, 'next_actor', n.next_actor,
          'split', n.split_from_id is not null,
          'reopen_until', ((n.ended_at at time zone 'Europe/Copenhagen')::date + private.setting_number('reopen_days', 90)),
          'reopenable', n.ended_at >= private.now() - make_interval(days => private.setting_number('reopen_days', 90))
            and (n.split_from_id is not null or not exists (select from public.need o where o.young_person_id = y.id
              and o.kind is not distinct from n.kind and o.ended_at is null and o.split_from_id is null)),
          'counts_days', coalesce((select r.counts_days from private.kind_rule r where r.kind = n.kind), false),
          'applications', (select coalesce(jsonb_agg(private.application_facts(a.id) order by (a.status in ('live', 'offered')) desc, (a.status = 'waiting') desc, a.rank), '[]')
            from public.application a where a.need_id = n.id),
          'placements', (select coalesce(jsonb_agg(private.placement_facts(p.id) order by p.starts_on desc), '[]') from public.placement p where p.need_id = n.id),
          'hand_overs', (select coalesce(jsonb_agg(jsonb_build_object('from', q.name, 'reason', h.reason, 'target', h.target,
              'to', coalesce(tp.name, ts.name), 'on', (h.at at time zone 'Europe/Copenhagen')::date) order by h.at desc), '[]')
            from public.hand_over h left join public.partner q on q.id = h.partner_id
            left join public.opening o on o.id = h.target_opening_id left join public.workplace w on w.id = o.workplace_id
            left join public.partner tp on tp.id = w.partner_id left join public.staff_member ts on ts.id = h.target_staff_id
            where h.need_id = n.id),
          'suggestions', (select coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'partner', q.name, 'reason', g.reason, 'opening_public_id', o.public_id) order by g.position), '[]')
            from public.suggestion g join public.opening o on o.id = g.opening_id join public.workplace w on w.id = o.workplace_id
            join public.partner q on q.id = w.partner_id where g.need_id = n.id))
          order by (n.ended_at is not null), n.due_on, n.ended_at desc, n.id), '[]')
        from public.need n where n.young_person_id = y.id),
      'notes', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'body', n.body, 'by', w.name, 'at', n.at) order by n.at desc), '[]')
        from public.note n left join public.staff_member w on w.id = n.written_by where n.young_person_id = y.id),
      'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'words', t.words, 'due_on', t.due_on, 'staff', w.name,
          'mine', w.id in (select private.my_desks()), 'partner', p.name) order by t.due_on), '[]')
        from public.task t join public.staff_member w on w.id = t.staff_id left join public.partner p on p.id = t.partner_id
        where t.young_person_id = y.id and t.done_at is null),
      'contact_changes', (select coalesce(jsonb_agg(jsonb_build_object('from', f.name, 'to', t.name, 'note', h.note, 'planned', h.planned, 'at', h.at) order by h.at desc), '[]')
        from public.contact_change h join public.staff_member f on f.id = h.from_id join public.staff_member t on t.id = h.to_id
        where h.young_person_id = y.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'lifecycle', e.lifecycle, 'command', e.command,
          'from', e.from_status, 'to', e.to_status, 'actor', e.actor, 'channel', e.channel, 'code', e.code, 'by', e.by, 'place', e.place) order by e.id desc), '[]')
        from (select v.*, w.name as by, coalesce(p.name, private.host_name(a.host_id)) as place from public.event v
          left join public.staff_member w on w.user_id = v.caller
          left join public.partner p on p.id = v.partner_id
          left join public.application a on a.id = v.application_id
          where v.young_person_id = y.id order by v.id desc limit 200) e))
    from public.young_person y join public.staff_member s on s.id = y.contact_id
    left join public.school_class k on k.id = y.class_id left join public.school c on c.id = k.school_id
    where y.id = young_person_id);
end $$;
comment on function public.pupil_page(uuid) is 'Everything about one young person that those who may help her need: needs with wishes, placements and hand-overs, guardian, tasks, notes, changes of contact person, and the latest 200 events. not_found for everybody else.';

create function public.suggest_openings_for(need_id uuid, words text default null, most integer default 6)
returns table (opening_id uuid, public_id text, title text, partner_name text, kind public.opening_kind, branch public.branch, min_age smallint,
  km integer, free_days bigint, weeks jsonb, by_day boolean, special boolean, why text[])
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := (select d from public.need d where d.id = need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  age integer := private.age_on(y.birth_date, private.today());
  grade integer := private.grade_of(y.id);
  liked public.interest[]; branches public.branch[]; weeks_wished date[]; here public.postcode;
  like_words text := '%' || replace(replace(private.fold(trim(words)), '%', ''), '_', '') || '%';
begin
  if n.id is null or not coalesce(private.can_help(n.young_person_id), false) then
    perform private.fail('not_found');
  end if;
  select coalesce(array_agg(distinct i), '{}') into liked from (
    select unnest(n.interests) as i
    union select unnest(o.interests) from public.application a join public.opening o on o.id = a.opening_id where a.need_id = n.id) x;
  select coalesce(array_agg(distinct o.branch), '{}') into branches
    from public.application a join public.opening o on o.id = a.opening_id where a.need_id = n.id;
  select coalesce(array_agg(distinct w), '{}') into weeks_wished from (
    select unnest(n.wish_weeks) as w union select a.week from public.application a where a.need_id = n.id and a.week is not null) x;
  select p.* into here from public.school_class k join public.school s on s.id = k.school_id join public.postcode p on p.code = s.postcode where k.id = y.class_id;
  return query
  with open_now as materialized (
    select o.id, o.public_id, o.title, q.name as partner_name, o.kind, o.branch, o.min_age, o.special, o.touched_at,
      round(private.km_between(w.latitude, w.longitude, here.latitude, here.longitude))::integer as km,
      (select count(*) from public.opening_seat s where s.opening_id = o.id and s.taken < s.seats and (s.day is null or s.day > private.today())) as free_days,
      exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null) as by_day,
      o.interests && liked as fits_interest, o.branch = any (branches) as fits_branch,
      cardinality(weeks_wished) > 0 and exists (select from public.opening_seat s, unnest(weeks_wished) wk
        where s.opening_id = o.id and s.taken < s.seats and s.day between wk and wk + 6 and s.day > private.today()) as fits_week
    from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner q on q.id = w.partner_id
    where o.status = 'published' and q.status in ('active', 'renewal_due') and w.closed_at is null
      and (o.seats_in_all is null or o.places_taken < o.seats_in_all)
      and age >= o.min_age
      and case when n.kind is not null then o.kind = n.kind
        else private.kind_verdict(o.kind, age, y.situation, grade) in ('may_apply', 'interest_and_link') end
      and (coalesce(trim(words), '') = '' or private.fold(o.title || ' ' || q.name || ' ' || w.name) like like_words)
  ),
  fitting as (
    select f.* from open_now f where f.free_days > 0
    order by (f.fits_branch::int + f.fits_interest::int + f.fits_week::int) desc, f.km nulls last, f.touched_at desc, f.id
    limit 60
  )
  select f.id, f.public_id, f.title, f.partner_name, f.kind, f.branch, f.min_age, f.km, f.free_days, private.free_weeks_of(f.id), f.by_day, f.special,
    array_remove(array[
      case when f.fits_branch then 'branch' end,
      case when f.fits_interest then 'interest' end,
      case when f.fits_week then 'week' end,
      case when f.km <= 8 then 'near' end,
      case when f.free_days >= 5 or not f.by_day then 'seats' end], null)
  from fitting f where private.may_go_to(n.id, f.id)
  order by (f.fits_branch::int + f.fits_interest::int + f.fits_week::int) desc, f.km nulls last, f.touched_at desc, f.id
  limit greatest(least(most, 30), 1);
end $$;
comment on function public.suggest_openings_for(uuid, text, integer) is 'Openings that fit a need (kind, age, never the same partner twice, a free seat), best fit first, each with why as codes: branch, interest, week, near, seats. Orders openings, never young people; a person chooses. words narrows by title or place.';

-- ── Classes, tasks, and the school's own approval ───────────────────────────

create function public.class_overview() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'grade', k.grade, 'school', s.name, 'school_year', k.school_year,
      'has_duty', k.has_duty, 'class_code', k.class_code,
      'pupils', (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
          'has_account', y.user_id is not null, 'unlisted', y.unlisted,
          'state', coalesce((select private.desk_state(n) from public.need n where n.young_person_id = y.id and n.ended_at is null
              and (n.kind is null or n.kind = 'school_placement') order by n.is_duty desc, n.due_on limit 1),
            case when exists (select from public.need n where n.young_person_id = y.id) then 'done' else 'none' end),
          'first_day', (select min(d.day) from public.placement_day d where d.young_person_id = y.id and d.state = 'planned')
        ) order by y.last_name, y.first_name), '[]') from public.young_person y where y.class_id = k.id)) order by s.name, k.grade desc, k.name), '[]')
  from public.school_class k join public.school s on s.id = k.school_id
  where exists (select from public.staff_scope c join public.staff_member m on m.id = c.staff_id
      where (select private.my_staff_id()) in (m.id, m.deputy_id) and (
        (c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id)) or c.role = 'secretariat'))
    and k.school_year = extract(year from private.today())::int - case when extract(month from private.today()) < 8 then 1 else 0 end
$$;
comment on function public.class_overview() is 'This school year''s classes of the schools that the caller coordinates, with class codes: who has joined, and who has no place. The secretariat sees all. Empty for everybody else.';

create function public.staff_tasks(whose text default 'mine') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if private.my_staff_id() is null then
    perform private.fail('not_allowed');
  end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'words', t.words, 'due_on', t.due_on,
      'made_on', (t.made_at at time zone 'Europe/Copenhagen')::date, 'staff', m.name, 'mine', m.id = private.my_staff_id(),
      'young_person_id', case when private.can_help(t.young_person_id) then t.young_person_id end,
      'first_name', y.first_name, 'last_name', case when private.can_help(t.young_person_id) then y.last_name end,
      'phone', case when private.can_help(t.young_person_id) then y.phone end,
      'partner', p.name, 'partner_phone', (select w.phone from public.workplace w where w.partner_id = p.id and w.phone is not null order by w.name limit 1),
      'opening', o.title, 'opening_public_id', o.public_id) order by t.due_on, t.made_at, t.id), '[]')
    from public.task t join public.staff_member m on m.id = t.staff_id
    left join public.young_person y on y.id = t.young_person_id
    left join public.partner p on p.id = t.partner_id left join public.opening o on o.id = t.opening_id
    where t.done_at is null and (m.id in (select private.my_desks())
      or (whose = 'all' and (private.has_role('secretariat') or t.young_person_id in (select private.people_i_help())))));
end $$;
comment on function public.staff_tasks(text) is 'What a named adult must do by a date: mine and those of a colleague for whom I am deputy; with all, everybody''s whom I may see. A consultant who may not help the person sees her first name only.';

create function public.school_approvals() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'first_name', y.first_name, 'last_name', y.last_name, 'class', k.name, 'school', s.name,
      'place', private.host_name(p.host_id), 'address', coalesce(h.address, w.street || ', ' || w.postcode), 'kind', n.kind,
      'starts_on', p.starts_on, 'ends_on', p.ends_on, 'papers_due_on', p.papers_due_on,
      'days', (select coalesce(jsonb_agg(d.day order by d.day), '[]') from public.placement_day d where d.placement_id = p.id)) order by p.papers_due_on, y.last_name), '[]')
  from public.placement p join public.need n on n.id = p.need_id join private.kind_rule r on r.kind = n.kind and r.school_approves
  join public.young_person y on y.id = n.young_person_id join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id
  join public.host h on h.id = p.host_id left join public.workplace w on w.id = h.workplace_id
  where p.status in ('arranging', 'under_way') and p.school_agreed_at is null
    and exists (select from public.staff_scope c where c.staff_id = (select private.my_staff_id()) and c.role = 'school_leader' and c.school_id = s.id)
$$;
comment on function public.school_approvals() is 'Placements of the caller''s own school that its leader has not approved yet. Empty for everybody else.';

-- ── The secretariat and the consultants ─────────────────────────────────────

create function private.partner_facts(partner_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', p.id, 'public_id', p.public_id, 'name', p.name, 'cvr', p.cvr, 'p_unit', p.p_unit, 'form', p.form,
    'branches', p.branches, 'about', p.about, 'why', p.why, 'website', p.website, 'size_band', p.size_band, 'status', p.status,
    'paused_until', p.paused_until, 'promise_days', p.promise_days, 'review_note', p.review_note, 'due_on', p.due_on,
    'applied_on', (p.applied_at at time zone 'Europe/Copenhagen')::date, 'touched_on', (p.touched_at at time zone 'Europe/Copenhagen')::date,
    'consultant', c.name, 'recommended_by', r.name,
    'others_with_cvr', (select coalesce(jsonb_agg(q.name order by q.name), '[]') from public.partner q where q.cvr = p.cvr and q.id <> p.id),
    'workplaces', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'street', w.street, 'postcode', w.postcode,
        'town', (select t.name from public.postcode t where t.code = w.postcode), 'phone', w.phone) order by w.name), '[]')
      from public.workplace w where w.partner_id = p.id and w.closed_at is null),
    'members', (select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'title', m.title, 'email', m.email, 'phone', m.phone, 'is_owner', m.is_owner)
        order by m.is_owner desc, m.name), '[]') from public.partner_member m where m.partner_id = p.id and m.removed_at is null),
    'agreement', (select jsonb_build_object('accepted_by', a.accepted_by, 'accepted_on', (a.helps_all_at at time zone 'Europe/Copenhagen')::date,
        'valid_from', a.valid_from, 'valid_to', a.valid_to)
      from public.partnership_agreement a where a.partner_id = p.id order by a.valid_from desc nulls first limit 1),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', o.kind, 'status', o.status, 'public_id', o.public_id)
        order by o.status, o.title), '[]') from public.opening o join public.workplace w on w.id = o.workplace_id where w.partner_id = p.id),
    'waiting_here', (select count(*) from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and a.status in ('waiting', 'live', 'offered')),
    'ahead_here', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and x.status in ('arranging', 'ready')),
    'running_here', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and x.status = 'under_way'))
  from public.partner p left join public.staff_member c on c.id = p.consultant_id left join public.partner r on r.id = p.recommended_by
  where p.id = partner_facts.partner_id
$$;
comment on function private.partner_facts(uuid) is 'A partner as those who look after it see it, with who would be moved if it paused or stopped.';

create function public.partner_for_staff(partner_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.looks_after(partner_id), false) or not exists (select from public.partner p where p.id = partner_id) then
    perform private.fail('not_found');
  end if;
  return private.partner_facts(partner_id);
end $$;
comment on function public.partner_for_staff(uuid) is 'One partner, for its consultant and the secretariat. not_found for everybody else.';

create function public.partners_for_staff(state text default null, search text default null, page integer default 1) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  words text := '%' || replace(replace(private.fold(trim(search)), '%', ''), '_', '') || '%';
  everything boolean := private.has_role('secretariat');
begin
  if not everything and not private.has_role('company_consultant') then
    perform private.fail('not_allowed');
  end if;
  return (
    with mine as materialized (
      select p.id, p.name, p.cvr, p.status, p.paused_until, p.touched_at, p.consultant_id from public.partner p
      where everything or private.helps_as(p.consultant_id)),
    found as materialized (
      select m.* from mine m where coalesce(trim(search), '') = '' or private.fold(m.name) like words or m.cvr = trim(search)),
    shown as materialized (select f.* from found f where state is null or f.status::text = state)
    select jsonb_build_object('everybody', (select count(*) from mine), 'found', (select count(*) from shown), 'page', greatest(page, 1), 'page_size', 50,
      'states', (select coalesce(jsonb_object_agg(c.status, c.n), '{}') from (select f.status, count(*) as n from found f group by f.status) c),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'cvr', s.cvr, 'status', s.status, 'paused_until', s.paused_until,
          'touched_on', (s.touched_at at time zone 'Europe/Copenhagen')::date, 'consultant', c.name,
          'town', (select t.name from public.workplace w join public.postcode t on t.code = w.postcode where w.partner_id = s.id order by w.name limit 1),
          'published', (select count(*) from public.opening o join public.workplace w on w.id = o.workplace_id where w.partner_id = s.id and o.status in ('published', 'full')),
          'waiting', (select count(*) from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
            where w.partner_id = s.id and a.status in ('live', 'offered'))) order by s.name, s.id), '[]')
        from (select x.* from shown x order by x.name, x.id limit 50 offset (greatest(page, 1) - 1) * 50) s
        left join public.staff_member c on c.id = s.consultant_id)));
end $$;
comment on function public.partners_for_staff(text, text, integer) is 'Partners by name, fifty a page: all for the secretariat, their own for consultants.';

create function public.openings_to_look_at() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', o.kind, 'partner', p.name, 'partner_id', p.id,
      'town', (select t.name from public.postcode t where t.code = w.postcode), 'due_on', o.due_on, 'consultant', c.name) order by o.due_on, o.id), '[]')
  from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
  left join public.staff_member c on c.id = p.consultant_id
  where o.status = 'in_review' and private.looks_after(p.id)
$$;
comment on function public.openings_to_look_at() is 'First openings that wait for a look, by date: the consultant''s own partners, all for the secretariat.';

create function public.opening_to_look_at(opening_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  answer jsonb;
begin
  select to_jsonb(o) - 'lexemes' || jsonb_build_object('partner', p.name, 'partner_id', p.id, 'workplace', w.name, 'street', w.street, 'postcode', w.postcode,
      'town', (select t.name from public.postcode t where t.code = w.postcode), 'partner_status', p.status,
      'meet_at', to_char(o.meet_at, 'HH24:MI'), 'ends_at', to_char(o.ends_at, 'HH24:MI'),
      'suggested_min_age', public.suggested_min_age(o.kind, o.machines, o.chemicals, o.heavy_lifting, o.alone, o.late_or_alcohol),
      'weeks', private.free_weeks_of(o.id), 'seats', (select max(s.seats) from public.opening_seat s where s.opening_id = o.id),
      'owner', (select jsonb_build_object('name', m.name, 'phone', m.phone, 'email', m.email) from public.partner_member m
        where m.partner_id = p.id and m.is_owner and m.removed_at is null order by m.name limit 1))
    into answer
  from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
  where o.id = opening_id and private.looks_after(p.id);
  if answer is null then
    perform private.fail('not_found');
  end if;
  return answer;
end $$;
comment on function public.opening_to_look_at(uuid) is 'One opening with everything its partner wrote, for its consultant and the secretariat, whatever its status. not_found for everybody else.';

create function public.secretariat_desk() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  today date := private.today();
begin
  if not private.has_role('secretariat') then
    perform private.fail('not_allowed');
  end if;
  return jsonb_build_object(
    'today', today,
    'open_needs', (select count(*) from public.need n where n.ended_at is null),
    'without_contact', (select count(*) from public.need n join public.young_person y on y.id = n.young_person_id
      join public.staff_member s on s.id = y.contact_id where n.ended_at is null and s.left_at is not null),
    'late', (select count(*) from public.need n where n.due_on < today),
    'told', (select count(*) from public.need n where n.ended_at is null and n.secretariat_told_at is not null),
    'contact_changes', (select count(*) from public.contact_change c where not c.planned and c.at >= private.now() - interval '365 days'),
    'planned_changes', (select count(*) from public.contact_change c where c.planned and c.at >= private.now() - interval '365 days'),
    'tasks_late', (select count(*) from public.task t where t.done_at is null and t.due_on < today),
    'partners_waiting', (select coalesce(jsonb_agg(private.partner_facts(p.id) order by p.due_on, p.applied_at), '[]')
      from public.partner p where p.status in ('applied', 'under_review')),
    'partners_active', (select count(*) from public.partner p where p.status in ('active', 'renewal_due')),
    'openings', public.openings_to_look_at(),
    'closings', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
        'kind', n.kind, 'close_on', n.close_on, 'outcome', n.close_outcome, 'receiver', n.close_receiver, 'contact', s.name) order by n.close_on), '[]')
      from public.need n join public.young_person y on y.id = n.young_person_id join public.staff_member s on s.id = y.contact_id
      where n.close_on is not null and n.ended_at is null));
end $$;
comment on function public.secretariat_desk() is 'The guarantee today: partners and openings that wait for an answer, closings announced, and the figures that must be known. Secretariat only.';

grant execute on function public.coordinator_desk(text, uuid, text, text, integer, integer), public.colleagues(), public.pupil_page(uuid),
  public.suggest_openings_for(uuid, text, integer), public.class_overview(), public.staff_tasks(text), public.school_approvals(),
  public.partner_for_staff(uuid), public.partners_for_staff(text, text, integer), public.openings_to_look_at(), public.opening_to_look_at(uuid),
  public.secretariat_desk() to authenticated;
