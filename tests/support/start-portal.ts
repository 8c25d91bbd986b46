import { startPortal } from './portal.ts';

/** Playwright global setup: one portal with the small municipality for all journeys. PORTAL_URL lets them use one that runs already. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PORTAL_URL']) return undefined;
  const portal = await startPortal({ seed: 'small' });
  process.env['PORTAL_URL'] = portal.siteUrl;
  process.env['PORTAL_API_URL'] = portal.url;
  process.env['PORTAL_PUBLISHABLE_KEY'] = portal.publishableKey;
  return async () => {
    await portal.stop();
  };
}
