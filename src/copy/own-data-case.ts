import { quoteReasons } from './experience.ts';
import type { Voice } from './own-data-codes.ts';
import { comesWith } from './step-plans.ts';

/** What own-data.ts says to her, as a case officer reads it of her. Only what would speak to the reader stands here; all else is one and the same. */
export const ofHer: Voice = {
  titles: {
    'public.need': 'Det, den unge søger',
    'public.application': 'Steder, den unge har søgt',
    'public.suggestion': 'Forslag til den unge',
    'public.hand_over': 'Når et sted hjalp videre',
    'public.placement': 'Aftaler',
    'public.placement_day': 'Dage',
    'public.seat_hold': 'Pladser, der er holdt',
    'public.plan_step': 'Trin i forløbet',
    'public.need_meeting': 'Møder om forløbet',
    'public.check_in': 'Når vi spurgte, hvordan det går',
  },
  columns: {
    meet_who: 'Tager imod den unge',
    young_person_says: 'Den unge siger ja',
    own_answer: 'Den unges svar',
    own_answered_at: 'Den unge svarede',
    own_via: 'Den unge svarede på',
    interests: 'Det, den unge godt kan lide',
    own_words: 'Den unges egne ord',
    rank: 'Den unges ønske nummer',
    wish_weeks: 'Uger, den unge kan',
  },
  codes: {
    wishing: 'den unge vælger',
    with_coordinator: 'hos kontaktpersonen',
    visit: 'den unge er inviteret',
    ended_by_young_person: 'den unge stoppede',
    young_person: 'den unge',
    need: 'det, den unge søger',
  },
  codesOf: { first_day_company: comesWith, reason: quoteReasons, reasons: quoteReasons },
};
