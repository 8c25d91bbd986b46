import type { Browser } from '@playwright/test';
import { guardianWords, questionAbout } from '../../src/copy/guardian.ts';
import { persona } from '../../src/seed/personas.ts';
import {
  thenAstaTakesAgreementListAndDaysAlong,
  whenHerFatherReadsTheAgreements,
  whenItWritesWhatSheDoesThere,
  whenKarlaReadsTheAgreementAndPutsItRight,
  whenTheSchoolReadsTheAgreementAndSaysYes,
} from '../support/agreement-steps.ts';
import { expectInEveryLanguage } from '../support/guardian-languages.ts';
import { classListAnswers, asta as pupil } from '../support/joining.ts';
import { expect, test } from '../support/journey.ts';
import { expectAnOldPhoneUnderstands } from '../support/old-phones.ts';
import { letterTo, linkFor } from '../support/post.ts';
import { takePicture } from '../support/readme-picture.ts';
import { enterCode, signInAs } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

const bakery = 'Bageriet Surdejen Lyng';
const cafe = 'Café Klitrosen';
const kindergarten = 'Børnehuset Krukken';
const workshop = 'Mosters Cykelværksted';
const asta = pupil.email;
const henrik = 'henrik@hjemme.example';
const moster = 'moster@cykler.example';
const herPhone = '20 12 34 56';

test('A pupil of 14 finds a place, is helped on by the first, and sees the red thread all the way', async ({ browser }) => {
  test.setTimeout(600_000);
  const { asta, mette, bente, karla, moster, father, susanne } = await givenEverybodyAtAScreenOfTheirOwn(browser);

  await whenAstaChoosesThreePlacesOfOneWeek(asta);
  await whenSheRanksThem(asta);
  await whenSheSaysWhy(asta);
  await thenTheBackButtonLosesNothing(asta);
  await whenSheSaysWhoSheIs(asta);
  await whenSheNamesHerselfAsHerOwnParent(asta);
  await thenSheIsRefusedAndKeepsWhatSheTyped(asta);
  await whenSheNamesHerFather(asta);
  await whenSheSendsWithADoubleClick(asta);
  await thenTheReceiptSaysWhoHasItAndByWhenSheHears(asta);
  await thenSheHasAppliedOnce(asta);

  await whenMetteFindsHerOnTheListAndSendsHerOn(mette);
  await thenTheBakerySeesAFirstNameAndAnAge(bente);
  await whenTheBakeryIsFullAndHelpsHerOnWithOnePress(bente);
  await thenTheCafeSeesNoNumberYet(karla);
  await whenKarlaAsksHerToComeByFirst(karla);
  await thenTheCafeMayCallHer(karla);
  await thenAstaReadsWhenToComeBy(asta);
  await whenKarlaOffersThreeDays(karla);
  await whenAstaSaysYes(asta);
  await thenTheCafeKnowsHerWholeName(karla);
  await whenKarlaReadsTheAgreementAndPutsItRight(karla);

  await whenAstaNamesAPlaceThatSheFoundHerself(asta);
  await whenThatPlaceSaysYes(moster);
  await whenItWritesWhatSheDoesThere(moster);

  await whenHerFatherReadsTheLinkTwice(father);
  await whenHeReadsItInArabicAndSaysSoOnce(father);
  await thenNothingHasChanged(asta);
  await whenHerFatherReadsTheAgreements(father);
  await whenHerFatherSaysYes(father);
  await whenTheSchoolReadsTheAgreementAndSaysYes(susanne);
  await thenAstaTakesAgreementListAndDaysAlong(asta);
  await thenAstaSeesTheRedThreadAllTheWay(asta);

  await whenSheWritesDownWhatSheExpects(asta);
  await thenItIsHersAlone(asta, mette);
  await whenMetteSuggestsAStepAndSheTakesIt(mette, asta);
});

interface People {
  asta: Visitor;
  mette: Visitor;
  bente: Visitor;
  karla: Visitor;
  moster: Visitor;
  father: Visitor;
  susanne: Visitor;
}

async function givenEverybodyAtAScreenOfTheirOwn(browser: Browser): Promise<People> {
  const atADesk = () => Visitor.at(browser, { width: 1280 });
  return {
    asta: await Visitor.at(browser, { width: 390 }),
    mette: await atADesk(),
    bente: await atADesk(),
    karla: await atADesk(),
    moster: await atADesk(),
    father: await Visitor.at(browser, { width: 320, withoutScript: true }),
    susanne: await atADesk(),
  };
}

async function whenAstaChoosesThreePlacesOfOneWeek(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.goTo('/');
  await visitor.write('Hvad kan du lide?', 'rundstykker');
  await visitor.press(/^Vis \d+ steder|^Find$/);
  await visitor.isAt(/passer til »rundstykker«$/);
  // Where nobody else of the demo has asked yet, and far enough away for everything that happens before it.
  const week = (await page.getByLabel('Hvornår?').locator('option').nth(3).getAttribute('value'))!;
  await search('rundstykker');
  await visitor.follow('Mød op kl. 6 og bag rundstykker', visitor.main);
  await visitor.press('Søg pladsen');
  await visitor.press('Find en mere');
  // Ranked last at first, so that she has something to move.
  await search('børnehave');
  await visitor.follow('En uge i børnehaven: leg, mad og ture', visitor.main);
  await visitor.press('Søg pladsen');
  await visitor.press('Find en mere');
  await search('café');
  await visitor.follow('Hjælp i en café: suppe, salat og servering', visitor.main);
  await visitor.press('Søg pladsen');

  async function search(words: string): Promise<void> {
    await visitor.write('Hvad kan du lide?', words);
    await page.getByLabel('Hvornår?').selectOption(week);
    await visitor.press('Find');
  }
}

async function whenSheRanksThem(visitor: Visitor): Promise<void> {
  const ranked = visitor.main.getByRole('heading', { level: 2 });
  await expect(ranked).toHaveText([/rundstykker/, /børnehaven/, /café/]);
  await visitor.press(/^Flyt op ?: Hjælp i en café/);
  await expect(ranked).toHaveText([/rundstykker/, /café/, /børnehaven/]);
  await visitor.press('Videre');
}

async function whenSheSaysWhy(visitor: Visitor): Promise<void> {
  await visitor.isAt('Hvorfor vil du gerne?');
  await visitor.tick('Jeg kan lide at arbejde med hænderne.');
  await visitor.tick('Jeg kan lide at lave mad.');
  await visitor.write(/Med dine egne ord/, 'Jeg bager hver søndag.');
  await visitor.press('Videre');
  await visitor.isAt('Hvis der ikke er plads');
  await visitor.tick('I må gerne hjælpe mig videre');
  await visitor.tick('Stedet må ringe til mig');
  await visitor.write(/Dit mobilnummer/, herPhone);
  await visitor.press('Videre');
  await visitor.isAt('Hvem er du?');
}

async function thenTheBackButtonLosesNothing(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.back();
  await expect(page.getByLabel('I må gerne hjælpe mig videre')).toBeChecked();
  await expect(page.getByLabel(/Dit mobilnummer/)).toHaveValue(herPhone);
  await visitor.back();
  await expect(page.getByLabel('Jeg kan lide at lave mad.')).toBeChecked();
  await expect(page.getByLabel(/Med dine egne ord/)).toHaveValue('Jeg bager hver søndag.');
  await page.reload();
  await expect(page.getByLabel('Jeg kan lide at lave mad.')).toBeChecked();
  await visitor.back();
  await expect(visitor.main.getByRole('heading', { level: 2 })).toHaveText([/rundstykker/, /café/, /børnehaven/]);
  for (let step = 0; step < 3; step += 1) await visitor.press('Videre');
  await visitor.isAt('Hvem er du?');
}

async function whenSheSaysWhoSheIs(visitor: Visitor): Promise<void> {
  await visitor.write('Din mail', asta);
  await visitor.tick('Det er min egen telefon eller computer');
  await visitor.press('Send koden');
  await enterCode(visitor.page, asta, 'Videre');
  await visitor.lookOver();
  await visitor.page.getByLabel('Din skole').selectOption({ label: 'Fjordskolen' });
  for (const [label, text] of classListAnswers(pupil)) await visitor.write(label, text);
  await visitor.press('Videre');
  await visitor.isAt('Hvem skal sige ja hjemme?');
}

async function whenSheNamesHerselfAsHerOwnParent(visitor: Visitor): Promise<void> {
  await visitor.write('Hvad hedder din forælder eller værge?', 'Henrik Prøvesen');
  await visitor.write('Deres mail', asta);
  await visitor.press('Videre');
}

async function thenSheIsRefusedAndKeepsWhatSheTyped(visitor: Visitor): Promise<void> {
  await visitor.isAt('Hvem skal sige ja hjemme?');
  await expect(visitor.page.getByRole('alert')).toContainText('Det her er din egen mail.');
  await expect(visitor.page.getByLabel('Hvad hedder din forælder eller værge?')).toHaveValue('Henrik Prøvesen');
  await expect(visitor.page.getByLabel('Deres mail')).toHaveValue(asta);
}

async function whenSheNamesHerFather(visitor: Visitor): Promise<void> {
  await visitor.write('Deres mail', henrik);
  await visitor.press('Videre');
  await visitor.isAt('Er din ansøgning klar?');
  await visitor.sees('Jeg bager hver søndag.');
}

async function whenSheSendsWithADoubleClick(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('button', { name: 'Send ansøgning' }).dblclick();
  await visitor.page.waitForURL(/kvittering/);
  await visitor.lookOver();
}

async function thenTheReceiptSaysWhoHasItAndByWhenSheHears(visitor: Visitor): Promise<void> {
  await visitor.isAt('Tak, Asta. Din ansøgning er sendt.');
  await visitor.sees(/^Mette Demosen har den nu\. Du får svar senest (i morgen|\S+dag den \d+\. \S+)\.$/);
  await expect(visitor.main.getByRole('link', { name: /^(\d\d ){3}\d\d$/ })).toBeVisible();
  expect((await letterTo(visitor.page, asta, /^Vi har fået din ansøgning$/)).text).toContain('Mette');
}

async function thenSheHasAppliedOnce(visitor: Visitor): Promise<void> {
  await visitor.follow('Se, hvordan det går');
  await visitor.isAt('Mette læser din ansøgning');
  await expect(threadOf(visitor).filter({ hasText: 'Du søgte' })).toHaveCount(1);
  await expect(visitor.main.getByRole('list').first().getByRole('listitem')).toHaveText([new RegExp(bakery), new RegExp(cafe), new RegExp(kindergarten)]);
}

async function whenMetteFindsHerOnTheListAndSendsHerOn(visitor: Visitor): Promise<void> {
  await signInAs(visitor.page, persona('mette').email);
  await visitor.lookOver();
  await visitor.follow('Asta Prøvesen', visitor.main);
  await visitor.isAt('Asta Prøvesen');
  await visitor.press('Send videre');
  await visitor.sees('Ansøgningen er sendt videre til stedet.');
}

async function thenTheBakerySeesAFirstNameAndAnAge(visitor: Visitor): Promise<void> {
  await signInAs(visitor.page, persona('bageriet').email);
  await visitor.lookOver();
  await visitor.follow('Asta, 13-14 år', visitor.main);
  await visitor.isAt('Asta, 13-14 år');
  await visitor.sees('Jeg bager hver søndag.');
  await visitor.seesNowhere('Prøvesen', '8.B', 'Fjordskolen', asta, henrik, herPhone, herPhone.replaceAll(' ', ''));
}

async function whenTheBakeryIsFullAndHelpsHerOnWithOnePress(visitor: Visitor): Promise<void> {
  await visitor.page.getByText('Hjælp videre', { exact: true }).first().click();
  await visitor.page
    .getByLabel(new RegExp(`^${cafe}`))
    .first()
    .check();
  await visitor.tick('Vi har ikke flere pladser');
  await visitor.press('Hjælp videre');
  await visitor.sees('Tak, fordi I hjalp videre.');
  await visitor.seesNowhere('Asta');
}

async function thenTheCafeSeesNoNumberYet(visitor: Visitor): Promise<void> {
  await signInAs(visitor.page, persona('cafe').email);
  await visitor.lookOver();
  await visitor.follow('Asta, 13-14 år', visitor.main);
  await visitor.isAt('Asta, 13-14 år');
  await visitor.seesNowhere('Prøvesen', '8.B', asta, henrik, herPhone, herPhone.replaceAll(' ', ''));
}

async function whenKarlaAsksHerToComeByFirst(visitor: Visitor): Promise<void> {
  await visitor.page.getByText('Kom forbi først', { exact: true }).click();
  await visitor.write('Hvilken dag', workingDayFromNow(3));
  await visitor.write('Klokken', '15.30');
  await visitor.press('Bed Asta komme forbi');
  await visitor.sees('I har bedt den unge om at komme forbi.');
}

/** A day that is no weekend, some days ahead. */
function workingDayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

async function thenTheCafeMayCallHer(visitor: Visitor): Promise<void> {
  await expect(visitor.main.getByRole('link', { name: herPhone })).toBeVisible();
  await visitor.seesNowhere('Prøvesen', '8.B', asta, henrik);
}

async function thenAstaReadsWhenToComeBy(visitor: Visitor): Promise<void> {
  await visitor.goTo(await linkFor(visitor.page, asta, /^\/min-soegning/));
  await visitor.isAt(`${cafe} vil gerne møde dig`);
  await visitor.sees(/kl\. 15\.30$/);
}

async function whenKarlaOffersThreeDays(visitor: Visitor): Promise<void> {
  await visitor.page.getByText('Vi har en plads', { exact: true }).click();
  const days = visitor.page.getByRole('group', { name: /^Dage i uge/ }).getByRole('checkbox');
  await expect(days).toHaveCount(5);
  for (const day of [3, 4]) await days.nth(day).uncheck();
  await visitor.press('Giv Asta pladsen');
  await visitor.sees('Pladsen er givet.');
}

async function whenAstaSaysYes(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await visitor.isAt(`${cafe} har en plads til dig`);
  await visitor.sees(/^Uge \d+, mandag til onsdag$/);
  await visitor.press('Sig ja tak');
  await visitor.sees('Dejligt. Du har sagt ja til pladsen.');
}

async function thenTheCafeKnowsHerWholeName(visitor: Visitor): Promise<void> {
  await visitor.goTo('/partner');
  await visitor.follow(/Asta Prøvesen/, visitor.main);
  await visitor.isAt('Asta Prøvesen');
  await visitor.sees('Fjordskolen');
  await visitor.seesNowhere(asta, henrik);
}

async function whenAstaNamesAPlaceThatSheFoundHerself(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await visitor.sees(/2 dage mere/);
  const [theWeek = ''] = /uge \d+/i.exec(await visitor.main.getByRole('heading', { name: /^Uge \d+, mandag til onsdag$/ }).innerText()) ?? [];
  await visitor.follow('Et sted, jeg selv har fundet');
  await visitor.sees('Du mangler 2 dage. Vælg dem, I har aftalt.');
  await visitor.write('Hvad hedder stedet?', workshop);
  await visitor.write('Hvem har du talt med?', 'Moster Gerda');
  await visitor.write('Adressen', 'Havnegade 3, 9991 Lyngfjord');
  await visitor.write('Stedets mail', moster);
  const week = visitor.page
    .getByLabel('Hvilken uge?')
    .getByRole('option', { name: new RegExp(`^${theWeek} `, 'i') })
    .first();
  await visitor.page.getByLabel('Hvilken uge?').selectOption((await week.getAttribute('value'))!);
  await visitor.tick('Torsdag');
  await visitor.tick('Fredag');
  await visitor.write('Hvornår møder du?', '8.30');
  await visitor.press('Spørg stedet');
  await visitor.sees('Vi har spurgt stedet. Du kan følge svaret her.');
}

async function whenThatPlaceSaysYes(visitor: Visitor): Promise<void> {
  await visitor.goTo(await linkFor(visitor.page, moster, /^\/vaert\//));
  await expectAnOldPhoneUnderstands(visitor.page, visitor.page.url(), 15);
  await visitor.isAt('Må Asta komme i praktik hos jer?');
  await visitor.sees(/14 år fra Fjordskolen/);
  await visitor.seesNowhere('Prøvesen', asta, henrik, herPhone);
  await visitor.press('Ja, Asta er velkommen');
  await visitor.isAt('Tak, fordi I siger ja');
}

async function whenHerFatherReadsTheLinkTwice(visitor: Visitor): Promise<void> {
  const link = await linkFor(visitor.page, henrik, /^\/foraelder\//);
  await visitor.goTo(link);
  await visitor.goTo(link);
  await visitor.isAt('Må Asta komme i praktik?');
  await visitor.sees(cafe);
  await visitor.sees(workshop);
  await expect(visitor.page.getByRole('button', { name: 'Ja, det er i orden' })).toBeVisible();
}

async function thenNothingHasChanged(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await expect(visitor.main.getByText('Henrik Prøvesen: vi venter på svar').first()).toBeVisible();
}

/** One press, on a phone of 360 px: from the right, looked over by axe, remembered by the next visit, and back again. */
async function whenHeReadsItInArabicAndSaysSoOnce(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await expectAnOldPhoneUnderstands(page, page.url(), 15);
  await expectAnOldPhoneUnderstands(page, '/fremme/et-link-der-ikke-findes', 15);
  await visitor.press('العربية');
  await visitor.isAt(questionAbout(guardianWords('ar'), null, 'Asta'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await visitor.goTo(page.url());
  await expect(page.getByRole('button', { name: 'نعم، أوافق' })).toBeVisible();
  await expectInEveryLanguage(page, page.url(), (words) => words.buttons.call_me);
  await expectInEveryLanguage(page, page.url(), (words) => words.notMine.title, '&ikke-mit-barn=1');
  await expectInEveryLanguage(page, `${page.url().slice(0, -8)}00000000`, (words) => words.gone.unknown.title);
  await visitor.press('Dansk');
  await visitor.isAt('Må Asta komme i praktik?');
}

async function whenHerFatherSaysYes(visitor: Visitor): Promise<void> {
  await visitor.press('Ja, det er i orden');
  await visitor.sees('Du har svaret ja. Asta har fået det at vide.');
  await expectInEveryLanguage(visitor.page, visitor.page.url(), (words) => words.answered.yes('Asta'));
}

async function thenAstaSeesTheRedThreadAllTheWay(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  // The last system of the iPhones of 2015; before 15.4 no layers are known, and the page is plain text in the right order.
  await expectAnOldPhoneUnderstands(visitor.page, '/min-soegning', 15.4);
  await visitor.isAt(`Du skal i praktik hos ${cafe}`);
  await expect(threadOf(visitor)).toHaveText([
    /^Sket: Du skal i praktik, og vi hjælper dig hele vejen/,
    new RegExp(`^Sket: Du søgte hos ${bakery}, ${cafe} og ${kindergarten} *i dag`),
    new RegExp(`^Sket: Mette sendte din ansøgning til ${bakery} *i dag`),
    new RegExp(`^Sket: ${bakery} havde ikke plads\\. De hjalp dig videre til ${cafe} *i dag`),
    new RegExp(`^Sket: ${cafe} bad dig komme forbi *i dag`),
    new RegExp(`^Sket: ${cafe} havde en plads til dig *i dag`),
    new RegExp(`^Sket: Du sagde ja til ${cafe} *i dag`),
    /^Sket: Vi skrev til din forælder eller værge *i dag/,
    new RegExp(`^Sket: Aftalen med ${cafe} blev ændret *i dag`),
    /^Sket: Din forælder eller værge sagde ja \(svar via link til h…@hjemme\.example\) *i dag/,
    /^Sket: Skolen sagde ja til aftalen/,
    new RegExp(`^Lige nu: Du skal i praktik hos ${cafe} *fra mandag`),
    /^Kommer: Din første dag/,
  ]);
  await takePicture(visitor);
  await expect(visitor.page.getByRole('heading', { level: 2, name: `Du skal i praktik hos ${workshop}` })).toBeVisible();
  await expect(visitor.main.getByText('Henrik Prøvesen: har sagt ja')).toHaveCount(2);
  await visitor.page.getByText('Se den røde tråd').click();
  await expect(threadOf(visitor, 1).filter({ hasText: `${workshop} sagde ja` })).toBeVisible();
}

const expectation = 'Man smager nok på maden hele tiden';

async function whenSheWritesDownWhatSheExpects(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('link', { name: 'Svar på de tre spørgsmål' }).first().click();
  await visitor.isAt('Før du starter');
  await visitor.press('Gem');
  await visitor.sees('Skriv lidt først.');
  await visitor.write(/^Hvad tror du, de laver på stedet/, expectation);
  await visitor.page
    .getByRole('group', { name: /Jeg ved, hvad jeg er god til/ })
    .getByLabel('3')
    .check();
  await visitor.press('Gem');
  await visitor.sees('Det er gemt. Du vælger selv, hvem der må læse det.');
}

async function thenItIsHersAlone(asta: Visitor, mette: Visitor): Promise<void> {
  await mette.goTo(new URL(mette.page.url()).pathname);
  await mette.seesNowhere(expectation);
  await asta.press('Del det med Mette');
  await asta.sees('Det er delt. Din kontaktperson kan læse det nu.');
  await mette.goTo(new URL(mette.page.url()).pathname);
  await mette.sees(expectation);
}

async function whenMetteSuggestsAStepAndSheTakesIt(mette: Visitor, asta: Visitor): Promise<void> {
  await mette.page.getByText('Foreslå et næste skridt').click();
  await mette.write('Et forslag til den unges egen liste', 'Kom til åbent hus');
  await mette.press('Send forslaget');
  await mette.sees('Forslaget er sendt. Den unge vælger selv.');
  await asta.goTo('/min-soegning/naeste-skridt');
  await asta.press('Sæt det på min liste');
  await asta.press(/^Gjort ?: Kom til åbent hus/);
  await expect(asta.page.getByRole('button', { name: 'Ikke gjort alligevel' })).toBeVisible();
}

/** What stands along the thread of a need, in its order. */
function threadOf(visitor: Visitor, need = 0) {
  return visitor.main.getByRole('list', { name: 'Den røde tråd' }).nth(need).getByRole('listitem');
}
