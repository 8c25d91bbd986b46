-- The same clock as the worker's, inside a hosted database: what is due happens though no server of ours runs.

create function private.schedule_clock() returns boolean
language plpgsql set search_path = '' security definer as $$
begin
  if to_regprocedure('cron.schedule(text, text, text)') is null then
    return false;
  end if;
  -- By name, so that a second call replaces the first. Worker and cron may run at the same moment: each takes what the other has not.
  execute $cron$
    select cron.schedule('ungegaranti: due dates', '* * * * *', 'select public.run_due_dates(1000)'),
      cron.schedule('ungegaranti: reminders', '*/5 * * * *', 'select public.run_reminders()'),
      cron.schedule('ungegaranti: retention', '17 * * * *', 'select public.purge_due(5000)')
  $cron$;
  return true;
end $$;
comment on function private.schedule_clock() is 'Lets pg_cron run what is due every minute, ask for reminders every fifth, and let go every hour what has been kept for its time, where pg_cron is. True when it is scheduled.';

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions e where e.name = 'pg_cron') then
    execute 'create extension if not exists pg_cron with schema pg_catalog';
  end if;
exception when others then
  -- Installed on the machine, but this server does not let it run: the worker does it all.
  raise notice 'pg_cron is not used here: %', sqlerrm;
end $$;

select private.schedule_clock();
