import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FormVisitor } from '../support/form-visitor.ts';
import { startPortal, type TestPortal } from '../support/portal.ts';

/** What people send through the real portal: sent twice, sent again with other words, and sent while the database is away. */

let portal: TestPortal;
let jonas: FormVisitor;
let page: string;

beforeAll(async () => {
  const throttle = { sendsPerAddress: 1_000, sendsPerPair: 4, sendsPerAccount: 1_000, wrongPerAddress: 1_000 };
  portal = await startPortal({ seed: 'small', env: { CODE_THROTTLE: JSON.stringify(throttle) } });
  jonas = await FormVisitor.signedIn(portal, 'jonas@ung.example');
  const [, found] = /href="(\/min-soegning\/[0-9a-f-]{36}\/beskeder)/.exec((await jonas.get('/min-soegning')).html) ?? [];
  page = found as string;
}, 300_000);
afterAll(async () => void (await portal?.stop()));

/** The form as it stands on a page: every named field of it, for sending as a browser would. */
function fieldsOf(html: string, action: string): { address: string; fields: Record<string, string> } {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, address]) => address?.includes(`_action=${action}`));
  if (!form) throw new Error(`there is no form of ${action}`);
  const fields = [...(form[2] as string).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    plain(value as string),
  ]);
  return { address: plain(form[1] as string), fields: Object.fromEntries(fields) as Record<string, string> };
}
const plain = (html: string) => html.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const timesOn = async (text: string) => (await jonas.get(page)).html.split(`${text}<`).length - 1;

describe('the same page of a form', () => {
  test('sent twice is once, and other words in it are another message', async () => {
    const { address, fields } = fieldsOf((await jonas.get(page)).html, 'messages.write');
    const send = async (besked: string) => (await jonas.post(address, { ...fields, besked })).status;
    expect(await Promise.all([send('Jeg kommer i morgen'), send('Jeg kommer i morgen')])).toEqual([303, 303]);
    expect(await timesOn('Jeg kommer i morgen')).toBe(1);
    // The back button gives the page as it was, with its key.
    expect(await send('Nej, jeg er syg i morgen')).toBe(303);
    expect([await timesOn('Jeg kommer i morgen'), await timesOn('Nej, jeg er syg i morgen')]).toEqual([1, 1]);
  });

  test('used for another command, does that too', async () => {
    const { fields } = fieldsOf((await jonas.get(page)).html, 'messages.write');
    expect((await jonas.post(`${page}?_action=messages.write`, { ...fields, besked: 'Ring til mig' })).status).toBe(303);
    const details = { noegle: fields['noegle'] as string, mobil: '22 34 56 90', noed_navn: 'Min onkel', noed_mobil: '22 34 56 91' };
    expect((await jonas.post('/min-soegning/om-mig?_action=youngPeople.saveDetails', details)).status).toBe(303);
    expect((await jonas.get('/min-soegning/om-mig')).html).toContain('Min onkel');
  });
});

describe('a form that a colleague has been ahead of', () => {
  test('keeps what was typed, says so, and shows the way to what stands now', async () => {
    const bente = await FormVisitor.signedIn(portal, 'bente@surdejen.example');
    const opened = fieldsOf((await bente.get('/partner/om-jer')).html, 'partners.save');
    const typed = { navn: 'Bageriet Surdejen Lyng', branche: 'food_kitchen', ansatte: '10-49', dage: '3', saerlige: '1' };
    const save = (hvorfor: string) => bente.post(opened.address, { ...opened.fields, ...typed, noegle: crypto.randomUUID(), hvorfor });
    expect((await save('Fordi vi selv var unge')).status).toBe(303);
    const { status, html } = await save('Fordi der er brug for bagere');
    expect(status).toBe(409);
    expect(html).toContain('Nogen har rettet det, siden du åbnede siden.');
    expect(html).toContain('Fordi der er brug for bagere');
    expect(html).toContain('target="_blank">Se, hvad der står nu');
    expect((await bente.get('/partner/om-jer')).html).toContain('Fordi vi selv var unge');
    // Shown again it has the edition of now, so pressing once more is meant.
    const again = fieldsOf(html, 'partners.save');
    expect((await bente.post(again.address, { ...again.fields, ...typed, hvorfor: 'Fordi der er brug for bagere' })).status).toBe(303);
  });

  test('an agreement says beside each line what stands there now', async () => {
    const mette = await FormVisitor.signedIn(portal, 'mette@lyngfjord.example');
    const page = await agreementThatMetteMayChange(mette);
    const opened = fieldsOf((await mette.get(page)).html, 'agreements.change');
    const save = (toej: string) =>
      mette.post(opened.address, { opgaver: 'Bage', sted: 'Torvet 1', ...opened.fields, noegle: crypto.randomUUID(), toej, hvordan: 'phone' });
    expect((await save('Sikkerhedssko. Allergi: latex')).status).toBe(303);
    const { status, html } = await save('Forklæde');
    expect(status).toBe(409);
    expect(html).toContain('Nu står der: Sikkerhedssko. Allergi: latex');
    expect(html).toContain('value="Forklæde"');
  });
});

describe('another code', () => {
  test('is said to be sent when it was, and not to be when it was not, to an account and to none alike', async () => {
    const answers = [];
    for (const kontakt of ['fremmed@ingen.example', 'findes@ikke.example', 'lars@lyngfjord.example']) {
      const visitor = new FormVisitor(portal);
      expect((await visitor.send('/log-ind', 'signIn.sendCode', { kontakt })).status).toBe(303);
      const told = [];
      for (let turn = 0; turn < 4; turn += 1) {
        const { status, location, html } = await visitor.send('/log-ind/kode', 'signIn.resendCode', {});
        told.push([status, location, html.includes('Vi har ikke sendt en ny kode')]);
      }
      answers.push(told);
    }
    const sent = [303, '/log-ind/kode?besked=new_code_sent', false];
    for (const told of answers) expect(told).toEqual([sent, sent, sent, [429, null, true]]);
  });
});

/** The first young person on her list whose agreement can be put right. */
async function agreementThatMetteMayChange(mette: FormVisitor): Promise<string> {
  const links = (html: string, path: string) => [
    ...new Set([...html.matchAll(new RegExp(`href="(${path}/[0-9a-f-]{36})`, 'g'))].map(([, found]) => found as string)),
  ];
  for (const pupil of links((await mette.get('/koordinator?vis=alle')).html, '/koordinator/elev'))
    for (const agreement of links((await mette.get(pupil)).html, '/aftale'))
      if ((await mette.get(agreement)).html.includes('agreements.change')) return agreement;
  throw new Error('nobody has an agreement');
}

describe.skipIf(!existsSync('/proc/self/environ'))('while the database cannot be reached', () => {
  const token = 'ab12'.repeat(16);
  const asked = 'Hvornår skal jeg komme? & "hvor"';

  test('nothing is said to be saved, what was typed stands there, and sent again it is there once', async () => {
    const shown = fieldsOf((await jonas.get(page)).html, 'messages.write');
    stopApi();
    const refused = await jonas.post(shown.address, { ...shown.fields, besked: asked });
    const byLink = await new FormVisitor(portal).send(`/foraelder/${token}`, 'guardians.answer', { token, svar: 'yes' });
    const read = await jonas.get(page);

    expect(refused.status).toBe(503);
    expect(refused.html).not.toContain('er gemt');
    expect(refused.html).toContain('Vi kan ikke få fat i vores system lige nu, så vi ved ikke, om det blev gemt.');
    expect(byLink.status).toBe(503);
    expect(byLink.html).toContain('står her endnu');
    expect(read.status).toBe(500);
    expect(read.html).not.toContain('er gemt');

    const again = fieldsOf(refused.html, 'messages.write');
    expect(again.fields).toEqual({ ...shown.fields, besked: asked });
    let outcome = 0;
    for (let tries = 0; tries < 300 && outcome !== 303; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      outcome = (await jonas.post(again.address, again.fields)).status;
    }
    expect(outcome).toBe(303);
    // It had come after all, and somebody presses once more.
    expect((await jonas.post(again.address, again.fields)).status).toBe(303);
    expect((await jonas.get(page)).html.split('Hvornår skal jeg komme?').length - 1).toBe(1);
  });

  test('the log names the action, and no link', () => {
    expect(portal.words()).toContain('action guardians.answer');
    expect(portal.words()).not.toContain(token);
  });
});

/** Ends the portal's own embedded Supabase as a fault would; the portal starts it again by itself. */
function stopApi(): void {
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const read = (file: string) => {
      try {
        return readFileSync(`/proc/${name}/${file}`, 'utf8').split('\0');
      } catch {
        return [];
      }
    };
    if (read('cmdline').some((part) => part.endsWith('api-process.ts')) && read('environ').includes(`DATA_DIR=${portal.dataDir}`))
      process.kill(Number(name), 'SIGKILL');
  }
}
