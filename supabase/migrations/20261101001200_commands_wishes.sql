-- Applying, saying yes or no, and choosing again.

create function public.apply(
  young_person_id uuid, opening_ids uuid[], weeks date[] default '{}', reasons text[] default '{}', own_words text default '',
  help_on boolean default false, may_call boolean default false, need_id uuid default null,
  via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person;
  actor public.actor := private.act_for(young_person_id, null, via, 'apply', request_key);
  the_kind public.opening_kind;
  verdict text;
  n public.need;
  o record;
  place integer := 0;
  ranked integer;
  made uuid;
begin
  if private.is_repeat(request_key, 'apply', row(
      young_person_id, opening_ids, weeks, reasons, own_words, help_on, may_call, need_id, via)) then
    return private.first_result(request_key);
  end if;
  -- Two tabs of the same person wait for each other here, before any need exists.
  select p.* into y from public.young_person p where p.id = young_person_id for no key update;
  if coalesce(cardinality(opening_ids), 0) not between 1 and 3
     or cardinality(opening_ids) <> (select count(distinct x) from unnest(opening_ids) x) then
    perform private.fail('invalid_input', 'opening_ids', 'one_to_three');
  end if;
  if (select count(distinct p.kind) from public.opening p where p.id = any (opening_ids)) > 1 then
    perform private.fail('invalid_input', 'opening_ids', 'one_kind_at_a_time');
  end if;
  if length(own_words) > 500 then perform private.fail('invalid_input', 'own_words', 'too_long'); end if;
  reasons := coalesce(reasons, '{}');
  if cardinality(reasons) > 6 or exists (select from unnest(reasons) r where r is null or r !~ '^[a-z_]{1,40}$') then
    perform private.fail('invalid_input', 'reasons');
  end if;
  select p.kind into the_kind from public.opening p where p.id = opening_ids[1];
  if the_kind is null then
    perform private.fail('not_found');
  end if;
  verdict := private.kind_verdict(the_kind, private.age_on(y.birth_date, private.today()), y.situation, private.grade_of(y.id));
  if verdict not in ('may_apply', 'interest_and_link') and (verdict <> 'coordinator_starts' or not private.may_start_longer()) then
    perform private.fail('not_for_you', the_kind::text, verdict);
  end if;

  select d.* into n from public.need d
    where d.young_person_id = y.id and d.ended_at is null
      and (need_id is null or d.id = need_id)
      and (d.kind = the_kind or (d.kind is null and not exists (
        select from public.need e where e.young_person_id = y.id and e.kind = the_kind and e.ended_at is null)))
    order by (d.status in ('wishing', 'with_coordinator')) desc, (d.kind is not null) desc, d.opened_at limit 1 for update;
  if need_id is not null and n.id is null then
    perform private.fail('not_found');
  end if;
  if n.id is null then
    insert into public.need (young_person_id, kind, status, days_wanted, due_on)
    values (y.id, the_kind, 'wishing',
      case when the_kind = 'school_placement' then private.setting_number('obligatory_days', 5) end,
      private.young_person_due(y.id, the_kind))
    returning * into n;
    perform private.record('need', 'open_need', '-', 'wishing', actor, via, y.id, n.id);
  elsif n.status not in ('wishing', 'with_coordinator') then
    perform private.fail('wrong_status', 'need:' || n.status);
  elsif n.kind is null then
    update public.need d set kind = the_kind,
      days_wanted = case when the_kind = 'school_placement' then private.setting_number('obligatory_days', 5) end
    where d.id = n.id;
  end if;
  if (select count(*) from public.application a where a.need_id = n.id and a.status = 'waiting') + cardinality(opening_ids) > 3 then
    perform private.fail('invalid_input', 'opening_ids', 'at_most_three_wishes');
  end if;
  ranked := coalesce((select max(a.rank) from public.application a where a.need_id = n.id), 0);

  for o in
    select p.*, h.id as host_id, w.partner_id, weeks[x.place] as week
    from unnest(opening_ids) with ordinality as x (id, place)
    join public.opening p on p.id = x.id
    join public.workplace w on w.id = p.workplace_id
    join public.host h on h.workplace_id = w.id
    order by x.place
  loop
    place := place + 1;
    if (o.special and the_kind <> 'extended_placement') or not private.partner_is_open(o.partner_id) or o.status <> 'published' or o.apply_before < private.today() then
      perform private.fail('wrong_status', 'opening:' || o.public_id);
    elsif private.age_on(y.birth_date, greatest(private.today(), coalesce(o.week, o.starts_on))) < o.min_age then
      perform private.fail('not_for_you', 'min_age', o.min_age::text);
    elsif exists (select from public.application a where a.need_id = n.id and a.opening_id = o.id and a.status in ('waiting', 'live', 'offered')) then
      perform private.fail('already_exists', o.public_id);
    elsif exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null) then
      if o.week is null or extract(isodow from o.week) <> 1 then
        perform private.fail('invalid_input', 'weeks', 'choose_week');
      elsif not exists (select from public.opening_seat s where s.opening_id = o.id and s.day between o.week and o.week + 6
          and s.day > private.today() and s.taken < s.seats and not private.is_closed(o.workplace_id, s.day)) then
        perform private.fail('seat_taken', o.public_id);
      end if;
    end if;
    insert into public.application (need_id, opening_id, host_id, rank, week, reasons, own_words, may_call)
    values (n.id, o.id, o.host_id, ranked + place, o.week, reasons, trim(coalesce(own_words, '')), coalesce(may_call, false))
    returning id into made;
    perform private.record('application', 'apply', '-', 'waiting', actor, via, y.id, n.id, made, null, o.partner_id, o.id);
  end loop;
  if place <> cardinality(opening_ids) then
    perform private.fail('not_found');
  end if;
  delete from public.suggestion s where s.need_id = n.id;
  update public.need d set help_on_agreed = coalesce(help_on, false), raised_at = coalesce(d.raised_at, private.now()) where d.id = n.id;
  perform private.move('need', n.id, 'apply', 'with_coordinator', actor, via);
  if private.guardian_needed(n.id, 'before_sent') then
    perform private.ask_guardian(n.id);
  end if;
  if private.setting_lists('straight_to_partner', the_kind::text) then
    perform private.send_next(n.id, 'forward', 'system', 'system');
  end if;
  perform private.tell_young_person(n.id, 'application_received');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.apply(uuid, uuid[], date[], text[], text, boolean, boolean, uuid, public.channel, uuid) is 'Up to three ranked wishes of one kind, with the Monday of the wished week where seats are by day. Her contact person has it, or the partner at once where the municipality says so for the kind and no guardian must answer first. Errors: not_for_you, seat_taken, already_exists, wrong_status, invalid_input.';

create function private.arrange(application_id uuid, actor public.actor, via public.channel, command text) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a public.application := (select p from public.application p where p.id = arrange.application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  rule private.kind_rule := (select r from private.kind_rule r where r.kind = n.kind);
  first_day date; last_day date; days real;
  done real; rest real;
  made uuid; other record; split uuid;
begin
  perform private.must_follow_rules(a.id, actor, via);
  select min(d.day), max(d.day), coalesce(sum(private.day_worth(d.from_time, d.to_time)), 0) into first_day, last_day, days
    from public.placement_day d where d.application_id = a.id and d.state = 'offered';
  first_day := coalesce(first_day, a.starts_on, private.today());
  last_day := coalesce(last_day, case rule.ends_as
    when 'school_year' then make_date(extract(year from first_day)::int + case when extract(month from first_day) >= 7 then 1 else 0 end, 6, 30)
    when 'in_job' then first_day + 7 * private.setting_number('in_job_weeks', 12)
    when 'days_done' then first_day + 7 * coalesce((select o.weeks_long from public.opening o where o.id = a.opening_id), 1) - 1
    else first_day end);
  perform private.move('application', a.id, command, 'accepted', actor, via);
  insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on, host_agreed_at, host_agreed_via)
  values (n.id, a.id, a.host_id, first_day, greatest(last_day, first_day),
    private.working_day_on_or_before(first_day - private.setting_number('papers_days_before', 28),
      (select private.calendar_of_staff(y.contact_id) from public.young_person y where y.id = n.young_person_id)), private.now(), case when command = 'confirm_own_place' then via else 'self' end)
  returning id into made;
  perform private.record('placement', 'accept_offer', '-', 'arranging', actor, via, n.young_person_id, n.id, a.id, made);
  update public.placement_day d set placement_id = made, state = 'planned' where d.application_id = a.id and d.state = 'offered';
  perform private.make_agreement(made);
  perform private.begin_plan(made);
  perform private.move('need', n.id, command, 'arranged', actor, via);
  for other in select p.id from public.application p where p.need_id = n.id and p.status in ('waiting', 'live', 'offered') loop
    perform private.move('application', other.id, 'supersede', 'superseded', 'system', 'system');
  end loop;
  if rule.counts_days and n.days_wanted is not null then
    done := private.days_of(n.id, '{came}');
    rest := n.days_wanted - done - days;
    if rest > 0 then
      -- The days that are left are a need of their own, as old as this one.
      update public.need d set days_wanted = done + days where d.id = n.id;
      insert into public.need (young_person_id, kind, is_duty, status, raised_at, first_offer_at, days_wanted, interests, wish_weeks, help_on_agreed, split_from_id, due_on)
      values (n.young_person_id, n.kind, n.is_duty, 'wishing', n.raised_at, n.first_offer_at, rest, n.interests, n.wish_weeks, n.help_on_agreed, n.id,
        private.young_person_due(n.young_person_id, n.kind))
      returning id into split;
      perform private.record('need', 'open_need', '-', 'wishing', 'system', 'system', n.young_person_id, split);
    end if;
  end if;
  if private.guardian_needed(n.id, 'agreement') then
    if private.guardian_says(n.id) = 'yes' then
      update public.placement p set guardian_agreed_at = private.now(), guardian_agreed_via = 'link' where p.id = made;
    else
      perform private.ask_guardian(n.id);
    end if;
  end if;
  -- One message: that something is missing still, or that nothing is.
  if not private.make_ready(made, case when actor = 'host' then actor else 'system'::public.actor end, via) then
    perform private.tell_young_person(n.id, 'place_arranged');
  end if;
  return made;
end $$;
comment on function private.arrange(uuid, public.actor, public.channel, text) is 'A yes becomes a placement: days planned, other wishes superseded and their seats freed, what is left of the days split off, the guardian asked, and she is told.';

create function private.first_day_in_mails(placement_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
begin
  return (select jsonb_build_object('application_id', p.application_id, 'place', private.host_name(p.host_id), 'starts_on', p.starts_on,
      'from_time', (select to_char(min(d.from_time), 'HH24:MI') from public.placement_day d where d.placement_id = p.id and d.day = p.starts_on))
    from public.placement p where p.id = first_day_in_mails.placement_id);
end $$;
comment on function private.first_day_in_mails(uuid) is 'Where and when a placement begins, as messages to her say it. private.without_places() takes both out where they may not be said.';

create function private.make_ready(placement_id uuid, actor public.actor, via public.channel) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = make_ready.placement_id);
  rule private.kind_rule := (select r from private.kind_rule r join public.need n on n.kind = r.kind where n.id = p.need_id);
begin
  if p.status = 'arranging' and p.host_agreed_at is not null
     and (p.school_agreed_at is not null or not rule.school_approves)
     and (p.guardian_agreed_at is not null or not private.guardian_needed(p.need_id, 'agreement')) then
    perform private.move('placement', p.id, 'acknowledge', 'ready', actor, via);
    -- Nothing is left to do before the first day: the date of the papers no longer presses.
    update public.need n set due_on = greatest(private.today(), p.starts_on) where n.id = p.need_id and n.status = 'arranged';
    perform private.tell_young_person(p.need_id, 'placement_ready', private.first_day_in_mails(p.id) || jsonb_build_object('at', p.id));
    return true;
  end if;
  return false;
end $$;
comment on function private.make_ready(uuid, public.actor, public.channel) is 'Ready when everybody whom the kind''s rule names has agreed; written as the act of whoever agreed last. The need''s date is then its first day, and she is told. Whether it has become ready now.';

create function public.accept_offer(application_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application(application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'accept_offer', request_key);
begin
  if private.is_repeat(request_key, 'accept_offer', row(application_id, via)) then return private.first_result(request_key); end if;
  if a.status <> 'offered' or n.status <> 'offered' then
    perform private.fail('wrong_status', 'application:' || a.status);
  end if;
  perform private.arrange(a.id, actor, via, 'accept_offer');
  perform private.tell_workplace(a.id, 'offer_accepted');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.accept_offer(uuid, public.channel, uuid) is 'Yes. Makes the placement. Errors: wrong_status when the offer is gone, against_the_rules.';

create function public.decline_offer(application_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application(application_id);
  n public.need := (select d from public.need d where d.id = a.need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'decline_offer', request_key);
begin
  if private.is_repeat(request_key, 'decline_offer', row(application_id, via)) then return private.first_result(request_key); end if;
  if a.status <> 'offered' or n.status <> 'offered' then
    perform private.fail('wrong_status', 'application:' || a.status);
  end if;
  perform private.move('application', a.id, 'decline_offer', 'declined', actor, via);
  if not private.send_next(n.id, 'decline_offer', 'young_person', via) then
    perform private.to_coordinator(n.id, 'decline_offer', actor, via);
  end if;
  perform private.tell_workplace(a.id, 'offer_declined');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.decline_offer(uuid, public.channel, uuid) is 'No, thank you. Frees seat and days; her next wish goes on, or her contact person has it.';

create function public.want_other(need_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'want_other', request_key);
  a record;
begin
  if private.is_repeat(request_key, 'want_other', row(need_id, via)) then return private.first_result(request_key); end if;
  for a in select p.id, p.status from public.application p where p.need_id = n.id and p.status in ('waiting', 'live', 'offered') loop
    if a.status <> 'waiting' then
      perform private.tell_workplace(a.id, 'wish_withdrawn');
    end if;
    perform private.move('application', a.id, 'withdraw', 'withdrawn', actor, via);
  end loop;
  perform private.move('need', n.id, 'want_other', 'wishing', actor, via);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.want_other(uuid, public.channel, uuid) is '"Jeg vil noget andet": takes her wishes back and lets her choose again. The second clock goes on.';

create function public.ask_for_call(
  young_person_id uuid, need_id uuid default null, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  made uuid;
begin
  if need_id is not null and not exists (select from public.need n where n.id = need_id and n.young_person_id = y.id) then
    perform private.fail('not_found');
  end if;
  perform private.act_for(young_person_id, need_id, via, 'ask_for_call', request_key);
  select t.id into made from public.task t
    where t.young_person_id = y.id and t.kind = 'call_me' and t.done_at is null;
  if made is null then
    made := private.make_task('call_me', y.contact_id, y.id, need_id);
    update public.task t set due_on = private.staff_due(y.contact_id, 1) where t.id = made;
    perform private.record('other', 'ask_for_call', null, null, 'young_person', via, y.id, need_id);
  end if;
  return made;
end $$;
comment on function public.ask_for_call(uuid, uuid, public.channel, uuid) is '"Ring til mig": her contact person calls, on the next of that person''s working days at the latest. Pressed twice it stays one call.';

create function public.allow_call(application_id uuid, allowed boolean, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a record;
begin
  select n.young_person_id, n.id as need_id, x.may_call into a
    from public.application x join public.need n on n.id = x.need_id where x.id = application_id;
  perform private.act_for(a.young_person_id, a.need_id, via, 'allow_call', request_key);
  if private.is_repeat(request_key, 'allow_call', row(application_id, allowed, via)) then return private.first_result(request_key); end if;
  if allowed is null then perform private.fail('invalid_input', 'allowed'); end if;
  if a.may_call <> allowed then
    update public.application x set may_call = allowed where x.id = application_id;
    perform private.record('other', 'allow_call', null, null, 'young_person', via, a.young_person_id, a.need_id, application_id,
      code => case when allowed then 'yes' else 'no' end);
  end if;
  return private.keep_result(request_key, application_id);
end $$;
comment on function public.allow_call(uuid, boolean, public.channel, uuid) is 'Whether the place may see her number once it invites or offers.';
