import { z } from 'astro/zod';
import { columnWords, tableTitles, valueInWords } from '../../copy/own-data.ts';
import { toHer, type Voice } from '../../copy/own-data-codes.ts';
import { eventWords } from '../desks/event-line.ts';
import { contactSchema } from '../staff/contact.ts';

const row = z.record(z.string(), z.unknown());

/** What `my_data` answers: the account, when somebody signed in, and the rows of every table that are about the caller. */
export const ownData = z.object({
  made_at: z.string(),
  account: row.nullable(),
  sessions: z.array(row),
  tables: z.array(z.object({ table: z.string(), rows: z.array(row) })),
});
export type OwnData = z.infer<typeof ownData>;

/** What `my_looks` answers: day by day, role and organisation (null for the municipality). */
export const looks = z.object({
  today: z.string(),
  keep: z.string().nullable(),
  days: z.array(z.object({ day: z.string(), who: z.array(z.object({ role: z.string(), organisation: z.string().nullable() })) })),
});
export type Looks = z.infer<typeof looks>;

/** What stands in the way of erasing somebody, and how much ends by it. */
const holds = { duty_open: z.boolean(), placements: z.number(), open_needs: z.number() };

/** What `my_erasure` answers. */
export const ownErasure = z.object({
  ...holds,
  contact: contactSchema,
  request: z.object({ asked_on: z.string(), due_on: z.string() }).nullable(),
});
export type OwnErasure = z.infer<typeof ownErasure>;

/** What `erasure_requests` answers. */
export const erasureRequests = z.object({
  today: z.string(),
  waiting: z.array(
    z.object({
      ...holds,
      id: z.string(),
      young_person_id: z.string(),
      name: z.string(),
      asked_on: z.string(),
      due_on: z.string(),
      late: z.boolean(),
      contact: contactSchema,
      /** Something has happened to her that nobody has finished yet. */
      incident: z.boolean(),
      /** Days that have passed and nobody has told of. */
      days_untold: z.number(),
    }),
  ),
  decided: z.record(z.string(), z.number()),
});

/** Numbers for machines; the file has them. */
const forMachines =
  /(^id$|_id$|^reader$|^viewer$|^caller$|^written_by$|^decided_by$|^declared_by$|^suggested_by$|^entered_by$|^exported_by$|^made_by$|^recorded_by$|^joined_into$|^found_by$|^result$|^key$|^hash$)/;

/** One table for reading: its heading, and each row as terms and words, without numbers for machines and empty fields. */
export interface ReadableTable {
  table: string;
  title: string;
  rows: { term: string; value: string }[][];
}

/** The rows as somebody reads them: her own, or (`voice`) somebody who reads of her. */
export function readable(data: Pick<OwnData, 'tables'>, voice: Voice = toHer): ReadableTable[] {
  const order = Object.keys(tableTitles);
  return data.tables
    .map(({ table, rows }) => ({
      table,
      title: voice.titles[table] ?? tableTitles[table] ?? table,
      rows: rows
        .map((one) =>
          Object.entries(one)
            .filter(([name]) => !forMachines.test(name))
            .map(([name, value]) => ({ term: voice.columns[name] ?? columnWords[name] ?? name, value: valueInWords(value, name, eventWords, voice) }))
            .filter(({ value }) => value !== '–'),
        )
        .filter((one) => one.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
}

/** Whether a column is one that only machines read. */
export const isForMachines = (name: string): boolean => forMachines.test(name);
