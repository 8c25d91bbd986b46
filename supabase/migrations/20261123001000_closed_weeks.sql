-- A partner's own closed weeks (public.partner_closure): announced by its owner, kept by those who wait.

create function private.is_shut_out(need_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (
    select from public.need n
    join public.application a on a.need_id = n.id and a.status = 'live'
    join public.host h on h.id = a.host_id
    where n.id = is_shut_out.need_id and n.status = 'with_partner'
      and private.is_closed(h.workplace_id, private.today()) and private.is_closed(h.workplace_id, n.due_on))
$$;
comment on function private.is_shut_out(uuid) is 'Whether she waits for a place that is closed today and on the day of the answer: closed after the date was given. Her contact person has it again at once.';

create function private.comes_while_closed(partner_id uuid, workplace_id uuid, first_day date, last_day date) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (
    select from public.application a join public.host h on h.id = a.host_id join public.workplace w on w.id = h.workplace_id
    where w.partner_id = comes_while_closed.partner_id and (comes_while_closed.workplace_id is null or w.id = comes_while_closed.workplace_id)
      and a.status in ('live', 'offered', 'accepted')
      and ((a.status = 'live' and a.visit_on between comes_while_closed.first_day and comes_while_closed.last_day)
        or exists (select from public.placement_day d where d.application_id = a.id and d.state in ('offered', 'planned')
          and d.day between comes_while_closed.first_day and comes_while_closed.last_day)))
$$;
comment on function private.comes_while_closed(uuid, uuid, date, date) is 'Whether somebody has been promised a visit or a day on one of these days.';

create function public.announce_closure(
  partner_id uuid, first_day date, last_day date, workplace_id uuid default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  made uuid; from_day date := first_day; to_day date := last_day; next_to record;
begin
  perform private.must_be_signed_in();
  if not private.owns(partner_id) and not private.looks_after(partner_id) then perform private.fail('not_allowed'); end if;
  if workplace_id is not null and not exists (
      select from public.workplace w where w.id = workplace_id and w.partner_id = announce_closure.partner_id) then
    perform private.fail('not_allowed');
  end if;
  if private.is_repeat(request_key, 'announce_closure', row(
      partner_id, first_day, last_day, workplace_id)) then
    return private.first_result(request_key);
  end if;
  perform p.id from public.partner p where p.id = partner_id for no key update;
  if first_day is null or first_day < private.today() or first_day > private.today() + 400 then
    perform private.fail('invalid_input', 'first_day', 'from_today_on');
  elsif last_day is null or last_day < first_day then
    perform private.fail('invalid_input', 'last_day', 'not_before_the_first');
  end if;
  if exists (select from public.partner_closure c where c.partner_id = announce_closure.partner_id
      and (c.workplace_id is null or workplace_id is null or c.workplace_id = announce_closure.workplace_id)
      and c.first_day <= announce_closure.last_day and c.last_day >= announce_closure.first_day) then
    perform private.fail('invalid_input', 'first_day', 'closed_already');
  end if;
  -- Weeks that follow upon each other are one closure: nobody is put off from month to month.
  loop
    select c.first_day, c.last_day into next_to from public.partner_closure c
    where c.partner_id = announce_closure.partner_id and (c.workplace_id is null or workplace_id is null or c.workplace_id = announce_closure.workplace_id)
      and ((c.last_day < from_day and private.add_working_days(c.last_day, 1) >= from_day)
        or (c.first_day > to_day and private.add_working_days(to_day, 1) >= c.first_day))
    limit 1;
    exit when not found;
    from_day := least(from_day, next_to.first_day);
    to_day := greatest(to_day, next_to.last_day);
  end loop;
  if to_day > from_day + 41 then
    perform private.fail('invalid_input', 'last_day', 'six_weeks_at_most');
  end if;
  if private.comes_while_closed(partner_id, workplace_id, first_day, last_day) then
    perform private.fail('invalid_input', 'first_day', 'somebody_comes');
  end if;
  insert into public.partner_closure (partner_id, workplace_id, first_day, last_day)
  values (partner_id, workplace_id, first_day, last_day) returning id into made;
  perform private.record('other', 'announce_closure', null, null, case when private.owns(partner_id) then 'partner'::public.actor else 'consultant' end,
    'self', partner => partner_id);
  return private.keep_result(request_key, made);
end $$;
comment on function public.announce_closure(uuid, date, date, uuid, uuid) is '"Vi holder lukket": first and last day, for all workplaces or one, six weeks in a row at most. Dates that were given stand; whoever is due in those days goes back to her contact person when they begin. Errors: invalid_input (from_today_on, not_before_the_first, closed_already, six_weeks_at_most, somebody_comes).';

create function public.remove_closure(closure_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  the_partner uuid := (select c.partner_id from public.partner_closure c where c.id = closure_id);
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'remove_closure', row(closure_id)) then return private.first_result(request_key); end if;
  if the_partner is null then perform private.fail('not_found'); end if;
  if not private.owns(the_partner) and not private.looks_after(the_partner) then perform private.fail('not_found'); end if;
  delete from public.partner_closure c where c.id = closure_id;
  perform private.record('other', 'remove_closure', null, null, case when private.owns(the_partner) then 'partner'::public.actor else 'consultant' end,
    'self', partner => the_partner);
  return private.keep_result(request_key, closure_id);
end $$;
comment on function public.remove_closure(uuid, uuid) is 'Open after all. Dates that were given with the closed days in mind stand. Errors: not_found.';

create function public.partner_closures(partner_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  if not private.belongs_to(partner_id) and not private.looks_after(partner_id) then perform private.fail('not_found'); end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'first_day', c.first_day, 'last_day', c.last_day, 'workplace', w.name,
      'due_before', (select count(*) from public.need n join public.application a on a.need_id = n.id and a.status = 'live'
        join public.host h on h.id = a.host_id join public.workplace v on v.id = h.workplace_id
        where n.status = 'with_partner' and v.partner_id = c.partner_id and (c.workplace_id is null or v.id = c.workplace_id)
          and n.due_on between c.first_day and c.last_day)) order by c.first_day, w.name nulls first), '[]')
    from public.partner_closure c left join public.workplace w on w.id = c.workplace_id
    where c.partner_id = partner_closures.partner_id and c.last_day >= private.today());
end $$;
comment on function public.partner_closures(uuid) is 'Closed weeks that are not over, and how many young people have a date of answer in them: those are answered before, or go back to their contact person. Members of the partner, and those who look after it.';

grant execute on function public.announce_closure(uuid, date, date, uuid, uuid), public.remove_closure(uuid, uuid), public.partner_closures(uuid) to authenticated;
