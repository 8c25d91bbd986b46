import type { Page } from '@playwright/test';
import { daysBetween, longDate, wallDate } from '../../src/features/dates.ts';
import { expect, test } from './journey.ts';
import { startPortal, type TestPortal } from './portal.ts';

/** The test function of a journey that moves the clock: it has a portal to itself, with a demo of this size. */
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

/** Goes on to a day by the demo's own page, day by day: each is lived, and a slow machine is not asked for a week at once. */
export async function travelTo(page: Page, day: string): Promise<void> {
  await page.goto('/dev/tid');
  const stands = page.getByText(/^Demoen står på/).last();
  const from = await dayOnPage(page);
  const days = daysBetween(from, day);
  for (let one = 1; one <= days; one += 1) await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'En dag', exact: true }).click()]);
  await expect(stands).toContainText(longDate(day, { withYear: true }));
}

/** The day that the demo stands on: the real one before the first journey, which the page says too. */
async function dayOnPage(page: Page): Promise<string> {
  const said = await page
    .getByText(/^Demoen står på/)
    .last()
    .innerText();
  const today = wallDate();
  for (let ahead = 0; ahead < 700; ahead += 1) {
    const date = new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10);
    if (said.includes(longDate(date, { withYear: true }))) return date;
  }
  throw new Error(`No day in »${said}«`);
}
