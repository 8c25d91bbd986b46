import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Somebody who has been erased: ids and nothing else. */
export interface Erasure {
  subject: string;
  account: string | null;
  /** all, or what was kept. */
  scope: string;
  erased_at: string;
}

/** A backup holds more for 35 days; a few more, so that no clock is just a day too early. */
const KEEP_MS = 40 * 24 * 3_600_000;

/** The list of who was erased, beside the database and not in it: a restored database does not know of them. */
export function readErasures(file: string): Erasure[] {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')) as Erasure[];
}

/** Adds those that the database tells of, forgets those that no backup can hold any more, and writes the list whole or not at all. */
export function keepErasures(file: string, told: readonly Erasure[], now = Date.now()): void {
  const kept = new Map([...readErasures(file), ...told].map((one) => [one.subject, one]));
  const list = [...kept.values()].filter(({ erased_at }) => Date.parse(erased_at) > now - KEEP_MS).sort((a, b) => a.erased_at.localeCompare(b.erased_at));
  const text = `${JSON.stringify(list, null, 1)}\n`;
  if (list.length === 0 && !existsSync(file)) return;
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
