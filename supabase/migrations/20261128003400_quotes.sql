-- "Sådan var det": what somebody who has been there says of a place, in her own few words, on its opening. Her consent, a guardian's where she is
-- under 15, and a person who reads it first; gone the moment she takes it back.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('quote_decided', 'young_person', 'in_hours', false, true, true);

-- databeskyttelseslovens § 6: a child's own consent counts from 15. The version names the text that she read (src/copy/quotes.ts).
insert into public.setting (key, value) values
  ('consent_age', '15'),
  ('quote_consent_version', '2026-11'),
  ('quotes_shown_days', '730');

create type public.quote_status as enum ('waiting', 'published', 'not_published');
comment on type public.quote_status is 'Waits for a person to read it; stands on the page; does not. What she takes back is gone.';

create type public.quote_reason as enum ('names_somebody', 'too_private', 'not_about_the_place', 'unfriendly', 'guardian_said_no');
comment on type public.quote_reason is 'Why a quote is not on the page, from a list. About the words, never about her.';

create table public.quote (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null unique references public.placement on delete cascade,
  young_person_id uuid not null references public.young_person on delete cascade,
  opening_id uuid not null references public.opening on delete cascade,
  words text not null check (length(words) between 3 and 200),
  consent_version text not null,
  consented_at timestamptz not null default private.now(),
  guardian_needed boolean not null,
  guardian_agreed_at timestamptz,
  guardian_via public.channel check (guardian_via in ('phone', 'paper', 'in_person')),
  status public.quote_status not null default 'waiting',
  reason public.quote_reason,
  decided_at timestamptz,
  decided_by uuid references public.staff_member,
  constraint under_15_a_guardian_says_yes check (status <> 'published' or not guardian_needed or guardian_agreed_at is not null),
  constraint a_quote_is_decided_by_somebody check ((status = 'waiting') = (decided_at is null)),
  constraint not_published_says_why check ((status = 'not_published') = (reason is not null)),
  check ((guardian_agreed_at is null) = (guardian_via is null))
);
comment on table public.quote is 'What a young person says of a place, at most 200 characters, shown with her first name on its opening. Rests on her consent (databeskyttelseslovens § 6), which she takes back by deleting the row, on any day. Retention: gone quotes_shown_days after it was decided, and with her account; shown no longer than that even before it is deleted.';
comment on column public.quote.id is 'Key.';
comment on column public.quote.placement_id is 'After which placement; one each.';
comment on column public.quote.young_person_id is 'Who says it.';
comment on column public.quote.opening_id is 'On which opening it stands.';
comment on column public.quote.words is 'Her words.';
comment on column public.quote.consent_version is 'Which text she said yes to.';
comment on column public.quote.consented_at is 'When.';
comment on column public.quote.guardian_needed is 'Whether she was under consent_age then.';
comment on column public.quote.guardian_agreed_at is 'When her guardian said yes.';
comment on column public.quote.guardian_via is 'How the guardian said it.';
comment on column public.quote.status is 'waiting, published or not_published.';
comment on column public.quote.reason is 'Why it is not on the page.';
comment on column public.quote.decided_at is 'When somebody had read it and decided.';
comment on column public.quote.decided_by is 'Who.';
create index on public.quote (young_person_id);
create index on public.quote (opening_id, decided_at desc) where status = 'published';
create index on public.quote (decided_by);
alter table public.quote enable row level security;
revoke all on public.quote from anon, authenticated;
create trigger bump_revision after insert or update or delete or truncate on public.quote for each statement execute function private.bump_revision();

create function private.quotes_of(opening_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('words', q.words, 'first_name', q.first_name) order by q.decided_at desc, q.id), '[]') from (
    select x.id, x.words, x.decided_at, split_part(y.first_name, ' ', 1) as first_name
    from public.quote x join public.young_person y on y.id = x.young_person_id
    where x.opening_id = quotes_of.opening_id and x.status = 'published' and not y.via_contact_only
      and x.decided_at > private.now() - make_interval(days => private.setting_number('quotes_shown_days', 730))
    order by x.decided_at desc, x.id limit 3) q
$$;
comment on function private.quotes_of(uuid) is 'The three newest quotes on an opening: words and first name, nothing else, and nobody who is reached through her contact person alone.';
-- Her name beside a place stands on its page until that is drawn anew.
create trigger bump_revision after update of first_name, via_contact_only on public.young_person for each statement execute function private.bump_revision();

create function private.may_quote(placement_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce((select not o.special and private.may_reflect(p.id, 'after') and not private.via_contact_only(n.young_person_id)
    from public.placement p join public.need n on n.id = p.need_id join public.application a on a.id = p.application_id join public.opening o on o.id = a.opening_id
    where p.id = may_quote.placement_id), false)
$$;
comment on function private.may_quote(uuid) is 'Whether she can say how it was: she was there, it has ended, the place has a page on which it can stand, and nothing hides where she is.';

create function private.quote_is_settled(need_id uuid) returns void
language sql set search_path = '' security definer as $$
  update public.task t set done_at = private.now()
  where t.need_id = quote_is_settled.need_id and t.kind = 'quote' and t.done_at is null
    and not exists (select from public.quote q join public.placement p on p.id = q.placement_id where p.need_id = t.need_id and q.status = 'waiting')
$$;
comment on function private.quote_is_settled(uuid) is 'Nothing is left to read: the contact person''s task is done.';

create function public.write_quote(placement_id uuid, words text, consent_version text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  n public.need := private.lock_need(p.need_id);
  y public.young_person := (select x from public.young_person x where x.id = n.young_person_id);
  -- One line: it stands between quotation marks.
  said text := trim(regexp_replace(private.plain_words(words), '\s+', ' ', 'g'));
  made uuid;
begin
  perform private.must_be_signed_in();
  -- A consent is given by whoever it is about.
  if not private.is_me(y.id) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'write_quote', row(placement_id, words, consent_version)) then return private.first_result(request_key); end if;
  if not private.may_quote(p.id) then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  if consent_version is distinct from private.setting('quote_consent_version') then perform private.fail('invalid_input', 'consent', 'consent_first'); end if;
  if coalesce(length(said), 0) < 3 then perform private.fail('invalid_input', 'words', 'say_something'); end if;
  if length(said) > 200 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  insert into public.quote as q (placement_id, young_person_id, opening_id, words, consent_version, guardian_needed)
  select p.id, y.id, a.opening_id, said, consent_version, private.age_on(y.birth_date, private.today()) < private.setting_number('consent_age', 15)
  from public.application a where a.id = p.application_id
  on conflict on constraint quote_placement_id_key do update
    -- Other words are another consent, read anew, and asked about anew at home.
    set words = excluded.words, consent_version = excluded.consent_version, consented_at = excluded.consented_at, guardian_needed = excluded.guardian_needed,
      guardian_agreed_at = null, guardian_via = null, status = 'waiting', reason = null, decided_at = null, decided_by = null
  returning q.id into made;
  if not exists (select from public.task t where t.need_id = n.id and t.kind = 'quote' and t.done_at is null) then
    perform private.make_task('quote', private.answers_for(y.contact_id), y.id, n.id);
  end if;
  perform private.record('other', 'write_quote', null, null, 'young_person', 'self', y.id, n.id, p.application_id, p.id);
  return private.keep_result(request_key, made);
end $$;
comment on function public.write_quote(uuid, text, text, uuid) is 'Her words and her consent to the text of that version; then a person reads them. Written again, they are read again. Errors: not_allowed, wrong_status, invalid_input (consent, words).';

create function public.take_back_quote(quote_id uuid, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q record;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'take_back_quote', row(quote_id, via)) then return private.first_result(request_key); end if;
  select x.id, x.young_person_id, p.need_id, p.application_id, x.placement_id, x.opening_id into q
  from public.quote x join public.placement p on p.id = x.placement_id where x.id = quote_id;
  if q.id is null or not (private.is_me(q.young_person_id) or private.can_help(q.young_person_id)) then perform private.fail('not_found'); end if;
  perform private.lock_need(q.need_id);
  perform private.act_for(q.young_person_id, q.need_id, via, 'take_back_quote', request_key);
  delete from public.quote x where x.id = q.id;
  perform private.quote_is_settled(q.need_id);
  perform private.record('other', 'take_back_quote', null, null, 'young_person', via, q.young_person_id, q.need_id, q.application_id, q.placement_id, opening => q.opening_id);
  return private.keep_result(request_key, q.id);
end $$;
comment on function public.take_back_quote(uuid, public.channel, uuid) is 'She takes her consent back: the row is gone, and the page with it. On any day, for whatever reason; also said to staff. Errors: not_found.';

create function private.quote_to_decide(quote_id uuid) returns public.quote
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  q public.quote := (select x from public.quote x where x.id = quote_id);
begin
  perform private.must_be_signed_in();
  if q.id is null or not coalesce(private.can_help(q.young_person_id), false) then perform private.fail('not_found'); end if;
  perform private.lock_need((select p.need_id from public.placement p where p.id = q.placement_id));
  select x.* into q from public.quote x where x.id = quote_id for update;
  if q.id is null then perform private.fail('not_found'); end if;
  return q;
end $$;
comment on function private.quote_to_decide(uuid) is 'A quote of somebody whom the caller may help, locked after its need.';

create function public.record_quote_guardian(quote_id uuid, agrees boolean, via public.channel, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q public.quote := private.quote_to_decide(quote_id);
  need uuid := (select p.need_id from public.placement p where p.id = q.placement_id);
begin
  if via is null or via not in ('phone', 'paper', 'in_person') then perform private.fail('invalid_input', 'via', 'how_was_it_said'); end if;
  if private.is_repeat(request_key, 'record_quote_guardian', row(quote_id, agrees, via)) then return private.first_result(request_key); end if;
  if agrees is null then perform private.fail('invalid_input', 'agrees'); end if;
  if q.status <> 'waiting' or not q.guardian_needed then perform private.fail('wrong_status', 'quote:' || q.status); end if;
  if not exists (select from public.guardian g where g.young_person_id = q.young_person_id and g.stopped_at is null) then
    perform private.fail('invalid_input', 'guardian_name', 'name_guardian_first');
  end if;
  if agrees then
    update public.quote x set guardian_agreed_at = private.now(), guardian_via = via where x.id = q.id;
  else
    update public.quote x set status = 'not_published', reason = 'guardian_said_no', decided_at = private.now(), decided_by = private.my_staff_id() where x.id = q.id;
    perform private.quote_is_settled(need);
  end if;
  perform private.record('guardian', 'answer_quote', null, null, 'guardian', via, q.young_person_id, need, placement => q.placement_id, opening => q.opening_id,
    code => case when agrees then 'yes' else 'no' end);
  perform private.send('guardian_recorded', g.email, g.phone,
    jsonb_build_object('need_id', need, 'first_name', y.first_name, 'guardian_name', g.name, 'answer', case when agrees then 'yes' else 'no' end, 'via', via)
      || private.contact_in_mails(y.id), 'guardian_recorded:quote:' || q.id || ':' || pg_current_xact_id(), g.language)
    from public.young_person y join public.guardian g on g.young_person_id = y.id and g.stopped_at is null where y.id = q.young_person_id;
  return private.keep_result(request_key, q.id);
end $$;
comment on function public.record_quote_guardian(uuid, boolean, public.channel, uuid) is 'Staff ask the guardian of somebody under 15 and write down the answer; the guardian gets a receipt. Errors: not_found, wrong_status.';

create function public.decide_quote(quote_id uuid, publish boolean, reason public.quote_reason default null, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  q public.quote := private.quote_to_decide(quote_id);
  need uuid := (select p.need_id from public.placement p where p.id = q.placement_id);
begin
  if private.is_repeat(request_key, 'decide_quote', row(quote_id, publish, reason)) then return private.first_result(request_key); end if;
  if publish is null then perform private.fail('invalid_input', 'publish'); end if;
  if not publish and reason is null then perform private.fail('invalid_input', 'reason'); end if;
  if publish and private.via_contact_only(q.young_person_id) then perform private.fail('wrong_status', 'through_contact_only'); end if;
  if publish and q.guardian_needed and q.guardian_agreed_at is null then perform private.fail('guardian_needed'); end if;
  update public.quote x set status = case when publish then 'published' else 'not_published' end::public.quote_status,
    reason = case when not publish then decide_quote.reason end, decided_at = private.now(), decided_by = private.my_staff_id() where x.id = q.id;
  perform private.quote_is_settled(need);
  perform private.record('other', 'decide_quote', null, null, private.act_as_coordinator(q.young_person_id), 'self', q.young_person_id, need,
    placement => q.placement_id, opening => q.opening_id, code => case when publish then 'published' else reason::text end);
  perform private.tell_young_person(need, 'quote_decided');
  return private.keep_result(request_key, q.id);
end $$;
comment on function public.decide_quote(uuid, boolean, public.quote_reason, uuid) is 'Somebody who may help her has read it: on the page, or not with a reason from the list; can be decided anew. She is told. Errors: guardian_needed under 15 without a guardian''s yes, wrong_status (through_contact_only) where nothing may say where she is.';

grant execute on function public.write_quote, public.take_back_quote, public.record_quote_guardian, public.decide_quote to authenticated;
