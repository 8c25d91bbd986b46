import type { Browser } from '@playwright/test';
import { guardianWords } from '../../src/copy/guardian.ts';
import { addDays } from '../../src/features/dates.ts';
import { persona } from '../../src/seed/personas.ts';
import { expect } from '../support/journey.ts';
import { expectAnOldPhoneUnderstands } from '../support/old-phones.ts';
import { testWithItsOwnPortal, travelTo } from '../support/own-portal.ts';
import { lettersTo, linkFor } from '../support/post.ts';
import { signInAs } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

// The days move: this journey has a municipality of its own.
const test = testWithItsOwnPortal('small');

const amal = 'amal@hjemme.example';
const workshop = { name: 'Mosters Cykelværksted', mail: 'moster@cykler.example', who: 'Moster Gerda', street: 'Havnegade 3, 9991 Lyngfjord' };
const forge = { name: 'Havnens Smedje', mail: 'smed@smedje.example', who: 'Vagn Prøvesen', street: 'Havnegade 9, 9991 Lyngfjord' };
const garden = { name: 'Gartneriet Fjordglas', mail: 'gartner@fjordglas.example', who: 'Tove Testlund', street: 'Markvej 2, 9991 Lyngfjord' };
const library = { name: 'Lyngens Bibliotek', mail: 'bog@lyngbib.example', who: 'Bo Prøvesen', street: 'Torvet 1, 9991 Lyngfjord' };

test('five days at two places, a parent who reads Arabic on an old phone, one day ill, one place that stops, the rest elsewhere', async ({ browser }) => {
  test.setTimeout(600_000);
  const mette = await Visitor.at(browser, { width: 1280 });
  const asta = await Visitor.at(browser, { width: 360 });
  const mother = await Visitor.at(browser, { width: 320, withoutScript: true });

  await signInAs(mette.page, persona('mette').email);
  const pupil = await givenAstaHasAnAddress(mette);
  await signInAs(asta.page, persona('asta').email);
  const monday = await theFirstWholeWeek(asta, await theFirstWeekWithPlaces(asta));

  await test.step('She names her mother, who reads Arabic', async () => {
    await asta.goTo('/min-soegning/foraelder');
    await asta.write('Hvad hedder din forælder eller værge?', 'Amal');
    await asta.write('Deres mail', amal);
    await asta.page.getByLabel('Hvilket sprog læser de bedst?').selectOption({ label: 'العربية' });
    await asta.press('Gem');
  });

  await test.step('Three days here and two there, each place by its link', async () => {
    await whenSheAsks(asta, workshop, monday, ['Mandag', 'Tirsdag', 'Onsdag']);
    await whenItSaysYes(browser, workshop);
    await asta.goTo('/min-soegning');
    await asta.sees(/2 dage mere/);
    await whenSheAsks(asta, forge, monday, ['Torsdag', 'Fredag']);
    await whenItSaysYes(browser, forge);
    await asta.goTo('/min-soegning');
    await expect(asta.page.getByRole('region', { name: 'Alle dine dage' })).toContainText(workshop.name);
    await expect(asta.page.getByRole('region', { name: 'Alle dine dage' })).toContainText(forge.name);
  });

  await test.step('Her mother is asked once, in Arabic, and says yes on an old phone', async () => {
    await mother.goTo(await linkFor(mother.page, amal, /^\/foraelder\//));
    await expectAnOldPhoneUnderstands(mother.page, mother.page.url(), 15);
    const words = guardianWords('ar');
    await expect(mother.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await mother.page.getByRole('button', { name: words.buttons.yes, exact: true }).click();
    await expect(mother.main).toContainText(words.answered.yes('Asta'));
    const susanne = await Visitor.at(browser, { width: 1280 });
    await signInAs(susanne.page, persona('skoleleder').email);
    await susanne.goTo('/skoleleder');
    for (const { name } of [workshop, forge]) {
      await susanne.follow(/^Læs aftalen/, susanne.main.getByRole('listitem').filter({ hasText: 'Asta Prøvesen' }).filter({ hasText: name }));
      await susanne.press('Skolen siger ja til aftalen');
      await susanne.sees('Alle har sagt ja.');
      await susanne.goTo('/skoleleder');
    }
    await susanne.leaves();
  });

  await test.step('She came on Monday, was ill on Tuesday, and came again on Wednesday', async () => {
    await travelTo(mette.page, monday);
    const host = await Visitor.at(browser, { width: 360, withoutScript: true });
    await host.goTo(await linkFor(host.page, workshop.mail, /^\/fremme\//));
    await host.press('Ja, Asta er her');
    await host.isAt('Tak, dagen er talt med');
    await host.leaves();

    await travelTo(mette.page, addDays(monday, 1));
    await asta.goTo('/min-soegning');
    await asta.follow('Jeg er syg', asta.main);
    await asta.press('Jeg er syg i dag');
    await expect.poll(async () => (await lettersTo(asta.page, workshop.mail)).map(({ text }) => text).join()).toContain('Asta er syg og kommer ikke');

    await travelTo(mette.page, addDays(monday, 2));
    await whenMetteWritesThatSheCame(mette);
  });

  await test.step('The second place stops after a day: nothing is lost, and she is with Mette again', async () => {
    await travelTo(mette.page, addDays(monday, 3));
    await whenMetteWritesThatSheCame(mette);
    await mette.goTo(pupil);
    await mette.page.getByText('Det kan du gøre', { exact: true }).click();
    await mette.follow('Stop forløbet', mette.main);
    await mette.sees(/^De dage, der er gjort, tæller stadig/);
    await mette.press('Stop forløbet');
    await asta.goTo('/min-soegning');
    await asta.sees(/^3 af 5 dage er på plads\. 3 er gjort\./);
    await expect.poll(async () => (await lettersTo(asta.page, forge.mail)).length).toBeGreaterThan(2);
  });

  const next = await theFirstWholeWeek(asta, addDays(monday, 7));
  await test.step('She finds two more places for the days that are missing, and her mother is not asked again', async () => {
    const asked = (await lettersTo(asta.page, amal)).length;
    await whenSheAsks(asta, garden, next, ['Mandag']);
    await whenItSaysYes(browser, garden);
    await asta.goTo('/min-soegning');
    await whenSheAsks(asta, library, next, ['Tirsdag']);
    await whenItSaysYes(browser, library);
    await travelTo(mette.page, next);
    await whenMetteWritesThatSheCame(mette);
    await travelTo(mette.page, addDays(next, 1));
    await whenMetteWritesThatSheCame(mette);
    const questions = (await lettersTo(asta.page, amal))
      .slice(0, -asked || undefined)
      .filter(({ links }) => links.some((link) => /\/foraelder\/[^/]+$/.test(link)));
    expect(questions.map(({ title }) => title)).toEqual([]);
  });

  await test.step('Five days done: her search has ended well, and Mette’s desk says so', async () => {
    await asta.goTo('/min-soegning');
    await asta.sees(/søgninger, der er slut$/);
    await mette.goTo(`/koordinator?navn=${encodeURIComponent('Asta Prøvesen')}`);
    await expect(mette.page.getByRole('row').filter({ hasText: 'Asta Prøvesen' })).toContainText('5 gjort');
  });
});

interface Place {
  name: string;
  mail: string;
  who: string;
  street: string;
}

/** Asta is on the class list, and has never been inside: Mette writes down her address. Answers with the path of her page. */
async function givenAstaHasAnAddress(mette: Visitor): Promise<string> {
  await mette.goTo(`/koordinator?navn=${encodeURIComponent('Asta Prøvesen')}`);
  await mette.follow('Asta Prøvesen', mette.page.getByRole('rowheader'));
  const { pathname } = new URL(mette.page.url());
  await mette.follow('Ret kontaktoplysninger', mette.main);
  await mette.write(/^Mail/, persona('asta').email);
  await mette.press('Gem');
  return pathname;
}

/** Monday of the first week in which the demo has places: a week of school, far enough away. */
async function theFirstWeekWithPlaces(visitor: Visitor): Promise<string> {
  await visitor.goTo('/opslag');
  return (await visitor.page.getByLabel('Hvornår?').locator('option').nth(1).getAttribute('value')) as string;
}

/** Monday of the first week from `from` on without a holiday: at a place of one's own, days are school days. */
async function theFirstWholeWeek(asta: Visitor, from: string): Promise<string> {
  await asta.goTo('/min-soegning');
  await asta.follow('Et sted, jeg selv har fundet', asta.main);
  const weeks = await asta.page
    .getByLabel('Hvilken uge?')
    .locator('option')
    .evaluateAll((options) => options.map((option) => ({ monday: (option as HTMLOptionElement).value, label: option.textContent ?? '' })));
  return weeks.find(({ monday, label }) => monday >= from && !/ferie|helligdage/.test(label))?.monday as string;
}

async function whenSheAsks(asta: Visitor, place: Place, monday: string, days: string[]): Promise<void> {
  await asta.goTo('/min-soegning');
  await asta.follow('Et sted, jeg selv har fundet', asta.main);
  await asta.write('Hvad hedder stedet?', place.name);
  await asta.write('Hvem har du talt med?', place.who);
  await asta.write('Adressen', place.street);
  await asta.write('Stedets mail', place.mail);
  await asta.page.getByLabel('Hvilken uge?').selectOption(monday);
  for (const day of days) await asta.tick(day);
  await asta.press('Spørg stedet');
  await asta.sees('Vi har spurgt stedet. Du kan følge svaret her.');
}

async function whenItSaysYes(browser: Browser, place: Place): Promise<void> {
  const host = await Visitor.at(browser, { width: 360 });
  await host.goTo(await linkFor(host.page, place.mail, /^\/vaert\//));
  await host.press('Ja, Asta er velkommen');
  await host.isAt('Tak, fordi I siger ja');
  await host.follow('Læs aftalen', host.main);
  await host.write('Hvad skal Asta lave hos jer?', 'Hjælpe til');
  await host.press('Gem, og sig ja til aftalen');
  await host.leaves();
}

async function whenMetteWritesThatSheCame(mette: Visitor): Promise<void> {
  await mette.goTo('/koordinator/uge');
  await mette.page.getByRole('checkbox', { name: 'Asta Prøvesen er kommet', exact: true }).check();
  await mette.press('De valgte kom');
  await mette.sees(/er skrevet ind som kommet\.$/);
}
