-- What a teacher sees of the own class: who has joined, one true line each, and who is where in the praktik week.

create function private.line_for_school(need_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  -- The same facts as on the coordinator's list, without what is between the young person, her home and her contact person.
  select f.facts || jsonb_build_object('rest_reason', null, 'close_on', null, 'close_outcome', null, 'close_receiver', null, 'secretariat_told', false, 'days_untold', 0,
    'guardian', case when f.facts ->> 'guardian' in ('yes', 'not_needed') then f.facts ->> 'guardian' else 'asked' end)
    || case when private.via_contact_only((select n.young_person_id from public.need n where n.id = line_for_school.need_id))
      then jsonb_build_object('place', null, 'first_day', null, 'last_day', null, 'visit_on', null, 'visit_at', null) else '{}' end
  from (select private.need_facts(line_for_school.need_id) as facts) f
$$;
comment on function private.line_for_school(uuid) is 'private.need_facts() as a teacher may read it: of a guardian only yes or not yet, no reasons, nothing of an ending under way, and of somebody who is reached through her contact person alone no place and no day.';

create function public.teacher_classes() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'school', s.name, 'has_duty', k.has_duty,
      'contact', (select jsonb_build_object('name', m.name, 'title', m.title, 'phone', m.phone) from public.staff_member m
        where m.id = coalesce((select y.contact_id from public.young_person y where y.class_id = k.id group by y.contact_id order by count(*) desc, y.contact_id limit 1), private.route_contact(k.id, null))),
      'pupils', (select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name, 'last_name', y.last_name, 'has_account', y.user_id is not null,
          'need', private.line_for_school(n.id),
          'out', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'from', to_char(d.from_time, 'HH24:MI'), 'to', to_char(d.to_time, 'HH24:MI'), 'state', d.state,
              'place', private.host_name(p.host_id), 'phone', coalesce(h.phone, w.phone), 'address', coalesce(h.address, w.street || ', ' || w.postcode || ' ' || (select c.name from public.postcode c where c.code = w.postcode))) order by d.day), '[]')
            from public.placement_day d join public.placement p on p.id = d.placement_id and p.status in ('arranging', 'ready', 'under_way')
            join public.host h on h.id = p.host_id left join public.workplace w on w.id = h.workplace_id
            where d.young_person_id = y.id and not y.via_contact_only and d.day >= date_trunc('week', private.today())::date)) order by y.last_name, y.first_name), '[]')
        from public.young_person y
        left join lateral (select d.id from public.need d where d.young_person_id = y.id and (d.kind is null or d.kind in ('school_placement', 'extended_placement', 'junior_apprenticeship'))
          order by (d.ended_at is not null), d.is_duty desc, d.ended_at desc, d.due_on, d.id limit 1) n on true
        where y.class_id = k.id)) order by s.name, k.name), '[]')
  from public.school_class k join public.school s on s.id = k.school_id
  where k.school_year = private.school_year() and exists (select from public.staff_scope c
    where c.staff_id = (select private.my_staff_id()) and c.role = 'teacher' and c.class_id = k.id)
$$;
comment on function public.teacher_classes() is 'A teacher''s own classes this year, to read: who has joined, where each pupil''s praktik stands, and from this week on where she is, with the place''s number. No notes, no conversations, no reasons, no jobs beside school.';

grant execute on function public.teacher_classes() to authenticated;
