import { z } from 'astro/zod';
import { agreementPageWords } from '../copy/agreements.ts';
import { choice, id, optionalPhone, optionalText, wholeNumber } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command, publicCommand, refuseField } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { said } from './coordinator-fields.ts';

/** What can be done with an agreement: say yes to it, put it right. The guardian answers in guardians.ts. */

/** One task a line. */
const lines = (text: string | null | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const fields = {
  tasks: 'opgaver',
  meeting_place: 'sted',
  meet_who: 'modtager',
  contact_name: 'kontakt',
  contact_phone: 'telefon',
  clothes: 'toej',
  food: 'mad',
  transport: 'transport',
  via: 'hvordan',
};

export const agreements = {
  /** The workplace's yes, or the school's from whoever may give it. */
  acknowledge: command({
    input: z.object({ id: id('Åbn siden igen.'), part: choice(['host', 'school'], 'Åbn siden igen.') }),
    run: async ({ id, part }, { db, requestKey }) => {
      await answer(db.rpc('acknowledge_placement', { placement_id: id, party: part, request_key: requestKey }));
      return { goTo: withNotice(paths.agreement(id), 'agreement_acknowledged') };
    },
  }),

  change: command({
    input: z.object({
      id: id('Åbn siden igen.'),
      set: wholeNumber('Åbn siden igen.', { min: 1, max: 999 }),
      opgaver: optionalText({ max: 1200 }),
      sted: optionalText({ max: 200 }),
      modtager: optionalText({ max: 120 }),
      kontakt: optionalText({ max: 120 }),
      telefon: optionalPhone(),
      toej: optionalText({ max: 200 }),
      mad: optionalText({ max: 200 }),
      transport: optionalText({ max: 200 }),
      hvordan: said(),
    }),
    fields,
    run: async (form, { db, requestKey }) => {
      await answer(
        db.rpc('change_agreement', {
          placement_id: form.id,
          tasks: lines(form.opgaver),
          meeting_place: form.sted ?? '',
          meet_who: form.modtager ?? '',
          contact_name: form.kontakt ?? '',
          contact_phone: form.telefon,
          clothes: form.toej ?? '',
          food: form.mad ?? '',
          transport: form.transport ?? '',
          via: form.hvordan,
          seen_version: form.set,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.agreement(form.id), 'agreement_changed') };
    },
  }),

  /** A place that she found, from its link: what she does there, where that is not written yet, and its yes. */
  acknowledgeByLink: publicCommand({
    input: z.object({ token: z.string().max(64), opgaver: optionalText({ max: 1200 }), skriver: optionalText({ max: 2 }) }),
    fields,
    run: async ({ token, opgaver, skriver }, context) => {
      const tasks = lines(opgaver);
      if (skriver && tasks.length === 0) refuseField(context, 'opgaver', agreementPageWords.tasksMissing);
      await answer(context.locals.publicDb.rpc('acknowledge_by_link', { token, tasks }));
      return { goTo: paths.hostAgreement(token) };
    },
  }),
};
