-- What happened, written in the same transaction as the change.

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
language plpgsql set search_path = '' security definer as $$
begin
  insert into public.event (lifecycle, command, from_status, to_status, actor, channel, caller,
    young_person_id, need_id, application_id, placement_id, partner_id, opening_id, code)
  values (record.lifecycle, record.command, record.from_status, record.to_status, record.actor, record.channel, auth.uid(),
    record.young_person, record.need, record.application, record.placement, record.partner, record.opening, record.code);
end $$;
comment on function private.record(text, text, text, text, public.actor, public.channel, uuid, uuid, uuid, uuid, uuid, uuid, text) is 'Writes an event. private.move() does it for every change of status; call it for facts beside one.';
