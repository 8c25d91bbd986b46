-- Silence has an owner: what happens by itself when a date passes. Safe to run twice, at once, or late.

create function public.run_due_dates() returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  today date := private.today();
  n record; p record; a record; done integer := 0; contact record;
begin
  for p in
    select x.id, x.need_id from public.placement x where x.status in ('arranging', 'ready') and x.starts_on <= today order by x.need_id
  loop
    perform private.lock_need(p.need_id);
    perform private.start_placement(p.id, 'system', 'system');
    done := done + 1;
  end loop;

  for n in select d.id from public.need d where d.close_on < today and d.ended_at is null order by d.id for update skip locked loop
    -- The decision was a person's, announced with its outcome; nobody objected.
    for a in select x.id from public.application x where x.need_id = n.id and x.status in ('waiting', 'live', 'offered') loop
      perform private.free_seats(a.id);
      perform private.move('application', a.id, 'supersede', 'superseded', 'system', 'system');
    end loop;
    perform private.move('need', n.id, 'close_with_help', 'closed_with_help', 'system', 'system');
    perform private.tell_young_person(n.id, 'need_closed');
    done := done + 1;
  end loop;

  for n in
    select d.* from public.need d where d.due_on < today and d.status in ('with_partner', 'visit', 'offered', 'resting') order by d.id for update skip locked
  loop
    if n.status = 'resting' then
      perform private.move('need', n.id, 'wake', 'with_coordinator', 'system', 'system');
    else
      for a in select x.* from public.application x where x.need_id = n.id and x.status in ('live', 'offered') loop
        insert into public.hand_over (need_id, partner_id, reason, target, target_staff_id)
        select n.id, w.partner_id, 'no_answer', 'coordinator', y.contact_id
        from public.host h left join public.workplace w on w.id = h.workplace_id, public.young_person y
        where h.id = a.host_id and y.id = n.young_person_id
        returning id into a.hand_over_id;
        update public.application x set hand_over_id = a.hand_over_id where x.id = a.id;
        delete from public.placement_day d where d.application_id = a.id and d.state = 'offered';
        perform private.free_seats(a.id);
        perform private.move('application', a.id, 'return_overdue', 'handed_on', 'system', 'system');
      end loop;
      perform private.move('need', n.id, 'return_overdue', 'with_coordinator', 'system', 'system');
    end if;
    done := done + 1;
  end loop;

  -- A wish that has not been made goes back to the contact person, except where the duty has its own long date.
  for n in
    select d.id from public.need d where d.due_on < today and d.status = 'wishing' order by d.id for update skip locked
  loop
    perform private.move('need', n.id, 'return_overdue', 'with_coordinator', 'system', 'system');
    done := done + 1;
  end loop;

  -- The coordinator's own stays where it is; the secretariat is told, once for each date.
  for n in
    select d.id, d.young_person_id from public.need d
    where d.due_on < today and d.secretariat_told_at is null and d.status in ('with_coordinator', 'arranged', 'under_way')
    order by d.id for update skip locked
  loop
    update public.need d set secretariat_told_at = private.now() where d.id = n.id;
    perform private.record('need', 'tell_secretariat', null, null, 'system', 'system', n.young_person_id, n.id);
    done := done + 1;
  end loop;

  for p in select x.id from public.partner x where x.status = 'paused' and x.paused_until < today for update skip locked loop
    perform private.move('partner', p.id, 'resume_partner', 'active', 'system', 'system');
    done := done + 1;
  end loop;
  for p in
    select x.id from public.partner x where x.status = 'active'
      and (select max(g.valid_to) from public.partnership_agreement g where g.partner_id = x.id) < today + 60
    for update skip locked
  loop
    perform private.move('partner', p.id, 'ask_for_renewal', 'renewal_due', 'system', 'system');
    done := done + 1;
  end loop;
  for p in
    select x.id from public.opening x
    where x.status in ('published', 'full', 'paused')
      and exists (select from public.opening_seat s where s.opening_id = x.id and s.day is not null)
      and not exists (select from public.opening_seat s where s.opening_id = x.id and (s.day is null or s.day >= today))
      and not exists (select from public.application q where q.opening_id = x.id and q.status in ('waiting', 'live', 'offered'))
    for update skip locked
  loop
    perform private.move('opening', p.id, 'end_opening', 'expired', 'system', 'system');
    done := done + 1;
  end loop;
  done := done + private.messages_due();
  perform private.add_up_revisions();
  perform private.class_imports_due();
  return done;
end $$;
comment on function public.run_due_dates() is 'Worker only: starts placements, carries out announced closes, gives overdue turns back to the contact person, tells the secretariat of overdue contact persons, ends pauses. Never closes a need that nobody decided about. Returns how many rows it moved.';
grant execute on function public.run_due_dates() to service_role;

create function private.broken_laws() returns table (law text, subject uuid)
language sql stable set search_path = '' security definer as $$
  select '1: an open need has a contact person who works here, a next actor and a date', n.id
  from public.need n join public.young_person y on y.id = n.young_person_id left join public.staff_member s on s.id = y.contact_id
  where n.ended_at is null and (s.id is null or s.left_at is not null or n.next_actor is null or n.due_on is null)
  union all
  select '1: the days of the duty are neither done nor followed', y.id
  from public.young_person y join public.school_class k on k.id = y.class_id and k.has_duty
  where exists (select from public.need n where n.young_person_id = y.id and n.is_duty)
    and not exists (select from public.need n where n.young_person_id = y.id and n.is_duty and n.ended_at is null)
    and (select coalesce(sum(n.days_wanted), 0) from public.need n where n.young_person_id = y.id and n.is_duty and n.status = 'fulfilled') < private.setting_number('obligatory_days', 5)
    and not exists (select from public.need n where n.young_person_id = y.id and n.is_duty and n.status = 'closed_with_help')
  union all
  select '1: the days of the duty do not add up', n.young_person_id
  from public.need n where n.is_duty
  group by n.young_person_id having sum(n.days_wanted) < private.setting_number('obligatory_days', 5)
  union all
  select '1: a need was closed without announcement and outcome', n.id from public.need n
  where n.status = 'closed_with_help' and (n.close_announced_at is null or n.close_outcome is null)
  union all
  select '2: a no without a hand-over', a.id from public.application a where a.status = 'handed_on' and a.hand_over_id is null
  union all
  select '2: a cancelled promise without a hand-over', p.id from public.placement p
  join public.event e on e.placement_id = p.id and e.command = 'cancel_by_host'
  where not exists (select from public.hand_over h where h.need_id = p.need_id and h.at >= e.at)
  union all
  select '2: a partner that is closed still has somebody waiting', a.id
  from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id
  where a.status in ('live', 'offered') and p.status in ('paused', 'suspended', 'ended')
  union all
  select '3: the second clock was set anew', n.id from public.need n join public.need r on r.id = n.split_from_id where n.raised_at <> r.raised_at
  union all
  select '3: with a partner, but no application is live', n.id from public.need n
  where n.status in ('with_partner', 'visit') and not exists (select from public.application a where a.need_id = n.id and a.status = 'live')
  union all
  select '3: offered, but no application is offered', n.id from public.need n
  where n.status = 'offered' and not exists (select from public.application a where a.need_id = n.id and a.status = 'offered')
  union all
  select '3: an application is live, but the need is elsewhere', a.id from public.application a join public.need n on n.id = a.need_id
  where (a.status = 'live' and n.status not in ('with_partner', 'visit')) or (a.status = 'offered' and n.status <> 'offered')
  union all
  select '3: the same partner twice', min(a.id::text)::uuid from public.application a join public.host h on h.id = a.host_id
  join public.workplace w on w.id = h.workplace_id where a.live_at is not null group by a.need_id, w.partner_id having count(*) > 1
  union all
  select '4: taken seats are not the held ones', s.id from public.opening_seat s
  where s.taken <> (select count(*) from public.seat_hold h where h.opening_seat_id = s.id) or s.taken > s.seats
  union all
  select '4: the total is not the applications that hold', o.id from public.opening o
  where o.places_taken <> (select count(distinct h.application_id) from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id where s.opening_id = o.id)
  union all
  select '4: a seat is held for nothing', h.application_id from public.seat_hold h join public.application a on a.id = h.application_id
  where a.status not in ('live', 'offered', 'accepted')
  union all
  select '5: sent without the guardian''s yes', a.id from public.application a join public.need n on n.id = a.need_id
  where a.status in ('live', 'offered') and private.guardian_needed(n.id, 'before_sent') and private.guardian_says(n.id) is distinct from 'yes'
  union all
  select '7: the last event is not the present status', n.id from public.need n
  where (select e.to_status from public.event e where e.need_id = n.id and e.lifecycle = 'need' and e.to_status is not null order by e.id desc limit 1) is distinct from n.status::text
  union all
  select '8: a change of contact person without a note', c.id from public.contact_change c where length(trim(c.note)) < 3
  union all
  select '8: the contact person is not the last one it was handed to', y.id from public.young_person y
  where (select c.to_id from public.contact_change c where c.young_person_id = y.id order by c.number desc limit 1) <> y.contact_id
$$;
comment on function private.broken_laws() is 'Every breach of the eight laws that the data shows. Always empty: tests call it after every random step, the seed before it commits.';
