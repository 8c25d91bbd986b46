import { DEMO, TIME_DESK_URL } from 'astro:env/server';
import { z } from 'astro/zod';

/** True in the demo only: everywhere else time goes its own way. */
export const hasTimeDesk = DEMO && Boolean(TIME_DESK_URL);

export const travelSteps = ['day', 'week', 'next_due', 'back'] as const;
export type TravelStep = (typeof travelSteps)[number];

const journey = z.object({ from: z.string(), today: z.string(), moved: z.record(z.string(), z.number()) });
const clock = z.object({
  today: z.string(),
  real_today: z.string(),
  next_due: z.string().nullable(),
  /** The last journey since the portal started, and what moved by itself on the way. */
  last: journey.nullable().catch(null),
});
export type DemoClock = z.infer<typeof clock>;

async function ask(init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(new URL('/clock', TIME_DESK_URL), { ...init, signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`the time desk answered ${response.status}`);
  return await response.json();
}

/** The day of the demo, and what the last journey brought. */
export async function readDemoClock(): Promise<DemoClock> {
  return clock.parse(await ask());
}

/** Moves the demo's clock; everything that is due on the way happens before this returns. */
export async function travel(step: TravelStep): Promise<void> {
  await ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ step }) });
}
