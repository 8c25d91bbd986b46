import { bertram, classListAnswers } from '../support/joining.ts';
import { expect, test } from '../support/journey.ts';
import { letterTo } from '../support/post.ts';
import { enterCode } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

test('On a small phone without script, a pupil filters, applies, follows his search and asks to be called', async ({ browser }) => {
  test.setTimeout(600_000);
  const visitor = await givenBertramAndHisOldPhone(browser);

  await whenHeFiltersForAnimals(visitor);
  await thenTheFiltersStandInTheAddressAndCanBeTakenAway(visitor);
  await whenHeSavesOneAndComesBackToIt(visitor);
  await whenHeChoosesAPlaceAndForgetsTheWeek(visitor);
  await thenHeIsAskedForTheWeek(visitor);
  await whenHeAppliesForIt(visitor);
  await whenHeWritesTheWrongClassCode(visitor);
  await thenEverythingHeWroteIsStillThere(visitor);
  await whenHeWritesTheRightOneAndSends(visitor);
  await thenHisReceiptSaysWhoHasIt(visitor);
  await whenHeAsksToBeCalled(visitor);
  await thenHeKnowsByWhenTheyCall(visitor);
  await whenHeSignsOut(visitor);
  await thenHisPageIsHisAlone(visitor);
});

async function givenBertramAndHisOldPhone(browser: Parameters<typeof Visitor.at>[0]): Promise<Visitor> {
  return await Visitor.at(browser, { width: 360, withoutScript: true });
}

async function whenHeFiltersForAnimals(visitor: Visitor): Promise<void> {
  await visitor.goTo('/opslag');
  await visitor.page.getByText('Filtre', { exact: true }).first().click();
  await visitor.page
    .getByRole('group', { name: 'Hvad søger du?' })
    .getByLabel(/^Erhvervspraktik/)
    .check();
  await visitor.page.getByRole('group', { name: 'Hvad kan du lide?' }).getByLabel(/^Dyr/).check();
  await visitor.press('Vis steder');
}

async function thenTheFiltersStandInTheAddressAndCanBeTakenAway(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const narrowed = page.url();
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  expect(new URL(narrowed).searchParams.getAll('slags')).toHaveLength(1);
  expect(new URL(narrowed).searchParams.getAll('interesse')).toHaveLength(1);
  await visitor.follow(/Fjern.*Dyr/);
  expect(new URL(page.url()).searchParams.getAll('interesse')).toHaveLength(0);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading);
  await visitor.back();
  await visitor.isAt(heading);
}

async function whenHeSavesOneAndComesBackToIt(visitor: Visitor): Promise<void> {
  const list = new URL(visitor.page.url());
  await visitor.press('Gem: Hjælp med dyrene på en dyreklinik');
  await visitor.sees('Opslaget er gemt. Du finder det under »Gemte opslag«.');
  expect(new URL(visitor.page.url()).searchParams.getAll('interesse'), 'the list is as it was').toEqual(list.searchParams.getAll('interesse'));
  await visitor.follow('Gemte opslag', visitor.main);
  await visitor.isAt('Gemte opslag');
  await visitor.sees('Hjælp med dyrene på en dyreklinik');
  await visitor.goTo(list.href);
}

async function whenHeChoosesAPlaceAndForgetsTheWeek(visitor: Visitor): Promise<void> {
  await visitor.follow('Hjælp med dyrene på en dyreklinik', visitor.main);
  await visitor.press('Søg pladsen');
  await visitor.isAt('Din plads');
  await visitor.press('Videre');
}

async function thenHeIsAskedForTheWeek(visitor: Visitor): Promise<void> {
  await visitor.isAt('Din plads');
  await expect(visitor.page.getByRole('alert')).toContainText('Vælg en uge');
}

async function whenHeAppliesForIt(visitor: Visitor): Promise<void> {
  await visitor.page.getByLabel('Hvilken uge?').selectOption({ index: 2 });
  await visitor.press('Videre');
  await visitor.tick('Jeg er glad for dyr.');
  await visitor.press('Videre');
  await visitor.write(/Dit mobilnummer/, '21 43 65 87');
  await visitor.press('Videre');
  await visitor.write('Din mail', bertram.email);
  await visitor.press('Send koden');
  await enterCode(visitor.page, bertram.email, 'Videre');
  await visitor.lookOver();
}

async function whenHeWritesTheWrongClassCode(visitor: Visitor): Promise<void> {
  await visitor.page.getByLabel('Din skole').selectOption({ label: 'Fjordskolen' });
  for (const [label, text] of classListAnswers(bertram)) await visitor.write(label, text);
  await visitor.write('Klassekode', 'LYNG8B99');
  await visitor.press('Videre');
}

async function thenEverythingHeWroteIsStillThere(visitor: Visitor): Promise<void> {
  await expect(visitor.page.getByRole('alert')).toContainText('Det passer ikke med klasselisten.');
  for (const [label, text] of classListAnswers(bertram)) {
    await expect(visitor.page.getByLabel(label, { exact: true }).first()).toHaveValue(label === 'Klassekode' ? 'LYNG8B99' : text);
  }
}

async function whenHeWritesTheRightOneAndSends(visitor: Visitor): Promise<void> {
  for (const [label, text] of classListAnswers(bertram)) await visitor.write(label, text);
  await visitor.press('Videre');
  await visitor.write('Hvad hedder din forælder eller værge?', 'Mor');
  await visitor.write('Deres mobilnummer', '31 42 53 64');
  await visitor.press('Videre');
  await visitor.isAt('Er din ansøgning klar?');
  await visitor.press('Send ansøgning');
}

async function thenHisReceiptSaysWhoHasIt(visitor: Visitor): Promise<void> {
  await visitor.isAt('Tak, Bertram. Din ansøgning er sendt.');
  await visitor.sees(/^Mette Demosen har den nu\. Du får svar senest /);
  await letterTo(visitor.page, bertram.email, /^Vi har fået din ansøgning$/);
}

async function whenHeAsksToBeCalled(visitor: Visitor): Promise<void> {
  await visitor.follow('Se, hvordan det går');
  await visitor.isAt('Mette læser din ansøgning');
  await visitor.sees(/Klitsande Dyreklinik/);
  await visitor.press('Ring til mig');
}

async function thenHeKnowsByWhenTheyCall(visitor: Visitor): Promise<void> {
  await visitor.sees('Din kontaktperson ringer til dig.');
  await visitor.sees(/^Du bliver ringet op senest /);
  await visitor.sees(/Vi ringer på 21 43 65 87/);
  await expect(visitor.page.getByRole('button', { name: 'Ring til mig' })).toHaveCount(0);
}

async function whenHeSignsOut(visitor: Visitor): Promise<void> {
  await visitor.press('Log ud');
  await visitor.sees('Du er logget ud.');
}

async function thenHisPageIsHisAlone(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await visitor.isAt('Log ind');
  await visitor.seesNowhere('Bertram');
  await visitor.goTo('/opslag/gemte');
  await visitor.sees('Du har ikke gemt noget endnu');
}
