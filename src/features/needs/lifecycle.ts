import { type Moves, transitionsOf } from '../lifecycle.ts';

export const needStatuses = [
  'wishing',
  'with_coordinator',
  'with_partner',
  'visit',
  'offered',
  'arranged',
  'under_way',
  'resting',
  'fulfilled',
  'closed_with_help',
  'ended_by_young_person',
] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** Every lawful move of a need. There is no status "rejected": a need ends fulfilled, ended by herself, or closed with help. The database holds the same rows in `private.transition`; a test compares them one by one. */
export const needMoves = [
  { command: 'open_need', from: ['-'], to: ['wishing', 'with_coordinator'], by: ['system', 'young_person', 'coordinator'] },
  { command: 'apply', from: ['wishing'], to: ['with_coordinator', 'with_partner'], by: ['young_person'] },
  { command: 'apply', from: ['with_coordinator'], to: ['with_coordinator'], by: ['young_person'] },
  { command: 'propose_own_place', from: ['wishing', 'with_coordinator'], to: ['with_partner'], by: ['young_person'] },
  { command: 'confirm_own_place', from: ['with_partner'], to: ['arranged'], by: ['host'] },
  { command: 'turn_down_own_place', from: ['with_partner'], to: ['with_coordinator'], by: ['host'] },
  { command: 'suggest', from: ['with_coordinator', 'wishing'], to: ['wishing'], by: ['coordinator'] },
  { command: 'forward', from: ['with_coordinator'], to: ['with_partner'], by: ['coordinator', 'system'] },
  { command: 'invite_to_visit', from: ['with_partner', 'visit'], to: ['visit'], by: ['partner'] },
  { command: 'offer_place', from: ['with_partner', 'visit'], to: ['offered'], by: ['partner'] },
  { command: 'hand_on', from: ['with_partner', 'visit'], to: ['with_partner', 'with_coordinator'], by: ['partner'] },
  { command: 'hand_on', from: ['offered'], to: ['with_coordinator'], by: ['partner'] },
  { command: 'accept_offer', from: ['offered'], to: ['arranged'], by: ['young_person'] },
  { command: 'decline_offer', from: ['offered'], to: ['with_partner', 'with_coordinator'], by: ['young_person'] },
  { command: 'want_other', from: ['with_coordinator', 'with_partner', 'visit', 'offered'], to: ['wishing'], by: ['young_person'] },
  { command: 'start', from: ['arranged'], to: ['under_way'], by: ['system', 'host', 'coordinator'] },
  { command: 'complete_day', from: ['under_way'], to: ['under_way'], by: ['host', 'coordinator'] },
  { command: 'complete_day', from: ['under_way'], to: ['with_coordinator'], by: ['host', 'coordinator'] },
  { command: 'report_sick', from: ['under_way'], to: ['under_way', 'with_coordinator'], by: ['young_person', 'host'] },
  { command: 'complete_placement', from: ['under_way'], to: ['with_coordinator'], by: ['host', 'coordinator'] },
  { command: 'cancel_by_host', from: ['arranged', 'under_way'], to: ['with_coordinator'], by: ['host'] },
  { command: 'interrupt', from: ['arranged', 'under_way'], to: ['with_coordinator'], by: ['coordinator', 'host', 'young_person'] },
  { command: 'rest', from: ['wishing', 'with_coordinator'], to: ['resting'], by: ['coordinator'] },
  { command: 'wake', from: ['resting'], to: ['with_coordinator'], by: ['coordinator', 'young_person', 'system'] },
  { command: 'close_with_help', from: ['with_coordinator', 'resting'], to: ['closed_with_help'], by: ['system'] },
  { command: 'object_to_close', from: ['with_coordinator', 'resting'], to: ['with_coordinator'], by: ['young_person'] },
  {
    command: 'end_need',
    from: ['wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged', 'under_way', 'resting'],
    to: ['ended_by_young_person'],
    by: ['young_person'],
  },
  { command: 'reopen', from: ['fulfilled', 'closed_with_help', 'ended_by_young_person'], to: ['with_coordinator'], by: ['young_person', 'coordinator'] },
  { command: 'fulfil', from: ['under_way'], to: ['fulfilled'], by: ['system'] },
  {
    command: 'record_apprenticeship',
    from: ['wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged'],
    to: ['fulfilled'],
    by: ['coordinator', 'young_person'],
  },
  { command: 'recall', from: ['with_partner', 'visit', 'offered'], to: ['with_coordinator'], by: ['system'] },
  { command: 'return_overdue', from: ['wishing', 'with_partner', 'visit', 'offered'], to: ['with_coordinator'], by: ['system'] },
] as const satisfies readonly Moves<NeedStatus>[];

export const needTransitions = transitionsOf('need', needMoves);

/** Statuses in which a need is over; all others are open, with a date and somebody whose turn it is. */
export const endedNeedStatuses = ['fulfilled', 'closed_with_help', 'ended_by_young_person'] as const satisfies readonly NeedStatus[];

export function isEnded(status: NeedStatus): boolean {
  return (endedNeedStatuses as readonly NeedStatus[]).includes(status);
}

export type NeedCommand = (typeof needMoves)[number]['command'];
