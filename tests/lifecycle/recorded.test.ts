import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NeedStatus } from '../../src/features/needs/lifecycle.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { arrangeNeed, arrangeOpening, arrangePartner, buildStages, days, type Flavour, type Sql, type Stage } from './arrange.ts';

// "Everything that anybody can answer, staff can record as given by phone, on paper or in person": each answer with its event and its receipt.

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

interface Recorded {
  /** The command of `private.transition`, or the fact beside one. */
  command: string;
  /** Who answered, and so who gets the receipt. */
  of: 'her' | 'place' | 'host' | 'guardian' | 'owner';
  by?: string;
  need?: NeedStatus;
  flavour?: Flavour;
  arrange?: (stage: Stage) => Promise<unknown>;
  record: (sql: Sql, stage: Stage, via: string | null) => Parameters<Stage['as']>[1] extends (sql: Sql) => infer R ? R : never;
}

const onTheDuty = (stage: Stage) => stage.sql`update public.need set is_duty = false where id = ${stage.case.need}`;
const closing = (stage: Stage) => stage.as('mette', (sql) => sql`select public.announce_close(${stage.case.need}, 'education')`);
const STEP = '00000000-0000-4000-8000-000000000571';
const askedStep = (stage: Stage) => stage.sql`insert into public.plan_step (id, placement_id, from_on, weekdays, from_time, to_time, asked_on)
  select ${STEP}, p.id, private.today() + 5, '{2}', '08:00', '12:00', private.today() from public.placement p where p.need_id = ${stage.case.need}`;
const job = async (stage: Stage) => {
  const [row] = await stage.as('bo', (sql) => sql`select public.open_need(${stage.case.person}, 'apprenticeship') as id`);
  stage.case.need = row!.id as string;
};

/** A week into the job; the case's day is the question then, and below the quote: what is answered. */
const askedHowItGoes = async (stage: Stage) => {
  await stage.wait(7);
  const [row] = await stage.sql`select id from public.check_in`;
  stage.case.day = row!.id as string;
};
const saysHowItWas = async (stage: Stage) => {
  await stage.look();
  const [row] = await stage.as('bo', (sql) => sql`select public.write_quote(${stage.case.placement}, 'Det var godt', '2026-11') as id`);
  stage.case.day = row!.id as string;
};

const answers: readonly Recorded[] = [
  {
    command: 'name_guardian',
    of: 'her',
    record: (sql, { case: its }, via) => sql`select public.name_guardian(${its.person}, 'Far', 'far@hjemme.example', via => ${via})`,
  },
  { command: 'open_need', of: 'her', record: (sql, { case: its }, via) => sql`select public.open_need(${its.person}, 'after_school_job', via => ${via})` },
  {
    command: 'apply',
    of: 'her',
    need: 'wishing',
    record: (sql, { case: its, world }, via) =>
      sql`select public.apply(${its.person}, ${[world.ids.play!]}, ${[world.weeks[1]!]}, need_id => ${its.need}, via => ${via})`,
  },
  {
    command: 'propose_own_place',
    of: 'her',
    need: 'wishing',
    record: (sql, stage, via) =>
      sql`select public.propose_own_place(${stage.case.need}, 'Salon Saksen', 'Signe', 'Torvet 3', ${days(stage, 2)}::date[], '09:00', '14:00', 'salon@saksen.example', null, ${via})`,
  },
  { command: 'accept_offer', of: 'her', need: 'offered', record: (sql, { case: its }, via) => sql`select public.accept_offer(${its.application}, ${via})` },
  { command: 'decline_offer', of: 'her', need: 'offered', record: (sql, { case: its }, via) => sql`select public.decline_offer(${its.application}, ${via})` },
  { command: 'want_other', of: 'her', need: 'with_partner', record: (sql, { case: its }, via) => sql`select public.want_other(${its.need}, ${via})` },
  { command: 'ask_for_call', of: 'her', record: (sql, { case: its }, via) => sql`select public.ask_for_call(${its.person}, via => ${via})` },
  {
    command: 'allow_call',
    of: 'her',
    need: 'with_partner',
    record: (sql, { case: its }, via) => sql`select public.allow_call(${its.application}, true, ${via})`,
  },
  { command: 'wake', of: 'her', need: 'resting', record: (sql, { case: its }, via) => sql`select public.wake_need(${its.need}, ${via})` },
  {
    command: 'object_to_close',
    of: 'her',
    need: 'with_coordinator',
    arrange: closing,
    record: (sql, { case: its }, via) => sql`select public.object_to_close(${its.need}, ${via})`,
  },
  {
    command: 'end_need',
    of: 'her',
    need: 'with_coordinator',
    arrange: onTheDuty,
    record: (sql, { case: its }, via) => sql`select public.end_need(${its.need}, ${via})`,
  },
  { command: 'reopen', of: 'her', need: 'ended_by_young_person', record: (sql, { case: its }, via) => sql`select public.reopen_need(${its.need}, ${via})` },
  {
    command: 'record_apprenticeship',
    of: 'her',
    arrange: job,
    record: (sql, { case: its }, via) => sql`select public.record_apprenticeship(${its.need}, ${via})`,
  },
  {
    command: 'message_written',
    of: 'her',
    need: 'with_coordinator',
    record: (sql, { case: its }, via) => sql`select public.write_message('Jeg kommer', ${its.need}, via => ${via}, said_by => 'young_person')`,
  },

  {
    command: 'answer',
    of: 'guardian',
    need: 'arranged',
    arrange: (stage) => stage.sql`insert into public.guardian (young_person_id, name, email) values (${stage.case.person}, 'Far', 'far@hjemme.example')`,
    record: (sql, { case: its }, via) => sql`select public.record_guardian_answer(${its.need}, 'yes', ${via})`,
  },

  {
    command: 'confirm_own_place',
    of: 'host',
    need: 'with_partner',
    flavour: 'own_place',
    record: (sql, { case: its }, via) => sql`select public.confirm_own_place(${its.application}, true, ${via})`,
  },
  {
    command: 'turn_down_own_place',
    of: 'host',
    need: 'with_partner',
    flavour: 'own_place',
    record: (sql, { case: its }, via) => sql`select public.confirm_own_place(${its.application}, false, ${via})`,
  },
  {
    command: 'invite_to_visit',
    of: 'place',
    need: 'with_partner',
    record: (sql, { case: its }, via) => sql`select public.invite_to_visit(${its.application}, public.today() + 1, '09:30', ${via})`,
  },
  {
    command: 'offer_place',
    of: 'place',
    need: 'with_partner',
    record: (sql, stage, via) => sql`select public.offer_place(${stage.case.application}, ${days(stage, 3)}::date[], via => ${via})`,
  },
  {
    command: 'hand_on',
    of: 'place',
    need: 'with_partner',
    record: (sql, { case: its }, via) => sql`select public.hand_on(${its.application}, 'full', 'coordinator', via => ${via})`,
  },
  {
    command: 'acknowledge',
    of: 'place',
    need: 'arranged',
    record: (sql, { case: its }, via) => sql`select public.acknowledge_placement(${its.placement}, 'host', ${via})`,
  },
  { command: 'complete_day', of: 'place', need: 'under_way', record: (sql, { case: its }, via) => sql`select public.complete_day(${its.day}, 'came', ${via})` },
  {
    command: 'complete_day',
    of: 'place',
    need: 'under_way',
    record: (sql, { case: its }, via) => sql`select public.complete_days(${[its.day]}, ${via})`,
  },
  {
    command: 'change_agreement',
    of: 'place',
    need: 'arranged',
    record: (sql, { case: its }, via) =>
      sql`select public.change_agreement(${its.placement}, '{Pakke brød}', 'Bagerstien 1', 'Bente', 'Bente', '12345678', 'Forklæde', '', '', ${via})`,
  },
  {
    command: 'complete_placement',
    of: 'place',
    need: 'under_way',
    flavour: 'job',
    record: (sql, { case: its }, via) => sql`select public.complete_placement(${its.placement}, false, ${via})`,
  },
  {
    command: 'cancel_by_host',
    of: 'place',
    need: 'arranged',
    record: (sql, { case: its }, via) => sql`select public.cancel_by_host(${its.placement}, 'cancelled_by_host', 'coordinator', via => ${via})`,
  },

  { command: 'report_sick', of: 'her', need: 'under_way', record: (sql, { case: its }, via) => sql`select public.report_sick(${its.day}, ${via})` },
  { command: 'not_here_yet', of: 'place', need: 'under_way', record: (sql, { case: its }, via) => sql`select public.not_here_yet(${its.day}, ${via})` },
  {
    command: 'report_incident',
    of: 'her',
    need: 'under_way',
    record: (sql, { case: its }, via) => sql`select public.report_incident(${its.placement}, ${via})`,
  },

  {
    command: 'answer_collaboration',
    of: 'place',
    need: 'fulfilled',
    record: (sql, { case: its }, via) => sql`select public.answer_collaboration(${its.placement}, 'well', 'yes', via => ${via})`,
  },
  {
    command: 'answer_check_in',
    of: 'her',
    need: 'under_way',
    flavour: 'job',
    arrange: askedHowItGoes,
    record: (sql, { case: its }, via) => sql`select public.answer_check_in(${its.day}, 'not_well', ${via})`,
  },
  {
    command: 'answer_check_in',
    of: 'place',
    need: 'under_way',
    flavour: 'job',
    arrange: askedHowItGoes,
    record: (sql, { case: its }, via) => sql`select public.answer_check_in_at_place(${its.day}, 'well', ${via})`,
  },
  {
    command: 'choose_destination',
    of: 'her',
    need: 'fulfilled',
    record: (sql, { case: its }, via) => sql`select public.choose_destination(${its.need}, 'education', ${via})`,
  },
  {
    command: 'take_back_quote',
    of: 'her',
    need: 'fulfilled',
    arrange: saysHowItWas,
    record: (sql, { case: its }, via) => sql`select public.take_back_quote(${its.day}, ${via})`,
  },
  {
    command: 'answer_quote',
    of: 'guardian',
    need: 'fulfilled',
    arrange: async (stage) => {
      await saysHowItWas(stage);
      await stage.sql`update public.quote set guardian_needed = true`;
      await stage.sql`insert into public.guardian (young_person_id, name, email) values (${stage.case.person}, 'Far', 'far@hjemme.example')`;
    },
    record: (sql, { case: its }, via) => sql`select public.record_quote_guardian(${its.day}, true, ${via})`,
  },
  {
    command: 'answer_step',
    of: 'her',
    need: 'under_way',
    arrange: askedStep,
    record: (sql, _, via) => sql`select public.answer_step(${STEP}, 'young_person', true, ${via})`,
  },
  {
    command: 'answer_step',
    of: 'place',
    need: 'under_way',
    arrange: askedStep,
    record: (sql, _, via) => sql`select public.answer_step(${STEP}, 'host', true, ${via})`,
  },
  {
    command: 'say_first_day',
    of: 'her',
    need: 'arranged',
    record: (sql, { case: its }, via) => sql`select public.say_first_day(${its.placement}, 'friend', via => ${via})`,
  },

  ...(
    [
      ['renew_partner', 'renewal_due', (sql: Sql, stage: Stage, via: string | null) => sql`select public.renew_partner(${stage.case.partner}, ${via})`],
      [
        'pause_partner',
        'active',
        (sql: Sql, stage: Stage, via: string | null) => sql`select public.pause_partner(${stage.case.partner}, public.today() + 20, ${via})`,
      ],
      ['resume_partner', 'paused', (sql: Sql, stage: Stage, via: string | null) => sql`select public.resume_partner(${stage.case.partner}, ${via})`],
      ['end_partner', 'active', (sql: Sql, stage: Stage, via: string | null) => sql`select public.end_partner(${stage.case.partner}, ${via})`],
    ] as const
  ).map(([command, from, record]): Recorded => ({ command, of: 'owner', by: 'sekretariat', arrange: (stage) => arrangePartner(stage, from), record })),
  ...(
    [
      ['publish_opening', 'draft', (sql: Sql, stage: Stage, via: string | null) => sql`select public.publish_opening(${stage.case.opening}, ${via})`],
      ['fill_opening', 'published', (sql: Sql, stage: Stage, via: string | null) => sql`select public.fill_opening(${stage.case.opening}, ${via})`],
      ['free_opening', 'full', (sql: Sql, stage: Stage, via: string | null) => sql`select public.free_opening(${stage.case.opening}, ${via})`],
      ['pause_opening', 'published', (sql: Sql, stage: Stage, via: string | null) => sql`select public.pause_opening(${stage.case.opening}, ${via})`],
      ['resume_opening', 'paused', (sql: Sql, stage: Stage, via: string | null) => sql`select public.resume_opening(${stage.case.opening}, ${via})`],
      ['end_opening', 'published', (sql: Sql, stage: Stage, via: string | null) => sql`select public.end_opening(${stage.case.opening}, ${via})`],
    ] as const
  ).map(([command, from, record]): Recorded => ({ command, of: 'owner', by: 'sekretariat', arrange: (stage) => arrangeOpening(stage, from), record })),
];

/** What is no answer: a beginning that only its own person can make, what the system does, and what other commands bring along. */
const noAnswer: Readonly<Record<string, string>> = {
  sign_up_partner: 'a company accepts the three commitments itself, signed in by its own mail',
  save_opening: 'a draft is written, not answered; what it is answered with is publish_opening',
  help_on: 'goes along with hand_on',
  send: 'goes along with hand_on or decline_offer',
  supersede: 'goes along with accept_offer',
  withdraw: 'goes along with want_other and end_need',
  start: 'by the date',
  complete: 'goes along with complete_day and complete_placement',
  interrupt: 'hers is end_need; a host’s is cancel_by_host; the contact person’s own is no answer of somebody else',
};

async function arrange(stage: Stage, one: Recorded): Promise<void> {
  if (one.need) await arrangeNeed(stage, one.need, one.flavour);
  await one.arrange?.(stage);
  const asked = stage.case.day;
  await stage.look();
  if (one.arrange === askedHowItGoes || /quote/.test(one.command)) stage.case.day = asked;
}

/** To whom a receipt goes, by what they answered as. */
const receipts = {
  her: ['recorded_for_you', 'bo@lyngfjord.example'],
  place: ['recorded_for_partner', 'bente@lyngfjord.example'],
  host: ['recorded_for_host', 'salon@saksen.example'],
  guardian: ['guardian_recorded', 'far@hjemme.example'],
  owner: ['recorded_for_partner', 'nova@lyngfjord.example'],
} as const;

/** Sends the call with a form's key. */
function keyed(sql: Sql, key: string): Sql {
  const call = (strings: TemplateStringsArray, ...values: never[]) => {
    const texts = [...strings];
    const end = texts[texts.length - 1]!;
    const closing = end.lastIndexOf(')');
    texts.splice(-1, 1, `${end.slice(0, closing)}, request_key => `, end.slice(closing));
    return sql(Object.assign(texts, { raw: texts }), ...values, key as never);
  };
  return Object.assign(call, sql) as unknown as Sql;
}

/** What is missing of a recorded answer; empty is what the promise says. */
async function missing(stage: Stage, one: Recorded, via: string): Promise<string[]> {
  await arrange(stage, one);
  const who = one.by ?? 'mette';
  const tooMuch: string[] = [];
  for (const wrong of ['link', 'system', null]) {
    const answer = await stage.sql
      .savepoint(() => stage.as(who, (sql) => one.record(sql, stage, wrong)))
      .then(
        () => 'went through',
        (thrown: Error) => thrown.message,
      );
    if (answer !== 'invalid_input') tooMuch.push(`${one.command} as ${wrong}: ${answer}`);
  }
  const key = randomUUID();
  const send = () => stage.as(who, (sql) => one.record(keyed(sql, key), stage, via));
  await send();
  const events = await stage.sql`select e.command from public.event e
    where e.channel = ${via}::public.channel and e.caller = ${stage.world.users[who]!} and e.actor in ('young_person', 'guardian', 'partner', 'host')`;
  const [template, to] = receipts[one.of];
  const sent = await stage.sql`select from private.outbox where template = ${template} and to_address = ${to}`;
  const said =
    one.of === 'host' || one.of === 'guardian'
      ? [{}]
      : await stage.sql`select from private.outbox where template = ${template} and to_address = ${to} and data ->> 'via' = ${via}`;
  const asked = () => stage.sql<{ n: number }[]>`select count(*)::int as n from private.outbox`;
  const [once] = await asked();
  // The same form, sent again when the minute has turned.
  await stage.sql`update private.clock set moved_by = moved_by + interval '61 seconds'`;
  await send();
  const [twice] = await asked();
  return [
    ...tooMuch,
    ...(once!.n === twice!.n ? [] : [`sent twice: ${twice!.n - once!.n} messages more`]),
    ...(events.some(({ command }) => command === one.command) ? [] : [`no event ${one.command} by ${who} ${via}: ${events.map(({ command }) => command)}`]),
    ...(sent.length > 0 ? [] : [`no receipt ${template} to ${to}`]),
    ...(said.length > 0 ? [] : ['the receipt does not say how']),
  ];
}

describe('recorded by staff', () => {
  test.each(answers.map((one, index) => [one.command, ['phone', 'paper', 'in_person'][index % 3]!, one] as const))(
    '%s (%s): event, caller and receipt',
    (_, via, one) =>
      play(async (stage) => {
        expect(await missing(stage, one, via)).toEqual([]);
      }),
  );

  test('nothing that they can answer is left out', async () => {
    const moves =
      await database.sql`select distinct t.command from private.transition t where t.actor in ('young_person', 'guardian', 'partner', 'host') and t.command <> 'open_need'`;
    const known = new Set([...answers.map(({ command }) => command), ...Object.keys(noAnswer)]);
    expect(moves.map(({ command }) => command as string).filter((command) => !known.has(command))).toEqual([]);
    // And every function that asks how something was said.
    const functions = await database.sql`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and 'via' = any (p.proargnames)`;
    const sources = answers.map(({ record }) => String(record)).join('\n');
    // The contact person's own, which can be done at somebody's word.
    const own = new Set(['interrupt_placement']);
    expect(functions.map(({ name }) => name as string).filter((name) => !own.has(name) && !sources.includes(`public.${name}(`))).toEqual([]);
  });

  test('the test sees a receipt that was forgotten, and an event without its way', () =>
    play(async (stage) => {
      await stage.sql`create or replace function private.tell_recorded(young_person_id uuid, need_id uuid, part public.actor, via public.channel, command text, request_key uuid, application_id uuid default null)
        returns void language sql as 'select'`;
      const one = answers.find(({ command }) => command === 'accept_offer')!;
      expect(await missing(stage, one, 'phone')).toEqual(['no receipt recorded_for_you to bo@lyngfjord.example', 'the receipt does not say how']);
      expect(
        (
          await missing(
            stage,
            {
              ...answers.find(({ command }) => command === 'ask_for_call')!,
              record: (sql, { case: its }) => sql`select public.ask_for_call(${its.person}, via => 'paper')`,
            },
            'phone',
          )
        ).join('\n'),
      ).toMatch(/no event ask_for_call/);
    }));
});

describe('counted', () => {
  test('one answer each, by how it came; for the secretariat alone', () =>
    play(async (stage) => {
      const count = async () => {
        const [row] = await stage.as('sekretariat', (sql) => sql`select public.answers_counted() as counted`);
        return row!.counted as { months: { ways: Record<string, number> }[]; contacts: { name: string | null; ways: Record<string, number> }[] };
      };
      const before = (await count()).months[0]!.ways['self'] ?? 0;
      await arrangeNeed(stage, 'offered');
      await stage.as('mette', (sql) => sql`select public.accept_offer(${stage.case.application}, 'phone')`);
      await stage.as('mette', (sql) => sql`select public.ask_for_call(${stage.case.person}, via => 'paper')`);
      const counted = await count();
      expect(counted.months).toHaveLength(12);
      // Bo applied and the bakery offered by themselves.
      expect(counted.months[0]!.ways).toEqual({ self: before + 2, phone: 1, paper: 1 });
      expect(counted.contacts.find(({ name }) => name === 'mette')!.ways).toEqual({ self: 2, phone: 1, paper: 1 });
      for (const who of ['mette', 'bo', 'bente', 'raadet', 'konsulent']) {
        expect(await stage.sql.savepoint(() => stage.as(who, (sql) => sql`select public.answers_counted()`)).catch((thrown: Error) => thrown.message)).toBe(
          'not_allowed',
        );
      }
    }));
});
