-- For the municipality's record system: a case with a placement waits for it, one by one or a folder at a time. What lies in
-- a folder is new to nobody; only whoever says that it is filed lets the clock have it.

create table private.case_folder (
  need_id uuid primary key references public.need on delete cascade,
  folder_id uuid not null,
  made_at timestamptz not null default private.now(),
  made_by uuid references public.staff_member
);
comment on table private.case_folder is 'Which cases lie in a folder that was fetched for the record system and not yet reported as filed there.';
comment on column private.case_folder.need_id is 'The need that the case began as.';
comment on column private.case_folder.folder_id is 'Which folder: those that were fetched at once.';
comment on column private.case_folder.made_at is 'When. A case that ended again after it is new again.';
comment on column private.case_folder.made_by is 'By whom.';
create index on private.case_folder (folder_id);
create index on private.case_folder (made_by);
alter table private.case_folder enable row level security;

insert into private.data_map (table_name, ends, ends_with, hers, mine) values
  ('private.case_folder', 'with', 'public.need', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null);

-- ── One case ────────────────────────────────────────────────────────────────

create function private.papers_of_case(need_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ids uuid[] := array(select private.case_of(papers_of_case.need_id));
  person uuid := (select n.young_person_id from public.need n where n.id = papers_of_case.need_id);
  f record; found_rows jsonb; tables jsonb := '[]';
begin
  -- Whatever hangs on the need, on its wishes or on its placements, papers that are made later included. What she thought
  -- is hers alone, and what she said of a place she may take back on any day: neither is put where she cannot reach it.
  for f in
    select distinct on (t.name) t.name, a.attname as hangs_by,
      exists (select from pg_catalog.pg_attribute h where h.attrelid = t.oid and h.attname = 'host_id' and not h.attisdropped) as has_host
    from (select format('public.%I', c.relname) as name, c.oid from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r') t
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and not a.attisdropped and a.attname in ('need_id', 'application_id', 'placement_id')
    where t.name not in ('public.event', 'public.task', 'public.message', 'public.reflection', 'public.quote')
    order by t.name, array_position(array['need_id', 'application_id', 'placement_id'], a.attname::text)
  loop
    execute format('select coalesce(jsonb_agg(r.row order by r.row ->> ''day'', r.row ->> ''rank''), ''[]'') from (select to_jsonb(x) || %s as row from %s x where x.%I in (select %s)) r',
      case when f.has_host then 'jsonb_build_object(''place'', private.host_name(x.host_id))' else '''{}''' end, f.name, f.hangs_by,
      case f.hangs_by when 'need_id' then 'unnest($1)' when 'application_id' then 'a.id from public.application a where a.need_id = any ($1)'
        else 'p.id from public.placement p where p.need_id = any ($1)' end) using ids into found_rows;
    if found_rows <> '[]' then
      tables := tables || jsonb_build_object('table', f.name, 'rows', found_rows);
    end if;
  end loop;
  return jsonb_build_object('case', private.root_need(need_id), 'made_at', private.now(),
    'person', (select jsonb_build_object('first_name', y.first_name, 'last_name', y.last_name, 'birth_date', y.birth_date, 'class', k.name, 'school', coalesce(s.name, y.outside_school),
        'via_contact_only', y.via_contact_only)
      from public.young_person y left join public.school_class k on k.id = y.class_id left join public.school s on s.id = k.school_id where y.id = person),
    'needs', (select jsonb_agg(to_jsonb(n) order by n.opened_at) from public.need n where n.id = any (ids)), 'tables', tables);
end $$;
comment on function private.papers_of_case(uuid) is 'One case for the municipality''s record system: who, what, where and when, and every paper of it.';

create function public.case_file(need_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  person uuid := (select n.young_person_id from public.need n where n.id = need_id);
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  if person is null then perform private.fail('not_found'); end if;
  perform private.note_look(person);
  return private.papers_of_case(need_id);
end $$;
comment on function public.case_file(uuid) is 'One case, to be put into the record system; she sees that it was looked at. Secretariat only; not_found when there is none.';

-- ── Those that wait ─────────────────────────────────────────────────────────

create function private.first_of_case(need_id uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  select n.id from public.need n where n.id in (select private.case_of(first_of_case.need_id)) and n.split_from_id is null order by n.opened_at, n.id limit 1
$$;
comment on function private.first_of_case(uuid) is 'The need by which a case is known: of all that are one case, the first.';

create function private.folder_of(need_id uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  select f.folder_id from private.case_folder f where f.need_id = folder_of.need_id
    and not exists (select from public.need n where n.id in (select private.case_of(f.need_id)) and n.ended_at is null)
    and private.case_changed_at(f.need_id) <= f.made_at
$$;
comment on function private.folder_of(uuid) is 'The folder in which a case lies as it is; null when it lies in none, was taken up again or became another since.';

create function private.unfiled_cases(by_day date default null) returns table (need_id uuid, ended_on date, goes_on date)
language sql stable set search_path = '' security definer as $$
  with keep as (select private.setting('keep_placement')::interval as period),
  ended as materialized (
    select n.id, private.case_ended_on(n.id, true) as ended_on from public.need n, keep k
    where n.split_from_id is null and n.ended_at is not null
      -- No case ends before its first need did: for one month most are looked at no further.
      and (unfiled_cases.by_day is null or n.ended_at < unfiled_cases.by_day - k.period + interval '3 days')
      -- Nor is one that was filed after all that was ever done for her: that is what most are.
      and not exists (select from private.case_export x where x.need_id = n.id
        and x.exported_at >= (select max(m.ended_at) from public.need m where m.young_person_id = n.young_person_id)
        and not exists (select from public.event v where v.young_person_id = n.young_person_id and v.at > x.exported_at and private.adds_to_case(v.command))))
  select e.id, e.ended_on, (e.ended_on + k.period)::date + 1 from ended e, keep k
  where e.ended_on is not null and (unfiled_cases.by_day is null or (e.ended_on + k.period)::date < unfiled_cases.by_day)
    and e.id = private.first_of_case(e.id) and not private.is_filed(e.id)
$$;
comment on function private.unfiled_cases(date) is 'Cases with a placement that have ended and that the record system has not received, and the day on which each goes once it has. by_day: only those that go on that day or before.';

create function private.journal_horizon() returns date
language sql stable set search_path = '' as $$ select (private.today() + interval '1 month')::date $$;
comment on function private.journal_horizon() is 'How far the secretariat is told ahead: what goes within a month.';

create function private.journal_soon() returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('number', count(*), 'first_on', min(c.goes_on)) from private.unfiled_cases(private.journal_horizon()) c
$$;
comment on function private.journal_soon() is 'How many cases should go within a month, or should have gone, and are not in the record system; and the first day of them.';

create function public.journal_page() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  is_on boolean := coalesce(private.setting('journal_cases') = 'yes', false);
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  -- Where the municipality keeps none of them they go by themselves, and what is told is which within a month.
  return (with cases as materialized (
      select c.*, n.kind, y.first_name || ' ' || y.last_name as name, y.last_name, case when is_on then private.folder_of(c.need_id) end as folder_id
      from private.unfiled_cases(case when not is_on then private.journal_horizon() end) c
      join public.need n on n.id = c.need_id join public.young_person y on y.id = n.young_person_id)
    select jsonb_build_object('today', private.today(), 'at', private.now(), 'is_on', is_on, 'soon', private.journal_soon(), 'in_a_folder', private.cases_in_a_folder(),
      'cases', (select coalesce(jsonb_agg(jsonb_build_object('need_id', c.need_id, 'name', c.name, 'kind', c.kind,
        'ended_on', c.ended_on, 'goes_on', c.goes_on, 'folder_id', c.folder_id) order by c.goes_on, c.last_name, c.need_id), '[]') from cases c),
      'folders', (select coalesce(jsonb_agg(jsonb_build_object('id', g.folder_id, 'made_at', g.made_at, 'made_by', g.made_by, 'cases', g.number) order by g.made_at desc, g.folder_id), '[]')
        from (select c.folder_id, f.made_at, s.name as made_by, count(*) as number from cases c join private.case_folder f on f.need_id = c.need_id
          left join public.staff_member s on s.id = f.made_by where c.folder_id is not null group by 1, 2, 3) g)));
end $$;
comment on function public.journal_page() is 'The cases that wait for the record system, the oldest first, and the folders that were fetched and not reported as filed. Secretariat only.';

-- ── A folder ────────────────────────────────────────────────────────────────

create function private.cases_in_a_folder() returns integer
language sql immutable set search_path = '' as $$ select 100 $$;
comment on function private.cases_in_a_folder() is 'How many cases are fetched at once, at most.';

create function public.make_journal_folder(request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  folder uuid := gen_random_uuid();
  one record; laid integer := 0;
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'make_journal_folder', row()) then return private.first_result(request_key); end if;
  if private.setting('journal_cases') is distinct from 'yes' then perform private.fail('wrong_status', 'journal'); end if;
  -- Out of an older folder once the case has ended again, or become another.
  with changed as (
    select f.need_id from private.case_folder f where private.folder_of(f.need_id) is null and private.case_ended_on(f.need_id, true) is not null
      order by f.need_id for update)
  delete from private.case_folder f using changed c where f.need_id = c.need_id;
  for one in
    with laid as (
      insert into private.case_folder (need_id, folder_id, made_by)
        select c.need_id, folder, private.my_staff_id() from private.unfiled_cases() c where private.folder_of(c.need_id) is null
          order by c.goes_on, c.need_id limit private.cases_in_a_folder()
        -- Whoever presses in the same moment has laid it in a folder of their own.
        on conflict on constraint case_folder_pkey do nothing returning need_id)
    select l.need_id, n.young_person_id from laid l join public.need n on n.id = l.need_id order by l.need_id
  loop
    perform private.record('other', 'fetch_case', null, null, 'secretariat', 'self', one.young_person_id, one.need_id);
    laid := laid + 1;
  end loop;
  if laid = 0 then perform private.fail('wrong_status', 'no_new_cases'); end if;
  return private.keep_result(request_key, folder);
end $$;
comment on function public.make_journal_folder(uuid) is 'Lays the cases that lie in no folder into a new one, those that should go first first, at most so many at once. They wait there until somebody says that they are filed. Secretariat only. Errors: wrong_status, no_new_cases.';

create function public.journal_folder(folder_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  found jsonb;
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  -- A list names no place of somebody who is reached through her contact person alone: the case itself does.
  select jsonb_build_object('made_at', min(f.made_at), 'cases', jsonb_agg(jsonb_build_object('need_id', n.id, 'name', y.first_name || ' ' || y.last_name, 'birth_date', y.birth_date,
      'school', case when not y.via_contact_only then coalesce(s.name, y.outside_school) end, 'ask', case when y.via_contact_only then private.contact_of(y.id) ->> 'name' end,
      'kind', n.kind, 'status', (select x.status from public.need x where x.id in (select private.case_of(n.id)) order by x.ended_at desc, x.id limit 1),
      'ended_on', private.case_ended_on(n.id, true)) order by y.last_name, y.first_name, n.id))
    into found
    from private.case_folder f join public.need n on n.id = f.need_id join public.young_person y on y.id = n.young_person_id
    left join public.school_class k on k.id = y.class_id left join public.school s on s.id = k.school_id
    where f.folder_id = journal_folder.folder_id and private.folder_of(f.need_id) = f.folder_id;
  if found -> 'cases' = 'null' then perform private.fail('not_found'); end if;
  return found;
end $$;
comment on function public.journal_folder(uuid) is 'What lies in a folder, as its overview lists it; each case is read by case_file(). Secretariat only; not_found when nothing does.';

-- ── Filed ───────────────────────────────────────────────────────────────────

create function private.file_case(need_id uuid, as_of timestamptz) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  root uuid := private.first_of_case(need_id);
begin
  perform n.id from public.need n where n.id = root for no key update;
  if private.case_ended_on(root, true) is null or private.is_filed(root) or as_of is null or private.case_changed_at(root) > as_of then
    return false;
  end if;
  insert into private.case_export as e (need_id, exported_by) values (root, private.my_staff_id())
    on conflict on constraint case_export_pkey do update set exported_at = excluded.exported_at, exported_by = excluded.exported_by;
  delete from private.case_folder f where f.need_id = root;
  perform private.record('other', 'mark_journaled', null, null, 'secretariat', 'self', (select n.young_person_id from public.need n where n.id = root), root);
  return true;
end $$;
comment on function private.file_case(uuid, timestamptz) is 'The record system has a case as it was at a moment. False when it is not over, was reported before, or has become another since.';

create function private.file_cases(need_ids uuid[], as_of timestamptz) returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  one uuid; filed integer := 0;
begin
  -- In one order, so that two who report the same do not wait for each other.
  for one in select distinct x from unnest(need_ids) x order by x loop
    filed := filed + private.file_case(one, as_of)::integer;
  end loop;
  if filed = 0 then perform private.fail('not_found'); end if;
  return filed;
end $$;
comment on function private.file_cases(uuid[], timestamptz) is 'The record system has these cases as they were at a moment. Returns how many were new to it; not_found when none was.';

create function public.mark_journaled(need_ids uuid[], as_of timestamptz, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'mark_journaled', row(need_ids, as_of)) then return 0; end if;
  if coalesce(cardinality(need_ids), 0) = 0 then perform private.fail('invalid_input', 'need_ids', 'choose_somebody'); end if;
  return private.file_cases(need_ids, as_of);
end $$;
comment on function public.mark_journaled(uuid[], timestamptz, uuid) is 'The record system has received these cases as they were at as_of, the moment at which the page showed them: from now on the clock may let them go. What changed since stays. Secretariat only. Errors: not_found when none is left to file. Returns how many were.';

create function public.mark_folder_journaled(folder_id uuid, request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'mark_folder_journaled', row(folder_id)) then return 0; end if;
  -- One that was taken up again since is not as the folder has it, and stays. All of a folder were laid in it at once.
  return (select private.file_cases(array_agg(f.need_id), min(f.made_at)) from private.case_folder f
    where f.folder_id = mark_folder_journaled.folder_id and private.folder_of(f.need_id) = f.folder_id);
end $$;
comment on function public.mark_folder_journaled(uuid, uuid) is 'The record system has received all that lies in a folder. Secretariat only. Errors: not_found when nothing does, because a colleague said so before. Returns how many.';

grant execute on function public.case_file(uuid), public.journal_page(), public.make_journal_folder(uuid), public.journal_folder(uuid), public.mark_journaled(uuid[], timestamptz, uuid),
  public.mark_folder_journaled(uuid, uuid) to authenticated;
