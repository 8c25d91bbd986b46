import { persona } from '../../src/seed/personas.ts';
import { expect, test } from '../support/journey.ts';
import { expectNothingInTheWay } from '../support/nothing-in-the-way.ts';
import { enterCode, signInAs } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

const head = 'Fornavn;Efternavn;Fødselsdato;Klasse';
const year = new Date().getFullYear() - 14;
/** As a school's old system writes it: Windows-1252. */
const file = (...lines: string[]) => ({ name: 'klasser.csv', mimeType: 'text/csv', buffer: Buffer.from(`${[head, ...lines].join('\r\n')}\r\n`, 'latin1') });

test('a class list with faults is mended and read in, its codes are printed, and a pupil comes in with one', async ({ browser }) => {
  test.setTimeout(300_000);
  const mette = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }).then((context) => context.newPage());
  await signInAs(mette, persona('mette').email);
  const send = async (list: ReturnType<typeof file>) => {
    await mette.goto('/koordinator/klasser/import');
    await mette.getByLabel('Skole', { exact: true }).selectOption({ label: 'Fjordskolen' });
    await mette.getByRole('radio', { name: /Nogle elever/ }).check();
    await mette.getByLabel(/^Filen/).setInputFiles(list);
    await mette.getByRole('button', { name: 'Se listen igennem' }).click();
  };

  await test.step('A CPR number stops the file at the door, and is shown to nobody', async () => {
    await send(file('Åse;Ørsted;240512-1234;7.X'));
    await expect(mette.getByRole('link', { name: /CPR-numre på linje 2\. Dem må vi ikke få/ })).toBeVisible();
    expect(await mette.content()).not.toContain('240512-1234');
  });

  await test.step('Faults are told line by line, and what to do', async () => {
    await send(file(`Åse;Ørsted;24.5.${year};7.X`, 'Bo;Ærlig;31.2.2012;7.X', `=1+1;Formel;1.1.${year};7.X`));
    const refused = mette.getByRole('region', { name: '2 linjer kommer ikke med' });
    await expect(refused.getByRole('listitem')).toHaveText([/Linje 3.*Bo Ærlig, 7\.X.*Datoen findes ikke/s, /Linje 4.*tegn, som ikke hører til i et navn/s]);
    await expect(mette.getByText('Nye klasser: 7.X.')).toBeVisible();
    await refused.getByRole('link', { name: 'Ret filen, og send den igen' }).click();
  });

  await test.step('The mended file is read in, once', async () => {
    await send(file(`Åse;Ørsted;24.5.${year};7.X`, `Bo;Ærlig;2.3.${year};7.X`));
    await mette.getByRole('button', { name: 'Læs 2 elever ind', exact: true }).click();
    await expect(mette.getByText('2 elever kom til.')).toBeVisible();
    await send(file(`Åse;Ørsted;24.5.${year};7.X`, `Bo;Ærlig;2.3.${year};7.X`));
    await expect(mette.getByRole('list', { name: 'Listen kort fortalt' })).toHaveText('2 er her allerede');
  });

  let code = '';
  await test.step('The class has a code to print, on the wall or on a card for each', async () => {
    await mette.goto('/koordinator/klasser');
    await mette.getByRole('link', { name: '7.X', exact: true }).click();
    await expect(mette.getByText('0 af 2 er kommet med.')).toBeVisible();
    await mette.getByRole('link', { name: 'Print et kort til hver' }).click();
    await expect(mette.getByRole('listitem').filter({ hasText: 'Åse Ørsted, 7.X' })).toBeVisible();
    await mette.getByRole('link', { name: 'Vis plakaten' }).click();
    code = (await mette.getByText(/^Skriv koden/).innerText()).replace(/^Skriv koden (.*)\.$/, '$1');
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/);
  });

  await test.step('Åse comes in with it, and is not waited for any more', async () => {
    const aase = await Visitor.at(browser, { width: 360, withoutScript: true });
    await aase.goTo('/opslag?q=dyreklinik');
    await aase.follow('Hjælp med dyrene på en dyreklinik', aase.main);
    await aase.press('Søg pladsen');
    await aase.page.getByLabel('Hvilken uge?').selectOption({ index: 2 });
    await aase.press('Videre');
    await aase.tick('Jeg er glad for dyr.');
    await aase.press('Videre');
    await aase.write(/Dit mobilnummer/, '21 43 65 89');
    await aase.press('Videre');
    await aase.write('Din mail', 'aase.oersted@elev.example');
    await aase.press('Send koden');
    await enterCode(aase.page, 'aase.oersted@elev.example', 'Videre');
    await aase.page.getByLabel('Din skole').selectOption({ label: 'Fjordskolen' });
    for (const [label, text] of [
      ['Din klasse', '7x'],
      ['Klassekode', code.toLowerCase()],
      ['Fornavn', 'Åse'],
      ['Efternavn', 'Ørsted'],
      ['Dag', '24'],
      ['Måned', '5'],
      ['År', String(year)],
    ] as const)
      await aase.write(label, text);
    await aase.press('Videre');
    await aase.page.context().close();
    await mette.goto('/koordinator/klasser');
    await mette.getByRole('link', { name: '7.X', exact: true }).click();
    await expect(mette.getByText('1 af 2 er kommet med.')).toBeVisible();
  });

  await test.step('Nothing is in the way, on a phone either', async () => {
    const phone = await browser
      .newContext({ viewport: { width: 360, height: 800 }, storageState: await mette.context().storageState() })
      .then((context) => context.newPage());
    for (const path of [
      '/koordinator/klasser',
      '/koordinator/klasser/import',
      new URL(mette.url()).pathname,
      `${new URL(mette.url()).pathname}/koder?som=kort`,
    ]) {
      await phone.goto(path);
      await expectNothingInTheWay(phone);
    }
  });
});
