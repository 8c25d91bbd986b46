import { z } from 'astro/zod';
import { interests } from '../copy/kinds.ts';
import { MOST_REASONS, reasons } from '../copy/reasons.ts';
import { readPickedPlaces } from '../features/applications/application.server.ts';
import { type Draft, draftSchema, emptyDraft, MOST_INTERESTS, movePlace, placeProblem } from '../features/applications/draft.ts';
import { choices, email, optionalPhone, optionalText, sixDigits, ticked } from '../features/forms.ts';
import { kindVerdict } from '../features/kinds/rules.ts';
import { readMySearch } from '../features/needs/need.server.ts';
import { standingOf } from '../features/young-people/young-person.ts';
import { paths, withNotice } from '../paths.ts';
import { type CommandContext, command, publicCommand } from '../server/command.ts';
import { clearDraft, readDraft, writeDraft } from '../server/draft.ts';
import { answer, Failure } from '../server/failures.ts';
import { requestKeyFor } from '../server/request-key.ts';
import { awaitCode, readAwaitedCode, sendCode, sendCodeAgain, signInWithCode, stopAwaitingCode } from '../server/sign-in.ts';

/** Changes the draft and says where she goes next; without a draft she begins again. */
async function change(context: CommandContext, to: (draft: Draft) => Draft): Promise<Draft> {
  const draft = (await readDraft(context.cookies, draftSchema)) ?? emptyDraft(crypto.randomUUID());
  const changed = to(draft);
  await writeDraft(context.cookies, draftSchema, changed);
  return changed;
}

/** After the choices: who she is, if we do not know it, else on to the last look (where a guardian is asked for, if need be). */
async function afterChoices({ locals }: CommandContext): Promise<string> {
  return paths.applyStep((await locals.session.token()) === null ? 'hvem' : 'om-dig');
}

const placeButton = /^(op|ned|fjern):([0-9a-z]{8})$/;

/** Applying, step by step. Each step keeps its part of the draft; only `send` reaches the database of applications. */
export const apply = {
  /** Order and weeks. The buttons beside a place move it or take it away; "videre" goes on. */
  places: publicCommand({
    input: z.object({
      sted: z.array(z.string().max(8)).max(3),
      uge: z.array(z.string().max(10)).max(3),
      knap: z.string().max(20).default('videre'),
    }),
    run: async ({ sted, uge, knap }, context) => {
      const chosen = new Map(sted.map((id, index) => [id, uge[index] || null]));
      const press = placeButton.exec(knap);
      const draft = await change(context, (old) => {
        const weighed = old.places.map((place) => (chosen.has(place.id) ? { id: place.id, week: chosen.get(place.id) ?? null } : place));
        const [, what, id = ''] = press ?? [];
        if (what === 'fjern') return { ...old, places: weighed.filter((place) => place.id !== id) };
        return { ...old, places: what ? movePlace(weighed, id, what === 'op' ? -1 : 1) : weighed };
      });
      if (press || draft.places.length === 0) return { goTo: paths.applyStep('steder') };
      if (knap === 'flere') return { goTo: paths.openings() };
      const places = await readPickedPlaces(
        context.locals.publicDb,
        draft.places.map(({ id }) => id),
      );
      for (const { id, week } of draft.places) {
        const problem = placeProblem(
          places.find((place) => place.public_id === id),
          week,
        );
        if (problem) throw new Failure('invalid_input', { detail: `uge-${id}`, hint: problem });
      }
      return { goTo: paths.applyStep('hvorfor') };
    },
  }),

  interests: publicCommand({
    input: z.object({ interesse: choices(interests, { empty: 'Vælg mindst én ting, du kan lide.', max: MOST_INTERESTS }) }),
    run: async ({ interesse }, context) => {
      await change(context, (draft) => ({ ...draft, unsure: true, interests: interesse }));
      return { goTo: await afterChoices(context) };
    },
  }),

  why: publicCommand({
    input: z.object({
      grund: choices(reasons, { max: MOST_REASONS, tooMany: `Vælg højst ${MOST_REASONS}.` }),
      egne_ord: optionalText({ max: 500 }),
    }),
    run: async ({ grund, egne_ord }, context) => {
      await change(context, (draft) => ({ ...draft, reasons: grund, ownWords: egne_ord ?? '' }));
      return { goTo: paths.applyStep('hjaelp') };
    },
  }),

  help: publicCommand({
    input: z.object({ hjaelp_videre: ticked(), maa_ringe: ticked(), mobil: optionalPhone() }),
    run: async ({ hjaelp_videre, maa_ringe, mobil }, context) => {
      if (maa_ringe && !mobil) throw new Failure('invalid_input', { detail: 'mobil', hint: 'number_to_call' });
      await change(context, (draft) => ({ ...draft, helpOn: hjaelp_videre, mayCall: maa_ringe, phone: mobil ?? draft.phone }));
      return { goTo: await afterChoices(context) };
    },
  }),

  /** Sends a code to her mail, and waits for it on the next page. */
  sendCode: publicCommand({
    input: z.object({ kontakt: email('Skriv din mailadresse'), egen_enhed: ticked() }),
    run: async ({ kontakt, egen_enhed }, context) => {
      await sendCode({ email: kontakt });
      await awaitCode(context.cookies, { contact: { email: kontakt }, ownDevice: egen_enhed, next: paths.applyStep('om-dig') });
      return { goTo: paths.applyStep('kode') };
    },
  }),

  enterCode: publicCommand({
    input: z.object({ kode: sixDigits('Skriv koden fra beskeden') }),
    run: async ({ kode }, context) => {
      const awaited = await readAwaitedCode(context.cookies);
      if (!awaited) return { goTo: withNotice(paths.applyStep('hvem'), 'ask_for_code_again') };
      await signInWithCode(context.locals, awaited.contact, kode, awaited);
      stopAwaitingCode(context.cookies);
      await change(context, (draft) => ({ ...draft, saidWho: true }));
      return { goTo: paths.applyStep('om-dig') };
    },
  }),

  resendCode: publicCommand({
    input: z.object({}),
    run: async (_, { cookies }) => {
      const awaited = await readAwaitedCode(cookies);
      if (!awaited) return { goTo: withNotice(paths.applyStep('hvem'), 'ask_for_code_again') };
      await sendCodeAgain(awaited.contact);
      await awaitCode(cookies, awaited);
      return { goTo: withNotice(paths.applyStep('kode'), 'new_code_sent') };
    },
  }),

  /** Sends it all. Her contact person has it from here, and the receipt says who. */
  send: command({
    input: z.object({}),
    run: async (_, { db, cookies }) => {
      const draft = await readDraft(cookies, draftSchema);
      const search = await readMySearch(db);
      if (!draft) return { goTo: paths.mySearch() };
      if (!search) return { goTo: paths.applyStep('om-dig') };
      const { person } = search;
      if (draft.phone && !person.phone) await answer(db.rpc('update_young_person', { young_person_id: person.id, phone: draft.phone }));
      const needId = draft.unsure ? await openUnsure(db, person.id, draft) : await applyFor(db, person.id, draft);
      clearDraft(cookies);
      return { goTo: paths.applyReceipt(needId) };
    },
  }),

  /** The place is not for her age or school: her contact person hears of the wish instead, and she gets a receipt for that. */
  tellContact: command({
    input: z.object({}),
    run: async (_, { db, cookies, requestKey }) => {
      const draft = await readDraft(cookies, draftSchema);
      const search = await readMySearch(db);
      if (!draft || !search) return { goTo: paths.mySearch() };
      const [place] = await readPickedPlaces(
        db,
        draft.places.slice(0, 1).map(({ id }) => id),
      );
      // A kind that a consultant arranges is asked for by its name; one that is not for her is a wish for help.
      const isElsewhere = place && kindVerdict(place.kind, standingOf(search.person, search.today)) === 'interest_to_consultant';
      const needId = await answer(
        db.rpc('open_need', { young_person_id: search.person.id, kind: isElsewhere ? place.kind : null, from_partner: draft.from, request_key: requestKey }),
      );
      clearDraft(cookies);
      return { goTo: paths.applyReceipt(needId) };
    },
  }),
};

/** What she sends stands in the draft and not in the form; a draft that she has changed since is another thing to send. */
const keyOf = (draft: Draft) => requestKeyFor(draft.key, 'apply.send', draft);

async function openUnsure(db: CommandContext['db'], person: string, draft: Draft): Promise<string> {
  return answer(db.rpc('open_need', { young_person_id: person, interests: draft.interests, from_partner: draft.from, request_key: await keyOf(draft) }));
}

async function applyFor(db: CommandContext['db'], person: string, draft: Draft): Promise<string> {
  const places = await readPickedPlaces(
    db,
    draft.places.map(({ id }) => id),
  );
  const found = draft.places.map(({ id }) => places.find((place) => place.public_id === id));
  // One that has closed since is shown as such on the page; nothing is sent by halves.
  if (found.some((place) => place === undefined)) throw new Failure('seat_taken');
  return answer(
    db.rpc('apply', {
      young_person_id: person,
      opening_ids: found.flatMap((place) => (place ? [place.id] : [])),
      weeks: draft.places.map(({ week }, index) => (found[index]?.by_day ? week : null)) as string[],
      reasons: draft.reasons,
      own_words: draft.ownWords,
      help_on: draft.helpOn,
      may_call: draft.mayCall,
      request_key: await keyOf(draft),
    }),
  );
}
