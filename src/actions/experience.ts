import { z } from 'astro/zod';
import {
  checkInAnswers,
  destinations,
  longestQuote,
  longestReflection,
  longestStep,
  newIdeas,
  scores,
  takeInAgain,
  workedTogether,
} from '../copy/experience.ts';
import { choice, id, mustBeTicked, optionalChoice, optionalText, requiredText, yesNo } from '../features/forms.ts';
import { paths, withNotice } from '../paths.ts';
import { command, publicCommand } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { noteAnswer } from '../server/just-answered.ts';
import { keysOf } from './coordinator-fields.ts';

const placement = () => id('Åbn siden igen.');
const ownWords = () => optionalText({ max: longestReflection });
const score = () => optionalChoice(scores).transform((value) => (value ? Number(value) : null));
const collaboration = {
  samarbejde: choice(keysOf(workedTogether), 'Vælg et svar.'),
  igen: choice(keysOf(takeInAgain), 'Vælg et svar.'),
  ord: optionalText({ max: 500 }),
};
const collaborationFields = { worked: 'samarbejde', again: 'igen', words: 'ord' };
const toHerPage = (notice: Parameters<typeof withNotice>[1]) => ({ goTo: withNotice(paths.mySearch(), notice) });
const toHerSteps = (notice: Parameters<typeof withNotice>[1]) => ({ goTo: withNotice(paths.nextSteps(), notice) });

/** What a young person makes of what she has tried, and what places say of working together. */
export const experience = {
  /** Three questions, before or after; her own. */
  saveReflection: command({
    input: z.object({
      forloeb: placement(),
      hvornaar: z.enum(['before', 'after'], { error: 'Åbn siden igen.' }),
      outlook: ownWords(),
      insight: ownWords(),
      competences: ownWords(),
      outlook_tal: score(),
      insight_tal: score(),
      competences_tal: score(),
      ideer: optionalChoice(keysOf(newIdeas)),
    }),
    fields: { words: 'outlook' },
    run: async (form, { db, requestKey }) => {
      await answer(
        db.rpc('save_reflection', {
          placement_id: form.forloeb,
          moment: form.hvornaar,
          words: [form.outlook ?? '', form.insight ?? '', form.competences ?? ''],
          scores: [form.outlook_tal, form.insight_tal, form.competences_tal] as number[],
          new_ideas: form.ideer ?? undefined,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.reflection(form.forloeb, form.hvornaar), 'reflection_saved') };
    },
  }),

  shareReflection: command({
    input: z.object({
      refleksion: placement(),
      forloeb: placement(),
      hvornaar: z.enum(['before', 'after'], { error: 'Åbn siden igen.' }),
      del: yesNo('Vælg ja eller nej.'),
    }),
    run: async ({ refleksion, forloeb, hvornaar, del }, { db, requestKey }) => {
      await answer(db.rpc('share_reflection', { reflection_id: refleksion, shared: del, request_key: requestKey }));
      return { goTo: withNotice(paths.reflection(forloeb, hvornaar), del ? 'reflection_shared' : 'reflection_kept') };
    },
  }),

  deleteReflection: command({
    input: z.object({ refleksion: placement() }),
    run: async ({ refleksion }, { db, requestKey }) => {
      await answer(db.rpc('delete_reflection', { reflection_id: refleksion, request_key: requestKey }));
      return toHerPage('reflection_deleted');
    },
  }),

  /** "Hvordan går det?", from her own page. */
  checkIn: command({
    input: z.object({ spoergsmaal: placement(), svar: choice(keysOf(checkInAnswers), 'Vælg et svar.') }),
    run: async ({ spoergsmaal, svar }, { db, requestKey }) => {
      await answer(db.rpc('answer_check_in', { check_in_id: spoergsmaal, answer: svar, request_key: requestKey }));
      return toHerPage(svar === 'well' ? 'check_in_well' : 'check_in_heard');
    },
  }),

  /** The same from the link of a mail or SMS: hers, or the place's. */
  checkInByLink: publicCommand({
    input: z.object({ token: z.string().max(64), svar: choice(keysOf(checkInAnswers), 'Vælg et svar.') }),
    run: async ({ token, svar }, { locals, cookies }) => {
      const whose = await answer(locals.publicDb.rpc('answer_check_in_link', { token, answer: svar }));
      await noteAnswer(cookies, token, whose === 'host' ? `sted-${svar}` : svar);
      return { goTo: paths.checkIn(token) };
    },
  }),

  checkInAtPlace: command({
    input: z.object({ spoergsmaal: placement(), ansoegning: placement(), svar: choice(keysOf(checkInAnswers), 'Vælg et svar.') }),
    run: async ({ spoergsmaal, ansoegning, svar }, { db, requestKey }) => {
      await answer(db.rpc('answer_check_in_at_place', { check_in_id: spoergsmaal, answer: svar, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(ansoegning), 'check_in_at_place') };
    },
  }),

  collaborate: command({
    input: z.object({ forloeb: placement(), ansoegning: placement(), ...collaboration }),
    fields: collaborationFields,
    run: async ({ forloeb, ansoegning, samarbejde, igen, ord }, { db, requestKey }) => {
      await answer(db.rpc('answer_collaboration', { placement_id: forloeb, worked: samarbejde, again: igen, words: ord ?? '', request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(ansoegning), 'collaboration_told') };
    },
  }),

  collaborateByLink: publicCommand({
    input: z.object({ token: z.string().max(64), ...collaboration }),
    fields: collaborationFields,
    run: async ({ token, samarbejde, igen, ord }, { locals, cookies }) => {
      await answer(locals.publicDb.rpc('answer_collaboration_link', { token, worked: samarbejde, again: igen, words: ord ?? '' }));
      await noteAnswer(cookies, token, 'tak');
      return { goTo: paths.collaboration(token) };
    },
  }),

  chooseDestination: command({
    input: z.object({ sag: placement(), vej: choice(keysOf(destinations), 'Vælg et svar.') }),
    run: async ({ sag, vej }, { db, requestKey }) => {
      await answer(db.rpc('choose_destination', { need_id: sag, destination: vej, request_key: requestKey }));
      return toHerPage('destination_saved');
    },
  }),

  writeQuote: command({
    input: z.object({
      forloeb: placement(),
      ord: requiredText('Skriv lidt om, hvordan det var.', { max: longestQuote }),
      version: z.string().max(20),
      samtykke: mustBeTicked('Sæt kryds, hvis vi må vise det.'),
    }),
    fields: { words: 'ord', consent: 'samtykke' },
    run: async ({ forloeb, ord, version }, { db, requestKey }) => {
      await answer(db.rpc('write_quote', { placement_id: forloeb, words: ord, consent_version: version, request_key: requestKey }));
      return { goTo: withNotice(paths.quote(forloeb), 'quote_written') };
    },
  }),

  takeBackQuote: command({
    input: z.object({ citat: placement() }),
    run: async ({ citat }, { db, requestKey }) => {
      await answer(db.rpc('take_back_quote', { quote_id: citat, request_key: requestKey }));
      return toHerPage('quote_gone');
    },
  }),

  addStep: command({
    input: z.object({ skridt: requiredText('Skriv et skridt.', { max: longestStep }) }),
    fields: { words: 'skridt' },
    run: async ({ skridt }, { db, requestKey }) => {
      await answer(db.rpc('add_step', { words: skridt, request_key: requestKey }));
      return toHerSteps('step_added');
    },
  }),

  acceptStep: command({
    input: z.object({ skridt: placement() }),
    run: async ({ skridt }, { db, requestKey }) => {
      await answer(db.rpc('accept_step', { next_step_id: skridt, request_key: requestKey }));
      return toHerSteps('step_added');
    },
  }),

  tickStep: command({
    input: z.object({ skridt: placement(), gjort: yesNo('Vælg ja eller nej.') }),
    run: async ({ skridt, gjort }, { db, requestKey }) => {
      await answer(db.rpc('tick_step', { next_step_id: skridt, done: gjort, request_key: requestKey }));
      return { goTo: paths.nextSteps() };
    },
  }),

  removeStep: command({
    input: z.object({ skridt: placement() }),
    run: async ({ skridt }, { db, requestKey }) => {
      await answer(db.rpc('remove_step', { next_step_id: skridt, request_key: requestKey }));
      return toHerSteps('step_removed');
    },
  }),
};
