-- Who reads an agreement, and how much of it: she, her guardian and a place without a desk by their links, the workplace in
-- the third step, those who help her, and the leader of her school.

create function private.place_in_words(placement_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('name', private.host_name(p.host_id), 'address', nullif(a.meeting_place, ''))
  from public.placement p join public.agreement a on a.placement_id = p.id where p.id = place_in_words.placement_id
$$;
comment on function private.place_in_words(uuid) is 'Where she goes, as agreements, letters, lists to remember and calendar files write it: the one place that decides which words about it may be shown. A null address is written as "spørg kontaktpersonen".';

create function private.yes_of(placement_id uuid, reader text) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('party', q.party, 'at', q.at, 'via', q.via, 'by', q.by) order by q.place), '[]')
  from (
    select x.place, x.party, x.at, x.via, case x.party
        -- Whom the young person named at home is nobody's business at the workplace.
        when 'guardian' then case when x.at is not null and yes_of.reader <> 'host' then (select g.name from public.guardian g where g.young_person_id = n.young_person_id and g.stopped_at is null) end
        else (select coalesce(s.name, m.name) from public.event e left join public.staff_member s on s.user_id = e.caller
          left join public.partner_member m on m.user_id = e.caller and s.id is null
          -- A place's first yes is its offer: it wrote the tasks and chose the days.
          where x.at is not null and ((e.placement_id = p.id and e.command = 'acknowledge' and e.actor::text = x.party and e.from_status is null and e.at >= x.at)
            or (x.party = 'host' and e.application_id = p.application_id and e.command = 'offer_place' and e.lifecycle = 'application'))
          order by (e.command = 'acknowledge') desc, e.id desc limit 1) end as by
    from public.placement p join public.need n on n.id = p.need_id join private.kind_rule r on r.kind = n.kind,
      lateral (values (1, 'host', p.host_agreed_at, p.host_agreed_via, true), (2, 'school', p.school_agreed_at, p.school_agreed_via, r.school_approves),
        (3, 'guardian', p.guardian_agreed_at, p.guardian_agreed_via, private.guardian_needed(n.id, 'agreement') or p.guardian_agreed_at is not null)) x (place, party, at, via, is_asked)
    where p.id = yes_of.placement_id and x.is_asked) q
$$;
comment on function private.yes_of(uuid, text) is 'Each party that the kind asks, with when and how it said yes, and who (not the guardian, to the workplace); null where the yes is missing.';

create function private.rules_of(placement_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(to_jsonb(w)), '[]')
  from public.placement p join public.need n on n.id = p.need_id join public.young_person y on y.id = n.young_person_id
    join public.application a on a.id = p.application_id left join public.opening o on o.id = a.opening_id,
    lateral public.work_rules(p.starts_on) w
  where p.id = rules_of.placement_id and n.kind = any (w.kinds) and w.valid_from <= p.starts_on
    and private.work_band(y.birth_date, private.school_ends(y.id), p.starts_on) = any (w.bands)
    and (w.branches is null or o.branch = any (w.branches))
$$;
comment on function private.rules_of(uuid) is 'The rows of the rulebook that hold for a placement on its first day: of its kind, of her band then, of the branch of the work. As public.work_rules() gives them.';

create function private.agreement_sheet(placement_id uuid, reader text) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  a public.agreement := (select x from public.agreement x where x.placement_id = placement_id);
  n public.need := (select x from public.need x where x.id = p.need_id);
  y public.young_person := (select x from public.young_person x where x.id = n.young_person_id);
  rule private.kind_rule := (select x from private.kind_rule x where x.kind = n.kind);
  is_over boolean := p.ended_at is not null;
  missing text[] := case when is_over then '{}' else private.papers_missing(placement_id) end;
begin
  if a.id is null then
    perform private.fail('not_found');
  end if;
  return jsonb_build_object('placement_id', p.id, 'reader', reader, 'today', private.today(),
      -- Nothing that says where and when leaves the portal for somebody who is reached through her contact person alone.
      'stays_here', reader <> 'staff' and y.via_contact_only, 'version', a.version, 'status', p.status, 'kind', n.kind, 'paper', rule.paper,
      'changed_on', (coalesce(a.changed_at, a.made_at) at time zone 'Europe/Copenhagen')::date,
      'first_name', y.first_name, 'last_name', y.last_name,
      'school', coalesce((select s.name from public.school_class k join public.school s on s.id = k.school_id where k.id = y.class_id), y.outside_school),
      'place', private.place_in_words(p.id), 'tasks', a.tasks, 'starts_on', p.starts_on, 'ends_on', p.ends_on,
      'days', coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'from_time', to_char(d.from_time, 'HH24:MI'), 'to_time', to_char(d.to_time, 'HH24:MI')) order by d.day)
        from public.placement_day d where d.placement_id = p.id), '[]'),
      'agreed_days', a.days, 'from_time', to_char(a.from_time, 'HH24:MI'), 'to_time', to_char(a.to_time, 'HH24:MI'), 'days_a_week', a.days_a_week, 'hours_a_week', a.hours_a_week)
    || jsonb_build_object('meet_who', a.meet_who, 'contact_name', a.contact_name, 'contact_phone', a.contact_phone, 'clothes', a.clothes, 'food', a.food, 'transport', a.transport,
      'risks', a.risks, 'rules', private.rules_of(p.id), 'responsible_adult', a.responsible_adult, 'pay_text', a.pay_text, 'contact', private.contact_of(y.id),
      'emergency_name', case when reader <> 'guardian' then y.emergency_name end, 'emergency_phone', case when reader <> 'guardian' then y.emergency_phone end,
      'her_phone', case when reader in ('host', 'staff') then y.phone end,
      -- The law's written information: compulsory school, 9th grade included, is not finished.
      'goes_home', y.situation = 'pupil',
      'yes', private.yes_of(p.id, reader), 'missing', to_jsonb(missing), 'papers_due_on', p.papers_due_on,
      'insured_before', case when reader in ('host', 'staff') and rule.insured_by = 'state_scheme' and cardinality(missing) > 0 then p.starts_on end,
      'may_change', case when is_over or reader not in ('host', 'staff') then 'nothing' when p.status = 'arranging' then 'all' else 'practical' end);
end $$;
comment on function private.agreement_sheet(uuid, text) is 'The agreement for one reader: young_person, guardian, host or staff. What is missing and by when is told to all of them; that the state''s insurance needs it before the first day to host and staff alone. Asks nobody who may. Error: not_found where the kind has no agreement here.';

create function private.placement_reader(placement_id uuid) returns text
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record;
begin
  select x.application_id, n.young_person_id, h.workplace_id, k.school_id into p
    from public.placement x join public.need n on n.id = x.need_id join public.host h on h.id = x.host_id
    join public.young_person y on y.id = n.young_person_id left join public.school_class k on k.id = y.class_id
    where x.id = placement_reader.placement_id;
  return case when p.young_person_id is null then null
    when private.is_me(p.young_person_id) then 'young_person'
    when private.can_help(p.young_person_id) or private.leads(p.school_id) then 'staff'
    when private.works_at(p.workplace_id) and private.partner_step(p.application_id) = 'agreement' then 'host' end;
end $$;
comment on function private.placement_reader(uuid) is 'In which part the caller may read a placement''s agreement, or null: the workplace in step 3 only, until 14 days after the end.';

create function public.agreement_page(placement_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  reader text;
begin
  perform private.must_be_signed_in();
  reader := private.placement_reader(placement_id);
  if reader is null then
    perform private.fail('not_found');
  end if;
  return private.agreement_sheet(placement_id, reader) || (
    select jsonb_build_object('application_id', p.application_id, 'need_id', n.id, 'young_person_id', case when reader <> 'host' then n.young_person_id end,
      'may_help', reader = 'staff' and private.can_help(n.young_person_id),
      'may_say_yes', p.ended_at is null and case reader
        when 'host' then p.host_agreed_at is null
        when 'staff' then p.school_agreed_at is null and (select r.school_approves from private.kind_rule r where r.kind = n.kind) and private.may_say_for_school(n.young_person_id, n.kind, 'self')
        else false end)
    from public.placement p join public.need n on n.id = p.need_id where p.id = placement_id);
end $$;
comment on function public.agreement_page(uuid) is 'The agreement as the caller may read it, and whether the caller''s own yes is missing (the workplace''s, or the school''s from whoever may give it). Error: not_found, for everybody else''s too.';

-- ── By a link ───────────────────────────────────────────────────────────────

create function public.guardian_agreements(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.guardian_request := private.guardian_request_of(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  return (
    select coalesce(jsonb_agg(private.agreement_sheet(p.id, 'guardian') order by p.starts_on, p.id), '[]')
    from public.placement p join public.agreement a on a.placement_id = p.id join public.need n on n.id = p.need_id
    where private.root_need(n.id) = q.need_id and not private.via_contact_only(n.young_person_id) and p.status in ('arranging', 'ready', 'under_way'));
end $$;
comment on function public.guardian_agreements(text) is 'The agreements that a guardian''s link is about, while the link lives. Never that the insurance is in danger, nor anybody''s number but the places'' and the contact person''s.';

create function private.agreed_host_request(token text) returns private.host_request
language sql stable set search_path = '' security definer as $$
  select q from private.host_request q join public.placement p on p.application_id = q.application_id
  where q.token_hash = private.token_hash(agreed_host_request.token) and q.answered_at is not null
    and (p.ended_at is null or private.today() < (p.ended_at at time zone 'Europe/Copenhagen')::date + private.setting_number('partner_sees_days_after', 14))
$$;
comment on function private.agreed_host_request(text) is 'The request of a place without a desk that said yes. Its link is its desk: it lives as long as a workplace would see her, until 14 days after the end.';

create function public.host_agreement(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.host_request := private.agreed_host_request(token);
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  return (select private.agreement_sheet(p.id, 'host') || jsonb_build_object('may_say_yes', p.ended_at is null and p.host_agreed_at is null,
      'may_write_tasks', p.status = 'arranging' and cardinality(a.tasks) = 0)
    from public.placement p join public.agreement a on a.placement_id = p.id where p.application_id = q.application_id);
end $$;
comment on function public.host_agreement(text) is 'The agreement for a place that she found, behind its own link, once it said yes. Error: link_expired.';

create function public.acknowledge_by_link(token text, tasks text[] default '{}') returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q private.host_request := private.agreed_host_request(token);
  p public.placement;
  a public.agreement;
begin
  if q.id is null then
    perform private.fail('link_expired');
  end if;
  perform private.lock_application(q.application_id);
  select x.* into p from public.placement x where x.application_id = q.application_id for update;
  if p.ended_at is not null then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  select x.* into a from public.agreement x where x.placement_id = p.id;
  -- She found the place herself: what she does there is known to the place alone.
  if cardinality(tasks) > 0 and cardinality(a.tasks) = 0 and p.status = 'arranging' then
    perform private.put_agreement(p.id, tasks, a.meeting_place, a.meet_who, a.contact_name, a.contact_phone, a.clothes, a.food, a.transport, 'host', 'link');
  elsif p.host_agreed_at is null then
    perform private.must_follow_rules(p.application_id, 'host', 'link');
    update public.placement x set host_agreed_at = private.now(), host_agreed_via = 'link' where x.id = p.id;
    perform private.record('placement', 'acknowledge', null, null, 'host', 'link', (select n.young_person_id from public.need n where n.id = p.need_id), p.need_id, p.application_id, p.id);
    perform private.make_ready(p.id, 'host', 'link');
  end if;
  return true;
end $$;
comment on function public.acknowledge_by_link(text, text[]) is 'A place that she found reads the agreement behind its link and says yes; where no tasks are written yet, its own words are the yes. Pressed twice is one answer. Errors: link_expired, wrong_status, invalid_input.';

grant execute on function public.agreement_page(uuid) to authenticated;
grant execute on function public.guardian_agreements(text), public.host_agreement(text), public.acknowledge_by_link(text, text[]) to anon, authenticated;
