-- Which weeks a class goes out, who has a place for them, and where everybody is while they run.

create table public.placement_window (
  class_id uuid not null references public.school_class on delete cascade,
  monday date not null check (extract(isodow from monday) = 1),
  planned_at timestamptz not null default private.now(),
  primary key (class_id, monday)
);
comment on table public.placement_window is 'The weeks in which a class goes out. A class may have several; a pupil''s own days may lie elsewhere.';
comment on column public.placement_window.class_id is 'Which class.';
comment on column public.placement_window.monday is 'Monday of the week.';
comment on column public.placement_window.planned_at is 'Since when it is planned.';
create index on public.placement_window (monday);
alter table public.placement_window enable row level security;
revoke all on public.placement_window from anon, authenticated;
grant select on public.placement_window to authenticated;
create policy "Staff read which weeks a class goes out" on public.placement_window for select to authenticated using ((select private.is_staff()));

create function private.classes_i_send() returns setof uuid
language sql stable set search_path = '' security definer rows 50 as $$
  select k.id from public.school_class k join public.school s on s.id = k.school_id
  where k.has_duty
    and k.school_year = extract(year from private.today())::int - case when extract(month from private.today()) < 8 then 1 else 0 end
    and exists (select from public.staff_scope c join public.staff_member m on m.id = c.staff_id
      where (select private.my_staff_id()) in (m.id, m.deputy_id) and (
        (c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id)) or c.role = 'secretariat'))
$$;
comment on function private.classes_i_send() is 'This school year''s classes with the duty, of the schools that the caller coordinates (or a colleague as whose deputy she acts). All of them for the secretariat.';

create function public.plan_week(monday date, class_ids uuid[], request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  chosen uuid[] := coalesce(class_ids, '{}');
begin
  perform private.must_be_signed_in();
  if not private.has_role('coordinator') and not private.has_role('secretariat') then
    perform private.fail('not_allowed');
  elsif exists (select from unnest(chosen) c where c not in (select private.classes_i_send())) then
    perform private.fail('not_allowed');
  end if;
  if private.is_repeat(request_key, 'plan_week', row(monday, class_ids)) then return private.first_result(request_key); end if;
  if monday is null or extract(isodow from monday) <> 1 or monday < private.today() - 6 or monday > private.today() + 400 then
    perform private.fail('invalid_input', 'monday', 'within_a_year');
  end if;
  delete from public.placement_window w
    where w.monday = plan_week.monday and w.class_id in (select private.classes_i_send()) and w.class_id <> all (chosen);
  insert into public.placement_window (class_id, monday) select distinct c, plan_week.monday from unnest(chosen) c on conflict do nothing;
  perform private.record('other', 'plan_week', null, null, case when private.has_role('secretariat') then 'secretariat'::public.actor else 'coordinator' end,
    'self', code => to_char(monday, 'IYYY_IW'));
  return private.keep_result(request_key, null);
end $$;
comment on function public.plan_week(date, uuid[], uuid) is 'Which of the caller''s classes go out in a week: these and no others. Errors: not_allowed, invalid_input.';

create function private.week_people(monday date, whose text, class_id uuid) returns setof uuid
language sql stable set search_path = '' security definer rows 200 as $$
  select y.id from public.young_person y
  where (case when week_people.whose = 'all' then y.id in (select private.people_i_help())
      else y.contact_id in (select private.my_desks()) end)
    and (week_people.class_id is null or y.class_id = week_people.class_id)
    and (exists (select from public.placement_window w where w.class_id = y.class_id and w.monday = week_people.monday)
      or exists (select from public.placement_day d where d.young_person_id = y.id and d.day between week_people.monday and week_people.monday + 6 and d.state <> 'offered'))
$$;
comment on function private.week_people(date, text, uuid) is 'Whom a week is about: everybody in a class that goes out then, and whoever has days in it. mine: of my desks; all: everybody whom I may help.';

-- ── Who has a place for week 44 ─────────────────────────────────────────────

create function public.week_places(monday date, whose text default 'mine', class_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  answer jsonb;
begin
  if private.my_staff_id() is null then
    perform private.fail('not_allowed');
  end if;
  if monday is null or extract(isodow from monday) <> 1 then
    perform private.fail('invalid_input', 'monday');
  end if;
  with people as materialized (
    select y.id, y.first_name, y.last_name, y.class_id, y.phone is not null as has_phone, y.user_id is not null as has_account, private.duty_days(y.id) as duty
    from public.young_person y where y.id in (select private.week_people(monday, whose, class_id))
  ),
  lines as materialized (
    select p.*, (select count(*) from public.placement_day d where d.young_person_id = p.id and d.day between monday and monday + 6 and d.state in ('planned', 'came')) as days_here,
      case when coalesce((p.duty ->> 'missing')::real, 0) = 0 then 'all'
        when (p.duty ->> 'missing')::real < (p.duty ->> 'wanted')::real then 'some' else 'none' end as has
    from people p
  )
  select jsonb_build_object('today', private.today(), 'monday', monday,
    'days_off', (select coalesce(jsonb_agg(distinct h.name), '[]') from public.holiday h where h.day between monday and monday + 4),
    'planning', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'school', s.name,
        'goes', exists (select from public.placement_window w where w.class_id = k.id and w.monday = week_places.monday),
        'other_weeks', (select coalesce(jsonb_agg(w.monday order by w.monday), '[]') from public.placement_window w where w.class_id = k.id and w.monday <> week_places.monday))
        order by s.name, k.grade desc, k.name), '[]')
      from public.school_class k join public.school s on s.id = k.school_id where k.id in (select private.classes_i_send())),
    'weeks', (select coalesce(jsonb_agg(distinct w.monday order by w.monday), '[]') from public.placement_window w
      where w.class_id in (select private.classes_i_send()) and w.monday >= private.today() - 6),
    'classes', (select coalesce(jsonb_agg(jsonb_build_object('id', c.class_id, 'name', k.name, 'school', s.name, 'pupils', c.pupils,
        'all', c.whole, 'some', c.part, 'none', c.without) order by s.name, k.grade desc, k.name), '[]')
      from (select l.class_id, count(*) as pupils, count(*) filter (where l.has = 'all') as whole,
          count(*) filter (where l.has = 'some') as part, count(*) filter (where l.has = 'none') as without
        from lines l group by l.class_id) c
      left join public.school_class k on k.id = c.class_id left join public.school s on s.id = k.school_id),
    'rows', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'first_name', l.first_name, 'last_name', l.last_name, 'class', k.name, 'school', s.name,
        'has_account', l.has_account, 'duty', l.duty, 'has', l.has, 'days_here', l.days_here,
        'goes', exists (select from public.placement_window w where w.class_id = l.class_id and w.monday = week_places.monday),
        'under_way', exists (select from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = l.id and p.status = 'under_way'),
        'needs', (select coalesce(jsonb_agg(private.need_facts(n.id) order by n.due_on, n.id), '[]') from public.need n
          where n.young_person_id = l.id and n.is_duty and n.ended_at is null))
        order by case l.has when 'none' then 0 when 'some' then 1 else 2 end, s.name, k.grade desc, k.name, l.last_name, l.first_name, l.id), '[]')
      from lines l left join public.school_class k on k.id = l.class_id left join public.school s on s.id = k.school_id))
  into answer;
  return answer;
end $$;
comment on function public.week_places(date, text, uuid) is 'Who of those that go out in a week has all days of the duty, who some and who none, with the needs as facts that say why; counted by class. Works weeks ahead. has counts days at every place and in every week; days_here those of this week; goes whether the class does, or only she has days in it; under_way that she is at a place now, whatever the kind. Errors: not_allowed.';

-- ── Praktikugen ─────────────────────────────────────────────────────────────

create function public.placement_week(monday date, whose text default 'mine', class_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if private.my_staff_id() is null then
    perform private.fail('not_allowed');
  end if;
  if monday is null or extract(isodow from monday) <> 1 then
    perform private.fail('invalid_input', 'monday');
  end if;
  return jsonb_build_object('today', private.today(), 'monday', monday,
    'classes', (select coalesce(jsonb_agg(distinct jsonb_build_object('id', k.id, 'name', k.name, 'school', s.name)), '[]')
      from public.young_person y join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id
      where y.id in (select private.week_people(monday, whose, null))),
    'rows', (
      select coalesce(jsonb_agg(jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'phone', y.phone,
          'class', k.name, 'school', s.name, 'emergency_name', y.emergency_name, 'emergency_phone', y.emergency_phone,
          'contact', c.name,
          'guardian', (select jsonb_build_object('name', g.name, 'phone', g.phone, 'email', g.email) from public.guardian g
            where g.young_person_id = y.id and g.stopped_at is null),
          'placement_id', p.id, 'status', p.status, 'via_contact', y.via_contact_only, 'days', d.days)
          || case when y.via_contact_only then jsonb_build_object('place', '', 'address', null, 'host_name', null, 'host_phone', c.phone, 'host_mail', null)
            else jsonb_build_object('place', private.host_name(p.host_id),
              'address', coalesce(h.address, w.street || ', ' || w.postcode || ' ' || t.name),
              'host_name', coalesce(h.contact_name, m.name), 'host_phone', coalesce(h.phone, m.phone, w.phone), 'host_mail', coalesce(h.email, m.email)) end order by s.name, k.grade desc, k.name, y.last_name, y.first_name, p.starts_on), '[]')
      from (
        select x.placement_id, jsonb_agg(jsonb_build_object('id', x.id, 'day', x.day, 'state', x.state,
            'from', case when private.via_contact_only(x.young_person_id) then '' else to_char(x.from_time, 'HH24:MI') end,
            'to', case when private.via_contact_only(x.young_person_id) then '' else to_char(x.to_time, 'HH24:MI') end,
            'not_yet', x.state = 'planned' and x.day <= private.today() and exists (select from public.event e where e.placement_id = x.placement_id
              and e.command = 'not_here_yet' and (e.at at time zone 'Europe/Copenhagen')::date = x.day),
            'asked', exists (select from private.arrival_link l where l.day_id = x.id),
            'told_by_link', (select l.sent_to from private.arrival_link l where l.day_id = x.id and l.answered_at is not null limit 1)) order by x.day) as days
        from public.placement_day x
        where x.day between monday and monday + 6 and x.placement_id is not null and x.young_person_id in (select private.week_people(monday, whose, class_id))
        group by x.placement_id) d
      join public.placement p on p.id = d.placement_id
      join public.need n on n.id = p.need_id join public.young_person y on y.id = n.young_person_id
      join public.staff_member c on c.id = y.contact_id
      left join public.school_class k on k.id = y.class_id left join public.school s on s.id = k.school_id
      join public.host h on h.id = p.host_id left join public.workplace w on w.id = h.workplace_id left join public.postcode t on t.code = w.postcode
      left join lateral (select pm.name, pm.phone, pm.email from public.partner_member pm
        where pm.partner_id = w.partner_id and pm.removed_at is null order by pm.is_owner desc, pm.name limit 1) m on true),
    'without', (
      select coalesce(jsonb_agg(jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'class', k.name, 'school', s.name,
          'phone', y.phone, 'duty', private.duty_days(y.id)) order by s.name, k.name, y.last_name, y.first_name), '[]')
      from public.young_person y join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id
      where y.id in (select private.week_people(monday, whose, class_id))
        and not exists (select from public.placement_day d where d.young_person_id = y.id and d.day between monday and monday + 6 and d.placement_id is not null)
        and coalesce((private.duty_days(y.id) ->> 'missing')::real, 0) > 0));
end $$;
comment on function public.placement_week(date, text, uuid) is 'Where everybody is in a week: place, whom to call there and at home, meeting time, and what has been told of each day; and who goes out then but has no place. For those who may help them, their deputies and the secretariat. Errors: not_allowed.';

grant execute on function public.plan_week, public.week_places, public.placement_week to authenticated;
