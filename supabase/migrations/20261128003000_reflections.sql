-- Udsyn, indsigt, kompetencer: three questions before a placement and the same three after it. They are her own.

create type public.goal_dimension as enum ('outlook', 'insight', 'competences');
comment on type public.goal_dimension is 'The three goals of the guarantee: udsyn, indsigt, kompetencer. One question each.';

create type public.reflection_moment as enum ('before', 'after');
comment on type public.reflection_moment is 'Before the first day is over, and when the placement has ended.';

create type public.new_ideas as enum ('yes', 'no', 'not_sure');
comment on type public.new_ideas is '"Har du fået nye idéer til uddannelse eller job?"';

create table public.reflection (
  id uuid primary key default gen_random_uuid(),
  placement_id uuid not null references public.placement on delete cascade,
  young_person_id uuid not null references public.young_person on delete cascade,
  moment public.reflection_moment not null,
  new_ideas public.new_ideas,
  shared_at timestamptz,
  written_at timestamptz not null default private.now(),
  constraint one_reflection_for_each_moment unique (placement_id, moment),
  constraint new_ideas_come_after check (moment = 'after' or new_ideas is null)
);
comment on table public.reflection is 'What a young person thought before a placement, or after it. Only she reads it, unless she shares it with her contact person; she may delete it on any day. The municipality gets counts of at least five and never a word. Retention: anonymise six months after the end of the school year in which it was written (words and shared_at go, the numbers may stay without the person).';
comment on column public.reflection.id is 'Key.';
comment on column public.reflection.placement_id is 'About which placement.';
comment on column public.reflection.young_person_id is 'Whose.';
comment on column public.reflection.moment is 'before or after.';
comment on column public.reflection.new_ideas is 'After only; null when she did not say.';
comment on column public.reflection.shared_at is 'When she shared it with her contact person; null while it is hers alone.';
comment on column public.reflection.written_at is 'When she last wrote in it.';
create index on public.reflection (young_person_id);
alter table public.reflection enable row level security;
revoke all on public.reflection from anon, authenticated;

create table public.reflection_answer (
  reflection_id uuid not null references public.reflection on delete cascade,
  dimension public.goal_dimension not null,
  words text not null default '' check (length(words) <= 500),
  score smallint check (score between 1 and 5),
  primary key (reflection_id, dimension),
  constraint an_answer_says_something check (words <> '' or score is not null)
);
comment on table public.reflection_answer is 'One of the three answers: her own words, a number from 1 to 5 that she gives herself, or both. A question that she passed over has no row. Goes with its reflection.';
comment on column public.reflection_answer.reflection_id is 'Which reflection.';
comment on column public.reflection_answer.dimension is 'udsyn, indsigt or kompetencer.';
comment on column public.reflection_answer.words is 'Her own words, at most 500 characters.';
comment on column public.reflection_answer.score is 'How sure she feels, 1 to 5, by her own lights; compared with nobody''s.';
alter table public.reflection_answer enable row level security;
revoke all on public.reflection_answer from anon, authenticated;

create function private.was_there(placement_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce((
    select p.starts_on <= private.today() and case
        when exists (select from public.placement_day d where d.placement_id = p.id)
          then exists (select from public.placement_day d where d.placement_id = p.id and d.state = 'came')
        -- Days that were called off leave no row: a place with single days has seen her only when one of them is told as come.
        when a.opening_id is null or exists (select from public.opening_seat s where s.opening_id = a.opening_id and s.day is not null) then false
        else p.status in ('under_way', 'completed')
          or (p.status = 'interrupted' and (p.ended_at at time zone 'Europe/Copenhagen')::date > p.starts_on) end
    from public.placement p join public.application a on a.id = p.application_id where p.id = was_there.placement_id), false)
$$;
comment on function private.was_there(uuid) is 'Whether she has been there: at least one day that somebody told of as come, or a placement without single days that has begun and outlived its first day. Never assumed.';

create function private.may_reflect(placement_id uuid, moment public.reflection_moment) returns boolean
language sql stable set search_path = '' security definer as $$
  select coalesce((
    select case may_reflect.moment
      when 'before' then p.status in ('arranging', 'ready', 'under_way') and private.today() <= p.starts_on
      else p.status in ('completed', 'interrupted') and private.was_there(p.id) end
    from public.placement p where p.id = may_reflect.placement_id), false)
$$;
comment on function private.may_reflect(uuid, public.reflection_moment) is 'Before: until the first day is over. After: when it has ended and she was there.';

create function public.save_reflection(
  placement_id uuid, moment public.reflection_moment, words text[], scores integer[], new_ideas public.new_ideas default null,
  request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  p public.placement := (select x from public.placement x where x.id = placement_id);
  n public.need := private.lock_need(p.need_id);
  dimensions constant public.goal_dimension[] := enum_range(null::public.goal_dimension);
  made uuid;
  said text[];
begin
  perform private.must_be_signed_in();
  -- Her own: nobody writes it down for her.
  if not private.is_me(n.young_person_id) then perform private.fail('not_allowed'); end if;
  if private.is_repeat(request_key, 'save_reflection', row(
      placement_id, moment, words, scores, new_ideas)) then
    return private.first_result(request_key);
  end if;
  if moment is null then perform private.fail('invalid_input', 'moment'); end if;
  if not private.may_reflect(p.id, moment) then perform private.fail('wrong_status', 'placement:' || p.status); end if;
  if cardinality(words) is distinct from 3 or cardinality(scores) is distinct from 3 then perform private.fail('invalid_input', 'words'); end if;
  if exists (select from unnest(scores) s where s not between 1 and 5) then perform private.fail('invalid_input', 'scores'); end if;
  said := array(select coalesce(private.plain_words(w), '') from unnest(words) with ordinality x (w, place) order by x.place);
  if exists (select from unnest(said) w where length(w) > 500) then perform private.fail('invalid_input', 'words', 'too_long'); end if;
  if array_to_string(said, '') = '' and num_nonnulls(scores[1], scores[2], scores[3]) = 0 then
    perform private.fail('invalid_input', 'words', 'say_something');
  end if;
  insert into public.reflection as r (placement_id, young_person_id, moment, new_ideas)
  values (p.id, n.young_person_id, moment, case when moment = 'after' then new_ideas end)
  on conflict on constraint one_reflection_for_each_moment do update set new_ideas = excluded.new_ideas, written_at = excluded.written_at
  returning r.id into made;
  delete from public.reflection_answer a where a.reflection_id = made;
  insert into public.reflection_answer (reflection_id, dimension, words, score)
  select made, dimensions[i], said[i], scores[i] from generate_series(1, 3) i where said[i] <> '' or scores[i] is not null;
  perform private.record('other', 'save_reflection', null, null, 'young_person', 'self', n.young_person_id, n.id, p.application_id, p.id, code => moment::text);
  return private.keep_result(request_key, made);
end $$;
comment on function public.save_reflection(uuid, public.reflection_moment, text[], integer[], public.new_ideas, uuid) is 'Her three answers in the order of goal_dimension, each with words, a number from 1 to 5, both or neither. Written again, they replace what stood. Errors: not_allowed for anybody else, wrong_status when it is not the time.';

create function private.my_reflection(reflection_id uuid) returns public.reflection
language plpgsql set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  r public.reflection;
begin
  perform private.must_be_signed_in();
  select x.* into r from public.reflection x where x.id = reflection_id for update;
  if r.id is null or not private.is_me(r.young_person_id) then perform private.fail('not_found'); end if;
  return r;
end $$;
comment on function private.my_reflection(uuid) is 'A reflection of the caller''s own, locked. Whether there is another''s is nobody''s business: not_found.';

create function public.share_reflection(reflection_id uuid, shared boolean, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r public.reflection := private.my_reflection(reflection_id);
begin
  if private.is_repeat(request_key, 'share_reflection', row(reflection_id, shared)) then return private.first_result(request_key); end if;
  if shared is null then perform private.fail('invalid_input', 'shared'); end if;
  update public.reflection x set shared_at = case when shared then coalesce(x.shared_at, private.now()) end where x.id = r.id;
  perform private.record('other', 'share_reflection', null, null, 'young_person', 'self', r.young_person_id,
    (select p.need_id from public.placement p where p.id = r.placement_id), placement => r.placement_id, code => case when shared then 'shared' else 'private' end);
  return private.keep_result(request_key, r.id);
end $$;
comment on function public.share_reflection(uuid, boolean, uuid) is 'She lets her contact person read it, or keeps it to herself again. Errors: not_found.';

create function public.delete_reflection(reflection_id uuid, request_key uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r public.reflection;
begin
  perform private.must_be_signed_in();
  if private.is_repeat(request_key, 'delete_reflection', row(reflection_id)) then return private.first_result(request_key); end if;
  r := private.my_reflection(reflection_id);
  delete from public.reflection x where x.id = r.id;
  perform private.record('other', 'delete_reflection', null, null, 'young_person', 'self', r.young_person_id,
    (select p.need_id from public.placement p where p.id = r.placement_id), placement => r.placement_id, code => r.moment::text);
  return private.keep_result(request_key, r.id);
end $$;
comment on function public.delete_reflection(uuid, uuid) is 'Gone at once, on any day, for whatever reason. Errors: not_found.';

grant execute on function public.save_reflection, public.share_reflection, public.delete_reflection to authenticated;
