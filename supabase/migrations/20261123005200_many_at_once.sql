-- What a contact person does for many in one act. Each stands for herself: one that cannot be done keeps nobody else back,
-- and the report says line by line what became of each.

create table private.bulk_act (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references public.staff_member on delete cascade,
  act text not null check (act in ('forward', 'remind', 'suggest', 'came')),
  at timestamptz not null default private.now()
);
comment on table private.bulk_act is 'One act for many: forwarded, reminded, suggested to, written down as there.';
comment on column private.bulk_act.id is 'Key; the report''s address.';
comment on column private.bulk_act.staff_id is 'Who did it, and may read the report.';
comment on column private.bulk_act.act is 'forward, remind, suggest or came.';
comment on column private.bulk_act.at is 'When. Reports are forgotten after 30 days.';
create index on private.bulk_act (staff_id);

create table private.bulk_line (
  bulk_act_id uuid not null references private.bulk_act on delete cascade,
  need_id uuid not null references public.need on delete cascade,
  outcome text not null check (outcome ~ '^[a-z_]+$'),
  primary key (bulk_act_id, need_id)
);
comment on table private.bulk_line is 'What became of each need in an act for many.';
comment on column private.bulk_line.bulk_act_id is 'Which act.';
comment on column private.bulk_line.need_id is 'Which need.';
comment on column private.bulk_line.outcome is 'done, a failure code, why nobody could be reminded, or told_already.';
create index on private.bulk_line (need_id);
alter table private.bulk_act enable row level security;
alter table private.bulk_line enable row level security;
revoke all on private.bulk_act, private.bulk_line from anon, authenticated;

create function private.begin_bulk(act text, need_ids uuid[]) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  if private.my_staff_id() is null then
    perform private.fail('not_allowed');
  elsif coalesce(cardinality(need_ids), 0) = 0 then
    perform private.fail('invalid_input', 'need_ids', 'choose_somebody');
  elsif (select count(distinct x) from unnest(need_ids) x) > 200 then
    perform private.fail('invalid_input', 'need_ids', 'at_most_200');
  elsif not exists (select from public.need n where n.id = any (need_ids) and private.can_help(n.young_person_id)) then
    perform private.fail('not_allowed');
  end if;
  delete from private.bulk_act b where b.at < private.now() - interval '30 days';
  insert into private.bulk_act (staff_id, act) values (private.my_staff_id(), begin_bulk.act) returning id into made;
  return made;
end $$;
comment on function private.begin_bulk(text, uuid[]) is 'The report of an act for up to 200, still empty.';

create function private.add_bulk_line(bulk_act_id uuid, need_id uuid, outcome text) returns void
language sql set search_path = '' security definer as $$
  -- A line about a need that does not exist would tell nobody anything.
  insert into private.bulk_line (bulk_act_id, need_id, outcome)
  select add_bulk_line.bulk_act_id, n.id, add_bulk_line.outcome from public.need n where n.id = add_bulk_line.need_id
$$;
comment on function private.add_bulk_line(uuid, uuid, text) is 'What became of one of them.';

create function public.bulk_report(report_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  b private.bulk_act := (select x from private.bulk_act x where x.id = report_id);
begin
  if b.id is null or b.staff_id is distinct from private.my_staff_id() then
    perform private.fail('not_found');
  end if;
  return jsonb_build_object('act', b.act, 'lines', (
    select coalesce(jsonb_agg(jsonb_build_object('outcome', l.outcome, 'mine', private.can_help(y.id),
        'young_person_id', case when private.can_help(y.id) then y.id end,
        'name', case when private.can_help(y.id) then y.first_name || ' ' || y.last_name end,
        'phone', case when private.can_help(y.id) then y.phone end) order by y.last_name, y.first_name), '[]')
    from private.bulk_line l join public.need n on n.id = l.need_id join public.young_person y on y.id = n.young_person_id
    where l.bulk_act_id = b.id));
end $$;
comment on function public.bulk_report(uuid) is 'What became of each in an act for many, for whoever did it. Errors: not_found.';

create function private.outcome_of(state text, message text) returns text
language sql immutable set search_path = '' as
$$ select case when outcome_of.state like 'PT%' then outcome_of.message else 'wrong_status' end $$;
comment on function private.outcome_of(text, text) is 'The failure code of one that could not be done.';

create function public.forward_many(need_ids uuid[], request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one uuid; report uuid; outcome text;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'forward_many', row(need_ids)) then return private.first_result(request_key); end if;
  report := private.begin_bulk('forward', need_ids);
  for one in select distinct x from unnest(need_ids) x order by x loop
    begin
      perform private.forward_one(one);
      outcome := 'done';
    exception when others then
      outcome := private.outcome_of(sqlstate, sqlerrm);
    end;
    perform private.add_bulk_line(report, one, outcome);
  end loop;
  return private.keep_result(request_key, report);
end $$;
comment on function public.forward_many(uuid[], uuid) is 'Forwards up to 200 needs, each for itself. Returns the id of the report: bulk_report.';

-- ── "Mind dem om det" ───────────────────────────────────────────────────────

create function private.was_reminded(key text) returns boolean
language sql stable set search_path = '' security definer as $$
  -- What was asked for in this same act is one reminder for several young people, not a second one.
  select exists (select from private.outbox o where o.key in (was_reminded.key || ':email', was_reminded.key || ':sms') and o.made_at <> private.now())
$$;
comment on function private.was_reminded(text) is 'Whether this reader has been reminded today, before this act.';

create function private.remind_guardian(need_id uuid) returns text
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  g record;
  token text := private.new_token();
  key text;
begin
  select u.id, u.name, u.email, u.phone, u.language, y.first_name, q.id as request_id, q.answer, s.name as contact_name, s.phone as contact_phone into g
  from public.need n join public.young_person y on y.id = n.young_person_id
  join public.staff_member s on s.id = private.answers_for(y.contact_id)
  left join public.guardian u on u.young_person_id = y.id and u.stopped_at is null
  left join private.guardian_request q on q.guardian_id = u.id and q.need_id = private.root_need(n.id)
  where n.id = remind_guardian.need_id;
  if g.id is null then
    return 'guardian_unnamed';
  elsif g.request_id is null then
    perform private.ask_guardian(need_id);
    return 'done';
  elsif g.answer is not null then
    return 'call_guardian';
  end if;
  key := 'reminded_by_hand:' || g.request_id || ':' || private.today();
  if private.was_reminded(key) then
    return 'reminded_today';
  end if;
  -- The token of the first link is known to nobody any more: a new one takes its place, and lives as long.
  update private.guardian_request q set token_hash = private.token_hash(token), expires_on = private.today() + private.setting_number('guardian_link_days', 60)
    where q.id = g.request_id;
  perform private.send('reminder_guardian', g.email, g.phone, jsonb_build_object('need_id', need_id, 'request_id', g.request_id, 'first_name', g.first_name, 'guardian_name', g.name, 'token', token,
    'contact_name', g.contact_name, 'contact_phone', g.contact_phone), key, g.language);
  return 'done';
end $$;
comment on function private.remind_guardian(uuid) is 'Asks a silent guardian again, at most once a day, with a link that takes the place of the first.';

create function private.remind_partner(need_id uuid) returns text
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record;
  r record;
  key text;
  outcome text := 'no_address';
begin
  select x.id, x.host_id, h.workplace_id, w.partner_id, n.due_on, n.status, y.first_name, s.name as contact_name, s.phone as contact_phone into a
  from public.application x join public.need n on n.id = x.need_id join public.young_person y on y.id = n.young_person_id
  join public.staff_member s on s.id = private.answers_for(y.contact_id)
  join public.host h on h.id = x.host_id left join public.workplace w on w.id = h.workplace_id
  where x.need_id = remind_partner.need_id and x.status = 'live';
  if a.workplace_id is null then
    -- A place that she found answers by its link alone, which cannot be sent again: it is called.
    return 'call_place';
  end if;
  for r in select * from private.host_recipients(a.host_id) x where x.email is not null loop
    key := 'reminded_by_hand:' || r.email || ':' || private.today();
    if private.was_reminded(key) then
      outcome := case outcome when 'done' then 'done' else 'reminded_today' end;
      continue;
    end if;
    perform private.send('reminder_partner', r.email, r.phone, jsonb_build_object('need_id', need_id, 'partner_id', a.partner_id, 'application_id', a.id,
      'name', r.name, 'first_name', a.first_name, 'status', a.status, 'due_on', a.due_on, 'contact_name', a.contact_name, 'contact_phone', a.contact_phone), key);
    outcome := 'done';
  end loop;
  return outcome;
end $$;
comment on function private.remind_partner(uuid) is 'Reminds everybody who acts for the workplace that has the application, at most once a day though several wait.';

create function private.remind_one(need_id uuid) returns text
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
  y record;
  key text;
  outcome text;
begin
  select p.first_name, p.email, p.phone, s.name as contact_name, s.title as contact_title, s.phone as contact_phone into y
  from public.young_person p join public.staff_member s on s.id = private.answers_for(p.contact_id) where p.id = n.young_person_id;
  if n.status in ('with_partner', 'visit') then
    outcome := private.remind_partner(n.id);
  elsif n.status in ('wishing', 'offered') then
    key := 'reminded_by_hand:' || n.young_person_id || ':' || private.today();
    outcome := case when y.email is null and y.phone is null then 'no_address' when private.was_reminded(key) then 'reminded_today' else 'done' end;
    if outcome = 'done' then
      perform private.send('reminder_young_person', y.email, y.phone, jsonb_build_object('need_id', n.id, 'first_name', y.first_name, 'status', n.status,
        'due_on', n.due_on, 'is_today', n.due_on = private.today(), 'contact_name', y.contact_name, 'contact_title', y.contact_title, 'contact_phone', y.contact_phone), key);
    end if;
  elsif (n.status = 'with_coordinator' and private.guardian_needed(n.id, 'before_sent') and private.guardian_says(n.id) is null
      and exists (select from public.application a where a.need_id = n.id and a.status = 'waiting'))
    or (n.status in ('arranged', 'under_way') and exists (select from public.placement p where p.need_id = n.id and p.status in ('arranging', 'under_way')
      and 'guardian' = any (private.papers_missing(p.id)))) then
    outcome := private.remind_guardian(n.id);
  elsif n.status in ('arranged', 'under_way') then
    outcome := case when exists (select from public.placement p where p.need_id = n.id and p.status in ('arranging', 'under_way')
      and 'school' = any (private.papers_missing(p.id))) then 'school_missing' else 'nothing_missing' end;
  else
    outcome := case n.status when 'with_coordinator' then 'your_turn' when 'resting' then 'resting' else 'nothing_missing' end;
  end if;
  if outcome = 'done' then
    perform private.record('other', 'remind', null, null, actor, 'self', n.young_person_id, n.id, code => n.status::text);
  end if;
  return outcome;
end $$;
comment on function private.remind_one(uuid) is 'Reminds whoever is next, and says who that could not be: no_address, reminded_today, call_place, call_guardian, guardian_unnamed, school_missing, your_turn, resting, nothing_missing.';

create function public.remind_many(need_ids uuid[], request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one uuid; report uuid; outcome text;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'remind_many', row(need_ids)) then return private.first_result(request_key); end if;
  report := private.begin_bulk('remind', need_ids);
  for one in select distinct x from unnest(need_ids) x order by x loop
    begin
      outcome := private.remind_one(one);
    exception when others then
      outcome := private.outcome_of(sqlstate, sqlerrm);
    end;
    perform private.add_bulk_line(report, one, outcome);
  end loop;
  return private.keep_result(request_key, report);
end $$;
comment on function public.remind_many(uuid[], uuid) is 'Reminds whoever is next in up to 200 needs: the young who have not chosen, partners who have not answered, silent guardians; each reader once a day at most. Returns the id of the report.';

-- ── Suggesting to many ──────────────────────────────────────────────────────

create function private.free_seats_in_week(opening_id uuid, monday date) returns integer
language sql stable set search_path = '' security definer as $$
  select greatest(0, least(
    (select min(s.seats - s.taken) from public.opening_seat s
      where s.opening_id = o.id and s.day between free_seats_in_week.monday and free_seats_in_week.monday + 6 and s.day > private.today()),
    o.seats_in_all - o.places_taken)
    - (select count(distinct g.need_id)::integer from public.suggestion g join public.need n on n.id = g.need_id and n.status = 'wishing' where g.opening_id = o.id))
  from public.opening o where o.id = free_seats_in_week.opening_id
$$;
comment on function private.free_seats_in_week(uuid, date) is 'How many more young people an opening can be suggested to for a week: its free seats (those of its fullest day), less those who are choosing among it already. 0 or null where it has none.';

create function public.week_suggestions(monday date, need_ids uuid[]) returns table (
  need_id uuid, young_person_id uuid, first_name text, last_name text, class_name text, opening_id uuid, public_id text, title text, partner_name text, km integer, why text[])
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one record; place record;
  -- How many more each opening can be shown to; asked once for all.
  room jsonb;
  given integer;
begin
  if private.my_staff_id() is null then perform private.fail('not_allowed'); end if;
  if monday is null or extract(isodow from monday) <> 1 then perform private.fail('invalid_input', 'monday'); end if;
  if coalesce(cardinality(need_ids), 0) > 200 then perform private.fail('invalid_input', 'need_ids', 'at_most_200'); end if;
  select coalesce(jsonb_object_agg(f.id, f.free), '{}') into room from (
    select o.id, private.free_seats_in_week(o.id, monday) as free from public.opening o join public.workplace w on w.id = o.workplace_id
    where o.status = 'published' and not o.special and w.closed_at is null and private.partner_is_open(w.partner_id)
      and exists (select from public.opening_seat s where s.opening_id = o.id and s.day between monday and monday + 6 and s.taken < s.seats)) f
    where f.free > 0;
  for one in
    select n.id, n.kind, n.interests || coalesce((select array_agg(i) from public.application a join public.opening o on o.id = a.opening_id, unnest(o.interests) i where a.need_id = n.id), '{}') as liked,
      (select array_agg(distinct o.branch) from public.application a join public.opening o on o.id = a.opening_id where a.need_id = n.id) as branches,
      y.id as person, y.first_name, y.last_name, k.name as class_name, c.latitude, c.longitude, private.age_on(y.birth_date, private.today()) as age
    from public.need n join public.young_person y on y.id = n.young_person_id left join public.school_class k on k.id = y.class_id
    left join public.school s on s.id = k.school_id left join public.postcode c on c.code = s.postcode
    where n.id = any (need_ids) and n.status in ('wishing', 'with_coordinator') and y.id in (select private.people_i_help())
    order by k.name, y.last_name, y.first_name, n.id
  loop
    need_id := one.id; young_person_id := one.person; first_name := one.first_name; last_name := one.last_name; class_name := one.class_name;
    given := 0;
    for place in
      select o.id, o.public_id, o.title, p.name, x.km, o.branch = any (one.branches) as fits_branch, o.interests && one.liked as fits_interest
      from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
      cross join lateral (select round(private.km_between(w.latitude, w.longitude, one.latitude, one.longitude))::integer as km) x
      where room ? o.id::text and (room ->> o.id::text)::integer > 0 and o.kind = one.kind and one.age >= o.min_age
      order by (coalesce(o.branch = any (one.branches), false)::int + coalesce(o.interests && one.liked, false)::int) desc, x.km nulls last, o.touched_at desc, o.id
    loop
      continue when not coalesce(private.may_go_to(one.id, place.id), false);
      room := jsonb_set(room, array[place.id::text], to_jsonb((room ->> place.id::text)::integer - 1));
      opening_id := place.id; public_id := place.public_id; title := place.title; partner_name := place.name; km := place.km;
      why := array_remove(array[case when place.fits_branch then 'branch' end, case when place.fits_interest then 'interest' end,
        'week', case when place.km <= 8 then 'near' end], null);
      return next;
      given := given + 1;
      exit when given = 2;
    end loop;
    if given = 0 then
      opening_id := null; public_id := null; title := null; partner_name := null; km := null; why := null;
      return next;
    end if;
  end loop;
end $$;
comment on function public.week_suggestions(date, uuid[]) is 'Up to two fitting places with a free seat in the week for each need, best fit first, with why as codes; no opening stands with more young people than it has seats. A row without an opening: nothing fits. A proposal to the contact person; nothing is sent. Errors: not_allowed.';

create function public.suggest_many(monday date, need_ids uuid[], opening_ids uuid[], request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one record; report uuid; outcome text;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'suggest_many', row(monday, need_ids, opening_ids)) then return private.first_result(request_key); end if;
  if monday is null or extract(isodow from monday) <> 1 then perform private.fail('invalid_input', 'monday'); end if;
  if cardinality(need_ids) is distinct from cardinality(opening_ids) then perform private.fail('invalid_input', 'opening_ids'); end if;
  report := private.begin_bulk('suggest', need_ids);
  for one in
    select x.need_id, (array_agg(x.opening_id order by x.place))[1:3] as openings
    from unnest(need_ids, opening_ids) with ordinality as x (need_id, opening_id, place) group by x.need_id order by x.need_id
  loop
    begin
      -- One after the other, each counting those before it: an opening is shown to no more than it has seats.
      perform private.lock_need(one.need_id);
      perform o.id from public.opening o where o.id = any (one.openings) order by o.id for no key update;
      if exists (select from unnest(one.openings) x where coalesce(private.free_seats_in_week(x, monday), 0) <= 0) then
        perform private.fail('seat_taken');
      end if;
      perform private.suggest_to(one.need_id, one.openings, '{}');
      outcome := 'done';
    exception when others then
      outcome := private.outcome_of(sqlstate, sqlerrm);
    end;
    perform private.add_bulk_line(report, one.need_id, outcome);
  end loop;
  return private.keep_result(request_key, report);
end $$;
comment on function public.suggest_many(date, uuid[], uuid[], uuid) is 'Suggests to many at once: pairs of a need and an opening with a free seat in the week, up to three openings for each need. An opening goes to no more young people than it has seats. Returns the id of the report.';

-- ── "De kom" ────────────────────────────────────────────────────────────────

create function public.complete_days(day_ids uuid[], via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one record; day uuid; report uuid; outcome text;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'complete_days', row(day_ids, via)) then return private.first_result(request_key); end if;
  perform private.must_be_said(via);
  if cardinality(day_ids) > 200 then perform private.fail('invalid_input', 'day_ids', 'at_most_200'); end if;
  report := private.begin_bulk('came', (select array_agg(distinct a.need_id)
    from public.placement_day d join public.application a on a.id = d.application_id where d.id = any (day_ids)));
  for one in
    select a.need_id, array_agg(d.id order by d.day) as days from public.placement_day d join public.application a on a.id = d.application_id
    where d.id = any (day_ids) group by a.need_id order by a.need_id
  loop
    begin
      perform private.lock_need(one.need_id);
      -- Ill, or told by the place while she was choosing: that stands.
      outcome := 'told_already';
      foreach day in array one.days loop
        if (select d.state from public.placement_day d where d.id = day) = 'planned' then
          perform public.complete_day(day, 'came', via);
          outcome := 'done';
        end if;
      end loop;
    exception when others then
      outcome := private.outcome_of(sqlstate, sqlerrm);
    end;
    perform private.add_bulk_line(report, one.need_id, outcome);
  end loop;
  return private.keep_result(request_key, report);
end $$;
comment on function public.complete_days(uuid[], public.channel, uuid) is 'Writes up to 200 days down as "came", for those of whom she knows it, herself or by the place''s word: each named, none assumed. What has been told already stands. Returns the id of the report.';

grant execute on function public.bulk_report, public.forward_many, public.remind_many, public.week_suggestions, public.suggest_many, public.complete_days to authenticated;
