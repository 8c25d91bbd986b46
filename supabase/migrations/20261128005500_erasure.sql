-- "Slet mine oplysninger": a request that a person decides within a month (databeskyttelsesforordningen art. 12, 17), and
-- what is erased stays erased after a restore. Nobody is dropped by it: a duty that is open is talked about, never erased.

insert into public.setting (key, value) values ('due_days_erasure', '30'), ('keep_erasure_requests', '13 months');

create table private.erasure_request (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid references public.young_person on delete set null,
  asked_at timestamptz not null default private.now(),
  due_on date not null,
  outcome text check (outcome in ('granted', 'partly', 'taken_back')),
  reason text check (reason in ('duty_open', 'journal_duty')),
  decided_at timestamptz,
  decided_by uuid references public.staff_member,
  constraint a_decision_has_an_outcome check ((outcome is null) = (decided_at is null)),
  constraint partly_says_why check ((outcome is not distinct from 'partly') = (reason is not null))
);
comment on table private.erasure_request is 'Who asked to be erased, by when it is decided, and how. Of somebody who is erased stays that a request was granted.';
comment on column private.erasure_request.id is 'Key.';
comment on column private.erasure_request.young_person_id is 'Who asked; null once she is erased.';
comment on column private.erasure_request.asked_at is 'When.';
comment on column private.erasure_request.due_on is 'By when it must be decided and told: a working day within due_days_erasure days.';
comment on column private.erasure_request.outcome is 'granted, partly, or taken_back by herself.';
comment on column private.erasure_request.reason is 'What stays, and why. duty_open: the days of the duty are not done. journal_duty: the municipality must keep a placement in its records (offentlighedsloven § 15).';
comment on column private.erasure_request.decided_at is 'When.';
comment on column private.erasure_request.decided_by is 'Who decided; null when she took it back.';
create unique index one_erasure_request_at_a_time on private.erasure_request (young_person_id) where outcome is null;
create index on private.erasure_request (decided_by);

create table private.erasure (
  subject uuid primary key,
  account uuid,
  scope text not null check (scope in ('all', 'duty_open', 'journal_duty')),
  erased_at timestamptz not null default private.now()
);
comment on table private.erasure is 'Who has been erased: ids and nothing else, for as long as a backup holds more. The worker keeps the same list outside the database, so that it outlives a restore.';
comment on column private.erasure.subject is 'Id that the young person had.';
comment on column private.erasure.account is 'Id that her account had.';
comment on column private.erasure.scope is 'all, or what was kept.';
comment on column private.erasure.erased_at is 'When.';

alter table private.erasure_request enable row level security;
alter table private.erasure enable row level security;
insert into private.data_map (table_name, ends, plain, hers) values ('private.erasure_request', 'rule', '{outcome,reason}', 'x.young_person_id = $1'), ('private.erasure', 'rule', '{scope}', null);
insert into private.retention_rule (name, place, table_name, counts_from, keep, act, outcome) values
  -- What told her that she is erased is the last thing that holds her address.
  ('farewells', 9, 'private.outbox', 'case when x.template like ''erasure_%'' and x.state in (''sent'', ''given_up'', ''dropped'') then ''2000-01-01''::date end', 'keep_receipts', 'delete', 'x.template'),
  ('erasure_requests', 48, 'private.erasure_request', 'private.local_day(x.decided_at)', 'keep_erasure_requests', 'delete', 'x.outcome'),
  ('erasures', 49, 'private.erasure', 'private.local_day(x.erased_at)', 'keep_backups', 'delete', 'x.scope');
-- About nobody: who is erased has no id that a message could carry.
insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms, about_nobody) values
  ('erasure_granted', 'young_person', 'in_hours', false, true, true, true), ('erasure_partly', 'young_person', 'in_hours', false, true, true, true);

-- ── What is erased ──────────────────────────────────────────────────────────

create function private.end_for_erasure(person uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  n public.need;
begin
  for n in select d.* from public.need d where d.young_person_id = person and d.ended_at is null and not d.is_duty order by d.id for update loop
    perform private.end_need_now(n, 'young_person', 'self');
    -- The place is told that it waits for nobody, without her name: the message stays when she is gone.
    update private.outbox o set need_id = null, data = o.data - 'first_name' - 'need_id' - 'application_id'
      where o.need_id = n.id and o.template in ('wish_withdrawn', 'no_longer_coming') and o.state in ('waiting', 'held');
    update public.task t set young_person_id = null, need_id = null
      where t.need_id = n.id and t.kind = 'confirm_own_place' and t.words like 'not_coming:%' and t.done_at is null;
  end loop;
end $$;
comment on function private.end_for_erasure(uuid) is 'Ends what she looks for, as she asked: places are free again and are told so. A duty is left as it is.';

create function private.forget_partly(person uuid, keep_placements boolean) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = person for update);
  kept uuid[]; one uuid;
begin
  perform set_config('portal.purging', 'yes', true);
  kept := array(select n.id from public.need n where n.young_person_id = y.id and (
    exists (select from public.need d where d.id in (select private.case_of(n.id)) and d.ended_at is null)
    or (keep_placements and exists (select from public.placement p join public.need d on d.id = p.need_id where d.id in (select private.case_of(n.id))))));
  perform private.forget_messages(y.id, kept);
  for one in select n.id from public.need n where n.young_person_id = y.id and n.split_from_id is null and n.id <> all (kept) order by n.id loop
    perform private.forget_case(one);
  end loop;
  delete from public.message m where m.need_id in (select n.id from public.need n where n.young_person_id = y.id);
  delete from private.message_seen m where m.need_id in (select n.id from public.need n where n.young_person_id = y.id);
  delete from public.note n where n.young_person_id = y.id;
  delete from public.cv c where c.young_person_id = y.id;
  delete from public.next_step s where s.young_person_id = y.id;
  update public.task t set words = '' where (t.young_person_id = y.id or t.need_id = any (kept)) and t.done_at is not null;
  update public.contact_change c set note = 'Slettet efter ønske' where c.young_person_id = y.id;
  update public.application a set own_words = '', reasons = '{}' where a.need_id = any (kept);
  update public.suggestion s set reason = '' where s.need_id = any (kept);
  update public.need n set interests = '{}', wish_weeks = '{}' where n.id = any (kept) and n.ended_at is not null;
  if not private.is_open_case(y.id) then
    delete from public.guardian g where g.young_person_id = y.id;
  end if;
  delete from public.host h where h.found_by = y.id and not exists (select from public.application a where a.host_id = h.id);
  delete from private.look l where l.young_person_id = y.id;
  delete from public.event e where e.young_person_id = y.id and e.need_id is null and e.lifecycle <> 'contact';
  delete from private.address a where a.hash in (select private.address_hash(x) from unnest(array[y.email, y.phone]) x where x is not null);
  delete from private.command_receipt r where r.caller = y.user_id;
  delete from private.attempt t where t.caller = y.user_id;
  update public.young_person p set user_id = null, email = null, phone = null, emergency_name = null, emergency_phone = null where p.id = y.id;
  perform private.forget_account(y.user_id);
end $$;
comment on function private.forget_partly(uuid, boolean) is 'Everything but what the law holds on to: name, birthday and class, an open duty with its contact person and guardian, and (keep_placements) the cases with a placement. Her account, numbers, words, messages and notes go.';

create function private.carry_out_erasure(person uuid, account uuid, scope text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if exists (select from public.young_person y where y.id = person) then
    perform private.end_for_erasure(person);
    if scope = 'all' then
      perform private.forget_person(person);
    else
      perform private.forget_partly(person, scope = 'journal_duty');
    end if;
  end if;
  if account is not null then
    perform private.forget_account(account);
  end if;
end $$;
comment on function private.carry_out_erasure(uuid, uuid, text) is 'Erases, all or what may go; nothing is left to do the second time.';

-- ── Asking and deciding ─────────────────────────────────────────────────────

create function public.ask_for_erasure(request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in());
  latest date := private.working_day_on_or_before(private.today() + private.setting_number('due_days_erasure', 30));
  made uuid; secretary uuid := private.secretary(); asked uuid;
begin
  if me is null then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'ask_for_erasure', row()) then return private.first_result(request_key); end if;
  insert into private.erasure_request (young_person_id, due_on) values (me, latest) on conflict do nothing returning id into made;
  if made is null then perform private.fail('already_exists'); end if;
  if secretary is not null then
    asked := private.make_task('erasure_request', secretary, me);
    update public.task t set due_on = latest where t.id = asked;
  end if;
  perform private.record('other', 'ask_for_erasure', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, made);
end $$;
comment on function public.ask_for_erasure(uuid) is 'A young person asks to be erased; no reason is asked for. The secretariat gets it as a task with a date. Errors: not_allowed for an account that is no young person, already_exists while one is open.';

create function public.take_back_erasure(request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in());
  done uuid;
begin
  if private.is_repeat(request_key, 'take_back_erasure', row()) then return private.first_result(request_key); end if;
  update private.erasure_request r set outcome = 'taken_back', decided_at = private.now() where r.young_person_id = me and r.outcome is null returning r.id into done;
  if done is null then perform private.fail('not_found'); end if;
  update public.task t set done_at = private.now() where t.young_person_id = me and t.kind = 'erasure_request' and t.done_at is null;
  perform private.record('other', 'take_back_erasure', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, done);
end $$;
comment on function public.take_back_erasure(uuid) is 'She would rather stay after all. Errors: not_found when nothing is asked for.';

create function private.holds_on(person uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object(
    'duty_open', exists (select from public.need n where n.young_person_id = person and n.is_duty and n.ended_at is null),
    'placements', (select count(*) from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = person and p.status <> 'cancelled'),
    'open_needs', (select count(*) from public.need n where n.young_person_id = person and not n.is_duty and n.ended_at is null))
$$;
comment on function private.holds_on(uuid) is 'What stands in the way of erasing somebody: an open duty, placements that may belong in the records; and how many needs end by it.';

create function public.my_erasure() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in());
begin
  if me is null then
    return null;
  end if;
  return private.holds_on(me) || jsonb_build_object('contact', private.contact_of(me),
    'request', (select jsonb_build_object('asked_on', private.local_day(r.asked_at), 'due_on', r.due_on) from private.erasure_request r where r.young_person_id = me and r.outcome is null));
end $$;
comment on function public.my_erasure() is 'What the caller has asked for, and what erasing would mean: an open duty stays, and who talks with her about it. Null for an account that is no young person. Errors: not_signed_in.';

create function public.erasure_requests() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  return jsonb_build_object('today', private.today(),
    'waiting', (select coalesce(jsonb_agg(private.holds_on(y.id) || jsonb_build_object('id', r.id, 'young_person_id', y.id, 'name', y.first_name || ' ' || y.last_name,
        'asked_on', private.local_day(r.asked_at), 'due_on', r.due_on, 'late', r.due_on < private.today(), 'contact', private.contact_of(y.id),
        'incident', exists (select from public.task t where t.young_person_id = y.id and t.kind = 'incident' and t.done_at is null),
        'days_untold', (select count(*) from public.placement_day d where d.young_person_id = y.id and d.state = 'planned' and d.day < private.today())) order by r.due_on, r.asked_at), '[]')
      from private.erasure_request r join public.young_person y on y.id = r.young_person_id where r.outcome is null),
    'decided', (select coalesce(jsonb_object_agg(g.outcome, g.n), '{}') from (
      select r.outcome, count(*) as n from private.erasure_request r where r.decided_at > private.now() - interval '1 year' group by r.outcome) g));
end $$;
comment on function public.erasure_requests() is 'Who waits for a decision, and how many there were in a year: also whether something has happened that nobody has finished, and how many days nobody has told of. Secretariat only.';

create function public.decide_erasure(request_id uuid, outcome text, reason text default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r private.erasure_request; y public.young_person;
  contact jsonb;
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'decide_erasure', row(request_id, outcome, reason)) then return private.first_result(request_key); end if;
  select x.* into r from private.erasure_request x where x.id = request_id for update;
  if r.id is null then perform private.fail('not_found'); end if;
  if r.outcome is not null then perform private.fail('wrong_status', 'erasure'); end if;
  if outcome is null or outcome not in ('granted', 'partly') then perform private.fail('invalid_input', 'outcome'); end if;
  if outcome = 'partly' and (reason is null or reason not in ('duty_open', 'journal_duty')) then perform private.fail('invalid_input', 'reason'); end if;
  if (outcome = 'granted' or reason = 'journal_duty') and (private.holds_on(r.young_person_id) ->> 'duty_open')::boolean then perform private.fail('duty_cannot_end'); end if;
  if reason = 'duty_open' and not (private.holds_on(r.young_person_id) ->> 'duty_open')::boolean then perform private.fail('invalid_input', 'reason'); end if;
  select p.* into y from public.young_person p where p.id = r.young_person_id;
  contact := private.contact_in_mails(y.id);
  update public.task t set done_at = private.now() where t.young_person_id = y.id and t.kind = 'erasure_request' and t.done_at is null;
  update private.erasure_request x set outcome = decide_erasure.outcome, reason = case when decide_erasure.outcome = 'partly' then decide_erasure.reason end,
    decided_at = private.now(), decided_by = private.my_staff_id() where x.id = r.id;
  insert into private.erasure (subject, account, scope) values (y.id, y.user_id, case outcome when 'granted' then 'all' else reason end)
    on conflict on constraint erasure_pkey do update set account = excluded.account, scope = excluded.scope, erased_at = excluded.erased_at;
  perform private.carry_out_erasure(y.id, y.user_id, case outcome when 'granted' then 'all' else reason end);
  -- Afterwards: what was written to her before is gone, and this is the one thing that is left to send.
  perform private.send('erasure_' || outcome, y.email, y.phone, contact || jsonb_strip_nulls(jsonb_build_object('reason', reason)), 'erasure:' || r.id);
  perform private.record('other', 'decide_erasure', null, null, 'secretariat', 'self', case when outcome = 'partly' then y.id end, code => outcome);
  return private.keep_result(request_key, r.id);
end $$;
comment on function public.decide_erasure(uuid, text, text, uuid) is 'Granted, or partly with a reason from the list; carried out at once and told to her. Secretariat only. Errors: duty_cannot_end while her duty is open (only partly, duty_open, then), wrong_status when it is decided.';

grant execute on function public.ask_for_erasure(uuid), public.take_back_erasure(uuid), public.my_erasure(), public.erasure_requests(), public.decide_erasure(uuid, text, text, uuid) to authenticated;

-- ── After a restore ─────────────────────────────────────────────────────────

create function public.erasures_kept() returns table (subject uuid, account uuid, scope text, erased_at timestamptz)
language sql stable security definer set search_path = '' as $$ select e.subject, e.account, e.scope, e.erased_at from private.erasure e order by e.erased_at, e.subject $$;
comment on function public.erasures_kept() is 'Worker only: who has been erased while a backup may still hold them. Ids and no more.';

create function public.replay_erasures(subjects uuid[], accounts uuid[], scopes text[], erased_ats timestamptz[]) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  i integer; replayed integer := 0;
begin
  for i in 1 .. coalesce(cardinality(subjects), 0) loop
    -- One that this database remembers was carried out in it. One that it does not was restored from before.
    insert into private.erasure (subject, account, scope, erased_at) values (subjects[i], accounts[i], scopes[i], erased_ats[i])
      on conflict on constraint erasure_pkey do nothing;
    if found then
      update private.erasure_request r set outcome = case scopes[i] when 'all' then 'granted' else 'partly' end, reason = nullif(scopes[i], 'all'), decided_at = erased_ats[i]
        where r.young_person_id = subjects[i] and r.outcome is null;
      perform private.carry_out_erasure(subjects[i], accounts[i], scopes[i]);
      replayed := replayed + 1;
    end if;
  end loop;
  return replayed;
end $$;
comment on function public.replay_erasures(uuid[], uuid[], text[], timestamptz[]) is 'Worker only, at its start: erases again whoever a restore has brought back. Safe to call every time. Returns how many this database did not know of.';
grant execute on function public.erasures_kept(), public.replay_erasures(uuid[], uuid[], text[], timestamptz[]) to service_role;
