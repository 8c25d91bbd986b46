import { z } from 'astro/zod';
import { emptyOr, timeField } from '../features/forms.ts';

const time = () => emptyOr(timeField('Skriv et tidspunkt som 8.30.'));

/** Three lists in the same order: the day, and the hours that it has of its own. Days without any have those of all. */
export const ownHoursFields = {
  tid_dag: z.array(z.string().max(10)).max(65),
  tid_fra: z.array(time()).max(65),
  tid_til: z.array(time()).max(65),
};

type OwnHours = { tid_dag: string[]; tid_fra: (string | null)[]; tid_til: (string | null)[] };

/** The hours in the order of the days; null where a day has those of all, and nothing at all where every day has. */
export function ownHours(days: readonly string[], { tid_dag, tid_fra, tid_til }: OwnHours): { from_times?: string[]; to_times?: string[] } {
  const of = (times: (string | null)[]) => days.map((day) => times[tid_dag.indexOf(day)] ?? null);
  const from = of(tid_fra);
  const to = of(tid_til);
  // The generated types know no null inside an array; the database does.
  return from.some(Boolean) || to.some(Boolean) ? { from_times: from as string[], to_times: to as string[] } : {};
}
