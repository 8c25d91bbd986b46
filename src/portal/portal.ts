/**
 * The portal's parent process: it holds the lock on the data folder, finds ports, starts the children and
 * stops them. It opens no database and answers no request itself.
 */

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce } from './announcement.ts';
import {
  asStartFailure,
  dataPaths,
  forgetConnection,
  type Lock,
  loadSecrets,
  lockDataFolder,
  openDataFolder,
  StartFailure,
  writeConnection,
} from './data-folder.ts';
import { firstFreePort, isFree, readPort } from './ports.ts';
import { ensureBuilt } from './site-build.ts';
import { type Family, superviseChildren } from './supervisor.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(ROOT, process.env['DATA_DIR'] || '.data');
const isDevelopment = process.argv.includes('--dev');

let lock: Lock | undefined;
let isStopping = false;
const SECRETS = [
  'EMBEDDED_SECRET_KEY',
  'EMBEDDED_JWT_SECRET',
  'SUPABASE_SECRET_KEY',
  'SESSION_SECRET',
  'SITE_SECRET',
  'SMTP_URL',
  'SMS_GATEWAY_TOKEN',
  'SEND_SMS_HOOK_SECRET',
];
const family: Family = superviseChildren(SECRETS, (sentence) => {
  console.error(sentence);
  void stop(1);
});

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await family.stop();
  if (lock) {
    forgetConnection(folder);
    lock.release();
  }
  process.exit(code);
}

/** What the children need to know, from what the operator set and what was found out. */
interface Surroundings {
  /** True with the embedded Supabase and our own mail catcher: personas are shown, and all mail can be read. */
  isDemo: boolean;
  isEmbedded: boolean;
  port: number;
  host: string;
  siteUrl: string;
}

async function lookAround(): Promise<Surroundings> {
  const { env } = process;
  const isEmbedded = !env['SUPABASE_URL'];
  if (!isEmbedded) {
    for (const name of ['SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY']) {
      if (!env[name]) throw new StartFailure(`SUPABASE_URL is set, so ${name} is needed too. Unset SUPABASE_URL to run with the embedded Supabase.`);
    }
    if (!env['SMTP_URL'])
      throw new StartFailure(
        'SUPABASE_URL is set, so SMTP_URL is needed too: the mail of a real project goes to real people, for example smtps://name:password@mail.example.',
      );
  }
  const port = readPort(env['PORT'], 4321);
  const host = env['HOST'] || '127.0.0.1';
  if (!(await isFree(port, host)))
    throw new StartFailure(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  return { isEmbedded, isDemo: isEmbedded && !env['SMTP_URL'], port, host, siteUrl: env['SITE_URL'] || `http://localhost:${port}` };
}

async function startSite(around: Surroundings, env: Record<string, string>): Promise<void> {
  if (isDevelopment) {
    const astro = join(ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');
    await family.start({
      name: 'development server',
      // Our own lock is on the data folder: two portals with a folder each may run side by side.
      run: [process.execPath, astro, 'dev', '--port', String(around.port), '--host', around.host, '--ignore-lock'],
      env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
      speaks: false,
    });
    return;
  }
  await family.start({ name: 'site', run: './site-process.ts', env: { ...env, NODE_ENV: 'production', PORT: String(around.port), HOST: around.host } });
}

async function main(): Promise<void> {
  openDataFolder(folder);
  lock = lockDataFolder(folder);
  const secrets = loadSecrets(join(ROOT, '.env'));
  const around = await lookAround();
  const env: Record<string, string> = { DATA_DIR: folder, SITE_URL: around.siteUrl, DEMO: String(around.isDemo) };
  const smtp = { SMTP_URL: process.env['SMTP_URL'] ?? '' };
  const smsToken = process.env['SMS_GATEWAY_TOKEN'] ?? '';
  const built = isDevelopment ? Promise.resolve() : ensureBuilt(ROOT);
  // Awaited below; until then a failure must not end the process by itself.
  built.catch(() => {});

  if (around.isDemo) {
    // Any two free ports; should the post office have to be started again, the others look for it where it was.
    const officeEnv: Record<string, string> = { ...env, SMTP_PORT: '0', POST_PORT: '0' };
    const office = await family.start({ name: 'post office', run: './post-office-process.ts', env: officeEnv });
    Object.assign(officeEnv, { SMTP_PORT: new URL(String(office['smtpUrl'])).port, POST_PORT: new URL(String(office['url'])).port });
    smtp.SMTP_URL = String(office['smtpUrl']);
    env['POST_OFFICE_URL'] = String(office['url']);
    // Away from that of a portal on another PORT: two that start in the same minute would turn the same clock.
    env['TIME_DESK_URL'] = `http://127.0.0.1:${await firstFreePort(54_700 + (around.port % 500))}`;
    if (!process.env['SMS_GATEWAY_URL']) env['SMS_GATEWAY_URL'] = `${env['POST_OFFICE_URL']}/sms`;
  }
  if (around.isEmbedded) {
    const apiPort = await firstFreePort(Number(process.env['API_PORT'] || 54_321));
    const apiEnv: Record<string, string> = { ...env, ...secrets, ...smtp, SMS_GATEWAY_TOKEN: smsToken, API_PORT: String(apiPort) };
    const { url } = await family.start({ name: 'embedded Supabase', run: './api-process.ts', env: apiEnv });
    // Should it have to be started again, the others look for it where it was.
    Object.assign(apiEnv, { API_PORT: new URL(String(url)).port, API_PORT_STAYS: 'yes' });
    Object.assign(env, { SUPABASE_URL: String(url), SUPABASE_PUBLISHABLE_KEY: secrets.EMBEDDED_PUBLISHABLE_KEY });
  }
  await built;
  // With the embedded Supabase a code can go by SMS where there is a gateway; a real one is asked by whoever set it up.
  if (around.isEmbedded) env['PHONE_SIGN_IN'] = String(Boolean(env['SMS_GATEWAY_URL'] ?? process.env['SMS_GATEWAY_URL']));
  const hook = { SMS_GATEWAY_TOKEN: smsToken, SEND_SMS_HOOK_SECRET: process.env['SEND_SMS_HOOK_SECRET'] ?? '' };
  await startSite(around, {
    ...env,
    ...(around.isEmbedded ? {} : hook),
    SESSION_SECRET: secrets.SESSION_SECRET,
    SITE_SECRET: around.isEmbedded ? secrets.SITE_SECRET : '',
  });
  const secretKey = around.isEmbedded ? secrets.EMBEDDED_SECRET_KEY : (process.env['SUPABASE_SECRET_KEY'] as string);
  await family.start({
    name: 'worker',
    run: './worker-process.ts',
    env: { ...env, ...smtp, SUPABASE_SECRET_KEY: secretKey, SMS_GATEWAY_TOKEN: smsToken },
  });

  const url = env['SUPABASE_URL'] ?? (process.env['SUPABASE_URL'] as string);
  const publishableKey = env['SUPABASE_PUBLISHABLE_KEY'] ?? (process.env['SUPABASE_PUBLISHABLE_KEY'] as string);
  writeConnection(folder, { url, publishableKey, site: around.siteUrl });
  await announce({ siteUrl: around.siteUrl, isDemo: around.isDemo, url, publishableKey, folder: dataPaths(folder) });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// Started by start.mjs, the portal ends when that ends, however it ends.
if (process.send) process.on('disconnect', () => void stop(0));
main().catch((cause: unknown) => {
  if (isStopping) return;
  const failure = asStartFailure(cause, folder);
  console.error(failure instanceof StartFailure ? failure.message : `The portal could not start: ${failure.message}`);
  void stop(1);
});
