import { randomInt } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { persona } from '../../src/seed/personas.ts';
import { expect, test } from '../support/journey.ts';
import { expectNothingInTheWay } from '../support/nothing-in-the-way.ts';
import { letterTo } from '../support/post.ts';
import { enterCode, signInAs } from '../support/sign-in.ts';

const phone = { viewport: { width: 360, height: 780 } };
const desk = { viewport: { width: 1280, height: 900 } };

/** A company of this run's own, so that it can run again beside what earlier runs left. */
const cvr = newCvr();
const company = {
  name: `Havblik Cykler ${cvr.slice(-3)}`,
  mail: `ida.${cvr}@havblik.example`,
  colleague: `selma.${cvr}@havblik.example`,
  title: `Gør en cykel klar til vejen ${cvr.slice(-3)}`,
};

test('a company signs up on a phone, is sent back, is welcomed, and has its first opening on the list', async ({ browser }) => {
  test.setTimeout(600_000);
  const ida = await browser.newContext(phone).then((context) => context.newPage());
  const sofie = await browser.newContext(desk).then((context) => context.newPage());
  const consultant = await browser.newContext(desk).then((context) => context.newPage());
  const stranger = await browser.newContext(phone).then((context) => context.newPage());

  await test.step('Given Ida, who has read what a garantipartner promises', async () => {
    await ida.goto('/bliv-garantipartner');
    await expectNothingInTheWay(ida);
    await ida.getByRole('link', { name: 'Skriv jer op' }).first().click();
  });

  await test.step('when she writes a CVR number that cannot be, she is told what is wrong and keeps the rest', async () => {
    for (const [wrong, sentence] of [
      ['', 'Skriv jeres CVR-nummer.'],
      ['12345678', 'Det CVR-nummer findes ikke. Tjek cifrene.'],
      ['00000000', 'Det CVR-nummer findes ikke. Tjek cifrene.'],
      ['4711', 'Et CVR-nummer har 8 cifre. I finder det på jeres regninger eller på virk.dk.'],
    ] as const) {
      await writeCompany(ida, wrong);
      await expect(ida.getByRole('alert')).toContainText(sentence);
      await expect(ida.getByLabel('CVR-nummer')).toHaveValue(wrong);
      await expect(ida.getByLabel('Hvad hedder I?')).toHaveValue(company.name);
      await expect(ida.getByRole('radio', { name: 'Privat virksomhed' })).toBeChecked();
    }
    await expectNothingInTheWay(ida);
  });

  await test.step('and when it is right, she goes on step by step to the code', async () => {
    await signUpAsFarAsTheCode(ida, company.mail);
    await expectNothingInTheWay(ida);
    await enterCode(ida, company.mail, 'Log ind');
  });

  await test.step('she promises one thing at a time, and cannot leave one out', async () => {
    await expect(ida.getByRole('heading', { level: 1 })).toHaveText('Det lover I');
    await ida.getByLabel('Ja, vi hjælper alle unge, der henvender sig').check();
    await ida.getByLabel('Ja, vi tager imod i rimeligt omfang').check();
    await ida.getByRole('button', { name: 'Videre' }).click();
    await expect(ida.getByRole('alert')).toContainText('Sæt kryds, hvis I vil love det: vi fortæller andre om det.');
    await expect(ida.getByLabel('Ja, vi hjælper alle unge, der henvender sig')).toBeChecked();
    await expectNothingInTheWay(ida);
    await ida.getByLabel('Ja, vi fortæller andre om det').check();
    await ida.getByRole('button', { name: 'Videre' }).click();
  });

  await test.step('then she has a receipt with a date, and a mail that says the same', async () => {
    await expect(ida.getByRole('heading', { level: 1 })).toHaveText('Passer det?');
    await expect(ida.getByRole('main')).toContainText(cvr);
    await expectNothingInTheWay(ida);
    await ida.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(ida.getByRole('heading', { level: 1 })).toHaveText(`Tak, ${company.name}`);
    await expect(ida.getByText(/I hører fra Ungesekretariatet senest/)).toBeVisible();
    await expectNothingInTheWay(ida);
    await letterTo(ida, company.mail, /./);
  });

  await test.step('a colleague who signs up the same company is told kindly that it is here', async () => {
    const selma = await browser.newContext(phone).then((context) => context.newPage());
    await selma.goto('/bliv-garantipartner/virksomhed');
    await signUpAsFarAsTheCode(selma, company.colleague);
    await enterCode(selma, company.colleague, 'Log ind');
    for (const promise of ['Ja, vi hjælper alle unge, der henvender sig', 'Ja, vi tager imod i rimeligt omfang', 'Ja, vi fortæller andre om det'])
      await selma.getByLabel(promise).check();
    await selma.getByRole('button', { name: 'Videre' }).click();
    await selma.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(selma.getByRole('alert')).toContainText('Virksomheden er her allerede. Log ind, eller ring til os, så giver vi jer adgang.');
    await expect(selma.getByRole('main')).toContainText('Strandgade 4');
    await expectNothingInTheWay(selma);
    await selma.context().close();
  });

  await test.step('Given Sofie of the secretariat, who sends it back with what is missing', async () => {
    await signInAs(sofie, persona('sekretariat').email);
    await sofie.goto('/sekretariat');
    await expectNothingInTheWay(sofie);
    await sofie.getByRole('link', { name: company.name }).click();
    await expectNothingInTheWay(sofie);
    await sofie.getByRole('button', { name: 'Send tilbage' }).click();
    await expect(sofie.getByRole('alert')).toBeVisible();
    await sofie.getByLabel('Hvad mangler der?').fill('Skriv lidt om, hvad en ung kan lave hos jer.');
    await sofie.getByRole('button', { name: 'Send tilbage' }).click();
    await expect(sofie.getByText('Partneren har fået at vide, hvad der mangler.')).toBeVisible();
  });

  await test.step('when Ida opens her page she reads why, mends it and sends it again', async () => {
    await ida.goto('/partner');
    await expect(ida.getByRole('main')).toContainText('Skriv lidt om, hvad en ung kan lave hos jer.');
    await expectNothingInTheWay(ida);
    await ida.getByRole('link', { name: 'Ret, og send igen' }).click();
    await expectNothingInTheWay(ida);
    await ida.getByLabel('Om jer').fill('Vi er tre, der reparerer cykler ved havnen. Du må prøve det hele.');
    await ida.getByRole('button', { name: 'Send igen' }).click();
    await expect(ida.getByText('Tak. Vi kigger på det igen.')).toBeVisible();
  });

  await test.step('she writes her first opening from a template while she waits', async () => {
    await ida.getByRole('link', { name: 'Nyt opslag' }).last().click();
    await expectNothingInTheWay(ida);
    await ida.getByRole('radio', { name: /^Erhvervspraktik/ }).check();
    await ida.getByLabel('Branche').selectOption({ label: 'Biler og transport' });
    await ida.getByRole('button', { name: 'Videre' }).click();
    await expectNothingInTheWay(ida);
    await ida.getByLabel('Overskrift').fill(company.title);
    await ida.getByLabel('Hvem tager imod?').fill('Ida, cykelsmed');
    await ida.getByRole('group', { name: 'I hvilke uger?' }).getByRole('checkbox').nth(3).check();
    await ida.getByLabel('Den unge er tæt på maskiner, der kører').check();
    await ida.getByRole('button', { name: 'Gem, og se, hvordan det ser ud' }).click();
  });

  await test.step('and has to name an adult where there are machines; then an age is suggested', async () => {
    await expect(ida.getByRole('alert')).toContainText('Skriv navnet på en voksen, der holder øje.');
    await expect(ida.getByLabel('Overskrift')).toHaveValue(company.title);
    await expect(ida.getByLabel('Den unge er tæt på maskiner, der kører')).toBeChecked();
    await expectNothingInTheWay(ida);
    await ida.getByLabel('Hvilken voksen holder øje?').fill('Ida Cyklesen');
    await ida.getByLabel('Vi har vurderet opgaverne i vores APV').check();
    await ida.getByRole('button', { name: 'Gem, og se, hvordan det ser ud' }).click();
    await expect(ida.getByRole('main')).toContainText('Man skal være mindst 15 år, fordi der er maskiner, der kører. Ida Cyklesen holder øje.');
    await expect(ida.getByRole('main')).toContainText('I kan lægge den på siden, når Ungesekretariatet har godkendt jer.');
    await expectNothingInTheWay(ida);
  });

  await test.step('when Sofie says welcome, Ida sends the opening to her consultant', async () => {
    await sofie.goto('/sekretariat');
    await sofie.getByRole('link', { name: company.name }).click();
    await sofie.getByRole('button', { name: 'Godkend' }).click();
    await expect(sofie.getByText('Partneren er godkendt og har fået besked.')).toBeVisible();
    await ida.reload();
    await ida.getByRole('button', { name: 'Send til konsulenten' }).click();
    await expect(ida.getByRole('main')).toContainText('Jeres konsulent kigger på det');
    await expectNothingInTheWay(ida);
    await stranger.goto(`/opslag?q=${encodeURIComponent(company.title)}`);
    await expectOnTheList(stranger, false);
  });

  await test.step('then the consultant reads it and puts it on the list, where everybody sees it at once', async () => {
    await signInAs(consultant, await consultantOf(ida));
    await consultant.goto('/konsulent');
    await expectNothingInTheWay(consultant);
    await consultant.getByRole('link', { name: company.title }).click();
    await expect(consultant.getByRole('main')).toContainText('maskiner, der kører');
    await expectNothingInTheWay(consultant);
    await consultant.getByRole('button', { name: 'Læg det på siden' }).click();
    await expect(consultant.getByText('Opslaget er på siden nu, og partneren har fået besked.')).toBeVisible();
    await expectOnTheList(stranger, true);
    await cardOf(stranger).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(company.title);
    await expectNothingInTheWay(stranger);
  });

  await test.step('Ida rests the opening and shows it again; the list follows', async () => {
    await ida.reload();
    await ida.getByRole('link', { name: 'Hold pause' }).click();
    await expectNothingInTheWay(ida);
    await ida.getByRole('button', { name: 'Hold pause' }).click();
    await expect(ida.getByRole('main')).toContainText('Opslaget holder pause.');
    await expectOnTheList(stranger, false);
    await ida.getByRole('button', { name: 'Vis det igen' }).click();
    await expect(ida.getByText('Opslaget er på siden igen.')).toBeVisible();
    await expectOnTheList(stranger, true);
  });

  await test.step('somebody walks in: the card leads a young stranger into a search, as unsure, from that partner', async () => {
    await ida.goto('/partner/en-ung-har-spurgt');
    await expect(ida.getByRole('img', { name: /QR-kode/ })).toBeVisible();
    await expectNothingInTheWay(ida);
    const link = await ida.getByLabel('Linket').inputValue();
    await stranger.goto(link);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(`${company.name} har ikke plads lige nu, men hjælper dig videre`);
    await expectNothingInTheWay(stranger);
    await stranger.getByRole('link', { name: 'Hjælp mig videre' }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Hvad kan du lide?');
    await expectNothingInTheWay(stranger);
    await stranger.getByRole('checkbox', { name: 'Teknik' }).check();
    await stranger.getByRole('button', { name: 'Videre' }).click();
    const mail = `sigurd.${cvr}@ung.example`;
    await stranger.getByRole('textbox', { name: 'Din mail' }).fill(mail);
    await stranger.getByRole('button', { name: 'Send koden' }).click();
    await expectNothingInTheWay(stranger);
    await enterCode(stranger, mail, 'Videre');
    await expectNothingInTheWay(stranger);
    await stranger.getByRole('link', { name: 'Jeg går ikke i skole her' }).click();
    await stranger.getByRole('radio', { name: 'Jeg går ikke i skole' }).check();
    await stranger.getByLabel('Fornavn').fill('Sigurd');
    await stranger.getByLabel('Efternavn').fill('Prøvesen');
    await stranger.getByLabel('Dag', { exact: true }).fill('24');
    await stranger.getByLabel('Måned', { exact: true }).fill('2');
    await stranger.getByLabel('År', { exact: true }).fill('2009');
    await expectNothingInTheWay(stranger);
    await stranger.getByRole('button', { name: 'Videre' }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Er det rigtigt?');
    await expectNothingInTheWay(stranger);
    await stranger.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Tak, Sigurd. Vi er i gang.');
    await expect(stranger.getByRole('main')).toContainText('Du får svar senest');
    await expectNothingInTheWay(stranger);
  });

  await test.step('an employee who is invited sees her own workplace and nothing of the other', async () => {
    const opening = await openingPath(ida);
    await ida.goto('/partner/om-jer');
    await ida.getByRole('link', { name: 'Føj et sted til' }).click();
    await expectNothingInTheWay(ida);
    await ida.getByLabel('Hvad hedder stedet?').fill('Havblik på stationen');
    await ida.getByLabel('Vej og nummer').fill('Banegade 2');
    await ida.getByLabel('Postnummer').fill('9991');
    await ida.getByRole('button', { name: 'Gem' }).click();
    await ida.getByText('Giv en kollega adgang').click();
    const form = ida.locator('form').filter({ has: ida.getByRole('button', { name: 'Giv adgang' }) });
    await form.getByLabel('Navn').fill('Selma Prøvesen');
    await form.getByLabel('Mail').fill(company.colleague);
    await form.getByLabel('Havblik på stationen').check();
    await form.getByRole('button', { name: 'Giv adgang' }).click();
    await expect(ida.getByText('Jeres kollega får en mail og kan logge ind.')).toBeVisible();
    await expectNothingInTheWay(ida);

    const selma = await browser.newContext(phone).then((context) => context.newPage());
    await signInAs(selma, company.colleague);
    await selma.goto('/partner');
    await expect(selma.getByRole('heading', { level: 1 })).toContainText(company.name);
    await expect(selma.getByRole('link', { name: company.title })).toHaveCount(0);
    await expect(selma.getByRole('link', { name: 'Om jer' })).toHaveCount(0);
    await expectNothingInTheWay(selma);
    expect((await selma.goto(opening))?.status()).toBe(404);
    expect((await selma.goto('/partner/om-jer'))?.status()).toBe(403);
    await expectNothingInTheWay(selma);
  });
});

async function writeCompany(page: Page, number: string): Promise<void> {
  await page.getByLabel('CVR-nummer').fill(number);
  await page.getByLabel('Hvad hedder I?').fill(company.name);
  await page.getByRole('radio', { name: 'Privat virksomhed' }).check();
  await page.getByRole('button', { name: 'Videre' }).click();
}

/** Everything up to where the code is written. */
async function signUpAsFarAsTheCode(page: Page, mail: string): Promise<void> {
  await writeCompany(page, cvr);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvad laver I?');
  await page.getByRole('checkbox', { name: 'Biler og transport' }).check();
  await page.getByRole('radio', { name: '1-9 ansatte' }).check();
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByLabel('Vej og nummer').fill('Strandgade 4');
  await page.getByLabel('Postnummer').fill('9991');
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByLabel('Dit navn').fill('Ida Cyklesen');
  await page.getByLabel('Telefon').fill('98 00 47 11');
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByRole('textbox', { name: 'Mail' }).fill(mail);
  await page.getByRole('button', { name: 'Send koden' }).click();
}

/** The list is kept for strangers; within seconds it is as the partner left it. */
async function expectOnTheList(page: Page, there: boolean): Promise<void> {
  await expect(async () => {
    await page.goto(`/opslag?q=${encodeURIComponent(company.title)}`);
    await expect(cardOf(page)).toHaveCount(there ? 1 : 0, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
}

/** The opening on a list, as one presses it. */
function cardOf(page: Page): Locator {
  return page.getByRole('article').getByRole('link', { name: company.title });
}

/** The address of the consultant whom the partner got with the welcome; her page says who. */
async function consultantOf(page: Page): Promise<string> {
  const name = await page
    .locator('.panel')
    .filter({ has: page.getByRole('heading', { name: 'Spørg jeres konsulent' }) })
    .locator('.person-name')
    .innerText();
  return `${name.split(' ')[0]?.toLowerCase()}@lyngfjord.example`;
}

/** The first opening's page at the partner's desk. */
async function openingPath(page: Page): Promise<string> {
  await page.goto('/partner');
  return new URL((await page.getByRole('link', { name: company.title }).getAttribute('href')) ?? '', page.url()).pathname;
}

/** A CVR number with the right check digit that nobody in the demo has. */
function newCvr(): string {
  const weights = [2, 7, 6, 5, 4, 3, 2];
  for (;;) {
    const seven = `98${randomInt(10_000, 99_999)}`;
    const last = (11 - (weights.reduce((sum, weight, place) => sum + weight * Number(seven[place]), 0) % 11)) % 11;
    if (last < 10) return `${seven}${last}`;
  }
}
