/** A token as the database makes them: 256 bits as 64 letters and digits. Anything else needs no look in the database. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{64}$/.test(text);

/** The same 256 bits in 43 characters (base64url), for an SMS, where every letter costs. */
export const shortened = (token: string): string => Buffer.from(token, 'hex').toString('base64url');

/** The token that was shortened; undefined for anything else. */
export function lengthened(short: string | undefined): string | undefined {
  if (!short || !/^[\w-]{43}$/.test(short)) return undefined;
  const token = Buffer.from(short, 'base64url').toString('hex');
  return isToken(token) ? token : undefined;
}
