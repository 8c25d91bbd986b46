-- The need and all that happens to it until it ends well.

create table public.need (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.young_person on delete cascade,
  kind public.opening_kind,
  is_duty boolean not null default false,
  status public.need_status not null,
  next_actor public.actor generated always as (
    case status
      when 'wishing' then 'young_person'::public.actor
      when 'with_coordinator' then 'coordinator'::public.actor
      when 'with_partner' then 'partner'::public.actor
      when 'visit' then 'partner'::public.actor
      when 'offered' then 'young_person'::public.actor
      when 'arranged' then 'coordinator'::public.actor
      when 'under_way' then 'host'::public.actor
      when 'resting' then 'coordinator'::public.actor
    end) stored,
  due_on date,
  opened_at timestamptz not null default private.now(),
  raised_at timestamptz,
  first_offer_at timestamptz,
  days_wanted real check (days_wanted between 0.5 and 250 and days_wanted * 2 = trunc(days_wanted * 2)),
  interests public.interest[] not null default '{}' check (cardinality(interests) <= 4),
  wish_weeks date[] not null default '{}',
  help_on_agreed boolean not null default false,
  hops smallint not null default 0 check (hops between 0 and 2),
  came_from_partner_id uuid references public.partner on delete set null,
  split_from_id uuid references public.need on delete set null,
  secretariat_told_at timestamptz,
  rest_reason public.rest_reason,
  rest_until date,
  close_outcome public.close_outcome,
  close_receiver public.close_receiver,
  close_announced_at timestamptz,
  close_on date,
  ended_at timestamptz,
  constraint an_offer_follows_a_wish check (first_offer_at is null or raised_at is not null),
  constraint every_open_need_has_a_date check ((due_on is not null) = (status not in ('fulfilled', 'closed_with_help', 'ended_by_young_person'))),
  constraint an_ended_need_says_when check ((ended_at is not null) = (status in ('fulfilled', 'closed_with_help', 'ended_by_young_person'))),
  constraint a_resting_need_says_why check (status <> 'resting' or (rest_reason is not null and rest_until is not null)),
  constraint a_close_is_announced_first check (status <> 'closed_with_help' or (close_outcome is not null and close_announced_at is not null and close_on is not null)),
  constraint other_help_names_a_receiver check (close_outcome is distinct from 'other_help' or close_receiver is not null),
  constraint a_duty_is_not_ended_by_wish check (not (is_duty and status = 'ended_by_young_person')),
  constraint a_duty_counts_days check (not is_duty or (kind = 'school_placement' and days_wanted is not null))
);
comment on table public.need is 'What a young person needs, followed until it ends as fulfilled, ended by herself, or closed with help. No status means rejected.';
comment on column public.need.id is 'Key.';
comment on column public.need.young_person_id is 'Whose need.';
comment on column public.need.kind is 'What she looks for; null for "ved ikke".';
comment on column public.need.is_duty is 'Days of the obligatory school placement.';
comment on column public.need.status is 'Lifecycle "need".';
comment on column public.need.next_actor is 'Whose turn it is; follows from the status.';
comment on column public.need.due_on is 'By when they must have acted. Every open need has one.';
comment on column public.need.opened_at is 'Since when it is followed: a duty from the class list on.';
comment on column public.need.raised_at is 'The second clock: from her first wish to the first real offer. Null before any wish. Set once; a split need inherits it.';
comment on column public.need.first_offer_at is 'When the second clock stopped.';
comment on column public.need.days_wanted is 'Days, where the kind counts days; half days count as 0.5 (private.day_worth).';
comment on column public.need.interests is 'What she likes.';
comment on column public.need.wish_weeks is 'Mondays of the weeks that she can.';
comment on column public.need.help_on_agreed is '"I må gerne hjælpe mig videre."';
comment on column public.need.hops is 'Partners in a row since the coordinator had it.';
comment on column public.need.came_from_partner_id is 'She asked there in person and was helped on.';
comment on column public.need.split_from_id is 'The need that got some of the days; this one holds the rest.';
comment on column public.need.secretariat_told_at is 'When the secretariat was told that the coordinator''s date had passed.';
comment on column public.need.rest_reason is 'Why it rests.';
comment on column public.need.rest_until is 'When to be in touch again.';
comment on column public.need.close_outcome is 'Announced outcome.';
comment on column public.need.close_receiver is 'Who takes over.';
comment on column public.need.close_announced_at is 'When the close was announced to her.';
comment on column public.need.close_on is 'Last day to object.';
comment on column public.need.ended_at is 'When it ended.';
create index on public.need (young_person_id);
create index on public.need (came_from_partner_id);
create index on public.need (split_from_id);
create index on public.need (due_on) where due_on is not null;

create function private.second_clock_stands() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if (old.raised_at is not null and new.raised_at is distinct from old.raised_at)
     or (old.first_offer_at is not null and new.first_offer_at is distinct from old.first_offer_at) then
    raise exception 'the second clock is never set anew' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function private.second_clock_stands() is 'Law 3: no hop, hand-over, split or return moves the time from the first wish to the first offer.';
create trigger second_clock_stands before update of raised_at, first_offer_at on public.need
for each row execute function private.second_clock_stands();

create function private.waits_since(the_need public.need) returns date
language sql stable set search_path = '' as $$
  select case when the_need.first_offer_at is null and the_need.ended_at is null then (the_need.raised_at at time zone 'Europe/Copenhagen')::date end
$$;
comment on function private.waits_since(public.need) is 'The day of her first wish, while no place has been offered yet; else null.';

-- The rest of a split need stands beside the part that got its days.
create unique index one_open_need_of_a_kind on public.need (young_person_id, kind) nulls not distinct
  where ended_at is null and split_from_id is null;

create table public.hand_over (
  id uuid primary key default gen_random_uuid(),
  need_id uuid not null references public.need on delete cascade,
  partner_id uuid references public.partner on delete set null,
  reason public.hand_over_reason not null,
  target public.hand_over_target not null,
  target_opening_id uuid references public.opening on delete set null,
  target_staff_id uuid references public.staff_member,
  at timestamptz not null default private.now(),
  constraint help_on_names_who check (
    (target = 'partner_in_network')
    or (target = 'company_consultant' and target_staff_id is not null)
    or (target = 'coordinator' and target_staff_id is not null)
    or (target = 'fourth_party'))
);
comment on table public.hand_over is 'A partner''s no, which is always a way on: law 2.';
comment on column public.hand_over.id is 'Key.';
comment on column public.hand_over.need_id is 'Whose way on.';
comment on column public.hand_over.partner_id is 'Who helped her on.';
comment on column public.hand_over.reason is 'About the place, from a list.';
comment on column public.hand_over.target is 'One of the four.';
comment on column public.hand_over.target_opening_id is 'Another active partner''s opening. An outside company is a tip in a task.';
comment on column public.hand_over.target_staff_id is 'The consultant or coordinator.';
comment on column public.hand_over.at is 'When.';
create index on public.hand_over (need_id);
create index on public.hand_over (partner_id);
create index on public.hand_over (target_opening_id);
create index on public.hand_over (target_staff_id);

create table public.application (
  id uuid primary key default gen_random_uuid(),
  need_id uuid not null references public.need on delete cascade,
  opening_id uuid references public.opening on delete cascade,
  host_id uuid not null references public.host,
  rank smallint not null check (rank between 1 and 99),
  status public.application_status not null default 'waiting',
  week date check (extract(isodow from week) = 1),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 6),
  own_words text not null default '' check (length(own_words) <= 500),
  may_call boolean not null default false,
  visit_on date,
  visit_at time,
  hold_until date,
  starts_on date,
  weekdays smallint[] not null default '{}' check (weekdays <@ '{1,2,3,4,5}'),
  hand_over_id uuid references public.hand_over,
  created_at timestamptz not null default private.now(),
  live_at timestamptz,
  ended_at timestamptz,
  constraint a_no_is_a_hand_over check (status <> 'handed_on' or hand_over_id is not null),
  constraint a_visit_has_a_time check ((visit_on is null) = (visit_at is null)),
  constraint ended_applications_say_when check ((ended_at is not null) = (status in ('accepted', 'handed_on', 'declined', 'superseded', 'withdrawn')))
);
comment on table public.application is 'One wish of a need, to one opening or to a place she found.';
comment on column public.application.id is 'Key.';
comment on column public.application.need_id is 'Of which need.';
comment on column public.application.opening_id is 'The opening; null for a place she found.';
comment on column public.application.host_id is 'Who would take her in.';
comment on column public.application.rank is 'Her order: 1 first. Places that partners helped on to come after.';
comment on column public.application.status is 'Lifecycle "application".';
comment on column public.application.week is 'Monday of the wished week.';
comment on column public.application.reasons is 'Codes that become sentences: "animals", "try_the_work".';
comment on column public.application.own_words is 'Optional, at most 500 characters.';
comment on column public.application.may_call is 'Whether the place may call her once it invites or offers.';
comment on column public.application.visit_on is '"Kom forbi først": the date.';
comment on column public.application.visit_at is 'And the time.';
comment on column public.application.hold_until is 'Last day on which a visit holds the seat.';
comment on column public.application.starts_on is 'First day offered, where there are no single days.';
comment on column public.application.weekdays is 'Offered as fixed days of the week, 1 for Monday to 5 for Friday: juniormesterlære and længerevarende praktik. Empty where days are offered one by one.';
comment on column public.application.hand_over_id is 'The hand-over that ended it.';
comment on column public.application.created_at is 'When she applied.';
comment on column public.application.live_at is 'When it was sent on.';
comment on column public.application.ended_at is 'When it came to an end.';
create index on public.application (need_id);
create index on public.application (opening_id);
create index on public.application (host_id);
create index on public.application (hand_over_id);
create unique index one_application_live_at_a_time on public.application (need_id) where status in ('live', 'offered');
create unique index apply_once_at_a_time on public.application (need_id, opening_id) where status in ('waiting', 'live', 'offered');

create table public.seat_hold (
  opening_seat_id uuid not null references public.opening_seat on delete cascade,
  application_id uuid not null references public.application on delete cascade,
  primary key (opening_seat_id, application_id)
);
comment on table public.seat_hold is 'Who holds which seat. opening_seat.taken counts these rows: a test and private.broken_laws() compare.';
comment on column public.seat_hold.opening_seat_id is 'The seat.';
comment on column public.seat_hold.application_id is 'The application.';
create index on public.seat_hold (application_id);

create table public.placement (
  id uuid primary key default gen_random_uuid(),
  need_id uuid not null references public.need on delete cascade,
  application_id uuid not null unique references public.application on delete cascade,
  host_id uuid not null references public.host,
  status public.placement_status not null default 'arranging',
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  papers_due_on date not null,
  host_agreed_at timestamptz,
  host_agreed_via public.channel,
  school_agreed_at timestamptz,
  school_agreed_via public.channel,
  guardian_agreed_at timestamptz,
  guardian_agreed_via public.channel,
  ended_at timestamptz
);
comment on table public.placement is 'A yes on its way to a first day, and the days themselves.';
comment on column public.placement.id is 'Key.';
comment on column public.placement.need_id is 'Which need it meets.';
comment on column public.placement.application_id is 'The application that was accepted.';
comment on column public.placement.host_id is 'Where.';
comment on column public.placement.status is 'Lifecycle "placement". Ready when the papers of the kind are in.';
comment on column public.placement.starts_on is 'First day.';
comment on column public.placement.ends_on is 'Last day; for jobs the day of the 12-week check-in.';
comment on column public.placement.papers_due_on is 'When the papers should be in.';
comment on column public.placement.host_agreed_at is 'When the host agreed.';
comment on column public.placement.host_agreed_via is 'How.';
comment on column public.placement.school_agreed_at is 'When the school approved (school leader, or delegated).';
comment on column public.placement.school_agreed_via is 'How.';
comment on column public.placement.guardian_agreed_at is 'When the guardian''s yes counted for this placement.';
comment on column public.placement.guardian_agreed_via is 'How.';
comment on column public.placement.ended_at is 'When it ended; partners lose sight of her 14 days later.';
create index on public.placement (need_id);
create index on public.placement (host_id);

create table public.placement_day (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references public.application on delete cascade,
  placement_id uuid references public.placement on delete cascade,
  young_person_id uuid not null references public.young_person on delete cascade,
  day date not null,
  from_time time not null default '08:00',
  to_time time not null default '14:00' check (to_time > from_time),
  state public.placement_day_state not null default 'offered',
  constraint offered_until_accepted check ((state = 'offered') = (placement_id is null)),
  constraint nobody_is_in_two_places_at_once exclude using gist (
    young_person_id with =, tsrange(day + from_time, day + to_time) with &&)
);
comment on table public.placement_day is 'The days, from the offer on: law 4 keeps one person out of two places.';
comment on column public.placement_day.id is 'Key.';
comment on column public.placement_day.application_id is 'Offered with this application.';
comment on column public.placement_day.placement_id is 'Set when she has said yes.';
comment on column public.placement_day.young_person_id is 'Who.';
comment on column public.placement_day.day is 'The date.';
comment on column public.placement_day.from_time is 'Mødetid.';
comment on column public.placement_day.to_time is 'End of the day.';
comment on column public.placement_day.state is 'offered, planned, came, sick, did_not_come.';
create index on public.placement_day (application_id);
create index on public.placement_day (placement_id);

create table public.suggestion (
  need_id uuid not null references public.need on delete cascade,
  opening_id uuid not null references public.opening on delete cascade,
  position smallint not null check (position between 1 and 3),
  reason text not null default '' check (length(reason) <= 200),
  made_at timestamptz not null default private.now(),
  primary key (need_id, opening_id)
);
comment on table public.suggestion is 'Up to three openings that her contact person suggests. She chooses before any partner sees her.';
comment on column public.suggestion.need_id is 'For which need.';
comment on column public.suggestion.opening_id is 'The opening.';
comment on column public.suggestion.position is 'Order.';
comment on column public.suggestion.reason is 'Why, in words; she can read it.';
comment on column public.suggestion.made_at is 'When.';
create index on public.suggestion (opening_id);

create table private.guardian_request (
  id uuid primary key default gen_random_uuid(),
  guardian_id uuid not null references public.guardian on delete cascade,
  need_id uuid not null references public.need on delete cascade,
  token_hash bytea unique,
  former_hash bytea unique,
  asked_at timestamptz not null default private.now(),
  expires_on date not null,
  answer public.guardian_answer,
  answered_at timestamptz,
  answered_via public.channel,
  recorded_by uuid references public.staff_member,
  constraint guardian_is_asked_once unique (guardian_id, need_id),
  check ((answer is null) = (answered_at is null))
);
comment on table private.guardian_request is 'The guardian''s yes: a condition beside the status, asked once for a need.';
comment on column private.guardian_request.id is 'Key.';
comment on column private.guardian_request.guardian_id is 'Who is asked.';
comment on column private.guardian_request.need_id is 'About which need.';
comment on column private.guardian_request.token_hash is 'sha256 of the link''s token. The token itself stands only in the outbox until it is sent.';
comment on column private.guardian_request.former_hash is 'sha256 of the token that a newer link replaced, so that the old one can say so.';
comment on column private.guardian_request.asked_at is 'When.';
comment on column private.guardian_request.expires_on is 'Last day of the link.';
comment on column private.guardian_request.answer is 'One of four; can be changed until it matters.';
comment on column private.guardian_request.answered_at is 'Last answer.';
comment on column private.guardian_request.answered_via is 'link, phone, paper or in person.';
comment on column private.guardian_request.recorded_by is 'Staff who recorded it.';
create index on private.guardian_request (need_id);
create index on private.guardian_request (recorded_by);

create table private.host_request (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null unique references public.application on delete cascade,
  token_hash bytea unique,
  former_hash bytea unique,
  asked_at timestamptz not null default private.now(),
  expires_on date not null,
  answered_at timestamptz
);
comment on table private.host_request is 'The link by which a place that she found herself says yes.';
comment on column private.host_request.id is 'Key.';
comment on column private.host_request.application_id is 'About which application.';
comment on column private.host_request.token_hash is 'sha256 of the token; null where there is only a phone number.';
comment on column private.host_request.former_hash is 'sha256 of the token that a newer link replaced, so that the old one can say so.';
comment on column private.host_request.asked_at is 'When.';
comment on column private.host_request.expires_on is 'Last day of the link.';
comment on column private.host_request.answered_at is 'When it was answered.';

create table public.contact_change (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.young_person on delete cascade,
  from_id uuid not null references public.staff_member,
  to_id uuid not null references public.staff_member check (to_id <> from_id),
  note text not null check (length(trim(note)) between 3 and 1000),
  planned boolean not null default false,
  at timestamptz not null default private.now(),
  number bigint generated always as identity
);
comment on table public.contact_change is 'Every change of contact person: counted, with a note to the next one. Law 8.';
comment on column public.contact_change.id is 'Key.';
comment on column public.contact_change.young_person_id is 'Whose contact person.';
comment on column public.contact_change.from_id is 'Who let go.';
comment on column public.contact_change.to_id is 'Who took over.';
comment on column public.contact_change.note is 'What the next one must know. Staff only.';
comment on column public.contact_change.planned is 'Part of a roll-over; counted apart.';
comment on column public.contact_change.at is 'When.';
comment on column public.contact_change.number is 'Order in which it happened: two in one act have the same time.';
create index on public.contact_change (young_person_id);
create index on public.contact_change (from_id);
create index on public.contact_change (to_id);

create table public.note (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid references public.young_person on delete cascade,
  partner_id uuid references public.partner on delete cascade,
  body text not null check (length(trim(body)) between 1 and 1000),
  written_by uuid references public.staff_member,
  at timestamptz not null default private.now(),
  check (num_nonnulls(young_person_id, partner_id) = 1)
);
comment on table public.note is 'Free text for staff, apart from the events. A partner''s words about a young person land here, with her coordinator only.';
comment on column public.note.id is 'Key.';
comment on column public.note.young_person_id is 'About whom.';
comment on column public.note.partner_id is 'Or about which partner.';
comment on column public.note.body is 'The text. She may ask to read it.';
comment on column public.note.written_by is 'Staff member; null when it came from a partner or guardian.';
comment on column public.note.at is 'When.';
create index on public.note (young_person_id);
create index on public.note (partner_id);
create index on public.note (written_by);

create table public.task (
  id uuid primary key default gen_random_uuid(),
  kind public.task_kind not null,
  staff_id uuid not null references public.staff_member,
  young_person_id uuid references public.young_person on delete cascade,
  need_id uuid references public.need on delete cascade,
  partner_id uuid references public.partner on delete cascade,
  opening_id uuid references public.opening on delete cascade,
  words text not null default '' check (length(words) <= 1000),
  due_on date not null,
  made_at timestamptz not null default private.now(),
  secretariat_told_at timestamptz,
  done_at timestamptz
);
comment on table public.task is 'What a named adult must do by a date: a call, a tip to follow, a pupil to check.';
comment on column public.task.id is 'Key.';
comment on column public.task.kind is 'What.';
comment on column public.task.staff_id is 'Who.';
comment on column public.task.young_person_id is 'About whom.';
comment on column public.task.need_id is 'About which need.';
comment on column public.task.partner_id is 'About which partner.';
comment on column public.task.opening_id is 'About which opening.';
comment on column public.task.words is 'Text that came with it.';
comment on column public.task.due_on is 'By when.';
comment on column public.task.made_at is 'Since when.';
comment on column public.task.secretariat_told_at is 'When the secretariat was told that the date has passed: once for each task about a young person.';
comment on column public.task.done_at is 'When it was done.';
create index on public.task (staff_id) where done_at is null;
create index on public.task (due_on) where done_at is null;
create index on public.task (young_person_id);
create index on public.task (need_id);
create index on public.task (partner_id);
create index on public.task (opening_id);
