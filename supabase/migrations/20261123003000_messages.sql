-- The conversation about a need: short messages between a young person, those who may help her, and the workplace that is in.

create table public.message (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  need_id uuid not null references public.need on delete cascade,
  application_id uuid references public.application on delete cascade,
  part public.actor not null check (part in ('young_person', 'partner', 'coordinator', 'secretariat')),
  channel public.channel not null default 'self' check (channel in ('self', 'phone', 'paper', 'in_person')),
  written_by uuid not null,
  staff_id uuid references public.staff_member,
  member_id uuid references public.partner_member on delete set null,
  body text not null check (length(trim(body)) between 1 and 500),
  written_at timestamptz not null default private.now(),
  answer_by date,
  answered_at timestamptz,
  constraint a_workplace_writes_in_its_own_case check (part <> 'partner' or application_id is not null),
  constraint what_was_recorded_says_by_whom check (channel = 'self' or staff_id is not null),
  constraint only_the_young_wait_for_an_answer check (part = 'young_person' or answer_by is null)
);
comment on table public.message is 'What is said about one need. Each need has one conversation with her contact person (application_id null: she and those who may help her read it) and one for each case in which a workplace is in (application_id: the members of that workplace read it too, from visit or offer until the case is no longer theirs). A message stands in exactly one of them and never moves, so that no workplace reads what was said before it came in, to the contact person alone, or to another workplace. Read and written through functions only.';
comment on column public.message.id is 'Key.';
comment on column public.message.number is 'Order in which they were written; read marks point at it.';
comment on column public.message.need_id is 'About which need.';
comment on column public.message.application_id is 'The case whose workplace is in the conversation; null with the contact person alone.';
comment on column public.message.part is 'In which part it was said: young_person, partner, coordinator or secretariat.';
comment on column public.message.channel is 'self, or how it was said when staff wrote it down for her or the workplace.';
comment on column public.message.written_by is 'auth user who pressed.';
comment on column public.message.staff_id is 'Staff who wrote it, or wrote it down.';
comment on column public.message.member_id is 'The member of the workplace who wrote it.';
comment on column public.message.body is 'Plain text, at most 500 characters. Links in it are not links.';
comment on column public.message.written_at is 'When.';
comment on column public.message.answer_by is 'By when somebody must have answered her; null where nothing is asked. Silence has an owner: the contact person, from the start or when the workplace has let the date pass.';
comment on column public.message.answered_at is 'When it was answered, here or by a call.';
create index on public.message (need_id, application_id, number);
create index on public.message (application_id);
create index on public.message (staff_id);
create index on public.message (member_id);
create index on public.message (answer_by) where answer_by is not null and answered_at is null;
alter table public.message enable row level security;
revoke all on public.message from anon, authenticated;

create table private.message_seen (
  id bigint generated always as identity primary key,
  reader uuid not null,
  need_id uuid not null references public.need on delete cascade,
  application_id uuid references public.application on delete cascade,
  up_to bigint not null,
  constraint read_once unique nulls not distinct (reader, need_id, application_id)
);
comment on table private.message_seen is 'How far somebody has read a conversation. Serves "ulæst" and keeps mails to one until it is read; nobody else is told.';
comment on column private.message_seen.id is 'Key.';
comment on column private.message_seen.reader is 'auth user.';
comment on column private.message_seen.need_id is 'Which need.';
comment on column private.message_seen.application_id is 'Which case; null with the contact person alone.';
comment on column private.message_seen.up_to is 'Number of the last message read.';
create index on private.message_seen (need_id);
create index on private.message_seen (application_id);
alter table private.message_seen enable row level security;
revoke all on private.message_seen from anon, authenticated;

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('new_message', 'young_person', 'in_hours', false, true, true),
  ('new_message_for_partner', 'partner', 'in_hours', false, true, false),
  ('new_message_for_staff', 'staff', 'in_hours', false, true, false),
  ('recorded_for_host', 'host', 'in_hours', false, true, true);

insert into public.setting (key, value) values ('messages_an_hour', '20'), ('messages_an_hour_staff', '200');

-- ── Who is in a conversation ────────────────────────────────────────────────

create function private.workplace_is_in(application_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce((
    select n.ended_at is null and case private.partner_step(a.id)
      when 'visit_or_offer' then true
      when 'agreement' then exists (select from public.placement p where p.application_id = a.id and p.ended_at is null)
      else false end
    from public.application a join public.need n on n.id = a.need_id where a.id = workplace_is_in.application_id), false)
$$;
comment on function private.workplace_is_in(uuid) is 'Whether the workplace of an application takes part in its conversation: from visit or offer (law 5) until it hands on, loses the case, or the placement or the need ends.';

create function private.message_part(need_id uuid, application_id uuid, as_workplace boolean, via public.channel, said_by public.actor) returns public.actor
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  person uuid := (select n.young_person_id from public.need n where n.id = need_id);
  place uuid := (select h.workplace_id from public.application a join public.host h on h.id = a.host_id
    where a.id = application_id and a.need_id = message_part.need_id);
begin
  if person is null or (application_id is not null and place is null) then
    perform private.fail('not_found');
  elsif as_workplace then
    if via = 'self' and private.works_at(place) and private.partner_step(application_id) <> 'not_sent' then
      return 'partner';
    end if;
  elsif private.is_me(person) then
    if via = 'self' then
      return 'young_person';
    end if;
    perform private.fail('invalid_input', 'via', 'how_was_it_said');
  elsif coalesce(private.can_help(person), false) then
    if via = 'self' then
      return case when private.has_role('secretariat') then 'secretariat' else 'coordinator' end;
    elsif via is null or via not in ('phone', 'paper', 'in_person') then
      perform private.fail('invalid_input', 'via', 'how_was_it_said');
    elsif said_by = 'young_person' or (said_by = 'partner' and application_id is not null) then
      return said_by;
    end if;
    perform private.fail('invalid_input', 'said_by');
  end if;
  -- Whether there is such a conversation is nobody else's business.
  perform private.fail('not_found');
end $$;
comment on function private.message_part(uuid, uuid, boolean, public.channel, public.actor) is 'In which part the caller writes: the workplace in its case, the young person, or those who may help her, who can also write down what she or the workplace said. Everybody else meets not_found.';

create function private.plain_words(words text) returns text
language sql immutable parallel safe set search_path = '' as $$
  -- Invisible characters and those that turn the direction of writing can make a sentence look like another one.
  select trim(both E' \n\t' from regexp_replace(regexp_replace(replace(replace(words, E'\r\n', E'\n'), E'\r', E'\n'),
    '[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff]', '', 'g'), '\n{3,}', E'\n\n', 'g'))
$$;
comment on function private.plain_words(text) is 'A text as it is meant to be read: one kind of line break, no control characters, nothing invisible.';

create function private.see_messages(need_id uuid, application_id uuid, up_to bigint) returns void
language sql set search_path = '' security definer as $$
  insert into private.message_seen as s (reader, need_id, application_id, up_to)
  values (auth.uid(), see_messages.need_id, see_messages.application_id, see_messages.up_to)
  on conflict on constraint read_once do update set up_to = greatest(s.up_to, excluded.up_to)
$$;
comment on function private.see_messages(uuid, uuid, bigint) is 'Remembers that the caller has read so far. Never goes back.';

create function private.seen_up_to(reader uuid, need_id uuid, application_id uuid) returns bigint
language sql stable set search_path = '' security definer as $$
  select coalesce((select s.up_to from private.message_seen s
    where s.reader = seen_up_to.reader and s.need_id = seen_up_to.need_id and s.application_id is not distinct from seen_up_to.application_id), 0)
$$;
comment on function private.seen_up_to(uuid, uuid, uuid) is 'Number of the last message that somebody has read in a conversation; 0 when none, and for those without an account.';

-- ── An answer is owed ───────────────────────────────────────────────────────

create function private.owe_answer(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y record;
begin
  select p.id, p.contact_id into y from public.need n join public.young_person p on p.id = n.young_person_id where n.id = need_id;
  if not exists (select from public.task t where t.need_id = owe_answer.need_id and t.kind = 'message' and t.done_at is null) then
    perform private.make_task('message', y.contact_id, y.id, need_id);
  end if;
end $$;
comment on function private.owe_answer(uuid) is 'A message of hers waits for her contact person: one task with a date, however many messages.';

create function private.settle_answers(need_id uuid) returns void
language sql set search_path = '' security definer as $$
  update public.task t set done_at = private.now()
  where t.need_id = settle_answers.need_id and t.kind = 'message' and t.done_at is null
    and not exists (select from public.message m where m.need_id = t.need_id and m.answer_by is not null and m.answered_at is null
      and (m.application_id is null or m.answer_by < private.today()))
$$;
comment on function private.settle_answers(uuid) is 'Closes the task when nothing that the contact person owes an answer is left.';

create function private.answer_messages(need_id uuid) returns void
language sql set search_path = '' security definer as $$
  update public.message m set answered_at = private.now()
  where m.need_id = answer_messages.need_id and m.answer_by is not null and m.answered_at is null
$$;
comment on function private.answer_messages(uuid) is 'Her contact person has answered in another way: finish_task calls it for the task of a message.';

create function private.messages_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n record; done integer := 0;
begin
  for n in
    select distinct m.need_id from public.message m
    where m.answer_by < private.today() and m.answered_at is null
      and not exists (select from public.task t where t.need_id = m.need_id and t.kind = 'message' and t.done_at is null)
    order by m.need_id
  loop
    perform private.lock_need(n.need_id);
    perform private.owe_answer(n.need_id);
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function private.messages_due() is 'What a workplace has left unanswered past its date becomes the contact person''s. Called by run_due_dates; a second run finds the task and does nothing.';

-- ── Telling that there is something to read ─────────────────────────────────

create function private.tell_of_message(need_id uuid, application_id uuid, part public.actor, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y record; m record;
  place text := coalesce(application_id::text, 'contact');
begin
  select p.id, p.user_id, p.first_name, p.email, p.phone, s.name as contact_name, s.phone as contact_phone, s.email as contact_email, s.user_id as contact_user
    into y
  from public.need n join public.young_person p on p.id = n.young_person_id join public.staff_member s on s.id = p.contact_id where n.id = need_id;
  -- The key holds how far the reader has read: until then, one mail is enough.
  if part <> 'young_person' then
    perform private.send('new_message', y.email, y.phone,
      jsonb_build_object('first_name', y.first_name, 'need_id', need_id, 'about_need', need_id, 'contact_name', y.contact_name, 'contact_phone', y.contact_phone),
      'new_message:' || need_id || ':' || place || ':' || y.id || ':' || private.seen_up_to(y.user_id, need_id, application_id));
  end if;
  if part in ('young_person', 'partner') and via = 'self' then
    perform private.send('new_message_for_staff', y.contact_email, null,
      jsonb_build_object('name', y.contact_name, 'young_person_id', y.id),
      'new_message_for_staff:' || need_id || ':' || place || ':' || y.contact_email || ':' || private.seen_up_to(y.contact_user, need_id, application_id));
  end if;
  if part <> 'partner' and application_id is not null then
    for m in
      select pm.user_id, pm.email, pm.name from public.application a
      join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
      join public.partner_member pm on pm.partner_id = w.partner_id and pm.removed_at is null
      where a.id = application_id
        and (pm.is_owner or exists (select from public.partner_member_workplace x where x.member_id = pm.id and x.workplace_id = w.id))
    loop
      perform private.send('new_message_for_partner', m.email, null,
        jsonb_build_object('name', m.name, 'application_id', application_id, 'contact_name', y.contact_name, 'contact_phone', y.contact_phone),
        'new_message_for_partner:' || application_id || ':' || m.email || ':' || private.seen_up_to(m.user_id, need_id, application_id));
    end loop;
  end if;
end $$;
comment on function private.tell_of_message(uuid, uuid, public.actor, public.channel) is '"Der er en ny besked til dig", without a word of it: one mail (an SMS where she has no mail) for each reader and conversation until it has been read.';

-- ── Writing and reading ─────────────────────────────────────────────────────

create function public.write_message(
  body text, need_id uuid default null, application_id uuid default null, wants_answer boolean default true,
  via public.channel default 'self', said_by public.actor default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  the_need uuid := coalesce(need_id, (select a.need_id from public.application a where a.id = application_id));
  part public.actor := private.message_part(the_need, application_id, need_id is null, via, said_by);
  n public.need := private.lock_need(the_need);
  words text := private.plain_words(body);
  by_staff boolean := part not in ('young_person', 'partner') or via <> 'self';
  here record;
  made public.message;
begin
  if private.is_repeat(request_key, 'write_message') then
    return private.first_result(request_key);
  end if;
  -- Asked with the need locked: nobody writes into a case that is being handed on.
  if n.ended_at is not null then
    perform private.fail('wrong_status', 'need:' || n.status);
  elsif application_id is not null and not private.workplace_is_in(application_id) then
    perform private.fail('wrong_status', 'conversation');
  end if;
  if coalesce(words, '') = '' then perform private.fail('invalid_input', 'body', 'write_something'); end if;
  if length(words) > 500 then perform private.fail('invalid_input', 'body', 'too_long'); end if;
  perform pg_advisory_xact_lock(hashtext('write_message'), hashtext(me::text));
  if (select count(*) from private.attempt t where t.caller = me and t.what = 'message' and t.at > private.now() - interval '1 hour')
      >= private.setting_number(case when by_staff then 'messages_an_hour_staff' else 'messages_an_hour' end, 20) then
    perform private.fail('too_many_tries');
  end if;
  insert into private.attempt (caller, what) values (me, 'message');
  select w.partner_id, h.id as host_id, a.opening_id, (
      select pm.id from public.partner_member pm where pm.partner_id = w.partner_id and pm.user_id = me and pm.removed_at is null limit 1) as member_id
    into here
  from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id where a.id = application_id;

  insert into public.message (need_id, application_id, part, channel, written_by, staff_id, member_id, body, answer_by)
  values (n.id, application_id, part, via, me, case when by_staff then private.my_staff_id() end,
    case when part = 'partner' and via = 'self' then here.member_id end, words,
    -- What staff write down, they have heard.
    case when part = 'young_person' and via = 'self' and coalesce(wants_answer, true)
      then private.add_working_days(private.today(), private.setting_number('due_days_task', 3)) end)
  returning * into made;
  perform private.see_messages(n.id, application_id, made.number);
  perform private.record('other', 'message_written', null, null, part, via, n.young_person_id, n.id, application_id, partner => here.partner_id);
  if part <> 'young_person' then
    update public.message m set answered_at = private.now()
      where m.need_id = n.id and m.application_id is not distinct from write_message.application_id and m.answer_by is not null and m.answered_at is null;
    perform private.settle_answers(n.id);
  elsif made.answer_by is not null and application_id is null then
    perform private.owe_answer(n.id);
  end if;
  if part = 'partner' and via = 'self' then
    perform private.touch(here.host_id, here.opening_id);
  end if;
  if via <> 'self' then
    perform private.tell_recorded(n.young_person_id, n.id, part, via, 'write_message', application_id);
  end if;
  perform private.tell_of_message(n.id, application_id, part, via);
  return private.keep_result(request_key, made.id);
end $$;
comment on function public.write_message(text, uuid, uuid, boolean, public.channel, public.actor, uuid) is 'A message of at most 500 characters. She and those who may help her name the need (and the case, where the workplace is to read it); a workplace names its case alone. Staff write down what she or the workplace said with via and said_by. A message of hers waits for an answer by a date unless wants_answer is false. Errors: not_found, wrong_status when need or case is over, invalid_input, too_many_tries.';

create function public.read_messages(up_to bigint, need_id uuid default null, application_id uuid default null) returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  the_need uuid := coalesce(need_id, (select a.need_id from public.application a where a.id = application_id));
begin
  perform private.must_be_signed_in();
  perform private.message_part(the_need, application_id, need_id is null, 'self', null);
  if need_id is null and not private.workplace_is_in(application_id) then
    perform private.fail('not_found');
  end if;
  perform private.see_messages(the_need, application_id, (
    select max(m.number) from public.message m
    where m.need_id = the_need and m.application_id is not distinct from read_messages.application_id and m.number <= up_to))
  where exists (select from public.message m
    where m.need_id = the_need and m.application_id is not distinct from read_messages.application_id and m.number <= up_to);
  return true;
end $$;
comment on function public.read_messages(bigint, uuid, uuid) is 'The caller has read a conversation up to this number. Pressed twice it stays so. Errors: not_found.';

create function private.conversation(need_id uuid, application_id uuid, most integer) returns jsonb
language sql stable set search_path = '' security definer as $$
  with all_of as (
    select m.* from public.message m
    where m.need_id = conversation.need_id and m.application_id is not distinct from conversation.application_id),
  seen as (select private.seen_up_to(auth.uid(), conversation.need_id, conversation.application_id) as up_to),
  shown as (select a.* from all_of a order by a.number desc limit least(greatest(conversation.most, 1), 500))
  select jsonb_build_object(
    'application_id', conversation.application_id,
    'place', (select private.host_name(a.host_id) from public.application a where a.id = conversation.application_id),
    'open', (select n.ended_at is null from public.need n where n.id = conversation.need_id)
      and (conversation.application_id is null or private.workplace_is_in(conversation.application_id)),
    'earlier', (select count(*) from all_of) - (select count(*) from shown),
    'unread', (select count(*) from all_of a, seen where a.number > seen.up_to),
    'last', (select max(a.number) from all_of a),
    'messages', coalesce((select jsonb_agg(jsonb_build_object(
        'number', s.number, 'part', s.part, 'channel', s.channel, 'body', s.body, 'at', s.written_at, 'mine', s.written_by = auth.uid() and s.channel = 'self',
        'unread', s.number > (select seen.up_to from seen), 'waits', s.answer_by is not null and s.answered_at is null, 'answer_by', s.answer_by,
        'name', case s.part when 'young_person' then y.first_name
          when 'partner' then coalesce(pm.name || ', ', '') || private.host_name(a.host_id) else f.name end,
        'recorded_by', case when s.channel <> 'self' then f.name end) order by s.number)
      from shown s join public.need n on n.id = s.need_id join public.young_person y on y.id = n.young_person_id
      left join public.application a on a.id = s.application_id
      left join public.staff_member f on f.id = s.staff_id left join public.partner_member pm on pm.id = s.member_id), '[]'))
$$;
comment on function private.conversation(uuid, uuid, integer) is 'The latest messages of one conversation, oldest first, with how many came before. Asks nobody who may: its callers do.';

create function public.need_conversations(need_id uuid, most integer default 20) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := (select d from public.need d where d.id = need_id);
begin
  perform private.must_be_signed_in();
  if n.id is null or not (private.is_me(n.young_person_id) or coalesce(private.can_help(n.young_person_id), false)) then
    perform private.fail('not_found');
  end if;
  return jsonb_build_array(private.conversation(n.id, null, most)) || coalesce((
    select jsonb_agg(private.conversation(n.id, a.id, most) order by private.workplace_is_in(a.id) desc, a.live_at desc, a.id)
    from public.application a join public.host h on h.id = a.host_id
    where a.need_id = n.id and h.workplace_id is not null
      and (private.workplace_is_in(a.id) or exists (select from public.message m where m.application_id = a.id))), '[]');
end $$;
comment on function public.need_conversations(uuid, integer) is 'The conversations of a need, for her and those who may help her: with the contact person first, then one for each workplace that is or was in. Errors: not_found for everybody else.';

create function public.case_conversation(application_id uuid, most integer default 20) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := (select p from public.application p where p.id = application_id);
  place uuid := (select h.workplace_id from public.host h where h.id = a.host_id);
begin
  perform private.must_be_signed_in();
  if a.id is null or place is null or not private.works_at(place) or not private.workplace_is_in(a.id) then
    perform private.fail('not_found');
  end if;
  return private.conversation(a.need_id, a.id, most);
end $$;
comment on function public.case_conversation(uuid, integer) is 'The conversation of a workplace''s own case, while it is in (law 5). Errors: not_found, also before visit or offer, after it handed on, and for another workplace''s.';

create function public.unread_messages() returns table (need_id uuid, application_id uuid, unread bigint)
language sql stable security definer set search_path = '' as $$
  select n.id, m.application_id, count(*)
  from public.need n join public.message m on m.need_id = n.id
  where n.young_person_id = (select private.my_person_id())
    and m.number > private.seen_up_to(auth.uid(), m.need_id, m.application_id)
  group by n.id, m.application_id
  union all
  select null, m.application_id, count(*)
  from public.partner_member pm
  join public.workplace w on w.partner_id = pm.partner_id and private.works_at(w.id)
  join public.host h on h.workplace_id = w.id
  join public.application a on a.host_id = h.id and a.status in ('live', 'offered', 'accepted')
  join public.message m on m.application_id = a.id
  where pm.user_id = (select private.me()) and pm.removed_at is null and private.workplace_is_in(a.id)
    and m.number > private.seen_up_to(auth.uid(), m.need_id, m.application_id)
  group by m.application_id
$$;
comment on function public.unread_messages() is 'What the caller has not read: as a young person by need and case, as a workplace by case (need_id null). Staff have a task instead.';

grant execute on function public.write_message, public.read_messages, public.need_conversations, public.case_conversation, public.unread_messages to authenticated;
