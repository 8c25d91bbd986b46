import { persona } from '../../src/seed/personas.ts';
import { expect } from './journey.ts';
import { signInAs } from './sign-in.ts';
import type { Visitor } from './visitor.ts';

/** The steps of the main job that are about the agreement: each reads it on their own page, puts it right, says yes, takes it along. */

const herPhone = ['20 12 34 56', '20123456'];

export async function whenKarlaReadsTheAgreementAndPutsItRight(visitor: Visitor): Promise<void> {
  await visitor.follow('Læs aftalen', visitor.main);
  await visitor.isAt('Praktikaftale');
  await visitor.sees(/^Asta Prøvesen er i praktik hos Café Klitrosen/);
  await visitor.sees(/^Der mangler et ja fra skolen og en forælder eller værge/);
  await visitor.sees(/^Statens forsikring gælder først/);
  await visitor.page.getByText('Ret aftalen').click();
  await visitor.write(/^Tøj/, 'Forklædet får du af os. Tag sko med lukket tå på.');
  await visitor.press('Gem aftalen');
  await visitor.sees('Aftalen er gemt. Dem, det angår, får besked.');
}

export async function whenItWritesWhatSheDoesThere(visitor: Visitor): Promise<void> {
  await visitor.follow('Læs aftalen', visitor.main);
  await visitor.isAt('Praktikaftale');
  await visitor.press('Gem, og sig ja til aftalen');
  await visitor.sees('Skriv mindst en opgave.');
  await visitor.write('Hvad skal Asta lave hos jer?', 'Lappe cykler\nPumpe dæk');
  await visitor.press('Gem, og sig ja til aftalen');
  await expect(visitor.main.getByRole('listitem').filter({ hasText: 'Lappe cykler' })).toBeVisible();
}

export async function whenHerFatherReadsTheAgreements(visitor: Visitor): Promise<void> {
  await visitor.follow('Læs aftalen');
  await visitor.sees('Lappe cykler');
  await visitor.sees(/^Der mangler|^Mangler/);
  // What could make them afraid is for the school and the place.
  await visitor.seesNowhere('forsikring gælder', ...herPhone);
  const pdf = await visitor.page.request.get(
    (await visitor.page
      .getByRole('link', { name: /^som PDF/ })
      .first()
      .getAttribute('href'))!,
  );
  expect(pdf.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'content-disposition': 'attachment; filename="aftale.pdf"',
  });
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await visitor.follow('Tilbage');
}

export async function whenTheSchoolReadsTheAgreementAndSaysYes(visitor: Visitor): Promise<void> {
  await signInAs(visitor.page, persona('skoleleder').email);
  await visitor.goTo('/skoleleder');
  const hers = visitor.main.getByRole('listitem').filter({ hasText: 'Asta Prøvesen' }).filter({ hasText: 'Café Klitrosen' });
  await visitor.follow(/^Læs aftalen/, hers);
  await visitor.press('Skolen siger ja til aftalen');
  await visitor.sees('Alle har sagt ja.');
}

export async function thenAstaTakesAgreementListAndDaysAlong(visitor: Visitor): Promise<void> {
  await visitor.goTo('/min-soegning');
  await visitor.follow('Huskeliste', visitor.main);
  await visitor.isAt('Huskeliste');
  await visitor.sees(/Forklædet får du af os/);
  await visitor.follow('Læs aftalen', visitor.main);
  await visitor.sees('Alle har sagt ja.');
  await visitor.seesNowhere('forsikring gælder');
  const days = await visitor.page.request.get((await visitor.main.getByRole('link', { name: 'Læg dagene i din kalender' }).getAttribute('href'))!);
  expect(days.headers()).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-disposition': 'attachment; filename="dage.ics"',
  });
  expect((await days.text()).match(/^STATUS:CONFIRMED/gm)).toHaveLength(3);
  const { pathname } = new URL(visitor.page.url());
  expect((await visitor.page.request.get(`${pathname}/huskeliste.pdf`)).headers()['content-type']).toBe('application/pdf');
  expect((await visitor.page.request.get(`${pathname}/brev.pdf`)).status(), 'the letter goes home').toBe(404);
}
