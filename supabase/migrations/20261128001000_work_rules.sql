-- The rulebook: what the law says about young people's work, as dated rows. Pages, commands and laws read it; nothing repeats it.

create type public.work_band as enum ('under_13', 'age_13_14', 'age_15_17_in_school', 'age_15_17_left_school', 'adult');
comment on type public.work_band is 'Whom a rule is about. From 15 to 17 it is split by whether 9th grade is finished, not by age alone.';

create type private.rule_measure as enum (
  'age', 'day', 'week', 'clock', 'rest', 'days_off', 'days_off_together', 'risk', 'certificate', 'guardian', 'told');
comment on type private.rule_measure is 'How a rule is judged: private.findings has one branch for each. "guardian" is asked by private.guardian_needed; "told" is what the portal cannot see, and says.';

create table private.work_rule (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[a-z][a-z0-9_]*$'),
  measure private.rule_measure not null,
  kinds public.opening_kind[] not null check (cardinality(kinds) > 0),
  bands public.work_band[] not null check (cardinality(bands) > 0),
  strictness text not null check (strictness in ('hard', 'soft', 'told')),
  amount numeric(5, 2),
  unit text check (unit in ('hours', 'minutes', 'years', 'days')),
  over_hours numeric(4, 2),
  days_of text not null default 'any' check (days_of in ('any', 'school', 'other')),
  earliest time,
  latest time,
  weekdays smallint[] not null default '{1,2,3,4,5,6,7}',
  branches public.branch[],
  widens boolean not null default false,
  risk text check (risk in ('machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol')),
  counts_all boolean not null default false,
  doubt_setting text check (doubt_setting ~ '^rule_[a-z0-9_]+$'),
  source text not null check (length(source) between 3 and 160),
  source_url text check (source_url ~ '^https://[^\s]+$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  entered_at timestamptz not null default private.now(),
  constraint an_amount_has_a_unit check ((amount is null) = (unit is null)),
  constraint what_is_judged_has_a_limit check (amount is not null or (earliest is not null and latest is not null) or measure = 'told'),
  constraint what_cannot_be_seen_is_told check ((measure = 'told') = (strictness = 'told'))
);
comment on table private.work_rule is 'The rules for young people''s work, dated. A day is judged by the rules that hold on that day and stood here when the place was agreed: a later row breaks nothing that was agreed. To change a rule, set valid_to and add a row.';
comment on column private.work_rule.id is 'Key.';
comment on column private.work_rule.code is 'By meaning; its sentences for the young and for partners stand in src/copy/work-rules.ts.';
comment on column private.work_rule.measure is 'How it is judged.';
comment on column private.work_rule.kinds is 'Which kinds of place.';
comment on column private.work_rule.bands is 'Whom it protects.';
comment on column private.work_rule.strictness is 'hard stops; soft asks for a named adult; told is only said. A municipality changes it by doubt_setting.';
comment on column private.work_rule.amount is 'The limit: the most hours, the least rest or days off, the lowest age.';
comment on column private.work_rule.unit is 'Of the limit.';
comment on column private.work_rule.over_hours is 'Only on days longer than so many hours (pause).';
comment on column private.work_rule.days_of is 'Hours a day or week: only on school days and in school weeks, only on others, or any.';
comment on column private.work_rule.earliest is 'Local clock: not before.';
comment on column private.work_rule.latest is 'Local clock: not after. 24:00 is midnight.';
comment on column private.work_rule.weekdays is 'ISO days of the week, 1 is Monday.';
comment on column private.work_rule.branches is 'Only in these branches; null is all.';
comment on column private.work_rule.widens is 'A row that allows more than the ordinary clock times, in its branches.';
comment on column private.work_rule.risk is 'Only where the opening answered this risk question with yes.';
comment on column private.work_rule.counts_all is 'Hours in every kind of place count, not only in the rule''s own: they are the person''s.';
comment on column private.work_rule.doubt_setting is 'Where a lawyer should confirm: the setting (hard, soft, off) that decides in place of strictness.';
comment on column private.work_rule.source is 'In Danish, as it is shown.';
comment on column private.work_rule.source_url is 'Where to read on.';
comment on column private.work_rule.valid_from is 'First day on which it holds.';
comment on column private.work_rule.valid_to is 'Last day; null while it holds.';
comment on column private.work_rule.entered_at is 'When it was written here: what was agreed before is not judged by it.';
create index on private.work_rule (code);
create trigger bump_revision after insert or update or delete or truncate on private.work_rule for each statement execute function private.bump_revision();
alter table private.work_rule enable row level security;
revoke all on private.work_rule from anon, authenticated;

create function private.strictness_on(rule private.work_rule, day date) returns text
language sql stable set search_path = '' security definer as $$
  select case when rule.doubt_setting is null then rule.strictness else coalesce((
    select s.value from public.setting s where s.key = rule.doubt_setting and s.valid_from <= strictness_on.day
    order by s.valid_from desc limit 1), rule.strictness) end
$$;
comment on function private.strictness_on(private.work_rule, date) is 'hard, soft, told or off: as the municipality has decided for that day, else as the rule says.';

insert into public.setting (key, value) values
  ('rule_praktik_under_15', 'soft'),
  ('rule_hours_in_all', 'hard'),
  ('rule_days_off_together', 'soft'),
  ('rule_evening_by_branch', 'hard'),
  ('rule_alone_evening', 'hard'),
  ('rule_risks_under_15', 'soft'),
  ('rule_certificate', 'hard');

-- Facts: domain of young people's work as Arbejdstilsynet, BFA and the ministries tell it. Hours are by the local clock.
with at as (select 'Arbejdstilsynet: unges arbejde' as source, 'https://at.dk' as url),
row (code, measure, kinds, bands, strictness, amount, unit, days_of, counts_all, doubt, source, url, valid_from) as (values
  ('youngest', 'age', 'jobs', 'young', 'hard', 13, 'years', 'any', false, null, null, null, '2025-01-01'),
  ('youngest', 'age', 'mentor', 'young', 'hard', 13, 'years', 'any', false, null, 'Ungegarantiens egen regel', null, '2025-01-01'),
  ('youngest', 'age', 'apprentice', 'young', 'hard', 15, 'years', 'any', false, null, null, null, '2025-01-01'),
  ('youngest', 'age', 'praktik', 'young', 'soft', 12, 'years', 'any', false, null, 'Folkeskoleloven § 9', null, '2025-08-01'),
  ('job_school_day', 'day', 'jobs', 'in_school', 'hard', 2, 'hours', 'school', false, null, null, null, '2025-01-01'),
  ('job_other_day', 'day', 'jobs', '13_14', 'hard', 7, 'hours', 'other', false, null, null, null, '2025-01-01'),
  ('job_other_day', 'day', 'jobs', '15_17_in', 'hard', 8, 'hours', 'other', false, null, null, null, '2025-01-01'),
  ('job_day', 'day', 'jobs', 'left', 'hard', 8, 'hours', 'any', false, null, null, null, '2025-01-01'),
  ('job_school_week', 'week', 'jobs', 'in_school', 'hard', 12, 'hours', 'school', false, null, null, null, '2025-01-01'),
  ('job_free_week', 'week', 'jobs', '13_14', 'hard', 35, 'hours', 'other', false, null, null, null, '2025-01-01'),
  ('job_free_week', 'week', 'jobs', '15_17_in', 'hard', 40, 'hours', 'other', false, null, null, null, '2025-01-01'),
  ('job_week', 'week', 'jobs', 'left', 'hard', 40, 'hours', 'any', false, null, null, null, '2025-01-01'),
  ('day_in_all', 'day', 'jobs', 'minors', 'hard', 8, 'hours', 'any', true, 'rule_hours_in_all', null, null, '2025-01-01'),
  ('week_in_all', 'week', 'jobs', 'minors', 'hard', 40, 'hours', 'any', true, 'rule_hours_in_all', null, null, '2025-01-01'),
  ('praktik_day', 'day', 'praktik', 'minors', 'hard', 8, 'hours', 'any', true, null, 'EU-direktiv 94/33, artikel 8', null, '2025-01-01'),
  ('praktik_week', 'week', 'praktik', 'minors', 'hard', 40, 'hours', 'any', true, null, 'EU-direktiv 94/33, artikel 8', null, '2025-01-01'),
  ('praktik_day_under_15', 'day', 'praktik', 'young', 'soft', 7, 'hours', 'any', true, 'rule_praktik_under_15', 'Kommunens linje: kilderne er ikke enige', null, '2025-01-01'),
  ('praktik_week_under_15', 'week', 'praktik', 'young', 'soft', 35, 'hours', 'any', true, 'rule_praktik_under_15', 'Kommunens linje: kilderne er ikke enige', null, '2025-01-01'),
  ('rest', 'rest', 'praktik', 'minors', 'hard', 14, 'hours', 'any', true, null, null, null, '2025-01-01'),
  ('rest', 'rest', 'jobs', 'in_school', 'hard', 14, 'hours', 'any', true, null, null, null, '2025-01-01'),
  ('rest', 'rest', 'jobs', 'left', 'hard', 12, 'hours', 'any', true, null, null, null, '2025-01-01'),
  ('days_off', 'days_off', 'work', 'minors', 'hard', 2, 'days', 'any', true, null, null, null, '2025-01-01'),
  ('days_off_together', 'days_off_together', 'jobs', 'in_school', 'hard', 2, 'days', 'any', true, null, null, null, '2025-01-01'),
  ('days_off_together', 'days_off_together', 'praktik', 'minors', 'soft', 2, 'days', 'any', true, 'rule_days_off_together', null, null, '2025-01-01'),
  ('certificate', 'certificate', 'long', 'young', 'hard', 15, 'years', 'any', false, 'rule_certificate', 'Børneattestloven og kommunens beslutning', null, '2025-08-01'),
  ('guardian_before_sent', 'guardian', 'jobs', 'young', 'hard', 15, 'years', 'any', false, null, 'Ungegarantiens egen regel', null, '2025-01-01'),
  ('guardian_before_sent', 'guardian', 'mentor', 'young', 'hard', 15, 'years', 'any', false, null, 'Ungegarantiens egen regel', null, '2025-01-01'),
  ('guardian_at_agreement', 'guardian', 'days', 'minors', 'hard', 18, 'years', 'any', false, null, 'Værgemålsloven § 1', null, '2025-01-01'),
  ('guardian_at_agreement', 'guardian', 'jobs', 'minors', 'hard', 18, 'years', 'any', false, null, 'Værgemålsloven § 1', null, '2025-01-01'),
  ('guardian_at_agreement', 'guardian', 'apprentice', 'minors', 'hard', 18, 'years', 'any', false, null, 'Værgemålsloven § 1', null, '2025-01-01'),
  ('guardian_at_agreement', 'guardian', 'junior', 'all', 'hard', 99, 'years', 'any', false, null, 'Folkeskoleloven § 9 a', null, '2025-08-01'),
  ('light_work', 'told', 'work', 'in_school', 'told', null, null, 'any', false, null, null, null, '2025-01-01'),
  ('work_like', 'told', 'praktik', 'under_13', 'told', null, null, 'any', false, null, null, null, '2025-01-01'),
  ('instructed', 'told', 'work', 'minors', 'told', null, null, 'any', false, null, null, null, '2025-01-01'),
  ('letter_to_parents', 'told', 'jobs', 'in_school', 'told', null, null, 'any', false, null, null, null, '2025-01-01'))
insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, days_of, counts_all, doubt_setting, source, source_url, valid_from, entered_at)
select r.code, r.measure::private.rule_measure,
  (case r.kinds when 'jobs' then '{intro_job,after_school_job}' when 'praktik' then '{school_placement,extended_placement,junior_apprenticeship}'
    when 'work' then '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}'
    when 'days' then '{school_placement,extended_placement}' when 'long' then '{extended_placement,junior_apprenticeship}'
    when 'junior' then '{junior_apprenticeship}' when 'apprentice' then '{apprenticeship}' when 'mentor' then '{mentorship}' end)::public.opening_kind[],
  (case r.bands when 'young' then '{under_13,age_13_14}' when 'in_school' then '{age_13_14,age_15_17_in_school}' when '13_14' then '{age_13_14}'
    when '15_17_in' then '{age_15_17_in_school}' when 'left' then '{age_15_17_left_school}' when 'under_13' then '{under_13}'
    when 'minors' then '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}'
    when 'all' then '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school,adult}' end)::public.work_band[],
  r.strictness, r.amount, r.unit, r.days_of, r.counts_all, r.doubt, coalesce(r.source, at.source), case when r.source is null then at.url else r.url end,
  r.valid_from::date, '2000-01-01' from row r, at;

insert into private.work_rule (code, measure, kinds, bands, strictness, earliest, latest, weekdays, branches, widens, risk, doubt_setting, source, source_url, valid_from, entered_at) values
  ('clock', 'clock', '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}', '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}',
    'hard', '06:00', '20:00', default, null, false, null, null, 'Arbejdstilsynet: unges arbejde', 'https://at.dk', '2025-01-01', '2000-01-01'),
  ('clock', 'clock', '{intro_job,after_school_job}', '{age_15_17_left_school}', 'hard', '06:00', '22:00', default, '{shops,office_finance}', true, null,
    'rule_evening_by_branch', 'Arbejdstilsynet: unges arbejde', 'https://at.dk', '2025-01-01', '2000-01-01'),
  ('clock', 'clock', '{intro_job,after_school_job}', '{age_15_17_left_school}', 'hard', '06:00', '24:00', default, '{food_kitchen,tourism_events}', true, null,
    'rule_evening_by_branch', 'Arbejdstilsynet: unges arbejde', 'https://at.dk', '2025-01-01', '2000-01-01'),
  ('alone_evening', 'clock', '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}', '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}',
    'hard', '06:00', '18:00', '{1,2,3,4,5}', '{shops,food_kitchen}', false, 'alone', 'rule_alone_evening', 'BFA Handel: alene i butik', 'https://www.bfahandel.dk', '2025-01-01', '2000-01-01'),
  ('alone_evening', 'clock', '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}', '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}',
    'hard', '06:00', '14:00', '{6,7}', '{shops,food_kitchen}', false, 'alone', 'rule_alone_evening', 'BFA Handel: alene i butik', 'https://www.bfahandel.dk', '2025-01-01', '2000-01-01');

insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, risk, doubt_setting, source, source_url, valid_from, entered_at)
select r.code, 'risk', '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}',
  (case when r.code = 'chemicals' then '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}' else '{under_13,age_13_14}' end)::public.work_band[],
  case when r.code = 'chemicals' then 'hard' else 'soft' end, case when r.code = 'chemicals' then 18 else 15 end, 'years', r.code,
  case when r.code <> 'chemicals' then 'rule_risks_under_15' end, 'Arbejdstilsynet: unges arbejde', 'https://at.dk',
  -- The list of forbidden machines is gone since 2026: the employer assesses, and an adult is named.
  case when r.code = 'machines' then '2026-01-01'::date else '2025-01-01' end, '2000-01-01'
from unnest(array['machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol']) r (code);

insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, over_hours, source, source_url, valid_from, entered_at) values
  ('pause', 'told', '{school_placement,extended_placement,junior_apprenticeship,intro_job,after_school_job}', '{under_13,age_13_14,age_15_17_in_school,age_15_17_left_school}',
    'told', 30, 'minutes', 4.5, 'Arbejdstilsynet: unges arbejde', 'https://at.dk', '2025-01-01', '2000-01-01');

-- ── Who a rule is about ─────────────────────────────────────────────────────

create function private.work_band(born date, school_ends date, day date) returns public.work_band
language sql immutable set search_path = '' as $$
  select (case when private.age_on(work_band.born, work_band.day) < 13 then 'under_13'
    when private.age_on(work_band.born, work_band.day) < 15 then 'age_13_14'
    when private.age_on(work_band.born, work_band.day) >= 18 then 'adult'
    when work_band.day > work_band.school_ends then 'age_15_17_left_school'
    else 'age_15_17_in_school' end)::public.work_band
$$;
comment on function private.work_band(date, date, date) is 'The band on a day, by the birth date and the last day of 9th grade. A person who turns 15 or finishes 9th grade in the middle is judged by each day''s own band.';

create function private.school_ends(young_person_id uuid) returns date
language sql stable set search_path = '' security definer as $$
  select case
    when y.situation in ('tenth_grade', 'fgu', 'youth_education') or coalesce(k.grade, y.grade_outside) >= 10 then '-infinity'::date
    when y.situation = 'pupil' and k.id is not null then make_date(k.school_year + 10 - k.grade, 7, 31)
    when y.situation = 'pupil' and y.grade_outside is not null then make_date(private.school_year() + 10 - y.grade_outside, 7, 31)
    else make_date(extract(year from y.birth_date)::integer + 16, 7, 31) end
  from public.young_person y left join public.school_class k on k.id = y.class_id where y.id = school_ends.young_person_id
$$;
comment on function private.school_ends(uuid) is 'Last day of her 9th grade: 31 July of the year in which her class finishes it; long ago for 10th grade, FGU and youth education. Who goes to no school may have left in the middle: then 31 July of the year in which she turns 16, as for most.';

-- ── The lines of age by kind have one owner too ─────────────────────────────

alter table private.kind_rule drop column min_age, drop column guardian_before_sent_under, drop column guardian_at_agreement_under;
alter table private.kind_rule rename to kind_basis;
comment on table private.kind_basis is 'What holds for a kind beside its lines of age, which stand in private.work_rule. Read by private.kind_rule.';

create function private.years_for(kind public.opening_kind, code text, day date) returns smallint
language sql stable set search_path = '' security definer as $$
  select max(r.amount)::smallint from private.work_rule r
  where r.code = years_for.code and years_for.kind = any (r.kinds) and r.strictness = 'hard'
    and years_for.day between r.valid_from and coalesce(r.valid_to, 'infinity')
$$;
comment on function private.years_for(public.opening_kind, text, date) is 'The line of age of a kind on a day: "youngest", "guardian_before_sent", "guardian_at_agreement". Null where there is none.';

create view private.kind_rule with (security_invoker = true) as
select b.kind, b.situations, private.years_for(b.kind, 'youngest', private.today()) as min_age, b.min_grade, b.max_grade, b.desk, b.coordinator_starts,
  private.years_for(b.kind, 'guardian_before_sent', private.today()) as guardian_before_sent_under,
  private.years_for(b.kind, 'guardian_at_agreement', private.today()) as guardian_at_agreement_under,
  b.school_approves, b.counts_days, b.paper, b.insured_by, b.ends_as
from private.kind_basis b;
comment on view private.kind_rule is 'The rules by kind as they hold today: its basis, and its lines of age from the rulebook.';
comment on column private.kind_rule.kind is 'Which kind.';
comment on column private.kind_rule.situations is 'Who may apply, by school situation.';
comment on column private.kind_rule.min_age is 'Lowest age in years today; null where grade decides.';
comment on column private.kind_rule.min_grade is 'Lowest grade for pupils.';
comment on column private.kind_rule.max_grade is 'Highest grade for pupils.';
comment on column private.kind_rule.desk is 'Whose desk.';
comment on column private.kind_rule.coordinator_starts is 'Only a coordinator may start it.';
comment on column private.kind_rule.guardian_before_sent_under is 'Under this age a guardian says yes before a partner sees anything.';
comment on column private.kind_rule.guardian_at_agreement_under is 'Under this age a guardian says yes before the placement is ready; 99 is any age.';
comment on column private.kind_rule.school_approves is 'Whether the school approves.';
comment on column private.kind_rule.counts_days is 'Whether it is made of days.';
comment on column private.kind_rule.paper is 'The paper of the kind.';
comment on column private.kind_rule.insured_by is 'Who insures: statens erstatningsordning, or the employer.';
comment on column private.kind_rule.ends_as is 'How the need is fulfilled.';
revoke all on private.kind_rule from anon, authenticated;

create function public.suggested_min_age(
  kind public.opening_kind, machines boolean, chemicals boolean, heavy_lifting boolean, alone boolean, late_or_alcohol boolean) returns integer
language sql stable security definer set search_path = '' as $$
  select coalesce(max(r.amount), 10)::integer from private.work_rule r
  where suggested_min_age.kind = any (r.kinds) and private.today() between r.valid_from and coalesce(r.valid_to, 'infinity')
    and private.strictness_on(r, private.today()) in ('hard', 'soft')
    and (r.measure = 'age' or (r.measure = 'risk' and case r.risk when 'machines' then machines when 'chemicals' then chemicals
      when 'heavy_lifting' then heavy_lifting when 'alone' then alone else late_or_alcohol end))
$$;
comment on function public.suggested_min_age(public.opening_kind, boolean, boolean, boolean, boolean, boolean) is 'The age that the kind and the five risk questions suggest, from the rulebook. The employer assesses; this is where to begin.';
grant execute on function public.suggested_min_age(public.opening_kind, boolean, boolean, boolean, boolean, boolean) to authenticated;
