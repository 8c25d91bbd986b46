-- How answers come: by themselves, by a link, or written down by staff. Counted, so that nobody works round the portal unseen.

create function private.answer_events(since date) returns table (at timestamptz, channel public.channel, young_person_id uuid)
language sql stable set search_path = '' security definer as $$
  -- One press writes several events; it is one answer.
  select distinct on (e.at, e.command, coalesce(e.need_id, e.young_person_id, e.opening_id, e.partner_id)) e.at, e.channel, e.young_person_id
  from public.event e
  where e.at >= answer_events.since
    and e.actor in ('young_person', 'guardian', 'partner', 'host') and e.channel <> 'system'
    and e.command in (
      'apply', 'open_need', 'propose_own_place', 'accept_offer', 'decline_offer', 'want_other', 'end_need', 'object_to_close', 'wake', 'reopen',
      'record_apprenticeship', 'name_guardian', 'ask_for_call', 'allow_call', 'answer',
      'invite_to_visit', 'offer_place', 'hand_on', 'confirm_own_place', 'turn_down_own_place', 'complete_day', 'complete_placement', 'cancel_by_host',
      'report_sick', 'not_here_yet', 'report_incident',
      'pause_partner', 'resume_partner', 'renew_partner', 'end_partner',
      'publish_opening', 'fill_opening', 'free_opening', 'pause_opening', 'resume_opening', 'end_opening')
  order by e.at, e.command, coalesce(e.need_id, e.young_person_id, e.opening_id, e.partner_id), e.id
$$;
comment on function private.answer_events(date) is 'Every answer of a young person, a home or a place since a date, once each.';

create function public.answers_counted() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  this_month date := date_trunc('month', private.today())::date;
  since date := (this_month - interval '11 months')::date;
begin
  if not private.has_role('secretariat') then
    perform private.fail('not_allowed');
  end if;
  return (
    with answers as materialized (select a.* from private.answer_events(since) a),
    months as (
      select m.month::date as month, a.channel, count(a.at) as n
      from generate_series(since, this_month, interval '1 month') m (month)
      left join answers a on date_trunc('month', a.at at time zone 'Europe/Copenhagen') = m.month group by 1, 2),
    people as (
      select y.contact_id, a.channel, count(*) as n
      from answers a left join public.young_person y on y.id = a.young_person_id group by 1, 2)
    select jsonb_build_object(
      'since', since,
      'months', (select jsonb_agg(jsonb_build_object('month', x.month, 'ways', x.ways) order by x.month desc)
        from (select m.month, coalesce(jsonb_object_agg(m.channel, m.n) filter (where m.channel is not null), '{}') as ways from months m group by m.month) x),
      'contacts', coalesce((select jsonb_agg(jsonb_build_object('name', s.name, 'ways', x.ways) order by s.name nulls last)
        from (select p.contact_id, jsonb_object_agg(p.channel, p.n) as ways from people p group by p.contact_id) x
        left join public.staff_member s on s.id = x.contact_id), '[]')));
end $$;
comment on function public.answers_counted() is 'Answers of the last twelve months by month, and by contact person (name null: about a partner and nobody in particular), each by how they came: self, link, phone, paper, in_person. Secretariat only.';
grant execute on function public.answers_counted() to authenticated;
