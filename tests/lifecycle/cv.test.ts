import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { arrangeApplication, arrangeNeed, arrangePlacement, buildStages, type Sql, type Stage } from './arrange.ts';

/** "Mit CV": hers to write, what it may hold, and who reads it from when (law 5). */

let database: FreshDatabase;
let play: Awaited<ReturnType<typeof buildStages>>['play'];
beforeAll(async () => {
  database = await freshDatabase();
  ({ play } = await buildStages(database));
});
afterAll(() => database.drop());

type Statement = Parameters<Stage['as']>[1];

const outcome = async (stage: Stage, who: string, statement: Statement) =>
  await stage.sql
    .savepoint(() => stage.as(who, statement))
    .then(
      () => 'done',
      (thrown: Error & { hint?: string }) => (thrown.hint ? `${thrown.message}: ${thrown.hint}` : thrown.message),
    );
const read = async <T>(stage: Stage, who: string, statement: Statement) => (await stage.as(who, statement))[0]!.it as T;

interface Shown {
  good_at: string;
  school: string;
  shared: boolean;
  languages: { id: string; name: string; level: string }[];
  places: { id: string; kind: string; place: string | null; year: number }[];
}
interface Mine {
  school_words: string;
  prints_email: boolean;
  to_take_over: { place: string }[];
  cv: Shown | null;
}
const mine = (stage: Stage, who = 'bo') => read<Mine>(stage, who, (sql) => sql`select public.my_cv() as it`);
const atPlace = (stage: Stage, who = 'bente') => read<Shown | null>(stage, who, (sql) => sql`select public.cv_for_place(${stage.case.application}) as it`);
const byStaff = (stage: Stage, who = 'mette') => read<Shown | null>(stage, who, (sql) => sql`select public.pupil_cv(${stage.case.person}) as it`);
const write =
  (words: string, field = 'good_at', key: string | null = null): Statement =>
  (sql: Sql) =>
    sql`select public.save_cv_field(${field}, ${words}, ${key})`;
const speak =
  (name: string, level = 'a_little'): Statement =>
  (sql: Sql) =>
    sql`select public.save_cv_language(${name}, ${level})`;
const share =
  (shared: boolean): Statement =>
  (sql: Sql) =>
    sql`select public.share_cv(${shared})`;
const KEY = '00000000-0000-4000-8000-00000000c0c0';
const commands = (stage: Stage, name: string) => stage.sql`select from public.event e where e.command = ${name} and e.young_person_id = ${stage.case.person}`;

/** All that Bo has, in words that are found again. */
async function writesIt(stage: Stage): Promise<void> {
  await stage.as('bo', write('Rolig med heste'));
  await stage.as('bo', write('Fjordskolen, 9.C', 'school'));
  await stage.as('bo', speak('tyrkisk', 'mother_tongue'));
}

describe('what she writes', () => {
  test('each field stands by itself, an empty text empties it, and a double press changes nothing twice', () =>
    play(async (stage) => {
      expect(await mine(stage)).toMatchObject({ cv: null, school_words: '', prints_email: false });
      await stage.as('bo', write('Rolig med heste', 'good_at', KEY));
      await stage.as('bo', write('Rolig med heste', 'good_at', KEY));
      expect(await outcome(stage, 'bo', write('Noget helt andet', 'good_at', KEY))).toMatch(/^wrong_status/);
      expect(await commands(stage, 'save_cv_field')).toHaveLength(1);
      await stage.as('bo', write('Skak', 'spare_time'));
      expect((await mine(stage)).cv).toMatchObject({ good_at: 'Rolig med heste', spare_time: 'Skak', tried: '', shared: false });
      await stage.as('bo', write('  ', 'good_at'));
      expect((await mine(stage)).cv).toMatchObject({ good_at: '', spare_time: 'Skak' });
    }));

  test.each([
    ['300 letters', 'a'.repeat(300), 'done'],
    ['301 letters', 'a'.repeat(301), 'invalid_input: too_long'],
    ['a mail address', 'Skriv til bo@lyngfjord.example', 'invalid_input: no_number_or_address'],
    ['a number in pairs', 'Ring på 22 33 44 55', 'invalid_input: no_number_or_address'],
    ['a number in one', 'Ring på +4522334455', 'invalid_input: no_number_or_address'],
    ['a number in halves', 'Ring på 3344 5566', 'invalid_input: no_number_or_address'],
    ['a CPR number', '010203-1234', 'invalid_input: no_number_or_address'],
    ['years', 'Fodbold 2019-2020, håndbold 2021 2022', 'done'],
    ['a date and an hour', 'Den 14. marts kl. 15.30, plads 12', 'done'],
  ])('%s: %s', (_, words, says) =>
    play(async (stage) => {
      for (const field of ['good_at', 'school']) expect(await outcome(stage, 'bo', write(words, field))).toBe(says);
    }),
  );

  test('the table itself keeps numbers and long texts out, whoever writes', () =>
    play(async (stage) => {
      await stage.as('bo', write('Skak'));
      for (const words of ['Ring på 22334455', 'a'.repeat(301)]) {
        const refused = stage.sql
          .savepoint((sql) => sql`update public.cv set would_like = ${words}`)
          .then(
            () => 'done',
            (thrown: Error) => thrown.message,
          );
        expect(await refused).toMatch(/check constraint/);
      }
    }));

  test('a language stands once, the new level counts, and ten are enough', () =>
    play(async (stage) => {
      await stage.as('bo', speak('tyrkisk'));
      await stage.as('bo', speak('Tyrkisk', 'mother_tongue'));
      const { languages } = (await mine(stage)).cv!;
      expect(languages).toMatchObject([{ name: 'Tyrkisk', level: 'mother_tongue' }]);
      expect(await outcome(stage, 'bo', speak(' '))).toBe('invalid_input: choose_language');
      expect(await outcome(stage, 'bo', speak('Mit nummer 22334455'))).toBe('invalid_input: no_number_or_address');
      expect(await outcome(stage, 'bo', speak('a'.repeat(41)))).toBe('invalid_input: too_long');
      for (const name of ['To', 'Tre', 'Fire', 'Fem', 'Seks', 'Syv', 'Otte', 'Ni', 'Ti']) await stage.as('bo', speak(name));
      expect(await outcome(stage, 'bo', speak('Elleve'))).toBe('invalid_input: list_is_full');
      expect(await outcome(stage, 'asta', (sql) => sql`select public.remove_cv_language(${languages[0]!.id})`)).toBe('not_found');
      await stage.as('bo', (sql) => sql`select public.remove_cv_language(${languages[0]!.id})`);
      expect((await mine(stage)).cv!.languages).toHaveLength(9);
    }));

  test('nobody writes it for her, and events say that she wrote and never what', () =>
    play(async (stage) => {
      await writesIt(stage);
      for (const who of ['mette', 'sekretariat', 'bente', 'stranger']) {
        for (const statement of [
          write('Andet'),
          speak('Dansk'),
          share(true),
          (sql: Sql) => sql`select public.delete_cv()`,
          (sql: Sql) => sql`select public.take_over_cv_places()`,
        ])
          expect(await outcome(stage, who, statement), who).toBe('not_allowed');
      }
      const told = JSON.stringify([...(await stage.sql`select * from public.event`)]);
      expect(told).toContain('save_cv_field');
      expect(told).not.toMatch(/heste|Fjordskolen|yrkisk/);
    }));

  test('she deletes it, and nothing of it is left', () =>
    play(async (stage) => {
      expect(await outcome(stage, 'bo', share(true))).toBe('not_found');
      await writesIt(stage);
      await stage.as('bo', (sql) => sql`select public.delete_cv()`);
      expect([...(await stage.sql`select from public.cv_language`), ...(await stage.sql`select from public.cv`)]).toEqual([]);
      expect((await mine(stage)).cv).toBeNull();
    }));
});

describe('what she has done here', () => {
  test.each([
    ['under_way', 0],
    ['interrupted', 0],
    ['completed', 1],
  ] as const)('a placement that is %s: %i to take over', (status, count) =>
    play(async (stage) => {
      await arrangePlacement(stage, status);
      expect((await mine(stage)).to_take_over).toHaveLength(count);
      await stage.as('bo', (sql) => sql`select public.take_over_cv_places()`);
      await stage.as('bo', (sql) => sql`select public.take_over_cv_places()`);
      const { cv, to_take_over } = await mine(stage);
      expect(to_take_over).toEqual([]);
      expect(cv!.places).toHaveLength(count);
      if (count === 0) return;
      expect(cv!.places[0]).toMatchObject({ kind: 'school_placement', place: 'Bageriet Surdejen Lyng' });
      const [place] = cv!.places;
      expect(await outcome(stage, 'asta', (sql) => sql`select public.remove_cv_place(${place!.id})`)).toBe('not_found');
      await stage.as('bo', (sql) => sql`select public.remove_cv_place(${place!.id})`);
      expect((await mine(stage)).to_take_over).toHaveLength(1);
    }),
  );

  test('nothing is taken over where nobody told that she came', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      await stage.sql`update public.placement_day set state = 'did_not_come' where young_person_id = ${stage.case.person}`;
      expect((await mine(stage)).to_take_over).toEqual([]);
    }));
});

describe('who reads it', () => {
  test('no table is open to anybody, and her own read is hers', () =>
    play(async (stage) => {
      await writesIt(stage);
      for (const who of ['bo', 'mette', 'sekretariat', 'bente'])
        for (const table of ['cv', 'cv_language', 'cv_place'])
          expect(await outcome(stage, who, (sql) => sql`select * from ${sql(`public.${table}`)}`), who).toMatch(/permission denied/);
      expect(JSON.stringify(await mine(stage, 'asta'))).not.toContain('heste');
      expect(await mine(stage, 'mette')).toBeNull();
    }));

  test('those who help her, while she shows it and no longer; the look is noted', () =>
    play(async (stage) => {
      await writesIt(stage);
      expect(await byStaff(stage)).toBeNull();
      expect(await stage.sql`select from private.look`).toHaveLength(0);
      await stage.as('bo', share(true));
      for (const who of ['mette', 'dorthe', 'sekretariat']) expect((await byStaff(stage, who))?.good_at, who).toBe('Rolig med heste');
      for (const who of ['kirsten', 'teacher', 'bente', 'asta', 'stranger'])
        expect(await outcome(stage, who, (sql) => sql`select public.pupil_cv(${stage.case.person})`), who).toBe('not_found');
      expect(await stage.sql`select from private.look where young_person_id = ${stage.case.person}`).toHaveLength(3);
      await stage.as('bo', share(false));
      expect(await byStaff(stage)).toBeNull();
    }));

  test('a place: not when she has only applied, from the visit on, without school before the agreement', () =>
    play(async (stage) => {
      await writesIt(stage);
      await stage.as('bo', share(true));
      await arrangeNeed(stage, 'with_partner');
      expect(await atPlace(stage)).toBeNull();
      await stage.as('bente', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
      expect(await atPlace(stage)).toMatchObject({ good_at: 'Rolig med heste', school: '', languages: [{ name: 'Tyrkisk' }] });
      const told = JSON.stringify(await atPlace(stage));
      expect(told).not.toMatch(/Prøvesen|lyngfjord\.example|12345671|Fjordskolen/);
      expect(await stage.sql`select from private.look where role = 'partner'`).toHaveLength(1);
      for (const who of ['karla', 'rie', 'mette', 'asta', 'bo', 'stranger'])
        expect(await outcome(stage, who, (sql) => sql`select public.cv_for_place(${stage.case.application})`), who).toBe('not_found');
      await stage.as('bo', share(false));
      expect(await atPlace(stage)).toBeNull();
    }));

  test('a place: her school with the agreement', () =>
    play(async (stage) => {
      await writesIt(stage);
      await stage.as('bo', share(true));
      await arrangeNeed(stage, 'offered');
      expect((await atPlace(stage))?.school).toBe('');
      await stage.as('bo', (sql) => sql`select public.accept_offer(${stage.case.application})`);
      expect((await atPlace(stage))?.school).toBe('Fjordskolen, 9.C');
    }));

  test.each(['waiting', 'handed_on', 'declined', 'withdrawn'] as const)('a place, when the wish is %s: nothing', (status) =>
    play(async (stage) => {
      await writesIt(stage);
      await stage.as('bo', share(true));
      await arrangeApplication(stage, status);
      const seen = await stage.sql.savepoint(() => atPlace(stage)).catch((thrown: Error) => thrown.message);
      expect(seen).toBe(status === 'waiting' ? 'not_found' : null);
    }),
  );

  test('somebody who is reached through her contact person alone: no place and no school leaves the portal', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      await writesIt(stage);
      await stage.as('bo', (sql) => sql`select public.take_over_cv_places()`);
      await stage.as('bo', share(true));
      const told = async () => JSON.stringify([(await mine(stage)).cv, await byStaff(stage), await atPlace(stage)]);
      expect((await told()).match(/Surdejen/g)).toHaveLength(3);
      expect((await told()).match(/Fjordskolen/g)).toHaveLength(3);
      await stage.as('mette', (sql) => sql`select public.set_via_contact_only(${stage.case.person}, true)`);
      expect(await told()).not.toMatch(/Surdejen|Fjordskolen/);
      expect(await mine(stage)).toMatchObject({ school_words: 'Fjordskolen, 9.C', cv: { places: [{ kind: 'school_placement', place: null }] } });
    }));

  test('what may go when she asks to be erased goes with the rest of her words', () =>
    play(async (stage) => {
      await writesIt(stage);
      await stage.as('bo', (sql) => sql`select public.add_step('Tal med min vejleder')`);
      await stage.sql`select private.forget_partly(${stage.case.person}, false)`;
      expect(await stage.sql`select from public.cv`).toHaveLength(0);
      expect(await stage.sql`select from public.next_step where young_person_id = ${stage.case.person}`).toHaveLength(0);
    }));
});
