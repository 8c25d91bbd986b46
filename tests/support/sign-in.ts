import type { Page } from '@playwright/test';
import { expect } from './journey.ts';
import { codeFor } from './post.ts';

/** Signs in as a person does: by a code to the address. Ends on the person's own page. */
export async function signInAs(page: Page, address: string): Promise<void> {
  await page.goto('/log-ind');
  await page.getByRole('textbox', { name: 'Mail' }).fill(address);
  // A portal that has just begun to work through a large municipality may ask for a second press, as the page says.
  await expect(async () => {
    await page.getByRole('button', { name: 'Send koden' }).click();
    await expect(page.getByRole('textbox', { name: 'Kode', exact: true })).toBeVisible({ timeout: 18_000 });
  }).toPass();
  await enterCode(page, address, 'Log ind');
  await expect(page).not.toHaveURL(/\/log-ind/);
}

/**
 * Writes the code that came into the field on the page. Two journeys may sign in as the same person in the same moment;
 * then the newer code has made the older one worthless, and another is asked for, as a person would.
 */
export async function enterCode(page: Page, address: string, button: 'Log ind' | 'Videre'): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Kode', exact: true });
  let code = await codeFor(page, address);
  for (let tries = 1; tries <= 4; tries += 1) {
    await field.fill(code);
    // The next page, whichever it is: after a press the old one stands for a moment still.
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button, exact: true }).click()]);
    if (!(await field.isVisible())) return;
    await expect(async () => {
      await page.getByRole('button', { name: 'Send en ny kode' }).click();
      code = await codeFor(page, address, 6_000);
    }).toPass();
  }
  throw new Error(`No code to ${address} was the right one`);
}
