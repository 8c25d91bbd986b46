import type { Browser, Locator, Page } from '@playwright/test';
import { addDays } from '../../src/features/dates.ts';
import { mondayOfCode } from '../../src/features/placement-week/week.ts';
import { persona } from '../../src/seed/personas.ts';
import { expect } from '../support/journey.ts';
import { expectNothingInTheWay } from '../support/nothing-in-the-way.ts';
import { testWithItsOwnPortal, travelTo } from '../support/own-portal.ts';
import { lettersCalled, letterTo } from '../support/post.ts';
import { signInAs } from '../support/sign-in.ts';

// The days move: this journey has a municipality of its own, in its full size.
const test = testWithItsOwnPortal('lyngfjord');

const arrivalMail = /^Et spørgsmål til jer i dag/;

test('the praktik week of a coordinator with 110 pupils, from weeks before until Friday: nobody is lost', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const mette = await atAScreen(browser, 1280);
  await signInAs(mette, persona('mette').email);
  let week = '';
  let monday = '';
  const wereOut: string[] = [];
  const missing: string[] = [];

  await test.step('Weeks before: who has no place, and three acts for many at once', async () => {
    await mette.goto('/koordinator');
    const everybody = await mette.getByRole('listitem').filter({ hasText: 'unge i alt' }).innerText();
    expect(Number(/\d+/.exec(everybody)?.[0])).toBeGreaterThanOrEqual(105);
    await mette.getByRole('link', { name: 'Praktikugen', exact: true }).click();
    await mette.getByRole('link', { name: /^Hvem har ikke en plads til/ }).click();
    await mette
      .getByText(/^Planlagt:/)
      .getByRole('link')
      .first()
      .click();
    await expect(mette.getByRole('heading', { level: 1 })).toHaveText(/^\d+ har ikke en plads til uge \d+$/);
    week = new URL(mette.url()).pathname.split('/').at(-1) ?? '';
    monday = mondayOfCode(week) as string;
    missing.push(...(await namesOf(pupils(mette).filter({ hasText: /(ingen|nogle) dage/ }))));
    expect(missing.length).toBe(Number((await mette.getByRole('heading', { level: 1 }).innerText()).split(' ')[0]));
    expect(missing.length).toBeGreaterThan(5);
    await expectNothingInTheWay(mette);

    const ready = await namesOf(pupils(mette).filter({ hasText: 'Klar til at blive sendt videre' }));
    for (const name of ready) await mette.getByRole('checkbox', { name: `Vælg ${name}`, exact: true }).check();
    await press(mette, 'Send videre');
    await expect(mette.getByRole('status')).toContainText(`${ready.length} blev sendt videre.`);

    await mette.getByRole('link', { name: 'Foreslå steder til dem, der mangler' }).click();
    const proposed = mette.getByRole('main').getByRole('group');
    const many = await proposed.count();
    expect(many).toBeGreaterThan(2);
    await expectNothingInTheWay(mette);
    // She knows better about the last one.
    for (const box of await proposed.last().getByRole('checkbox').all()) await box.uncheck();
    await press(mette, 'Send forslagene');
    await expect(mette.getByRole('status')).toContainText(`${many - 1} har fået forslag.`);

    await mette.getByRole('link', { name: 'Vælg alle, der mangler noget' }).click();
    await press(mette, 'Mind dem om det');
    await expect(mette.getByRole('status')).toContainText(/\d+ er mindet\./);
    await expect(mette.getByRole('status')).toContainText('Har ingen mail eller mobil hos os.');
  });

  // Known by first name alone, so that a mail that says no more leads to the right one.
  let here: Out;
  let notYet: Out;
  let ill: Out;
  let silent: Out;

  await test.step('Monday: everybody on one page with whom to call, and every place is asked by mail', async () => {
    await travelTo(mette, monday);
    await mette.goto('/koordinator/uge');
    await expect(mette.getByRole('heading', { level: 1 })).toHaveText(`Praktikugen: uge ${Number(week.split('-')[1])}`);
    const all = await everybodyOut(mette);
    wereOut.push(...all.map(({ name }) => name));
    expect(all.length).toBeGreaterThan(30);
    for (const { place } of all) expect(place).toMatch(/ \d\d \d\d \d\d \d\d$/);
    // At home by number, or by mail where no number is known.
    for (const { home } of all) expect(home).toMatch(/: (\d\d \d\d \d\d \d\d|\S+@\S+)/);
    const without = mette.getByRole('region', { name: /skal ud, men har ikke en plads$/ });
    expect((await namesOf(without.getByRole('listitem'))).length + all.length).toBeGreaterThanOrEqual(50);
    await expectNothingInTheWay(mette);

    await expect.poll(async () => (await mettesMails(mette, arrivalMail)).length).toBeGreaterThanOrEqual(all.length);
    // A place that a pupil found herself has no desk of its own to sign in at.
    const byMail = (await mettesMails(mette, arrivalMail)).filter(({ to }) => !to.endsWith('@firma.example')).map(firstNameIn);
    const alone = all.filter(({ first }) => all.filter((other) => other.first === first).length === 1 && byMail.includes(first));
    [here, notYet, ill, silent] = alone as [Out, Out, Out, Out];
  });

  await test.step('One host says yes by one press, another that she is not there, and Mette is told to call', async () => {
    const host = await atAScreen(browser, 360, { javaScriptEnabled: false });
    await host.goto(await linkAbout(mette, arrivalMail, here.first));
    await host.getByRole('button', { name: `Ja, ${here.first} er her` }).click();
    await expect(host.getByRole('heading', { level: 1 })).toHaveText('Tak, dagen er talt med');

    const other = await linkAbout(mette, arrivalMail, notYet.first);
    await host.goto(other);
    await host.getByRole('button', { name: 'Nej, ikke endnu' }).click();
    await expect(host.getByText(`Mette Demosen har fået besked og ringer til ${notYet.first} nu`)).toBeVisible();
    await expect(host.getByRole('button', { name: /^Nej/ })).toHaveCount(0);
    await host.context().close();

    const letter = await letterTo(mette, persona('mette').email, /^Ring nu$/);
    expect(letter.text).not.toContain(notYet.first);
    await mette.goto(new URL(letter.links[0] as string).pathname);
    await expect(mette.getByRole('heading', { level: 1 })).toHaveText(notYet.name);
    await mette.goto('/koordinator/uge');
    await expect(rowOf(mette, here.name)).toContainText(/Kommet.*svar via link til/s);
    await expect(rowOf(mette, notYet.name)).toContainText('Ikke kommet endnu');
  });

  const pupil = await atAScreen(browser, 360);
  await test.step('A pupil is ill: one press, no reason, and the place and Mette know', async () => {
    await giveAnAddress(mette, ill.name, 'syg@elev.example');
    await signInAs(pupil, 'syg@elev.example');
    await pupil.goto('/min-soegning');
    await pupil.getByRole('link', { name: 'Jeg er syg' }).click();
    await expectNothingInTheWay(pupil);
    await pupil.getByRole('button', { name: 'Jeg er syg i dag' }).click();
    await expect(pupil.getByText(/har fået besked/).first()).toBeVisible();
    await letterTo(mette, persona('mette').email, /^Der er nyt om en aftale$/);
    await expect
      .poll(async () => (await mettesMails(mette, /^Besked om en aftale$/)).map(({ text }) => text).join())
      .toContain(`${ill.first} er syg og kommer ikke`);
    await mette.goto('/koordinator/uge');
    await expect(rowOf(mette, ill.name)).toContainText('Syg');
  });

  await test.step('Those of whom Mette knows it are written down together; nobody is assumed', async () => {
    await writeDown(mette, [silent.name]);
    expect(await namesOf(unconfirmed(mette))).toEqual([silent.name]);
  });

  await test.step('Tuesday: the silent place is asked again; something happens at another, and all who must know are told', async () => {
    await travelTo(mette, addDays(monday, 1));
    const question = /^Et spørgsmål til jer$/;
    await expect.poll(async () => (await mettesMails(mette, question)).map(({ text }) => text).join()).toContain(`Vi ved ikke, om ${silent.first} var hos jer`);

    const host = await atAScreen(browser, 360);
    await signInAs(host, (await mailAbout(mette, arrivalMail, here.first)).to);
    await host.goto('/partner');
    await host.getByRole('link', { name: here.name }).first().click();
    await host.getByRole('link', { name: 'Er der sket noget?' }).click();
    await expect(host.getByRole('link', { name: '112' })).toBeVisible();
    await expectNothingInTheWay(host);
    await host.getByRole('button', { name: 'Der er sket noget' }).click();
    for (const who of ['mette', 'dorthe', 'skoleleder'] as const) await letterTo(mette, persona(who).email, /^Der er sket noget$/);
    await host.context().close();

    // Well again, and then something happens to her too.
    await pupil.goto('/min-soegning');
    await pupil.getByRole('link', { name: 'Der er sket noget' }).click();
    await expectNothingInTheWay(pupil);
    await pupil.getByRole('button', { name: 'Der er sket noget' }).click();
    await expect(pupil.getByText(/har fået besked/).first()).toBeVisible();

    await mette.goto('/koordinator/opgaver');
    for (const { name } of [here, ill]) {
      const task = mette
        .getByRole('listitem')
        .filter({ has: mette.getByRole('link', { name, exact: true }) })
        .filter({ hasText: 'Der er sket noget' });
      await expect(task).toHaveCount(1);
      await press(mette, /^Gjort/, task);
    }
    await mette.goto('/koordinator/uge');
    await writeDown(mette, []);
  });

  await test.step('Wednesday: the day nobody told of has become Mette’s, and she asks', async () => {
    await travelTo(mette, addDays(monday, 2));
    await mette.goto('/koordinator/opgaver');
    const task = mette.getByRole('listitem').filter({ has: mette.getByRole('link', { name: silent.name, exact: true }) });
    await expect(task).toHaveCount(1);
    await mette.goto(`/koordinator/uge?dag=${monday}`);
    await rowOf(mette, silent.name).getByText('Skriv ind').click();
    await press(mette, new RegExp(`^Kom \\(${silent.name}`), rowOf(mette, silent.name));
    await mette.goto('/koordinator/opgaver');
    await expect(task).toHaveCount(0);
    await mette.goto('/koordinator/uge');
    await writeDown(mette, []);
  });

  await test.step('Friday: every day is told, one is still missing and followed, and everybody is on the list', async () => {
    await travelTo(mette, addDays(monday, 4));
    await mette.goto(`/koordinator/uge?dag=${addDays(monday, 3)}`);
    await writeDown(mette, []);
    await mette.goto('/koordinator/uge');
    await writeDown(mette, []);
    await expect(mette.getByRole('link', { name: '0 ikke bekræftet' })).toBeVisible();

    await mette.goto(`/koordinator/uge/${week}`);
    // Whoever was out has done all days, but her who was ill; whoever never got a place stands there still, with whose turn it is.
    const listed = await namesOf(pupils(mette).filter({ hasText: /(alle|nogle|ingen) dage/ }));
    const done = await namesOf(pupils(mette).filter({ hasText: 'alle dage' }));
    expect(wereOut.filter((name) => listed.includes(name) && name !== ill.name && !done.includes(name))).toEqual([]);
    await expect(rowOf(mette, ill.name)).toContainText(/nogle dage.*4 gjort, 1 mangler/s);
    const still = listed.filter((name) => !done.includes(name) && name !== ill.name);
    expect(still.toSorted()).toEqual(missing.filter((name) => name !== ill.name).toSorted());
    await mette.goto('/koordinator?vis=waiting');
    const waiting = await namesOf(pupils(mette));
    expect([ill.name, ...still].filter((name) => !waiting.includes(name))).toEqual([]);
  });
});

interface Out {
  name: string;
  first: string;
  /** What stands beside it: whom to call at home, and where it is and whom to call there. */
  home: string;
  place: string;
}

async function atAScreen(browser: Browser, width: number, more = {}): Promise<Page> {
  const page = await browser.newContext({ viewport: { width, height: 900 }, ...more }).then((context) => context.newPage());
  // A thing that is missed is told at once, not when the whole journey has run out of time.
  page.setDefaultTimeout(60_000);
  return page;
}

/** The pupils of a list; the row of headings has no header of its own. */
const pupils = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader').getByRole('link').first() });
const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const unconfirmed = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('checkbox') });

const namesOf = async (of: Locator): Promise<string[]> => await of.evaluateAll((all) => all.map((one) => one.querySelector('a')?.textContent?.trim() ?? ''));

async function everybodyOut(page: Page): Promise<Out[]> {
  const all = await pupils(page).evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('a')?.textContent?.trim() ?? '',
      home: row.querySelector('th')?.textContent ?? '',
      place: row.querySelector('td')?.textContent?.trim() ?? '',
    })),
  );
  return all.map((one) => ({ ...one, first: one.name.split(' ')[0] ?? '' }));
}

async function press(page: Page, name: string | RegExp, within: Page | Locator = page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), within.getByRole('button', { name, exact: typeof name === 'string' }).click()]);
}

/** Ticks everybody on the page of whom nobody has told, but those named, and writes them down as there. */
async function writeDown(page: Page, but: readonly string[]): Promise<void> {
  const names = (await namesOf(unconfirmed(page))).filter((name) => !but.includes(name));
  for (const name of names) await page.getByRole('checkbox', { name: `${name} er kommet`, exact: true }).check();
  await press(page, 'De valgte kom');
  await expect(page.getByRole('status')).toContainText(`${names.length} er skrevet ind som kommet.`);
}

async function giveAnAddress(page: Page, name: string, address: string): Promise<void> {
  await rowOf(page, name).getByRole('link', { name, exact: true }).click();
  await page.getByRole('link', { name: 'Ret kontaktoplysninger' }).click();
  await page.getByLabel('Mail').fill(address);
  await press(page, 'Gem');
}

/** What was sent under this title and names Mette as the one to call. */
const mettesMails = async (page: Page, title: RegExp) => (await lettersCalled(page, title)).filter(({ text }) => text.includes('Mette Demosen'));
const firstNameIn = ({ text }: { text: string }): string => /I dag begynder (.+) hos jer/.exec(text)?.[1] ?? '';

async function mailAbout(page: Page, title: RegExp, first: string) {
  const mail = (await mettesMails(page, title)).find((one) => firstNameIn(one) === first);
  if (!mail) throw new Error(`No mail about ${first}`);
  return mail;
}

const linkAbout = async (page: Page, title: RegExp, first: string): Promise<string> =>
  new URL((await mailAbout(page, title, first)).links[0] as string).pathname;
