import { z } from 'astro/zod';
import { id, ticked } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

/** What is stored about somebody: asking to be erased, deciding about it, the record system, and who is reached through the contact person alone. */
export const ownData = {
  askForErasure: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      await answer(db.rpc('ask_for_erasure', { request_key: requestKey }));
      return { goTo: withNotice(paths.ownErasure(), 'erasure_asked') };
    },
  }),

  takeBack: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      await answer(db.rpc('take_back_erasure', { request_key: requestKey }));
      return { goTo: withNotice(paths.ownErasure(), 'erasure_taken_back') };
    },
  }),

  decideErasure: command({
    input: z.object({ anmodning: id('Vælg en anmodning'), svar: z.enum(['granted', 'duty_open', 'journal_duty'], { error: 'Vælg, hvad der skal ske' }) }),
    fields: { outcome: 'svar', reason: 'svar' },
    run: async ({ anmodning, svar }, { db, requestKey }) => {
      const outcome = svar === 'granted' ? 'granted' : 'partly';
      await answer(db.rpc('decide_erasure', { request_id: anmodning, outcome, reason: svar === 'granted' ? null : svar, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatErasures(), 'erasure_decided') };
    },
  }),

  markJournaled: command({
    input: z.object({
      sag: z.union([z.array(z.uuid()), z.uuid().transform((one) => [one])], { error: 'Vælg mindst én sag' }),
      // When the page showed them: what was added since is in no file yet.
      vist: z.iso.datetime({ offset: true, error: 'Åbn siden igen.' }),
    }),
    fields: { need_ids: 'sag' },
    run: async ({ sag, vist }, { db, requestKey }) => {
      await answer(db.rpc('mark_journaled', { need_ids: sag, as_of: vist, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatJournal(), 'cases_journaled') };
    },
  }),

  fetchNewCases: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      await answer(db.rpc('make_journal_folder', { request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatJournal(), 'folder_made') };
    },
  }),

  markFolderJournaled: command({
    input: z.object({ mappe: id('Vælg en mappe') }),
    run: async ({ mappe }, { db, requestKey }) => {
      await answer(db.rpc('mark_folder_journaled', { folder_id: mappe, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatJournal(), 'cases_journaled') };
    },
  }),

  viaContact: command({
    input: z.object({ elev: id('Vælg en elev'), kun: ticked() }),
    run: async ({ elev, kun }, { db, requestKey }) => {
      await answer(db.rpc('set_via_contact_only', { young_person_id: elev, is_on: kun, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'via_contact_changed') };
    },
  }),
};
