import Papa from 'papaparse';

/** A column of a spreadsheet: its heading, and what stands in it for each row. */
export type Column<Row> = readonly [heading: string, cell: (row: Row) => string | number];

/** Rows as a file for a spreadsheet: semicolons as Danish ones want them, letters that Excel reads, and no cell that it would run as a formula. */
export function spreadsheet<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const data = rows.map((row) => columns.map(([, cell]) => cell(row)));
  return `\ufeff${Papa.unparse({ fields: columns.map(([heading]) => heading), data }, { delimiter: ';', newline: '\r\n', escapeFormulae: /^[=+\-@\t\r\n]/ })}\r\n`;
}
