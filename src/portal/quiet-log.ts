/** A link of ours that needs no account holds 32 random bytes, in hex or shortened for an SMS; whoever has it is let in. */
const TOKEN = /[0-9a-f]{64}|(?<=\/f\/)[\w-]{20,}/gi;

export const withoutTokens = (words: string) => words.replace(TOKEN, '…');

/**
 * Keeps the secrets of links out of all that this process prints. Our own lines name routes and actions, but Astro and
 * its adapter print the whole address of a page that broke.
 */
export function keepTokensOut(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]) => write(typeof chunk === 'string' ? withoutTokens(chunk) : chunk, ...rest);
  }
}
