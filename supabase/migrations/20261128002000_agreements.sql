-- The agreement about a placement: what is done there, where and when, whom to ask for. Its parties say yes as before
-- (acknowledge_placement, the guardian's answer); here stands what they say yes to.

create table public.agreement (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null unique references public.placement on delete cascade,
  version smallint not null default 1 check (version between 1 and 999),
  tasks text[] not null default '{}' check (cardinality(tasks) <= 8),
  meeting_place text not null default '' check (length(meeting_place) <= 200),
  days date[] not null default '{}',
  from_time time,
  to_time time check (to_time > from_time),
  days_a_week smallint check (days_a_week between 1 and 6),
  hours_a_week numeric(4, 1) check (hours_a_week between 1 and 40),
  risks text[] check (risks <@ array['machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol']),
  responsible_adult text not null default '' check (length(responsible_adult) <= 120),
  pay_text text not null default '' check (length(pay_text) <= 120),
  meet_who text not null default '' check (length(meet_who) <= 120),
  contact_name text not null default '' check (length(contact_name) <= 120),
  contact_phone text check (contact_phone ~ '^\+?\d{8,15}$'),
  clothes text not null default '' check (length(clothes) <= 200),
  food text not null default '' check (length(food) <= 200),
  transport text not null default '' check (length(transport) <= 200),
  made_at timestamptz not null default private.now(),
  changed_at timestamptz
);
comment on table public.agreement is 'What the parties of a placement say yes to: praktikaftale for school placements, for jobs the information that goes home (the contract is the employer''s own and never stored). Begun from the opening as it stood that day; goes away with its placement. No CPR, no health, no reason. A change of tasks or place asks whoever had said yes again, and is only possible until all have; the practical lines may be put right as long as the placement lasts.';
comment on column public.agreement.id is 'Key.';
comment on column public.agreement.placement_id is 'One for each placement.';
comment on column public.agreement.version is 'Counts up with every change; also the SEQUENCE of her calendar file.';
comment on column public.agreement.tasks is 'What she does there, a short line each. Asks anew.';
comment on column public.agreement.meeting_place is 'Where she turns up: street, number and town. Asks anew.';
comment on column public.agreement.days is 'The days that were agreed. One that falls away stays here, so that her calendar can be told.';
comment on column public.agreement.from_time is 'Mødetid on an ordinary day.';
comment on column public.agreement.to_time is 'When an ordinary day ends.';
comment on column public.agreement.days_a_week is 'For longer courses.';
comment on column public.agreement.hours_a_week is 'For jobs.';
comment on column public.agreement.risks is 'Which of the five risk questions the place said yes to, for the law''s letter to the parents; null for a place that she found, which was not asked.';
comment on column public.agreement.responsible_adult is 'The adult who supervises, where there is a risk.';
comment on column public.agreement.pay_text is 'As the opening said it; empty for school placements.';
comment on column public.agreement.meet_who is 'Who receives her.';
comment on column public.agreement.contact_name is 'Whom to call at the host.';
comment on column public.agreement.contact_phone is 'On this number.';
comment on column public.agreement.clothes is 'What to wear.';
comment on column public.agreement.food is 'Lunch.';
comment on column public.agreement.transport is 'How to get there.';
comment on column public.agreement.made_at is 'When it was made.';
comment on column public.agreement.changed_at is 'Last change; null for the first version.';
alter table public.agreement enable row level security;

create function private.make_agreement(placement_id uuid) returns void
language sql set search_path = '' security definer as $$
  insert into public.agreement (placement_id, tasks, meeting_place, days, from_time, to_time, days_a_week, hours_a_week, risks, responsible_adult,
    pay_text, meet_who, contact_name, contact_phone, clothes, food, transport)
  select p.id, coalesce(o.tasks, '{}'), coalesce(w.street || ', ' || w.postcode || ' ' || c.name, h.address, ''), d.days,
    coalesce(d.from_time, o.meet_at), coalesce(d.to_time, case when coalesce(d.from_time, o.meet_at) < o.ends_at then o.ends_at end), o.days_a_week, o.hours_a_week,
    case when o.id is not null then array_remove(array[case when o.machines then 'machines' end, case when o.chemicals then 'chemicals' end,
      case when o.heavy_lifting then 'heavy_lifting' end, case when o.alone then 'alone' end, case when o.late_or_alcohol then 'late_or_alcohol' end], null) end,
    coalesce(o.responsible_adult, ''), coalesce(o.pay_text, ''), coalesce(nullif(o.meet_who, ''), h.contact_name, ''), coalesce(m.name, h.contact_name, ''), coalesce(w.phone, h.phone),
    coalesce(o.clothes, ''), coalesce(o.food, ''), coalesce(nullif(o.transport, ''), w.bus, '')
  from public.placement p
  join public.need n on n.id = p.need_id
  join private.kind_rule r on r.kind = n.kind and r.paper in ('praktikaftale', 'ansaettelsesbevis')
  join public.application a on a.id = p.application_id
  join public.host h on h.id = p.host_id
  left join public.workplace w on w.id = h.workplace_id
  left join public.postcode c on c.code = w.postcode
  left join public.opening o on o.id = a.opening_id
  -- Whoever works in this shop before whoever owns all of them.
  left join lateral (select pm.name from public.partner_member pm
    left join public.partner_member_workplace x on x.member_id = pm.id and x.workplace_id = w.id
    where pm.partner_id = w.partner_id and pm.removed_at is null and (pm.is_owner or x.member_id is not null)
    order by (x.member_id is not null) desc, pm.name, pm.id limit 1) m on true
  cross join lateral (select coalesce(array_agg(y.day order by y.day), '{}') as days, min(y.from_time) as from_time, max(y.to_time) as to_time
    from public.placement_day y where y.application_id = a.id) d
  where p.id = make_agreement.placement_id
  on conflict on constraint agreement_placement_id_key do nothing
$$;
comment on function private.make_agreement(uuid) is 'The first version, from the opening as it stands and the days of the offer. Nothing for a læreplads (its agreement is made on lærepladsen.dk) or a mentor.';

create function private.agreement_follows_days(placement_id uuid, from_time time, to_time time) returns void
language sql set search_path = '' security definer as $$
  update public.agreement g set version = g.version + 1, changed_at = private.now(),
    days = (select array_agg(distinct u.day order by u.day) from (select unnest(g.days) union select y.day from public.placement_day y where y.placement_id = g.placement_id) u (day)),
    from_time = coalesce(agreement_follows_days.from_time, g.from_time), to_time = coalesce(agreement_follows_days.to_time, g.to_time)
  where g.placement_id = agreement_follows_days.placement_id
$$;
comment on function private.agreement_follows_days(uuid, time, time) is 'A new version when she, the host and her contact person have agreed on other days: they have said yes to these, so nobody is asked again, and her calendar is told. Without times the ordinary day stays as it was.';

-- ── A change, and who is asked again ────────────────────────────────────────

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('agreement_changed', 'young_person', 'in_hours', true, true, true),
  ('agreement_asks_partner', 'partner', 'in_hours', true, true, true),
  ('agreement_asks_host', 'host', 'in_hours', true, true, false);

create function private.ask_parties_again(placement_id uuid, by_host boolean, via public.channel, filled_in boolean default false) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = ask_parties_again.placement_id);
  request uuid;
  token text := private.new_token();
  h record;
begin
  update public.placement x set school_agreed_at = null, school_agreed_via = null,
    guardian_agreed_at = case when filled_in then x.guardian_agreed_at end, guardian_agreed_via = case when filled_in then x.guardian_agreed_via end,
    host_agreed_at = case when by_host then private.now() end, host_agreed_via = case when by_host then via end
    where x.id = p.id;
  if not filled_in and p.guardian_agreed_at is not null and private.guardian_needed(p.need_id, 'agreement') then
    update private.guardian_request q set answer = null, answered_at = null, answered_via = null, recorded_by = null
      from public.guardian g where g.id = q.guardian_id and g.stopped_at is null and q.need_id = private.root_need(p.need_id)
      returning q.id into request;
    if request is not null then
      perform private.renew_guardian_link(request);
    end if;
  end if;
  if by_host or p.host_agreed_at is null then
    return;
  end if;
  perform private.tell_workplace(p.application_id, 'agreement_asks_partner', jsonb_build_object('at', (select a.version from public.agreement a where a.placement_id = p.id)::text));
  -- A place that she found has no desk: its link, or a call.
  select x.contact_name, x.name, x.email, y.id as young_person_id, y.first_name, y.contact_id into h
    from public.host x, public.need n join public.young_person y on y.id = n.young_person_id
    where x.id = p.host_id and x.workplace_id is null and n.id = p.need_id;
  if h.email is not null then
    update private.host_request q set former_hash = q.token_hash, token_hash = private.token_hash(token) where q.application_id = p.application_id returning q.id into request;
    perform private.send('agreement_asks_host', h.email, null,
      jsonb_build_object('name', h.contact_name, 'place', h.name, 'first_name', h.first_name, 'token', token, 'need_id', p.need_id, 'starts_on', p.starts_on)
        || private.contact_in_mails(h.young_person_id), 'agreement_asks_host:' || encode(private.token_hash(token), 'hex'));
  elsif h.young_person_id is not null and not exists (select from public.task t where t.need_id = p.need_id and t.kind = 'confirm_own_place' and t.done_at is null) then
    perform private.make_task('confirm_own_place', h.contact_id, h.young_person_id, p.need_id);
  end if;
end $$;
comment on function private.ask_parties_again(uuid, boolean, public.channel, boolean) is 'What they said yes to is another now: the school''s, the guardian''s and the host''s yes are taken back and asked for again, by a new link where there is no account. The only time a guardian is asked twice: a guardian who said yes before a place had written its tasks said it to the whole search, and what is only filled in (filled_in) takes no yes of theirs back. Whoever changed it as host has said yes to it.';

create function private.put_agreement(
  placement_id uuid, tasks text[], meeting_place text, meet_who text, contact_name text, contact_phone text, clothes text, food text, transport text,
  actor public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement;
  a public.agreement;
  lines text[] := array(select trim(l) from unnest(tasks) with ordinality as x (l, place) where trim(l) <> '' order by place);
  asks_anew boolean;
begin
  select x.* into p from public.placement x where x.id = placement_id for update;
  select x.* into a from public.agreement x where x.placement_id = p.id for update;
  if a.id is null then perform private.fail('not_found'); end if;
  if p.ended_at is not null then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  if cardinality(lines) > 8 or exists (select from unnest(lines) l where length(l) > 120) then perform private.fail('invalid_input', 'tasks', 'too_long'); end if;
  if cardinality(lines) = 0 and cardinality(a.tasks) > 0 then perform private.fail('invalid_input', 'tasks'); end if;
  if length(meeting_place) > 200 then perform private.fail('invalid_input', 'meeting_place', 'too_long'); end if;
  if coalesce(trim(meeting_place), '') = '' and a.meeting_place <> '' then perform private.fail('invalid_input', 'meeting_place'); end if;
  if length(meet_who) > 120 then perform private.fail('invalid_input', 'meet_who', 'too_long'); end if;
  if length(contact_name) > 120 then perform private.fail('invalid_input', 'contact_name', 'too_long'); end if;
  if not private.is_a_persons_name(contact_name) then perform private.fail('invalid_input', 'contact_name', 'only_a_name'); end if;
  if contact_phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'contact_phone'); end if;
  if length(clothes) > 200 then perform private.fail('invalid_input', 'clothes', 'too_long'); end if;
  if length(food) > 200 then perform private.fail('invalid_input', 'food', 'too_long'); end if;
  if length(transport) > 200 then perform private.fail('invalid_input', 'transport', 'too_long'); end if;
  asks_anew := lines <> a.tasks or trim(coalesce(meeting_place, '')) <> a.meeting_place;
  if asks_anew and p.status <> 'arranging' then
    perform private.fail('wrong_status', 'all_have_said_yes');
  end if;
  update public.agreement x set tasks = lines, meeting_place = trim(coalesce(put_agreement.meeting_place, '')), meet_who = trim(coalesce(put_agreement.meet_who, '')),
      contact_name = trim(coalesce(put_agreement.contact_name, '')), contact_phone = put_agreement.contact_phone, clothes = trim(coalesce(put_agreement.clothes, '')),
      food = trim(coalesce(put_agreement.food, '')), transport = trim(coalesce(put_agreement.transport, '')), version = a.version + 1, changed_at = private.now()
    where x.id = a.id and (asks_anew or (x.meet_who, x.contact_name, coalesce(x.contact_phone, ''), x.clothes, x.food, x.transport)
      is distinct from (trim(coalesce(put_agreement.meet_who, '')), trim(coalesce(put_agreement.contact_name, '')), coalesce(put_agreement.contact_phone, ''),
        trim(coalesce(put_agreement.clothes, '')), trim(coalesce(put_agreement.food, '')), trim(coalesce(put_agreement.transport, ''))));
  if not found then
    return;
  end if;
  if asks_anew then
    perform private.ask_parties_again(p.id, actor = 'host', via, cardinality(a.tasks) = 0 and trim(coalesce(meeting_place, '')) = a.meeting_place);
  end if;
  perform private.record('placement', 'change_agreement', null, null, actor, via, (select n.young_person_id from public.need n where n.id = p.need_id), p.need_id,
    p.application_id, p.id, code => case when asks_anew then 'asked_again' else 'put_right' end);
  perform private.tell_young_person(p.need_id, 'agreement_changed', jsonb_build_object('place', private.host_name(p.host_id), 'at', p.id || ':' || (a.version + 1)));
  if asks_anew then
    perform private.make_ready(p.id, actor, via);
  end if;
end $$;
comment on function private.put_agreement(uuid, text[], text, text, text, text, text, text, text, public.actor, public.channel) is 'A new version, where something is another than before. Tasks and place only until all have said yes; they ask again. What is missing may be filled in, what stands there may not be emptied.';

create function public.change_agreement(
  placement_id uuid, tasks text[], meeting_place text, meet_who text, contact_name text, contact_phone text, clothes text, food text, transport text,
  via public.channel default 'self', seen_version integer default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  actor public.actor := private.act_around(placement_id, via, 'change_agreement', request_key);
begin
  if private.is_repeat(request_key, 'change_agreement', row(
    placement_id, tasks, meeting_place, meet_who, contact_name, contact_phone, clothes, food, transport, via, seen_version)) then return
    private.first_result(request_key); end if;
  -- All of it is written, so it must be written by somebody who has seen all of it.
  perform private.must_be_seen(seen_version::text, (select a.version::text from public.agreement a where a.placement_id = change_agreement.placement_id));
  perform private.put_agreement(placement_id, tasks, meeting_place, meet_who, contact_name, contact_phone, clothes, food, transport, actor, via);
  return private.keep_result(request_key, placement_id);
end $$;
comment on function public.change_agreement(uuid, text[], text, text, text, text, text, text, text, public.channel, integer, uuid) is 'The host, or a coordinator for herself or for the host, changes what the agreement says: up to eight tasks of 120 characters, where to turn up, and the practical lines. Errors: wrong_status (tasks and place once all have said yes; anything once it has ended, or once it has another version than the one that was seen), invalid_input.';
grant execute on function public.change_agreement(uuid, text[], text, text, text, text, text, text, text, public.channel, integer, uuid) to authenticated;
