import type { Browser, Locator, Page } from '@playwright/test';
import { addDays, longDate, wallDate } from '../../src/features/dates.ts';
import { schoolYearName, schoolYearOf } from '../../src/features/school-years/school-year.ts';
import { persona } from '../../src/seed/personas.ts';
import { expect } from '../support/journey.ts';
import { expectNothingInTheWay } from '../support/nothing-in-the-way.ts';
import { testWithItsOwnPortal } from '../support/own-portal.ts';
import { letterTo } from '../support/post.ts';
import { signInAs } from '../support/sign-in.ts';

// Half a class moves: this journey has a municipality of its own. That the plan is carried out, once, and counted apart is tests/lifecycle/roll-over.test.ts.
const test = testWithItsOwnPortal('small');

test('somebody always answers: while Mette is away, when a class gets another, and when the next school year is planned', async ({ browser }) => {
  test.setTimeout(600_000);
  const mette = await signedIn(browser, persona('mette').email, 1280);
  const dorthe = await signedIn(browser, persona('dorthe').email, 1280);
  const sofie = await signedIn(browser, persona('sekretariat').email, 1280);
  const bente = await signedIn(browser, persona('bageriet').email, 360);
  const asta = await atAScreen(browser, 360);
  const today = wallDate();
  const until = addDays(today, 6);
  const standIn = `Mette er væk til og med ${longDate(until)}. Dorthe svarer imens.`;

  await test.step('Mette goes on leave: Dorthe has the desk, and Asta and a place see who answers', async () => {
    await mette.goto(`/koordinator?navn=${encodeURIComponent('Asta Prøvesen')}`);
    await mette.getByRole('rowheader').getByRole('link', { name: 'Asta Prøvesen' }).click();
    await mette.getByRole('link', { name: 'Ret kontaktoplysninger' }).click();
    await mette.getByLabel('Mail').fill(persona('asta').email);
    await press(mette, 'Gem');
    await signInAs(asta, persona('asta').email);

    await mette.goto('/koordinator/fravaer');
    await mette.getByLabel('Sidste dag').fill(addDays(today, -1));
    await press(mette, 'Gem fraværet');
    await expect(mette.getByRole('alert')).toBeVisible();
    await mette.getByLabel('Sidste dag').fill(until);
    await press(mette, 'Gem fraværet');
    await expect(mette.getByRole('listitem').filter({ hasText: 'Mette Demosen' })).toContainText(/Væk nu.*Dorthe Eksempelsen svarer imens/s);
    await expectNothingInTheWay(mette);

    await letterTo(dorthe, persona('dorthe').email, /./);
    await dorthe.goto('/koordinator');
    await expect(dorthe.getByText(`Du svarer for Mette Demosen til og med ${longDate(until)}.`)).toBeVisible();
    await expect(rowOf(dorthe, 'Asta Prøvesen')).toHaveCount(1);
    await expectNothingInTheWay(dorthe);

    await asta.goto('/min-soegning');
    await expect(asta.getByText(standIn)).toBeVisible();
    await expect(asta.getByText('Mette Demosen', { exact: true })).toBeVisible();
    await expectNothingInTheWay(asta);
    await bente.goto('/partner');
    await bente.getByRole('main').getByRole('link', { name: /år/ }).first().click();
    await expect(bente.getByText(standIn)).toBeVisible();
    await expectNothingInTheWay(bente);

    await mette.goto('/koordinator/fravaer');
    await press(mette, /^Tilbage i dag/);
    await asta.goto('/min-soegning');
    await expect(asta.getByText(standIn)).toHaveCount(0);
    await asta.context().close();
    await bente.context().close();
  });

  let moved = 0;
  await test.step('A class is moved to Dorthe in one act, counted first, and not without a word', async () => {
    await sofie.goto('/koordinator/fravaer');
    await sofie.getByRole('link', { name: 'Flyt en kollegas unge' }).click();
    await choose(sofie, 'Kollega', /^Mette Demosen/);
    await press(sofie, 'Tæl');
    await choose(sofie, 'Hvilke?', /^8\.A, Fjordskolen/);
    await press(sofie, 'Tæl');
    moved = Number(/\d+/.exec(await sofie.getByRole('heading', { name: /hos Mette Demosen$/ }).innerText())?.[0]);
    expect(moved).toBeGreaterThan(1);
    await choose(sofie, 'Til hvem?', /^Dorthe Eksempelsen/);
    await press(sofie, `Flyt ${moved} unge`);
    await expect(sofie.getByRole('alert')).toContainText('Skriv, hvad kollegaen skal vide');
    await expectNothingInTheWay(sofie);
    await sofie.getByLabel('Hvad skal kollegaen vide?').fill('8.A er Dorthes klasse fra nu af.');
    await sofie.getByLabel(/^Det er planlagt/).check();
    await press(sofie, `Flyt ${moved} unge`);
    await expect(sofie.getByText('De unge er flyttet og har fået besked.')).toBeVisible();
    await dorthe.goto('/koordinator/klasser');
    await dorthe.getByRole('link', { name: '8.A', exact: true }).first().click();
    await expect(dorthe.getByText(`0 af ${moved} er kommet med.`)).toBeVisible();
  });

  const year = schoolYearOf(today) + 1;
  await test.step('The school year is planned: nobody moves, and those for whom somebody must decide are named', async () => {
    await sofie.goto('/sekretariat/skoleaar');
    await expect(sofie.getByRole('heading', { level: 1 })).toHaveText(`Skoleår ${schoolYearName(year)}`);
    await sofie.getByLabel('Hvad skal de nye kontaktpersoner vide?').fill('Ring i august, hvis I ikke har hørt noget.');
    await press(sofie, 'Lav planen');
    await expect(sofie.getByText('Planen er lavet, men ikke bekræftet')).toBeVisible();
    await expectNothingInTheWay(sofie);
    const undecided = sofie.getByRole('region', { name: 'Mangler, at nogen beslutter' });
    const names = (await undecided.count()) > 0 ? await undecided.getByRole('rowheader').getByRole('link').allInnerTexts() : [];
    for (const name of names) {
      await expect(sofie.getByRole('button', { name: 'Bekræft planen' })).toHaveCount(0);
      await undecided.getByRole('link', { name, exact: true }).first().click();
      await sofie.getByRole('radio', { name: 'Ud af skolen, til KUI eller job' }).check();
      await press(sofie, 'Gem');
      await sofie.goto('/sekretariat/skoleaar');
    }
    await press(sofie, 'Bekræft planen');
    await expect(sofie.getByText('Planen er bekræftet', { exact: true })).toBeVisible();
  });
});

async function atAScreen(browser: Browser, width: number): Promise<Page> {
  const page = await browser.newContext({ viewport: { width, height: 900 } }).then((context) => context.newPage());
  // A thing that is missed is told at once, not when the whole journey has run out of time.
  page.setDefaultTimeout(60_000);
  return page;
}

async function signedIn(browser: Browser, address: string, width: number): Promise<Page> {
  const page = await atAScreen(browser, width);
  await signInAs(page, address);
  return page;
}

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
}

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  const select = page.getByLabel(label, { exact: true });
  await select.selectOption(await select.getByRole('option', { name: option }).first().getAttribute('value'));
}
