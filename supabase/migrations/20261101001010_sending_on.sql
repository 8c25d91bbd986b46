-- What every sending on shares: who is told of a wish, whether a need may go to an opening, and to whom it goes next.

create function private.consultant_for(partner_id uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  select coalesce(
    (select s.id from public.partner p join public.staff_member s on s.id = p.consultant_id and s.left_at is null where p.id = consultant_for.partner_id),
    (select c.staff_id from public.staff_scope c join public.staff_member s on s.id = c.staff_id and s.left_at is null where c.role = 'company_consultant'
      order by (select count(*) from public.partner q where q.consultant_id = c.staff_id), c.staff_id limit 1))
$$;
comment on function private.consultant_for(uuid) is 'Who looks after a partner, or where nobody does the consultant with the fewest; never somebody who has left. Null where there is none.';

create function private.secretary() returns uuid
language sql stable set search_path = '' security definer as $$
  select s.id from public.staff_member s join public.staff_scope c on c.staff_id = s.id
  where c.role = 'secretariat' and s.left_at is null order by c.takes_new desc, s.name, s.id limit 1
$$;
comment on function private.secretary() is 'Who in the secretariat gets what is nobody else''s: whoever takes new ones first. Null where there is nobody.';

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values ('no_longer_coming', 'host', 'in_hours', true, true, false);

create function private.tell_found_place(application_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  h record;
begin
  select x.name, x.contact_name, x.email, x.phone, a.need_id, y.id as young_person_id, y.first_name, y.contact_id into h
  from public.application a join public.host x on x.id = a.host_id and x.workplace_id is null
  join public.need n on n.id = a.need_id join public.young_person y on y.id = n.young_person_id where a.id = tell_found_place.application_id;
  if h.need_id is null then
    return;
  end if;
  if h.email is not null then
    perform private.send('no_longer_coming', h.email, null,
      jsonb_build_object('name', h.contact_name, 'first_name', h.first_name, 'need_id', h.need_id, 'starts_on', private.next_start(h.need_id)) || private.contact_in_mails(h.young_person_id),
      'no_longer_coming:' || application_id);
    return;
  end if;
  -- What was to be said on the phone is not so any more; this is.
  update public.task t set done_at = private.now() where t.need_id = h.need_id and t.kind = 'confirm_own_place' and t.done_at is null;
  perform private.make_task('confirm_own_place', private.answers_for(h.contact_id), h.young_person_id, h.need_id, words => 'not_coming:' || concat_ws(', ', h.name, h.phone));
end $$;
comment on function private.tell_found_place(uuid) is 'A place that she found hears that she does not come, without a reason: by mail, or from her contact person on the phone.';

create function private.tell_workplace(application_id uuid, template text, extra jsonb default '{}') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  m record;
begin
  for m in
    select pm.email, pm.phone, pm.name, p.id as partner_id, n.id as need_id, p.name as partner_name, coalesce(o.title, '') as title, y.first_name,
      y.id as young_person_id, n.due_on
    from public.application a
    join public.need n on n.id = a.need_id
    join public.young_person y on y.id = n.young_person_id
    join public.host h on h.id = a.host_id
    join public.workplace w on w.id = h.workplace_id
    join public.partner p on p.id = w.partner_id
    join public.partner_member pm on pm.partner_id = p.id and pm.removed_at is null
    left join public.opening o on o.id = a.opening_id
    where a.id = tell_workplace.application_id
      and (pm.is_owner or exists (select from public.partner_member_workplace x where x.member_id = pm.id and x.workplace_id = w.id))
  loop
    perform private.send(template, m.email, m.phone,
      jsonb_build_object('name', m.name, 'partner_name', m.partner_name, 'first_name', m.first_name, 'title', m.title,
        'need_id', m.need_id, 'partner_id', m.partner_id, 'starts_on', private.next_start(m.need_id), 'due_on', m.due_on,
        'application_id', application_id) || private.contact_in_mails(m.young_person_id) || extra,
      template || ':' || application_id || ':' || m.email || ':' || coalesce(extra ->> 'at', ''));
  end loop;
  if template in ('wish_withdrawn', 'placement_interrupted') then
    perform private.tell_found_place(application_id);
  end if;
end $$;
comment on function private.tell_workplace(uuid, text, jsonb) is 'A mail to everybody who acts for the workplace of an application; that she does not come, also to a place that she found.';

create function private.tell_young_person(need_id uuid, template text, extra jsonb default '{}') returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record;
begin
  select y.id, y.first_name, y.email, y.phone, n.due_on into p
  from public.need n join public.young_person y on y.id = n.young_person_id where n.id = tell_young_person.need_id;
  perform private.send(template, p.email, p.phone,
    jsonb_build_object('first_name', p.first_name, 'due_on', p.due_on, 'need_id', need_id, 'starts_on', private.next_start(need_id))
      || private.contact_in_mails(p.id) || extra,
    template || ':' || need_id || ':' || coalesce(extra ->> 'at', pg_current_xact_id()::text));
end $$;
comment on function private.tell_young_person(uuid, text, jsonb) is 'A message with her contact person''s name and number. extra may hold "at": the same happening is told once.';

create function private.partner_is_open(partner_id uuid) returns boolean
language sql stable set search_path = '' security definer as
$$ select exists (select from public.partner p where p.id = partner_is_open.partner_id and p.status in ('active', 'renewal_due')) $$;
comment on function private.partner_is_open(uuid) is 'Whether this partner may receive applications now.';

create function private.send_guardian_link(request_id uuid, token text) returns void
language plpgsql volatile set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  g record; words jsonb;
begin
  select u.name, u.email, u.phone, u.language, y.id as young_person_id, y.first_name, q.need_id,
    q.id || ':' || encode(q.token_hash, 'hex') as link into g
  from private.guardian_request q join public.guardian u on u.id = q.guardian_id join public.young_person y on y.id = u.young_person_id
  where q.id = request_id;
  words := jsonb_build_object('first_name', g.first_name, 'guardian_name', g.name, 'token', token, 'need_id', g.need_id)
    || private.contact_in_mails(g.young_person_id);
  perform private.send('guardian_asked', g.email, g.phone, words || jsonb_build_object('starts_on', private.next_start(g.need_id)),
    'guardian_asked:' || g.link, g.language);
  -- The token is known now and never again: its reminders lie ready, and are dropped when there is an answer.
  perform private.remind_by_link('reminder_guardian', g.email, g.phone, words || jsonb_build_object('request_id', request_id), g.link,
    private.add_working_days(private.today(), private.setting_number('due_days_guardian', 5)), g.language);
end $$;
comment on function private.send_guardian_link(uuid, text) is 'The question to a guardian, to the address that she gave and to no other. The token stands in the outbox until the question and its reminders are sent or dropped, and nowhere after.';

create function private.take_back_guardians_yes(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  m record; p record;
begin
  for m in select d.id from public.need d
    where private.root_need(d.id) = private.root_need(take_back_guardians_yes.need_id) and d.status in ('with_partner', 'visit', 'offered')
      and private.guardian_needed(d.id, 'before_sent') and private.guardian_says(d.id) is distinct from 'yes'
    order by d.id for update
  loop
    for p in select x.id from public.application x where x.need_id = m.id and x.status in ('live', 'offered') loop
      perform private.tell_workplace(p.id, 'wish_withdrawn');
      perform private.move('application', p.id, 'recall', 'withdrawn', 'system', 'system');
    end loop;
    perform private.move('need', m.id, 'recall', 'with_coordinator', 'system', 'system');
  end loop;
  update public.placement x set guardian_agreed_at = null, guardian_agreed_via = null
    where x.status = 'arranging' and x.need_id in (select d.id from public.need d where private.root_need(d.id) = private.root_need(take_back_guardians_yes.need_id));
end $$;
comment on function private.take_back_guardians_yes(uuid) is 'When a yes counts no longer: what went out on it is called back to the contact person, and a placement that is being arranged waits for a new one.';

create function private.may_go_to(need_id uuid, opening_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select o.status = 'published' and private.partner_is_open(w.partner_id) and (not o.special or n.kind = 'extended_placement')
    and (n.kind is null or o.kind = n.kind)
    and private.age_on(y.birth_date, private.today()) >= o.min_age
    and (o.apply_before is null or o.apply_before >= private.today())
    and not exists (
      select from public.application a join public.host h on h.id = a.host_id join public.workplace x on x.id = h.workplace_id
      where a.need_id = n.id and x.partner_id = w.partner_id and a.live_at is not null)
  from public.need n join public.young_person y on y.id = n.young_person_id,
    public.opening o join public.workplace w on w.id = o.workplace_id
  where n.id = may_go_to.need_id and o.id = may_go_to.opening_id
$$;
comment on function private.may_go_to(uuid, uuid) is 'Whether a need may be sent to an opening: open, right kind and age, and never the same partner twice.';

create function private.send_next(need_id uuid, command text, actor public.actor, via public.channel) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need := (select d from public.need d where d.id = send_next.need_id);
  next_one uuid;
begin
  if n.hops >= least(private.setting_number('help_on_hops', 2), 2) then
    return false;
  end if;
  if private.guardian_needed(need_id, 'before_sent') and private.guardian_says(need_id) is distinct from 'yes' then
    return false;
  end if;
  select a.id into next_one from public.application a
  where a.need_id = send_next.need_id and a.status = 'waiting' and private.may_go_to(need_id, a.opening_id)
  order by a.rank limit 1;
  if next_one is null then
    return false;
  end if;
  perform private.move('application', next_one, 'send', 'live', case when actor in ('coordinator', 'secretariat') then 'coordinator'::public.actor else actor end, via);
  perform private.move('need', need_id, command, 'with_partner', actor, via);
  update public.need d set hops = d.hops + 1 where d.id = send_next.need_id;
  perform private.tell_workplace(next_one, 'young_person_asks');
  return true;
end $$;
comment on function private.send_next(uuid, text, public.actor, public.channel) is 'Sends her next waiting wish to its partner, if a guardian need not answer first and fewer than two partners have had it in a row. Returns whether it did.';

create function private.to_coordinator(need_id uuid, command text, actor public.actor, via public.channel, code text default null) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.move('need', need_id, command, 'with_coordinator', actor, via, code);
end $$;
comment on function private.to_coordinator(uuid, text, public.actor, public.channel, text) is 'Her contact person''s turn.';
