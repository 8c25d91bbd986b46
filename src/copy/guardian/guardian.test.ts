import { describe, expect, test } from 'vitest';
import { type GuardianLanguage, guardianLanguages } from '../../features/guardians/guardian.ts';
import { lengthened, shortened } from '../../features/links/token.ts';
import { guardianWords } from '../guardian.ts';
import { guardianMails, guardianSms } from '../mails/guardian.ts';
import { type MessageContext, renderMail, renderSms } from '../mails/registry.ts';
import { smsParts } from '../mails/sms.ts';
import { dayIn, daysIn } from './days.ts';

/** Everything in a language, sentence by sentence; what is filled in is one of these marks. */
const marks = ['⟨first⟩', '⟨second⟩', '⟨third⟩'];
function sentencesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const given = marks.slice(0, value.length);
    const sentence = String(value(...given));
    for (const mark of given) expect(sentence, path).toContain(mark);
    return [[path, sentence]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'lang' || name === 'dir' ? [] : sentencesOf(part, `${path}.${name}`)));
}

/** Letters that a sentence of the language is written in; a mark, our own name and the Danish words that have a gloss are let through. */
const letters: Record<GuardianLanguage, RegExp> = {
  da: /[A-Za-zæøåÆØÅ]/,
  en: /[A-Za-z]/,
  uk: /[А-ЩЬЮЯҐЄІЇа-щьюяґєії]/,
  ar: /[\p{Script=Arabic}ـ]/u,
  pl: /[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]/,
  tr: /[A-Za-zÇĞİÖŞÜçğıöşüâ]/,
  so: /[A-Za-z]/,
  ro: /[A-Za-zĂÂÎȘȚăâîșț]/,
};
const asItIs = /⟨\w+⟩|Ungegarantien|erhvervspraktik|lærepladsen\.dk|\(mentor\)/g;

describe.each(guardianLanguages)('%s', (language) => {
  const words = guardianWords(language);
  const sentences = sentencesOf(words);

  test('every sentence is there, filled in, and in the letters of the language alone', () => {
    for (const [path, sentence] of sentences) {
      if (path === '.agreementsNote' && language === 'da') continue;
      const own = sentence.replaceAll(asItIs, '');
      expect(sentence, path).not.toMatch(/undefined|null|NaN|\{|\}| {2}/);
      const strange = [...own].filter((letter) => /\p{L}/u.test(letter) && !letters[language].test(letter));
      expect(strange, `${path}: ${sentence}`).toEqual([]);
      expect(own, path).toMatch(/\p{L}/u);
    }
  });

  test('says nothing as another language says it', () => {
    const said = new Map(sentences);
    for (const other of guardianLanguages.filter((one) => one !== language)) {
      const same = sentencesOf(guardianWords(other)).filter(([path, sentence]) => said.get(path) === sentence && path !== '.callUs');
      expect(same, other).toEqual([]);
    }
  });

  test('a mail says so in its language and direction, with a line in Danish, and keeps numbers from the left', () => {
    for (const template of Object.keys(guardianMails)) {
      const mail = renderMail(template, data, context(language));
      expect(mail.html).toContain(`<html lang="${language}"${words.dir === 'rtl' ? ' dir="rtl"' : ''}>`);
      expect(mail.html.includes('<p lang="da" dir="ltr"'), template).toBe(language !== 'da');
      expect(mail.text).toContain(words.mail.signOff);
      expect(mail.text, template).not.toMatch(/undefined|null|⟨|⟩|\s[.,]/);
      expect(mail.text).toContain('12 34 56 10');
      if (words.dir === 'rtl') expect(mail.text.split('På dansk')[0]?.replaceAll(/\u2066[\d ]+\u2069/g, '')).not.toMatch(/\d{2} \d{2}/);
      // Whoever stands in is named, and whoever is away until when.
      const meanwhile = renderMail(
        template,
        { ...data, stand_in_name: 'Dorthe Eksempelsen', stand_in_phone: '12345611', stand_in_until: '2026-11-20' },
        context(language),
      );
      expect(meanwhile.text).toContain('Dorthe');
      if (template !== 'guardian_recorded') expect(meanwhile.text).toContain(dayIn(language, '2026-11-20'));
    }
  });

  test('an SMS goes in one part, or in two where the letters or the link take more room', () => {
    for (const template of Object.keys(guardianSms)) {
      for (const contact_name of ['Mette Demosen', 'Christoffer Eksempelsen']) {
        const text = renderSms(template, { ...data, contact_name }, context(language));
        expect(smsParts(text), text).toBeLessThanOrEqual(template === 'guardian_recorded' ? 1 : 2);
        expect(text).toContain(contact_name.split(' ')[0]);
        expect(text.replaceAll(' ', '')).toContain('12345610');
        expect(text).not.toMatch(/[\u2066-\u2069]|undefined/);
      }
    }
  });
});

const data = {
  first_name: 'Asta',
  guardian_name: 'Henrik',
  contact_name: 'Mette Demosen',
  contact_phone: '12345610',
  token: 'a1'.repeat(32),
  answer: 'yes',
  via: 'phone',
};
/** As long as the address of a municipality is. */
const context = (language: GuardianLanguage): MessageContext => ({ language, link: (path) => `https://ungegaranti.lyngfjord.example${path}` });

test('days are in the language, of our calendar, in digits that a Danish telephone has', () => {
  const week = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
  const said = Object.fromEntries(guardianLanguages.map((language) => [language, [...daysIn(language, week.slice(0, 1)), ...daysIn(language, week)]]));
  expect(said).toEqual({
    da: ['mandag 2. november', '5 dage: 2.–6. november'],
    en: ['Monday 2 November', '5 days: 2\u2009–\u20096 November'],
    uk: ['понеділок, 2 листопада', '5 днів: 2–6 листопада'],
    ar: ['الاثنين، 2 تشرين الثاني/نوفمبر', '5 أيام: 2–6 تشرين الثاني/نوفمبر'],
    pl: ['poniedziałek, 2 listopada', '5 dni: 2–6 listopada'],
    tr: ['2 Kasım Pazartesi', '5 gün: 2\u2009–\u20096 Kasım'],
    so: ['Isniin, Noofeembar 2', '5 maalmood: 02–06 Noofeembar'],
    ro: ['luni, 2 noiembrie', '5 zile: 2–6 noiembrie'],
  });
  expect(daysIn('pl', [])).toEqual([]);
  expect(
    daysIn(
      'uk',
      Array.from({ length: 21 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`),
    )[0],
  ).toMatch(/^21 день: /);
});

test('the parts of an SMS are counted as they are paid', () => {
  expect([160, 161, 306, 307].map((length) => smsParts('a'.repeat(length)))).toEqual([1, 2, 2, 3]);
  expect([70, 71, 134, 135].map((length) => smsParts('я'.repeat(length)))).toEqual([1, 2, 2, 3]);
  expect(smsParts('ø€'.repeat(53))).toBe(1);
  expect(smsParts('ø€'.repeat(54))).toBe(2);
  expect(smsParts(`${'a'.repeat(70)}ç`)).toBe(2);
});

test('a token is shortened for an SMS without losing a bit of it', () => {
  const token = '0123456789abcdef'.repeat(4);
  expect(shortened(token)).toHaveLength(43);
  expect(lengthened(shortened(token))).toBe(token);
  for (const wrong of [undefined, '', token, 'x'.repeat(42), `${'x'.repeat(42)}/`]) expect(lengthened(wrong)).toBeUndefined();
});
