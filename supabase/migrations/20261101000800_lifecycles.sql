-- The lifecycles and the rules by kind, as tables that private.move() and the commands read.
-- src/features/*/lifecycle.ts holds the same rows; a test compares them one by one.

create table private.transition (
  lifecycle text not null check (lifecycle in ('need', 'application', 'placement', 'partner', 'opening')),
  command text not null,
  from_status text not null,
  to_status text not null,
  actor public.actor not null,
  primary key (lifecycle, command, from_status, to_status, actor)
);
comment on table private.transition is 'Every lawful move. What is not here cannot happen.';
comment on column private.transition.lifecycle is 'need, application, placement, partner or opening.';
comment on column private.transition.command is 'The function that moves it.';
comment on column private.transition.from_status is 'From; "-" for a beginning.';
comment on column private.transition.to_status is 'To.';
comment on column private.transition.actor is 'In which part. The secretariat may do every coordinator command.';

insert into private.transition (lifecycle, command, from_status, to_status, actor)
select t.lifecycle, t.command, f.status, d.status, a.actor::public.actor
from (values
  ('need', 'open_need', '-', 'wishing,with_coordinator', 'system,young_person,coordinator'),
  ('need', 'apply', 'wishing', 'with_coordinator,with_partner', 'young_person'),
  ('need', 'apply', 'with_coordinator', 'with_coordinator', 'young_person'),
  ('need', 'propose_own_place', 'wishing,with_coordinator', 'with_partner', 'young_person'),
  ('need', 'confirm_own_place', 'with_partner', 'arranged', 'host'),
  ('need', 'turn_down_own_place', 'with_partner', 'with_coordinator', 'host'),
  ('need', 'suggest', 'with_coordinator,wishing', 'wishing', 'coordinator'),
  ('need', 'forward', 'with_coordinator', 'with_partner', 'coordinator,system'),
  ('need', 'invite_to_visit', 'with_partner,visit', 'visit', 'partner'),
  ('need', 'offer_place', 'with_partner,visit', 'offered', 'partner'),
  ('need', 'hand_on', 'with_partner,visit', 'with_partner,with_coordinator', 'partner'),
  ('need', 'hand_on', 'offered', 'with_coordinator', 'partner'),
  ('need', 'accept_offer', 'offered', 'arranged', 'young_person'),
  ('need', 'decline_offer', 'offered', 'with_partner,with_coordinator', 'young_person'),
  ('need', 'want_other', 'with_coordinator,with_partner,visit,offered', 'wishing', 'young_person'),
  ('need', 'start', 'arranged', 'under_way', 'system,host,coordinator'),
  ('need', 'complete_day', 'under_way', 'under_way', 'host,coordinator'),
  ('need', 'complete_day', 'under_way', 'with_coordinator', 'host,coordinator'),
  ('need', 'report_sick', 'under_way', 'under_way,with_coordinator', 'young_person,host'),
  ('need', 'complete_placement', 'under_way', 'with_coordinator', 'host,coordinator'),
  ('need', 'cancel_by_host', 'arranged,under_way', 'with_coordinator', 'host'),
  ('need', 'interrupt', 'arranged,under_way', 'with_coordinator', 'coordinator,host,young_person'),
  ('need', 'rest', 'wishing,with_coordinator', 'resting', 'coordinator'),
  ('need', 'wake', 'resting', 'with_coordinator', 'coordinator,young_person,system'),
  ('need', 'close_with_help', 'with_coordinator,resting', 'closed_with_help', 'system'),
  ('need', 'object_to_close', 'with_coordinator,resting', 'with_coordinator', 'young_person'),
  ('need', 'end_need', 'wishing,with_coordinator,with_partner,visit,offered,arranged,under_way,resting', 'ended_by_young_person', 'young_person'),
  ('need', 'reopen', 'fulfilled,closed_with_help,ended_by_young_person', 'with_coordinator', 'young_person,coordinator'),
  ('need', 'fulfil', 'under_way', 'fulfilled', 'system'),
  ('need', 'record_apprenticeship', 'wishing,with_coordinator,with_partner,visit,offered,arranged', 'fulfilled', 'coordinator,young_person'),
  ('need', 'recall', 'with_partner,visit,offered', 'with_coordinator', 'system'),
  ('need', 'return_overdue', 'wishing,with_partner,visit,offered', 'with_coordinator', 'system'),

  ('application', 'apply', '-', 'waiting', 'young_person'),
  ('application', 'help_on', '-', 'live', 'partner'),
  ('application', 'propose_own_place', '-', 'live', 'young_person'),
  ('application', 'send', 'waiting', 'live', 'coordinator,young_person,partner,system'),
  ('application', 'offer_place', 'live', 'offered', 'partner'),
  ('application', 'confirm_own_place', 'live', 'accepted', 'host'),
  ('application', 'turn_down_own_place', 'live', 'declined', 'host'),
  ('application', 'accept_offer', 'offered', 'accepted', 'young_person'),
  ('application', 'decline_offer', 'offered', 'declined', 'young_person'),
  ('application', 'hand_on', 'waiting,live,offered', 'handed_on', 'partner'),
  ('application', 'supersede', 'waiting,live,offered', 'superseded', 'system'),
  ('application', 'withdraw', 'waiting,live,offered', 'withdrawn', 'young_person'),
  ('application', 'recall', 'live,offered', 'withdrawn', 'system'),
  ('application', 'return_overdue', 'live,offered', 'handed_on', 'system'),

  ('placement', 'accept_offer', '-', 'arranging', 'young_person,host'),
  ('placement', 'acknowledge', 'arranging', 'ready', 'host,school,guardian,system'),
  ('placement', 'start', 'arranging,ready', 'under_way', 'system,host,coordinator'),
  ('placement', 'complete', 'under_way', 'completed', 'system,host,coordinator,young_person'),
  ('placement', 'cancel_by_host', 'arranging,ready', 'cancelled', 'host'),
  ('placement', 'cancel_by_host', 'under_way', 'interrupted', 'host'),
  ('placement', 'interrupt', 'arranging,ready', 'cancelled', 'coordinator,host,young_person'),
  ('placement', 'interrupt', 'under_way', 'interrupted', 'coordinator,host,young_person'),

  ('partner', 'sign_up_partner', '-', 'applied', 'partner'),
  ('partner', 'review_partner', 'applied', 'under_review', 'secretariat'),
  ('partner', 'send_back_partner', 'applied,under_review', 'applied', 'secretariat'),
  ('partner', 'approve_partner', 'applied,under_review', 'active', 'secretariat'),
  ('partner', 'ask_for_renewal', 'active', 'renewal_due', 'system,secretariat'),
  ('partner', 'renew_partner', 'renewal_due', 'active', 'partner,secretariat'),
  ('partner', 'pause_partner', 'active,renewal_due', 'paused', 'partner,secretariat'),
  ('partner', 'resume_partner', 'paused', 'active', 'partner,secretariat,system'),
  ('partner', 'suspend_partner', 'active,renewal_due,paused', 'suspended', 'secretariat'),
  ('partner', 'resume_partner', 'suspended', 'active', 'secretariat'),
  ('partner', 'end_partner', 'applied,under_review,active,renewal_due,paused,suspended', 'ended', 'partner,secretariat'),

  ('opening', 'save_opening', '-', 'draft', 'partner'),
  ('opening', 'publish_opening', 'draft', 'in_review,published', 'partner'),
  ('opening', 'approve_opening', 'in_review', 'published', 'consultant,secretariat'),
  ('opening', 'send_back_opening', 'in_review', 'draft', 'consultant,secretariat'),
  ('opening', 'pause_opening', 'published,full', 'paused', 'partner,consultant,secretariat,system'),
  ('opening', 'resume_opening', 'paused,expired', 'published', 'partner'),
  ('opening', 'fill_opening', 'published', 'full', 'partner'),
  ('opening', 'free_opening', 'full', 'published', 'partner'),
  ('opening', 'end_opening', 'draft,in_review,published,full,paused', 'expired', 'partner,system')
) as t (lifecycle, command, froms, tos, actors),
unnest(string_to_array(t.froms, ',')) as f (status),
unnest(string_to_array(t.tos, ',')) as d (status),
unnest(string_to_array(t.actors, ',')) as a (actor);

create table private.kind_rule (
  kind public.opening_kind primary key,
  situations public.school_situation[] not null,
  min_age smallint,
  min_grade smallint,
  max_grade smallint,
  desk public.desk not null,
  coordinator_starts boolean not null,
  guardian_before_sent_under smallint,
  guardian_at_agreement_under smallint,
  school_approves boolean not null,
  counts_days boolean not null,
  paper text not null check (paper in ('praktikaftale', 'ansaettelsesbevis', 'laerepladsen', 'none')),
  insured_by text not null check (insured_by in ('state_scheme', 'employer', 'none')),
  ends_as text not null check (ends_as in ('days_done', 'school_year', 'in_job', 'agreement_elsewhere', 'contact_made'))
);
comment on table private.kind_rule is 'The rules by kind. Sources: folkeskoleloven § 9 stk. 3 (praktik), § 9 a (juniormesterlære); arbejdsmiljøloven kap. 10 (age 13); see README "Rules by kind".';
comment on column private.kind_rule.kind is 'Which kind.';
comment on column private.kind_rule.situations is 'Who may apply, by school situation.';
comment on column private.kind_rule.min_age is 'Lowest age in years; null where grade decides.';
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

insert into private.kind_rule values
  ('school_placement', '{pupil}', null, 7, 9, 'coordinator', false, null, 18, true, true, 'praktikaftale', 'state_scheme', 'days_done'),
  ('extended_placement', '{pupil}', null, 7, 9, 'coordinator', true, null, 18, true, true, 'praktikaftale', 'state_scheme', 'days_done'),
  ('junior_apprenticeship', '{pupil}', null, 8, 9, 'coordinator', false, null, 99, true, false, 'praktikaftale', 'state_scheme', 'school_year'),
  ('intro_job', '{pupil,tenth_grade,fgu,youth_education,no_school}', 13, null, null, 'job_desk', false, 15, 18, false, false, 'ansaettelsesbevis', 'employer', 'in_job'),
  ('after_school_job', '{pupil,tenth_grade,fgu,youth_education,no_school}', 13, null, null, 'job_desk', false, 15, 18, false, false, 'ansaettelsesbevis', 'employer', 'in_job'),
  ('apprenticeship', '{pupil,tenth_grade,fgu,youth_education,no_school}', 15, null, null, 'kui', false, null, 18, false, false, 'laerepladsen', 'employer', 'agreement_elsewhere'),
  ('mentorship', '{pupil,tenth_grade,fgu,youth_education,no_school}', 13, null, null, 'kui', false, 15, null, false, false, 'none', 'none', 'contact_made');

create function private.age_on(birth_date date, day date) returns integer
language sql immutable set search_path = '' as
$$ select extract(year from age(age_on.day, age_on.birth_date))::integer $$;
comment on function private.age_on(date, date) is 'Whole years on a day. Somebody born on 29 February turns a year older on 1 March in common years.';

create function private.grade_of(young_person_id uuid) returns integer
language sql stable set search_path = '' security definer as $$
  select coalesce(k.grade, y.grade_outside)::integer from public.young_person y
  left join public.school_class k on k.id = y.class_id where y.id = grade_of.young_person_id
$$;
comment on function private.grade_of(uuid) is 'Klassetrin, or null for those who are in no class.';

create function private.kind_verdict(kind public.opening_kind, age integer, situation public.school_situation, grade integer) returns text
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  rule private.kind_rule := (select r from private.kind_rule r where r.kind = kind_verdict.kind);
begin
  if not (situation = any (rule.situations)) then
    -- Work placement outside school belongs to the employment system: the interest is passed on.
    return 'interest_to_consultant';
  elsif age < rule.min_age then
    return 'too_young';
  elsif situation = 'pupil' and (grade < rule.min_grade or grade > rule.max_grade) then
    return 'wrong_grade';
  elsif rule.coordinator_starts then
    return 'coordinator_starts';
  elsif rule.kind = 'apprenticeship' then
    return 'interest_and_link';
  end if;
  return 'may_apply';
end $$;
comment on function private.kind_verdict(public.opening_kind, integer, public.school_situation, integer) is 'What a kind means for somebody of this age, situation and grade: may_apply, interest_and_link, coordinator_starts, too_young, wrong_grade, interest_to_consultant. Each has a lawful way on.';

-- ── Whose turn, by which calendar ───────────────────────────────────────────

create function private.calendar_of_staff(staff_id uuid) returns text
language sql stable set search_path = '' security definer as $$
  select case when bool_and(c.role in ('coordinator', 'teacher', 'school_leader')) then 'school' else 'public' end
  from public.staff_scope c where c.staff_id = calendar_of_staff.staff_id
$$;
comment on function private.calendar_of_staff(uuid) is 'School staff are away in school holidays; the secretariat, consultants, the job desk and KUI are not, nor is somebody who is both.';

create function private.calendar_of_young_person(young_person_id uuid, kind public.opening_kind) returns text
language plpgsql stable set search_path = '' security definer as $$
begin
  return (
    select case when y.situation <> 'no_school'
        and coalesce((select r.school_approves from private.kind_rule r where r.kind = calendar_of_young_person.kind), calendar_of_young_person.kind is null)
      then 'school' else 'public' end
    from public.young_person y where y.id = calendar_of_young_person.young_person_id);
end $$;
comment on function private.calendar_of_young_person(uuid, public.opening_kind) is 'Pupils answer on school days what goes through their school, and what they do not know yet. A job does not wait for August, and who goes to no school has no school holidays.';

create function private.staff_due(staff_id uuid, days integer) returns date
language sql stable set search_path = '' security definer as
$$ select private.add_working_days(private.today(), staff_due.days, private.calendar_of_staff(staff_due.staff_id)) $$;
comment on function private.staff_due(uuid, integer) is 'So many working days from today, in the calendar of this member of staff.';

create function private.contact_due(young_person_id uuid) returns date
language sql stable set search_path = '' security definer as $$
  select private.staff_due(y.contact_id, private.setting_number('due_days_coordinator', 3))
  from public.young_person y where y.id = contact_due.young_person_id
$$;
comment on function private.contact_due(uuid) is 'When her contact person must have acted, given the turn today. Leave moves nothing: the deputy answers.';

create function private.young_person_due(young_person_id uuid, kind public.opening_kind, days integer default null) returns date
language sql stable set search_path = '' security definer as $$
  select private.add_working_days(private.today(), coalesce(young_person_due.days, private.setting_number('due_days_young_person', 5)),
    private.calendar_of_young_person(young_person_due.young_person_id, young_person_due.kind))
$$;
comment on function private.young_person_due(uuid, public.opening_kind, integer) is 'When she must have answered, given the turn today.';

create function private.duty_due(young_person_id uuid) returns date
language plpgsql stable set search_path = '' security definer as $$
begin
  return private.working_day_on_or_after(private.today() + private.setting_number('duty_wish_days', 30),
    private.calendar_of_young_person(duty_due.young_person_id, 'school_placement'));
end $$;
comment on function private.duty_due(uuid) is 'When the first wish for the days of the duty should be made: a long date of its own, on a school day.';

create function private.due_date(the_need public.need, status public.need_status) returns date
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  today date := private.today();
  person uuid := the_need.young_person_id;
  workplace uuid; promise integer; visit_on date;
begin
  if status in ('with_partner', 'visit') then
    select h.workplace_id, p.promise_days::integer, a.visit_on into workplace, promise, visit_on
    from public.application a join public.host h on h.id = a.host_id
    left join public.workplace w on w.id = h.workplace_id left join public.partner p on p.id = w.partner_id
    where a.need_id = the_need.id and a.status = 'live';
  end if;
  return case status
    when 'wishing' then case
      when the_need.is_duty and not exists (select from public.application a where a.need_id = the_need.id)
      then private.duty_due(person)
      else private.young_person_due(person, the_need.kind) end
    when 'with_coordinator' then private.contact_due(person)
    when 'with_partner' then private.add_working_days(today, coalesce(promise, private.setting_number('due_days_host', 5)), 'public', workplace)
    when 'visit' then private.add_working_days(greatest(today, visit_on), private.setting_number('visit_hold_days', 5), 'public', workplace)
    when 'offered' then private.young_person_due(person, the_need.kind)
    when 'arranged' then (
      select greatest(today, least(min(p.starts_on), greatest(min(p.papers_due_on), private.contact_due(person))))
      from public.placement p where p.need_id = the_need.id and p.status in ('arranging', 'ready'))
    when 'under_way' then (
      select private.add_working_days(greatest(today, max(p.ends_on)), 3, 'public', (
        select h.workplace_id from public.placement x join public.host h on h.id = x.host_id
        where x.need_id = the_need.id and x.status = 'under_way' order by x.ends_on desc limit 1))
      from public.placement p where p.need_id = the_need.id and p.status = 'under_way')
    when 'resting' then the_need.rest_until
  end;
end $$;
comment on function private.due_date(public.need, public.need_status) is 'The date by which whoever is next must have acted, on entering a status, in that actor''s calendar. A date once given stands: what closes later moves none. Null only for ended needs.';

create function private.move(
  lifecycle text, subject uuid, command text, to_status text, actor public.actor,
  channel public.channel default 'self', code text default null) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  was text;
  person uuid; the_need uuid; the_application uuid; the_placement uuid; the_partner uuid; the_opening uuid;
  close_falls_away boolean; date_stays boolean;
begin
  case lifecycle
    when 'need' then
      select n.status, n.young_person_id, n.id, n.close_on is not null and (
          to_status not in ('with_coordinator', 'resting', 'closed_with_help') or command in ('apply', 'object_to_close'))
        into was, person, the_need, close_falls_away from public.need n where n.id = subject for update;
      -- Whoever has it already keeps the same date: adding a wish, moving a visit or ticking off a day buys no time.
      date_stays := was = to_status and was in ('with_coordinator', 'visit', 'under_way') and not close_falls_away;
    when 'application' then
      select a.status, n.young_person_id, n.id, a.id, w.partner_id, a.opening_id
        into was, person, the_need, the_application, the_partner, the_opening
      from public.application a join public.need n on n.id = a.need_id join public.host h on h.id = a.host_id
      left join public.workplace w on w.id = h.workplace_id where a.id = subject for update of a;
    when 'placement' then
      select p.status, n.young_person_id, n.id, p.application_id, p.id, w.partner_id
        into was, person, the_need, the_application, the_placement, the_partner
      from public.placement p join public.need n on n.id = p.need_id join public.host h on h.id = p.host_id
      left join public.workplace w on w.id = h.workplace_id where p.id = subject for update of p;
    when 'partner' then
      select p.status, p.id into was, the_partner from public.partner p where p.id = subject for no key update;
    when 'opening' then
      select o.status, o.id, w.partner_id into was, the_opening, the_partner
      from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = subject for update of o;
  end case;
  if was is null then
    perform private.fail('not_found');
  end if;
  if not exists (
    select from private.transition t
    where t.lifecycle = move.lifecycle and t.command = move.command and t.from_status = was and t.to_status = move.to_status
      and (t.actor = move.actor or (t.actor = 'coordinator' and move.actor = 'secretariat'))) then
    perform private.fail('wrong_status', lifecycle || ':' || was);
  end if;
  case lifecycle
    when 'need' then update public.need n set status = to_status::public.need_status,
        due_on = case when date_stays then n.due_on else private.due_date(n, to_status::public.need_status) end,
        hops = case when to_status in ('with_coordinator', 'wishing', 'resting') then 0 else n.hops end,
        -- Told once for each date.
        secretariat_told_at = case when date_stays then n.secretariat_told_at end,
        -- Whoever makes a new wish wants to go on: an announced close falls away, as when she says so.
        close_outcome = case when not close_falls_away then n.close_outcome end,
        close_receiver = case when not close_falls_away then n.close_receiver end,
        close_announced_at = case when not close_falls_away then n.close_announced_at end,
        close_on = case when not close_falls_away then n.close_on end,
        rest_reason = case when to_status = 'resting' then n.rest_reason end,
        rest_until = case when to_status = 'resting' then n.rest_until end,
        ended_at = case when to_status in ('fulfilled', 'closed_with_help', 'ended_by_young_person') then private.now() end
      where n.id = subject;
    when 'application' then
      -- A wish that falls away holds nothing any more, whoever let it go: law 4.
      if to_status in ('handed_on', 'declined', 'superseded', 'withdrawn') then
        delete from public.placement_day d where d.application_id = subject and d.state = 'offered';
        perform private.free_seats(subject);
      end if;
      update public.application a set status = to_status::public.application_status,
        live_at = case when to_status = 'live' then private.now() else a.live_at end,
        ended_at = case when to_status in ('accepted', 'handed_on', 'declined', 'superseded', 'withdrawn') then private.now() end
      where a.id = subject;
    when 'placement' then update public.placement p set status = to_status::public.placement_status,
        ended_at = case when to_status in ('completed', 'interrupted', 'cancelled') then private.now() end
      where p.id = subject;
    when 'partner' then update public.partner p set status = to_status::public.partner_status,
        paused_until = case when to_status = 'paused' then p.paused_until end,
        due_on = case when to_status in ('applied', 'under_review') then private.add_working_days(private.today(), private.setting_number('due_days_coordinator', 3)) end
      where p.id = subject;
    when 'opening' then update public.opening o set status = to_status::public.opening_status,
        published_at = case when to_status = 'published' then coalesce(o.published_at, private.now()) else o.published_at end,
        due_on = case when to_status = 'in_review' then private.add_working_days(private.today(), private.setting_number('due_days_coordinator', 3)) end
      where o.id = subject;
  end case;
  perform private.record(lifecycle, command, was, to_status, actor, channel,
    person, the_need, the_application, the_placement, the_partner, the_opening, code);
end $$;
comment on function private.move(text, uuid, text, text, public.actor, public.channel, text) is 'The only way to a new status: locks the row, asks private.transition, sets the date, gives back the seats and days of a wish that falls away, writes the event. Refuses with wrong_status.';
