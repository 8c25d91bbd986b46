-- What a partner answers, by itself or written down by staff: pausing, ending, going on. Whoever stops, helps on: applications and
-- placements move in the same minute.

-- ── Answers of a partner, by itself or written down by staff ────────────────

create function private.tell_partner_recorded(partner_id uuid, via public.channel, command text, request_key uuid) returns void
language sql set search_path = '' security definer as $$
  select private.send('recorded_for_partner', m.email, m.phone,
    jsonb_build_object('name', m.name, 'via', via, 'command', command, 'staff_name', s.name, 'staff_phone', s.phone, 'partner_id', m.partner_id),
    'recorded:' || command || ':' || m.id || ':' || coalesce(request_key::text, pg_current_xact_id()::text))
  from public.partner_member m, public.staff_member s
  where m.partner_id = tell_partner_recorded.partner_id and m.is_owner and m.removed_at is null and s.id = (select private.my_staff_id())
$$;
comment on function private.tell_partner_recorded(uuid, public.channel, text, uuid) is 'A receipt to everybody who speaks for the partner; one for a form, however often it is sent.';

create function private.act_for_partner(partner_id uuid, via public.channel, command text, request_key uuid) returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if via = 'self' then
    if private.owns(partner_id) then
      return 'partner';
    end if;
    perform private.must_be_secretariat();
    return 'secretariat';
  elsif not coalesce(private.looks_after(partner_id), false) then
    perform private.fail('not_allowed');
  elsif via is null or via not in ('phone', 'paper', 'in_person') then
    perform private.fail('invalid_input', 'via', 'how_was_it_said');
  end if;
  perform private.tell_partner_recorded(partner_id, via, command, request_key);
  return 'partner';
end $$;
comment on function private.act_for_partner(uuid, public.channel, text, uuid) is 'An owner, the secretariat for itself, or those who look after the partner and say how it answered.';

-- ── Pausing, ending, suspending ─────────────────────────────────────────────

create function private.lock_everybody_at(partner_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform d.id from public.need d where d.id in (
    select x.need_id from public.application x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
    where w.partner_id = lock_everybody_at.partner_id and x.status in ('waiting', 'live', 'offered', 'accepted'))
    order by d.id for update;
end $$;
comment on function private.lock_everybody_at(uuid) is 'Every need that has to do with a partner, in the order in which all lock. Before the partner itself: whoever forwards or answers holds the need and then asks for the partner.';

create function private.move_everybody_on(partner_id uuid, reason public.hand_over_reason, running_too boolean, actor public.actor) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record; o record; n public.need;
begin
  -- Once more: somebody may have asked while the partner was still open.
  perform private.lock_everybody_at(partner_id);
  for p in
    select x.id from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
    where w.partner_id = move_everybody_on.partner_id
      and (x.status in ('arranging', 'ready') or (running_too and x.status = 'under_way'))
    order by x.id
  loop
    perform private.drop_placement(p.id, 'cancel_by_host', 'host', 'system', reason, 'coordinator', null, '');
  end loop;
  for o in
    select distinct x.opening_id as id from public.application x join public.opening q on q.id = x.opening_id join public.workplace w on w.id = q.workplace_id
    where w.partner_id = move_everybody_on.partner_id and x.status in ('waiting', 'live', 'offered')
  loop
    perform private.hand_on_all(o.id, reason, actor, 'system');
  end loop;
end $$;
comment on function private.move_everybody_on(uuid, public.hand_over_reason, boolean, public.actor) is 'Everybody with an application or a placement ahead at this partner is helped on, now.';

create function public.pause_partner(partner_id uuid, until date, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_for_partner(partner_id, via, 'pause_partner', request_key);
begin
  if private.is_repeat(request_key, 'pause_partner', row(partner_id, until, via)) then return private.first_result(request_key); end if;
  if until is null or until <= private.today() or until > private.today() + 366 then perform private.fail('invalid_input', 'until', 'within_a_year'); end if;
  perform private.lock_everybody_at(partner_id);
  -- Closed first, so that nobody is helped on to the partner that pauses.
  update public.partner p set paused_until = until where p.id = partner_id;
  perform private.move('partner', partner_id, 'pause_partner', 'paused', actor, via);
  perform private.move_everybody_on(partner_id, 'partner_paused', false, actor);
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.pause_partner(uuid, date, public.channel, uuid) is 'A pause until a date, within a year. Everybody waiting is helped on; placements that run go on.';

create function public.resume_partner(partner_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_for_partner(partner_id, via, 'resume_partner', request_key);
begin
  if private.is_repeat(request_key, 'resume_partner', row(partner_id, via)) then return private.first_result(request_key); end if;
  perform private.move('partner', partner_id, 'resume_partner', 'active', actor, via);
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.resume_partner(uuid, public.channel, uuid) is 'Back from a pause; from suspension only by the secretariat.';

create function public.suspend_partner(partner_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'suspend_partner', row(partner_id)) then return private.first_result(request_key); end if;
  perform private.lock_everybody_at(partner_id);
  perform private.move('partner', partner_id, 'suspend_partner', 'suspended', 'secretariat');
  perform private.move_everybody_on(partner_id, 'partner_paused', true, 'secretariat');
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.suspend_partner(uuid, uuid) is 'At once, without a public reason; those who are there are moved on too.';

create function public.end_partner(partner_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_for_partner(partner_id, via, 'end_partner', request_key);
begin
  if private.is_repeat(request_key, 'end_partner', row(partner_id, via)) then return private.first_result(request_key); end if;
  perform private.lock_everybody_at(partner_id);
  perform private.move('partner', partner_id, 'end_partner', 'ended', actor, via);
  perform private.move_everybody_on(partner_id, 'partner_ended', false, actor);
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.end_partner(uuid, public.channel, uuid) is 'The partnership stops. Everybody waiting is helped on; placements that run outlive it.';

create function public.renew_partner(partner_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_for_partner(partner_id, via, 'renew_partner', request_key);
begin
  if private.is_repeat(request_key, 'renew_partner', row(partner_id, via)) then return private.first_result(request_key); end if;
  perform private.move('partner', partner_id, 'renew_partner', 'active', actor, via);
  insert into public.partnership_agreement (partner_id, text_version, helps_all_at, takes_in_at, ambassador_at, accepted_by, valid_from, valid_to)
  select partner_id, '2026-11', private.now(), private.now(), private.now(),
    coalesce((select m.name from public.partner_member m where m.partner_id = renew_partner.partner_id and m.user_id = private.me()),
      case when via <> 'self' then (select m.name from public.partner_member m
        where m.partner_id = renew_partner.partner_id and m.is_owner and m.removed_at is null order by m.name limit 1) end, 'Ungesekretariatet'),
    private.today(), (private.today() + make_interval(years => private.setting_number('agreement_years', 2)))::date;
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.renew_partner(uuid, public.channel, uuid) is 'Two more years.';
