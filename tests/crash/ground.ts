import { createHash } from 'node:crypto';
import type { SqlConnection } from '../../src/portal/sql-connection.ts';

/** The same key for a number in SQL and here: person 7 is md5('person 7') everywhere. */
export function idOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * A school, a shop with room for everybody, and so many pupils of fourteen, each signed in and with a father to ask:
 * a job under fifteen goes from her wish over the father's yes and the shop's offer to her own answer.
 * Four functions, for the secret key alone, let the trial read what no visitor may: they exist here only.
 */
export async function makeGround(database: SqlConnection, people: number): Promise<void> {
  await database.exec(`
    insert into public.postcode values ('9991', 'Lyngfjord', 57.0, 10.0) on conflict do nothing;
    insert into public.school_district (id, name) values (md5('district')::uuid, 'Nord');
    insert into public.school (id, district_id, name, form, postcode) values (md5('school')::uuid, md5('district')::uuid, 'Fjordskolen', 'own', '9991');
    insert into public.school_class (id, school_id, name, grade, school_year, class_code, has_duty)
      values (md5('class')::uuid, md5('school')::uuid, '8.B', 8, 2026, 'AAAA2228', true);
    insert into public.staff_member (id, name, title, email, phone) values (md5('mette')::uuid, 'Mette', 'praktikkoordinator', 'mette@lyngfjord.example', '12345600');
    insert into public.staff_scope (staff_id, role, school_id) values (md5('mette')::uuid, 'coordinator', md5('school')::uuid);
    insert into auth.users (id, aud, role, email, email_confirmed_at)
      select md5('user ' || n)::uuid, 'authenticated', 'authenticated', 'user' || n || '@elev.example', now() from generate_series(0, ${people}) n;
    insert into auth.sessions (id, user_id) select md5('session ' || n)::uuid, md5('user ' || n)::uuid from generate_series(0, ${people}) n;
    insert into public.young_person (id, user_id, first_name, last_name, birth_date, situation, class_id, email, contact_id)
      select md5('person ' || n)::uuid, md5('user ' || n)::uuid, 'Elev', 'Prøvesen', private.today() - interval '14 years 60 days', 'pupil',
        md5('class')::uuid, 'user' || n || '@elev.example', md5('mette')::uuid from generate_series(1, ${people}) n;
    insert into public.guardian (young_person_id, name, email) select md5('person ' || n)::uuid, 'Far', 'far' || n || '@hjemme.example' from generate_series(1, ${people}) n;
    -- Number 0 is the shop.
    insert into public.partner (id, cvr, name, branches, status) values (md5('shop')::uuid, '99000007', 'Butikken', '{shops}', 'active');
    insert into public.event (lifecycle, command, from_status, to_status, actor, channel, partner_id)
      values ('partner', 'approve_partner', 'applied', 'active', 'secretariat', 'self', md5('shop')::uuid);
    insert into public.partnership_agreement (partner_id, text_version, helps_all_at, takes_in_at, ambassador_at, accepted_by, valid_from, valid_to)
      values (md5('shop')::uuid, '2026-11', private.now(), private.now(), private.now(), 'Bente', private.today(), private.today() + 700);
    insert into public.workplace (id, partner_id, name, street, postcode, latitude, longitude)
      values (md5('place')::uuid, md5('shop')::uuid, 'Butikken', 'Torvet 1', '9991', 57.0, 10.0);
    insert into public.partner_member (partner_id, user_id, name, email, is_owner)
      values (md5('shop')::uuid, md5('user 0')::uuid, 'Bente', 'user0@elev.example', true);
    -- One opening for every twenty: none has seats without end.
    insert into public.opening (id, workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, paid, published_at)
      select md5('opening ' || n)::uuid, md5('place')::uuid, 'after_school_job', 'published', 'Fyld op ' || n, '{noget}', 'Bente', '15:00', '18:00', 13, 'shops', true, private.now()
      from generate_series(0, ${people} / 20) n;
    insert into public.event (lifecycle, command, from_status, to_status, actor, channel, opening_id)
      select 'opening', 'publish_opening', 'draft', 'published', 'partner', 'self', md5('opening ' || n)::uuid from generate_series(0, ${people} / 20) n;
    insert into public.opening_seat (opening_id, seats) select md5('opening ' || n)::uuid, 20 from generate_series(0, ${people} / 20) n;

    create function public.trial_token(person uuid) returns text language sql security definer set search_path = '' as $$
      select o.data ->> 'token' from private.outbox o join private.guardian_request q on o.key like 'guardian_asked:' || q.id || ':%'
      join public.guardian g on g.id = q.guardian_id where g.young_person_id = trial_token.person limit 1
    $$;
    create function public.trial_wish(person uuid) returns uuid language sql security definer set search_path = '' as $$
      select a.id from public.application a join public.need n on n.id = a.need_id where n.young_person_id = trial_wish.person limit 1
    $$;
    create function public.trial_forgets_a_mail(person uuid) returns bigint language sql security definer set search_path = '' as $$
      with gone as (delete from private.outbox o using public.need n
        where n.young_person_id = trial_forgets_a_mail.person and o.key like 'application_received:' || n.id || ':%' returning 1)
      select count(*) from gone
    $$;
    create function public.trial_state(people uuid[], since timestamptz) returns jsonb language sql security definer set search_path = '' as $$
      with mail as materialized (
        select o.template, split_part(o.key, ':', 2) as about from private.outbox o where o.made_at >= trial_state.since),
      happened as materialized (
        select e.young_person_id, e.command from public.event e
        where e.young_person_id = any (trial_state.people) and (e.lifecycle in ('application', 'guardian') or e.command = 'apply')),
      fact as (
        select y.id as person, a.id is not null as has_wish, q.id is not null as was_asked, q.answer is not null as has_answer,
          a.status in ('live', 'offered', 'accepted', 'declined') as was_sent, a.status in ('offered', 'accepted', 'declined') as was_offered,
          a.status = 'accepted' as has_yes, a.status = 'declined' as has_no, p.id is not null as has_placement, n.id as need, q.id as request, a.id as wish
        from unnest(trial_state.people) y (id)
        left join public.need n on n.young_person_id = y.id left join public.application a on a.need_id = n.id
        left join public.placement p on p.need_id = n.id left join private.guardian_request q on q.need_id = n.id),
      shown as (
        select f.*,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'apply') as e_apply,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'answer') as e_answer,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'send') as e_send,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'offer_place') as e_offer,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'accept_offer') as e_yes,
          exists (select from happened h where h.young_person_id = f.person and h.command = 'decline_offer') as e_no,
          exists (select from mail m where m.template = 'application_received' and m.about = f.need::text) as m_received,
          exists (select from mail m where m.template = 'guardian_asked' and m.about = f.request::text) as m_asked,
          exists (select from mail m where m.template = 'guardian_said_yes' and m.about = f.need::text) as m_answer,
          exists (select from mail m where m.template = 'young_person_asks' and m.about = f.wish::text) as m_sent,
          exists (select from mail m where m.template = 'place_offered' and m.about = f.need::text) as m_offer,
          exists (select from mail m where m.template in ('place_arranged', 'placement_ready') and m.about = f.need::text) as m_yes,
          exists (select from mail m where m.template = 'offer_declined' and m.about = f.wish::text) as m_no
        from fact f)
      select jsonb_build_object(
        'now', private.now(),
        'broken', (select count(*) from private.broken_laws()),
        'halves', (select count(*) from shown s where not (
          s.e_apply = s.has_wish and s.e_apply = s.was_asked and s.e_apply = s.m_received and s.e_apply = s.m_asked
          and s.e_answer = s.has_answer and s.e_answer = s.m_answer and s.e_answer = s.e_send and s.e_send = coalesce(s.was_sent, false) and s.e_send = s.m_sent
          and s.e_offer = coalesce(s.was_offered, false) and s.e_offer = s.m_offer
          and s.e_yes = coalesce(s.has_yes, false) and s.e_yes = s.has_placement and s.e_yes = s.m_yes
          and s.e_no = coalesce(s.has_no, false) and s.e_no = s.m_no)),
        'done', (select coalesce(jsonb_agg(distinct h.young_person_id || ' ' || h.command), '[]') from happened h),
        'sent', (select coalesce(jsonb_agg(o.id), '[]') from private.outbox o where o.state = 'sent' and o.sent_at >= trial_state.since))
    $$;
    revoke all on function public.trial_token(uuid), public.trial_wish(uuid), public.trial_forgets_a_mail(uuid), public.trial_state(uuid[], timestamptz) from public, anon, authenticated;
    grant execute on function public.trial_token(uuid), public.trial_wish(uuid), public.trial_forgets_a_mail(uuid), public.trial_state(uuid[], timestamptz) to service_role;
  `);
}
