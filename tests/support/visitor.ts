import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';
import { findWhatIsInTheWay } from './nothing-in-the-way.ts';

export interface Device {
  width: number;
  /** An old phone, or a browser whose script is blocked. */
  withoutScript?: boolean;
}

/**
 * Somebody at a screen of their own. Whatever page they come to is looked over once: axe finds nothing, and nothing
 * has to be pushed sideways. Example: `const asta = await Visitor.at(browser, { width: 390 })`.
 */
export class Visitor {
  readonly page: Page;
  readonly #device: Device;
  readonly #seen = new Set<string>();

  constructor(page: Page, device: Device) {
    this.page = page;
    // A thing that is missed is told at once, not when the whole journey has run out of time.
    page.setDefaultTimeout(20_000);
    this.#device = device;
  }

  static async at(browser: Browser, device: Device): Promise<Visitor> {
    return new Visitor(await (await newContext(browser, device)).newPage(), device);
  }

  /** By address, as from a bookmark or a mail. */
  async goTo(address: string): Promise<void> {
    await this.page.goto(address);
    await this.lookOver();
  }

  /** Presses a button that leads to a page, or back to this one with an answer. */
  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.#leave(within.getByRole('button', { name }).first());
  }

  /** Follows a link. */
  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await this.#leave(within.getByRole('link', { name }).first());
  }

  async back(): Promise<void> {
    await this.page.goBack();
    await this.lookOver();
  }

  async write(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).first().fill(text);
  }

  async tick(label: string | RegExp): Promise<void> {
    await this.page.getByLabel(label).first().check();
  }

  async sees(words: string | RegExp): Promise<void> {
    await expect(this.main.getByText(words).first()).toBeVisible();
  }

  async seesNowhere(...words: (string | RegExp)[]): Promise<void> {
    const html = await this.page.content();
    for (const one of words) expect(html, `${this.page.url()} keeps it to itself`).not.toMatch(typeof one === 'string' ? new RegExp(escaped(one)) : one);
  }

  async isAt(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }

  /** Once for each page: the same heading at the same kind of address, with and without an error, is the same page. */
  async lookOver(): Promise<void> {
    const { pathname } = new URL(this.page.url());
    const heading = await this.page.getByRole('heading', { level: 1 }).first().textContent();
    const failed = (await this.page.getByRole('alert').count()) > 0;
    const seen = `${pathname} ${heading?.trim()} ${failed}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    const inTheWay = this.#device.withoutScript ? await this.#inspectCopy() : await findWhatIsInTheWay(this.page);
    // The journey goes on, and tells at its end of every page that has something.
    expect.soft(inTheWay, `${pathname}, ${this.#device.width} pixels wide`).toEqual([]);
  }

  async #leave(control: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), control.click()]);
    await this.page.waitForLoadState();
    await this.lookOver();
  }

  /** The page as it stands, shown where script runs, for axe is script. The portal's own script stays out there too. */
  async #inspectCopy(): Promise<string[]> {
    const here = this.page.url();
    const body = await this.page.content();
    const browser = this.page.context().browser()!;
    const copy = await (await newContext(browser, { width: this.#device.width })).newPage();
    await copy.route('**/*', (route) => {
      const request = route.request();
      if (request.resourceType() === 'script') return route.abort();
      return request.isNavigationRequest() ? route.fulfill({ body, contentType: 'text/html; charset=utf-8' }) : route.continue();
    });
    await copy.goto(here);
    const found = await findWhatIsInTheWay(copy);
    await copy.context().close();
    return found;
  }
}

async function newContext(browser: Browser, { width, withoutScript = false }: Device): Promise<BrowserContext> {
  const options: BrowserContextOptions = {
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width, height: width < 700 ? 800 : 900 },
    javaScriptEnabled: !withoutScript,
    hasTouch: width < 700,
    reducedMotion: 'reduce',
  };
  return await browser.newContext(options);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
