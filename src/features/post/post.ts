/** A piece of a message as it is read: words, or an address that can be pressed. */
export type MessagePart = { text: string } | { text: string; href: string };

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/**
 * Splits a plain text into paragraphs of words and links.
 * Example: "Svar her: http://localhost:4321/foraelder/x" has one paragraph of a word part and a link.
 */
export function messageParagraphs(text: string): MessagePart[][] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const parts: MessagePart[] = [];
      let from = 0;
      for (const match of paragraph.matchAll(ADDRESS)) {
        if (match.index > from) parts.push({ text: paragraph.slice(from, match.index) });
        parts.push({ text: match[0], href: match[0] });
        from = match.index + match[0].length;
      }
      if (from < paragraph.length) parts.push({ text: paragraph.slice(from) });
      return parts;
    });
}

/** The letters that an SMS carries at 160 to a part; one other letter, and a part holds 70. */
const GSM = /^[A-Za-z0-9 \n\r@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/;

/** How many SMS a text is paid as. Example: 160 letters are one, 161 are two. */
export function smsParts(text: string): number {
  const [alone, joined] = GSM.test(text) ? [160, 153] : [70, 67];
  return text.length <= alone ? 1 : Math.ceil(text.length / joined);
}
