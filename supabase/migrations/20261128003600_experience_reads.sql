-- What is read of all this: by herself, by those who may help her, and as counts by the secretariat.

create function private.reflection_page(reflection_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('id', r.id, 'moment', r.moment, 'new_ideas', r.new_ideas, 'shared', r.shared_at is not null,
    'written_on', (r.written_at at time zone 'Europe/Copenhagen')::date,
    'answers', (select coalesce(jsonb_object_agg(a.dimension, jsonb_build_object('words', a.words, 'score', a.score)), '{}')
      from public.reflection_answer a where a.reflection_id = r.id))
  from public.reflection r where r.id = reflection_page.reflection_id
$$;
comment on function private.reflection_page(uuid) is 'A reflection with its answers by dimension. Asks nobody who may: call it for herself, or for what she has shared.';

create function private.experience(placement_id uuid) returns jsonb
language sql stable set search_path = '' security definer as $$
  select jsonb_build_object('placement_id', p.id, 'need_id', p.need_id, 'kind', n.kind, 'status', p.status, 'place', private.host_name(p.host_id),
    'title', o.title, 'opening_public_id', case when private.opening_is_public(o.id) then o.public_id end, 'branch', o.branch, 'postcode', w.postcode,
    'starts_on', p.starts_on, 'ends_on', p.ends_on, 'ended_on', (p.ended_at at time zone 'Europe/Copenhagen')::date,
    'counts_days', exists (select from public.placement_day d where d.placement_id = p.id),
    'days_came', (select coalesce(jsonb_agg(d.day order by d.day), '[]') from public.placement_day d where d.placement_id = p.id and d.state = 'came'),
    'was_there', private.may_reflect(p.id, 'after'))
  from public.placement p join public.need n on n.id = p.need_id join public.application a on a.id = p.application_id
  left join public.opening o on o.id = a.opening_id left join public.workplace w on w.id = o.workplace_id
  where p.id = experience.placement_id
$$;
comment on function private.experience(uuid) is 'A placement as something that she has tried: where, when, and the days that somebody told of as come.';

create function public.my_experience() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  me public.young_person := (select y from public.young_person y where y.user_id = private.must_be_signed_in());
begin
  if me.id is null then
    return null;
  end if;
  return jsonb_build_object(
    'today', private.today(),
    'quote_consent_version', private.setting('quote_consent_version'),
    'asks_guardian', private.age_on(me.birth_date, private.today()) < private.setting_number('consent_age', 15),
    'placements', coalesce((
      select jsonb_agg(private.experience(p.id) || jsonb_build_object(
          'before', (select private.reflection_page(r.id) from public.reflection r where r.placement_id = p.id and r.moment = 'before'),
          'after', (select private.reflection_page(r.id) from public.reflection r where r.placement_id = p.id and r.moment = 'after'),
          'may_write_before', private.may_reflect(p.id, 'before'),
          'may_quote', private.may_quote(p.id),
          'quote', (select jsonb_build_object('id', q.id, 'words', q.words, 'status', q.status, 'reason', q.reason,
              'waits_for_guardian', q.guardian_needed and q.guardian_agreed_at is null and q.status = 'waiting')
            from public.quote q where q.placement_id = p.id),
          'check_in', (select jsonb_build_object('id', c.id, 'week', c.week, 'answer', c.own_answer)
            from public.check_in c where c.placement_id = p.id and p.status = 'under_way' order by c.week desc limit 1))
        order by p.starts_on desc, p.id)
      from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = me.id and p.status <> 'cancelled'), '[]'),
    'ended', coalesce((
      select jsonb_agg(jsonb_build_object('need_id', n.id, 'kind', n.kind, 'destination', n.destination) order by n.ended_at desc, n.id)
      from public.need n where n.young_person_id = me.id and n.ended_at is not null), '[]'),
    'steps', coalesce((
      select jsonb_agg(jsonb_build_object('id', s.id, 'words', s.words, 'suggested_by', m.name, 'accepted', s.accepted_at is not null, 'done', s.done_at is not null)
        order by s.done_at is not null, s.accepted_at is not null, s.made_at, s.words, s.id)
      from public.next_step s left join public.staff_member m on m.id = s.suggested_by where s.young_person_id = me.id), '[]'));
end $$;
comment on function public.my_experience() is 'What she has tried and made of it: placements with her reflections, her quote and the question of the week, where she goes from here, her next steps. Null for an account that is no young person. Errors: not_signed_in.';

create function public.pupil_experience(young_person_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
begin
  if not coalesce(private.can_help(young_person_id), false) then
    perform private.fail('not_found');
  end if;
  return jsonb_build_object(
    'today', private.today(),
    'placements', coalesce((
      select jsonb_agg(private.experience(p.id) || jsonb_build_object(
          'shared', (select coalesce(jsonb_agg(private.reflection_page(r.id) order by r.moment), '[]') from public.reflection r where r.placement_id = p.id and r.shared_at is not null),
          'quote', (select jsonb_build_object('id', q.id, 'words', q.words, 'status', q.status, 'reason', q.reason, 'guardian_needed', q.guardian_needed,
              'guardian_agreed', q.guardian_agreed_at is not null, 'first_name', split_part(y.first_name, ' ', 1))
            from public.quote q where q.placement_id = p.id),
          'collaboration', (select jsonb_build_object('worked', c.worked, 'again', c.again) from public.collaboration_answer c where c.placement_id = p.id),
          'check_ins', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'week', c.week, 'asked_on', (c.asked_at at time zone 'Europe/Copenhagen')::date,
              'own_answer', c.own_answer, 'host_answer', c.host_answer) order by c.week), '[]') from public.check_in c where c.placement_id = p.id))
        order by p.starts_on desc, p.id)
      from public.placement p join public.need n on n.id = p.need_id where n.young_person_id = y.id and p.status <> 'cancelled'), '[]'),
    'ended', coalesce((
      select jsonb_agg(jsonb_build_object('need_id', n.id, 'kind', n.kind, 'destination', n.destination) order by n.ended_at desc, n.id)
      from public.need n where n.young_person_id = y.id and n.ended_at is not null), '[]'),
    'suggested', coalesce((
      select jsonb_agg(jsonb_build_object('words', s.words, 'by', m.name, 'taken', s.accepted_at is not null) order by s.made_at desc, s.id)
      from public.next_step s join public.staff_member m on m.id = s.suggested_by where s.young_person_id = y.id), '[]'))
  from public.young_person y where y.id = young_person_id;
end $$;
comment on function public.pupil_experience(uuid) is 'The same for those who may help her: only the reflections that she has shared, no step of her own, and what the place said of working together. Errors: not_found.';

create function public.certificate(placement_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  person uuid := (select n.young_person_id from public.need n where n.id = p.need_id);
  is_hers boolean;
begin
  perform private.must_be_signed_in();
  is_hers := coalesce(private.is_me(person), false);
  if not is_hers and not coalesce(private.can_help(person), false) then perform private.fail('not_found'); end if;
  if not private.may_reflect(p.id, 'after') then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  return (
    select private.experience(p.id) || jsonb_build_object('first_name', y.first_name, 'last_name', y.last_name, 'today', private.today(),
      -- As with her agreement: to read, and no paper of it.
      'stays_here', y.via_contact_only,
      'completed', p.status = 'completed', 'municipality', private.setting('brand_name'),
      'tasks', coalesce(to_jsonb(o.tasks), '[]'), 'town', c.name,
      'learnt', case when is_hers then (select a.words from public.reflection r join public.reflection_answer a on a.reflection_id = r.id and a.dimension = 'competences'
        where r.placement_id = p.id and r.moment = 'after' and a.words <> '') end,
      'contact', private.contact_of(y.id))
    from public.young_person y join public.application x on x.id = p.application_id join public.host h on h.id = p.host_id
    left join public.opening o on o.id = x.opening_id left join public.workplace w on w.id = h.workplace_id left join public.postcode c on c.code = w.postcode
    where y.id = person);
end $$;
comment on function public.certificate(uuid) is 'What a certificate says: name, place, the days that were told as come, the tasks of the opening, and for herself what she wrote that she had learnt, if she chooses to print it. Nothing is assumed: without a day that came there is none (wrong_status). Errors: not_found for anybody who neither is nor may help her.';

-- ── Counted ─────────────────────────────────────────────────────────────────

create function private.if_many(counts bigint[]) returns boolean
language sql immutable set search_path = '' as
$$ select coalesce((select bool_and(n = 0 or n >= 5) and sum(n) >= 5 from unnest(if_many.counts) n), false) $$;
comment on function private.if_many(bigint[]) is 'Whether a row of counts may be told: at least five in every cell that has anybody, or one of them could be recognised.';

create function private.counts_by(kinds text[], counts bigint[]) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('all', private.too_few((select sum(n) from unnest(counts_by.counts) n)::bigint),
    'by', case when private.if_many(counts_by.counts) then (select jsonb_object_agg(k, n) from unnest(counts_by.kinds, counts_by.counts) x (k, n)) end)
$$;
comment on function private.counts_by(text[], bigint[]) is 'A row of counts: in all (null for one to four), and by answer, where no cell is small.';

create function public.experience_figures(from_day date, to_day date) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  zone constant text := 'Europe/Copenhagen';
begin
  if not private.has_role('secretariat') then perform private.fail('not_allowed'); end if;
  return jsonb_build_object(
    'reflections', (
      select jsonb_agg(jsonb_build_object('dimension', d, 'pairs', private.too_few(s.pairs),
        'before', case when s.pairs >= 5 then s.before end, 'after', case when s.pairs >= 5 then s.after end) order by d)
      from unnest(enum_range(null::public.goal_dimension)) d
      left join lateral (
        select count(*) as pairs, round(avg(b.score), 1) as before, round(avg(a.score), 1) as after
        from public.reflection ra join public.reflection rb on rb.placement_id = ra.placement_id and rb.moment = 'before'
        join public.reflection_answer a on a.reflection_id = ra.id and a.dimension = d and a.score is not null
        join public.reflection_answer b on b.reflection_id = rb.id and b.dimension = d and b.score is not null
        where ra.moment = 'after' and (ra.written_at at time zone zone)::date between from_day and to_day) s on true),
    'new_ideas', (
      select private.counts_by('{yes,no,not_sure}', array[count(*) filter (where r.new_ideas = 'yes'), count(*) filter (where r.new_ideas = 'no'),
        count(*) filter (where r.new_ideas = 'not_sure')])
      from public.reflection r where (r.written_at at time zone zone)::date between from_day and to_day),
    'destinations', (
      select private.counts_by('{education,job,not_yet,not_asked}', array[count(*) filter (where n.destination = 'education'), count(*) filter (where n.destination = 'job'),
        count(*) filter (where n.destination = 'not_yet'), count(*) filter (where n.destination is null)])
      from public.need n where (n.ended_at at time zone zone)::date between from_day and to_day),
    'check_ins', (
      select private.counts_by('{well,not_well,stopped,silent}', array[count(*) filter (where c.own_answer = 'well'), count(*) filter (where c.own_answer = 'not_well'),
        count(*) filter (where c.own_answer = 'stopped'), count(*) filter (where c.own_answer is null)])
      from public.check_in c where (c.asked_at at time zone zone)::date between from_day and to_day),
    'worked', (
      select private.counts_by('{well,partly,badly}', array[count(*) filter (where c.worked = 'well'), count(*) filter (where c.worked = 'partly'),
        count(*) filter (where c.worked = 'badly')])
      from public.collaboration_answer c where (c.answered_at at time zone zone)::date between from_day and to_day),
    'again', (
      select private.counts_by('{yes,perhaps,no}', array[count(*) filter (where c.again = 'yes'), count(*) filter (where c.again = 'perhaps'),
        count(*) filter (where c.again = 'no')])
      from public.collaboration_answer c where (c.answered_at at time zone zone)::date between from_day and to_day));
end $$;
comment on function public.experience_figures(date, date) is 'What became of it, counted for a period: self-assessments before and after (averages of those who gave both), new ideas, positive destinations, check-ins, what places said of working together. No cell of one to four, no word of anybody. Errors: not_allowed.';

grant execute on function public.my_experience, public.pupil_experience, public.certificate, public.experience_figures to authenticated;
