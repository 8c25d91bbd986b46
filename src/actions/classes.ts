import { z } from 'astro/zod';
import { fileProblem } from '../copy/class-list.ts';
import { decodeClassFile, readClassFile } from '../features/classes/class-file.ts';
import { startClassImport } from '../features/classes/class-list.server.ts';
import { readLineAnswer } from '../features/classes/class-list.ts';
import { choice, id, optionalText, requiredText, wholeNumber } from '../features/forms.ts';
import { paths, safeLocalPath, withNotice } from '../paths.ts';
import { command, refuseField } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { present } from './coordinator-fields.ts';

/** Class lists: sent, looked at, read in; codes; and where a pupil goes who is not in the class. */
export const classes = {
  /** Reads the file here, so that what must not be kept (a CPR number) never comes further. */
  sendList: command({
    input: z.object({
      skole: id('Vælg skolen'),
      skoleaar: wholeNumber('Vælg skoleåret', { min: 2020, max: 2100 }),
      hvad: choice(['hele', 'nogle'], 'Vælg, hvad der er i filen.'),
      trin: choice(['7', '8', '9', 'ingen'], 'Vælg klassetrinnet, eller »ingen«.'),
      fil: z.instanceof(File).nullish(),
      liste: z.string().max(1_000_000, 'Der er for meget tekst. Send den som fil.').nullish(),
    }),
    fields: { school_year: 'skoleaar', school_id: 'skole', duty_grade: 'trin', lines: 'fil' },
    run: async ({ skole, skoleaar, hvad, trin, fil, liste }, context) => {
      const hasFile = fil instanceof File && fil.size > 0;
      const field = hasFile || !liste?.trim() ? 'fil' : 'liste';
      if (field === 'fil' && !hasFile) return refuseField(context, 'fil', 'Vælg en fil, eller sæt listen ind som tekst.');
      const text = hasFile ? decodeClassFile(new Uint8Array(await fil.arrayBuffer())) : (liste ?? '');
      const read = typeof text === 'string' ? readClassFile(text) : text;
      if ('problem' in read) return refuseField(context, field, fileProblem(read));
      const importId = await startClassImport(
        context.db,
        {
          school_id: skole,
          school_year: skoleaar,
          whole_classes: hvad === 'hele',
          duty_grade: trin === 'ingen' ? null : Number(trin),
          request_key: context.requestKey,
        },
        read.lines,
      );
      return { goTo: paths.classImportPreview(importId) };
    },
  }),

  readIn: command({
    input: z.object({ liste: id('Send listen igen'), set: requiredText('Se listen igen'), svar: z.array(z.string()).max(2000).default([]) }),
    fields: { answers: 'svar' },
    run: async ({ liste, set, svar }, { db, requestKey }) => {
      const answers = svar.map(readLineAnswer).filter(present);
      const linesOf = (wanted: 'same' | 'new' | 'skip') => answers.filter(({ answer: given }) => given === wanted).map(({ line }) => line);
      await answer(
        db.rpc('run_class_import', {
          import_id: liste,
          seen: set,
          same_lines: linesOf('same'),
          new_lines: linesOf('new'),
          skip_lines: linesOf('skip'),
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.classImportPreview(liste), 'class_list_read') };
    },
  }),

  newCode: command({
    input: z.object({ klasse: id('Vælg en klasse') }),
    run: async ({ klasse }, { db, requestKey }) => {
      await answer(db.rpc('new_class_code', { class_id: klasse, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorClass(klasse), 'class_code_new') };
    },
  }),

  giveDuty: command({
    input: z.object({ klasse: id('Vælg en klasse') }),
    run: async ({ klasse }, { db, requestKey }) => {
      await answer(db.rpc('give_class_duty', { class_id: klasse, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorClass(klasse), 'saved') };
    },
  }),

  staysInClass: command({
    input: z.object({ elev: id('Vælg en elev'), opgave: z.array(id('Vælg en opgave')).min(1).max(5) }),
    run: async ({ elev, opgave }, { db }) => {
      for (const task_id of opgave) await answer(db.rpc('finish_task', { task_id }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'class_confirmed') };
    },
  }),

  movePupil: command({
    input: z.object({ elev: id('Vælg en elev'), til: id('Vælg en klasse'), tilbage: optionalText({ max: 500 }) }),
    fields: { to_class: 'til' },
    run: async ({ elev, til, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('move_pupil', { young_person_id: elev, to_class: til, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorClasses(), 'pupil_moved') };
    },
  }),

  leaveClass: command({
    input: z.object({
      elev: id('Vælg en elev'),
      skolens_navn: requiredText('Skriv, hvad skolen hedder', { max: 120 }),
      klassetrin: wholeNumber('Skriv klassetrinnet', { min: 5, max: 10 }),
    }),
    fields: { school_name: 'skolens_navn', grade: 'klassetrin' },
    run: async ({ elev, skolens_navn, klassetrin }, { db, requestKey }) => {
      await answer(db.rpc('leave_class', { young_person_id: elev, school_name: skolens_navn, grade: klassetrin, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'pupil_moved') };
    },
  }),

  notInClass: command({
    input: z.object({ elev: id('Vælg en elev') }),
    run: async ({ elev }, { db, requestKey }) => {
      await answer(db.rpc('not_in_class', { young_person_id: elev, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'not_in_class_told') };
    },
  }),

  approveMany: command({
    input: z.object({
      forloeb: z.array(id('Vælg et forløb'), { error: 'Vælg mindst én aftale.' }).min(1, 'Vælg mindst én aftale.').max(200, 'Vælg højst 200 ad gangen.'),
    }),
    run: async ({ forloeb }, { db }) => {
      const results = await answer(db.rpc('approve_placements', { placement_ids: forloeb }));
      const missed = results.filter(({ failure }) => failure !== null).length;
      return { goTo: withNotice(paths.schoolLeaderDesk(), missed === 0 ? 'approved_many' : 'approved_some') };
    },
  }),

  delegateApproval: command({
    input: z.object({
      skole: id('Vælg en skole'),
      klasse: z.union([z.literal(''), id('Vælg en klasse')]).nullish(),
      lov: choice(['ja', 'nej'], 'Vælg, hvem der siger ja.'),
    }),
    run: async ({ skole, klasse, lov }, { db, requestKey }) => {
      await answer(db.rpc('delegate_approval', { school_id: skole, class_id: (klasse || null) as string, delegated: lov === 'ja', request_key: requestKey }));
      return { goTo: withNotice(paths.schoolLeaderDesk(), lov === 'ja' ? 'approval_given' : 'approval_taken_back') };
    },
  }),
};
