-- Accounts, and what they are to people.

create function private.no_passwords() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  -- Somebody who signs up with another's address and a password would share her account after her first code.
  new.encrypted_password := null;
  return new;
end $$;
comment on function private.no_passwords() is 'No password ever works here: sign-in is by code.';
create trigger no_passwords before insert or update on auth.users
for each row execute function private.no_passwords();

create function private.my_verified_number() returns text
language sql stable set search_path = '' security definer as $$
  select '+' || private.full_number('+' || u.phone) from auth.users u
  where u.id = (select private.me()) and u.phone_confirmed_at is not null and u.phone <> ''
$$;
comment on function private.my_verified_number() is 'The number by which the caller signs in, as "+4522345678"; null for somebody who signs in by mail.';

create index young_person_by_number on public.young_person (private.full_number(phone));
create index guardian_by_number on public.guardian (private.full_number(phone));

create function private.number_is_shared(phone text) returns boolean
language sql stable set search_path = '' security definer as $$
  select count(*) > 1 from (
    select y.id::text as holder from public.young_person y where private.full_number(y.phone) = private.full_number(number_is_shared.phone)
    -- Staff and members of partners are one person by their mail.
    union
    select s.email from public.staff_member s where private.full_number(s.phone) = private.full_number(number_is_shared.phone) and s.left_at is null
    union
    select m.email from public.partner_member m where private.full_number(m.phone) = private.full_number(number_is_shared.phone) and m.removed_at is null) h
$$;
comment on function private.number_is_shared(text) is 'Whether a number stands for more than one person here: siblings with one phone, a parent''s number on a child''s record. It then proves nobody to be one of them.';

-- ── Who joined ──────────────────────────────────────────────────────────────

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('way_in_changed', 'young_person', 'at_once', false, true, true), ('account_confirmed', 'young_person', 'in_hours', false, true, true);

create function private.tie_account(person uuid, account uuid, address text, number text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = person for no key update);
  words jsonb := jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name) || private.contact_in_mails(y.id);
begin
  update public.young_person p set user_id = account, email = coalesce(address, p.email), phone = coalesce(number, p.phone) where p.id = y.id;
  -- Whoever is reached at the old one hears of it there: it may not have been she.
  if y.email <> address then
    perform private.send('way_in_changed', y.email, null, words, 'way_in_changed:' || y.id || ':' || account);
  end if;
  if not private.same_number(y.phone, coalesce(number, y.phone)) then
    perform private.send('way_in_changed', null, y.phone, words, 'way_in_changed:' || y.id || ':' || account);
  end if;
end $$;
comment on function private.tie_account(uuid, uuid, text, text) is 'From now on this account is hers, and she is reached at its address. The one that she had is told.';

create function private.ask_whether_it_is_her(person uuid, way_in text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = person);
begin
  if not exists (select from public.task t where t.young_person_id = y.id and t.kind = 'confirm_account' and t.words = way_in and t.done_at is null) then
    perform private.make_task('confirm_account', private.answers_for(y.contact_id), y.id, words => way_in);
    perform private.record('other', 'ask_to_join', null, null, 'young_person', 'self', y.id);
  end if;
end $$;
comment on function private.ask_whether_it_is_her(uuid, text) is 'An account with another address than the class list knows says that it is she: her contact person knows, or asks her.';

create function public.confirm_account(task_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  t public.task := (select x from public.task x where x.id = task_id for update);
  y public.young_person; account record; actor public.actor;
begin
  perform private.must_be_signed_in();
  if t.id is null or t.kind <> 'confirm_account' or not coalesce(private.can_help(t.young_person_id), false) then perform private.fail('not_allowed'); end if;
  actor := private.act_as_coordinator(t.young_person_id);
  if private.is_repeat(request_key, 'confirm_account', row(task_id)) then return private.first_result(request_key); end if;
  select p.* into y from public.young_person p where p.id = t.young_person_id for no key update;
  select u.id, nullif(lower(u.email), '') as email, '+' || private.full_number('+' || nullif(u.phone, '')) as number into account from auth.users u
    where (lower(u.email) = t.words and u.email_confirmed_at is not null) or ('+' || private.full_number('+' || nullif(u.phone, '')) = t.words and u.phone_confirmed_at is not null) limit 1;
  if t.done_at is not null or account.id is null or y.user_id is not null or exists (select from public.young_person p where p.user_id = account.id) then
    perform private.fail('wrong_status', 'account');
  end if;
  if exists (select from public.guardian g where g.young_person_id = y.id and g.stopped_at is null
      and (private.same_inbox(g.email, account.email) or private.same_number(g.phone, account.number))) then
    perform private.fail('invalid_input', 'email', 'guardians_address');
  end if;
  perform private.tie_account(y.id, account.id, account.email, account.number);
  update public.task x set done_at = private.now() where x.young_person_id = y.id and x.kind = 'confirm_account' and x.done_at is null;
  perform private.record('other', 'confirm_account', null, null, actor, 'self', y.id, code => 'address_changed');
  perform private.send('account_confirmed', account.email, account.number,
    jsonb_build_object('young_person_id', y.id, 'first_name', y.first_name) || private.contact_in_mails(y.id), 'account_confirmed:' || t.id);
  return private.keep_result(request_key, y.id);
end $$;
comment on function public.confirm_account(uuid, uuid) is 'Her contact person says that the account which asked is hers: it is from now on, and the address that she had before is told. "No" is finish_task. Errors: not_allowed, wrong_status (account) when she or the account is tied already.';

create function private.is_anothers_number(phone text, person uuid default null) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce(private.full_number(is_anothers_number.phone) <> private.full_number(private.my_verified_number()), true) and (
    exists (select from public.young_person y where private.full_number(y.phone) = private.full_number(is_anothers_number.phone)
      and y.id is distinct from is_anothers_number.person and y.user_id is distinct from (select auth.uid()))
    or exists (select from public.staff_member s where private.full_number(s.phone) = private.full_number(is_anothers_number.phone)
      and s.left_at is null and s.user_id is distinct from (select auth.uid()))
    or exists (select from public.partner_member m where private.full_number(m.phone) = private.full_number(is_anothers_number.phone)
      and m.removed_at is null and m.user_id is distinct from (select auth.uid())))
$$;
comment on function private.is_anothers_number(text, uuid) is 'Whether somebody else here has a number already, which the caller has not proved to be the own one by signing in with it. Staff may write one number for siblings; people may not take each other''s.';

create function public.claim_my_records() returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  address text := (select nullif(lower(u.email), '') from auth.users u where u.id = me and u.email_confirmed_at is not null);
  number text := private.full_number(private.my_verified_number());
  linked integer := 0; n integer; y record;
begin
  if private.number_is_shared('+' || number) then
    number := null;
  end if;
  update public.staff_member s set user_id = me
    where (s.email = address or private.full_number(s.phone) = number) and s.user_id is null and s.left_at is null
    and not exists (select from public.staff_member x where x.user_id = me);
  get diagnostics n = row_count; linked := linked + n;
  update public.partner_member m set user_id = me
    where (m.email = address or private.full_number(m.phone) = number) and m.user_id is null and m.removed_at is null;
  get diagnostics n = row_count; linked := linked + n;
  -- A young person only where exactly one carries the address or number: nobody becomes a sibling by accident. And
  -- never by what a guardian is asked at: a parent would say yes to the parent's own question.
  if not exists (select from public.young_person p where p.user_id = me) then
    select count(*) as found, (array_agg(p.id))[1] as id into y from public.young_person p
      where p.user_id is null and (p.email = address or private.full_number(p.phone) = number)
        and not exists (select from public.guardian g where g.stopped_at is null
          and ((g.young_person_id = p.id and private.same_inbox(g.email, address)) or private.full_number(g.phone) = number));
    if y.found = 1 then
      update public.young_person p set user_id = me where p.id = y.id;
      perform private.record('other', 'claim_my_records', null, null, 'young_person', 'self', y.id);
      linked := linked + 1;
    end if;
  end if;
  return linked;
end $$;
comment on function public.claim_my_records() is 'After every sign-in: ties rows that carry the verified address or number to the account, once. Returns how many. A number that several people share claims nothing; see why_nothing_is_mine().';

create function public.why_nothing_is_mine() returns text
language sql stable security definer set search_path = '' as $$
  select case
    when exists (select from public.task t where t.kind = 'confirm_account' and t.done_at is null and t.words in (a.address, '+' || a.number)) then 'joining_waits'
    when a.number is not null and (private.number_is_shared('+' || a.number)
      or exists (select from public.guardian g where g.stopped_at is null and private.full_number(g.phone) = a.number)) then 'shared_number'
    when exists (select from public.young_person y where (y.email = a.address or private.full_number(y.phone) = a.number) and y.user_id <> a.id)
      or exists (select from public.staff_member s where (s.email = a.address or private.full_number(s.phone) = a.number) and s.user_id <> a.id and s.left_at is null)
      or exists (select from public.partner_member m where (m.email = a.address or private.full_number(m.phone) = a.number) and m.user_id <> a.id and m.removed_at is null)
      then 'other_way_in'
  end
  from (select u.id, private.full_number(private.my_verified_number()) as number, case when u.email_confirmed_at is not null then nullif(lower(u.email), '') end as address
    from auth.users u where u.id = (select private.me())) a
$$;
comment on function public.why_nothing_is_mine() is 'For somebody signed in to whom nothing belongs: joining_waits, when a contact person is asked whether it is she; shared_number, when the number stands for several people or for a guardian; other_way_in, when what carries the address or number is signed in to in another way; else null. Says nothing about anybody else''s address.';

create function public.viewer() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.me();
begin
  if me is null then
    return null;
  end if;
  return (select jsonb_build_object(
    'user_id', me, 'email', u.email, 'phone', u.phone,
    'young_people', coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'first_name', y.first_name)) from public.young_person y where y.user_id = me), '[]'),
    'guardians', coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name)) from public.guardian g where g.user_id = me and g.stopped_at is null), '[]'),
    'partner_memberships', coalesce((select jsonb_agg(jsonb_build_object('member_id', m.id, 'name', m.name, 'partner_id', p.id, 'partner_name', p.name,
        'partner_status', p.status, 'is_owner', m.is_owner,
        'workplaces', coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.name) from public.workplace w
          where w.partner_id = p.id and w.closed_at is null and (m.is_owner or exists (
            select from public.partner_member_workplace x where x.member_id = m.id and x.workplace_id = w.id))), '[]')) order by p.name)
      from public.partner_member m join public.partner p on p.id = m.partner_id where m.user_id = me and m.removed_at is null), '[]'),
    'staff', (select jsonb_build_object('id', s.id, 'name', s.name, 'title', s.title,
        'roles', coalesce((select jsonb_agg(distinct c.role) from public.staff_scope c where c.staff_id = s.id), '[]'))
      from public.staff_member s where s.user_id = me and s.left_at is null))
    from auth.users u where u.id = me);
end $$;
comment on function public.viewer() is 'Who the caller is, in every part: young person, guardian, partner member, staff. Null without a live session.';
