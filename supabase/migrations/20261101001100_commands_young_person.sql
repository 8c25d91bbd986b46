-- What a young person does. Each of them can be recorded by staff for somebody who said it by phone, on paper or in person.

create function private.route_contact(class_id uuid, kind public.opening_kind) returns uuid
language sql stable set search_path = '' security definer as $$
  select c.staff_id from public.staff_scope c
  join public.staff_member m on m.id = c.staff_id and m.left_at is null
  left join public.school_class k on k.id = route_contact.class_id
  left join public.school s on s.id = k.school_id
  where c.takes_new and (
    (c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id))
    or (c.role = 'youth_guide' and c.desk = case
        when route_contact.kind in ('intro_job', 'after_school_job') then 'job_desk'::public.desk else 'kui'::public.desk end)
    or c.role = 'secretariat')
  order by
    (c.role = 'coordinator') desc, (c.school_id is not null) desc, (c.role = 'youth_guide') desc,
    (select count(*) from public.young_person y where y.contact_id = c.staff_id), c.staff_id
  limit 1
$$;
comment on function private.route_contact(uuid, public.opening_kind) is 'The routing table: the school''s coordinator for a pupil, else the job desk or KUI, the one with fewest young people; the secretariat when nobody else is there.';

create function private.open_duty(young_person_id uuid) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  if exists (select from public.need n where n.young_person_id = open_duty.young_person_id and n.is_duty)
    or exists (select from private.duty_done d where d.young_person_id = open_duty.young_person_id) then
    return null;
  end if;
  -- What she has begun to look for herself is the same five days, not five more.
  select n.id into made from public.need n
    where n.young_person_id = open_duty.young_person_id and n.kind = 'school_placement' and n.ended_at is null order by n.opened_at, n.id limit 1;
  if made is not null then
    update public.need n set is_duty = true, days_wanted = coalesce(n.days_wanted, private.setting_number('obligatory_days', 5))
    where n.young_person_id = open_duty.young_person_id and n.kind = 'school_placement' and n.status not in ('closed_with_help', 'ended_by_young_person');
  else
    insert into public.need (young_person_id, kind, is_duty, status, days_wanted, due_on)
    values (open_duty.young_person_id, 'school_placement', true, 'wishing', private.setting_number('obligatory_days', 5),
      private.duty_due(open_duty.young_person_id))
    returning id into made;
    perform private.record('need', 'open_need', '-', 'wishing', 'system', 'system', open_duty.young_person_id, made);
  end if;
  return made;
end $$;
comment on function private.open_duty(uuid) is 'The five days of a pupil whose class has the duty this year, once in her life: null when she has it already, done or not.';

create function public.register_young_person(
  first_name text, last_name text, birth_date date, situation public.school_situation,
  outside_school text default null, grade_outside integer default null, phone text default null,
  for_kind public.opening_kind default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  made uuid;
begin
  if private.is_repeat(request_key, 'register_young_person', row(
      first_name, last_name, birth_date, situation, outside_school, grade_outside, phone, for_kind)) then
    return private.first_result(request_key);
  end if;
  if exists (select from public.young_person y where y.user_id = me) then
    perform private.fail('already_exists');
  end if;
  perform private.must_be_a_name(first_name, 60, 'first_name');
  perform private.must_be_a_name(last_name, 80, 'last_name');
  if birth_date is null or not isfinite(birth_date) or private.age_on(birth_date, private.today()) not between 10 and 29 then
    perform private.fail('invalid_input', 'birth_date', 'age_10_to_29');
  end if;
  if situation is null then perform private.fail('invalid_input', 'situation'); end if;
  if situation = 'pupil' and (coalesce(trim(outside_school), '') = '' or coalesce(grade_outside, 0) not between 5 and 9) then
    perform private.fail('invalid_input', 'outside_school');
  end if;
  if not private.is_a_name(outside_school) then perform private.fail('invalid_input', 'outside_school', 'only_a_name'); end if;
  if phone is not null and phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'phone'); end if;
  -- What is only typed is not kept where somebody has it: a number that two have signs neither of them in.
  if private.is_anothers_number(phone) then phone := null; end if;
  insert into public.young_person (user_id, first_name, last_name, birth_date, situation, outside_school, grade_outside, email, phone, contact_id)
  values (me, trim(first_name), trim(last_name), birth_date, situation, nullif(left(trim(outside_school), 120), ''),
    case when situation = 'pupil' then grade_outside end,
    (select lower(u.email) from auth.users u where u.id = me and u.email <> ''), coalesce(phone, private.my_verified_number()),
    private.route_contact(null, for_kind))
  returning id into made;
  perform private.record('other', 'register_young_person', null, null, 'young_person', 'self', made);
  return private.keep_result(request_key, made);
end $$;
comment on function public.register_young_person(text, text, date, public.school_situation, text, integer, text, public.opening_kind, uuid) is 'Somebody who stands on no class list here. Gets a contact person at once. Errors: already_exists, invalid_input.';

create function public.join_class_list(
  class_code text, first_name text, last_name text, birth_date date, phone text default null,
  school_id uuid default null, class_name text default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  k public.school_class;
  y public.young_person;
  joined uuid;
  address text := (select lower(u.email) from auth.users u where u.id = me and u.email <> '');
  number text := private.my_verified_number();
  waits boolean := false;
begin
  if private.is_repeat(request_key, 'join_class_list', row(
      class_code, first_name, last_name, birth_date, phone, school_id, class_name)) then
    return private.first_result(request_key);
  end if;
  if exists (select from public.young_person p where p.user_id = me) then
    perform private.fail('already_exists');
  end if;
  perform private.must_be_a_name(first_name, 60, 'first_name');
  perform private.must_be_a_name(last_name, 80, 'last_name');
  if birth_date is null or not isfinite(birth_date) or private.age_on(birth_date, private.today()) not between 10 and 19 then
    perform private.fail('invalid_input', 'birth_date', 'age_10_to_19');
  end if;
  if phone is not null and phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'phone'); end if;
  perform pg_advisory_xact_lock(hashtext('join_class_list'), hashtext(me::text));
  if (select count(*) from private.attempt t where t.caller = me and t.what = 'class_code' and t.at > private.now() - interval '1 hour') >= 10 then
    perform private.fail('too_many_tries');
  end if;
  select c.* into k from public.school_class c
    where c.class_code = upper(regexp_replace(join_class_list.class_code, '[^0-9A-Za-z]', '', 'g'))
      and (join_class_list.school_id is null or c.school_id = join_class_list.school_id)
      and (join_class_list.class_name is null or regexp_replace(private.fold(c.name), '[^0-9a-z]', '', 'g')
        = regexp_replace(private.fold(join_class_list.class_name), '[^0-9a-z]', '', 'g'));
  if k.id is not null then
    -- An account costs nothing: what is guessed at counts too, whoever guesses.
    perform pg_advisory_xact_lock(hashtext('class_code'), hashtext(k.id::text));
    if private.tried('class_code', k.id, interval '1 hour') >= 100 then perform private.fail('too_many_tries', '', 'class_list'); end if;
  end if;
  select p.* into y from public.young_person p
    where p.class_id = k.id and private.fold(trim(p.last_name)) = private.fold(trim(last_name))
      and private.fold(split_part(trim(p.first_name), ' ', 1)) = private.fold(split_part(trim(first_name), ' ', 1))
    order by (p.birth_date = birth_date) desc, (p.user_id is null) desc limit 1 for no key update;
  if private.tried('class_name', y.id, interval '1 hour') >= 10 or private.tried('class_name', y.id, interval '1 day') >= 20 then
    perform private.fail('too_many_tries', '', 'class_list');
  end if;
  -- Who knows code, name and birthday of a classmate is not the classmate: where the list knows how she is reached, that is how she comes in.
  waits := y.birth_date = birth_date and y.user_id is null and coalesce(y.email, y.phone) is not null
    and not private.same_inbox(y.email, address) and not private.same_number(y.phone, number);
  if k.id is null or waits or (y.id is not null and (y.birth_date <> birth_date or y.user_id is not null)) then
    -- Counted in a transaction that commits, so the failure is an answer and not an exception.
    insert into private.attempt (caller, what, about_id) values (me, 'class_code', k.id);
    insert into private.attempt (caller, what, about_id) select me, 'class_name', y.id where y.id is not null;
    if waits then
      perform private.ask_whether_it_is_her(y.id, coalesce(address, number));
    end if;
    delete from private.command_receipt r where r.key = request_key and r.caller = me;
    return null;
  end if;
  if exists (select from public.guardian g where g.young_person_id = y.id and g.stopped_at is null and private.same_inbox(g.email, address)) then
    perform private.fail('invalid_input', 'email', 'guardians_address');
  elsif exists (select from public.guardian g where g.young_person_id = y.id and g.stopped_at is null and private.same_number(g.phone, number)) then
    perform private.fail('invalid_input', 'phone', 'guardians_number');
  end if;
  if private.is_anothers_number(phone, y.id) then phone := null; end if;
  if y.id is not null then
    joined := y.id;
    perform private.tie_account(joined, me, address, coalesce(join_class_list.phone, number));
  else
    insert into public.young_person (user_id, first_name, last_name, birth_date, situation, class_id, email, phone, contact_id, unlisted)
    values (me, trim(first_name), trim(last_name), birth_date,
      case when k.grade = 10 then 'tenth_grade'::public.school_situation else 'pupil' end, k.id, address, coalesce(phone, number),
      private.route_contact(k.id, null), true)
    returning id into joined;
    perform private.make_task('check_unlisted', (select p.contact_id from public.young_person p where p.id = joined), joined);
    if k.has_duty then
      perform private.open_duty(joined);
    end if;
  end if;
  perform private.record('other', 'join_class_list', null, null, 'young_person', 'self', joined,
    code => case when coalesce(address, y.email) is distinct from y.email or coalesce(join_class_list.phone, number, y.phone) is distinct from y.phone then 'address_changed' end);
  return private.keep_result(request_key, joined);
end $$;
comment on function public.join_class_list(text, text, text, date, text, uuid, text, uuid) is 'Ties the caller''s account to the name on the class list. Null means that school, class, code, name and birthday do not go together (or the name is taken): counted, ten an hour for an account and for a pupil, a hundred for a class (too_many_tries). Null too where the list knows another way to reach her: then her contact person is asked, and why_nothing_is_mine() says so. A name that stands on no list joins as "unlisted", and the coordinator checks.';

create function public.name_guardian(
  young_person_id uuid, name text, email text default null, phone text default null, language text default 'da',
  via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid;
  asked record;
  y public.young_person := (select p from public.young_person p where p.id = young_person_id);
  address text := nullif(lower(trim(email)), '');
  former public.guardian := (select g from public.guardian g where g.young_person_id = y.id and g.stopped_at is null);
  is_hers boolean;
begin
  perform private.act_for(young_person_id, null, via, 'name_guardian', request_key);
  is_hers := private.is_me(young_person_id);
  if private.is_repeat(request_key, 'name_guardian', row(
      young_person_id, name, email, phone, language, via)) then
    return private.first_result(request_key);
  end if;
  perform private.must_be_a_name(name, 120, 'guardian_name');
  if address is null and phone is null then perform private.fail('invalid_input', 'guardian_email', 'mail_or_mobile'); end if;
  if not private.is_mail_address(address) then perform private.fail('invalid_input', 'guardian_email'); end if;
  if phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'guardian_phone'); end if;
  if language is null or language not in ('da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro') then perform private.fail('invalid_input', 'guardian_language'); end if;
  if private.same_inbox(address, y.email) or private.same_inbox(address, (select u.email from auth.users u where u.id = y.user_id)) then
    perform private.fail('invalid_input', 'guardian_email', 'your_own_address');
  end if;
  if private.same_number(phone, y.phone) or private.same_number(phone, (select u.phone from auth.users u where u.id = y.user_id)) then
    perform private.fail('invalid_input', 'guardian_phone', 'your_own_number');
  end if;
  -- Each name is written to, and nobody there has asked for it.
  if is_hers then
    perform private.not_too_often('name_guardian', y.id, 5, 10);
  end if;
  select g.id into made from public.guardian g
    where g.young_person_id = y.id and g.stopped_at is null
      and g.email is not distinct from address and g.phone is not distinct from name_guardian.phone;
  if made is not null then
    update public.guardian g set name = trim(name_guardian.name), language = name_guardian.language where g.id = made;
  elsif not is_hers and former.id is not null and private.fold(trim(name)) = private.fold(former.name) then
    -- The same person at another address: what they answered stands, and what they were asked is asked there.
    made := former.id;
    update public.guardian g set email = address, phone = name_guardian.phone, language = name_guardian.language where g.id = made;
    perform private.renew_guardian_link(q.id) from private.guardian_request q where q.guardian_id = made and q.answer is null;
  else
    -- She names freely until an answer matters. After a no, or once something was settled on a yes, nobody shops for another: her contact person does it.
    if is_hers and exists (
      select from private.guardian_request q where q.guardian_id = former.id
        and (q.answer = 'no' or (q.answer = 'yes' and not private.guardian_may_change(q.need_id)))
        and exists (select from public.need n where n.ended_at is null and private.root_need(n.id) = q.need_id)) then
      perform private.fail('wrong_status', 'guardian');
    end if;
    update public.guardian g set stopped_at = private.now() where g.young_person_id = y.id and g.stopped_at is null;
    insert into public.guardian (young_person_id, name, email, phone, language)
    values (y.id, trim(name), address, phone, language) returning id into made;
    perform private.take_back_guardians_yes(n.id) from public.need n where n.young_person_id = y.id and n.split_from_id is null;
    -- Needs that wait for an answer ask the new one.
    for asked in
      select n.id from public.need n
      where n.young_person_id = y.id and n.ended_at is null and (
        (n.status in ('with_coordinator', 'wishing') and private.guardian_needed(n.id, 'before_sent')
          and exists (select from public.application a where a.need_id = n.id))
        or (n.status = 'arranged' and private.guardian_needed(n.id, 'agreement')))
    loop
      perform private.ask_guardian(asked.id);
    end loop;
  end if;
  perform private.record('guardian', 'name_guardian', null, null, 'young_person', via, y.id);
  return private.keep_result(request_key, made);
end $$;
comment on function public.name_guardian(uuid, text, text, text, text, public.channel, uuid) is 'Names the guardian to ask, in which language. Her own address or number is refused (invalid_input, hint your_own_address). A new guardian replaces the former one, whose answers count no longer; after a no, or when a yes is in use, only staff may name another (wrong_status, guardian). Five an hour and ten a day by herself (too_many_tries).';

create function public.open_need(
  young_person_id uuid, kind public.opening_kind default null, interests public.interest[] default '{}',
  from_partner text default null, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  verdict text;
  made uuid;
  partner uuid := (select p.id from public.partner p where p.public_id = from_partner);
  actor public.actor := private.act_for(young_person_id, null, via, 'open_need', request_key);
  first_status public.need_status := 'with_coordinator';
begin
  if private.is_repeat(request_key, 'open_need', row(
      young_person_id, kind, interests, from_partner, via)) then
    return private.first_result(request_key);
  end if;
  if kind is not null then
    verdict := private.kind_verdict(kind, private.age_on(y.birth_date, private.today()), y.situation, private.grade_of(y.id));
    -- What only a coordinator starts, she cannot open herself; it begins with a talk.
    if verdict in ('too_young', 'wrong_grade') or (verdict = 'coordinator_starts' and not private.may_start_longer()) then
      perform private.fail('not_for_you', kind::text, verdict);
    end if;
    first_status := case when verdict = 'may_apply' then 'wishing'::public.need_status else 'with_coordinator' end;
  end if;
  select n.id into made from public.need n
    where n.young_person_id = y.id and n.kind is not distinct from open_need.kind and n.ended_at is null
    order by n.opened_at limit 1;
  if made is null then
    insert into public.need (young_person_id, kind, status, raised_at, interests, came_from_partner_id, days_wanted, due_on)
    values (y.id, kind, first_status, private.now(), (coalesce(interests, '{}'))[1:4], partner,
      case when kind = 'school_placement' then private.setting_number('obligatory_days', 5) end,
      case when first_status = 'wishing' then private.young_person_due(y.id, kind) else private.contact_due(y.id) end)
    returning id into made;
    perform private.record('need', 'open_need', '-', first_status::text, actor, via, y.id, made, partner => partner);
    if verdict = 'interest_to_consultant' then
      perform private.make_task('interest_elsewhere', y.contact_id, y.id, made);
    end if;
    if partner is not null then
      insert into public.hand_over (need_id, partner_id, reason, target, target_staff_id)
      values (made, partner, 'full', 'coordinator', y.contact_id);
      perform private.make_task('walk_in', y.contact_id, y.id, made, partner);
    end if;
    perform private.tell_young_person(made, 'need_received');
  end if;
  return private.keep_result(request_key, made);
end $$;
comment on function public.open_need(uuid, public.opening_kind, public.interest[], text, public.channel, uuid) is 'A wish without a place: kind null is "ved ikke", and her contact person has it. from_partner is the public id of the partner that she asked in person. An open need of the kind is answered as it is.';
