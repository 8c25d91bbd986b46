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

create function public.claim_my_records() returns integer
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.must_be_signed_in();
  address text; number text; linked integer := 0; n integer; y record;
begin
  select case when u.email_confirmed_at is not null then nullif(lower(u.email), '') end,
         case when u.phone_confirmed_at is not null then nullif(u.phone, '') end
    into address, number from auth.users u where u.id = me;
  update public.staff_member s set user_id = me where s.email = address and s.user_id is null and s.left_at is null
    and not exists (select from public.staff_member x where x.user_id = me);
  get diagnostics n = row_count; linked := linked + n;
  update public.partner_member m set user_id = me where m.email = address and m.user_id is null and m.removed_at is null;
  get diagnostics n = row_count; linked := linked + n;
  -- A young person only where exactly one carries the address or number: nobody becomes a sibling by accident.
  if not exists (select from public.young_person p where p.user_id = me) then
    select count(*) as found, (array_agg(p.id))[1] as id into y from public.young_person p
      where p.user_id is null and (p.email = address or (number is not null and right(p.phone, 8) = right(number, 8)))
        and not exists (select from public.guardian g where g.young_person_id = p.id and private.same_inbox(g.email, address) and g.stopped_at is null);
    if y.found = 1 then
      update public.young_person p set user_id = me where p.id = y.id;
      perform private.record('other', 'claim_my_records', null, null, 'young_person', 'self', y.id);
      linked := linked + 1;
    end if;
  end if;
  return linked;
end $$;
comment on function public.claim_my_records() is 'After every sign-in: ties rows that carry the verified address or number to the account, once. Returns how many.';

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
