import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { unpacked } from '../../../tests/support/unpacked.ts';
import type { Db } from '../../server/db.ts';
import { folderAsZip } from './journal.server.ts';
import { type CaseInFolder, caseFilesIn, folderFileName, folderOverview } from './journal.ts';

const need = (n: number) => `${n}067c57b-3291-4301-87c9-7806673b29f7`;
const one = (n: number, more: Partial<CaseInFolder> = {}): CaseInFolder => ({
  need_id: need(n),
  name: `Asta ${n}`,
  birth_date: '2012-03-14',
  school: 'Fjordskolen',
  ask: null,
  kind: 'school_placement',
  status: 'fulfilled',
  ended_on: '2026-10-30',
  ...more,
});
const folder = { made_at: '2026-11-29T09:12:00Z', cases: [one(1), one(2), one(3)] };

/** A database that answers case_file as told: a case, or an error of PostgREST. */
const database = (answers: Record<string, object | undefined> = {}) =>
  ({
    rpc: (_name: string, { need_id }: { need_id: string }) => {
      const error = answers[need_id];
      const person = { first_name: 'Asta', last_name: 'Prøvesen', birth_date: '2012-03-14', class: null, school: null, via_contact_only: false };
      return Promise.resolve(
        error
          ? { data: null, status: 404, ...error }
          : { data: { case: need_id, made_at: folder.made_at, person, needs: [], tables: [] }, error: null, status: 200 },
      );
    },
  }) as unknown as Db;

const filesOf = async (zip: ReadableStream<Uint8Array>) => unpacked(Buffer.from(await new Response(zip).arrayBuffer()));

test('a folder holds each case on paper and as data, and a list of them', async () => {
  const files = await filesOf(folderAsZip(database(), folder, 'Ungegarantien Lyngfjord'));
  expect([...files.keys()]).toEqual([...[1, 2, 3].flatMap((n) => Object.values(caseFilesIn(need(n)))), 'oversigt.csv']);
  expect(
    files
      .get(caseFilesIn(need(2)).paper)
      ?.subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(JSON.parse(String(files.get(caseFilesIn(need(2)).data)))).toMatchObject({ case: need(2) });
  expect(String(files.get('oversigt.csv')).trim().split('\r\n')).toHaveLength(4);
});

test('a case that is gone is in the list no more; one that cannot be read breaks the file off', async () => {
  const gone = { error: { code: 'PT404', message: 'not_found' } };
  const files = await filesOf(folderAsZip(database({ [need(2)]: gone }), folder, 'Ungegarantien Lyngfjord'));
  expect(files.size).toBe(5);
  expect(String(files.get('oversigt.csv'))).not.toContain('Asta 2');
  const silent = { error: { code: '', message: 'fetch failed' }, status: 0 };
  await expect(filesOf(folderAsZip(database({ [need(2)]: silent }), folder, 'Ungegarantien Lyngfjord'))).rejects.toThrow('unreachable');
});

test('the list is for a Danish spreadsheet: no cell begins as a formula, and no school stands there of somebody who is guarded', () => {
  const [head, ...lines] = folderOverview([one(1), one(2, { name: '=1+1; Åse', school: null, ask: 'Mette Demosen', status: 'ended_by_young_person' })]).split(
    '\r\n',
  );
  expect(head).toBe('\ufeffSag;Navn;Født;Skole;Slags;Hvor det er;Slut;Papir;Data');
  expect(lines).toEqual([
    'sag-1067c57b;Asta 1;2012-03-14;Fjordskolen;Erhvervspraktik;i mål;2026-10-30;sag-1067c57b/sag-1067c57b.pdf;sag-1067c57b/sag-1067c57b.json',
    `sag-2067c57b;"'=1+1; Åse";2012-03-14;Spørg Mette Demosen;Erhvervspraktik;den unge stoppede;2026-10-30;sag-2067c57b/sag-2067c57b.pdf;sag-2067c57b/sag-2067c57b.json`,
    '',
  ]);
});

test('the name of the file tells when it was made in Denmark, and of nobody', () => {
  expect(folderFileName(folder)).toBe('sager-2026-11-29-1012');
});
