import type { Application } from '../applications/application.ts';
import { daysBetween } from '../dates.ts';

/** Days that she can say she is ill on: those arranged, today and a week ahead. */
export function sickDays(application: Pick<Application, 'days'>, today: string): Application['days'] {
  return application.days.filter(({ day, state }) => state === 'planned' && daysBetween(today, day) >= 0 && daysBetween(today, day) <= 7);
}
