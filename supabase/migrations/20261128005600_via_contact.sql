-- "Kun gennem koordinator": for somebody whose name or address is protected (CPR-loven kap. 6), nothing that leaves the
-- portal says where or when. What is shown is who to ask.

create function private.without_places(data jsonb, template text) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  t private.message_template := (select x from private.message_template x where x.template = without_places.template);
  person uuid := private.person_in_message(data);
begin
  -- Several happenings in one mail: each is a message of its own.
  if jsonb_typeof(data -> 'items') = 'array' then
    return data || jsonb_build_object('items', (
      select coalesce(jsonb_agg(i.item || jsonb_build_object('data', private.without_places(i.item -> 'data', i.item ->> 'template')) order by i.place), '[]')
      from jsonb_array_elements(data -> 'items') with ordinality i (item, place)));
  end if;
  -- Whoever cannot be told from the message is guarded like somebody who must be.
  if t.about_nobody or (person is not null and not private.via_contact_only(person)) then
    return data;
  end if;
  -- What may stay is listed, so that a new field is left out until somebody has said that it tells no place and no time.
  return coalesce((select jsonb_object_agg(f.key, f.value) from jsonb_each(data) f
    where f.key in ('name', 'guardian_name', 'staff_name', 'staff_phone', 'contact_name', 'contact_title', 'contact_phone', 'stand_in_name', 'stand_in_phone', 'stand_in_until',
      'token', 'need_id', 'application_id', 'young_person_id', 'partner_id', 'request_id', 'about_need', 'status', 'due_on', 'is_today', 'via', 'command', 'outcome', 'receiver',
      'close_on', 'until', 'answer_by', 'insured_by', 'desk', 'waits', 'late')
      -- Beside a place's own address her name would say where she is.
      or (f.key = 'first_name' and t.audience not in ('partner', 'host'))), '{}');
end $$;
comment on function private.without_places(jsonb, text) is 'What a message about somebody who is reached through her contact person alone may hold, and one that does not say about whom it is; the whole of it for everybody else.';

create function public.set_via_contact_only(young_person_id uuid, is_on boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
begin
  if private.is_repeat(request_key, 'set_via_contact_only', row(young_person_id, is_on)) then return private.first_result(request_key); end if;
  if is_on is null then perform private.fail('invalid_input', 'is_on'); end if;
  update public.young_person y set via_contact_only = is_on where y.id = young_person_id and y.via_contact_only <> is_on;
  if found then
    -- What waits to be sent is older than the decision.
    update private.outbox o set data = private.without_places(o.data, o.template)
      where o.state in ('waiting', 'held') and (private.person_in_message(o.data, o.need_id) = young_person_id
        or (jsonb_typeof(o.data -> 'items') = 'array' and exists (
          select from jsonb_array_elements(o.data -> 'items') i (item) where private.person_in_message(i.item -> 'data') = young_person_id)));
    perform private.record('other', 'set_via_contact_only', null, null, actor, 'self', young_person_id, code => case when is_on then 'on' else 'off' end);
  end if;
  return private.keep_result(request_key, young_person_id);
end $$;
comment on function public.set_via_contact_only(uuid, boolean, uuid) is 'From now on (or no longer) no place and no time of hers leaves the portal. By those who may help her; never why.';
grant execute on function public.set_via_contact_only(uuid, boolean, uuid) to authenticated;
