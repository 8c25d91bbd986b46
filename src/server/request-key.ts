import { createHash } from 'node:crypto';

/**
 * The key under which the database remembers that something was done: made of the key of the form as it was shown, the
 * command, and what was sent. The same form sent twice has the same key and is done once. Another text in the same
 * form (by the back button, or after an answer that never arrived) is another thing to do, and has a key of its own.
 *
 * The database refuses a key that comes again with another command or other content (`private.is_repeat`).
 */
export async function requestKeyFor(formKey: string, command: string, content: unknown): Promise<string> {
  const hash = createHash('sha256')
    .update(JSON.stringify([formKey, command, await withFilesRead(content)]))
    .digest();
  // Version 8: a UUID of one's own making.
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** JSON writes every file as `{}`: two files would be the same. */
async function withFilesRead(content: unknown): Promise<unknown> {
  if (content instanceof Blob)
    return createHash('sha256')
      .update(new Uint8Array(await content.arrayBuffer()))
      .digest('hex');
  if (Array.isArray(content)) return await Promise.all(content.map(withFilesRead));
  if (typeof content !== 'object' || content === null || content instanceof Date) return content;
  return Object.fromEntries(await Promise.all(Object.entries(content).map(async ([name, value]) => [name, await withFilesRead(value)])));
}
