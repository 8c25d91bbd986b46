import { z } from 'astro/zod';

/** What a host reads before it tells of a day. */
export const arrivalPage = z.object({
  first_name: z.string(),
  place: z.string().nullable(),
  day: z.string(),
  from_time: z.string(),
  today: z.string(),
  not_yet: z.boolean(),
  contact_name: z.string(),
  contact_title: z.string(),
  contact_phone: z.string(),
});
export type ArrivalPage = z.infer<typeof arrivalPage>;

/** Something that has happened and is not finished. */
export const openIncident = z.object({
  task_id: z.string(),
  young_person_id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  staff: z.string(),
  phone: z.string(),
  since: z.string(),
  late: z.boolean(),
});
export type OpenIncident = z.infer<typeof openIncident>;
