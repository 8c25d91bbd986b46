import { asHelper, asHer, asHost, at, type Command, type Hand, inStatus, needIn, owner, partner } from './hand.ts';

const COLLEAGUES = ['mette', 'kirsten', 'dorthe', 'kui', 'konsulent'] as const;
const pickLeave = (hand: Hand) =>
  hand.pick(hand.sql`select id from public.staff_leave where coalesce(until_day, 'infinity') >= private.today() order by from_day, id`, hand.step.a);

/** Colleagues come, go and are away; workplaces close for weeks; people write to each other. */
export const byStaff: readonly Command[] = [
  [
    'enter_leave',
    async (hand) => {
      const who = at(COLLEAGUES, hand.step.a);
      const deputy = hand.step.b % 4 === 0 ? null : hand.world.ids[at(COLLEAGUES, hand.step.a + 1 + (hand.step.b % 4))]!;
      await hand.as(at([hand.world.users[who], hand.world.users.sekretariat], hand.step.c));
      return () =>
        hand.sql`select public.enter_leave(${hand.world.ids[who]!}, public.today() + ${hand.step.b % 5}::int, ${hand.step.c % 3 ? hand.sql`public.today() + ${5 + (hand.step.c % 20)}::int` : null}, ${deputy}, request_key => ${hand.key})`;
    },
  ],
  [
    'end_leave',
    async (hand) => {
      const leave = await pickLeave(hand);
      if (!leave) return;
      await hand.as(hand.world.users.sekretariat);
      return () => hand.sql`select public.end_leave(${leave.id}, request_key => ${hand.key})`;
    },
  ],
  [
    'change_leave',
    async (hand) => {
      const leave = await pickLeave(hand);
      if (!leave) return;
      await hand.as(hand.world.users.sekretariat);
      return () =>
        hand.sql`select public.change_leave(${leave.id}, public.today() + ${hand.step.b % 15}::int, ${hand.world.ids[at(COLLEAGUES, hand.step.c)]!}, request_key => ${hand.key})`;
    },
  ],
  [
    'hand_over_people',
    async (hand) => {
      const [from, to] = [hand.world.ids[at(COLLEAGUES, hand.step.a)]!, hand.world.ids[at(COLLEAGUES, hand.step.b)]!];
      const [count] = await hand.sql`select count(*)::int as n from public.young_person where contact_id = ${from}`;
      await hand.as(hand.world.users.sekretariat);
      return () =>
        hand.sql`select public.hand_over_people(${from}, ${to}, 'Vi har talt om dem alle', ${count!.n}, ${hand.step.c % 2 === 0}, request_key => ${hand.key})`;
    },
  ],
  [
    'leave_job',
    async (hand) => {
      // Rare: with few colleagues, soon nobody would be left to try the others with.
      if (hand.step.c % 3) return;
      const [from, to] = [hand.world.ids[at(COLLEAGUES, hand.step.a)]!, hand.world.ids[at(COLLEAGUES, hand.step.b)]!];
      const [count] = await hand.sql`select count(*)::int as n from public.young_person where contact_id = ${from}`;
      await hand.as(hand.world.users.sekretariat);
      return () => hand.sql`select public.leave_job(${from}, ${to}, 'Tak for alt', ${count!.n}, request_key => ${hand.key})`;
    },
  ],
  [
    'announce_closure',
    async (hand) => {
      const one = await partner(hand, 'active', 'renewal_due');
      if (!one) return;
      await hand.as(await owner(hand, one.id));
      return () =>
        hand.sql`select public.announce_closure(${one.id}, public.today() + ${hand.step.b % 20}::int, public.today() + ${(hand.step.b % 20) + (hand.step.c % 15)}::int, request_key => ${hand.key})`;
    },
  ],
  [
    'write_message',
    async (hand) => {
      if (hand.step.c % 2) {
        const application = await inStatus(hand, 'live', 'offered', 'accepted');
        if (!application) return;
        await asHost(hand, application.id, 1);
        return () =>
          hand.sql`select public.write_message('Hvornår kan du komme?', null, ${application.id}, ${hand.step.b % 3 > 0}, request_key => ${hand.key})`;
      }
      const need = await needIn(hand, 'wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged');
      if (!need) return;
      if (hand.step.b % 2) await asHer(hand, need.young_person_id, 1);
      else await asHelper(hand, need.young_person_id, hand.step.c);
      return () => hand.sql`select public.write_message('Hej', ${need.id}, null, ${hand.step.b % 3 > 0}, request_key => ${hand.key})`;
    },
  ],
];
