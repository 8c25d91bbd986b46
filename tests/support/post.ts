import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

/** A mail or SMS, as the person it was sent to reads it in /dev/post. */
export interface Letter {
  id: string;
  title: string;
  text: string;
  links: string[];
}

/** What has been sent to an address or number, the newest first. Asked with `page`'s portal, without moving the page. */
export async function lettersTo(page: Page, address: string): Promise<Letter[]> {
  const list = await page.request.get(`/dev/post?til=${encodeURIComponent(address)}`);
  const ids = [...(await list.text()).matchAll(/href="\/dev\/post\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
  return await Promise.all(ids.map((id) => readLetter(page, id)));
}

/** Everything whose title fits, to whomever it was sent, the newest first. An SMS has its first line for a title. */
export async function lettersCalled(page: Page, title: RegExp): Promise<(Letter & { to: string })[]> {
  const list = await (await page.request.get('/dev/post')).text();
  const found = [...list.matchAll(/href="\/dev\/post\/([0-9a-f-]{36})"[^>]*>([^<]*)<\/a>[\s\S]*?\?til=([^"]+)"/g)];
  const called = found.filter(([, , its = '']) => title.test(asText(its)));
  return await Promise.all(called.map(async ([, id = '', , to = '']) => ({ ...(await readLetter(page, id)), to: decodeURIComponent(to) })));
}

/** A letter that was sent stays as it is: each is read once. */
const read = new Map<string, Letter>();

async function readLetter(page: Page, id: string): Promise<Letter> {
  const known = read.get(id);
  if (known) return known;
  const [, letter = ''] = /<article[^>]*>([\s\S]*?)<\/article>/.exec(await (await page.request.get(`/dev/post/${id}`)).text()) ?? [];
  const links = [...letter.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => asText(href));
  const found = { id, title: asText(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(letter)?.[1] ?? ''), text: asText(letter), links };
  if (letter) read.set(id, found);
  return found;
}

/** The newest letter to an address whose title fits; waits until it has come. */
export async function letterTo(page: Page, address: string, title: RegExp): Promise<Letter> {
  let found: Letter | undefined;
  await expect
    .poll(
      async () => {
        found = (await lettersTo(page, address)).find((letter) => title.test(letter.title));
        return found !== undefined;
      },
      { message: `a letter to ${address} called ${title}`, timeout: 20_000 },
    )
    .toBe(true);
  return found as Letter;
}

/** The newest link to an address that leads where it should, as a path of the portal: `/foraelder/…`. */
export async function linkFor(page: Page, address: string, leadsTo: RegExp): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        const links = (await lettersTo(page, address)).flatMap((letter) => letter.links);
        found = links
          .map((link) => new URL(link, 'http://here.invalid'))
          .map((url) => `${url.pathname}${url.search}`)
          .find((path) => leadsTo.test(path));
        return found !== undefined;
      },
      { message: `a link to ${leadsTo} for ${address}`, timeout: 20_000 },
    )
    .toBe(true);
  return found as string;
}

/** A code works once: those that this run has used are not given again. */
const used = new Set<string>();

/** The newest six-digit code to an address that has not been used here; waits until it has come. */
export async function codeFor(page: Page, address: string, timeout = 20_000): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(
      async () => {
        for (const letter of await lettersTo(page, address)) {
          const [found] = /(?<!\d)\d{6}(?!\d)/.exec(letter.text) ?? [];
          if (!found || used.has(letter.id)) continue;
          used.add(letter.id);
          code = found;
          break;
        }
        return code !== undefined;
      },
      { message: `a code for ${address}`, timeout },
    )
    .toBe(true);
  return code as string;
}

function asText(html: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => marks[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
