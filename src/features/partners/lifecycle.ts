import { type Moves, transitionsOf } from '../lifecycle.ts';

export const partnerStatuses = ['applied', 'under_review', 'active', 'renewal_due', 'paused', 'suspended', 'ended'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

/** Every lawful move of a partner. The database holds the same rows in `private.transition`; a test compares them one by one. */
export const partnerMoves = [
  { command: 'sign_up_partner', from: ['-'], to: ['applied'], by: ['partner'] },
  { command: 'review_partner', from: ['applied'], to: ['under_review'], by: ['secretariat'] },
  { command: 'send_back_partner', from: ['applied', 'under_review'], to: ['applied'], by: ['secretariat'] },
  { command: 'approve_partner', from: ['applied', 'under_review'], to: ['active'], by: ['secretariat'] },
  { command: 'ask_for_renewal', from: ['active'], to: ['renewal_due'], by: ['system', 'secretariat'] },
  { command: 'renew_partner', from: ['renewal_due'], to: ['active'], by: ['partner', 'secretariat'] },
  { command: 'pause_partner', from: ['active', 'renewal_due'], to: ['paused'], by: ['partner', 'secretariat'] },
  { command: 'resume_partner', from: ['paused'], to: ['active'], by: ['partner', 'secretariat', 'system'] },
  { command: 'suspend_partner', from: ['active', 'renewal_due', 'paused'], to: ['suspended'], by: ['secretariat'] },
  { command: 'resume_partner', from: ['suspended'], to: ['active'], by: ['secretariat'] },
  { command: 'end_partner', from: ['applied', 'under_review', 'active', 'renewal_due', 'paused', 'suspended'], to: ['ended'], by: ['partner', 'secretariat'] },
] as const satisfies readonly Moves<PartnerStatus>[];

export const partnerTransitions = transitionsOf('partner', partnerMoves);
