import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { standInSchema } from '../staff/contact.ts';

/** Languages in which a guardian may be asked; the database keeps the same list. Their words are in src/copy/guardian. */
export const guardianLanguages = ['da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro'] as const;
export type GuardianLanguage = (typeof guardianLanguages)[number];

/** The four answers on the guardian's page. */
export const guardianAnswers = ['yes', 'no', 'call_me', 'not_my_child'] as const;
export type GuardianAnswer = (typeof guardianAnswers)[number];

/** A guardian as the young person named them. */
export const guardianSchema = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.enum(guardianLanguages),
});
export type Guardian = z.infer<typeof guardianSchema>;

/** What a guardian reads behind the link. */
export const guardianPageSchema = z.object({
  first_name: z.string(),
  guardian_name: z.string(),
  language: z.enum(guardianLanguages),
  contact_name: z.string(),
  contact_title: z.string(),
  contact_phone: z.string(),
  stand_in: standInSchema.nullable(),
  kind: z.enum(openingKinds).nullable(),
  answer: z.enum(guardianAnswers).nullable(),
  answered_at: z.string().nullable(),
  can_change: z.boolean(),
  /** A place is arranged, so that there is an agreement to read. */
  has_agreements: z.boolean(),
  places: z.array(z.object({ name: z.string(), title: z.string().nullable(), days: z.array(z.string()).nullable() })),
});
export type GuardianPage = z.infer<typeof guardianPageSchema>;
