-- What the public pages read: cards, counts beside filters, one opening, partners, and how the guarantee goes.

create function private.this_monday() returns date
language sql stable set search_path = '' as
$$ select date_trunc('week', private.today())::date $$;
comment on function private.this_monday() is 'The Monday of the week that runs. A week can be asked for when it begins after this one.';

create function private.seats_by_week(opening_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select coalesce(jsonb_agg(jsonb_build_object('week', w.week, 'free', greatest(w.free, 0), 'days', w.days, 'days_free', w.days_free, 'holiday', (
      select min(h.name) from public.holiday h where h.calendar = 'school' and h.day between w.week and w.week + 4)) order by w.week), '[]')
  from (
    select date_trunc('week', s.day)::date as week,
      -- All days of the week together: the day with the fewest seats decides, and never more than the total leaves.
      case when bool_and(o.status = 'published') then least(min(case when private.is_closed(o.workplace_id, s.day) then 0 else s.seats - s.taken end), max(o.seats_in_all - o.places_taken)) else 0 end as free,
      count(*) as days,
      count(*) filter (where s.taken < s.seats and o.status = 'published' and (o.seats_in_all is null or o.places_taken < o.seats_in_all)
        and not private.is_closed(o.workplace_id, s.day)) as days_free
    from public.opening_seat s join public.opening o on o.id = s.opening_id
    where s.opening_id = seats_by_week.opening_id and s.day >= (select private.this_monday()) + 7
    group by 1
    order by 1
    limit 60) w
$$;
comment on function private.seats_by_week(uuid) is 'The weeks ahead of an opening: how many can come all of its days (free), how many days it has and how many of them have room, and the school holiday that lies there.';

create function private.opening_cards(opening_ids uuid[], latitude double precision default null, longitude double precision default null)
returns table (
  public_id text, kind public.opening_kind, title text, branch public.branch, partner_name text, town text, km numeric, min_age smallint,
  meet_at time, bus text, paid boolean, pay_text text, hours_a_week numeric, days_a_week smallint, weeks_long smallint, starts_on date,
  apply_before date, tags text[], is_full boolean, weeks jsonb, seats_any integer, touched_on date)
language sql stable set search_path = '' security definer as $$
  select o.public_id, o.kind, o.title, o.branch, p.name, t.name,
    case when opening_cards.latitude is not null then
      round(private.km_between(w.latitude, w.longitude, opening_cards.latitude, opening_cards.longitude)::numeric, 1) end,
    o.min_age, o.meet_at, w.bus, o.paid, o.pay_text, o.hours_a_week, o.days_a_week, o.weeks_long, o.starts_on, o.apply_before, o.tags,
    o.status = 'full', private.seats_by_week(o.id),
    (select least(s.seats - s.taken, o.seats_in_all - o.places_taken)::integer from public.opening_seat s where s.opening_id = o.id and s.day is null),
    (o.touched_at at time zone 'Europe/Copenhagen')::date
  from unnest(opening_ids) with ordinality as x (id, place)
  join public.opening o on o.id = x.id
  join public.workplace w on w.id = o.workplace_id
  join public.partner p on p.id = w.partner_id
  join public.postcode t on t.code = w.postcode
  order by x.place
$$;
comment on function private.opening_cards(uuid[], double precision, double precision) is 'What a card shows, in the order of the ids; km from a point where one is given. Whoever calls has made sure that the openings are public.';

create function private.km_from(latitude double precision, longitude double precision) returns text
language sql immutable set search_path = '' as $$
  select format('12742 * asin(sqrt(power(sin(radians(s.latitude - %1$s) / 2), 2) + cos(radians(%1$s)) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - %2$s) / 2), 2)))', latitude, longitude)
$$;
comment on function private.km_from(double precision, double precision) is 'private.km_between() written out for a query: a function called for each row would cost more than all the rest.';

create function private.search_conditions(
  terms tsquery, kinds public.opening_kind[], branches public.branch[], interests public.interest[], week date,
  latitude double precision, longitude double precision, km integer, age integer, step_free boolean, quiet boolean, bus boolean, only_free boolean)
returns text[] language sql stable set search_path = '' security definer as $$
  -- Values are of closed types and go in as literals, so that the planner sees them and leaves out what nobody asked for.
  select array_agg(coalesce(c.condition, 'true') order by c.place)
  from unnest(array[
    'exists (select from public.partner p where p.id = s.partner_id and p.status in (''active'', ''renewal_due''))'
      || format(' and (s.apply_before is null or s.apply_before >= %L::date)', private.today())
      || case when terms is not null then format(' and s.lexemes @@ %L::tsquery', terms::text) else '' end,
    case when kinds is not null then format('s.kind = any (%L::public.opening_kind[])', kinds::text) end,
    case when branches is not null then format('s.branch = any (%L::public.branch[])', branches::text) end,
    case when interests is not null then format('s.interests && %L::public.interest[]', interests::text) end,
    case when week is not null then
      format('(s.free_weeks @> array[%L::date] or (s.free_any and (s.starts_on is null or s.starts_on <= %L::date)))', week, week + 6) end,
    case when km is not null and latitude is not null then
      format('s.latitude between %s and %s and ', latitude - km / 111.0, latitude + km / 111.0)
      || format('s.longitude between %s and %s and ', longitude - km / (111.0 * cos(radians(latitude))), longitude + km / (111.0 * cos(radians(latitude))))
      || private.km_from(latitude, longitude) || ' <= ' || km end,
    case when age is not null then 's.min_age <= ' || age end,
    nullif(concat_ws(' and ', case when step_free then 's.step_free' end, case when quiet then 's.quiet' end, case when bus then 's.bus' end), ''),
    case when only_free then format('(s.free_any or s.free_until > %L::date)', private.this_monday()) end]) with ordinality as c (condition, place)
$$;
comment on function private.search_conditions(tsquery, public.opening_kind[], public.branch[], public.interest[], date, double precision, double precision, integer, integer, boolean, boolean, boolean, boolean) is
  'The conditions of a search on private.opening_search s, one for each filter in this order: words, kind, branch, interest, week, km, age, access, free. Counts beside a filter leave out its own.';

create function public.search_openings(
  query text default null, kinds public.opening_kind[] default null, branches public.branch[] default null, interests public.interest[] default null,
  week date default null, postcode text default null, km integer default null, age integer default null,
  step_free boolean default false, quiet boolean default false, bus boolean default false, only_free boolean default false,
  page integer default 1, page_size integer default 20)
returns table (
  public_id text, kind public.opening_kind, title text, branch public.branch, partner_name text, town text, distance_km numeric, min_age smallint,
  meet_at time, bus_text text, paid boolean, pay_text text, hours_a_week numeric, days_a_week smallint, weeks_long smallint, starts_on date,
  apply_before date, tags text[], is_full boolean, weeks jsonb, seats_any integer, touched_on date)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  terms record := private.search_terms(query);
  lat double precision; lon double precision;
  today date := private.today();
  fit text; near text; found uuid[];
begin
  select t.latitude, t.longitude into lat, lon from public.postcode t where t.code = postcode;
  if terms.broad is not null then
    fit := format('4 * ts_rank(''{0, 0.1, 0.4, 1}''::real[], s.lexemes, %L::tsquery) + ts_rank(''{0, 0.1, 0.4, 1}''::real[], s.lexemes, %L::tsquery) desc',
      terms.exact::text, terms.broad::text);
  end if;
  if lat is not null then
    near := format('width_bucket(%s, array[5, 10, 25, 50]::double precision[])', private.km_from(lat, lon));
  end if;
  -- Fit first: room, words, near enough to go there. Then who wrote lately, who has not been found yet, and a turn that
  -- changes from day to day and not from page to page. Never how many others looked.
  execute format(
    'select array(select s.opening_id from private.opening_search s where %s order by %s limit %s offset %s)',
    array_to_string(private.search_conditions(terms.broad, kinds, branches, interests, week, lat, lon, km, age, step_free, quiet, bus, only_free), ' and '),
    concat_ws(', ', format('(s.free_any or s.free_until > %L::date) desc nulls last', private.this_monday()), fit, near,
      format('s.touched_on < %L::date', today - 45), 's.asked_for', format('hashtextextended(s.opening_id::text, %s)', today - date '2020-01-01'), 's.opening_id'),
    least(greatest(coalesce(page_size, 20), 1), 60), (least(greatest(coalesce(page, 1), 1), 5000) - 1) * least(greatest(coalesce(page_size, 20), 1), 60))
  into found;
  return query select * from private.opening_cards(found, lat, lon);
end $$;
comment on function public.search_openings(text, public.opening_kind[], public.branch[], public.interest[], date, text, integer, integer, boolean, boolean, boolean, boolean, integer, integer) is
  'One page of openings that can be found, as cards. An unknown postcode gives no distance. Several values of one filter are either-or; filters are and. How many there are in all: opening_facets.';

create function public.opening_facets(
  query text default null, kinds public.opening_kind[] default null, branches public.branch[] default null, interests public.interest[] default null,
  week date default null, postcode text default null, km integer default null, age integer default null,
  step_free boolean default false, quiet boolean default false, bus boolean default false, only_free boolean default false)
returns table (facet text, value text, n bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  terms record := private.search_terms(query);
  lat double precision; lon double precision;
  conditions text[];
  columns text;
  -- The rows that a filter counts in: those of all other filters.
  sources text[] := '{}';
  place integer;
begin
  select t.latitude, t.longitude into lat, lon from public.postcode t where t.code = postcode;
  conditions := private.search_conditions(terms.broad, kinds, branches, interests, week, lat, lon, km, age, step_free, quiet, bus, only_free);
  columns := format('s.kind, s.branch, s.interests, s.free_weeks, s.free_any, s.starts_on, s.min_age, s.step_free, s.quiet, s.bus, '
    || '(s.free_any or s.free_until > %L::date) as free, %s as km', private.this_monday(), case when lat is null then 'null::double precision' else private.km_from(lat, lon) end);
  for place in 1 .. cardinality(conditions) loop
    sources := sources || case when conditions[place] = 'true' then 'f' else
      format('(select %s from private.opening_search s where %s) x', columns,
        (select string_agg(c, ' and ') from unnest(conditions) with ordinality u (c, i) where i <> place)) end;
  end loop;
  return query execute format('with f as materialized (select %s from private.opening_search s where %s) ', columns, array_to_string(conditions, ' and '))
    || 'select ''all'', '''', count(*) from f'
    || format(' union all (select ''kind'', kind::text, count(*) from %s group by kind)', sources[2])
    || format(' union all (select ''branch'', branch::text, count(*) from %s group by branch)', sources[3])
    || format(' union all (select ''interest'', i::text, count(*) from %s, unnest(interests) i group by i)', sources[4])
    || format(' union all (select ''week'', w::text, count(*) from %s, unnest(free_weeks) w where w > %L::date and w < %L::date group by w order by w limit 60)',
      sources[5], private.this_monday(), private.this_monday() + 420)
    || format(' union all (select ''any_week'', '''', count(*) from %s where free_any)', sources[5])
    || case when lat is null then '' else
      format(' union all (select ''km'', k::text, count(*) from %s, unnest(array[5, 10, 25, 50]) k where km <= k group by k)', sources[6]) end
    || format(' union all (select ''age'', a::text, count(*) from %s, unnest(array[12, 13, 14, 15, 16, 17, 18]) a where min_age <= a group by a)', sources[7])
    -- These narrow one another: each counts what is left when it is ticked too.
    || ' union all select ''step_free'', '''', count(*) from f where step_free union all select ''quiet'', '''', count(*) from f where quiet'
    || ' union all select ''bus'', '''', count(*) from f where bus'
    || format(' union all select ''free'', '''', count(*) from %s where free', sources[9]);
  return query select 'corrected', c, 0::bigint from unnest(terms.corrected) c;
end $$;
comment on function public.opening_facets(text, public.opening_kind[], public.branch[], public.interest[], date, text, integer, integer, boolean, boolean, boolean, boolean) is
  'How many there are in all (facet "all"), and beside each filter how many its values would give with the other filters as they are. "corrected" names what an unknown word was taken for.';

grant execute on function
  public.search_openings(text, public.opening_kind[], public.branch[], public.interest[], date, text, integer, integer, boolean, boolean, boolean, boolean, integer, integer),
  public.opening_facets(text, public.opening_kind[], public.branch[], public.interest[], date, text, integer, integer, boolean, boolean, boolean, boolean)
  to anon, authenticated;
