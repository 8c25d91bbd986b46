import { z } from 'astro/zod';
import { givenReasons, guardianAnswers, guardianLanguages } from '../copy/desks.ts';
import { addDays, daysBetween, weekdayIndex } from '../features/dates.ts';
import {
  choice,
  choices,
  dateField,
  emptyOr,
  id,
  optionalEmail,
  optionalId,
  optionalPhone,
  optionalText,
  requiredText,
  ticked,
  timeField,
  yesNo,
} from '../features/forms.ts';
import { answersToRules } from '../features/work-rules/answers.ts';
import { paths, safeLocalPath, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';

import { anotherWish, done, helpOnTo, how, keysOf, present, pupil, reported, said, wish } from './coordinator-fields.ts';
import { ownHours, ownHoursFields } from './own-hours.ts';

/** What a contact person records for somebody who said it by phone, on paper or face to face; and what a school says yes to. */
export const recordedActs = {
  apply: command({
    input: z.object({
      elev: pupil(),
      behov: optionalId(),
      oenske_1: wish('Vælg mindst ét sted.'),
      oenske_2: anotherWish,
      oenske_3: anotherWish,
      videre: ticked(),
      ringes: ticked(),
      hvordan: how(),
    }),
    fields: { opening_ids: 'oenske_1', weeks: 'oenske_1', via: 'hvordan' },
    run: async ({ elev, behov, oenske_1, oenske_2, oenske_3, videre, ringes, hvordan }, { db, requestKey }) => {
      const wishes = [oenske_1, oenske_2, oenske_3].filter(present);
      await answer(
        db.rpc('apply', {
          young_person_id: elev,
          need_id: behov,
          opening_ids: wishes.map(({ opening }) => opening),
          weeks: wishes.map(({ week }) => week) as string[],
          help_on: videre,
          may_call: ringes,
          via: hvordan,
          request_key: requestKey,
        }),
      );
      return done(elev, 'recorded');
    },
  }),

  acceptOffer: command({
    input: z.object({ elev: pupil(), ansoegning: id('Vælg en plads'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, ansoegning, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('accept_offer', { application_id: ansoegning, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  declineOffer: command({
    input: z.object({ elev: pupil(), ansoegning: id('Vælg en plads'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, ansoegning, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('decline_offer', { application_id: ansoegning, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  allowCall: command({
    input: z.object({ elev: pupil(), ansoegning: id('Vælg en ansøgning'), maa: yesNo('Vælg ja eller nej.'), hvordan: how() }),
    fields: { via: 'hvordan', allowed: 'maa' },
    run: async ({ elev, ansoegning, maa, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('allow_call', { application_id: ansoegning, allowed: maa, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  wantOther: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('want_other', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  ownPlace: command({
    input: z.object({
      elev: pupil(),
      behov: id('Vælg et behov'),
      sted_navn: requiredText('Skriv, hvad stedet hedder', { max: 120 }),
      kontakt: requiredText('Skriv, hvem den unge har talt med', { max: 120 }),
      adresse: requiredText('Skriv stedets adresse', { max: 160 }),
      mail: optionalEmail(),
      telefon: optionalPhone(),
      foerste_dag: dateField('Vælg den første dag'),
      sidste_dag: dateField('Vælg den sidste dag'),
      fra: timeField('Skriv, hvornår dagen begynder'),
      til_kl: timeField('Skriv, hvornår dagen slutter'),
      ...ownHoursFields,
      hvordan: how(),
    }),
    fields: {
      place_name: 'sted_navn',
      contact_name: 'kontakt',
      address: 'adresse',
      host_email: 'mail',
      host_phone: 'telefon',
      days: 'foerste_dag',
      from_time: 'fra',
      via: 'hvordan',
    },
    run: async (place, { db, requestKey }) => {
      const days = workingDays(place.foerste_dag, place.sidste_dag);
      await answer(
        db.rpc('propose_own_place', {
          need_id: place.behov,
          name: place.sted_navn,
          contact_name: place.kontakt,
          address: place.adresse,
          days,
          from_time: place.fra,
          to_time: place.til_kl,
          ...ownHours(
            days.map((day) => String(weekdayIndex(day))),
            place,
          ),
          email: place.mail,
          phone: place.telefon,
          via: place.hvordan,
          request_key: requestKey,
        }),
      );
      return done(place.elev, 'recorded');
    },
  }),

  guardianAnswer: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), svar: choice(keysOf(guardianAnswers), 'Vælg svaret.'), hvordan: how() }),
    fields: { via: 'hvordan', guardian_name: 'svar' },
    run: async ({ elev, behov, svar, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('record_guardian_answer', { need_id: behov, answer: svar, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  nameGuardian: command({
    input: z.object({
      elev: pupil(),
      navn: requiredText('Skriv forælderens eller værgens navn', { max: 120 }),
      mail: optionalEmail(),
      telefon: optionalPhone(),
      sprog: choice(keysOf(guardianLanguages), 'Vælg et sprog.'),
      hvordan: how(),
    }),
    fields: { guardian_name: 'navn', guardian_email: 'mail', guardian_phone: 'telefon', guardian_language: 'sprog', via: 'hvordan' },
    run: async ({ elev, navn, mail, telefon, sprog, hvordan }, { db, requestKey }) => {
      await answer(
        db.rpc('name_guardian', { young_person_id: elev, name: navn, email: mail, phone: telefon, language: sprog, via: hvordan, request_key: requestKey }),
      );
      return done(elev, 'saved');
    },
  }),

  offerPlace: command({
    input: z.object({
      elev: pupil(),
      ansoegning: id('Vælg en ansøgning'),
      dage: z.array(dateField('Vælg dage')).max(65, 'Vælg færre dage.'),
      foerste_dag: emptyOr(dateField('Vælg den første dag')).nullish(),
      fra: emptyOr(timeField('Skriv et tidspunkt')).nullish(),
      til_kl: emptyOr(timeField('Skriv et tidspunkt')).nullish(),
      sidste_dag: emptyOr(dateField('Vælg den sidste dag')).nullish(),
      ugedage: choices(['1', '2', '3', '4', '5']),
      hvordan: how(),
      ...answersToRules,
    }),
    fields: { days: 'dage', starts_on: 'foerste_dag', from_time: 'fra', ends_on: 'sidste_dag', weekdays: 'ugedage', via: 'hvordan', adult: 'voksen' },
    run: async ({ elev, ansoegning, dage, foerste_dag, fra, til_kl, sidste_dag, ugedage, hvordan, voksen, boerneattest }, { db, requestKey }) => {
      await answer(
        db.rpc('offer_place', {
          application_id: ansoegning,
          days: dage,
          starts_on: foerste_dag ?? null,
          from_time: fra ?? null,
          to_time: til_kl ?? null,
          adult: voksen,
          certificate: boerneattest,
          weekdays: ugedage.map(Number),
          ends_on: sidste_dag ?? null,
          via: hvordan,
          request_key: requestKey,
        }),
      );
      return done(elev, 'recorded');
    },
  }),

  inviteToVisit: command({
    input: z.object({ elev: pupil(), ansoegning: id('Vælg en ansøgning'), dag: dateField('Vælg en dag'), kl: timeField('Skriv et tidspunkt'), hvordan: how() }),
    fields: { visit_on: 'dag', visit_at: 'kl', via: 'hvordan' },
    run: async ({ elev, ansoegning, dag, kl, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('invite_to_visit', { application_id: ansoegning, visit_on: dag, visit_at: kl, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  handOn: command({
    input: z.object({
      elev: pupil(),
      ansoegning: id('Vælg en ansøgning'),
      grund: choice(givenReasons, 'Vælg, hvorfor stedet ikke har plads.'),
      hjaelper: helpOnTo,
      ord: optionalText({ max: 500 }),
      hvordan: how(),
    }),
    fields: { words: 'ord', via: 'hvordan' },
    run: async ({ elev, ansoegning, grund, hjaelper, ord, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('hand_on', { application_id: ansoegning, reason: grund, ...hjaelper, words: ord ?? '', via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  confirmOwnPlace: command({
    input: z.object({ elev: pupil(), ansoegning: id('Vælg et sted'), svar: yesNo('Vælg ja eller nej.'), hvordan: how(), ...answersToRules }),
    fields: { via: 'hvordan', adult: 'voksen' },
    run: async ({ elev, ansoegning, svar, hvordan, voksen, boerneattest }, { db, requestKey }) => {
      await answer(
        db.rpc('confirm_own_place', {
          application_id: ansoegning,
          answer_is_yes: svar,
          via: hvordan,
          adult: voksen,
          certificate: boerneattest,
          request_key: requestKey,
        }),
      );
      return done(elev, 'recorded');
    },
  }),

  approveForSchool: command({
    input: z.object({ forloeb: id('Vælg et forløb'), elev: optionalId() }),
    run: async ({ forloeb, elev }, { db, requestKey }) => {
      await answer(db.rpc('acknowledge_placement', { placement_id: forloeb, party: 'school', via: 'self', request_key: requestKey }));
      return { goTo: withNotice(elev ? paths.coordinatorPupil(elev) : paths.schoolLeaderDesk(), 'approved_for_school') };
    },
  }),

  /** For a school whose leader is not here: what it said elsewhere. */
  recordSchoolsYes: command({
    input: z.object({ elev: pupil(), forloeb: id('Vælg et forløb'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, forloeb, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('acknowledge_placement', { placement_id: forloeb, party: 'school', via: hvordan, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'approved_for_school') };
    },
  }),

  completeDay: command({
    input: z.object({
      elev: pupil(),
      dag: id('Vælg en dag'),
      gik: choice(['came', 'sick', 'did_not_come'], 'Vælg, hvordan dagen gik.'),
      hvordan: said(),
      tilbage: optionalText({ max: 500 }),
    }),
    fields: { via: 'hvordan' },
    run: async ({ elev, dag, gik, hvordan, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('complete_day', { day_id: dag, state: gik, via: hvordan, request_key: requestKey }));
      const back = safeLocalPath(tilbage);
      return back ? { goTo: withNotice(back, 'saved') } : done(elev, 'saved');
    },
  }),

  /** "De kom": each one of whom it is known, and nobody else. */
  completeDays: command({
    input: z.object({
      dage: z.array(id('Vælg mindst én.'), { error: 'Vælg dem, der er kommet.' }).min(1, 'Vælg dem, der er kommet.').max(200, 'Vælg højst 200 ad gangen.'),
      hvordan: said(),
      tilbage: optionalText({ max: 500 }),
    }),
    fields: { day_ids: 'dage', need_ids: 'dage', via: 'hvordan' },
    run: async ({ dage, hvordan, tilbage }, { db, requestKey }) => {
      const report = await answer(db.rpc('complete_days', { day_ids: dage, via: hvordan, request_key: requestKey }));
      return { goTo: reported(tilbage ?? paths.coordinatorWeek(), report) };
    },
  }),

  completePlacement: command({
    input: z.object({ elev: pupil(), forloeb: id('Vælg et forløb'), stadig: yesNo('Vælg ja eller nej.'), hvordan: said() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, forloeb, stadig, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('complete_placement', { placement_id: forloeb, still_there: stadig, via: hvordan, request_key: requestKey }));
      return done(elev, 'saved');
    },
  }),

  interrupt: command({
    input: z.object({ elev: pupil(), forloeb: id('Vælg et forløb') }),
    run: async ({ elev, forloeb }, { db, requestKey }) => {
      await answer(db.rpc('interrupt_placement', { placement_id: forloeb, via: 'self', request_key: requestKey }));
      return done(elev, 'placement_stopped');
    },
  }),

  cancelByHost: command({
    input: z.object({
      elev: pupil(),
      forloeb: id('Vælg et forløb'),
      grund: choice(givenReasons, 'Vælg, hvorfor stedet melder fra.'),
      hjaelper: helpOnTo,
      ord: optionalText({ max: 500 }),
      hvordan: how(),
    }),
    fields: { words: 'ord', via: 'hvordan' },
    run: async ({ elev, forloeb, grund, hjaelper, ord, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('cancel_by_host', { placement_id: forloeb, reason: grund, ...hjaelper, words: ord ?? '', via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),
};

/** Monday to Friday from the first day to the last, as `YYYY-MM-DD`; at most two weeks. */
function workingDays(first: string, last: string): string[] {
  const length = daysBetween(first, last) + 1;
  if (length < 1 || length > 21) throw new Failure('invalid_input', { detail: 'days', hint: 'choose_days' });
  return Array.from({ length }, (_, index) => addDays(first, index)).filter((day) => weekdayIndex(day) < 5);
}
