import { type Moves, transitionsOf } from '../lifecycle.ts';

export const applicationStatuses = ['waiting', 'live', 'offered', 'accepted', 'handed_on', 'declined', 'superseded', 'withdrawn'] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** Every lawful move of an application: one wish of a need, one live at a time. The database holds the same rows in `private.transition`; a test compares them one by one. */
export const applicationMoves = [
  { command: 'apply', from: ['-'], to: ['waiting'], by: ['young_person'] },
  { command: 'help_on', from: ['-'], to: ['live'], by: ['partner'] },
  { command: 'propose_own_place', from: ['-'], to: ['live'], by: ['young_person'] },
  { command: 'send', from: ['waiting'], to: ['live'], by: ['coordinator', 'young_person', 'partner', 'system'] },
  { command: 'offer_place', from: ['live'], to: ['offered'], by: ['partner'] },
  { command: 'confirm_own_place', from: ['live'], to: ['accepted'], by: ['host'] },
  { command: 'turn_down_own_place', from: ['live'], to: ['declined'], by: ['host'] },
  { command: 'accept_offer', from: ['offered'], to: ['accepted'], by: ['young_person'] },
  { command: 'decline_offer', from: ['offered'], to: ['declined'], by: ['young_person'] },
  { command: 'hand_on', from: ['waiting', 'live', 'offered'], to: ['handed_on'], by: ['partner'] },
  { command: 'supersede', from: ['waiting', 'live', 'offered'], to: ['superseded'], by: ['system'] },
  { command: 'withdraw', from: ['waiting', 'live', 'offered'], to: ['withdrawn'], by: ['young_person'] },
  { command: 'recall', from: ['live', 'offered'], to: ['withdrawn'], by: ['system'] },
  { command: 'return_overdue', from: ['live', 'offered'], to: ['handed_on'], by: ['system'] },
] as const satisfies readonly Moves<ApplicationStatus>[];

export const applicationTransitions = transitionsOf('application', applicationMoves);
