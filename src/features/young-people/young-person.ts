import { z } from 'astro/zod';
import { ageOn } from '../dates.ts';
import { guardianSchema } from '../guardians/guardian.ts';
import { type Standing, schoolSituations } from '../kinds/rules.ts';
import { contactSchema } from '../staff/contact.ts';

/** A young person as she sees herself. */
export const youngPersonSchema = z.object({
  id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  birth_date: z.string(),
  situation: z.enum(schoolSituations),
  school: z.string().nullable(),
  class_name: z.string().nullable(),
  grade: z.number().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  emergency_name: z.string().nullable(),
  emergency_phone: z.string().nullable(),
  contact: contactSchema,
  guardian: guardianSchema.nullable(),
  /** When her contact person will have called, if she has asked for it. */
  call_due_on: z.string().nullable(),
});
export type YoungPerson = z.infer<typeof youngPersonSchema>;

/** What the rules by kind ask about her. */
export function standingOf(person: Pick<YoungPerson, 'birth_date' | 'situation' | 'grade'>, today: string): Standing {
  return { age: ageOn(person.birth_date, today), situation: person.situation, grade: person.grade };
}
