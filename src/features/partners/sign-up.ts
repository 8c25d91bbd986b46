import { z } from 'astro/zod';
import { branches } from '../../copy/kinds.ts';
import { partnerForms, sizeBands } from '../../copy/partner-words.ts';

/** What a company has written so far while it signs up. Kept with the company, in a sealed cookie, until it is sent. */
export const signUpSchema = z.object({
  /** The same for every try to send this sign-up: sent twice, it is one. */
  key: z.uuid(),
  company: z.object({ cvr: z.string(), pUnit: z.string().nullable(), name: z.string(), form: z.enum(partnerForms) }).nullable(),
  work: z.object({ branches: z.array(z.enum(branches)), size: z.enum(sizeBands), about: z.string() }).nullable(),
  place: z.object({ street: z.string(), postcode: z.string(), bus: z.string() }).nullable(),
  contact: z.object({ name: z.string(), title: z.string(), phone: z.string() }).nullable(),
  promises: z.object({ days: z.number() }).nullable(),
  /** The partner that brought them, from the address they came by. */
  recommendedBy: z.string().nullable(),
});
export type SignUp = z.infer<typeof signUpSchema>;

export const emptySignUp = (key: string): SignUp => ({ key, company: null, work: null, place: null, contact: null, promises: null, recommendedBy: null });

/** The steps in order; the last look is the sixth. */
export const signUpSteps = ['virksomhed', 'arbejde', 'sted', 'kontakt', 'loefter', 'tjek'] as const;
export type SignUpStepName = (typeof signUpSteps)[number];

const partOfStep = { virksomhed: 'company', arbejde: 'work', sted: 'place', kontakt: 'contact', loefter: 'promises' } as const;

/** The first step that is not filled in before the given one; null when all are. Nobody is let past what is missing. */
export function firstMissing(signUp: SignUp, before: SignUpStepName): SignUpStepName | null {
  const earlier = signUpSteps.slice(0, signUpSteps.indexOf(before));
  return earlier.find((step) => step !== 'tjek' && signUp[partOfStep[step]] === null) ?? null;
}
