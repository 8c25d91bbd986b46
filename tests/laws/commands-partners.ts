import { asHelper, asHost, at, type Call, type Command, type Hand, inStatus, opening, owner, partner, placementIn } from './hand.ts';

/** What a partner answers and changes, or staff record for it. */
export const byPartners: readonly Command[] = [
  [
    'offer_place',
    async (hand) => {
      const application = await inStatus(hand, 'live');
      if (!application?.opening_id) return;
      const via = await asHost(hand, application.id, hand.step.b);
      const first = application.week ?? at(hand.world.weeks, hand.step.c);
      return () =>
        hand.sql`select public.offer_place(${application.id}, array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], null, null, public.today() + ${1 + (hand.step.c % 20)}::int, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'invite_to_visit',
    async (hand) => {
      const application = await inStatus(hand, 'live');
      if (!application?.opening_id) return;
      const via = await asHost(hand, application.id, hand.step.b);
      return () =>
        hand.sql`select public.invite_to_visit(${application.id}, public.today() + ${hand.step.c % 9}::int, '10:00', ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'hand_on',
    async (hand) => {
      const application = await inStatus(hand, 'live', 'offered');
      if (!application?.opening_id) return;
      const target = at(['coordinator', 'partner_in_network', 'company_consultant', 'fourth_party', 'partner_in_network', null], hand.step.c);
      const [near] =
        target === 'partner_in_network'
          ? await hand.sql`select opening_id as id from private.near_openings(${application.need_id}, (select o.workplace_id from public.opening o where o.id = ${application.opening_id}), null, 3)`
          : [];
      const via = await asHost(hand, application.id, hand.step.b);
      return () =>
        hand.sql`select public.hand_on(${application.id}, 'full', ${target}, ${(near?.id as string) ?? null}, ${at(['', 'Prøv naboen'], hand.step.b)}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'complete_day',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select id, application_id from public.placement_day a where state = 'planned' and (day <= private.today() or ${hand.step.b % 9 === 8})
          order by day, (select min(e.id) from public.event e where e.application_id = a.application_id)`,
        0,
      );
      if (!day) return;
      const via = await asHost(hand, day.application_id, hand.step.b);
      return () =>
        hand.sql`select public.complete_day(${day.id}, ${at(['came', 'came', 'came', 'came', 'sick', 'did_not_come'], hand.step.c)}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'complete_placement',
    async (hand) => {
      const placement = await hand.pick(
        hand.sql`select p.id, p.application_id from public.placement p where p.status in ('arranging', 'ready', 'under_way')
          and not exists (select from public.placement_day d where d.placement_id = p.id) order by (select min(e.id) from public.event e where e.placement_id = p.id)`,
        hand.step.a,
      );
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return () => hand.sql`select public.complete_placement(${placement.id}, ${hand.step.c % 2 === 0}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'cancel_by_host',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging', 'ready', 'under_way');
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return () =>
        hand.sql`select public.cancel_by_host(${placement.id}, 'cancelled_by_host', ${at(['coordinator', 'company_consultant', 'fourth_party', null], hand.step.c)}, null, ${at(['', 'Naboen'], hand.step.b)}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'confirm_own_place',
    async (hand) => {
      const application = await hand.pick(
        hand.sql`select a.id, n.young_person_id from public.application a join public.need n on n.id = a.need_id where opening_id is null and a.status = 'live'
          order by (select min(e.id) from public.event e where e.application_id = a.id)`,
        hand.step.a,
      );
      if (!application) return;
      await asHelper(hand, application.young_person_id, hand.step.c);
      return () => hand.sql`select public.confirm_own_place(${application.id}, ${hand.step.b % 4 > 0}, 'phone', request_key => ${hand.key})`;
    },
  ],
  [
    'acknowledge_placement',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging');
      if (!placement) return;
      const party = at(['school', 'school', 'host'], hand.step.c);
      if (party === 'host') {
        const via = await asHost(hand, placement.application_id, hand.step.b);
        return () => hand.sql`select public.acknowledge_placement(${placement.id}, 'host', ${via}, request_key => ${hand.key})`;
      }
      if (hand.step.b % 3 === 0) await hand.as(hand.world.users.skoleleder);
      else await asHelper(hand, placement.young_person_id, hand.step.b);
      return () => hand.sql`select public.acknowledge_placement(${placement.id}, 'school', 'self', request_key => ${hand.key})`;
    },
  ],
  [
    'change_agreement',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging', 'ready', 'under_way');
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return () =>
        hand.sql`select public.change_agreement(${placement.id}, ${[at(['Feje', 'Bage', 'Pakke'], hand.step.c)]}::text[], 'Torvet 1', 'Bente', 'Bente', null, ${at(['', 'Forklæde'], hand.step.b)}, '', '', ${via}, request_key => ${hand.key})`;
    },
  ],
  ['fill_opening', changeOpening('fill_opening', 'published')],
  ['free_opening', changeOpening('free_opening', 'full')],
  ['pause_opening', changeOpening('pause_opening', 'published', 'full')],
  ['resume_opening', changeOpening('resume_opening', 'paused', 'expired')],
  ['end_opening', changeOpening('end_opening', 'published', 'full', 'paused')],
  [
    'save_opening',
    async (hand) => {
      const chosen = await opening(hand, hand.step.a);
      if (!chosen) return;
      await hand.as(await owner(hand, chosen.partner_id));
      return () =>
        hand.sql`select public.save_opening(${chosen.workplace_id}, ${chosen.kind}, ${chosen.title}, '{feje}', 'food_kitchen', opening_id => ${chosen.id}, meet_who => 'Bente', meet_at => '08:00',
        pay_text => '85 kr.', seats => ${1 + (hand.step.b % 3)}, days => array(select ${at(hand.world.weeks, hand.step.c)}::date + g from generate_series(0, 4) g)::date[], request_key => ${hand.key})`;
    },
  ],
  [
    'pause_partner',
    async (hand) => {
      const one = await partner(hand, 'active', 'renewal_due');
      if (!one) return;
      await asSpeaker(hand, one.id);
      return () => hand.sql`select public.pause_partner(${one.id}, public.today() + ${1 + (hand.step.c % 30)}::int, request_key => ${hand.key})`;
    },
  ],
  ['resume_partner', changePartner('resume_partner', 'paused', 'suspended')],
  ['end_partner', changePartner('end_partner', 'active', 'paused')],
  ['suspend_partner', changePartner('suspend_partner', 'active', 'renewal_due', 'paused')],
  ['renew_partner', changePartner('renew_partner', 'renewal_due')],
];

const asSpeaker = async (hand: Hand, partner: string) => hand.as(hand.step.b % 3 ? hand.world.users.sekretariat : await owner(hand, partner));

function changeOpening(command: string, ...statuses: string[]) {
  return async (hand: Hand): Promise<Call | undefined> => {
    const chosen = await opening(hand, hand.step.a, ...(hand.step.b % 9 === 8 ? [] : statuses));
    if (!chosen) return;
    await hand.as(await owner(hand, chosen.partner_id));
    return () => hand.sql`select ${hand.sql(`public.${command}`)}(${chosen.id}, request_key => ${hand.key})`;
  };
}
function changePartner(command: string, ...statuses: string[]) {
  return async (hand: Hand): Promise<Call | undefined> => {
    const one = await partner(hand, ...(hand.step.b % 9 === 8 ? [] : statuses));
    if (!one) return;
    // With four partners, the end of one is rare: the world would soon be empty.
    if (command === 'end_partner' && hand.step.c % 3) return;
    await asSpeaker(hand, one.id);
    return () => hand.sql`select ${hand.sql(`public.${command}`)}(${one.id}, request_key => ${hand.key})`;
  };
}
