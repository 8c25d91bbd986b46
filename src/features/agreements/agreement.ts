import { z } from 'astro/zod';
import { type OpeningKind, openingKinds } from '../../copy/kinds.ts';
import { ruleOf } from '../kinds/rules.ts';
import { placementStatuses } from '../placements/lifecycle.ts';
import { contactSchema } from '../staff/contact.ts';
import { workRuleSchema } from '../work-rules/work-rule.ts';

/** The agreement about a placement, as one reader gets it: the database's `private.agreement_sheet`. */

export const agreementReaders = ['young_person', 'guardian', 'host', 'staff'] as const;
export type AgreementReader = (typeof agreementReaders)[number];

export const agreementParties = ['host', 'school', 'guardian'] as const;
export type AgreementParty = (typeof agreementParties)[number];

export const riskQuestions = ['machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol'] as const;
export type Risk = (typeof riskQuestions)[number];

export const sheetSchema = z.object({
  placement_id: z.string(),
  reader: z.enum(agreementReaders),
  today: z.string(),
  /** True when it may be read here and not taken along: no file, no print ("kun gennem kontaktpersonen"). */
  stays_here: z.boolean(),
  version: z.number(),
  status: z.enum(placementStatuses),
  kind: z.enum(openingKinds),
  paper: z.enum(['praktikaftale', 'ansaettelsesbevis']),
  changed_on: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  school: z.string().nullable(),
  /** Where: what may be shown of it to this reader. A null address is asked of the contact person. */
  place: z.object({ name: z.string(), address: z.string().nullable() }),
  tasks: z.array(z.string()),
  starts_on: z.string(),
  ends_on: z.string(),
  days: z.array(z.object({ day: z.string(), from_time: z.string(), to_time: z.string() })),
  /** The days as they were agreed, also those that fell away. */
  agreed_days: z.array(z.string()),
  from_time: z.string().nullable(),
  to_time: z.string().nullable(),
  days_a_week: z.number().nullable(),
  hours_a_week: z.number().nullable(),
  meet_who: z.string(),
  contact_name: z.string(),
  contact_phone: z.string().nullable(),
  clothes: z.string(),
  food: z.string(),
  transport: z.string(),
  /** Null where the place was never asked the five questions. */
  risks: z.array(z.enum(riskQuestions)).nullable(),
  /** The rows of the rulebook that hold for her and this work on the first day. */
  rules: z.array(workRuleSchema),
  responsible_adult: z.string(),
  pay_text: z.string(),
  contact: contactSchema,
  emergency_name: z.string().nullable(),
  emergency_phone: z.string().nullable(),
  her_phone: z.string().nullable(),
  /** Who goes along on the first day, in words, where that has been settled. */
  first_day_with: z.string().nullish(),
  /** Whether the law's letter to the parents belongs to it: 9th grade is not finished. */
  goes_home: z.boolean(),
  /** Every party whose yes is asked; `at` is null while it is missing. */
  yes: z.array(z.object({ party: z.enum(agreementParties), at: z.string().nullable(), via: z.string().nullable(), by: z.string().nullable() })),
  missing: z.array(z.enum(agreementParties)),
  papers_due_on: z.string(),
  /** The first day, when the state's insurance waits for what is missing: host and staff only. */
  insured_before: z.string().nullable(),
  /** What this reader may put right now. */
  may_change: z.enum(['nothing', 'practical', 'all']),
});
export type AgreementSheet = z.infer<typeof sheetSchema>;

/** The same on a signed-in person's page. */
export const agreementPageSchema = sheetSchema.extend({
  application_id: z.string(),
  need_id: z.string(),
  young_person_id: z.string().nullable(),
  may_help: z.boolean(),
  /** The reader's own yes is missing: the workplace's, or the school's. */
  may_say_yes: z.boolean(),
});
export type AgreementPage = z.infer<typeof agreementPageSchema>;

/** The same behind the link of a place that she found. */
export const hostAgreementSchema = sheetSchema.extend({ may_say_yes: z.boolean(), may_write_tasks: z.boolean() });
export type HostAgreement = z.infer<typeof hostAgreementSchema>;

/** Whether the agreement of a placement of this kind stands here: a læreplads has its own at lærepladsen.dk, a mentor none. */
export const hasAgreement = (kind: OpeningKind | null): boolean => kind !== null && ['praktikaftale', 'ansaettelsesbevis'].includes(ruleOf(kind).paper);

/** What can be read and taken along: the agreement, the letter to the parents, the list of what to remember. */
export const paperNames = ['aftale', 'brev', 'huskeliste'] as const;
export type PaperName = (typeof paperNames)[number];

/** Which of them a reader has. The letter is for home; a guardian packs no bag. */
export function papersOf({ reader, goes_home }: Pick<AgreementSheet, 'reader' | 'goes_home'>): PaperName[] {
  return paperNames.filter((name) =>
    name === 'brev' ? goes_home && (reader === 'guardian' || reader === 'staff') : name === 'huskeliste' ? reader !== 'guardian' : true,
  );
}

/** Whether the agreement still holds: days ahead or under way. */
export const holds = ({ status }: Pick<AgreementSheet, 'status'>) => status !== 'cancelled' && status !== 'interrupted';
