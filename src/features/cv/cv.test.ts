import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { cvFields, cvFieldWords, cvWords } from '../../copy/cv.ts';
import { lixOf } from '../../copy/lix.ts';
import { pdfOf } from '../papers/pdf.ts';
import { type Cv, fieldOfSlug, isEmptyCv, languagesLeft, type MyCv, nextEmptyField, triedInWords } from './cv.ts';
import { cvPaper, shownCv } from './cv-paper.ts';

const nothing: MyCv = {
  today: '2026-11-23',
  first_name: 'Jonas',
  last_name: 'Testlund',
  email: 'jonas@ung.example',
  phone: '+4512345282',
  contact_name: 'Kasper Eksempelsen',
  stays_here: false,
  school_words: '',
  prints_email: false,
  prints_phone: false,
  to_take_over: [],
  cv: null,
};
const written: Cv = {
  good_at: '- Lappe cykler\n\n• Lave mad',
  tried: 'Jeg har gået med aviser.',
  school: '',
  spare_time: 'Bas',
  would_like: '',
  shared: false,
  languages: [{ id: 'a', name: 'Tyrkisk', level: 'mother_tongue' }],
  places: [{ id: 'b', kind: 'school_placement', place: 'Bageriet Surdejen Lyng', year: 2026 }],
};
const full: MyCv = { ...nothing, cv: written };

describe('her CV as a paper', () => {
  it('has a heading for what she wrote and for nothing else; several lines are a list', () => {
    expect(cvPaper(full).sections).toEqual([
      { heading: 'Det er jeg god til', blocks: [{ kind: 'list', items: ['Lappe cykler', 'Lave mad'] }] },
      {
        heading: 'Det har jeg prøvet',
        blocks: [
          { kind: 'list', items: ['Erhvervspraktik hos Bageriet Surdejen Lyng, 2026'] },
          { kind: 'text', text: 'Jeg har gået med aviser.' },
        ],
      },
      { heading: 'Sprog, jeg taler', blocks: [{ kind: 'list', items: ['Tyrkisk, modersmål'] }] },
      { heading: 'Det bruger jeg min tid på', blocks: [{ kind: 'text', text: 'Bas' }] },
    ]);
  });

  it.each([
    [false, false, undefined],
    [true, false, 'jonas@ung.example'],
    [false, true, '12 34 52 82'],
    [true, true, '12 34 52 82 · jonas@ung.example'],
  ])('mail %s, number %s: %s', (prints_email, prints_phone, lede) => {
    expect(cvPaper({ ...full, prints_email, prints_phone }).lede).toBe(lede);
  });

  it('shows to others neither surname, mail nor number, whatever she prints', () => {
    const shown = JSON.stringify(shownCv(written, 'Jonas’ CV'));
    expect(JSON.stringify(cvPaper({ ...full, prints_email: true, prints_phone: true }))).toMatch(/Testlund.*52 82.*ung\.example/);
    expect(shown).not.toMatch(/Testlund|52 82|ung\.example/);
  });

  it('is a PDF of hers that can be read aloud, and fits on one page with every field full and four languages', async () => {
    const long = 'Jeg er rolig, når andre har travlt. '.repeat(9).slice(0, 300);
    const languages = Array.from({ length: 4 }, (_, index) => ({ id: String(index), name: `Sprog ${index}`, level: 'a_little' as const }));
    const fullest = { ...written, good_at: long, tried: long, school: long, spare_time: long, would_like: long, languages };
    const file = await getDocument({ data: await pdfOf(cvPaper({ ...full, prints_email: true, cv: fullest }), new Date('2026-11-23T12:00:00Z')) }).promise;
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({ Title: 'Jonas Testlund', Author: 'Jonas Testlund', Language: 'da' });
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(file.numPages).toBe(1);
    const page = await file.getPage(1);
    const roles = JSON.stringify(await page.getStructTree()).match(/"role":"(\w+)"/g);
    expect(roles?.filter((role) => role.includes('"H1"'))).toHaveLength(1);
    expect(roles?.filter((role) => role.includes('"H2"'))).toHaveLength(6);
    expect(roles?.filter((role) => role.includes('"L"'))).toHaveLength(2);
    expect(roles?.filter((role) => role.includes('"LI"'))).toHaveLength(5);
  });
});

describe('her way through the fields', () => {
  it('goes on with the next that is empty, and around to the first', () => {
    expect(isEmptyCv(nothing)).toBe(true);
    expect(isEmptyCv(full)).toBe(false);
    expect(nextEmptyField(nothing, null)).toBe('good_at');
    expect(nextEmptyField(nothing, 'would_like')).toBe('good_at');
    expect(nextEmptyField(full, 'good_at')).toBe('school');
    expect(nextEmptyField({ ...full, school_words: 'Her' }, 'would_like')).toBeNull();
  });

  it('has an address for each field and for nothing else', () => {
    for (const field of cvFields) expect(fieldOfSlug(cvFieldWords[field].slug)).toBe(field);
    for (const other of ['sprog', 'good_at', '', undefined]) expect(fieldOfSlug(other)).toBeNull();
  });

  it('offers no language twice, and no place where places are not told', () => {
    expect(languagesLeft(written.languages)).not.toContain('Tyrkisk');
    expect(languagesLeft([])).toContain('Tyrkisk');
    expect(triedInWords({ kind: 'after_school_job', place: null, year: 2025 })).toBe('Fritidsjob, 2025');
  });
});

describe('the words', () => {
  it('are easy to read', () => {
    const fields = cvFields.flatMap((field) => [`${cvFieldWords[field].question} ${cvFieldWords[field].hint} ${cvFieldWords[field].examples.join(' ')}`]);
    const page = Object.values(cvWords).map((words) => (typeof words === 'function' ? words('Kasper') : words));
    for (const text of [...fields, page.join('. ')]) expect(lixOf(text), text).toBeLessThanOrEqual(30);
  });
});
