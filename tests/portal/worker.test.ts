import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAILS, SMS } from '../../src/copy/mails/registry.ts';
import { gatewayCarrier, NotTaken, noGateway, smtpCarrier } from '../../src/portal/delivery.ts';
import { openPostOffice, type PostOffice } from '../../src/portal/post-office.ts';
import { type OutboxMessage, startWorker, type Worker, type WorkerCommands } from '../../src/portal/worker.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { scratchFolder } from '../support/scratch.ts';

let database: FreshDatabase;
let office: PostOffice;
let folder: string;
const workers: Worker[] = [];
const log: string[] = [];

beforeAll(async () => {
  database = await freshDatabase({ connections: 8 });
  // Two texts of the tests' own, beside those of the application.
  Object.assign(MAILS, {
    test_letter: (data: { name?: unknown }, context: { link(path: string): string }) => ({
      subject: `Til ${data.name}`,
      paragraphs: ['Hej'],
      action: { label: 'Læs', url: context.link('/min-soegning') },
    }),
  });
  await database.sql`insert into private.message_template (template, audience, pace, by_mail, by_sms)
    values ('test_letter', 'staff', 'urgent', true, true), ('not_written', 'staff', 'at_once', true, false)`;
  Object.assign(SMS, { test_letter: (data: { name?: unknown }) => `Kort til ${data.name}` });
});
afterAll(async () => await database.drop());
beforeEach(async () => {
  folder = scratchFolder('post');
  office = await openPostOffice({ folder, smtpPort: 0, httpPort: 0 });
  log.length = 0;
  await database.sql`delete from private.outbox`;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await office.close();
  rmSync(folder, { recursive: true });
});

const commands = (): WorkerCommands => ({
  claimMessages: async (batch) => (await database.asWorker((sql) => sql<OutboxMessage[]>`select * from public.claim_messages(${batch})`)) as OutboxMessage[],
  markMessage: async (id, delivered, problem, failure) =>
    void (await database.asWorker((sql) => sql`select public.mark_message(${id}, ${delivered}, ${problem}, ${failure})`)),
  runDueDates: async () => {},
  runReminders: async () => {},
  purge: async () => {},
});

function work(smtpUrl = office.smtpUrl): Worker {
  const worker = startWorker({
    commands: commands(),
    mail: smtpCarrier(smtpUrl, 'Ungegarantien <svar-ikke@ungegarantien.example>'),
    sms: gatewayCarrier({ url: `${office.url}/sms`, sender: 'Ungegaranti' }),
    siteUrl: 'https://unge.example',
    outboxEveryMs: 50,
    dueDatesEveryMs: 60_000,
    purgeEveryMs: 3_600_000,
    log: (line) => log.push(line),
  });
  workers.push(worker);
  return worker;
}

async function ask(template: string, to: { email?: string; phone?: string }, name: string): Promise<void> {
  await database.sql`select private.send(${template}, ${to.email ?? null}, ${to.phone ?? null}, ${database.sql.json({ name })}, ${randomUUID()})`;
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came to that');
}
const waiting = async () => Number((await database.sql`select count(*) from private.outbox where state <> 'sent'`)[0]?.['count']);

test('a mail and an SMS go out once, with full addresses in their links, and nothing of them stays behind', async () => {
  await ask('test_letter', { email: 'alma@example.com', phone: '+4520000001' }, 'Alma');
  work();
  await until(async () => (await waiting()) === 0);
  const [first, second] = office.store.list().toSorted((a, b) => a.channel.localeCompare(b.channel));
  expect(first).toMatchObject({ channel: 'mail', to: 'alma@example.com', subject: 'Til Alma' });
  expect(first?.text).toContain('https://unge.example/min-soegning');
  expect(second).toMatchObject({ channel: 'sms', to: '+4520000001', text: 'Kort til Alma' });
  expect(await database.sql`select distinct data from private.outbox`).toEqual([{ data: {} }]);
});

test('two workers share the work and send nothing twice', async () => {
  for (let index = 0; index < 60; index += 1) await ask('test_letter', { email: `n${index}@example.com` }, String(index));
  work();
  work();
  await until(async () => (await waiting()) === 0);
  expect(
    office.store
      .list()
      .map((message) => message.to)
      .toSorted(),
  ).toEqual(Array.from({ length: 60 }, (_, index) => `n${index}@example.com`).toSorted());
});

test('a mail server that is down loses nothing, and the log names nobody', async () => {
  await ask('test_letter', { email: 'secret.person@example.com' }, 'Hemmelig');
  const unlucky = work('smtp://127.0.0.1:1');
  await until(() => log.length > 0);
  await unlucky.stop();
  expect(log.join('\n')).not.toMatch(/secret|Hemmelig|@/);
  const [row] = await database.sql`select state, attempts, problem from private.outbox`;
  expect(row).toMatchObject({ state: 'waiting', attempts: 1 });
  expect(row?.['problem']).toContain('ECONN');

  await database.sql`update private.outbox set next_try_at = private.now()`;
  work();
  await until(async () => (await waiting()) === 0);
  expect(office.store.list()).toHaveLength(1);
});

describe('what a refusal means', () => {
  const mail = { subject: 'x', text: 'x', html: 'x' };
  const failureOf = async (sending: Promise<void>) =>
    await sending.then(
      () => 'taken',
      (cause: unknown) => (cause instanceof NotTaken ? cause.failure : 'passing'),
    );

  test.each([
    ['RCPT', 550, 'address'],
    ['RCPT', 451, 'passing'],
    ['MAIL', 550, 'passing'],
    ['DATA', 554, 'passing'],
  ] as const)('a mail server that answers %s with %i: %s', async (step, responseCode, failure) => {
    const refusal = Object.assign(new Error('no <secret@example.com>'), { responseCode });
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onMailFrom: (_, __, done) => done(step === 'MAIL' ? refusal : null),
      onRcptTo: (_, __, done) => done(step === 'RCPT' ? refusal : null),
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(step === 'DATA' ? refusal : null));
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    expect(await failureOf(smtpCarrier(`smtp://127.0.0.1:${port}`, 'a@b.example').send('secret@example.com', mail))).toBe(failure);
    await new Promise<void>((resolve) => server.close(resolve));
  });

  test.each([
    [201, 'taken'],
    [400, 'address'],
    [404, 'address'],
    [401, 'passing'],
    [402, 'passing'],
    [429, 'passing'],
    [500, 'passing'],
    [503, 'passing'],
  ])('a gateway that answers %i: %s', async (status, failure) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await failureOf(gatewayCarrier({ url: `http://127.0.0.1:${port}`, sender: 'x' }).send('22334455', 'x'))).toBe(failure);
    await new Promise((resolve) => server.close(resolve));
  });

  test('without a gateway there is no such way', async () => {
    expect(await failureOf(noGateway.send('22334455', 'x'))).toBe('carrier');
  });
});

test('a text that nobody has written is a failure that is told and tried again, and holds up nothing', async () => {
  await ask('not_written', { email: 'alma@example.com' }, 'x');
  await ask('test_letter', { email: 'bo@example.com' }, 'Bo');
  work();
  await until(() => office.store.list().length === 1 && log.length > 0);
  expect(log.join()).toContain('there is no mail template "not_written"');
});

test('the post office keeps its mail over a restart, and the last five hundred only', async () => {
  for (let index = 0; index < 503; index += 1) office.store.add({ channel: 'sms', to: '1', from: '', subject: '', html: '', text: String(index) });
  expect(office.store.list()).toHaveLength(500);
  await office.close();
  office = await openPostOffice({ folder, smtpPort: 0, httpPort: 0 });
  expect(office.store.list()).toHaveLength(500);
  expect(office.store.list()[0]?.text).toBe('502');
});

test('the post office answers this machine by its own name only', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) =>
    request(`${office.url}/messages`, { headers: { host: 'rebound.example' } }, (response) => resolve(response.statusCode)).end(),
  );
  expect(status).toBe(421);
});
