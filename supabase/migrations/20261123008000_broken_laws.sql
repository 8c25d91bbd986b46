-- What must never be seen in the data, law by law. What a constraint or a trigger keeps is asked again here, so that a
-- lost constraint shows; README.md of this folder says for every sentence of the laws what keeps it.

create function private.broken_by_dropping() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  obligatory integer := private.setting_number('obligatory_days', 5);
  objection integer := private.setting_number('objection_days', 5);
  today date := private.today();
begin
  return query select '1: an open need has a contact person who works here, a next actor and a date', n.id
  from public.need n join public.young_person y on y.id = n.young_person_id left join public.staff_member s on s.id = y.contact_id
  where n.ended_at is null and (s.id is null or s.left_at is not null or n.next_actor is null or n.due_on is null);

  return query
  with answering as materialized (select m.id, private.answers_on(m.id, today) as by_id from public.staff_member m),
  at_work as materialized (
    select w.id from answering w join public.staff_member s on s.id = w.by_id
    where s.left_at is null and (private.leave_on(s.id, today)).id is null)
  select '1: nobody at work answers for an open need', n.id
  from public.need n join public.young_person y on y.id = n.young_person_id
  where n.ended_at is null and y.contact_id not in (select w.id from at_work w);

  return query select '1: the days of the duty are neither done nor followed', y.id
  from public.young_person y join public.school_class k on k.id = y.class_id and k.has_duty
  join public.need n on n.young_person_id = y.id and n.is_duty
  group by y.id
  having count(*) filter (where n.ended_at is null or n.status = 'closed_with_help') = 0
    and coalesce(sum(n.days_wanted) filter (where n.status = 'fulfilled'), 0) < obligatory;

  return query select '1: the days of the duty do not add up', n.young_person_id
  from public.need n where n.is_duty
  group by n.young_person_id having sum(n.days_wanted) < obligatory;

  return query select '1: fulfilled with days missing', n.id
  from public.need n
  where n.status = 'fulfilled' and n.is_duty and n.days_wanted > private.days_of(n.id, '{came}');

  return query select '1: a need was closed without announcement and outcome', n.id from public.need n
  where n.status = 'closed_with_help' and (n.close_announced_at is null or n.close_outcome is null or n.close_on is null);

  return query select '1: a need was closed before the days to object were over', n.id from public.need n
  where n.status = 'closed_with_help'
    and ((n.ended_at at time zone 'Europe/Copenhagen')::date <= n.close_on
      or n.close_on < private.add_working_days((n.close_announced_at at time zone 'Europe/Copenhagen')::date, objection));

  return query select '1: nobody decided that a need is closed', n.id from public.need n
  where n.status = 'closed_with_help' and not exists (
    select from public.event e where e.need_id = n.id and e.command = 'announce_close' and e.actor in ('coordinator', 'secretariat'));

  return query select '1: a need that is announced as closing has no last day to object', n.id from public.need n
  where n.ended_at is null and num_nonnulls(n.close_outcome, n.close_announced_at, n.close_on) not in (0, 3);
end $$;
comment on function private.broken_by_dropping() is 'Law 1: nobody is dropped.';

create function private.broken_by_a_no() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  return query select '2: a no without a hand-over', a.id from public.application a where a.status = 'handed_on' and a.hand_over_id is null;

  return query select '2: a cancelled promise without a hand-over', e.need_id
  from (select x.need_id, x.partner_id, count(*) as taken_back from public.event x
    where x.lifecycle = 'placement' and x.command = 'cancel_by_host' group by x.need_id, x.partner_id) e
  where e.taken_back > (select count(*) from public.hand_over h
    where h.need_id = e.need_id and h.partner_id is not distinct from e.partner_id
      and not exists (select from public.application a where a.hand_over_id = h.id));

  return query select '2: a hand-over that gives nobody anything to do', h.id from public.hand_over h
  where (h.target = 'company_consultant' and not exists (
      select from public.task t where t.need_id = h.need_id and t.kind = 'help_on' and t.partner_id is not distinct from h.partner_id))
    or ((h.target = 'fourth_party' or (h.target = 'partner_in_network' and h.target_opening_id is null)) and not exists (
      select from public.task t where t.need_id = h.need_id and t.kind = 'tip' and t.partner_id is not distinct from h.partner_id));

  return query select '2: a partner that is closed still has somebody waiting', a.id
  from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id
  where a.status in ('waiting', 'live', 'offered') and p.status in ('paused', 'suspended', 'ended');

  return query select '2: a partner that is closed still has a promised place', x.id
  from public.placement x join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id join public.partner p on p.id = w.partner_id
  where (x.status in ('arranging', 'ready') and p.status in ('paused', 'suspended', 'ended'))
    or (x.status = 'under_way' and p.status = 'suspended');

  return query select '2: an opening that is closed still has somebody waiting', a.id
  from public.application a join public.opening o on o.id = a.opening_id
  where a.status in ('waiting', 'live', 'offered') and o.status <> 'published';
end $$;
comment on function private.broken_by_a_no() is 'Law 2: a no is a hand-over.';

create function private.broken_by_silence() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  return query select '3: the second clock was set anew', n.id
  from public.need n join public.need r on r.id = n.split_from_id where n.raised_at is distinct from r.raised_at;

  return query select '3: there is a wish, and the second clock does not run', n.id from public.need n
  where n.raised_at is null and exists (select from public.application a where a.need_id = n.id);

  return query select '3: the clock could not carry out: ' || f.step || ' ' || f.sql_state, f.subject from private.due_failure f;

  return query select '3: the second clock does not stop at the first offer', n.id from public.need n
  where n.first_offer_at is null and n.status in ('offered', 'arranged', 'under_way');

  return query select '3: with a partner, but no application is live', n.id from public.need n
  where n.status in ('with_partner', 'visit') and not exists (select from public.application a where a.need_id = n.id and a.status = 'live');

  return query select '3: offered, but no application is offered', n.id from public.need n
  where n.status = 'offered' and not exists (select from public.application a where a.need_id = n.id and a.status = 'offered');

  return query select '3: an application is live, but the need is elsewhere', a.id from public.application a join public.need n on n.id = a.need_id
  where (a.status = 'live' and n.status not in ('with_partner', 'visit')) or (a.status = 'offered' and n.status <> 'offered');

  return query select '3: arranged or under way, but there is no placement', n.id from public.need n
  where n.status in ('arranged', 'under_way') and not exists (
    select from public.placement p where p.need_id = n.id and p.status in ('arranging', 'ready', 'under_way'));

  return query select '3: a placement goes on, but the need is elsewhere', p.id from public.placement p join public.need n on n.id = p.need_id
  where (p.status in ('arranging', 'ready') and n.status <> 'arranged') or (p.status = 'under_way' and n.status <> 'under_way');

  return query select '3: the same partner twice', min(a.id::text)::uuid from public.application a join public.host h on h.id = a.host_id
  join public.workplace w on w.id = h.workplace_id where a.live_at is not null group by a.need_id, w.partner_id having count(*) > 1;

  return query select '3: more than two partners in a row', e.need_id
  from (select x.need_id, x.lifecycle, x.to_status,
      max(x.id) filter (where x.lifecycle = 'need' and x.to_status in ('with_coordinator', 'wishing', 'resting')) over (partition by x.need_id) as back_at, x.id
    from public.event x where x.need_id is not null) e
  where e.lifecycle = 'application' and e.to_status = 'live' and e.id > e.back_at
  group by e.need_id having count(*) > 2;
end $$;
comment on function private.broken_by_silence() is 'Law 3: silence has an owner, and time is not reset. What the worker owes after a date has passed is private.left_lying().';

create function private.left_lying() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
begin
  return query select '3: the date has passed and the turn has not gone back', n.id from public.need n
  where n.due_on < today and n.status in ('wishing', 'with_partner', 'visit', 'offered', 'resting');

  return query select '3: the date has passed and the secretariat has not been told', n.id from public.need n
  where n.due_on < today and n.secretariat_told_at is null and n.status in ('with_coordinator', 'arranged', 'under_way');

  return query select '3: a task for a young person is late and the secretariat has not been told', t.id from public.task t
  where t.due_on < today and t.done_at is null and t.secretariat_told_at is null and t.young_person_id is not null;

  return query select '3: the first day has come and the placement has not started', p.id from public.placement p
  where p.starts_on <= today and p.status in ('arranging', 'ready');
end $$;
comment on function private.left_lying() is 'What must be empty whenever the worker has just run, however late: no turn lies past its date without its next owner.';

create function private.broken_by_counting() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
begin
  return query select '4: taken seats are not the held ones', s.id from public.opening_seat s
  left join (select h.opening_seat_id, count(*) as held from public.seat_hold h group by h.opening_seat_id) c on c.opening_seat_id = s.id
  where s.taken <> coalesce(c.held, 0) or s.taken > s.seats;

  return query select '4: the total is not the applications that hold', o.id from public.opening o
  left join (select s.opening_id, count(distinct h.application_id) as held
    from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id group by s.opening_id) c on c.opening_id = o.id
  where o.places_taken <> coalesce(c.held, 0) or o.places_taken > o.seats_in_all;

  return query select '4: a seat is held for nothing', h.application_id
  from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id join public.application a on a.id = h.application_id
  left join public.placement p on p.application_id = a.id
  where a.status not in ('live', 'offered', 'accepted') or p.status = 'cancelled'
    or (p.status in ('interrupted', 'completed') and (s.day is null or s.day > (p.ended_at at time zone 'Europe/Copenhagen')::date));

  return query select '4: a day is taken where no seat is', d.id
  from public.placement_day d join public.application a on a.id = d.application_id
  where d.state in ('offered', 'planned') and d.day >= today
    and exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null)
    and not exists (select from public.opening_seat s join public.seat_hold h on h.opening_seat_id = s.id
      where s.opening_id = a.opening_id and s.day = d.day and h.application_id = a.id);

  return query select '4: a day is kept for what fell away', d.id
  from public.placement_day d join public.application a on a.id = d.application_id left join public.placement p on p.id = d.placement_id
  where (d.state = 'offered' and a.status not in ('live', 'offered'))
    or (d.state = 'planned' and d.day > today and p.status not in ('arranging', 'ready', 'under_way'));

  return query select '4: in two places at once', d.id from public.placement_day d join public.placement_day other
    on other.young_person_id = d.young_person_id and other.id > d.id and other.day = d.day
    and (other.from_time, other.to_time) overlaps (d.from_time, d.to_time);
end $$;
comment on function private.broken_by_counting() is 'Law 4: a seat is given once, and nobody is in two places at once.';

create function private.broken_by_exposing() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  return query select '5: sent without the guardian''s yes', a.id from public.application a join public.need n on n.id = a.need_id
  where a.status in ('live', 'offered') and private.guardian_needed(n.id, 'before_sent') and private.guardian_says(n.id) is distinct from 'yes';

  return query select '5: ready without the guardian''s yes', p.id from public.placement p
  where p.status = 'ready' and p.guardian_agreed_at is null and private.guardian_needed(p.need_id, 'agreement');

  return query select '5: younger on the first day than the opening asks', p.id
  from public.placement p join public.need n on n.id = p.need_id join public.young_person y on y.id = n.young_person_id
  join public.application a on a.id = p.application_id join public.opening o on o.id = a.opening_id
  where p.status in ('arranging', 'ready', 'under_way') and private.age_on(y.birth_date, p.starts_on) < o.min_age;

  return query select '5: against a rule for young people''s work: ' || b.rule, b.application_id from private.broken_rules() b;
end $$;
comment on function private.broken_by_exposing() is 'Law 5: minors are protected. What a partner reads in which step is no state but a read, and is tested there.';

create function private.broken_by_forgetting() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  -- Events of a day in a placement say how the day went: only statuses of the lifecycle count.
  return query
  with known as (select distinct t.lifecycle, t.to_status from private.transition t),
  last as (
    select e.lifecycle, coalesce(
        case e.lifecycle when 'need' then e.need_id when 'application' then e.application_id when 'placement' then e.placement_id
          when 'partner' then e.partner_id when 'opening' then e.opening_id end) as subject,
      (array_agg(e.to_status order by e.id desc))[1] as status
    from public.event e join known k on k.lifecycle = e.lifecycle and k.to_status = e.to_status group by 1, 2)
  select '7: the last event is not the present status', x.id from (
    select 'need' as lifecycle, n.id, n.status::text from public.need n
    union all select 'application', a.id, a.status::text from public.application a
    union all select 'placement', p.id, p.status::text from public.placement p
    union all select 'partner', q.id, q.status::text from public.partner q
    union all select 'opening', o.id, o.status::text from public.opening o) x
  left join last l on l.lifecycle = x.lifecycle and l.subject = x.id
  -- A partner or an opening may be older than the portal; what becomes of a person never is.
  where l.status <> x.status or (l.status is null and x.lifecycle not in ('partner', 'opening'));

  return query
  with known as (select distinct t.lifecycle, t.to_status from private.transition t),
  chain as (
    select e.need_id as subject, e.from_status,
      lag(e.to_status) over (partition by e.lifecycle, e.need_id, e.application_id, e.placement_id order by e.id) as was
    from public.event e join known k on k.lifecycle = e.lifecycle and k.to_status = e.to_status where e.lifecycle in ('need', 'application', 'placement'))
  select '7: an event does not begin where the one before it ended', c.subject from chain c where c.was <> c.from_status;

  return query select '7: an event about a need that she cannot read', e.need_id from public.event e
  where e.need_id is not null and e.young_person_id is null;
end $$;
comment on function private.broken_by_forgetting() is 'Law 7: every change leaves an event.';

create function private.broken_by_changing_hands() returns table (law text, subject uuid)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  return query select '8: a change of contact person without a note', c.id from public.contact_change c where length(trim(c.note)) < 3;

  return query select '8: the contact person is not the last one it was handed to', y.id from public.young_person y
  where (select c.to_id from public.contact_change c where c.young_person_id = y.id order by c.number desc limit 1) <> y.contact_id;

  return query
  with chain as (
    select c.young_person_id, c.from_id, lag(c.to_id) over (partition by c.young_person_id order by c.number) as was from public.contact_change c)
  select '8: handed over by somebody who did not have her', c.young_person_id from chain c where c.was <> c.from_id;

  return query select '8: changes of contact person are not the counted ones', coalesce(c.young_person_id, e.young_person_id)
  from (select x.young_person_id, count(*) as times, count(*) filter (where x.planned) as planned from public.contact_change x group by 1) c
  full join (select x.young_person_id, count(*) as times, count(*) filter (where x.code = 'planned') as planned
    from public.event x where x.lifecycle = 'contact' and x.command = 'change_contact' and x.young_person_id is not null group by 1) e
    on e.young_person_id = c.young_person_id
  where c.times is distinct from e.times or c.planned is distinct from e.planned;
end $$;
comment on function private.broken_by_changing_hands() is 'Law 8: one person, kept.';

create function private.broken_laws() returns table (law text, subject uuid)
language sql stable set search_path = '' security definer as $$
  select * from private.broken_by_dropping()
  union all select * from private.broken_by_a_no()
  union all select * from private.broken_by_silence()
  union all select * from private.broken_by_counting()
  union all select * from private.broken_by_exposing()
  union all select * from private.broken_by_forgetting()
  union all select * from private.broken_by_changing_hands()
$$;
comment on function private.broken_laws() is 'Every breach of the eight laws that the data shows. Always empty: tests call it after every random step, the seed before it commits. Law 6 (nothing changes on GET) is no state: tests/laws/reads.test.ts.';
