-- What somebody was to do for a young person and has not done: a message unanswered, a call not made, a day nobody told of.

create function private.tell_secretariat_of_task(task_id uuid) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_need uuid := (select x.need_id from public.task x where x.id = task_id);
  t record; reader record;
begin
  -- The need first, as everywhere: whoever answers her right now holds it, and the clock comes again.
  if the_need is not null then
    perform n.id from public.need n where n.id = the_need for no key update skip locked;
    if not found then
      return false;
    end if;
  end if;
  perform x.id from public.task x
  where x.id = task_id and x.due_on < private.today() and x.done_at is null and x.secretariat_told_at is null and x.young_person_id is not null
  for no key update skip locked;
  if not found then
    return false;
  end if;
  update public.task x set secretariat_told_at = private.now() where x.id = task_id
  returning x.id, x.kind, x.young_person_id, x.need_id, x.partner_id, x.staff_id into t;
  perform private.record('other', 'tell_secretariat_of_task', null, null, 'system', 'system', t.young_person_id, t.need_id, partner => t.partner_id, code => t.kind::text);
  -- The rest stands on the desk and in the next digest; what has happened to somebody is said today.
  if t.kind = 'incident' then
    for reader in select distinct s.id, s.name, s.email from public.staff_member s join public.staff_scope c on c.staff_id = s.id and c.role = 'secretariat' where s.left_at is null loop
      perform private.send('incident_open', reader.email, null,
        jsonb_build_object('name', reader.name, 'staff_name', m.name, 'staff_phone', m.phone), 'incident_open:' || t.id || ':' || reader.id)
      from public.staff_member m where m.id = t.staff_id;
    end loop;
  end if;
  return true;
end $$;
comment on function private.tell_secretariat_of_task(uuid) is 'The secretariat knows of an overdue task about a young person and can act, whoever is on leave: on its desk and in its digest, of an incident by mail too. Once for each task; false when somebody else is at it, or it was done meanwhile.';
