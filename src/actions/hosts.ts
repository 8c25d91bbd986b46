import { z } from 'astro/zod';
import { yesNo } from '../features/forms.ts';
import { answersToRules } from '../features/work-rules/answers.ts';
import { paths, withQuery } from '../paths.ts';
import { publicCommand } from '../server/command.ts';
import { answer } from '../server/failures.ts';

/** What a place that a young person found herself answers, from its link. */
export const hosts = {
  answer: publicCommand({
    input: z.object({ token: z.string().max(64), svar: yesNo('Vælg ja eller nej'), ...answersToRules }),
    fields: { adult: 'voksen' },
    run: async ({ token, svar, voksen, boerneattest }, { locals }) => {
      await answer(locals.publicDb.rpc('answer_as_host', { token, answer_is_yes: svar, adult: voksen, certificate: boerneattest }));
      return { goTo: withQuery(paths.ownPlaceHost(token), { svar: svar ? 'ja' : 'nej' }) };
    },
  }),
};
