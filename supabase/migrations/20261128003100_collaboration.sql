-- Two questions to the place when a young person has been there. About how we worked together, never about her.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('collaboration_asked', 'partner', 'in_hours', false, true, true);

create type public.worked_together as enum ('well', 'partly', 'badly');
comment on type public.worked_together is '"Fik I den hjælp fra os, I skulle bruge?"';

create type public.take_in_again as enum ('yes', 'perhaps', 'no');
comment on type public.take_in_again is '"Vil I tage imod en ung igen?"';

create table public.collaboration_answer (
  placement_id uuid primary key references public.placement on delete cascade,
  partner_id uuid references public.partner on delete set null,
  worked public.worked_together not null,
  again public.take_in_again not null,
  answered_at timestamptz not null default private.now(),
  via public.channel not null
);
comment on table public.collaboration_answer is 'How a place found working together with the municipality: two answers from a list, about the collaboration. What it wrote besides is a note for the coordinator alone. Says nothing about the young person. Retention: with the placement.';
comment on column public.collaboration_answer.placement_id is 'After which placement.';
comment on column public.collaboration_answer.partner_id is 'Which partner; null for a place that she found.';
comment on column public.collaboration_answer.worked is 'Whether it got the help that it needed from us.';
comment on column public.collaboration_answer.again is 'Whether it would take somebody in again.';
comment on column public.collaboration_answer.answered_at is 'When; the last answer counts.';
comment on column public.collaboration_answer.via is 'How.';
create index on public.collaboration_answer (partner_id);
alter table public.collaboration_answer enable row level security;
revoke all on public.collaboration_answer from anon, authenticated;

create table private.collaboration_link (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null references public.placement on delete cascade,
  sent_to text not null,
  token_hash bytea unique,
  asked_on date not null default private.today(),
  expires_on date not null,
  unique (placement_id, sent_to)
);
comment on table private.collaboration_link is 'The link by which a place answers the two questions. Each address has its own; all end with the first answer. Retention: with the placement.';
comment on column private.collaboration_link.id is 'Key.';
comment on column private.collaboration_link.placement_id is 'After which placement.';
comment on column private.collaboration_link.sent_to is 'Mail address or number that it was sent to.';
comment on column private.collaboration_link.token_hash is 'sha256 of the token; null when there is an answer. The token itself stands only in the outbox until it is sent.';
comment on column private.collaboration_link.asked_on is 'When.';
comment on column private.collaboration_link.expires_on is 'Last day of the link.';
alter table private.collaboration_link enable row level security;
revoke all on private.collaboration_link from anon, authenticated;

create function private.take_collaboration(
  placement_id uuid, worked public.worked_together, again public.take_in_again, words text, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  n public.need := (select d from public.need d where d.id = p.need_id);
  partner uuid := (select w.partner_id from public.host h join public.workplace w on w.id = h.workplace_id where h.id = p.host_id);
  said text := private.plain_words(words);
begin
  if worked is null then perform private.fail('invalid_input', 'worked'); end if;
  if again is null then perform private.fail('invalid_input', 'again'); end if;
  if length(said) > 500 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  if not private.may_reflect(p.id, 'after') then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  insert into public.collaboration_answer as c (placement_id, partner_id, worked, again, via) values (p.id, partner, worked, again, via)
  on conflict on constraint collaboration_answer_pkey
    do update set worked = excluded.worked, again = excluded.again, via = excluded.via, answered_at = excluded.answered_at;
  update private.collaboration_link l set token_hash = null where l.placement_id = p.id;
  if said <> '' then
    insert into public.note (young_person_id, body) values (n.young_person_id, left(private.host_name(p.host_id) || ': ' || said, 1000));
  end if;
  perform private.record('placement', 'answer_collaboration', null, null, 'host', via, n.young_person_id, n.id, p.application_id, p.id, partner);
end $$;
comment on function private.take_collaboration(uuid, public.worked_together, public.take_in_again, text, public.channel) is 'Keeps the two answers. Free text of a place goes to the coordinator only, as every other (law 5).';

create function public.answer_collaboration(
  placement_id uuid, worked public.worked_together, again public.take_in_again, words text default '',
  via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application((select x.application_id from public.placement x where x.id = placement_id));
begin
  perform private.act_as_host(a.id, via, 'answer_collaboration', request_key, 'host');
  if via = 'self' and private.partner_step(a.id) is distinct from 'agreement' then perform private.fail('not_found'); end if;
  if private.is_repeat(request_key, 'answer_collaboration', row(placement_id, worked, again, words, via)) then return private.first_result(request_key); end if;
  perform private.take_collaboration(placement_id, worked, again, words, via);
  return private.keep_result(request_key, placement_id);
end $$;
comment on function public.answer_collaboration(uuid, public.worked_together, public.take_in_again, text, public.channel, uuid) is 'The place answers from its own page, or staff write down what it said. Errors: wrong_status before it has ended.';

create function private.collaboration_link_of(token text) returns private.collaboration_link
language sql stable set search_path = '' security definer as $$
  select l from private.collaboration_link l
  where l.token_hash = private.token_hash(collaboration_link_of.token) and l.expires_on >= private.today()
$$;
comment on function private.collaboration_link_of(text) is 'The question behind a link, while nobody at the place has answered.';

create function public.collaboration_page(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.collaboration_link := private.collaboration_link_of(token);
begin
  if l.id is null then perform private.fail('link_expired'); end if;
  return (
    select jsonb_build_object('place', private.host_name(p.host_id), 'starts_on', p.starts_on, 'ended_on', (p.ended_at at time zone 'Europe/Copenhagen')::date)
      || private.contact_in_mails(n.young_person_id)
    from public.placement p join public.need n on n.id = p.need_id where p.id = l.placement_id);
end $$;
comment on function public.collaboration_page(text) is 'What a place reads before it answers: its own name, the days, whom to call. Not a word about the young person. Errors: link_expired.';

create function public.answer_collaboration_link(
  token text, worked public.worked_together, again public.take_in_again, words text default '') returns boolean
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.collaboration_link := private.collaboration_link_of(token);
begin
  if l.id is null then perform private.fail('link_expired'); end if;
  perform private.lock_application((select p.application_id from public.placement p where p.id = l.placement_id));
  -- A colleague may have answered while this one waited.
  l := private.collaboration_link_of(token);
  if l.id is null then perform private.fail('link_expired'); end if;
  perform private.take_collaboration(l.placement_id, worked, again, words, 'link');
  return true;
end $$;
comment on function public.answer_collaboration_link(text, public.worked_together, public.take_in_again, text) is 'The two answers from the link of the mail. Counts once; errors: link_expired.';

create function public.collaboration_case(application_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  return (
    select jsonb_build_object('placement_id', p.id, 'worked', c.worked, 'again', c.again)
    from public.placement p join public.host h on h.id = p.host_id
    left join public.collaboration_answer c on c.placement_id = p.id
    where p.application_id = collaboration_case.application_id and private.works_at(h.workplace_id)
      and private.partner_step(p.application_id) = 'agreement' and private.may_reflect(p.id, 'after'));
end $$;
comment on function public.collaboration_case(uuid) is 'The two questions on the place''s own page, while it still sees the case; null when there is nothing to ask.';

create function private.collaborations_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  p record; r record; token text; made uuid; done integer := 0; asked boolean;
begin
  if not pg_try_advisory_xact_lock(hashtext('collaborations_due')) then
    return 0;
  end if;
  for p in
    select x.id, x.need_id, x.application_id, x.host_id, n.young_person_id, w.partner_id from public.placement x
    join public.need n on n.id = x.need_id join public.host h on h.id = x.host_id
    left join public.workplace w on w.id = h.workplace_id left join public.partner q on q.id = w.partner_id
    where x.status in ('completed', 'interrupted') and x.ended_at > private.now() - interval '7 days'
      and (q.id is null or q.status in ('active', 'renewal_due', 'paused'))
      and not exists (select from public.collaboration_answer c where c.placement_id = x.id)
      and not exists (select from private.collaboration_link l where l.placement_id = x.id)
      and private.may_reflect(x.id, 'after')
    order by x.ended_at, x.id limit 200
  loop
    asked := false;
    for r in select distinct on (coalesce(x.email, x.phone)) x.* from private.host_recipients(p.host_id) x where coalesce(x.email, x.phone) is not null loop
      token := private.new_token();
      insert into private.collaboration_link (placement_id, sent_to, token_hash, expires_on)
      values (p.id, coalesce(r.email, r.phone), private.token_hash(token), private.today() + 30)
      on conflict on constraint collaboration_link_placement_id_sent_to_key do nothing
      returning id into made;
      continue when made is null;
      asked := true;
      perform private.send('collaboration_asked', r.email, r.phone,
        jsonb_build_object('need_id', p.need_id, 'partner_id', p.partner_id, 'name', r.name, 'token', token) || private.contact_in_mails(p.young_person_id),
        'collaboration:' || made);
    end loop;
    if asked then
      perform private.record('placement', 'ask_collaboration', null, null, 'system', 'system', p.young_person_id, p.need_id, p.application_id, p.id, p.partner_id);
      done := done + 1;
    end if;
  end loop;
  return done;
end $$;
comment on function private.collaborations_due() is 'Asks a place once, within a week after somebody has been there. Called by run_due_dates; safe to run twice or late.';

grant execute on function public.answer_collaboration, public.collaboration_case to authenticated;
grant execute on function public.collaboration_page, public.answer_collaboration_link to anon, authenticated;
