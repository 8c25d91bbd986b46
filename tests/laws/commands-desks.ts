import { asHelper, at, born, type Command, needIn, opening, YOUNG } from './hand.ts';

/** What the contact person, a deputy and the secretariat do. */
export const byDesks: readonly Command[] = [
  [
    'forward',
    async (hand) => {
      const need = await hand.pick(
        hand.sql`select id, young_person_id from public.need n where (status = 'with_coordinator' or ${hand.step.b % 9 === 8})
          and exists (select from public.application a where a.need_id = n.id and a.status = 'waiting') order by ${born(hand, 'need')}`,
        hand.step.a,
      );
      if (!need) return;
      await asHelper(hand, need.young_person_id, hand.step.c);
      return () => hand.sql`select public.forward(${need.id}, request_key => ${hand.key})`;
    },
  ],
  [
    'forward_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where status = 'with_coordinator'`;
      await hand.as(at([hand.world.users.mette, hand.world.users.sekretariat], hand.step.c));
      return () => hand.sql`select * from public.forward_many(${needs.map((need) => need.id as string)})`;
    },
  ],
  [
    'suggest',
    async (hand) => {
      const need = await needIn(hand, 'with_coordinator');
      if (!need) return;
      const chosen =
        (await hand.pick(
          hand.sql`select o.id from public.opening o where coalesce(private.may_go_to(${need.id}, o.id), false) order by o.title`,
          hand.step.b,
        )) ?? (await opening(hand, hand.step.b));
      await asHelper(hand, need.young_person_id, hand.step.c);
      return () => hand.sql`select public.suggest(${need.id}, ${[chosen!.id as string]}, '{tæt på}', request_key => ${hand.key})`;
    },
  ],
  [
    'rest_need',
    async (hand) => {
      const need = await needIn(hand, 'wishing', 'with_coordinator');
      if (!need) return;
      await asHelper(hand, need.young_person_id, hand.step.c);
      return () => hand.sql`select public.rest_need(${need.id}, 'exams', public.today() + ${1 + (hand.step.b % 40)}::int, request_key => ${hand.key})`;
    },
  ],
  [
    'announce_close',
    async (hand) => {
      const need = await needIn(hand, 'with_coordinator', 'resting');
      if (!need) return;
      await asHelper(hand, need.young_person_id, hand.step.c);
      return () =>
        hand.sql`select public.announce_close(${need.id}, ${at(['other_help', 'other_help', 'education', 'job'], hand.step.b)}, ${at(['kui', 'school', null], hand.step.c)}, request_key => ${hand.key})`;
    },
  ],
  [
    'change_contact',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      await asHelper(hand, person, hand.step.c);
      return () =>
        hand.sql`select public.change_contact(${person}, ${hand.world.ids[at(['mette', 'kirsten', 'kui', 'dorthe', 'teacher'], hand.step.b)]!}, 'Kender hende', ${hand.step.c % 4 === 0}, request_key => ${hand.key})`;
    },
  ],
  [
    'finish_task',
    async (hand) => {
      const task = await hand.pick(
        hand.sql`select t.id, s.user_id from public.task t join public.staff_member s on s.id = t.staff_id where t.done_at is null order by t.made_at, t.kind, t.words`,
        hand.step.a,
      );
      if (!task) return;
      await hand.as(task.user_id);
      return () => hand.sql`select public.finish_task(${task.id})`;
    },
  ],
];
