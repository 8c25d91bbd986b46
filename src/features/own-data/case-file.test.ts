import { expect, test } from 'vitest';
import { columnCodes, plainWords } from '../../copy/own-data-codes.ts';
import type { Block } from '../papers/paper.ts';
import { casePaper } from './case-file.ts';

const file = {
  case: '5067c57b-3291-4301-87c9-7806673b29f7',
  made_at: '2026-11-30T23:30:00Z',
  person: { first_name: 'Asta', last_name: 'Prøvesen', birth_date: '2012-03-14', class: '8.B', school: 'Fjordskolen', via_contact_only: false },
  needs: [{ id: '5067c57b-3291-4301-87c9-7806673b29f7', young_person_id: 'x', raised_at: '2026-11-01T08:00:00Z', days_wanted: 5 }],
  tables: [
    { table: 'public.need', rows: [{ days_wanted: 5 }] },
    { table: 'public.agreement', rows: [{ tasks: ['Bage'] }, { tasks: ['Pakke'] }] },
  ],
};

test('a case on paper says who it is about, each paper once, and no number that only machines read', () => {
  const paper = casePaper(file, 'Ungegarantien Lyngfjord');
  expect(paper.title).toBe('Sag: Asta Prøvesen');
  expect(paper.foot).toBe('Hentet tirsdag den 1. december 2026');
  expect(paper.sections[0]?.blocks).toEqual([
    {
      kind: 'facts',
      rows: [
        { term: 'Navn', value: 'Asta Prøvesen' },
        { term: 'Født', value: 'onsdag den 14. marts 2012' },
        { term: 'Skole', value: '8.B, Fjordskolen' },
      ],
    },
  ]);
  // The need once, and two agreements under one heading.
  expect(paper.sections).toHaveLength(3);
  const words = JSON.stringify(paper.sections);
  expect(words).toContain('2 af 2');
  expect(words).toContain('Pakke');
  expect(words).not.toContain(file.case);
});

/** Everything a paper says: headings, terms and values. */
const said = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'facts' ? block.rows.flatMap(({ term, value }) => [term, value]) : []));
const toTheReader = /\b(du|dig|din|dit|dine)\b/i;

test('a case speaks of the young person, never to her, whatever code stands in it', () => {
  // One row for each code that has words, in the column that words it, or in one of those that share the plain words.
  const rows = [
    ...Object.keys(plainWords).map((code) => ({ status: code })),
    ...Object.entries(columnCodes)
      .filter(([column]) => column !== 'template' && column !== 'role')
      .flatMap(([column, { words }]) => Object.keys(words).map((code) => ({ [column]: code }))),
  ];
  expect(rows.length).toBeGreaterThan(150);
  const paper = casePaper({ ...file, needs: [], tables: [{ table: 'public.placement', rows }] }, 'Ungegarantien Lyngfjord');
  const words = paper.sections.flatMap(({ heading, blocks }) => [heading ?? '', ...said(blocks)]);
  expect(words).toContain('den unge stoppede');
  expect(words.filter((word) => toTheReader.test(word))).toEqual([]);
});

test('what somebody wrote stays as it was written', () => {
  const tables = [{ table: 'public.agreement', rows: [{ food: 'Du får mad sammen med os andre.' }] }];
  expect(JSON.stringify(casePaper({ ...file, tables }, 'Ungegarantien Lyngfjord'))).toContain('Du får mad sammen med os andre.');
});

test('whoever files the case of somebody who is guarded is told so', () => {
  const guarded = { ...file, person: { ...file.person, via_contact_only: true } };
  expect(JSON.stringify(casePaper(guarded, 'Ungegarantien Lyngfjord'))).toContain('Siges kun af kontaktpersonen');
});
