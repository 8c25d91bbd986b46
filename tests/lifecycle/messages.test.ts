import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindNames } from '../../src/copy/kinds.ts';
import { MAILS, type MessageContext, renderMail, renderSms, SMS } from '../../src/copy/mails/registry.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => await database.drop());

/** What the database says of each template, and what is written for it. */
async function differentTemplates(): Promise<string[]> {
  const inSql = (await database.sql`select template, by_mail, by_sms from private.message_template`).flatMap(({ template, by_mail, by_sms }) => [
    ...(by_mail ? [`${template} mail`] : []),
    ...(by_sms ? [`${template} SMS`] : []),
  ]);
  const written = [...Object.keys(MAILS).map((template) => `${template} mail`), ...Object.keys(SMS).map((template) => `${template} SMS`)];
  return [
    ...inSql.filter((one) => !written.includes(one)).map((one) => `${one}: in SQL alone`),
    ...written.filter((one) => !inSql.includes(one)).map((one) => `${one}: in src/copy/mails alone`),
  ].sort();
}

test('every message is the same in SQL and in src/copy/mails, by mail and by SMS', async () => {
  expect(await differentTemplates()).toEqual([]);
});

test('a message that one side alone has is found', async () => {
  await database.sql`update private.message_template set by_sms = false where template = 'place_offered'`;
  await database.sql`insert into private.message_template (template, audience, pace) values ('of_nobody', 'staff', 'in_hours')`;
  expect(await differentTemplates()).toEqual(['of_nobody mail: in SQL alone', 'place_offered SMS: in src/copy/mails alone']);
  await database.sql`update private.message_template set by_sms = true where template = 'place_offered'`;
  await database.sql`delete from private.message_template where template = 'of_nobody'`;
});

const data = {
  first_name: 'Asta',
  guardian_name: 'Henrik',
  name: 'Karla',
  contact_name: 'Mette Demosen',
  contact_title: 'praktikkoordinator',
  contact_phone: '12345610',
  partner_name: 'Bageriet Surdejen',
  helped_on_by: 'Bageriet Surdejen',
  title: 'Stå bag disken',
  reason: 'Skriv lidt mere om hunden',
  application_id: '11111111-1111-4111-8111-111111111111',
  young_person_id: '11111111-1111-4111-8111-111111111111',
  staff_name: 'Mette Demosen',
  staff_phone: '12345610',
  due_on: '2026-11-26',
  close_on: '2026-11-30',
  until: '2027-02-01',
  place: 'Café Klitrosen',
  from_place: 'Bageriet Surdejen',
  to_place: 'Café Klitrosen',
  visit_on: '2026-12-01',
  day: '2026-12-01',
  visit_at: '15:30',
  token: 'a'.repeat(64),
  answer: 'yes',
  via: 'phone',
  command: 'apply',
};
const context = (language: MessageContext['language']): MessageContext => ({ language, link: (path) => `https://ungegaranti.example${path}` });

const kinds = Object.values(kindNames)
  .flatMap((name) => name.split(/[ /,()]+/))
  .filter((word) => word.length > 4 && word.toLowerCase() !== 'længere');
/** What a screen that others see must not tell: a kind, a place or a partner, an opening's title, or anybody's free text. */
const hidden = [...kinds, 'praktik', 'Klitrosen', 'Bageriet', 'Surdejen', data.title, data.reason].map((word) => word.toLowerCase());
const told = (shown: string) => hidden.filter((word) => shown.toLowerCase().replace('garantipartner', '').includes(word));

/** What a mail program shows before the mail is opened. */
const previewOf = (html: string) => /<body[^>]*><div[^>]*display:none[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';

async function templatesFor(...audiences: string[]): Promise<{ template: string; by_mail: boolean; by_sms: boolean; audience: string }[]> {
  return await database.sql`select template, by_mail, by_sms, audience from private.message_template where audience = any (${audiences}) order by template`;
}
const everybody = ['young_person', 'guardian', 'host', 'partner', 'staff'];

test('a mail tells nothing on a lock screen: neither by its subject nor by the lines that are shown beside it', async () => {
  for (const { template } of (await templatesFor(...everybody)).filter(({ by_mail }) => by_mail)) {
    for (const language of ['da', 'en'] as const) {
      const mail = renderMail(template, data, context(language));
      expect(told(mail.subject), template).toEqual([]);
      const preview = previewOf(mail.html);
      expect(told(preview), template).toEqual([]);
      // The preview fills the line, so that the mail's first words do not follow it.
      expect(preview, template).toMatch(/^(Åbn mailen|Open the mail).*(&#8199;&#847; ){60}/);
      expect(`${mail.subject} ${mail.text}`, template).not.toMatch(/undefined|null|NaN|\s[.,]/);
    }
  }
});

test('an SMS is short, written in the letters of SMS, and tells nothing', async () => {
  for (const { template } of (await templatesFor(...everybody)).filter(({ by_sms }) => by_sms)) {
    for (const language of ['da', 'en'] as const) {
      const text = renderSms(template, data, context(language));
      expect(told(text), template).toEqual([]);
      // One letter outside this alphabet, and an SMS holds 70 instead of 160.
      expect(text, template).toMatch(/^[A-Za-z0-9 \n@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà!"#¤%&'()*+,\-./:;<=>?¡¿_]+$/);
      expect(text.length, `${template}: ${text}`).toBeLessThanOrEqual(306);
    }
  }
});

test('whoever does not work here gets a name and a number in every message, and at most one thing to do', async () => {
  for (const { template, by_mail, by_sms } of await templatesFor('young_person', 'guardian', 'host', 'partner')) {
    const texts = [
      ...(by_mail ? [renderMail(template, data, context('da'))] : []).map(({ text }) => text),
      ...(by_sms ? [renderSms(template, data, context('da'))] : []),
    ];
    for (const text of texts) {
      expect(text, template).toContain('Mette Demosen');
      expect(text, template).toContain('12 34 56 10');
      expect(text.match(/https?:/g)?.length ?? 0, template).toBeLessThanOrEqual(1);
    }
  }
});

test('a subject, a preview or an SMS that tells is found', () => {
  expect(told('Der er svar fra Café Klitrosen')).toEqual(['klitrosen']);
  expect(told('Din erhvervspraktik')).not.toEqual([]);
  expect(previewOf('<body style="x"><p>Hej Asta</p>')).toBe('');
});

test('a bundle has a line for each happening and one link, and the digest two numbers and no name', () => {
  const items = ['offer_declined', 'opening_approved', 'young_person_asks'].map((template) => ({ template, data }));
  const bundle = renderMail('partner_bundle', { ...data, items }, context('da'));
  expect(bundle.text.match(/^– .+/gm)).toHaveLength(3);
  expect(bundle.text.match(/https:/g)).toHaveLength(1);
  expect(bundle.subject).toBe('Nyt fra Ungegarantien');
  const digest = renderMail('digest', { name: 'Mette', waits: 3, late: 1, desk: 'coordinator', items: [] }, context('da'));
  expect(digest.subject).toBe('3 venter på dig, 1 er over fristen');
  expect(digest.text).toContain('https://ungegaranti.example/koordinator');
});
