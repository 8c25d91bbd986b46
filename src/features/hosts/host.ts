import { z } from 'astro/zod';
import { standInSchema } from '../staff/contact.ts';

/** What a place that a young person found herself reads before it answers. */
export const hostPageSchema = z.object({
  first_name: z.string(),
  place: z.string(),
  contact_name: z.string().nullable(),
  address: z.string().nullable(),
  coordinator_name: z.string(),
  coordinator_title: z.string(),
  coordinator_phone: z.string(),
  stand_in: standInSchema.nullable(),
  school: z.string().nullable(),
  age: z.number(),
  days: z.array(z.object({ day: z.string(), from_time: z.string(), to_time: z.string() })).nullable(),
});
export type HostPage = z.infer<typeof hostPageSchema>;
