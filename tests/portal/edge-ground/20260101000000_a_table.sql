-- What the tests of the edge stand on: one table that anon may read in part, with everything lite gets wrong.
create table public.thing (
  id int primary key,
  made_at timestamptz not null default '2026-03-29 00:30:00+00',
  seats int check (seats > 0),
  secret text
);
revoke all on public.thing from anon, authenticated;
grant select (id, made_at, seats), insert (id, seats) on public.thing to anon;
alter table public.thing enable row level security;
create policy anybody_may_look on public.thing to anon using (true) with check (true);
insert into public.thing (id, secret) values (1, 'hidden');

create function public.refuse() returns void language plpgsql as $$
begin
  raise exception using errcode = 'PT409', message = 'seat_taken', detail = 'monday';
end $$;
create function public.stumble() returns void language plpgsql as $$
begin
  raise exception 'plain words';
end $$;
