import { asHelper, asHer, asHost, at, type Command, opening, placementIn } from './hand.ts';

/** The days of a placement, and what is done for many at once. */
export const byDays: readonly Command[] = [
  [
    'report_sick',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select id, young_person_id from public.placement_day where state = 'planned' and (day <= private.today() + 1 or ${hand.step.b % 9 === 8}) order by day, young_person_id`,
        hand.step.a,
      );
      if (!day) return;
      const via = await asHer(hand, day.young_person_id, hand.step.b);
      return () => hand.sql`select public.report_sick(${day.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'not_here_yet',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select id, application_id from public.placement_day where day = private.today() and state = 'planned' order by young_person_id`,
        hand.step.a,
      );
      if (!day) return;
      const via = await asHost(hand, day.application_id, hand.step.b);
      return () => hand.sql`select public.not_here_yet(${day.id}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'answer_check_in',
    async (hand) => {
      const one = await hand.pick(
        hand.sql`select c.id, c.young_person_id, p.application_id from public.check_in c join public.placement p on p.id = c.placement_id order by c.week desc, p.starts_on`,
        hand.step.a,
      );
      if (!one) return;
      const answer = at(['well', 'well', 'not_well', 'stopped'], hand.step.c);
      if (hand.step.b % 2) {
        const via = await asHost(hand, one.application_id, hand.step.b);
        return () => hand.sql`select public.answer_check_in_at_place(${one.id}, ${answer}, ${via}, request_key => ${hand.key})`;
      }
      const via = await asHer(hand, one.young_person_id, hand.step.b);
      return () => hand.sql`select public.answer_check_in(${one.id}, ${answer}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'report_incident',
    async (hand) => {
      const placement = await placementIn(hand, 'under_way', 'ready');
      if (!placement) return;
      await asHelper(hand, placement.young_person_id, hand.step.c);
      return () => hand.sql`select public.report_incident(${placement.id}, request_key => ${hand.key})`;
    },
  ],
  [
    'remind_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where ended_at is null`;
      await hand.as(at([hand.world.users.mette, hand.world.users.sekretariat], hand.step.c));
      return () => hand.sql`select public.remind_many(${needs.map((need) => need.id as string)}, request_key => ${hand.key})`;
    },
  ],
  [
    'complete_days',
    async (hand) => {
      const days = await hand.sql`select id from public.placement_day where day <= private.today() and state <> 'offered' order by id`;
      await hand.as(at([hand.world.users.mette, hand.world.users.sekretariat], hand.step.c));
      const via = at(['self', 'phone', 'paper'], hand.step.b);
      return () => hand.sql`select public.complete_days(${days.map((day) => day.id as string)}, ${via}, request_key => ${hand.key})`;
    },
  ],
  [
    'suggest_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where status in ('wishing', 'with_coordinator') order by id`;
      const chosen = await opening(hand, hand.step.b);
      await hand.as(at([hand.world.users.mette, hand.world.users.sekretariat], hand.step.c));
      return () =>
        hand.sql`select public.suggest_many(${at(hand.world.weeks, hand.step.c)}, ${needs.map((need) => need.id as string)}, ${needs.map(() => chosen!.id as string)}, request_key => ${hand.key})`;
    },
  ],
];
