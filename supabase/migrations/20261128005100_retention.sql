-- Data that goes away. A clock deletes what has ended, on the day after its last one, and never an open need: law 1 comes
-- first. Whoever is on a class list with an open duty stays until the duty is done or closed with help by a person, or
-- she has left by the change of school year and it has ended there; only then do the days begin to count.

insert into public.setting (key, value) values
  -- A wish that led nowhere; a placement with its agreement, for claims; both from the day on which all of it had ended.
  ('keep_case', '6 months'), ('keep_placement', '13 months'), ('journal_cases', 'yes'),
  ('keep_conversation', '12 months'), ('keep_note', '13 months'), ('keep_task', '13 months'), ('keep_log', '13 months'),
  ('keep_guardian', '13 months'), ('keep_guardian_unanswered', '30 days'),
  ('keep_class_list', '30 days'), ('warn_unused_account', '12 months'), ('keep_unused_account', '13 months'),
  ('keep_sent', '30 days'), ('keep_receipts', '30 days'), ('keep_partner_people', '6 months'), ('keep_staff', '13 months'), ('keep_backups', '35 days');

create table private.retention_rule (
  name text primary key check (name ~ '^[a-z_]+$'),
  place smallint not null unique,
  table_name text not null,
  counts_from text not null,
  keep text not null check (keep ~ '^keep_[a-z_]+$'),
  act text not null check (act in ('delete', 'blank', 'case', 'person', 'account')),
  sets text check ((act = 'blank') = (sets is not null)),
  outcome text not null default 'null'
);
comment on table private.retention_rule is 'When what goes. Written by migrations alone; the periods are settings, which a municipality''s data protection officer and archive decide.';
comment on column private.retention_rule.name is 'For example "sent".';
comment on column private.retention_rule.place is 'Order: what hangs on something goes first, people last.';
comment on column private.retention_rule.table_name is 'Of private.data_map, or auth.users.';
comment on column private.retention_rule.counts_from is 'SQL over a row x: the local day from which the period counts; null while it has not ended, and then nothing happens.';
comment on column private.retention_rule.keep is 'The setting with the period: "13 months". The last day on which it is kept is that day plus the period.';
comment on column private.retention_rule.act is 'delete the row; blank what is personal in it; or forget a whole case, a person, an account.';
comment on column private.retention_rule.sets is 'For blank: what is set instead.';
comment on column private.retention_rule.outcome is 'SQL over a row x: what is counted of it, a code of ours.';

create table private.retention_count (
  month date not null,
  what text not null,
  kind public.opening_kind,
  outcome text,
  district_id uuid references public.school_district,
  number integer not null check (number > 0),
  constraint counted_in_one_row unique nulls not distinct (month, what, kind, outcome, district_id)
);
comment on table private.retention_count is 'What is left when it is gone: how many. No person, no id.';
comment on column private.retention_count.month is 'First day of the month in which it had ended.';
comment on column private.retention_count.what is 'need, placement, day, or the name of the rule.';
comment on column private.retention_count.kind is 'Which kind of place.';
comment on column private.retention_count.outcome is 'How it ended.';
comment on column private.retention_count.district_id is 'The school district.';
comment on column private.retention_count.number is 'How many.';
create index on private.retention_count (district_id);

create table private.duty_done (
  young_person_id uuid primary key references public.young_person on delete cascade,
  days smallint not null check (days between 1 and 250),
  until date not null
);
comment on table private.duty_done is '"5 dage gennemført": all that is left of the obligatory placement, so that nobody is asked to do it twice. Where and when is gone.';
comment on column private.duty_done.young_person_id is 'Who.';
comment on column private.duty_done.days is 'How many days were done.';
comment on column private.duty_done.until is 'The end of 9th grade, as it looked then.';

create table private.unused_warning (
  young_person_id uuid primary key references public.young_person on delete cascade,
  warned_on date not null default private.today()
);
comment on table private.unused_warning is 'Who was told that an account nobody has used is going away.';
comment on column private.unused_warning.young_person_id is 'Who.';
comment on column private.unused_warning.warned_on is 'When. Nobody''s goes sooner than 28 days after.';

create table private.case_export (
  need_id uuid primary key references public.need on delete cascade,
  exported_at timestamptz not null default private.now(),
  exported_by uuid references public.staff_member
);
comment on table private.case_export is 'Which cases the municipality''s record system has received (arkivbekendtgørelsen § 5, offentlighedsloven § 15).';
comment on column private.case_export.need_id is 'The need that the case began as.';
comment on column private.case_export.exported_at is 'When. A case that ended again after it is filed again.';
comment on column private.case_export.exported_by is 'Who said so; null when it was nobody of the secretariat.';
create index on private.case_export (exported_by);

alter table private.retention_rule enable row level security;
alter table private.retention_count enable row level security;
alter table private.duty_done enable row level security;
alter table private.unused_warning enable row level security;
alter table private.case_export enable row level security;

insert into private.data_map (table_name, ends, ends_with, personal, hers, mine) values
  ('private.retention_rule', 'never', null, '{}', null, null), ('private.retention_count', 'never', null, '{}', null, null),
  ('private.duty_done', 'rule', null, '{days}', 'x.young_person_id = $1', null),
  ('private.unused_warning', 'with', 'public.young_person', '{}', 'x.young_person_id = $1', null),
  ('private.case_export', 'with', 'public.need', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null);
insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values ('account_unused', 'young_person', 'in_hours', false, true, true);

-- ── From which day ──────────────────────────────────────────────────────────

create function private.local_day(at timestamptz) returns date
language sql stable parallel safe set search_path = '' as $$ select (local_day.at at time zone 'Europe/Copenhagen')::date $$;
comment on function private.local_day(timestamptz) is 'The day in Denmark on which something happened.';

create function private.case_of(need_id uuid) returns setof uuid
language sql stable rows 2 set search_path = '' security definer as $$
  with recursive family as (
    select n.id, n.young_person_id, n.is_duty from public.need n where n.id = private.root_need(case_of.need_id)
    union
    -- Both ways are within one person's needs: said first, so that it is looked up and not looked through.
    select n.id, n.young_person_id, n.is_duty from public.need n join family f on n.young_person_id = f.young_person_id
      and (n.split_from_id = f.id or (n.is_duty and f.is_duty)))
  select f.id from family f
$$;
comment on function private.case_of(uuid) is 'The needs that are one case: what was split from one, and all of the duty. They are kept together and go together.';

create function private.case_ended_on(need_id uuid, with_placement boolean) returns date
language sql stable set search_path = '' security definer as $$
  with c as (
    select n.ended_at, exists (select from public.placement p where p.need_id = n.id and p.status <> 'cancelled') as placed
    from public.need n where n.id in (select private.case_of(case_ended_on.need_id)))
  select case when bool_and(c.ended_at is not null) and bool_or(c.placed) = case_ended_on.with_placement then max(private.local_day(c.ended_at)) end
  from c
$$;
comment on function private.case_ended_on(uuid, boolean) is 'The day on which the last need of a case ended; null while one is open, or when it is of the other sort (with a placement, or without).';

create function private.last_ended_on(young_person_id uuid) returns date
language sql stable set search_path = '' security definer as $$
  select case when bool_and(n.ended_at is not null) then max(private.local_day(n.ended_at)) end
  from public.need n where n.young_person_id = last_ended_on.young_person_id
$$;
comment on function private.last_ended_on(uuid) is 'The day on which the last need of a young person ended; null while one is open, and for somebody who has none.';

create function private.is_open_case(young_person_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.need n where n.young_person_id = is_open_case.young_person_id and n.ended_at is null)
    or exists (select from public.task t where t.young_person_id = is_open_case.young_person_id and t.done_at is null)
$$;
comment on function private.is_open_case(uuid) is 'Whether somebody still owes her something: an open need, or a task.';

create function private.guardian_ended_on(g public.guardian, answered boolean) returns date
language sql stable set search_path = '' security definer as $$
  select case when not private.is_open_case(g.young_person_id) and answered = exists (
      select from private.guardian_request q where q.guardian_id = g.id and q.answer is not null)
    then greatest(private.local_day(g.named_at), private.last_ended_on(g.young_person_id)) end
$$;
comment on function private.guardian_ended_on(public.guardian, boolean) is 'From when the contact of a guardian who answered, or never did, is kept for nothing: the end of her last need.';

create function private.class_ends_on(class_id uuid) returns date
language sql stable set search_path = '' security definer as $$
  select make_date(k.school_year + 1, 7, 31) from public.school_class k where k.id = class_ends_on.class_id
$$;
comment on function private.class_ends_on(uuid) is 'The last day of a class: 31 July.';

create function private.list_ended_on(y public.young_person) returns date
language sql stable set search_path = '' security definer as $$
  -- Asked in the order of what it costs: most are in a class that runs, and are looked at no further.
  select case when y.user_id is not null or private.class_ends_on(y.class_id) >= private.today() then null
    when exists (select from public.need n where n.young_person_id = y.id) or private.is_open_case(y.id) then null
    else coalesce(private.class_ends_on(y.class_id),
      (select max(private.class_ends_on(s.from_class_id)) from private.roll_over_step s where s.young_person_id = y.id and s.outcome = 'moved'),
      -- Never in a class here: the end of the school year in which she came on the list.
      make_date(extract(year from private.local_day(y.created_at) - interval '7 months')::integer + 1, 7, 31)) end
$$;
comment on function private.list_ended_on(public.young_person) is 'For somebody without an account, of whom nothing else is kept: the end of her last school year here.';

create function private.last_used_on(y public.young_person) returns date
language sql stable set search_path = '' security definer as $$
  select private.local_day(greatest(y.created_at, u.last_sign_in_at, (select max(coalesce(s.updated_at, s.created_at)) from auth.sessions s where s.user_id = u.id)))
  from auth.users u where u.id = y.user_id
$$;
comment on function private.last_used_on(public.young_person) is 'When her account was last used.';

create function private.account_ended_on(y public.young_person, warned boolean) returns date
language sql stable set search_path = '' security definer as $$
  select case when y.user_id is null or private.class_ends_on(y.class_id) >= private.today() then null
    when not exists (select from public.need n where n.young_person_id = y.id) and not private.is_open_case(y.id) and warned = exists (select from private.unused_warning w where w.young_person_id = y.id
        and w.warned_on >= private.last_used_on(y) and w.warned_on + case when warned then 28 else 0 end <= private.today())
    then private.last_used_on(y) end
$$;
comment on function private.account_ended_on(public.young_person, boolean) is 'For somebody with an account, of whom nothing else is kept and who goes in no class here: when it was last used. warned: only if she has been told; else only if not.';

create function private.partner_ended_on(partner_id uuid) returns date
language sql stable set search_path = '' security definer as $$
  select private.local_day(coalesce((select max(e.at) from public.event e where e.partner_id = p.id and e.lifecycle = 'partner' and e.to_status = 'ended'), p.touched_at))
  from public.partner p where p.id = partner_ended_on.partner_id and p.status = 'ended'
$$;
comment on function private.partner_ended_on(uuid) is 'The day on which a partner ended; null while it has not.';

-- ── The rules ───────────────────────────────────────────────────────────────

insert into private.retention_rule (name, place, table_name, counts_from, keep, act, sets, outcome) values
  ('sent', 10, 'private.outbox',
    'case when x.state in (''sent'', ''given_up'', ''joined'', ''dropped'') then private.local_day(greatest(x.made_at, x.sent_at, x.bounced_at, case x.state when ''given_up'' then x.next_try_at end)) end',
    'keep_sent', 'delete', null, 'x.template'),
  ('receipts', 11, 'private.command_receipt', 'private.local_day(x.at)', 'keep_receipts', 'delete', null, 'x.command'),
  ('attempts', 12, 'private.attempt', 'private.local_day(x.at)', 'keep_receipts', 'delete', null, 'x.what'),
  ('addresses', 13, 'private.address', 'coalesce(private.local_day(greatest(x.news_at, x.doubtful_since)), ''2000-01-01'')', 'keep_log', 'delete', null, 'null'),
  ('lists', 14, 'private.class_import', 'private.local_day(x.made_at)', 'keep_receipts', 'delete', null, 'null'),
  ('acts_for_many', 15, 'private.bulk_act', 'private.local_day(x.at)', 'keep_receipts', 'delete', null, 'x.act'),
  ('digests', 16, 'private.digest', 'x.day', 'keep_receipts', 'delete', null, 'null'),
  ('conversations', 20, 'public.message', '(select private.local_day(n.ended_at) from public.need n where n.id = x.need_id)', 'keep_conversation', 'delete', null, 'x.part::text'),
  ('read_marks', 21, 'private.message_seen', '(select private.local_day(n.ended_at) from public.need n where n.id = x.need_id)', 'keep_conversation', 'delete', null, 'null'),
  ('cases', 30, 'public.need', 'case when x.split_from_id is null and x.ended_at < private.now() - private.setting(''keep_case'')::interval + interval ''3 days'' then private.case_ended_on(x.id, false) end', 'keep_case', 'case', null, 'null'),
  ('placements', 31, 'public.need',
    'case when x.split_from_id is null and x.ended_at < private.now() - private.setting(''keep_placement'')::interval + interval ''3 days'' and private.is_journaled(x.id)
      then private.case_ended_on(x.id, true) end', 'keep_placement', 'case', null, 'null'),
  ('found_places', 32, 'public.host',
    'case when x.workplace_id is null and not exists (select from public.application a where a.host_id = x.id) and not exists (select from public.placement p where p.host_id = x.id) then ''2000-01-01''::date end',
    'keep_receipts', 'delete', null, 'null'),
  ('tasks', 40, 'public.task', 'case when x.need_id is null then private.local_day(x.done_at) end', 'keep_task', 'delete', null, 'x.kind::text'),
  -- A task of a case stands for its hand-over (law 2) and goes with it; its words go first.
  ('task_words', 41, 'public.task', 'case when x.words <> '''' and x.kind <> ''bounced'' then private.local_day(x.done_at) end', 'keep_task', 'blank', 'words = ''''', 'null'),
  ('notes', 42, 'public.note', 'case when x.young_person_id is not null and not private.is_open_case(x.young_person_id)
    then greatest(private.local_day(x.at), private.last_ended_on(x.young_person_id)) end', 'keep_note', 'delete', null, 'null'),
  ('partner_notes', 43, 'public.note', 'case when x.partner_id is not null then private.partner_ended_on(x.partner_id) end', 'keep_partner_people', 'delete', null, 'null'),
  ('partner_tasks', 44, 'public.task', 'case when x.partner_id is not null and x.need_id is null then private.partner_ended_on(x.partner_id) end', 'keep_partner_people', 'delete', null, 'x.kind::text'),
  -- Both at once: that changes of contact person are counted is law 8.
  ('changes', 45, 'public.contact_change', 'private.local_day(x.at)', 'keep_log', 'delete', null, 'case when x.planned then ''planned'' else ''unplanned'' end'),
  ('log', 46, 'public.event', 'case when x.need_id is null then private.local_day(x.at) end', 'keep_log', 'delete', null, 'x.lifecycle || ''.'' || x.command'),
  ('guardians_replaced', 50, 'public.guardian', 'private.local_day(x.stopped_at)', 'keep_guardian_unanswered', 'delete', null, '''replaced'''),
  ('guardians_unanswered', 51, 'public.guardian', 'private.guardian_ended_on(x, false)', 'keep_guardian_unanswered', 'delete', null, '''unanswered'''),
  ('guardians', 52, 'public.guardian', 'private.guardian_ended_on(x, true)', 'keep_guardian', 'delete', null, '''answered'''),
  ('roll_overs', 55, 'private.roll_over', 'private.local_day(x.ran_at)', 'keep_log', 'delete', null, 'null'),
  ('roll_over_steps', 56, 'private.roll_over_step', '(select private.local_day(r.ran_at) from private.roll_over r where r.id = x.roll_over_id)', 'keep_log', 'delete', null, 'x.way'),
  ('delegations', 57, 'private.approval_delegation', 'make_date(x.school_year + 1, 7, 31)', 'keep_log', 'delete', null, 'null'),
  ('leave', 58, 'public.staff_leave', 'x.until_day', 'keep_log', 'delete', null, 'null'),
  ('partner_people', 60, 'public.partner_member', 'least(private.local_day(x.removed_at), private.partner_ended_on(x.partner_id))', 'keep_partner_people', 'delete', null, 'null'),
  ('partner_names', 61, 'public.partnership_agreement', 'case when x.accepted_by <> ''–'' then least(x.valid_to, private.partner_ended_on(x.partner_id)) end',
    'keep_partner_people', 'blank', 'accepted_by = ''–''', 'null'),
  ('partner_words', 62, 'public.partner', 'case when x.about || x.why || coalesce(x.review_note, '''') <> '''' then private.partner_ended_on(x.id) end',
    'keep_partner_people', 'blank', 'about = '''', why = '''', review_note = null', 'null'),
  ('partner_phones', 63, 'public.workplace', 'case when x.phone is not null then private.partner_ended_on(x.partner_id) end', 'keep_partner_people', 'blank', 'phone = null', 'null'),
  ('opening_names', 64, 'public.opening', 'case when x.meet_who || x.responsible_adult || coalesce(x.review_note, '''') not in (''–'', ''––'')
      then private.partner_ended_on((select w.partner_id from public.workplace w where w.id = x.workplace_id)) end',
    'keep_partner_people', 'blank', 'meet_who = ''–'', responsible_adult = case when responsible_adult = '''' then '''' else ''–'' end, review_note = null', 'null'),
  ('staff', 65, 'public.staff_member', 'case when x.name <> ''Tidligere medarbejder'' then private.local_day(x.left_at) end', 'keep_staff', 'blank',
    'name = ''Tidligere medarbejder'', title = ''–'', email = ''slettet-'' || id || ''@slettet.invalid'', phone = ''00000000'', user_id = null', 'null'),
  ('duties_done', 70, 'private.duty_done', 'greatest(x.until, (select private.class_ends_on(y.class_id) from public.young_person y join public.school_class k on k.id = y.class_id and k.grade <= 9
      where y.id = x.young_person_id))', 'keep_class_list', 'delete', null, 'null'),
  ('class_lists', 80, 'public.young_person', 'private.list_ended_on(x)', 'keep_class_list', 'person', null, '''listed'''),
  ('unused_accounts', 81, 'public.young_person', 'private.account_ended_on(x, true)', 'keep_unused_account', 'person', null, '''account'''),
  ('accounts_of_nobody', 90, 'auth.users', 'case when private.account_is_nobodys(x.id) then private.local_day(greatest(x.created_at, x.last_sign_in_at)) end',
    'keep_unused_account', 'account', null, 'null');
