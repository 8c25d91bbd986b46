-- "Mine data": everything that is stored about whoever asks (databeskyttelsesforordningen art. 15 and 20), read from
-- private.data_map, so that a new table or column comes along by itself.

create function private.without_tokens(anything jsonb) returns jsonb
language plpgsql immutable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  return case jsonb_typeof(anything)
    when 'object' then (select coalesce(jsonb_object_agg(f.key, private.without_tokens(f.value)), '{}') from jsonb_each(anything) f where f.key !~ '(^|_)token$')
    when 'array' then (select coalesce(jsonb_agg(private.without_tokens(e.one) order by e.place), '[]') from jsonb_array_elements(anything) with ordinality e (one, place))
    else anything end;
end $$;
comment on function private.without_tokens(jsonb) is 'The same without the secrets of links, however deep they lie: a mail may carry other mails.';

create function private.messages_of(found_rows jsonb, person uuid, addresses text[]) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(o.row || jsonb_build_object('data', private.without_tokens(o.row -> 'data') || case
        -- Of several happenings in one mail to somebody else she gets what is about her.
        when jsonb_typeof(o.row -> 'data' -> 'items') = 'array' and not o.to_me then jsonb_build_object('items',
          (select coalesce(jsonb_agg(private.without_tokens(i.item) order by i.place), '[]') from jsonb_array_elements(o.row -> 'data' -> 'items') with ordinality i (item, place)
            where private.person_in_message(i.item -> 'data') = person))
        else '{}' end)
      || case when o.to_me then '{}'
        else jsonb_build_object('to_address', private.masked_address(o.row ->> 'to_address', null), 'other_address', null) end), '[]')
  from (select m.row, m.row ->> 'to_address' = any (addresses) as to_me, private.person_in_message(m.row -> 'data', (m.row ->> 'need_id')::uuid) as about
    from jsonb_array_elements(found_rows) m (row)) o
  join private.message_template t on t.template = o.row ->> 'template'
  -- Siblings have one number: a message to the other one is the other one's.
  where person is null or o.about is null or o.about = person or t.audience not in ('young_person', 'guardian')
$$;
comment on function private.messages_of(jsonb, uuid, text[]) is 'Messages as whoever they are about, or to, may read them: no secret of a link, with which she would answer as her guardian; no address of others; nothing about anybody else.';

create function private.rows_about(table_name text, condition text, secret text[], person uuid, account uuid, addresses text[]) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  found_rows jsonb;
begin
  -- Conditions and names come from private.data_map, which only migrations fill; who asks is passed by value.
  execute format('select coalesce(jsonb_agg(r.row order by r.row::text), ''[]'') from (select to_jsonb(x) - %L::text[] as row from %s x where %s) r', secret, table_name, condition)
    using person, account, addresses into found_rows;
  if table_name = 'private.outbox' then
    found_rows := private.messages_of(found_rows, person, addresses);
  end if;
  return found_rows;
end $$;
comment on function private.rows_about(text, text, text[], uuid, uuid, text[]) is 'The rows of one table of private.data_map that are about somebody, whole but for the secrets of links.';

create function private.account_facts(account uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object(
    'account', (select jsonb_object_agg(f.key, f.value) from auth.users u, jsonb_each(to_jsonb(u)) f
      where u.id = account and f.key in ('id', 'email', 'phone', 'created_at', 'last_sign_in_at', 'email_confirmed_at', 'phone_confirmed_at')),
    'sessions', (select coalesce(jsonb_agg((select jsonb_object_agg(f.key, f.value) from jsonb_each(to_jsonb(s)) f
        where f.key in ('created_at', 'updated_at', 'user_agent', 'ip')) order by s.created_at), '[]') from auth.sessions s where s.user_id = account))
$$;
comment on function private.account_facts(uuid) is 'What is kept of an account itself: address, number, and when somebody signed in with it.';

create function private.data_about(person uuid, account uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  m private.data_map;
  addresses text[] := array(
    select a from (
      select y.email as a from public.young_person y where y.id = person union select y.phone from public.young_person y where y.id = person
      union select u.email from auth.users u where u.id = account
      union select p.email from public.partner_member p where p.user_id = account union select s.email from public.staff_member s where s.user_id = account) x where a is not null);
  condition text; found_rows jsonb; tables jsonb := '[]';
begin
  for m in select x.* from private.data_map x where x.hers is not null or x.mine is not null order by x.table_name loop
    condition := concat_ws(' or ', case when person is not null then '(' || m.hers || ')' end, '(' || m.mine || ')');
    continue when condition = '';
    found_rows := private.rows_about(m.table_name, condition, m.secret, person, account, addresses);
    if found_rows <> '[]' then
      tables := tables || jsonb_build_object('table', m.table_name, 'rows', found_rows);
    end if;
  end loop;
  return private.account_facts(account) || jsonb_build_object('made_at', private.now(), 'tables', tables);
end $$;
comment on function private.data_about(uuid, uuid) is 'Everything about a young person, or about whoever an account belongs to, table by table.';

create function public.my_data() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := private.must_be_signed_in();
begin
  return private.data_about((select y.id from public.young_person y where y.user_id = me), me);
end $$;
comment on function public.my_data() is 'Everything that is stored about the caller, as a young person, a guardian with an account, a member of a partner or staff: {"account", "sessions", "tables": [{"table", "rows"}]}. Errors: not_signed_in.';
grant execute on function public.my_data() to authenticated;

-- ── For the record system ───────────────────────────────────────────────────

create function private.case_file(need_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  ids uuid[] := array(select private.case_of(case_file.need_id));
  person uuid := (select n.young_person_id from public.need n where n.id = case_file.need_id);
  f record; found_rows jsonb; tables jsonb := '[]';
begin
  -- Whatever hangs on the need, on its wishes or on its placements, papers that are made later included.
  for f in
    select distinct on (t.name) t.name, a.attname as hangs_by from (
      select format('public.%I', c.relname) as name, c.oid from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r') t
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and not a.attisdropped and a.attname in ('need_id', 'application_id', 'placement_id')
    where t.name not in ('public.event', 'public.task', 'public.message')
    order by t.name, array_position(array['need_id', 'application_id', 'placement_id'], a.attname::text)
  loop
    execute format('select coalesce(jsonb_agg(to_jsonb(x)), ''[]'') from %s x where x.%I in (select %s)', f.name, f.hangs_by,
      case f.hangs_by when 'need_id' then 'unnest($1)' when 'application_id' then 'a.id from public.application a where a.need_id = any ($1)'
        else 'p.id from public.placement p where p.need_id = any ($1)' end) using ids into found_rows;
    if found_rows <> '[]' then
      tables := tables || jsonb_build_object('table', f.name, 'rows', found_rows);
    end if;
  end loop;
  return jsonb_build_object('case', private.root_need(need_id), 'made_at', private.now(),
    'person', (select jsonb_build_object('first_name', y.first_name, 'last_name', y.last_name, 'birth_date', y.birth_date, 'class', k.name, 'school', coalesce(s.name, y.outside_school))
      from public.young_person y left join public.school_class k on k.id = y.class_id left join public.school s on s.id = k.school_id where y.id = person),
    'needs', (select jsonb_agg(to_jsonb(n) order by n.opened_at) from public.need n where n.id = any (ids)), 'tables', tables);
end $$;
comment on function private.case_file(uuid) is 'One case for the municipality''s record system: who, what, where and when, and every paper of it.';

create function private.cases_to_journal() returns table (need_id uuid, ended_on date, goes_on date)
language sql stable set search_path = '' security definer as $$
  select c.id, c.ended_on, (c.ended_on + private.setting('keep_placement')::interval)::date + 1
  from (select n.id, private.case_ended_on(n.id, true) as ended_on from public.need n where n.ended_at is not null and n.split_from_id is null) c
  where c.ended_on is not null and private.setting('journal_cases') = 'yes' and not private.is_journaled(c.id)
$$;
comment on function private.cases_to_journal() is 'Cases with a placement that have ended and that the record system has not received: they stay until it has.';

create function public.journal_page() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  return (select jsonb_build_object('today', private.today(), 'is_on', coalesce(private.setting('journal_cases') = 'yes', false),
      'cases', coalesce(jsonb_agg(jsonb_build_object('need_id', c.need_id, 'name', y.first_name || ' ' || y.last_name, 'kind', n.kind,
        'ended_on', c.ended_on, 'goes_on', c.goes_on) order by c.goes_on, y.last_name), '[]'))
    from private.cases_to_journal() c join public.need n on n.id = c.need_id join public.young_person y on y.id = n.young_person_id);
end $$;
comment on function public.journal_page() is 'The cases that wait for the record system, the oldest first. Secretariat only.';

create function public.case_file(need_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  if not exists (select from public.need n where n.id = need_id) then perform private.fail('not_found'); end if;
  return private.case_file(need_id);
end $$;
comment on function public.case_file(uuid) is 'One case, to be put into the record system. Secretariat only; not_found when there is none.';

create function public.mark_journaled(need_ids uuid[], request_key uuid default null) returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  one uuid; marked integer := 0;
begin
  perform private.must_be_secretariat();
  if private.is_repeat(request_key, 'mark_journaled', row(need_ids)) then return 0; end if;
  if coalesce(cardinality(need_ids), 0) = 0 then perform private.fail('invalid_input', 'need_ids', 'choose_somebody'); end if;
  foreach one in array need_ids loop
    insert into private.case_export (need_id, exported_by)
      select n.id, private.my_staff_id() from public.need n where n.id = private.root_need(one) and private.case_ended_on(n.id, true) is not null
      on conflict on constraint case_export_pkey do nothing;
    if found then
      perform private.record('other', 'mark_journaled', null, null, 'secretariat', 'self',
        (select n.young_person_id from public.need n where n.id = one), private.root_need(one));
      marked := marked + 1;
    end if;
  end loop;
  return marked;
end $$;
comment on function public.mark_journaled(uuid[], uuid) is 'The record system has received these cases: from now on the clock may let them go. Secretariat only. Returns how many were new.';
grant execute on function public.journal_page(), public.case_file(uuid), public.mark_journaled(uuid[], uuid) to authenticated;
