-- Who is asking, and what part they have. These few words are all that policies and commands use.

create function private.me() returns uuid
language sql stable set search_path = '' security definer as $$
  -- A token outlives its session by minutes: after sign-out it must count for nothing.
  select s.user_id from auth.sessions s
  where s.id = nullif(auth.jwt() ->> 'session_id', '')::uuid and s.user_id = auth.uid()
$$;
comment on function private.me() is 'The signed-in user, while the session is live; else null.';

create function private.is_me(young_person_id uuid) returns boolean
language sql stable set search_path = '' security definer as
$$ select exists (select from public.young_person y where y.id = is_me.young_person_id and y.user_id = (select private.me())) $$;
comment on function private.is_me(uuid) is 'Whether the caller is this young person.';

create function private.my_staff_id() returns uuid
language sql stable set search_path = '' security definer as
$$ select s.id from public.staff_member s where s.user_id = (select private.me()) and s.left_at is null $$;
comment on function private.my_staff_id() is 'The caller as a staff member, or null.';

create function private.has_role(role public.staff_role) returns boolean
language sql stable set search_path = '' security definer as
$$ select exists (select from public.staff_scope c where c.staff_id = (select private.my_staff_id()) and c.role = has_role.role) $$;
comment on function private.has_role(public.staff_role) is 'Whether the caller is staff with this role, anywhere.';

create function private.is_staff() returns boolean
language sql stable set search_path = '' security definer as
$$ select (select private.my_staff_id()) is not null $$;
comment on function private.is_staff() is 'Whether the caller is staff at all.';

create function private.i_stand_for() returns setof uuid
language sql stable set search_path = '' security definer rows 5 as $$
  select s.id from public.staff_member s, (select private.my_staff_id() as id) my where my.id in (s.id, s.deputy_id)
  union
  select l.staff_id from public.staff_leave l, (select private.my_staff_id() as id) my
  where private.today() between l.from_day and coalesce(l.until_day, 'infinity')
    and (l.deputy_id = my.id or private.answers_for(l.staff_id) = my.id)
$$;
comment on function private.i_stand_for() is 'The caller, those who have the caller as deputy, and those for whom the caller answers today. For lists.';

create function private.helps_as(staff_id uuid) returns boolean
language sql stable set search_path = '' security definer as
$$ select helps_as.staff_id in (select private.i_stand_for()) $$;
comment on function private.helps_as(uuid) is 'Whether the caller is this staff member, the deputy, or who answers today.';

create function private.people_i_help() returns setof uuid
language sql stable set search_path = '' security definer rows 200 as $$
  with my as (select private.my_staff_id() as id),
  mine as (
    select i.id from private.i_stand_for() as i (id)),
  scope as (
    select c.* from public.staff_scope c where c.staff_id in (select m.id from mine m))
  select y.id from public.young_person y
  where (select my.id from my) is not null and (
    y.contact_id in (select m.id from mine m)
    or exists (select from scope c where c.role = 'secretariat')
    or exists (select from scope c
      join public.school_class k on k.id = y.class_id
      join public.school s on s.id = k.school_id
      where c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id))
    or exists (select from scope c
      join public.need n on n.young_person_id = y.id and n.ended_at is null
      join private.kind_rule r on r.kind = n.kind
      where c.role in ('youth_guide', 'company_consultant') and c.desk = r.desk))
$$;
comment on function private.people_i_help() is 'Ids of everybody whom the caller may help: own pupils, a colleague''s as deputy, the school''s or district''s, those with a need on the desk; all for the secretariat. For lists.';

create function private.can_help(young_person_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  with mine as (
    select i.id from private.i_stand_for() as i (id)),
  scope as (
    select c.* from public.staff_scope c where c.staff_id in (select m.id from mine m))
  select exists (select from public.young_person y
    where y.id = can_help.young_person_id and exists (select from mine) and (
      y.contact_id in (select m.id from mine m)
      or exists (select from scope c where c.role = 'secretariat')
      or exists (select from scope c
        join public.school_class k on k.id = y.class_id
        join public.school s on s.id = k.school_id
        where c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id))
      or exists (select from scope c
        join public.need n on n.young_person_id = y.id and n.ended_at is null
        join private.kind_rule r on r.kind = n.kind
        where c.role in ('youth_guide', 'company_consultant') and c.desk = r.desk)))
$$;
comment on function private.can_help(uuid) is 'Whether the caller may help this young person. The same rule as private.people_i_help(), for one.';

create function private.works_at(workplace_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (
    select from public.workplace w
    join public.partner_member m on m.partner_id = w.partner_id
      and m.user_id = (select private.me()) and m.removed_at is null
    where w.id = works_at.workplace_id and (m.is_owner or exists (
      select from public.partner_member_workplace x where x.member_id = m.id and x.workplace_id = w.id)))
$$;
comment on function private.works_at(uuid) is 'Whether the caller acts for this workplace: the owner for all, others for those given.';

create function private.belongs_to(partner_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.partner_member m
    where m.partner_id = belongs_to.partner_id and m.user_id = (select private.me()) and m.removed_at is null)
$$;
comment on function private.belongs_to(uuid) is 'Whether the caller is a member of this partner.';

create function private.owns(partner_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.partner_member m
    where m.partner_id = owns.partner_id and m.user_id = (select private.me()) and m.is_owner and m.removed_at is null)
$$;
comment on function private.owns(uuid) is 'Whether the caller may speak for the whole partner.';

create function private.looks_after(partner_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select private.has_role('secretariat') or exists (
    select from public.partner p where p.id = looks_after.partner_id and private.helps_as(p.consultant_id))
$$;
comment on function private.looks_after(uuid) is 'Whether the caller is the partner''s consultant, or the secretariat.';

create function private.coordinates(school_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.staff_scope c, public.school s
    where s.id = coordinates.school_id and c.staff_id in (select private.i_stand_for())
      and (c.role = 'secretariat' or (c.role = 'coordinator' and (c.school_id = s.id or c.district_id = s.district_id))))
$$;
comment on function private.coordinates(uuid) is 'Whether the caller keeps this school''s class lists: its coordinator or the deputy, the district''s coordinator, the secretariat.';

create function private.leads(school_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.staff_scope c
    where c.staff_id = (select private.my_staff_id()) and c.role = 'school_leader' and c.school_id = leads.school_id)
$$;
comment on function private.leads(uuid) is 'Whether the caller is the leader of this school.';

-- ── Addresses ───────────────────────────────────────────────────────────────

create function private.is_mail_address(address text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  -- Not a name with an address in brackets, and not two: a mail program would send to somebody else than is compared.
  select address ~ '^[a-z0-9æøåäöüé.!#$%&''*+/=?^_`{|}~-]+@([a-z0-9æøåäöüé-]+\.)+[a-z0-9-]{2,}$' and length(address) <= 254
$$;
comment on function private.is_mail_address(text) is 'Whether this is one plain mail address in small letters. Good: "asta+skole@elev.example". Bad: "a<asta@elev.example>".';

create function private.same_inbox(address text, other text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(regexp_replace(lower(trim(same_inbox.address)), '\+[^@]*@', '@') = regexp_replace(lower(trim(same_inbox.other)), '\+[^@]*@', '@'), false)
$$;
comment on function private.same_inbox(text, text) is 'Whether mail to both is read in one place: what stands after a plus is only a mark. False when either is null.';

create function private.full_number(phone text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  digits text := regexp_replace(phone, '[^0-9]', '', 'g');
begin
  return case
    when trim(phone) like '+%' then digits
    when digits like '00%' then substr(digits, 3)
    when length(digits) = 8 then '45' || digits
    else digits end;
end $$;
comment on function private.full_number(text) is 'A number as country and digits, as Supabase keeps it for an account. "22 34 56 78", "+4522345678" and "4522345678" are all "4522345678".';

create function private.same_number(phone text, other text) returns boolean
language sql immutable parallel safe set search_path = '' as
$$ select coalesce(private.full_number(same_number.phone) = private.full_number(same_number.other), false) $$;
comment on function private.same_number(text, text) is 'Whether both ring the same phone, however they are written. False when either is null.';

-- ── In which part somebody acts ─────────────────────────────────────────────

create function private.must_be_signed_in() returns uuid
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare me uuid := private.me();
begin
  if me is null then
    perform private.fail('not_signed_in');
  end if;
  return me;
end $$;
comment on function private.must_be_signed_in() is 'The caller, or the failure not_signed_in.';

create function private.tell_recorded(
  young_person_id uuid, need_id uuid, part public.actor, via public.channel, command text, request_key uuid, application_id uuid default null) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n record;
  m record;
  said jsonb;
  -- A form that is sent again has the same key, however much later; without one, each call is an answer of its own.
  about text := coalesce(application_id, need_id, young_person_id) || ':' || coalesce(request_key::text, pg_current_xact_id()::text);
begin
  select y.id, y.first_name, y.email, y.phone, s.name as staff_name, s.phone as staff_phone into n
  from public.young_person y
  join public.staff_member s on s.id = (select private.my_staff_id())
  where y.id = tell_recorded.young_person_id;
  said := jsonb_build_object('need_id', need_id, 'via', via, 'command', command, 'staff_name', n.staff_name, 'staff_phone', n.staff_phone)
    || private.contact_in_mails(n.id);
  if part = 'young_person' then
    perform private.send('recorded_for_you', n.email, n.phone,
      said || jsonb_build_object('first_name', n.first_name), 'recorded:' || command || ':' || about);
    return;
  end if;
  for m in
    select 'recorded_for_partner' as template, pm.email, null as phone, pm.name, pm.partner_id from public.application a
    join public.host h on h.id = a.host_id
    join public.workplace w on w.id = h.workplace_id
    join public.partner_member pm on pm.partner_id = w.partner_id and pm.removed_at is null
    where a.id = application_id
      and (pm.is_owner or exists (select from public.partner_member_workplace x where x.member_id = pm.id and x.workplace_id = w.id))
    union all
    -- A place that she found has no members: whoever is named there.
    select 'recorded_for_host', h.email, h.phone, h.contact_name, null from public.application a
    join public.host h on h.id = a.host_id where a.id = application_id and h.workplace_id is null
  loop
    perform private.send(m.template, m.email, m.phone, said || jsonb_build_object('name', m.name, 'partner_id', m.partner_id),
      'recorded:' || command || ':' || about || ':' || coalesce(m.email, m.phone));
  end loop;
end $$;
comment on function private.tell_recorded(uuid, uuid, public.actor, public.channel, text, uuid, uuid) is 'A receipt to the person for whom staff recorded an answer, her or the place of an application: one, though the form was sent twice.';

create function private.act_for(young_person_id uuid, need_id uuid, via public.channel, command text, request_key uuid) returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if via = 'self' and private.is_me(young_person_id) then
    return 'young_person';
  elsif not private.can_help(young_person_id) then
    perform private.fail('not_allowed');
  elsif via is null or via not in ('phone', 'paper', 'in_person') then
    perform private.fail('invalid_input', 'via', 'how_was_it_said');
  end if;
  perform private.tell_recorded(young_person_id, need_id, 'young_person', via, command, request_key);
  return 'young_person';
end $$;
comment on function private.act_for(uuid, uuid, public.channel, text, uuid) is 'The young person herself, or staff who say how she said it (phone, paper, in person); she gets a receipt then.';

create function private.act_for_or_help(young_person_id uuid, need_id uuid, via public.channel, command text, request_key uuid) returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if private.is_me(young_person_id) then
    if via is distinct from 'self' then
      perform private.fail('invalid_input', 'via', 'how_was_it_said');
    end if;
  elsif via = 'self' then
    return private.act_as_coordinator(young_person_id);
  end if;
  return private.act_for(young_person_id, need_id, via, command, request_key);
end $$;
comment on function private.act_for_or_help(uuid, uuid, public.channel, text, uuid) is 'What she can do and her contact person too: by themselves, or by staff who write down that she said it.';

create function private.must_be_said(via public.channel) returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if via is null or via not in ('self', 'phone', 'paper', 'in_person') then
    perform private.fail('invalid_input', 'via', 'how_was_it_said');
  end if;
end $$;
comment on function private.must_be_said(public.channel) is 'Refuses the ways of links and of the calendar: nobody writes into an event that a link or the system did what they did.';

create function private.act_as_coordinator(young_person_id uuid) returns public.actor
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.can_help(young_person_id) then
    perform private.fail('not_allowed');
  end if;
  return case when private.has_role('secretariat') then 'secretariat' else 'coordinator' end;
end $$;
comment on function private.act_as_coordinator(uuid) is 'Staff who may help her; the secretariat is written as such.';

create function private.act_as_host(
  application_id uuid, via public.channel, command text, request_key uuid, part public.actor default 'partner') returns public.actor
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record;
begin
  perform private.must_be_signed_in();
  select h.workplace_id, n.young_person_id, n.id as need_id into a
  from public.application p join public.host h on h.id = p.host_id join public.need n on n.id = p.need_id
  where p.id = act_as_host.application_id;
  -- A place that she found answers by its link, or by confirm_own_place.
  if not found or (part = 'partner' and a.workplace_id is null) then
    perform private.fail('not_found');
  elsif via = 'self' and private.works_at(a.workplace_id) then
    return part;
  elsif not private.can_help(a.young_person_id) then
    perform private.fail('not_allowed');
  elsif via is null or via not in ('phone', 'paper', 'in_person') then
    perform private.fail('invalid_input', 'via', 'how_was_it_said');
  end if;
  perform private.tell_recorded(a.young_person_id, a.need_id, part, via, command, request_key, application_id);
  return part;
end $$;
comment on function private.act_as_host(uuid, public.channel, text, uuid, public.actor) is 'A member of the workplace, or staff who say how the workplace answered.';

-- ── Who says yes for a school ───────────────────────────────────────────────

create function private.approval_delegated(class_id uuid) returns boolean
language plpgsql stable set search_path = '' security definer as $$
begin
  return coalesce(
    (select d.delegated from public.school_class k
      join private.approval_delegation d on d.school_id = k.school_id and d.school_year = k.school_year and (d.class_id = k.id or d.class_id is null)
      where k.id = approval_delegated.class_id order by d.id desc limit 1),
    private.setting('school_approval_delegated') = 'yes', false);
end $$;
comment on function private.approval_delegated(uuid) is 'Whether the coordinator says yes for the school in this class this year: what its leader decided last, for the class or the whole school; else the municipality''s setting.';

create function private.may_say_for_school(young_person_id uuid, kind public.opening_kind, via public.channel) returns boolean
language plpgsql stable set search_path = '' security definer as $$
declare
  k record;
begin
  select c.id, c.school_id into k from public.young_person y join public.school_class c on c.id = y.class_id where y.id = may_say_for_school.young_person_id;
  if k.id is not null and private.leads(k.school_id) then
    return true;
  elsif not coalesce(private.can_help(may_say_for_school.young_person_id), false) then
    return false;
  elsif k.id is not null and exists (select from public.staff_scope c join public.staff_member m on m.id = c.staff_id and m.left_at is null
      where c.role = 'school_leader' and c.school_id = k.school_id) then
    -- Weeks away from lessons are the leader's own decision.
    return may_say_for_school.kind is distinct from 'extended_placement' and private.approval_delegated(k.id);
  end if;
  -- A school whose leader is not here: what was said elsewhere is written down as that.
  return may_say_for_school.via in ('phone', 'paper', 'in_person')
    or (may_say_for_school.kind is distinct from 'extended_placement' and coalesce(private.approval_delegated(k.id), false));
end $$;
comment on function private.may_say_for_school(uuid, public.opening_kind, public.channel) is 'Whether the caller may give the school''s yes: its leader, or whoever helps her where the leader has delegated it; never længerevarende praktik. For a school without a leader here, whoever helps her writes down how it was said.';

-- Only what policies ask as the visitor; commands run with their owner's rights and need no grant here.
grant execute on function private.has_role(public.staff_role), private.is_staff(), private.helps_as(uuid), private.people_i_help(),
  private.looks_after(uuid) to authenticated;
