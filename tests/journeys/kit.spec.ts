import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const media = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
} as const;

/** The kit's own pages show every part in every state, so what holds there holds wherever a part is used. */
const shown = [
  { path: '/dev/kit', widths: [320, 768, 1280], schemes: ['light'] },
  { path: '/dev/kit', widths: [1280], schemes: ['dark', 'forced colours'] },
  { path: '/dev/plain', widths: [320], schemes: ['light', 'dark', 'forced colours'] },
  { path: '/dev/plain?dir=rtl', widths: [320], schemes: ['light'] },
] as const;
const written = ['/nogen-at-tale-med', '/kontakt', '/dine-oplysninger', '/om-cookies', '/tilgaengelighed', '/offline', '/findes-ikke'];

for (const { path, widths, schemes } of shown) {
  for (const scheme of schemes) {
    test(`${path} has nothing in the way in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ ...media[scheme], reducedMotion: 'reduce' });
      for (const width of widths) await expectNothingInTheWay(page, path, width);
    });
  }
}

for (const path of written) {
  test(`${path} has nothing in the way`, async ({ page }) => {
    for (const width of [320, 1280]) await expectNothingInTheWay(page, path, width);
  });
}

test('what is pressed with a thumb is at least 44 pixels high', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/dev/kit');
  expect(await tooSmall(page)).toEqual([]);
  await page.goto('/dev/plain');
  expect(await tooSmall(page)).toEqual([]);
});

test('the keyboard reaches the words first, and opens and closes the menu of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/nogen-at-tale-med');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeInViewport();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Find en plads' })).toBeFocused();

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Find en plads' })).toBeHidden();
});

test('the error summary has the focus and leads to its fields', async ({ page }) => {
  await page.goto('/dev/plain');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('link', { name: 'Vælg et svar' }).click();
  await expect(page.getByLabel('Ja, det må hun gerne')).toBeFocused();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('filters fold on a phone and stand open beside a list', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('/dev/kit');
    await expect(page.getByRole('link', { name: 'Juniormesterlære' })).toBeHidden();
    await page.locator('summary').filter({ hasText: 'Filtre' }).click();
    await expect(page.getByRole('link', { name: 'Juniormesterlære' })).toBeVisible();

    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('/dev/kit');
    await expect(page.getByRole('link', { name: 'Juniormesterlære' })).toBeVisible();
    await expect(page.locator('summary').filter({ hasText: 'Filtre' })).toBeHidden();
  });
});

test('a page that is asked for without net says so, and gives numbers to call', async ({ page, context }) => {
  await page.goto('/nogen-at-tale-med');
  // A worker that cannot be installed never gets ready.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.goto('/opslag');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er ikke på nettet lige nu');
  await expect(page.getByRole('link', { name: '116 111' })).toBeVisible();
  expect(await page.evaluate(() => document.fonts.check('700 16px "Familjen Grotesk"'))).toBe(true);
});

async function expectNothingInTheWay(page: Page, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(path);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
}

/** Links and controls lower than a thumb needs; links within a sentence are let off, as in WCAG. */
async function tooSmall(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const low: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, select, input:not([type=hidden], [type=radio], [type=checkbox]), label',
    )) {
      if (!element.checkVisibility() || element.closest('.skip, .breadcrumb')) continue;
      if (element.matches('.card a, .label, .search-part *, .desk-list th a, .plain-logo')) continue;
      if (element.matches('p a, li a') && element.parentElement?.textContent?.trim() !== element.textContent?.trim()) continue;
      const { height } = element.getBoundingClientRect();
      if (height < 43.5) low.push(`${Math.round(height)} px: ${element.outerHTML.slice(0, 90)}`);
    }
    return low;
  });
}
