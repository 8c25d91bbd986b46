-- What a workplace answers: come by first, a place, or helped on. A no without a way on cannot be said.

create function private.day_worth(from_time time, to_time time) returns real
language sql stable set search_path = '' as $$
  select case when day_worth.to_time - day_worth.from_time < make_interval(hours => private.setting_number('full_day_hours', 5)) then 0.5 else 1 end::real
$$;
comment on function private.day_worth(time, time) is 'What a day counts for: a whole day from five hours on (setting full_day_hours), a shorter one is half a day. The law says five days and no hours; a school day of the oldest pupils is about seven hours, so a morning or an afternoon is half of one, and two of them are a day.';

create function private.days_worth(from_times time[], to_times time[]) returns real
language sql stable set search_path = '' as $$
  select sum(private.day_worth(t.starts, t.ends)) from unnest(from_times, to_times) as t (starts, ends)
$$;
comment on function private.days_worth(time[], time[]) is 'What several days count for together.';

create function private.times_of_days(days date[], times time[], otherwise time) returns time[]
language sql immutable set search_path = '' as $$
  select array_agg(coalesce(times[i], otherwise) order by i) from generate_subscripts(days, 1) i
$$;
comment on function private.times_of_days(date[], time[], time) is 'The time of each day, in the order of the days: its own, or that of all where it has none.';

create function private.days_of(need_id uuid, states public.placement_day_state[]) returns real
language sql stable set search_path = '' security definer as $$
  select coalesce(sum(private.day_worth(d.from_time, d.to_time)), 0)::real
  from public.placement_day d join public.application a on a.id = d.application_id
  where a.need_id = days_of.need_id and d.state = any (days_of.states)
$$;
comment on function private.days_of(uuid, public.placement_day_state[]) is 'How many days a need has in these states, half days as 0.5.';

create function private.days_left(need_id uuid) returns real
language sql stable set search_path = '' security definer as
$$ select n.days_wanted - private.days_of(n.id, '{came}') from public.need n where n.id = days_left.need_id $$;
comment on function private.days_left(uuid) is 'Days that the need still wants, in halves; null where its kind does not count days.';

create function private.duty_days(young_person_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
declare
  wanted real;
  d record;
begin
  select sum(n.days_wanted) into wanted from public.need n where n.young_person_id = duty_days.young_person_id and n.is_duty;
  if wanted is null then
    -- Where and when may be forgotten; that it is done is kept until 9th grade ends.
    return (select jsonb_build_object('wanted', k.days, 'done', k.days, 'arranged', 0, 'untold', 0, 'missing', 0)
      from private.duty_done k where k.young_person_id = duty_days.young_person_id);
  end if;
  select coalesce(sum(x.worth) filter (where x.state = 'came'), 0) as done, coalesce(sum(x.worth) filter (where x.state = 'planned'), 0) as arranged,
      coalesce(sum(x.worth) filter (where x.state = 'planned' and x.day < private.today()), 0) as untold into d
    from (select x.*, private.day_worth(x.from_time, x.to_time) as worth from public.placement_day x
      join public.application a on a.id = x.application_id join public.need n on n.id = a.need_id
      where x.young_person_id = duty_days.young_person_id and n.is_duty and x.state in ('came', 'planned')) x;
  return jsonb_build_object('wanted', wanted, 'done', d.done, 'arranged', d.arranged, 'untold', d.untold,
    'missing', greatest(wanted - d.done - d.arranged, 0));
end $$;
comment on function private.duty_days(uuid) is 'The days of the duty over all its needs, placements and hosts, half days as 0.5: wanted, done, arranged (untold: of these, the ones that have passed and nobody has told of) and missing. Null for whoever has no duty. The only place that counts them: a sick day is a day missing, and nothing else.';

create function private.near_openings(need_id uuid, from_workplace uuid, week date, most integer default 3)
returns table (opening_id uuid, km double precision, free_days bigint)
language sql stable set search_path = '' security definer as $$
  -- Ordered first and asked one by one after: may_go_to is dear, and few are needed.
  with free as materialized (
    select o.id,
      exists (select from public.application x where x.need_id = near_openings.need_id and x.opening_id = o.id and x.status = 'waiting') as wished,
      o.branch = (select p.branches[1] from public.partner p where p.id = here.partner_id) as same_branch,
      private.km_between(w.latitude, w.longitude, here.latitude, here.longitude) as km
    from public.workplace here
    cross join public.opening o
    join public.workplace w on w.id = o.workplace_id
    where here.id = near_openings.from_workplace
      and o.status = 'published' and (o.seats_in_all is null or o.places_taken < o.seats_in_all)
      and exists (select from public.opening_seat s where s.opening_id = o.id and s.taken < s.seats
        and (s.day is null or (s.day > private.today() and (near_openings.week is null or s.day between near_openings.week and near_openings.week + 6))))
    order by wished desc, same_branch desc, km, o.id
  ),
  fitting as materialized (
    select f.* from free f where private.may_go_to(near_openings.need_id, f.id)
    order by f.wished desc, f.same_branch desc, f.km, f.id
    limit greatest(least(near_openings.most, 20), 1)
  )
  select f.id, f.km,
    (select count(*) from public.opening_seat s where s.opening_id = f.id and s.taken < s.seats
      and (s.day is null or (s.day > private.today() and (near_openings.week is null or s.day between near_openings.week and near_openings.week + 6))))
  from fitting f order by f.wished desc, f.same_branch desc, f.km, f.id
$$;
comment on function private.near_openings(uuid, uuid, date, integer) is 'Openings that fit a need and have a free seat at this moment: her own next wishes first, then the same branch, then nearest to the workplace that helps on.';

create function public.invite_to_visit(
  application_id uuid, visit_on date, visit_at time, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_host(application_id, via, 'invite_to_visit', request_key);
  a public.application := private.lock_application(application_id);
  place text := (select p.name from public.host h join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id where h.id = a.host_id);
  days date[];
begin
  if private.is_repeat(request_key, 'invite_to_visit', row(application_id, visit_on, visit_at, via)) then return private.first_result(request_key); end if;
  if a.status <> 'live' then perform private.fail('wrong_status', 'application:' || a.status); end if;
  if visit_on is null or visit_at is null or visit_on < private.today() or visit_on > private.today() + 60 then
    perform private.fail('invalid_input', 'visit_on', 'within_two_months');
  end if;
  if private.is_closed((select h.workplace_id from public.host h where h.id = a.host_id), visit_on) then
    perform private.fail('invalid_input', 'visit_on', 'closed_then');
  end if;
  if a.visit_on is not null and visit_on > (select n.due_on from public.need n where n.id = a.need_id) then
    -- Another time for the same visit: the date of the answer stands.
    perform private.fail('invalid_input', 'visit_on', 'before_the_answer');
  elsif a.visit_on is null then
    days := (
      select array_agg(f.day) from (
        select s.day from public.opening_seat s where s.opening_id = a.opening_id and s.taken < s.seats
          and s.day > private.today() and (a.week is null or s.day between a.week and a.week + 6)
          and not private.is_closed((select o.workplace_id from public.opening o where o.id = a.opening_id), s.day)
        order by s.day limit ceil(coalesce(private.days_left(a.need_id), 5))) f);
    if days is null and exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null) then
      perform private.fail('seat_taken');
    end if;
    perform private.hold_seats(a.id, days);
  end if;
  update public.application p set visit_on = invite_to_visit.visit_on, visit_at = invite_to_visit.visit_at,
    hold_until = coalesce(p.hold_until, private.add_working_days(visit_on, private.setting_number('visit_hold_days', 5), 'public',
      (select h.workplace_id from public.host h where h.id = p.host_id))) where p.id = a.id;
  perform private.move('need', a.need_id, 'invite_to_visit', 'visit', actor, via);
  perform private.record('application', 'invite_to_visit', null, null, actor, via,
    (select n.young_person_id from public.need n where n.id = a.need_id), a.need_id, a.id,
    partner => (select w.partner_id from public.host h join public.workplace w on w.id = h.workplace_id where h.id = a.host_id), opening => a.opening_id);
  perform private.touch(a.host_id, a.opening_id);
  perform private.tell_young_person(a.need_id, 'visit_invited', jsonb_build_object('place', place, 'visit_on', visit_on, 'visit_at', to_char(visit_at, 'HH24:MI')));
  return private.keep_result(request_key, a.id);
end $$;
comment on function public.invite_to_visit(uuid, date, time, public.channel, uuid) is '"Kom forbi først": a date and a time. Holds the seat until five working days after. Once invited, the time can be moved, but not past the date of the answer. Errors: seat_taken, wrong_status, invalid_input.';

create function private.touch(host_id uuid, opening_id uuid) returns void
language sql set search_path = '' security definer as $$
  update public.opening o set touched_at = private.now() where o.id = touch.opening_id;
  update public.partner p set touched_at = private.now()
    from public.workplace w join public.host h on h.workplace_id = w.id where h.id = touch.host_id and p.id = w.partner_id
$$;
comment on function private.touch(uuid, uuid) is 'Any act by the partner counts as an update of the opening.';

create function private.put_days(application_id uuid, days date[], from_times time[], to_times time[]) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := (select d from public.need d join public.application a on a.need_id = d.id where a.id = application_id);
begin
  if exists (select from unnest(from_times, to_times) as t (starts, ends)
      where t.starts is null or t.ends is null or t.ends <= t.starts) then
    perform private.fail('invalid_input', 'from_time', 'ends_after_it_begins');
  end if;
  begin
    insert into public.placement_day (application_id, young_person_id, day, from_time, to_time)
    select application_id, n.young_person_id, t.day, t.starts, t.ends from unnest(days, from_times, to_times) as t (day, starts, ends);
  exception when exclusion_violation then
    perform private.fail('days_overlap');
  end;
  perform private.must_keep_to_weeks(n.id);
end $$;
comment on function private.put_days(uuid, date[], time[], time[]) is 'Writes the days of an application, each with its own hours. How long a day may be is the rulebook''s: private.must_follow_rules. Errors: invalid_input (ends_after_it_begins), days_overlap.';

create function private.must_be_one_day(application_id uuid) returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  -- A morning here and an afternoon there are one day of the duty, never more than one.
  if exists (
      select from public.placement_day mine join public.placement_day d on d.young_person_id = mine.young_person_id and d.day = mine.day
      join public.application a on a.id = d.application_id join public.need o on o.id = a.need_id and o.is_duty
      where mine.application_id = must_be_one_day.application_id and d.state in ('offered', 'planned', 'came')
      group by mine.id, d.day having sum(private.day_worth(d.from_time, d.to_time)) > 1) then
    perform private.fail('days_overlap', 'full_day');
  end if;
end $$;
comment on function private.must_be_one_day(uuid) is 'Refuses (days_overlap) where one date would count for more than a day of the duty, over all places.';

create function public.offer_place(
  application_id uuid, days date[] default '{}', from_time time default null, to_time time default null, starts_on date default null,
  via public.channel default 'self', request_key uuid default null, adult text default null, certificate boolean default false,
  from_times time[] default null, to_times time[] default null, weekdays smallint[] default '{}', ends_on date default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_host(application_id, via, 'offer_place', request_key);
  a public.application := private.lock_application(application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  o public.opening := (select p from public.opening p where p.id = a.opening_id);
  by_day boolean := exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null);
  weekly boolean := coalesce(cardinality(weekdays), 0) > 0;
  starts time := coalesce(from_time, o.meet_at, '08:00');
  ends time := coalesce(to_time, o.ends_at, least(starts + interval '6 hours', '20:00'::time));
  place text := (select p.name from public.host h join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id where h.id = a.host_id);
begin
  if private.is_repeat(request_key, 'offer_place', row(
    application_id, days, from_time, to_time, starts_on, via, adult, certificate, from_times, to_times, weekdays, ends_on)) then return
    private.first_result(request_key); end if;
  if a.status <> 'live' then perform private.fail('wrong_status', 'application:' || a.status); end if;
  if weekly or not by_day then
    if starts_on is null or starts_on <= private.today() or starts_on > private.today() + 400 then
      perform private.fail('invalid_input', 'starts_on', 'first_day_ahead');
    end if;
  end if;
  if weekly then
    days := private.weekly_days(a.id, weekdays, starts_on, ends_on);
  end if;
  if by_day or weekly then
    if coalesce(cardinality(days), 0) = 0 or array_ndims(days) > 1 or exists (select from unnest(days) d where d is null or d <= private.today() or d > private.today() + 400) then
      perform private.fail('invalid_input', 'days', 'choose_days');
    end if;
    from_times := private.times_of_days(days, from_times, starts);
    to_times := private.times_of_days(days, to_times, ends);
    -- What is left of half a day may be done as a whole one.
    if private.days_worth(from_times, to_times) > ceil(coalesce(private.days_left(n.id), 65))
        and not weekly then
      perform private.fail('invalid_input', 'days', 'more_than_needed');
    end if;
  end if;
  if exists (select from unnest(days || case when not weekly then starts_on end) d, public.host h where h.id = a.host_id and private.is_closed(h.workplace_id, d)) then
    perform private.fail('invalid_input', case when by_day then 'days' else 'starts_on' end, 'closed_then');
  end if;
  if private.age_on(y.birth_date, coalesce((select min(d) from unnest(days) d), starts_on)) < o.min_age then
    perform private.fail('not_for_you', 'min_age', o.min_age::text);
  end if;
  perform private.hold_seats(a.id, days);
  if by_day or weekly then
    perform private.put_days(a.id, days, from_times, to_times);
  end if;
  update public.application p set starts_on = coalesce((select min(d) from unnest(days) d), offer_place.starts_on), weekdays = coalesce(offer_place.weekdays, '{}'),
    hold_until = null where p.id = a.id;
  perform private.must_follow_rules(a.id, actor, via, true, adult, certificate);
  perform private.must_be_one_day(a.id);
  update public.need d set first_offer_at = coalesce(d.first_offer_at, private.now()) where d.id = n.id;
  perform private.move('application', a.id, 'offer_place', 'offered', actor, via);
  perform private.move('need', n.id, 'offer_place', 'offered', actor, via);
  perform private.touch(a.host_id, a.opening_id);
  perform private.tell_young_person(n.id, 'place_offered', jsonb_build_object('place', place));
  return private.keep_result(request_key, a.id);
end $$;
comment on function public.offer_place(uuid, date[], time, time, date, public.channel, uuid, text, boolean, time[], time[], smallint[], date) is 'A place: the days (or the first day, where seats are not by day) and the hours, by default the opening''s; from_times and to_times give single days hours of their own, in the order of the days. weekdays (1 for Monday) with starts_on and perhaps ends_on are fixed days of the week, for juniormesterlære and længerevarende praktik: private.weekly_days says which dates. Takes seats and days at once. adult and certificate answer what the rulebook asks. Errors: against_the_rules, adult_needed, seat_taken, days_overlap, not_for_you, invalid_input, wrong_status.';

create function private.hand_on_application(
  application_id uuid, reason public.hand_over_reason, target public.hand_over_target, target_opening uuid, words text,
  command text, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a public.application := (select p from public.application p where p.id = hand_on_application.application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  here record;
  was public.application_status := a.status;
  consultant uuid;
  made uuid;
  next_one uuid;
  goes_on boolean := false;
begin
  select w.id as workplace_id, w.partner_id, p.name into here
  from public.host h join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id where h.id = a.host_id;
  if target is null or reason is null then
    perform private.fail('needs_hand_over');
  end if;
  if target = 'company_consultant' then
    consultant := coalesce(private.consultant_for(here.partner_id), y.contact_id);
  elsif target = 'fourth_party' and coalesce(trim(words), '') = '' then
    perform private.fail('needs_hand_over', 'words');
  elsif target = 'partner_in_network' and target_opening is null and coalesce(trim(words), '') = '' then
    perform private.fail('needs_hand_over', 'target_opening');
  elsif target_opening is not null and (target <> 'partner_in_network' or not coalesce(private.may_go_to(n.id, target_opening), false)) then
    perform private.fail('too_many_hops', 'target_opening');
  end if;
  insert into public.hand_over (need_id, partner_id, reason, target, target_opening_id, target_staff_id)
  values (n.id, here.partner_id, reason, target, target_opening,
    case target when 'company_consultant' then consultant when 'coordinator' then y.contact_id end)
  returning id into made;
  update public.application p set hand_over_id = made where p.id = a.id;
  perform private.move('application', a.id, case when actor = 'system' then 'return_overdue' else 'hand_on' end, 'handed_on', actor, via, target::text);
  if coalesce(trim(words), '') <> '' then
    insert into public.note (young_person_id, body) values (y.id, left(here.name || ': ' || trim(words), 1000));
  end if;
  if target = 'company_consultant' then
    perform private.make_task('help_on', consultant, y.id, n.id, here.partner_id);
  elsif target = 'fourth_party' or (target = 'partner_in_network' and target_opening is null) then
    perform private.make_task('tip', y.contact_id, y.id, n.id, here.partner_id, words => trim(words));
  end if;
  if was = 'waiting' then
    return;
  end if;
  if was = 'live' and actor <> 'system' then
    if target_opening is not null and n.help_on_agreed and n.hops < least(private.setting_number('help_on_hops', 2), 2)
       and not (private.guardian_needed(n.id, 'before_sent') and private.guardian_says(n.id) is distinct from 'yes') then
      insert into public.application (need_id, opening_id, host_id, rank, status, week, reasons, own_words, may_call, live_at)
      select n.id, o.id, h.id, (select max(x.rank) from public.application x where x.need_id = n.id) + 1, 'live', a.week, a.reasons, a.own_words, a.may_call, private.now()
      from public.opening o join public.host h on h.workplace_id = o.workplace_id where o.id = target_opening
        and not exists (select from public.application x where x.need_id = n.id and x.opening_id = o.id and x.status = 'waiting')
      returning id into next_one;
      if next_one is not null then
        perform private.record('application', 'help_on', '-', 'live', 'partner', via, y.id, n.id, next_one, null, here.partner_id, target_opening);
      else
        -- It was among her own wishes: that one goes now.
        select x.id into next_one from public.application x where x.need_id = n.id and x.opening_id = target_opening and x.status = 'waiting';
        perform private.move('application', next_one, 'send', 'live', 'partner', via);
      end if;
      perform private.move('need', n.id, command, 'with_partner', actor, via, target::text);
      update public.need d set hops = d.hops + 1 where d.id = n.id;
      perform private.tell_workplace(next_one, 'young_person_asks', jsonb_build_object('helped_on_by', here.name));
      goes_on := true;
    elsif target_opening is null or not n.help_on_agreed then
      goes_on := target <> 'coordinator' and private.send_next(n.id, command, 'partner', via);
    end if;
  end if;
  if not goes_on then
    perform private.to_coordinator(n.id, command, actor, via, target::text);
  end if;
  perform private.tell_young_person(n.id, 'helped_on', jsonb_build_object('from_place', here.name,
    'to_place', (select p.name from public.application x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      join public.partner p on p.id = w.partner_id where x.need_id = n.id and x.status = 'live')));
end $$;
comment on function private.hand_on_application(uuid, public.hand_over_reason, public.hand_over_target, uuid, text, text, public.actor, public.channel) is 'Law 2. Writes who helps her on, frees seats and days, then: the partner helped on to (if she agreed), else her next wish, else her contact person. At most two partners in a row, never the same twice.';

create function public.hand_on(
  application_id uuid, reason public.hand_over_reason, target public.hand_over_target, target_opening uuid default null,
  words text default '', via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_host(application_id, via, 'hand_on', request_key);
  a public.application := private.lock_application(application_id);
begin
  if private.is_repeat(request_key, 'hand_on', row(
      application_id, reason, target, target_opening, words, via)) then
    return private.first_result(request_key);
  end if;
  if a.status not in ('live', 'offered') then perform private.fail('wrong_status', 'application:' || a.status); end if;
  if length(words) > 500 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  perform private.hand_on_application(a.id, reason, target, target_opening, words, 'hand_on', actor, via);
  perform private.touch(a.host_id, a.opening_id);
  return private.keep_result(request_key, a.id);
end $$;
comment on function public.hand_on(uuid, public.hand_over_reason, public.hand_over_target, uuid, text, public.channel, uuid) is '"Hjælp videre" to one of four. words are for her coordinator only; needed for a fourth party or an outside company. Errors: needs_hand_over, too_many_hops (the target had her before, or cannot take her), wrong_status.';

create function private.hand_on_all(opening_id uuid, reason public.hand_over_reason, actor public.actor, via public.channel) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record; near uuid; n integer := 0;
begin
  -- Needs are locked in order of id before any application, as everywhere.
  perform d.id from public.need d where d.id in (
    select x.need_id from public.application x where x.opening_id = hand_on_all.opening_id and x.status in ('waiting', 'live', 'offered'))
    order by d.id for update;
  for a in
    select x.id, x.need_id, x.week, x.status, d.help_on_agreed, o.workplace_id
    from public.application x join public.need d on d.id = x.need_id join public.opening o on o.id = x.opening_id
    where x.opening_id = hand_on_all.opening_id and x.status in ('waiting', 'live', 'offered') order by x.created_at, x.id
  loop
    near := null;
    if a.help_on_agreed and a.status = 'live' then
      select f.opening_id into near from private.near_openings(a.need_id, a.workplace_id, a.week, 1) f;
    end if;
    perform private.hand_on_application(a.id, reason,
      case when near is null then 'coordinator'::public.hand_over_target else 'partner_in_network' end, near, '', 'hand_on', 'partner', via);
    n := n + 1;
  end loop;
  return n;
end $$;
comment on function private.hand_on_all(uuid, public.hand_over_reason, public.actor, public.channel) is 'Helps on everybody who asked at an opening: to the nearest place with a free seat if she agreed, else to her contact person.';
