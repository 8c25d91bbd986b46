import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail or SMS as it arrived. */
export interface CaughtMessage {
  id: string;
  channel: 'mail' | 'sms';
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
}

/** The demo's mailbox does not grow without end. */
const KEEP = 500;
/** Nor does it remember for longer than the portal's own outbox does: 30 days. */
const KEEP_MS = 30 * 24 * 3_600_000;
const LIMIT = 262_144;

export interface MessageStore {
  add(message: Omit<CaughtMessage, 'id' | 'receivedAt'>): CaughtMessage;
  /** Newest first. */
  list(): CaughtMessage[];
  get(id: string): CaughtMessage | undefined;
}

/** Keeps messages as files, so that yesterday's are there today. */
export function openMessageStore(folder: string): MessageStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readMessage(join(folder, name)).map((message) => ({ file: join(folder, name), message })));
  let next = Number(/(\d+)\.json$/.exec(kept.at(-1)?.file ?? '')?.[1] ?? 0) + 1;
  return {
    add: (content) => {
      const message: CaughtMessage = { ...content, id: randomUUID(), receivedAt: new Date().toISOString() };
      const file = join(folder, `${String(next).padStart(9, '0')}.json`);
      next += 1;
      writeFileSync(`${file}.new`, JSON.stringify(message), { mode: 0o600 });
      renameSync(`${file}.new`, file);
      kept.push({ file, message });
      const since = Date.now() - KEEP_MS;
      const old = kept.findLastIndex(({ message: one }) => Date.parse(one.receivedAt) < since) + 1;
      for (const one of kept.splice(0, Math.max(old, kept.length - KEEP))) rmSync(one.file, { force: true });
      return message;
    },
    list: () => kept.map(({ message }) => message).reverse(),
    get: (id) => kept.find(({ message }) => message.id === id)?.message,
  };
}

function readMessage(file: string): CaughtMessage[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as CaughtMessage];
  } catch {
    // A file cut short by a full disk is one message less, not a post office that does not open.
    return [];
  }
}

export interface PostOffice {
  smtpUrl: string;
  url: string;
  store: MessageStore;
  close(): Promise<void>;
}

/** Catches mail by SMTP and SMS by HTTP, and lets both be read over HTTP; on this machine only. */
export async function openPostOffice(options: { folder: string; smtpPort: number; httpPort: number }): Promise<PostOffice> {
  const store = openMessageStore(options.folder);
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 500,
    size: LIMIT,
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          try {
            const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(', ');
            store.add({
              channel: 'mail',
              to,
              from: mail.from?.value[0]?.name || (mail.from?.text ?? ''),
              subject: mail.subject ?? '',
              text: mail.text ?? '',
              html: mail.html || '',
            });
            done();
          } catch (cause) {
            done(cause as Error);
          }
        },
        (cause: Error) => done(cause),
      );
    },
  });
  smtp.on('error', (cause) => console.error(`post office: ${cause.message}`));
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(options.smtpPort, '127.0.0.1', resolve);
  });
  const http = await listen(store, options.httpPort);
  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const httpPort = (http.address() as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    url: `http://127.0.0.1:${httpPort}`,
    store,
    close: async () => {
      http.closeAllConnections();
      await Promise.all([new Promise<void>((resolve) => smtp.close(resolve)), new Promise<void>((resolve) => http.close(() => resolve()))]);
    },
  };
}

async function listen(store: MessageStore, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch((cause: unknown) => {
      console.error(`post office: ${cause instanceof Error ? cause.name : 'failure'}`);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(store: MessageStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A web page of somebody else that names this address by its own host gets nothing.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return void response.writeHead(421).end();
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'GET' && pathname === '/messages') {
    const to = searchParams.get('to');
    return send(response, 200, to ? store.list().filter((message) => message.to === to) : store.list());
  }
  const one = /^\/messages\/([0-9a-f-]{36})$/.exec(pathname);
  if (request.method === 'GET' && one) {
    const message = store.get(one[1] as string);
    return message ? send(response, 200, message) : send(response, 404, null);
  }
  if (request.method === 'POST' && pathname === '/sms' && request.headers['content-type']?.startsWith('application/json')) {
    const sms = await readSms(request);
    if (!sms) return send(response, 400, null);
    return send(response, 201, { id: store.add({ channel: 'sms', subject: '', html: '', ...sms }).id });
  }
  send(response, 404, null);
}

async function readSms(request: IncomingMessage): Promise<{ to: string; text: string; from: string } | null> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LIMIT) return null;
  }
  try {
    const { to, text, from } = JSON.parse(body) as Record<string, unknown>;
    return typeof to === 'string' && typeof text === 'string' ? { to, text, from: typeof from === 'string' ? from : '' } : null;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  response.end(JSON.stringify(body));
}
