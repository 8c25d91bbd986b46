import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindRules, kindVerdict, schoolSituations } from '../../src/features/kinds/rules.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { buildStages, days, type Stage } from './arrange.ts';

type Kind = (typeof kindRules)[number]['kind'];
type Situation = (typeof schoolSituations)[number];

const AGES = Array.from({ length: 18 }, (_, place) => place + 12);
/** Grades that a person of this situation can stand with: pupils in 5 to 9, the others in none that a rule asks. */
const gradesOf = (situation: Situation): (number | null)[] => (situation === 'pupil' ? [5, 6, 7, 8, 9] : [null]);

interface Cell {
  age: number;
  grade: number | null;
  verdict: ReturnType<typeof kindVerdict>;
}
/** Every age and grade of a situation, with what the rule of the kind says of it. */
const cellsOf = (kind: Kind, situation: Situation): Cell[] =>
  AGES.flatMap((age) => gradesOf(situation).map((grade) => ({ age, grade, verdict: kindVerdict(kind, { age, situation, grade }) })));

/** The corners of every stretch of ages and grades that the rule treats alike: between them nothing that the rule asks changes. */
function cornersOf(kind: Kind, cells: readonly Cell[]): Cell[] {
  const rule = kindRules.find((one) => one.kind === kind)!;
  const wayOf = ({ age, verdict }: Cell) => [verdict, age < (rule.guardian_before_sent_under ?? 0), age < (rule.guardian_at_agreement_under ?? 0)].join();
  return cells.filter((cell) => {
    const alike = cells.filter((other) => wayOf(other) === wayOf(cell));
    const has = (age: number, grade: number | null) => alike.some((other) => other.age === age && other.grade === grade);
    const { age, grade } = cell;
    const endsInAge = !has(age - 1, grade) || !has(age + 1, grade);
    return endsInAge && (grade === null || !has(age, grade - 1) || !has(age, grade + 1));
  });
}

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  const stages = await buildStages(database);
  play = stages.play;
  const { sql } = database;
  const { ids } = stages.world;
  // One open place of every kind at the bakery, for whoever the rules let in: the age of the place itself is tried elsewhere.
  for (const { kind } of kindRules) {
    const [row] =
      await sql`insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, meet_at, ends_at, min_age, branch, paid, published_at)
      values (${ids.bakery_place!}, ${kind}, 'published', ${`Plads ${kind}`}, '{noget}', 'Bente', '08:00', '14:00', 12, 'food_kitchen', ${['after_school_job', 'intro_job', 'apprenticeship'].includes(kind)}, private.now()) returning id`;
    ids[`place_${kind}`] = row!.id as string;
    if (kind === 'school_placement') {
      await sql`insert into public.opening_seat (opening_id, day, seats) select ${row!.id}, ${stages.world.weeks[0]!}::date + d, 2 from generate_series(0, 4) d`;
    } else {
      await sql`insert into public.opening_seat (opening_id, seats) values (${row!.id}, 2)`;
    }
  }
});
afterAll(() => database.drop());

/** Somebody new, who signs in and says who she is: the real beginning. */
async function register(stage: Stage, age: number, situation: Situation, grade: number | null, kind: Kind): Promise<void> {
  const user = randomUUID();
  await stage.sql`insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values (${user}, 'authenticated', 'authenticated', ${`${user}@lyngfjord.example`}, now(), '{}', '{}', now(), now())`;
  stage.signIn('newcomer', user, await session(stage, user));
  const rows = await stage.as(
    'newcomer',
    (sql) => sql`select public.register_young_person('Ny', 'Prøvesen', (public.today() - ${age} * interval '1 year' - interval '40 days')::date, ${situation},
    ${situation === 'pupil' ? 'Friskolen' : null}, ${grade}, null, ${kind}) as person`,
  );
  stage.case.person = rows[0]!.person as string;
}
async function session(stage: Stage, user: string): Promise<string> {
  const id = randomUUID();
  await stage.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${id}, ${user}, now(), now())`;
  return id;
}

const refusal = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'done',
    (cause: postgres.PostgresError) => {
      if (!cause.code?.startsWith('PT')) throw cause;
      return `${cause.message}:${cause.hint ?? ''}`;
    },
  );
const status = async (stage: Stage) => (await stage.sql`select status::text from public.need where id = ${stage.case.need}`)[0]!.status as string;

const apply = (stage: Stage, kind: Kind) =>
  stage.as(
    'newcomer',
    (sql) =>
      sql`select public.apply(${stage.case.person}, ${[stage.id(`place_${kind}`)]}, ${kind === 'school_placement' ? [stage.world.weeks[0]!] : []}) as need`,
  );
const open = (stage: Stage, kind: Kind | null) => stage.as('newcomer', (sql) => sql`select public.open_need(${stage.case.person}, ${kind}) as need`);

/** From the application to the day on which it has become what it was for. */
async function toTheEnd(stage: Stage, kind: Kind, age: number): Promise<void> {
  const rule = kindRules.find((one) => one.kind === kind)!;
  const rows = await apply(stage, kind);
  stage.case.need = rows[0]!.need as string;
  await stage.look();
  const mustAsk = age < (rule.guardian_before_sent_under ?? 0);
  if (mustAsk) {
    expect(await status(stage), 'nobody has it before a guardian has said yes').toBe('with_coordinator');
    expect(await refusal(stage.as('sekretariat', (sql) => sql`select public.forward(${stage.case.need})`))).toBe('guardian_needed:');
  }
  if (age < Math.max(rule.guardian_before_sent_under ?? 0, rule.guardian_at_agreement_under ?? 0)) {
    await stage.as('newcomer', (sql) => sql`select public.name_guardian(${stage.case.person}, 'Mor', 'mor@lyngfjord.example')`);
    await stage.as('sekretariat', (sql) => sql`select public.record_guardian_answer(${stage.case.need}, 'yes', 'phone')`);
  }
  if ((await status(stage)) === 'with_coordinator') await stage.as('sekretariat', (sql) => sql`select public.forward(${stage.case.need})`);
  expect(await status(stage)).toBe('with_partner');
  await stage.as('bente', (sql) =>
    kind === 'school_placement'
      ? sql`select public.offer_place(${stage.case.application}, ${days(stage, 5)}::date[])`
      : sql`select public.offer_place(${stage.case.application}, starts_on => public.today() + 3, certificate => true)`,
  );
  await stage.as('newcomer', (sql) => sql`select public.accept_offer(${stage.case.application})`);
  await stage.look();
  // Her school is not of this municipality: what its leader said is written down.
  if (rule.school_approves) await stage.as('sekretariat', (sql) => sql`select public.acknowledge_placement(${stage.case.placement}, 'school', 'phone')`);
  const [papers] = await stage.sql`select status::text from public.placement where id = ${stage.case.placement}`;
  expect(papers!.status, 'everybody whom the rule names has agreed').toBe('ready');
  if (rule.ends_as === 'agreement_elsewhere') {
    await stage.as('newcomer', (sql) => sql`select public.record_apprenticeship(${stage.case.need})`);
    return;
  }
  const [ends] = await stage.sql`select to_char(ends_on, 'YYYY-MM-DD') as day from public.placement where id = ${stage.case.placement}`;
  await stage.until(ends!.day as string);
  if (rule.counts_days) {
    for (const { id } of await stage.sql`select id from public.placement_day where placement_id = ${stage.case.placement} order by day`)
      await stage.as('bente', (sql) => sql`select public.complete_day(${id}, 'came')`);
  } else {
    await stage.as('bente', (sql) => sql`select public.complete_placement(${stage.case.placement}, true)`);
  }
}

/** The way on for whoever cannot have this kind: her contact person has it, and it closes only with help that is named. */
async function withHelp(stage: Stage): Promise<void> {
  expect(await status(stage)).toBe('with_coordinator');
  const [who] =
    await stage.sql`select s.name from public.young_person y join public.staff_member s on s.id = y.contact_id and s.left_at is null where y.id = ${stage.case.person}`;
  expect(who, 'somebody has her').toBeDefined();
  await stage.as('sekretariat', (sql) => sql`select public.announce_close(${stage.case.need}, 'other_help', 'youth_guide')`);
  await stage.wait(14);
}

/** What each verdict leads to. A new verdict fails until it has a way on here. */
const ways: Record<ReturnType<typeof kindVerdict>, (stage: Stage, kind: Kind, age: number) => Promise<string>> = {
  may_apply: async (stage, kind, age) => {
    await toTheEnd(stage, kind, age);
    return 'fulfilled';
  },
  interest_and_link: async (stage, kind, age) => {
    await toTheEnd(stage, kind, age);
    return 'fulfilled';
  },
  too_young: async (stage, kind) => await dontKnow(stage, kind, 'too_young'),
  wrong_grade: async (stage, kind) => await dontKnow(stage, kind, 'wrong_grade'),
  coordinator_starts: async (stage, kind) => await dontKnow(stage, kind, 'coordinator_starts'),
  interest_to_consultant: async (stage, kind) => {
    expect(await refusal(apply(stage, kind))).toBe('not_for_you:interest_to_consultant');
    const rows = await open(stage, kind);
    stage.case.need = rows[0]!.need as string;
    expect(await stage.sql`select kind::text from public.task where need_id = ${stage.case.need}`).toMatchObject([{ kind: 'interest_elsewhere' }]);
    await withHelp(stage);
    return 'closed_with_help';
  },
};
async function dontKnow(stage: Stage, kind: Kind, verdict: string): Promise<string> {
  expect(await refusal(apply(stage, kind))).toBe(`not_for_you:${verdict}`);
  expect(await refusal(open(stage, kind))).toBe(`not_for_you:${verdict}`);
  const rows = await open(stage, null);
  stage.case.need = rows[0]!.need as string;
  await withHelp(stage);
  return 'closed_with_help';
}

const cases = kindRules.flatMap(({ kind }) => schoolSituations.map((situation) => [kind, situation] as const));

describe('every kind, at every age from 12 to 29 and in every grade, has a lawful end', () => {
  test.each(cases)('%s for %s', { timeout: 120_000 }, async (kind, situation) => {
    const unexpected: string[] = [];
    const cells = cellsOf(kind, situation);
    const said = await database.sql`select c.age, c.grade, private.kind_verdict(${kind}, c.age, ${situation}, c.grade) as verdict
      from unnest(${cells.map(({ age }) => age)}::int[], ${cells.map(({ grade }) => grade)}::int[]) with ordinality c (age, grade, place) order by c.place`;
    expect([...said]).toEqual(cells);
    for (const { age, grade, verdict } of cornersOf(kind, cells)) {
      await play(async (stage) => {
        await register(stage, age, situation, grade, kind);
        expect(await stage.sql`select private.grade_of(${stage.case.person}) as grade`).toEqual([{ grade }]);
        const end = await ways[verdict](stage, kind, age);
        if ((await status(stage)) !== end) unexpected.push(`${age} years, grade ${grade}: ${await status(stage)}`);
        const broken = await stage.sql`select law, subject from private.broken_laws()`;
        if (broken.length > 0) unexpected.push(`${age} years, grade ${grade}: ${JSON.stringify(broken)}`);
      });
    }
    expect(unexpected).toEqual([]);
  });
});

test('she may always say that she does not need it any more', async () => {
  await play(async (stage) => {
    await register(stage, 17, 'no_school', null, 'after_school_job');
    const rows = await open(stage, null);
    stage.case.need = rows[0]!.need as string;
    await stage.as('newcomer', (sql) => sql`select public.end_need(${stage.case.need})`);
    expect(await status(stage)).toBe('ended_by_young_person');
  });
});

test('a rule that leads nowhere is found', async () => {
  const [row] = await database.sql`select pg_get_functiondef('public.open_need'::regproc) as source`;
  const source = row!.source as string;
  expect(source).toContain("'too_young', 'wrong_grade'");
  await database.sql.unsafe(source.replace('if kind is not null then', "if kind is null then perform private.fail('not_for_you'); else"));
  try {
    await expect(
      play(async (stage) => {
        await register(stage, 12, 'pupil', 6, 'after_school_job');
        await ways.too_young(stage, 'after_school_job', 12);
      }),
    ).rejects.toThrow(/not_for_you/);
  } finally {
    await database.sql.unsafe(source);
  }
});
