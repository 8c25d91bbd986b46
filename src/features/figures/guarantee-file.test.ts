import { expect, test } from 'vitest';
import type { GuaranteeFigures } from './guarantee.server.ts';
import { guaranteeFile } from './guarantee-file.ts';

const zero = { stopped: false, people: 1, open: 0, late: 0, told: 0, announced: 0, objected: 0, waiting: 0, education: 0, job: 0, other_help: 0, reopened: 0 };
const moved = { let_go: 0, took_over: 0, let_go_planned: 0, took_over_planned: 0, leave_days: 0, leave_covered: 0 };
const figures = (...names: string[]) =>
  ({ staff: names.map((name, at) => ({ ...zero, ...moved, id: String(at), name, title: 'praktikkoordinator' })) }) as unknown as GuaranteeFigures;

test('no cell begins as a formula, and a name with a semicolon stays one cell', () => {
  const lines = guaranteeFile(figures('=1+1', '+45', '-2', '@sum', '\tx', 'Mette; Demosen'))
    .split('\r\n')
    .slice(1);
  for (const line of lines.slice(0, 5)) expect(line).toMatch(/^"?'/);
  expect(lines[5]).toMatch(/^"Mette; Demosen";praktikkoordinator;1;/);
});

test('it begins with a mark that says how letters are written', () => {
  expect(guaranteeFile(figures('Åse')).charCodeAt(0)).toBe(0xfeff);
});
