-- The days themselves, while they run: asked about, ill, not there. Nobody is ever assumed to have come.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('arrival_asked', 'partner', 'at_once', false, true, true),
  ('day_asked', 'partner', 'at_once', false, true, true),
  ('not_arrived', 'staff', 'urgent', false, true, true),
  ('sick_reported', 'staff', 'urgent', false, true, true),
  ('sick_reported_to_host', 'partner', 'urgent', false, true, true);

-- ── Who is asked, and who answers ───────────────────────────────────────────

create table private.arrival_link (
  id uuid primary key default gen_random_uuid(),
  day_id uuid not null references public.placement_day on delete cascade,
  occasion text not null check (occasion in ('first_morning', 'day_after')),
  sent_to text not null,
  token_hash bytea unique,
  asked_on date not null default private.today(),
  expires_on date not null,
  not_yet_at timestamptz,
  answered_at timestamptz,
  unique (day_id, occasion, sent_to)
);
comment on table private.arrival_link is '"Er hun kommet?": the link by which a host tells of one day, with one press. Each address has its own, so that it can be seen who answered.';
comment on column private.arrival_link.id is 'Key.';
comment on column private.arrival_link.day_id is 'The one day that it can tell of.';
comment on column private.arrival_link.occasion is 'first_morning: the morning of the first day. day_after: the next working morning, about a day that nobody told of.';
comment on column private.arrival_link.sent_to is 'Mail address or number that it was sent to: "svar via link til …".';
comment on column private.arrival_link.token_hash is 'sha256 of the token; null when the day has been told, by whomever. The token itself stands only in the outbox until it is sent.';
comment on column private.arrival_link.asked_on is 'When.';
comment on column private.arrival_link.expires_on is 'Last day of the link.';
comment on column private.arrival_link.not_yet_at is 'When "nej, ikke endnu" was pressed; after that only a yes is left.';
comment on column private.arrival_link.answered_at is 'When this link told of the day.';
alter table private.arrival_link enable row level security;
revoke all on private.arrival_link from anon, authenticated;

create function private.host_recipients(host_id uuid) returns table (name text, email text, phone text)
language sql stable set search_path = '' security definer as $$
  select m.name, m.email, m.phone
  from public.host h join public.workplace w on w.id = h.workplace_id
  join public.partner_member m on m.partner_id = w.partner_id and m.removed_at is null
  where h.id = host_recipients.host_id
    and (m.is_owner or exists (select from public.partner_member_workplace x where x.member_id = m.id and x.workplace_id = w.id))
  union all
  select h.contact_name, h.email, h.phone from public.host h where h.id = host_recipients.host_id and h.workplace_id is null
$$;
comment on function private.host_recipients(uuid) is 'Whom to write to at a place: everybody who acts for the workplace, or the one person of a place that she found.';

create function private.day_facts(day_id uuid) returns table (
  day public.placement_day, need_id uuid, host_id uuid, workplace_id uuid, partner_id uuid, place text, first_name text,
  contact_id uuid, contact_name text, contact_title text, contact_email text, contact_phone text)
language sql stable set search_path = '' security definer as $$
  select d, a.need_id, h.id, h.workplace_id, w.partner_id, private.host_name(h.id), y.first_name, s.id, s.name, s.title, s.email, s.phone
  from public.placement_day d join public.application a on a.id = d.application_id join public.host h on h.id = a.host_id
  left join public.workplace w on w.id = h.workplace_id
  join public.young_person y on y.id = d.young_person_id
  join public.staff_member s on s.id = private.answers_for(y.contact_id)
  where d.id = day_facts.day_id
$$;
comment on function private.day_facts(uuid) is 'What every message about a day needs: the place, her first name, and who answers for her this week.';

create function private.ask_host(day_id uuid, occasion text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  f record;
  r record;
  token text;
  made uuid;
  asked boolean := false;
begin
  select * into f from private.day_facts(day_id);
  for r in select distinct on (coalesce(x.email, x.phone)) x.* from private.host_recipients(f.host_id) x where coalesce(x.email, x.phone) is not null loop
    token := private.new_token();
    insert into private.arrival_link (day_id, occasion, sent_to, token_hash, expires_on)
    values (day_id, occasion, coalesce(r.email, r.phone), private.token_hash(token), (f.day).day + 10)
    on conflict on constraint arrival_link_day_id_occasion_sent_to_key do nothing
    returning id into made;
    continue when made is null;
    asked := true;
    perform private.send(case occasion when 'first_morning' then 'arrival_asked' else 'day_asked' end,
      r.email, r.phone,
      jsonb_build_object('need_id', f.need_id, 'partner_id', f.partner_id, 'name', r.name, 'first_name', f.first_name, 'day', (f.day).day, 'from_time', to_char((f.day).from_time, 'HH24:MI'),
        'token', token, 'contact_name', f.contact_name, 'contact_phone', f.contact_phone), 'arrival:' || made);
  end loop;
  if asked then
    perform private.record('placement', 'ask_about_day', null, null, 'system', 'system', (f.day).young_person_id, f.need_id,
      (f.day).application_id, (f.day).placement_id, f.partner_id, code => occasion);
  end if;
end $$;
comment on function private.ask_host(uuid, text) is 'Asks everybody at the place about one day, each by a link of their own. Asked once for each occasion.';

-- ── What is told at once ────────────────────────────────────────────────────

create function private.task_today(kind public.task_kind, staff uuid, young_person uuid, need uuid, partner uuid default null) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  there uuid := (select t.id from public.task t where t.kind = task_today.kind and t.need_id = need and t.done_at is null limit 1);
begin
  if there is not null then
    return there;
  end if;
  there := private.make_task(kind, staff, young_person, need, partner);
  update public.task t set due_on = private.today() where t.id = there;
  return there;
end $$;
comment on function private.task_today(public.task_kind, uuid, uuid, uuid, uuid) is 'Something that must be done before the day is over; one at a time for a need.';

create function private.tell_not_arrived(day_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  f record;
begin
  select * into f from private.day_facts(day_id);
  perform private.task_today('not_arrived', f.contact_id, (f.day).young_person_id, f.need_id, f.partner_id);
  perform private.send('not_arrived', f.contact_email, f.contact_phone,
    jsonb_build_object('name', f.contact_name, 'young_person_id', (f.day).young_person_id, 'day', (f.day).day),
    'not_arrived:' || day_id);
end $$;
comment on function private.tell_not_arrived(uuid) is 'A host says that she is not there: who answers for her is told at once, and has it to do today.';

create function private.day_is_told(day_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_need uuid := (select a.need_id from public.placement_day d join public.application a on a.id = d.application_id where d.id = day_id);
begin
  update private.arrival_link l set token_hash = null where l.day_id = day_is_told.day_id;
  if not exists (select from public.placement_day d join public.application a on a.id = d.application_id
      where a.need_id = the_need and d.state = 'planned' and d.day < private.today()) then
    update public.task t set done_at = private.now() where t.need_id = the_need and t.kind = 'day_not_confirmed' and t.done_at is null;
  end if;
  if (select d.state from public.placement_day d where d.id = day_id) in ('came', 'sick') then
    update public.task t set done_at = private.now() where t.need_id = the_need and t.kind = 'not_arrived' and t.done_at is null;
  end if;
end $$;
comment on function private.day_is_told(uuid) is 'A day that has been told needs no asking: its links end, and so do the tasks that it answers.';

-- ── Ill, not there yet ──────────────────────────────────────────────────────

create function private.tell_sick(day_id uuid, by public.actor) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  f record;
  r record;
begin
  select * into f from private.day_facts(day_id);
  perform private.send('sick_reported', f.contact_email, f.contact_phone,
    jsonb_build_object('name', f.contact_name, 'young_person_id', (f.day).young_person_id, 'day', (f.day).day), 'sick:' || day_id);
  if by = 'host' then
    return;
  end if;
  for r in select distinct on (coalesce(x.email, x.phone)) x.* from private.host_recipients(f.host_id) x where coalesce(x.email, x.phone) is not null loop
    perform private.send('sick_reported_to_host', r.email, r.phone,
      jsonb_build_object('need_id', f.need_id, 'partner_id', f.partner_id, 'name', r.name, 'first_name', f.first_name, 'day', (f.day).day, 'contact_name', f.contact_name, 'contact_phone', f.contact_phone),
      'sick:' || day_id || ':' || coalesce(r.email, r.phone));
  end loop;
end $$;
comment on function private.tell_sick(uuid, public.actor) is 'The place and who answers for her are told at once, by mail and SMS. That she is ill that day, and nothing else.';

create function public.report_sick(day_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  d public.placement_day := (select x from public.placement_day x where x.id = day_id);
  a public.application := private.lock_application(d.application_id);
  actor public.actor;
begin
  perform private.must_be_signed_in();
  actor := case when via = 'self' and private.works_at((select h.workplace_id from public.host h where h.id = a.host_id)) then 'host'
    else private.act_for(d.young_person_id, a.need_id, via, 'report_sick', request_key) end;
  if private.is_repeat(request_key, 'report_sick', row(day_id, via)) then return private.first_result(request_key); end if;
  select x.* into d from public.placement_day x where x.id = d.id for update;
  if d.state <> 'planned' then
    perform private.fail('wrong_status', 'day:' || d.state);
  elsif d.day < private.today() or d.day > private.today() + 7 then
    perform private.fail('wrong_status', 'day_ahead');
  end if;
  if (select p.starts_on from public.placement p where p.id = d.placement_id) <= private.today() then
    perform private.tell_day(d.id, 'sick', actor, via, 'report_sick');
  else
    -- The evening before: nothing has begun, and the days that are left stand.
    update public.placement_day x set state = 'sick' where x.id = d.id;
    perform private.record('placement', 'report_sick', 'planned', 'sick', actor, via, d.young_person_id, a.need_id, a.id, d.placement_id);
    perform private.day_is_told(d.id);
    if not exists (select from public.placement_day x where x.placement_id = d.placement_id and x.state = 'planned') then
      perform private.free_days(a.id, private.today());
      perform private.move('placement', d.placement_id, 'interrupt', 'cancelled', actor, via);
      perform private.to_coordinator(a.need_id, 'interrupt', actor, via, 'days_missing');
    end if;
  end if;
  perform private.tell_sick(d.id, actor);
  return private.keep_result(request_key, d.id);
end $$;
comment on function public.report_sick(uuid, public.channel, uuid) is '"Jeg er syg", for today or a day of the coming week: pressed by her, by the place that she called, or by staff whom she called. No reason is asked. The day is a day missing, and never counts against her. Errors: wrong_status.';

create function private.not_here(day_id uuid, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  f record;
begin
  select * into f from private.day_facts(day_id);
  if (f.day).state is distinct from 'planned' or (f.day).day <> private.today() then
    perform private.fail('wrong_status', 'day:' || (f.day).state);
  end if;
  perform private.record('placement', 'not_here_yet', null, null, 'host', via, (f.day).young_person_id, f.need_id,
    (f.day).application_id, (f.day).placement_id, f.partner_id);
  perform private.tell_not_arrived(day_id);
end $$;
comment on function private.not_here(uuid, public.channel) is '"Nej, ikke endnu": the day stays open, and who answers for her is told.';

create function public.not_here_yet(day_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application((select x.application_id from public.placement_day x where x.id = day_id));
begin
  perform private.act_as_host(a.id, via, 'not_here_yet', request_key, 'host');
  if private.is_repeat(request_key, 'not_here_yet', row(day_id, via)) then return private.first_result(request_key); end if;
  perform private.not_here(day_id, via);
  return private.keep_result(request_key, day_id);
end $$;
comment on function public.not_here_yet(uuid, public.channel, uuid) is 'The place says, today, that she has not come yet. Her contact person has it to do today. Errors: wrong_status.';

-- ── The link ────────────────────────────────────────────────────────────────

create function private.arrival_link_of(token text) returns private.arrival_link
language sql stable set search_path = '' security definer as $$
  select l from private.arrival_link l join public.placement_day d on d.id = l.day_id
  where l.token_hash = private.token_hash(arrival_link_of.token) and l.expires_on >= private.today() and d.state = 'planned'
$$;
comment on function private.arrival_link_of(text) is 'The day behind a link, while nobody has told of it.';

create function public.arrival_page(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.arrival_link := private.arrival_link_of(token);
begin
  if l.id is null then
    perform private.fail('link_expired');
  end if;
  return (
    select jsonb_build_object('first_name', f.first_name, 'place', f.place, 'day', (f.day).day, 'from_time', to_char((f.day).from_time, 'HH24:MI'),
      'today', private.today(), 'not_yet', l.not_yet_at is not null,
      'contact_name', f.contact_name, 'contact_title', f.contact_title, 'contact_phone', f.contact_phone)
    from private.day_facts(l.day_id) f);
end $$;
comment on function public.arrival_page(text) is 'What a host reads before it tells of a day: first name, day, and whom to call. Errors: link_expired when it is unknown, too old, or the day has been told.';

create function public.answer_arrival(token text, is_here boolean) returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.arrival_link := private.arrival_link_of(token);
  d public.placement_day := (select x from public.placement_day x where x.id = l.day_id);
begin
  if l.id is null then
    perform private.fail('link_expired');
  elsif is_here is null then
    -- Nobody's silence is an answer.
    perform private.fail('invalid_input', 'answer');
  elsif d.day > private.today() then
    perform private.fail('wrong_status', 'day_ahead');
  end if;
  perform private.lock_application(d.application_id);
  -- A second press, or a colleague's, waited here: the day may have been told meanwhile.
  l := private.arrival_link_of(token);
  if l.id is null then
    perform private.fail('link_expired');
  end if;
  if is_here then
    perform private.tell_day(d.id, 'came', 'host', 'link');
  elsif d.day < private.today() then
    perform private.tell_day(d.id, 'did_not_come', 'host', 'link');
    perform private.tell_not_arrived(d.id);
  elsif l.not_yet_at is null then
    perform private.not_here(d.id, 'link');
    update private.arrival_link x set not_yet_at = private.now() where x.id = l.id;
    return false;
  else
    perform private.fail('wrong_status', 'day:not_yet');
  end if;
  update private.arrival_link x set answered_at = private.now() where x.id = l.id;
  return is_here;
end $$;
comment on function public.answer_arrival(text, boolean) is 'The host''s one press from the link: a yes tells the day; a no on the day itself leaves it open and tells her contact person; a no about a day that has passed says that she did not come. Each counts once.';

-- ── By the clock: asked about, never assumed ────────────────────────────────

create function private.ask_about_days() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  here timestamp := private.now() at time zone 'Europe/Copenhagen';
  today date := private.today();
  open_day record; facts record; done integer := 0;
begin
  -- Two workers at once would ask once, but give the same thing to do twice.
  if not pg_try_advisory_xact_lock(hashtext('ask_about_days')) then
    return 0;
  end if;
  -- The first morning, half an hour before she is to be there.
  for open_day in
    select x.id from public.placement_day x join public.placement p on p.id = x.placement_id
    where x.day = today and x.day = p.starts_on and x.state = 'planned' and p.status = 'under_way'
      and here >= x.day + x.from_time - interval '30 minutes' and here < x.day + x.to_time
      and not exists (select from private.arrival_link l where l.day_id = x.id)
    order by x.id
  loop
    perform private.ask_host(open_day.id, 'first_morning');
    done := done + 1;
  end loop;

  if private.is_working_day(today) and here::time >= '08:00' then
    -- The next working morning, when places have opened, about one day at a time: a place with several gets the oldest first.
    for open_day in
      select distinct on (x.placement_id) x.id from public.placement_day x join public.placement p on p.id = x.placement_id
      where x.state = 'planned' and x.day < today and x.day >= today - 10 and p.status = 'under_way'
        and not exists (select from private.arrival_link l where l.day_id = x.id and l.occasion = 'day_after')
        and not exists (select from private.arrival_link l join public.placement_day o on o.id = l.day_id
          where o.placement_id = x.placement_id and l.occasion = 'day_after' and l.asked_on = today)
      order by x.placement_id, x.day
    loop
      perform private.ask_host(open_day.id, 'day_after');
      done := done + 1;
    end loop;
    -- The morning after that it is her contact person's, and again each day until somebody has told.
    for open_day in
      select distinct on (a.need_id) a.need_id, x.young_person_id, x.id from public.placement_day x
      join public.placement p on p.id = x.placement_id join public.application a on a.id = x.application_id
      where x.state = 'planned' and p.status = 'under_way' and private.add_working_days(x.day, 2) <= today
        and not exists (select from public.task t where t.need_id = a.need_id and t.kind = 'day_not_confirmed'
          and (t.done_at is null or (t.done_at at time zone 'Europe/Copenhagen')::date = today))
      order by a.need_id, x.day
    loop
      select f.contact_id, f.partner_id into facts from private.day_facts(open_day.id) f;
      perform private.task_today('day_not_confirmed', facts.contact_id, open_day.young_person_id, open_day.need_id, facts.partner_id);
      perform private.record('need', 'day_not_confirmed', null, null, 'system', 'system', open_day.young_person_id, open_day.need_id);
      done := done + 1;
    end loop;
  end if;
  return done;
end $$;
comment on function private.ask_about_days() is 'Asks the host on the first morning, and on the next working morning about a day that nobody told of; after another working day it is the contact person''s task. Safe to run at any time and often.';

grant execute on function public.report_sick, public.not_here_yet to authenticated;
grant execute on function public.arrival_page, public.answer_arrival to anon, authenticated;
