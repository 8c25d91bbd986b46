import { z } from 'astro/zod';
import { recordedChannels } from '../copy/desks.ts';
import { firstDayCompanies, meetingNames, stepParties } from '../copy/step-plans.ts';
import { choice, choices, dateField, id, optionalChoice, optionalId, optionalText, ticked, timeField, yesNo } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { done, keysOf, pupil, said } from './coordinator-fields.ts';

const company = () => choice(keysOf(firstDayCompanies), 'Vælg, hvem der kommer med.');
const theDays = (elev: string) => ({ goTo: withNotice(paths.coordinatorPupilDays(elev), 'saved') });

/** Fixed days of the week and their steps, the first day, and the meetings around a longer placement. */
export const stepPlans = {
  /** Her yes or no to the next step. */
  answer: command({
    input: z.object({ trin: id('Åbn siden igen.'), svar: yesNo('Vælg ja eller nej.') }),
    run: async ({ trin, svar }, { db, requestKey }) => {
      await answer(db.rpc('answer_step', { step_id: trin, party: 'young_person', says: svar, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'step_answered') };
    },
  }),

  answerAsHost: command({
    input: z.object({ trin: id('Åbn siden igen.'), ansoegning: id('Åbn siden igen.'), svar: yesNo('Vælg ja eller nej.') }),
    run: async ({ trin, ansoegning, svar }, { db, requestKey }) => {
      await answer(db.rpc('answer_step', { step_id: trin, party: 'host', says: svar, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(ansoegning), 'step_answered') };
    },
  }),

  /** The contact person's own answer, or what one of the others said. */
  record: command({
    input: z.object({
      elev: pupil(),
      trin: id('Åbn siden igen.'),
      hvem: choice(keysOf(stepParties), 'Vælg, hvem der svarer.'),
      hvordan: optionalChoice(recordedChannels),
      svar: yesNo('Vælg ja eller nej.'),
    }),
    fields: { via: 'hvordan' },
    run: async ({ elev, trin, hvem, hvordan, svar }, { db, requestKey }) => {
      const via = hvem === 'coordinator' ? 'self' : (hvordan ?? 'self');
      await answer(db.rpc('answer_step', { step_id: trin, party: hvem, says: svar, via, request_key: requestKey }));
      return theDays(elev);
    },
  }),

  /** Other days from a date on, a pause, or another place. */
  propose: command({
    input: z.object({
      elev: pupil(),
      forloeb: id('Åbn siden igen.'),
      slags: choice(['dage', 'pause', 'sted'], 'Vælg, hvad der skal ske.'),
      fra_dag: dateField('Vælg, hvornår det begynder.'),
      til_dag: dateField('Vælg den sidste dag i pausen.').nullish(),
      ugedage: choices(['1', '2', '3', '4', '5']),
      fra: timeField('Skriv, hvornår dagen begynder.').nullish(),
      til: timeField('Skriv, hvornår dagen slutter.').nullish(),
      sted: optionalId(),
      ved_siden_af: ticked(),
    }),
    fields: { from_on: 'fra_dag', until: 'til_dag', weekdays: 'ugedage', from_time: 'fra', opening_id: 'sted' },
    run: async ({ elev, forloeb, slags, fra_dag, til_dag, ugedage, fra, til, sted, ved_siden_af }, { db, requestKey }) => {
      const pause = slags === 'pause';
      await answer(
        db.rpc('propose_step', {
          placement_id: forloeb,
          from_on: fra_dag,
          weekdays: pause ? [] : ugedage.map(Number),
          from_time: pause ? null : (fra ?? null),
          to_time: pause ? null : (til ?? null),
          until: til_dag ?? null,
          opening_id: slags === 'sted' ? sted : null,
          beside: ved_siden_af,
          request_key: requestKey,
        }),
      );
      return theDays(elev);
    },
  }),

  drop: command({
    input: z.object({ elev: pupil(), trin: id('Åbn siden igen.') }),
    run: async ({ elev, trin }, { db, requestKey }) => {
      await answer(db.rpc('drop_step', { step_id: trin, request_key: requestKey }));
      return theDays(elev);
    },
  }),

  /** "Hvem følger dig den første dag?" */
  sayFirstDay: command({
    input: z.object({ forloeb: id('Åbn siden igen.'), hvem: company(), ord: optionalText({ max: 60 }) }),
    fields: { company: 'hvem', words: 'ord' },
    run: async ({ forloeb, hvem, ord }, { db, requestKey }) => {
      await answer(db.rpc('say_first_day', { placement_id: forloeb, company: hvem, words: ord ?? '', request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'saved') };
    },
  }),

  recordFirstDay: command({
    input: z.object({ elev: pupil(), forloeb: id('Åbn siden igen.'), hvem: company(), ord: optionalText({ max: 60 }), hvordan: said() }),
    fields: { company: 'hvem', words: 'ord', via: 'hvordan' },
    run: async ({ elev, forloeb, hvem, ord, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('say_first_day', { placement_id: forloeb, company: hvem, words: ord ?? '', via: hvordan, request_key: requestKey }));
      return theDays(elev);
    },
  }),

  /** A longer placement with its three meetings: coordinators and the secretariat. */
  startLonger: command({
    input: z.object({
      elev: pupil(),
      start: dateField('Vælg dagen for startmødet.'),
      midt: dateField('Vælg dagen for midtvejsmødet.'),
      slut: dateField('Vælg dagen for slutmødet.'),
    }),
    fields: { start_meeting: 'start', midway_meeting: 'midt', end_meeting: 'slut' },
    run: async ({ elev, start, midt, slut }, { db, requestKey }) => {
      await answer(
        db.rpc('start_longer_placement', { young_person_id: elev, start_meeting: start, midway_meeting: midt, end_meeting: slut, request_key: requestKey }),
      );
      return done(elev, 'longer_started');
    },
  }),

  moveMeeting: command({
    input: z.object({ elev: pupil(), behov: id('Åbn siden igen.'), moede: choice(keysOf(meetingNames), 'Vælg et møde.'), dag: dateField('Vælg en dag.') }),
    fields: { day: 'dag' },
    run: async ({ elev, behov, moede, dag }, { db, requestKey }) => {
      await answer(db.rpc('move_meeting', { need_id: behov, meeting: moede, day: dag, request_key: requestKey }));
      return theDays(elev);
    },
  }),
};
