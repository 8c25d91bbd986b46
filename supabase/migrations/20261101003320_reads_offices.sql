-- Classes, tasks, approvals; the secretariat's and the consultants' desks.

-- ── Classes, tasks, and the school's own approval ───────────────────────────

create function public.class_overview() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'grade', k.grade, 'school', s.name, 'school_year', k.school_year,
      'school_id', s.id,
      'has_duty', k.has_duty, 'class_code', k.class_code, 'approval_delegated', private.approval_delegated(k.id),
      'pupils', (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
          'has_account', y.user_id is not null, 'unlisted', y.unlisted,
          'state', coalesce((select private.desk_state(n) from public.need n where n.young_person_id = y.id and n.ended_at is null
              and (n.kind is null or n.kind = 'school_placement') order by n.is_duty desc, n.due_on limit 1),
            case when exists (select from public.need n where n.young_person_id = y.id) then 'done' else 'none' end),
          'first_day', (select min(d.day) from public.placement_day d where d.young_person_id = y.id and d.state = 'planned')
        ) order by y.last_name, y.first_name), '[]') from public.young_person y where y.class_id = k.id)) order by s.name, k.grade desc, k.name), '[]')
  from public.school_class k join public.school s on s.id = k.school_id
  where private.coordinates(s.id) and k.school_year = private.school_year()
$$;
comment on function public.class_overview() is 'This school year''s classes of the schools that the caller coordinates, with class codes: who has joined, and who has no place. The secretariat sees all. Empty for everybody else.';

create function public.staff_tasks(whose text default 'mine') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if private.my_staff_id() is null then
    perform private.fail('not_allowed');
  end if;
  return (select coalesce(jsonb_agg(private.task_facts(t) || jsonb_build_object('made_on', (t.made_at at time zone 'Europe/Copenhagen')::date, 'staff', m.name, 'mine', m.id = private.my_staff_id(),
      'young_person_id', case when private.can_help(t.young_person_id) then t.young_person_id end,
      'first_name', y.first_name, 'last_name', case when private.can_help(t.young_person_id) then y.last_name end,
      'phone', case when private.can_help(t.young_person_id) then y.phone end,
      'partner', p.name, 'partner_phone', (select w.phone from public.workplace w where w.partner_id = p.id and w.phone is not null order by w.name limit 1),
      'waits_since', (select private.waits_since(n) from public.need n where n.id = t.need_id),
      'opening', o.title, 'opening_public_id', o.public_id) order by private.task_rank(t), t.due_on, t.made_at, t.id), '[]')
    from public.task t join public.staff_member m on m.id = t.staff_id
    left join public.young_person y on y.id = t.young_person_id
    left join public.partner p on p.id = t.partner_id left join public.opening o on o.id = t.opening_id
    where t.done_at is null and (m.id in (select private.my_desks())
      or (whose = 'all' and (private.has_role('secretariat') or t.young_person_id in (select private.people_i_help())))));
end $$;
comment on function public.staff_tasks(text) is 'What a named adult must do by a date: mine and those of a colleague for whom I am deputy; with all, everybody''s whom I may see. A consultant who may not help the person sees her first name only. What something has happened about stands first; of a meeting words say which.';

create function public.school_approvals() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'first_name', y.first_name, 'last_name', y.last_name, 'class', k.name, 'school', s.name,
      'place', private.host_name(p.host_id), 'address', coalesce(h.address, w.street || ', ' || w.postcode), 'kind', n.kind,
      'delegated', private.approval_delegated(k.id), 'leader_only', n.kind = 'extended_placement',
      'starts_on', p.starts_on, 'ends_on', p.ends_on, 'papers_due_on', p.papers_due_on,
      'days', (select coalesce(jsonb_agg(d.day order by d.day), '[]') from public.placement_day d where d.placement_id = p.id)) order by p.papers_due_on, y.last_name), '[]')
  from public.placement p join public.need n on n.id = p.need_id join private.kind_rule r on r.kind = n.kind and r.school_approves
  join public.young_person y on y.id = n.young_person_id join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id
  join public.host h on h.id = p.host_id left join public.workplace w on w.id = h.workplace_id
  where p.status in ('arranging', 'under_way') and p.school_agreed_at is null
    and exists (select from public.staff_scope c where c.staff_id = (select private.my_staff_id()) and c.role = 'school_leader' and c.school_id = s.id)
$$;
comment on function public.school_approvals() is 'Placements of the caller''s own school that its leader has not approved yet. Empty for everybody else.';

-- ── The secretariat and the consultants ─────────────────────────────────────

create function private.partner_facts(partner_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', p.id, 'public_id', p.public_id, 'name', p.name, 'cvr', p.cvr, 'p_unit', p.p_unit, 'form', p.form,
    'branches', p.branches, 'about', p.about, 'why', p.why, 'website', p.website, 'size_band', p.size_band, 'status', p.status,
    'paused_until', p.paused_until, 'promise_days', p.promise_days, 'review_note', p.review_note, 'due_on', p.due_on,
    'applied_on', (p.applied_at at time zone 'Europe/Copenhagen')::date, 'touched_on', (p.touched_at at time zone 'Europe/Copenhagen')::date,
    'consultant', c.name, 'recommended_by', r.name,
    'others_with_cvr', (select coalesce(jsonb_agg(q.name order by q.name), '[]') from public.partner q where q.cvr = p.cvr and q.id <> p.id),
    'workplaces', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'street', w.street, 'postcode', w.postcode,
        'town', (select t.name from public.postcode t where t.code = w.postcode), 'phone', w.phone) order by w.name), '[]')
      from public.workplace w where w.partner_id = p.id and w.closed_at is null),
    'members', (select coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'title', m.title, 'email', m.email, 'phone', m.phone, 'is_owner', m.is_owner)
        order by m.is_owner desc, m.name), '[]') from public.partner_member m where m.partner_id = p.id and m.removed_at is null),
    'agreement', (select jsonb_build_object('accepted_by', a.accepted_by, 'accepted_on', (a.helps_all_at at time zone 'Europe/Copenhagen')::date,
        'valid_from', a.valid_from, 'valid_to', a.valid_to)
      from public.partnership_agreement a where a.partner_id = p.id order by a.valid_from desc nulls first limit 1),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', o.kind, 'status', o.status, 'public_id', o.public_id)
        order by o.status, o.title), '[]') from public.opening o join public.workplace w on w.id = o.workplace_id where w.partner_id = p.id),
    'waiting_here', (select count(*) from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and a.status in ('waiting', 'live', 'offered')),
    'ahead_here', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and x.status in ('arranging', 'ready')),
    'running_here', (select count(*) from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      where w.partner_id = p.id and x.status = 'under_way'))
  from public.partner p left join public.staff_member c on c.id = p.consultant_id left join public.partner r on r.id = p.recommended_by
  where p.id = partner_facts.partner_id
$$;
comment on function private.partner_facts(uuid) is 'A partner as those who look after it see it, with who would be moved if it paused or stopped.';

create function public.partner_for_staff(partner_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.looks_after(partner_id), false) or not exists (select from public.partner p where p.id = partner_id) then
    perform private.fail('not_found');
  end if;
  return private.partner_facts(partner_id);
end $$;
comment on function public.partner_for_staff(uuid) is 'One partner, for its consultant and the secretariat. not_found for everybody else.';

create function public.partners_for_staff(state text default null, search text default null, page integer default 1) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  words text := '%' || replace(replace(private.fold(trim(search)), '%', ''), '_', '') || '%';
  everything boolean := private.has_role('secretariat');
begin
  if not everything and not private.has_role('company_consultant') then
    perform private.fail('not_allowed');
  end if;
  return (
    with mine as materialized (
      select p.id, p.name, p.cvr, p.status, p.paused_until, p.touched_at, p.consultant_id from public.partner p
      where everything or private.helps_as(p.consultant_id)),
    found as materialized (
      select m.* from mine m where coalesce(trim(search), '') = '' or private.fold(m.name) like words or m.cvr = trim(search)),
    shown as materialized (select f.* from found f where state is null or f.status::text = state)
    select jsonb_build_object('everybody', (select count(*) from mine), 'found', (select count(*) from shown), 'page', greatest(page, 1), 'page_size', 50,
      'states', (select coalesce(jsonb_object_agg(c.status, c.n), '{}') from (select f.status, count(*) as n from found f group by f.status) c),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'cvr', s.cvr, 'status', s.status, 'paused_until', s.paused_until,
          'touched_on', (s.touched_at at time zone 'Europe/Copenhagen')::date, 'consultant', c.name,
          'town', (select t.name from public.workplace w join public.postcode t on t.code = w.postcode where w.partner_id = s.id order by w.name limit 1),
          'published', (select count(*) from public.opening o join public.workplace w on w.id = o.workplace_id where w.partner_id = s.id and o.status in ('published', 'full')),
          'waiting', (select count(*) from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
            where w.partner_id = s.id and a.status in ('live', 'offered'))) order by s.name, s.id), '[]')
        from (select x.* from shown x order by x.name, x.id limit 50 offset (least(greatest(page, 1), 100000) - 1) * 50) s
        left join public.staff_member c on c.id = s.consultant_id)));
end $$;
comment on function public.partners_for_staff(text, text, integer) is 'Partners by name, fifty a page: all for the secretariat, their own for consultants.';

create function public.openings_to_look_at() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', o.kind, 'partner', p.name, 'partner_id', p.id,
      'town', (select t.name from public.postcode t where t.code = w.postcode), 'due_on', o.due_on, 'consultant', c.name) order by o.due_on, o.id), '[]')
  from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
  left join public.staff_member c on c.id = p.consultant_id
  where o.status = 'in_review' and private.looks_after(p.id)
$$;
comment on function public.openings_to_look_at() is 'First openings that wait for a look, by date: the consultant''s own partners, all for the secretariat.';

create function public.opening_to_look_at(opening_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  answer jsonb;
begin
  select to_jsonb(o) - 'lexemes' || jsonb_build_object('partner', p.name, 'partner_id', p.id, 'workplace', w.name, 'street', w.street, 'postcode', w.postcode,
      'town', (select t.name from public.postcode t where t.code = w.postcode), 'partner_status', p.status,
      'meet_at', to_char(o.meet_at, 'HH24:MI'), 'ends_at', to_char(o.ends_at, 'HH24:MI'),
      'suggested_min_age', public.suggested_min_age(o.kind, o.machines, o.chemicals, o.heavy_lifting, o.alone, o.late_or_alcohol),
      'weeks', private.free_weeks_of(o.id), 'seats', (select max(s.seats) from public.opening_seat s where s.opening_id = o.id),
      'owner', (select jsonb_build_object('name', m.name, 'phone', m.phone, 'email', m.email) from public.partner_member m
        where m.partner_id = p.id and m.is_owner and m.removed_at is null order by m.name limit 1))
    into answer
  from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
  where o.id = opening_id and private.looks_after(p.id);
  if answer is null then
    perform private.fail('not_found');
  end if;
  return answer;
end $$;
comment on function public.opening_to_look_at(uuid) is 'One opening with everything its partner wrote, for its consultant and the secretariat, whatever its status. not_found for everybody else.';

create function public.secretariat_desk() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  today date := private.today();
begin
  if not private.has_role('secretariat') then
    perform private.fail('not_allowed');
  end if;
  return jsonb_build_object(
    'today', today,
    'open_needs', (select count(*) from public.need n where n.ended_at is null),
    'without_contact', (select count(*) from public.need n join public.young_person y on y.id = n.young_person_id
      join public.staff_member s on s.id = y.contact_id where n.ended_at is null and s.left_at is not null),
    'late', (select count(*) from public.need n where n.due_on < today),
    'told', (select count(*) from public.need n where n.ended_at is null and n.secretariat_told_at is not null),
    'contact_changes', (select count(*) from public.contact_change c where not c.planned and c.at >= private.now() - interval '365 days'),
    'planned_changes', (select count(*) from public.contact_change c where c.planned and c.at >= private.now() - interval '365 days'),
    'tasks_late', (select count(*) from public.task t where t.done_at is null and t.due_on < today),
    -- What has happened to somebody stands above all else, in open_incidents().
    'tasks_told', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'due_on', t.due_on, 'staff', s.name,
        'answers', a.name, 'phone', a.phone, 'young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
        'need_late', exists (select from public.need n where n.young_person_id = y.id and n.due_on < today)) order by t.due_on, t.made_at, t.id), '[]')
      from public.task t join public.young_person y on y.id = t.young_person_id
      join public.staff_member s on s.id = t.staff_id join public.staff_member a on a.id = private.answers_for(s.id)
      where t.done_at is null and t.secretariat_told_at is not null and t.kind <> 'incident'),
    'partners_waiting', (select coalesce(jsonb_agg(private.partner_facts(p.id) order by p.due_on, p.applied_at), '[]')
      from public.partner p where p.status in ('applied', 'under_review')),
    'partners_active', (select count(*) from public.partner p where p.status in ('active', 'renewal_due')),
    'openings', public.openings_to_look_at(),
    'closings', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
        'kind', n.kind, 'close_on', n.close_on, 'outcome', n.close_outcome, 'receiver', n.close_receiver, 'contact', s.name) order by n.close_on), '[]')
      from public.need n join public.young_person y on y.id = n.young_person_id join public.staff_member s on s.id = y.contact_id
      where n.close_on is not null and n.ended_at is null),
    'journal', case when private.setting('journal_cases') = 'yes' then private.journal_soon() else '{"number": 0, "first_on": null}' end);
end $$;
comment on function public.secretariat_desk() is 'The guarantee today: what was to be done for somebody and is late, partners and openings that wait for an answer, closings announced, cases that should go within a month and that the record system has not received, and the figures that must be known. Secretariat only.';

grant execute on function public.coordinator_desk(text, uuid, text, text, integer, integer, boolean), public.colleagues(), public.pupil_page(uuid),
  public.suggest_openings_for(uuid, text, integer), public.class_overview(), public.staff_tasks(text), public.school_approvals(),
  public.partner_for_staff(uuid), public.partners_for_staff(text, text, integer), public.openings_to_look_at(), public.opening_to_look_at(uuid),
  public.secretariat_desk() to authenticated;
