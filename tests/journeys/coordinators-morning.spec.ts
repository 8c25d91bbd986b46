import type { Locator, Page } from '@playwright/test';
import { persona } from '../../src/seed/personas.ts';
import { expect, test } from '../support/journey.ts';
import { expectNothingInTheWay } from '../support/nothing-in-the-way.ts';
import { signInAs } from '../support/sign-in.ts';

/** Those whom other journeys follow are left to them. */
const others = /Asta Prøvesen|Bertram Demosen|Åse-Mærk Øllegaard Prøvesen/;

test('a coordinator’s morning: what waits first, every answer that came by phone, and a true line after each', async ({ browser }) => {
  test.setTimeout(600_000);
  const atDesk = { viewport: { width: 1280, height: 900 } };
  const mette = await browser.newContext(atDesk).then((context) => context.newPage());
  await signInAs(mette, persona('mette').email);
  await mette.goto('/koordinator');
  const [first, second, third] = await peopleWhere(mette, /Klar til at blive sendt videre/);
  const [notYet] = await peopleWhere(mette, /^(?!.*Ring til).*Har ikke søgt endnu/);
  const [idle] = await peopleWhere(mette, /Har ikke noget i gang/);
  if (!first || !second || !third || !notYet || !idle) throw new Error('The demo has too few pupils for this morning');

  await test.step('Given Mette at her desk, where those who wait for her stand first', async () => {
    await expect(mette.getByRole('heading', { level: 1 })).toHaveText(/venter på dig$/);
    const waits = await rows(mette).evaluateAll((all) => all.map((row) => row.textContent?.includes('Venter på dig') ?? false));
    expect(waits.indexOf(false)).toBe(waits.lastIndexOf(true) + 1);
    expect(waits[0]).toBe(true);
    await expectNothingInTheWay(mette);
  });

  await test.step('when she sends several on at once, those who can go, and of the other she is told why', async () => {
    for (const name of [first, second, notYet]) await mette.getByRole('checkbox', { name: `Vælg ${name}`, exact: true }).check();
    await mette.getByText('Gør noget for de valgte').click();
    await expectNothingInTheWay(mette);
    await mette.getByRole('button', { name: 'Send videre', exact: true }).click();
    const report = mette.getByRole('status');
    await expect(report).toContainText('2 blev sendt videre.');
    await expect(report).toContainText(`${notYet}: `);
    await expectNothingInTheWay(mette);
    await expect(rowOf(mette, first)).toContainText(/Venter på .+ siden i dag/);
    await expect(rowOf(mette, second)).toContainText(/Venter på .+ siden i dag/);
    await expect(rowOf(mette, notYet)).toContainText('Har ikke søgt endnu.');
  });

  await test.step('a place answers by phone, and she writes down its days', async () => {
    await open(mette, first, 'Stedet har en plads');
    await expectNothingInTheWay(mette);
    await mette.getByRole('button', { name: 'Skriv pladsen ind' }).click();
    await expect(mette.getByRole('alert')).toContainText(/Vælg/);
    await expectNothingInTheWay(mette);
    await mette.getByRole('radio', { name: 'I telefonen' }).check();
    await mette.getByRole('button', { name: 'Skriv pladsen ind' }).click();
    await expectRecorded(mette, first, /Har fået en plads hos .+ Skal selv svare\./);
  });

  await test.step('the pupil says yes at the door, and the home on the phone', async () => {
    await open(mette, first, 'Den unge siger ja tak');
    await mette.getByRole('radio', { name: 'Mødt personligt' }).check();
    await mette.getByRole('button', { name: 'Skriv ja tak' }).click();
    await expectRecorded(mette, first, /Har en plads hos .+ Mangler ja fra .*en forælder/);

    await openPupil(mette, first);
    await mette.getByRole('link', { name: 'Skriv forælder eller værge' }).click();
    await expectNothingInTheWay(mette);
    await mette.getByLabel('Navn').fill('Mor Eksempelsen');
    await mette.getByRole('textbox', { name: /^Mail/ }).fill('');
    await mette.getByRole('textbox', { name: /^Mobil/ }).fill('98 00 12 34');
    await mette.getByRole('radio', { name: 'I telefonen' }).check();
    await mette.getByRole('button', { name: 'Gem' }).click();
    await open(mette, first, 'Forælderen eller værgen svarer');
    await expectNothingInTheWay(mette);
    await mette.getByRole('radio', { name: 'Ja', exact: true }).check();
    await mette.getByRole('radio', { name: 'I telefonen' }).check();
    await mette.getByRole('button', { name: 'Skriv svaret ind' }).click();
    await expectRecorded(mette, first, /Har en plads hos .+ Mangler ja fra skolen\./);
  });

  await test.step('the school has let her say yes for it, and then everything is ready', async () => {
    await openPupil(mette, first);
    await mette.getByRole('button', { name: 'Skolen siger ja' }).click();
    await expect(mette.getByText('Skolens ja er skrevet ind.')).toBeVisible();
    await mette.goto('/koordinator');
    await expect(rowOf(mette, first)).toContainText(/Klar\. Begynder hos .+/);
  });

  await test.step('she suggests two places with a reason to somebody who had chosen one', async () => {
    await open(mette, third, 'Foreslå steder');
    const places = mette.getByRole('group', { name: 'Steder, der passer' });
    await expect(places.getByText(/km fra skolen/).first()).toBeVisible();
    await expectNothingInTheWay(mette);
    await places.getByRole('checkbox').nth(0).check();
    await places.getByRole('checkbox').nth(1).check();
    await mette.getByLabel('Skriv en linje om hvorfor').fill('Her må du selv prøve noget den første dag.');
    await mette.getByRole('button', { name: 'Send forslagene' }).click();
    await expect(mette.getByText('Forslagene er sendt til den unge.')).toBeVisible();
    await mette.goto('/koordinator');
    await expect(rowOf(mette, third)).toContainText('Vælger mellem 2 forslag.');
  });

  await test.step('somebody moves away: first a rest, then a close with help is announced, which the pupil can object to', async () => {
    await open(mette, notYet, 'Hold pause');
    await expectNothingInTheWay(mette);
    await mette.getByRole('radio', { name: 'Flytter' }).check();
    await mette.getByLabel('Hvornår tales I ved igen?').fill(inAMonth());
    await mette.getByRole('button', { name: 'Hold pause' }).click();
    await mette.goto('/koordinator');
    await expect(rowOf(mette, notYet)).toContainText(/Holder pause til .+: flytter\./);

    await open(mette, notYet, 'Afslut med hjælp');
    await expectNothingInTheWay(mette);
    await mette.getByRole('radio', { name: 'Får hjælp af en anden' }).check();
    await mette.getByRole('radio', { name: 'En anden kommune' }).check();
    await mette.getByRole('button', { name: 'Vi har talt sammen: afslut om fem hverdage' }).click();
    await expect(mette.getByRole('alert')).toContainText('Tal sammen først, og vælg, hvordan I gjorde det.');
    await mette.getByRole('radio', { name: 'Mødt personligt' }).check();
    await mette.getByRole('button', { name: 'Vi har talt sammen: afslut om fem hverdage' }).click();
    await expect(mette.getByText('Der er fem hverdage til at sige fra.')).toBeVisible();
    await mette.goto('/koordinator');
    await expect(rowOf(mette, notYet)).toContainText(/Bliver afsluttet efter .+, hvis den unge ikke siger fra\./);
  });

  await test.step('she hands a pupil over to Dorthe, and cannot without a note', async () => {
    await openPupil(mette, idle);
    await mette.getByRole('link', { name: 'Overdrag til en kollega' }).click();
    await expectNothingInTheWay(mette);
    const dorthe = mette.getByRole('option', { name: /Dorthe Eksempelsen/ });
    await mette.getByLabel('Kollega', { exact: true }).selectOption(await dorthe.getAttribute('value'));
    await mette.getByRole('button', { name: 'Overdrag' }).click();
    await expect(mette.getByRole('alert')).toContainText('Skriv, hvad kollegaen skal vide');
    await mette.getByLabel('Hvad skal kollegaen vide?').fill('Vil gerne noget med dyr. Ring helst efter skole.');
    await mette.getByRole('button', { name: 'Overdrag' }).click();
    await expect(mette.getByText('Kontaktpersonen er skiftet, og alle har fået besked.')).toBeVisible();
    await expect(rowOf(mette, idle)).toHaveCount(0);
  });

  await test.step('Dorthe, her deputy, has the pupil and the note, and sees Mette’s desk', async () => {
    const dorthe = await browser.newContext(atDesk).then((context) => context.newPage());
    await signInAs(dorthe, persona('dorthe').email);
    await openPupil(dorthe, idle);
    await dorthe.getByText('Vil gerne noget med dyr. Ring helst efter skole.').first().waitFor();
    await dorthe.goto('/koordinator');
    const mettes = dorthe.getByRole('option', { name: /Mette Demosen/ });
    await dorthe.getByLabel('En kollegas unge').selectOption(await mettes.first().getAttribute('value'));
    await dorthe.getByRole('button', { name: 'Vis', exact: true }).click();
    await expect(rowOf(dorthe, third)).toContainText('Vælger mellem 2 forslag.');
    await expectNothingInTheWay(dorthe);
    await dorthe.context().close();
  });

  await test.step('Kirsten of another district finds none of them, and is told whom to ask', async () => {
    await openPupil(mette, notYet);
    const path = new URL(mette.url()).pathname;
    const kirsten = await browser.newContext(atDesk).then((context) => context.newPage());
    await signInAs(kirsten, persona('kirsten').email);
    await kirsten.goto(`/koordinator?hvem=alle&navn=${encodeURIComponent(notYet)}`);
    await expect(rowOf(kirsten, notYet)).toHaveCount(0);
    expect([403, 404]).toContain((await kirsten.goto(path))?.status());
    await expect(kirsten.getByRole('main')).not.toContainText(notYet);
    await expect(kirsten.getByRole('main').getByRole('link').first()).toBeVisible();
    await expectNothingInTheWay(kirsten);
  });
});

/** The pupils of the list; the first row holds the headings. */
const rows = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader') });

const rowOf = (page: Page, name: string): Locator => rows(page).filter({ has: page.getByRole('link', { name, exact: true }) });

/** The names of those whose line fits, but nobody whom another journey follows. */
async function peopleWhere(page: Page, line: RegExp): Promise<string[]> {
  return await rows(page).filter({ hasText: line, hasNotText: others }).getByRole('rowheader').getByRole('link').allInnerTexts();
}

async function openPupil(page: Page, name: string): Promise<void> {
  await page.goto(`/koordinator?navn=${encodeURIComponent(name)}`);
  await page.getByRole('rowheader').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** Opens the form of one act on a pupil's page: it may be the likely next one, or stand among the others. */
async function open(page: Page, name: string, act: string): Promise<void> {
  await openPupil(page, name);
  const link = page.getByRole('link', { name: act, exact: true });
  const summary = page.getByText(/Alt det andet, du kan gøre|Det kan du gøre/).first();
  if (!(await link.isVisible())) await summary.click();
  await link.click();
}

/** What was answered elsewhere is written down, and the list says it. */
async function expectRecorded(page: Page, name: string, line: RegExp): Promise<void> {
  await expect(page.getByText('Svaret er skrevet ind. Den, du svarede for, får besked.')).toBeVisible();
  await page.goto('/koordinator');
  await expect(rowOf(page, name)).toContainText(line);
}

/** A date a month from now, as a date field takes it. */
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
