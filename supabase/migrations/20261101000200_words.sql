-- The words of the field, as types. Danish labels stand in src/copy; a test holds the two lists equal.

create type public.opening_kind as enum (
  'school_placement', 'extended_placement', 'junior_apprenticeship',
  'intro_job', 'after_school_job', 'apprenticeship', 'mentorship');
comment on type public.opening_kind is 'What a place is: erhvervspraktik, længerevarende praktik, juniormesterlære, introjob, fritidsjob, læreplads, mentor.';

create type public.branch as enum (
  'farming_nature', 'food_kitchen', 'building', 'industry', 'energy_environment', 'shops', 'vehicles_transport',
  'tourism_events', 'it_media_design', 'office_finance', 'children_schools', 'care_health', 'police_rescue_public',
  'hair_beauty_sport');
comment on type public.branch is 'Fourteen plain branches, in the order in which they are shown.';

create type public.interest as enum (
  'hands', 'people', 'animals', 'numbers', 'text', 'pictures_sound', 'technology', 'nature', 'food', 'sport',
  'outdoors', 'deciding');
comment on type public.interest is 'What a young person likes; the second way to look for a place.';

create type public.school_situation as enum ('pupil', 'tenth_grade', 'fgu', 'youth_education', 'no_school');
comment on type public.school_situation is 'Where the young person stands with school. "pupil" is grade 7 to 9, in or outside the municipality''s own schools.';

create type public.staff_role as enum (
  'coordinator', 'career_adviser', 'teacher', 'school_leader', 'company_consultant', 'youth_guide', 'secretariat',
  'advisory_board');
comment on type public.staff_role is 'praktikkoordinator, karrierelæringsvejleder, lærer, skoleleder, virksomhedskonsulent, ungeguide, Ungesekretariatet, Advisory Board.';

create type public.desk as enum ('coordinator', 'job_desk', 'kui', 'consultant');
comment on type public.desk is 'Whose desk a kind lands on: the school''s coordinator, the municipality''s job desk, KUI, or the company consultant.';

create type public.partner_form as enum ('company', 'self_governing', 'public', 'association', 'institution');
comment on type public.partner_form is 'privat, selvejende, offentlig, forening, uddannelsesinstitution.';

create type public.partner_status as enum ('applied', 'under_review', 'active', 'renewal_due', 'paused', 'suspended', 'ended');
comment on type public.partner_status is 'Lifecycle "partner" of private.transition.';

create type public.opening_status as enum ('draft', 'in_review', 'published', 'full', 'paused', 'expired');
comment on type public.opening_status is 'Lifecycle "opening" of private.transition.';

create type public.need_status as enum (
  'wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged', 'under_way', 'resting',
  'fulfilled', 'closed_with_help', 'ended_by_young_person');
comment on type public.need_status is 'Lifecycle "need" of private.transition. There is no status "rejected".';

create type public.actor as enum ('young_person', 'guardian', 'partner', 'host', 'coordinator', 'school', 'consultant', 'secretariat', 'system');
comment on type public.actor is 'In which part somebody acts. Staff who record an answer given by phone act in the part of the one who answered.';

create type public.application_status as enum (
  'waiting', 'live', 'offered', 'accepted', 'handed_on', 'declined', 'superseded', 'withdrawn');
comment on type public.application_status is 'Lifecycle "application" of private.transition.';

create type public.placement_status as enum ('arranging', 'ready', 'under_way', 'completed', 'interrupted', 'cancelled');
comment on type public.placement_status is 'Lifecycle "placement" of private.transition.';

create type public.placement_day_state as enum ('offered', 'planned', 'came', 'sick', 'did_not_come');
comment on type public.placement_day_state is 'One day at a host. A day that falls away is deleted; what was done is kept.';

create type public.channel as enum ('self', 'link', 'phone', 'paper', 'in_person', 'system');
comment on type public.channel is 'How an answer came. phone, paper and in_person are recorded by staff for somebody else.';

create type public.hand_over_target as enum ('partner_in_network', 'company_consultant', 'coordinator', 'fourth_party');
comment on type public.hand_over_target is 'The four a garantipartner may help a young person on to (partner agreement, commitment 1).';

create type public.hand_over_reason as enum (
  'full', 'not_in_that_week', 'too_young_for_the_tasks', 'no_one_to_follow', 'other_tasks_fit_better', 'closed_then',
  'cancelled_by_host', 'opening_ended', 'partner_paused', 'partner_ended', 'no_answer', 'offer_ran_out', 'other');
comment on type public.hand_over_reason is 'Why a place could not be given. About the place, never about the young person.';

create type public.guardian_answer as enum ('yes', 'no', 'call_me', 'not_my_child');
comment on type public.guardian_answer is 'The four answers on the guardian''s page.';

create type public.rest_reason as enum ('waiting_for_season', 'exams', 'moving', 'wants_a_break', 'other_help_first');
comment on type public.rest_reason is 'Why a need rests. Never a reason of health.';

create type public.close_outcome as enum ('education', 'job', 'other_help');
comment on type public.close_outcome is 'What a need was closed with; other_help names a receiver.';

create type public.task_kind as enum (
  'call_me', 'guardian_call', 'guardian_not_mine', 'help_on', 'tip', 'check_unlisted', 'confirm_account', 'confirm_own_place',
  'interest_elsewhere', 'opening_problem', 'bounced', 'walk_in', 'message', 'left_class_list', 'next_school', 'not_arrived', 'day_not_confirmed',
  'incident', 'erasure_request', 'check_in', 'quote', 'step_question', 'step_declined', 'placement_meeting');
comment on type public.task_kind is 'Something a named adult must do by a date.';

create type public.close_receiver as enum ('kui', 'job_desk', 'youth_guide', 'school', 'other_municipality');
comment on type public.close_receiver is 'Who takes over when a need is closed with other help.';
