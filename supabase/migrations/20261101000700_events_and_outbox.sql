-- What happened, and what is to be sent. Both are written in the same transaction as the change.

create table public.event (
  id bigint generated always as identity primary key,
  at timestamptz not null default private.now(),
  lifecycle text not null check (lifecycle in ('need', 'application', 'placement', 'partner', 'opening', 'guardian', 'contact', 'other')),
  command text not null,
  from_status text,
  to_status text,
  actor public.actor not null,
  channel public.channel not null default 'self',
  caller uuid,
  young_person_id uuid references public.young_person on delete cascade,
  need_id uuid references public.need on delete cascade,
  application_id uuid references public.application on delete cascade,
  placement_id uuid references public.placement on delete cascade,
  partner_id uuid references public.partner on delete set null,
  opening_id uuid references public.opening on delete set null,
  code text check (code ~ '^[a-z0-9_]+$'),
  check (channel not in ('phone', 'paper', 'in_person') or caller is not null)
);
comment on table public.event is 'Every change: who, what, when, how, from which status to which. Law 7. Ids and codes only: no names, no free text.';
comment on column public.event.id is 'Order in which it happened.';
comment on column public.event.at is 'When.';
comment on column public.event.lifecycle is 'Which lifecycle moved; "other" for facts beside one.';
comment on column public.event.command is 'The command: "offer_place".';
comment on column public.event.from_status is 'Null for a beginning or a fact.';
comment on column public.event.to_status is 'Null for a fact.';
comment on column public.event.actor is 'In which part.';
comment on column public.event.channel is 'How.';
comment on column public.event.caller is 'auth user who pressed; null for a link or the system.';
comment on column public.event.young_person_id is 'Whom it is about; she can read it.';
comment on column public.event.need_id is 'Which need.';
comment on column public.event.application_id is 'Which application.';
comment on column public.event.placement_id is 'Which placement.';
comment on column public.event.partner_id is 'Which partner.';
comment on column public.event.opening_id is 'Which opening.';
comment on column public.event.code is 'A reason or target from a list.';
create index on public.event (young_person_id, id);
create index on public.event (need_id, id);
create index on public.event (application_id);
create index on public.event (placement_id);
create index on public.event (partner_id, id);
create index on public.event (opening_id);

create function private.events_stand() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  -- A referenced partner or opening may be forgotten; nothing else of an event ever changes.
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'partner_id' - 'opening_id') = (to_jsonb(old) - 'partner_id' - 'opening_id')
     and new.partner_id is not distinct from coalesce(new.partner_id, null) and pg_trigger_depth() > 1 then
    return new;
  end if;
  -- Deleting goes through the purge, or follows the person it is about.
  if tg_op = 'DELETE' and (pg_trigger_depth() > 1 or current_setting('portal.purging', true) = 'yes') then
    return old;
  end if;
  raise exception 'events are never changed';
end $$;
comment on function private.events_stand() is 'Keeps events as they were written; the purge and the erasure of a person are the only ways out.';
create trigger events_stand before update or delete on public.event
for each row execute function private.events_stand();

create function private.record(
  lifecycle text, command text, from_status text, to_status text, actor public.actor, channel public.channel,
  young_person uuid default null, need uuid default null, application uuid default null, placement uuid default null,
  partner uuid default null, opening uuid default null, code text default null) returns void
language sql set search_path = '' security definer as $$
  insert into public.event (lifecycle, command, from_status, to_status, actor, channel, caller,
    young_person_id, need_id, application_id, placement_id, partner_id, opening_id, code)
  values (record.lifecycle, record.command, record.from_status, record.to_status, record.actor, record.channel, auth.uid(),
    record.young_person, record.need, record.application, record.placement, record.partner, record.opening, record.code)
$$;
comment on function private.record(text, text, text, text, public.actor, public.channel, uuid, uuid, uuid, uuid, uuid, uuid, text) is 'Writes an event. private.move() does it for every change of status; call it for facts beside one.';

create table private.outbox (
  id uuid primary key default gen_random_uuid(),
  key text unique,
  channel text not null check (channel in ('email', 'sms')),
  to_address text not null,
  language text not null default 'da',
  template text not null check (template ~ '^[a-z_]+$'),
  data jsonb not null default '{}',
  urgent boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'sent', 'given_up')),
  attempts smallint not null default 0,
  next_try_at timestamptz not null default private.now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  problem text,
  made_at timestamptz not null default private.now()
);
comment on table private.outbox is 'Mails and SMS to be sent, written with the change that causes them. Sent at least once; never twice by key.';
comment on column private.outbox.id is 'Key; also the Message-ID.';
comment on column private.outbox.key is 'The same happening asks for the same message once.';
comment on column private.outbox.channel is 'email or sms.';
comment on column private.outbox.to_address is 'Mail address or number.';
comment on column private.outbox.language is 'The reader''s language.';
comment on column private.outbox.template is 'Name of the text in src/copy/mails.';
comment on column private.outbox.data is 'What the text needs. Emptied when sent: a token must not stay.';
comment on column private.outbox.urgent is 'A start is days away.';
comment on column private.outbox.state is 'waiting, claimed, sent, given_up.';
comment on column private.outbox.attempts is 'Tries so far.';
comment on column private.outbox.next_try_at is 'Not before.';
comment on column private.outbox.claimed_at is 'A claim older than five minutes is free again.';
comment on column private.outbox.sent_at is 'When it was handed to the mail server.';
comment on column private.outbox.problem is 'What went wrong, without addresses.';
comment on column private.outbox.made_at is 'When it was asked for.';
create index on private.outbox (next_try_at) where state in ('waiting', 'claimed');

create function private.send(
  template text, to_email text, to_phone text, data jsonb, key text default null, language text default 'da') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if to_email is not null then
    insert into private.outbox (key, channel, to_address, language, template, data)
    values (send.key || ':email', 'email', send.to_email, send.language, send.template, send.data)
    on conflict on constraint outbox_key_key do nothing;
  end if;
  if to_phone is not null then
    insert into private.outbox (key, channel, to_address, language, template, data)
    values (send.key || ':sms', 'sms', send.to_phone, send.language, send.template, send.data)
    on conflict on constraint outbox_key_key do nothing;
  end if;
end $$;
comment on function private.send(text, text, text, jsonb, text, text) is 'Asks for a mail, an SMS, or both. Null addresses are passed over; a key already used is not sent again.';

create function public.claim_messages(batch integer default 20)
returns table (id uuid, channel text, to_address text, language text, template text, data jsonb, attempts smallint)
language sql volatile security definer set search_path = '' as $$
  update private.outbox o
  set state = 'claimed', claimed_at = pg_catalog.clock_timestamp(), attempts = o.attempts + 1
  where o.id in (
    select w.id from private.outbox w
    where (w.state = 'waiting' and w.next_try_at <= private.now())
       or (w.state = 'claimed' and w.claimed_at < pg_catalog.clock_timestamp() - interval '5 minutes')
    order by w.urgent desc, w.made_at
    limit least(greatest(claim_messages.batch, 1), 100)
    for update skip locked)
  returning o.id, o.channel, o.to_address, o.language, o.template, o.data, o.attempts
$$;
comment on function public.claim_messages(integer) is 'Worker only: takes up to so many messages; several workers never take the same. A claim by a worker that died is free after five minutes.';

create function public.mark_message(message_id uuid, delivered boolean, problem text default null) returns void
language sql volatile security definer set search_path = '' as $$
  update private.outbox o
  set state = case when mark_message.delivered then 'sent' when o.attempts >= 12 then 'given_up' else 'waiting' end,
      data = case when mark_message.delivered then '{}' else o.data end,
      sent_at = case when mark_message.delivered then private.now() end,
      problem = left(mark_message.problem, 300),
      -- 1, 2, 4 … minutes, at most two hours.
      next_try_at = private.now() + least(interval '1 minute' * power(2, o.attempts - 1), interval '2 hours')
  where o.id = mark_message.message_id and o.state = 'claimed'
$$;
comment on function public.mark_message(uuid, boolean, text) is 'Worker only: sent, or not this time: then tried again, later and later, twelve times in all.';
grant execute on function public.claim_messages(integer), public.mark_message(uuid, boolean, text) to service_role;
