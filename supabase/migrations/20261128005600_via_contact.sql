-- "Kun gennem koordinator": for somebody whose name or address is protected (CPR-loven kap. 6), nothing that leaves the
-- portal says where or when. What is shown is who to ask.

create function private.without_places(data jsonb, audience text) returns jsonb
language sql stable set search_path = '' security definer as $$
  -- What may stay is listed, so that a new field is left out until somebody has said that it tells no place and no time.
  select case when private.via_contact_only(coalesce(
      (select n.young_person_id from public.need n where n.id = (data ->> 'need_id')::uuid),
      (select n.young_person_id from public.application a join public.need n on n.id = a.need_id where a.id = (data ->> 'application_id')::uuid),
      (data ->> 'young_person_id')::uuid))
    then coalesce((select jsonb_object_agg(f.key, f.value) from jsonb_each(data) f
      where f.key in ('name', 'guardian_name', 'staff_name', 'staff_phone', 'contact_name', 'contact_title', 'contact_phone', 'stand_in_name', 'stand_in_phone', 'stand_in_until',
        'token', 'need_id', 'application_id', 'young_person_id', 'partner_id', 'request_id', 'about_need', 'status', 'due_on', 'is_today', 'via', 'command', 'outcome', 'receiver',
        'close_on', 'until', 'answer_by', 'insured_by', 'desk', 'waits', 'late')
        -- Beside a place's own address her name would say where she is.
        or (f.key = 'first_name' and audience not in ('partner', 'host'))), '{}')
    else data end
$$;
comment on function private.without_places(jsonb, text) is 'What a message about somebody who is reached through her contact person alone may hold; the whole of it for everybody else.';

create function public.set_via_contact_only(young_person_id uuid, is_on boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  actor public.actor := private.act_as_coordinator(young_person_id);
begin
  if private.is_repeat(request_key, 'set_via_contact_only') then return private.first_result(request_key); end if;
  if is_on is null then perform private.fail('invalid_input', 'is_on'); end if;
  update public.young_person y set via_contact_only = is_on where y.id = young_person_id and y.via_contact_only <> is_on;
  if found then
    -- What waits to be sent is older than the decision.
    update private.outbox o set data = private.without_places(o.data, t.audience) from private.message_template t
      where t.template = o.template and o.state in ('waiting', 'held') and (
        o.need_id in (select n.id from public.need n where n.young_person_id = set_via_contact_only.young_person_id) or o.data ->> 'young_person_id' = young_person_id::text);
    perform private.record('other', 'set_via_contact_only', null, null, actor, 'self', young_person_id, code => case when is_on then 'on' else 'off' end);
  end if;
  return private.keep_result(request_key, young_person_id);
end $$;
comment on function public.set_via_contact_only(uuid, boolean, uuid) is 'From now on (or no longer) no place and no time of hers leaves the portal. By those who may help her; never why.';
grant execute on function public.set_via_contact_only(uuid, boolean, uuid) to authenticated;
