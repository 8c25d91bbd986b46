-- Garantipartnere, their workplaces and members, and the places they open.

create table public.partner (
  id uuid primary key default gen_random_uuid(),
  public_id text not null unique default private.new_public_id(),
  cvr text not null check (cvr ~ '^\d{8}$'),
  p_unit text check (p_unit ~ '^\d{10}$'),
  name text not null check (length(name) between 1 and 120 and private.is_a_name(name)),
  form public.partner_form not null default 'company',
  branches public.branch[] not null check (cardinality(branches) between 1 and 3),
  about text not null default '' check (length(about) <= 600),
  why text not null default '' check (length(why) <= 300),
  website text check (website ~ '^https?://[^\s]+$' and length(website) <= 200),
  size_band text not null default '1-9' check (size_band in ('1-9', '10-49', '50-249', '250+')),
  status public.partner_status not null default 'applied',
  paused_until date,
  promise_days smallint not null default 3 check (promise_days between 1 and 10),
  special_places smallint not null default 0 check (special_places between 0 and 50),
  recommended_by uuid references public.partner,
  consultant_id uuid references public.staff_member,
  review_note text check (length(review_note) <= 600),
  applied_at timestamptz not null default private.now(),
  due_on date,
  touched_at timestamptz not null default private.now(),
  constraint a_company_signs_up_once unique nulls not distinct (cvr, p_unit),
  constraint a_pause_has_an_end check (status <> 'paused' or paused_until is not null),
  check (status not in ('applied', 'under_review') or due_on is not null)
);
comment on table public.partner is 'A garantipartner. Two institutions under one CVR number are two partners, told apart by P-unit.';
comment on column public.partner.id is 'Key.';
comment on column public.partner.public_id is 'In public addresses: /garantipartnere/k7m2pq9d/bageriet-surdejen-lyng.';
comment on column public.partner.cvr is 'Eight digits; private.cvr_is_possible holds.';
comment on column public.partner.p_unit is 'Ten digits where several partners share one CVR number. Modulus 11 does not hold for P-units.';
comment on column public.partner.name is 'As on the sign.';
comment on column public.partner.form is 'Kind of owner.';
comment on column public.partner.branches is 'One to three; the first decides the drawing.';
comment on column public.partner.about is 'In their own words, for the young.';
comment on column public.partner.why is 'Why they take part.';
comment on column public.partner.website is 'With http or https.';
comment on column public.partner.size_band is 'Employees.';
comment on column public.partner.status is 'Lifecycle "partner".';
comment on column public.partner.paused_until is 'Last day of a pause.';
comment on column public.partner.promise_days is 'Working days in which they promise to answer.';
comment on column public.partner.special_places is 'Specially arranged placements they can take a year. Never published.';
comment on column public.partner.recommended_by is 'The ambassador who brought them.';
comment on column public.partner.consultant_id is 'Their company consultant.';
comment on column public.partner.review_note is 'What to change, when the secretariat sent the sign-up back.';
comment on column public.partner.applied_at is 'When they signed up.';
comment on column public.partner.due_on is 'When the secretariat must have answered.';
comment on column public.partner.touched_at is 'Last act by the partner.';
create index on public.partner (recommended_by);
create index on public.partner (consultant_id);
create index on public.partner (status);

create function private.cvr_is_possible(cvr text) returns boolean
language sql immutable set search_path = '' as $$
  -- Weights and modulus 11: Erhvervsstyrelsen. 00000000 passes the sum and is no company.
  select cvr ~ '^\d{8}$' and cvr <> '00000000' and (
    select sum(substr(cvr, place::int, 1)::int * weight) % 11
    from unnest(array[2, 7, 6, 5, 4, 3, 2, 1]) with ordinality as w (weight, place)) = 0
$$;
comment on function private.cvr_is_possible(text) is 'Eight digits whose check digit holds. Says nothing of whether the company exists. Good: 99000007. Bad: 12345678.';
alter table public.partner add constraint cvr_number_is_possible check (private.cvr_is_possible(cvr));

create table public.partnership_agreement (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null references public.partner on delete cascade,
  text_version text not null,
  helps_all_at timestamptz not null,
  takes_in_at timestamptz not null,
  ambassador_at timestamptz not null,
  accepted_by text not null check (length(accepted_by) between 1 and 120),
  valid_from date,
  valid_to date check (valid_to > valid_from)
);
comment on table public.partnership_agreement is 'The three commitments, each accepted by itself. In force from the approval, for two years.';
comment on column public.partnership_agreement.id is 'Key.';
comment on column public.partnership_agreement.partner_id is 'Who promises.';
comment on column public.partnership_agreement.text_version is 'Which wording was accepted.';
comment on column public.partnership_agreement.helps_all_at is 'We help every young person who comes to us.';
comment on column public.partnership_agreement.takes_in_at is 'We take in young people who need more of a hand, to a reasonable extent.';
comment on column public.partnership_agreement.ambassador_at is 'We are ambassadors.';
comment on column public.partnership_agreement.accepted_by is 'Name of the person.';
comment on column public.partnership_agreement.valid_from is 'Date of approval; null until then.';
comment on column public.partnership_agreement.valid_to is 'Last day.';
create index on public.partnership_agreement (partner_id);

create table public.workplace (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null references public.partner on delete cascade,
  name text not null check (length(name) between 1 and 120 and private.is_a_name(name)),
  p_unit text check (p_unit ~ '^\d{10}$'),
  street text not null check (length(street) between 1 and 120),
  postcode text not null references public.postcode,
  latitude double precision not null,
  longitude double precision not null,
  district_id uuid references public.school_district,
  phone text check (phone ~ '^\+?\d{8,15}$'),
  bus text not null default '' check (length(bus) <= 120),
  step_free boolean not null default false,
  quiet boolean not null default false,
  closed_at timestamptz
);
comment on table public.workplace is 'Where one turns up. A partner has one or several.';
comment on column public.workplace.id is 'Key.';
comment on column public.workplace.partner_id is 'Whose workplace.';
comment on column public.workplace.name is 'For example "Bageriet Surdejen Lyng, Torvet".';
comment on column public.workplace.p_unit is 'P-nummer, if known.';
comment on column public.workplace.street is 'Street and number.';
comment on column public.workplace.postcode is 'Four digits.';
comment on column public.workplace.latitude is 'WGS84 degrees.';
comment on column public.workplace.longitude is 'WGS84 degrees.';
comment on column public.workplace.district_id is 'The school district in which it lies.';
comment on column public.workplace.phone is 'Public number.';
comment on column public.workplace.bus is 'How to get there: "bus 71 lige til døren".';
comment on column public.workplace.step_free is 'No steps.';
comment on column public.workplace.quiet is 'Little noise and few people.';
comment on column public.workplace.closed_at is 'No longer in use.';
create index on public.workplace (partner_id);
create index on public.workplace (postcode);
create index on public.workplace (district_id);

create table public.partner_member (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null references public.partner on delete cascade,
  user_id uuid references auth.users on delete set null,
  name text not null check (length(name) between 1 and 120 and private.is_a_persons_name(name)),
  title text not null default '' check (length(title) <= 80),
  email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  phone text check (phone ~ '^\+?\d{8,15}$'),
  is_owner boolean not null default false,
  removed_at timestamptz,
  unique (partner_id, email)
);
comment on table public.partner_member is 'A person who acts for a partner: the owner for all its workplaces, an employee for those given.';
comment on column public.partner_member.id is 'Key.';
comment on column public.partner_member.partner_id is 'For whom.';
comment on column public.partner_member.user_id is 'Set at the first sign-in with the address below.';
comment on column public.partner_member.name is 'Full name.';
comment on column public.partner_member.title is 'For example "bagermester".';
comment on column public.partner_member.email is 'Lower case; the one to sign in with.';
comment on column public.partner_member.phone is 'Given to coordinators.';
comment on column public.partner_member.is_owner is 'May edit the partner and see every workplace.';
comment on column public.partner_member.removed_at is 'When access ended.';
create index on public.partner_member (user_id);

create table public.partner_member_workplace (
  member_id uuid not null references public.partner_member on delete cascade,
  workplace_id uuid not null references public.workplace on delete cascade,
  primary key (member_id, workplace_id)
);
comment on table public.partner_member_workplace is 'Which workplaces an employee sees.';
comment on column public.partner_member_workplace.member_id is 'Who.';
comment on column public.partner_member_workplace.workplace_id is 'Where.';
create index on public.partner_member_workplace (workplace_id);

create table public.host (
  id uuid primary key default gen_random_uuid(),
  workplace_id uuid unique references public.workplace on delete cascade,
  name text check (length(name) between 1 and 120 and private.is_a_name(name)),
  contact_name text check (length(contact_name) between 1 and 120 and private.is_a_persons_name(contact_name)),
  email text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  phone text check (phone ~ '^\+?\d{8,15}$'),
  address text check (length(address) between 1 and 160),
  found_by uuid references public.young_person on delete cascade,
  check ((workplace_id is null) = (found_by is not null)),
  check (workplace_id is not null or (name is not null and (email is not null or phone is not null)))
);
comment on table public.host is 'Who takes a young person in: a partner''s workplace, or a one-off place that she found herself.';
comment on column public.host.id is 'Key.';
comment on column public.host.workplace_id is 'The partner''s workplace; null for a place she found.';
comment on column public.host.name is 'Name of a found place.';
comment on column public.host.contact_name is 'Whom she spoke to.';
comment on column public.host.email is 'Where the question is sent.';
comment on column public.host.phone is 'For the coordinator''s call.';
comment on column public.host.address is 'Street, number and town.';
comment on column public.host.found_by is 'The young person who found it.';
create index on public.host (found_by);

create function private.add_host() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  insert into public.host (workplace_id) values (new.id);
  return null;
end $$;
comment on function private.add_host() is 'Every workplace is a host from its first minute.';
create trigger every_workplace_is_a_host after insert on public.workplace
for each row execute function private.add_host();

create table public.partner_closure (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null references public.partner on delete cascade,
  workplace_id uuid references public.workplace on delete cascade,
  first_day date not null,
  last_day date not null,
  made_at timestamptz not null default private.now(),
  constraint a_closure_is_six_weeks_at_most check (last_day between first_day and first_day + 41),
  constraint closures_do_not_overlap exclude using gist (
    partner_id with =, (coalesce(workplace_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, daterange(first_day, last_day, '[]') with &&)
);
comment on table public.partner_closure is '"Vi holder lukket": days on which a partner, or one of its workplaces, is not there. Longer than six weeks is a pause.';
comment on column public.partner_closure.id is 'Key.';
comment on column public.partner_closure.partner_id is 'Whose.';
comment on column public.partner_closure.workplace_id is 'Only this workplace; null for all of them.';
comment on column public.partner_closure.first_day is 'First closed day.';
comment on column public.partner_closure.last_day is 'Last closed day.';
comment on column public.partner_closure.made_at is 'When it was announced.';
create index on public.partner_closure (workplace_id);

create function private.is_closed(workplace_id uuid, day date) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.workplace w join public.partner_closure c on c.partner_id = w.partner_id
    where w.id = is_closed.workplace_id and (c.workplace_id is null or c.workplace_id = w.id)
      and is_closed.day between c.first_day and c.last_day)
$$;
comment on function private.is_closed(uuid, date) is 'Whether a workplace has announced that it is closed on a day.';

create function private.closures_ahead(workplace_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('first_day', c.first_day, 'last_day', c.last_day) order by c.first_day), '[]')
  from public.workplace w join public.partner_closure c on c.partner_id = w.partner_id and (c.workplace_id is null or c.workplace_id = w.id)
  where w.id = closures_ahead.workplace_id and c.last_day >= private.today() and c.first_day <= private.today() + 60
$$;
comment on function private.closures_ahead(uuid) is 'When a workplace is closed in the next two months, for those who ask, call or wait.';

create table public.opening (
  id uuid primary key default gen_random_uuid(),
  public_id text not null unique default private.new_public_id(),
  workplace_id uuid not null references public.workplace on delete cascade,
  kind public.opening_kind not null,
  status public.opening_status not null default 'draft',
  title text not null check (length(title) between 3 and 70),
  tasks text[] not null default '{}' check (cardinality(tasks) <= 5),
  learn text not null default '' check (length(learn) <= 400),
  meet_who text not null default '' check (length(meet_who) <= 120),
  meet_at time,
  ends_at time check (ends_at > meet_at),
  clothes text not null default '' check (length(clothes) <= 200),
  food text not null default '' check (length(food) <= 200),
  transport text not null default '' check (length(transport) <= 200),
  min_age smallint not null default 13 check (min_age between 10 and 29),
  branch public.branch not null,
  interests public.interest[] not null default '{}' check (cardinality(interests) <= 4),
  machines boolean not null default false,
  chemicals boolean not null default false,
  heavy_lifting boolean not null default false,
  alone boolean not null default false,
  late_or_alcohol boolean not null default false,
  assessed_at timestamptz,
  responsible_adult text not null default '' check (length(responsible_adult) <= 120),
  paid boolean not null default false,
  pay_text text not null default '' check (length(pay_text) <= 120),
  hours_a_week numeric(4, 1) check (hours_a_week between 1 and 40),
  days_a_week smallint check (days_a_week between 1 and 6),
  weeks_long smallint check (weeks_long between 1 and 60),
  starts_on date,
  apply_before date,
  special boolean not null default false,
  tags text[] not null default '{}' check (tags <@ array['summer', 'pocket_money', 'bring_a_friend']),
  language_note text not null default '' check (length(language_note) <= 120),
  outside_url text check (outside_url ~ '^https?://[^\s]+$' and length(outside_url) <= 300),
  step_free boolean not null default false,
  quiet boolean not null default false,
  seats_in_all smallint check (seats_in_all between 1 and 200),
  places_taken smallint not null default 0 check (places_taken >= 0),
  review_note text check (length(review_note) <= 600),
  due_on date,
  created_at timestamptz not null default private.now(),
  published_at timestamptz,
  touched_at timestamptz not null default private.now(),
  constraint no_more_than_the_total check (places_taken <= seats_in_all),
  constraint an_intro_job_is_paid check (kind not in ('intro_job', 'after_school_job') or paid),
  constraint school_placements_are_unpaid check (kind not in ('school_placement', 'extended_placement', 'junior_apprenticeship') or not paid),
  constraint extended_is_at_most_13_weeks check (kind <> 'extended_placement' or coalesce(weeks_long, 1) <= 13),
  constraint risks_name_an_adult check (
    not (machines or chemicals or heavy_lifting or alone or late_or_alcohol)
    or status = 'draft' or (responsible_adult <> '' and assessed_at is not null)),
  constraint a_published_opening_says_what_one_does check (status in ('draft', 'in_review') or (cardinality(tasks) > 0 and meet_who <> '')),
  constraint in_review_has_a_date check (status <> 'in_review' or due_on is not null)
);
comment on table public.opening is 'A place that a partner opens. Readable by everybody once published.';
comment on column public.opening.id is 'Key.';
comment on column public.opening.public_id is 'In public addresses: /opslag/k7m2pq9d/en-uge-i-bageriet.';
comment on column public.opening.workplace_id is 'Where.';
comment on column public.opening.kind is 'Decides the rules: private.kind_rule.';
comment on column public.opening.status is 'Lifecycle "opening".';
comment on column public.opening.title is 'At most 70 characters. Good: "Mød op kl. 6 og bag rundstykker". Bad: "Praktikplads".';
comment on column public.opening.tasks is 'What one does, a short line each.';
comment on column public.opening.learn is 'What one can learn.';
comment on column public.opening.meet_who is 'First name and role of whoever meets her.';
comment on column public.opening.meet_at is 'Mødetid.';
comment on column public.opening.ends_at is 'When the day ends.';
comment on column public.opening.clothes is 'What to wear.';
comment on column public.opening.food is 'Lunch.';
comment on column public.opening.transport is 'How to get there.';
comment on column public.opening.min_age is 'Lowest age, in years on the first day.';
comment on column public.opening.branch is 'Branch of this work.';
comment on column public.opening.interests is 'Up to four.';
comment on column public.opening.machines is 'Risk question 1: near running machines.';
comment on column public.opening.chemicals is 'Risk question 2: dangerous chemicals.';
comment on column public.opening.heavy_lifting is 'Risk question 3: lifting more than about 12 kg.';
comment on column public.opening.alone is 'Risk question 4: alone at work.';
comment on column public.opening.late_or_alcohol is 'Risk question 5: evening or night, or where alcohol is served.';
comment on column public.opening.assessed_at is 'When the partner said that the tasks are in its workplace assessment (APV).';
comment on column public.opening.responsible_adult is 'Named adult of 18 or more who supervises.';
comment on column public.opening.paid is 'Introjob and fritidsjob always; school placements never.';
comment on column public.opening.pay_text is 'For example "85 kr. i timen".';
comment on column public.opening.hours_a_week is 'Paid hours a week.';
comment on column public.opening.days_a_week is 'For longer courses.';
comment on column public.opening.weeks_long is 'For longer courses; særlige forløb last at most 13 weeks.';
comment on column public.opening.starts_on is 'First day, where seats are not by day.';
comment on column public.opening.apply_before is 'Last day to apply.';
comment on column public.opening.special is 'Can be specially arranged. Never shown to the young; only coordinators start it.';
comment on column public.opening.tags is 'sommerjob, lommepengejob, kom med en ven.';
comment on column public.opening.language_note is 'For example "godt, hvis du taler tyrkisk".';
comment on column public.opening.outside_url is 'For læreplads: the page on lærepladsen.dk.';
comment on column public.opening.step_free is 'No steps.';
comment on column public.opening.quiet is 'Little noise and few people.';
comment on column public.opening.seats_in_all is '"Højst 2 i alt"; null for no total.';
comment on column public.opening.places_taken is 'Young people who hold a seat here; equals the number of applications with holds.';
comment on column public.opening.review_note is 'What to change, when it was sent back.';
comment on column public.opening.due_on is 'When the consultant must have looked at it.';
comment on column public.opening.created_at is 'When it was begun.';
comment on column public.opening.published_at is 'First time it was published.';
comment on column public.opening.touched_at is 'Last act by the partner: "opdateret for x dage siden".';
create index on public.opening (workplace_id);
create index on public.opening (status, kind);

create table public.opening_seat (
  id uuid primary key default gen_random_uuid(),
  opening_id uuid not null references public.opening on delete cascade,
  day date,
  seats smallint not null check (seats between 0 and 200),
  taken smallint not null default 0,
  constraint a_seat_is_given_once check (taken between 0 and seats),
  constraint one_row_a_day unique nulls not distinct (opening_id, day)
);
comment on table public.opening_seat is 'Seats of an opening, a row for each day; one row without a day for jobs and courses.';
comment on column public.opening_seat.id is 'Key.';
comment on column public.opening_seat.opening_id is 'Of which opening.';
comment on column public.opening_seat.day is 'The date; null for openings that are not by day.';
comment on column public.opening_seat.seats is 'How many.';
comment on column public.opening_seat.taken is 'How many are held; equals the rows of seat_hold.';
create index on public.opening_seat (day);
