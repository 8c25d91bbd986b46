import { z } from 'astro/zod';
import { choice, optionalText, requiredText } from '../features/forms.ts';
import { reportReasons } from '../features/openings/opening.ts';
import { paths, withQuery } from '../paths.ts';
import { publicCommand } from '../server/command.ts';
import { answer } from '../server/failures.ts';

export const openings = {
  /** "Meld et problem": anybody may, and nobody is asked who they are. */
  report: publicCommand({
    input: z.object({
      opslag: requiredText('Gå tilbage til opslaget, og prøv igen'),
      grund: choice(reportReasons, 'Vælg, hvad der er galt'),
      ord: optionalText({ max: 500 }),
    }),
    fields: { reason: 'grund', words: 'ord' },
    run: async ({ opslag, grund, ord }, { locals }) => {
      await answer(locals.publicDb.rpc('report_opening', { public_id: opslag, reason: grund, words: ord ?? '' }));
      return { goTo: withQuery(paths.reportOpening(opslag), { sendt: 1 }) };
    },
  }),
};
