/**
 * The portal's own HTTP server around Astro's handler. It answers for the portal's host only, compresses, keeps
 * hashed files in the browser for a year, puts the security headers on every answer, and refuses early what no
 * page of ours would send.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { comesFromOurself } from '../server/same-origin.ts';
import { compressAnswer } from './compression.ts';
import { readBody } from './request-body.ts';
import { createAssetServer } from './site-assets.ts';
import { SMS_HOOK_PATH, type SmsHook } from './sms-hook.ts';
import { asVisitor } from './visitor-address.ts';

export type AstroHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface SiteOptions {
  handler: AstroHandler;
  /** The folder of built files. */
  clientFolder: string;
  siteUrl: string;
  /** Behind a proxy that writes X-Forwarded-For: its last entry is the visitor. */
  isBehindProxy: boolean;
  /** Forms and commands that one address may send in a minute; a whole school may share an address. */
  unsafePerMinute: number;
  /** Where a hosted Supabase hands over codes to be sent by SMS; absent without one. */
  smsHook?: SmsHook | undefined;
}

const PLAIN_ANSWER = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
const BODY_LIMIT = 1_048_576;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Makes the server; it listens when the caller says so. */
export function createSite(options: SiteOptions): Server {
  const site = new URL(options.siteUrl);
  const serveAsset = createAssetServer(options.clientFolder);
  const throttle = new RateLimiterMemory({ points: options.unsafePerMinute, duration: 60 });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    compressAnswer(request, response, () => putSecurityHeaders(response, site.protocol === 'https:'));
    const path = pathOf(request.url);
    if (path === null) return say(response, 400, 'Adressen kan ikke læses.');
    if (request.headers.host !== site.host) return elsewhere(request, response, site);
    if (!METHODS.has(request.method ?? '')) {
      response.setHeader('allow', 'GET, HEAD, POST');
      return say(response, 405, 'Det kan man ikke her.');
    }
    if (serveAsset(request, response, path)) return;
    const address = visitorAddress(request, options.isBehindProxy);
    if (request.method === 'POST') {
      // Not a page of ours, and no visitor either: its signature is what it is judged by.
      if (path === SMS_HOOK_PATH && options.smsHook) return await options.smsHook(request, response);
      if (!comesFromOurself(originOf(request, site), [site.origin])) return say(response, 403, 'Formularen kom ikke fra vores egen side.');
      if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) {
        return await tooMuch(request, response);
      }
      const refusal = await throttle.consume(address).then(
        () => null,
        (limit: unknown) => limit,
      );
      if (refusal instanceof Error) throw refusal;
      if (refusal) {
        response.setHeader('retry-after', '60');
        return say(response, 429, 'Det gik lidt for hurtigt. Vent et minut, og prøv igen.');
      }
      // Whoever does not say how much comes is counted before a page begins to read.
      if (request.headers['content-length'] === undefined) {
        const body = await readBody(request, BODY_LIMIT);
        if (body === 'too large') return await tooMuch(request, response);
        Object.assign(request, { body });
      }
    }
    await asVisitor(address, async () => await options.handler(request, response));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      console.error(`site: ${request.method} failed (${cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown'})`);
      if (response.headersSent) response.destroy();
      else say(response, 500, 'Noget gik galt hos os. Prøv igen om lidt.');
    });
  });
  server.on('clientError', (cause: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return;
    const isLate = cause.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    // A browser opens a line before it needs one. Closed without a word it takes another for the next page; whatever was
    // said on it would be read as the answer to that page.
    if (isLate && 'bytesRead' in socket && socket.bytesRead === 0) return void socket.destroy();
    socket.end(`HTTP/1.1 ${isLate ? '408 Request Timeout' : '400 Bad Request'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 20_000;
  return server;
}

/** Stops taking connections, lets running answers finish, and ends. */
export async function closeSite(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}

/** The decoded path, or null when nobody could have meant it. */
function pathOf(url: string | undefined): string | null {
  if (!url?.startsWith('/') || url.startsWith('//') || url.includes('\\')) return null;
  try {
    const path = decodeURI(new URL(url, 'http://localhost').pathname);
    return /\p{Cc}/u.test(path) ? null : path;
  } catch {
    return null;
  }
}

/** Another host than the portal's: this machine under another name is sent to the right one, everybody else gets nothing. */
function elsewhere(request: IncomingMessage, response: ServerResponse, site: URL): void {
  const isThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
  const isLocalSite = site.hostname === 'localhost' || site.hostname === '127.0.0.1';
  if (isThisMachine && isLocalSite && (request.method === 'GET' || request.method === 'HEAD')) {
    response.writeHead(307, { location: new URL(request.url ?? '/', site).href });
    response.end();
    return;
  }
  say(response, 421, 'Denne adresse hører ikke til portalen.');
}

/** Just enough of the request for the one function that judges where a form comes from. */
function originOf(request: IncomingMessage, site: URL): Request {
  const headers = new Headers();
  for (const name of ['origin', 'sec-fetch-site', 'referer']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return new Request(site, { method: request.method ?? 'POST', headers });
}

function visitorAddress(request: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return forwarded || (request.socket.remoteAddress ?? '');
}

const PERMISSIONS = ['accelerometer', 'camera', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ');
const PAGE_POLICY = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
// A worker runs under the policy of its own file, and the one for the offline page fetches that page.
const OTHER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

function putSecurityHeaders(response: ServerResponse, isSecure: boolean): void {
  const type = String(response.getHeader('content-type') ?? '');
  const isPage = type.startsWith('text/html');
  if (type === 'text/html') response.setHeader('content-type', 'text/html; charset=utf-8');
  // A page's own policy with the hashes of its scripts and styles is Astro's; this one is for what has none.
  if (!response.hasHeader('content-security-policy')) response.setHeader('content-security-policy', isPage ? PAGE_POLICY : OTHER_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  if (!response.hasHeader('referrer-policy')) response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('permissions-policy', PERMISSIONS);
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
  if (isSecure) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Says so at once, and lets the sender finish for a moment: a line cut while somebody is sending loses the answer. */
async function tooMuch(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sentence = 'Det er for meget på én gang.\n';
  response.writeHead(413, { ...PLAIN_ANSWER, connection: 'close', 'content-length': Buffer.byteLength(sentence) });
  response.write(sentence);
  const patience = new AbortController();
  await Promise.race([readBody(request, BODY_LIMIT).catch(() => null), pause(2_000, null, { signal: patience.signal })]);
  patience.abort();
  response.end();
}

/** A short answer in Danish for what never reaches a page. */
function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, PLAIN_ANSWER);
  response.end(`${sentence}\n`);
}
