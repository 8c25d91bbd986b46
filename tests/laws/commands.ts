import { anyNeed, asHer, asHost, at, born, type Command, coordinator, type Hand, inStatus, opening, openNeed, owner, partner, YOUNG } from './hand.ts';

/** Every command that people and the clock can call. */
const every: readonly Command[] = [
  ['apply', apply],
  [
    'name_guardian',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const via = await asHer(hand, person, hand.step.b);
      return hand.sql`select public.name_guardian(${person}, 'Far', ${`far${hand.step.c % 2}@lyngfjord.example`}, null, 'da', ${via})`;
    },
  ],
  [
    'open_need',
    async (hand) => {
      const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
      const via = await asHer(hand, person, hand.step.b);
      return hand.sql`select public.open_need(${person}, ${at([null, 'after_school_job', 'apprenticeship', 'mentorship', 'school_placement', 'junior_apprenticeship'], hand.step.c)}, '{animals}', null, ${via})`;
    },
  ],
  ['forward', forward],
  [
    'forward_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where status = 'with_coordinator'`;
      await hand.as(coordinator(hand));
      return hand.sql`select * from public.forward_many(${needs.map((need) => need.id as string)})`;
    },
  ],
  ['offer_place', offer],
  [
    'invite_to_visit',
    async (hand) => {
      const application = await inStatus(hand, 'live');
      if (!application) return;
      const via = await asHost(hand, application.id, hand.step.b);
      return hand.sql`select public.invite_to_visit(${application.id}, public.today() + ${hand.step.c % 9}::int, '10:00', ${via})`;
    },
  ],
  ['hand_on', handOn],
  ['accept_offer', accept],
  [
    'decline_offer',
    async (hand) => {
      const application = await inStatus(hand, 'offered');
      if (!application) return;
      const via = await asHer(hand, application.young_person_id, hand.step.b);
      return hand.sql`select public.decline_offer(${application.id}, ${via})`;
    },
  ],
  [
    'want_other',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.want_other(${need!.id}, ${via})`;
    },
  ],
  [
    'propose_own_place',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      const first = at(hand.world.weeks, hand.step.c);
      return hand.sql`select public.propose_own_place(${need!.id}, 'Onkels værksted', 'Onkel', 'Vej 2', array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], '08:00', '14:00',
      ${hand.step.b % 2 ? 'onkel@firma.example' : null}, '12345699', ${via})`;
    },
  ],
  [
    'confirm_own_place',
    async (hand) => {
      const application = await hand.pick(
        hand.sql`select * from public.application a where opening_id is null and status = 'live' order by ${born(hand, 'application')}`,
        hand.step.a,
      );
      if (!application) return;
      await hand.as(coordinator(hand));
      return hand.sql`select public.confirm_own_place(${application.id}, ${hand.step.b % 3 > 0}, 'phone')`;
    },
  ],
  ['record_guardian_answer', guardian],
  [
    'suggest',
    async (hand) => {
      const need = await openNeed(hand);
      const chosen = await opening(hand, hand.step.b);
      await hand.as(coordinator(hand));
      return hand.sql`select public.suggest(${need!.id}, ${[chosen!.id as string]}, '{tæt på}')`;
    },
  ],
  [
    'acknowledge_placement',
    async (hand) => {
      const placement = await hand.pick(
        hand.sql`select id from public.placement p where status = 'arranging' order by ${born(hand, 'placement')}`,
        hand.step.a,
      );
      if (!placement) return;
      await hand.as(at([hand.world.users.mette, hand.world.users.skoleleder, hand.world.users.bente], hand.step.b));
      return hand.sql`select public.acknowledge_placement(${placement.id}, ${at(['school', 'host'], hand.step.c)}, 'self')`;
    },
  ],
  ['complete_day', completeDay],
  [
    'report_sick',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select id, young_person_id from public.placement_day where state = 'planned' order by day, young_person_id`,
        hand.step.a,
      );
      if (!day) return;
      const via = await asHer(hand, day.young_person_id, hand.step.b);
      return hand.sql`select public.report_sick(${day.id}, ${via})`;
    },
  ],
  [
    'not_here_yet',
    async (hand) => {
      const day = await hand.pick(
        hand.sql`select id, application_id from public.placement_day where day = private.today() order by young_person_id`,
        hand.step.a,
      );
      if (!day) return;
      const via = await asHost(hand, day.application_id, hand.step.b);
      return hand.sql`select public.not_here_yet(${day.id}, ${via})`;
    },
  ],
  [
    'report_incident',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id from public.placement p order by ${born(hand, 'placement')}`, hand.step.a);
      if (!placement) return;
      await hand.as(coordinator(hand));
      return hand.sql`select public.report_incident(${placement.id})`;
    },
  ],
  [
    'remind_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where ended_at is null`;
      await hand.as(coordinator(hand));
      return hand.sql`select public.remind_many(${needs.map((need) => need.id as string)})`;
    },
  ],
  [
    'suggest_many',
    async (hand) => {
      const needs = await hand.sql`select id from public.need where status in ('wishing', 'with_coordinator') order by id`;
      const chosen = await opening(hand, hand.step.b);
      await hand.as(coordinator(hand));
      return hand.sql`select public.suggest_many(${at(hand.world.weeks, hand.step.c)}, ${needs.map((need) => need.id as string)}, ${needs.map(() => chosen!.id as string)})`;
    },
  ],
  [
    'complete_placement',
    async (hand) => {
      const placement = await hand.pick(
        hand.sql`select id, application_id from public.placement p where status in ('arranging', 'ready', 'under_way') order by ${born(hand, 'placement')}`,
        hand.step.a,
      );
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return hand.sql`select public.complete_placement(${placement.id}, ${hand.step.c % 2 === 0}, ${via})`;
    },
  ],
  [
    'cancel_by_host',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id, application_id from public.placement p order by ${born(hand, 'placement')}`, hand.step.a);
      if (!placement) return;
      const via = await asHost(hand, placement.application_id, hand.step.b);
      return hand.sql`select public.cancel_by_host(${placement.id}, 'cancelled_by_host', ${at(['coordinator', 'company_consultant', 'fourth_party', null], hand.step.c)}, null, ${at(['', 'Naboen'], hand.step.b)}, ${via})`;
    },
  ],
  [
    'interrupt_placement',
    async (hand) => {
      const placement = await hand.pick(hand.sql`select id from public.placement p order by ${born(hand, 'placement')}`, hand.step.a);
      if (!placement) return;
      await hand.as(coordinator(hand));
      return hand.sql`select public.interrupt_placement(${placement.id})`;
    },
  ],
  [
    'rest_need',
    async (hand) => {
      const need = await openNeed(hand);
      await hand.as(coordinator(hand));
      return hand.sql`select public.rest_need(${need!.id}, 'exams', public.today() + ${1 + (hand.step.b % 40)}::int)`;
    },
  ],
  [
    'wake_need',
    async (hand) => {
      const need = await openNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.wake_need(${need!.id})`;
    },
  ],
  [
    'announce_close',
    async (hand) => {
      const need = await openNeed(hand);
      await hand.as(coordinator(hand));
      return hand.sql`select public.announce_close(${need!.id}, ${at(['education', 'job', 'other_help'], hand.step.b)}, ${at([null, 'kui', 'school'], hand.step.c)})`;
    },
  ],
  [
    'object_to_close',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.object_to_close(${need!.id}, ${via})`;
    },
  ],
  [
    'end_need',
    async (hand) => {
      const need = await openNeed(hand);
      const via = await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.end_need(${need!.id}, ${via})`;
    },
  ],
  [
    'reopen_need',
    async (hand) => {
      const need = await anyNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.reopen_need(${need!.id})`;
    },
  ],
  [
    'record_apprenticeship',
    async (hand) => {
      const need = await openNeed(hand);
      await asHer(hand, need!.young_person_id, hand.step.b);
      return hand.sql`select public.record_apprenticeship(${need!.id})`;
    },
  ],
  [
    'change_contact',
    async (hand) => {
      await hand.as(coordinator(hand));
      return hand.sql`select public.change_contact(${hand.world.ids[at(YOUNG, hand.step.a)]!}, ${hand.world.ids[at(['mette', 'kirsten', 'kui', 'teacher'], hand.step.b)]!}, 'Kender hende')`;
    },
  ],
  ['fill_opening', changeOpening('fill_opening')],
  ['free_opening', changeOpening('free_opening')],
  ['pause_opening', changeOpening('pause_opening')],
  ['resume_opening', changeOpening('resume_opening')],
  ['end_opening', changeOpening('end_opening')],
  [
    'save_opening',
    async (hand) => {
      const chosen = await opening(hand, hand.step.a);
      await hand.as(await owner(hand, chosen!.partner_id));
      return hand.sql`select public.save_opening(${chosen!.workplace_id}, ${chosen!.kind}, ${chosen!.title}, '{feje}', 'food_kitchen', opening_id => ${chosen!.id}, meet_who => 'Bente', meet_at => '08:00',
      pay_text => '85 kr.', seats => ${1 + (hand.step.b % 3)}, days => array(select ${at(hand.world.weeks, hand.step.c)}::date + g from generate_series(0, 4) g)::date[])`;
    },
  ],
  [
    'pause_partner',
    async (hand) => {
      const one = await partner(hand);
      await hand.as(hand.step.b % 2 ? hand.world.users.sekretariat : await owner(hand, one!.id));
      return hand.sql`select public.pause_partner(${one!.id}, public.today() + ${1 + (hand.step.c % 30)}::int)`;
    },
  ],
  ['resume_partner', partnerCommand('resume_partner')],
  ['end_partner', partnerCommand('end_partner')],
  ['suspend_partner', partnerCommand('suspend_partner')],
  ['renew_partner', partnerCommand('renew_partner')],
  ['a few days pass', pass],
  [
    'the next day at a host comes',
    async (hand) => {
      await hand.as(undefined);
      const day = await hand.pick(
        hand.sql`select (day - private.today())::int as ahead from public.placement_day where state = 'planned' and day > private.today() order by day`,
        0,
      );
      if (!day) return;
      return hand.sql`update private.clock set moved_by = moved_by + make_interval(days => ${day.ahead})`;
    },
  ],
  ['the worker runs', worker],
];

async function apply(hand: Hand): Promise<unknown> {
  const person = hand.world.ids[at(YOUNG, hand.step.a)]!;
  const kind = at(
    ['school_placement', 'school_placement', 'after_school_job', 'intro_job', 'apprenticeship', 'junior_apprenticeship', 'mentorship'],
    hand.step.b,
  );
  const chosen = await hand.sql`select id from public.opening where kind = ${kind} order by md5(title || ${hand.step.c % 5}) limit ${1 + (hand.step.c % 3)}`;
  const via = await asHer(hand, person, hand.step.b);
  return hand.sql`select public.apply(${person}, ${chosen.map((row) => row.id as string)}, array_fill(${at(hand.world.weeks, hand.step.c)}::date, array[3]), '{hands}', '', ${hand.step.b % 2 === 0}, true, null, ${via})`;
}
async function forward(hand: Hand): Promise<unknown> {
  const need = await hand.pick(hand.sql`select id from public.need n where status = 'with_coordinator' order by ${born(hand, 'need')}`, hand.step.a);
  if (!need) return;
  await hand.as(coordinator(hand));
  return hand.sql`select public.forward(${need.id})`;
}
async function offer(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'live');
  if (!application) return;
  const via = await asHost(hand, application.id, hand.step.b);
  const first = application.week ?? at(hand.world.weeks, hand.step.c);
  return hand.sql`select public.offer_place(${application.id}, array(select ${first}::date + g from generate_series(0, ${hand.step.c % 5}::int) g)::date[], null, null, public.today() + ${1 + (hand.step.c % 20)}::int, ${via})`;
}
async function handOn(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'live', 'offered');
  if (!application) return;
  const target = at(['coordinator', 'partner_in_network', 'company_consultant', 'fourth_party', null], hand.step.c);
  const near = target === 'partner_in_network' ? await opening(hand, hand.step.b) : undefined;
  const via = await asHost(hand, application.id, hand.step.b);
  return hand.sql`select public.hand_on(${application.id}, 'full', ${target}, ${(near?.id as string) ?? null}, ${at(['', 'Prøv naboen'], hand.step.b)}, ${via})`;
}
async function accept(hand: Hand): Promise<unknown> {
  const application = await inStatus(hand, 'offered');
  if (!application) return;
  const via = await asHer(hand, application.young_person_id, hand.step.b);
  return hand.sql`select public.accept_offer(${application.id}, ${via})`;
}
async function guardian(hand: Hand): Promise<unknown> {
  const need = await openNeed(hand);
  const named = await hand.sql`select 1 from public.guardian where young_person_id = ${need!.young_person_id} and stopped_at is null`;
  await hand.as(coordinator(hand));
  if (!named.length) return hand.sql`select public.name_guardian(${need!.young_person_id}, 'Mor', 'mor@lyngfjord.example', null, 'da', 'phone')`;
  return hand.sql`select public.record_guardian_answer(${need!.id}, ${at(['yes', 'yes', 'yes', 'no', 'call_me', 'not_my_child'], hand.step.b)}, 'phone')`;
}

async function completeDay(hand: Hand): Promise<unknown> {
  const day = await hand.pick(
    hand.sql`select id, application_id from public.placement_day a where state = 'planned' order by day, (select min(e.id) from public.event e where e.application_id = a.application_id)`,
    0,
  );
  if (!day) return;
  const via = await asHost(hand, day.application_id, hand.step.b);
  return hand.sql`select public.complete_day(${day.id}, ${at(['came', 'came', 'came', 'sick', 'did_not_come'], hand.step.c)}, ${via})`;
}
function changeOpening(command: string) {
  return async (hand: Hand): Promise<unknown> => {
    const chosen = await opening(hand, hand.step.a);
    await hand.as(await owner(hand, chosen!.partner_id));
    return hand.sql`select ${hand.sql(`public.${command}`)}(${chosen!.id})`.catch(rethrow);
  };
}
function partnerCommand(command: string) {
  return async (hand: Hand): Promise<unknown> => {
    const one = await partner(hand);
    await hand.as(hand.step.b % 2 ? hand.world.users.sekretariat : await owner(hand, one!.id));
    return hand.sql`select ${hand.sql(`public.${command}`)}(${one!.id})`.catch(rethrow);
  };
}
function rethrow(cause: unknown): never {
  throw cause;
}
async function pass(hand: Hand): Promise<unknown> {
  await hand.as(undefined);
  return hand.sql`update private.clock set moved_by = moved_by + make_interval(days => ${1 + (hand.step.a % 4)}::int)`;
}
async function worker(hand: Hand): Promise<unknown> {
  await hand.as(undefined);
  return hand.sql`select public.run_due_dates()`;
}

/** How often a command comes up: those that move a case on often, so that sequences get far; the rest once. */
const OFTEN: Record<string, number> = {
  apply: 10,
  forward: 10,
  decline_offer: 4,
  change_contact: 3,
  offer_place: 8,
  accept_offer: 8,
  complete_day: 8,
  hand_on: 6,
  record_guardian_answer: 5,
  name_guardian: 3,
  propose_own_place: 3,
  confirm_own_place: 3,
  invite_to_visit: 4,
  resume_partner: 4,
  resume_opening: 4,
  wake_need: 3,
  acknowledge_placement: 3,
  'a few days pass': 3,
  'the worker runs': 5,
  'the next day at a host comes': 8,
};

export const commands: readonly Command[] = every.flatMap((command) => Array.from({ length: OFTEN[command[0]] ?? 1 }, () => command));

/** What a step does when its own command has nothing to work on. */
export const mainPath: readonly Command[] = every.filter(([name]) =>
  [
    'apply',
    'forward',
    'offer_place',
    'accept_offer',
    'complete_day',
    'hand_on',
    'record_guardian_answer',
    'confirm_own_place',
    'acknowledge_placement',
  ].includes(name),
);
