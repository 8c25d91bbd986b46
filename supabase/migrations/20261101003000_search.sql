-- Search: one narrow row for each opening that can be found, kept by triggers, and the words that stand in them.

-- ── Words ───────────────────────────────────────────────────────────────────

create table private.filter_word (
  facet text not null check (facet in ('kind', 'branch', 'interest')),
  value text not null,
  words text not null,
  primary key (facet, value)
);
comment on table private.filter_word is 'What people call a kind, a branch or an interest when they search. Plain words only: a word here makes every such opening a match.';
comment on column private.filter_word.facet is 'kind, branch or interest.';
comment on column private.filter_word.value is 'The value of that enum; a test tells when one is missing.';
comment on column private.filter_word.words is 'In Danish, apart by spaces.';
insert into private.filter_word values
  ('kind', 'school_placement', 'erhvervspraktik praktik praktikplads skolepraktik'),
  ('kind', 'extended_placement', 'praktik praktikplads længerevarende forløb'),
  ('kind', 'junior_apprenticeship', 'juniormesterlære mesterlære praktik'),
  ('kind', 'intro_job', 'introjob job arbejde løn'),
  ('kind', 'after_school_job', 'fritidsjob job arbejde ungdomsjob løn'),
  ('kind', 'apprenticeship', 'læreplads lærling elevplads elev uddannelse'),
  ('kind', 'mentorship', 'mentor mentorordning'),
  ('branch', 'farming_nature', 'dyr natur landbrug'),
  ('branch', 'food_kitchen', 'mad køkken'),
  ('branch', 'building', 'byggeri håndværk håndværker'),
  ('branch', 'industry', 'industri produktion fabrik'),
  ('branch', 'energy_environment', 'energi vand miljø klima'),
  ('branch', 'shops', 'butik salg'),
  ('branch', 'vehicles_transport', 'biler transport lager'),
  ('branch', 'tourism_events', 'hotel turisme oplevelser'),
  ('branch', 'it_media_design', 'it medier design computer'),
  ('branch', 'office_finance', 'kontor økonomi jura'),
  ('branch', 'children_schools', 'børn unge skole'),
  ('branch', 'care_health', 'pleje sundhed omsorg'),
  ('branch', 'police_rescue_public', 'kommune politi redning'),
  ('branch', 'hair_beauty_sport', 'hår skønhed sport'),
  ('interest', 'hands', 'hænder håndværk værktøj bygge lave'),
  ('interest', 'people', 'mennesker hjælpe snakke'),
  ('interest', 'animals', 'dyr'),
  ('interest', 'numbers', 'tal matematik regne'),
  ('interest', 'text', 'tekst skrive læse sprog'),
  ('interest', 'pictures_sound', 'billeder lyd musik foto film'),
  ('interest', 'technology', 'teknik maskiner computere elektronik'),
  ('interest', 'nature', 'natur planter'),
  ('interest', 'food', 'mad'),
  ('interest', 'sport', 'sport bevægelse træning'),
  ('interest', 'outdoors', 'ude udenfor udendørs'),
  ('interest', 'deciding', 'bestemme ansvar planlægge');

create function private.plain(words text) returns text
language sql immutable parallel safe set search_path = '' as
$$ select pg_catalog.regexp_replace(private.fold(words), '[^a-z0-9]+', ' ', 'g') $$;
comment on function private.plain(text) is 'Folded words with a space between, nothing else: plain(''Køl & frost'') is ''koel frost''. Openings and questions go through it alike.';

create table private.search_word (
  word text primary key check (word ~ '^[a-z0-9]+$'),
  stem text not null
);
comment on table private.search_word is 'Every word that stands in an opening, to complete and correct what people type. Kept when the opening goes: it then leads to nothing.';
comment on column private.search_word.word is 'Folded, as written: "dyreklinikken".';
comment on column private.search_word.stem is 'What opening_search.lexemes holds for it: "dyreklinik".';
create index on private.search_word using gin (word extensions.gin_trgm_ops);
create index on private.search_word (stem);

create function private.stem(word text) returns text
language sql immutable parallel safe set search_path = '' as
$$ select (ts_lexize('pg_catalog.danish_stem', stem.word))[1] $$;
comment on function private.stem(text) is 'The Danish stem of a folded word; null for one that carries no meaning ("og", "noget").';

create function private.search_terms(query text, out exact tsquery, out broad tsquery, out corrected text[])
language plpgsql stable set search_path = '' security definer as $$
declare
  typed text;
  its_stem text;
  is_word boolean;
  known boolean;
  stems text[];
  each_exact text[] := '{}';
  each_broad text[] := '{}';
begin
  corrected := '{}';
  for typed in
    select w from unnest(string_to_array(private.plain(left(query, 120)), ' ')) with ordinality as x (w, place)
    where w <> '' and length(w) <= 40 order by place limit 8
  loop
    its_stem := private.stem(typed);
    -- Words that fold away from the stop words of Danish, and those that everybody writes.
    continue when its_stem is null
      or typed in ('paa', 'naar', 'saa', 'ogsaa', 'faa', 'maa', 'vaere', 'gerne', 'lide', 'hvor', 'plads', 'pladser', 'uge');
    is_word := exists (select from private.search_word v where v.word = typed);
    select array_agg(distinct v.stem), is_word or coalesce(bool_or(v.word like '%' || typed || '%'), false) into stems, known
    from (
      select v.stem, v.word from private.search_word v
      where v.stem = its_stem
        -- A beginning that is no word yet may become anything; a short word only what is put together with another:
        -- "bil" leads to bilvask and not to billet, "dyr" to dyreklinik.
        or (length(typed) >= 3 and v.word like typed || '%' and (not is_word or length(typed) > 4 or v.word like typed || 'e_____%' or exists (
          select from private.search_word rest
          where length(rest.word) >= 4 and rest.word in (substr(v.word, length(typed) + 1), regexp_replace(substr(v.word, length(typed) + 1), '^[es]', '')))))
        or (length(typed) >= 5 and v.word like '%' || typed || '%')
      order by v.stem = its_stem desc, length(v.word), v.word limit 60) v;
    if not known and length(typed) >= 4 then
      -- Nobody wrote it like that: the words that look most like it, and those that begin with them.
      with alike as (
        select n.word, extensions.similarity(n.word, typed) as how from private.search_word n
        where n.word operator(extensions.%) typed)
      select coalesce(stems, '{}') || coalesce(array_agg(distinct v.stem), '{}'), corrected || coalesce((array_agg(near.word order by near.how desc, near.word))[1:1], '{}')
      into stems, corrected
      from (select n.word, n.how from alike n where n.how >= 0.34 and n.how >= 0.85 * (select max(m.how) from alike m)
        order by n.how desc, n.word limit 3) near
      join private.search_word v on v.word = near.word or (length(near.word) >= 5 and v.word like near.word || '%');
    end if;
    -- "bager" has the stem of "bag", which stands in many sentences: what begins with the whole word says more.
    each_exact := each_exact || ('(' || coalesce((
      select string_agg(distinct format('%L', v.stem), ' | ') from private.search_word v
      where length(its_stem) <= 3 and length(typed) - length(its_stem) >= 2 and v.stem <> its_stem
        and v.word like coalesce(corrected[cardinality(corrected)], typed) || '%' and v.stem = any (stems)), format('%L', its_stem)) || ')');
    each_broad := each_broad || ('(' || coalesce(
      (select string_agg(distinct format('%L', s), ' | ') from unnest(stems) s), format('%L', its_stem)) || ')');
  end loop;
  exact := array_to_string(each_exact, ' & ')::tsquery;
  broad := array_to_string(each_broad, ' & ')::tsquery;
  if cardinality(each_broad) = 0 then
    exact := null;
    broad := null;
  end if;
end $$;
comment on function private.search_terms(text) is 'What somebody typed, as two questions to the lexemes: word for word, and with endings, compounds and misspellings forgiven ("bagger" finds bageri, "frisø" frisør, "værksted" bilværksted). Null where no word means anything. corrected: what an unknown word was taken for.';

-- ── The row of an opening ───────────────────────────────────────────────────

create table private.opening_search (
  opening_id uuid primary key references public.opening on delete cascade,
  partner_id uuid not null references public.partner on delete cascade,
  kind public.opening_kind not null,
  branch public.branch not null,
  interests public.interest[] not null,
  min_age smallint not null,
  step_free boolean not null,
  quiet boolean not null,
  bus boolean not null,
  latitude double precision not null,
  longitude double precision not null,
  free_weeks date[] not null,
  free_until date,
  free_any boolean not null,
  starts_on date,
  apply_before date,
  touched_on date not null,
  asked_for boolean not null,
  lexemes tsvector not null
);
comment on table private.opening_search is 'What a search needs of an opening that is published (or full), not special, at a workplace in use. Whether the partner takes part is asked at the search: a pause must not wait for these rows.';
comment on column private.opening_search.opening_id is 'Which opening.';
comment on column private.opening_search.partner_id is 'Whose.';
comment on column private.opening_search.kind is 'Filter.';
comment on column private.opening_search.branch is 'Filter.';
comment on column private.opening_search.interests is 'Filter.';
comment on column private.opening_search.min_age is 'Filter.';
comment on column private.opening_search.step_free is 'No steps, by opening or workplace.';
comment on column private.opening_search.quiet is 'Little noise, by opening or workplace.';
comment on column private.opening_search.bus is 'A bus is named.';
comment on column private.opening_search.latitude is 'Of the workplace.';
comment on column private.opening_search.longitude is 'Of the workplace.';
comment on column private.opening_search.free_weeks is 'Mondays of weeks with a free seat; past ones too, so that no row is old tomorrow.';
comment on column private.opening_search.free_until is 'The last of them.';
comment on column private.opening_search.free_any is 'A free seat that is not tied to days.';
comment on column private.opening_search.starts_on is 'First day, for jobs and courses.';
comment on column private.opening_search.apply_before is 'Last day to apply.';
comment on column private.opening_search.touched_on is 'Last act by the partner.';
comment on column private.opening_search.asked_for is 'Somebody has applied; openings that nobody has found yet come first among equals.';
comment on column private.opening_search.lexemes is 'Title A, tasks and the words of branch, interests and kind B, partner, town and what one learns C.';
create index on private.opening_search using gin (lexemes);
create index on private.opening_search (latitude);
create index on private.opening_search (partner_id);
create index on private.opening_search (branch);

create function private.refresh_search(opening_ids uuid[], with_words boolean) returns void
language plpgsql set search_path = '' security definer as $$
begin
  delete from private.opening_search s using public.opening o, public.workplace w
  where s.opening_id = any (refresh_search.opening_ids) and o.id = s.opening_id and w.id = o.workplace_id
    and (o.status not in ('published', 'full') or o.special or w.closed_at is not null);

  insert into private.opening_search as s
  select o.id, w.partner_id, o.kind, o.branch, o.interests, o.min_age, o.step_free or w.step_free, o.quiet or w.quiet,
    w.bus || ' ' || o.transport ilike '%bus%', w.latitude, w.longitude,
    free.weeks, free.weeks[cardinality(free.weeks)], free.any_day, o.starts_on, o.apply_before,
    (o.touched_at at time zone 'Europe/Copenhagen')::date,
    exists (select from public.application a where a.opening_id = o.id),
    setweight(to_tsvector('pg_catalog.danish', private.plain(o.title)), 'A')
      || setweight(to_tsvector('pg_catalog.danish', private.plain(array_to_string(o.tasks, ' ') || ' ' || words.of_filters)), 'B')
      || setweight(to_tsvector('pg_catalog.danish', private.plain(p.name || ' ' || w.name || ' ' || town.name || ' ' || o.learn)), 'C')
  from public.opening o
  join public.workplace w on w.id = o.workplace_id
  join public.partner p on p.id = w.partner_id
  join public.postcode town on town.code = w.postcode
  cross join lateral (
    select coalesce(string_agg(f.words, ' '), '') as of_filters from private.filter_word f
    where (f.facet = 'kind' and f.value = o.kind::text) or (f.facet = 'branch' and f.value = o.branch::text)
      or (f.facet = 'interest' and f.value = any (o.interests::text[]))) words
  cross join lateral (
    select coalesce(array_agg(distinct date_trunc('week', t.day)::date) filter (where t.day is not null), '{}') as weeks,
      coalesce(bool_or(t.day is null), false) as any_day
    from public.opening_seat t
    where t.opening_id = o.id and t.taken < t.seats and o.status = 'published'
      and (o.seats_in_all is null or o.places_taken < o.seats_in_all)) free
  where o.id = any (refresh_search.opening_ids) and o.status in ('published', 'full') and not o.special and w.closed_at is null
  order by o.id
  on conflict (opening_id) do update set partner_id = excluded.partner_id, kind = excluded.kind, branch = excluded.branch,
    interests = excluded.interests, min_age = excluded.min_age, step_free = excluded.step_free, quiet = excluded.quiet, bus = excluded.bus,
    latitude = excluded.latitude, longitude = excluded.longitude, free_weeks = excluded.free_weeks, free_until = excluded.free_until,
    free_any = excluded.free_any, starts_on = excluded.starts_on, apply_before = excluded.apply_before, touched_on = excluded.touched_on,
    asked_for = excluded.asked_for, lexemes = excluded.lexemes
  -- Most seats that are taken change nothing here.
  where s is distinct from excluded;

  if with_words then
    insert into private.search_word (word, stem)
    select w.word, private.stem(w.word) from (
      select distinct regexp_split_to_table(private.plain(concat_ws(' ', o.title, array_to_string(o.tasks, ' '), o.learn, p.name, k.name, town.name)), ' ') as word
      from public.opening o join public.workplace k on k.id = o.workplace_id join public.partner p on p.id = k.partner_id
      join public.postcode town on town.code = k.postcode
      where o.id = any (refresh_search.opening_ids) and o.status in ('published', 'full') and not o.special) w
    where length(w.word) between 2 and 40 and private.stem(w.word) is not null
    -- In one order, so that two partners who save at once wait for each other and not in a ring.
    order by w.word
    on conflict (word) do nothing;
  end if;
end $$;
comment on function private.refresh_search(uuid[], boolean) is 'Writes the search rows of these openings anew, or takes them out; with_words when words may have changed and not only seats.';

insert into private.search_word (word, stem)
select distinct w.word, private.stem(w.word)
from private.filter_word f, regexp_split_to_table(private.plain(f.words), ' ') as w (word)
where private.stem(w.word) is not null
on conflict (word) do nothing;

create function private.search_follows_openings() returns trigger
language plpgsql set search_path = '' security definer as $$
begin
  perform private.refresh_search(array(select c.id from changed c order by c.id), true);
  return null;
end $$;
comment on function private.search_follows_openings() is 'An opening was written: its row and its words follow.';
create trigger search_follows_new after insert on public.opening referencing new table as changed
for each statement execute function private.search_follows_openings();
create trigger search_follows after update on public.opening referencing new table as changed
for each statement execute function private.search_follows_openings();

create function private.search_follows_seats() returns trigger
language plpgsql set search_path = '' security definer as $$
begin
  perform private.refresh_search(array(select distinct c.opening_id from changed c order by c.opening_id), false);
  return null;
end $$;
comment on function private.search_follows_seats() is 'Seats were given or taken back: the free weeks follow.';
create trigger search_follows_new after insert on public.opening_seat referencing new table as changed
for each statement execute function private.search_follows_seats();
create trigger search_follows after update on public.opening_seat referencing new table as changed
for each statement execute function private.search_follows_seats();
create trigger search_follows_gone after delete on public.opening_seat referencing old table as changed
for each statement execute function private.search_follows_seats();

create function private.search_follows_workplace() returns trigger
language plpgsql set search_path = '' security definer as $$
begin
  perform private.refresh_search(array(select o.id from public.opening o join public.workplace w on w.id = o.workplace_id
    where w.id = (to_jsonb(new) ->> 'id')::uuid or w.partner_id = (to_jsonb(new) ->> 'id')::uuid order by o.id), true);
  return null;
end $$;
comment on function private.search_follows_workplace() is 'A workplace or a partner was renamed, moved or closed: its openings follow.';
create trigger search_follows after update of name, street, postcode, latitude, longitude, bus, step_free, quiet, closed_at on public.workplace
for each row when (old.* is distinct from new.*) execute function private.search_follows_workplace();
create trigger search_follows after update of name on public.partner
for each row when (old.name is distinct from new.name) execute function private.search_follows_workplace();

-- Nobody reads these tables but the functions here.
alter table private.filter_word enable row level security;
alter table private.search_word enable row level security;
alter table private.opening_search enable row level security;
revoke all on private.filter_word, private.search_word, private.opening_search from anon, authenticated;
