import { makeZip } from 'client-zip';
import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { pdfOf } from '../papers/pdf.ts';
import { type CaseFile, caseFile, casePaper } from './case-file.ts';
import { type CaseInFolder, caseFilesIn, folderOverview, type JournalFolder, type JournalPage, journalFolder, journalPage } from './journal.ts';

/** The cases that wait for the record system, and the folders that were fetched. Secretariat only. */
export async function readJournal(db: Db): Promise<JournalPage> {
  return journalPage.parse(await answer(db.rpc('journal_page')));
}

/** One case as a file for the record system; null when there is none. Secretariat only. */
export async function readCase(db: Db, needId: string | undefined): Promise<CaseFile | null> {
  return await nullWhenNotFound(async () => caseFile.parse(await answer(db.rpc('case_file', { need_id: needId ?? '' }))));
}

/** What lies in a folder; null when nothing does. Secretariat only. */
export async function readFolder(db: Db, folderId: string | undefined): Promise<JournalFolder | null> {
  return await nullWhenNotFound(async () => journalFolder.parse(await answer(db.rpc('journal_folder', { folder_id: folderId ?? '' }))));
}

export const caseAsData = (file: CaseFile): string => JSON.stringify(file, null, 2);
export const caseAsPaper = async (file: CaseFile, from: string): Promise<Uint8Array<ArrayBuffer>> => await pdfOf(casePaper(file, from), new Date(file.made_at));

/**
 * A folder as one file, made while it is sent: one case is in memory at a time. What cannot be read breaks the file off,
 * for one that is short of a case must never look whole.
 */
export const folderAsZip = (db: Db, folder: JournalFolder, from: string): ReadableStream<Uint8Array> => makeZip(filesOf(db, folder, from));

async function* filesOf(db: Db, { made_at, cases }: JournalFolder, from: string) {
  const lastModified = new Date(made_at);
  const there: CaseInFolder[] = [];
  for (const one of cases) {
    const file = await readCase(db, one.need_id);
    // Erased since the folder was opened: it is not in the overview either, which comes last.
    if (!file) continue;
    there.push(one);
    const names = caseFilesIn(one.need_id);
    yield { name: names.paper, input: await caseAsPaper(file, from), lastModified };
    yield { name: names.data, input: caseAsData(file), lastModified };
  }
  yield { name: 'oversigt.csv', input: folderOverview(there), lastModified };
}

async function nullWhenNotFound<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'not_found') return null;
    throw thrown;
  }
}
