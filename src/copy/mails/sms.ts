/** The letters of an ordinary SMS (GSM 03.38); those behind the bar take two places. */
const ordinary = /^[A-Za-z0-9 \n\r@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà!"#¤%&'()*+,\-./:;<=>?¡¿_ΔΦΓΛΩΠΨΣΘΞ^{}\\[~\]|€]*$/;
const takesTwo = /[\^{}\\[~\]|€]/g;

/**
 * How many parts a text is sent and paid as. One holds 160 ordinary letters, or 70 as soon as a single one is of
 * another alphabet; where there are several, each loses some room to its number (153 and 67). Source: 3GPP TS 23.038.
 */
export function smsParts(text: string): number {
  const isOrdinary = ordinary.test(text);
  const places = text.length + (isOrdinary ? (text.match(takesTwo)?.length ?? 0) : 0);
  const [alone, together] = isOrdinary ? [160, 153] : [70, 67];
  return places <= alone ? 1 : Math.ceil(places / together);
}
