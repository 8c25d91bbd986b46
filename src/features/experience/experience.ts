import { z } from 'astro/zod';
import { checkInAnswers, destinations, dimensions, newIdeas, quoteReasons, takeInAgain, workedTogether } from '../../copy/experience.ts';
import { branches, openingKinds } from '../../copy/kinds.ts';
import { placementStatuses } from '../placements/lifecycle.ts';

/** The keys of a table of words, for zod. */
const oneOf = <T extends Record<string, unknown>>(words: T) => z.enum(Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]);
const text = z.string().nullable();

const reflectionAnswer = z.object({ words: z.string(), score: z.number().nullable() });

/** What she wrote before or after a placement. A question that she passed over has no answer. */
export const reflection = z.object({
  id: z.string(),
  moment: z.enum(['before', 'after']),
  new_ideas: oneOf(newIdeas).nullable(),
  shared: z.boolean(),
  written_on: z.string(),
  answers: z.partialRecord(z.enum(dimensions), reflectionAnswer),
});
export type Reflection = z.infer<typeof reflection>;

const tried = z.object({
  placement_id: z.string(),
  need_id: z.string(),
  kind: z.enum(openingKinds).nullable(),
  status: z.enum(placementStatuses),
  place: text,
  title: text,
  opening_public_id: text,
  branch: z.enum(branches).nullable(),
  postcode: text,
  starts_on: z.string(),
  ends_on: z.string(),
  ended_on: text,
  counts_days: z.boolean(),
  /** The days that somebody told of as come. */
  days_came: z.array(z.string()),
  /** It has ended, and she was there. */
  was_there: z.boolean(),
});

const ended = z.object({ need_id: z.string(), kind: z.enum(openingKinds).nullable(), destination: oneOf(destinations).nullable() });

const quoteState = {
  id: z.string(),
  words: z.string(),
  status: z.enum(['waiting', 'published', 'not_published']),
  reason: oneOf(quoteReasons).nullable(),
};

const ownPlacement = tried.extend({
  before: reflection.nullable(),
  after: reflection.nullable(),
  may_write_before: z.boolean(),
  may_quote: z.boolean(),
  quote: z.object({ ...quoteState, waits_for_guardian: z.boolean() }).nullable(),
  check_in: z.object({ id: z.string(), week: z.number(), answer: oneOf(checkInAnswers).nullable() }).nullable(),
});
/** A placement as something of her own, as `my_experience` answers. */
export type OwnPlacement = z.infer<typeof ownPlacement>;

const step = z.object({ id: z.string(), words: z.string(), suggested_by: text, accepted: z.boolean(), done: z.boolean() });
export type NextStep = z.infer<typeof step>;

export const myExperience = z.object({
  today: z.string(),
  quote_consent_version: z.string(),
  asks_guardian: z.boolean(),
  placements: z.array(ownPlacement),
  ended: z.array(ended),
  steps: z.array(step),
});
export type MyExperience = z.infer<typeof myExperience>;

const helpedPlacement = tried.extend({
  shared: z.array(reflection),
  quote: z.object({ ...quoteState, guardian_needed: z.boolean(), guardian_agreed: z.boolean(), first_name: z.string() }).nullable(),
  collaboration: z.object({ worked: oneOf(workedTogether), again: oneOf(takeInAgain) }).nullable(),
  check_ins: z.array(
    z.object({
      id: z.string(),
      week: z.number(),
      asked_on: z.string(),
      own_answer: oneOf(checkInAnswers).nullable(),
      host_answer: oneOf(checkInAnswers).nullable(),
    }),
  ),
});
export type HelpedPlacement = z.infer<typeof helpedPlacement>;

/** As those who may help her read it. */
export const pupilExperience = z.object({
  today: z.string(),
  placements: z.array(helpedPlacement),
  ended: z.array(ended),
  suggested: z.array(z.object({ words: z.string(), by: z.string(), taken: z.boolean() })),
});
export type PupilExperience = z.infer<typeof pupilExperience>;

export const certificate = tried.extend({
  first_name: z.string(),
  last_name: z.string(),
  today: z.string(),
  /** To read on the page, and no paper of it: she is reached through her contact person alone. */
  stays_here: z.boolean(),
  completed: z.boolean(),
  municipality: z.string(),
  tasks: z.array(z.string()),
  town: text,
  learnt: text,
  contact: z.object({ name: z.string(), title: z.string(), phone: z.string() }),
});
export type Certificate = z.infer<typeof certificate>;

/** Whom a link of a mail or SMS is about, and whom to call. */
const caller = {
  contact_name: z.string(),
  contact_title: z.string().optional(),
  contact_phone: z.string(),
  stand_in_name: z.string().optional(),
  stand_in_phone: z.string().optional(),
};
export const checkInPage = z.object({ part: z.enum(['young_person', 'host']), week: z.number(), first_name: z.string(), place: text, ...caller });
export type CheckInPage = z.infer<typeof checkInPage>;
export const collaborationPage = z.object({ place: text, starts_on: z.string(), ended_on: text, ...caller });
export type CollaborationPage = z.infer<typeof collaborationPage>;

export const collaborationCase = z.object({ placement_id: z.string(), worked: oneOf(workedTogether).nullable(), again: oneOf(takeInAgain).nullable() });
export const checkInCase = z.object({ check_in_id: z.string(), week: z.number(), answer: oneOf(checkInAnswers).nullable() });

/** A row of counts: `all` is null for one to four, `by` where a cell is that small. */
const counts = z.object({ all: z.number().nullable(), by: z.record(z.string(), z.number()).nullable() });
export const experienceFigures = z.object({
  reflections: z.array(z.object({ dimension: z.enum(dimensions), pairs: z.number().nullable(), before: z.number().nullable(), after: z.number().nullable() })),
  new_ideas: counts,
  destinations: counts,
  check_ins: counts,
  worked: counts,
  again: counts,
});
export type ExperienceFigures = z.infer<typeof experienceFigures>;
export type Counts = z.infer<typeof counts>;

/** How long she was there, in words: "3 dage" where days are told one by one, else null. */
export function daysInWords({ counts_days, days_came }: Pick<OwnPlacement, 'counts_days' | 'days_came'>): string | null {
  if (!counts_days) return null;
  return days_came.length === 1 ? '1 dag' : `${days_came.length} dage`;
}
