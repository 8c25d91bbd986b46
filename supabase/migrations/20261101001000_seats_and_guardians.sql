-- The pieces that several commands share: seats, the guardian's yes, tasks, and whom to call.
-- Lock order everywhere: need, application, opening, day.

create function private.lock_need(need_id uuid) returns public.need
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need;
begin
  select d.* into n from public.need d where d.id = lock_need.need_id for update;
  if n.id is null then
    perform private.fail('not_found');
  end if;
  return n;
end $$;
comment on function private.lock_need(uuid) is 'The need, locked, so that two commands on it run one after the other.';

create function private.lock_application(application_id uuid) returns public.application
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a public.application;
begin
  perform private.lock_need((select p.need_id from public.application p where p.id = lock_application.application_id));
  select p.* into a from public.application p where p.id = lock_application.application_id for update;
  return a;
end $$;
comment on function private.lock_application(uuid) is 'The application, locked after its need.';

-- ── Seats ───────────────────────────────────────────────────────────────────

create function private.free_seats(application_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_opening uuid := (select a.opening_id from public.application a where a.id = free_seats.application_id);
begin
  if not exists (select from public.seat_hold h where h.application_id = free_seats.application_id) then
    return;
  end if;
  update public.opening o set places_taken = o.places_taken - 1 where o.id = the_opening;
  perform s.id from public.opening_seat s join public.seat_hold h on h.opening_seat_id = s.id
    where h.application_id = free_seats.application_id order by s.day for update of s;
  with gone as (
    delete from public.seat_hold h where h.application_id = free_seats.application_id returning h.opening_seat_id)
  update public.opening_seat s set taken = s.taken - 1 from gone g where s.id = g.opening_seat_id;
end $$;
comment on function private.free_seats(uuid) is 'Gives back every seat that an application holds.';

create function private.free_days(application_id uuid, from_day date) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_opening uuid := (select a.opening_id from public.application a where a.id = free_days.application_id);
begin
  delete from public.placement_day d
    where d.application_id = free_days.application_id and d.day >= from_day and d.state in ('offered', 'planned');
  perform o.id from public.opening o where o.id = the_opening for update;
  with gone as (
    delete from public.seat_hold h using public.opening_seat s
    where h.application_id = free_days.application_id and s.id = h.opening_seat_id and (s.day is null or s.day >= from_day)
    returning h.opening_seat_id)
  update public.opening_seat s set taken = s.taken - 1 from gone g where s.id = g.opening_seat_id;
  if found and not exists (select from public.seat_hold h where h.application_id = free_days.application_id) then
    update public.opening o set places_taken = o.places_taken - 1 where o.id = the_opening;
  end if;
end $$;
comment on function private.free_days(uuid, date) is 'Takes back the days that have not been done, from a date on, and their seats. Days done are kept.';

create function private.hold_seats(application_id uuid, days date[]) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_opening uuid := (select a.opening_id from public.application a where a.id = hold_seats.application_id);
  by_day boolean;
  wanted integer;
  got integer;
begin
  perform private.free_seats(application_id);
  if the_opening is null then
    return;
  end if;
  update public.opening o set places_taken = o.places_taken + 1
    where o.id = the_opening and (o.seats_in_all is null or o.places_taken < o.seats_in_all);
  if not found then
    perform private.fail('seat_taken', 'seats_in_all');
  end if;
  by_day := exists (select from public.opening_seat s where s.opening_id = the_opening and s.day is not null);
  wanted := case when by_day then cardinality(days) else 1 end;
  if coalesce(wanted, 0) = 0 then
    perform private.fail('invalid_input', 'days', 'choose_days');
  end if;
  if by_day and (select count(*) from public.opening_seat s where s.opening_id = the_opening and s.day = any (days)) <> wanted then
    perform private.fail('invalid_input', 'days', 'not_open_that_day');
  end if;
  perform s.id from public.opening_seat s
    where s.opening_id = the_opening and (case when by_day then s.day = any (days) else s.day is null end)
    order by s.day for update;
  with taken as (
    update public.opening_seat s set taken = s.taken + 1
    where s.opening_id = the_opening and (case when by_day then s.day = any (days) else s.day is null end) and s.taken < s.seats
    returning s.id)
  insert into public.seat_hold (opening_seat_id, application_id)
  select t.id, hold_seats.application_id from taken t;
  get diagnostics got = row_count;
  if got <> wanted then
    perform private.fail('seat_taken');
  end if;
end $$;
comment on function private.hold_seats(uuid, date[]) is 'Takes one seat on each day (or the one seat without a day), all or none, in place of those held before. Refuses with seat_taken.';

-- ── The guardian's yes ──────────────────────────────────────────────────────

create function private.root_need(need_id uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  with recursive up as (
    select n.id, n.split_from_id from public.need n where n.id = root_need.need_id
    union all
    select n.id, n.split_from_id from public.need n join up on n.id = up.split_from_id)
  select u.id from up u where u.split_from_id is null
$$;
comment on function private.root_need(uuid) is 'The need that a split one began as. A guardian is asked once for the whole family.';

create function private.guardian_needed(need_id uuid, moment text) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce(private.age_on(y.birth_date, private.today()) <
    case guardian_needed.moment when 'before_sent' then r.guardian_before_sent_under else r.guardian_at_agreement_under end, false)
  from public.need n join public.young_person y on y.id = n.young_person_id
  left join private.kind_rule r on r.kind = n.kind
  where n.id = guardian_needed.need_id
$$;
comment on function private.guardian_needed(uuid, text) is 'Whether the kind''s rule asks a guardian at "before_sent" or at "agreement", at her age today.';

create function private.guardian_says(need_id uuid) returns public.guardian_answer
language sql stable set search_path = '' security definer as $$
  select q.answer from private.guardian_request q join public.guardian g on g.id = q.guardian_id and g.stopped_at is null
  where q.need_id = private.root_need(guardian_says.need_id)
$$;
comment on function private.guardian_says(uuid) is 'What her present guardian answered for this need, or null. The decision on law 5 ("forælder eller værge" is one named person at a time): an answer counts while the person who gave it is the guardian. A former one''s yes counts no longer when another is named, or a friend''s yes would outlive the parent whom the coordinator puts right; nor does a former one''s no, but then only her contact person may name another (name_guardian). What was settled on that yes, a placement that is ready or under way, stays settled.';

create function private.make_task(
  kind public.task_kind, staff uuid, young_person uuid default null, need uuid default null, partner uuid default null,
  opening uuid default null, words text default '') returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  insert into public.task (kind, staff_id, young_person_id, need_id, partner_id, opening_id, words, due_on)
  values (make_task.kind, staff, young_person, need, partner, opening, left(make_task.words, 1000),
    private.staff_due(staff, private.setting_number('due_days_task', 3)))
  returning id into made;
  return made;
end $$;
comment on function private.make_task(public.task_kind, uuid, uuid, uuid, uuid, uuid, text) is 'Gives a named adult something to do, with a date.';

create function private.new_token() returns text
language sql volatile set search_path = '' security definer as
$$ select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') $$;
comment on function private.new_token() is 'The secret of a link: 64 letters and digits, more than anybody can guess.';

create function private.token_hash(token text) returns bytea
language sql immutable set search_path = '' security definer as
$$ select pg_catalog.sha256(convert_to(token_hash.token, 'UTF8')) $$;
comment on function private.token_hash(text) is 'All that the tables keep of the secret of a link.';

create function private.next_start(need_id uuid) returns date
language plpgsql stable set search_path = '' security definer as $$
declare
  today date := private.today();
  yesterday timestamptz := private.now() - interval '1 day';
begin
  return (
    select min(x.day) from (
      -- One that was called off today still tells how little time there is.
      select greatest(p.starts_on, today) from public.placement p
      where p.need_id = next_start.need_id and p.ends_on >= today and (p.ended_at is null or p.ended_at > yesterday)
        and (p.starts_on >= today or p.ended_at is not null)
      union all
      select d.day from public.application a join public.placement_day d on d.application_id = a.id
      where a.need_id = next_start.need_id and a.status = 'offered' and d.day >= today
      union all
      select a.starts_on from public.application a
      where a.need_id = next_start.need_id and a.status = 'offered' and a.starts_on >= today
    ) as x (day));
end $$;
comment on function private.next_start(uuid) is 'The next first day that this need is about, promised or just called off; null when there is none. A start that is days away makes a message urgent.';

create function private.remind_by_link(
  template text, to_email text, to_phone text, data jsonb, link text, due_on date, language text default 'da') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  day date := due_on;
  left_to_go integer := private.setting_number('reminder_days_before', 1);
begin
  while left_to_go > 0 loop
    day := day - 1;
    if private.is_working_day(day) then
      left_to_go := left_to_go - 1;
    end if;
  end loop;
  if day > private.today() then
    perform private.put_in_outbox(template, to_email, to_phone, data || jsonb_build_object('due_on', due_on),
      template || ':' || link || ':before', language, day::timestamp at time zone 'Europe/Copenhagen');
  end if;
  if due_on < private.today() then
    return;
  end if;
  perform private.put_in_outbox(template, to_email, to_phone, data || jsonb_build_object('due_on', due_on, 'is_today', true),
    template || ':' || link || ':at', language, due_on::timestamp at time zone 'Europe/Copenhagen');
end $$;
comment on function private.remind_by_link(text, text, text, jsonb, text, date, text) is 'Lays two reminders ready with the token of a link, before and at the date; private.still_stands drops them when there is an answer.';

create function private.ask_guardian(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  g record;
  token text := private.new_token();
  asked uuid;
begin
  select u.id, y.id as young_person_id, y.contact_id into g
  from public.need n join public.young_person y on y.id = n.young_person_id
  left join public.guardian u on u.young_person_id = y.id and u.stopped_at is null
  where n.id = ask_guardian.need_id;
  if g.id is null then
    if not exists (select from public.task t where t.need_id = ask_guardian.need_id and t.kind = 'guardian_call' and t.done_at is null) then
      perform private.make_task('guardian_call', g.contact_id, g.young_person_id, need_id);
    end if;
    return;
  end if;
  insert into private.guardian_request (guardian_id, need_id, token_hash, expires_on)
  values (g.id, private.root_need(ask_guardian.need_id), private.token_hash(token), private.today() + private.setting_number('guardian_link_days', 60))
  on conflict on constraint guardian_is_asked_once do nothing
  returning id into asked;
  if asked is null then
    return;
  end if;
  perform private.send_guardian_link(asked, token);
  perform private.record('guardian', 'ask_guardian', null, null, 'system', 'system', g.young_person_id, ask_guardian.need_id);
end $$;
comment on function private.ask_guardian(uuid) is 'Asks the present guardian once for this need, by a link. With nobody to ask, the contact person gets a task.';

create function private.contact_of(young_person_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
begin
  return (
    select jsonb_build_object('name', s.name, 'title', s.title, 'phone', s.phone, 'stand_in', private.stand_in_for(s.id))
    from public.young_person y join public.staff_member s on s.id = y.contact_id where y.id = contact_of.young_person_id);
end $$;
comment on function private.contact_of(uuid) is 'Her contact person as everybody may call: name, title, number; and who answers this week, while that one is away.';

create function private.contact_in_mails(young_person_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
declare
  who jsonb := private.contact_of(contact_in_mails.young_person_id);
begin
  return jsonb_strip_nulls(jsonb_build_object('contact_name', who ->> 'name', 'contact_title', who ->> 'title', 'contact_phone', who ->> 'phone',
    'stand_in_name', who #>> '{stand_in,name}', 'stand_in_phone', who #>> '{stand_in,phone}', 'stand_in_until', who #>> '{stand_in,until}'));
end $$;
comment on function private.contact_in_mails(uuid) is 'Whom to call, as every mail says it: her contact person, and who answers this week while that one is away.';
