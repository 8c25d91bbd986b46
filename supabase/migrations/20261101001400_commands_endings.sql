-- Resting, ending, objecting and coming back.

create function public.rest_need(need_id uuid, reason public.rest_reason, until date, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
begin
  if private.is_repeat(request_key, 'rest_need', row(need_id, reason, until)) then return private.first_result(request_key); end if;
  if reason is null then perform private.fail('invalid_input', 'reason'); end if;
  if until is null or until <= private.today() or until > private.today() + 366 then
    perform private.fail('invalid_input', 'until', 'within_a_year');
  end if;
  update public.need d set rest_reason = reason, rest_until = until where d.id = n.id;
  perform private.move('need', n.id, 'rest', 'resting', actor, 'self', reason::text);
  perform private.tell_young_person(n.id, 'need_rests', jsonb_build_object('until', until));
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.rest_need(uuid, public.rest_reason, date, uuid) is 'A pause with a reason from the list and a date to be in touch again, within a year.';

create function public.wake_need(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for_or_help(n.young_person_id, n.id, via, 'wake_need', request_key);
begin
  if private.is_repeat(request_key, 'wake_need', row(need_id, via)) then return private.first_result(request_key); end if;
  perform private.move('need', n.id, 'wake', 'with_coordinator', actor, via);
  update public.need d set close_outcome = null, close_receiver = null, close_announced_at = null, close_on = null where d.id = n.id;
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.wake_need(uuid, public.channel, uuid) is 'Back from rest, by anyone of those it concerns.';

create function private.is_reachable(young_person_id uuid) returns boolean
language sql stable set search_path = '' security definer as
$$ select num_nonnulls(y.user_id, y.email, y.phone) > 0 from public.young_person y where y.id = is_reachable.young_person_id $$;
comment on function private.is_reachable(uuid) is 'Whether there is an account, a mail or a mobile number, so that she can come to know what is said to her.';

create function public.announce_close(
  need_id uuid, outcome public.close_outcome, receiver public.close_receiver default null, talked public.channel default null,
  request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
begin
  if private.is_repeat(request_key, 'announce_close', row(need_id, outcome, receiver, talked)) then return private.first_result(request_key); end if;
  if n.status not in ('with_coordinator', 'resting') then
    perform private.fail('wrong_status', 'need:' || n.status);
  end if;
  if n.is_duty and outcome <> 'other_help' then
    perform private.fail('duty_cannot_end');
  end if;
  if outcome is null then perform private.fail('invalid_input', 'outcome'); end if;
  if outcome = 'other_help' and receiver is null then
    perform private.fail('invalid_input', 'receiver', 'who_takes_over');
  end if;
  -- Five days without a word against it are worth something only when she knows that they run.
  if coalesce(talked not in ('phone', 'paper', 'in_person'), not private.is_reachable(n.young_person_id)) then
    perform private.fail('invalid_input', 'talked', 'talk_first');
  end if;
  update public.need d set close_outcome = outcome, close_receiver = receiver, close_announced_at = private.now(),
    close_on = private.young_person_due(d.young_person_id, d.kind, private.setting_number('objection_days', 5)),
    due_on = private.young_person_due(d.young_person_id, d.kind, private.setting_number('objection_days', 5) + 1)
  where d.id = n.id;
  perform private.record('need', 'announce_close', null, null, actor, coalesce(talked, 'self'), n.young_person_id, n.id, code => outcome::text);
  perform private.tell_young_person(n.id, 'close_announced', jsonb_build_object('outcome', outcome, 'receiver', receiver,
    'close_on', (select d.close_on from public.need d where d.id = n.id)));
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.announce_close(uuid, public.close_outcome, public.close_receiver, public.channel, uuid) is 'Says that the need will be closed with help, with a named outcome; of somebody whom no message reaches, how they talked together first (invalid_input talk_first). It closes after five working days without objection; the decision is this person''s, the clock only waits.';

create function public.object_to_close(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'object_to_close', request_key);
begin
  if private.is_repeat(request_key, 'object_to_close', row(need_id, via)) then return private.first_result(request_key); end if;
  if n.close_announced_at is null or n.ended_at is not null then
    perform private.fail('wrong_status', 'need:' || n.status);
  end if;
  perform private.move('need', n.id, 'object_to_close', 'with_coordinator', actor, via);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.object_to_close(uuid, public.channel, uuid) is '"Nej, jeg vil stadig gerne": the close falls away.';

create function private.leave_places(n public.need, actor public.actor, via public.channel, why jsonb default '{}') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record; p record;
begin
  for a in select x.id, x.status from public.application x where x.need_id = n.id and x.status in ('waiting', 'live', 'offered') loop
    if a.status <> 'waiting' then perform private.tell_workplace(a.id, 'wish_withdrawn', why); end if;
    perform private.move('application', a.id, 'withdraw', 'withdrawn', 'young_person', via);
  end loop;
  for p in select x.id, x.status, x.application_id from public.placement x where x.need_id = n.id and x.status in ('arranging', 'ready', 'under_way') loop
    perform private.tell_workplace(p.application_id, 'wish_withdrawn', why);
    perform private.free_days(p.application_id, private.today());
    perform private.move('placement', p.id, 'interrupt', case when p.status = 'under_way' then 'interrupted' else 'cancelled' end, actor, via);
  end loop;
end $$;
comment on function private.leave_places(public.need, public.actor, public.channel, jsonb) is 'What falls away with a need that ends before its days are done: wishes, placements, seats and days. Every place that has it is told; why may hold the outcome.';

create function private.end_need_now(n public.need, actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.leave_places(n, actor, via);
  perform private.move('need', n.id, 'end_need', 'ended_by_young_person', actor, via);
end $$;
comment on function private.end_need_now(public.need, public.actor, public.channel) is 'Ends a need that she does not have any more, and what hangs on it.';

create function public.end_need(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'end_need', request_key);
begin
  if private.is_repeat(request_key, 'end_need', row(need_id, via)) then return private.first_result(request_key); end if;
  if n.is_duty then
    perform private.fail('duty_cannot_end');
  end if;
  if n.ended_at is not null then perform private.fail('wrong_status', 'need:' || n.status); end if;
  perform private.end_need_now(n, actor, via);
  perform private.tell_young_person(n.id, 'need_ended');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.end_need(uuid, public.channel, uuid) is 'She does not need it any more. A duty cannot be ended (duty_cannot_end), only talked about.';

create function public.reopen_need(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for_or_help(n.young_person_id, n.id, via, 'reopen_need', request_key);
begin
  if private.is_repeat(request_key, 'reopen_need', row(need_id, via)) then return private.first_result(request_key); end if;
  if n.ended_at < private.now() - make_interval(days => private.setting_number('reopen_days', 90)) then
    perform private.fail('link_expired', 'reopen');
  end if;
  if exists (select from public.need d where d.young_person_id = n.young_person_id and d.kind is not distinct from n.kind
      and d.ended_at is null and d.split_from_id is null) and n.split_from_id is null then
    perform private.fail('already_exists');
  end if;
  perform private.move('need', n.id, 'reopen', 'with_coordinator', case when actor = 'young_person' then actor else 'coordinator' end, via);
  update public.need d set close_outcome = null, close_receiver = null, close_announced_at = null, close_on = null where d.id = n.id;
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.reopen_need(uuid, public.channel, uuid) is 'Within 90 days an ended need is taken up again, as old as it was.';

create function public.record_apprenticeship(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for_or_help(n.young_person_id, n.id, via, 'record_apprenticeship', request_key);
begin
  if private.is_repeat(request_key, 'record_apprenticeship', row(need_id, via)) then return private.first_result(request_key); end if;
  if n.kind is distinct from 'apprenticeship' then perform private.fail('not_for_you', 'kind'); end if;
  perform private.leave_places(n, actor, via, jsonb_build_object('outcome', 'apprenticeship'));
  perform private.move('need', n.id, 'record_apprenticeship', 'fulfilled', actor, via);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.record_apprenticeship(uuid, public.channel, uuid) is 'The training agreement was made on lærepladsen.dk: the need is fulfilled, and the places that counted on her are told.';
