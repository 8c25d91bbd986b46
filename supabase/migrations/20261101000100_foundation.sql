-- The ground: nothing is open until it is given; one clock; one list of failures.

create schema if not exists extensions;
create schema if not exists private;
comment on schema private is 'Rules, helpers and tables that no client reaches. Only functions here read across people.';

create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gist with schema extensions;

-- Hosted Supabase opens every new table and function to anyone with the publishable key.
-- Here everything is closed, and each migration gives what it means to give.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated, public;
alter default privileges revoke execute on functions from public;
revoke all on all tables in schema public from anon, authenticated;
revoke all on schema private from public, anon, authenticated;

-- Policies call helpers in this schema as the visitor. Each helper is granted by name.
grant usage on schema private to anon, authenticated, service_role;

-- ── Time ────────────────────────────────────────────────────────────────────

create table private.clock (
  only_row boolean primary key default true check (only_row),
  moved_by interval not null default '0',
  may_travel boolean not null default false
);
comment on table private.clock is 'How far the portal''s time is moved from the database''s. Zero in production; tests and the demo travel with it.';
comment on column private.clock.only_row is 'Keeps the table at one row.';
comment on column private.clock.moved_by is 'Added to database time, for example "7 days".';
comment on column private.clock.may_travel is 'Set by the demo''s seed and by nothing else.';
insert into private.clock default values;

-- What is asked many times in one act is plpgsql: it keeps its plan, where an SQL function with a search path of its own is
-- planned anew in every statement that calls it.

create function private.now() returns timestamptz
language plpgsql stable set search_path = '' security definer as $$
begin
  return pg_catalog.transaction_timestamp() + (select c.moved_by from private.clock c);
end $$;
comment on function private.now() is 'The portal''s time: the start of the transaction, moved by private.clock. The only clock that rules may read.';

create function private.today() returns date
language plpgsql stable set search_path = '' as $$
begin
  return (private.now() at time zone 'Europe/Copenhagen')::date;
end $$;
comment on function private.today() is 'The local date in Denmark, for example 2026-11-22.';

create function public.today() returns date
language sql stable security definer set search_path = '' as
$$ select private.today() $$;
comment on function public.today() is 'The portal''s local date, so that pages and database agree on what day it is.';
grant execute on function public.today() to anon, authenticated, service_role;

-- ── Failures ────────────────────────────────────────────────────────────────

create table private.failure_code (
  code text primary key check (code ~ '^[a-z_]+$'),
  http_status smallint not null check (http_status between 400 and 499),
  meaning text not null
);
comment on table private.failure_code is 'Every way in which a command can refuse. Raised as PTnnn with the code as message; worded in src/copy/failures.ts.';
comment on column private.failure_code.code is 'By meaning, not by operation: "seat_taken", never "offer_place_error_3".';
comment on column private.failure_code.http_status is 'What PostgREST answers with.';
comment on column private.failure_code.meaning is 'For whoever reads a log.';
insert into private.failure_code values
  ('not_signed_in', 401, 'There is no live session'),
  ('not_allowed', 403, 'The caller has no such part in this'),
  ('not_found', 404, 'No such row, or none that the caller may know of'),
  ('wrong_status', 409, 'It has moved on: the command does not start from here'),
  ('seat_taken', 409, 'No free seat on one of the days'),
  ('days_overlap', 409, 'The young person is somewhere else at that time'),
  ('already_exists', 409, 'There is one already'),
  ('too_many_hops', 409, 'Two partners in a row, or this partner before: the coordinator''s turn'),
  ('duty_cannot_end', 409, 'The five days of school placement are a duty'),
  ('needs_hand_over', 422, 'A no must say who helps the young person on'),
  ('guardian_needed', 422, 'A guardian must say yes first'),
  ('guardian_said_no', 422, 'A guardian said no'),
  ('not_for_you', 422, 'Age, grade or school situation does not fit the rule of the kind; detail says which'),
  ('invalid_input', 422, 'A value cannot be used; detail names the field, hint the reason'),
  ('link_expired', 410, 'The link is unknown, answered too late, or withdrawn'),
  ('too_many_tries', 429, 'Slow down');

create function private.fail(code text, detail text default '', hint text default '') returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  status smallint := (select f.http_status from private.failure_code f where f.code = fail.code);
begin
  if status is null then
    raise exception 'unknown failure code %', fail.code;
  end if;
  raise exception using errcode = 'PT' || status, message = fail.code, detail = fail.detail, hint = fail.hint;
end $$;
comment on function private.fail(text, text, text) is 'Refuses a command with one of private.failure_code, so that the code reaches the client as PostgREST''s message. Good: fail(''seat_taken''). Bad: raise exception ''no seat''.';

-- ── Names ───────────────────────────────────────────────────────────────────

create function private.is_a_name(words text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  -- One line, nothing invisible, and nothing that a mail would turn into a link: names go to people who have never heard of whoever wrote them.
  select words !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]'
    and words !~* '(://|www\.|@|[[:alnum:]]\.[[:alpha:]]{2,}/)'
$$;
comment on function private.is_a_name(text) is 'Whether words can be the name of a place. Good: "Bageriet Surdejen A/S", "Boozt.com". Bad: "Se www.ond.example", two lines, a mail address.';

create function private.is_a_persons_name(words text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select private.is_a_name(words) and words !~ '[[:alnum:]]{2}\.[[:alpha:]]{2,}'
$$;
comment on function private.is_a_persons_name(text) is 'Whether words can be the name of a person. Good: "J.P. Hansen". Bad: "ond.example", and whatever no place can be called.';

create function private.must_be_a_name(words text, most integer, field text, is_person boolean default true) returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  if coalesce(trim(words), '') = '' or length(words) > most then
    perform private.fail('invalid_input', field);
  elsif not private.is_a_name(words) or (is_person and not private.is_a_persons_name(words)) then
    perform private.fail('invalid_input', field, 'only_a_name');
  end if;
end $$;
comment on function private.must_be_a_name(text, integer, text, boolean) is 'Refuses what cannot be the name of a person (or, with false, of a place): invalid_input on the field, with the hint only_a_name. The tables check the same.';

-- ── Repeats ─────────────────────────────────────────────────────────────────

create table private.command_receipt (
  key uuid not null,
  caller uuid not null,
  command text not null,
  content bytea not null,
  result uuid,
  at timestamptz not null default private.now(),
  primary key (key, caller)
);
comment on table private.command_receipt is 'One row per form that was sent: sent again, it answers as the first time and changes nothing.';
comment on column private.command_receipt.key is 'Chosen by the sender for one command with one content.';
comment on column private.command_receipt.caller is 'auth user, or zeros for a visitor with a link.';
comment on column private.command_receipt.command is 'The function that was called.';
comment on column private.command_receipt.content is 'Hash of the key and of what was sent, to know the same again. What was typed is not kept here.';
comment on column private.command_receipt.result is 'What it answered: the id of what was changed.';
comment on column private.command_receipt.at is 'When it was first sent.';

create function private.is_repeat(key uuid, command text, content record) returns boolean
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  me uuid := coalesce(auth.uid(), '00000000-0000-0000-0000-000000000000');
  hashed bytea := sha256(convert_to(key || ' ' || content::text, 'UTF8'));
  first record;
begin
  if key is null then
    return false;
  end if;
  -- A second sender waits here on the primary key until the first has committed.
  insert into private.command_receipt (key, caller, command, content)
  values (is_repeat.key, me, is_repeat.command, hashed)
  on conflict on constraint command_receipt_pkey do nothing;
  if found then
    return false;
  end if;
  -- What was done is not what is asked for now: never answered as done.
  select r.command, r.content into first from private.command_receipt r where r.key = is_repeat.key and r.caller = me;
  if first.command <> command then
    perform private.fail('wrong_status', 'request_key', 'another_command');
  elsif first.content <> hashed then
    perform private.fail('wrong_status', 'request_key', 'another_content');
  end if;
  return true;
end $$;
comment on function private.is_repeat(uuid, text, record) is 'True when this was sent before. A key stands for one command with one content: used for another, it is refused as wrong_status. A null key is never a repeat. Every command with a request_key calls it first and gives all its other arguments as a row; a test compares the row with the signature, for one that is added later.';

create function private.first_result(key uuid) returns uuid
language sql stable set search_path = '' security definer as $$
  select r.result from private.command_receipt r
  where r.key = first_result.key and r.caller = coalesce(auth.uid(), '00000000-0000-0000-0000-000000000000')
$$;
comment on function private.first_result(uuid) is 'What the command answered the first time.';

create function private.keep_result(key uuid, result uuid) returns uuid
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  update private.command_receipt r set result = keep_result.result
  where r.key = keep_result.key and r.caller = coalesce(auth.uid(), '00000000-0000-0000-0000-000000000000');
  return result;
end $$;
comment on function private.keep_result(uuid, uuid) is 'Remembers the answer of a command for its repeats, and returns it.';

-- ── Words in search ─────────────────────────────────────────────────────────

create function private.fold(words text) returns text
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return pg_catalog.translate(
    replace(replace(replace(replace(lower(coalesce(words, '')), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa'), 'ß', 'ss'),
    'áàâäãéèêëíìîïóòôöõúùûüýÿñç', 'aaaaaeeeeiiiiooooouuuuyync');
end $$;
comment on function private.fold(text) is 'Lower case without Danish letters or accents, so that "Børnehaven", "boernehaven" and "BØRNEHAVEN" are one word.';

create function private.new_public_id() returns text
language plpgsql volatile set search_path = '' as $$
#variable_conflict use_variable
declare
  letters constant text := '23456789abcdefghjkmnpqrstvwxyz';
  bytes bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
  made text := '';
  place int;
begin
  -- Bytes 6 and 8 of a v4 uuid are not fully random: they are left out.
  foreach place in array array[0, 1, 2, 3, 4, 5, 10, 11] loop
    made := made || substr(letters, 1 + get_byte(bytes, place) % 30, 1);
  end loop;
  return made;
end $$;
comment on function private.new_public_id() is 'Eight letters and digits for public addresses, without those that are mistaken for one another. Example: "k7m2pq9d".';

create table private.revision (
  id bigint generated always as identity primary key,
  number bigint not null default 1
);
comment on table private.revision is 'Whenever something public changes, a row: nobody waits for anybody else''s, and it counts when it is committed. The worker adds old rows up.';
comment on column private.revision.id is 'Key.';
comment on column private.revision.number is 'How many changes the row stands for.';

create function public.revision() returns bigint
language sql stable security definer set search_path = '' as
$$ select coalesce(sum(r.number), 0)::bigint from private.revision r $$;
comment on function public.revision() is 'Grows whenever something public has changed, so that every server process knows when its cached pages are old. Compared for difference only.';
grant execute on function public.revision() to anon, authenticated, service_role;

create function private.add_up_revisions() returns void
language sql set search_path = '' security definer as $$
  with old as (select r.id from private.revision r order by r.id limit 10000 for update skip locked),
  gone as (delete from private.revision r using old where r.id = old.id returning r.number)
  insert into private.revision (number) select sum(g.number) from gone g having count(*) > 0
$$;
comment on function private.add_up_revisions() is 'Keeps private.revision short without changing its sum.';

create function private.bump_revision() returns trigger
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
begin
  -- Once for each transaction is enough.
  if current_setting('portal.bumped_in', true) is distinct from pg_current_xact_id()::text then
    insert into private.revision default values;
    perform set_config('portal.bumped_in', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;
comment on function private.bump_revision() is 'Statement trigger on everything that public pages show.';
