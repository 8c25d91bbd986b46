import { z } from 'astro/zod';
import { bulkActs } from '../../copy/bulk.ts';

/** What `bulk_report` answers: what became of each in an act for many. */
export const bulkReport = z.object({
  act: z.enum(bulkActs),
  lines: z.array(
    z.object({
      outcome: z.string(),
      young_person_id: z.string().nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
});
export type BulkReport = z.infer<typeof bulkReport>;
export type BulkLine = BulkReport['lines'][number];

/** How many went, and those who did not, by reason, in the order in which they first come. */
export function sortReport(report: BulkReport): { done: number; kept: { outcome: string; lines: BulkLine[] }[] } {
  const kept = new Map<string, BulkLine[]>();
  for (const line of report.lines) if (line.outcome !== 'done') kept.set(line.outcome, [...(kept.get(line.outcome) ?? []), line]);
  return { done: report.lines.filter(({ outcome }) => outcome === 'done').length, kept: [...kept].map(([outcome, lines]) => ({ outcome, lines })) };
}
