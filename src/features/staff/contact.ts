import { z } from 'astro/zod';

const colleague = z.object({ name: z.string(), title: z.string(), phone: z.string() });

/** Who answers while the contact person is away. */
export const standInSchema = colleague.extend({
  /** Last day of the leave; null while nobody knows. */
  until: z.string().nullable(),
});
export type StandIn = z.infer<typeof standInSchema>;

/** A contact person as everybody may call: the database's `private.contact_of`. */
export const contactSchema = colleague.extend({
  /** Null while the contact person is at work. */
  stand_in: standInSchema.nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Who answers the phone today: the contact person, or whoever stands in. */
export function whoAnswers(contact: Contact): Pick<Contact, 'name' | 'title' | 'phone'> {
  return contact.stand_in ?? contact;
}

/** The name one says: "Mette" of "Mette Demosen". */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
