import { persona } from '../../src/seed/personas.ts';
import { expect, test } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';
import { signInAs } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

const tilde = 'tilde@ung.example';

test('On a phone without script, a young person writes her CV, takes it along, shows it and hides it again', async ({ browser }) => {
  test.setTimeout(300_000);
  const visitor = await Visitor.at(browser, { width: 360, withoutScript: true });
  await signInAs(visitor.page, tilde);

  await whenSheFollowsTheLinkFromHerPage(visitor);
  await thenAnEmptyCvIsWelcoming(visitor);
  await whenSheWritesANumberIntoAField(visitor);
  await thenSheIsToldAndNothingIsLost(visitor);
  await whenSheWritesTooMuch(visitor);
  await whenSheWritesTwoFieldsInARow(visitor);
  await whenSheAddsALanguageThatIsNotOnTheList(visitor);
  await whenSheChoosesHerMailForThePaper(visitor);
  await thenThePaperAndItsFileHoldIt(visitor);
  await whenSheShowsItAndHidesItAgain(visitor);
  await whenSheDeletesIt(visitor);
});

async function whenSheFollowsTheLinkFromHerPage(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await visitor.follow('Mit CV', visitor.main);
}

async function thenAnEmptyCvIsWelcoming(visitor: Visitor): Promise<void> {
  await visitor.isAt('Dit CV er tomt endnu');
  await expect(visitor.main.getByText('Ikke skrevet endnu')).toHaveCount(6);
  await visitor.follow('Skriv det første');
  await visitor.isAt('Det er jeg god til');
  await visitor.page.getByText('Se et eksempel').click();
  await visitor.sees('»Jeg kommer til tiden. Jeg er rolig, når der er mange børn.«');
}

async function whenSheWritesANumberIntoAField(visitor: Visitor): Promise<void> {
  await visitor.write('Hvad er du god til?', 'Jeg er rolig med heste.\nRing på 22 33 44 55.');
  await visitor.press('Gem, og tag det næste');
}

async function thenSheIsToldAndNothingIsLost(visitor: Visitor): Promise<void> {
  await expect(visitor.page.getByRole('alert')).toContainText('Skriv ikke mail, telefonnummer eller CPR-nummer her.');
  await expect(visitor.page.getByLabel('Hvad er du god til?')).toHaveValue('Jeg er rolig med heste.\nRing på 22 33 44 55.');
}

async function whenSheWritesTooMuch(visitor: Visitor): Promise<void> {
  await visitor.write('Hvad er du god til?', 'Heste '.repeat(60));
  await visitor.press('Gem, og tag det næste');
  await expect(visitor.page.getByRole('alert')).toContainText('Det er for langt. Skriv højst 300 tegn.');
  await expect(visitor.page.getByLabel('Hvad er du god til?')).toHaveValue('Heste '.repeat(60));
}

async function whenSheWritesTwoFieldsInARow(visitor: Visitor): Promise<void> {
  await visitor.write('Hvad er du god til?', 'Jeg er rolig med heste.\nJeg kommer til tiden.');
  await visitor.press('Gem, og tag det næste');
  await visitor.isAt('Det har jeg prøvet');
  await visitor.sees('Det er gemt.');
  await visitor.write('Hvad har du prøvet?', 'Jeg går tur med naboens hund.');
  await visitor.press(/^Gem$/);
  await visitor.isAt('Mit CV');
  await visitor.sees('Jeg går tur med naboens hund.');
}

async function whenSheAddsALanguageThatIsNotOnTheList(visitor: Visitor): Promise<void> {
  await visitor.follow(/Skriv sprog, jeg taler/);
  await visitor.press('Sæt på mit CV');
  await expect(visitor.page.getByRole('alert')).toContainText('Vælg, hvor godt du taler det.');
  await visitor.tick('Modersmål');
  await visitor.press('Sæt på mit CV');
  await expect(visitor.page.getByRole('alert')).toContainText('Vælg et sprog, eller skriv det selv.');
  await expect(visitor.page.getByLabel('Modersmål')).toBeChecked();
  await visitor.write(/Står det ikke på listen\? Skriv det her/, 'mandarin');
  await visitor.press('Sæt på mit CV');
  await visitor.page.getByLabel('Sprog', { exact: true }).selectOption('Engelsk');
  await visitor.tick('Taler godt');
  await visitor.press('Sæt på mit CV');
  await visitor.sees('Mandarin');
  await expect(visitor.page.getByLabel('Sprog', { exact: true }).locator('option', { hasText: 'Engelsk' })).toHaveCount(0);
  await visitor.press(/^Fjern ?: Engelsk$/);
  await visitor.follow('Færdig');
  await visitor.sees('Mandarin, modersmål');
}

async function whenSheChoosesHerMailForThePaper(visitor: Visitor): Promise<void> {
  await visitor.follow('Se det på papir');
  await visitor.sees('Der står hverken mail eller nummer på papiret.');
  await visitor.seesNowhere(tilde);
  await visitor.follow('Vælg, hvad der skal stå');
  await visitor.tick(`Min mail: ${tilde}`);
  await visitor.press('Gem');
  await visitor.follow('Se det på papir');
}

async function thenThePaperAndItsFileHoldIt(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.isAt('Tilde Skitsegaard');
  await visitor.sees(tilde);
  await expect(visitor.main.getByRole('heading', { level: 2 })).toHaveText(['Det er jeg god til', 'Det har jeg prøvet', 'Sprog, jeg taler']);
  await expect(visitor.main.getByRole('listitem')).toHaveText(['Jeg er rolig med heste.', 'Jeg kommer til tiden.', 'Mandarin, modersmål']);
  await expect(page.getByRole('button', { name: 'Print' }), 'no button that does nothing').toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: 'Ungegarantien Lyngfjord' }), 'the paper is hers alone').toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Hent som PDF' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const file = await page.request.get('/mit-cv/cv.pdf');
  expect(file.headers()).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="cv.pdf"' });
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await visitor.follow('Mit CV');
}

async function whenSheShowsItAndHidesItAgain(visitor: Visitor): Promise<void> {
  await visitor.sees('Kun du kan se dit CV nu.');
  await visitor.press('Vis mit CV for dem, jeg søger hos');
  await visitor.sees('Nu viser du dit CV. Du kan altid skjule det igen.');
  await visitor.press('Vis det ikke mere');
  await visitor.sees('Kun du kan se dit CV nu.');
}

async function whenSheDeletesIt(visitor: Visitor): Promise<void> {
  await visitor.page.getByText('Slet mit CV').click();
  await visitor.press('Slet det hele');
  await visitor.isAt('Dit CV er tomt endnu');
  await visitor.seesNowhere('Mandarin', 'rolig med heste');
}

test('A place reads what a young person shows when she is coming to see it, and her contact person reads it too', async ({ browser }) => {
  test.setTimeout(300_000);
  const karla = await Visitor.at(browser, { width: 1280 });
  await signInAs(karla.page, persona('cafe').email);
  const { address, firstName } = await whoComesToTheCafe(karla);
  await karla.seesNowhere('rolig med gæster');

  const mette = await Visitor.at(browser, { width: 1280 });
  await signInAs(mette.page, persona('mette').email);
  await mette.goTo('/koordinator');
  await mette.follow(new RegExp(`^${firstName} `), mette.main.getByRole('row').filter({ hasText: 'Café Klitrosen' }).filter({ hasText: firstName }));
  const mail =
    (await mette.page.getByRole('complementary', { name: 'Om den unge' }).locator('a[href^="mailto:"]').first().getAttribute('href'))?.slice(
      'mailto:'.length,
    ) ?? '';
  await mette.seesNowhere('rolig med gæster');

  const pupil = await Visitor.at(browser, { width: 360 });
  await signInAs(pupil.page, mail);
  await pupil.goTo('/mit-cv/god-til');
  await pupil.write('Hvad er du god til?', 'Jeg er rolig med gæster.');
  await pupil.press(/^Gem$/);
  await karla.goTo(address);
  await karla.seesNowhere('rolig med gæster');
  await pupil.press('Vis mit CV for dem, jeg søger hos');

  for (const reader of [karla, mette]) {
    await reader.page.reload();
    await reader.main.getByText(new RegExp(`^Se ${firstName}('|s) CV$`)).click();
    await reader.sees('Jeg er rolig med gæster.');
  }
  expect(await karla.page.content()).not.toContain(mail);
  await expect(karla.main.locator('.paper')).not.toContainText(/\d\d \d\d \d\d \d\d|@/);

  await pupil.press('Vis det ikke mere');
  for (const reader of [karla, mette]) {
    await reader.page.reload();
    await reader.seesNowhere('rolig med gæster');
  }
});

/** The first at the café's desk who has been asked to come by. */
async function whoComesToTheCafe(karla: Visitor): Promise<{ address: string; firstName: string }> {
  await karla.goTo('/partner');
  const all = await karla.main.locator('a[href^="/partner/unge/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  for (const address of all) {
    await karla.goTo(address);
    if ((await karla.main.getByText(/^\s*Kommer forbi /).count()) === 0) continue;
    const [firstName = ''] = (await karla.page.getByRole('heading', { level: 1 }).innerText()).split(',');
    return { address, firstName };
  }
  throw new Error('Nobody comes to the café');
}

test('By keyboard alone, a young person writes a field and finds her way to the paper', async ({ browser }) => {
  const visitor = await Visitor.at(browser, { width: 360 });
  const keys = new Keyboard(visitor.page);
  const { page, main } = visitor;
  await signInAs(page, 'ebba@ung.example');
  await visitor.goTo('/mit-cv/vil-gerne');
  await keys.write(page.getByRole('textbox', { name: 'Hvad vil du gerne?' }), 'Jeg vil gerne arbejde med dyr. Jeg har en diagnose.');
  await expect(main.getByText('Skriv ikke om sygdom eller andet privat.')).toBeVisible();
  await keys.write(page.getByRole('textbox', { name: 'Hvad vil du gerne?' }), 'Jeg vil gerne arbejde med dyr.');
  await expect(main.getByText('Skriv ikke om sygdom eller andet privat.')).toBeHidden();
  await keys.press(page.getByRole('button', { name: 'Gem', exact: true }));
  await visitor.isAt('Mit CV');
  await keys.press(main.getByRole('link', { name: 'Se det på papir' }));
  await visitor.isAt('Ebba Prøvesen');
  await visitor.lookOver();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await keys.reach(page.getByRole('button', { name: 'Print' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('body[data-printed]')).toHaveCount(1);
});
