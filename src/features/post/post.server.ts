import { DEMO, POST_OFFICE_URL } from 'astro:env/server';
import { z } from 'astro/zod';

const caughtMessage = z.object({
  id: z.string(),
  channel: z.enum(['mail', 'sms']),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  receivedAt: z.string(),
});

/** A mail or SMS that the demo caught instead of sending it. */
export type CaughtMessage = z.infer<typeof caughtMessage>;

/** True in the demo only: everywhere else mail belongs to those it is sent to. */
export const hasPostOffice = DEMO && Boolean(POST_OFFICE_URL);

async function ask(path: string): Promise<unknown> {
  const response = await fetch(new URL(path, POST_OFFICE_URL), { signal: AbortSignal.timeout(5_000) });
  return response.ok ? await response.json() : null;
}

/** Everything caught, newest first; with an address only what was sent there. */
export async function readPost(address: string | null): Promise<CaughtMessage[]> {
  const answer = await ask(address ? `/messages?to=${encodeURIComponent(address)}` : '/messages');
  return z.array(caughtMessage).catch([]).parse(answer);
}

/** One message, or null. */
export async function readMessage(id: string): Promise<CaughtMessage | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  return caughtMessage
    .nullable()
    .catch(null)
    .parse(await ask(`/messages/${id}`));
}

/** When a message came, by the wall clock here: "kl. 8.05", with the date when it was not today. */
export function receivedAt(message: CaughtMessage, now: Date): string {
  const at = new Date(message.receivedAt);
  const zone = { timeZone: 'Europe/Copenhagen' } as const;
  const day = new Intl.DateTimeFormat('da-DK', { ...zone, day: 'numeric', month: 'long' });
  const time = new Intl.DateTimeFormat('da-DK', { ...zone, hour: 'numeric', minute: '2-digit' }).format(at).replace(':', '.');
  return day.format(at) === day.format(now) ? `kl. ${time}` : `${day.format(at)} kl. ${time}`;
}
