-- A message that cannot be delivered is somebody's task; the reader's other way is tried.

create function private.give_bounce_task(message_id uuid) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  m record;
  who uuid;
  about text;
begin
  select o.channel, o.need_id, o.partner_id, t.audience, n.young_person_id, y.contact_id, w.id as consultant_id into m
  from private.outbox o join private.message_template t on t.template = o.template
  left join public.need n on n.id = o.need_id left join public.young_person y on y.id = n.young_person_id
  left join public.partner p on p.id = o.partner_id left join public.staff_member w on w.id = p.consultant_id and w.left_at is null
  where o.id = message_id;
  about := m.audience || ':' || m.channel;
  who := coalesce(case when m.audience = 'partner' then m.consultant_id else m.contact_id end, private.secretary());
  if who is null then
    return;
  end if;
  -- One open task for each address that is wrong, also when two messages come back at once.
  perform s.id from public.staff_member s where s.id = who for no key update;
  if not exists (
    select from public.task t where t.kind = 'bounced' and t.done_at is null and t.words = about
      and case when m.audience = 'partner' then t.partner_id is not distinct from m.partner_id
        else t.staff_id = who and t.young_person_id is not distinct from m.young_person_id end) then
    perform private.make_task('bounced', who,
      young_person => case when m.audience <> 'partner' then m.young_person_id end,
      need => case when m.audience <> 'partner' then m.need_id end,
      partner => case when m.audience = 'partner' then m.partner_id end,
      words => about);
  end if;
end $$;
comment on function private.give_bounce_task(uuid) is 'The contact person (for a partner''s address the consultant, otherwise the secretariat) finds another address. words is audience and channel, never the address.';

create function private.message_failed(message_id uuid, is_address boolean) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  o private.outbox := (select x from private.outbox x where x.id = message_failed.message_id);
  t private.message_template := (select x from private.message_template x where x.template = o.template);
  goes_on boolean := o.other_address is not null and case o.channel when 'email' then t.by_sms else t.by_mail end;
begin
  if is_address then
    insert into private.address (hash, doubtful_since) values (private.address_hash(o.to_address), private.now())
    on conflict on constraint address_pkey do update set doubtful_since = coalesce(address.doubtful_since, excluded.doubtful_since);
  end if;
  if goes_on then
    insert into private.outbox (key, channel, to_address, language, template, data, need_id, partner_id, urgent, next_try_at)
    values (coalesce(o.key, o.id::text) || ':other', case o.channel when 'email' then 'sms' else 'email' end, o.other_address, o.language, o.template,
      o.data, o.need_id, o.partner_id, o.urgent, private.now())
    on conflict on constraint outbox_key_key do nothing;
  end if;
  -- A carrier that is down while the other one works is nobody's task.
  if is_address or not goes_on then
    perform private.give_bounce_task(o.id);
  end if;
  update private.outbox x set data = '{}' where x.id = o.id;
end $$;
comment on function private.message_failed(uuid, boolean) is 'What follows when a message is given up: the other way if there is one, a doubt about the address if it was at fault, and a task.';

create function public.report_bounce(message_id uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  update private.outbox o set bounced_at = private.now()
  where o.id = report_bounce.message_id and o.state in ('sent', 'claimed', 'waiting') and o.bounced_at is null;
  if not found then
    return false;
  end if;
  -- Its words are gone, so that it cannot be sent another way: a person takes over.
  insert into private.address (hash, doubtful_since)
    select private.address_hash(o.to_address), private.now() from private.outbox o where o.id = report_bounce.message_id
    on conflict on constraint address_pkey do update set doubtful_since = coalesce(address.doubtful_since, excluded.doubtful_since);
  perform private.give_bounce_task(report_bounce.message_id);
  return true;
end $$;
comment on function public.report_bounce(uuid) is 'Worker only (or a mail provider''s webhook that holds the secret key): a message came back after it was taken. The id is the one in its Message-ID. False when it is unknown or was reported before.';
grant execute on function public.report_bounce(uuid) to service_role;
