-- A partner from sign-up to the welcome: the company, its workplaces and members, and the secretariat's answer.

create function public.sign_up_partner(
  cvr text, name text, form public.partner_form, branches public.branch[], street text, postcode text,
  member_name text, helps_all boolean, takes_in boolean, ambassador boolean,
  p_unit text default null, about text default '', why text default '', size_band text default '1-9', promise_days integer default 3,
  member_title text default '', member_phone text default null, bus text default '', recommended_by text default null,
  request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  address text := (select lower(u.email) from auth.users u where u.id = me);
  here public.postcode := (select p from public.postcode p where p.code = postcode);
  made uuid; member uuid; place uuid;
begin
  if private.is_repeat(request_key, 'sign_up_partner', row(
      cvr, name, form, branches, street, postcode, member_name, helps_all, takes_in, ambassador, p_unit, about, why, size_band,
      promise_days, member_title, member_phone, bus, recommended_by)) then
    return private.first_result(request_key);
  end if;
  if coalesce(address, '') = '' then perform private.fail('invalid_input', 'email', 'mail_needed'); end if;
  if not coalesce(private.cvr_is_possible(cvr), false) then perform private.fail('invalid_input', 'cvr'); end if;
  if form is null then perform private.fail('invalid_input', 'form'); end if;
  if p_unit is not null and p_unit !~ '^\d{10}$' then perform private.fail('invalid_input', 'p_unit'); end if;
  perform private.must_be_a_name(name, 120, 'name', false);
  if coalesce(cardinality(branches), 0) not between 1 and 3 or array_position(branches, null) is not null then perform private.fail('invalid_input', 'branches', 'one_to_three'); end if;
  if coalesce(trim(street), '') = '' or length(street) > 120 then perform private.fail('invalid_input', 'street'); end if;
  if here.code is null then perform private.fail('invalid_input', 'postcode', 'unknown_postcode'); end if;
  perform private.must_be_a_name(member_name, 120, 'member_name');
  if member_phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'member_phone'); end if;
  if length(about) > 600 then perform private.fail('invalid_input', 'about', 'too_long'); end if;
  if length(why) > 300 then perform private.fail('invalid_input', 'why', 'too_long'); end if;
  if length(member_title) > 80 then perform private.fail('invalid_input', 'member_title', 'too_long'); end if;
  if length(bus) > 120 then perform private.fail('invalid_input', 'bus', 'too_long'); end if;
  if size_band not in ('1-9', '10-49', '50-249', '250+') then perform private.fail('invalid_input', 'size_band'); end if;
  if promise_days not between 1 and 10 then perform private.fail('invalid_input', 'promise_days'); end if;
  if helps_all is not true then perform private.fail('invalid_input', 'helps_all'); end if;
  if takes_in is not true then perform private.fail('invalid_input', 'takes_in'); end if;
  if ambassador is not true then perform private.fail('invalid_input', 'ambassador'); end if;
  insert into public.partner (cvr, p_unit, name, form, branches, about, why, size_band, promise_days, recommended_by, due_on)
  values (cvr, p_unit, trim(name), form, branches, trim(coalesce(about, '')), trim(coalesce(why, '')), coalesce(size_band, '1-9'), coalesce(promise_days, 3),
    (select p.id from public.partner p where p.public_id = recommended_by),
    private.add_working_days(private.today(), private.setting_number('due_days_coordinator', 3)))
  on conflict on constraint a_company_signs_up_once do nothing
  returning id into made;
  if made is null then
    perform private.fail('already_exists', 'cvr');
  end if;
  insert into public.partnership_agreement (partner_id, text_version, helps_all_at, takes_in_at, ambassador_at, accepted_by)
  values (made, '2026-11', private.now(), private.now(), private.now(), trim(member_name));
  insert into public.workplace (partner_id, name, p_unit, street, postcode, latitude, longitude, phone, bus)
  values (made, trim(name), p_unit, trim(street), here.code, here.latitude, here.longitude, member_phone, trim(coalesce(bus, ''))) returning id into place;
  insert into public.partner_member (partner_id, user_id, name, title, email, phone, is_owner)
  values (made, me, trim(member_name), trim(coalesce(member_title, '')), address, case when not private.is_anothers_number(member_phone) then member_phone end, true) returning id into member;
  perform private.record('partner', 'sign_up_partner', '-', 'applied', 'partner', 'self', partner => made);
  perform private.send('partner_received', address, null, jsonb_build_object('partner_id', made, 'name', trim(member_name), 'partner_name', trim(name),
    'phone', private.setting('phone')), 'partner_received:' || made);
  return private.keep_result(request_key, made);
end $$;
comment on function public.sign_up_partner(text, text, public.partner_form, public.branch[], text, text, text, boolean, boolean, boolean, text, text, text, text, integer, text, text, text, text, uuid) is 'A company signs up: partner, agreement, first workplace and owner in one act. Each of the three commitments is true by itself. Errors: invalid_input (detail is the field), already_exists for a CVR number or P-unit that is here.';

-- Whoever writes a whole row must have seen it as it stands: a form that was opened before a colleague's change is refused,
-- with what was typed still in it. An edition is of what the form writes alone; what changes by itself is no other edition.

create function private.edition(p public.partner) returns text
language sql stable set search_path = '' as $$
  select md5(jsonb_build_array(p.name, p.branches, p.about, p.why, p.size_band, p.promise_days, p.special_places, p.website, p.form, p.cvr, p.p_unit)::text)
$$;
comment on function private.edition(public.partner) is 'Which edition of the words about a partner this is.';

create function private.edition(w public.workplace) returns text
language sql stable set search_path = '' as $$
  select md5(jsonb_build_array(w.name, w.street, w.postcode, w.p_unit, w.phone, w.bus, w.step_free, w.quiet)::text)
$$;
comment on function private.edition(public.workplace) is 'Which edition of a workplace this is.';

create function private.edition(o public.opening) returns text
language sql stable set search_path = '' as $$
  select md5((to_jsonb(o) - '{status,places_taken,review_note,due_on,published_at,touched_at,lexemes}'::text[])::text
    || coalesce((select jsonb_agg(jsonb_build_array(s.day, s.seats) order by s.day) from public.opening_seat s where s.opening_id = o.id)::text, ''))
$$;
comment on function private.edition(public.opening) is 'Which edition of an opening this is, its days and seats with it.';

create function private.must_be_seen(seen text, edition text) returns void
language plpgsql set search_path = '' as $$
begin
  -- Null: written by somebody who looked at nothing, as a first draft is.
  if seen <> edition then perform private.fail('wrong_status', 'seen', 'changed_since'); end if;
end $$;
comment on function private.must_be_seen(text, text) is 'Refuses a change by somebody who has seen another edition than the one that stands, so that nobody undoes a colleague''s change unawares.';

create function public.save_partner(
  partner_id uuid, name text, branches public.branch[], about text, why text, size_band text, promise_days integer,
  special_places integer default 0, website text default null, form public.partner_form default null, cvr text default null,
  p_unit text default null, seen text default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  was public.partner := (select p from public.partner p where p.id = partner_id for update);
begin
  perform private.must_be_signed_in();
  if not private.owns(partner_id) and not private.looks_after(partner_id) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'save_partner', row(
    partner_id, name, branches, about, why, size_band, promise_days, special_places, website, form, cvr, p_unit, seen)) then return
    private.first_result(request_key); end if;
  perform private.must_be_seen(seen, private.edition(was));
  perform private.must_be_a_name(name, 120, 'name', false);
  if coalesce(cardinality(branches), 0) not between 1 and 3 or array_position(branches, null) is not null then perform private.fail('invalid_input', 'branches', 'one_to_three'); end if;
  if length(about) > 600 then perform private.fail('invalid_input', 'about', 'too_long'); end if;
  if length(why) > 300 then perform private.fail('invalid_input', 'why', 'too_long'); end if;
  if size_band not in ('1-9', '10-49', '50-249', '250+') then perform private.fail('invalid_input', 'size_band'); end if;
  if promise_days not between 1 and 10 then perform private.fail('invalid_input', 'promise_days'); end if;
  if special_places not between 0 and 50 then perform private.fail('invalid_input', 'special_places'); end if;
  if website !~ '^https?://[^\s]+$' or length(website) > 200 then perform private.fail('invalid_input', 'website'); end if;
  update public.partner p set name = trim(save_partner.name), branches = save_partner.branches, about = coalesce(trim(save_partner.about), p.about),
    why = coalesce(trim(save_partner.why), p.why), size_band = coalesce(save_partner.size_band, p.size_band),
    promise_days = coalesce(save_partner.promise_days, p.promise_days), special_places = coalesce(save_partner.special_places, p.special_places), website = nullif(trim(save_partner.website), ''), touched_at = private.now(),
    form = coalesce(save_partner.form, p.form)
  where p.id = partner_id;
  if was.status = 'applied' then
    if cvr is not null and not private.cvr_is_possible(cvr) then perform private.fail('invalid_input', 'cvr'); end if;
    if p_unit is not null and p_unit !~ '^\d{10}$' then perform private.fail('invalid_input', 'p_unit'); end if;
    begin
      update public.partner p set cvr = coalesce(save_partner.cvr, p.cvr),
        p_unit = case when save_partner.cvr is null then p.p_unit else save_partner.p_unit end,
        -- Sent back and put right: the secretariat has it again, with a date.
        due_on = case when p.review_note is null then p.due_on
          else private.add_working_days(private.today(), private.setting_number('due_days_coordinator', 3)) end,
        review_note = null
      where p.id = partner_id;
    exception when unique_violation then
      perform private.fail('already_exists', 'cvr');
    end;
  end if;
  perform private.record('other', 'save_partner', null, null, 'partner', 'self', partner => partner_id);
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.save_partner(uuid, text, public.branch[], text, text, text, integer, integer, text, public.partner_form, text, text, text, uuid) is 'The owner edits what the young read. Until the sign-up has been looked at, CVR number and P-unit too (given together); what was sent back goes to the secretariat again. Errors: invalid_input, already_exists for a CVR number that is here, wrong_status when it has changed since it was seen.';

create function public.save_workplace(
  partner_id uuid, name text, street text, postcode text, workplace_id uuid default null, p_unit text default null, phone text default null,
  bus text default '', step_free boolean default false, quiet boolean default false, seen text default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  here public.postcode := (select p from public.postcode p where p.code = postcode);
  made uuid := workplace_id;
  was public.workplace := (select w from public.workplace w where w.id = workplace_id for update);
begin
  perform private.must_be_signed_in();
  if not private.owns(partner_id) or (workplace_id is not null and not exists (
      select from public.workplace w where w.id = workplace_id and w.partner_id = save_workplace.partner_id)) then
    perform private.fail('not_allowed');
  end if;
  if private.is_repeat(request_key, 'save_workplace', row(
    partner_id, name, street, postcode, workplace_id, p_unit, phone, bus, step_free, quiet, seen)) then return
    private.first_result(request_key); end if;
  if was.id is not null then perform private.must_be_seen(seen, private.edition(was)); end if;
  perform private.must_be_a_name(name, 120, 'workplace_name', false);
  if coalesce(trim(street), '') = '' or length(street) > 120 then perform private.fail('invalid_input', 'street'); end if;
  if here.code is null then perform private.fail('invalid_input', 'postcode', 'unknown_postcode'); end if;
  if p_unit !~ '^\d{10}$' then perform private.fail('invalid_input', 'p_unit'); end if;
  if phone !~ '^\+?\d{8,15}$' then perform private.fail('invalid_input', 'phone'); end if;
  if length(bus) > 120 then perform private.fail('invalid_input', 'bus', 'too_long'); end if;
  if made is null then
    insert into public.workplace (partner_id, name, street, postcode, latitude, longitude)
    values (partner_id, trim(name), trim(street), here.code, here.latitude, here.longitude) returning id into made;
  end if;
  update public.workplace w set name = trim(save_workplace.name), street = trim(save_workplace.street), p_unit = save_workplace.p_unit,
    -- A finer position than the postcode's centre is kept as long as the postcode is.
    latitude = case when w.postcode = here.code then w.latitude else here.latitude end,
    longitude = case when w.postcode = here.code then w.longitude else here.longitude end,
    postcode = here.code, phone = save_workplace.phone, bus = trim(coalesce(save_workplace.bus, '')),
    step_free = coalesce(save_workplace.step_free, false), quiet = coalesce(save_workplace.quiet, false)
  where w.id = made;
  perform private.record('other', 'save_workplace', null, null, 'partner', 'self', partner => partner_id);
  return private.keep_result(request_key, made);
end $$;
comment on function public.save_workplace(uuid, text, text, text, uuid, text, text, text, boolean, boolean, text, uuid) is 'The owner writes where one turns up, or adds another such place. Errors: invalid_input (detail is the field), not_allowed, wrong_status when it has changed since it was seen.';

create function private.invite_member(member_id uuid) returns void
language sql set search_path = '' security definer as $$
  select private.send('member_invited', m.email, null, jsonb_build_object('partner_id', p.id, 'name', m.name, 'partner_name', p.name),
    'member_invited:' || m.id || ':' || private.today())
  from public.partner_member m join public.partner p on p.id = m.partner_id where m.id = invite_member.member_id
$$;
comment on function private.invite_member(uuid) is 'The mail to a colleague who was let in; one a day.';

create function public.add_partner_member(
  partner_id uuid, name text, email text, workplace_ids uuid[] default '{}', is_owner boolean default false, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  perform private.must_be_signed_in();
  if not private.owns(partner_id) and not private.looks_after(partner_id) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'add_partner_member', row(
      partner_id, name, email, workplace_ids, is_owner)) then
    return private.first_result(request_key);
  end if;
  perform private.must_be_a_name(name, 120, 'member_name');
  if not coalesce(private.is_mail_address(lower(trim(email))), false) then perform private.fail('invalid_input', 'email'); end if;
  is_owner := coalesce(is_owner, false);
  if exists (select from unnest(workplace_ids) x where x is null or x not in (select w.id from public.workplace w where w.partner_id = add_partner_member.partner_id))
     or (not is_owner and coalesce(cardinality(workplace_ids), 0) = 0) then
    perform private.fail('invalid_input', 'workplace_ids');
  end if;
  if private.owns(partner_id) then
    perform private.not_too_often('add_partner_member', partner_id, 10, 10);
  end if;
  -- Let in once more with less to say, the last owner would leave nobody to speak for the partner.
  perform p.id from public.partner p where p.id = partner_id for update;
  if not is_owner and exists (select from public.partner_member m where m.partner_id = partner_id and m.is_owner and m.removed_at is null)
     and not exists (select from public.partner_member m
       where m.partner_id = partner_id and m.is_owner and m.removed_at is null and m.email <> lower(trim(email))) then
    perform private.fail('wrong_status', 'last_owner');
  end if;
  insert into public.partner_member (partner_id, name, email, is_owner)
  values (partner_id, trim(name), lower(trim(email)), is_owner)
  on conflict on constraint partner_member_partner_id_email_key
    do update set removed_at = null, name = excluded.name, is_owner = excluded.is_owner
  returning id into made;
  delete from public.partner_member_workplace x where x.member_id = made;
  insert into public.partner_member_workplace (member_id, workplace_id) select made, x from unnest(workplace_ids) x;
  perform private.record('other', 'add_partner_member', null, null, 'partner', 'self', partner => partner_id);
  -- A company that nobody has looked at yet writes to nobody: who was let in meanwhile hears of it with the welcome.
  if (select p.status in ('active', 'renewal_due', 'paused') from public.partner p where p.id = partner_id) then
    perform private.invite_member(made);
  end if;
  return private.keep_result(request_key, made);
end $$;
comment on function public.add_partner_member(uuid, text, text, uuid[], boolean, uuid) is 'The owner lets a colleague in: for all workplaces as owner, or for those given. The colleague signs in with that address, and is written to once the partner is approved. Ten a day by the owners (too_many_tries). Errors: invalid_input; wrong_status (last_owner) when nobody would speak for the partner any more.';

create function public.remove_partner_member(member_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  the_partner uuid := (select m.partner_id from public.partner_member m where m.id = member_id);
begin
  perform private.must_be_signed_in();
  if the_partner is null or not (private.owns(the_partner) or private.looks_after(the_partner)) then perform private.fail('not_allowed'); end if;
  perform p.id from public.partner p where p.id = the_partner for update;
  if not exists (select from public.partner_member m where m.partner_id = the_partner and m.is_owner and m.removed_at is null and m.id <> member_id) then
    perform private.fail('wrong_status', 'last_owner');
  end if;
  update public.partner_member m set removed_at = private.now() where m.id = member_id;
  return member_id;
end $$;
comment on function public.remove_partner_member(uuid) is 'Access ends at once. The last owner stays.';

-- ── The secretariat's answer ────────────────────────────────────────────────

create function private.must_be_secretariat() returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
end $$;
comment on function private.must_be_secretariat() is 'Refuses everybody else.';

create function private.tell_owners(partner_id uuid, template text, extra jsonb default '{}') returns void
language sql set search_path = '' security definer as $$
  select private.send(template, m.email, null,
    jsonb_build_object('name', m.name, 'partner_name', p.name, 'partner_id', p.id, 'contact_name', s.name, 'contact_phone', s.phone) || extra,
    template || ':' || p.id || ':' || m.email || ':' || pg_current_xact_id())
  from public.partner_member m join public.partner p on p.id = m.partner_id left join public.staff_member s on s.id = p.consultant_id
  -- Somebody named by a company that has not been looked at yet is a stranger who has asked for nothing.
  where p.id = tell_owners.partner_id and m.is_owner and m.removed_at is null and (m.user_id is not null or p.status not in ('applied', 'under_review'))
$$;
comment on function private.tell_owners(uuid, text, jsonb) is 'A mail to everybody who speaks for the partner.';

create function public.approve_partner(partner_id uuid, consultant_id uuid default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'approve_partner', row(partner_id, consultant_id)) then return private.first_result(request_key); end if;
  perform private.move('partner', partner_id, 'approve_partner', 'active', 'secretariat');
  update public.partner p set review_note = null, consultant_id = coalesce(approve_partner.consultant_id, private.consultant_for(p.id))
  where p.id = partner_id;
  update public.partnership_agreement g set valid_from = private.today(),
    valid_to = (private.today() + make_interval(years => private.setting_number('agreement_years', 2)))::date
  where g.partner_id = approve_partner.partner_id and g.valid_from is null;
  perform private.tell_owners(partner_id, 'partner_approved');
  perform private.invite_member(m.id) from public.partner_member m where m.partner_id = approve_partner.partner_id and m.user_id is null and m.removed_at is null;
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.approve_partner(uuid, uuid, uuid) is 'The secretariat says welcome: the agreement is in force from today, and the partner has a consultant.';

create function public.send_back_partner(partner_id uuid, reason text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'send_back_partner', row(partner_id, reason)) then return private.first_result(request_key); end if;
  if coalesce(length(trim(reason)), 0) not between 3 and 600 then perform private.fail('invalid_input', 'reason'); end if;
  perform private.move('partner', partner_id, 'send_back_partner', 'applied', 'secretariat');
  update public.partner p set review_note = trim(reason) where p.id = partner_id;
  perform private.tell_owners(partner_id, 'partner_sent_back', jsonb_build_object('reason', trim(reason)));
  return private.keep_result(request_key, partner_id);
end $$;
comment on function public.send_back_partner(uuid, text, uuid) is 'Back to the company with what to change.';

create function public.review_partner(partner_id uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  perform private.move('partner', partner_id, 'review_partner', 'under_review', 'secretariat');
  return partner_id;
end $$;
comment on function public.review_partner(uuid) is 'Somebody is looking at it.';
