import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { columnWords, tableTitles } from '../../src/copy/own-data.ts';
import { ofHer } from '../../src/copy/own-data-case.ts';
import { caseFile } from '../../src/features/own-data/case-file.ts';
import { journalFolder, journalPage } from '../../src/features/own-data/journal.ts';
import { isForMachines } from '../../src/features/own-data/own-data.ts';
import { fillGround } from '../access/ground.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { columns, purge, travelTo } from './markers.ts';

/** The day on which the cases end: kept for 13 months, they are there until 10 March of the next year. */
const END = '2031-02-10';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  database = await freshDatabase({ connections: 3 });
  world = await fillGround(database);
});
afterAll(() => database.drop());

/** Two pupils are through with their placement, and the record system has heard of nobody. */
beforeEach(async () => {
  const { sql } = database;
  await travelTo(sql, END);
  await sql`update public.setting set value = 'yes' where key = 'journal_cases'`;
  await sql`truncate private.case_export, private.case_folder, private.look`;
  await sql`update public.need set status = 'fulfilled', due_on = null, ended_at = private.now() where id in (${world.ids['asta_duty']!}, ${world.ids['bo_duty']!})`;
});

const ask = async (who: string | null, question: (sql: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>): Promise<unknown> =>
  (await database.asPersona(who && world.users[who]!, async (sql) => await question(sql as unknown as postgres.TransactionSql)))[0]?.['it'];
const page = async () => journalPage.parse(await ask('sekretariat', (sql) => sql`select public.journal_page() as it`));
const waiting = async () => (await page()).cases.map(({ name, folder_id }) => `${name.split(' ')[0]}${folder_id ? ' in a folder' : ''}`).sort();
const makeFolder = async () => String(await ask('sekretariat', (sql) => sql`select public.make_journal_folder() as it`));
const readFolder = async (id: string) => journalFolder.parse(await ask('sekretariat', (sql) => sql`select public.journal_folder(${id}) as it`));
const fileFolder = async (id: string) => Number(await ask('sekretariat', (sql) => sql`select public.mark_folder_journaled(${id}) as it`));
const fileAsShown = async (needs: string[], at: string) => Number(await ask('sekretariat', (sql) => sql`select public.mark_journaled(${needs}, ${at}) as it`));
const readCase = async (id: string) => caseFile.parse(await ask('sekretariat', (sql) => sql`select public.case_file(${id}) as it`));
const onDesk = async () => ((await ask('sekretariat', (sql) => sql`select public.secretariat_desk() as it`)) as { journal: unknown }).journal;

test('nobody but the secretariat sees, fetches or files a case', async () => {
  const folder = await makeFolder();
  for (const who of ['mette', 'kirsten', 'skoleleder', 'raadet', 'konsulent', 'asta', 'bente', 'stranger']) {
    for (const question of [
      (sql: postgres.TransactionSql) => sql`select public.journal_page()`,
      (sql: postgres.TransactionSql) => sql`select public.case_file(${world.ids['asta_duty']!})`,
      (sql: postgres.TransactionSql) => sql`select public.make_journal_folder()`,
      (sql: postgres.TransactionSql) => sql`select public.journal_folder(${folder})`,
      (sql: postgres.TransactionSql) => sql`select public.mark_folder_journaled(${folder})`,
      (sql: postgres.TransactionSql) => sql`select public.mark_journaled(${[world.ids['asta_duty']!]}, now())`,
    ])
      await expect(ask(who, question), who).rejects.toThrow(/not_allowed/);
  }
  await expect(ask(null, (sql) => sql`select public.journal_folder(${folder})`)).rejects.toThrow(/permission denied/);
  expect(await waiting()).toEqual(['asta in a folder', 'bo in a folder']);
});

test('what lies in a folder is new to nobody, and is gone from the page when it is filed', async () => {
  const folder = await makeFolder();
  expect((await page()).folders).toEqual([{ id: folder, made_at: expect.any(String), made_by: 'sekretariat', cases: 2 }]);
  await expect(makeFolder()).rejects.toThrow(/wrong_status/);
  expect((await readFolder(folder)).cases.map(({ name, school, status }) => [name, school, status])).toEqual([
    ['asta Prøvesen', 'Fjordskolen', 'fulfilled'],
    ['bo Prøvesen', 'Fjordskolen', 'fulfilled'],
  ]);
  expect(await fileFolder(folder)).toBe(2);
  expect(await page()).toMatchObject({ cases: [], folders: [] });
  await expect(readFolder(folder)).rejects.toThrow(/not_found/);
  // A colleague who has the page open presses too.
  await expect(fileFolder(folder)).rejects.toThrow(/not_found/);
  const told = await database.sql`select distinct command from public.event where need_id = ${world.ids['bo_duty']!} and actor = 'secretariat' order by 1`;
  expect(told.map(({ command }) => command)).toEqual(['fetch_case', 'mark_journaled']);
});

test('more than one folder holds are fetched folder by folder, and each is filed for itself', async () => {
  const { sql } = database;
  const [row] = await sql`select pg_get_functiondef('private.cases_in_a_folder()'::regprocedure) as it`;
  await sql`create or replace function private.cases_in_a_folder() returns integer language sql immutable set search_path = '' as $$ select 1 $$`;
  try {
    const [first, second] = [await makeFolder(), await makeFolder()];
    expect((await page()).folders.map(({ id, cases }) => [id, cases])).toEqual(
      expect.arrayContaining([
        [first, 1],
        [second, 1],
      ]),
    );
    expect(await fileFolder(first)).toBe(1);
    expect((await page()).folders.map(({ id }) => id)).toEqual([second]);
  } finally {
    await sql.unsafe(row!['it'] as string);
  }
});

test('two who press in the same moment do not get the same case', async () => {
  const pressed = await Promise.allSettled([makeFolder(), makeFolder()]);
  expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await page()).folders.map(({ cases }) => cases)).toEqual([2]);
});

test('a case that was taken up again is filed anew: neither its folder nor what was filed before counts', async () => {
  const { sql } = database;
  const reopen = () => sql`update public.need set status = 'with_coordinator', due_on = private.today(), ended_at = null where id = ${world.ids['asta_duty']!}`;
  const endAgain = () => sql`update public.need set status = 'fulfilled', due_on = null, ended_at = private.now() where id = ${world.ids['asta_duty']!}`;
  const folder = await makeFolder();
  await reopen();
  expect(await waiting()).toEqual(['bo in a folder']);
  await travelTo(sql, '2031-02-20');
  await endAgain();
  expect(await waiting()).toEqual(['asta', 'bo in a folder']);
  expect(await fileFolder(folder)).toBe(1);
  expect(await waiting()).toEqual(['asta']);
  expect(await fileFolder(await makeFolder())).toBe(1);
  expect(await waiting()).toEqual([]);

  await reopen();
  await travelTo(sql, '2031-03-01');
  await endAgain();
  expect(await waiting()).toEqual(['asta']);
  await travelTo(sql, '2040-01-01');
  const undo = new Error('undo');
  await sql
    .begin(async (inside) => {
      await purge(inside);
      const left = await inside`select id from public.need where id in (${world.ids['asta_duty']!}, ${world.ids['bo_duty']!})`;
      expect(left.map(({ id }) => id)).toEqual([world.ids['asta_duty']]);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
});

test('what is answered after the end is filed too: in no folder made before, and on no tick of a page drawn before', async () => {
  const choose = () => ask('asta', (sql) => sql`select public.choose_destination(${world.ids['asta_duty']!}, 'education') as it`);
  const change = () => ask('asta', (sql) => sql`select public.choose_destination(${world.ids['asta_duty']!}, 'job') as it`);
  const folder = await makeFolder();
  await choose();
  expect(await waiting()).toEqual(['asta', 'bo in a folder']);
  expect(await fileFolder(folder)).toBe(1);
  const { at } = await page();
  expect(await fileAsShown([world.ids['asta_duty']!], at)).toBe(1);
  expect(await waiting()).toEqual([]);
  await expect(fileAsShown([world.ids['asta_duty']!], at)).rejects.toThrow(/not_found/);

  await change();
  expect(await waiting()).toEqual(['asta']);
  await expect(fileAsShown([world.ids['asta_duty']!], at)).rejects.toThrow(/not_found/);
  expect(await waiting()).toEqual(['asta']);
  expect(await fileAsShown([world.ids['asta_duty']!], (await page()).at)).toBe(1);
  // What is hers alone, and a question that nobody has answered, stand in no case.
  await database.sql`insert into public.event (lifecycle, command, actor, channel, young_person_id, need_id)
    select 'placement', c, 'system', 'system', ${world.ids['asta']!}, ${world.ids['asta_duty']!} from unnest(array['ask_collaboration', 'save_reflection', 'message_written']) c`;
  expect(await waiting()).toEqual([]);
});

test('whoever reads a case is seen by her, once a day', async () => {
  await readCase(world.ids['asta_duty']!);
  await readCase(world.ids['asta_duty']!);
  const seen = (await ask('asta', (sql) => sql`select public.my_looks() as it`)) as { days: unknown[] };
  expect(seen.days).toEqual([{ day: END, who: [{ role: 'secretariat', organisation: null }] }]);
});

test('the overview of a folder names no school of somebody who is reached through her contact person alone; the case says how she is guarded', async () => {
  const { sql } = database;
  await sql`update public.young_person set via_contact_only = true where id = ${world.ids['asta']!}`;
  try {
    const [asta, bo] = (await readFolder(await makeFolder())).cases;
    expect([asta?.school, asta?.ask]).toEqual([null, 'mette']);
    expect([bo?.school, bo?.ask]).toEqual(['Fjordskolen', null]);
    expect((await readCase(world.ids['asta_duty']!)).person).toMatchObject({ school: 'Fjordskolen', via_contact_only: true });
  } finally {
    await sql`update public.young_person set via_contact_only = false where id = ${world.ids['asta']!}`;
  }
});

test('the desk is told a month before, to the day, and the case stays when nobody does anything', async () => {
  const { sql } = database;
  await travelTo(sql, '2032-02-10');
  expect(await onDesk()).toEqual({ number: 0, first_on: null });
  await travelTo(sql, '2032-02-11');
  expect(await onDesk()).toEqual({ number: 2, first_on: '2032-03-11' });
  // In a folder is not yet filed.
  const folder = await makeFolder();
  expect((await onDesk()) as object).toMatchObject({ number: 2 });
  await travelTo(sql, '2032-03-12');
  expect(await onDesk()).toEqual({ number: 2, first_on: '2032-03-11' });
  expect((await page()).soon).toEqual({ number: 2, first_on: '2032-03-11' });
  await fileFolder(folder);
  expect(await onDesk()).toEqual({ number: 0, first_on: null });
});

test('where the municipality files none, its page tells what goes by itself within a month, and nothing can be fetched in folders', async () => {
  const { sql } = database;
  await sql`update public.setting set value = 'no' where key = 'journal_cases'`;
  await travelTo(sql, '2032-02-10');
  expect(await page()).toMatchObject({ is_on: false, cases: [] });
  await travelTo(sql, '2032-02-11');
  expect(await page()).toMatchObject({ is_on: false, soon: { number: 2, first_on: '2032-03-11' }, folders: [] });
  expect(await waiting()).toEqual(['asta', 'bo']);
  expect(await onDesk()).toEqual({ number: 0, first_on: null });
  await expect(makeFolder()).rejects.toThrow(/wrong_status/);
});

test('a case holds every paper of it, says where, and nothing that is hers alone', async () => {
  const file = await readCase(world.ids['asta_duty']!);
  const names = file.tables.map(({ table }) => table);
  expect(names).toEqual(expect.arrayContaining(['public.agreement', 'public.placement', 'public.placement_day', 'public.plan_step']));
  for (const hers of ['public.reflection', 'public.reflection_answer', 'public.quote', 'public.message', 'public.cv']) expect(names).not.toContain(hers);
  expect(file.tables.find(({ table }) => table === 'public.placement')?.rows[0]).toMatchObject({ place: 'Bageriet Surdejen Lyng' });
});

test('no heading and no term of a case speaks to her', async () => {
  const tables = new Set([...(await readCase(world.ids['asta_duty']!)).tables.map(({ table }) => table), 'public.need']);
  expect(tables.size).toBeGreaterThan(8);
  const words = [
    ...[...tables].map((table) => ofHer.titles[table] ?? tableTitles[table]),
    ...(await columns(database.sql))
      .filter(({ relation, name }) => tables.has(relation) && !isForMachines(name))
      .map(({ name }) => ofHer.columns[name] ?? columnWords[name]),
  ];
  expect(words.filter((word) => word === undefined || /\b(du|dig|din|dit|dine)\b/i.test(word))).toEqual([]);
  // What is worded for her alone is on no case: a word too many here is a word that nobody reads.
  expect(Object.keys(ofHer.titles).filter((table) => !tables.has(table))).toEqual([]);
});
