-- One opening, the partners, and how the guarantee goes: what public pages read besides the search.

create function public.opening_page(public_id text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  o public.opening := (select x from public.opening x where x.public_id = public_id);
  w public.workplace := (select x from public.workplace x where x.id = o.workplace_id);
  p public.partner := (select x from public.partner x where x.id = w.partner_id);
  is_public boolean := coalesce(private.opening_is_public(o.id), false);
  similar_ones uuid[];
begin
  -- What has never been public, and what only coordinators start, is not there.
  if o.id is null or o.special or o.published_at is null or o.status in ('draft', 'in_review') then
    return null;
  end if;
  similar_ones := array(
    select s.opening_id from private.opening_search s
    where s.opening_id <> o.id and (s.branch = o.branch or s.interests && o.interests)
      and (s.free_any or s.free_until > (select private.this_monday())) and (s.apply_before is null or s.apply_before >= (select private.today()))
      and exists (select from public.partner q where q.id = s.partner_id and q.status in ('active', 'renewal_due'))
    order by s.kind = o.kind desc, s.branch = o.branch desc, s.partner_id = w.partner_id,
      -- Near enough is near enough here: flat, squared, and no function called for each row.
      width_bucket(power((s.latitude - w.latitude) * 111, 2) + power((s.longitude - w.longitude) * 111 * cos(radians(w.latitude)), 2),
        array[25, 100, 625, 2500]::double precision[]),
      s.asked_for, hashtextextended(s.opening_id::text, private.today() - date '2020-01-01')
    limit 3);
  return jsonb_build_object(
    'public_id', o.public_id, 'kind', o.kind, 'branch', o.branch, 'title', o.title, 'status', o.status,
    'is_public', is_public,
    'similar', coalesce((select jsonb_agg(to_jsonb(c)) from private.opening_cards(similar_ones, w.latitude, w.longitude) c), '[]'),
    'open', case when is_public then jsonb_build_object(
      'tasks', o.tasks, 'learn', o.learn, 'meet_who', o.meet_who, 'meet_at', o.meet_at, 'ends_at', o.ends_at, 'clothes', o.clothes, 'food', o.food,
      'transport', o.transport, 'min_age', o.min_age, 'interests', o.interests, 'machines', o.machines, 'chemicals', o.chemicals,
      'heavy_lifting', o.heavy_lifting, 'alone', o.alone, 'late_or_alcohol', o.late_or_alcohol, 'paid', o.paid, 'pay_text', o.pay_text,
      'hours_a_week', o.hours_a_week, 'days_a_week', o.days_a_week, 'weeks_long', o.weeks_long, 'starts_on', o.starts_on,
      'apply_before', o.apply_before, 'tags', o.tags, 'language_note', o.language_note, 'outside_url', o.outside_url,
      'step_free', o.step_free or w.step_free, 'quiet', o.quiet or w.quiet, 'seats_in_all', o.seats_in_all,
      'touched_on', (o.touched_at at time zone 'Europe/Copenhagen')::date,
      'weeks', private.seats_by_week(o.id),
      'seats_any', (select case when o.status = 'published' then least(s.seats - s.taken, o.seats_in_all - o.places_taken) else 0 end
        from public.opening_seat s where s.opening_id = o.id and s.day is null),
      'straight_to_partner', private.setting_lists('straight_to_partner', o.kind::text),
      'rule', (select jsonb_build_object('min_age', r.min_age, 'min_grade', r.min_grade, 'max_grade', r.max_grade, 'situations', r.situations,
          'coordinator_starts', r.coordinator_starts, 'guardian_before_sent_under', r.guardian_before_sent_under,
          'guardian_at_agreement_under', r.guardian_at_agreement_under, 'insured_by', r.insured_by)
        from private.kind_rule r where r.kind = o.kind),
      'workplace', jsonb_build_object('name', w.name, 'street', w.street, 'postcode', w.postcode, 'bus', w.bus, 'phone', w.phone,
        'town', (select t.name from public.postcode t where t.code = w.postcode)),
      'closed', private.closures_ahead(w.id),
      'quotes', private.quotes_of(o.id),
      'partner', jsonb_build_object('public_id', p.public_id, 'name', p.name, 'about', p.about, 'size_band', p.size_band,
        'promise_days', p.promise_days)) end);
end $$;
comment on function public.opening_page(text) is 'Everything about one opening, with seats left by week, what those who have been there say of it, and three like it. For one that was public once and is not now: its heading and what is like it, not whose it was. Null for one that never was.';

create function private.sort_key(name text) returns text
language sql immutable parallel safe set search_path = '' as $$
  -- "{" follows "z" in every collation that looks at bytes; Danish sorts aa as å.
  select replace(replace(replace(replace(lower(sort_key.name), 'aa', 'å'), 'æ', '{a'), 'ø', '{b'), 'å', '{c')
$$;
comment on function private.sort_key(text) is 'To sort Danish names by bytes (collate "C"): there is no Danish collation in the embedded database.';

create function public.partner_list(
  query text default null, branches public.branch[] default null, postcode text default null, km integer default null,
  page integer default 1, page_size integer default 24)
returns table (
  public_id text, name text, branches_of public.branch[], about text, towns text[], distance_km numeric, promise_days smallint,
  openings bigint, in_all bigint)
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  lat double precision; lon double precision;
  wanted text := nullif(trim(private.plain(left(query, 80))), '');
begin
  select t.latitude, t.longitude into lat, lon from public.postcode t where t.code = postcode;
  return query
    with found as (
      select p.id, p.public_id, p.name, p.branches, p.about, here.towns, here.nearest, p.promise_days, count(*) over () as in_all,
        case when lat is null then 0 else width_bucket(here.nearest, array[2, 5, 10, 25, 50]::double precision[]) end as near
      from public.partner p
      cross join lateral (
        select array_agg(distinct t.name) as towns, min(case when lat is not null then private.km_between(w.latitude, w.longitude, lat, lon) end) as nearest
        from public.workplace w join public.postcode t on t.code = w.postcode where w.partner_id = p.id and w.closed_at is null) here
      where p.status in ('active', 'renewal_due') and here.towns is not null
        and (branches is null or p.branches && branches)
        and (wanted is null or ' ' || private.plain(p.name) like '% ' || wanted || '%' or (length(wanted) >= 4 and private.plain(p.name) like '%' || wanted || '%'))
        and (km is null or lat is null or here.nearest <= km)
      order by near, private.sort_key(p.name) collate "C", p.id
      limit least(greatest(coalesce(page_size, 24), 1), 60)
      offset (least(greatest(coalesce(page, 1), 1), 5000) - 1) * least(greatest(coalesce(page_size, 24), 1), 60))
    select f.public_id, f.name, f.branches, f.about, f.towns, round(f.nearest::numeric, 1), f.promise_days,
      (select count(*) from private.opening_search s where s.partner_id = f.id and (s.free_any or s.free_until > (select private.this_monday()))
        and (s.apply_before is null or s.apply_before >= (select private.today()))),
      f.in_all
    from found f order by f.near, private.sort_key(f.name) collate "C", f.id;
end $$;
comment on function public.partner_list(text, public.branch[], text, integer, integer, integer) is 'Partners that take part, by name; with a postcode the near ones first. openings counts those with room; in_all is the number on all pages.';

create function public.partner_branches() returns table (branch public.branch, n bigint)
language sql stable security definer set search_path = '' as $$
  select b, count(*) from public.partner p, unnest(p.branches) b where p.status in ('active', 'renewal_due') group by b order by b
$$;
comment on function public.partner_branches() is 'How many partners there are in each branch; one partner may be in three.';

create function public.partner_page(public_id text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'public_id', p.public_id, 'name', p.name, 'form', p.form, 'branches', p.branches, 'about', p.about, 'why', p.why, 'website', p.website,
    'size_band', p.size_band, 'promise_days', p.promise_days,
    'since', (select min(g.valid_from) from public.partnership_agreement g where g.partner_id = p.id),
    'workplaces', (select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'street', w.street, 'postcode', w.postcode, 'town', t.name, 'phone', w.phone,
        'bus', w.bus, 'step_free', w.step_free, 'quiet', w.quiet) order by private.sort_key(w.name) collate "C", w.id), '[]')
      from public.workplace w join public.postcode t on t.code = w.postcode where w.partner_id = p.id and w.closed_at is null),
    'openings', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from private.opening_cards(array(
        select s.opening_id from private.opening_search s
        where s.partner_id = p.id and (s.apply_before is null or s.apply_before >= (select private.today()))
        order by (s.free_any or s.free_until > (select private.this_monday())) desc nulls last, s.kind, s.opening_id limit 60)) c))
  from public.partner p where p.public_id = partner_page.public_id and private.partner_is_open(p.id)
$$;
comment on function public.partner_page(text) is 'A partner that takes part, its workplaces and what it has open. Null for all others.';

create function private.too_few(n bigint) returns integer
language sql immutable set search_path = '' as
$$ select case when n between 1 and 4 then null else n::integer end $$;
comment on function private.too_few(bigint) is 'A number about young people as the public may know it: 1 to 4 become null, since so few could be recognised. None is said.';

create index on public.event (at) where lifecycle = 'need';

create function public.public_figures() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  today date := private.today();
  year_from date := make_date(extract(year from today)::integer - case when extract(month from today) < 8 then 1 else 0 end, 8, 1);
  month_from date := date_trunc('month', today)::date;
  on_time bigint; late bigint;
  round_of integer;
begin
  -- The month that runs; in its first days the one before, when there is little to count yet.
  for round_of in 1 .. 2 loop
    select count(*) filter (where e.command in ('invite_to_visit', 'offer_place', 'hand_on', 'forward')),
      count(*) filter (where e.command = 'tell_secretariat' or (e.command = 'return_overdue' and e.from_status in ('with_partner', 'visit')))
    into on_time, late
    from public.event e
    where e.lifecycle = 'need' and e.at >= month_from::timestamp at time zone 'Europe/Copenhagen'
      and e.at < (month_from + interval '1 month') at time zone 'Europe/Copenhagen';
    exit when on_time + late >= 20 or round_of = 2;
    month_from := (month_from - interval '1 month')::date;
  end loop;
  return jsonb_build_object(
    'without_contact', (select count(*) from public.need n join public.young_person y on y.id = n.young_person_id
      left join public.staff_member s on s.id = y.contact_id where n.ended_at is null and (s.id is null or s.left_at is not null)),
    'with_contact', (select private.too_few(count(distinct n.young_person_id)) from public.need n where n.ended_at is null),
    'answered_month', month_from,
    'answered_on_time', case when on_time + late >= 5 then round(100.0 * on_time / (on_time + late))::integer end,
    'answers', private.too_few(on_time + late),
    'over_due', (select private.too_few(count(*)) from public.need n where n.ended_at is null and n.due_on < today
      and n.status in ('with_coordinator', 'with_partner', 'visit')),
    'helped_on', (select private.too_few(count(*)) from public.hand_over h where h.reason not in ('no_answer', 'offer_ran_out') and h.at >= year_from::timestamp at time zone 'Europe/Copenhagen'),
    'placed', (select private.too_few(count(*)) from public.placement p where p.status in ('ready', 'under_way', 'completed')
      and p.starts_on >= year_from),
    'missing_place', (select private.too_few(count(*)) from public.need n where n.kind = 'school_placement'
      and n.status in ('wishing', 'with_coordinator', 'with_partner', 'visit', 'offered')),
    'days_to_offer', (select case when count(*) >= 5 then percentile_cont(0.5) within group (order by extract(epoch from n.first_offer_at - n.raised_at) / 86400)::integer end
      from public.need n where n.first_offer_at >= year_from::timestamp at time zone 'Europe/Copenhagen'),
    'partners', (select count(*) from public.partner p where p.status in ('active', 'renewal_due')),
    'openings', (select count(*) from private.opening_search s join public.partner p on p.id = s.partner_id and p.status in ('active', 'renewal_due')
      where (s.free_any or s.free_until > (select private.this_monday())) and (s.apply_before is null or s.apply_before >= today)),
    'year_from', year_from);
end $$;
comment on function public.public_figures() is 'How the guarantee goes, the good and the bad, counted now. A number about young people between 1 and 4 is null: so few could be recognised. answered_on_time counts answers of partners and of contact persons against dates that passed.';

grant execute on function public.opening_page(text), public.partner_list(text, public.branch[], text, integer, integer, integer),
  public.partner_branches(), public.partner_page(text), public.public_figures() to anon, authenticated;
