import { z } from 'astro/zod';
import { choice } from '../features/forms.ts';
import { paths } from '../paths.ts';
import { publicCommand } from '../server/command.ts';
import { answer } from '../server/failures.ts';

/** What every link by mail or SMS can do, whoever it was sent to. */
export const links = {
  /** A new link in place of one that is too old, to the address that is known. */
  renew: publicCommand({
    input: z.object({ token: z.string().max(64), hvem: choice(['guardian', 'host'], 'Vælg, hvem linket er til') }),
    run: async ({ token, hvem }, { locals }) => {
      await answer(locals.publicDb.rpc('renew_link', { token }));
      // The same address: it says now that a newer one was sent.
      return { goTo: hvem === 'guardian' ? paths.guardian(token) : paths.ownPlaceHost(token) };
    },
  }),
};
