import { persona } from '../../src/seed/personas.ts';
import { expect, test } from '../support/journey.ts';
import { signInAs } from '../support/sign-in.ts';
import { unpacked } from '../support/unpacked.ts';
import { Visitor } from '../support/visitor.ts';

test('Without script, the secretariat fetches all new cases as one folder, and says that they are filed', async ({ browser }) => {
  test.setTimeout(240_000);
  const sofie = await Visitor.at(browser, { width: 360, withoutScript: true });
  await signInAs(sofie.page, persona('sekretariat').email);

  await whenSheOpensTheJournal(sofie);
  const number = await whenSheFetchesAllNew(sofie);
  await thenOneFileHoldsThemAll(sofie, number);
  await whenSheSaysOfOneThatItIsFiled(sofie);
  await whenSheSaysOfTheFolderThatItIsFiled(sofie, number - 1);
  await thenNoneOfThemWaits(sofie);
});

async function whenSheOpensTheJournal(sofie: Visitor): Promise<void> {
  await sofie.goTo('/sekretariat');
  await sofie.follow('Journal');
  await sofie.isAt('Sager til journalen');
}

/** How many lie in it. Others' placements may end meanwhile: what is new after it is theirs. */
async function whenSheFetchesAllNew(sofie: Visitor): Promise<number> {
  await sofie.press('Hent alle nye');
  await sofie.sees('Mappen er lavet og står øverst.');
  const number = Number.parseInt((await sofie.main.getByRole('heading', { level: 3 }).first().textContent()) ?? '', 10);
  expect(number, 'cases to file in the small municipality').toBeGreaterThan(2);
  return number;
}

async function thenOneFileHoldsThemAll(sofie: Visitor, number: number): Promise<void> {
  const link = sofie.page.getByRole('link', { name: /Hent mappen/ });
  const [download] = await Promise.all([sofie.page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^sager-\d{4}-\d\d-\d\d-\d{4}\.zip$/);
  const answer = await sofie.page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  const files = unpacked(await answer.body());
  expect(files.size).toBe(2 * number + 1);
  expect([...files.keys()].filter((name) => /^(sag-\w{8})\/\1\.pdf$/.test(name))).toHaveLength(number);
  expect(String(files.get('oversigt.csv')).trim().split('\r\n')).toHaveLength(number + 1);
}

async function whenSheSaysOfOneThatItIsFiled(sofie: Visitor): Promise<void> {
  const inTheFolder = sofie.page.getByRole('row').filter({ hasText: 'Ligger i en mappe' });
  await inTheFolder.first().getByRole('checkbox').check();
  await sofie.press('De valgte er gemt i journalen');
}

async function whenSheSaysOfTheFolderThatItIsFiled(sofie: Visitor, left: number): Promise<void> {
  await sofie.press(new RegExp(`Alle ${left} er gemt i journalen`));
}

async function thenNoneOfThemWaits(sofie: Visitor): Promise<void> {
  await sofie.sees('Sagerne er meldt som gemt i journalen.');
  await sofie.seesNowhere('Ligger i en mappe', 'Hent mappen');
}
