import { type Moves, transitionsOf } from '../lifecycle.ts';

export const placementStatuses = ['arranging', 'ready', 'under_way', 'completed', 'interrupted', 'cancelled'] as const;
export type PlacementStatus = (typeof placementStatuses)[number];

/** Every lawful move of a placement: a yes on its way to a first day. The database holds the same rows in `private.transition`; a test compares them one by one. */
export const placementMoves = [
  { command: 'accept_offer', from: ['-'], to: ['arranging'], by: ['young_person', 'host'] },
  { command: 'acknowledge', from: ['arranging'], to: ['ready'], by: ['host', 'school', 'guardian', 'system'] },
  { command: 'start', from: ['arranging', 'ready'], to: ['under_way'], by: ['system', 'host', 'coordinator'] },
  { command: 'complete', from: ['under_way'], to: ['completed'], by: ['system', 'host', 'coordinator', 'young_person'] },
  { command: 'cancel_by_host', from: ['arranging', 'ready'], to: ['cancelled'], by: ['host'] },
  { command: 'cancel_by_host', from: ['under_way'], to: ['interrupted'], by: ['host'] },
  { command: 'interrupt', from: ['arranging', 'ready'], to: ['cancelled'], by: ['coordinator', 'host', 'young_person'] },
  { command: 'interrupt', from: ['under_way'], to: ['interrupted'], by: ['coordinator', 'host', 'young_person'] },
] as const satisfies readonly Moves<PlacementStatus>[];

export const placementTransitions = transitionsOf('placement', placementMoves);
