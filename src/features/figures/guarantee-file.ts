import { spreadsheet } from '../spreadsheet.ts';
import type { GuaranteeFigures } from './guarantee.server.ts';

const columns: readonly [string, (row: GuaranteeFigures['staff'][number]) => string | number][] = [
  ['Kollega', (row) => row.name],
  ['Titel', (row) => row.title],
  ['Unge', (row) => row.people],
  ['Ønsker i gang', (row) => row.open],
  ['Over fristen', (row) => row.late],
  ['Sekretariatet har fået besked', (row) => row.told],
  ['Afslutninger varslet', (row) => row.announced],
  ['Den unge sagde fra', (row) => row.objected],
  ['Venter på fristen', (row) => row.waiting],
  ['Afsluttet: uddannelse', (row) => row.education],
  ['Afsluttet: job', (row) => row.job],
  ['Afsluttet: anden hjælp', (row) => row.other_help],
  ['Åbnet igen', (row) => row.reopened],
  ['Gav fra sig, ikke planlagt', (row) => row.let_go],
  ['Tog over, ikke planlagt', (row) => row.took_over],
  ['Gav fra sig, planlagt', (row) => row.let_go_planned],
  ['Tog over, planlagt', (row) => row.took_over_planned],
  ['Fraværsdage', (row) => row.leave_days],
  ['Fraværsdage, hvor nogen svarede', (row) => row.leave_covered],
];

/** The figures as a file for a spreadsheet. */
export function guaranteeFile(figures: GuaranteeFigures): string {
  return spreadsheet(columns, figures.staff);
}
