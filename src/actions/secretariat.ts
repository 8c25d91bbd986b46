import { z } from 'astro/zod';
import { dateField, id, optionalId, requiredText } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

const partner = () => id('Vælg en partner');
const opening = () => id('Vælg et opslag');

/** What the secretariat decides about partners, and its consultants about their openings. */
export const secretariat = {
  reviewPartner: command({
    input: z.object({ partner: partner() }),
    run: async ({ partner }, { db }) => {
      await answer(db.rpc('review_partner', { partner_id: partner }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_under_review') };
    },
  }),

  approvePartner: command({
    input: z.object({ partner: partner(), konsulent: optionalId() }),
    run: async ({ partner, konsulent }, { db, requestKey }) => {
      await answer(db.rpc('approve_partner', { partner_id: partner, consultant_id: konsulent, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatDesk(), 'partner_approved') };
    },
  }),

  sendBackPartner: command({
    input: z.object({ partner: partner(), mangler: requiredText('Skriv, hvad der mangler', { max: 600 }) }),
    fields: { reason: 'mangler' },
    run: async ({ partner, mangler }, { db, requestKey }) => {
      await answer(db.rpc('send_back_partner', { partner_id: partner, reason: mangler, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatDesk(), 'partner_sent_back') };
    },
  }),

  pausePartner: command({
    input: z.object({ partner: partner(), til: dateField('Vælg, hvor længe pausen varer') }),
    fields: { until: 'til' },
    run: async ({ partner, til }, { db, requestKey }) => {
      await answer(db.rpc('pause_partner', { partner_id: partner, until: til, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_moved_on') };
    },
  }),

  resumePartner: command({
    input: z.object({ partner: partner() }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('resume_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_active_again') };
    },
  }),

  renewPartner: command({
    input: z.object({ partner: partner() }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('renew_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_active_again') };
    },
  }),

  suspendPartner: command({
    input: z.object({ partner: partner() }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('suspend_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_moved_on') };
    },
  }),

  endPartner: command({
    input: z.object({ partner: partner() }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('end_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatPartner(partner), 'partner_moved_on') };
    },
  }),

  approveOpening: command({
    input: z.object({ opslag: opening() }),
    run: async ({ opslag }, { db, requestKey }) => {
      await answer(db.rpc('approve_opening', { opening_id: opslag, request_key: requestKey }));
      return { goTo: withNotice(paths.consultantDesk(), 'opening_approved') };
    },
  }),

  sendBackOpening: command({
    input: z.object({ opslag: opening(), mangler: requiredText('Skriv, hvad der skal rettes', { max: 600 }) }),
    fields: { reason: 'mangler' },
    run: async ({ opslag, mangler }, { db, requestKey }) => {
      await answer(db.rpc('send_back_opening', { opening_id: opslag, reason: mangler, request_key: requestKey }));
      return { goTo: withNotice(paths.consultantDesk(), 'opening_sent_back') };
    },
  }),
};
