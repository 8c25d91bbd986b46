import { z } from 'astro/zod';
import { longestMessage, readyForHer, readyForPlace } from '../copy/messages.ts';
import { id, optionalId, optionalText } from '../features/forms.ts';
import { said } from '../features/messages/said.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { done, how, pupil } from './coordinator-fields.ts';

const words = { besked: optionalText({ max: longestMessage }) };
const fields = { body: 'besked', via: 'hvordan' };

/** Short messages between a young person, those who help her, and the workplace that is in. */
export const messages = {
  /** A young person's, to her contact person, or to the workplace too. */
  write: command({
    input: z.object({ sag: id('Åbn siden igen.'), ansoegning: optionalId(), hurtigt: z.string().nullish(), ...words }),
    fields,
    run: async ({ sag, ansoegning, hurtigt, besked }, { db, requestKey }) => {
      await answer(db.rpc('write_message', { need_id: sag, application_id: ansoegning, ...said(besked, hurtigt, readyForHer), request_key: requestKey }));
      return { goTo: withNotice(paths.myMessages(sag), 'message_sent') };
    },
  }),

  /** A workplace's, in its own case. */
  writeFromPlace: command({
    input: z.object({ ansoegning: id('Åbn siden igen.'), hurtigt: z.string().nullish(), ...words }),
    fields,
    run: async ({ ansoegning, hurtigt, besked }, { db, requestKey }) => {
      const { body } = said(besked, hurtigt, readyForPlace);
      await answer(db.rpc('write_message', { application_id: ansoegning, body, request_key: requestKey }));
      return { goTo: withNotice(`${paths.partnerCase(ansoegning)}#beskeder`, 'message_sent') };
    },
  }),

  /** A contact person's, or that of whoever may help. */
  writeFromStaff: command({
    input: z.object({ elev: pupil(), sag: id('Åbn siden igen.'), ansoegning: optionalId(), ...words }),
    fields,
    run: async ({ elev, sag, ansoegning, besked }, { db, requestKey }) => {
      const { body } = said(besked, null, {});
      await answer(db.rpc('write_message', { need_id: sag, application_id: ansoegning, body, request_key: requestKey }));
      return { goTo: withNotice(`${paths.coordinatorPupil(elev)}#beskeder`, 'message_sent') };
    },
  }),

  /** What she or the workplace said by phone, on paper or face to face. */
  record: command({
    input: z.object({
      elev: pupil(),
      sag: id('Åbn siden igen.'),
      ansoegning: optionalId(),
      fra: z.enum(['young_person', 'partner'], { error: 'Vælg, hvem der sagde det.' }),
      hvordan: how(),
      ...words,
    }),
    fields: { ...fields, said_by: 'fra' },
    run: async ({ elev, sag, ansoegning, fra, hvordan, besked }, { db, requestKey }) => {
      const { body } = said(besked, null, {});
      await answer(
        db.rpc('write_message', { need_id: sag, application_id: ansoegning, body, wants_answer: false, via: hvordan, said_by: fra, request_key: requestKey }),
      );
      return done(elev, 'recorded');
    },
  }),

  /** Read so far: pressed, or sent by the page while it is looked at. */
  read: command({
    input: z.object({ sag: optionalId(), ansoegning: optionalId(), elev: optionalId(), til: z.coerce.number().int().positive() }),
    run: async ({ sag, ansoegning, elev, til }, { db }) => {
      await answer(db.rpc('read_messages', { need_id: sag, application_id: ansoegning, up_to: til }));
      if (elev) return { goTo: `${paths.coordinatorPupil(elev)}#beskeder` };
      if (sag) return { goTo: paths.myMessages(sag) };
      return { goTo: ansoegning ? `${paths.partnerCase(ansoegning)}#beskeder` : paths.myPage() };
    },
  }),
};
