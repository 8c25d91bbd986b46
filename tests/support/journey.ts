import { test as base } from '@playwright/test';

/** The test function of the journeys: `page.goto('/opslag')` leads to the running portal. */
export const test = base.extend({
  // Decided here and not in the configuration, which is read before the portal has found its port.
  baseURL: async ({}, use) => {
    await use(process.env['PORTAL_URL']);
  },
});

export { expect } from '@playwright/test';
