import { z } from 'astro/zod';
import { ageOn } from '../dates.ts';
import { guardianSchema } from '../guardians/guardian.ts';
import { type Standing, schoolSituations } from '../kinds/rules.ts';

const colleague = z.object({ name: z.string(), title: z.string(), phone: z.string() });

export const contactSchema = colleague.extend({
  /** Last day of leave, while the contact person is away. */
  away_until: z.string().nullable(),
  deputy: colleague.nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

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

/** Who answers the phone today: the contact person, or the deputy while she is away. */
export function whoAnswers(contact: Contact): Pick<Contact, 'name' | 'title' | 'phone'> {
  return contact.away_until && contact.deputy ? contact.deputy : contact;
}

/** The name one says: "Mette" of "Mette Demosen". */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
