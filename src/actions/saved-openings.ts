import { z } from 'astro/zod';
import { optionalText, requiredText } from '../features/forms.ts';
import { readSaved, writeSaved } from '../features/saved-openings/saved.server.ts';
import { backToCard, wayBack, withoutSaved, withSaved } from '../features/saved-openings/saved.ts';
import { isPublicId } from '../features/slug.ts';
import { paths, withNotice } from '../paths.ts';
import { publicCommand } from '../server/command.ts';

const opslag = requiredText('Vælg et opslag', { max: 8 });

/** Openings to come back to. They are kept in the browser and nowhere else. */
export const savedOpenings = {
  save: publicCommand({
    input: z.object({ opslag, tilbage: optionalText({ max: 400 }) }),
    run: async ({ opslag, tilbage }, { cookies }) => {
      if (isPublicId(opslag)) await writeSaved(cookies, withSaved(await readSaved(cookies), opslag));
      const back = wayBack(tilbage);
      return { goTo: back ? withNotice(isPublicId(opslag) ? backToCard(back, opslag) : back, 'opening_kept') : paths.savedOpenings() };
    },
  }),

  remove: publicCommand({
    input: z.object({ opslag }),
    run: async ({ opslag }, { cookies }) => {
      await writeSaved(cookies, withoutSaved(await readSaved(cookies), opslag));
      return { goTo: paths.savedOpenings() };
    },
  }),
};
