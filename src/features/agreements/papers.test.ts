import { describe, expect, it, test } from 'vitest';
import { lixOf } from '../../copy/lix.ts';
import type { Paper } from '../papers/paper.ts';
import { type AgreementReader, type AgreementSheet, papersOf } from './agreement.ts';
import { calendarOf } from './calendar.ts';
import { paperOf } from './papers.ts';

const sheet: AgreementSheet = {
  placement_id: '5067c57b-3291-4301-87c9-7806673b29f7',
  reader: 'young_person',
  today: '2027-03-20',
  stays_here: false,
  version: 3,
  status: 'arranging',
  kind: 'school_placement',
  paper: 'praktikaftale',
  changed_on: '2027-03-19',
  first_name: 'Asta',
  last_name: 'Prøvesen',
  school: 'Fjordskolen',
  place: { name: 'Bageriet Surdejen, Lyng; butik', address: 'Torvet 4, 9991 Lyngfjord' },
  tasks: ['Bage rundstykker'],
  starts_on: '2027-03-26',
  ends_on: '2027-03-29',
  days: [
    { day: '2027-03-26', from_time: '08:30', to_time: '14:00' },
    { day: '2027-03-29', from_time: '08:30', to_time: '14:00' },
  ],
  agreed_days: ['2027-03-26', '2027-03-29', '2027-03-30'],
  from_time: '08:30',
  to_time: '14:00',
  days_a_week: null,
  hours_a_week: null,
  meet_who: 'Bente, bagermester',
  contact_name: 'Bente Surdej',
  contact_phone: '12345678',
  clothes: '',
  food: '',
  transport: 'Bus 71 lige til døren',
  risks: ['machines'],
  rules: [],
  responsible_adult: 'Bente Surdej',
  pay_text: '',
  contact: { name: 'Mette Demosen', title: 'praktikkoordinator', phone: '12345610', stand_in: null },
  emergency_name: 'Henrik',
  emergency_phone: '12345611',
  her_phone: null,
  goes_home: true,
  yes: [
    { party: 'host', at: '2027-03-01T10:00:00Z', via: 'self', by: 'Bente Surdej' },
    { party: 'school', at: '2027-03-02T10:00:00Z', via: 'paper', by: 'Susanne Prøvesen' },
    { party: 'guardian', at: null, via: null, by: null },
  ],
  missing: ['guardian'],
  papers_due_on: '2027-03-22',
  insured_before: null,
  may_change: 'nothing',
};

const wordsOf = (paper: Paper) =>
  [
    paper.title,
    paper.lede ?? '',
    ...paper.sections.flatMap(({ heading, blocks }) => [
      heading ?? '',
      ...blocks.flatMap((block) =>
        'text' in block
          ? [block.text]
          : 'rows' in block
            ? block.rows.map(({ term, value }) => `${term}: ${value}`)
            : 'items' in block
              ? block.items
              : block.labels,
      ),
    ]),
  ].join('\n');
const written = (name: 'aftale' | 'brev' | 'huskeliste', over: Partial<AgreementSheet> = {}) =>
  wordsOf(paperOf(name, { ...sheet, ...over }, 'Ungegarantien Lyngfjord'));

describe('the papers', () => {
  it('say who said yes, when and how, and by when the rest is missed', () => {
    const words = written('aftale');
    expect(words).toContain('Skolen: Ja på papir den 2. marts 2027, Susanne Prøvesen');
    expect(words).toContain('Forælder eller værge: Mangler. Senest mandag den 22. marts.');
    expect(words).not.toMatch(/forsikring gælder/);
    expect(written('aftale', { insured_before: '2027-03-26' })).toContain(
      'Statens forsikring gælder først, når alle har sagt ja. Det skal være før fredag den 26. marts.',
    );
  });

  it('ask the contact person where the place may not be said', () => {
    const words = written('huskeliste', { place: { name: 'Stedet', address: null } });
    expect(words).toContain('Spørg Mette Demosen, hvor du skal hen.');
    expect(words).not.toContain('Torvet');
  });

  it('tell the parents of each risk and what is done; never that all is safe where nobody asked', () => {
    expect(written('brev')).toContain('Maskinerne bliver kun brugt af voksne.');
    expect(written('brev', { risks: [] })).toContain('Stedet har svaret nej');
    expect(written('brev', { risks: null })).not.toContain('svaret nej');
  });

  test.each([
    ['young_person', ['aftale', 'huskeliste']],
    ['guardian', ['aftale', 'brev']],
    ['host', ['aftale', 'huskeliste']],
    ['staff', ['aftale', 'brev', 'huskeliste']],
  ] as const)('%s has %j', (reader, names) => {
    expect(papersOf({ reader: reader as AgreementReader, goes_home: true })).toEqual(names);
    expect(papersOf({ reader: reader as AgreementReader, goes_home: false })).not.toContain('brev');
  });

  it('are easy to read', () => {
    expect(lixOf(written('huskeliste').replaceAll('\n', '. '))).toBeLessThanOrEqual(30);
    expect(
      lixOf(written('brev', { risks: ['machines', 'chemicals', 'heavy_lifting', 'alone', 'late_or_alcohol'] }).replaceAll('\n', '. ')),
    ).toBeLessThanOrEqual(30);
    expect(lixOf(written('huskeliste', { reader: 'host' }).replaceAll('\n', '. '))).toBeLessThanOrEqual(38);
  });
});

describe('the calendar file', () => {
  const lines = (over: Partial<AgreementSheet> = {}) =>
    calendarOf({ ...sheet, ...over }, new URL('https://ungegarantien.example'), new Date('2027-03-20T09:00:00Z'))
      .replaceAll('\r\n ', '')
      .split('\r\n');

  it('has the Danish hours on both sides of summer time, UIDs that stay and the version as SEQUENCE', () => {
    const all = lines();
    expect(all.filter((line) => line.startsWith('DTSTART;'))).toEqual(
      ['20270326', '20270329', '20270330'].map((day) => `DTSTART;TZID=Europe/Copenhagen:${day}T083000`),
    );
    expect(all.filter((line) => line.startsWith('UID'))[0]).toBe('UID:5067c57b-3291-4301-87c9-7806673b29f7-20270326@ungegarantien.example');
    expect(all.filter((line) => /^(SEQUENCE|STATUS)/.test(line))).toEqual([
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'SEQUENCE:3',
      'STATUS:CANCELLED',
    ]);
    expect(all.filter((line) => line === 'DTSTAMP:20270320T090000Z')).toHaveLength(3);
    expect(all).toContain('BEGIN:VTIMEZONE');
    expect(all.find((line) => line.startsWith('LOCATION'))).toBe('LOCATION:Bageriet Surdejen\\, Lyng\\; butik\\, Torvet 4\\, 9991 Lyngfjord');
  });

  it('cancels every day when the placement falls away, and names nobody', () => {
    const all = lines({ status: 'cancelled', days: [], reader: 'host' });
    expect(all.filter((line) => line.startsWith('STATUS'))).toEqual(Array.from({ length: 3 }, () => 'STATUS:CANCELLED'));
    expect(all.join('\n')).not.toMatch(/Asta|Prøvesen|Henrik/);
  });

  it('says nothing of a place that may not be said', () => {
    expect(lines({ place: { name: 'Praktiksted', address: null } }).join('\n')).not.toContain('Torvet');
  });
});
