import { test } from './journey.ts';
import { startPortal, type TestPortal } from './portal.ts';

/** The test function of a journey that moves many people at once: it has a portal to itself, with a demo of this size. */
export const testWithItsOwnPortal = (seed: 'small' | 'lyngfjord') =>
  test.extend<object, { portal: TestPortal }>({
    portal: [
      async ({}, use) => {
        const portal = await startPortal({ seed });
        await use(portal);
        await portal.stop();
      },
      { scope: 'worker', timeout: 240_000 },
    ],
    baseURL: async ({ portal }, use) => {
      await use(portal.siteUrl);
    },
  });
