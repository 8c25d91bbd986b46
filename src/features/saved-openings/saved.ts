import { z } from 'astro/zod';
import { isPublicId } from '../slug.ts';

/** As many as can be looked up at once, and more than anybody compares. */
export const MOST_SAVED = 9;

/** Public ids of openings, the newest first. */
export const savedSchema = z.array(z.string().refine(isPublicId)).max(MOST_SAVED);
export type Saved = z.infer<typeof savedSchema>;

/** With one more, in front; the oldest makes room. Saved twice is saved once. */
export const withSaved = (saved: Saved, publicId: string): Saved => [publicId, ...withoutSaved(saved, publicId)].slice(0, MOST_SAVED);

export const withoutSaved = (saved: Saved, publicId: string): Saved => saved.filter((one) => one !== publicId);

/** Where to go back to after saving: a list or a page of ours, never another site. */
export function wayBack(path: string | null | undefined): string | null {
  return path && /^\/(opslag|garantipartnere)(?:[/?][\w\-./?=&%+]*)?$/.test(path) && !path.includes('//') && !path.includes('..') ? path : null;
}

/** Where the card of an opening stands in the list. */
export const cardId = (publicId: string): string => `opslag-${publicId}`;

/** Back to the card that was saved, where the way back is the list; a page of one opening is gone back to at its top. */
export const backToCard = (back: string, publicId: string): string => (/^\/opslag(?:\?|$)/.test(back) ? `${back}#${cardId(publicId)}` : back);
