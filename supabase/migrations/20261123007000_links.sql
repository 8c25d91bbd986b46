-- Links that are too old, or whose question is gone: they say so, and send a new one to the address that is known.

create function private.renew_guardian_link(request_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  token text := private.new_token();
begin
  update private.guardian_request q
    set former_hash = q.token_hash, token_hash = private.token_hash(token),
        expires_on = private.today() + private.setting_number('guardian_link_days', 60)
    where q.id = request_id;
  perform private.send_guardian_link(request_id, token);
end $$;
comment on function private.renew_guardian_link(uuid) is 'A new link for a question already asked, to the guardian''s address; the former one only says that there is a newer.';

create function private.renew_host_link(request_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  token text := private.new_token();
begin
  update private.host_request q
    set former_hash = q.token_hash, token_hash = private.token_hash(token),
        expires_on = private.today() + private.setting_number('guardian_link_days', 60)
    where q.id = request_id;
  perform private.send_host_link(request_id, token);
end $$;
comment on function private.renew_host_link(uuid) is 'The same for a place that she found.';

create function private.link_request(token text)
returns table (who text, request_id uuid, young_person_id uuid, language text, state text)
language sql stable set search_path = '' security definer as $$
  select 'guardian', q.id, g.young_person_id, g.language, case
      when q.former_hash = h.hash then 'renewed'
      when g.stopped_at is not null then 'replaced'
      when not exists (select from public.need n where n.ended_at is null and private.root_need(n.id) = q.need_id) then 'ended'
      when q.expires_on < private.today() then 'expired'
      else 'open' end
  from (select private.token_hash(link_request.token) as hash) h
  join private.guardian_request q on h.hash in (q.token_hash, q.former_hash)
  join public.guardian g on g.id = q.guardian_id
  union all
  select 'host', q.id, n.young_person_id, 'da', case
      when q.answered_at is not null and a.status = 'accepted' then 'answered_yes'
      when q.answered_at is not null and a.status = 'declined' then 'answered_no'
      when a.status <> 'live' then 'ended'
      when q.former_hash = h.hash then 'renewed'
      when q.expires_on < private.today() then 'expired'
      else 'open' end
  from (select private.token_hash(link_request.token) as hash) h
  join private.host_request q on h.hash in (q.token_hash, q.former_hash)
  join public.application a on a.id = q.application_id
  join public.need n on n.id = a.need_id
$$;
comment on function private.link_request(text) is 'What stands behind a link, also one that answers no longer: open, expired, renewed (a newer link was sent), replaced (another guardian was named), ended (nobody needs the answer any more), answered_yes, answered_no. No row for a link that is unknown, or whose person is erased.';

create function public.about_link(token text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('who', r.who, 'state', r.state, 'language', r.language, 'contact', private.contact_of(r.young_person_id))
  from private.link_request(about_link.token) r
$$;
comment on function public.about_link(text) is 'What became of a link and whom to call. Says nothing about the young person. Null for an unknown link.';

create function public.renew_link(token text) returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r record;
begin
  select l.* into r from private.link_request(token) l;
  -- One at a time: whoever presses twice finds the newer one sent already.
  if r.who = 'guardian' then
    perform q.id from private.guardian_request q where q.id = r.request_id for update;
  else
    perform q.id from private.host_request q where q.id = r.request_id for update;
  end if;
  select l.* into r from private.link_request(token) l;
  if r.state = 'renewed' then
    return true;
  end if;
  if r.state is distinct from 'expired' then
    perform private.fail('link_expired');
  end if;
  if r.who = 'guardian' then
    perform private.renew_guardian_link(r.request_id);
  else
    perform private.renew_host_link(r.request_id);
  end if;
  return true;
end $$;
comment on function public.renew_link(text) is 'Sends a new link in place of one that is too old, to the address that is known and to no other. Needs no count of its own: a new link lasts as long as the first, and until then there is nothing to renew. Error: link_expired when there is nothing to send.';

grant execute on function public.about_link(text), public.renew_link(text) to anon, authenticated;
