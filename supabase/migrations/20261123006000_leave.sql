-- Leave, deputies, and a colleague who stops: the young people always have somebody who answers, and the same contact person.

insert into private.message_template (template, audience, pace, about_nobody) values
  ('you_stand_in', 'staff', 'at_once', true),
  ('leave_entered', 'staff', 'at_once', true),
  ('people_received', 'staff', 'at_once', true);

alter table public.event add column staff_id uuid references public.staff_member;
comment on column public.event.staff_id is 'Which member of staff it is about, where it is about one: a leave, a stop.';
create index on public.event (staff_id) where staff_id is not null;

create function private.record_of_staff(command text, staff uuid, actor public.actor, code text default null) returns void
language sql set search_path = '' security definer as $$
  insert into public.event (lifecycle, command, actor, channel, caller, staff_id, code)
  values ('other', record_of_staff.command, record_of_staff.actor, 'self', auth.uid(), record_of_staff.staff, record_of_staff.code)
$$;
comment on function private.record_of_staff(text, uuid, public.actor, text) is 'Writes an event about a member of staff: who, what, when. Never why somebody is away.';

-- ── Nobody stops while somebody has them as contact person ──────────────────

create function private.contact_works_here() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  gone timestamptz;
begin
  -- Waits for a colleague who is stopping this minute, and then sees it.
  select m.left_at into gone from public.staff_member m where m.id = new.contact_id for share;
  if gone is not null then
    perform private.fail('wrong_status', 'contact');
  end if;
  return new;
end $$;
comment on function private.contact_works_here() is 'Law 8: a contact person works here.';
create trigger contact_works_here before insert or update of contact_id on public.young_person
for each row execute function private.contact_works_here();

create function private.nobody_is_left() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if exists (select from public.young_person y where y.contact_id = new.id) then
    perform private.fail('wrong_status', 'staff');
  end if;
  return new;
end $$;
comment on function private.nobody_is_left() is 'Nobody may stop who still has young people: they are handed over in the same act.';
create trigger nobody_is_left before update of left_at on public.staff_member
for each row when (old.left_at is null and new.left_at is not null) execute function private.nobody_is_left();

-- ── Leave ───────────────────────────────────────────────────────────────────

create function private.must_speak_for(staff_id uuid) returns public.actor
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if private.has_role('secretariat') then
    if not exists (select from public.staff_member m where m.id = must_speak_for.staff_id and m.left_at is null) then
      perform private.fail('not_found');
    end if;
    return 'secretariat';
  elsif staff_id is distinct from private.my_staff_id() or staff_id is null then
    perform private.fail('not_allowed');
  end if;
  return 'coordinator';
end $$;
comment on function private.must_speak_for(uuid) is 'A staff member about oneself, or the secretariat about anybody who works here.';

create function private.may_stand_in(deputy uuid, staff_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select may_stand_in.deputy <> may_stand_in.staff_id and (private.can_be_contact(may_stand_in.deputy)
    or (not exists (select from public.young_person y where y.contact_id = may_stand_in.staff_id)
      and exists (select from public.staff_member m where m.id = may_stand_in.deputy and m.left_at is null)
      and exists (select from public.staff_scope a join public.staff_scope b on b.role = a.role
        where a.staff_id = may_stand_in.deputy and b.staff_id = may_stand_in.staff_id)))
$$;
comment on function private.may_stand_in(uuid, uuid) is 'Whether somebody can answer for a colleague: whoever can be a contact person; for those without young people also somebody with the same role.';

create function private.check_leave(leave public.staff_leave) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if leave.until_day < leave.from_day then
    perform private.fail('invalid_input', 'until_day', 'end_after_start');
  end if;
  if leave.until_day is not null and leave.until_day > private.today() + 366 then
    perform private.fail('invalid_input', 'until_day', 'within_a_year');
  end if;
  if exists (select from public.staff_leave l where l.staff_id = leave.staff_id and l.id <> leave.id
      and daterange(l.from_day, l.until_day, '[]') && daterange(leave.from_day, leave.until_day, '[]')) then
    perform private.fail('invalid_input', 'from_day', 'already_away');
  end if;
  if leave.deputy_id is null or not coalesce(private.may_stand_in(leave.deputy_id, leave.staff_id), false) then
    perform private.fail('invalid_input', 'deputy_id', 'choose_deputy');
  end if;
  if exists (select from public.staff_leave l where l.staff_id = leave.deputy_id
      and daterange(l.from_day, l.until_day, '[]') && daterange(leave.from_day, leave.until_day, '[]')) then
    perform private.fail('invalid_input', 'deputy_id', 'deputy_is_away');
  end if;
end $$;
comment on function private.check_leave(public.staff_leave) is 'What every leave must be: in order, one at a time, with a deputy who can answer and is not away meanwhile.';

create function private.tell_deputy(leave public.staff_leave) returns void
language sql set search_path = '' security definer as $$
  select private.send('you_stand_in', d.email, null, jsonb_build_object('name', d.name, 'colleague', s.name,
      'from', (tell_deputy.leave).from_day, 'until', (tell_deputy.leave).until_day,
      'people', (select count(*) from public.young_person y where y.contact_id = s.id)),
    'you_stand_in:' || (tell_deputy.leave).id || ':' || d.id || ':' || (tell_deputy.leave).from_day || ':' || coalesce((tell_deputy.leave).until_day::text, ''))
  from public.staff_member d, public.staff_member s
  where d.id = (tell_deputy.leave).deputy_id and s.id = (tell_deputy.leave).staff_id and d.id is distinct from private.my_staff_id()
$$;
comment on function private.tell_deputy(public.staff_leave) is 'A mail to the deputy: for whom, from when, until when.';

create function public.enter_leave(staff_id uuid, from_day date, until_day date default null, deputy_id uuid default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.must_speak_for(staff_id);
  leave public.staff_leave;
begin
  if private.is_repeat(request_key, 'enter_leave', row(staff_id, from_day, until_day, deputy_id)) then return private.first_result(request_key); end if;
  -- Two who name each other in the same minute would leave nobody.
  perform pg_advisory_xact_lock(hashtext('staff_leave'));
  if from_day is null or from_day < private.today() or from_day > private.today() + 366 then
    perform private.fail('invalid_input', 'from_day', 'from_today');
  end if;
  leave := row(gen_random_uuid(), staff_id, coalesce(deputy_id, (select m.deputy_id from public.staff_member m where m.id = staff_id)),
    from_day, until_day, private.my_staff_id(), private.now());
  perform private.check_leave(leave);
  insert into public.staff_leave select (leave).*;
  perform private.record_of_staff('enter_leave', staff_id, actor, case when until_day is null then 'open_ended' end);
  perform private.tell_deputy(leave);
  perform private.send('leave_entered', m.email, null, jsonb_build_object('name', m.name, 'from', from_day, 'until', until_day,
      'deputy', (select d.name from public.staff_member d where d.id = leave.deputy_id)), 'leave_entered:' || leave.id)
    from public.staff_member m where m.id = staff_id and m.id <> private.my_staff_id();
  return private.keep_result(request_key, leave.id);
end $$;
comment on function public.enter_leave(uuid, date, date, uuid, uuid) is 'Somebody is away from a day until a day (null: nobody knows yet), and the deputy answers. One''s own, or by the secretariat for somebody who is ill. Contact persons stay. Errors: invalid_input on deputy_id (choose_deputy, deputy_is_away), from_day (from_today, already_away).';

create function private.lock_leave(leave_id uuid) returns public.staff_leave
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  leave public.staff_leave;
begin
  perform pg_advisory_xact_lock(hashtext('staff_leave'));
  select l.* into leave from public.staff_leave l where l.id = leave_id for update;
  if leave.id is null then perform private.fail('not_found'); end if;
  perform private.must_speak_for(leave.staff_id);
  if leave.until_day < private.today() then perform private.fail('wrong_status', 'leave'); end if;
  return leave;
end $$;
comment on function private.lock_leave(uuid) is 'A leave that is not over, for the one who is away or the secretariat.';

create function public.change_leave(leave_id uuid, until_day date default null, deputy_id uuid default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  leave public.staff_leave := private.lock_leave(leave_id);
  before uuid := leave.deputy_id;
begin
  if private.is_repeat(request_key, 'change_leave', row(leave_id, until_day, deputy_id)) then return private.first_result(request_key); end if;
  if until_day < private.today() then perform private.fail('invalid_input', 'until_day', 'from_today'); end if;
  leave.until_day := until_day;
  leave.deputy_id := coalesce(deputy_id, leave.deputy_id);
  perform private.check_leave(leave);
  update public.staff_leave l set until_day = leave.until_day, deputy_id = leave.deputy_id where l.id = leave.id;
  perform private.record_of_staff('change_leave', leave.staff_id, private.must_speak_for(leave.staff_id), case when before <> leave.deputy_id then 'deputy' end);
  perform private.tell_deputy(leave);
  return private.keep_result(request_key, leave.id);
end $$;
comment on function public.change_leave(uuid, date, uuid, uuid) is 'Longer, shorter, until nobody knows when, or with another deputy.';

create function public.end_leave(leave_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  leave public.staff_leave;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'end_leave', row(leave_id)) then return private.first_result(request_key); end if;
  leave := private.lock_leave(leave_id);
  if leave.from_day >= private.today() then
    -- Not a day of it has passed: there was no leave.
    delete from public.staff_leave l where l.id = leave.id;
  else
    update public.staff_leave l set until_day = private.today() - 1 where l.id = leave.id;
  end if;
  perform private.record_of_staff('end_leave', leave.staff_id, private.must_speak_for(leave.staff_id));
  return private.keep_result(request_key, leave.staff_id);
end $$;
comment on function public.end_leave(uuid, uuid) is 'Back today, or not going after all.';

-- ── A colleague's young people in one act ───────────────────────────────────

create function private.people_of(staff_id uuid, class_id uuid, school_id uuid) returns setof uuid
language sql stable set search_path = '' security definer rows 200 as $$
  -- Materialized: joined, the list of all whom the caller may help would be made again for every row.
  with helped as materialized (select h.id from private.people_i_help() as h (id))
  select y.id from public.young_person y join helped on helped.id = y.id left join public.school_class k on k.id = y.class_id
  where y.contact_id = people_of.staff_id
    and (people_of.class_id is null or y.class_id = people_of.class_id)
    and (people_of.school_id is null or k.school_id = people_of.school_id)
$$;
comment on function private.people_of(uuid, uuid, uuid) is 'The young people of a colleague whom the caller may help: all, of a class, or of a school.';

create function public.hand_over_preview(staff_id uuid, class_id uuid default null, school_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if private.my_staff_id() is null then perform private.fail('not_allowed'); end if;
  return (
    with everybody as materialized (select p as id from private.people_of(staff_id, null, null) p),
    chosen as materialized (select p as id from private.people_of(staff_id, class_id, school_id) p)
    select jsonb_build_object('name', m.name, 'everybody', (select count(*) from everybody), 'count', (select count(*) from chosen),
      'needs', (select count(*) from public.need n where n.ended_at is null and n.young_person_id in (select c.id from chosen c)),
      'late', (select count(*) from public.need n where n.due_on < private.today() and n.young_person_id in (select c.id from chosen c)),
      'tasks', (select count(*) from public.task t where t.done_at is null and t.staff_id = m.id and t.young_person_id in (select c.id from chosen c)),
      'classes', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'school_id', g.school_id, 'school', g.school, 'count', g.n) order by g.school, g.name), '[]')
        from (select k.id, k.name, s.id as school_id, s.name as school, count(*) as n from everybody e join public.young_person y on y.id = e.id
          join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id group by k.id, k.name, s.id, s.name) g))
    from public.staff_member m where m.id = staff_id);
end $$;
comment on function public.hand_over_preview(uuid, uuid, uuid) is 'How many a hand-over would move, with what is open for them, and the classes to choose from. Staff only; of those whom the caller may help.';

create function public.hand_over_people(
  from_staff uuid, to_staff uuid, note text, expected integer, planned boolean default false,
  class_id uuid default null, school_id uuid default null, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ids uuid[];
begin
  perform private.must_be_signed_in();
  if private.my_staff_id() is null then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'hand_over_people', row(from_staff, to_staff, note, expected, planned, class_id, school_id)) then return expected; end if;
  ids := array(select private.people_of(from_staff, class_id, school_id));
  select array_agg(l.id) into ids from (
    select y.id from public.young_person y where y.id = any (ids) and y.contact_id = from_staff order by y.id for no key update) l;
  -- What was counted is what moves: if somebody came or went meanwhile, it is counted again first.
  if coalesce(cardinality(ids), 0) <> expected or expected is null then
    perform private.fail('wrong_status', 'expected');
  end if;
  return private.change_contacts(ids, to_staff, note, planned);
end $$;
comment on function public.hand_over_people(uuid, uuid, text, integer, boolean, uuid, uuid, uuid) is 'Everybody a colleague has (or those of a class or school) to another one, with one note: all or none. expected is the number that was shown; wrong_status when it is another one now.';

create function public.leave_job(staff_id uuid, to_staff uuid, note text, expected integer, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  ids uuid[];
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'leave_job', row(staff_id, to_staff, note, expected)) then return private.first_result(request_key); end if;
  perform pg_advisory_xact_lock(hashtext('staff_leave'));
  -- Locked first: who is being registered with this contact person right now waits for the outcome.
  perform m.id from public.staff_member m where m.id = staff_id and m.left_at is null for update;
  if not found then perform private.fail('not_found'); end if;
  if staff_id = private.my_staff_id() or to_staff = staff_id then perform private.fail('invalid_input', 'to_staff'); end if;
  select coalesce(array_agg(y.id order by y.id), '{}') into ids from public.young_person y where y.contact_id = staff_id;
  if cardinality(ids) <> expected or expected is null then perform private.fail('wrong_status', 'expected'); end if;
  if not exists (select from public.staff_member m where m.id = to_staff and m.left_at is null)
      or (cardinality(ids) > 0 and not private.can_be_contact(to_staff)) then
    perform private.fail('invalid_input', 'to_staff');
  end if;
  if exists (select from public.staff_leave l where l.staff_id = to_staff and l.deputy_id = leave_job.staff_id
      and coalesce(l.until_day, 'infinity') >= private.today()) then
    perform private.fail('invalid_input', 'to_staff', 'deputy_is_away');
  end if;
  if cardinality(ids) > 0 then
    perform private.change_contacts(ids, to_staff, note, true);
  end if;
  update public.task t set staff_id = to_staff where t.staff_id = leave_job.staff_id and t.done_at is null;
  update public.partner p set consultant_id = to_staff where p.consultant_id = leave_job.staff_id;
  update public.staff_member m set deputy_id = case when m.id = to_staff then null else to_staff end where m.deputy_id = leave_job.staff_id;
  update public.staff_leave l set deputy_id = to_staff where l.deputy_id = leave_job.staff_id and coalesce(l.until_day, 'infinity') >= private.today();
  delete from public.staff_leave l where l.staff_id = leave_job.staff_id and l.from_day > private.today();
  update public.staff_leave l set until_day = private.today() where l.staff_id = leave_job.staff_id and coalesce(l.until_day, 'infinity') > private.today();
  update public.staff_member m set left_at = private.now(), deputy_id = to_staff where m.id = leave_job.staff_id;
  perform private.record_of_staff('leave_job', staff_id, 'secretariat');
  return private.keep_result(request_key, staff_id);
end $$;
comment on function public.leave_job(uuid, uuid, text, integer, uuid) is 'A colleague stops: all young people, tasks, partners and stand-ins go to one receiver in the same act, as planned hand-overs. Secretariat only; move classes to several colleagues first where one is not enough.';

-- ── What the pages read ─────────────────────────────────────────────────────

create function private.leave_facts(leave public.staff_leave) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', (leave_facts.leave).id, 'staff_id', s.id, 'name', s.name, 'title', s.title, 'from', (leave_facts.leave).from_day,
    'until', (leave_facts.leave).until_day, 'deputy_id', d.id, 'deputy', d.name,
    'answers', a.name, 'covered', a.id <> s.id,
    'people', (select count(*) from public.young_person y where y.contact_id = s.id))
  from public.staff_member s, public.staff_member d, public.staff_member a
  where s.id = (leave_facts.leave).staff_id and d.id = (leave_facts.leave).deputy_id
    and a.id = private.answers_on(s.id, greatest((leave_facts.leave).from_day, private.today()))
$$;
comment on function private.leave_facts(public.staff_leave) is 'A leave as colleagues read it, with who answers on its first day that is still ahead, or today.';

create function public.leave_page() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_staff_id();
  today date := private.today();
  everybody boolean := private.has_role('secretariat');
begin
  if me is null then perform private.fail('not_allowed'); end if;
  return jsonb_build_object('today', today, 'me', me, 'for_everybody', everybody,
    'deputy_id', (select m.deputy_id from public.staff_member m where m.id = me),
    'mine', (select coalesce(jsonb_agg(private.leave_facts(l) order by l.from_day), '[]') from public.staff_leave l
      where l.staff_id = me and coalesce(l.until_day, 'infinity') >= today),
    'stands_in', (select coalesce(jsonb_agg(private.leave_facts(l) order by l.from_day), '[]') from public.staff_leave l
      where l.staff_id <> me and coalesce(l.until_day, 'infinity') >= today
        and (l.deputy_id = me or (l.from_day <= today and private.answers_for(l.staff_id) = me))),
    'others', case when everybody then (select coalesce(jsonb_agg(private.leave_facts(l) order by l.from_day), '[]') from public.staff_leave l
      where l.staff_id <> me and coalesce(l.until_day, 'infinity') >= today) else '[]' end,
    'staff', case when everybody then (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'title', m.title,
        'people', (select count(*) from public.young_person y where y.contact_id = m.id)) order by m.name), '[]')
      from public.staff_member m where m.left_at is null) else '[]' end,
    'deputies', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'title', m.title) order by m.name), '[]')
      from public.staff_member m where m.left_at is null
        and (private.can_be_contact(m.id) or coalesce(private.may_stand_in(m.id, me), false))));
end $$;
comment on function public.leave_page() is 'My leave, those for whom I answer, and for the secretariat everybody''s. Staff only.';

grant execute on function public.enter_leave(uuid, date, date, uuid, uuid), public.change_leave(uuid, date, uuid, uuid), public.end_leave(uuid, uuid),
  public.hand_over_preview(uuid, uuid, uuid), public.hand_over_people(uuid, uuid, text, integer, boolean, uuid, uuid, uuid),
  public.leave_job(uuid, uuid, text, integer, uuid), public.leave_page() to authenticated;
