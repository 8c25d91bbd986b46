import { z } from 'astro/zod';
import { addDays, daysBetween, mondayOf, weekNumber, weekYear } from '../dates.ts';
import { needFacts } from '../desks/need-facts.ts';
import { dutyDays } from '../needs/duty.ts';

/** The week of a placement round in the address: "2026-44". */
export const weekCode = (monday: string) => `${weekYear(monday)}-${String(weekNumber(monday)).padStart(2, '0')}`;

/** The Monday of "2026-44"; null when there is no such week. */
export function mondayOfCode(code: string): string | null {
  const found = /^(\d{4})-(\d{2})$/.exec(code);
  if (!found) return null;
  const [, year = '', week = ''] = found;
  // The fourth of January is always in week 1.
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return weekCode(monday) === code ? monday : null;
}

const text = z.string().nullable();

/** What `week_places` answers. */
export const weekPlaces = z.object({
  today: z.string(),
  monday: z.string(),
  days_off: z.array(z.string()),
  planning: z.array(z.object({ id: z.string(), name: z.string(), school: z.string(), goes: z.boolean(), other_weeks: z.array(z.string()) })),
  weeks: z.array(z.string()),
  classes: z.array(z.object({ id: text, name: text, school: text, pupils: z.number(), all: z.number(), some: z.number(), none: z.number() })),
  rows: z.array(
    z.object({
      id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      class: text,
      school: text,
      has_account: z.boolean(),
      duty: dutyDays.nullable(),
      has: z.enum(['all', 'some', 'none']),
      days_here: z.number(),
      /** Her class goes out this week; false for somebody who only has days of her own in it. */
      goes: z.boolean(),
      /** She is at a place now, whatever the kind. */
      under_way: z.boolean(),
      needs: z.array(needFacts),
    }),
  ),
});
export type WeekPlaces = z.infer<typeof weekPlaces>;
export type WeekPupil = WeekPlaces['rows'][number];

const day = z.object({
  id: z.string(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['planned', 'came', 'sick', 'did_not_come']),
  not_yet: z.boolean(),
  asked: z.boolean(),
  told_by_link: text,
});
export type WeekDay = z.infer<typeof day>;

/** What `placement_week` answers. */
export const placementWeek = z.object({
  today: z.string(),
  monday: z.string(),
  classes: z.array(z.object({ id: z.string(), name: z.string(), school: z.string() })),
  rows: z.array(
    z.object({
      young_person_id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      phone: text,
      class: text,
      school: text,
      emergency_name: text,
      emergency_phone: text,
      contact: z.string(),
      guardian: z.object({ name: z.string(), phone: text, email: text }).nullable(),
      placement_id: z.string(),
      status: z.string(),
      /** Place and time are told by the contact person alone. */
      via_contact: z.boolean(),
      place: text,
      address: text,
      host_name: text,
      host_phone: text,
      host_mail: text,
      days: z.array(day),
    }),
  ),
  without: z.array(
    z.object({
      young_person_id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      class: text,
      school: text,
      phone: text,
      duty: dutyDays.nullable(),
    }),
  ),
});
export type PlacementWeek = z.infer<typeof placementWeek>;
export type WeekPlacement = PlacementWeek['rows'][number];

export const weekSuggestion = z.object({
  need_id: z.string(),
  young_person_id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  class_name: text,
  opening_id: text,
  public_id: text,
  title: text,
  partner_name: text,
  km: z.number().nullable(),
  why: z.array(z.string()).nullable(),
});
export type WeekSuggestion = z.infer<typeof weekSuggestion>;

/** Days that have come and that nobody has told of, and those where the place said "not yet". */
export const isUnconfirmed = (one: WeekDay, today: string) => one.state === 'planned' && one.day <= today;

/** The day that a page about a week opens on: today, while the week runs; else its Monday. */
export function openDay(monday: string, today: string, chosen: string | null): string {
  const inWeek = (date: string) => daysBetween(monday, date) >= 0 && daysBetween(monday, date) < 5;
  if (chosen && /^\d{4}-\d{2}-\d{2}$/.test(chosen) && inWeek(chosen)) return chosen;
  return inWeek(today) ? today : monday;
}

/** The value of a box in the list, as the acts for many read it. */
export const boxOf = (pupil: WeekPupil) => `${pupil.id}${pupil.needs[0] ? `.${pupil.needs[0].id}` : ''}`;

/** Whom a place can be suggested to: she has not chosen, or it is her contact person's turn. */
export const canBeSuggestedTo = (pupil: WeekPupil) => pupil.needs.some(({ status }) => status === 'wishing' || status === 'with_coordinator');
