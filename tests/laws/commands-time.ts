import type { Command, Hand } from './hand.ts';

const move = (hand: Hand, days: number) => () => hand.sql`update private.clock set moved_by = moved_by + make_interval(days => ${days}::int)`;

/** What nobody presses: days go by, the worker runs or is late, mails are sent or not. */
export const byTime: readonly Command[] = [
  ['a few days pass', async (hand) => move(hand, 1 + (hand.step.a % 4))],
  ['weeks pass, and the worker is off', async (hand) => move(hand, 7 * (1 + (hand.step.a % 4)))],
  [
    'the next day at a host comes',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select (day - private.today())::int as ahead from public.placement_day where state = 'planned' and day > private.today() order by day`,
        0,
      );
      return day && move(hand, day.ahead);
    },
  ],
  ['the worker runs', async (hand) => () => hand.sql`select public.run_due_dates()`],
  [
    'mails are claimed',
    async (hand) => {
      const size = 1 + (hand.step.a % 10);
      return () => hand.sql`select count(*) from public.claim_messages(${size})`;
    },
  ],
  [
    'a mail is sent, or not',
    async (hand) => {
      const mail = await hand.pick(hand.sql`select id from private.outbox where state = 'claimed' order by key`, hand.step.a);
      if (!mail) return;
      const arrives = hand.step.b % 3 === 0;
      return () => hand.sql`select public.mark_message(${mail.id}, ${arrives}, ${arrives ? null : 'EENVELOPE'})`;
    },
  ],
  [
    'a mail is given up',
    async (hand) => {
      const mail = await hand.pick(hand.sql`select id from private.outbox where state in ('waiting', 'claimed') order by key`, hand.step.a);
      if (!mail) return;
      await hand.sql`update private.outbox set state = 'claimed', attempts = 12 where id = ${mail.id}`;
      return () => hand.sql`select public.mark_message(${mail.id}, false, 'EENVELOPE')`;
    },
  ],
];
