import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindNames } from '../../src/copy/kinds.ts';
import { MAILS, type MessageContext, renderMail, renderSms, SMS } from '../../src/copy/mails/registry.ts';
import { type FreshDatabase, freshDatabase, migrationFiles } from '../support/native.ts';

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

const sql = migrationFiles()
  .map(({ path }) => readFileSync(path, 'utf8'))
  .join('\n');

/** Every name that SQL gives to a message. */
const asked = [
  ...new Set(
    [
      ...sql.matchAll(/private\.(?:send|tell_young_person|tell_workplace|tell_members|tell_partner)\(\s*(?:[^,'()]*(?:\([^()]*\))?[^,'()]*,\s*)?'([a-z_]+)'/g),
    ].map((found) => found[1] ?? ''),
  ),
];

const data = {
  first_name: 'Asta',
  guardian_name: 'Henrik',
  name: 'Karla',
  contact_name: 'Mette Demosen',
  contact_title: 'praktikkoordinator',
  contact_phone: '12345610',
  staff_name: 'Mette Demosen',
  staff_phone: '12345610',
  due_on: '2026-11-26',
  close_on: '2026-11-30',
  until: '2027-02-01',
  place: 'Café Klitrosen',
  from_place: 'Bageriet Surdejen',
  to_place: 'Café Klitrosen',
  visit_on: '2026-12-01',
  visit_at: '15:30',
  token: 'a'.repeat(64),
  answer: 'yes',
  via: 'phone',
  command: 'apply',
};
const context = (language: MessageContext['language']): MessageContext => ({ language, link: (path) => `https://ungegaranti.example${path}` });

const own = asked.filter((template) =>
  /^(guardian_(asked|recorded|said)|own_place|application_received|need_|place_|places_|visit_|helped_on|placement_fell|close_|contact_changed|recorded_for_you|new_message(_for_partner)?$)/.test(
    template,
  ),
);

test('SQL asks for messages, and this test finds them', () => {
  expect(asked).toContain('place_offered');
  expect(asked).toContain('guardian_asked');
  expect(own.length).toBeGreaterThan(15);
});

test.each(own)('%s: a person and a number, and a subject that tells nothing', (template) => {
  for (const language of ['da', 'en'] as const) {
    if (!(template in MAILS)) throw new Error(`no mail is written for ${template}`);
    const mail = renderMail(template, data, context(language));
    expect(mail.text).toContain('12 34 56 10');
    for (const told of [...Object.values(kindNames), 'praktik', 'Klitrosen', 'Bageriet']) expect(mail.subject.toLowerCase()).not.toContain(told.toLowerCase());
    expect(mail.text).not.toMatch(/undefined|null|NaN| {2}|\s[.,]/);
  }
});

test.each(Object.keys(SMS))('the SMS %s is short and plain', (template) => {
  const text = renderSms(template, data, context('da'));
  expect(text).not.toMatch(/undefined|null|NaN/);
  expect(text.replace(/https:\S+/, '').length).toBeLessThan(200);
});

test('a language that is not written is answered in English', () => {
  const mail = renderMail('guardian_asked', data, { ...context('da'), language: 'uk' as 'en' });
  expect(mail.text).toContain('needs your answer');
  expect(mail.text).toContain('Kind regards');
});
