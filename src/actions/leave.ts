import { z } from 'astro/zod';
import { dateField, emptyOr, id, optionalId, optionalText, requiredText, ticked, wholeNumber } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

const names = { staff_id: 'kollega', from_day: 'fra', until_day: 'til', deputy_id: 'stedfortraeder' };
const colleague = () => id('Vælg en kollega');
/** A day, or empty while nobody knows. */
const lastDay = emptyOr(dateField('Vælg den sidste dag'))
  .nullish()
  .transform((day) => day ?? null);
const expected = () => wholeNumber('Tæl først', { min: 0, max: 1000 });

/** Leave, and the young people of a colleague who moves on: contact persons change only by the last two. */
export const leave = {
  enter: command({
    input: z.object({ kollega: colleague(), fra: dateField('Vælg den første dag'), til: lastDay, stedfortraeder: id('Vælg, hvem der svarer') }),
    fields: names,
    run: async ({ kollega, fra, til, stedfortraeder }, { db, requestKey }) => {
      await answer(db.rpc('enter_leave', { staff_id: kollega, from_day: fra, until_day: til, deputy_id: stedfortraeder, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorLeave(), 'leave_saved') };
    },
  }),

  change: command({
    input: z.object({ fravaer: id('Vælg et fravær'), til: lastDay, stedfortraeder: id('Vælg, hvem der svarer') }),
    fields: names,
    run: async ({ fravaer, til, stedfortraeder }, { db, requestKey }) => {
      await answer(db.rpc('change_leave', { leave_id: fravaer, until_day: til, deputy_id: stedfortraeder, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorLeave(), 'leave_saved') };
    },
  }),

  end: command({
    input: z.object({ fravaer: id('Vælg et fravær') }),
    run: async ({ fravaer }, { db, requestKey }) => {
      await answer(db.rpc('end_leave', { leave_id: fravaer, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorLeave(), 'leave_ended') };
    },
  }),

  handOver: command({
    input: z.object({
      fra_kollega: colleague(),
      til: colleague(),
      overdragelse: requiredText('Skriv, hvad kollegaen skal vide', { max: 1000 }),
      antal: expected(),
      planlagt: ticked(),
      klasse: optionalText({ max: 40 }),
      skole: optionalText({ max: 40 }),
    }),
    fields: { to_staff: 'til', note: 'overdragelse', young_person_ids: 'antal' },
    run: async ({ fra_kollega, til, overdragelse, antal, planlagt, klasse, skole }, { db, requestKey }) => {
      await answer(
        db.rpc('hand_over_people', {
          from_staff: fra_kollega,
          to_staff: til,
          note: overdragelse,
          expected: antal,
          planned: planlagt,
          class_id: klasse,
          school_id: skole,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.handOver({ fra: fra_kollega }), 'people_moved') };
    },
  }),

  stop: command({
    input: z.object({
      kollega: colleague(),
      til: colleague(),
      overdragelse: requiredText('Skriv, hvad kollegaen skal vide', { max: 1000 }),
      antal: expected(),
    }),
    fields: { to_staff: 'til', note: 'overdragelse' },
    run: async ({ kollega, til, overdragelse, antal }, { db, requestKey }) => {
      await answer(db.rpc('leave_job', { staff_id: kollega, to_staff: til, note: overdragelse, expected: antal, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatStop(), 'colleague_stopped') };
    },
  }),

  prepareSchoolYear: command({
    input: z.object({
      skoleaar: wholeNumber('Vælg et skoleår', { min: 2020, max: 2100 }),
      dag: dateField('Vælg dagen'),
      overdragelse: requiredText('Skriv, hvad de nye kontaktpersoner skal vide', { max: 1000 }),
    }),
    fields: { school_year: 'skoleaar', runs_on: 'dag', note: 'overdragelse' },
    run: async ({ skoleaar, dag, overdragelse }, { db, requestKey }) => {
      await answer(db.rpc('prepare_roll_over', { school_year: skoleaar, runs_on: dag, note: overdragelse, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatSchoolYear(), 'school_year_planned') };
    },
  }),

  confirmSchoolYear: command({
    input: z.object({ skoleaar: wholeNumber('Vælg et skoleår', { min: 2020, max: 2100 }) }),
    run: async ({ skoleaar }, { db, requestKey }) => {
      await answer(db.rpc('confirm_roll_over', { school_year: skoleaar, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatSchoolYear(), 'school_year_confirmed') };
    },
  }),

  runSchoolYear: command({
    input: z.object({ skoleaar: wholeNumber('Vælg et skoleår', { min: 2020, max: 2100 }) }),
    run: async ({ skoleaar }, { db, requestKey }) => {
      await answer(db.rpc('run_roll_over', { school_year: skoleaar, request_key: requestKey }));
      return { goTo: withNotice(paths.secretariatSchoolYear({ aar: skoleaar }), 'school_year_changed') };
    },
  }),

  decideNextYear: command({
    input: z.object({
      elev: id('Vælg en elev'),
      vej: z.enum(['next_class', 'same_grade', 'other_class', 'leaves_school'], { error: 'Vælg, hvor eleven går hen.' }),
      skole: optionalId(),
      klasse: optionalText({ max: 20 }),
      trin: optionalText({ max: 2 }),
      situation: z.enum(['no_school', 'tenth_grade', 'youth_education', 'fgu']).nullish(),
    }),
    fields: { way: 'vej', school_id: 'skole', class_name: 'klasse', grade: 'trin' },
    run: async ({ elev, vej, skole, klasse, trin, situation }, { db, requestKey }) => {
      const grade = trin && /^\d+$/.test(trin) ? Number(trin) : null;
      await answer(
        db.rpc('decide_next_year', {
          young_person_ids: [elev],
          way: vej,
          school_id: vej === 'other_class' ? skole : null,
          class_name: vej === 'other_class' ? klasse : null,
          grade: vej === 'other_class' ? grade : null,
          situation: vej === 'leaves_school' ? (situation ?? null) : null,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'next_year_decided') };
    },
  }),
};
