/**
 * The embedded server's own door. @supabase/lite differs from Supabase in a few places; each difference is
 * corrected here and nowhere else, so that the application is written for Supabase alone. Every correction has
 * a test in tests/portal/edge.test.ts that turns red when the server underneath no longer needs it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { timingSafeEqual } from 'node:crypto';
import type { App } from '@supabase/lite';
import { type CodeThrottle, createCodeThrottle, type ThrottleSettings } from './code-throttle.ts';
import { type PhoneCodes, phoneAccount } from './phone-codes.ts';
import type { SqlConnection } from './sql-connection.ts';

/** The connection of lite, as far as the edge touches it. */
export interface LiteConnection {
  rlsState: string;
  withContext(...args: unknown[]): Promise<unknown>;
}

export interface EdgeOptions {
  app: App;
  connection: LiteConnection;
  database: SqlConnection;
  throttle: ThrottleSettings;
  /** Sign-in by SMS, which lite lacks; null where no SMS can be sent. */
  phoneCodes: PhoneCodes | null;
  /** The site proves with this that the visitor's address it names is true. */
  siteSecret: string | undefined;
}

export type Edge = (request: Request, peerAddress: string) => Promise<Response>;

interface DatabaseFailure {
  code: string;
  message: string;
  detail?: string | null;
  hint?: string | null;
}

const databaseFailures = new AsyncLocalStorage<{ last?: DatabaseFailure }>();

/**
 * Keeps lite from granting everything on every table to everyone at the first request: it believes that
 * it has done so already. Call it before migrations and before the first request.
 */
export function keepGrants(connection: LiteConnection): void {
  connection.rlsState = 'active';
}

/** timestamptz as PostgREST writes it, from Postgres's own `2026-03-29 00:30:00+00`. */
export function timestampWithT(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
}

/** timestamp without time zone, likewise. */
export function localTimestampWithT(text: string): string {
  return text.replace(' ', 'T');
}

export function createEdge(options: EdgeOptions): Edge {
  const throttle = createCodeThrottle(options.throttle);
  rememberDatabaseFailures(options.connection);

  return async (request, peerAddress) => {
    const path = new URL(request.url).pathname;
    if (/^\/rest\/v1\/(rpc\/)?[a-z_][a-z0-9_]*$/.test(path)) return await rest(options.app, request, peerAddress);
    const open = request.method === 'OPTIONS' || authDoor(request);
    if (!path.startsWith('/auth/v1/') || !open) return refusal(404, 'not_found', 'There is nothing here.');
    const address = visitorAddress(request, peerAddress, options.siteSecret);
    if (request.method === 'POST' && path === '/auth/v1/otp') return await sendCode(options, throttle, request, address, peerAddress);
    if (request.method === 'POST' && path === '/auth/v1/verify') return await checkCode(options, throttle, request, address, peerAddress);
    if (request.method === 'GET' && path === '/auth/v1/settings') return await settings(options, request, peerAddress);
    if (request.method === 'POST' && path === '/auth/v1/token') return await refresh(options.app, request, peerAddress);
    return await pass(options.app, request, peerAddress);
  };
}

/**
 * Sign-in is by code alone, so what has to do with passwords, links and signing up stays shut, and so does
 * lite's studio, which answers every other path. Supabase's own doors of that kind are closed by its settings.
 */
function authDoor(request: Request): boolean {
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /auth/v1/token':
      return url.searchParams.get('grant_type') === 'refresh_token';
    case 'POST /auth/v1/otp':
    case 'POST /auth/v1/verify':
    case 'POST /auth/v1/logout':
    case 'GET /auth/v1/user':
    case 'GET /auth/v1/settings':
    case 'GET /auth/v1/health':
      return true;
    default:
      return false;
  }
}

async function pass(app: App, request: Request, peerAddress: string): Promise<Response> {
  return await app.fetch(request, { peerAddress });
}

/** Lite fails inwardly at a token that is no text. */
async function refresh(app: App, request: Request, peerAddress: string): Promise<Response> {
  const body = await readJson(request);
  if (typeof body['refresh_token'] !== 'string') return refusal(400, 'validation_failed', 'A refresh token is needed');
  return await pass(app, withBody(request, { refresh_token: body['refresh_token'] }), peerAddress);
}

/** Whom a code is for: a mail address, or a number. Counted under a name of its own each. */
type Account = { kind: 'email' | 'phone'; name: string; counted: string };

/** Lite has no throttle at all: sending is counted by address and by account. */
async function sendCode(options: EdgeOptions, throttle: CodeThrottle, request: Request, address: string, peerAddress: string): Promise<Response> {
  const body = await readJson(request);
  const account = accountOf(body);
  if (!account) return refusal(400, 'validation_failed', 'An e-mail address or a phone number is needed');
  if (account.kind === 'phone' && !options.phoneCodes) return refusal(400, 'phone_provider_disabled', 'Unsupported phone provider');
  const may = await throttle.maySend(address, account.counted);
  const ofAccount = account.kind === 'phone' ? 'over_sms_send_rate_limit' : 'over_email_send_rate_limit';
  if (may !== 'yes') return refusal(429, may === 'not_to_account' ? ofAccount : 'over_request_rate_limit', 'Too many codes were asked for; wait a few minutes');
  // Whether somebody has an account is nobody's to ask: known and unknown ones are sent a code alike.
  const response =
    account.kind === 'phone'
      ? await sendPhoneCode(options.phoneCodes as PhoneCodes, account.name)
      : await pass(options.app, withBody(request, { ...body, email: account.name, create_user: true }), peerAddress);
  if (response.ok) await throttle.afterSent(address, account.counted);
  return response;
}

async function sendPhoneCode(phoneCodes: PhoneCodes, number: string): Promise<Response> {
  try {
    await phoneCodes.send(number);
  } catch (cause) {
    // Never the message: gateways like to repeat the number and the text.
    console.error(`api: a code could not be handed to the SMS gateway (${cause instanceof Error ? cause.name : 'unknown'})`);
    return refusal(422, 'sms_send_failed', 'The SMS could not be sent');
  }
  return json(200, { message_id: null });
}

/** The one type that fits new and known people at Supabase is `email`, and `sms` for a number; lite knows `magiclink`. */
async function checkCode(options: EdgeOptions, throttle: CodeThrottle, request: Request, address: string, peerAddress: string): Promise<Response> {
  const body = await readJson(request);
  const account = accountOf(body);
  const isCode = typeof body['token'] === 'string' && body['token'].length <= 10;
  const types = account?.kind === 'phone' ? ['sms'] : ['email', 'magiclink'];
  // A token hash is computed from address and code: whoever may send it guesses past the count by account.
  if (!account || !isCode || !types.includes(String(body['type'])) || (account.kind === 'phone' && !options.phoneCodes))
    return refusal(400, 'validation_failed', 'Only a code sent by mail or SMS can be checked');

  const turn = await throttle.beforeTry(address, account.counted);
  if (turn === 'throttled') return refusal(429, 'over_request_rate_limit', 'Too many wrong codes; wait a few minutes');
  if (turn === 'burnt') return expired();
  const response = await exchange(options, account, request, String(body['token']), peerAddress);
  if (response.ok) await throttle.afterRight(address, account.counted);
  else if (turn === 'last') await burnCode(options, account);
  return response;
}

async function exchange(options: EdgeOptions, account: Account, request: Request, code: string, peerAddress: string): Promise<Response> {
  if (account.kind === 'email') return await pass(options.app, withBody(request, { type: 'magiclink', email: account.name, token: code }), peerAddress);
  const tokenHash = await options.phoneCodes?.proof(account.name, code);
  if (!tokenHash) return expired();
  return await pass(options.app, withBody(request, { type: 'magiclink', token_hash: tokenHash }), peerAddress);
}

function expired(): Response {
  return refusal(403, 'otp_expired', 'Token has expired or is invalid');
}

async function burnCode(options: EdgeOptions, account: Account): Promise<void> {
  if (account.kind === 'phone') await options.phoneCodes?.burn(account.name);
  else await options.database.query('update auth.users set recovery_token = null, confirmation_token = null where email = $1', [account.name]);
}

/** Lite says of itself that it knows no phone. */
async function settings(options: EdgeOptions, request: Request, peerAddress: string): Promise<Response> {
  const response = await pass(options.app, request, peerAddress);
  if (!response.ok || !options.phoneCodes) return response;
  const body = (await response.json()) as { external?: Record<string, unknown> };
  return json(200, { ...body, external: { ...body.external, phone: true }, sms_provider: 'hook' });
}

function accountOf(body: Record<string, unknown>): Account | null {
  if (body['phone'] !== undefined && body['phone'] !== '') {
    const number = body['email'] ? null : phoneAccount(body['phone']);
    return number ? { kind: 'phone', name: number, counted: `tel:${number}` } : null;
  }
  const email = mailAccount(body['email']);
  return email ? { kind: 'email', name: email, counted: email } : null;
}

/** One plain address. `a<asta@elev.example>` would be an account of its own to every count, and mail to Asta. */
function mailAccount(email: unknown): string | null {
  if (typeof email !== 'string' || email.length > 320) return null;
  const account = email.trim().normalize('NFKC').toLowerCase();
  return /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/.test(account) ? account : null;
}

/** The visitor's internet address: as the site says, when it is the site; else whoever holds the connection. */
function visitorAddress(request: Request, peerAddress: string, siteSecret: string | undefined): string {
  const named = request.headers.get('sb-forwarded-for');
  const proof = request.headers.get('x-site-secret');
  if (!named || !proof || !siteSecret) return peerAddress;
  const given = Buffer.from(proof);
  const known = Buffer.from(siteSecret);
  return given.length === known.length && timingSafeEqual(given, known) ? named : peerAddress;
}

/** Lite answers 500 with code SUP to whatever it has no word for; PostgREST has one for all of them. */
async function rest(app: App, request: Request, peerAddress: string): Promise<Response> {
  const seen: { last?: DatabaseFailure } = {};
  const response = await databaseFailures.run(seen, async () => await pass(app, request, peerAddress));
  if (response.status < 500 || !seen.last) return response;
  const { code, message, detail, hint } = seen.last;
  const status = postgrestStatus(code);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify({ code, message, details: detail ?? null, hint: hint ?? null }), { status, headers });
}

/** The HTTP status that PostgREST gives to an SQLSTATE, for those that lite does not know. */
function postgrestStatus(code: string): number {
  switch (code.slice(0, 2)) {
    case '40':
    case '54':
    case 'XX':
      return 500;
    case '53':
      return 503;
    case '57':
      return code === '57014' ? 504 : 503;
    case '55':
      return 503;
    default:
      return code === '42P17' ? 500 : 400;
  }
}

/** Keeps the database's own words of a failure, which lite's answer leaves out. */
function rememberDatabaseFailures(connection: LiteConnection): void {
  const original = connection.withContext.bind(connection);
  connection.withContext = async (...args) => {
    try {
      return await original(...args);
    } catch (failure) {
      const seen = databaseFailures.getStore();
      if (seen && isDatabaseFailure(failure)) seen.last = failure;
      throw failure;
    }
  };
}

function isDatabaseFailure(failure: unknown): failure is DatabaseFailure {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' && /^[0-9A-Z]{5}$/.test(failure.code);
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await request.json();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function withBody(request: Request, body: unknown): Request {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  return new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) });
}

/** A refusal in the shape of Supabase Auth. */
function refusal(status: number, code: string, message: string): Response {
  return json(status, { code: status, error_code: code, msg: message }, { 'x-sb-error-code': code });
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*', ...headers },
  });
}
