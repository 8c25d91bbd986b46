-- The purge: in batches, safe to run twice, at once, or late. Only here, and where a person is erased, does an event go.

create function private.account_is_nobodys(user_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select not exists (select from public.young_person y where y.user_id = account_is_nobodys.user_id)
    and not exists (select from public.staff_member s where s.user_id = account_is_nobodys.user_id)
    and not exists (select from public.partner_member m where m.user_id = account_is_nobodys.user_id)
    and not exists (select from public.guardian g where g.user_id = account_is_nobodys.user_id)
$$;
comment on function private.account_is_nobodys(uuid) is 'Whether nothing here belongs to an account.';

create function private.forget_account(user_id uuid) returns void
language sql set search_path = '' security definer as $$
  -- Its sessions and codes go with it.
  delete from auth.users u where u.id = forget_account.user_id and private.account_is_nobodys(u.id)
$$;
comment on function private.forget_account(uuid) is 'Deletes an account to which nothing belongs.';

create function private.adds_to_case(command text) returns boolean
language sql immutable set search_path = '' as $$
  select command not in ('fetch_case', 'mark_journaled', 'ask_check_in', 'ask_collaboration', 'message_written',
    'save_reflection', 'share_reflection', 'delete_reflection', 'write_quote', 'decide_quote', 'answer_quote', 'take_back_quote')
$$;
comment on function private.adds_to_case(text) is 'Whether what happened stands in the case as the record system has it. Left out is the filing itself, a question that nobody has answered yet, and what is hers alone; what is added later counts until somebody says otherwise here.';

create function private.case_changed_at(need_id uuid) returns timestamptz
language sql stable set search_path = '' security definer as $$
  select greatest(
    (select max(n.ended_at) from public.need n where n.id in (select private.case_of(case_changed_at.need_id))),
    (select max(e.at) from public.event e where e.need_id in (select private.case_of(case_changed_at.need_id)) and private.adds_to_case(e.command)))
$$;
comment on function private.case_changed_at(uuid) is 'When a case last became another: by its end, or by what was answered after it.';

create function private.is_filed(need_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce(private.case_changed_at(need_id) <= (select max(e.exported_at) from private.case_export e where e.need_id in (select private.case_of(is_filed.need_id))), false)
$$;
comment on function private.is_filed(uuid) is 'Whether the record system has a case as it is: one that was taken up again, or in which something was answered since, has more to file.';

create function private.is_journaled(need_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select private.setting('journal_cases') is distinct from 'yes' or private.is_filed(is_journaled.need_id)
$$;
comment on function private.is_journaled(uuid) is 'Whether a case may go as far as the record system is concerned: it has it, or the municipality does not keep such cases there (setting journal_cases).';

create function private.count_gone(month date, what text, kind public.opening_kind, outcome text, district_id uuid, number bigint) returns void
language sql set search_path = '' security definer as $$
  insert into private.retention_count as c (month, what, kind, outcome, district_id, number)
  values (date_trunc('month', count_gone.month)::date, count_gone.what, count_gone.kind, count_gone.outcome, count_gone.district_id, count_gone.number::integer)
  on conflict on constraint counted_in_one_row do update set number = c.number + excluded.number
$$;
comment on function private.count_gone(date, text, public.opening_kind, text, uuid, bigint) is 'Adds to what is left of what has gone: a number.';

create function private.district_of(young_person_id uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  select s.district_id from public.young_person y join public.school_class k on k.id = y.class_id join public.school s on s.id = k.school_id where y.id = district_of.young_person_id
$$;
comment on function private.district_of(uuid) is 'The school district of a pupil; null outside the classes.';

create function private.leave_duty_done(young_person_id uuid, ids uuid[]) returns void
language sql set search_path = '' security definer as $$
  insert into private.duty_done as d (young_person_id, days, until)
  select leave_duty_done.young_person_id, count(*), coalesce(
      (select make_date(k.school_year + 1 + greatest(9 - k.grade, 0), 7, 31) from public.young_person y join public.school_class k on k.id = y.class_id where y.id = leave_duty_done.young_person_id),
      make_date(extract(year from private.today() - interval '7 months')::integer + 1 + greatest(9 - coalesce(private.grade_of(leave_duty_done.young_person_id), 9), 0), 7, 31))
  from public.placement_day x join public.application a on a.id = x.application_id join public.need n on n.id = a.need_id
  where n.id = any (ids) and n.is_duty and n.status = 'fulfilled' and x.state = 'came'
  having count(*) > 0
  on conflict on constraint duty_done_pkey do update set days = greatest(d.days, excluded.days), until = greatest(d.until, excluded.until)
$$;
comment on function private.leave_duty_done(uuid, uuid[]) is 'Keeps "5 dage gennemført" of a duty whose places are about to be forgotten, until 9th grade ends.';

create function private.forget_case(need_id uuid) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ids uuid[] := array(select private.case_of(forget_case.need_id));
  places uuid[]; one record; person uuid; district uuid; forgotten integer;
begin
  perform set_config('portal.purging', 'yes', true);
  perform d.id from public.need d where d.id = any (ids) order by d.id for update;
  select d.young_person_id into person from public.need d where d.id = any (ids) limit 1;
  district := private.district_of(person);
  for one in
    select private.local_day(n.ended_at) as day, 'need' as what, n.kind, n.status::text as outcome, count(*) as number from public.need n where n.id = any (ids) group by 1, n.kind, n.status
    union all
    select private.local_day(n.ended_at), 'application', n.kind, a.status::text, count(*) from public.application a join public.need n on n.id = a.need_id where n.id = any (ids) group by 1, n.kind, a.status
    union all
    select private.local_day(n.ended_at), 'placement', n.kind, p.status::text, count(*) from public.placement p join public.need n on n.id = p.need_id where n.id = any (ids) group by 1, n.kind, p.status
    union all
    select x.day, 'day', n.kind, x.state::text, count(*) from public.placement_day x join public.application a on a.id = x.application_id join public.need n on n.id = a.need_id
      where n.id = any (ids) group by x.day, n.kind, x.state
  loop
    -- What is only forgotten early, because she asked, is counted all the same.
    perform private.count_gone(coalesce(one.day, private.today()), one.what, one.kind, one.outcome, district, one.number);
  end loop;
  perform private.leave_duty_done(person, ids);
  for one in select a.id from public.application a where a.need_id = any (ids) order by a.id loop
    perform private.free_seats(one.id);
  end loop;
  select coalesce(array_agg(distinct a.host_id), '{}') into places from public.application a join public.host h on h.id = a.host_id and h.found_by is not null where a.need_id = any (ids);
  delete from public.need d where d.id = any (ids);
  get diagnostics forgotten = row_count;
  delete from public.host h where h.id = any (places) and not exists (select from public.application a where a.host_id = h.id);
  return forgotten;
end $$;
comment on function private.forget_case(uuid) is 'A case and all that hangs on it: wishes, days, answers, messages, events. Numbers stay, and of a duty that it is done. Seats are given back first: law 4 counts them.';

create function private.forget_messages(person uuid, kept uuid[]) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  hers text[] := array(
    select x from public.young_person y, unnest(array[y.email, y.phone]) x where y.id = person and x is not null
    union select x from public.guardian g, unnest(array[g.email, g.phone]) x where g.young_person_id = person and kept is null and x is not null);
  -- A mother is asked about two, and siblings have one phone: what stands at such an address is somebody else's until it says whose it is.
  shared text[] := array(
    select x from unnest(hers) x where exists (select from public.young_person y where y.id <> person and x in (y.email, y.phone))
      or exists (select from public.guardian g where g.young_person_id <> person and x in (g.email, g.phone)));
begin
  delete from private.outbox o using private.message_template t
    where t.template = o.template and o.state <> 'claimed' and o.template not like 'erasure_%' and (
      (kept is null and private.person_in_message(o.data, o.need_id) = person)
      or (t.audience in ('young_person', 'guardian') and (o.to_address = any (hers) or o.other_address = any (hers))
        and coalesce(private.person_in_message(o.data, o.need_id) = person, not (o.to_address = any (shared) or coalesce(o.other_address = any (shared), false)))));
  -- Where several happenings go in one mail, hers is taken out of it and the others stay.
  update private.outbox o set data = jsonb_set(o.data, '{items}', (
      select coalesce(jsonb_agg(i.item order by i.place), '[]') from jsonb_array_elements(o.data -> 'items') with ordinality i (item, place)
      where private.person_in_message(i.item -> 'data') is distinct from person or coalesce(private.need_in_message(i.item -> 'data') = any (kept), false)))
    where o.state <> 'claimed' and jsonb_typeof(o.data -> 'items') = 'array'
      and exists (select from jsonb_array_elements(o.data -> 'items') i (item) where private.person_in_message(i.item -> 'data') = person);
  delete from private.outbox o where o.template = 'partner_bundle' and o.state <> 'claimed' and o.data -> 'items' = '[]';
end $$;
comment on function private.forget_messages(uuid, uuid[]) is 'What was written to her, to her guardian, or about her: by what the message is about, and by address only where nobody else has it. kept: the needs that stay, whose messages to others stay too; null when nothing does.';

create function private.forget_person(young_person_id uuid) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person;
  one uuid;
begin
  perform set_config('portal.purging', 'yes', true);
  select p.* into y from public.young_person p where p.id = young_person_id for update;
  if y.id is null then
    return 0;
  end if;
  -- First: a message says by its need whom it is about.
  perform private.forget_messages(y.id, null);
  for one in select n.id from public.need n where n.young_person_id = y.id and n.split_from_id is null order by n.id loop
    perform private.forget_case(one);
  end loop;
  delete from private.address a where a.hash in (select private.address_hash(x) from unnest(array[y.email, y.phone]) x where x is not null);
  delete from private.command_receipt r where r.caller = y.user_id;
  delete from private.attempt t where t.caller = y.user_id;
  delete from private.class_import_line l where l.first_name = y.first_name and l.last_name = y.last_name and l.birth_date = y.birth_date;
  delete from public.event e where e.caller = y.user_id and e.young_person_id is null;
  delete from public.young_person p where p.id = y.id;
  perform private.forget_account(y.user_id);
  return 1;
end $$;
comment on function private.forget_person(uuid) is 'A young person, in every table, outbox and event. What others did stays, without her. The caller has seen to it that nothing is owed to her.';

-- ── A rule ──────────────────────────────────────────────────────────────────

create function private.purge_rule(r private.retention_rule, most integer) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  keep interval := private.setting(r.keep)::interval;
  due text := format('select x.ctid, (%s) as day, (%s) as outcome from %s x where ((%s) + $1)::date < private.today() order by 2, 1 limit $2', r.counts_from, r.outcome, r.table_name, r.counts_from);
  one record; done integer := 0;
begin
  -- Without a period nothing goes: no setting is no permission.
  if keep is null or most < 1 then
    return 0;
  end if;
  perform set_config('portal.purging', 'yes', true);
  if r.act in ('case', 'person', 'account') then
    for one in execute format('select x.id, (%s) as day from %s x where ((%s) + $1)::date < private.today() order by 2, 1 limit $2', r.counts_from, r.table_name, r.counts_from) using keep, most loop
      case r.act
        when 'case' then done := done + least(private.forget_case(one.id), 1);
        when 'person' then
          perform private.count_gone(one.day, r.name, null, null, private.district_of(one.id), 1);
          done := done + private.forget_person(one.id);
        when 'account' then
          perform private.forget_account(one.id);
          perform private.count_gone(one.day, r.name, null, null, null, 1);
          done := done + 1;
      end case;
    end loop;
    return done;
  end if;
  for one in execute format(
    case r.act
      when 'delete' then 'with due as materialized (%s for update of x skip locked), gone as (delete from %s x using due where x.ctid = due.ctid returning due.day, due.outcome)'
      else 'with due as materialized (%s for update of x skip locked), gone as (update %s x set %s from due where x.ctid = due.ctid returning due.day, due.outcome)' end
      || ' select date_trunc(''month'', gone.day)::date as month, gone.outcome, count(*) as number from gone group by 1, 2', due, r.table_name, r.sets) using keep, most
  loop
    perform private.count_gone(one.month, r.name, null, one.outcome, null, one.number);
    done := done + one.number;
  end loop;
  return done;
end $$;
comment on function private.purge_rule(private.retention_rule, integer) is 'One rule, for at most so many rows, the oldest first; what somebody else has locked is left for the next time. Returns how many went.';

create function private.warn_unused() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y record; warned integer := 0;
  wait interval := private.setting('warn_unused_account')::interval;
begin
  for y in
    select p.id, p.first_name, p.email, p.phone, (private.last_used_on(p) + private.setting('keep_unused_account')::interval)::date as last_day
    from public.young_person p where (private.account_ended_on(p, false) + wait)::date < private.today() for no key update skip locked
  loop
    insert into private.unused_warning as w (young_person_id) values (y.id) on conflict on constraint unused_warning_pkey do update set warned_on = private.today();
    perform private.send('account_unused', y.email, y.phone,
      jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name, 'until', greatest(y.last_day, private.today() + 28)) || private.contact_in_mails(y.id), 'account_unused:' || y.id || ':' || private.today());
    warned := warned + 1;
  end loop;
  return warned;
end $$;
comment on function private.warn_unused() is 'Tells whoever has not been here for a year that the account is going away, at least 28 days before.';

create function public.purge_due(most integer default 500) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r private.retention_rule;
  done integer; state text;
begin
  most := least(greatest(coalesce(most, 500), 1), 5000);
  done := private.run_due_part('warn_unused');
  for r in select x.* from private.retention_rule x order by x.place loop
    -- A savepoint for each: one rule that fails keeps no other from its day. Law 3 shows it, as it shows all that the clock cannot do.
    begin
      done := done + private.purge_rule(r, most - least(done, most));
      delete from private.due_failure f where f.step = 'purge_' || r.name;
    exception when others then
      get stacked diagnostics state = returned_sqlstate;
      continue when state in ('40001', '40P01', '55P03');
      raise warning 'retention: % failed (%)', r.name, state;
      insert into private.due_failure as f (step, subject, sql_state) values ('purge_' || r.name, '00000000-0000-0000-0000-000000000000', state)
      on conflict on constraint due_failure_pkey do update set sql_state = excluded.sql_state, times = f.times + 1, last_at = excluded.last_at;
    end;
  end loop;
  return done;
end $$;
comment on function public.purge_due(integer) is 'Worker only: what has been kept for its time goes, at most so many rows at once; who calls, calls again until nothing goes. Never an open need. Returns how many went.';

create function public.retention_periods() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_object_agg(k.key, private.setting(k.key)) from (select distinct s.key from public.setting s where s.key ~ '^(keep|warn)_' and s.key <> 'keep_sending_hours') k
$$;
comment on function public.retention_periods() is 'How long what is kept, as the settings say today: {"keep_placement": "13 months", …}. For the page about your data.';
grant execute on function public.purge_due(integer) to service_role;
grant execute on function public.retention_periods() to anon, authenticated, service_role;
