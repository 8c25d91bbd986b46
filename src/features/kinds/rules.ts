import type { OpeningKind } from '../../copy/kinds.ts';

/** Where a young person stands with school; the same words as the database's `school_situation`. */
export const schoolSituations = ['pupil', 'tenth_grade', 'fgu', 'youth_education', 'no_school'] as const;
export type SchoolSituation = (typeof schoolSituations)[number];

export type Desk = 'coordinator' | 'job_desk' | 'kui' | 'consultant';

/** What holds for one kind of place. The rows are those of `private.kind_rule`; a test compares them one by one. */
export interface KindRule {
  readonly kind: OpeningKind;
  readonly situations: readonly SchoolSituation[];
  readonly min_age: number | null;
  readonly min_grade: number | null;
  readonly max_grade: number | null;
  readonly desk: Desk;
  readonly coordinator_starts: boolean;
  /** Under this age a guardian says yes before a partner sees anything. */
  readonly guardian_before_sent_under: number | null;
  /** Under this age a guardian says yes before the placement is ready; 99 is any age. */
  readonly guardian_at_agreement_under: number | null;
  readonly school_approves: boolean;
  readonly counts_days: boolean;
  readonly paper: 'praktikaftale' | 'ansaettelsesbevis' | 'laerepladsen' | 'none';
  readonly insured_by: 'state_scheme' | 'employer' | 'none';
  readonly ends_as: 'days_done' | 'school_year' | 'in_job' | 'agreement_elsewhere' | 'contact_made';
}

const pupil = ['pupil'] as const;

export const kindRules: readonly KindRule[] = [
  {
    kind: 'school_placement',
    situations: pupil,
    min_age: null,
    min_grade: 7,
    max_grade: 9,
    desk: 'coordinator',
    coordinator_starts: false,
    guardian_before_sent_under: null,
    guardian_at_agreement_under: 18,
    school_approves: true,
    counts_days: true,
    paper: 'praktikaftale',
    insured_by: 'state_scheme',
    ends_as: 'days_done',
  },
  {
    kind: 'extended_placement',
    situations: pupil,
    min_age: null,
    min_grade: 7,
    max_grade: 9,
    desk: 'coordinator',
    coordinator_starts: true,
    guardian_before_sent_under: null,
    guardian_at_agreement_under: 18,
    school_approves: true,
    counts_days: true,
    paper: 'praktikaftale',
    insured_by: 'state_scheme',
    ends_as: 'days_done',
  },
  {
    kind: 'junior_apprenticeship',
    situations: pupil,
    min_age: null,
    min_grade: 8,
    max_grade: 9,
    desk: 'coordinator',
    coordinator_starts: false,
    guardian_before_sent_under: null,
    guardian_at_agreement_under: 99,
    school_approves: true,
    counts_days: false,
    paper: 'praktikaftale',
    insured_by: 'state_scheme',
    ends_as: 'school_year',
  },
  {
    kind: 'intro_job',
    situations: schoolSituations,
    min_age: 13,
    min_grade: null,
    max_grade: null,
    desk: 'job_desk',
    coordinator_starts: false,
    guardian_before_sent_under: 15,
    guardian_at_agreement_under: 18,
    school_approves: false,
    counts_days: false,
    paper: 'ansaettelsesbevis',
    insured_by: 'employer',
    ends_as: 'in_job',
  },
  {
    kind: 'after_school_job',
    situations: schoolSituations,
    min_age: 13,
    min_grade: null,
    max_grade: null,
    desk: 'job_desk',
    coordinator_starts: false,
    guardian_before_sent_under: 15,
    guardian_at_agreement_under: 18,
    school_approves: false,
    counts_days: false,
    paper: 'ansaettelsesbevis',
    insured_by: 'employer',
    ends_as: 'in_job',
  },
  {
    kind: 'apprenticeship',
    situations: schoolSituations,
    min_age: 15,
    min_grade: null,
    max_grade: null,
    desk: 'kui',
    coordinator_starts: false,
    guardian_before_sent_under: null,
    guardian_at_agreement_under: 18,
    school_approves: false,
    counts_days: false,
    paper: 'laerepladsen',
    insured_by: 'employer',
    ends_as: 'agreement_elsewhere',
  },
  {
    kind: 'mentorship',
    situations: schoolSituations,
    min_age: 13,
    min_grade: null,
    max_grade: null,
    desk: 'kui',
    coordinator_starts: false,
    guardian_before_sent_under: 15,
    guardian_at_agreement_under: null,
    school_approves: false,
    counts_days: false,
    paper: 'none',
    insured_by: 'none',
    ends_as: 'contact_made',
  },
];

const ruleOfKind = new Map(kindRules.map((rule) => [rule.kind, rule]));

/** The rule of a kind. */
export function ruleOf(kind: OpeningKind): KindRule {
  const rule = ruleOfKind.get(kind);
  if (!rule) throw new RangeError(`No rule for ${kind}`);
  return rule;
}

/** What a kind means for one person. Each verdict has a way on. */
export const kindVerdicts = ['may_apply', 'interest_and_link', 'coordinator_starts', 'too_young', 'wrong_grade', 'interest_to_consultant'] as const;
export type KindVerdict = (typeof kindVerdicts)[number];

export interface Standing {
  readonly age: number;
  readonly situation: SchoolSituation;
  /** Klassetrin; null for those who are in no class. */
  readonly grade: number | null;
}

/**
 * What a kind means for somebody of this age, situation and grade: the twin of `private.kind_verdict`.
 *
 *     kindVerdict('after_school_job', { age: 12, situation: 'pupil', grade: 6 }) // 'too_young'
 */
export function kindVerdict(kind: OpeningKind, { age, situation, grade }: Standing): KindVerdict {
  const rule = ruleOf(kind);
  if (!rule.situations.includes(situation)) return 'interest_to_consultant';
  if (rule.min_age !== null && age < rule.min_age) return 'too_young';
  if (situation === 'pupil' && grade !== null) {
    if (rule.min_grade !== null && grade < rule.min_grade) return 'wrong_grade';
    if (rule.max_grade !== null && grade > rule.max_grade) return 'wrong_grade';
  }
  if (rule.coordinator_starts) return 'coordinator_starts';
  return kind === 'apprenticeship' ? 'interest_and_link' : 'may_apply';
}

/** When a guardian is asked for this kind at this age: before a partner sees anything, at the agreement, or not at all. */
export function guardianMoment(kind: OpeningKind, age: number): 'before_sent' | 'at_agreement' | null {
  const rule = ruleOf(kind);
  if (rule.guardian_before_sent_under !== null && age < rule.guardian_before_sent_under) return 'before_sent';
  if (rule.guardian_at_agreement_under !== null && age < rule.guardian_at_agreement_under) return 'at_agreement';
  return null;
}
