-- Who has looked at a young person's page. The one thing that a read writes: a line beside the case that changes nothing
-- in it (law 6 is about the case; tests/laws/reads.test.ts holds the reads that are noted to this one line). It is written by the
-- read itself, so that nobody reads past it with a token of their own.

create table private.look (
  young_person_id uuid not null references public.young_person on delete cascade,
  viewer uuid not null,
  day date not null default private.today(),
  role text not null check (role ~ '^[a-z_]+$'),
  partner_id uuid references public.partner on delete set null,
  school_id uuid references public.school,
  at timestamptz not null default private.now(),
  primary key (young_person_id, viewer, day)
);
comment on table private.look is 'Who opened her page: one line for each viewer, person and day, however often. She reads role and organisation, never a name.';
comment on column private.look.young_person_id is 'Whose page.';
comment on column private.look.viewer is 'auth user who looked. For the municipality''s own control; not shown to her.';
comment on column private.look.day is 'Which day.';
comment on column private.look.role is 'partner, or the role in which a member of staff works here.';
comment on column private.look.partner_id is 'For which partner.';
comment on column private.look.school_id is 'At which school; null for the municipality.';
comment on column private.look.at is 'The first time that day.';
create index on private.look (partner_id);
create index on private.look (school_id);
create index on private.look (viewer);
alter table private.look enable row level security;

insert into private.data_map (table_name, ends, plain, secret, hers, mine) values ('private.look', 'rule', '{role}', '{viewer}', 'x.young_person_id = $1', 'x.viewer = $2');
insert into public.setting (key, value) values ('keep_looks', '13 months');
insert into private.retention_rule (name, place, table_name, counts_from, keep, act, outcome) values ('looks', 47, 'private.look', 'x.day', 'keep_looks', 'delete', 'x.role');

create function private.note_look(young_person_id uuid, as_partner uuid default null) returns void
language plpgsql volatile set search_path = '' security definer as $$
#variable_conflict use_variable
declare
  me uuid := private.me();
begin
  if me is null or private.is_me(young_person_id) then
    return;
  end if;
  if as_partner is not null then
    insert into private.look (young_person_id, viewer, role, partner_id) values (note_look.young_person_id, me, 'partner', as_partner)
      on conflict on constraint look_pkey do nothing;
    return;
  end if;
  insert into private.look (young_person_id, viewer, role, school_id)
  select note_look.young_person_id, me, c.role, c.school_id from public.staff_scope c where c.staff_id = private.my_staff_id()
    order by array_position(array['coordinator', 'career_adviser', 'youth_guide', 'company_consultant', 'school_leader', 'teacher', 'secretariat']::public.staff_role[], c.role), c.id limit 1
    on conflict on constraint look_pkey do nothing;
end $$;
comment on function private.note_look(uuid, uuid) is 'Writes down that the caller opened this young person''s page, once a day. Her own visits are nobody''s look.';

create function public.my_looks() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := (select y.id from public.young_person y where y.user_id = private.must_be_signed_in());
begin
  if me is null then
    return null;
  end if;
  return jsonb_build_object('today', private.today(), 'keep', private.setting('keep_looks'),
    'days', coalesce((select jsonb_agg(d.day_row order by d.day desc) from (
      select l.day, jsonb_build_object('day', l.day, 'who', jsonb_agg(distinct jsonb_build_object('role', l.role, 'organisation', coalesce(p.name, s.name)))) as day_row
      from private.look l left join public.partner p on p.id = l.partner_id left join public.school s on s.id = l.school_id
      where l.young_person_id = me group by l.day) d), '[]'));
end $$;
comment on function public.my_looks() is 'Who has looked at the caller''s page, day by day: role and organisation (null for the municipality), no names. Null for an account that is no young person. Errors: not_signed_in.';
grant execute on function public.my_looks() to authenticated;
