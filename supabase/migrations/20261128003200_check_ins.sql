-- "Hvordan går det?": after 1, 4 and 12 weeks in a job she and the place are asked. A bad answer and no answer have an owner.

insert into private.message_template (template, audience, pace, near_start, by_mail, by_sms) values
  ('check_in_asked', 'young_person', 'in_hours', false, true, true),
  ('check_in_asked_at_place', 'partner', 'in_hours', false, true, true);

-- The last check-in is the placement's own end, after in_job_weeks.
insert into public.setting (key, value) values
  ('check_in_weeks', '1,4'),
  ('check_in_again_days', '3'),
  ('check_in_task_days', '5');

create type public.check_in_answer as enum ('well', 'not_well', 'stopped');
comment on type public.check_in_answer is '"Det går godt", "ikke så godt", "jeg er stoppet"; of the place: "vi er stoppet sammen".';

create table public.check_in (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null references public.placement on delete cascade,
  young_person_id uuid not null references public.young_person on delete cascade,
  week smallint not null check (week between 1 and 52),
  due_on date not null,
  asked_at timestamptz not null default private.now(),
  asked_again_at timestamptz,
  given_to_contact_at timestamptz,
  own_answer public.check_in_answer,
  own_answered_at timestamptz,
  own_via public.channel,
  host_answer public.check_in_answer,
  host_answered_at timestamptz,
  host_via public.channel,
  constraint asked_once_in_a_week unique (placement_id, week),
  constraint her_answer_says_when_and_how check (num_nonnulls(own_answer, own_answered_at, own_via) in (0, 3)),
  constraint a_places_answer_says_when_and_how check (num_nonnulls(host_answer, host_answered_at, host_via) in (0, 3))
);
comment on table public.check_in is 'How it goes in a job after 1, 4 and 12 weeks, in three words, as she and as the place say. A bad answer is a task with a date for her contact person; so is her silence, after she has been asked again. Retention: with the placement.';
comment on column public.check_in.id is 'Key.';
comment on column public.check_in.placement_id is 'Which job.';
comment on column public.check_in.young_person_id is 'Whose.';
comment on column public.check_in.week is 'After how many weeks: check_in_weeks, and in_job_weeks at last.';
comment on column public.check_in.due_on is 'The day from which on it is asked.';
comment on column public.check_in.asked_at is 'When both were asked.';
comment on column public.check_in.asked_again_at is 'When whoever had not answered was asked again.';
comment on column public.check_in.given_to_contact_at is 'When her silence became her contact person''s task.';
comment on column public.check_in.own_answer is 'What she says.';
comment on column public.check_in.own_answered_at is 'When.';
comment on column public.check_in.own_via is 'How.';
comment on column public.check_in.host_answer is 'What the place says, of how it goes together.';
comment on column public.check_in.host_answered_at is 'When.';
comment on column public.check_in.host_via is 'How.';
create index on public.check_in (young_person_id);
alter table public.check_in enable row level security;
revoke all on public.check_in from anon, authenticated;

create table private.check_in_link (
  id uuid primary key default gen_random_uuid(),
  check_in_id uuid not null references public.check_in on delete cascade,
  part public.actor not null check (part in ('young_person', 'host')),
  sent_to text not null,
  occasion text not null check (occasion in ('first', 'again')),
  token_hash bytea unique,
  expires_on date not null,
  unique (check_in_id, part, sent_to, occasion)
);
comment on table private.check_in_link is 'The link by which she, or somebody at the place, answers with one press, without an account. Ends when that side has answered. Retention: with the check-in.';
comment on column private.check_in_link.id is 'Key.';
comment on column private.check_in_link.check_in_id is 'Which question.';
comment on column private.check_in_link.part is 'young_person or host.';
comment on column private.check_in_link.sent_to is 'Mail address or number that it was sent to.';
comment on column private.check_in_link.occasion is 'first, or again for whoever was silent.';
comment on column private.check_in_link.token_hash is 'sha256 of the token; null when that side has answered.';
comment on column private.check_in_link.expires_on is 'Last day of the link.';
alter table private.check_in_link enable row level security;
revoke all on private.check_in_link from anon, authenticated;

-- ── Asking ──────────────────────────────────────────────────────────────────

create function private.send_check_in(check_in_id uuid, occasion text) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  c public.check_in := (select x from public.check_in x where x.id = check_in_id);
  p public.placement := (select x from public.placement x where x.id = c.placement_id);
  partner uuid := (select w.partner_id from public.host h join public.workplace w on w.id = h.workplace_id where h.id = p.host_id);
  r record; token text; made uuid;
begin
  for r in
    select 'young_person' as part, 'check_in_asked' as template, y.first_name as name, y.email, y.phone
    from public.young_person y where y.id = c.young_person_id and c.own_answer is null and coalesce(y.email, y.phone) is not null
    union all
    select 'host', 'check_in_asked_at_place', x.name, x.email, x.phone
    from (select distinct on (coalesce(h.email, h.phone)) h.* from private.host_recipients(p.host_id) h where coalesce(h.email, h.phone) is not null) x
    where c.host_answer is null
  loop
    token := private.new_token();
    insert into private.check_in_link (check_in_id, part, sent_to, occasion, token_hash, expires_on)
    values (c.id, r.part::public.actor, coalesce(r.email, r.phone), occasion, private.token_hash(token), private.today() + 21)
    on conflict on constraint check_in_link_check_in_id_part_sent_to_occasion_key do nothing
    returning id into made;
    continue when made is null;
    perform private.send(r.template, r.email, r.phone,
      jsonb_build_object('need_id', p.need_id, 'partner_id', case when r.part = 'host' then partner end, 'name', r.name,
        'first_name', (select y.first_name from public.young_person y where y.id = c.young_person_id), 'token', token, 'again', occasion = 'again')
        || private.contact_in_mails(c.young_person_id),
      'check_in:' || made);
  end loop;
  perform private.record('placement', 'ask_check_in', null, null, 'system', 'system', c.young_person_id, p.need_id, p.application_id, p.id, partner,
    code => case occasion when 'again' then 'again' else 'week_' || c.week end);
end $$;
comment on function private.send_check_in(uuid, text) is 'Asks whoever has not answered, each by a link of their own.';

create function private.check_in_task(check_in_id uuid, today_already boolean) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  f record;
begin
  select c.young_person_id, p.need_id, w.partner_id, private.answers_for(y.contact_id) as contact into f
  from public.check_in c join public.placement p on p.id = c.placement_id join public.host h on h.id = p.host_id
  left join public.workplace w on w.id = h.workplace_id join public.young_person y on y.id = c.young_person_id where c.id = check_in_id;
  if today_already then
    update public.task t set due_on = least(t.due_on, private.today())
      where t.id = private.task_today('check_in', f.contact, f.young_person_id, f.need_id, f.partner_id);
  elsif not exists (select from public.task t where t.need_id = f.need_id and t.kind = 'check_in' and t.done_at is null) then
    perform private.make_task('check_in', f.contact, f.young_person_id, f.need_id, f.partner_id);
  end if;
end $$;
comment on function private.check_in_task(uuid, boolean) is 'Her contact person calls: one task with a date, and today when one of them has stopped.';

create function private.check_ins_due() returns integer
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  d record; made uuid; done integer := 0;
begin
  -- Two workers at once would give the same thing to do twice.
  if not pg_try_advisory_xact_lock(hashtext('check_ins_due')) then
    return 0;
  end if;
  -- The latest one that has come: whoever was not asked in week 1 is not asked about it in week 4.
  for d in
    select distinct on (p.id) p.id, n.young_person_id, w.week, w.due_on
    from public.placement p join public.need n on n.id = p.need_id join private.kind_rule r on r.kind = n.kind and r.ends_as = 'in_job'
    cross join lateral (
      select s.week::smallint as week, p.starts_on + 7 * s.week::integer as due_on
      from regexp_split_to_table(private.setting('check_in_weeks'), ',') s (week) where p.starts_on + 7 * s.week::integer < p.ends_on
      union all
      select ((p.ends_on - p.starts_on) / 7)::smallint, p.ends_on) w
    where p.status = 'under_way' and w.due_on <= today and w.week between 1 and 52
    order by p.id, w.due_on desc
  loop
    insert into public.check_in (placement_id, young_person_id, week, due_on) values (d.id, d.young_person_id, d.week, d.due_on)
    on conflict on constraint asked_once_in_a_week do nothing returning id into made;
    continue when made is null;
    perform private.send_check_in(made, 'first');
    done := done + 1;
  end loop;
  for d in
    select c.id, c.asked_at, c.asked_again_at, c.own_answer, c.host_answer, coalesce(y.email, y.phone) is null as nobody_to_ask
    from public.check_in c join public.placement p on p.id = c.placement_id and p.status = 'under_way' join public.young_person y on y.id = c.young_person_id
    where c.given_to_contact_at is null and (c.own_answer is null or (c.host_answer is null and c.asked_again_at is null))
      -- A newer question takes the place of an older one.
      and not exists (select from public.check_in n where n.placement_id = c.placement_id and n.week > c.week)
    order by c.id
  loop
    if d.asked_again_at is null and private.add_working_days((d.asked_at at time zone 'Europe/Copenhagen')::date, private.setting_number('check_in_again_days', 3)) <= today then
      update public.check_in c set asked_again_at = private.now() where c.id = d.id;
      perform private.send_check_in(d.id, 'again');
      done := done + 1;
    end if;
    if d.own_answer is null and (d.nobody_to_ask
        or private.add_working_days((d.asked_at at time zone 'Europe/Copenhagen')::date, private.setting_number('check_in_task_days', 5)) <= today) then
      update public.check_in c set given_to_contact_at = private.now() where c.id = d.id;
      perform private.check_in_task(d.id, false);
      done := done + 1;
    end if;
  end loop;
  return done;
end $$;
comment on function private.check_ins_due() is 'Asks after 1, 4 and 12 weeks in a job, asks whoever is silent again after three working days, and after five gives her silence to her contact person; at once where there is no way to write to her. Called by run_due_dates; safe to run twice or late. The silence of a place is asked about again and no more, since she has answered herself or her own silence is somebody''s.';

-- ── Answering ───────────────────────────────────────────────────────────────

create function private.take_check_in(check_in_id uuid, part public.actor, answer public.check_in_answer, via public.channel) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  c public.check_in := (select x from public.check_in x where x.id = check_in_id);
  p public.placement := (select x from public.placement x where x.id = c.placement_id);
  partner uuid := (select w.partner_id from public.host h join public.workplace w on w.id = h.workplace_id where h.id = p.host_id);
begin
  if answer is null then perform private.fail('invalid_input', 'answer'); end if;
  if p.status <> 'under_way' then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  if part = 'young_person' then
    update public.check_in x set own_answer = answer, own_answered_at = private.now(), own_via = via where x.id = c.id returning x.* into c;
  else
    update public.check_in x set host_answer = answer, host_answered_at = private.now(), host_via = via where x.id = c.id returning x.* into c;
  end if;
  update private.check_in_link l set token_hash = null where l.check_in_id = c.id and l.part = take_check_in.part;
  perform private.record('placement', 'answer_check_in', null, null, part, via, c.young_person_id, p.need_id, p.application_id, p.id, partner, code => answer::text);
  if answer <> 'well' then
    perform private.check_in_task(c.id, answer = 'stopped');
    return;
  end if;
  if coalesce(c.own_answer, 'well') = 'well' and coalesce(c.host_answer, 'well') = 'well' then
    if c.own_answer is not null then
      update public.task t set done_at = private.now() where t.need_id = p.need_id and t.kind = 'check_in' and t.done_at is null;
    end if;
    if c.due_on >= p.ends_on then
      perform private.still_in_job(p.id, part, via);
    end if;
  end if;
end $$;
comment on function private.take_check_in(uuid, public.actor, public.check_in_answer, public.channel) is 'Keeps an answer. A bad one is her contact person''s task; "jeg er stoppet" is today''s, and the contact person ends the placement when they have talked. A good one at the last check-in, with nothing bad from the other side, fulfils the need.';

create function public.answer_check_in(
  check_in_id uuid, answer public.check_in_answer, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select p.need_id from public.check_in c join public.placement p on p.id = c.placement_id where c.id = check_in_id));
begin
  perform private.act_for(n.young_person_id, n.id, via, 'answer_check_in', request_key);
  if private.is_repeat(request_key, 'answer_check_in', row(check_in_id, answer, via)) then return private.first_result(request_key); end if;
  perform private.take_check_in(check_in_id, 'young_person', answer, via);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.answer_check_in(uuid, public.check_in_answer, public.channel, uuid) is 'Her answer, pressed by her or written down by staff. Errors: wrong_status when the job has ended.';

create function public.answer_check_in_at_place(
  check_in_id uuid, answer public.check_in_answer, via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := private.lock_application((select p.application_id from public.check_in c join public.placement p on p.id = c.placement_id where c.id = check_in_id));
begin
  perform private.act_as_host(a.id, via, 'answer_check_in', request_key, 'host');
  if private.is_repeat(request_key, 'answer_check_in_at_place', row(check_in_id, answer, via)) then return private.first_result(request_key); end if;
  perform private.take_check_in(check_in_id, 'host', answer, via);
  return private.keep_result(request_key, a.need_id);
end $$;
comment on function public.answer_check_in_at_place(uuid, public.check_in_answer, public.channel, uuid) is 'The place''s answer, from its own page or written down by staff. Errors: wrong_status when the job has ended.';

create function private.check_in_link_of(token text) returns private.check_in_link
language sql stable set search_path = '' security definer as $$
  select l from private.check_in_link l join public.check_in c on c.id = l.check_in_id join public.placement p on p.id = c.placement_id
  where l.token_hash = private.token_hash(check_in_link_of.token) and l.expires_on >= private.today() and p.status = 'under_way'
$$;
comment on function private.check_in_link_of(text) is 'The question behind a link, while that side has not answered and the job goes on.';

create function public.check_in_page(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.check_in_link := private.check_in_link_of(token);
begin
  if l.id is null then perform private.fail('link_expired'); end if;
  return (
    select jsonb_build_object('part', l.part, 'week', c.week, 'first_name', y.first_name, 'place', case when not y.via_contact_only then private.host_name(p.host_id) end) || private.contact_in_mails(y.id)
    from public.check_in c join public.placement p on p.id = c.placement_id join public.young_person y on y.id = c.young_person_id where c.id = l.check_in_id);
end $$;
comment on function public.check_in_page(text) is 'What she or the place reads before the one press: first name, place, whom to call. Errors: link_expired.';

create function public.answer_check_in_link(token text, answer public.check_in_answer) returns text
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  l private.check_in_link := private.check_in_link_of(token);
begin
  if l.id is null then perform private.fail('link_expired'); end if;
  perform private.lock_application((select p.application_id from public.check_in c join public.placement p on p.id = c.placement_id where c.id = l.check_in_id));
  -- A second press, or a colleague's, waited here.
  l := private.check_in_link_of(token);
  if l.id is null then perform private.fail('link_expired'); end if;
  perform private.take_check_in(l.check_in_id, l.part, answer, 'link');
  return l.part;
end $$;
comment on function public.answer_check_in_link(text, public.check_in_answer) is 'One press from the link; counts once. Returns whose it was. Errors: link_expired.';

create function public.check_in_case(application_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  return (
    select jsonb_build_object('check_in_id', c.id, 'week', c.week, 'answer', c.host_answer)
    from public.placement p join public.host h on h.id = p.host_id join public.check_in c on c.placement_id = p.id
    where p.application_id = check_in_case.application_id and p.status = 'under_way' and private.works_at(h.workplace_id)
    order by c.week desc limit 1);
end $$;
comment on function public.check_in_case(uuid) is 'The latest question on the place''s own page; null when nothing has been asked. Her own answer is not the place''s to read.';

grant execute on function public.answer_check_in, public.answer_check_in_at_place, public.check_in_case to authenticated;
grant execute on function public.check_in_page, public.answer_check_in_link to anon, authenticated;
