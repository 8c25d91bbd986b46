/** The API over native Postgres, as a process of its own: it goes down with its database and comes back with it. */
import { startApi } from '../../src/portal/api.ts';
import { setting, tellReady } from '../../src/portal/child.ts';

const { url } = await startApi({
  engine: 'native',
  databaseUrl: setting('DATABASE_URL'),
  keys: { publishableKey: setting('EMBEDDED_PUBLISHABLE_KEY'), secretKey: setting('EMBEDDED_SECRET_KEY'), jwtSecret: setting('EMBEDDED_JWT_SECRET') },
  siteUrl: setting('SITE_URL'),
  mail: { send: async () => {} },
  seed: 'none',
});
tellReady({ url });
