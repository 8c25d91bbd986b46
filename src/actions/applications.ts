import { z } from 'astro/zod';
import { id } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

const application = { ansoegning: id('Vælg en plads') };

/** What a young person answers about one of her wishes. */
export const applications = {
  acceptOffer: command({
    input: z.object(application),
    run: async ({ ansoegning }, { db, requestKey }) => {
      await answer(db.rpc('accept_offer', { application_id: ansoegning, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'offer_accepted') };
    },
  }),

  declineOffer: command({
    input: z.object(application),
    run: async ({ ansoegning }, { db, requestKey }) => {
      await answer(db.rpc('decline_offer', { application_id: ansoegning, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'offer_declined') };
    },
  }),

  /** Whether the place may see her number once it invites or offers. */
  allowCall: command({
    input: z.object({ ...application, maa_ringe: z.enum(['ja', 'nej']) }),
    run: async ({ ansoegning, maa_ringe }, { db, requestKey }) => {
      await answer(db.rpc('allow_call', { application_id: ansoegning, allowed: maa_ringe === 'ja', request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'saved') };
    },
  }),
};
