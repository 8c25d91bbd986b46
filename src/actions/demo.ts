import { z } from 'astro/zod';
import { choice } from '../features/forms.ts';
import { hasTimeDesk, travel, travelSteps } from '../features/time-travel/time-desk.server.ts';
import { paths } from '../paths.ts';
import { publicCommand } from '../server/command.ts';
import { Failure } from '../server/failures.ts';

/** Only in the demo. */
export const demo = {
  travel: publicCommand({
    input: z.object({ skridt: choice(travelSteps, 'Vælg, hvor langt du vil.') }),
    run: async ({ skridt }) => {
      if (!hasTimeDesk) throw new Failure('not_found');
      await travel(skridt);
      return { goTo: paths.timeDesk() };
    },
  }),
};
