import type { Page } from '@playwright/test';
import { expect } from './journey.ts';
import { newerThan } from './newer-than.ts';

/**
 * A page uses nothing newer than this Safari without something in its place. `page` is only asked for its portal and
 * its sign-in; the page is not moved.
 */
export async function expectAnOldPhoneUnderstands(page: Page, path: string, safari: number): Promise<void> {
  const html = await (await page.request.get(path)).text();
  const sheets = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g), ...html.matchAll(/<link[^>]*href="([^"]+)"[^>]*rel="stylesheet"/g)];
  expect(sheets.length, `${path} has a style sheet`).toBeGreaterThan(0);
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  const linked = await Promise.all(sheets.map(async ([, href = '']) => (await page.request.get(href)).text()));
  expect(newerThan(safari, { css: [...linked, ...inline].join('\n'), html }), path).toEqual([]);
}
