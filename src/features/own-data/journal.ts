import { z } from 'astro/zod';
import { openingKinds } from '../../copy/kinds.ts';
import { valueInWords, viaContact } from '../../copy/own-data.ts';
import { ofHer } from '../../copy/own-data-case.ts';
import { localMoment } from '../dates.ts';
import { needStatuses } from '../needs/lifecycle.ts';
import { type Column, spreadsheet } from '../spreadsheet.ts';

/** Cases that go within a month, or should have gone, and that the record system has not received. */
export const journalSoon = z.object({ number: z.number(), first_on: z.string().nullable() });

/** What `journal_page` answers. */
export const journalPage = z.object({
  today: z.string(),
  /** The moment at which this was read. */
  at: z.string(),
  is_on: z.boolean(),
  soon: journalSoon,
  /** How many cases are fetched at once, at most. */
  in_a_folder: z.number(),
  cases: z.array(
    z.object({
      need_id: z.string(),
      name: z.string(),
      kind: z.enum(openingKinds).nullable(),
      ended_on: z.string(),
      goes_on: z.string(),
      folder_id: z.string().nullable(),
    }),
  ),
  folders: z.array(z.object({ id: z.string(), made_at: z.string(), made_by: z.string().nullable(), cases: z.number() })),
});
export type JournalPage = z.infer<typeof journalPage>;

const caseInFolder = z.object({
  need_id: z.string(),
  name: z.string(),
  birth_date: z.string(),
  /** Null for somebody whose places her contact person alone may say: `ask` is who. */
  school: z.string().nullable(),
  ask: z.string().nullable(),
  kind: z.enum(openingKinds).nullable(),
  status: z.enum(needStatuses),
  ended_on: z.string(),
});
export type CaseInFolder = z.infer<typeof caseInFolder>;

/** What `journal_folder` answers. */
export const journalFolder = z.object({ made_at: z.string(), cases: z.array(caseInFolder) });
export type JournalFolder = z.infer<typeof journalFolder>;

/** A name that tells nothing of whom it is about, the same for both of its files. */
export const caseFileName = (needId: string): string => `sag-${needId.slice(0, 8)}`;

/** The folder as it lies among downloads: `sager-2026-11-29-1012`. */
export function folderFileName({ made_at }: Pick<JournalFolder, 'made_at'>): string {
  const { date, time } = localMoment(made_at);
  return `sager-${date}-${time.replace(':', '')}`;
}

/** Where the two files of a case lie in the folder. */
export const caseFilesIn = (needId: string) => {
  const name = caseFileName(needId);
  return { paper: `${name}/${name}.pdf`, data: `${name}/${name}.json` };
};

const columns: readonly Column<CaseInFolder>[] = [
  ['Sag', ({ need_id }) => caseFileName(need_id)],
  ['Navn', ({ name }) => name],
  ['Født', ({ birth_date }) => birth_date],
  ['Skole', ({ school, ask }) => (ask === null ? (school ?? '') : viaContact(ask))],
  ['Slags', ({ kind }) => (kind === null ? '' : valueInWords(kind, 'kind'))],
  ['Hvor det er', ({ status }) => valueInWords(status, 'status', {}, ofHer)],
  ['Slut', ({ ended_on }) => ended_on],
  ['Papir', ({ need_id }) => caseFilesIn(need_id).paper],
  ['Data', ({ need_id }) => caseFilesIn(need_id).data],
];

/** What lies in the folder, as a list for a spreadsheet. */
export const folderOverview = (cases: readonly CaseInFolder[]): string => spreadsheet(columns, cases);
