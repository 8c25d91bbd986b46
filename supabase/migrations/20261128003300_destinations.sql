-- Positiv destination: where she goes from here, chosen with her when a need has ended.

create type public.positive_destination as enum ('education', 'job', 'not_yet');
comment on type public.positive_destination is 'Positiv destination, "den unges afklarede og aktive tilvalg af uddannelse eller job": uddannelse, job, endnu ikke.';

alter table public.need
  add column destination public.positive_destination,
  add column destination_at timestamptz,
  add column destination_via public.channel,
  add constraint a_destination_is_of_an_ended_need check (destination is null or ended_at is not null),
  add constraint a_destination_says_when_and_how check (num_nonnulls(destination, destination_at, destination_via) in (0, 3));
comment on column public.need.destination is 'Where she goes from here, as she says, once the need has ended. Null while nobody has asked her.';
comment on column public.need.destination_at is 'When she said it.';
comment on column public.need.destination_via is 'How.';

create function private.destination_is_open_again() returns trigger
language plpgsql set search_path = '' security definer as $$
begin
  new.destination := null;
  new.destination_at := null;
  new.destination_via := null;
  return new;
end $$;
comment on function private.destination_is_open_again() is 'A need that is taken up again ends anew, and is asked about anew.';
create trigger destination_is_open_again before update of ended_at on public.need
for each row when (new.ended_at is null and old.destination is not null) execute function private.destination_is_open_again();

create function public.choose_destination(
  need_id uuid, destination public.positive_destination, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_for(n.young_person_id, n.id, via, 'choose_destination', request_key);
begin
  if private.is_repeat(request_key, 'choose_destination', row(need_id, destination, via)) then return private.first_result(request_key); end if;
  if destination is null then perform private.fail('invalid_input', 'destination'); end if;
  if n.ended_at is null then perform private.fail('wrong_status', 'need:' || n.status); end if;
  update public.need d set destination = choose_destination.destination, destination_at = private.now(), destination_via = via where d.id = n.id;
  perform private.record('need', 'choose_destination', null, null, actor, via, n.young_person_id, n.id, code => destination::text);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.choose_destination(uuid, public.positive_destination, public.channel, uuid) is 'She says where she goes from here, herself or through staff who talked with her. Can be changed. Errors: wrong_status while the need is open.';

grant execute on function public.choose_destination to authenticated;
