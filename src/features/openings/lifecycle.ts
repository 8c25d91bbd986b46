import { type Moves, transitionsOf } from '../lifecycle.ts';

export const openingStatuses = ['draft', 'in_review', 'published', 'full', 'paused', 'expired'] as const;
export type OpeningStatus = (typeof openingStatuses)[number];

/** Every lawful move of an opening. The database holds the same rows in `private.transition`; a test compares them one by one. */
export const openingMoves = [
  { command: 'save_opening', from: ['-'], to: ['draft'], by: ['partner'] },
  { command: 'publish_opening', from: ['draft'], to: ['in_review', 'published'], by: ['partner'] },
  { command: 'approve_opening', from: ['in_review'], to: ['published'], by: ['consultant', 'secretariat'] },
  { command: 'send_back_opening', from: ['in_review'], to: ['draft'], by: ['consultant', 'secretariat'] },
  { command: 'pause_opening', from: ['published', 'full'], to: ['paused'], by: ['partner', 'consultant', 'secretariat', 'system'] },
  { command: 'resume_opening', from: ['paused', 'expired'], to: ['published'], by: ['partner'] },
  { command: 'fill_opening', from: ['published'], to: ['full'], by: ['partner'] },
  { command: 'free_opening', from: ['full'], to: ['published'], by: ['partner'] },
  { command: 'end_opening', from: ['draft', 'in_review', 'published', 'full', 'paused'], to: ['expired'], by: ['partner', 'system'] },
] as const satisfies readonly Moves<OpeningStatus>[];

export const openingTransitions = transitionsOf('opening', openingMoves);
