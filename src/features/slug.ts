const folded: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ß: 'ss' };

/**
 * The readable end of an address: "Mød op kl. 6 og bag rundstykker" → `moed-op-kl-6-og-bag-rundstykker`.
 * Only for people: the id before it decides, and a wrong one is redirected.
 */
export function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[æøåß]/g, (letter) => folded[letter] ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 70)
    .replace(/-$/, '');
  return slug || 'vis';
}

/** What `private.new_public_id()` makes: eight letters and digits that are not mistaken for one another. */
export const isPublicId = (id: string | undefined): id is string => id !== undefined && /^[2-9a-hjkmnp-tv-z]{8}$/.test(id);
