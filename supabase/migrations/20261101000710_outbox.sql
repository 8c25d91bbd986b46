-- What is to be sent, asked for in the same transaction as the change.

insert into public.setting (key, value) values
  ('quiet_from', '21'),
  ('quiet_until', '7'),
  ('working_hours_from', '8'),
  ('working_hours_until', '16'),
  ('news_every_days', '7'),
  ('reminder_days_before', '1'),
  ('due_days_guardian', '5'),
  ('urgent_days', '3');

create table private.message_template (
  template text primary key check (template ~ '^[a-z_]+$'),
  audience text not null check (audience in ('young_person', 'guardian', 'partner', 'host', 'staff')),
  pace text not null check (pace in ('urgent', 'at_once', 'in_hours', 'news', 'digest')),
  near_start boolean not null default false,
  by_mail boolean not null default true,
  by_sms boolean not null default false,
  about_nobody boolean not null default false,
  check (by_mail or by_sms),
  check (pace <> 'digest' or audience = 'staff'),
  check (pace <> 'news' or (audience = 'partner' and by_mail))
);
comment on table private.message_template is 'Every message, to whom it goes and how fast. Callers of private.send decide neither. The decision: a question that waits for an answer by a date ("en ung har spurgt jer"), and a promise or a question that no longer stands, is no newsletter: it goes in the reader''s next hour. Only what asks for nothing (a no thank you, an opening on the page) is news: bundled, at most one a week. An answer to what the reader did a moment ago on the site goes at once. src/copy/mails/registry.ts holds the texts; a test compares both lists.';
comment on column private.message_template.template is 'Name of the text in src/copy/mails.';
comment on column private.message_template.audience is 'Whose hours are kept. young_person, guardian: not between quiet_from and quiet_until. partner, host, staff: working_hours_from to working_hours_until on working days.';
comment on column private.message_template.pace is 'urgent: by mail and SMS, at any hour. at_once: at any hour. in_hours: in the reader''s next hour. news: bundled, one a week. digest: a line in the staff member''s next digest.';
comment on column private.message_template.near_start is 'Whether it becomes urgent when the start it is about is at most urgent_days working days away.';
comment on column private.message_template.by_mail is 'Whether there is a mail text.';
comment on column private.message_template.by_sms is 'Whether there is an SMS text.';
comment on column private.message_template.about_nobody is 'Whether it is about no young person. Every other one says by need_id, application_id or young_person_id about whom it is; one that does not is sent without place and time.';

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('application_received', 'young_person', 'in_hours', false, true, true),
  ('need_received', 'young_person', 'in_hours', false, true, true),
  ('place_offered', 'young_person', 'in_hours', true, true, true),
  ('visit_invited', 'young_person', 'in_hours', true, true, true),
  ('helped_on', 'young_person', 'in_hours', true, true, true),
  ('place_arranged', 'young_person', 'in_hours', true, true, true),
  ('placement_ready', 'young_person', 'in_hours', false, true, true),
  ('own_place_turned_down', 'young_person', 'in_hours', false, true, true),
  ('guardian_said_yes', 'young_person', 'in_hours', false, true, true),
  ('placement_fell_away', 'young_person', 'in_hours', true, true, true),
  ('places_suggested', 'young_person', 'in_hours', false, true, true),
  ('need_rests', 'young_person', 'in_hours', false, true, true),
  ('close_announced', 'young_person', 'in_hours', false, true, true),
  ('need_closed', 'young_person', 'in_hours', false, true, true),
  ('need_ended', 'young_person', 'in_hours', false, true, true),
  ('need_fulfilled', 'young_person', 'in_hours', false, true, true),
  ('contact_changed', 'young_person', 'in_hours', false, true, true),
  ('recorded_for_you', 'young_person', 'in_hours', false, true, true),
  ('guardian_asked', 'guardian', 'in_hours', true, true, true),
  ('guardian_recorded', 'guardian', 'in_hours', false, true, true),
  ('own_place_asked', 'host', 'in_hours', true, true, false),
  ('young_person_asks', 'partner', 'in_hours', false, true, false),
  ('offer_accepted', 'partner', 'in_hours', true, true, true),
  ('offer_declined', 'partner', 'news', true, true, true),
  ('wish_withdrawn', 'partner', 'in_hours', true, true, true),
  ('placement_interrupted', 'partner', 'in_hours', true, true, true),
  ('recorded_for_partner', 'partner', 'in_hours', false, true, false),
  ('partner_received', 'partner', 'at_once', false, true, false),
  ('partner_approved', 'partner', 'in_hours', false, true, false),
  ('partner_sent_back', 'partner', 'in_hours', false, true, false),
  ('opening_approved', 'partner', 'news', false, true, false),
  ('opening_sent_back', 'partner', 'in_hours', false, true, false),
  ('member_invited', 'partner', 'at_once', false, true, false),
  ('reminder_young_person', 'young_person', 'in_hours', true, true, true),
  ('reminder_first_day', 'young_person', 'in_hours', false, true, true),
  ('reminder_guardian', 'guardian', 'in_hours', false, true, true),
  ('reminder_host', 'host', 'in_hours', false, true, false),
  ('reminder_partner', 'partner', 'in_hours', true, true, true),
  ('digest', 'staff', 'in_hours', false, true, false),
  ('partner_bundle', 'partner', 'in_hours', false, true, false),
  ('guardian_not_mine', 'staff', 'at_once', false, true, false);
update private.message_template set about_nobody = true
  where template in ('partner_received', 'partner_approved', 'partner_sent_back', 'opening_approved', 'opening_sent_back', 'member_invited', 'digest', 'partner_bundle');

create table private.outbox (
  id uuid primary key default gen_random_uuid(),
  key text unique,
  channel text not null check (channel in ('email', 'sms')),
  to_address text not null,
  other_address text,
  language text not null default 'da',
  template text not null references private.message_template,
  data jsonb not null default '{}',
  need_id uuid references public.need on delete cascade,
  partner_id uuid references public.partner on delete cascade,
  urgent boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'held', 'claimed', 'sent', 'given_up', 'joined', 'dropped')),
  joined_into uuid references private.outbox on delete cascade,
  attempts smallint not null default 0,
  next_try_at timestamptz not null default private.now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  bounced_at timestamptz,
  problem text,
  made_at timestamptz not null default private.now(),
  check ((state = 'joined') = (joined_into is not null))
);
comment on table private.outbox is 'Mails and SMS to be sent, written with the change that causes them. Sent at least once; never twice by key.';
comment on column private.outbox.id is 'Key; also the Message-ID.';
comment on column private.outbox.key is 'The same happening asks for the same message once.';
comment on column private.outbox.channel is 'email or sms.';
comment on column private.outbox.to_address is 'Mail address or number.';
comment on column private.outbox.other_address is 'The reader''s other way (a number for a mail, a mail address for an SMS), used when this one fails.';
comment on column private.outbox.language is 'The reader''s language.';
comment on column private.outbox.template is 'Name of the text in src/copy/mails.';
comment on column private.outbox.data is 'What the text needs. Emptied when it is over: a token must not stay.';
comment on column private.outbox.need_id is 'About which need: who hears of it when the message cannot be delivered.';
comment on column private.outbox.partner_id is 'To which partner.';
comment on column private.outbox.urgent is 'A start is days away, or somebody is missing: by mail and SMS, at any hour.';
comment on column private.outbox.state is 'waiting, held (for its hour, and joined with others then), claimed, sent, given_up, joined (went in another one), dropped (its reason went away).';
comment on column private.outbox.joined_into is 'The one that carried it.';
comment on column private.outbox.attempts is 'Tries that came to an end. One that died with its worker does not count.';
comment on column private.outbox.next_try_at is 'Not before.';
comment on column private.outbox.claimed_at is 'A claim older than five minutes is free again.';
comment on column private.outbox.sent_at is 'When it was handed to the mail server.';
comment on column private.outbox.bounced_at is 'When it came back, though it had been taken.';
comment on column private.outbox.problem is 'What went wrong, without addresses.';
comment on column private.outbox.made_at is 'When it was asked for.';
create index on private.outbox (next_try_at) where state in ('waiting', 'claimed');
create index on private.outbox (to_address) where state = 'held';
create index on private.outbox (need_id);
create index on private.outbox (partner_id);
create index on private.outbox (joined_into);

-- ── Whom it is about ────────────────────────────────────────────────────────

create function private.need_in_message(data jsonb, need_id uuid default null) returns uuid
language sql stable set search_path = '' security definer as $$
  select coalesce(need_in_message.need_id, (data ->> 'need_id')::uuid,
    (select a.need_id from public.application a where a.id = (data ->> 'application_id')::uuid))
$$;
comment on function private.need_in_message(jsonb, uuid) is 'The need that a message is about, from its own column or from what it says; null when it is about none.';

create function private.person_in_message(data jsonb, need_id uuid default null) returns uuid
language sql stable set search_path = '' security definer as $$
  select coalesce((select n.young_person_id from public.need n where n.id = private.need_in_message(data, person_in_message.need_id)),
    (data ->> 'young_person_id')::uuid)
$$;
comment on function private.person_in_message(jsonb, uuid) is 'The young person whom a message is about, whoever reads it: siblings share an address, never a need. Null when nobody can be told from it.';

-- ── Whose hours ─────────────────────────────────────────────────────────────

create function private.next_sending_time(audience text, from_time timestamptz, partner_id uuid default null) returns timestamptz
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  zone constant text := 'Europe/Copenhagen';
  -- Danish wall-clock time: the hours stay where they are when the clocks change at night.
  here timestamp := from_time at time zone zone;
  hour integer := extract(hour from here);
  day date := here::date;
  opens integer;
  closes integer;
begin
  -- A demo's messages are caught and wake nobody.
  if private.setting('keep_sending_hours') = 'no' then
    return from_time;
  end if;
  if audience in ('young_person', 'guardian') then
    opens := private.setting_number('quiet_until', 7);
    closes := private.setting_number('quiet_from', 21);
    if hour >= opens and hour < closes then
      return from_time;
    end if;
    return ((case when hour < opens then day else day + 1 end) + make_interval(hours => opens)) at time zone zone;
  end if;
  opens := private.setting_number('working_hours_from', 8);
  closes := private.setting_number('working_hours_until', 16);
  if private.is_working_day(day) and hour >= opens and hour < closes and not private.is_away(partner_id, day) then
    return from_time;
  end if;
  if hour >= opens then
    day := day + 1;
  end if;
  while not private.is_working_day(day) or private.is_away(partner_id, day) loop
    day := day + 1;
  end loop;
  return (day + make_interval(hours => opens)) at time zone zone;
end $$;
comment on function private.next_sending_time(text, timestamptz, uuid) is 'The first moment from then on at which this audience may be written to; a partner not in the weeks in which all of it is closed. Example: Friday 16.05 for a partner is Monday 8.00.';

create function private.is_near(start_on date) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce(start_on >= private.today()
    and start_on <= private.add_working_days(private.today(), private.setting_number('urgent_days', 3)), false)
$$;
comment on function private.is_near(date) is 'Whether a start is so few working days away that there is no time to wait.';

-- ── What is remembered of an address ────────────────────────────────────────

create table private.address (
  hash bytea primary key,
  news_at timestamptz,
  doubtful_since timestamptz
);
comment on table private.address is 'What is remembered of an address that was written to, kept as sha256 so that nobody can read it here.';
comment on column private.address.hash is 'sha256 of the address in small letters.';
comment on column private.address.news_at is 'When it last got news.';
comment on column private.address.doubtful_since is 'When a message to it came back. An address that is changed is another row, without doubt.';

create function private.address_hash(address text) returns bytea
language sql immutable set search_path = '' as $$ select pg_catalog.sha256(convert_to(lower(address), 'UTF8')) $$;
comment on function private.address_hash(text) is 'The key of private.address.';

create function private.is_doubtful(address text) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from private.address a where a.hash = private.address_hash(is_doubtful.address) and a.doubtful_since is not null)
$$;
comment on function private.is_doubtful(text) is 'Whether a message to this address came back.';

-- ── Asking for a message ────────────────────────────────────────────────────

create function private.put_in_outbox(
  template text, to_email text, to_phone text, data jsonb, key text, language text, not_before timestamptz) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  t private.message_template := (select x from private.message_template x where x.template = put_in_outbox.template);
  is_urgent boolean := t.pace = 'urgent' or (t.near_start and private.is_near((data ->> 'starts_on')::date));
  mail_to text := case when t.by_mail then to_email end;
  sms_to text := case when t.by_sms then to_phone end;
  earliest timestamptz;
  way text;
begin
  -- The other way is surer than one that failed before.
  if mail_to is not null and sms_to is not null and private.is_doubtful(mail_to) and not private.is_doubtful(sms_to) then
    mail_to := null;
  end if;
  if t.template is null then
    raise exception 'no message_template %', template;
  end if;
  data := private.without_places(data, t.template);
  if t.audience <> 'staff' then
    data := jsonb_build_object('contact_name', private.setting('brand_name'), 'contact_phone', private.setting('phone')) || jsonb_strip_nulls(data);
  end if;
  earliest := greatest(not_before, private.now());
  if not is_urgent and t.pace <> 'at_once' then
    earliest := private.next_sending_time(t.audience, earliest, (data ->> 'partner_id')::uuid);
  end if;
  foreach way in array array['email', 'sms'] loop
    -- One way is enough, the mail first; what is urgent goes both ways.
    continue when case way when 'email' then mail_to else sms_to end is null;
    continue when way = 'sms' and mail_to is not null and not is_urgent;
    insert into private.outbox (key, channel, to_address, other_address, language, template, data, need_id, partner_id, urgent, state, next_try_at)
    values (put_in_outbox.key || ':' || way, way, case way when 'email' then mail_to else sms_to end,
      case when not is_urgent then case way when 'email' then sms_to when 'sms' then case when t.by_mail then to_email end end end,
      put_in_outbox.language, put_in_outbox.template, put_in_outbox.data,
      (data ->> 'need_id')::uuid, (data ->> 'partner_id')::uuid, is_urgent,
      case when not is_urgent and (t.pace in ('news', 'digest') or (t.audience = 'partner' and way = 'email' and earliest > private.now())) then 'held' else 'waiting' end,
      earliest)
    on conflict on constraint outbox_key_key do nothing;
  end loop;
end $$;
comment on function private.put_in_outbox(text, text, text, jsonb, text, text, timestamptz) is 'Writes the message for the reader''s next hour, by mail (SMS where there is none), or both ways at once when it is urgent. Adds the municipality''s own number where the caller knew no contact person. data may hold need_id, partner_id and starts_on.';

create function private.send(
  template text, to_email text, to_phone text, data jsonb, key text default null, language text default 'da') returns void
language sql set search_path = '' security definer as
$$ select private.put_in_outbox(send.template, send.to_email, send.to_phone, send.data, send.key, send.language, null) $$;
comment on function private.send(text, text, text, jsonb, text, text) is 'Asks for a message to somebody; pass both addresses where both are known. When, and by which way, is decided by private.message_template; a key already used is not sent again.';

-- ── Several happenings in one mail ──────────────────────────────────────────

create function private.release_held() returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  right_now timestamptz := private.now();
  pause interval := make_interval(days => private.setting_number('news_every_days', 7));
  one record; last_news timestamptz; took uuid[]; has_news boolean; bundle uuid;
begin
  if private.next_sending_time('partner', right_now) > right_now then
    return;
  end if;
  for one in
    select o.to_address, o.language, min(o.made_at) as first_at from private.outbox o join private.message_template t on t.template = o.template
    where o.state = 'held' and t.audience = 'partner' and o.next_try_at <= right_now
    group by o.to_address, o.language order by first_at limit 100
  loop
    insert into private.address (hash) values (private.address_hash(one.to_address)) on conflict on constraint address_pkey do nothing;
    select a.news_at into last_news from private.address a where a.hash = private.address_hash(one.to_address) for update skip locked;
    continue when not found;
    -- Another worker may have been here since the list was made: what is no longer held is not taken.
    select array_agg(h.id order by h.made_at, h.id), bool_or(h.pace = 'news') into took, has_news
    from (
      select o.id, o.made_at, t.pace from private.outbox o join private.message_template t on t.template = o.template
      where o.to_address = one.to_address and o.language = one.language and o.state = 'held' and t.audience = 'partner'
        and o.next_try_at <= right_now and (t.pace <> 'news' or last_news is null or last_news <= right_now - pause)
      for update of o) as h;
    if took is null then
      update private.outbox o set next_try_at = private.next_sending_time('partner', last_news + pause, o.partner_id)
      where o.to_address = one.to_address and o.state = 'held' and o.next_try_at <= right_now;
      continue;
    end if;
    if has_news then
      update private.address a set news_at = right_now where a.hash = private.address_hash(one.to_address);
    end if;
    if cardinality(took) = 1 then
      update private.outbox o set state = 'waiting', next_try_at = right_now where o.id = took[1];
      continue;
    end if;
    insert into private.outbox (key, channel, to_address, language, template, data, partner_id, next_try_at)
    select 'partner_bundle:' || took[1], 'email', one.to_address, one.language, 'partner_bundle',
      jsonb_build_object('name', max(o.data ->> 'name'),
        'contact_name', coalesce(max(c.name), private.setting('brand_name')), 'contact_phone', coalesce(max(c.phone), private.setting('phone')),
        'items', jsonb_agg(jsonb_build_object('template', o.template, 'data', o.data) order by o.made_at, o.id)),
      (max(o.partner_id::text))::uuid, right_now
    from private.outbox o left join public.partner p on p.id = o.partner_id left join public.staff_member c on c.id = p.consultant_id
    where o.id = any (took)
    returning id into bundle;
    update private.outbox o set state = 'joined', joined_into = bundle, data = '{}' where o.id = any (took);
  end loop;
end $$;
comment on function private.release_held() is 'When a partner''s hour has come: what is held for one address goes as one mail, alone or as a bundle. News goes along at most once in news_every_days.';

-- ── The worker ──────────────────────────────────────────────────────────────

create function public.claim_messages(batch integer default 20)
returns table (id uuid, channel text, to_address text, language text, template text, data jsonb, attempts smallint)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
  right_now timestamptz := private.now();
  -- Asked again here: a message may have waited for a mail server until its reader sleeps.
  open_audiences text[] := array(
    select a.audience from unnest(array['young_person', 'guardian', 'partner', 'host', 'staff']) as a (audience)
    where private.next_sending_time(a.audience, right_now) <= right_now);
begin
  -- Who has answered meanwhile is not reminded, nor by what a worker died with.
  update private.outbox o set state = 'dropped', data = '{}'
  where ((o.state in ('waiting', 'held') and o.next_try_at <= right_now) or (o.state = 'claimed' and o.claimed_at < right_now - interval '5 minutes'))
    and o.template like 'reminder%' and not private.still_stands(o.id);
  perform private.release_held();
  return query
  update private.outbox o
  set state = 'claimed', claimed_at = right_now
  where o.id in (
    select w.id from private.outbox w join private.message_template t on t.template = w.template
    where ((w.state = 'waiting' and w.next_try_at <= right_now) or (w.state = 'claimed' and w.claimed_at < right_now - interval '5 minutes'))
      and (w.urgent or t.pace = 'at_once' or t.audience = any (open_audiences))
    order by w.urgent desc, w.made_at
    limit least(greatest(batch, 1), 100)
    for update of w skip locked)
  returning o.id, o.channel, o.to_address, o.language, o.template, o.data, o.attempts;
end $$;
comment on function public.claim_messages(integer) is 'Worker only: takes up to so many messages whose readers may be written to now; several workers never take the same. A claim by a worker that died is free after five minutes.';

create function public.mark_message(
  message_id uuid, delivered boolean, problem text default null, failure text default 'passing') returns void
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  o private.outbox;
  is_over boolean;
begin
  select x.* into o from private.outbox x where x.id = mark_message.message_id and x.state = 'claimed' for update;
  if not found then
    return;
  end if;
  if delivered then
    update private.outbox x set state = 'sent', data = '{}', attempts = o.attempts + 1, sent_at = private.now(), problem = null where x.id = o.id;
    return;
  end if;
  -- A mail server may be down for a weekend: three days of tries. An SMS is stale after half a day.
  is_over := failure in ('address', 'carrier') or o.attempts + 1 >= case o.channel when 'email' then 43 else 12 end;
  -- 1, 2, 4 … minutes, at most two hours.
  update private.outbox x
    set state = case when is_over then 'given_up' else 'waiting' end, attempts = o.attempts + 1, problem = left(mark_message.problem, 300),
      next_try_at = private.now() + least(interval '1 minute' * power(2, least(o.attempts, 10)), interval '2 hours')
    where x.id = o.id;
  if is_over then
    perform private.message_failed(o.id, failure = 'address');
  end if;
end $$;
comment on function public.mark_message(uuid, boolean, text, text) is 'Worker only: sent, or not this time. failure: passing (tried again, later and later), address (nobody lives there: given up at once), carrier (there is no such way here: given up at once).';
grant execute on function public.claim_messages(integer), public.mark_message(uuid, boolean, text, text) to service_role;
