import { aase, classListAnswers } from '../support/joining.ts';
import { expect, test } from '../support/journey.ts';
import { Keyboard } from '../support/keyboard.ts';
import { codeFor } from '../support/post.ts';
import { Visitor } from '../support/visitor.ts';

test('By keyboard alone, a pupil finds a place, applies, writes her number and signs out', async ({ browser }) => {
  test.setTimeout(600_000);
  const visitor = await Visitor.at(browser, { width: 360 });
  const keys = new Keyboard(visitor.page);

  await whenShePressesTabOnTheFrontPage(visitor, keys);
  await thenTheFirstStopLeadsPastTheMenu(visitor, keys);
  await whenSheSearchesAndOpensAPlace(visitor, keys);
  await whenSheChoosesTheWeekWithTheArrows(visitor, keys);
  await whenSheSendsThePlacesWithoutAnAnswerAtHome(visitor, keys);
  await thenTheFocusIsAtWhatIsToBeMended(visitor, keys);
  await whenSheMendsItAndSends(visitor, keys);
  await thenSheHasAReceipt(visitor, keys);
  await whenSheWritesHerNumber(visitor, keys);
  await whenSheSignsOut(visitor, keys);
});

const button = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('button', { name }).first();
const field = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('textbox', { name, exact: true }).first();

async function whenShePressesTabOnTheFrontPage(visitor: Visitor, keys: Keyboard): Promise<void> {
  await visitor.goTo('/');
  await keys.reach(visitor.page.getByRole('link', { name: 'Gå til indholdet' }));
}

async function thenTheFirstStopLeadsPastTheMenu(visitor: Visitor, keys: Keyboard): Promise<void> {
  const { page } = visitor;
  await expect(page.getByRole('link', { name: 'Gå til indholdet' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(visitor.main.locator(':focus')).toHaveCount(1);
  await keys.reach(visitor.main.getByRole('textbox', { name: 'Hvad kan du lide?' }).or(visitor.main.getByRole('searchbox', { name: 'Hvad kan du lide?' })));
}

async function whenSheSearchesAndOpensAPlace(visitor: Visitor, keys: Keyboard): Promise<void> {
  const { page } = visitor;
  await page.keyboard.type('plejehjemmet');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await visitor.lookOver();
  await visitor.isAt(/passer til »plejehjemmet«/);
  await keys.press(visitor.main.getByRole('link', { name: 'Snak, gåture og eftermiddagskaffe på plejehjemmet' }));
  await visitor.lookOver();
}

async function whenSheChoosesTheWeekWithTheArrows(visitor: Visitor, keys: Keyboard): Promise<void> {
  const weeks = visitor.main.getByRole('group', { name: 'Vælg en uge' }).getByRole('radio');
  await keys.reach(weeks.first());
  await visitor.page.keyboard.press('ArrowDown');
  await expect(weeks.nth(1)).toBeChecked();
  await keys.press(button(visitor, 'Søg pladsen'));
  await visitor.lookOver();
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
  await keys.tick(visitor.page.getByRole('checkbox', { name: 'Jeg kan lide at være sammen med mennesker.' }));
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
  await keys.tick(visitor.page.getByRole('checkbox', { name: /^I må gerne hjælpe mig videre/ }));
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
  await keys.write(field(visitor, 'Din mail'), aase.email);
  await keys.press(button(visitor, 'Send koden'));
  await visitor.lookOver();
  await keys.write(field(visitor, 'Kode'), await codeFor(visitor.page, aase.email));
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
  // By its first letters, as a list is searched from the keyboard.
  await keys.reach(visitor.page.getByRole('combobox', { name: 'Din skole' }));
  await visitor.page.keyboard.type('Fjords');
  await expect(visitor.page.getByRole('combobox', { name: 'Din skole' }).getByRole('option', { selected: true })).toHaveText('Fjordskolen');
  for (const [label, text] of classListAnswers(aase)) await keys.write(field(visitor, label), text);
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
}

async function whenSheSendsThePlacesWithoutAnAnswerAtHome(visitor: Visitor, keys: Keyboard): Promise<void> {
  await visitor.isAt('Hvem skal sige ja hjemme?');
  await keys.write(field(visitor, 'Hvad hedder din forælder eller værge?'), 'Far');
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
}

async function thenTheFocusIsAtWhatIsToBeMended(visitor: Visitor, keys: Keyboard): Promise<void> {
  const { page } = visitor;
  await expect(page.getByRole('alert')).toBeFocused();
  const mend = page.getByRole('alert').getByRole('link').first();
  await keys.reach(mend);
  await page.keyboard.press('Enter');
  await expect(field(visitor, 'Deres mail')).toBeFocused();
}

async function whenSheMendsItAndSends(visitor: Visitor, keys: Keyboard): Promise<void> {
  await visitor.page.keyboard.type('far.til.aase@hjemme.example');
  await keys.press(button(visitor, 'Videre'));
  await visitor.lookOver();
  await visitor.isAt('Er din ansøgning klar?');
  await keys.press(button(visitor, 'Send ansøgning'));
  await visitor.lookOver();
}

async function thenSheHasAReceipt(visitor: Visitor, keys: Keyboard): Promise<void> {
  await visitor.isAt(`Tak, ${aase.firstName}. Din ansøgning er sendt.`);
  await visitor.sees(/^Mette Demosen har den nu\. Du får svar senest /);
  await keys.press(visitor.main.getByRole('link', { name: 'Se, hvordan det går' }));
  await visitor.lookOver();
}

async function whenSheWritesHerNumber(visitor: Visitor, keys: Keyboard): Promise<void> {
  await visitor.isAt('Mette læser din ansøgning');
  await keys.press(visitor.main.getByRole('link', { name: /^Skriv.*din mobil$/ }));
  await visitor.lookOver();
  await keys.write(field(visitor, /mobil/), '23 45 67 89');
  await keys.press(button(visitor, 'Gem'));
  await visitor.sees('23 45 67 89');
}

async function whenSheSignsOut(visitor: Visitor, keys: Keyboard): Promise<void> {
  await keys.press(button(visitor, 'Log ud'));
  await visitor.sees(/^Du er logget ud\./);
}
