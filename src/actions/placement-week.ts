import { z } from 'astro/zod';
import { id, optionalText, yesNo } from '../features/forms.ts';
import { mondayOfCode } from '../features/placement-week/week.ts';
import { paths, safeLocalPath, withNotice, withQuery } from '../paths.ts';
import { command, publicCommand } from '../server/command.ts';
import { answer } from '../server/failures.ts';
import { noteAnswer } from '../server/just-answered.ts';
import { how, pupil, reported, said } from './coordinator-fields.ts';

const week = () =>
  z.string({ error: 'Vælg en uge.' }).transform((code, context) => {
    const monday = mondayOfCode(code);
    if (monday) return monday;
    context.issues.push({ code: 'custom', message: 'Vælg en uge.', input: code });
    return z.NEVER;
  });

/** "need.opening", as the boxes of the proposals send it. */
const pair = z.string().regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/, 'Vælg mindst ét forslag.');

/** The weeks in which classes go out, and the days while they run. */
export const placementWeeks = {
  plan: command({
    input: z.object({ uge: week(), klasser: z.array(id('Vælg en klasse')).max(300) }),
    fields: { monday: 'uge' },
    run: async ({ uge, klasser }, { db, requestKey, url }) => {
      await answer(db.rpc('plan_week', { monday: uge, class_ids: klasser, request_key: requestKey }));
      return { goTo: withNotice(withQuery(url.pathname, {}), 'week_planned') };
    },
  }),

  /** What the contact person has read and left standing. */
  suggestMany: command({
    input: z.object({
      uge: week(),
      forslag: z.array(pair, { error: 'Vælg mindst ét forslag.' }).min(1, 'Vælg mindst ét forslag.').max(600, 'Vælg færre ad gangen.'),
      tilbage: optionalText({ max: 500 }),
    }),
    fields: { need_ids: 'forslag', opening_ids: 'forslag' },
    run: async ({ uge, forslag, tilbage }, { db, requestKey }) => {
      const pairs = forslag.map((one) => one.split('.') as [string, string]);
      const report = await answer(
        db.rpc('suggest_many', {
          monday: uge,
          need_ids: pairs.map(([need]) => need),
          opening_ids: pairs.map(([, opening]) => opening),
          request_key: requestKey,
        }),
      );
      return { goTo: reported(tilbage, report) };
    },
  }),

  /** "Er hun kommet?", from the link of the mail. */
  answerArrival: publicCommand({
    input: z.object({ token: z.string().max(64), svar: yesNo('Vælg ja eller nej') }),
    run: async ({ token, svar }, { locals, cookies }) => {
      await answer(locals.publicDb.rpc('answer_arrival', { token, is_here: svar }));
      await noteAnswer(cookies, token, svar ? 'ja' : 'nej');
      return { goTo: paths.arrival(token) };
    },
  }),

  /** "Nej, ikke endnu", from the place's own page. */
  notHereYet: command({
    input: z.object({ dag: id('Åbn siden igen.'), tilbage: optionalText({ max: 200 }) }),
    run: async ({ dag, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('not_here_yet', { day_id: dag, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.partnerDesk(), 'not_here_told') };
    },
  }),

  /** "Jeg er syg", pressed by her. */
  sayIll: command({
    input: z.object({ dag: id('Vælg en dag.') }),
    run: async ({ dag }, { db, requestKey }) => {
      await answer(db.rpc('report_sick', { day_id: dag, request_key: requestKey }));
      return { goTo: withNotice(paths.mySearch(), 'sick_told') };
    },
  }),

  /** She called her contact person. */
  recordIll: command({
    input: z.object({ elev: pupil(), dag: id('Vælg en dag.'), hvordan: how(), tilbage: optionalText({ max: 500 }) }),
    fields: { via: 'hvordan' },
    run: async ({ elev, dag, hvordan, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('report_sick', { day_id: dag, via: hvordan, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorPupil(elev), 'sick_recorded') };
    },
  }),

  /** The place called: she has not come yet. */
  recordNotHere: command({
    input: z.object({ elev: pupil(), dag: id('Vælg en dag.'), hvordan: how(), tilbage: optionalText({ max: 500 }) }),
    fields: { via: 'hvordan' },
    run: async ({ elev, dag, hvordan, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('not_here_yet', { day_id: dag, via: hvordan, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorPupil(elev), 'recorded') };
    },
  }),

  /** She called, or the contact person knows it already. */
  recordIncident: command({
    input: z.object({ elev: pupil(), forloeb: id('Åbn siden igen.'), hvordan: said() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, forloeb, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('report_incident', { placement_id: forloeb, via: hvordan, request_key: requestKey }));
      return { goTo: withNotice(paths.coordinatorPupil(elev), 'incident_recorded') };
    },
  }),

  /** "Der er sket noget": she, or the place. */
  somethingHappened: command({
    input: z.object({ forloeb: id('Åbn siden igen.'), tilbage: optionalText({ max: 200 }) }),
    run: async ({ forloeb, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('report_incident', { placement_id: forloeb, request_key: requestKey }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.mySearch(), 'incident_told') };
    },
  }),
};
