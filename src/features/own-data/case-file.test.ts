import { expect, test } from 'vitest';
import { casePaper } from './case-file.ts';

const file = {
  case: '5067c57b-3291-4301-87c9-7806673b29f7',
  made_at: '2026-11-30T23:30:00Z',
  person: { first_name: 'Asta', last_name: 'Prøvesen', birth_date: '2012-03-14', class: '8.B', school: 'Fjordskolen' },
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
