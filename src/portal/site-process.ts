import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { giveUp, setting, stopWhenAsked, tellReady } from './child.ts';
import { gatewayFromEnvironment } from './delivery.ts';
import { keepTokensOut } from './quiet-log.ts';
import { type AstroHandler, closeSite, createSite } from './site.ts';
import { createSmsHook } from './sms-hook.ts';
import { nameVisitorsToAuth } from './visitor-address.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

keepTokensOut();
try {
  if (process.env['SITE_SECRET']) nameVisitorsToAuth(setting('SUPABASE_URL'), process.env['SITE_SECRET']);
  const { handler } = (await import(pathToFileURL(join(DIST, 'server', 'entry.mjs')).href)) as { handler: AstroHandler };
  const sms = gatewayFromEnvironment(process.env);
  const hookSecret = process.env['SEND_SMS_HOOK_SECRET'];
  if (hookSecret && !sms) throw new Error('SEND_SMS_HOOK_SECRET is set, so SMS_GATEWAY_URL is needed too');
  const server = createSite({
    handler,
    clientFolder: join(DIST, 'client'),
    siteUrl: setting('SITE_URL'),
    isBehindProxy: process.env['TRUST_PROXY'] === '1',
    unsafePerMinute: Number(process.env['UNSAFE_PER_MINUTE'] || 300),
    smsHook: sms && hookSecret ? createSmsHook({ secret: hookSecret, sms, siteUrl: setting('SITE_URL') }) : undefined,
  });
  const port = Number(setting('PORT'));
  server.once('error', (cause: NodeJS.ErrnoException) =>
    giveUp(
      cause.code === 'EADDRINUSE'
        ? `Port ${port} was taken by another program. Stop it, or choose another with PORT.`
        : `The site could not listen: ${cause.message}`,
    ),
  );
  server.listen(port, setting('HOST'), () => {
    stopWhenAsked(async () => await closeSite(server));
    tellReady();
  });
} catch (cause) {
  giveUp(`The site could not start: ${cause instanceof Error ? cause.message : String(cause)}`);
}
