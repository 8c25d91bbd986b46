-- The next step is a question to three: to her, to the place, and to her contact person. Each can be recorded by staff
-- for somebody who said it by phone, on paper or in person. Until all three have said yes, the days stay as they are.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('step_asked', 'young_person', 'in_hours', false, true, true),
  ('step_agreed', 'young_person', 'in_hours', false, true, true),
  ('step_stays', 'young_person', 'in_hours', false, true, true),
  ('step_asked_host', 'partner', 'in_hours', false, true, false),
  ('step_agreed_host', 'partner', 'in_hours', false, true, false),
  ('step_stays_host', 'partner', 'in_hours', false, true, false);

create function private.step_happened(step_id uuid, command text, actor public.actor, via public.channel, code text default null) returns void
language sql set search_path = '' security definer as $$
  select private.record('placement', command, null, null, actor, via, n.young_person_id, n.id, p.application_id, p.id, code => step_happened.code)
  from public.plan_step s join public.placement p on p.id = s.placement_id join public.need n on n.id = p.need_id where s.id = step_happened.step_id
$$;
comment on function private.step_happened(uuid, text, public.actor, public.channel, text) is 'Law 7 for a step: an event of its placement.';

create function private.tell_of_step(step_id uuid, template text) returns void
language sql set search_path = '' security definer as $$
  select private.tell_young_person(p.need_id, template, jsonb_build_object('at', s.id || ':' || template, 'from_on', s.from_on, 'place', private.host_name(p.host_id))),
    private.tell_workplace(p.application_id, template || '_host', jsonb_build_object('at', s.id || ':' || template, 'from_on', s.from_on))
  from public.plan_step s join public.placement p on p.id = s.placement_id where s.id = tell_of_step.step_id
$$;
comment on function private.tell_of_step(uuid, text) is 'Tells her and the place the same.';

create function private.give_step_task(step_id uuid, kind public.task_kind, due_on date) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  select private.make_task(kind, private.answers_for(y.contact_id), y.id, n.id, w.partner_id) into made
  from public.plan_step s join public.placement p on p.id = s.placement_id join public.need n on n.id = p.need_id
  join public.young_person y on y.id = n.young_person_id join public.host h on h.id = p.host_id left join public.workplace w on w.id = h.workplace_id
  where s.id = step_id;
  update public.task t set due_on = greatest(give_step_task.due_on, private.today()) where t.id = made and give_step_task.due_on < t.due_on;
end $$;
comment on function private.give_step_task(uuid, public.task_kind, date) is 'Gives who answers for her something to do about a step, no later than a date.';

create function private.finish_step_tasks(step_id uuid) returns void
language sql set search_path = '' security definer as $$
  update public.task t set done_at = private.now() from public.plan_step s join public.placement p on p.id = s.placement_id
  where s.id = finish_step_tasks.step_id and t.need_id = p.need_id and t.kind = 'step_question' and t.done_at is null
    and not exists (select from public.plan_step o where o.placement_id = p.id and o.id <> s.id and o.asked_on is not null and o.outcome is null)
$$;
comment on function private.finish_step_tasks(uuid) is 'The question about a step is answered when no step of the placement waits any more.';

create function private.ask_step(step_id uuid, actor public.actor) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  s public.plan_step;
begin
  update public.plan_step x set asked_on = private.today() where x.id = step_id returning * into s;
  perform private.step_happened(s.id, 'ask_step', actor, case when actor = 'system' then 'system' else 'self' end::public.channel);
  perform private.tell_of_step(s.id, 'step_asked');
  if s.staff_says is null or (select h.workplace_id is null from public.placement p join public.host h on h.id = p.host_id where p.id = s.placement_id) then
    perform private.give_step_task(s.id, 'step_question', s.from_on - 1);
  end if;
end $$;
comment on function private.ask_step(uuid, public.actor) is 'Asks her, the place and her contact person about a step. A place without an account is called by the contact person.';

create function private.settle_step(step_id uuid, outcome public.step_outcome, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  update public.plan_step s set outcome = settle_step.outcome, settled_at = private.now() where s.id = step_id;
  perform private.step_happened(step_id, 'settle_step', actor, via, outcome::text);
  perform private.finish_step_tasks(step_id);
  if outcome in ('declined', 'unanswered') then
    perform private.tell_of_step(step_id, 'step_stays');
    if actor not in ('coordinator', 'secretariat') then
      perform private.give_step_task(step_id, 'step_declined', private.today() + 7);
    end if;
  elsif outcome = 'agreed' then
    perform private.tell_of_step(step_id, 'step_agreed');
  end if;
end $$;
comment on function private.settle_step(uuid, public.step_outcome, public.actor, public.channel) is 'A step has its outcome. Without a yes of all three the days stay as they are, everybody is told so, and her contact person talks with them.';

create function private.go_on_elsewhere(step_id uuid) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  s public.plan_step := (select x from public.plan_step x where x.id = step_id);
  p public.placement := (select x from public.placement x where x.id = s.placement_id);
  n public.need := (select x from public.need x where x.id = p.need_id);
  host uuid := (select h.id from public.host h join public.opening o on o.workplace_id = h.workplace_id where o.id = s.opening_id);
  part uuid; wish uuid;
begin
  -- The days there are a part of the same need, with its own next actor and date, so that no place's silence loses her.
  insert into public.need (young_person_id, kind, status, raised_at, first_offer_at, interests, wish_weeks, help_on_agreed, split_from_id, due_on)
  values (n.young_person_id, n.kind, 'with_coordinator', n.raised_at, n.first_offer_at, n.interests, n.wish_weeks, n.help_on_agreed, n.id, private.contact_due(n.young_person_id))
  returning id into part;
  perform private.record('need', 'open_need', '-', 'with_coordinator', 'system', 'system', n.young_person_id, part);
  insert into public.application (need_id, opening_id, host_id, rank, week) values (part, s.opening_id, host, 1, date_trunc('week', s.from_on)::date) returning id into wish;
  perform private.record('application', 'apply', '-', 'waiting', 'young_person', 'self', n.young_person_id, part, wish, opening => s.opening_id);
  perform o.id from public.opening o where o.id = (select a.opening_id from public.application a where a.id = p.application_id) for update;
  update public.plan_step x set moved_need_id = part where x.id = s.id;
  perform private.send_next(part, 'forward', 'system', 'system');
  if not s.beside then
    -- Her place here is hers until the last day: a seat without a day is given back when the placement is completed.
    delete from public.placement_day d where d.placement_id = p.id and d.state = 'planned' and d.day >= s.from_on;
    with gone as (
      delete from public.seat_hold h using public.opening_seat x
      where h.application_id = p.application_id and x.id = h.opening_seat_id and x.day >= s.from_on returning h.opening_seat_id)
    update public.opening_seat x set taken = x.taken - 1 from gone g where x.id = g.opening_seat_id;
    update public.placement x set ends_on = greatest(x.starts_on, s.from_on - 1) where x.id = p.id;
    perform private.settle_step(x.id, 'dropped', 'system', 'system') from public.plan_step x where x.placement_id = p.id and x.id <> s.id and x.outcome is null;
    if n.status = 'under_way' and not exists (select from public.placement_day d where d.placement_id = p.id and d.state = 'planned') then
      perform private.settle(n.id, 'coordinator', 'self');
    end if;
  end if;
  return part;
end $$;
comment on function private.go_on_elsewhere(uuid) is 'A step at another place: the part of her need that is asked there, sent on at once. Its place answers as any place does, and a no is a hand-over. Unless the step is beside the first place, the days there end before it.';

create function private.take_step(step_id uuid, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  s public.plan_step := (select x from public.plan_step x where x.id = step_id);
  p public.placement := (select x from public.placement x where x.id = s.placement_id);
begin
  if s.opening_id is not null then
    perform private.go_on_elsewhere(s.id);
  else
    perform private.lay_days(p.id, s.weekdays, s.from_time, s.to_time, s.from_on, coalesce(s.until, date_trunc('week', p.ends_on)::date + 6));
  end if;
  perform private.agreement_follows_days(p.id, s.from_time, s.to_time);
  perform private.settle_step(s.id, 'agreed', actor, via);
end $$;
comment on function private.take_step(uuid, public.actor, public.channel) is 'All three have said yes: the days change from the step''s date on.';

-- ── Commands ────────────────────────────────────────────────────────────────

create function public.propose_step(
  placement_id uuid, from_on date, weekdays smallint[] default '{}', from_time time default null, to_time time default null, until date default null,
  opening_id uuid default null, beside boolean default false, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  actor public.actor := private.act_as_coordinator(n.young_person_id);
  p public.placement := (select x from public.placement x where x.id = placement_id);
  o record;
  soon boolean;
  made uuid;
begin
  if private.is_repeat(request_key, 'propose_step', row(
      placement_id, from_on, weekdays, from_time, to_time, until, opening_id, beside)) then
    return private.first_result(request_key);
  end if;
  if p.status not in ('arranging', 'ready', 'under_way') then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  weekdays := coalesce((select array_agg(distinct d order by d) from unnest(weekdays) d), '{}');
  perform private.must_fit_plan(n.kind, weekdays);
  if from_on is null or from_on <= private.today() or from_on > p.ends_on then
    perform private.fail('invalid_input', 'from_on', 'inside_the_placement');
  elsif opening_id is not null and not coalesce(beside, false) and from_on <= p.starts_on then
    -- What goes on elsewhere has begun here.
    perform private.fail('invalid_input', 'from_on', 'inside_the_placement');
  elsif n.kind = 'junior_apprenticeship' and weekdays <> '{}' and cardinality(weekdays) + (
      select count(*) from public.placement_day d where d.placement_id = p.id and d.day between date_trunc('week', from_on)::date and from_on - 1)
      - (select count(*) from unnest(weekdays) w where w < extract(isodow from from_on)) > private.setting_number('junior_days_a_week', 2) then
    perform private.fail('invalid_input', 'from_on', 'begin_on_a_monday');
  elsif weekdays = '{}' and (until is null or until < from_on or until >= p.ends_on) then
    perform private.fail('invalid_input', 'until', 'a_pause_ends');
  elsif weekdays <> '{}' and (from_time is null or to_time is null or to_time <= from_time or to_time - from_time > interval '8 hours') then
    perform private.fail('invalid_input', 'from_time', 'at_most_eight_hours');
  elsif exists (select from public.plan_step s where s.placement_id = p.id and s.from_on = propose_step.from_on and s.outcome is null) then
    perform private.fail('already_exists', 'step');
  end if;
  if opening_id is not null then
    select x.kind, x.id into o from public.opening x where x.id = opening_id;
    if weekdays = '{}' or o.kind is distinct from n.kind or not coalesce(private.may_go_to(n.id, opening_id), false) then
      perform private.fail('invalid_input', 'opening_id', 'cannot_go_there');
    end if;
  end if;
  soon := from_on <= private.today() + private.setting_number('step_ask_days', 14);
  insert into public.plan_step (placement_id, from_on, until, weekdays, from_time, to_time, opening_id, beside, staff_says)
  values (p.id, from_on, case when weekdays = '{}' then until end, weekdays, case when weekdays <> '{}' then from_time end,
    case when weekdays <> '{}' then to_time end, opening_id, coalesce(beside, false) and opening_id is not null, case when soon then true end)
  returning id into made;
  perform private.step_happened(made, 'propose_step', actor, 'self');
  if soon then perform private.ask_step(made, actor); end if;
  return private.keep_result(request_key, made);
end $$;
comment on function public.propose_step(uuid, date, smallint[], time, time, date, uuid, boolean, uuid) is 'Her contact person writes the next step of a plan: other days of the week or hours from a date on, a pause with its last day (no weekdays), or another place. All are asked when it is step_ask_days away (at once where it is nearer; proposing it is then the contact person''s yes). Errors: not_allowed, wrong_status, already_exists, invalid_input.';

create function public.answer_step(step_id uuid, party public.actor, says boolean, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x join public.plan_step s on s.placement_id = x.id where s.id = step_id);
  n public.need := private.lock_need(p.need_id);
  actor public.actor;
  s public.plan_step;
begin
  case party
    when 'young_person' then actor := private.act_for(n.young_person_id, n.id, via, 'answer_step', request_key);
    when 'host' then actor := private.act_as_host(p.application_id, via, 'answer_step', request_key, 'host');
    when 'coordinator' then actor := private.act_as_coordinator(n.young_person_id);
    else perform private.must_be_signed_in(); perform private.fail('invalid_input', 'party');
  end case;
  if private.is_repeat(request_key, 'answer_step', row(step_id, party, says, via)) then return private.first_result(request_key); end if;
  perform private.must_be_said(via);
  select x.* into s from public.plan_step x where x.id = step_id for update;
  select x.* into p from public.placement x where x.id = p.id;
  if s.outcome is not null then
    perform private.fail('wrong_status', 'step:' || s.outcome);
  elsif s.asked_on is null or p.status not in ('arranging', 'ready', 'under_way') then
    perform private.fail('wrong_status', 'step:not_asked');
  elsif s.from_on <= private.today() then
    perform private.fail('wrong_status', 'step:too_late');
  elsif says is null then
    -- Nobody's silence is an answer.
    perform private.fail('invalid_input', 'answer');
  end if;
  update public.plan_step x set
    young_person_says = case when party = 'young_person' then says else x.young_person_says end,
    host_says = case when party = 'host' then says else x.host_says end,
    staff_says = case when party = 'coordinator' then says else x.staff_says end
  where x.id = s.id returning * into s;
  perform private.step_happened(s.id, 'answer_step', actor, via, case when says then 'yes' else 'no' end);
  if not says then
    perform private.settle_step(s.id, 'declined', actor, via);
  elsif s.young_person_says and s.host_says and s.staff_says then
    perform private.take_step(s.id, actor, via);
  end if;
  return private.keep_result(request_key, s.id);
end $$;
comment on function public.answer_step(uuid, public.actor, boolean, public.channel, uuid) is 'The answer of one of the three: young_person, host or coordinator. One no settles it, and the days stay as they are; the third yes changes them. Errors: wrong_status, invalid_input, seat_taken, days_overlap, against_the_rules.';

create function public.drop_step(step_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select p.need_id from public.plan_step s join public.placement p on p.id = s.placement_id where s.id = step_id));
  actor public.actor := private.act_as_coordinator(n.young_person_id);
  s public.plan_step;
begin
  if private.is_repeat(request_key, 'drop_step', row(step_id)) then return private.first_result(request_key); end if;
  select x.* into s from public.plan_step x where x.id = step_id for update;
  if s.outcome is not null then perform private.fail('wrong_status', 'step:' || s.outcome); end if;
  if s.asked_on is not null then perform private.tell_of_step(s.id, 'step_stays'); end if;
  perform private.settle_step(s.id, 'dropped', actor, 'self');
  return private.keep_result(request_key, s.id);
end $$;
comment on function public.drop_step(uuid, uuid) is 'Her contact person takes a step back before it is settled. Errors: not_allowed, wrong_status.';

-- ── By the clock ────────────────────────────────────────────────────────────

create function private.steps_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  one record;
  done integer := 0;
begin
  for one in
    select s.id, s.from_on, s.asked_on, p.status, n.id as need_id from public.plan_step s join public.placement p on p.id = s.placement_id join public.need n on n.id = p.need_id
    where s.outcome is null and (p.ended_at is not null or s.from_on <= private.today()
      or (s.asked_on is null and s.from_on <= private.today() + private.setting_number('step_ask_days', 14)))
    order by n.id, s.from_on for update of n skip locked
  loop
    continue when exists (select from public.plan_step x where x.id = one.id and x.outcome is not null);
    if one.status not in ('arranging', 'ready', 'under_way') then
      perform private.settle_step(one.id, 'dropped', 'system', 'system');
    elsif one.from_on <= private.today() then
      perform private.settle_step(one.id, 'unanswered', 'system', 'system');
    else
      perform private.ask_step(one.id, 'system');
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function private.steps_due() is 'Asks about steps that are step_ask_days away; settles as unanswered what not all three had answered when its day came (the days stay as they are), and drops what belonged to a placement that has ended.';

grant execute on function public.propose_step, public.answer_step, public.drop_step to authenticated;
