import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { APIResponse, Page } from '@playwright/test';
import { persona } from '../../src/seed/personas.ts';
import { addressOf, declaredPages, everybody, type Found, pageFiles, type Who } from '../support/every-page.ts';
import { expect, test as journey } from '../support/journey.ts';
import { findWhatIsInTheWay } from '../support/nothing-in-the-way.ts';
import { signInAs } from '../support/sign-in.ts';

const addresses: Record<Exclude<Who, 'stranger'>, string> = {
  pupil: persona('jonas').email,
  partner: persona('mariehoenen').email,
  coordinator: persona('dorthe').email,
  secretariat: persona('sekretariat').email,
};

interface People {
  of: Record<Who, Page>;
  found: Found;
}

/** The five, each signed in once for the whole run: what one worker has signed in, the next takes over. */
const test = journey.extend<object, { people: People }>({
  people: [
    async ({ browser }, use, worker) => {
      const of = {} as Record<Who, Page>;
      for (const who of everybody) {
        const kept = join(worker.project.outputDir, `signed-in-${who}.json`);
        const storageState = existsSync(kept) ? kept : undefined;
        const context = await browser.newContext({ baseURL: process.env['PORTAL_URL'], serviceWorkers: 'block', storageState });
        of[who] = await context.newPage();
        if (who === 'stranger' || storageState) continue;
        await signInAs(of[who], addresses[who]);
        await context.storageState({ path: `${kept}.${worker.workerIndex}` });
        renameSync(`${kept}.${worker.workerIndex}`, kept);
      }
      await use({ of, found: await findThings(of) });
      for (const page of Object.values(of)) await page.context().close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

test('every page of the portal is declared, and nothing else is', () => {
  expect(pageFiles()).toEqual(Object.keys(declaredPages).sort());
});

for (const who of everybody) {
  test(`the ${who} gets from every page what is declared, by every method, with every header`, async ({ people: { of, found } }) => {
    test.setTimeout(600_000);
    const wrong: string[] = [];
    const { request } = of[who];
    const origin = new URL(process.env['PORTAL_URL'] ?? '').origin;
    for (const [file, page] of Object.entries(declaredPages)) {
      const path = addressOf(page, found);
      const status = page.get[who];
      const isOwn = page.get.stranger === 303 && status === 200;
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        if (method === 'POST' && path === '/log-ud') continue;
        const expected = method === 'POST' ? (page.post ?? page.get)[who] : method === 'GET' || method === 'HEAD' ? status : 405;
        // An empty form: whatever else is posted is refused before any page sees it.
        const answer = await request.fetch(path, { method, maxRedirects: 0, headers: { origin }, ...(method === 'POST' ? { form: {} } : {}) });
        if (answer.status() !== expected) wrong.push(`${method} ${path} (${file}): ${answer.status()}, not ${expected}`);
        for (const fault of headerFaults(answer)) wrong.push(`${method} ${path}: ${fault}`);
        const keeping = answer.headers()['cache-control'] ?? '';
        if (isOwn && !keeping.includes('no-store')) wrong.push(`${method} ${path}: may be kept (${keeping})`);
        if (who === 'stranger' && status === 303 && page.get.coordinator !== 303 && method === 'GET') {
          const to = new URL(answer.headers()['location'] ?? '/', origin);
          if (to.origin !== origin || to.pathname !== '/log-ind' || to.searchParams.get('naeste') !== path) wrong.push(`GET ${path}: leads to ${to.href}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
}

test('signing in leads to a page of ours and nowhere else', async ({ people: { of }, page }) => {
  const traps = [
    'https://other.example',
    '//other.example',
    '/\\other.example',
    '/\t/other.example',
    'javascript:alert(1)',
    'min-soegning',
    '/log-ud',
    '/_actions/x',
  ];
  for (const trap of traps) {
    const query = new URLSearchParams({ naeste: trap });
    const form = await (await of.stranger.request.get(`/log-ind?${query}`)).text();
    expect(form, trap).not.toMatch(/name="naeste" value="[^"]/);
    const signedIn = await of.pupil.request.get(`/log-ind?${query}`, { maxRedirects: 0 });
    expect(signedIn.headers()['location'], trap).toBe('/min-side');
  }
  const own = await of.pupil.request.get('/log-ind?naeste=%2Fopslag%3Fq%3Dbrød', { maxRedirects: 0 });
  expect(decodeURI(own.headers()['location'] ?? '')).toBe('/opslag?q=brød');

  // Somebody has changed the hidden field.
  await page.goto('/log-ind');
  await page
    .locator('input[name=naeste]')
    .first()
    .evaluate((field: HTMLInputElement) => {
      field.value = 'https://other.example/';
    });
  await page.getByRole('textbox', { name: 'Mail' }).fill(persona('raadet').email);
  await page.getByRole('button', { name: 'Send koden' }).click();
  await expect(page).toHaveURL(/\/log-ind/);
  expect(new URL(page.url()).origin).toBe(new URL(process.env['PORTAL_URL'] ?? '').origin);
});

test('nothing is taken from another site, whatever it is called', async ({ people: { of, found } }) => {
  test.setTimeout(600_000);
  const own = new URL(process.env['PORTAL_URL'] ?? '');
  const origins = ['https://other.example', 'null', `${own.protocol}//${own.hostname}:1`, `${own.origin}.other.example`];
  const types = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
    'application/xml',
    'text/html',
    'application/octet-stream',
    'application/csp-report',
    '',
  ];
  const targets = Object.values(declaredPages).map((page) => addressOf(page, found));
  const forms = [
    '/log-ud?_action=signIn.sendCode',
    '/_actions/signIn.sendCode',
    '/_actions/coordinator.forwardMany',
    '/koordinator?_action=coordinator.forwardMany',
  ];
  const taken: string[] = [];
  for (const path of [...targets, ...forms]) {
    const answers = await Promise.all(
      origins.flatMap((origin) =>
        types.map(async (type) => {
          const headers = { origin, ...(type ? { 'content-type': type } : {}) };
          const answer = await of.coordinator.request.fetch(path, { method: 'POST', headers, data: Buffer.from('a=1'), maxRedirects: 0 });
          return { origin, type, status: answer.status(), faults: headerFaults(answer) };
        }),
      ),
    );
    for (const { origin, type, status, faults } of answers)
      if (status !== 403 || faults.length > 0) taken.push(`${path} from ${origin} as ${type}: ${status} ${faults}`);
  }
  expect(taken).toEqual([]);
  await of.coordinator.goto('/koordinator');
  await expect(of.coordinator).toHaveURL(/\/koordinator$/);
});

test('looking at the page for signing out changes nothing; pressing it does, also for a copy of the cookie', async ({ page }) => {
  await signInAs(page, persona('laerer').email);
  for (const method of ['GET', 'HEAD']) await page.request.fetch('/log-ud?_action=', { method });
  await page.goto('/log-ud');
  await page.goto('/medarbejder');
  await expect(page).toHaveURL(/\/medarbejder$/);
  const copied = await page.context().cookies();
  await page.goto('/log-ud');
  await page.getByRole('button', { name: 'Log ud' }).click();
  await expect(page.getByText('Du er logget ud.')).toBeVisible();
  await page.goto('/medarbejder');
  await expect(page).toHaveURL(/\/log-ind\?naeste=%2Fmedarbejder/);
  await page.context().addCookies(copied);
  await page.goto('/medarbejder');
  await expect(page).toHaveURL(/\/log-ind/);
});

for (const who of everybody) {
  test(`no page has anything in the way of the ${who}, on a narrow phone or a wide screen`, async ({ people: { of, found } }) => {
    test.setTimeout(600_000);
    const page = await of[who].context().newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(`${page.url()}: ${message.text()}`);
    });
    const inTheWay: string[] = [];
    for (const path of pagesFor(who, found)) {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(path);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        inTheWay.push(...(await findWhatIsInTheWay(page)).map((fault) => `${path} at ${width} px: ${fault}`));
      }
    }
    await page.close();
    expect(inTheWay).toEqual([]);
    expect(refused).toEqual([]);
  });
}

/** What this person alone sees, with its states; what everybody sees is looked at once, as a stranger. */
function pagesFor(who: Who, found: Found): string[] {
  return Object.values(declaredPages).flatMap((page) => {
    const path = addressOf(page, found);
    const isForMe = who === 'stranger' ? page.get.stranger !== 303 : page.get[who] === 200 && page.get.stranger === 303;
    if (!isForMe || /\.(csv|ics|json|pdf|txt|xml|zip)$/.test(path)) return [];
    return [path, ...(page.states ?? []).map((state) => `${path}?${state}`)];
  });
}

/** What is wrong with the headers that every answer must have, errors too. */
function headerFaults(answer: APIResponse): string[] {
  const headers = answer.headers();
  const policy = headers['content-security-policy'] ?? '';
  return [
    policy.includes("'unsafe-inline'") && 'the policy allows inline script or style',
    !policy.includes("frame-ancestors 'none'") && 'may be framed',
    !policy.includes("object-src 'none'") && !policy.includes("default-src 'none'") && 'the policy allows plug-ins',
    headers['x-content-type-options'] !== 'nosniff' && 'its type may be guessed',
    !headers['referrer-policy'] && 'no referrer policy',
    !headers['permissions-policy'] && 'no permissions policy',
    headers['x-powered-by'] && 'says what it runs on',
  ].filter((fault) => typeof fault === 'string');
}

async function findThings(of: Record<Who, Page>): Promise<Found> {
  const first = async (who: Who, on: string, pattern: RegExp) => {
    const [, found] = pattern.exec(await (await of[who].request.get(on)).text()) ?? [];
    expect(found, `${who} finds ${pattern} on ${on}`).toBeTruthy();
    return found as string;
  };
  return {
    opening: await first('stranger', '/opslag', /href="(\/opslag\/[^"/]+\/[^"/]+)"/),
    partner: await first('stranger', '/garantipartnere', /href="(\/garantipartnere\/[^"/]+\/[^"/]+)"/),
    partnerOpening: await first('partner', '/partner', /href="(\/partner\/opslag\/(?!ny)[^"/]+)"/),
    partnerCase: await first('partner', '/partner', /href="(\/partner\/unge\/[^"/]+)"/),
    workplace: await first('partner', '/partner/om-jer', /href="(\/partner\/om-jer\/steder\/(?!nyt)[^"/?]+)"/),
    pupil: await first('coordinator', '/koordinator', /href="(\/koordinator\/elev\/[^"/?]+)"/),
    schoolClass: await first('coordinator', '/koordinator/klasser', /href="(\/koordinator\/klasser\/[0-9a-f-]{36})"/),
    need: await first('pupil', '/min-soegning', /href="\/min-soegning\/([0-9a-f-]{36})\//),
    partnerToRead: await first('secretariat', '/sekretariat/partnere', /href="(\/sekretariat\/partnere\/[^"/?]+)"/),
    openingToRead: await first('secretariat', '/sekretariat', /href="(\/sekretariat\/opslag\/[^"/?]+)"/),
  };
}
