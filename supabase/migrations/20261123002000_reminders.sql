-- Before and at the date: whoever is next is reminded once, and staff get one digest on a morning on which something waits.

create table private.reminded (
  need_id uuid not null references public.need on delete cascade,
  due_on date not null,
  moment text not null check (moment in ('before', 'at')),
  at timestamptz not null default private.now(),
  primary key (need_id, due_on, moment)
);
comment on table private.reminded is 'Once before and once at each due date of a need, however often and late the worker runs.';
comment on column private.reminded.need_id is 'Which need.';
comment on column private.reminded.due_on is 'Which date. A new date is reminded of anew.';
comment on column private.reminded.moment is 'before (reminder_days_before working days) or at.';
comment on column private.reminded.at is 'When it was asked for.';

create table private.digest (
  staff_id uuid not null references public.staff_member on delete cascade,
  day date not null,
  primary key (staff_id, day)
);
comment on table private.digest is 'Whose morning has been looked at: one digest a day, none when nothing waits.';
comment on column private.digest.staff_id is 'Whose.';
comment on column private.digest.day is 'Which morning.';

alter table private.reminded enable row level security;
alter table private.digest enable row level security;

create function private.is_away(partner_id uuid, day date) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.partner_closure c
    where c.partner_id = is_away.partner_id and c.workplace_id is null and is_away.day between c.first_day and c.last_day)
$$;
comment on function private.is_away(uuid, date) is 'Whether all of a partner is closed on a day: nobody there reads mail.';

create function private.still_stands(message_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select case o.template
    when 'reminder_guardian' then exists (
      select from private.guardian_request q join public.guardian g on g.id = q.guardian_id join public.need n on n.id = q.need_id
      where q.id = (o.data ->> 'request_id')::uuid and q.token_hash = private.token_hash(o.data ->> 'token') and q.answer is null and q.expires_on >= private.today()
        and g.stopped_at is null and n.ended_at is null)
    when 'reminder_host' then exists (
      select from private.host_request q join public.application a on a.id = q.application_id
      where a.id = (o.data ->> 'application_id')::uuid and q.token_hash = private.token_hash(o.data ->> 'token') and q.answered_at is null and q.expires_on >= private.today() and a.status = 'live')
    when 'reminder_young_person' then exists (
      select from public.need n where n.id = o.need_id and n.status::text = o.data ->> 'status' and n.due_on = (o.data ->> 'due_on')::date
        and n.due_on >= private.today())
    when 'reminder_partner' then exists (
      select from public.need n join public.application a on a.need_id = n.id
      where n.id = o.need_id and n.status::text = o.data ->> 'status' and n.due_on = (o.data ->> 'due_on')::date and n.due_on >= private.today()
        and a.id = (o.data ->> 'application_id')::uuid and a.status = 'live')
    when 'reminder_first_day' then exists (
      select from public.placement p where p.application_id = (o.data ->> 'application_id')::uuid and p.status in ('arranging', 'ready')
        and p.starts_on = private.today() + 1)
    else true end
  from private.outbox o where o.id = still_stands.message_id
$$;
comment on function private.still_stands(uuid) is 'Whether a reminder still has its reason: nobody has answered, and the date is the same and has not passed; of a first day, that it is tomorrow.';

create function private.remind_before_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  soon date := private.add_working_days(today, private.setting_number('reminder_days_before', 1));
  n record; done integer := 0; words jsonb;
begin
  for n in
    with due as (
      select d.id, d.due_on, d.status, d.next_actor, case when d.due_on = today then 'at' else 'before' end as moment
      from public.need d
      where d.due_on between today and soon and d.status in ('wishing', 'offered', 'with_partner', 'visit')
        -- What was asked today is not reminded of today.
        and not exists (select from public.event e where e.need_id = d.id and e.lifecycle = 'need' and e.to_status is not null
          and (e.at at time zone 'Europe/Copenhagen')::date = today)),
    fresh as (
      insert into private.reminded (need_id, due_on, moment) select d.id, d.due_on, d.moment from due d
      on conflict on constraint reminded_pkey do nothing
      returning need_id, moment)
    select d.*, a.id as application_id from fresh f join due d on d.id = f.need_id
    left join public.application a on a.need_id = d.id and a.status = 'live' and d.next_actor = 'partner'
    order by d.id
  loop
    words := jsonb_build_object('status', n.status, 'is_today', n.moment = 'at', 'at', n.due_on || ':' || n.moment);
    if n.next_actor = 'young_person' then
      perform private.tell_young_person(n.id, 'reminder_young_person', words);
    elsif n.application_id is not null then
      -- A place that she found answers by a link: its reminders lie ready since it was asked.
      perform private.tell_workplace(n.application_id, 'reminder_partner', words);
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function private.remind_before_due() is 'Reminds the young person or the partner whose turn it is, the working day before the date and on it.';

create function private.remind_of_first_day() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  p record; done integer := 0;
begin
  for p in
    select x.id, x.need_id, x.starts_on from public.placement x
    join public.need n on n.id = x.need_id join public.young_person y on y.id = n.young_person_id and num_nonnulls(y.email, y.phone) > 0
    where x.starts_on = today + 1 and x.status in ('arranging', 'ready')
      and (not exists (select from public.placement_day d where d.placement_id = x.id)
        or exists (select from public.placement_day d where d.placement_id = x.id and d.day = x.starts_on and d.state = 'planned'))
      -- Nor where "all is ready" says the same today.
      and not exists (select from private.outbox o where o.need_id = x.need_id
        and (starts_with(o.key, 'reminder_first_day:' || x.need_id || ':' || x.id || ':' || x.starts_on)
          or (starts_with(o.key, 'placement_ready:' || x.need_id || ':' || x.id) and private.local_day(o.made_at) = today)))
    order by x.id
  loop
    perform private.tell_young_person(p.need_id, 'reminder_first_day',
      private.first_day_in_mails(p.id) || jsonb_build_object('at', p.id || ':' || p.starts_on));
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function private.remind_of_first_day() is 'Reminds her the day before she begins somewhere, once for each place and date; not on the day itself, however late the worker runs.';

create function private.waits_for(staff_id uuid) returns table (waits bigint, late bigint)
language sql stable set search_path = '' security definer as $$
  with mine as (
    select s.id from public.staff_member s where s.id = waits_for.staff_id or private.answers_for(s.id) = waits_for.staff_id),
  roles as (select c.role from public.staff_scope c where c.staff_id = waits_for.staff_id),
  things as (
    select n.young_person_id::text as what, n.due_on from public.need n join public.young_person y on y.id = n.young_person_id
    where n.ended_at is null and y.contact_id in (select m.id from mine m)
      and ((n.status = 'with_coordinator' and n.close_on is null) or n.due_on < private.today()
        or (n.status = 'arranged' and exists (select from public.placement p where p.need_id = n.id and p.status = 'arranging')))
    union all
    select coalesce(t.young_person_id, t.id)::text, t.due_on from public.task t where t.done_at is null and t.staff_id in (select m.id from mine m)
    union all
    select n.young_person_id::text, n.due_on from public.need n
    where n.ended_at is null and n.secretariat_told_at is not null and n.due_on < private.today() and 'secretariat' in (select r.role from roles r)
    union all
    select t.young_person_id::text, t.due_on from public.task t
    where t.done_at is null and t.secretariat_told_at is not null and 'secretariat' in (select r.role from roles r)
    union all
    select p.id::text, p.due_on from public.partner p where p.status in ('applied', 'under_review') and 'secretariat' in (select r.role from roles r)
    union all
    select o.id::text, o.due_on from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
    where o.status = 'in_review' and p.consultant_id in (select m.id from mine m))
  select count(distinct t.what), count(distinct t.what) filter (where t.due_on < private.today()) from things t
$$;
comment on function private.waits_for(uuid) is 'How many young people and things wait for a staff member and those she stands in for, and how many are past their date: the numbers of the desk.';

create function private.send_digests() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  here timestamp := private.now() at time zone 'Europe/Copenhagen';
  s record; counts record; held uuid[]; digest uuid; done integer := 0; is_morning boolean;
begin
  is_morning := coalesce(private.setting('keep_sending_hours') = 'no', false)
    or extract(hour from here) between private.setting_number('working_hours_from', 8) and private.setting_number('working_hours_until', 16) - 1;
  if not is_morning or not private.is_working_day(today) then
    return 0;
  end if;
  for s in
    select m.id, m.name, m.email, array_agg(c.role) as roles
    from public.staff_member m join public.staff_scope c on c.staff_id = m.id
    where m.left_at is null and c.role in ('coordinator', 'youth_guide', 'company_consultant', 'career_adviser', 'secretariat')
      -- Who is away has somebody who answers, and whose digest counts for both.
      and private.answers_for(m.id) = m.id
      and not exists (select from private.digest d where d.staff_id = m.id and d.day = today)
    group by m.id order by m.id
  loop
    -- Who works at a school has the school's holidays.
    continue when s.roles <@ array['coordinator', 'career_adviser']::public.staff_role[] and not private.is_working_day(today, 'school');
    insert into private.digest (staff_id, day) values (s.id, today) on conflict on constraint digest_pkey do nothing;
    continue when not found;
    select w.waits, w.late into counts from private.waits_for(s.id) w;
    held := array(
      select o.id from private.outbox o join private.message_template t on t.template = o.template
      where o.state = 'held' and t.pace = 'digest' and o.to_address = s.email order by o.made_at, o.id for update of o);
    continue when counts.waits = 0 and cardinality(held) = 0;
    insert into private.outbox (key, channel, to_address, template, data, next_try_at)
    select 'digest:' || s.id || ':' || today, 'email', s.email, 'digest',
      jsonb_build_object('name', s.name, 'waits', counts.waits, 'late', counts.late,
        'desk', case when 'secretariat' = any (s.roles) then 'secretariat' when s.roles <@ array['company_consultant']::public.staff_role[] then 'consultant' else 'coordinator' end,
        'items', (select coalesce(jsonb_agg(jsonb_build_object('template', o.template, 'data', o.data) order by o.made_at, o.id), '[]')
          from private.outbox o where o.id = any (held))),
      private.now()
    returning id into digest;
    update private.outbox o set state = 'joined', joined_into = digest, data = '{}' where o.id = any (held);
    done := done + 1;
  end loop;
  delete from private.digest d where d.day < today - 7;
  return done;
end $$;
comment on function private.send_digests() is 'One mail at the start of a working day to each of the staff for whom something waits: two numbers and a link, and what else was not urgent. Nothing on a day with nothing.';

create function public.run_reminders() returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  done integer;
begin
  -- A token whose question has its answer does not lie here until its date.
  update private.outbox o set state = 'dropped', data = '{}'
  where o.state in ('waiting', 'held') and o.template like 'reminder%' and not private.still_stands(o.id);
  done := private.remind_before_due() + private.remind_of_first_day() + private.send_digests();
  return done;
end $$;
comment on function public.run_reminders() is 'Worker only: asks for reminders and the morning''s digests, and drops those whose reason has gone. Safe to run twice, at once, or late. Returns how many it asked for.';
grant execute on function public.run_reminders() to service_role;
