import { z } from 'astro/zod';
import { choice, optionalEmail, optionalPhone, requiredText } from '../features/forms.ts';
import { guardianAnswers, guardianLanguages } from '../features/guardians/guardian.ts';
import { readMySearch } from '../features/needs/need.server.ts';
import { paths, withNotice, withQuery } from '../paths.ts';
import { command, publicCommand } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';

/** Whom a young person names, and what they answer. */
export const guardians = {
  save: command({
    input: z.object({
      navn: requiredText('Skriv, hvad din forælder eller værge hedder', { max: 120 }),
      mail: optionalEmail(),
      mobil: optionalPhone(),
      sprog: choice(guardianLanguages, 'Vælg et sprog').default('da'),
      videre: choice(['soeg', 'min-soegning'], 'Vælg, hvor du vil hen').default('min-soegning'),
    }),
    fields: { guardian_name: 'navn', guardian_email: 'mail', guardian_phone: 'mobil', guardian_language: 'sprog' },
    run: async ({ navn, mail, mobil, sprog, videre }, { db, requestKey }) => {
      const search = await readMySearch(db);
      if (!search) throw new Failure('not_allowed');
      await answer(
        db.rpc('name_guardian', { young_person_id: search.person.id, name: navn, email: mail, phone: mobil, language: sprog, request_key: requestKey }),
      );
      return { goTo: videre === 'soeg' ? paths.applyStep('tjek') : withNotice(paths.mySearch(), 'guardian_saved') };
    },
  }),

  /** One of four, from the link. No account: the token is the right to answer. */
  answer: publicCommand({
    input: z.object({ token: z.string().max(64), svar: choice(guardianAnswers, 'Vælg et svar') }),
    run: async ({ token, svar }, { locals }) => {
      await answer(locals.publicDb.rpc('answer_as_guardian', { token, answer: svar }));
      return { goTo: withQuery(paths.guardian(token), { svar: svar === 'not_my_child' ? svar : null }) };
    },
  }),

  /** The language of the page, and of every mail that follows. */
  speak: publicCommand({
    input: z.object({ token: z.string().max(64), sprog: choice(guardianLanguages, 'Vælg et sprog') }),
    run: async ({ token, sprog }, { locals }) => {
      await answer(locals.publicDb.rpc('choose_guardian_language', { token, language: sprog }));
      return { goTo: paths.guardian(token) };
    },
  }),
};
