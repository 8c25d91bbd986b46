import { z } from 'astro/zod';
import { closeOutcomes, closeReceivers, givenReasons, guardianAnswers, guardianLanguages, recordedChannels, restReasons } from '../copy/desks.ts';
import { openingKinds } from '../copy/kinds.ts';
import type { NoticeCode } from '../copy/notices.ts';
import { addDays, daysBetween, weekdayIndex } from '../features/dates.ts';
import { readBoxValue } from '../features/desks/desk.ts';
import { forwardOutcome } from '../features/desks/forward-outcome.ts';
import {
  choice,
  dateField,
  email,
  id,
  optionalChoice,
  optionalEmail,
  optionalId,
  optionalPhone,
  optionalText,
  requiredText,
  ticked,
  timeField,
  yesNo,
} from '../features/forms.ts';
import { paths, safeLocalPath, withNotice, withQuery } from '../paths.ts';
import { command } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';

const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];

const pupil = () => id('Vælg en ung');
const how = () => choice(recordedChannels, 'Vælg, hvordan svaret kom.');
const done = (elev: string, notice: NoticeCode) => ({ goTo: withNotice(paths.coordinatorPupil(elev), notice) });

/** "opening" or "opening|week", as the lists of places write it. */
const wish = (empty: string) =>
  z
    .string({ error: empty })
    .regex(/^[0-9a-f-]{36}(\|\d{4}-\d{2}-\d{2})?$/, empty)
    .transform((text) => {
      const [opening = '', week] = text.split('|');
      return { opening, week: week ?? null };
    });
const anotherWish = wish('Vælg et sted.')
  .or(z.literal(''))
  .nullish()
  .transform((value) => value || null);
const present = <T>(value: T | null): value is T => value !== null;

const boxes = z.array(z.string(), { error: 'Vælg mindst én.' }).min(1, 'Vælg mindst én.').max(300, 'Vælg højst 300 ad gangen.');
const pupilsOf = (unge: string[]) => unge.map(readBoxValue).filter(present);

/** Where a bulk act leads back to: the list as it was filtered. */
const backTo = (tilbage: string | null) => safeLocalPath(tilbage) ?? paths.coordinatorDesk();

/** "coordinator", "fourth_party" …, or "partner:" and the opening that she is helped on to. */
const helpOnTo = z
  .string({ error: 'Vælg, hvem der hjælper nu.' })
  .regex(/^(coordinator|company_consultant|fourth_party|partner_in_network|partner:[0-9a-f-]{36})$/, 'Vælg, hvem der hjælper nu.')
  .transform((text) =>
    text.startsWith('partner:')
      ? { target: 'partner_in_network' as const, target_opening: text.slice('partner:'.length) }
      : { target: text as 'coordinator' | 'company_consultant' | 'fourth_party' | 'partner_in_network', target_opening: null },
  );

/** Every act of a contact person, for herself or for somebody who answered by phone, on paper or face to face. */
export const coordinator = {
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
    run: async ({ unge, tilbage }, { db }) => {
      const chosen = pupilsOf(unge);
      const need_ids = chosen.map(({ needId }) => needId).filter(present);
      const results = need_ids.length > 0 ? await answer(db.rpc('forward_many', { need_ids })) : [];
      return { goTo: withQuery(backTo(tilbage), { ...forwardOutcome(chosen, results), besked: null }) };
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
      await answer(
        db.rpc('propose_own_place', {
          need_id: place.behov,
          name: place.sted_navn,
          contact_name: place.kontakt,
          address: place.adresse,
          days: workingDays(place.foerste_dag, place.sidste_dag),
          from_time: place.fra,
          to_time: place.til_kl,
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
      foerste_dag: z.union([z.literal('').transform(() => null), dateField('Vælg den første dag')]).nullish(),
      fra: z.union([z.literal('').transform(() => null), timeField('Skriv et tidspunkt')]).nullish(),
      til_kl: z.union([z.literal('').transform(() => null), timeField('Skriv et tidspunkt')]).nullish(),
      hvordan: how(),
    }),
    fields: { days: 'dage', starts_on: 'foerste_dag', from_time: 'fra', via: 'hvordan' },
    run: async ({ elev, ansoegning, dage, foerste_dag, fra, til_kl, hvordan }, { db, requestKey }) => {
      await answer(
        db.rpc('offer_place', {
          application_id: ansoegning,
          days: dage,
          starts_on: foerste_dag ?? null,
          from_time: fra ?? null,
          to_time: til_kl ?? null,
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
    input: z.object({ elev: pupil(), ansoegning: id('Vælg et sted'), svar: yesNo('Vælg ja eller nej.'), hvordan: how() }),
    fields: { via: 'hvordan' },
    run: async ({ elev, ansoegning, svar, hvordan }, { db, requestKey }) => {
      await answer(db.rpc('confirm_own_place', { application_id: ansoegning, answer_is_yes: svar, via: hvordan, request_key: requestKey }));
      return done(elev, 'recorded');
    },
  }),

  approveForSchool: command({
    input: z.object({ forloeb: id('Vælg et forløb'), elev: optionalId() }),
    run: async ({ forloeb, elev }, { db, requestKey }) => {
      await answer(db.rpc('acknowledge_placement', { placement_id: forloeb, party: 'school', via: 'self', request_key: requestKey }));
      return { goTo: withNotice(elev ? paths.coordinatorPupil(elev) : paths.staffPage(), 'approved_for_school') };
    },
  }),

  completeDay: command({
    input: z.object({ elev: pupil(), dag: id('Vælg en dag'), gik: choice(['came', 'sick', 'did_not_come'], 'Vælg, hvordan dagen gik.') }),
    run: async ({ elev, dag, gik }, { db, requestKey }) => {
      await answer(db.rpc('complete_day', { day_id: dag, state: gik, via: 'self', request_key: requestKey }));
      return done(elev, 'saved');
    },
  }),

  completePlacement: command({
    input: z.object({ elev: pupil(), forloeb: id('Vælg et forløb'), stadig: yesNo('Vælg ja eller nej.') }),
    run: async ({ elev, forloeb, stadig }, { db, requestKey }) => {
      await answer(db.rpc('complete_placement', { placement_id: forloeb, still_there: stadig, via: 'self', request_key: requestKey }));
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
    input: z.object({ elev: pupil(), behov: id('Vælg et behov') }),
    run: async ({ elev, behov }, { db, requestKey }) => {
      await answer(db.rpc('wake_need', { need_id: behov, via: 'self', request_key: requestKey }));
      return done(elev, 'awake');
    },
  }),

  announceClose: command({
    input: z.object({
      elev: pupil(),
      behov: id('Vælg et behov'),
      udfald: choice(keysOf(closeOutcomes), 'Vælg, hvad der er sket.'),
      modtager: optionalChoice(keysOf(closeReceivers)),
    }),
    fields: { outcome: 'udfald', receiver: 'modtager' },
    run: async ({ elev, behov, udfald, modtager }, { db, requestKey }) => {
      await answer(db.rpc('announce_close', { need_id: behov, outcome: udfald, receiver: udfald === 'other_help' ? modtager : null, request_key: requestKey }));
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
    input: z.object({ elev: pupil(), behov: id('Vælg et behov') }),
    run: async ({ elev, behov }, { db, requestKey }) => {
      await answer(db.rpc('reopen_need', { need_id: behov, via: 'self', request_key: requestKey }));
      return done(elev, 'reopened');
    },
  }),

  recordApprenticeship: command({
    input: z.object({ elev: pupil(), behov: id('Vælg et behov') }),
    run: async ({ elev, behov }, { db, requestKey }) => {
      await answer(db.rpc('record_apprenticeship', { need_id: behov, via: 'self', request_key: requestKey }));
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

  updatePerson: command({
    input: z.object({
      elev: pupil(),
      telefon: optionalPhone(),
      mail: z.union([z.literal('').transform(() => null), email('Skriv en mail')]).nullish(),
      noed_navn: optionalText({ max: 120 }),
      noed_telefon: optionalPhone(),
    }),
    fields: { phone: 'telefon', email: 'mail', emergency_name: 'noed_navn', emergency_phone: 'noed_telefon' },
    run: async ({ elev, telefon, mail, noed_navn, noed_telefon }, { db, requestKey }) => {
      await answer(
        db.rpc('update_young_person', {
          young_person_id: elev,
          phone: telefon,
          email: mail ?? null,
          emergency_name: noed_navn,
          emergency_phone: noed_telefon,
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

  finishTask: command({
    input: z.object({ opgave: id('Vælg en opgave'), tilbage: optionalText({ max: 500 }) }),
    run: async ({ opgave, tilbage }, { db }) => {
      await answer(db.rpc('finish_task', { task_id: opgave }));
      return { goTo: withNotice(safeLocalPath(tilbage) ?? paths.coordinatorTasks(), 'task_done') };
    },
  }),
};

/** Monday to Friday from the first day to the last, as `YYYY-MM-DD`; at most two weeks. */
function workingDays(first: string, last: string): string[] {
  const length = daysBetween(first, last) + 1;
  if (length < 1 || length > 21) throw new Failure('invalid_input', { detail: 'days', hint: 'choose_days' });
  return Array.from({ length }, (_, index) => addDays(first, index)).filter((day) => weekdayIndex(day) < 5);
}
