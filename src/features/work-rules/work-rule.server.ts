import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type Finding, findingSchema, flagsSchema, type WorkFlag, type WorkRule, workRuleSchema } from './work-rule.ts';

/** The rulebook: what holds today, and what is to come. */
export async function readWorkRules(db: Db): Promise<WorkRule[]> {
  return z.array(workRuleSchema).parse(await answer(db.rpc('work_rules')));
}

/** What the rulebook says of an opening, for the youngest whom it asks for. Throws `not_allowed` for somebody else's. */
export async function readOpeningFlags(db: Db, openingId: string): Promise<Finding[]> {
  return z.array(findingSchema).parse(await answer(db.rpc('opening_flags', { opening_id: openingId })));
}

/** What the rulebook warns of in a young person's offers and placements, and the adult whom each place named. */
export async function readWorkFlags(db: Db, youngPersonId: string): Promise<WorkFlag[]> {
  return flagsSchema.parse(await answer(db.rpc('work_flags', { young_person_id: youngPersonId })));
}
