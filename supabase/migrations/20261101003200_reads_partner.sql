-- What a partner reads. No table is open to partners: each of these functions gives what the step allows, and no more.

create function private.age_band(birth_date date) returns text
language sql stable set search_path = '' as $$
  select case when a.years < 13 then 'under_13' when a.years < 15 then '13_14' when a.years < 18 then '15_17'
    when a.years < 25 then '18_24' else '25_29' end
  from (select private.age_on(age_band.birth_date, private.today()) as years) a
$$;
comment on function private.age_band(date) is 'How old in bands, for whoever must not know the birthday: under_13, 13_14, 15_17, 18_24, 25_29.';

create function private.partner_step(application_id uuid) returns text
language sql stable set search_path = '' security definer as $$
  select case
    when a.status = 'waiting' then 'not_sent'
    when a.status = 'live' and a.visit_on is null then 'applied'
    when a.status in ('live', 'offered') then 'visit_or_offer'
    when a.status = 'accepted' and p.id is not null and (p.ended_at is null or (q.status <> 'suspended'
      and private.today() < (p.ended_at at time zone 'Europe/Copenhagen')::date + private.setting_number('partner_sees_days_after', 14)))
      then 'agreement'
    else 'gone' end
  from public.application a
  join public.host h on h.id = a.host_id
  join public.workplace w on w.id = h.workplace_id
  join public.partner q on q.id = w.partner_id
  left join public.placement p on p.application_id = a.id
  where a.id = partner_step.application_id
$$;
comment on function private.partner_step(uuid) is 'How much of a young person the workplace sees (law 5): not_sent, applied, visit_or_offer, agreement, gone. An agreement is gone 14 days after it ended (setting partner_sees_days_after), at once from a suspended partner; a wish that was helped on, declined or withdrawn is gone at once.';

create function public.partner_inbox(partner_id uuid)
returns table (application_id uuid, step text, status public.application_status, turn public.actor, due_on date, first_name text, age_band text,
  kind public.opening_kind, opening_id uuid, opening_title text, workplace_id uuid, workplace_name text, week date, asked_at timestamptz,
  waits_since date, visit_on date, visit_at text, contact_name text, contact_phone text)
language sql stable security definer set search_path = '' as $$
  select a.id, private.partner_step(a.id), a.status, n.next_actor, n.due_on, y.first_name, private.age_band(y.birth_date),
    coalesce(o.kind, n.kind), o.id, o.title, w.id, w.name, a.week, a.live_at, private.waits_since(n), a.visit_on, to_char(a.visit_at, 'HH24:MI'), s.name, s.phone
  from public.application a
  join public.need n on n.id = a.need_id
  join public.young_person y on y.id = n.young_person_id
  join public.staff_member s on s.id = y.contact_id
  join public.host h on h.id = a.host_id
  join public.workplace w on w.id = h.workplace_id
  left join public.opening o on o.id = a.opening_id
  where w.partner_id = partner_inbox.partner_id and a.status in ('live', 'offered') and private.works_at(w.id)
  order by (n.next_actor = 'partner') desc, n.due_on, a.live_at, a.id
$$;
comment on function public.partner_inbox(uuid) is 'Everybody who has asked at the caller''s workplaces, those who wait for the workplace first. First name and age band only; never rank, phone, school or birthday. waits_since is the day of her first wish while nobody has offered her a place: a number of days, not whom she asked.';
grant execute on function public.partner_inbox(uuid) to authenticated;

create function public.partner_home(partner_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.belongs_to(partner_id) then
    perform private.fail('not_allowed');
  end if;
  return (
    select jsonb_build_object(
      'partner', jsonb_build_object('id', p.id, 'public_id', p.public_id, 'name', p.name, 'status', p.status, 'paused_until', p.paused_until,
        'review_note', p.review_note, 'due_on', p.due_on, 'promise_days', p.promise_days, 'branches', p.branches,
        'is_owner', private.owns(p.id), 'valid_to', (select max(g.valid_to) from public.partnership_agreement g where g.partner_id = p.id),
        'consultant', (select jsonb_build_object('name', s.name, 'title', s.title, 'phone', s.phone) from public.staff_member s where s.id = p.consultant_id)),
      'workplaces', coalesce((
        select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'street', w.street, 'postcode', w.postcode, 'town', c.name, 'phone', w.phone,
          'bus', w.bus, 'step_free', w.step_free, 'quiet', w.quiet) order by w.name, w.id)
        from public.workplace w join public.postcode c on c.code = w.postcode
        where w.partner_id = p.id and w.closed_at is null and private.works_at(w.id)), '[]'),
      'openings', coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'public_id', o.public_id, 'title', o.title, 'kind', o.kind, 'status', o.status,
          'branch', o.branch, 'special', o.special, 'workplace_id', w.id, 'workplace_name', w.name, 'seats_in_all', o.seats_in_all,
          'places_taken', o.places_taken, 'due_on', o.due_on, 'review_note', o.review_note, 'touched_at', o.touched_at,
          'by_day', exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null),
          'free', (select coalesce(sum(s.seats - s.taken), 0) from public.opening_seat s where s.opening_id = o.id and (s.day is null or s.day > private.today())),
          'free_weeks', coalesce((select jsonb_agg(distinct date_trunc('week', s.day)::date) from public.opening_seat s
            where s.opening_id = o.id and s.day > private.today() and s.taken < s.seats), '[]'),
          'asked', (select count(*) from public.application a where a.opening_id = o.id and a.status in ('live', 'offered')))
          order by o.status, o.title, o.id)
        from public.opening o join public.workplace w on w.id = o.workplace_id
        where w.partner_id = p.id and private.works_at(w.id)), '[]'),
      'placements', coalesce((
        select jsonb_agg(private.partner_placement(x.id) order by x.starts_on, x.id)
        from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
        where w.partner_id = p.id and private.works_at(w.id) and private.partner_step(x.application_id) = 'agreement'), '[]'),
      'helped_on', (select count(*) from public.hand_over v where v.partner_id = p.id and v.reason not in ('no_answer', 'offer_ran_out') and v.at > private.now() - interval '1 year'),
      'taken_in', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
        where w.partner_id = p.id and x.status in ('under_way', 'completed')))
    from public.partner p where p.id = partner_id);
end $$;
comment on function public.partner_home(uuid) is 'A partner''s desk for one of its members: the agreement, the caller''s workplaces with their openings (drafts too) and the young people who are coming or there. Errors: not_allowed.';
grant execute on function public.partner_home(uuid) to authenticated;

create function private.partner_placement(placement_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', x.id, 'application_id', x.application_id, 'status', x.status, 'starts_on', x.starts_on, 'ends_on', x.ends_on,
    'ended_on', (x.ended_at at time zone 'Europe/Copenhagen')::date,
    'name', y.first_name || ' ' || y.last_name, 'first_name', y.first_name, 'kind', n.kind, 'opening_title', o.title,
    'workplace_id', w.id, 'workplace_name', w.name,
    'counts_days', exists (select from public.placement_day d where d.placement_id = x.id), 'papers_due_on', x.papers_due_on, 'paper', r.paper,
    'host_agreed', x.host_agreed_at is not null,
    'school_agreed', case when r.school_approves then x.school_agreed_at is not null end,
    'guardian_agreed', case when private.guardian_needed(n.id, 'agreement') then x.guardian_agreed_at is not null end,
    'days', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'day', d.day, 'from_time', to_char(d.from_time, 'HH24:MI'),
        'to_time', to_char(d.to_time, 'HH24:MI'), 'state', d.state) order by d.day, d.from_time)
      from public.placement_day d where d.placement_id = x.id), '[]'))
  from public.placement x
  join public.need n on n.id = x.need_id
  join private.kind_rule r on r.kind = n.kind
  join public.young_person y on y.id = n.young_person_id
  join public.host h on h.id = x.host_id
  join public.workplace w on w.id = h.workplace_id
  join public.application a on a.id = x.application_id
  left join public.opening o on o.id = a.opening_id
  where x.id = partner_placement.placement_id
$$;
comment on function private.partner_placement(uuid) is 'A placement as its workplace sees it. Asks nobody who may: call it for the third step only.';

create function public.partner_case(application_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := (select p from public.application p where p.id = application_id);
  the_workplace uuid := (select h.workplace_id from public.host h where h.id = a.host_id);
  step text := private.partner_step(application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  seen jsonb;
begin
  perform private.must_be_signed_in();
  if a.id is null or the_workplace is null or step = 'not_sent' or not private.works_at(the_workplace) then
    perform private.fail('not_found');
  end if;
  if step <> 'gone' then
    perform private.note_look(y.id, (select w.partner_id from public.workplace w where w.id = the_workplace));
  end if;
  -- What is so at every step is about the workplace's own opening, and whom to call.
  select jsonb_build_object('id', a.id, 'step', step, 'status', a.status, 'partner_id', w.partner_id, 'partner_name', q.name,
      'partner_public_id', q.public_id, 'workplace_id', w.id, 'workplace_name', w.name, 'kind', coalesce(o.kind, n.kind),
      'opening_id', o.id, 'opening_title', o.title, 'opening_status', o.status, 'contact', private.contact_of(y.id))
    into seen
  from public.workplace w join public.partner q on q.id = w.partner_id left join public.opening o on o.id = a.opening_id
  where w.id = the_workplace;

  if step = 'gone' then
    return seen || jsonb_build_object('ended_at', a.ended_at,
      'helped_on', (select jsonb_build_object('target', v.target, 'to_partner', t.name)
        from public.hand_over v left join public.opening k on k.id = v.target_opening_id left join public.workplace x on x.id = k.workplace_id
        left join public.partner t on t.id = x.partner_id where v.id = a.hand_over_id));
  end if;

  seen := seen || jsonb_build_object('first_name', y.first_name, 'age_band', private.age_band(y.birth_date), 'week', a.week,
    'reasons', a.reasons, 'own_words', a.own_words, 'asked_at', a.live_at, 'due_on', n.due_on, 'turn', n.next_actor,
    'days_left', private.days_left(n.id), 'rhythm', private.wished_rhythm(a.id), 'help_on_agreed', n.help_on_agreed, 'may_go_on', n.hops < least(private.setting_number('help_on_hops', 2), 2),
    'room', (select jsonb_build_object('meet_at', to_char(o.meet_at, 'HH24:MI'), 'ends_at', to_char(o.ends_at, 'HH24:MI'), 'starts_on', o.starts_on,
        'by_day', exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null),
        'full', o.seats_in_all is not null and o.places_taken >= o.seats_in_all and not exists (
          select from public.seat_hold h where h.application_id = a.id),
        'days', coalesce((select jsonb_agg(jsonb_build_object('day', s.day,
            'free', not private.is_closed(the_workplace, s.day) and s.taken < s.seats or exists (select from public.seat_hold h where h.opening_seat_id = s.id and h.application_id = a.id)) order by s.day)
          from public.opening_seat s where s.opening_id = o.id and s.day > private.today()), '[]'))
      from public.opening o where o.id = a.opening_id));
  if step = 'applied' then
    return seen;
  end if;

  seen := seen || jsonb_build_object('phone', case when a.may_call then y.phone end, 'visit_on', a.visit_on, 'visit_at', to_char(a.visit_at, 'HH24:MI'),
    'hold_until', a.hold_until, 'starts_on', a.starts_on,
    'offered_days', coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'from_time', to_char(d.from_time, 'HH24:MI'),
      'to_time', to_char(d.to_time, 'HH24:MI')) order by d.day) from public.placement_day d where d.application_id = a.id), '[]'));
  if step = 'visit_or_offer' then
    return seen;
  end if;

  return seen || jsonb_build_object('last_name', y.last_name, 'phone', y.phone,
    'emergency_name', y.emergency_name, 'emergency_phone', y.emergency_phone,
    'school', coalesce((select s.name from public.school_class k join public.school s on s.id = k.school_id where k.id = y.class_id), y.outside_school),
    'placement', (select private.partner_placement(x.id) from public.placement x where x.application_id = a.id));
end $$;
comment on function public.partner_case(uuid) is 'One young person as the workplace sees her now (law 5). applied: first name, age band, week, choices. visit_or_offer: also her number, if she said they may call. agreement: also full name, number, school, one emergency number. gone: nothing of her, only where she was helped on. Never birthday, address, rank, guardian or class. Errors: not_found, also for another workplace''s.';
grant execute on function public.partner_case(uuid) to authenticated;

create function public.near_openings_for(application_id uuid)
returns table (opening_id uuid, public_id text, title text, partner_name text, town text, km double precision, free_days bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  asked public.application := (select p from public.application p where p.id = near_openings_for.application_id);
  here uuid := (select h.workplace_id from public.host h where h.id = asked.host_id);
begin
  perform private.must_be_signed_in();
  if here is null or private.partner_step(application_id) not in ('applied', 'visit_or_offer', 'agreement') or not private.works_at(here) then
    perform private.fail('not_found');
  end if;
  return query
    -- One place of each partner: three doors, not three of the same.
    select d.opening_id, d.public_id, d.title, d.partner_name, d.town, d.km, d.free_days
    from (
      select distinct on (p.id) f.opening_id, o.public_id, o.title, p.name as partner_name, c.name as town, f.km, f.free_days, f.place
      from private.near_openings(asked.need_id, here, asked.week, 20) with ordinality as f (opening_id, km, free_days, place)
      join public.opening o on o.id = f.opening_id
      join public.workplace w on w.id = o.workplace_id
      join public.partner p on p.id = w.partner_id
      join public.postcode c on c.code = w.postcode
      order by p.id, f.place) d
    order by d.place limit 3;
end $$;
comment on function public.near_openings_for(uuid) is 'Up to three places of three partners with a free seat at this moment, for somebody whom the caller''s workplace helps on: same branch first, then the nearest. Errors: not_found.';
grant execute on function public.near_openings_for(uuid) to authenticated;

create function public.stop_preview(partner_id uuid, opening_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if (opening_id is null and not private.owns(partner_id)) or (opening_id is not null and not private.may_edit_opening(opening_id)) then
    perform private.fail('not_allowed');
  end if;
  return (
    with asked as (
      select a.id, a.status, d.help_on_agreed,
        case when a.status = 'live' and d.help_on_agreed and d.hops < least(private.setting_number('help_on_hops', 2), 2)
          then (select f.opening_id from private.near_openings(a.need_id, w.id, a.week, 1) f) end as near
      from public.application a join public.need d on d.id = a.need_id join public.opening o on o.id = a.opening_id
      join public.workplace w on w.id = o.workplace_id
      where a.status in ('waiting', 'live', 'offered') and (o.id = opening_id or (opening_id is null and w.partner_id = stop_preview.partner_id)))
    select jsonb_build_object(
      'asked', (select count(*) from asked a where a.status = 'live'),
      'offered', (select count(*) from asked a where a.status = 'offered'),
      'wished', (select count(*) from asked a where a.status = 'waiting'),
      'to_places', coalesce((select jsonb_agg(distinct p.name) from asked a join public.opening o on o.id = a.near
        join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id), '[]'),
      'placements_ahead', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
        join public.application b on b.id = x.application_id
        where x.status in ('arranging', 'ready') and (b.opening_id = opening_id or (opening_id is null and w.partner_id = stop_preview.partner_id))),
      'placements_running', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
        join public.application b on b.id = x.application_id
        where x.status = 'under_way' and (b.opening_id = opening_id or (opening_id is null and w.partner_id = stop_preview.partner_id)))));
end $$;
comment on function public.stop_preview(uuid, uuid) is 'Whom it touches if an opening is filled, paused or ended, or (without an opening) the whole partner stops: how many, and to which places they would be helped on. Numbers only, nobody by name. Errors: not_allowed.';
grant execute on function public.stop_preview(uuid, uuid) to authenticated;

create function public.opening_to_edit(opening_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.may_edit_opening(opening_id) then
    perform private.fail('not_found');
  end if;
  return (
    select to_jsonb(o) - 'lexemes' || jsonb_build_object('partner_id', p.id, 'partner_name', p.name, 'partner_status', p.status,
      'partner_public_id', p.public_id, 'workplace_name', w.name, 'street', w.street, 'postcode', w.postcode, 'town', c.name,
      'assessed', o.assessed_at is not null, 'edition', private.edition(o),
      'first_one', not exists (select from public.opening x join public.workplace v on v.id = x.workplace_id where v.partner_id = p.id and x.published_at is not null),
      'consultant', (select jsonb_build_object('name', s.name, 'title', s.title, 'phone', s.phone) from public.staff_member s where s.id = p.consultant_id),
      'seats', coalesce((select jsonb_agg(jsonb_build_object('day', s.day, 'seats', s.seats, 'taken', s.taken) order by s.day)
        from public.opening_seat s where s.opening_id = o.id), '[]'))
    from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
    join public.postcode c on c.code = w.postcode
    where o.id = opening_id);
end $$;
comment on function public.opening_to_edit(uuid) is 'Everything of an opening for those who work there, drafts too, with its seats and how many are taken. Errors: not_found.';
grant execute on function public.opening_to_edit(uuid) to authenticated;

create function public.partner_to_edit(partner_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.owns(partner_id) then
    perform private.fail('not_allowed');
  end if;
  return (
    select jsonb_build_object('id', p.id, 'edition', private.edition(p), 'public_id', p.public_id, 'cvr', p.cvr, 'p_unit', p.p_unit, 'name', p.name, 'form', p.form, 'branches', p.branches,
      'about', p.about, 'why', p.why, 'website', p.website, 'size_band', p.size_band, 'status', p.status, 'paused_until', p.paused_until,
      'promise_days', p.promise_days, 'special_places', p.special_places, 'review_note', p.review_note, 'due_on', p.due_on,
      'agreement', (select jsonb_build_object('accepted_by', g.accepted_by, 'accepted_on', (g.helps_all_at at time zone 'Europe/Copenhagen')::date,
          'valid_from', g.valid_from, 'valid_to', g.valid_to)
        from public.partnership_agreement g where g.partner_id = p.id order by g.valid_to desc nulls first limit 1),
      'workplaces', coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'edition', private.edition(w), 'name', w.name, 'p_unit', w.p_unit, 'street', w.street,
          'postcode', w.postcode, 'town', c.name, 'phone', w.phone, 'bus', w.bus, 'step_free', w.step_free, 'quiet', w.quiet) order by w.name, w.id)
        from public.workplace w join public.postcode c on c.code = w.postcode where w.partner_id = p.id and w.closed_at is null), '[]'),
      'members', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'title', m.title, 'email', m.email, 'is_owner', m.is_owner,
          'has_signed_in', m.user_id is not null, 'is_me', m.user_id is not distinct from private.me(),
          'workplaces', coalesce((select jsonb_agg(w.name order by w.name) from public.partner_member_workplace x join public.workplace w on w.id = x.workplace_id
            where x.member_id = m.id), '[]')) order by m.is_owner desc, m.name, m.id)
        from public.partner_member m where m.partner_id = p.id and m.removed_at is null), '[]'))
    from public.partner p where p.id = partner_id);
end $$;
comment on function public.partner_to_edit(uuid) is 'What the owner may change: the partner, its workplaces and members. Errors: not_allowed for everybody else.';
grant execute on function public.partner_to_edit(uuid) to authenticated;
