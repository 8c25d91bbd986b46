import { z } from 'astro/zod';
import { closeOutcomes, closeReceivers, recordedChannels, restReasons } from '../copy/desks.ts';
import { openingKinds } from '../copy/kinds.ts';
import { choice, dateField, email, emptyOr, id, ifChanged, optionalChoice, optionalPhone, optionalText, requiredText, ticked } from '../features/forms.ts';
import { paths, safeLocalPath, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

import { backTo, boxes, done, how, keysOf, needsOf, pupil, pupilsOf, reported, said } from './coordinator-fields.ts';
import { recordedActs } from './coordinator-records.ts';

/** Every act of a contact person, for herself or for somebody who answered by phone, on paper or face to face. */
export const coordinator = {
  ...recordedActs,
  forward: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov') }),
    run: async ({ elev, behov }, { db, requestKey }) => {
      await answer(db.rpc('forward', { need_id: behov, request_key: requestKey }));
      return done(elev, 'forwarded');
    },
  }),

  /** Each pupil stands for herself: the list says for each what became of it. */
  forwardMany: command({
    input: z.object({ unge: boxes, tilbage: optionalText({ max: 500 }) }),
    fields: { need_ids: 'unge' },
    run: async ({ unge, tilbage }, { db, requestKey }) => {
      const report = await answer(db.rpc('forward_many', { need_ids: needsOf(unge), request_key: requestKey }));
      return { goTo: reported(tilbage, report) };
    },
  }),

  /** "Mind dem om det": whoever is next in each, once a day at most. */
  remindMany: command({
    input: z.object({ unge: boxes, tilbage: optionalText({ max: 500 }) }),
    fields: { need_ids: 'unge' },
    run: async ({ unge, tilbage }, { db, requestKey }) => {
      const report = await answer(db.rpc('remind_many', { need_ids: needsOf(unge), request_key: requestKey }));
      return { goTo: reported(tilbage, report) };
    },
  }),

  changeContact: command({
    input: z.object({ elev: pupil(), til: id('Vælg en kollega'), besked: requiredText('Skriv, hvad kollegaen skal vide', { max: 1000 }), planlagt: ticked() }),
    fields: { to_staff: 'til', note: 'besked' },
    run: async ({ elev, til, besked, planlagt }, { db, requestKey }) => {
      await answer(db.rpc('change_contact', { young_person_id: elev, to_staff: til, note: besked, planned: planlagt, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorDesk(), 'contact_changed') };
    },
  }),

  changeContactMany: command({
    input: z.object({
      unge: boxes,
      til: id('Vælg en kollega'),
      overdragelse: requiredText('Skriv, hvad kollegaen skal vide', { max: 1000 }),
      planlagt: ticked(),
      tilbage: optionalText({ max: 500 }),
    }),
    fields: { to_staff: 'til', note: 'overdragelse', young_person_ids: 'unge' },
    run: async ({ unge, til, overdragelse, planlagt, tilbage }, { db }) => {
      const young_person_ids = pupilsOf(unge).map(({ youngPersonId }) => youngPersonId);
      await answer(db.rpc('change_contact_many', { young_person_ids, to_staff: til, note: overdragelse, planned: planlagt }));
      return { goTo: withNotice(backTo(tilbage), 'contact_changed') };
    },
  }),

  suggest: command({
    input: z.object({
      elev: pupil(),
      behov: id('Vælg et behov'),
      sted: z.array(id('Vælg et sted'), { error: 'Vælg mindst ét sted.' }).min(1, 'Vælg mindst ét sted.').max(3, 'Vælg højst tre steder.'),
      grund: optionalText({ max: 200 }),
    }),
    fields: { opening_ids: 'sted', reasons: 'grund' },
    run: async ({ elev, behov, sted, grund }, { db, requestKey }) => {
      const reasons = sted.map(() => grund ?? '');
      await answer(db.rpc('suggest', { need_id: behov, opening_ids: sted, reasons, request_key: requestKey }));
      return done(elev, 'suggested');
    },
  }),

  rest: command({
    input: z.object({
      elev: pupil(),
      behov: id('Vælg et behov'),
      grund: choice(keysOf(restReasons), 'Vælg en grund.'),
      til_dag: dateField('Vælg, hvornår I tales ved igen'),
    }),
    fields: { until: 'til_dag' },
    run: async ({ elev, behov, grund, til_dag }, { db, requestKey }) => {
      await answer(db.rpc('rest_need', { need_id: behov, reason: grund, until: til_dag, request_key: requestKey }));
      return done(elev, 'resting');
    },
  }),

  wake: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: said() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('wake_need', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'awake');
    },
  }),

  announceClose: command({
    input: z.object({
      elev: pupil(),
      behov: id('Vælg et behov'),
      udfald: choice(keysOf(closeOutcomes), 'Vælg, hvad der er sket.'),
      modtager: optionalChoice(keysOf(closeReceivers)),
      talt: optionalChoice(recordedChannels),
    }),
    fields: { outcome: 'udfald', receiver: 'modtager', talked: 'talt' },
    run: async ({ elev, behov, udfald, modtager, talt }, { db, requestKey }) => {
      await answer(
        db.rpc('announce_close', {
          need_id: behov,
          outcome: udfald,
          receiver: udfald === 'other_help' ? modtager : null,
          talked: talt,
          request_key: requestKey,
        }),
      );
      return done(elev, 'close_announced');
    },
  }),

  objectToClose: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('object_to_close', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  endNeed: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('end_need', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  reopen: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: said() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('reopen_need', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'reopened');
    },
  }),

  recordApprenticeship: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov'), hvordan: said() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, behov, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('record_apprenticeship', { need_id: behov, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  openNeed: command({
    input: z.object({ elev: pupil(), slags: choice(['unsure', ...openingKinds], 'Vælg, hvad den unge søger.'), hvordan: how() }),
    fields: { via: 'hvordan', kind: 'slags' },
    run: async ({ elev, slags, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('open_need', { young_person_id: elev, kind: slags === 'unsure' ? null : slags, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  /** "Ring til mig", said to somebody else. */
  askForCall: command({
    input: z.object({ elev: pupil(), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('ask_for_call', { young_person_id: elev, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  updatePerson: command({
    input: z.object({
      elev: pupil(),
      telefon: optionalPhone(),
      mail: emptyOr(email('Skriv en mail')).nullish(),
      noed_navn: optionalText({ max: 120 }),
      noed_telefon: optionalPhone(),
      telefon_vist: optionalPhone().catch(null),
      noed_navn_vist: optionalText().catch(null),
      noed_telefon_vist: optionalPhone().catch(null),
    }),
    fields: { phone: 'telefon', email: 'mail', emergency_name: 'noed_navn', emergency_phone: 'noed_telefon' },
    run: async ({ elev, telefon, mail, noed_navn, noed_telefon, ...shown }, { db, requestKey }) => {
      await answer(
        db.rpc('update_young_person', {
          young_person_id: elev,
          phone: ifChanged(telefon, shown.telefon_vist),
          email: mail ?? null,
          emergency_name: ifChanged(noed_navn, shown.noed_navn_vist),
          emergency_phone: ifChanged(noed_telefon, shown.noed_telefon_vist),
          request_key: requestKey,
        }),
      );
      return done(elev, 'saved');
    },
  }),

  writeNote: command({
    input: z.object({ elev: pupil(), tekst: requiredText('Skriv noten', { max: 1000 }) }),
    fields: { body: 'tekst' },
    run: async ({ elev, tekst }, { db, requestKey }) => {
      await answer(db.rpc('write_note', { young_person_id: elev, body: tekst, request_key: requestKey }));
      return done(elev, 'note_written');
    },
  }),

  confirmAccount: command({
    input: z.object({ opgave: id('Vælg en opgave'), tilbage: optionalText({ max: 500 }) }),
    run: async ({ opgave, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('confirm_account', { task_id: opgave, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorTasks(), 'account_confirmed') };
    },
  }),

  finishTask: command({
    input: z.object({ opgave: id('Vælg en opgave'), tilbage: optionalText({ max: 500 }) }),
    run: async ({ opgave, tilbage }, { db }) => {
      await answer(db.rpc('finish_task', { task_id: opgave }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorTasks(), 'task_done') };
    },
  }),
};
