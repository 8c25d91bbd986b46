import { z } from 'astro/zod';
import { addDays } from '../features/dates.ts';
import { choices, id, optionalEmail, optionalPhone, requiredText, timeField, weekField } from '../features/forms.ts';
import { ownPlaceWeekdays } from '../features/hosts/own-place.ts';
import { readMySearch } from '../features/needs/need.server.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';
import { ownHours, ownHoursFields } from './own-hours.ts';

const need = { sag: id('Vælg, hvad det handler om') };

/** What a young person does with her search as a whole. */
export const needs = {
  /** "Jeg vil noget andet". */
  wantOther: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('want_other', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'wishes_taken_back') };
    },
  }),

  /** "Ring til mig". */
  askForCall: command({
    input: z.object({}),
    run: async (_, { db, requestKey }) => {
      const search = await readMySearch(db);
      if (!search) throw new Failure('not_allowed');
      await answer(db.rpc('ask_for_call', { young_person_id: search.person.id, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'call_me_asked') };
    },
  }),

  wake: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('wake_need', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'search_goes_on') };
    },
  }),

  /** "Nej, jeg vil stadig gerne": an announced close falls away. */
  object: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('object_to_close', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'search_goes_on') };
    },
  }),

  reopen: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('reopen_need', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'search_goes_on') };
    },
  }),

  /** "Jeg har ikke brug for det mere". */
  end: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('end_need', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'search_ended') };
    },
  }),

  recordApprenticeship: command({
    input: z.object(need),
    run: async ({ sag }, { db, requestKey }) => {
      await answer(db.rpc('record_apprenticeship', { need_id: sag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'apprenticeship_recorded') };
    },
  }),

  /** "Et sted, jeg selv har fundet": the place is asked by a link, or by her contact person's call. */
  proposeOwnPlace: command({
    input: z.object({
      ...need,
      stedets_navn: requiredText('Skriv, hvad stedet hedder', { max: 120 }),
      talt_med: requiredText('Skriv, hvem du har talt med', { max: 120 }),
      adresse: requiredText('Skriv adressen', { max: 160 }),
      stedets_mail: optionalEmail(),
      stedets_mobil: optionalPhone(),
      uge: weekField('Vælg en uge.'),
      ugedag: choices(ownPlaceWeekdays, { empty: 'Vælg mindst en dag.' }),
      fra: timeField('Skriv, hvornår du møder'),
      til: timeField('Skriv, hvornår dagen slutter'),
      ...ownHoursFields,
    }),
    fields: {
      place_name: 'stedets_navn',
      contact_name: 'talt_med',
      address: 'adresse',
      host_email: 'stedets_mail',
      host_phone: 'stedets_mobil',
      days: 'ugedag',
      from_time: 'fra',
    },
    run: async (form, { db, requestKey }) => {
      await answer(
        db.rpc('propose_own_place', {
          need_id: form.sag,
          name: form.stedets_navn,
          contact_name: form.talt_med,
          address: form.adresse,
          days: form.ugedag.map((weekday) => addDays(form.uge, Number(weekday))),
          from_time: form.fra,
          to_time: form.til,
          ...ownHours(form.ugedag, form),
          email: form.stedets_mail,
          phone: form.stedets_mobil,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.mySearch(), 'own_place_sent') };
    },
  }),
};
