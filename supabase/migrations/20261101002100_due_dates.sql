-- Silence has an owner: what happens by itself when a date passes. Safe to run twice, at once, or late.

create table private.due_failure (
  step text not null,
  subject uuid not null,
  sql_state text not null,
  times integer not null default 1,
  last_at timestamptz not null default pg_catalog.clock_timestamp(),
  primary key (step, subject)
);
comment on table private.due_failure is 'What the clock could not carry out. It tries again, later and later; the others go on, and the secretariat is told of a need. No names, no texts.';
comment on column private.due_failure.step is 'Which step of run_due_dates.';
comment on column private.due_failure.subject is 'Id of the need, task, placement, partner or opening.';
comment on column private.due_failure.sql_state is 'The error''s class: "23514" is a broken check, "PT409" a refusal.';
comment on column private.due_failure.times is 'How often in a row.';
comment on column private.due_failure.last_at is 'Real time of the last try: travelling in the demo does not count.';

create function private.has_just_failed(step text, subject uuid) returns boolean
language plpgsql stable set search_path = '' security definer as $$
begin
  return exists (select from private.due_failure f where f.step = has_just_failed.step and f.subject = has_just_failed.subject
    and f.last_at > pg_catalog.clock_timestamp() - make_interval(mins => least(f.times * f.times, 60)));
end $$;
comment on function private.has_just_failed(text, uuid) is 'Whether it is too early to try this again: after one minute, four, nine, and so on up to an hour.';

create function private.due_subjects(step text, most integer) returns setof uuid
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
begin
  if most < 1 then
    return;
  end if;
  case step
    when 'start' then
      return query select p.id from public.placement p
      where p.status in ('arranging', 'ready') and p.starts_on <= today and not private.has_just_failed(step, p.id)
      order by p.starts_on, p.id limit most;
    when 'close' then
      return query select d.id from public.need d
      where d.close_on < today and d.ended_at is null and not private.has_just_failed(step, d.id)
      order by d.close_on, d.id limit most;
    when 'return' then
      -- Late; or asked at a place that closed before the answer was due: she does not wait for somebody who is not there.
      return query select d.id from public.need d
      where d.status in ('wishing', 'with_partner', 'visit', 'offered', 'resting')
        and (d.due_on < today or (d.status = 'with_partner' and private.is_shut_out(d.id))) and not private.has_just_failed(step, d.id)
      order by d.due_on, d.id limit most;
    when 'tell' then
      return query select d.id from public.need d
      where d.due_on < today and d.secretariat_told_at is null and d.status in ('with_coordinator', 'arranged', 'under_way')
        and not private.has_just_failed(step, d.id)
      order by d.due_on, d.id limit most;
    when 'tell_of_task' then
      return query select t.id from public.task t
      where t.due_on < today and t.done_at is null and t.secretariat_told_at is null and t.young_person_id is not null
        and not private.has_just_failed(step, t.id)
      order by t.due_on, t.id limit most;
    when 'resume' then
      return query select p.id from public.partner p
      where p.status = 'paused' and p.paused_until < today and not private.has_just_failed(step, p.id)
      order by p.paused_until, p.id limit most;
    when 'renewal' then
      return query select p.id from public.partner p
      where p.status = 'active' and (select max(g.valid_to) from public.partnership_agreement g where g.partner_id = p.id) < today + 60
        and not private.has_just_failed(step, p.id)
      order by p.id limit most;
    when 'expire' then
      return query select o.id from public.opening o
      where o.status in ('published', 'full', 'paused')
        and exists (select from public.opening_seat s where s.opening_id = o.id and s.day is not null)
        and not exists (select from public.opening_seat s where s.opening_id = o.id and (s.day is null or s.day >= today))
        and not exists (select from public.application q where q.opening_id = o.id and q.status in ('waiting', 'live', 'offered'))
        and not private.has_just_failed(step, o.id)
      order by o.id limit most;
  end case;
end $$;
comment on function private.due_subjects(text, integer) is 'What a step of run_due_dates has to carry out now, the oldest first, without what has just failed.';

create function private.return_overdue(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  a record; made uuid;
begin
  for a in select x.id, x.host_id, x.status from public.application x where x.need_id = return_overdue.need_id and x.status in ('live', 'offered') loop
    insert into public.hand_over (need_id, partner_id, reason, target, target_staff_id)
    select return_overdue.need_id, w.partner_id, case when a.status = 'offered' then 'offer_ran_out' else 'no_answer' end::public.hand_over_reason,
      'coordinator', y.contact_id
    from public.host h left join public.workplace w on w.id = h.workplace_id, public.need n join public.young_person y on y.id = n.young_person_id
    where h.id = a.host_id and n.id = return_overdue.need_id
    returning id into made;
    update public.application x set hand_over_id = made where x.id = a.id;
    perform private.move('application', a.id, 'return_overdue', 'handed_on', 'system', 'system');
  end loop;
  perform private.move('need', return_overdue.need_id, 'return_overdue', 'with_coordinator', 'system', 'system');
end $$;
comment on function private.return_overdue(uuid) is 'Nobody answered: the turn is her contact person''s, seats and days are free again.';

create function private.tell_secretariat(need_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  person uuid;
begin
  update public.need d set secretariat_told_at = private.now()
  where d.id = tell_secretariat.need_id and d.secretariat_told_at is null and d.ended_at is null returning d.young_person_id into person;
  if found then
    perform private.record('need', 'tell_secretariat', null, null, 'system', 'system', person, need_id);
  end if;
end $$;
comment on function private.tell_secretariat(uuid) is 'The secretariat knows and can act, whoever is on leave. Once for each date.';

create function private.carry_out_due(step text, subject uuid) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  n public.need; a record; the_need uuid := subject;
begin
  -- Whoever is at it has the row locked: it is skipped, and looked at again the next time. Once locked, it is asked
  -- anew whether the date has passed: the list may be older than somebody's answer.
  if step = 'start' then
    select p.need_id into the_need from public.placement p where p.id = subject;
  end if;
  if step = 'tell_of_task' then
    return private.tell_secretariat_of_task(subject);
  end if;
  if step in ('start', 'close', 'return', 'tell') then
    select d.* into n from public.need d where d.id = the_need for update skip locked;
    if not found then
      return false;
    end if;
  end if;
  case step
    when 'start' then
      if not exists (select from public.placement p where p.id = subject and p.status in ('arranging', 'ready') and p.starts_on <= today) then
        return false;
      end if;
      perform private.start_placement(subject, 'system', 'system');
    when 'close' then
      if n.close_on is null or n.close_on >= today or n.ended_at is not null then
        return false;
      end if;
      -- The decision was a person's, announced with its outcome; nobody objected.
      for a in select x.id from public.application x where x.need_id = n.id and x.status in ('waiting', 'live', 'offered') loop
        perform private.move('application', a.id, 'supersede', 'superseded', 'system', 'system');
      end loop;
      perform private.move('need', n.id, 'close_with_help', 'closed_with_help', 'system', 'system');
      perform private.tell_young_person(n.id, 'need_closed');
    when 'return' then
      if n.due_on >= today and not private.is_shut_out(n.id) then
        return false;
      end if;
      case n.status
        when 'resting' then perform private.move('need', n.id, 'wake', 'with_coordinator', 'system', 'system');
        when 'wishing', 'with_partner', 'visit', 'offered' then perform private.return_overdue(n.id);
        else return false;
      end case;
    when 'tell' then
      -- The contact person's own turn stays where it is.
      if n.due_on is null or n.due_on >= today or n.secretariat_told_at is not null or n.status not in ('with_coordinator', 'arranged', 'under_way') then
        return false;
      end if;
      perform private.tell_secretariat(n.id);
    when 'resume' then
      perform p.id from public.partner p where p.id = subject and p.status = 'paused' and p.paused_until < today for update skip locked;
      if not found then
        return false;
      end if;
      perform private.move('partner', subject, 'resume_partner', 'active', 'system', 'system');
    when 'renewal' then
      perform p.id from public.partner p where p.id = subject and p.status = 'active' for update skip locked;
      if not found or (select max(g.valid_to) from public.partnership_agreement g where g.partner_id = subject) >= today + 60 then
        return false;
      end if;
      perform private.move('partner', subject, 'ask_for_renewal', 'renewal_due', 'system', 'system');
    when 'expire' then
      perform o.id from public.opening o where o.id = subject and o.status in ('published', 'full', 'paused') for update skip locked;
      if not found or exists (select from public.application q where q.opening_id = subject and q.status in ('waiting', 'live', 'offered')) then
        return false;
      end if;
      perform private.move('opening', subject, 'end_opening', 'expired', 'system', 'system');
  end case;
  return true;
end $$;
comment on function private.carry_out_due(text, uuid) is 'One step for one subject, once: false when somebody else is at it or has been.';

create function private.run_due_step(step text, most integer) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  one uuid; done integer := 0; state text;
begin
  for one in select s from private.due_subjects(step, most) s loop
    -- A savepoint for each: one that cannot be moved keeps nobody else waiting.
    begin
      if private.carry_out_due(step, one) then
        done := done + 1;
        delete from private.due_failure f where f.step = run_due_step.step and f.subject = one;
      end if;
    exception when others then
      get stacked diagnostics state = returned_sqlstate;
      -- Two who waited for each other: the next run simply does it.
      continue when state in ('40001', '40P01', '55P03');
      raise warning 'due dates: step % for % failed (%)', step, one, state;
      insert into private.due_failure as f (step, subject, sql_state) values (step, one, state)
      on conflict on constraint due_failure_pkey
        do update set sql_state = excluded.sql_state, times = f.times + 1, last_at = excluded.last_at;
      -- Her silence has an owner all the same.
      if step in ('close', 'return') then
        begin
          perform private.tell_secretariat(one);
        exception when others then
          raise warning 'due dates: the secretariat could not be told of %', one;
        end;
      end if;
    end;
  end loop;
  return done;
end $$;
comment on function private.run_due_step(text, integer) is 'Carries out one step for at most so many subjects, each by itself, and says for how many.';

create function private.run_due_part(part text) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  state text; moved text;
begin
  execute format('select private.%I()::text', part) into moved;
  return coalesce(nullif(moved, '')::integer, 0);
exception when others then
  get stacked diagnostics state = returned_sqlstate;
  raise warning 'due dates: % failed (%)', part, state;
  insert into private.due_failure as f (step, subject, sql_state) values (part, '00000000-0000-0000-0000-000000000000', state)
  on conflict on constraint due_failure_pkey do update set sql_state = excluded.sql_state, times = f.times + 1, last_at = excluded.last_at;
  return 0;
end $$;
comment on function private.run_due_part(text) is 'Runs private.<part>(), whatever happens by itself besides the lifecycles, and returns how many it moved. Should it fail, the rest goes on.';

create function public.run_due_dates(most integer default 200) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  step text; done integer := 0;
begin
  -- Few at a time: the rows stay locked until the end, and a hosted API gives a call eight seconds. Who calls, calls
  -- again until nothing moves.
  most := least(greatest(coalesce(most, 200), 1), 5000);
  foreach step in array array['start', 'close', 'return', 'tell', 'tell_of_task', 'resume', 'renewal', 'expire'] loop
    done := done + private.run_due_step(step, most - least(done, most));
  end loop;
  done := done + private.run_due_part('messages_due');
  done := done + private.run_due_part('roll_over_due');
  done := done + private.run_due_part('ask_about_days');
  done := done + private.run_due_part('check_ins_due');
  done := done + private.run_due_part('collaborations_due');
  done := done + private.run_due_part('steps_due');
  -- Somebody acted meanwhile, and there is nothing left to try.
  delete from private.due_failure f where f.last_at < pg_catalog.clock_timestamp() - interval '3 hours';
  perform private.add_up_revisions();
  perform private.run_due_part('class_imports_due');
  return done;
end $$;
comment on function public.run_due_dates(integer) is 'Worker only: starts placements, carries out announced closes, gives overdue turns back to the contact person, tells the secretariat of overdue contact persons and of what was to be done for a young person, ends pauses. Never closes a need that nobody decided about. Moves at most so many and returns how many it moved.';
grant execute on function public.run_due_dates(integer) to service_role;

