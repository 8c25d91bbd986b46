-- The school's yes: its leader gives it, one by one or for many, or lets the coordinator give it for a class or the school.

create table private.approval_delegation (
  id bigint generated always as identity primary key,
  school_id uuid not null references public.school,
  class_id uuid references public.school_class on delete cascade,
  school_year smallint not null,
  delegated boolean not null,
  decided_by uuid not null references public.staff_member,
  decided_at timestamptz not null default private.now()
);
comment on table private.approval_delegation is 'Whether a school''s leader lets the coordinator say yes for the school. Rows are added and never changed; the latest for a class or its school holds.';
comment on column private.approval_delegation.id is 'Order in which it was decided.';
comment on column private.approval_delegation.school_id is 'Which school.';
comment on column private.approval_delegation.class_id is 'One class; null for all of the school.';
comment on column private.approval_delegation.school_year is 'The year for which it holds; the next begins with the municipality''s setting.';
comment on column private.approval_delegation.delegated is 'Given to the coordinator, or taken back.';
comment on column private.approval_delegation.decided_by is 'The leader.';
comment on column private.approval_delegation.decided_at is 'When.';
create index on private.approval_delegation (school_id, school_year);
create index on private.approval_delegation (class_id);
create index on private.approval_delegation (decided_by);
alter table private.approval_delegation enable row level security;

create function public.delegate_approval(school_id uuid, class_id uuid, delegated boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not coalesce(private.leads(school_id), false) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'delegate_approval', row(school_id, class_id, delegated)) then return private.first_result(request_key); end if;
  if delegated is null then perform private.fail('invalid_input', 'delegated'); end if;
  if class_id is not null and not exists (select from public.school_class k where k.id = class_id and k.school_id = delegate_approval.school_id and k.school_year = private.school_year()) then
    perform private.fail('not_found');
  end if;
  insert into private.approval_delegation (school_id, class_id, school_year, delegated, decided_by)
  values (school_id, class_id, private.school_year(), delegated, private.my_staff_id());
  perform private.record('other', 'delegate_approval', null, null, 'school', 'self', code => case when delegated then 'delegated' else 'taken_back' end);
  return private.keep_result(request_key, school_id);
end $$;
comment on function public.delegate_approval(uuid, uuid, boolean, uuid) is 'The leader lets the coordinator say yes for the school, in one class or (class null) all of them, for this school year; or takes it back. Længerevarende praktik is never given away.';

create function public.approve_placements(placement_ids uuid[]) returns table (placement_id uuid, failure text)
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one uuid;
begin
  perform private.must_be_signed_in();
  if coalesce(cardinality(placement_ids), 0) not between 1 and 200 then perform private.fail('invalid_input', 'placement_ids', 'at_most_200'); end if;
  -- Needs are locked in the order of their ids, as everywhere where there are several.
  for one in select p.id from public.placement p where p.id = any (placement_ids) order by p.need_id, p.id loop
    placement_id := one;
    failure := null;
    begin
      perform public.acknowledge_placement(one, 'school', 'self');
    exception when others then
      failure := case when sqlstate like 'PT%' then sqlerrm else 'wrong_status' end;
    end;
    return next;
  end loop;
end $$;
comment on function public.approve_placements(uuid[]) is 'The school''s yes to up to 200 placements; a row each, with a failure code where it could not. One that cannot be approved keeps nobody else back.';

create function public.school_classes() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'grade', k.grade, 'school_id', s.id, 'school', s.name,
      'delegated', private.approval_delegated(k.id),
      'decided', (select jsonb_build_object('by', m.name, 'on', (d.decided_at at time zone 'Europe/Copenhagen')::date, 'delegated', d.delegated, 'whole_school', d.class_id is null)
        from private.approval_delegation d join public.staff_member m on m.id = d.decided_by
        where d.school_id = s.id and d.school_year = k.school_year and (d.class_id = k.id or d.class_id is null) order by d.id desc limit 1),
      'pupils', (select count(*) from public.young_person y where y.class_id = k.id)) order by s.name, k.grade desc, k.name), '[]')
  from public.school_class k join public.school s on s.id = k.school_id
  where k.school_year = private.school_year() and (private.leads(s.id) or private.coordinates(s.id))
$$;
comment on function public.school_classes() is 'This year''s classes of the schools that the caller leads or whose lists the caller keeps, and who says yes for the school there: leader or coordinator, decided by whom and when.';

grant execute on function public.delegate_approval(uuid, uuid, boolean, uuid), public.approve_placements(uuid[]), public.school_classes() to authenticated;
