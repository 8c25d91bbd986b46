-- The demo travels in time ("spol frem"). Only the worker may say so, and only where the seed has let it: never with real people.

create function private.moved_to(day date, at_time time default null) returns interval
language sql stable set search_path = '' as $$
  -- The same time of day there, however often the clocks change on the way.
  select ((moved_to.day + coalesce(moved_to.at_time, real.here::time)) at time zone 'Europe/Copenhagen') - real.at
  from (select pg_catalog.transaction_timestamp() as at, pg_catalog.transaction_timestamp() at time zone 'Europe/Copenhagen' as here) real
$$;
comment on function private.moved_to(date, time) is 'How far private.clock must be moved for today to be this day, at the real time of day unless another is given.';

create function private.next_due() returns date
language sql stable set search_path = '' security definer as $$
  select min(x.day) from (
    select n.due_on + 1 as day from public.need n where n.ended_at is null
    union all select n.close_on + 1 from public.need n where n.ended_at is null
    union all select t.due_on + 1 from public.task t where t.done_at is null and t.young_person_id is not null
    union all select d.day from public.placement p, unnest(array[p.starts_on - 1, p.starts_on]) d (day) where p.status in ('arranging', 'ready')
    union all select p.paused_until + 1 from public.partner p where p.status = 'paused') x
  where x.day > private.today()
$$;
comment on function private.next_due() is 'The next day on which something happens by itself, or null.';

create function public.demo_clock() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('today', private.today(), 'real_today', (pg_catalog.transaction_timestamp() at time zone 'Europe/Copenhagen')::date,
    'next_due', private.next_due(), 'may_travel', c.may_travel)
  from private.clock c
$$;
comment on function public.demo_clock() is 'Worker only: the day of the portal, the real one, and the next on which something is due.';

create function public.travel(step text) returns jsonb
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  from_day date := private.today();
  to_day date;
  day date;
  -- When all that is asked of a morning has been asked, of those too who begin at ten.
  morning constant time := '09:30';
  hour time;
  first_event bigint := (select coalesce(max(e.id), 0) from public.event e);
begin
  perform c.only_row from private.clock c where c.may_travel for update;
  if not found then
    perform private.fail('not_allowed');
  end if;
  if step = 'back' then
    update private.clock c set moved_by = '0';
    -- What was to be sent in days that have not come is sent now.
    update private.outbox o set next_try_at = private.now() where o.state in ('waiting', 'held') and o.made_at > private.now();
  else
    to_day := case step when 'day' then from_day + 1 when 'week' then from_day + 7 when 'next_due' then least(coalesce(private.next_due(), from_day + 1), from_day + 120) end;
    if to_day is null then
      perform private.fail('invalid_input', 'step');
    end if;
    -- Every day is lived from its morning, so that all is as it would have become, whatever the real hour is; the last one until then.
    for day, hour in
      select d::date, morning from generate_series(from_day + 1, to_day, interval '1 day') d
      union all select to_day, real.hour from (select (pg_catalog.transaction_timestamp() at time zone 'Europe/Copenhagen')::time as hour) real where real.hour > morning
      order by 1, 2
    loop
      update private.clock c set moved_by = private.moved_to(day, hour);
      for round in 1..50 loop
        exit when public.run_due_dates(5000) = 0;
      end loop;
      perform private.remind_before_due();
    end loop;
    -- What goes by its date may go late: once, where the journey ends.
    for round in 1..50 loop
      exit when public.purge_due(5000) = 0;
    end loop;
  end if;
  -- Public pages tell of days: they are drawn anew.
  insert into private.revision default values;
  return public.demo_clock() || jsonb_build_object('from', from_day, 'moved', (
    select coalesce(jsonb_object_agg(x.what, x.n), '{}') from (
      select e.lifecycle || '.' || e.command as what, count(*) as n from public.event e where e.id > first_event and e.actor = 'system' group by 1) x));
end $$;
comment on function public.travel(text) is 'Worker only, in the demo only: on by a day, a week, or to the next day on which something is due (day, week, next_due), or back to the real day. Lives every day on the way and says what moved. Errors: not_allowed outside the demo.';

grant execute on function public.demo_clock(), public.travel(text) to service_role;
