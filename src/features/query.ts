import { cleaned } from './forms.ts';

/**
 * What stands after the question mark, as a person meant it. Anybody may write anything there, and it goes on into
 * searches of the database: cleaned for every page at once, as forms clean their fields.
 */
export function cleanQuery(query: URLSearchParams): void {
  const written = [...query];
  if (written.every(([name, value]) => value === cleaned(value) && name === cleaned(name))) return;
  for (const [name] of written) query.delete(name);
  for (const [name, value] of written) query.append(cleaned(name), cleaned(value));
}

/** Which page of a list is asked for; the first where that is no page, or comes after the last that is shown to anybody. */
export function pageNumber(query: URLSearchParams, last = 999): number {
  const page = Number(query.get('side'));
  return Number.isInteger(page) && page > 1 && page <= last ? page : 1;
}
