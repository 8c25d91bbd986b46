import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Whoever uses the keyboard alone: goes forward with Tab, and can see all the way where the focus is. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tabs on until the focus is there. */
  async reach(target: Locator): Promise<void> {
    await expect(target.first()).toBeVisible();
    for (let presses = 0; presses < 150; presses += 1) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return;
      await this.#page.keyboard.press('Tab');
      expect(await this.#page.evaluate(whereTheFocusIs), this.#page.url()).toBe('seen');
    }
    throw new Error(`Tab never comes to ${target} on ${this.#page.url()}`);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
  }

  /** Ticks a box. */
  async tick(box: Locator): Promise<void> {
    await this.reach(box);
    await this.#page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }

  /** Presses a button or follows a link, and is at the next page. */
  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await Promise.all([this.#page.waitForEvent('load'), this.#page.keyboard.press('Enter')]);
  }
}

/** Runs in the page: `seen`, or what is wrong with where the focus is. Some controls show it on the card or label they belong to. */
function whereTheFocusIs(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'seen';
  const drawn = [focused, focused.nextElementSibling, focused.parentElement, focused.closest('label, .card, summary, fieldset')];
  const shows = drawn.some((element) =>
    [null, '::before', '::after'].some((part) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    }),
  );
  const { top, bottom } = focused.getBoundingClientRect();
  const inside = bottom > 0 && top < innerHeight;
  return shows && inside ? 'seen' : `${shows ? 'out of the window' : 'without a mark'}: ${focused.outerHTML.slice(0, 120)}`;
}
