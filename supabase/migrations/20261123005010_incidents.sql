-- Something has happened where she works: who is told at once, and who must look into it today.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('incident_reported', 'staff', 'urgent', false, true, true),
  ('incident_open', 'staff', 'at_once', false, true, false);

create function public.report_incident(placement_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select p.need_id from public.placement p where p.id = placement_id));
  p public.placement := (select x from public.placement x where x.id = placement_id);
  y public.young_person := (select x from public.young_person x where x.id = n.young_person_id);
  here record;
  told record;
  actor public.actor;
  made uuid;
begin
  perform private.must_be_signed_in();
  select h.workplace_id, w.partner_id, private.host_name(h.id) as place into here
  from public.host h left join public.workplace w on w.id = h.workplace_id where h.id = p.host_id;
  actor := case
    when via = 'self' and private.is_me(y.id) then 'young_person'
    when via = 'self' and private.works_at(here.workplace_id) then 'host'
    when via = 'self' then private.act_as_coordinator(y.id)
    else private.act_for(y.id, n.id, via, 'report_incident', request_key) end;
  if private.is_repeat(request_key, 'report_incident', row(placement_id, via)) then return private.first_result(request_key); end if;
  if p.starts_on > private.today() or p.status = 'cancelled'
     or (p.ended_at at time zone 'Europe/Copenhagen')::date < private.today() - private.setting_number('partner_sees_days_after', 14) then
    perform private.fail('wrong_status', 'placement:' || p.status);
  end if;
  made := private.task_today('incident', private.answers_for(y.contact_id), y.id, n.id, here.partner_id);
  perform private.record('placement', 'report_incident', null, null, actor, via, y.id, n.id, p.application_id, p.id, here.partner_id);
  for told in
    select distinct s.id, s.name, s.email, s.phone from public.staff_member s
    where s.left_at is null and (
      s.id in (y.contact_id, private.answers_for(y.contact_id))
      or s.id = (select c.deputy_id from public.staff_member c where c.id = y.contact_id)
      or exists (select from public.staff_scope c join public.school_class k on k.id = y.class_id
        where c.staff_id = s.id and c.role = 'school_leader' and c.school_id = k.school_id))
  loop
    perform private.send('incident_reported', told.email, told.phone,
      jsonb_build_object('name', told.name, 'first_name', y.first_name, 'place', here.place, 'need_id', n.id, 'young_person_id',
        case when told.id in (y.contact_id, private.answers_for(y.contact_id)) then y.id end,
        'contact_name', (select s.name from public.staff_member s where s.id = private.answers_for(y.contact_id)),
        'contact_phone', (select s.phone from public.staff_member s where s.id = private.answers_for(y.contact_id)),
        'insured_by', (select r.insured_by from private.kind_rule r where r.kind = n.kind)),
      'incident:' || made || ':' || told.id);
  end loop;
  return private.keep_result(request_key, made);
end $$;
comment on function public.report_incident(uuid, public.channel, uuid) is '"Der er sket noget": her contact person, the deputy and the school''s leader are told at once, and it must be looked into today. What happened is said to a person, and never written here. Errors: wrong_status.';

create function public.open_incidents() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if private.my_staff_id() is null or not private.has_role('secretariat') then
    perform private.fail('not_allowed');
  end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('task_id', t.id, 'young_person_id', y.id, 'first_name', y.first_name, 'last_name', y.last_name,
      'staff', s.name, 'phone', s.phone, 'since', (t.made_at at time zone 'Europe/Copenhagen')::date, 'late', t.due_on < private.today()) order by t.made_at), '[]')
    from public.task t join public.young_person y on y.id = t.young_person_id join public.staff_member s on s.id = t.staff_id
    where t.kind = 'incident' and t.done_at is null);
end $$;
comment on function public.open_incidents() is 'What has happened and is not finished, for the secretariat. Errors: not_allowed.';

grant execute on function public.report_incident, public.open_incidents to authenticated;
