import { asHelper, asHer, asHost, at, type Command, inStatus, placementIn } from './hand.ts';

const rhythms = [[2], [4], [2, 4], [1, 3, 5], [1], []] as const;
const hours = [
  ['08:00', '14:00'],
  ['08:00', '11:30'],
  ['12:00', '16:00'],
] as const;

/** Half days, fixed days of the week, and plans whose steps three agree on. */
export const byPlans: readonly Command[] = [
  [
    'offer_place: half days',
    async (hand) => {
      const application = await inStatus(hand, 'live');
      if (!application?.opening_id) return;
      const via = await asHost(hand, application.id, hand.step.b);
      const first = application.week ?? at(hand.world.weeks, hand.step.c);
      const [from, to] = at(hours, hand.step.c);
      return () =>
        hand.sql`select public.offer_place(${application.id}, array(select ${first}::date + g from generate_series(0, ${hand.step.a % 5}::int) g)::date[], starts_on => public.today() + 3,
          via => ${via}, from_times => ${[from]}::time[], to_times => ${[to]}::time[], request_key => ${hand.key})`;
    },
  ],
  [
    'offer_place: fixed days',
    async (hand) => {
      const application = await hand.pick(
        hand.sql`select a.* from public.application a join public.need n on n.id = a.need_id
          where a.status = 'live' and a.opening_id is not null and (n.kind in ('junior_apprenticeship', 'extended_placement') or ${hand.step.b % 9 === 8}) order by a.rank, n.opened_at, n.young_person_id`,
        hand.step.a,
      );
      if (!application) return;
      const via = await asHost(hand, application.id, hand.step.b);
      return () =>
        hand.sql`select public.offer_place(${application.id}, starts_on => public.today() + ${1 + (hand.step.c % 9)}::int, via => ${via}, weekdays => ${[...at(rhythms, hand.step.c)]}::smallint[], request_key => ${hand.key})`;
    },
  ],
  [
    'propose_step',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging', 'ready', 'under_way');
      if (!placement) return;
      const weekdays = [...at(rhythms, hand.step.b)];
      await asHelper(hand, placement.young_person_id, hand.step.c);
      return () =>
        hand.sql`select public.propose_step(${placement.id}, public.today() + ${1 + (hand.step.a % 25)}::int, ${weekdays}::smallint[], '08:00', '13:00',
          case when ${weekdays.length === 0} then public.today() + ${20 + (hand.step.a % 25)}::int end, request_key => ${hand.key})`;
    },
  ],
  [
    'answer_step',
    async (hand) => {
      const step = await hand.pick(
        hand.sql`select s.id, p.application_id, n.young_person_id from public.plan_step s join public.placement p on p.id = s.placement_id join public.need n on n.id = p.need_id
          where (s.outcome is null and s.asked_on is not null) or ${hand.step.b % 9 === 8} order by s.from_on, n.young_person_id`,
        hand.step.a,
      );
      if (!step) return;
      const party = at(['young_person', 'host', 'coordinator'], hand.step.c);
      let via = 'self';
      if (party === 'young_person') via = await asHer(hand, step.young_person_id, hand.step.b);
      else if (party === 'host') via = await asHost(hand, step.application_id, hand.step.b);
      else await asHelper(hand, step.young_person_id, hand.step.b);
      return () => hand.sql`select public.answer_step(${step.id}, ${party}, ${hand.step.a % 5 !== 0}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'drop_step',
    async (hand) => {
      const step = await hand.pick(
        hand.sql`select s.id, n.young_person_id from public.plan_step s join public.placement p on p.id = s.placement_id join public.need n on n.id = p.need_id
          where s.outcome is null order by s.from_on, n.young_person_id`,
        hand.step.a,
      );
      if (!step) return;
      await asHelper(hand, step.young_person_id, hand.step.c);
      return () => hand.sql`select public.drop_step(${step.id}, request_key => ${hand.key})`;
    },
  ],
  [
    'say_first_day',
    async (hand) => {
      const placement = await placementIn(hand, 'arranging', 'ready');
      if (!placement) return;
      const via = await asHer(hand, placement.young_person_id, hand.step.b);
      return () =>
        hand.sql`select public.say_first_day(${placement.id}, ${at(['nobody', 'friend', 'other'], hand.step.c)}, 'min bror', ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'start_longer_placement',
    async (hand) => {
      const person = await hand.pick(hand.sql`select y.id from public.young_person y where y.situation = 'pupil' order by y.first_name`, hand.step.a);
      await asHelper(hand, person!.id, hand.step.c);
      return () =>
        hand.sql`select public.start_longer_placement(${person!.id}, date_trunc('week', public.today())::date + 7, date_trunc('week', public.today())::date + 35, date_trunc('week', public.today())::date + 63, ${hand.key})`;
    },
  ],
];
