import { z } from 'astro/zod';
import { guardianLanguages } from '../guardians/guardian.ts';
import { contactSchema } from '../staff/contact.ts';

/** What became of a link; the words of the database's `private.link_request`. */
export const linkStates = ['open', 'expired', 'renewed', 'replaced', 'ended', 'answered_yes', 'answered_no'] as const;
export type LinkState = (typeof linkStates)[number];

/** A link that answers no longer, and whom to call about it. Says nothing about the young person. */
export const linkSchema = z.object({
  who: z.enum(['guardian', 'host']),
  state: z.enum(linkStates),
  language: z.enum(guardianLanguages),
  contact: contactSchema,
});
export type Link = z.infer<typeof linkSchema>;
