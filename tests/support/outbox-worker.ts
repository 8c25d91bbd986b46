import postgres from 'postgres';
import { MAILS } from '../../src/copy/mails/registry.ts';
import { smtpCarrier } from '../../src/portal/delivery.ts';
import { type OutboxMessage, startWorker, type WorkerCommands } from '../../src/portal/worker.ts';

/**
 * A worker in a process of its own, to be killed: the portal's worker and mail carrier over the commands of the
 * database. FAULT=mark_first marks what it takes before it is sent, as no worker may.
 */

const needed = (name: string) => process.env[name] as string;
const sql = postgres(needed('DATABASE_URL'), { max: 2, onnotice: () => {} });
const asWorker = async <T>(work: (as: postgres.TransactionSql) => Promise<T>): Promise<T> =>
  (await sql.begin(async (as) => {
    await as`select set_config('role', 'service_role', true)`;
    return await work(as);
  })) as T;

Object.assign(MAILS, { trial_letter: (data: { happening?: unknown }) => ({ subject: String(data.happening), paragraphs: ['Hej'] }) });

const mark: WorkerCommands['markMessage'] = async (id, delivered, problem, failure) =>
  void (await asWorker((as) => as`select public.mark_message(${id}, ${delivered}, ${problem}, ${failure})`));
startWorker({
  commands: {
    claimMessages: async (batch) => {
      const took = await asWorker((as) => as<OutboxMessage[]>`select * from public.claim_messages(${batch})`);
      if (process.env['FAULT'] === 'mark_first') for (const { id } of took) await mark(id, true, null, 'passing');
      return took;
    },
    markMessage: mark,
    runDueDates: async () => {},
    runReminders: async () => {},
    purge: async () => {},
  },
  mail: smtpCarrier(needed('SMTP_URL'), 'Ungegarantien <svar-ikke@ungegarantien.example>'),
  sms: { send: () => Promise.reject(new Error('no SMS here')) },
  siteUrl: 'https://unge.example',
  outboxEveryMs: 20,
  dueDatesEveryMs: 60_000,
  purgeEveryMs: 3_600_000,
  log: () => {},
});
