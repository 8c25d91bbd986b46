import { afterAll, beforeAll, expect, test } from 'vitest';
import * as desk from '../../src/copy/desks.ts';
import { branches, interests, openingKinds } from '../../src/copy/kinds.ts';
import * as partner from '../../src/copy/partner.ts';
import { applicationStatuses, applicationTransitions } from '../../src/features/applications/lifecycle.ts';
import { kindRules, kindVerdict, schoolSituations } from '../../src/features/kinds/rules.ts';
import { actors, channels } from '../../src/features/lifecycle.ts';
import { needStatuses, needTransitions } from '../../src/features/needs/lifecycle.ts';
import { openingStatuses, openingTransitions } from '../../src/features/openings/lifecycle.ts';
import { partnerStatuses, partnerTransitions } from '../../src/features/partners/lifecycle.ts';
import { placementStatuses, placementTransitions } from '../../src/features/placements/lifecycle.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const inOneLine = (row: object) => Object.values(row).join(' | ');

/** Moves that stand in one of the two lists only. */
async function differentMoves(): Promise<string[]> {
  const inSql = (await database.sql`select lifecycle, command, from_status, to_status, actor::text from private.transition`).map(inOneLine);
  const here = [...needTransitions, ...applicationTransitions, ...placementTransitions, ...partnerTransitions, ...openingTransitions].map(inOneLine);
  return [...here.filter((move) => !inSql.includes(move)), ...inSql.filter((move) => !here.includes(move))].sort();
}

test('the lawful moves of every lifecycle are the same in SQL and in TypeScript, row by row', async () => {
  expect(await differentMoves()).toEqual([]);
  expect(needTransitions.length).toBeGreaterThan(60);
});

test('a move that was changed in SQL alone is found', async () => {
  await database.sql`update private.transition set to_status = 'resting' where lifecycle = 'need' and command = 'reopen' and from_status = 'fulfilled' and actor = 'coordinator'`;
  expect(await differentMoves()).toEqual(['need | reopen | fulfilled | resting | coordinator', 'need | reopen | fulfilled | with_coordinator | coordinator']);
  await database.sql`update private.transition set to_status = 'with_coordinator' where to_status = 'resting' and command = 'reopen'`;
});

test.each([
  ['need_status', needStatuses],
  ['application_status', applicationStatuses],
  ['placement_status', placementStatuses],
  ['partner_status', partnerStatuses],
  ['opening_status', openingStatuses],
  ['actor', actors],
  ['channel', channels],
  ['school_situation', schoolSituations],
  ['opening_kind', openingKinds],
  ['branch', branches],
  ['interest', interests],
] as const)('%s has the same words in SQL and in TypeScript', async (type, words) => {
  const inSql = await database.sql`select e.enumlabel from pg_enum e where e.enumtypid = ${`public.${type}`}::regtype order by e.enumsortorder`;
  expect(words).toEqual(inSql.map((row) => row.enumlabel));
});

test.each([
  ['application_status', [desk.applicationStates]],
  ['placement_status', [desk.placementStates, partner.placementStatusWords]],
  ['placement_day_state', [desk.dayStates, partner.dayStateWords]],
  ['partner_status', [desk.partnerStates, partner.partnerStatusWords]],
  ['opening_status', [desk.openingStates, partner.openingStatusWords]],
  ['hand_over_reason', [desk.handOverReasons]],
  ['hand_over_target', [desk.handOverTargets]],
  ['guardian_answer', [desk.guardianAnswers]],
  ['rest_reason', [desk.restReasons]],
  ['close_outcome', [desk.closeOutcomes]],
  ['close_receiver', [desk.closeReceivers]],
  ['task_kind', [desk.taskKinds]],
  ['channel', [desk.channelNames]],
  ['school_situation', [desk.situations]],
  ['partner_form', [desk.partnerForms]],
] as const)('every %s has its words in Danish, wherever it is shown', async (type, tables) => {
  const inSql = await database.sql`select e.enumlabel from pg_enum e where e.enumtypid = ${`public.${type}`}::regtype order by e.enumlabel`;
  for (const table of tables) {
    expect(Object.keys(table).sort()).toEqual(inSql.map((row) => row.enumlabel));
    // Words, not codes; an empty one is a choice of its own (nothing is said).
    expect(Object.values(table).filter((words) => /_/.test(String(words)))).toEqual([]);
  }
});

test('the rules by kind are the same in SQL and in TypeScript', async () => {
  const inSql = await database.sql`select r.kind, to_json(r.situations) as situations, r.min_age, r.min_grade, r.max_grade, r.desk, r.coordinator_starts,
    r.guardian_before_sent_under, r.guardian_at_agreement_under, r.school_approves, r.counts_days, r.paper, r.insured_by, r.ends_as
    from private.kind_rule r order by r.kind`;
  expect(kindRules).toEqual(inSql.map((row) => ({ ...row })));
});

test('every kind means the same for every age, situation and grade', async () => {
  const inSql = await database.sql`
    select r.kind, a as age, s as situation, g as grade, private.kind_verdict(r.kind, a, s, g) as verdict
    from private.kind_rule r, generate_series(10, 29) a, unnest(enum_range(null::public.school_situation)) s,
      unnest(array[null, 5, 6, 7, 8, 9, 10]) g`;
  const different = inSql.filter((row) => kindVerdict(row.kind, { age: row.age, situation: row.situation, grade: row.grade }) !== row.verdict);
  expect(different).toEqual([]);
  expect(inSql.length).toBe(7 * 20 * 5 * 7);
});

test('a rule by kind that was changed in SQL alone is found', async () => {
  await database.sql`update private.work_rule set amount = 14 where code = 'youngest' and 'intro_job' = any (kinds)`;
  const [row] = await database.sql`select private.kind_verdict('intro_job', 13, 'no_school', null) as verdict`;
  expect(row?.['verdict']).not.toBe(kindVerdict('intro_job', { age: 13, situation: 'no_school', grade: null }));
  await database.sql`update private.work_rule set amount = 13 where code = 'youngest' and 'intro_job' = any (kinds)`;
});
