-- The rulebook at its three moments: an opening is saved, days are offered, an agreement is made.

insert into private.failure_code values
  ('against_the_rules', 422, 'A rule for young people''s work stands against it; detail holds the findings as JSON, hint the first rule'),
  ('adult_needed', 422, 'A soft rule asks for a named adult; detail holds the findings as JSON, hint the first rule');

create function private.in_short(found jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_agg(g.one order by g.one ->> 'strictness', g.one ->> 'day', g.one ->> 'rule'), '[]') from (
    select (array_agg(f.one order by f.one ->> 'day'))[1] || jsonb_build_object('days', count(distinct f.one ->> 'day'),
      'figure', case when (array_agg(f.one ->> 'rule'))[1] in ('rest', 'days_off') then min((f.one ->> 'figure')::numeric) else max((f.one ->> 'figure')::numeric) end) as one
    from jsonb_array_elements(in_short.found) f (one) group by f.one ->> 'rule', f.one ->> 'strictness') g
$$;
comment on function private.in_short(jsonb) is 'Findings for a page: one for each rule, with its first day, the number of days, and the worst figure.';

create function private.findings_of(application_id uuid) returns jsonb
language plpgsql stable set search_path = '' security definer as $$
begin
  return (select private.in_short(coalesce(jsonb_agg(to_jsonb(f)), '[]')) from private.findings(private.spells_around(findings_of.application_id)) f);
end $$;
comment on function private.findings_of(uuid) is 'What the rulebook says of an application''s days and tasks, each rule once: [{rule, strictness, day, days, figure, amount, unit, from_time, to_time, earliest, latest}].';

create function private.must_follow_rules(
  application_id uuid, actor public.actor, via public.channel, may_name_adult boolean default false, adult text default null, certificate boolean default false) returns void
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  the_host uuid := (select a.host_id from public.application a where a.id = application_id);
  said jsonb; hard jsonb; soft jsonb; unanswered jsonb; open_adult text; known text[];
begin
  if certificate then
    insert into private.certificate_declaration (host_id, declared_by, declared_via)
    values (the_host, (select m.id from public.host h join public.workplace w on w.id = h.workplace_id join public.partner_member m on m.partner_id = w.partner_id
      where h.id = the_host and via = 'self' and m.user_id = auth.uid() and m.removed_at is null limit 1), via) on conflict do nothing;
  end if;
  said := private.findings_of(application_id);
  hard := jsonb_path_query_array(said, '$[*] ? (@.strictness == "hard")');
  soft := jsonb_path_query_array(said, '$[*] ? (@.strictness == "soft")');
  if hard <> '[]' then
    perform private.fail('against_the_rules', said::text, hard -> 0 ->> 'rule');
  elsif soft = '[]' or not may_name_adult then
    return;
  elsif length(trim(adult)) = 1 or length(trim(adult)) > 120 then
    perform private.fail('invalid_input', 'adult');
  end if;
  -- The opening has named its adult for what its own answers warn of.
  select nullif(o.responsible_adult, '') into open_adult from public.application a join public.opening o on o.id = a.opening_id where a.id = application_id;
  known := coalesce((select x.rules from private.named_adult x where x.application_id = must_follow_rules.application_id), '{}');
  select jsonb_agg(f) into unanswered from jsonb_array_elements(soft) f
  where not (f ->> 'rule' = any (known)) and not (open_adult is not null and f ->> 'rule' in ('machines', 'heavy_lifting', 'alone', 'late_or_alcohol'));
  adult := nullif(trim(adult), '');
  if adult is null and unanswered is not null then
    perform private.fail('adult_needed', said::text, unanswered -> 0 ->> 'rule');
  elsif adult is null and known <> '{}' then
    return;
  end if;
  insert into private.named_adult as x (application_id, name, rules, named_via)
  values (application_id, coalesce(adult, open_adult), array(select f ->> 'rule' from jsonb_array_elements(soft) f), via)
  on conflict on constraint named_adult_pkey do update set name = excluded.name, rules = excluded.rules, named_at = private.now(), named_via = excluded.named_via;
  perform private.record('application', 'name_adult', null, null, actor, via, n.young_person_id, n.id, a.id, opening => a.opening_id)
  from public.application a join public.need n on n.id = a.need_id where a.id = application_id;
end $$;
comment on function private.must_follow_rules(uuid, public.actor, public.channel, boolean, text, boolean) is 'Call it when the days of an application are written or agreed. Hard findings stop (against_the_rules). Where the place can name an adult, soft ones ask for one (adult_needed), and who and when is kept. certificate is "vi har taget stilling til børneattest". Errors carry the findings.';

-- ── An opening, for the ages that it addresses ──────────────────────────────

create function private.opening_findings(opening_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  with o as (
    select x as opening, x.*, coalesce(x.starts_on, (select min(s.day) from public.opening_seat s where s.opening_id = x.id and s.day >= private.today()), private.today()) as first_day
    from public.opening x where x.id = opening_findings.opening_id
  ),
  -- The youngest it asks for, on the first day; in school and, from 15, out of it.
  young as (select b.school_ends, b.of from o, (values ('infinity'::date, 'in_school'), ('-infinity'::date, 'left_school')) b (school_ends, of)
    where b.of = 'in_school' or o.min_age between 15 and 17),
  found as (
    select y.of, f.* from o, young y, lateral private.findings(array[row (o.id, o.id, o.kind, (o.first_day - make_interval(years => o.min_age))::date, y.school_ends,
      o.first_day, o.meet_at, o.ends_at, true, coalesce(o.hours_a_week, o.days_a_week * extract(epoch from o.ends_at - o.meet_at) / 3600), o.days_a_week,
      o.tags @> array['summer'], o.branch, private.risks_of(o.opening), true, private.now(), true)::private.work_spell]) f
  )
  select private.in_short(coalesce(jsonb_agg(to_jsonb(f) - 'of' || jsonb_build_object('strictness',
    -- Stopped only when nobody of that age could come; else it is told, and judged when somebody asks.
    case when f.strictness = 'hard' and exists (select from young y where not exists (
      select from found g where g.of = y.of and g.strictness = 'hard'))
      then 'told' else f.strictness end)), '[]')) from found f
$$;
comment on function private.opening_findings(uuid) is 'What the rulebook says of an opening for the youngest whom it asks for: hard when nobody of that age may do it, told when only those who are still in school may not, soft when a named adult is needed.';

create function private.opening_must_follow_rules(opening_id uuid) returns void
language plpgsql stable set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  found jsonb := private.opening_findings(opening_id);
  hard jsonb := jsonb_path_query_array(found, '$[*] ? (@.strictness == "hard")');
  soft jsonb := jsonb_path_query_array(found, '$[*] ? (@.strictness == "soft")');
begin
  if hard <> '[]' then
    perform private.fail('against_the_rules', found::text, hard -> 0 ->> 'rule');
  elsif soft <> '[]' and exists (select from public.opening o where o.id = opening_id and o.responsible_adult = '') then
    perform private.fail('adult_needed', found::text, soft -> 0 ->> 'rule');
  end if;
end $$;
comment on function private.opening_must_follow_rules(uuid) is 'The last line of save_opening. Errors: against_the_rules, adult_needed, with the findings.';

-- ── What is read ────────────────────────────────────────────────────────────

create function public.work_rules(on_day date default null) returns table (
  code text, kinds public.opening_kind[], bands public.work_band[], strictness text, amount double precision, unit text, over_hours double precision, days_of text,
  earliest text, latest text, weekdays smallint[], branches public.branch[], widens boolean, in_doubt boolean, source text, source_url text, valid_from date, valid_to date)
language sql stable security definer set search_path = '' as $$
  select r.code, r.kinds, r.bands, private.strictness_on(r, d.day), r.amount::double precision, r.unit, r.over_hours::double precision, r.days_of, to_char(r.earliest, 'HH24:MI'), to_char(r.latest, 'HH24:MI'),
    r.weekdays, r.branches, r.widens, r.doubt_setting is not null, r.source, r.source_url, r.valid_from, r.valid_to
  from private.work_rule r, (select coalesce(work_rules.on_day, private.today()) as day) d
  where coalesce(r.valid_to, 'infinity') >= d.day and private.strictness_on(r, d.day) <> 'off'
  order by r.code, r.bands, r.kinds, r.valid_from
$$;
comment on function public.work_rules(date) is 'The rulebook for everybody to read: the rules that hold on a day (today), and those that are to come.';
grant execute on function public.work_rules(date) to anon, authenticated, service_role;

create function public.opening_flags(opening_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not private.may_edit_opening(opening_id) and not private.looks_after((select w.partner_id from public.opening o join public.workplace w on w.id = o.workplace_id where o.id = opening_id)) then
    perform private.fail('not_allowed');
  end if;
  return private.opening_findings(opening_id);
end $$;
comment on function public.opening_flags(uuid) is 'What the rulebook says of an opening, for the workplace and for those who look after the partner. Errors: not_allowed.';

create function public.work_flags(young_person_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then perform private.fail('not_found'); end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('application_id', a.id, 'place', private.host_name(a.host_id), 'adult', x.name,
      'named_on', (x.named_at at time zone 'Europe/Copenhagen')::date, 'findings', f.found) order by a.created_at), '[]')
    from public.application a join public.need n on n.id = a.need_id
    left join public.placement p on p.application_id = a.id left join private.named_adult x on x.application_id = a.id
    cross join lateral (select private.findings_of(a.id) as found) f
    where n.young_person_id = work_flags.young_person_id and f.found <> '[]'
      and (a.status = 'offered' or p.status in ('arranging', 'ready', 'under_way')
        or (a.status = 'live' and exists (select from public.placement_day d where d.application_id = a.id))));
end $$;
comment on function public.work_flags(uuid) is 'What the rulebook warns of in a young person''s offers and placements, and which adult the place named, for those who may help her. Errors: not_found.';

grant execute on function public.opening_flags(uuid), public.work_flags(uuid) to authenticated;
