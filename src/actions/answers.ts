import { z } from 'astro/zod';
import { needsWords, readHelpChoice, reasonsToChoose } from '../features/answers/answer.ts';
import { choice, choices, dateField, id, optionalText, requiredText, timeField } from '../features/forms.ts';
import { answersToRules } from '../features/work-rules/answers.ts';
import { paths, withNotice } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';
import { ownHours, ownHoursFields } from './own-hours.ts';

/** What a workplace answers a young person: a place, come by first, or helped on. And how the days went. */

const MOST_DAYS = 65;
const daysField = z
  .array(dateField('Vælg mindst en dag.'))
  .max(MOST_DAYS, `Vælg højst ${MOST_DAYS} dage.`)
  .transform((days) => [...new Set(days)].sort());

/** Words and target of a hand-over, the same for a no and for a promise that is taken back. */
const handOverFields = {
  grund: choice(reasonsToChoose, 'Vælg, hvorfor det ikke kan blive hos jer.'),
  videre: requiredText('Vælg, hvem der hjælper den unge nu.').transform((value, context) => {
    const chosen = readHelpChoice(value);
    if (chosen) return chosen;
    context.issues.push({ code: 'custom', message: 'Vælg, hvem der hjælper den unge nu.', input: value });
    return z.NEVER;
  }),
  ord: optionalText({ max: 500 }),
};

const handOverForm = z.object({ id: id('Åbn siden igen.'), ...handOverFields }).superRefine(({ videre, ord }, context) => {
  if (needsWords(videre) && !ord) {
    context.addIssue({ code: 'custom', path: ['ord'], message: 'Skriv, hvem I tænker på, så kontaktpersonen kan ringe dertil.' });
  }
});

const handOverArguments = ({ grund, videre, ord }: z.output<typeof handOverForm>) => ({
  reason: grund,
  target: videre.target,
  target_opening: videre.openingId,
  words: ord ?? '',
});

/** Seats, days and ages are the young person's words elsewhere; here the workplace reads them, beside the days. */
async function inThePlacesWords<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const hint = { seat_taken: 'no_seat_that_day', not_for_you: 'too_young_that_day', days_overlap: 'somewhere_else' }[thrown.code as string];
    throw hint ? new Failure('invalid_input', { detail: 'days', hint, cause: thrown }) : thrown;
  }
}

export const answers = {
  /** "Vi har en plads": the days and hours, or the first day where the opening has no days. */
  offerPlace: command({
    input: z.object({
      id: id('Åbn siden igen.'),
      dage: daysField,
      fra: timeField('Skriv, hvornår dagen begynder.').nullish(),
      til: timeField('Skriv, hvornår dagen slutter.').nullish(),
      foerste_dag: dateField('Vælg den første dag.').nullish(),
      sidste_dag: dateField('Vælg den sidste dag.').nullish(),
      ugedage: choices(['1', '2', '3', '4', '5']),
      ...ownHoursFields,
      ...answersToRules,
    }),
    fields: { days: 'dage', from_time: 'fra', starts_on: 'foerste_dag', ends_on: 'sidste_dag', weekdays: 'ugedage', adult: 'voksen' },
    run: async ({ id, dage, fra, til, foerste_dag, sidste_dag, ugedage, voksen, boerneattest, ...own }, { db, requestKey }) => {
      await inThePlacesWords(
        answer(
          db.rpc('offer_place', {
            application_id: id,
            days: dage,
            from_time: fra ?? null,
            to_time: til ?? null,
            starts_on: foerste_dag ?? null,
            adult: voksen,
            certificate: boerneattest,
            ...ownHours(dage, own),
            weekdays: ugedage.map(Number),
            ends_on: sidste_dag ?? null,
            request_key: requestKey,
          }),
        ),
      );
      return { goTo: withNotice(paths.partnerCase(id), 'place_offered') };
    },
  }),

  /** "Kom forbi først": when. */
  inviteToVisit: command({
    input: z.object({ id: id('Åbn siden igen.'), dato: dateField('Vælg en dag.'), tid: timeField('Skriv et klokkeslæt.') }),
    fields: { visit_on: 'dato', visit_at: 'tid', days: 'dato' },
    run: async ({ id, dato, tid }, { db, requestKey }) => {
      await inThePlacesWords(answer(db.rpc('invite_to_visit', { application_id: id, visit_on: dato, visit_at: tid, request_key: requestKey })));
      return { goTo: withNotice(paths.partnerCase(id), 'visit_invited') };
    },
  }),

  /** "Hjælp videre": why, and to whom. */
  handOn: command({
    input: handOverForm,
    fields: { words: 'ord', target_opening: 'videre' },
    run: async (form, { db, requestKey }) => {
      await answer(db.rpc('hand_on', { application_id: form.id, ...handOverArguments(form), request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(form.id), 'handed_on') };
    },
  }),

  /** One day: came, sick, did not come. */
  tellDay: command({
    input: z.object({
      dag: id('Åbn siden igen.'),
      gik: choice(['came', 'sick', 'did_not_come'], 'Vælg, hvordan dagen gik.'),
      tilbage: optionalText({ max: 60 }),
    }),
    run: async ({ dag, gik, tilbage }, { db, requestKey }) => {
      await answer(db.rpc('complete_day', { day_id: dag, state: gik, request_key: requestKey }));
      const application = z.uuid().safeParse(tilbage);
      return { goTo: withNotice(application.success ? paths.partnerCase(application.data) : paths.partnerDesk(), 'day_told') };
    },
  }),

  /** Jobs and longer courses: still there at the check-in, or stopped. */
  tellPlacement: command({
    input: z.object({
      id: id('Åbn siden igen.'),
      ansoegning: id('Åbn siden igen.'),
      stadig: choice(['ja', 'nej'], 'Vælg, om den unge er hos jer.'),
    }),
    run: async ({ id, ansoegning, stadig }, { db, requestKey }) => {
      await answer(db.rpc('complete_placement', { placement_id: id, still_there: stadig === 'ja', request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(ansoegning), 'placement_told') };
    },
  }),

  /** A promised place cannot be kept: helped on, like any no. */
  cancelPlacement: command({
    input: handOverForm.safeExtend({ ansoegning: id('Åbn siden igen.') }),
    fields: { words: 'ord', target_opening: 'videre' },
    run: async (form, { db, requestKey }) => {
      await answer(db.rpc('cancel_by_host', { placement_id: form.id, ...handOverArguments(form), request_key: requestKey }));
      return { goTo: withNotice(paths.partnerCase(form.ansoegning), 'placement_cancelled') };
    },
  }),
};
