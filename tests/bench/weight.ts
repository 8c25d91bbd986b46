import { type Browser, chromium } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';
import { startPortal } from '../support/portal.ts';

// How much a first visit brings over the wire, compressed, page by page: what a phone on an old plan pays for.
// `SITE=http://localhost:4321 npm run bench weight` looks at a running portal; without, one is started.

const LIMIT_KB = 60;
const SCRIPT_LIMIT_KB = 15;

type Kind = 'html' | 'css' | 'fonts' | 'images' | 'script' | 'other';
const kinds: Kind[] = ['html', 'css', 'fonts', 'images', 'script', 'other'];
const kindOf: Record<string, Kind> = { Document: 'html', Stylesheet: 'css', Font: 'fonts', Image: 'images', Script: 'script', Manifest: 'other' };

interface Weighed {
  page: string;
  kb: Record<Kind, number>;
  total_kb: number;
  requests: number;
  foreign: string[];
}

async function weigh(browser: Browser, site: string, path: string): Promise<Weighed> {
  // A visitor who has never been here: nothing kept, no service worker.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const asked = new Map<string, { kind: Kind; url: string }>();
  const kb = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  wire.on('Network.requestWillBeSent', ({ requestId, type, request }) => asked.set(requestId, { kind: kindOf[type ?? ''] ?? 'other', url: request.url }));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId);
    if (request) kb[request.kind] += encodedDataLength / 1000;
  });
  const response = await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
  if (!response?.ok()) throw new Error(`${path} answered ${response?.status()}`);
  await context.close();
  const total = kinds.reduce((sum, kind) => sum + kb[kind], 0);
  const foreign = [...asked.values()].map(({ url }) => url).filter((url) => !url.startsWith(site) && !url.startsWith('data:'));
  return { page: path, kb, total_kb: total, requests: asked.size, foreign };
}

async function firstLink(site: string, from: string, pattern: RegExp): Promise<string> {
  const found = pattern.exec(await (await fetch(`${site}${from}`)).text());
  if (!found) throw new Error(`${from} leads nowhere`);
  return found[0];
}

const portal = process.env['SITE'] ? null : await startPortal();
const site = process.env['SITE'] ?? portal?.siteUrl ?? '';
const browser = await chromium.launch(browserOptions());
try {
  const pages = [
    '/opslag',
    '/',
    await firstLink(site, '/opslag', /\/opslag\/[a-z0-9]{8}\/[a-z0-9-]+/),
    '/garantipartnere',
    await firstLink(site, '/garantipartnere', /\/garantipartnere\/[a-z0-9]{8}\/[a-z0-9-]+/),
    '/ved-du-ikke',
    '/for-foraeldre',
    '/saadan-gaar-det',
    '/nogen-at-tale-med',
  ];
  const weighed: Weighed[] = [];
  for (const path of pages) weighed.push(await weigh(browser, site, path));

  const columns = ['page', ...kinds, 'total kB', 'requests'];
  const rows = weighed.map((one) => [one.page.slice(0, 44), ...kinds.map((kind) => one.kb[kind].toFixed(1)), one.total_kb.toFixed(1), String(one.requests)]);
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ');
  console.log(line(columns));
  for (const row of rows) console.log(line(row));
  const tooHeavy = weighed.filter((one) => one.total_kb > LIMIT_KB || one.kb.script > SCRIPT_LIMIT_KB || one.foreign.length > 0);
  for (const one of tooHeavy) console.log(`${one.page} is heavier than ${LIMIT_KB} kB, or asks somebody else: ${one.foreign.join(' ')}`);
  const round = (n: number) => Math.round(n * 10) / 10;
  console.log(
    JSON.stringify({
      bench: 'weight',
      limit_kb: LIMIT_KB,
      too_heavy: tooHeavy.length,
      list_kb: round(weighed[0]?.total_kb ?? 0),
      list_script_kb: round(weighed[0]?.kb.script ?? 0),
      fonts_kb: round(weighed[0]?.kb.fonts ?? 0),
      pages: Object.fromEntries(weighed.map((one) => [one.page, round(one.total_kb)])),
    }),
  );
  process.exitCode = tooHeavy.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await portal?.stop();
}
