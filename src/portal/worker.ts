import { type MessageContext, type MessageData, renderMail, renderSms } from '../copy/mails/registry.ts';
import type { GuardianLanguage } from '../features/guardians/guardian.ts';
import { type Failure, type MailCarrier, NotTaken, type SmsCarrier } from './delivery.ts';

/** A message that the outbox gave to this worker, and to no other for a while. */
export interface OutboxMessage {
  id: string;
  channel: 'email' | 'sms';
  to_address: string;
  language: GuardianLanguage;
  template: string;
  data: MessageData;
  attempts: number;
}

/** The commands that the database gives to the worker alone. */
export interface WorkerCommands {
  claimMessages(batch: number): Promise<OutboxMessage[]>;
  markMessage(id: string, delivered: boolean, problem: string | null, failure: Failure): Promise<void>;
  runDueDates(): Promise<void>;
  /** Asks for reminders and the morning's digests; after the due dates, so that nobody is reminded of a turn that has gone. */
  runReminders(): Promise<void>;
  /** Lets go what has been kept for its time, and keeps the record of who was erased outside the database. */
  purge(): Promise<void>;
}

export interface WorkerOptions {
  commands: WorkerCommands;
  mail: MailCarrier;
  sms: SmsCarrier;
  siteUrl: string;
  /** How long to rest when there was nothing to send. */
  outboxEveryMs: number;
  dueDatesEveryMs: number;
  /** What goes, goes by the day: an hour late is in time. */
  purgeEveryMs: number;
  log?: (line: string) => void;
}

const BATCH = 20;
/** A claim is free for other workers after five minutes: what a slow server left over by then is theirs. */
const CLAIM_HOLDS_MS = 4 * 60_000;

export interface Worker {
  /** Sends what waits until nothing does, and says how many were delivered. */
  emptyOutbox(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Sends mail and SMS, and runs what is due. Several workers may run at once: the database gives each message to
 * one of them. What it logs names messages by id and template, never a person.
 */
export function startWorker(options: WorkerOptions): Worker {
  const log = options.log ?? ((line: string) => console.error(line));
  const outbox = repeat(
    options.outboxEveryMs,
    () => emptyOutbox(options, log),
    (cause) => log(`worker: the outbox could not be read (${problemOf(cause)})`),
  );
  const dueDates = repeat(
    options.dueDatesEveryMs,
    async () => {
      await options.commands.runDueDates();
      await options.commands.runReminders();
    },
    (cause) => log(`worker: due dates were not run (${problemOf(cause)})`),
  );
  const purge = repeat(
    options.purgeEveryMs,
    () => options.commands.purge(),
    (cause) => log(`worker: nothing was let go (${problemOf(cause)})`),
  );
  return {
    emptyOutbox: () => emptyOutbox(options, log),
    stop: async () => {
      await Promise.all([outbox.stop(), dueDates.stop(), purge.stop()]);
    },
  };
}

async function emptyOutbox(options: WorkerOptions, log: (line: string) => void): Promise<number> {
  let delivered = 0;
  for (;;) {
    const claimedAt = performance.now();
    const messages = await options.commands.claimMessages(BATCH);
    for (const message of messages) {
      if (performance.now() - claimedAt > CLAIM_HOLDS_MS) break;
      if (await deliver(options, message, log)) delivered += 1;
    }
    if (messages.length < BATCH) return delivered;
  }
}

/**
 * Sends first and marks after: a worker that dies between the two sends the message again later, and nobody
 * waits for a mail that was marked and never sent.
 */
async function deliver(options: WorkerOptions, message: OutboxMessage, log: (line: string) => void): Promise<boolean> {
  try {
    const context: MessageContext = { language: message.language, link: (path) => new URL(path, options.siteUrl).href };
    if (message.channel === 'sms') await options.sms.send(message.to_address, renderSms(message.template, message.data, context));
    else await options.mail.send(message.to_address, renderMail(message.template, message.data, context), message.id);
  } catch (cause) {
    const problem = problemOf(cause);
    log(`worker: message ${message.id} (${message.template}) was not sent: ${problem}`);
    await options.commands.markMessage(message.id, false, problem, cause instanceof NotTaken ? cause.failure : 'passing');
    return false;
  }
  await options.commands.markMessage(message.id, true, null, 'passing');
  return true;
}

/** What went wrong, without the addresses and texts that servers like to repeat. */
function problemOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const { code, responseCode } = cause as Error & { code?: string; responseCode?: number };
  const words =
    cause.message
      .split('\n')[0]
      ?.replaceAll(/\S+@\S+/g, '…')
      .replaceAll(/\+?\d{8,}/g, '…')
      .slice(0, 200) ?? '';
  return [code, responseCode, words].filter(Boolean).join(' ');
}

interface Repetition {
  stop(): Promise<void>;
}

/** Does the work over and over with a rest between, never twice at once; a failure is told and tried again. */
function repeat(everyMs: number, work: () => Promise<unknown>, onFailure: (cause: unknown) => void): Repetition {
  let isOver = false;
  let wake: (() => void) | undefined;
  const run = async () => {
    while (!isOver) {
      await work().catch(onFailure);
      if (isOver) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    stop: async () => {
      isOver = true;
      wake?.();
      await running;
    },
  };
}
