import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('the lawful moves of every lifecycle are the same in SQL and in TypeScript', async () => {
  const inSql = await database.sql`select lifecycle, command, from_status, to_status, actor::text from private.transition`;
  const here = [...needTransitions, ...applicationTransitions, ...placementTransitions, ...partnerTransitions, ...openingTransitions];
  expect(here.map(inOneLine).sort()).toEqual(inSql.map(inOneLine).sort());
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
] as const)('%s has the same words in SQL and in TypeScript', async (type, words) => {
  const inSql = await database.sql`select e.enumlabel from pg_enum e where e.enumtypid = ${`public.${type}`}::regtype order by e.enumsortorder`;
  expect(words).toEqual(inSql.map((row) => row.enumlabel));
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
