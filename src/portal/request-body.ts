import type { IncomingMessage } from 'node:http';

/** So much more is read and thrown away, so that the sender comes to read the refusal; then the line is cut. */
const PATIENCE = 16;

/**
 * The whole body, or "too large" when it is longer than the limit. An answer to somebody who is still sending would
 * be lost with the connection, so the rest is taken in and dropped first, up to a multiple of the limit.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limit * PATIENCE) break;
    if (size > limit) chunks.length = 0;
    else chunks.push(chunk as Buffer);
  }
  return size > limit ? 'too large' : Buffer.concat(chunks);
}
