-- What is kept about whom: every table, whose its rows are, and how they end. Retention, "Mine data" and erasure all read
-- this one list, so that a new table or column fails in the tests until somebody has said here what becomes of it.

create table private.data_map (
  table_name text primary key check (table_name ~ '^(public|private)\.[a-z_]+$'),
  ends text not null check (ends in ('rule', 'with', 'never')),
  ends_with text references private.data_map,
  personal text[] not null default '{}',
  plain text[] not null default '{}',
  secret text[] not null default '{}',
  hers text,
  mine text,
  check ((ends = 'with') = (ends_with is not null)),
  check (ends <> 'never' or (hers is null and mine is null and personal = '{}'))
);
comment on table private.data_map is 'The record of what is kept (databeskyttelsesforordningen art. 30): one row for each table of public and private. tests/retention compares it with the catalogue.';
comment on column private.data_map.table_name is 'For example "public.need".';
comment on column private.data_map.ends is 'rule: rows end by private.retention_rule. with: they go with the row of another table that they hang on, by its foreign key. never: nothing in it is about a person.';
comment on column private.data_map.ends_with is 'The table whose rows take these along.';
comment on column private.data_map.personal is 'Columns that tell of a person: erased, searched for in the tests, and worded for her in src/copy/own-data.';
comment on column private.data_map.plain is 'Columns of text or json that hold codes of ours and nobody''s words.';
comment on column private.data_map.secret is 'Columns that are handed to nobody: the secret of a link would let her answer as her guardian.';
comment on column private.data_map.hers is 'Which rows x are about a young person: $1 her id, $2 her account, $3 her mail address and number. Null where none are.';
comment on column private.data_map.mine is 'Which rows x are about a member of a partner, a guardian with an account or staff, by account $2 and addresses $3. Null where none are.';
alter table private.data_map enable row level security;

-- ── What ends by a rule of its own ──────────────────────────────────────────

insert into private.data_map (table_name, ends, personal, plain, secret, hers, mine) values
  ('public.young_person', 'rule', '{first_name,last_name,birth_date,outside_school,email,phone,emergency_name,emergency_phone}', '{}', '{}', 'x.id = $1', null),
  ('public.guardian', 'rule', '{name,email,phone,language}', '{}', '{}', 'x.young_person_id = $1', 'x.user_id = $2'),
  ('public.need', 'rule', '{interests,wish_weeks,rest_reason,close_outcome,close_receiver}', '{}', '{}', 'x.young_person_id = $1', null),
  ('public.host', 'rule', '{name,contact_name,email,phone,address}', '{}', '{}', 'x.found_by = $1', null),
  ('public.message', 'rule', '{body}', '{}', '{}',
    'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', 'x.written_by = $2 or x.member_id in (select m.id from public.partner_member m where m.user_id = $2)'),
  ('private.message_seen', 'rule', '{}', '{}', '{}', 'x.reader = $2 or x.need_id in (select n.id from public.need n where n.young_person_id = $1)', 'x.reader = $2'),
  ('public.note', 'rule', '{body}', '{}', '{}', 'x.young_person_id = $1', null),
  ('public.task', 'rule', '{words}', '{}', '{}',
    'x.young_person_id = $1 or x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('public.contact_change', 'rule', '{note}', '{}', '{}', 'x.young_person_id = $1', null),
  ('public.event', 'rule', '{}', '{lifecycle,command,from_status,to_status,code}', '{}', 'x.young_person_id = $1 or x.caller = $2', 'x.caller = $2'),
  ('private.outbox', 'rule', '{to_address,other_address,data}', '{key,channel,language,template,state,problem}', '{key}',
    'x.to_address = any ($3) or x.other_address = any ($3) or x.need_id in (select n.id from public.need n where n.young_person_id = $1)
      or exists (select from public.need n where n.young_person_id = $1 and x.data::text like ''%'' || n.id || ''%'') or x.data::text like ''%'' || $1 || ''%''',
    'x.to_address = any ($3) or x.other_address = any ($3)'),
  ('private.address', 'rule', '{}', '{hash}', '{}',
    'x.hash in (select private.address_hash(a) from unnest($3) a)', 'x.hash in (select private.address_hash(a) from unnest($3) a)'),
  ('private.command_receipt', 'rule', '{}', '{command}', '{content}', 'x.caller = $2', 'x.caller = $2'),
  ('private.attempt', 'rule', '{}', '{what}', '{}', 'x.caller = $2', 'x.caller = $2'),
  ('private.class_import', 'rule', '{}', '{}', '{}', null, 'x.staff_id in (select s.id from public.staff_member s where s.user_id = $2)'),
  ('private.bulk_act', 'rule', '{}', '{act}', '{}', null, 'x.staff_id in (select s.id from public.staff_member s where s.user_id = $2)'),
  ('private.digest', 'rule', '{}', '{}', '{}', null, 'x.staff_id in (select s.id from public.staff_member s where s.user_id = $2)'),
  ('private.roll_over', 'rule', '{note}', '{}', '{}', null, null),
  ('private.roll_over_step', 'rule', '{}', '{way,to_name,outcome}', '{}', 'x.young_person_id = $1', null),
  ('private.approval_delegation', 'rule', '{}', '{}', '{}', null, 'x.decided_by in (select s.id from public.staff_member s where s.user_id = $2)'),
  ('public.partner', 'rule', '{about,why,review_note}', '{public_id,cvr,p_unit,name,website,size_band}', '{}', null, null),
  ('public.partner_member', 'rule', '{name,title,email,phone}', '{}', '{}', null, 'x.user_id = $2'),
  ('public.partnership_agreement', 'rule', '{accepted_by}', '{text_version}', '{}', null,
    'exists (select from public.partner_member m where m.user_id = $2 and m.partner_id = x.partner_id and m.name = x.accepted_by)'),
  ('public.workplace', 'rule', '{phone}', '{name,p_unit,street,postcode,bus}', '{}', null, null),
  ('public.opening', 'rule', '{meet_who,responsible_adult,review_note}',
    '{public_id,title,tasks,learn,clothes,food,transport,interests,pay_text,tags,language_note,outside_url}', '{}', null, null),
  ('public.staff_member', 'rule', '{name,title,email,phone}', '{}', '{}', null, 'x.user_id = $2'),
  ('public.staff_leave', 'rule', '{}', '{}', '{}', null, 'x.staff_id in (select s.id from public.staff_member s where s.user_id = $2)');

-- ── What goes with the row it hangs on ──────────────────────────────────────

insert into private.data_map (table_name, ends, ends_with, personal, plain, secret, hers, mine) values
  ('public.application', 'with', 'public.need', '{reasons,own_words,week,visit_on,visit_at}', '{}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('public.hand_over', 'with', 'public.need', '{}', '{}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('public.suggestion', 'with', 'public.need', '{reason}', '{}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('public.placement', 'with', 'public.need', '{starts_on,ends_on,first_day_words}', '{}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('private.guardian_request', 'with', 'public.need', '{answer}', '{}', '{token_hash,former_hash}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)',
    'x.guardian_id in (select g.id from public.guardian g where g.user_id = $2)'),
  ('private.reminded', 'with', 'public.need', '{}', '{moment}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null),
  ('private.bulk_line', 'with', 'public.need', '{}', '{outcome}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)', null);

insert into private.data_map (table_name, ends, ends_with, personal, plain, secret, hers, mine) values
  ('public.placement_day', 'with', 'public.application', '{day,state}', '{}', '{}', 'x.young_person_id = $1', null),
  ('public.seat_hold', 'with', 'public.application', '{}', '{}', '{}',
    'x.application_id in (select a.id from public.application a join public.need n on n.id = a.need_id where n.young_person_id = $1)', null),
  ('private.host_request', 'with', 'public.application', '{}', '{}', '{token_hash,former_hash}',
    'x.application_id in (select a.id from public.application a join public.need n on n.id = a.need_id where n.young_person_id = $1)', null),
  ('private.named_adult', 'with', 'public.application', '{name}', '{rules}', '{}',
    'x.application_id in (select a.id from public.application a join public.need n on n.id = a.need_id where n.young_person_id = $1)', null),
  ('private.class_import_line', 'with', 'private.class_import',
    '{first_name,last_name,birth_date,class_name,email,phone,guardian_name,guardian_email,guardian_phone,guardian_language}', '{refused,decided,mark}', '{}', 'x.person_id = $1', null),
  ('private.certificate_declaration', 'with', 'public.host', '{}', '{}', '{}', 'x.host_id in (select h.id from public.host h where h.found_by = $1)',
    'x.declared_by in (select m.id from public.partner_member m where m.user_id = $2)'),
  ('public.staff_scope', 'with', 'public.staff_member', '{}', '{}', '{}', null, 'x.staff_id in (select s.id from public.staff_member s where s.user_id = $2)'),
  ('public.partner_member_workplace', 'with', 'public.partner_member', '{}', '{}', '{}', null, 'x.member_id in (select m.id from public.partner_member m where m.user_id = $2)');

insert into private.data_map (table_name, ends, ends_with, personal, plain, secret, hers, mine) values
  ('private.arrival_link', 'with', 'public.placement_day', '{sent_to}', '{occasion}', '{token_hash,sent_to}',
    'x.day_id in (select d.id from public.placement_day d where d.young_person_id = $1)', 'x.sent_to = any ($3)');

-- What follows a yes, where it is built.
insert into private.data_map (table_name, ends, ends_with, personal, plain, secret, hers)
select v.table_name, 'with', v.ends_with, v.personal::text[], v.plain::text[], v.secret::text[], v.hers from (values
  ('public.agreement', 'public.placement', '{tasks,meeting_place,days,responsible_adult,pay_text,meet_who,contact_name,contact_phone,clothes,food,transport}', '{risks}', '{}', 'x.placement_id in (select p.id from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = $1)'),
  ('public.plan_step', 'public.placement', '{}', '{}', '{}', 'x.placement_id in (select p.id from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = $1)'),
  ('public.need_meeting', 'public.need', '{}', '{}', '{}', 'x.need_id in (select n.id from public.need n where n.young_person_id = $1)'),
  ('public.reflection', 'public.placement', '{}', '{}', '{}', 'x.young_person_id = $1'),
  ('public.reflection_answer', 'public.reflection', '{words}', '{}', '{}', 'x.reflection_id in (select r.id from public.reflection r where r.young_person_id = $1)'),
  ('public.collaboration_answer', 'public.placement', '{}', '{}', '{}', 'x.placement_id in (select p.id from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = $1)'),
  ('private.collaboration_link', 'public.placement', '{sent_to}', '{}', '{token_hash,sent_to}', 'x.placement_id in (select p.id from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = $1)'),
  ('public.check_in', 'public.placement', '{}', '{}', '{}', 'x.young_person_id = $1'),
  ('private.check_in_link', 'public.check_in', '{sent_to}', '{occasion}', '{token_hash,sent_to}', 'x.check_in_id in (select c.id from public.check_in c where c.young_person_id = $1)'),
  ('public.quote', 'public.placement', '{words}', '{consent_version}', '{}', 'x.young_person_id = $1'),
  ('public.next_step', 'public.young_person', '{words}', '{}', '{}', 'x.young_person_id = $1'),
  ('public.cv', 'public.young_person', '{good_at,tried,school,spare_time,would_like}', '{}', '{}', 'x.young_person_id = $1'),
  ('public.cv_language', 'public.cv', '{name}', '{}', '{}', 'x.young_person_id = $1'),
  ('public.cv_place', 'public.cv', '{place}', '{}', '{}', 'x.young_person_id = $1')
) as v (table_name, ends_with, personal, plain, secret, hers);

-- ── What is about nobody ────────────────────────────────────────────────────

insert into private.data_map (table_name, ends) values
  ('public.setting', 'never'), ('public.holiday', 'never'), ('public.postcode', 'never'), ('public.school_district', 'never'), ('public.school', 'never'),
  ('public.school_class', 'never'), ('public.placement_window', 'never'), ('public.opening_seat', 'never'), ('public.partner_closure', 'never'),
  ('private.clock', 'never'), ('private.failure_code', 'never'), ('private.revision', 'never'), ('private.message_template', 'never'),
  ('private.transition', 'never'), ('private.kind_basis', 'never'), ('private.work_rule', 'never'), ('private.due_failure', 'never'), ('private.filter_word', 'never'),
  ('private.search_word', 'never'), ('private.opening_search', 'never'), ('private.data_map', 'never');
