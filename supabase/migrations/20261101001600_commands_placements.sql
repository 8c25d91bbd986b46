-- Days, papers, and the ways in which a placement ends.

create function private.act_around(placement_id uuid, via public.channel, command text, request_key uuid) returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record;
begin
  perform private.must_be_signed_in();
  select x.application_id, h.workplace_id, n.young_person_id into p
  from public.placement x join public.host h on h.id = x.host_id join public.need n on n.id = x.need_id where x.id = act_around.placement_id;
  if not found then
    perform private.fail('not_found');
  elsif via = 'self' and private.works_at(p.workplace_id) then
    return 'host';
  elsif via = 'self' then
    return case when private.act_as_coordinator(p.young_person_id) is not null then 'coordinator'::public.actor end;
  end if;
  return private.act_as_host(p.application_id, via, command, request_key, 'host');
end $$;
comment on function private.act_around(uuid, public.channel, text, uuid) is 'The host; or a coordinator, for herself or for the host.';

create function private.start_placement(placement_id uuid, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = start_placement.placement_id);
begin
  if p.status in ('arranging', 'ready') and p.starts_on <= private.today() then
    perform private.move('placement', p.id, 'start', 'under_way', actor, via);
    if (select n.status from public.need n where n.id = p.need_id) = 'arranged' then
      perform private.move('need', p.need_id, 'start', 'under_way', actor, via);
    end if;
  end if;
end $$;
comment on function private.start_placement(uuid, public.actor, public.channel) is 'The first day has come. Papers may follow: "set på papir den …".';

create function public.acknowledge_placement(placement_id uuid, party public.actor, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  person uuid := (select n.young_person_id from public.placement x join public.need n on n.id = x.need_id where x.id = placement_id);
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  p public.placement;
begin
  perform private.must_be_signed_in();
  perform private.must_be_said(via);
  select x.* into p from public.placement x where x.id = placement_id for update;
  if party = 'school' then
    if not private.may_say_for_school(person, n.kind, via) then perform private.fail('not_allowed'); end if;
    if private.is_repeat(request_key, 'acknowledge_placement', row(placement_id, party, via)) then return private.first_result(request_key); end if;
    if p.ended_at is not null then perform private.fail('wrong_status', 'placement:' || p.status); end if;
    update public.placement x set school_agreed_at = coalesce(x.school_agreed_at, private.now()), school_agreed_via = coalesce(x.school_agreed_via, via) where x.id = p.id;
  elsif party = 'host' then
    perform private.act_as_host(p.application_id, via, 'acknowledge', request_key, 'host');
    if private.is_repeat(request_key, 'acknowledge_placement', row(placement_id, party, via)) then return private.first_result(request_key); end if;
    if p.ended_at is not null then perform private.fail('wrong_status', 'placement:' || p.status); end if;
    update public.placement x set host_agreed_at = coalesce(x.host_agreed_at, private.now()), host_agreed_via = coalesce(x.host_agreed_via, via) where x.id = p.id;
    update public.task t set done_at = private.now() where t.need_id = n.id and t.kind = 'confirm_own_place' and t.done_at is null;
  else
    perform private.fail('invalid_input', 'party');
  end if;
  perform private.must_follow_rules(p.application_id, party, via);
  perform private.record('placement', 'acknowledge', null, null, party, via, person, n.id, p.application_id, p.id);
  perform private.make_ready(p.id, party, via);
  return private.keep_result(request_key, p.id);
end $$;
comment on function public.acknowledge_placement(uuid, public.actor, public.channel, uuid) is 'The school''s or the host''s agreement, until the placement has ended (wrong_status). The guardian''s comes by guardian answers.';

create function private.settle(need_id uuid, actor public.actor, via public.channel, command text default 'complete_day') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record;
begin
  if exists (select from public.placement_day d join public.application a on a.id = d.application_id
      where a.need_id = settle.need_id and d.state = 'planned') then
    perform private.move('need', need_id, command, 'under_way', actor, via);
    return;
  end if;
  for p in select x.id, x.application_id from public.placement x where x.need_id = settle.need_id and x.status = 'under_way' loop
    -- Ill on days that are still to come: somebody else may have her seat.
    perform private.free_days(p.application_id, private.today() + 1);
    perform private.move('placement', p.id, 'complete', 'completed', actor, via);
  end loop;
  if coalesce(private.days_left(need_id), case when private.days_of(need_id, '{came}') > 0 then 0 else 1 end) <= 0 then
    perform private.move('need', need_id, 'fulfil', 'fulfilled', 'system', 'system');
    perform private.tell_young_person(need_id, 'need_fulfilled');
  else
    perform private.to_coordinator(need_id, command, actor, via, 'days_missing');
  end if;
end $$;
comment on function private.settle(uuid, public.actor, public.channel, text) is 'After a day: goes on, or is fulfilled, or the days that are missing go to the coordinator.';

create function private.tell_day(day_id uuid, state public.placement_day_state, actor public.actor, via public.channel, command text default 'complete_day') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  d public.placement_day := (select x from public.placement_day x where x.id = day_id);
  the_need uuid := (select a.need_id from public.application a where a.id = d.application_id);
begin
  perform private.start_placement(d.placement_id, case when actor = 'young_person' then 'system'::public.actor else actor end, via);
  if (select n.status from public.need n where n.id = the_need) <> 'under_way' then
    perform private.fail('wrong_status', 'need');
  end if;
  update public.placement_day x set state = tell_day.state where x.id = d.id;
  perform private.record('placement', command, d.state::text, state::text, actor, via, d.young_person_id, the_need, d.application_id, d.placement_id);
  perform private.day_is_told(d.id);
  perform private.settle(the_need, actor, via, command);
end $$;
comment on function private.tell_day(uuid, public.placement_day_state, public.actor, public.channel, text) is 'One day is told: by the host''s press, from its link, by the coordinator, or by her own call that she is ill.';

create function public.complete_day(
  day_id uuid, state public.placement_day_state, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  d public.placement_day := (select x from public.placement_day x where x.id = day_id);
  a public.application := private.lock_application(d.application_id);
  actor public.actor := private.act_around(d.placement_id, via, 'complete_day', request_key);
begin
  if private.is_repeat(request_key, 'complete_day', row(day_id, state, via)) then return private.first_result(request_key); end if;
  if state is null or state not in ('came', 'sick', 'did_not_come') then perform private.fail('invalid_input', 'state'); end if;
  if d.day > private.today() then perform private.fail('wrong_status', 'day_ahead'); end if;
  perform private.tell_day(d.id, state, actor, via);
  if actor = 'host' and state = 'did_not_come' then perform private.tell_not_arrived(d.id); end if;
  return private.keep_result(request_key, d.id);
end $$;
comment on function public.complete_day(uuid, public.placement_day_state, public.channel, uuid) is 'Came, sick or did not come; today or earlier. When all days are told, the need is fulfilled or the missing days go to the coordinator.';

create function private.still_in_job(placement_id uuid, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = still_in_job.placement_id);
begin
  perform private.move('placement', p.id, 'complete', 'completed', actor, via);
  perform private.free_days(p.application_id, private.today());
  perform private.move('need', p.need_id, 'fulfil', 'fulfilled', 'system', 'system');
  perform private.tell_young_person(p.need_id, 'need_fulfilled');
end $$;
comment on function private.still_in_job(uuid, public.actor, public.channel) is 'Still there at the last check-in: the need is fulfilled.';

create function public.complete_placement(placement_id uuid, still_there boolean, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  actor public.actor := private.act_around(placement_id, via, 'complete_placement', request_key);
  p public.placement;
begin
  if private.is_repeat(request_key, 'complete_placement', row(placement_id, still_there, via)) then return private.first_result(request_key); end if;
  select x.* into p from public.placement x where x.id = placement_id for update;
  if exists (select from public.placement_day d where d.placement_id = complete_placement.placement_id) then
    perform private.fail('wrong_status', 'counts_days');
  end if;
  perform private.start_placement(p.id, actor, via);
  if (select d.status from public.need d where d.id = n.id) <> 'under_way' then
    perform private.fail('wrong_status', 'need');
  end if;
  if still_there is null then perform private.fail('invalid_input', 'still_there'); end if;
  if still_there and p.ends_on > private.today() then
    perform private.fail('wrong_status', 'too_early', to_char(p.ends_on, 'YYYY-MM-DD'));
  end if;
  if still_there then
    perform private.still_in_job(p.id, actor, via);
  else
    perform private.move('placement', p.id, 'complete', 'completed', actor, via);
    perform private.free_days(p.application_id, private.today());
    perform private.to_coordinator(n.id, 'complete_placement', actor, via);
  end if;
  return private.keep_result(request_key, p.id);
end $$;
comment on function public.complete_placement(uuid, boolean, public.channel, uuid) is 'Where single days are not counted (jobs, juniormesterlære, longer courses, mentors): at the check-in (12 weeks, end of school year) she is still there, or her coordinator has it again.';

create function private.drop_placement(
  placement_id uuid, command text, actor public.actor, via public.channel, reason public.hand_over_reason,
  target public.hand_over_target, target_opening uuid, words text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = drop_placement.placement_id);
  n public.need := (select d from public.need d where d.id = p.need_id);
  here record;
  contact uuid := (select y.contact_id from public.young_person y where y.id = n.young_person_id);
  consultant uuid;
begin
  if p.status not in ('arranging', 'ready', 'under_way') then
    perform private.fail('wrong_status', 'placement:' || p.status);
  end if;
  select w.partner_id, coalesce(q.name, h.name) as name into here
  from public.host h left join public.workplace w on w.id = h.workplace_id left join public.partner q on q.id = w.partner_id where h.id = p.host_id;
  if command = 'cancel_by_host' then
    if target is null or reason is null or (target = 'fourth_party' and coalesce(trim(words), '') = '')
       or (target = 'partner_in_network' and target_opening is null and coalesce(trim(words), '') = '') then
      perform private.fail('needs_hand_over');
    elsif target_opening is not null and (target <> 'partner_in_network' or not coalesce(private.may_go_to(n.id, target_opening), false)) then
      perform private.fail('too_many_hops', 'target_opening');
    end if;
    consultant := coalesce(private.consultant_for(here.partner_id), contact);
    insert into public.hand_over (need_id, partner_id, reason, target, target_opening_id, target_staff_id)
    values (n.id, here.partner_id, reason, target, target_opening,
      case target when 'company_consultant' then consultant when 'coordinator' then contact end);
    if coalesce(trim(words), '') <> '' then
      insert into public.note (young_person_id, body) values (n.young_person_id, left(here.name || ': ' || trim(words), 1000));
    end if;
    if target = 'company_consultant' then
      perform private.make_task('help_on', consultant, n.young_person_id, n.id, here.partner_id);
    elsif target = 'fourth_party' or (target = 'partner_in_network' and target_opening is null) then
      perform private.make_task('tip', contact, n.young_person_id, n.id, here.partner_id, words => trim(words));
    end if;
  end if;
  perform private.free_days(p.application_id, case when p.status = 'under_way' then private.today() else '2000-01-01' end);
  perform private.move('placement', p.id, command, case when p.status = 'under_way' then 'interrupted' else 'cancelled' end, actor, via);
  perform private.to_coordinator(n.id, command, actor, via);
  -- She was to start soon: no later than the day before.
  update public.need d set due_on = greatest(private.today(), least(d.due_on, p.starts_on - 1)) where d.id = n.id;
  perform private.tell_young_person(n.id, 'placement_fell_away', jsonb_build_object('place', here.name));
end $$;
comment on function private.drop_placement(uuid, text, public.actor, public.channel, public.hand_over_reason, public.hand_over_target, uuid, text) is 'A promised place falls away: days done are kept, the rest and their seats are freed, and her contact person has it, due before the planned start.';

create function public.cancel_by_host(
  placement_id uuid, reason public.hand_over_reason, target public.hand_over_target, target_opening uuid default null,
  words text default '', via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
begin
  perform private.act_as_host((select x.application_id from public.placement x where x.id = placement_id), via, 'cancel_by_host', request_key, 'host');
  if private.is_repeat(request_key, 'cancel_by_host', row(
      placement_id, reason, target, target_opening, words, via)) then
    return private.first_result(request_key);
  end if;
  if length(words) > 500 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  perform private.drop_placement(placement_id, 'cancel_by_host', 'host', via, reason, target, target_opening, words);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.cancel_by_host(uuid, public.hand_over_reason, public.hand_over_target, uuid, text, public.channel, uuid) is 'A host takes back a promised place. The hand-over duty holds: needs_hand_over without one, too_many_hops for an opening that cannot take her.';

create function public.interrupt_placement(placement_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  actor public.actor := private.act_as_coordinator(n.young_person_id);
begin
  perform private.must_be_said(via);
  if private.is_repeat(request_key, 'interrupt_placement', row(placement_id, via)) then return private.first_result(request_key); end if;
  perform private.tell_workplace((select x.application_id from public.placement x where x.id = placement_id), 'placement_interrupted');
  perform private.drop_placement(placement_id, 'interrupt', actor, via, null, null, null, '');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.interrupt_placement(uuid, public.channel, uuid) is 'The coordinator stops a placement; days done are kept and the coordinator has the turn.';
