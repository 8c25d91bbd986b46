import { z } from 'astro/zod';
import { dayNumber } from '../../copy/days.ts';

/** How the days of the duty stand, over all places: `private.duty_days` counts them, and nobody else. */
export const dutyDays = z.object({ wanted: z.number(), done: z.number(), arranged: z.number(), untold: z.number(), missing: z.number() });
export type DutyDays = z.infer<typeof dutyDays>;

/** To the young: "3 af 5 dage er på plads. 2 er gjort." */
export function dutyInWords({ wanted, done, arranged, missing }: DutyDays): string {
  const inPlace = done + arranged;
  const days = missing === 0 ? `Alle ${dayNumber(wanted)} dage er på plads.` : `${dayNumber(inPlace)} af ${dayNumber(wanted)} dage er på plads.`;
  return done > 0 && done < wanted ? `${days} ${done === 1 ? 'Én er gjort.' : `${dayNumber(done)} er gjort.`}` : days;
}

/** On a desk: "2 gjort, 2 aftalt, 1 mangler". */
export function dutyOnDesk({ done, arranged, missing }: DutyDays): string {
  return (
    [done > 0 && `${dayNumber(done)} gjort`, arranged > 0 && `${dayNumber(arranged)} aftalt`, missing > 0 && `${dayNumber(missing)} mangler`]
      .filter(Boolean)
      .join(', ') || '0'
  );
}
