-- One pupil's page: everything that those who may help her need, and openings to suggest.

-- ── One pupil ───────────────────────────────────────────────────────────────

create function private.free_days_of(opening_id uuid, most integer default 40) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('day', f.day, 'free', f.free) order by f.day), '[]') from (
    select s.day, s.seats - s.taken as free from public.opening_seat s join public.opening o on o.id = s.opening_id
    where s.opening_id = free_days_of.opening_id and s.day > private.today() and s.taken < s.seats and not private.is_closed(o.workplace_id, s.day)
    order by s.day limit free_days_of.most) f
$$;
comment on function private.free_days_of(uuid, integer) is 'The days ahead on which an opening has a seat.';

create function private.free_weeks_of(opening_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('week', f.week, 'days', f.days) order by f.week), '[]') from (
    select date_trunc('week', s.day)::date as week, count(*) as days from public.opening_seat s join public.opening o on o.id = s.opening_id
    where s.opening_id = free_weeks_of.opening_id and s.day > private.today() and s.taken < s.seats and not private.is_closed(o.workplace_id, s.day)
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
    'closed', private.closures_ahead(w.id),
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
    'missing', to_jsonb(private.papers_missing(p.id)),
    'may_say_for_school', private.may_say_for_school(n.young_person_id, n.kind, 'self'),
    'may_write_schools_yes', private.may_say_for_school(n.young_person_id, n.kind, 'phone'),
    'counts_days', exists (select from public.placement_day d where d.placement_id = p.id),
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
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then
    -- Whether there is such a person is nobody else's business.
    perform private.fail('not_found');
  end if;
  perform private.note_look(young_person_id);
  return (
    select jsonb_build_object(
      'today', private.today(),
      'person', jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'birth_date', y.birth_date,
        'age', private.age_on(y.birth_date, private.today()), 'situation', y.situation, 'class', k.name, 'grade', private.grade_of(y.id),
        'school', coalesce(c.name, y.outside_school), 'email', y.email, 'phone', y.phone, 'emergency_name', y.emergency_name,
        'emergency_phone', y.emergency_phone, 'has_account', y.user_id is not null, 'reachable', private.is_reachable(y.id), 'unlisted', y.unlisted, 'via_contact_only', y.via_contact_only),
      'duty', private.duty_days(y.id),
      'contact', jsonb_build_object('id', s.id, 'name', s.name, 'title', s.title, 'phone', s.phone, 'email', s.email,
        'is_me', s.id = private.my_staff_id(),
        'stand_in', private.stand_in_for(s.id), 'answers_is_me', private.answers_for(s.id) = private.my_staff_id()),
      'guardian', (select jsonb_build_object('id', g.id, 'name', g.name, 'email', g.email, 'phone', g.phone, 'language', g.language,
          'answers', (select coalesce(jsonb_agg(jsonb_build_object('answer', q.answer, 'at', q.answered_at, 'via', q.answered_via,
              'asked_at', q.asked_at, 'kind', n.kind) order by q.asked_at desc), '[]')
            from private.guardian_request q join public.need n on n.id = q.need_id where q.guardian_id = g.id))
        from public.guardian g where g.young_person_id = y.id and g.stopped_at is null),
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
      'tasks', (select coalesce(jsonb_agg(private.task_facts(t) || jsonb_build_object('staff', w.name, 'mine', w.id in (select private.my_desks()), 'partner', p.name) order by private.task_rank(t), t.due_on, t.made_at, t.id), '[]')
        from public.task t join public.staff_member w on w.id = t.staff_id left join public.partner p on p.id = t.partner_id
        where t.young_person_id = y.id and t.done_at is null),
      'contact_changes', (select coalesce(jsonb_agg(jsonb_build_object('from', f.name, 'to', t.name, 'note', h.note, 'planned', h.planned, 'at', h.at) order by h.at desc), '[]')
        from public.contact_change h join public.staff_member f on f.id = h.from_id join public.staff_member t on t.id = h.to_id
        where h.young_person_id = y.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'lifecycle', e.lifecycle, 'command', e.command,
          'from', e.from_status, 'to', e.to_status, 'actor', e.actor, 'channel', e.channel, 'code', e.code, 'by', e.by, 'place', e.place,
          'link_to', e.link_to) order by e.id desc), '[]')
        from (select v.*, private.link_sent_to(v) as link_to, w.name as by, coalesce(p.name, private.host_name(a.host_id)) as place from public.event v
          left join public.staff_member w on w.user_id = v.caller
          left join public.partner p on p.id = v.partner_id
          left join public.application a on a.id = v.application_id
          where v.young_person_id = y.id order by v.id desc limit 200) e))
    from public.young_person y join public.staff_member s on s.id = y.contact_id
    left join public.school_class k on k.id = y.class_id left join public.school c on c.id = k.school_id
    where y.id = young_person_id);
end $$;
comment on function public.pupil_page(uuid) is 'Everything about one young person that those who may help her need: needs with wishes, placements and hand-overs, guardian, tasks, notes, changes of contact person, and the latest 200 events. not_found for everybody else. That somebody looked is noted for her: private.look.';

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

