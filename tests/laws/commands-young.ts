import { asHelper, asHer, at, born, type Command, inStatus, needIn, placementIn, YOUNG } from './hand.ts';

/** What each of them may apply for, so that most steps get somewhere. */
const FITTING: Record<(typeof YOUNG)[number], readonly string[]> = {
  asta: ['school_placement', 'school_placement', 'after_school_job', 'junior_apprenticeship'],
  bo: ['school_placement', 'after_school_job', 'intro_job', 'apprenticeship'],
  carl: ['school_placement', 'school_placement', 'after_school_job'],
  dina: ['after_school_job', 'intro_job', 'apprenticeship', 'mentorship'],
  ebbe: ['intro_job', 'apprenticeship', 'mentorship'],
  finn: ['school_placement', 'school_placement', 'after_school_job'],
};
const KINDS = ['school_placement', 'after_school_job', 'intro_job', 'apprenticeship', 'junior_apprenticeship', 'mentorship'];
const OPEN = ['wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged', 'under_way', 'resting'];

/** What a young person does, or staff record for her. */
export const byYoung: readonly Command[] = [
  [
    'apply',
    async (hand) => {
      const who = at(YOUNG, hand.step.a);
      const person = hand.world.ids[who]!;
      const kind = at(hand.step.b % 9 === 8 ? KINDS : FITTING[who], hand.step.b);
      const chosen =
        await hand.sql`select o.id from public.opening o join public.workplace w on w.id = o.workplace_id join public.partner p on p.id = w.partner_id
        where kind = ${kind} and (${hand.step.c % 7 === 6} or (o.status = 'published' and p.status in ('active', 'renewal_due')))
        order by md5(title || ${hand.step.c % 5}) limit ${1 + (hand.step.c % 3)}`;
      if (chosen.length === 0) return;
      const via = await asHer(hand, person, hand.step.b);
      return () =>
        hand.sql`select public.apply(${person}, ${chosen.map((row) => row.id as string)}, array_fill(${at(hand.world.weeks, hand.step.c)}::date, array[3]), '{hands}', '', ${hand.step.b % 2 === 0}, true, null, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'open_need',
    async (hand) => {
      const who = at(YOUNG, hand.step.a);
      const via = await asHer(hand, hand.world.ids[who]!, hand.step.b);
      return () =>
        hand.sql`select public.open_need(${hand.world.ids[who]!}, ${at([null, ...FITTING[who], 'extended_placement'], hand.step.c)}, '{animals}', null, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'name_guardian',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const via = await asHer(hand, person, hand.step.b);
      return () =>
        hand.sql`select public.name_guardian(${person}, 'Far', ${`far${hand.step.c % 2}@lyngfjord.example`}, null, 'da', ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'a guardian answers by link',
    async (hand) => {
      const mail = await hand.pick(
        hand.sql`select o.data ->> 'token' as token from private.outbox o where o.template = 'guardian_asked' and o.data ? 'token' order by o.key`,
        hand.step.a,
      );
      if (!mail) return;
      await hand.as('nobody');
      return () => hand.sql`select public.answer_as_guardian(${mail.token}, ${at(['yes', 'yes', 'no', 'call_me', 'not_my_child'], hand.step.b)})`;
    },
  ],
  [
    'a host answers by link',
    async (hand) => {
      const mail = await hand.pick(
        hand.sql`select o.data ->> 'token' as token from private.outbox o where o.template = 'own_place_asked' and o.data ? 'token' order by o.key`,
        hand.step.a,
      );
      if (!mail) return;
      await hand.as('nobody');
      return () => hand.sql`select public.answer_as_host(${mail.token}, ${hand.step.b % 4 > 0})`;
    },
  ],
  [
    'accept_offer',
    async (hand) => {
      const application = await inStatus(hand, 'offered');
      if (!application) return;
      const via = await asHer(hand, application.young_person_id, hand.step.b);
      return () => hand.sql`select public.accept_offer(${application.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'decline_offer',
    async (hand) => {
      const application = await inStatus(hand, 'offered');
      if (!application) return;
      const via = await asHer(hand, application.young_person_id, hand.step.b);
      return () => hand.sql`select public.decline_offer(${application.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'want_other',
    async (hand) => {
      const need = await needIn(hand, 'with_coordinator', 'with_partner', 'visit', 'offered');
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.want_other(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'propose_own_place',
    async (hand) => {
      const need = await hand.pick(
        hand.sql`select id, young_person_id from public.need n where status in ('wishing', 'with_coordinator') and kind in ('school_placement', 'junior_apprenticeship') order by ${born(hand, 'need')}`,
        hand.step.a,
      );
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      const first = at(hand.world.weeks, hand.step.c);
      return () =>
        hand.sql`select public.propose_own_place(${need.id}, 'Onkels værksted', 'Onkel', 'Vej 2', array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], '08:00', '14:00',
        ${hand.step.b % 2 ? 'onkel@firma.example' : null}, '12345699', ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'wake_need',
    async (hand) => {
      const need = await needIn(hand, 'resting');
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.wake_need(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'object_to_close',
    async (hand) => {
      const need = await hand.pick(
        hand.sql`select id, young_person_id from public.need n where close_announced_at is not null and ended_at is null order by ${born(hand, 'need')}`,
        hand.step.a,
      );
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.object_to_close(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'end_need',
    async (hand) => {
      const need = await needIn(hand, ...OPEN);
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.end_need(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'reopen_need',
    async (hand) => {
      const need = await needIn(hand, 'fulfilled', 'closed_with_help', 'ended_by_young_person');
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.reopen_need(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'record_apprenticeship',
    async (hand) => {
      const need = await hand.pick(
        hand.sql`select id, young_person_id from public.need n where kind = 'apprenticeship' and ended_at is null order by ${born(hand, 'need')}`,
        hand.step.a,
      );
      if (!need) return;
      const via = await asHer(hand, need.young_person_id, hand.step.b);
      return () => hand.sql`select public.record_apprenticeship(${need.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'ask_for_call',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const [row] = await hand.sql`select user_id from public.young_person where id = ${person}`;
      await hand.as(row!.user_id);
      return () => hand.sql`select public.ask_for_call(${person}, null, request_key => ${hand.key})`;
    },
  ],
  [
    'record_guardian_answer',
    async (hand) => {
      const need = await hand.pick(
        hand.sql`select n.id, n.young_person_id, exists (select from public.guardian g where g.young_person_id = n.young_person_id and g.stopped_at is null) as named
          from public.need n where n.ended_at is null and not exists (select from private.guardian_request q where q.need_id = private.root_need(n.id) and q.answer = 'yes')
          order by ${born(hand, 'need')}`,
        hand.step.a,
      );
      if (!need) return;
      await asHelper(hand, need.young_person_id, hand.step.c);
      if (!need.named)
        return () =>
          hand.sql`select public.name_guardian(${need.young_person_id}, 'Mor', 'mor@lyngfjord.example', null, 'da', 'phone', request_key => ${hand.key})`;
      return () =>
        hand.sql`select public.record_guardian_answer(${need.id}, ${at(['yes', 'yes', 'yes', 'no', 'call_me', 'not_my_child'], hand.step.b)}, 'phone', request_key => ${hand.key})`;
    },
  ],
  [
    'interrupt_placement',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging', 'ready', 'under_way');
      if (!placement) return;
      await asHelper(hand, placement.young_person_id, hand.step.c);
      return () => hand.sql`select public.interrupt_placement(${placement.id}, 'self', request_key => ${hand.key})`;
    },
  ],
];
