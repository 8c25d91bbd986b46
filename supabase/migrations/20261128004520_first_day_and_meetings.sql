-- Who goes with her on the first day; three dated meetings around a longer placement; and what each reads of a plan.

-- ── "Hvem følger dig den første dag?" ───────────────────────────────────────

create type public.first_day_company as enum ('nobody', 'guardian', 'contact_person', 'youth_guide', 'friend', 'other');
comment on type public.first_day_company is 'Who goes with her on the first day: nobody, a guardian, the contact person, an Ungeguide, a friend, or somebody in her own words.';

alter table public.placement
  add column first_day_company public.first_day_company,
  add column first_day_words text not null default '' check (length(first_day_words) <= 60),
  add constraint own_words_name_somebody_else check ((first_day_words <> '') = (first_day_company is not distinct from 'other'));
comment on column public.placement.first_day_company is 'Who goes with her on the first day; null while nobody has said. Never why.';
comment on column public.placement.first_day_words is 'Who, in her words, where it is somebody else: "min storebror".';

create function public.say_first_day(
  placement_id uuid, company public.first_day_company, words text default '', via public.channel default 'self', request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need((select x.need_id from public.placement x where x.id = placement_id));
  actor public.actor := private.act_for_or_help(n.young_person_id, n.id, via, 'say_first_day', request_key);
  p public.placement := (select x from public.placement x where x.id = placement_id);
begin
  if private.is_repeat(request_key, 'say_first_day', row(placement_id, company, words, via)) then return private.first_result(request_key); end if;
  if p.status not in ('arranging', 'ready') then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  if company is null then
    perform private.fail('invalid_input', 'company');
  elsif company = 'other' and coalesce(trim(words), '') = '' then
    perform private.fail('invalid_input', 'words', 'who_is_it');
  elsif length(words) > 60 then
    perform private.fail('invalid_input', 'words', 'too_long');
  end if;
  update public.placement x set first_day_company = company, first_day_words = case when company = 'other' then trim(words) else '' end where x.id = p.id;
  perform private.record('placement', 'say_first_day', null, null, actor, via, n.young_person_id, n.id, p.application_id, p.id);
  return private.keep_result(request_key, p.id);
end $$;
comment on function public.say_first_day(uuid, public.first_day_company, text, public.channel, uuid) is '"Hvem følger dig den første dag?": said by her or by staff, until the placement begins. The place sees it with the agreement. words only for somebody else, at most 60. Errors: wrong_status, invalid_input.';

-- ── A longer placement, started by a coordinator ────────────────────────────

create type public.meeting as enum ('start', 'midway', 'end');
comment on type public.meeting is 'The three meetings around a longer placement.';

create table public.need_meeting (
  need_id uuid not null references public.need on delete cascade,
  meeting public.meeting not null,
  day date not null,
  task_id uuid not null references public.task on delete cascade,
  primary key (need_id, meeting)
);
comment on table public.need_meeting is 'When the meetings around a longer placement are. Every længerevarende placement may have them, also one that is særligt tilrettelagt: nothing tells the two apart, and no reason is kept.';
comment on column public.need_meeting.need_id is 'Around which need.';
comment on column public.need_meeting.meeting is 'start, midway or end.';
comment on column public.need_meeting.day is 'The date.';
comment on column public.need_meeting.task_id is 'The contact person''s task; the meeting was held when it is done.';
create index on public.need_meeting (task_id);
alter table public.need_meeting enable row level security;
revoke all on public.need_meeting from anon, authenticated;

create function private.may_start_longer() returns boolean
language sql stable set search_path = '' security definer as
$$ select private.has_role('coordinator') or private.has_role('secretariat') $$;
comment on function private.may_start_longer() is 'Whether the caller may start what only a coordinator starts: coordinators and the secretariat.';

create function private.plan_meeting(need_id uuid, meeting public.meeting, day date) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  made uuid;
begin
  select private.make_task('placement_meeting', y.contact_id, y.id, n.id) into made
  from public.need n join public.young_person y on y.id = n.young_person_id where n.id = need_id;
  update public.task t set due_on = day where t.id = made;
  insert into public.need_meeting (need_id, meeting, day, task_id) values (need_id, meeting, day, made);
end $$;
comment on function private.plan_meeting(uuid, public.meeting, date) is 'A meeting is a task of the contact person with its date; it follows to the next one.';

create function public.start_longer_placement(
  young_person_id uuid, start_meeting date, midway_meeting date, end_meeting date, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  y public.young_person := (select p from public.young_person p where p.id = young_person_id for no key update);
  actor public.actor := private.act_as_coordinator(young_person_id);
  verdict text := private.kind_verdict('extended_placement', private.age_on(y.birth_date, private.today()), y.situation, private.grade_of(y.id));
  made uuid;
begin
  if not private.may_start_longer() then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'start_longer_placement', row(
      young_person_id, start_meeting, midway_meeting, end_meeting)) then
    return private.first_result(request_key);
  end if;
  if verdict <> 'coordinator_starts' then perform private.fail('not_for_you', 'extended_placement', verdict); end if;
  if start_meeting is null or start_meeting < private.today() or start_meeting > private.today() + 200 then
    perform private.fail('invalid_input', 'start_meeting', 'days_ahead');
  elsif extract(isodow from start_meeting) > 5 then
    perform private.fail('invalid_input', 'start_meeting', 'meeting_on_weekday');
  elsif midway_meeting is null or midway_meeting <= start_meeting then
    perform private.fail('invalid_input', 'midway_meeting', 'after_the_one_before');
  elsif extract(isodow from midway_meeting) > 5 then
    perform private.fail('invalid_input', 'midway_meeting', 'meeting_on_weekday');
  elsif end_meeting is null or end_meeting <= midway_meeting then
    perform private.fail('invalid_input', 'end_meeting', 'after_the_one_before');
  elsif extract(isodow from end_meeting) > 5 then
    perform private.fail('invalid_input', 'end_meeting', 'meeting_on_weekday');
  elsif end_meeting > start_meeting + 7 * (private.setting_number('max_extended_weeks', 13) + 4) then
    perform private.fail('invalid_input', 'end_meeting', 'too_far_ahead');
  end if;
  select n.id into made from public.need n
    where n.young_person_id = y.id and n.kind = 'extended_placement' and n.ended_at is null order by n.split_from_id nulls first, n.opened_at limit 1 for update;
  if exists (select from public.need_meeting m where m.need_id = made) then perform private.fail('already_exists', 'meetings'); end if;
  if made is null then
    insert into public.need (young_person_id, kind, status, raised_at, due_on)
    values (y.id, 'extended_placement', 'with_coordinator', private.now(), private.contact_due(y.id)) returning id into made;
    perform private.record('need', 'open_need', '-', 'with_coordinator', 'coordinator', 'self', y.id, made);
    perform private.tell_young_person(made, 'need_received');
  end if;
  perform private.plan_meeting(made, 'start', start_meeting), private.plan_meeting(made, 'midway', midway_meeting), private.plan_meeting(made, 'end', end_meeting);
  perform private.record('need', 'plan_meetings', null, null, actor, 'self', y.id, made);
  return private.keep_result(request_key, made);
end $$;
comment on function public.start_longer_placement(uuid, date, date, date, uuid) is 'A longer placement with its three meetings, started by a coordinator or the secretariat and by nobody else. Used for længerevarende praktik and for what is særligt tilrettelagt alike: why is talked about and never written. Errors: not_allowed, not_for_you, already_exists, invalid_input.';

create function public.move_meeting(need_id uuid, meeting public.meeting, day date, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  n public.need := private.lock_need(need_id);
  actor public.actor := private.act_as_coordinator(n.young_person_id);
  m public.need_meeting := (select x from public.need_meeting x where x.need_id = n.id and x.meeting = move_meeting.meeting);
begin
  if private.is_repeat(request_key, 'move_meeting', row(need_id, meeting, day)) then return private.first_result(request_key); end if;
  if m.need_id is null then perform private.fail('not_found'); end if;
  if (select t.done_at is not null from public.task t where t.id = m.task_id) then perform private.fail('wrong_status', 'meeting:held'); end if;
  if day is null or day < private.today() or day > private.today() + 400
     or exists (select from public.need_meeting o where o.need_id = n.id and ((o.meeting < m.meeting and o.day >= move_meeting.day) or (o.meeting > m.meeting and o.day <= move_meeting.day))) then
    perform private.fail('invalid_input', 'day', 'between_the_others');
  elsif extract(isodow from day) > 5 then
    perform private.fail('invalid_input', 'day', 'meeting_on_weekday');
  end if;
  update public.need_meeting x set day = move_meeting.day where x.need_id = n.id and x.meeting = m.meeting;
  update public.task t set due_on = move_meeting.day where t.id = m.task_id;
  perform private.record('need', 'move_meeting', null, null, actor, 'self', n.young_person_id, n.id, code => m.meeting::text);
  return private.keep_result(request_key, n.id);
end $$;
comment on function public.move_meeting(uuid, public.meeting, date, uuid) is 'Another date for a meeting that has not been held, between the other two. Errors: not_found, wrong_status, invalid_input.';

-- ── What each reads ─────────────────────────────────────────────────────────

create function private.plan_of(placement_id uuid, for_host boolean) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('placement_id', p.id, 'kind', n.kind, 'starts_on', p.starts_on, 'ends_on', p.ends_on,
    'may_plan', n.kind in ('junior_apprenticeship', 'extended_placement') and p.ended_at is null,
    'first_day', jsonb_build_object('company', p.first_day_company, 'words', p.first_day_words, 'may_say', p.status in ('arranging', 'ready')),
    'steps', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'from_on', s.from_on, 'until', s.until, 'weekdays', to_jsonb(s.weekdays),
        'from_time', to_char(s.from_time, 'HH24:MI'), 'to_time', to_char(s.to_time, 'HH24:MI'), 'elsewhere', s.opening_id is not null, 'beside', s.beside,
        'place', case when not for_host then (select q.name from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner q on q.id = w.partner_id where o.id = s.opening_id) end,
        'asked', s.asked_on is not null, 'outcome', s.outcome,
        'young_person_says', s.young_person_says, 'host_says', s.host_says, 'staff_says', s.staff_says) order by s.from_on, s.settled_at nulls last)
      from public.plan_step s where s.placement_id = p.id and s.outcome is distinct from 'dropped'), '[]'),
    'meetings', coalesce((select jsonb_agg(jsonb_build_object('need_id', m.need_id, 'meeting', m.meeting, 'day', m.day, 'held', t.done_at is not null) order by m.meeting)
      from public.need_meeting m join public.task t on t.id = m.task_id where m.need_id = private.root_need(n.id)), '[]'))
  from public.placement p join public.need n on n.id = p.need_id where p.id = plan_of.placement_id
$$;
comment on function private.plan_of(uuid, boolean) is 'The plan of one placement. The first place is not told the name of another.';

create function public.plans_of(placement_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  perform private.must_be_signed_in();
  return (
    select coalesce(jsonb_agg(private.plan_of(x.id, x.as_host)), '[]') from (
      select p.id, not (private.is_me(n.young_person_id) or coalesce(private.can_help(n.young_person_id), false)) as as_host
      from public.placement p join public.need n on n.id = p.need_id join public.host h on h.id = p.host_id
      where p.id = any (placement_ids[1:50]) and (private.is_me(n.young_person_id) or private.can_help(n.young_person_id)
        or (private.works_at(h.workplace_id) and private.partner_step(p.application_id) = 'agreement'))) x);
end $$;
comment on function public.plans_of(uuid[]) is 'Fixed days, the next step and who has answered, who goes along on the first day, and the meetings: for her, for those who may help her, and for the place while it sees the agreement (law 5). What is not for the caller is left out. Errors: not_signed_in.';

create function public.meetings_of(young_person_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  who uuid := coalesce(young_person_id, (select y.id from public.young_person y where y.user_id = private.must_be_signed_in()));
begin
  if not (private.is_me(who) or coalesce(private.can_help(who), false)) then perform private.fail('not_found'); end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('need_id', m.need_id, 'meeting', m.meeting, 'day', m.day, 'held', t.done_at is not null) order by m.day), '[]')
    from public.need_meeting m join public.task t on t.id = m.task_id join public.need n on n.id = m.need_id where n.young_person_id = who and n.ended_at is null);
end $$;
comment on function public.meetings_of(uuid) is 'The meetings around her longer placement, also before there is a place: for herself (null) and those who may help her. Errors: not_found, not_signed_in.';

grant execute on function public.say_first_day, public.start_longer_placement, public.move_meeting, public.plans_of, public.meetings_of to authenticated;
