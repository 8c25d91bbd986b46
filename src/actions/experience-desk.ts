import { z } from 'astro/zod';
import { checkInAnswers, destinations, longestStep, readersReasons, takeInAgain, workedTogether } from '../copy/experience.ts';
import { choice, id, optionalText, requiredText, yesNo } from '../features/forms.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { done, how, keysOf, pupil } from './coordinator-fields.ts';

const row = () => id('Åbn siden igen.');

/** What staff write down for somebody who said it, and what they read before others do. */
export const experienceDesk = {
  recordCheckIn: command({
    input: z.object({
      elev: pupil(),
      spoergsmaal: row(),
      fra: z.enum(['young_person', 'host'], { error: 'Vælg, hvem der svarede.' }),
      svar: choice(keysOf(checkInAnswers), 'Vælg et svar.'),
      hvordan: how(),
    }),
    fields: { via: 'hvordan', answer: 'svar' },
    run: async ({ elev, spoergsmaal, fra, svar, hvordan }, { db, requestKey }) => {
      const said = { check_in_id: spoergsmaal, answer: svar, via: hvordan, request_key: requestKey };
      await answer(fra === 'host' ? db.rpc('answer_check_in_at_place', said) : db.rpc('answer_check_in', said));
      return done(elev, 'recorded');
    },
  }),

  recordCollaboration: command({
    input: z.object({
      elev: pupil(),
      forloeb: row(),
      samarbejde: choice(keysOf(workedTogether), 'Vælg et svar.'),
      igen: choice(keysOf(takeInAgain), 'Vælg et svar.'),
      ord: optionalText({ max: 500 }),
      hvordan: how(),
    }),
    fields: { worked: 'samarbejde', again: 'igen', words: 'ord', via: 'hvordan' },
    run: async ({ elev, forloeb, samarbejde, igen, ord, hvordan }, { db, requestKey }) => {
      await answer(
        db.rpc('answer_collaboration', { placement_id: forloeb, worked: samarbejde, again: igen, words: ord ?? '', via: hvordan, request_key: requestKey }),
      );
      return done(elev, 'recorded');
    },
  }),

  recordDestination: command({
    input: z.object({ elev: pupil(), behov: row(), vej: choice(keysOf(destinations), 'Vælg et svar.'), hvordan: how() }),
    fields: { via: 'hvordan', destination: 'vej' },
    run: async ({ elev, behov, vej, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('choose_destination', { need_id: behov, destination: vej, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  recordQuoteGuardian: command({
    input: z.object({ elev: pupil(), citat: row(), siger: yesNo('Vælg ja eller nej.'), hvordan: how() }),
    fields: { via: 'hvordan', agrees: 'siger', guardian_name: 'siger' },
    run: async ({ elev, citat, siger, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('record_quote_guardian', { quote_id: citat, agrees: siger, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  publishQuote: command({
    input: z.object({ elev: pupil(), citat: row() }),
    run: async ({ elev, citat }, { db, requestKey }) => {
      await answer(db.rpc('decide_quote', { quote_id: citat, publish: true, request_key: requestKey }));
      return done(elev, 'quote_published');
    },
  }),

  keepQuoteBack: command({
    input: z.object({ elev: pupil(), citat: row(), grund: choice(readersReasons, 'Vælg, hvorfor det ikke kan stå der.') }),
    fields: { reason: 'grund' },
    run: async ({ elev, citat, grund }, { db, requestKey }) => {
      await answer(db.rpc('decide_quote', { quote_id: citat, publish: false, reason: grund, request_key: requestKey }));
      return done(elev, 'quote_not_published');
    },
  }),

  recordQuoteTakenBack: command({
    input: z.object({ elev: pupil(), citat: row(), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, citat, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('take_back_quote', { quote_id: citat, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  suggestStep: command({
    input: z.object({ elev: pupil(), skridt: requiredText('Skriv et skridt.', { max: longestStep }) }),
    fields: { words: 'skridt' },
    run: async ({ elev, skridt }, { db, requestKey }) => {
      await answer(db.rpc('suggest_step', { young_person_id: elev, words: skridt, request_key: requestKey }));
      return done(elev, 'step_suggested');
    },
  }),
};
