import type { FreshDatabase } from '../support/native.ts';

/** A person and her hours, written as a table row: what the judge is asked about. */
export interface Spell {
  kind?: string;
  born: string;
  /** Last day of 9th grade; 'infinity' for still in school, '-infinity' for long done. */
  schoolEnds?: string;
  day: string;
  from?: string;
  to?: string;
  /** Another place: it counts, and is not judged. */
  beside?: boolean;
  hoursAWeek?: number;
  summer?: boolean;
  branch?: string;
  risks?: string[];
  certificate?: boolean;
  agreed?: string;
}

const PERSON = '00000000-0000-4000-8000-000000000001';

/** The rules that these hours break, as `code` for hard and `code?` for soft, each once. */
export async function broken({ sql }: Pick<FreshDatabase, 'sql'>, spells: readonly Spell[]): Promise<string[]> {
  // As text: the driver would make dates of them, and has none for infinity.
  const rows = spells.map((one, place) => {
    const dayless = one.hoursAWeek !== undefined;
    return sql`select row (${PERSON}::uuid, ${`00000000-0000-4000-8000-00000000010${place}`}::uuid, ${one.kind ?? 'school_placement'}::public.opening_kind,
      ${one.born}::text::date, ${one.schoolEnds ?? 'infinity'}::text::date, ${one.day}::text::date, ${one.from ?? null}::text::time, ${one.to ?? null}::text::time, ${dayless}::boolean,
      ${one.hoursAWeek ?? null}::numeric, null::smallint, ${one.summer ?? false}::boolean, ${one.branch ?? null}::public.branch, ${one.risks ?? []}::text[],
      ${one.certificate ?? false}::boolean, ${one.agreed ?? '2026-11-01'}::text::timestamptz, ${!one.beside}::boolean)::private.work_spell as one`;
  });
  let all = rows[0]!;
  for (const row of rows.slice(1)) all = sql`${all} union all ${row}`;
  const found = await sql<{ rule: string; strictness: string }[]>`
    select distinct f.rule, f.strictness from private.findings((select array_agg(s.one) from (${all}) s)) f order by f.rule`;
  return found.map(({ rule, strictness }) => (strictness === 'hard' ? rule : `${rule}?`));
}
