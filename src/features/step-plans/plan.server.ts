import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type MeetingDay, meetingSchema, type Plan, planSchema } from './plan.ts';

/** The plans of these placements, those that the caller may see, by placement. */
export async function readPlans(db: Db, placementIds: readonly string[]): Promise<Map<string, Plan>> {
  if (placementIds.length === 0) return new Map();
  const plans = z.array(planSchema).parse(await answer(db.rpc('plans_of', { placement_ids: [...placementIds] })));
  return new Map(plans.map((plan) => [plan.placement_id, plan]));
}

/** The meetings around her longer placement, also before there is a place. */
export async function readMeetings(db: Db, youngPersonId?: string): Promise<MeetingDay[]> {
  return z.array(meetingSchema).parse(await answer(db.rpc('meetings_of', youngPersonId ? { young_person_id: youngPersonId } : {})));
}
