import { z } from 'astro/zod';
import { dateField, emptyOr, id, optionalId, requiredText } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';
import { how } from './coordinator-fields.ts';

const partner = () => id('Vælg en partner');
const opening = () => id('Vælg et opslag');

const openingAnswers = {
  publish_opening: 'publish_opening',
  fill_opening: 'fill_opening',
  free_opening: 'free_opening',
  pause_opening: 'pause_opening',
  resume_opening: 'resume_opening',
  end_opening: 'end_opening',
} as const;

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

  /** What a partner said by phone, on paper or face to face: about itself, or about one of its openings. */
  recordPartnerAnswer: command({
    input: z.object({
      partner: partner(),
      svar: z.string({ error: 'Vælg, hvad stedet svarer.' }).regex(/^[a-z_]+(:[0-9a-f-]{36})?$/, 'Vælg, hvad stedet svarer.'),
      pause_til: emptyOr(dateField('Vælg, hvor længe pausen varer')).nullish(),
      hvordan: how(),
    }),
    fields: { via: 'hvordan', until: 'pause_til', tasks: 'svar' },
    run: async ({ partner, svar, pause_til, hvordan: via }, { db, requestKey: request_key }) => {
      const [said, opening] = svar.split(':');
      const of = opening ? openingAnswers[said as keyof typeof openingAnswers] : undefined;
      if (opening && of) await answer(db.rpc(of, { opening_id: opening, via, request_key }));
      else if (said === 'pause_partner') {
        if (!pause_til) throw new Failure('invalid_input', { detail: 'pause_til', hint: 'within_a_year' });
        await answer(db.rpc('pause_partner', { partner_id: partner, until: pause_til, via, request_key }));
      } else if (said === 'resume_partner' || said === 'renew_partner' || said === 'end_partner') {
        await answer(db.rpc(said, { partner_id: partner, via, request_key }));
      } else throw new Failure('invalid_input', { detail: 'svar' });
      return { goTo: withNotice(paths.secretariatPartner(partner), 'recorded') };
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
