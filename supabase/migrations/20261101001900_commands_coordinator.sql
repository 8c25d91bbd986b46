-- What the contact person does, one by one or in bulk. The secretariat may do all of it.

create function private.suggest_to(need_id uuid, opening_ids uuid[], reasons text[]) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
begin
  if coalesce(cardinality(opening_ids), 0) not between 1 and 3 then perform private.fail('invalid_input', 'opening_ids', 'one_to_three'); end if;
  if exists (select from unnest(opening_ids) x where not coalesce(private.may_go_to(n.id, x), false)) then
    perform private.fail('not_for_you', 'opening_ids');
  end if;
  if exists (select from unnest(reasons) r where length(r) > 200) then perform private.fail('invalid_input', 'reasons', 'too_long'); end if;
  delete from public.suggestion s where s.need_id = n.id;
  insert into public.suggestion (need_id, opening_id, position, reason)
  select n.id, x.id, x.place, coalesce(reasons[x.place], '') from unnest(opening_ids) with ordinality as x (id, place);
  perform private.move('need', n.id, 'suggest', 'wishing', actor);
  -- She had not wished yet: what is suggested now buys nobody time.
  update public.need d set due_on = least(d.due_on, n.due_on) where d.id = n.id and n.status = 'wishing';
  perform private.tell_young_person(n.id, 'places_suggested');
end $$;
comment on function private.suggest_to(uuid, uuid[], text[]) is 'What suggesting to one and to many share.';

create function public.suggest(need_id uuid, opening_ids uuid[], reasons text[] default '{}', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
begin
  perform private.act_as_coordinator(n.young_person_id);
  if private.is_repeat(request_key, 'suggest', row(need_id, opening_ids, reasons)) then return private.first_result(request_key); end if;
  perform private.suggest_to(n.id, opening_ids, reasons);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.suggest(uuid, uuid[], text[], uuid) is 'Up to three openings with a reason each, to somebody who has not wished or whose wishes are her contact person''s turn. She chooses before any partner sees her.';

create function private.forward_one(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
begin
  if n.status <> 'with_coordinator' then
    perform private.fail('wrong_status', 'need:' || n.status);
  elsif private.guardian_needed(n.id, 'before_sent') and private.guardian_says(n.id) is distinct from 'yes' then
    perform private.fail(case when private.guardian_says(n.id) = 'no' then 'guardian_said_no' else 'guardian_needed' end);
  elsif not private.send_next(n.id, 'forward', actor, 'self') then
    perform private.fail('not_found', 'no_wish_that_can_be_sent');
  end if;
end $$;
comment on function private.forward_one(uuid) is 'What forwarding one and many share.';

create function public.forward(need_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'forward', row(need_id)) then return private.first_result(request_key); end if;
  perform private.forward_one(need_id);
  return private.keep_result(request_key, need_id);
end $$;
comment on function public.forward(uuid, uuid) is 'Sends her highest wish that is open to its partner. Errors: guardian_needed, guardian_said_no, wrong_status, not_found when no wish can be sent.';

create function private.can_be_contact(staff_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.staff_member s join public.staff_scope c on c.staff_id = s.id
    where s.id = can_be_contact.staff_id and s.left_at is null and c.role in ('coordinator', 'youth_guide', 'secretariat'))
$$;
comment on function private.can_be_contact(uuid) is 'Whether somebody may be the contact person of a young person: works here, as a coordinator, a youth guide or in the secretariat.';

create function private.move_contact(person uuid, to_staff uuid, note text, planned boolean, actor public.actor, via public.channel default 'self') returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = person for no key update);
  made uuid; n record;
begin
  insert into public.contact_change (young_person_id, from_id, to_id, note, planned)
  values (y.id, y.contact_id, to_staff, trim(note), planned) returning id into made;
  update public.young_person p set contact_id = to_staff where p.id = y.id;
  update public.task t set staff_id = to_staff where t.young_person_id = y.id and t.staff_id = y.contact_id and t.done_at is null;
  perform private.record('contact', 'change_contact', null, null, actor, via, y.id, code => case when planned then 'planned' else 'unplanned' end);
  for n in select d.id from public.need d where d.young_person_id = y.id and d.ended_at is null order by d.opened_at limit 1 loop
    perform private.tell_young_person(n.id, 'contact_changed');
  end loop;
  return made;
end $$;
comment on function private.move_contact(uuid, uuid, text, boolean, public.actor, public.channel) is 'The hand-over itself, whoever asked for it: counted, with its note; open tasks go along, and she is told. Asks nobody who may.';

create function public.change_contact(young_person_id uuid, to_staff uuid, note text, planned boolean default false, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  actor public.actor := private.act_as_coordinator(young_person_id);
begin
  if private.is_repeat(request_key, 'change_contact', row(young_person_id, to_staff, note, planned)) then return private.first_result(request_key); end if;
  if coalesce(length(trim(note)), 0) not between 3 and 1000 then perform private.fail('invalid_input', 'note'); end if;
  if planned is null then perform private.fail('invalid_input', 'planned'); end if;
  if to_staff = y.contact_id or not private.can_be_contact(to_staff) then
    perform private.fail('invalid_input', 'to_staff');
  end if;
  return private.keep_result(request_key, private.move_contact(y.id, to_staff, note, planned, actor));
end $$;
comment on function public.change_contact(uuid, uuid, text, boolean, uuid) is 'A hand-over to a colleague, with a note. Counted; planned ones apart. Open tasks go along.';

create function private.change_contacts(young_person_ids uuid[], to_staff uuid, note text, planned boolean) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ids uuid[] := array(select distinct x from unnest(young_person_ids) x where x is not null order by x);
  actor public.actor := case when private.has_role('secretariat') then 'secretariat'::public.actor else 'coordinator' end;
  one uuid;
begin
  if cardinality(ids) = 0 then perform private.fail('invalid_input', 'young_person_ids'); end if;
  -- Asked once for all of them; one by one it would be asked a thousand times.
  if exists (select from unnest(ids) x where x not in (select private.people_i_help())) then perform private.fail('not_allowed'); end if;
  if coalesce(length(trim(note)), 0) not between 3 and 1000 then perform private.fail('invalid_input', 'note'); end if;
  if planned is null then perform private.fail('invalid_input', 'planned'); end if;
  perform y.id from public.young_person y where y.id = any (ids) order by y.id for no key update;
  if not coalesce(private.can_be_contact(to_staff), false) or exists (select from public.young_person y where y.id = any (ids) and y.contact_id = to_staff) then
    perform private.fail('invalid_input', 'to_staff');
  end if;
  foreach one in array ids loop
    perform private.move_contact(one, to_staff, note, planned, actor);
  end loop;
  perform private.send('people_received', m.email, null, jsonb_build_object('name', m.name, 'count', cardinality(ids)),
    'people_received:' || m.id || ':' || pg_current_xact_id())
    from public.staff_member m where m.id = to_staff and m.id <> private.my_staff_id();
  return cardinality(ids);
end $$;
comment on function private.change_contacts(uuid[], uuid, text, boolean) is 'A hand-over of many in one act, however many: all or none. The receiver gets one mail.';

create function public.change_contact_many(
  young_person_ids uuid[], to_staff uuid, note text, planned boolean default false, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  many integer := (select count(distinct x) from unnest(young_person_ids) x);
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'change_contact_many', row(young_person_ids, to_staff, note, planned)) then return many; end if;
  if many not between 1 and 1000 then perform private.fail('invalid_input', 'young_person_ids'); end if;
  return private.change_contacts(young_person_ids, to_staff, note, planned);
end $$;
comment on function public.change_contact_many(uuid[], uuid, text, boolean, uuid) is 'A hand-over of up to a thousand in one act: all or none. The receiver gets one mail.';

create function public.write_note(young_person_id uuid, body text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  perform private.act_as_coordinator(young_person_id);
  if private.is_repeat(request_key, 'write_note', row(young_person_id, body)) then return private.first_result(request_key); end if;
  if coalesce(length(trim(body)), 0) not between 1 and 1000 then perform private.fail('invalid_input', 'body'); end if;
  insert into public.note (young_person_id, body, written_by) values (young_person_id, trim(body), private.my_staff_id()) returning id into made;
  return private.keep_result(request_key, made);
end $$;
comment on function public.write_note(uuid, text, uuid) is 'A note among those who may help her. She may ask to read it.';

create function public.finish_task(task_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  t public.task := (select x from public.task x where x.id = task_id for update);
begin
  perform private.must_be_signed_in();
  if t.id is null or not (private.helps_as(t.staff_id) or private.has_role('secretariat') or private.can_help(t.young_person_id)) then
    perform private.fail('not_allowed');
  end if;
  -- The law gives a month, and the task is what reminds of it: an answer ends it, not a press.
  if t.kind = 'erasure_request' and t.done_at is null and exists (select from private.erasure_request r where r.young_person_id = t.young_person_id and r.outcome is null) then
    perform private.fail('wrong_status', 'erasure_undecided');
  end if;
  update public.task x set done_at = coalesce(x.done_at, private.now()) where x.id = t.id;
  if t.kind = 'message' then
    perform private.answer_messages(t.need_id);
  elsif t.kind = 'check_unlisted' then
    update public.young_person y set unlisted = false where y.id = t.young_person_id;
  end if;
  return t.id;
end $$;
comment on function public.finish_task(uuid) is 'Done. Pressed twice it stays done. Errors: wrong_status (erasure_undecided) for somebody''s wish to be erased that nobody has answered.';

create function public.update_young_person(
  young_person_id uuid, phone text default null, email text default null, emergency_name text default null, emergency_phone text default null,
  request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  address text := nullif(lower(trim(email)), '');
begin
  perform private.must_be_signed_in();
  if not (private.is_me(young_person_id) or private.can_help(young_person_id)) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'update_young_person', row(
      young_person_id, phone, email, emergency_name, emergency_phone)) then
    return private.first_result(request_key);
  end if;
  if phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'phone'); end if;
  if exists (select from public.guardian g where g.young_person_id = y.id and private.same_number(g.phone, update_young_person.phone) and g.stopped_at is null) then
    perform private.fail('invalid_input', 'phone', 'guardians_number');
  end if;
  -- A number that two people have signs neither of them in: whoever writes it last may not take that from the first.
  if private.is_me(y.id) and private.is_anothers_number(phone, y.id) then perform private.fail('invalid_input', 'phone', 'not_this_number'); end if;
  if emergency_phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'emergency_phone'); end if;
  if length(emergency_name) > 120 then perform private.fail('invalid_input', 'emergency_name', 'too_long'); end if;
  if not private.is_a_persons_name(emergency_name) then perform private.fail('invalid_input', 'emergency_name', 'only_a_name'); end if;
  if not private.is_mail_address(address) then perform private.fail('invalid_input', 'email'); end if;
  -- The address of an account is the account's; staff give one only to somebody who has none.
  if address is not null and (y.user_id is not null or exists (select from public.young_person p where p.email = address and p.id <> y.id)
      or exists (select from public.guardian g where g.young_person_id = y.id and private.same_inbox(g.email, address) and g.stopped_at is null)) then
    perform private.fail('invalid_input', 'email', 'not_this_address');
  end if;
  update public.young_person p set phone = coalesce(update_young_person.phone, p.phone), email = coalesce(address, p.email),
    emergency_name = coalesce(nullif(trim(update_young_person.emergency_name), ''), p.emergency_name),
    emergency_phone = coalesce(update_young_person.emergency_phone, p.emergency_phone)
  where p.id = y.id;
  return private.keep_result(request_key, y.id);
end $$;
comment on function public.update_young_person(uuid, text, text, text, text, uuid) is 'How to reach her, and whom to call in an emergency. Null leaves a value as it is.';

create function public.report_opening(public_id text, reason text, words text default '') returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  o record;
begin
  select p.id, w.partner_id into o from public.opening p join public.workplace w on w.id = p.workplace_id
    where p.public_id = report_opening.public_id and p.status in ('published', 'full', 'paused');
  if o.id is null then perform private.fail('not_found'); end if;
  if reason is null or reason not in ('wrong', 'closed', 'unsafe', 'other') then perform private.fail('invalid_input', 'reason'); end if;
  if length(words) > 500 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  perform pg_advisory_xact_lock(hashtext('report_opening'));
  -- Anybody may tell; a flood on one opening is one flood, not a hundred tasks.
  if (select count(*) from public.task t where t.opening_id = o.id and t.kind = 'opening_problem' and t.done_at is null) >= 5 then
    return true;
  end if;
  perform private.make_task('opening_problem', coalesce(private.consultant_for(o.partner_id), private.secretary()),
    partner => o.partner_id, opening => o.id, words => reason || ': ' || trim(coalesce(words, '')));
  return true;
end $$;
comment on function public.report_opening(text, text, text) is '"Meld et problem": a task for the partner''s consultant. Needs no account.';
