/** `npm run bench weight`: what the first view of each public page weighs on the wire, in a browser that has seen nothing. */
import { type Browser, chromium } from '@playwright/test';
import { paths } from '../../src/paths.ts';
import { browserOptions } from '../support/browser.ts';
import { startPortal } from '../support/portal.ts';

/** The promise: the list of openings in at most so many bytes, fonts and all. */
const LIST_LIMIT = 60_000;
const SCRIPT_LIMIT = 15_000;
const FONT_LIMIT = 30_000;

interface Weight {
  page: string;
  status: number;
  document: number;
  styles: number;
  scripts: number;
  fonts: number;
  images: number;
  all: number;
  requests: number;
}

const GROUPS: Readonly<Record<string, keyof Pick<Weight, 'document' | 'styles' | 'scripts' | 'fonts' | 'images'>>> = {
  Document: 'document',
  Stylesheet: 'styles',
  Script: 'scripts',
  Font: 'fonts',
  Image: 'images',
};

async function weigh(browser: Browser, siteUrl: string, page: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  const tab = await context.newPage();
  const wire = await context.newCDPSession(tab);
  const types = new Map<string, string>();
  const weight: Weight = { page, status: 0, document: 0, styles: 0, scripts: 0, fonts: 0, images: 0, all: 0, requests: 0 };
  await wire.send('Network.enable');
  wire.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const group = GROUPS[types.get(requestId) ?? ''];
    if (group) weight[group] += encodedDataLength;
    weight.all += encodedDataLength;
    weight.requests += 1;
  });
  const response = await tab.goto(new URL(page, siteUrl).href, { waitUntil: 'networkidle' });
  weight.status = response?.status() ?? 0;
  await context.close();
  return weight;
}

const portal = await startPortal({ seed: 'small' });
const browser = await chromium.launch(browserOptions());
try {
  const pages = [
    paths.front(),
    paths.openings(),
    paths.partners(),
    paths.becomePartner(),
    paths.forParents(),
    paths.howItGoes(),
    paths.unsure(),
    paths.someoneToTalkTo(),
    paths.contact(),
    paths.privacy(),
    paths.cookies(),
    paths.accessibility(),
    paths.signIn(),
  ];
  const weights: Weight[] = [];
  for (const page of pages) weights.push(await weigh(browser, portal.siteUrl, page));

  console.log('Bytes on the wire, first view, phone\n');
  console.table(Object.fromEntries(weights.map(({ page, ...figures }) => [page, figures])));
  const list = weights.find((weight) => weight.page === paths.openings());
  const fonts = Math.max(...weights.map((weight) => weight.fonts));
  const isKept = list !== undefined && list.status === 200 && list.all <= LIST_LIMIT && list.scripts <= SCRIPT_LIMIT && fonts <= FONT_LIMIT;
  console.log(
    `${paths.openings()}: ${list?.all} of ${LIST_LIMIT}, script ${list?.scripts} of ${SCRIPT_LIMIT}; fonts ${fonts} of ${FONT_LIMIT}: ${isKept ? 'kept' : 'NOT KEPT'}\n`,
  );
  process.exitCode = isKept ? 0 : 1;
  console.log(JSON.stringify({ bench: 'weight', kept: isKept, listBytes: list?.all, listScriptBytes: list?.scripts, fontBytes: fonts, pages: weights }));
} finally {
  await browser.close();
  await portal.stop();
}
