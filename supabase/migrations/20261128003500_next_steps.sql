-- "Mine næste skridt": a young person's own short list. No plan of the authority's, nothing scored, nothing counted.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('step_suggested', 'young_person', 'in_hours', false, true, true);

create table public.next_step (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.young_person on delete cascade,
  words text not null check (length(words) between 2 and 140),
  suggested_by uuid references public.staff_member,
  accepted_at timestamptz,
  done_at timestamptz,
  made_at timestamptz not null default private.now(),
  constraint only_her_own_steps_are_done check (done_at is null or accepted_at is not null)
);
comment on table public.next_step is 'One step on her own list. What staff suggest is on it when she says so; the list is read by her alone, and which step she ticked off or took away stands in no event. Retention: with her account; she may take any of them away on any day.';
comment on column public.next_step.id is 'Key.';
comment on column public.next_step.young_person_id is 'Whose list.';
comment on column public.next_step.words is 'What she will do, at most 140 characters.';
comment on column public.next_step.suggested_by is 'Staff member who suggested it; null when it is her own idea.';
comment on column public.next_step.accepted_at is 'Since when it is on her list; null while it is a suggestion.';
comment on column public.next_step.done_at is 'When she ticked it off.';
comment on column public.next_step.made_at is 'When it was written.';
create index on public.next_step (young_person_id);
create index on public.next_step (suggested_by);
alter table public.next_step enable row level security;
revoke all on public.next_step from anon, authenticated;

create function private.step_words(words text, young_person_id uuid) returns text
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  said text := trim(regexp_replace(private.plain_words(words), '\s+', ' ', 'g'));
begin
  if coalesce(length(said), 0) < 2 then perform private.fail('invalid_input', 'words', 'say_something'); end if;
  if length(said) > 140 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  if (select count(*) from public.next_step s where s.young_person_id = step_words.young_person_id) >= 30 then
    perform private.fail('invalid_input', 'words', 'list_is_full');
  end if;
  return said;
end $$;
comment on function private.step_words(text, uuid) is 'The words of a step, as one line, when there is room for it: thirty at most.';

create function private.my_step(next_step_id uuid) returns public.next_step
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  s public.next_step;
begin
  select x.* into s from public.next_step x where x.id = next_step_id for update;
  if s.id is null or not private.is_me(s.young_person_id) then perform private.fail('not_found'); end if;
  return s;
end $$;
comment on function private.my_step(uuid) is 'A step of the caller''s own list, locked; else not_found.';

create function public.add_step(words text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in() order by y.id limit 1 for no key update);
  made uuid;
begin
  if me is null then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'add_step', row(words)) then return private.first_result(request_key); end if;
  insert into public.next_step (young_person_id, words, accepted_at) values (me, private.step_words(words, me), private.now()) returning id into made;
  perform private.record('other', 'add_step', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, made);
end $$;
comment on function public.add_step(text, uuid) is 'A step of her own. Errors: invalid_input when it is empty, too long, or the list is full.';

create function public.suggest_step(young_person_id uuid, words text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
  y record;
  made uuid;
begin
  if private.is_repeat(request_key, 'suggest_step', row(young_person_id, words)) then return private.first_result(request_key); end if;
  select p.id, p.first_name, p.email, p.phone into y from public.young_person p where p.id = young_person_id for no key update;
  insert into public.next_step (young_person_id, words, suggested_by) values (y.id, private.step_words(words, y.id), private.my_staff_id()) returning id into made;
  perform private.record('other', 'suggest_step', null, null, actor, 'self', y.id);
  perform private.send('step_suggested', y.email, y.phone, jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name) || private.contact_in_mails(y.id),
    'step_suggested:' || y.id || ':' || private.today());
  return private.keep_result(request_key, made);
end $$;
comment on function public.suggest_step(uuid, text, uuid) is 'Staff suggest a step; it is on her list when she takes it. One message a day, however many.';

create function public.accept_step(next_step_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  s public.next_step;
begin
  perform private.must_be_signed_in();
  s := private.my_step(next_step_id);
  if private.is_repeat(request_key, 'accept_step', row(next_step_id)) then return private.first_result(request_key); end if;
  update public.next_step x set accepted_at = coalesce(x.accepted_at, private.now()) where x.id = s.id;
  perform private.record('other', 'accept_step', null, null, 'young_person', 'self', s.young_person_id);
  return private.keep_result(request_key, s.id);
end $$;
comment on function public.accept_step(uuid, uuid) is 'She puts a suggested step on her list. Errors: not_found.';

create function public.tick_step(next_step_id uuid, done boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  s public.next_step;
begin
  perform private.must_be_signed_in();
  s := private.my_step(next_step_id);
  if private.is_repeat(request_key, 'tick_step', row(next_step_id, done)) then return private.first_result(request_key); end if;
  if done is null then perform private.fail('invalid_input', 'done'); end if;
  if s.accepted_at is null then perform private.fail('wrong_status', 'step:suggested'); end if;
  update public.next_step x set done_at = case when done then coalesce(x.done_at, private.now()) end where x.id = s.id;
  perform private.record('other', 'tick_step', null, null, 'young_person', 'self', s.young_person_id);
  return private.keep_result(request_key, s.id);
end $$;
comment on function public.tick_step(uuid, boolean, uuid) is 'Done, or not after all. Errors: not_found, wrong_status for a suggestion that she has not taken.';

create function public.remove_step(next_step_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  s public.next_step;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'remove_step', row(next_step_id)) then return private.first_result(request_key); end if;
  s := private.my_step(next_step_id);
  delete from public.next_step x where x.id = s.id;
  perform private.record('other', 'remove_step', null, null, 'young_person', 'self', s.young_person_id);
  return private.keep_result(request_key, s.id);
end $$;
comment on function public.remove_step(uuid, uuid) is 'Off the list, or no thanks to a suggestion. Errors: not_found.';

grant execute on function public.add_step, public.suggest_step, public.accept_step, public.tick_step, public.remove_step to authenticated;
