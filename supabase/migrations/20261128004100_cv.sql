-- "Mit CV": five small fields, the languages she speaks, and what she has tried here. Her own paper: nobody else writes in
-- it, and nobody else reads it unless she shows it.

create type public.cv_field as enum ('good_at', 'tried', 'school', 'spare_time', 'would_like');
comment on type public.cv_field is 'The five fields: what she is good at, has tried, her school, what she does with her time, what she would like. Never health, ethnicity or a CPR number.';

create type public.language_level as enum ('a_little', 'speaks_well', 'mother_tongue');
comment on type public.language_level is 'How well she speaks a language: kan lidt, taler godt, modersmål. Her own word, nobody tests it.';

create function private.has_number_or_address(words text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  -- Years side by side ("2025 2026") are no telephone number.
  select words ~ '@' or words ~ '\d{8}' or words ~ '\m\d{6}[ -]\d{4}\M' or words ~ '\m\d\d[ .-]\d\d[ .-]\d\d[ .-]\d\d\M'
    or words ~ '\m(?!19|20)\d{4}[ .-]\d{4}\M'
$$;
comment on function private.has_number_or_address(text) is 'Whether a text holds what looks like a mail address, a telephone number or a CPR number. Good: "Fodbold siden 2019-2020". Found: "ring på 12 34 56 78".';

create table public.cv (
  young_person_id uuid primary key references public.young_person on delete cascade,
  good_at text not null default '',
  tried text not null default '',
  school text not null default '',
  spare_time text not null default '',
  would_like text not null default '',
  prints_email boolean not null default false,
  prints_phone boolean not null default false,
  shared_at timestamptz,
  written_at timestamptz not null default private.now(),
  constraint every_field_is_short check (greatest(length(good_at), length(tried), length(school), length(spare_time), length(would_like)) <= 300),
  constraint fields_hold_no_number_or_address check (not private.has_number_or_address(concat_ws(' | ', good_at, tried, school, spare_time, would_like)))
);
comment on table public.cv is 'A young person''s own small CV. She alone writes it. While shared_at stands, those who may help her read it, and a workplace from the second step on (law 5). Retention: with her account; she may delete it on any day.';
comment on column public.cv.young_person_id is 'Whose it is, and its key: one each.';
comment on column public.cv.good_at is '"Det er jeg god til", at most 300 characters; empty while she has not written it. So for the other four.';
comment on column public.cv.tried is '"Det har jeg prøvet": jobs, praktik, voluntary work, in her own words. What she did through the portal stands in cv_place.';
comment on column public.cv.school is '"Min skole". A workplace reads it with the agreement, as it reads the name of her school then.';
comment on column public.cv.spare_time is '"Det bruger jeg min tid på".';
comment on column public.cv.would_like is '"Det vil jeg gerne".';
comment on column public.cv.prints_email is 'Whether her mail address stands on the printed paper. Read from young_person then, never kept here.';
comment on column public.cv.prints_phone is 'Whether her number stands on the printed paper.';
comment on column public.cv.shared_at is 'Since when she shows it; null while it is hers alone.';
comment on column public.cv.written_at is 'When she last changed a field.';

create table public.cv_language (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.cv on delete cascade,
  name text not null check (length(name) between 2 and 40),
  level public.language_level not null,
  added_at timestamptz not null default private.now()
);
comment on table public.cv_language is 'A language she speaks and wants to be read. Optional; ten at most. Retention: with the CV.';
comment on column public.cv_language.id is 'Key.';
comment on column public.cv_language.young_person_id is 'Whose CV.';
comment on column public.cv_language.name is 'What it is called in Danish, from the list of the page or in her own words: "Tyrkisk".';
comment on column public.cv_language.level is 'How well.';
comment on column public.cv_language.added_at is 'When she added it; the order on the paper.';
create unique index each_language_once on public.cv_language (young_person_id, lower(name));

create table public.cv_place (
  id uuid primary key default gen_random_uuid(),
  young_person_id uuid not null references public.cv on delete cascade,
  kind public.opening_kind not null,
  place text not null check (length(place) between 1 and 200),
  year smallint not null check (year between 2000 and 2200),
  constraint each_place_once_a_year unique (young_person_id, kind, place, year)
);
comment on table public.cv_place is 'A placement she has completed here, copied when she asked for it: the placement itself goes by its own date, the CV stays hers. Retention: with the CV.';
comment on column public.cv_place.id is 'Key.';
comment on column public.cv_place.young_person_id is 'Whose CV.';
comment on column public.cv_place.kind is 'What kind of placement it was.';
comment on column public.cv_place.place is 'Where. In a column of its own, so that it can be left out of what leaves the portal (private.via_contact_only()).';
comment on column public.cv_place.year is 'The year in which it ended.';

alter table public.cv enable row level security;
alter table public.cv_language enable row level security;
alter table public.cv_place enable row level security;
revoke all on public.cv, public.cv_language, public.cv_place from anon, authenticated;

-- ── Writing it ──────────────────────────────────────────────────────────────

create function private.my_cv_to_write() returns uuid
language plpgsql set search_path = '' security definer as $$
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in() order by y.id limit 1 for no key update);
begin
  if me is null then perform private.fail('not_allowed'); end if;
  return me;
end $$;
comment on function private.my_cv_to_write() is 'The caller as a young person, locked, so that two forms of hers follow one another. not_allowed for everybody else.';

create function public.save_cv_field(field public.cv_field, words text, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
  said text := coalesce(private.plain_words(words), '');
begin
  if private.is_repeat(request_key, 'save_cv_field', row(field, words)) then return private.first_result(request_key); end if;
  if field is null then perform private.fail('invalid_input', 'field'); end if;
  if length(said) > 300 then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  if private.has_number_or_address(said) then perform private.fail('invalid_input', 'words', 'no_number_or_address'); end if;
  insert into public.cv (young_person_id) values (me) on conflict on constraint cv_pkey do nothing;
  update public.cv c set written_at = private.now(),
    good_at = case when field = 'good_at' then said else c.good_at end,
    tried = case when field = 'tried' then said else c.tried end,
    school = case when field = 'school' then said else c.school end,
    spare_time = case when field = 'spare_time' then said else c.spare_time end,
    would_like = case when field = 'would_like' then said else c.would_like end
  where c.young_person_id = me;
  perform private.record('other', 'save_cv_field', null, null, 'young_person', 'self', me, code => field::text);
  return private.keep_result(request_key, me);
end $$;
comment on function public.save_cv_field(public.cv_field, text, uuid) is 'One field of her own CV; an empty text empties it. Errors: not_allowed for anybody who is no young person, invalid_input when it is too long or holds a number or an address.';

create function public.choose_cv_contact(prints_email boolean, prints_phone boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'choose_cv_contact', row(prints_email, prints_phone)) then return private.first_result(request_key); end if;
  insert into public.cv as c (young_person_id, prints_email, prints_phone) values (me, coalesce(prints_email, false), coalesce(prints_phone, false))
    on conflict on constraint cv_pkey do update set prints_email = excluded.prints_email, prints_phone = excluded.prints_phone;
  perform private.record('other', 'choose_cv_contact', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, me);
end $$;
comment on function public.choose_cv_contact(boolean, boolean, uuid) is 'Whether her mail address and her number stand on the paper that she prints. Errors: not_allowed.';

create function public.save_cv_language(name text, level public.language_level, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
  said text := trim(regexp_replace(coalesce(private.plain_words(name), ''), '\s+', ' ', 'g'));
  made uuid;
begin
  if private.is_repeat(request_key, 'save_cv_language', row(name, level)) then return private.first_result(request_key); end if;
  if length(said) < 2 then perform private.fail('invalid_input', 'name', 'choose_language'); end if;
  if length(said) > 40 then perform private.fail('invalid_input', 'name', 'too_long'); end if;
  if private.has_number_or_address(said) then perform private.fail('invalid_input', 'name', 'no_number_or_address'); end if;
  if level is null then perform private.fail('invalid_input', 'level'); end if;
  insert into public.cv (young_person_id) values (me) on conflict on constraint cv_pkey do nothing;
  update public.cv_language l set level = save_cv_language.level where l.young_person_id = me and lower(l.name) = lower(said) returning l.id into made;
  if made is null then
    if (select count(*) from public.cv_language l where l.young_person_id = me) >= 10 then perform private.fail('invalid_input', 'name', 'list_is_full'); end if;
    insert into public.cv_language (young_person_id, name, level) values (me, upper(left(said, 1)) || substr(said, 2), level) returning id into made;
  end if;
  perform private.record('other', 'save_cv_language', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, made);
end $$;
comment on function public.save_cv_language(text, public.language_level, uuid) is 'A language she speaks; named again, only its level changes. Errors: not_allowed, invalid_input when it is no name or there are ten already.';

create function public.remove_cv_language(cv_language_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'remove_cv_language', row(cv_language_id)) then return private.first_result(request_key); end if;
  delete from public.cv_language l where l.id = cv_language_id and l.young_person_id = me;
  if not found then perform private.fail('not_found'); end if;
  perform private.record('other', 'remove_cv_language', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, me);
end $$;
comment on function public.remove_cv_language(uuid, uuid) is 'Off her CV. Errors: not_allowed, not_found, for another''s too.';

create function private.places_for_cv(young_person_id uuid) returns table (kind public.opening_kind, place text, year smallint)
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_column
begin
  return query
    select distinct n.kind, private.host_name(p.host_id), extract(year from p.ended_at at time zone 'Europe/Copenhagen')::smallint
    from public.placement p join public.need n on n.id = p.need_id
    where n.young_person_id = places_for_cv.young_person_id and n.kind is not null and p.status = 'completed' and p.ended_at is not null
      and private.may_reflect(p.id, 'after') and coalesce(private.host_name(p.host_id), '') <> ''
      and not exists (select from public.cv_place c where c.young_person_id = places_for_cv.young_person_id and c.kind = n.kind
        and c.place = private.host_name(p.host_id) and c.year = extract(year from p.ended_at at time zone 'Europe/Copenhagen'));
end $$;
comment on function private.places_for_cv(uuid) is 'What she has completed here and does not have on her CV yet. As with a certificate nothing is assumed: somebody told that she was there.';

create function public.take_over_cv_places(request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'take_over_cv_places', row()) then return private.first_result(request_key); end if;
  insert into public.cv (young_person_id) values (me) on conflict on constraint cv_pkey do nothing;
  insert into public.cv_place (young_person_id, kind, place, year) select me, p.kind, p.place, p.year from private.places_for_cv(me) p
    on conflict on constraint each_place_once_a_year do nothing;
  perform private.record('other', 'take_over_cv_places', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, me);
end $$;
comment on function public.take_over_cv_places(uuid) is 'Puts what she has completed here on her CV: kind, place and year. Again later, it adds what is new. Errors: not_allowed.';

create function public.remove_cv_place(cv_place_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'remove_cv_place', row(cv_place_id)) then return private.first_result(request_key); end if;
  delete from public.cv_place c where c.id = cv_place_id and c.young_person_id = me;
  if not found then perform private.fail('not_found'); end if;
  perform private.record('other', 'remove_cv_place', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, me);
end $$;
comment on function public.remove_cv_place(uuid, uuid) is 'Off her CV. Errors: not_allowed, not_found, for another''s too.';

create function public.share_cv(shared boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'share_cv', row(shared)) then return private.first_result(request_key); end if;
  if shared is null then perform private.fail('invalid_input', 'shared'); end if;
  update public.cv c set shared_at = case when shared then coalesce(c.shared_at, private.now()) end where c.young_person_id = me;
  if not found then perform private.fail('not_found'); end if;
  perform private.record('other', 'share_cv', null, null, 'young_person', 'self', me, code => case when shared then 'shared' else 'private' end);
  return private.keep_result(request_key, me);
end $$;
comment on function public.share_cv(boolean, uuid) is 'She shows her CV to those who help her and, from the second step on, to places she has asked; or keeps it to herself again, from that minute. Errors: not_allowed, not_found before she has written any of it.';

create function public.delete_cv(request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me uuid := private.my_cv_to_write();
begin
  if private.is_repeat(request_key, 'delete_cv', row()) then return private.first_result(request_key); end if;
  delete from public.cv c where c.young_person_id = me;
  if not found then perform private.fail('not_found'); end if;
  perform private.record('other', 'delete_cv', null, null, 'young_person', 'self', me);
  return private.keep_result(request_key, me);
end $$;
comment on function public.delete_cv(uuid) is 'All of it, gone at once. Errors: not_allowed, not_found.';

-- ── Reading it ──────────────────────────────────────────────────────────────

create function private.cv_page(young_person_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
declare
  -- A name of a place, and of a school, says where somebody is or will be found.
  no_places boolean := private.via_contact_only(young_person_id);
begin
  return (
    select jsonb_build_object('good_at', c.good_at, 'tried', c.tried, 'school', case when no_places then '' else c.school end,
      'spare_time', c.spare_time, 'would_like', c.would_like, 'shared', c.shared_at is not null,
      'languages', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'level', l.level) order by l.added_at, l.name), '[]')
        from public.cv_language l where l.young_person_id = c.young_person_id),
      'places', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'place', case when not no_places then p.place end, 'year', p.year)
          order by p.year desc, p.kind, p.place), '[]') from public.cv_place p where p.young_person_id = c.young_person_id))
    from public.cv c where c.young_person_id = cv_page.young_person_id);
end $$;
comment on function private.cv_page(uuid) is 'A CV as it stands on the paper: without her name and how she is reached, and without places and school where those are told by her contact person alone. Asks nobody who may: call it for herself, or for what she shows. Null where there is none.';

create function public.my_cv() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me public.young_person := (select y from public.young_person y where y.user_id = private.must_be_signed_in() order by y.id limit 1);
  written public.cv := (select c from public.cv c where c.young_person_id = me.id);
begin
  if me.id is null then
    return null;
  end if;
  return jsonb_build_object('today', private.today(), 'first_name', me.first_name, 'last_name', me.last_name, 'email', me.email, 'phone', me.phone,
    'contact_name', private.contact_of(me.id) ->> 'name', 'stays_here', private.via_contact_only(me.id),
    -- Her own words as she wrote them, also those that stay off the paper.
    'school_words', coalesce(written.school, ''), 'prints_email', coalesce(written.prints_email, false), 'prints_phone', coalesce(written.prints_phone, false),
    'to_take_over', (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'place', p.place, 'year', p.year) order by p.year desc, p.place), '[]') from private.places_for_cv(me.id) p),
    'cv', private.cv_page(me.id));
end $$;
comment on function public.my_cv() is 'Her own CV, with what is known of her and what she has completed here that is not on it yet. Null for an account that is no young person. Errors: not_signed_in.';

create function public.pupil_cv(young_person_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then
    perform private.fail('not_found');
  end if;
  if not exists (select from public.cv c where c.young_person_id = pupil_cv.young_person_id and c.shared_at is not null) then
    return null;
  end if;
  perform private.note_look(young_person_id);
  return private.cv_page(young_person_id);
end $$;
comment on function public.pupil_cv(uuid) is 'The CV that she shows, for those who may help her; null while she keeps it to herself. Errors: not_found.';

create function public.cv_for_place(application_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  a public.application := (select p from public.application p where p.id = application_id);
  the_workplace uuid := (select h.workplace_id from public.host h where h.id = a.host_id);
  person uuid := (select n.young_person_id from public.need n where n.id = a.need_id);
  step text := private.partner_step(application_id);
begin
  perform private.must_be_signed_in();
  if a.id is null or the_workplace is null or step = 'not_sent' or not private.works_at(the_workplace) then
    perform private.fail('not_found');
  end if;
  if step not in ('visit_or_offer', 'agreement')
    or not exists (select from public.cv c where c.young_person_id = person and c.shared_at is not null) then
    return null;
  end if;
  perform private.note_look(person, (select w.partner_id from public.workplace w where w.id = the_workplace));
  return private.cv_page(person) || case when step = 'visit_or_offer' then jsonb_build_object('school', '') else '{}' end;
end $$;
comment on function public.cv_for_place(uuid) is 'The CV that she shows, as a workplace reads it from the second step on (law 5): no surname, number or address, and her school with the agreement only. Null before that, when it has ended, and while she keeps it to herself. Errors: not_found, also for another workplace''s.';

grant execute on function public.my_cv, public.save_cv_field, public.choose_cv_contact, public.save_cv_language, public.remove_cv_language,
  public.take_over_cv_places, public.remove_cv_place, public.share_cv, public.delete_cv, public.pupil_cv, public.cv_for_place to authenticated;
