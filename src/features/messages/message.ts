import { z } from 'astro/zod';
import { actors, channels } from '../lifecycle.ts';

/** A conversation as its readers get it: `private.conversation`. */

const messageSchema = z.object({
  number: z.number(),
  part: z.enum(actors),
  channel: z.enum(channels),
  body: z.string(),
  at: z.string(),
  mine: z.boolean(),
  unread: z.boolean(),
  /** She waits for an answer to it. */
  waits: z.boolean(),
  answer_by: z.string().nullable(),
  name: z.string().nullable(),
  /** Staff who wrote down what somebody else said. */
  recorded_by: z.string().nullable(),
});
export type Message = z.infer<typeof messageSchema>;

export const conversationSchema = z.object({
  /** The case whose workplace takes part; null with the contact person alone. */
  application_id: z.string().nullable(),
  place: z.string().nullable(),
  /** Whether anything can be written now. */
  open: z.boolean(),
  /** How many came before those that are here. */
  earlier: z.number(),
  unread: z.number(),
  last: z.number().nullable(),
  messages: z.array(messageSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const unreadSchema = z.array(z.object({ need_id: z.string().nullable(), application_id: z.string().nullable(), unread: z.number() }));
export type Unread = z.infer<typeof unreadSchema>;

/** Loaded at first, and with "hele samtalen". */
export const USUAL = 20;
export const WHOLE = 500;
const OPEN = 6;

/** How much of a conversation the address asks for: `?beskeder=alle`. */
export const howMany = (params: URLSearchParams) => (params.get('beskeder') === 'alle' ? WHOLE : USUAL);

/** The messages in two: those folded away, and those that stand open. What is unread is never folded. */
export function foldMessages(messages: readonly Message[]): { folded: Message[]; shown: Message[] } {
  const firstUnread = messages.findIndex(({ unread, mine }) => unread && !mine);
  const split = Math.max(Math.min(messages.length - OPEN, firstUnread < 0 ? messages.length : firstUnread), 0);
  // One or two are not worth a fold.
  return split < 3 ? { folded: [], shown: [...messages] } : { folded: messages.slice(0, split), shown: messages.slice(split) };
}

/** The part of an address that names a conversation: "kontakt", or the case. */
export const conversationKey = ({ application_id }: Pick<Conversation, 'application_id'>) => application_id ?? 'kontakt';

/** How many unread there are about a need, or about one case. */
export function unreadOf(unread: Unread, about: { need?: string; application?: string }): number {
  return unread
    .filter((one) => (about.need ? one.need_id === about.need : one.need_id === null && one.application_id === about.application))
    .reduce((sum, one) => sum + one.unread, 0);
}
