import { z } from 'astro/zod';
import { cvFields, cvFieldWords, languageLevels, longestCvField } from '../copy/cv.ts';
import { readMyCv } from '../features/cv/cv.server.ts';
import { nextEmptyField } from '../features/cv/cv.ts';
import { choice, id, optionalText, ticked, yesNo } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { keysOf } from './coordinator-fields.ts';

const row = () => id('Åbn siden igen.');
const toHerCv = (notice: Parameters<typeof withNotice>[1]) => ({ goTo: withNotice(paths.myCv(), notice) });
const toHerLanguages = () => ({ goTo: withNotice(paths.myCvLanguages(), 'saved') });

/** A young person's own CV: one form for each field, so that no press loses what another field holds. */
export const cv = {
  saveField: command({
    input: z.object({
      felt: z.enum(cvFields, { error: 'Åbn siden igen.' }),
      ord: optionalText({ max: longestCvField }),
      videre: z.literal('ja').nullish(),
    }),
    fields: { words: 'ord', field: 'ord' },
    run: async ({ felt, ord, videre }, { db, requestKey }) => {
      await answer(db.rpc('save_cv_field', { field: felt, words: ord ?? '', request_key: requestKey }));
      const mine = videre ? await readMyCv(db) : null;
      const next = mine && nextEmptyField(mine, felt);
      return next ? { goTo: withNotice(paths.myCvField(cvFieldWords[next].slug), 'saved') } : toHerCv('saved');
    },
  }),

  chooseContact: command({
    input: z.object({ mail: ticked(), mobil: ticked() }),
    run: async ({ mail, mobil }, { db, requestKey }) => {
      await answer(db.rpc('choose_cv_contact', { prints_email: mail, prints_phone: mobil, request_key: requestKey }));
      return toHerCv('saved');
    },
  }),

  /** From the list, or written by herself; what she wrote counts. */
  addLanguage: command({
    input: z.object({
      sprog: optionalText({ max: 40 }),
      andet: optionalText({ max: 40 }),
      niveau: choice(keysOf(languageLevels), 'Vælg, hvor godt du taler det.'),
    }),
    fields: { name: 'sprog', level: 'niveau' },
    run: async ({ sprog, andet, niveau }, { db, requestKey }) => {
      await answer(db.rpc('save_cv_language', { name: andet ?? sprog ?? '', level: niveau, request_key: requestKey }));
      return toHerLanguages();
    },
  }),

  removeLanguage: command({
    input: z.object({ sprog: row() }),
    run: async ({ sprog }, { db, requestKey }) => {
      await answer(db.rpc('remove_cv_language', { cv_language_id: sprog, request_key: requestKey }));
      return toHerLanguages();
    },
  }),

  takeOverPlaces: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      await answer(db.rpc('take_over_cv_places', { request_key: requestKey }));
      return toHerCv('cv_places_taken');
    },
  }),

  removePlace: command({
    input: z.object({ sted: row() }),
    run: async ({ sted }, { db, requestKey }) => {
      await answer(db.rpc('remove_cv_place', { cv_place_id: sted, request_key: requestKey }));
      return toHerCv('saved');
    },
  }),

  share: command({
    input: z.object({ vis: yesNo('Vælg ja eller nej.') }),
    run: async ({ vis }, { db, requestKey }) => {
      await answer(db.rpc('share_cv', { shared: vis, request_key: requestKey }));
      return toHerCv(vis ? 'cv_shared' : 'cv_kept');
    },
  }),

  remove: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      await answer(db.rpc('delete_cv', { request_key: requestKey }));
      return toHerCv('cv_deleted');
    },
  }),
};
