/** Words of the field that a reader here knows, long as they are. */
const known =
  /^(erhvervspraktik|praktik\w*|kontaktperson\w*|garantipartner\w*|juniormesterlære|fritidsjob|introjob|ungesekretariatet|læreplads\w*|lærepladsen|arbejdsgiver\w*|forælder|forældre|ungegarantien)$/u;

/**
 * Readability as Danish schools count it: words a sentence, and how many in a hundred are longer than six letters.
 * Under 25 is very easy, 25 to 34 easy, 35 to 44 middling. Means something from some thirty words of running text on.
 */
export function lixOf(text: string): number {
  const sentences = text.split(/[.!?:]+(?=\s|$)/u).filter((sentence) => /\p{L}/u.test(sentence)).length;
  const words = text.match(/[\p{L}\d]+(?:[-.][\p{L}\d]+)*/gu) ?? [];
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length > 6 && !known.test(word.toLowerCase())).length;
  return words.length / Math.max(sentences, 1) + (100 * long) / words.length;
}

export const wordCount = (text: string) => text.match(/[\p{L}\d]+/gu)?.length ?? 0;
