import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

/** The page as it stands has nothing in the way of anybody: axe finds nothing, and it does not scroll sideways. */
export async function expectNothingInTheWay(page: Page): Promise<void> {
  expect(await findWhatIsInTheWay(page), new URL(page.url()).pathname).toEqual([]);
}

/** What stands in the way on a page, one line each. */
export async function findWhatIsInTheWay(page: Page): Promise<string[]> {
  // No page of ours has frames: the newer mode opens a page beside this one each time, only to put theirs together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) found.push(`scrolls ${sideways} px sideways at ${page.viewportSize()?.width} px`);
  return found;
}
