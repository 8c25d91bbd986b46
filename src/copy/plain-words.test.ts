import { expect, test } from 'vitest';
import { closerFailures, failures, fieldReasons } from './failures.ts';
import { guardianWords, meaningOf, questionAbout } from './guardian.ts';
import { experienceMails } from './mails/experience.ts';
import { renderMail } from './mails/registry.ts';
import { youngPersonMails } from './mails/young-person.ts';
import { notices } from './notices.ts';
import { reasonSentences } from './reasons.ts';
import { guardianSentences } from './thread.ts';

/** LIX: words a sentence, and how many of a hundred words have more than six letters. 30 is easy to read. */
function lix(text: string): number {
  const words = text.match(/[\p{L}\d]+/gu) ?? [];
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((sentence) => sentence.trim()).length;
  return words.length / Math.max(1, sentences) + (100 * words.filter((word) => word.length > 6).length) / Math.max(1, words.length);
}

/** Words that look.md keeps away from the young. */
const unwanted = /\b(afvist|tilbud|tilbuddet|status|evaluer\w*|koordinator\w*|guid\w* videre|over tiden)\b/i;

const data = {
  first_name: 'Asta',
  guardian_name: 'Henrik',
  contact_name: 'Mette Demosen',
  contact_phone: '12345610',
  staff_name: 'Mette Demosen',
  staff_phone: '12345610',
  due_on: '2026-11-26',
  close_on: '2026-11-30',
  until: '2027-02-01',
  place: 'Café Klitrosen',
  from_place: 'Bageriet',
  to_place: 'Café Klitrosen',
  visit_on: '2026-12-01',
  visit_at: '15:30',
};
const mails = [...Object.keys(youngPersonMails), ...Object.keys(experienceMails)].map((name): [string, string] => [
  name,
  renderMail(name, data, { language: 'da', link: () => '' }).text,
]);

test.each(mails)('the mail %s is easy to read', (_, text) => {
  expect(lix(text)).toBeLessThanOrEqual(30);
  expect(text).not.toMatch(unwanted);
});

test('what the young read is easy as a whole, and none of it uses words we avoid', () => {
  const texts = {
    failures: Object.values(failures),
    closer: Object.values(closerFailures).flatMap((byReason) => Object.values(byReason)),
    fields: Object.values(fieldReasons),
    notices: Object.values(notices),
    reasons: Object.values(reasonSentences),
    guardian: Object.values(guardianSentences),
  };
  for (const [name, sentences] of Object.entries(texts)) expect(lix(sentences.join(' ')), name).toBeLessThanOrEqual(32);
  for (const sentence of [...texts.reasons, ...texts.guardian]) expect(sentence).not.toMatch(unwanted);
});

test.each(['da', 'en'] as const)('what a guardian reads in %s is easy to read', (language) => {
  const words = guardianWords(language);
  for (const kind of [null, 'school_placement', 'after_school_job', 'apprenticeship', 'mentorship'] as const) {
    const text = [questionAbout(words, kind, 'Asta'), words.lede('Asta', 'Henrik'), ...meaningOf(words, kind), words.notMine.text('Asta')].join(' ');
    expect(lix(text)).toBeLessThanOrEqual(34);
    expect(text).not.toContain('undefined');
  }
});
