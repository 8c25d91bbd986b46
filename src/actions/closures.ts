import { z } from 'astro/zod';
import { dateField, id } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

/** A partner's own closed weeks. */

const onePartner = { partner: id('Åbn siden igen.') };

export const closures = {
  announce: command({
    input: z.object({
      ...onePartner,
      foerste: dateField('Vælg den første dag, I holder lukket.'),
      sidste: dateField('Vælg den sidste dag, I holder lukket.'),
      lukket_sted: z
        .union([z.uuid(), z.literal('')])
        .nullish()
        .transform((value) => value || null),
    }),
    fields: { first_day: 'foerste', last_day: 'sidste' },
    run: async ({ partner, foerste, sidste, lukket_sted }, { db, requestKey }) => {
      await answer(
        db.rpc('announce_closure', { partner_id: partner, first_day: foerste, last_day: sidste, workplace_id: lukket_sted, request_key: requestKey }),
      );
      return { goTo: withNotice(paths.partnerAboutUs({ partner }), 'closed_weeks_saved') };
    },
  }),

  remove: command({
    input: z.object({ ...onePartner, lukket: id('Åbn siden igen.') }),
    run: async ({ partner, lukket }, { db, requestKey }) => {
      await answer(db.rpc('remove_closure', { closure_id: lukket, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerAboutUs({ partner }), 'open_after_all') };
    },
  }),
};
