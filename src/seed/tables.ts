import type { SqlConnection } from '../portal/sql-connection.ts';

export type Row = Record<string, unknown>;

/** In the order in which they can be written: what is pointed at comes first. */
export const tableNames = [
  'public.setting',
  'public.school_district',
  'public.school',
  'public.school_class',
  'public.placement_window',
  'public.postcode',
  'public.staff_member',
  'public.staff_leave',
  'public.staff_scope',
  'public.young_person',
  'public.guardian',
  'public.partner',
  'public.partnership_agreement',
  'public.workplace',
  'public.partner_member',
  'public.partner_member_workplace',
  'public.host',
  'public.opening',
  'public.need',
  'public.hand_over',
  'public.application',
  // After the applications: the search looks, as it is told of seats, whether somebody has asked.
  'public.opening_seat',
  'public.seat_hold',
  'public.placement',
  'public.placement_day',
  'public.reflection',
  'public.reflection_answer',
  'public.collaboration_answer',
  'public.quote',
  'public.cv',
  'public.cv_language',
  'public.plan_step',
  'public.suggestion',
  'private.guardian_request',
  'private.host_request',
  'private.certificate_declaration',
  'public.contact_change',
  'public.note',
  'public.message',
  'public.task',
  'public.need_meeting',
  'private.look',
  'private.erasure_request',
  'public.event',
] as const;

export type TableName = (typeof tableNames)[number];

/** Rows in one statement. Larger ones cost memory, smaller ones time. */
const BATCH = 2_000;

/** All rows of the demo, in memory until they are written at once. */
export class Tables {
  #rows = new Map<TableName, Row[]>(tableNames.map((name) => [name, []]));
  #dropped = new Map<TableName, Set<Row>>();
  #columns = new Map<TableName, string>();

  /** Adds a row and returns it, so that it can still be changed until everything is written. Every row of a table names the same columns. */
  add<R extends object>(table: TableName, row: R): R {
    const columns = Object.keys(row).sort().join();
    const before = this.#columns.get(table);
    if (before === undefined) this.#columns.set(table, columns);
    else if (before !== columns) throw new Error(`${table}: a row has the columns ${columns}, the first one had ${before}`);
    (this.#rows.get(table) as Row[]).push(row as Row);
    return row;
  }

  rows(table: TableName): Row[] {
    const rows = this.#rows.get(table) as Row[];
    const dropped = this.#dropped.get(table);
    if (!dropped) return rows;
    const left = rows.filter((row) => !dropped.has(row));
    this.#rows.set(table, left);
    this.#dropped.delete(table);
    return left;
  }

  /** Takes rows back. */
  drop(table: TableName, rows: readonly Row[]): void {
    const dropped = this.#dropped.get(table) ?? new Set<Row>();
    for (const row of rows) dropped.add(row);
    this.#dropped.set(table, dropped);
  }

  /** Writes everything; events in the order in which they happened. */
  async write(connection: SqlConnection): Promise<void> {
    // Sorting keeps what happened at the same minute in the order in which it was told.
    this.rows('public.event').sort((a, b) => String(a['at']).localeCompare(String(b['at'])));
    for (const table of tableNames) await this.#writeTable(connection, table);
  }

  async #writeTable(connection: SqlConnection, table: TableName): Promise<void> {
    const rows = this.rows(table);
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      const columns = Object.keys(batch[0] as Row).join(', ');
      const values = JSON.stringify(batch);
      const read = `select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`;
      if (table === 'public.host') {
        // A workplace's host is made by its trigger, under an id of chance.
        await connection.query(
          `update public.host h set id = r.id from jsonb_populate_recordset(null::${table}, $1::text::jsonb) r where h.workplace_id = r.workplace_id`,
          [values],
        );
        await connection.query(`insert into ${table} (${columns}) ${read} where workplace_id is null`, [values]);
      } else {
        await connection.query(`insert into ${table} (${columns}) ${read}`, [values]);
      }
    }
  }
}
