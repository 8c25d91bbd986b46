-- Who reads what. Nothing here lets anybody write: every change is a command.

do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'r'
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('revoke all on %s from anon, authenticated', t.name);
  end loop;
end $$;

-- ── Everybody ───────────────────────────────────────────────────────────────

grant select on public.setting, public.holiday, public.school_district, public.postcode to anon, authenticated;
grant select (id, district_id, name, form) on public.school to anon, authenticated;
create policy "Settings are public" on public.setting for select to anon, authenticated using (true);
create policy "Holidays are public" on public.holiday for select to anon, authenticated using (true);
create policy "Districts are public" on public.school_district for select to anon, authenticated using (true);
create policy "Schools are public" on public.school for select to anon, authenticated using (true);
create policy "Postcodes are public" on public.postcode for select to anon, authenticated using (true);

grant execute on function private.partner_is_open(uuid) to anon, authenticated;

grant select (id, public_id, name, form, branches, about, why, website, size_band, promise_days) on public.partner to anon, authenticated;
create policy "Partners are public while they take part" on public.partner for select to anon, authenticated
  using (private.partner_is_open(id));

grant select (id, partner_id, name, street, postcode, latitude, longitude, phone, bus, step_free, quiet) on public.workplace to anon, authenticated;
create policy "Workplaces of partners who take part are public" on public.workplace for select to anon, authenticated
  using (closed_at is null and private.partner_is_open(partner_id));

create function private.opening_is_public(opening_id uuid) returns boolean
language sql stable set search_path = '' security definer as $$
  select exists (select from public.opening o join public.workplace w on w.id = o.workplace_id
    where o.id = opening_is_public.opening_id and o.status in ('published', 'full') and not o.special
      and w.closed_at is null and private.partner_is_open(w.partner_id))
$$;
comment on function private.opening_is_public(uuid) is 'Published (full ones too), by a partner who takes part, and not one that only a coordinator starts.';
grant execute on function private.opening_is_public(uuid) to anon, authenticated;

grant select (id, public_id, workplace_id, kind, status, title, tasks, learn, meet_who, meet_at, ends_at, clothes, food, transport, min_age,
  branch, interests, machines, chemicals, heavy_lifting, alone, late_or_alcohol, responsible_adult, paid, pay_text, hours_a_week, days_a_week,
  weeks_long, starts_on, apply_before, tags, language_note, outside_url, step_free, quiet, seats_in_all, places_taken, published_at, touched_at)
  on public.opening to anon, authenticated;
create policy "Published openings are public" on public.opening for select to anon, authenticated using (private.opening_is_public(id));
grant select on public.opening_seat to anon, authenticated;
create policy "Seats of published openings are public" on public.opening_seat for select to anon, authenticated
  using (private.opening_is_public(opening_id));

-- ── The young person, and those who may help her ────────────────────────────

create function private.my_person_id() returns uuid
language sql stable set search_path = '' security definer as
$$ select y.id from public.young_person y where y.user_id = (select private.me()) $$;
comment on function private.my_person_id() is 'The caller as a young person, or null.';
grant execute on function private.my_person_id() to authenticated;

grant select on public.young_person, public.guardian, public.need, public.application, public.placement, public.placement_day,
  public.suggestion, public.hand_over, public.event to authenticated;
create policy "Young people read themselves; those who may help read them" on public.young_person for select to authenticated
  using (id = (select private.my_person_id()) or id in (select private.people_i_help()));
create policy "Young people and those who may help read whom they named" on public.guardian for select to authenticated
  using (young_person_id = (select private.my_person_id()) or young_person_id in (select private.people_i_help()));
create policy "Young people and those who may help read needs" on public.need for select to authenticated
  using (young_person_id = (select private.my_person_id()) or young_person_id in (select private.people_i_help()));
create policy "Whoever reads the need reads its applications" on public.application for select to authenticated
  using (need_id in (select n.id from public.need n));
create policy "Whoever reads the need reads its placements" on public.placement for select to authenticated
  using (need_id in (select n.id from public.need n));
create policy "Young people and those who may help read the days" on public.placement_day for select to authenticated
  using (young_person_id = (select private.my_person_id()) or young_person_id in (select private.people_i_help()));
create policy "Whoever reads the need reads what was suggested" on public.suggestion for select to authenticated
  using (need_id in (select n.id from public.need n));
create policy "Whoever reads the need reads how she was helped on" on public.hand_over for select to authenticated
  using (need_id in (select n.id from public.need n));
create policy "Young people read their own events; those who may help read them" on public.event for select to authenticated
  using (young_person_id = (select private.my_person_id()) or young_person_id in (select private.people_i_help()));

-- ── Staff ───────────────────────────────────────────────────────────────────

grant select on public.contact_change, public.note, public.task, public.staff_scope to authenticated;
grant select (id, name, title, email, phone, deputy_id, left_at) on public.staff_member to authenticated;
grant select (id, staff_id, deputy_id, from_day, until_day) on public.staff_leave to authenticated;
grant select (id, school_id, name, grade, school_year, has_duty) on public.school_class to authenticated;
create policy "Staff read who works here" on public.staff_member for select to authenticated using ((select private.is_staff()));
create policy "Staff read who is away, and who answers" on public.staff_leave for select to authenticated using ((select private.is_staff()));
create policy "Staff read who does what" on public.staff_scope for select to authenticated using ((select private.is_staff()));
create policy "Staff read classes" on public.school_class for select to authenticated using ((select private.is_staff()));
create policy "Those who may help read hand-overs of the contact person" on public.contact_change for select to authenticated
  using (young_person_id in (select private.people_i_help()));
create policy "Those who may help, or look after the partner, read notes" on public.note for select to authenticated
  using (young_person_id in (select private.people_i_help()) or (partner_id is not null and private.looks_after(partner_id)));
create policy "Staff read their own tasks, their colleague's as deputy, and those of people they help" on public.task for select to authenticated
  using ((select private.has_role('secretariat')) or private.helps_as(staff_id) or young_person_id in (select private.people_i_help()));

-- ── Commands ────────────────────────────────────────────────────────────────

grant execute on function public.viewer(), public.claim_my_records(), public.confirm_account(uuid, uuid), public.why_nothing_is_mine() to authenticated;
grant execute on function
  public.register_young_person, public.join_class_list, public.name_guardian, public.open_need, public.apply, public.accept_offer,
  public.decline_offer, public.want_other, public.ask_for_call, public.allow_call, public.propose_own_place, public.confirm_own_place,
  public.record_guardian_answer, public.rest_need, public.wake_need, public.announce_close, public.object_to_close, public.end_need,
  public.reopen_need, public.record_apprenticeship, public.invite_to_visit, public.offer_place, public.hand_on,
  public.acknowledge_placement, public.complete_day, public.complete_placement, public.cancel_by_host, public.interrupt_placement,
  public.sign_up_partner, public.save_partner, public.save_workplace, public.add_partner_member, public.remove_partner_member, public.approve_partner,
  public.send_back_partner, public.review_partner, public.pause_partner, public.resume_partner, public.suspend_partner, public.end_partner,
  public.renew_partner, public.save_opening, public.publish_opening, public.approve_opening,
  public.send_back_opening, public.fill_opening, public.free_opening, public.pause_opening, public.resume_opening, public.end_opening,
  public.suggest, public.forward, public.change_contact, public.change_contact_many, public.write_note,
  public.finish_task, public.update_young_person
  to authenticated;
-- Links and reports need no account.
grant execute on function public.host_page, public.answer_as_host, public.guardian_page, public.answer_as_guardian, public.report_opening
  to anon, authenticated;

create trigger bump_revision after insert or update or delete or truncate on public.opening for each statement execute function private.bump_revision();
create trigger bump_revision after insert or update or delete or truncate on public.opening_seat for each statement execute function private.bump_revision();
create trigger bump_revision after insert or update or delete or truncate on public.partner for each statement execute function private.bump_revision();
create trigger bump_revision after insert or update or delete or truncate on public.workplace for each statement execute function private.bump_revision();
create trigger bump_revision after insert or update or delete or truncate on public.setting for each statement execute function private.bump_revision();
