import { z } from 'astro/zod';
import { readPickedPlaces } from '../features/applications/application.server.ts';
import { type Draft, draftSchema } from '../features/applications/draft.ts';
import { choice, id, ifChanged, optionalPhone, optionalText, readDate, requiredText, wholeNumber } from '../features/forms.ts';
import { schoolSituations } from '../features/kinds/rules.ts';
import { readMySearch } from '../features/needs/need.server.ts';
import { paths, withNotice } from '../paths.ts';
import { type CommandContext, command } from '../server/command.ts';
import { readDraft } from '../server/draft.ts';
import { answer, Failure } from '../server/failures.ts';

const name = {
  fornavn: requiredText('Skriv dit fornavn', { max: 60 }),
  efternavn: requiredText('Skriv dit efternavn', { max: 80 }),
};

const birthday = {
  foedselsdag_dag: z.string().nullish(),
  foedselsdag_maaned: z.string().nullish(),
  foedselsdag_aar: z.string().nullish(),
};

function birthDate(parts: { foedselsdag_dag?: string | null; foedselsdag_maaned?: string | null; foedselsdag_aar?: string | null }): string {
  const date = readDate(`${parts.foedselsdag_dag?.trim()}.${parts.foedselsdag_maaned?.trim()}.${parts.foedselsdag_aar?.trim()}`);
  if (!date) throw new Failure('invalid_input', { detail: 'foedselsdag', hint: 'no_such_day' });
  return date;
}

const fields = {
  first_name: 'fornavn',
  last_name: 'efternavn',
  birth_date: 'foedselsdag',
  outside_school: 'skole_navn',
  phone: 'mobil',
  emergency_phone: 'noed_mobil',
  emergency_name: 'noed_navn',
};

const draftOf = ({ cookies }: CommandContext): Promise<Draft | null> => readDraft(cookies, draftSchema);

/** Who she is, and how she is reached. */
export const youngPeople = {
  /** "Jeg går i skole her": the class list knows her, if school, class, code, name and birthday go together. */
  joinClass: command({
    input: z.object({
      skole: id('Vælg din skole'),
      klasse: requiredText('Skriv din klasse, fx 8.B', { max: 20 }),
      klassekode: requiredText('Skriv klassekoden', { max: 20 }),
      ...name,
      ...birthday,
    }),
    fields,
    run: async ({ skole, klasse, klassekode, fornavn, efternavn, ...parts }, context) => {
      const draft = await draftOf(context);
      const joined = await answer(
        context.db.rpc('join_class_list', {
          school_id: skole,
          class_name: klasse,
          class_code: klassekode,
          first_name: fornavn,
          last_name: efternavn,
          birth_date: birthDate(parts),
          phone: draft?.phone ?? null,
          request_key: context.requestKey,
        }),
      );
      if (joined === null && (await answer(context.db.rpc('why_nothing_is_mine'))) === 'joining_waits') return { goTo: paths.myPage() };
      if (joined === null) throw new Failure('invalid_input', { detail: 'klassekode', hint: 'not_on_the_list' });
      return { goTo: draft ? paths.applyStep('om-dig') : paths.mySearch() };
    },
  }),

  /** "Jeg går ikke i skole her". */
  register: command({
    input: z.object({
      situation: choice(schoolSituations, 'Vælg det, der passer på dig'),
      skole_navn: optionalText({ max: 120 }),
      klassetrin: z.string().nullish(),
      ...name,
      ...birthday,
    }),
    fields,
    run: async ({ situation, skole_navn, klassetrin, fornavn, efternavn, ...parts }, context) => {
      const draft = await draftOf(context);
      if (situation === 'pupil' && !skole_navn) throw new Failure('invalid_input', { detail: 'skole_navn', hint: 'school_name' });
      const grade = situation === 'pupil' ? wholeNumber('Skriv dit klassetrin', { min: 5, max: 9 }).safeParse(klassetrin ?? '') : null;
      if (grade && !grade.success) throw new Failure('invalid_input', { detail: 'klassetrin', hint: 'grade_5_to_9' });
      const [place] = draft
        ? await readPickedPlaces(
            context.locals.publicDb,
            draft.places.slice(0, 1).map(({ id: publicId }) => publicId),
          )
        : [];
      await answer(
        context.db.rpc('register_young_person', {
          first_name: fornavn,
          last_name: efternavn,
          birth_date: birthDate(parts),
          situation,
          outside_school: skole_navn,
          grade_outside: grade?.data ?? null,
          phone: draft?.phone ?? null,
          for_kind: place?.kind ?? null,
          request_key: context.requestKey,
        }),
      );
      return { goTo: draft ? paths.applyStep('om-dig') : paths.mySearch() };
    },
  }),

  /** Her number, and whom to call if something happens. */
  saveDetails: command({
    input: z.object({
      mobil: optionalPhone(),
      noed_navn: optionalText({ max: 120 }),
      noed_mobil: optionalPhone(),
      mobil_vist: optionalPhone().catch(null),
      noed_navn_vist: optionalText().catch(null),
      noed_mobil_vist: optionalPhone().catch(null),
    }),
    fields,
    run: async ({ mobil, noed_navn, noed_mobil, ...shown }, { db, requestKey }) => {
      const search = await readMySearch(db);
      if (!search) throw new Failure('not_allowed');
      await answer(
        db.rpc('update_young_person', {
          young_person_id: search.person.id,
          phone: ifChanged(mobil, shown.mobil_vist),
          emergency_name: ifChanged(noed_navn, shown.noed_navn_vist),
          emergency_phone: ifChanged(noed_mobil, shown.noed_mobil_vist),
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.mySearch(), 'saved') };
    },
  }),
};
