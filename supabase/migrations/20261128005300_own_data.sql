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
