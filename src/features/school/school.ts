import { z } from 'astro/zod';
import { needFacts } from '../desks/need-facts.ts';

const text = z.string().nullable();

const dayOut = z.object({
  day: z.string(),
  from: text,
  to: text,
  state: z.enum(['planned', 'came', 'sick', 'did_not_come']),
  place: text,
  phone: text,
  address: text,
});
export type DayOut = z.infer<typeof dayOut>;

/** A teacher's own class (`teacher_classes`): facts that are the coordinator's too, less what is between her and the pupil. */
export const teacherClass = z.object({
  id: z.string(),
  name: z.string(),
  school: z.string(),
  has_duty: z.boolean(),
  contact: z.object({ name: z.string(), title: z.string(), phone: z.string() }).nullable(),
  pupils: z.array(
    z.object({
      id: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      has_account: z.boolean(),
      need: needFacts.nullable(),
      out: z.array(dayOut),
    }),
  ),
});
export type TeacherClass = z.infer<typeof teacherClass>;

/** A class of a school leader's or coordinator's school, and who says yes for the school there (`school_classes`). */
export const schoolClass = z.object({
  id: z.string(),
  name: z.string(),
  grade: z.number(),
  school_id: z.string(),
  school: z.string(),
  delegated: z.boolean(),
  decided: z.object({ by: z.string(), on: z.string(), delegated: z.boolean(), whole_school: z.boolean() }).nullable(),
  pupils: z.number(),
});
export type SchoolClass = z.infer<typeof schoolClass>;

/** The days of one week, by the place: "Bageriet Surdejen: mandag-onsdag". */
export function placesOf(days: readonly DayOut[]): { place: string; phone: string | null; address: string | null; days: DayOut[] }[] {
  const places = new Map<string, { place: string; phone: string | null; address: string | null; days: DayOut[] }>();
  for (const day of days) {
    const place = day.place ?? 'et sted';
    const known = places.get(place) ?? { place, phone: day.phone, address: day.address, days: [] };
    known.days.push(day);
    places.set(place, known);
  }
  return [...places.values()];
}
