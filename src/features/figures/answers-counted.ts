import { z } from 'astro/zod';

/** How answers came: by themselves, by a link, or written down by staff. The keys are the database's `channel`. */
export const ways = ['self', 'link', 'phone', 'paper', 'in_person'] as const;
export type Way = (typeof ways)[number];

const counted = z.partialRecord(z.enum(ways), z.number());

export const answersCountedSchema = z.object({
  since: z.string(),
  months: z.array(z.object({ month: z.string(), ways: counted })),
  /** By contact person; null is what a partner says of itself. */
  contacts: z.array(z.object({ name: z.string().nullable(), ways: counted })),
});
export type AnswersCounted = z.infer<typeof answersCountedSchema>;

export const countOf = (of: Partial<Record<Way, number>>, way: Way): number => of[way] ?? 0;
export const totalOf = (of: Partial<Record<Way, number>>): number => ways.reduce((sum, way) => sum + countOf(of, way), 0);
