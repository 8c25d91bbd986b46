import { byDays } from './commands-days.ts';
import { byDesks } from './commands-desks.ts';
import { byPartners } from './commands-partners.ts';
import { byPlans } from './commands-plans.ts';
import { byStaff } from './commands-staff.ts';
import { byTime } from './commands-time.ts';
import { byYoung } from './commands-young.ts';
import type { Command } from './hand.ts';

/** Every command that people and the clock can call. */
const every: readonly Command[] = [...byYoung, ...byPartners, ...byDesks, ...byDays, ...byPlans, ...byStaff, ...byTime];

/** How often a command comes up: those that move a case on often, so that sequences get far; the rest once. */
const OFTEN: Record<string, number> = {
  apply: 8,
  forward: 10,
  offer_place: 8,
  'offer_place: fixed days': 3,
  propose_step: 3,
  answer_step: 6,
  accept_offer: 8,
  complete_day: 8,
  hand_on: 6,
  decline_offer: 4,
  invite_to_visit: 4,
  record_guardian_answer: 3,
  propose_own_place: 3,
  confirm_own_place: 3,
  acknowledge_placement: 3,
  change_contact: 3,
  wake_need: 2,
  resume_partner: 3,
  resume_opening: 3,
  announce_close: 2,
  'a few days pass': 4,
  'the worker runs': 6,
  'the next day at a host comes': 8,
};

export const commands: readonly Command[] = every.flatMap((command) => Array.from({ length: OFTEN[command[0]] ?? 1 }, () => command));

/** What a step does when its own command has nothing to work on, or is refused. */
export const mainPath: readonly Command[] = every.filter(([name]) =>
  [
    'apply',
    'forward',
    'offer_place',
    'accept_offer',
    'complete_day',
    'hand_on',
    'record_guardian_answer',
    'confirm_own_place',
    'acknowledge_placement',
    'the next day at a host comes',
  ].includes(name),
);
