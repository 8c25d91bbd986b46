import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib';

export function isCompressible(type: string): boolean {
  return /^(text\/|application\/(json|javascript|manifest\+json|xml|rss\+xml|atom\+xml)|image\/svg\+xml)/.test(type);
}

/** The best of ours that the browser takes, or null. */
export function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | null {
  const taken = new Set<string>();
  for (const part of String(header ?? '').split(',')) {
    const [name, ...parameters] = part.trim().toLowerCase().split(';');
    if (name && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))) taken.add(name);
  }
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : null;
}

/**
 * Compresses what is written to this response from now on, if it is text. `beforeHead` is called once, just
 * before the headers leave, whatever way they were set.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse, beforeHead: () => void): void {
  const encoding = request.method === 'HEAD' ? null : acceptedEncoding(request.headers['accept-encoding']);
  const original = { writeHead: response.writeHead.bind(response), write: response.write.bind(response), end: response.end.bind(response) };
  let stream: BrotliCompress | Gzip | undefined;
  let isDecided = false;

  const decide = () => {
    if (isDecided) return;
    isDecided = true;
    beforeHead();
    const type = String(response.getHeader('content-type') ?? '');
    if (!isCompressible(type)) return;
    const vary = String(response.getHeader('vary') ?? '');
    if (!/accept-encoding/i.test(vary)) response.setHeader('vary', vary ? `${vary}, accept-encoding` : 'accept-encoding');
    const isEmpty = response.statusCode === 204 || response.statusCode === 304 || response.getHeader('content-length') === 0;
    if (!encoding || isEmpty || response.hasHeader('content-encoding')) return;
    response.setHeader('content-encoding', encoding);
    response.removeHeader('content-length');
    stream = encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : createGzip({ level: 6 });
    stream.on('data', (chunk: Buffer) => {
      if (!original.write(chunk)) {
        stream?.pause();
        response.once('drain', () => stream?.resume());
      }
    });
    stream.on('end', () => original.end());
    stream.on('error', () => response.destroy());
    response.once('close', () => stream?.destroy());
  };

  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((part) => typeof part === 'object' && part !== null);
    for (const [name, value] of headerPairs(headers as OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)) response.setHeader(name, value);
    decide();
    return original.writeHead(response.statusCode);
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    decide();
    return (stream ? stream.write(chunk, ...(rest as [])) : original.write(chunk, ...(rest as []))) as boolean;
  }) as ServerResponse['write'];
  response.end = ((...parts: unknown[]) => {
    decide();
    if (stream) stream.end(...(parts as []));
    else original.end(...(parts as []));
    return response;
  }) as ServerResponse['end'];
}

function headerPairs(headers: OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined): [string, string | number | readonly string[]][] {
  if (!headers) return [];
  if (!Array.isArray(headers)) return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const pairs: [string, string | number | readonly string[]][] = [];
  for (let index = 0; index + 1 < headers.length; index += 2) pairs.push([String(headers[index]), headers[index + 1] as string]);
  return pairs;
}
