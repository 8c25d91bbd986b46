-- A place that she found herself: the host says yes by a link, or to the coordinator on the phone.

create function private.send_host_link(request_id uuid, token text) returns void
language plpgsql volatile set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  h record; words jsonb;
begin
  select x.contact_name, x.name, x.email, y.id as young_person_id, y.first_name, n.id as need_id, n.due_on, a.id as application_id,
    (select min(d.day) from public.placement_day d where d.application_id = a.id) as starts_on,
    q.id || ':' || encode(q.token_hash, 'hex') as link into h
  from private.host_request q join public.application a on a.id = q.application_id join public.host x on x.id = a.host_id
  join public.need n on n.id = a.need_id join public.young_person y on y.id = n.young_person_id
  where q.id = request_id;
  words := jsonb_build_object('name', h.contact_name, 'place', h.name, 'first_name', h.first_name, 'token', token, 'need_id', h.need_id)
    || private.contact_in_mails(h.young_person_id);
  perform private.send('own_place_asked', h.email, null, words || jsonb_build_object('starts_on', h.starts_on), 'own_place_asked:' || h.link);
  perform private.remind_by_link('reminder_host', h.email, null, words || jsonb_build_object('application_id', h.application_id), h.link, h.due_on);
end $$;
comment on function private.send_host_link(uuid, text) is 'The question to a place that she found, to the address that she gave and to no other.';

create function public.propose_own_place(
  need_id uuid, name text, contact_name text, address text, days date[], from_time time, to_time time,
  email text default null, phone text default null, via public.channel default 'self', request_key uuid default null,
  from_times time[] default null, to_times time[] default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'propose_own_place', request_key);
  contact public.staff_member := (select s from public.staff_member s where s.id = y.contact_id);
  mail text := nullif(lower(trim(email)), '');
  token text := private.new_token();
  the_host uuid; made uuid;
begin
  if private.is_repeat(request_key, 'propose_own_place', row(
      need_id, name, contact_name, address, days, from_time, to_time, email, phone, via, from_times, to_times)) then
    return private.first_result(request_key);
  end if;
  if n.status not in ('wishing', 'with_coordinator') then perform private.fail('wrong_status', 'need:' || n.status); end if;
  perform private.must_be_a_name(name, 120, 'place_name', false);
  perform private.must_be_a_name(contact_name, 120, 'contact_name');
  if coalesce(trim(address), '') = '' or length(address) > 160 then perform private.fail('invalid_input', 'address'); end if;
  if mail is null and phone is null then perform private.fail('invalid_input', 'host_email', 'mail_or_mobile'); end if;
  if not private.is_mail_address(mail) then perform private.fail('invalid_input', 'host_email'); end if;
  if private.same_inbox(mail, y.email) or private.same_inbox(mail, (select u.email from auth.users u where u.id = y.user_id)) then
    perform private.fail('invalid_input', 'host_email', 'your_own_address');
  end if;
  if phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'host_phone'); end if;
  if private.same_number(phone, y.phone) or private.same_number(phone, (select u.phone from auth.users u where u.id = y.user_id)) then perform private.fail('invalid_input', 'host_phone', 'your_own_number'); end if;
  if n.kind is distinct from 'school_placement' and n.kind is distinct from 'junior_apprenticeship' then
    perform private.fail('not_for_you', 'kind', 'own_place_is_for_placements');
  end if;
  if coalesce(cardinality(days), 0) not between 1 and 10 or array_ndims(days) > 1 then perform private.fail('invalid_input', 'days', 'choose_days'); end if;
  if (select count(distinct d) from unnest(days) d) <> cardinality(days) or exists (select from unnest(days) d where d <= private.today() or d > private.today() + 400 or d is null) then
    perform private.fail('invalid_input', 'days', 'days_ahead');
  end if;
  if exists (select from unnest(days) d join public.holiday h on h.day = d and h.calendar = 'public') then
    perform private.fail('invalid_input', 'days', 'public_holiday');
  end if;
  -- What goes through the school lies on school days; whoever goes to no school has no school holidays.
  if private.calendar_of_young_person(y.id, n.kind) = 'school' and exists (
    select from unnest(days) d join public.holiday h on h.day = d and h.calendar = 'school') then
    perform private.fail('invalid_input', 'days', 'school_holiday');
  end if;
  if from_time is null or to_time is null or to_time <= from_time then
    perform private.fail('invalid_input', 'from_time', 'ends_after_it_begins');
  end if;
  from_times := private.times_of_days(days, from_times, from_time);
  to_times := private.times_of_days(days, to_times, to_time);
  if n.days_wanted is not null and private.days_worth(from_times, to_times) > ceil(private.days_left(n.id)) then
    perform private.fail('invalid_input', 'days', 'more_than_needed');
  end if;
  -- Each place is written to or called, and nobody there has asked for it.
  if private.is_me(y.id) then
    perform private.not_too_often('propose_own_place', y.id, 5, 5);
  end if;
  insert into public.host (name, contact_name, email, phone, address, found_by)
  values (trim(name), trim(contact_name), mail, phone, trim(address), y.id) returning id into the_host;
  insert into public.application (need_id, host_id, rank, status, live_at)
  values (n.id, the_host, coalesce((select max(a.rank) from public.application a where a.need_id = n.id), 0) + 1, 'live', private.now())
  returning id into made;
  perform private.record('application', 'propose_own_place', '-', 'live', actor, via, y.id, n.id, made);
  update public.need d set raised_at = coalesce(d.raised_at, private.now()) where d.id = n.id;
  perform private.put_days(made, days, from_times, to_times);
  perform private.must_follow_rules(made, actor, via);
  perform private.must_be_one_day(made);
  perform private.move('need', n.id, 'propose_own_place', 'with_partner', actor, via);
  insert into private.host_request (application_id, token_hash, expires_on)
  values (made, case when mail is not null then private.token_hash(token) end, private.today() + private.setting_number('guardian_link_days', 60));
  if mail is not null then
    perform private.send_host_link((select q.id from private.host_request q where q.application_id = made), token);
  else
    perform private.make_task('confirm_own_place', y.contact_id, y.id, n.id);
  end if;
  perform private.tell_young_person(n.id, 'application_received');
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.propose_own_place(uuid, text, text, text, date[], time, time, text, text, public.channel, uuid, time[], time[]) is 'A place that she found, with its days; from_times and to_times give single days hours of their own, in the order of the days. The host is asked by a link; with only a number, the coordinator calls. At most as many days as the need has left, none of them a holiday; by herself five places a day. Errors: against_the_rules, days_overlap, invalid_input, too_many_tries, wrong_status.';

create function private.answer_own_place(application_id uuid, answer_is_yes boolean, via public.channel, adult text default null, certificate boolean default false) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application(application_id);
begin
  if answer_is_yes is null then
    -- Nobody's silence is a no.
    perform private.fail('invalid_input', 'answer');
  elsif a.status <> 'live' then
    perform private.fail('wrong_status', 'application:' || a.status);
  end if;
  update private.host_request q set answered_at = private.now() where q.application_id = a.id;
  update public.task t set done_at = private.now() where t.need_id = a.need_id and t.kind = 'confirm_own_place' and t.done_at is null;
  if answer_is_yes then
    perform private.must_follow_rules(a.id, 'host', via, true, adult, certificate);
    update public.need n set first_offer_at = coalesce(n.first_offer_at, private.now()) where n.id = a.need_id;
    perform private.arrange(a.id, 'host', via, 'confirm_own_place');
  else
    perform private.move('application', a.id, 'turn_down_own_place', 'declined', 'host', via);
    perform private.to_coordinator(a.need_id, 'turn_down_own_place', 'host', via);
    perform private.tell_young_person(a.need_id, 'own_place_turned_down');
  end if;
end $$;
comment on function private.answer_own_place(uuid, boolean, public.channel, text, boolean) is 'What both the link and the coordinator''s call lead to.';

create function public.confirm_own_place(
  application_id uuid, answer_is_yes boolean, via public.channel, request_key uuid default null, adult text default null, certificate boolean default false) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if exists (select from public.application a where a.id = application_id and a.opening_id is not null) then
    perform private.fail('not_found');
  end if;
  perform private.act_as_host(application_id, via, 'confirm_own_place', request_key, 'host');
  if private.is_repeat(request_key, 'confirm_own_place', row(
      application_id, answer_is_yes, via, adult, certificate)) then
    return private.first_result(request_key);
  end if;
  perform private.answer_own_place(application_id, answer_is_yes, via, adult, certificate);
  return private.keep_result(request_key, application_id);
end $$;
comment on function public.confirm_own_place(uuid, boolean, public.channel, uuid, text, boolean) is 'Staff record what the host said on the phone, on paper or in person. Errors: against_the_rules, adult_needed, wrong_status.';

create function private.host_request_of(token text) returns private.host_request
language sql stable set search_path = '' security definer as $$
  select q from private.host_request q join public.application a on a.id = q.application_id
  where q.token_hash = private.token_hash(host_request_of.token) and q.expires_on >= private.today()
    and q.answered_at is null and a.status = 'live'
$$;
comment on function private.host_request_of(text) is 'The request behind a host''s link, while it can be answered.';

create function public.host_page(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.host_request := private.host_request_of(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  return (
    select jsonb_build_object('first_name', y.first_name, 'place', h.name, 'contact_name', h.contact_name, 'address', h.address,
      'coordinator_name', s.name, 'coordinator_phone', s.phone, 'coordinator_title', s.title, 'stand_in', private.stand_in_for(s.id),
      'school', coalesce(c.name, y.outside_school), 'age', private.age_on(y.birth_date, private.today()),
      'days', (select jsonb_agg(jsonb_build_object('day', d.day, 'from_time', to_char(d.from_time, 'HH24:MI'), 'to_time', to_char(d.to_time, 'HH24:MI')) order by d.day)
        from public.placement_day d where d.application_id = a.id))
    from public.application a join public.need n on n.id = a.need_id join public.young_person y on y.id = n.young_person_id
    join public.host h on h.id = a.host_id join public.staff_member s on s.id = y.contact_id
    left join public.school_class k on k.id = y.class_id left join public.school c on c.id = k.school_id
    where a.id = q.application_id);
end $$;
comment on function public.host_page(text) is 'What the place that she found reads before it answers: first name, age, school, days, and whom to call.';

create function public.answer_as_host(token text, answer_is_yes boolean, adult text default null, certificate boolean default false) returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.host_request := private.host_request_of(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  perform private.answer_own_place(q.application_id, answer_is_yes, 'link', adult, certificate);
  return answer_is_yes;
end $$;
comment on function public.answer_as_host(text, boolean, text, boolean) is 'The host''s yes or no from the link, once. Errors: against_the_rules, adult_needed, link_expired.';

-- ── The guardian's page ─────────────────────────────────────────────────────

create function private.guardian_request_of(token text) returns private.guardian_request
language sql stable set search_path = '' security definer as $$
  select q from private.guardian_request q join public.guardian g on g.id = q.guardian_id
  where q.token_hash = private.token_hash(guardian_request_of.token)
    and q.expires_on >= private.today() and g.stopped_at is null
    and exists (select from public.need n where n.ended_at is null and private.root_need(n.id) = q.need_id)
$$;
comment on function private.guardian_request_of(text) is 'The request behind a guardian''s link, while it lives and there is a question to read.';

create function private.guardian_may_change(need_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select not exists (
    select from public.need n where n.ended_at is null and private.root_need(n.id) = guardian_may_change.need_id and (
      (n.status in ('with_partner', 'visit', 'offered') and private.guardian_needed(n.id, 'before_sent'))
      or n.status = 'under_way'
      or exists (select from public.placement p where p.need_id = n.id and p.status in ('ready', 'under_way'))))
    and exists (select from public.need n where private.root_need(n.id) = guardian_may_change.need_id and n.ended_at is null)
$$;
comment on function private.guardian_may_change(uuid) is 'Whether the answer can still be changed in the link: until a partner has it (where a yes was needed for that), or a placement is ready.';

create function public.guardian_page(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.guardian_request := private.guardian_request_of(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  return (
    select jsonb_build_object('first_name', y.first_name, 'guardian_name', g.name, 'language', g.language,
      'contact_name', s.name, 'contact_title', s.title, 'contact_phone', s.phone, 'stand_in', private.stand_in_for(s.id), 'kind', n.kind,
      'answer', q.answer, 'answered_at', q.answered_at, 'can_change', private.guardian_may_change(n.id),
      'has_agreements', exists (select from public.agreement e join public.placement t on t.id = e.placement_id and t.status in ('arranging', 'ready', 'under_way')
        join public.need m on m.id = t.need_id where private.root_need(m.id) = n.id),
      'places', coalesce((
        select jsonb_agg(jsonb_build_object('name', coalesce(p.name, h.name), 'title', o.title,
          'days', (select jsonb_agg(d.day order by d.day) from public.placement_day d where d.application_id = a.id))
          order by (select min(d.day) from public.placement_day d where d.application_id = a.id) nulls last, a.rank)
        from public.application a join public.need m on m.id = a.need_id and private.root_need(m.id) = n.id
        join public.host h on h.id = a.host_id
        left join public.workplace w on w.id = h.workplace_id left join public.partner p on p.id = w.partner_id
        left join public.opening o on o.id = a.opening_id
        where a.status in ('waiting', 'live', 'offered', 'accepted') and not y.via_contact_only), '[]'))
    from public.need n join public.young_person y on y.id = n.young_person_id
    join public.guardian g on g.id = q.guardian_id join public.staff_member s on s.id = y.contact_id
    where n.id = q.need_id);
end $$;
comment on function public.guardian_page(text) is 'What a guardian reads: the young person''s first name, the places, and whom to call. No account; readable until it is answered and while it can be changed.';

create function private.take_guardian_answer(need_id uuid, answer public.guardian_answer, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  y public.young_person := (select p from public.young_person p where p.id = n.young_person_id);
  g public.guardian := (select u from public.guardian u where u.young_person_id = y.id and u.stopped_at is null);
  m record; p record; is_told boolean := false;
begin
  if answer is null then perform private.fail('invalid_input', 'answer'); end if;
  update private.guardian_request q
    set answer = take_guardian_answer.answer, answered_at = private.now(), answered_via = via, recorded_by = private.my_staff_id()
    where q.need_id = n.id and q.guardian_id = g.id;
  perform private.record('guardian', 'answer', null, null, 'guardian', via, y.id, n.id, code => answer::text);
  if answer = 'yes' then
    for m in select d.id, d.status, d.kind from public.need d
      where private.root_need(d.id) = n.id and d.ended_at is null order by d.id for update
    loop
      for p in update public.placement x set guardian_agreed_at = private.now(), guardian_agreed_via = via
        where x.need_id = m.id and x.status in ('arranging', 'under_way') and x.guardian_agreed_at is null returning x.id
      loop
        is_told := private.make_ready(p.id, 'guardian', via) or is_told;
      end loop;
      if m.status = 'with_coordinator' and private.setting_lists('straight_to_partner', m.kind::text) then
        perform private.send_next(m.id, 'forward', 'system', 'system');
      end if;
    end loop;
    -- Where this was the last yes, she has just heard that all have said it.
    if not is_told then
      perform private.tell_young_person(n.id, 'guardian_said_yes');
    end if;
  elsif answer = 'not_my_child' then
    update public.guardian u set stopped_at = private.now() where u.id = g.id;
    -- What was sent on this guardian's yes for another wish has no yes any more either.
    perform private.take_back_guardians_yes(d.id) from public.need d
      where d.young_person_id = y.id and d.split_from_id is null;
    perform private.make_task('guardian_not_mine', y.contact_id, y.id, n.id);
    perform private.send('guardian_not_mine', s.email, null,
      jsonb_build_object('first_name', y.first_name, 'name', s.name, 'young_person_id', y.id), 'guardian_not_mine:' || g.id)
      from public.staff_member s where s.id = y.contact_id;
  else
    perform private.take_back_guardians_yes(n.id);
    if not exists (select from public.task t where t.need_id = n.id and t.kind = 'guardian_call' and t.done_at is null) then
      perform private.make_task('guardian_call', y.contact_id, y.id, n.id, words => answer::text);
    end if;
  end if;
end $$;
comment on function private.take_guardian_answer(uuid, public.guardian_answer, public.channel) is 'What a guardian''s answer leads to, however it came.';

create function public.answer_as_guardian(token text, answer public.guardian_answer) returns public.guardian_answer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.guardian_request := private.guardian_request_of(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  perform private.lock_need(q.need_id);
  select r.* into q from private.guardian_request r where r.id = q.id for update;
  if answer is null then perform private.fail('invalid_input', 'answer'); end if;
  -- Pressed twice is one answer.
  if q.answer is not distinct from answer then
    return answer;
  end if;
  -- What is open can be answered for as long as the link lives.
  if q.answer is not null and answer <> 'not_my_child' and not private.guardian_may_change(q.need_id) then
    perform private.fail('wrong_status', 'guardian');
  end if;
  perform private.take_guardian_answer(q.need_id, answer, 'link');
  return answer;
end $$;
comment on function public.answer_as_guardian(text, public.guardian_answer) is 'One of four, from the link; can be changed until it matters. Errors: link_expired, wrong_status.';

create function public.record_guardian_answer(need_id uuid, answer public.guardian_answer, via public.channel, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(private.root_need(need_id));
begin
  perform private.act_as_coordinator(n.young_person_id);
  if via is null or via not in ('phone', 'paper', 'in_person') then perform private.fail('invalid_input', 'via', 'how_was_it_said'); end if;
  if private.is_repeat(request_key, 'record_guardian_answer', row(need_id, answer, via)) then return private.first_result(request_key); end if;
  if not exists (select from public.guardian g where g.young_person_id = n.young_person_id and g.stopped_at is null) then
    perform private.fail('invalid_input', 'guardian_name', 'name_guardian_first');
  end if;
  -- The row that holds the answer, without the link: whoever has just answered must not be asked in the same minute.
  insert into private.guardian_request (guardian_id, need_id, token_hash, expires_on)
    select g.id, n.id, private.token_hash(private.new_token()), private.today() + private.setting_number('guardian_link_days', 60)
    from public.guardian g where g.young_person_id = n.young_person_id and g.stopped_at is null
    on conflict on constraint guardian_is_asked_once do nothing;
  perform private.take_guardian_answer(n.id, answer, via);
  update public.task t set done_at = private.now() where t.need_id = n.id and t.kind = 'guardian_call' and t.done_at is null and answer <> 'call_me';
  perform private.send('guardian_recorded', g.email, g.phone,
    jsonb_build_object('need_id', n.id, 'first_name', y.first_name, 'guardian_name', g.name, 'answer', answer, 'via', via) || private.contact_in_mails(y.id),
    'guardian_recorded:' || n.id || ':' || pg_current_xact_id(), g.language)
    from public.young_person y join public.guardian g on g.young_person_id = y.id and g.stopped_at is null
    join public.staff_member s on s.id = y.contact_id where y.id = n.young_person_id;
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.record_guardian_answer(uuid, public.guardian_answer, public.channel, uuid) is 'Staff record what a guardian said on the phone, on paper or in person. A receipt goes to the guardian.';

-- ── Who answered from a link ────────────────────────────────────────────────

create function private.masked_address(email text, phone text) returns text
language sql immutable set search_path = '' security definer as $$
  select case
    when masked_address.email is not null then left(masked_address.email, 1) || '…@' || split_part(masked_address.email, '@', 2)
    when masked_address.phone is not null then '…' || right(masked_address.phone, 2) end
$$;
comment on function private.masked_address(text, text) is 'Enough of an address to know it again: "h…@hjemme.example", "…78".';

create function private.link_sent_to(e public.event) returns text
language sql stable set search_path = '' security definer as $$
  select case
    when e.channel <> 'link' then null
    -- One guardian at a time: whoever it was then has answered.
    when e.lifecycle = 'guardian' then (
      select private.masked_address(g.email, g.phone) from public.guardian g
      where g.young_person_id = e.young_person_id and g.named_at <= e.at and (g.stopped_at is null or g.stopped_at >= e.at)
      order by g.named_at desc limit 1)
    else (
      select private.masked_address(h.email, h.phone) from public.application a join public.host h on h.id = a.host_id
      where a.id = e.application_id and h.workplace_id is null) end
$$;
comment on function private.link_sent_to(public.event) is 'Where the link went from which somebody answered, half hidden. From the people''s own rows: the event itself holds no address, and forgets with them.';
