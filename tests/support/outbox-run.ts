import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { FreshDatabase } from './native.ts';

const WORKER = fileURLToPath(new URL('./outbox-worker.ts', import.meta.url));

/** How the mail server is: it takes mail, says 451 to everybody, or refuses the connection. */
type Mood = 'up' | 'busy' | 'gone';

export interface OutboxRun {
  asked: number;
  kills: number;
  /** Mails that the server took, and how many different messages and happenings they were. */
  taken: number;
  messages: number;
  happenings: number;
  /** Taken again, after a worker had died between sending and marking. */
  repeated: number;
  /** Happenings of which more than one message was made. */
  twice: number;
  /** Asked for in a transaction that was undone, and sent nevertheless. */
  undone: number;
  /** Never taken by the server, or not marked as sent. */
  lost: number;
  /** Minutes between the tries of one message while the server was down. */
  waits: number[];
  milliseconds: number;
}

/**
 * Asks for so many messages, each of them twice, while a real mail server is down for an hour of the portal's time and
 * the worker is killed again and again in the middle of sending; then counts what arrived.
 */
export async function runOutbox(
  database: FreshDatabase,
  { asked, kills, hourDown, fault }: { asked: number; kills: number; hourDown: boolean; fault?: 'mark_first' | 'no_key' },
): Promise<OutboxRun> {
  const { sql } = database;
  const began = performance.now();
  const took: { id: string; happening: string }[] = [];
  let mood: Mood = 'up';
  const start = async (port: number): Promise<SMTPServer> => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onMailFrom: (_, __, done) => done(mood === 'busy' ? Object.assign(new Error('try again later'), { responseCode: 451 }) : null),
      onData: (stream, _, done) => {
        simpleParser(stream).then((mail) => {
          // Taken: from here on it is the server's, whether or not the worker lives to hear so.
          took.push({ id: mail.messageId?.replace(/^<|@.*$/g, '') ?? '', happening: mail.subject ?? '' });
          setTimeout(done, 3);
        }, done);
      },
    });
    server.on('error', () => {});
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  };
  let server: SMTPServer | undefined = await start(0);
  const { port } = server.server.address() as AddressInfo;
  const setMood = async (next: Mood) => {
    mood = next;
    if (next === 'gone' && server) {
      const closing = server;
      server = undefined;
      await new Promise<void>((resolve) => closing.close(resolve));
    } else if (next !== 'gone') server ??= await start(port);
  };

  let worker: ChildProcess | undefined;
  const hire = () => {
    worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WORKER], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DATABASE_URL: database.url, SMTP_URL: `smtp://127.0.0.1:${port}`, FAULT: fault ?? '' },
    });
  };
  const kill = async () => {
    const gone = worker && worker.exitCode === null ? once(worker, 'exit') : undefined;
    worker?.kill('SIGKILL');
    await gone;
    worker = undefined;
  };
  const pass = async (minutes: number) => await sql`update private.clock set moved_by = moved_by + ${`${minutes} minutes`}::interval`;
  const until = async (isSo: () => Promise<boolean> | boolean) => {
    for (let tries = 0; tries < 3_000; tries += 1) {
      if (await isSo()) return;
      await rest(10);
    }
    throw new Error('the worker does nothing');
  };
  const count = async (where: 'open' | 'due') => {
    const [row] = await sql`select count(*) filter (where state in ('waiting', 'claimed'))::int as open,
      count(*) filter (where state = 'claimed' or (state = 'waiting' and next_try_at <= private.now()))::int as due from private.outbox`;
    return Number(row?.[where]);
  };

  try {
    await sql`insert into private.message_template (template, audience, pace, about_nobody) values ('trial_letter', 'staff', 'at_once', true) on conflict do nothing`;
    const ask = async (happening: string, key: string) =>
      await sql`select private.send('trial_letter', ${`reader-${happening}@post.example`}, null, ${sql.json({ happening })}, ${key})`;
    const askFor = async (from: number, to: number) => {
      for (let n = from; n < to; n += 1) {
        await ask(`h${n}`, `happening:${n}`);
        await ask(`h${n}`, fault === 'no_key' ? `again:${n}` : `happening:${n}`);
        if (n % 10 === 0) {
          await sql
            .begin(async (as) => {
              await as`select private.send('trial_letter', 'nobody@post.example', null, ${as.json({ happening: 'undone' })}, ${`undone:${n}`})`;
              throw new Error('undone');
            })
            .catch(() => {});
        }
      }
    };

    const waits: number[] = [];
    const before = hourDown ? Math.floor(asked / 2) : 0;
    if (hourDown) {
      await setMood('gone');
      await askFor(0, before);
      hire();
      for (let minute = 0; minute < 60; minute += 1) {
        // Refused connections in the first half, 451 in the second.
        if (minute === 30) await setMood('busy');
        await until(async () => (await count('due')) === 0);
        const [first] =
          await sql`select attempts::int, round(extract(epoch from next_try_at - private.now()) / 60)::int as wait from private.outbox order by made_at, id limit 1`;
        if (first?.['attempts'] > waits.length) waits.push(first?.['wait']);
        await pass(1);
      }
      await kill();
      await setMood('up');
    }

    const share = Math.ceil((asked - before) / Math.max(kills, 1));
    for (let n = 0; n < kills; n += 1) {
      await askFor(before + n * share, Math.min(asked, before + (n + 1) * share));
      const had = took.length;
      hire();
      await until(async () => took.length > had || (await count('open')) === 0);
      await rest(Math.random() * 12);
      await kill();
      // What the dead one had claimed is free after five minutes; what had failed waits two hours at most.
      await pass(6);
    }
    await askFor(before + kills * share, asked);
    hire();
    await pass(125);
    await until(async () => {
      await pass(1);
      return (await count('open')) === 0;
    });
    await kill();

    const rows = await sql`select id, state from private.outbox where template = 'trial_letter'`;
    const ids = new Set(took.map(({ id }) => id));
    const perHappening = new Map<string, Set<string>>();
    for (const { id, happening } of took) perHappening.set(happening, (perHappening.get(happening) ?? new Set()).add(id));
    return {
      asked,
      kills,
      taken: took.length,
      messages: ids.size,
      happenings: perHappening.size,
      repeated: took.length - ids.size,
      twice: [...perHappening.values()].filter((of) => of.size > 1).length,
      undone: perHappening.has('undone') ? 1 : 0,
      lost: rows.filter(({ id, state }) => state !== 'sent' || !ids.has(id as string)).length,
      waits,
      milliseconds: Math.round(performance.now() - began),
    };
  } finally {
    await kill();
    const closing = server;
    if (closing) await new Promise<void>((resolve) => closing.close(resolve));
  }
}
