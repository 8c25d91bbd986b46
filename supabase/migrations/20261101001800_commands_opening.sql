-- A partner's openings: written, looked at the first time, published, filled, paused.

create function private.may_edit_opening(opening_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.opening o where o.id = may_edit_opening.opening_id and private.works_at(o.workplace_id))
$$;
comment on function private.may_edit_opening(uuid) is 'Whether the caller acts for the workplace of the opening.';

create function public.save_opening(
  workplace_id uuid, kind public.opening_kind, title text, tasks text[], branch public.branch,
  opening_id uuid default null, learn text default '', meet_who text default '', meet_at time default null, ends_at time default null,
  clothes text default '', food text default '', transport text default '', min_age integer default 13,
  interests public.interest[] default '{}', machines boolean default false, chemicals boolean default false,
  heavy_lifting boolean default false, alone boolean default false, late_or_alcohol boolean default false,
  assessed boolean default false, responsible_adult text default '', pay_text text default '', hours_a_week numeric default null,
  days_a_week integer default null, weeks_long integer default null, starts_on date default null, apply_before date default null,
  special boolean default false, tags text[] default '{}', language_note text default '', outside_url text default null,
  step_free boolean default false, quiet boolean default false, seats_in_all integer default null,
  days date[] default '{}', seats integer default 1, seen text default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid := opening_id;
  was public.opening := (select o from public.opening o where o.id = opening_id for update);
  by_day boolean := kind in ('school_placement') or (kind = 'extended_placement' and coalesce(cardinality(days), 0) > 0);
  risky boolean := machines or chemicals or heavy_lifting or alone or late_or_alcohol;
begin
  perform private.must_be_signed_in();
  if not private.works_at(workplace_id) or (opening_id is not null and (was.id is null or was.workplace_id <> workplace_id)) then
    perform private.fail('not_allowed');
  end if;
  if private.is_repeat(request_key, 'save_opening', row(
      workplace_id, kind, title, tasks, branch, opening_id, learn, meet_who, meet_at, ends_at, clothes, food, transport, min_age,
      interests, machines, chemicals, heavy_lifting, alone, late_or_alcohol, assessed, responsible_adult, pay_text, hours_a_week,
      days_a_week, weeks_long, starts_on, apply_before, special, tags, language_note, outside_url, step_free, quiet, seats_in_all, days,
      seats, seen)) then
    return private.first_result(request_key);
  end if;
  if was.status = 'in_review' then perform private.fail('wrong_status', 'opening:in_review'); end if;
  if was.id is not null then perform private.must_be_seen(seen, private.edition(was)); end if;
  if was.id is not null and was.kind <> kind then perform private.fail('invalid_input', 'kind', 'kind_stays'); end if;
  if coalesce(length(trim(title)), 0) not between 3 and 70 then perform private.fail('invalid_input', 'title', '3_to_70'); end if;
  if coalesce(cardinality(tasks), 0) not between 1 and 5 or exists (select from unnest(tasks) t where coalesce(length(trim(t)), 0) not between 1 and 140) then
    perform private.fail('invalid_input', 'tasks', 'one_to_five');
  end if;
  if length(learn) > 400 then perform private.fail('invalid_input', 'learn', 'too_long'); end if;
  if coalesce(trim(meet_who), '') = '' or length(meet_who) > 120 then perform private.fail('invalid_input', 'meet_who'); end if;
  if meet_at is null and kind in ('school_placement', 'extended_placement', 'junior_apprenticeship') then perform private.fail('invalid_input', 'meet_at'); end if;
  if ends_at <= meet_at then perform private.fail('invalid_input', 'ends_at', 'after_meet_at'); end if;
  if length(clothes) > 200 then perform private.fail('invalid_input', 'clothes', 'too_long'); end if;
  if length(food) > 200 then perform private.fail('invalid_input', 'food', 'too_long'); end if;
  if length(transport) > 200 then perform private.fail('invalid_input', 'transport', 'too_long'); end if;
  if min_age not between 10 and 29 then perform private.fail('invalid_input', 'min_age'); end if;
  if cardinality(interests) > 4 then perform private.fail('invalid_input', 'interests', 'at_most_four'); end if;
  if risky and not assessed then perform private.fail('invalid_input', 'assessed'); end if;
  if risky and (coalesce(trim(responsible_adult), '') = '' or length(responsible_adult) > 120) then perform private.fail('invalid_input', 'responsible_adult'); end if;
  if kind in ('intro_job', 'after_school_job') and (coalesce(trim(pay_text), '') = '' or length(pay_text) > 120) then perform private.fail('invalid_input', 'pay_text'); end if;
  if hours_a_week not between 1 and 40 then perform private.fail('invalid_input', 'hours_a_week'); end if;
  if days_a_week not between 1 and 6 then perform private.fail('invalid_input', 'days_a_week'); end if;
  if weeks_long not between 1 and 60 or (kind = 'extended_placement' and weeks_long > private.setting_number('max_extended_weeks', 13)) then
    perform private.fail('invalid_input', 'weeks_long', 'at_most_13');
  end if;
  if not tags <@ array['summer', 'pocket_money', 'bring_a_friend'] then perform private.fail('invalid_input', 'tags'); end if;
  if length(language_note) > 120 then perform private.fail('invalid_input', 'language_note', 'too_long'); end if;
  if outside_url !~ '^https?://[^\s]+$' or length(outside_url) > 300 then perform private.fail('invalid_input', 'outside_url'); end if;
  if seats_in_all not between 1 and 200 or seats_in_all < was.places_taken then perform private.fail('invalid_input', 'seats_in_all', 'more_are_taken'); end if;
  if seats not between 1 and 200 then perform private.fail('invalid_input', 'seats'); end if;
  if by_day and coalesce(cardinality(days), 0) not between 1 and 260 then perform private.fail('invalid_input', 'days', 'choose_days'); end if;
  if exists (select from unnest(days) d where d is null or d > private.today() + 500) then perform private.fail('invalid_input', 'days', 'too_far_ahead'); end if;

  if was.id is null then
    insert into public.opening (workplace_id, kind, title, branch, paid)
    values (workplace_id, kind, trim(title), branch, kind in ('intro_job', 'after_school_job', 'apprenticeship')) returning id into made;
    perform private.record('opening', 'save_opening', '-', 'draft', 'partner', 'self',
      partner => (select w.partner_id from public.workplace w where w.id = workplace_id), opening => made);
  end if;
  update public.opening o set title = trim(save_opening.title), tasks = (select array_agg(trim(t) order by i) from unnest(save_opening.tasks) with ordinality x (t, i)),
    learn = trim(save_opening.learn), meet_who = trim(save_opening.meet_who), meet_at = save_opening.meet_at, ends_at = save_opening.ends_at,
    clothes = trim(save_opening.clothes), food = trim(save_opening.food), transport = trim(save_opening.transport), min_age = save_opening.min_age,
    branch = save_opening.branch, interests = save_opening.interests, machines = save_opening.machines, chemicals = save_opening.chemicals,
    heavy_lifting = save_opening.heavy_lifting, alone = save_opening.alone, late_or_alcohol = save_opening.late_or_alcohol,
    assessed_at = case when assessed then coalesce(o.assessed_at, private.now()) end, responsible_adult = trim(save_opening.responsible_adult),
    pay_text = trim(save_opening.pay_text), hours_a_week = save_opening.hours_a_week, days_a_week = save_opening.days_a_week,
    weeks_long = save_opening.weeks_long, starts_on = save_opening.starts_on, apply_before = save_opening.apply_before, special = save_opening.special,
    tags = save_opening.tags, language_note = trim(save_opening.language_note), outside_url = nullif(trim(save_opening.outside_url), ''),
    step_free = save_opening.step_free, quiet = save_opening.quiet, seats_in_all = save_opening.seats_in_all, touched_at = private.now()
  where o.id = made;
  -- Days that somebody holds stay; the others follow what was written.
  delete from public.opening_seat s where s.opening_id = made and s.taken = 0
    and case when by_day then s.day is null or (s.day > private.today() and not s.day = any (days)) else s.day is not null end;
  if exists (select from public.opening_seat s where s.opening_id = made and s.taken > seats and (s.day is null or s.day = any (days))) then
    perform private.fail('invalid_input', 'seats', 'more_are_taken');
  end if;
  insert into public.opening_seat (opening_id, day, seats)
  select made, d, save_opening.seats from (select distinct d from unnest(case when by_day then days else array[null::date] end) d) x (d)
  on conflict on constraint one_row_a_day do update set seats = excluded.seats;
  perform private.opening_must_follow_rules(made);
  return private.keep_result(request_key, made);
end $$;
comment on function public.save_opening(uuid, public.opening_kind, text, text[], public.branch, uuid, text, text, time, time, text, text, text, integer, public.interest[], boolean, boolean, boolean, boolean, boolean, boolean, text, text, numeric, integer, integer, date, date, boolean, text[], text, text, boolean, boolean, integer, date[], integer, text, uuid) is 'Writes a draft or edits an opening. Seats are by day for school placements, one row without a day for the rest. Errors: invalid_input (detail is the field), against_the_rules, adult_needed, not_allowed, wrong_status while it is looked at and when it has changed since it was seen.';

create function public.publish_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  p public.partner := (select q from public.partner q join public.workplace w on w.partner_id = q.id join public.opening o on o.workplace_id = w.id where o.id = opening_id);
  first_one boolean;
begin
  if private.act_for_opening(opening_id, via, 'publish_opening', request_key) <> 'partner' then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'publish_opening', row(opening_id, via)) then return private.first_result(request_key); end if;
  if not private.partner_is_open(p.id) then perform private.fail('wrong_status', 'partner:' || p.status); end if;
  if not exists (select from public.opening o where o.id = opening_id and cardinality(o.tasks) > 0 and o.meet_who <> '')
     or not exists (select from public.opening_seat s where s.opening_id = publish_opening.opening_id) then
    perform private.fail('invalid_input', 'tasks', 'not_finished');
  end if;
  -- Two first openings published at once are both looked at.
  perform q.id from public.partner q where q.id = p.id for update;
  first_one := not exists (select from public.opening o join public.workplace w on w.id = o.workplace_id where w.partner_id = p.id and o.published_at is not null);
  perform private.move('opening', opening_id, 'publish_opening', case when first_one then 'in_review' else 'published' end, 'partner', via);
  update public.opening o set review_note = null, touched_at = private.now() where o.id = opening_id;
  return private.keep_result(request_key, opening_id);
end $$;
comment on function public.publish_opening(uuid, public.channel, uuid) is 'Published at once; a partner''s first opening is looked at by the consultant before.';

create function private.must_review(opening_id uuid) returns public.actor
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_partner uuid := (select w.partner_id from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = must_review.opening_id);
begin
  perform private.must_be_signed_in();
  if the_partner is null or not private.looks_after(the_partner) then perform private.fail('not_allowed'); end if;
  return case when private.has_role('secretariat') then 'secretariat'::public.actor else 'consultant' end;
end $$;
comment on function private.must_review(uuid) is 'The partner''s consultant or the secretariat.';

create function public.approve_opening(opening_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.must_review(opening_id);
begin
  if private.is_repeat(request_key, 'approve_opening', row(opening_id)) then return private.first_result(request_key); end if;
  perform private.move('opening', opening_id, 'approve_opening', 'published', actor);
  perform private.tell_owners(w.partner_id, 'opening_approved', jsonb_build_object('title', o.title, 'public_id', o.public_id))
    from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = opening_id;
  return private.keep_result(request_key, opening_id);
end $$;
comment on function public.approve_opening(uuid, uuid) is 'The first opening of a partner goes public.';

create function public.send_back_opening(opening_id uuid, reason text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.must_review(opening_id);
begin
  if private.is_repeat(request_key, 'send_back_opening', row(opening_id, reason)) then return private.first_result(request_key); end if;
  if coalesce(length(trim(reason)), 0) not between 3 and 600 then perform private.fail('invalid_input', 'reason'); end if;
  perform private.move('opening', opening_id, 'send_back_opening', 'draft', actor);
  update public.opening o set review_note = trim(reason) where o.id = opening_id;
  perform private.tell_owners(w.partner_id, 'opening_sent_back', jsonb_build_object('title', o.title, 'reason', trim(reason)))
    from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = opening_id;
  return private.keep_result(request_key, opening_id);
end $$;
comment on function public.send_back_opening(uuid, text, uuid) is 'Back to the partner with what to change.';

create function private.act_for_opening(opening_id uuid, via public.channel, command text, request_key uuid) returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  partner uuid := (select w.partner_id from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = opening_id);
begin
  perform private.must_be_signed_in();
  if via = 'self' and private.may_edit_opening(opening_id) then
    return 'partner';
  elsif via = 'self' then
    return private.must_review(opening_id);
  end if;
  return private.act_for_partner(partner, via, command, request_key);
end $$;
comment on function private.act_for_opening(uuid, public.channel, text, uuid) is 'The workplace; those who look after the partner for themselves; or they, saying how the workplace answered.';

create function private.opening_changes(
  opening_id uuid, command text, to_status text, reason public.hand_over_reason, via public.channel, key uuid) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_for_opening(opening_id, via, command, key);
begin
  if private.is_repeat(key, command, row(opening_id, via)) then return private.first_result(key); end if;
  -- Needs before openings, as everywhere; closed before anybody is helped on, so that nobody is sent back here.
  perform d.id from public.need d where d.id in (
    select x.need_id from public.application x where x.opening_id = opening_changes.opening_id and x.status in ('waiting', 'live', 'offered'))
    order by d.id for update;
  perform private.move('opening', opening_id, command, to_status, actor, via);
  update public.opening o set touched_at = private.now() where o.id = opening_changes.opening_id;
  if reason is not null then
    perform private.hand_on_all(opening_id, reason, actor, via);
  end if;
  return private.keep_result(key, opening_id);
end $$;
comment on function private.opening_changes(uuid, text, text, public.hand_over_reason, public.channel, uuid) is 'What filling, pausing, ending and resuming share: who may, the move, and everybody helped on.';

create function public.fill_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language sql volatile security definer set search_path = '' as
$$ select private.opening_changes(opening_id, 'fill_opening', 'full', 'full', via, request_key) $$;
comment on function public.fill_opening(uuid, public.channel, uuid) is '"Pladsen er besat, hjælp de andre videre": one press. Placements already made stay.';

create function public.free_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language sql volatile security definer set search_path = '' as
$$ select private.opening_changes(opening_id, 'free_opening', 'published', null, via, request_key) $$;
comment on function public.free_opening(uuid, public.channel, uuid) is 'There is room again.';

create function public.pause_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language sql volatile security definer set search_path = '' as
$$ select private.opening_changes(opening_id, 'pause_opening', 'paused', 'closed_then', via, request_key) $$;
comment on function public.pause_opening(uuid, public.channel, uuid) is 'Not shown for a while; everybody who asked is helped on.';

create function public.resume_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  -- How it stands is told only to those who may edit it; everybody else is refused below.
  if (private.may_edit_opening(opening_id) or via <> 'self') and private.act_for_opening(opening_id, via, 'resume_opening', request_key) is not null
      and not exists (select from public.opening o where o.id = opening_id and o.published_at is not null) then
    perform private.fail('wrong_status', 'never_published');
  end if;
  return private.opening_changes(opening_id, 'resume_opening', 'published', null, via, request_key);
end $$;
comment on function public.resume_opening(uuid, public.channel, uuid) is 'Shown again.';

create function public.end_opening(opening_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language sql volatile security definer set search_path = '' as
$$ select private.opening_changes(opening_id, 'end_opening', 'expired', 'opening_ended', via, request_key) $$;
comment on function public.end_opening(uuid, public.channel, uuid) is 'Over; everybody who asked is helped on.';
