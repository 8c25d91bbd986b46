import { createClient } from '@supabase/supabase-js';
import { giveUp, setting, stopWhenAsked, tellReady } from './child.ts';
import { dataPaths } from './data-folder.ts';
import { DEFAULT_MAIL_FROM, gatewayCarrier, noGateway, smtpCarrier } from './delivery.ts';
import { type Erasure, keepErasures, readErasures } from './erasures.ts';
import { type ClockCommands, openTimeDesk } from './time-desk.ts';
import { type OutboxMessage, startWorker, type WorkerCommands } from './worker.ts';

/** In the data folder, beside the database: ids of who was erased while a backup may hold them. */
const erasuresFile = dataPaths(process.env['DATA_DIR'] || '.data').erasures;

/** The worker's commands over the API, with the secret key that only this process has. */
function commandsOver(url: string, secretKey: string): WorkerCommands & { clock: ClockCommands } {
  const client = createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false }, db: { retry: false } });
  const call = async <T>(name: string, parameters: Record<string, unknown> = {}): Promise<T> => {
    const { data, error } = await client.rpc(name, parameters);
    if (error) throw Object.assign(new Error(error.message), { code: error.code });
    return data as T;
  };
  return {
    claimMessages: async (batch) => await call<OutboxMessage[]>('claim_messages', { batch }),
    markMessage: async (message_id, delivered, problem, failure) => await call('mark_message', { message_id, delivered, problem: problem ?? '', failure }),
    runDueDates: async () => {
      // Each call moves some and lets go of their rows: on until nothing moves.
      for (let rounds = 0; rounds < 100 && Number(await call('run_due_dates')) > 0; rounds += 1);
    },
    runReminders: async () => await call('run_reminders'),
    purge: async () => {
      // Whoever a restore has brought back goes first; and what was erased since is remembered outside the database.
      const known = readErasures(erasuresFile);
      if (known.length > 0)
        await call('replay_erasures', {
          subjects: known.map(({ subject }) => subject),
          accounts: known.map(({ account }) => account),
          scopes: known.map(({ scope }) => scope),
          erased_ats: known.map(({ erased_at }) => erased_at),
        });
      keepErasures(erasuresFile, await call<Erasure[]>('erasures_kept'));
      for (let rounds = 0; rounds < 100 && Number(await call('purge_due')) > 0; rounds += 1);
    },
    clock: {
      read: async () => await call('demo_clock'),
      travel: async (step) => await call('travel', { step }),
    },
  };
}

try {
  const commands = commandsOver(setting('SUPABASE_URL'), setting('SUPABASE_SECRET_KEY'));
  const gatewayUrl = process.env['SMS_GATEWAY_URL'];
  const worker = startWorker({
    commands,
    mail: smtpCarrier(setting('SMTP_URL'), process.env['MAIL_FROM'] || DEFAULT_MAIL_FROM),
    sms: gatewayUrl
      ? gatewayCarrier({ url: gatewayUrl, token: process.env['SMS_GATEWAY_TOKEN'] || undefined, sender: process.env['SMS_SENDER'] || 'Ungegaranti' })
      : noGateway,
    siteUrl: setting('SITE_URL'),
    outboxEveryMs: Number(process.env['OUTBOX_EVERY_MS'] || 1_000),
    dueDatesEveryMs: Number(process.env['DUE_DATES_EVERY_MS'] || 60_000),
    purgeEveryMs: 3_600_000,
  });
  const timeDeskUrl = process.env['DEMO'] === 'true' ? process.env['TIME_DESK_URL'] : undefined;
  const timeDesk = timeDeskUrl
    ? await openTimeDesk(Number(new URL(timeDeskUrl).port), commands.clock).catch((cause: unknown) => {
        // Another portal was quicker with the port: everything goes on but time travel.
        console.error(`worker: no time travel (${cause instanceof Error ? cause.message : 'unknown'})`);
        return undefined;
      })
    : undefined;
  stopWhenAsked(async () => {
    await Promise.all([worker.stop(), timeDesk?.close()]);
  });
  tellReady();
} catch (cause) {
  giveUp(`The worker could not start: ${cause instanceof Error ? cause.message : String(cause)}`);
}
