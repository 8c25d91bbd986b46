-- What a young person reads: her own search whole, and the places that she is about to apply for.

create function public.places_to_apply_for(public_ids text[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
      'public_id', o.public_id, 'id', o.id, 'kind', o.kind, 'title', o.title, 'branch', o.branch, 'min_age', o.min_age,
      'place', p.name, 'workplace', w.name, 'town', c.name,
      'is_open', o.status = 'published' and (o.apply_before is null or o.apply_before >= private.today())
        and (o.seats_in_all is null or o.places_taken < o.seats_in_all),
      'by_day', exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null),
      'starts_on', o.starts_on, 'outside_url', o.outside_url,
      'weeks', coalesce((
        select jsonb_agg(jsonb_build_object('week', x.week, 'free_days', x.free_days) order by x.week)
        from (select date_trunc('week', s.day)::date as week, count(*) filter (where s.taken < s.seats and not private.is_closed(w.id, s.day)) as free_days
          from public.opening_seat s where s.opening_id = o.id and s.day > private.today()
          group by 1) x
        where x.free_days > 0), '[]')) order by array_position(places_to_apply_for.public_ids, o.public_id)), '[]')
  from public.opening o
  join public.workplace w on w.id = o.workplace_id
  join public.partner p on p.id = w.partner_id
  join public.postcode c on c.code = w.postcode
  where o.public_id = any (places_to_apply_for.public_ids[1:9]) and private.opening_is_public(o.id)
$$;
comment on function public.places_to_apply_for(text[]) is 'The openings that somebody has picked, in her order, with the weeks that have a free day. What is no longer public is left out.';
grant execute on function public.places_to_apply_for(text[]) to anon, authenticated;

create function private.person_page(person uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object(
    'id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'birth_date', y.birth_date, 'situation', y.situation,
    'school', coalesce(s.name, y.outside_school), 'class_name', k.name, 'grade', private.grade_of(y.id),
    'email', y.email, 'phone', y.phone, 'emergency_name', y.emergency_name, 'emergency_phone', y.emergency_phone,
    'contact', private.contact_of(y.id),
    'guardian', (select jsonb_build_object('name', g.name, 'email', g.email, 'phone', g.phone, 'language', g.language)
      from public.guardian g where g.young_person_id = y.id and g.stopped_at is null),
    'call_due_on', (select min(t.due_on) from public.task t where t.young_person_id = y.id and t.kind = 'call_me' and t.done_at is null))
  from public.young_person y
  left join public.school_class k on k.id = y.class_id
  left join public.school s on s.id = k.school_id
  where y.id = person_page.person
$$;
comment on function private.person_page(uuid) is 'A young person as she sees herself: who helps her, whom she named, how she is reached.';

create function private.application_page(application_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object(
    'id', a.id, 'status', a.status, 'rank', a.rank, 'week', a.week, 'reasons', a.reasons, 'own_words', a.own_words, 'may_call', a.may_call,
    'visit_on', a.visit_on, 'visit_at', to_char(a.visit_at, 'HH24:MI'), 'starts_on', a.starts_on, 'ended_at', a.ended_at,
    'place', coalesce(p.name, h.name), 'own_place', h.workplace_id is null, 'contact_name', h.contact_name,
    'address', coalesce(w.street || ', ' || w.postcode || ' ' || c.name, h.address), 'phone', coalesce(w.phone, h.phone),
    'opening', case when o.id is not null then jsonb_build_object('public_id', o.public_id, 'title', o.title, 'branch', o.branch,
      'meet_who', o.meet_who, 'clothes', o.clothes, 'food', o.food, 'bus', w.bus, 'hours_a_week', o.hours_a_week, 'outside_url', o.outside_url) end,
    'days', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'day', d.day, 'from_time', to_char(d.from_time, 'HH24:MI'),
        'to_time', to_char(d.to_time, 'HH24:MI'), 'state', d.state) order by d.day)
      from public.placement_day d where d.application_id = a.id), '[]'),
    'placement', (select jsonb_build_object('id', x.id, 'status', x.status, 'starts_on', x.starts_on, 'ends_on', x.ends_on,
        'papers_due_on', x.papers_due_on, 'host_agreed', x.host_agreed_at is not null, 'school_agreed', x.school_agreed_at is not null,
        'guardian_agreed', x.guardian_agreed_at is not null)
      from public.placement x where x.application_id = a.id))
  from public.application a
  join public.host h on h.id = a.host_id
  left join public.workplace w on w.id = h.workplace_id
  left join public.partner p on p.id = w.partner_id
  left join public.postcode c on c.code = w.postcode
  left join public.opening o on o.id = a.opening_id
  where a.id = application_page.application_id
$$;
comment on function private.application_page(uuid) is 'One of her wishes as she reads it: the place, its days, a visit, and how far the papers are.';

create function private.thread_of(need_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  with began as (
    select min(e.at) as at from public.event e where e.need_id = thread_of.need_id and e.lifecycle = 'need'),
  family as (
    select n.id from public.need n where private.root_need(n.id) = private.root_need(thread_of.need_id))
  select coalesce(jsonb_agg(jsonb_build_object(
      'at', e.at, 'lifecycle', e.lifecycle, 'command', e.command, 'from_status', e.from_status, 'to_status', e.to_status,
      'actor', e.actor, 'channel', e.channel, 'code', e.code,
      'place', coalesce(p.name, (select q.name from public.partner q where q.id = e.partner_id), h.name),
      'staff_name', m.name, 'link_to', private.link_sent_to(e)) order by e.id), '[]')
  from public.event e
  left join public.application a on a.id = e.application_id
  left join public.host h on h.id = a.host_id
  left join public.workplace w on w.id = h.workplace_id
  left join public.partner p on p.id = w.partner_id
  left join public.staff_member m on m.user_id = e.caller
  where e.need_id = thread_of.need_id
    -- The guardian is asked once for the whole family; a part that was split off reads the answer too.
    or (e.lifecycle = 'guardian' and e.need_id in (select f.id from family f) and e.at > (select b.at from began b))
$$;
comment on function private.thread_of(uuid) is 'Every event of a need, oldest first, with the name of the place and of the member of staff who acted.';

create function private.need_page(need_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object(
    'id', n.id, 'kind', n.kind, 'is_duty', n.is_duty, 'status', n.status, 'due_on', n.due_on,
    'is_late', n.due_on < private.today() or n.secretariat_told_at is not null,
    'raised_at', n.raised_at, 'first_offer_at', n.first_offer_at, 'ended_at', n.ended_at, 'days_wanted', n.days_wanted, 'days_left', private.days_left(n.id),
    'interests', n.interests, 'help_on_agreed', n.help_on_agreed, 'is_split', n.split_from_id is not null,
    'came_from', (select p.name from public.partner p where p.id = n.came_from_partner_id),
    'rest_until', n.rest_until, 'close_outcome', n.close_outcome, 'close_receiver', n.close_receiver, 'close_on', n.close_on,
    'may_reopen', n.ended_at >= private.now() - make_interval(days => private.setting_number('reopen_days', 90))
      and (n.split_from_id is not null or not exists (select from public.need d where d.young_person_id = n.young_person_id
        and d.kind is not distinct from n.kind and d.ended_at is null and d.split_from_id is null)),
    'guardian', jsonb_build_object('before_sent', private.guardian_needed(n.id, 'before_sent'), 'at_agreement', private.guardian_needed(n.id, 'agreement'),
      'asked', q.id is not null, 'answer', private.guardian_says(n.id)),
    'applications', coalesce((select jsonb_agg(private.application_page(a.id) order by a.rank) from public.application a where a.need_id = n.id), '[]'),
    'suggestions', coalesce((select jsonb_agg(jsonb_build_object('public_id', o.public_id, 'title', o.title, 'kind', o.kind, 'branch', o.branch,
        'place', p.name, 'reason', s.reason) order by s.position)
      from public.suggestion s join public.opening o on o.id = s.opening_id join public.workplace w on w.id = o.workplace_id
      join public.partner p on p.id = w.partner_id where s.need_id = n.id), '[]'),
    'events', private.thread_of(n.id))
  from public.need n
  left join lateral (select r.id from private.guardian_request r join public.guardian g on g.id = r.guardian_id
    where r.need_id = private.root_need(n.id) and g.stopped_at is null limit 1) q on true
  where n.id = need_page.need_id
$$;
comment on function private.need_page(uuid) is 'One need as the young person reads it, with its wishes, what was suggested, and its red thread.';

create function public.my_search() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in());
begin
  if me is null then
    return null;
  end if;
  return jsonb_build_object(
    'today', private.today(),
    'person', private.person_page(me),
    'duty', private.duty_days(me),
    'needs', coalesce((select jsonb_agg(private.need_page(n.id) order by (n.ended_at is null) desc, n.ended_at desc, n.opened_at, n.split_from_id nulls first, n.id)
      from public.need n where n.young_person_id = me), '[]'));
end $$;
comment on function public.my_search() is 'All that a young person sees of her search; null for an account that is no young person. Errors: not_signed_in.';
grant execute on function public.my_search() to authenticated;
