import { z } from 'astro/zod';
import { branches, openingKinds } from '../../copy/kinds.ts';
import { placementStatuses } from '../placements/lifecycle.ts';
import { applicationStatuses } from './lifecycle.ts';

export const dayStates = ['offered', 'planned', 'came', 'sick', 'did_not_come'] as const;
export type DayState = (typeof dayStates)[number];

export const placementDaySchema = z.object({ id: z.string(), day: z.string(), from_time: z.string(), to_time: z.string(), state: z.enum(dayStates) });
export type PlacementDay = z.infer<typeof placementDaySchema>;

const placementSchema = z.object({
  id: z.string(),
  status: z.enum(placementStatuses),
  starts_on: z.string(),
  ends_on: z.string(),
  papers_due_on: z.string(),
  host_agreed: z.boolean(),
  school_agreed: z.boolean(),
  guardian_agreed: z.boolean(),
});
export type Placement = z.infer<typeof placementSchema>;

/** One wish of a need, as the young person reads it. */
export const applicationSchema = z.object({
  id: z.string(),
  status: z.enum(applicationStatuses),
  rank: z.number(),
  week: z.string().nullable(),
  reasons: z.array(z.string()),
  own_words: z.string(),
  may_call: z.boolean(),
  visit_on: z.string().nullable(),
  visit_at: z.string().nullable(),
  starts_on: z.string().nullable(),
  ended_at: z.string().nullable(),
  place: z.string(),
  own_place: z.boolean(),
  contact_name: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  opening: z
    .object({
      public_id: z.string(),
      title: z.string(),
      branch: z.enum(branches),
      meet_who: z.string(),
      clothes: z.string(),
      food: z.string(),
      bus: z.string(),
      hours_a_week: z.number().nullable(),
      outside_url: z.string().nullable(),
    })
    .nullable(),
  days: z.array(placementDaySchema),
  placement: placementSchema.nullable(),
});
export type Application = z.infer<typeof applicationSchema>;

/** An opening that she has picked and not yet applied for. */
export const pickedPlaceSchema = z.object({
  public_id: z.string(),
  id: z.string(),
  kind: z.enum(openingKinds),
  title: z.string(),
  branch: z.enum(branches),
  min_age: z.number(),
  place: z.string(),
  workplace: z.string(),
  town: z.string(),
  /** False when it has filled up or closed since she picked it. */
  is_open: z.boolean(),
  by_day: z.boolean(),
  starts_on: z.string().nullable(),
  outside_url: z.string().nullable(),
  weeks: z.array(z.object({ week: z.string(), free_days: z.number() })),
});
export type PickedPlace = z.infer<typeof pickedPlaceSchema>;
