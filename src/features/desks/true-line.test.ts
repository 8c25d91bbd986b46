import { describe, expect, test } from 'vitest';
import { needStatuses } from '../needs/lifecycle.ts';
import { canBeForwarded, type NeedFacts } from './need-facts.ts';
import { daysInWords, trueLine } from './true-line.ts';

const today = '2026-11-22';
const need = (facts: Partial<NeedFacts> = {}): NeedFacts => ({
  id: 'n',
  kind: 'school_placement',
  is_duty: true,
  status: 'wishing',
  due_on: '2026-12-01',
  raised_on: '2026-11-01',
  offered_on: null,
  ended_on: null,
  had_an_offer: false,
  days_wanted: 5,
  days_done: 0,
  wishes: 0,
  suggested: 0,
  place: null,
  own_place: false,
  since: null,
  visit_on: null,
  visit_at: null,
  first_day: null,
  last_day: null,
  papers_missing: [],
  papers_due_on: null,
  days_untold: 0,
  rest_until: null,
  rest_reason: null,
  close_on: null,
  close_outcome: null,
  close_receiver: null,
  guardian: 'not_needed',
  guardian_blocks: false,
  secretariat_told: false,
  ...facts,
});

describe('the one true line', () => {
  test.each<[string, Partial<NeedFacts>]>([
    ['Har ikke søgt endnu.', {}],
    ['Vælger mellem 3 forslag.', { suggested: 3 }],
    ['Mangler et sted til 2 dage.', { had_an_offer: true, days_wanted: 2 }],
    ['Har søgt 3 steder. Klar til at blive sendt videre.', { status: 'with_coordinator', wishes: 3 }],
    ['Har søgt. Venter på ja fra en forælder.', { status: 'with_coordinator', wishes: 1, guardian_blocks: true, guardian: 'asked' }],
    ['Ved ikke, hvad det skal være. Skal hjælpes i gang.', { status: 'with_coordinator', kind: null, days_wanted: null }],
    ['Mangler 2 dage og et nyt sted.', { status: 'with_coordinator', days_done: 3 }],
    ['Venter på Bageriet siden fredag den 20. november.', { status: 'with_partner', place: 'Bageriet', since: '2026-11-20' }],
    [
      'Har selv fundet Onkel Bents Autoværksted. Vi venter på stedets ja siden i går.',
      { status: 'with_partner', own_place: true, place: 'Onkel Bents Autoværksted', since: '2026-11-21' },
    ],
    ['Skal forbi Café Klitrosen i morgen kl. 15.30.', { status: 'visit', place: 'Café Klitrosen', visit_on: '2026-11-23', visit_at: '15:30' }],
    ['Har fået en plads hos Caféen fra mandag den 30. november. Skal selv svare.', { status: 'offered', place: 'Caféen', first_day: '2026-11-30' }],
    [
      'Har en plads hos Caféen fra mandag den 30. november. Mangler ja fra skolen og en forælder.',
      { status: 'arranged', place: 'Caféen', first_day: '2026-11-30', papers_missing: ['school', 'guardian'] },
    ],
    ['Klar. Begynder hos Caféen mandag den 30. november.', { status: 'arranged', place: 'Caféen', first_day: '2026-11-30' }],
    ['Er hos Caféen til og med fredag den 27. november.', { status: 'under_way', place: 'Caféen', first_day: '2026-11-20', last_day: '2026-11-27' }],
    [
      'Var hos Caféen til fredag den 20. november. Skriv, hvordan det gik.',
      { status: 'under_way', place: 'Caféen', first_day: '2026-11-18', last_day: '2026-11-20' },
    ],
    ['Holder pause til tirsdag den 5. januar: har eksamen.', { status: 'resting', rest_until: '2027-01-05', rest_reason: 'exams' }],
    ['Bliver afsluttet efter fredag den 27. november, hvis den unge ikke siger fra.', { status: 'with_coordinator', close_on: '2026-11-27' }],
    ['Har gjort 5 dage, senest hos Caféen.', { status: 'fulfilled', days_done: 5, place: 'Caféen', ended_on: today }],
  ])('%s', (line, facts) => {
    expect(trueLine(need(facts), today)).toBe(line);
  });

  test.each([...needStatuses])('%s has one, without a gap or a code', (status) => {
    const line = trueLine(need({ status }), today);
    expect(line).toMatch(/\.$/);
    expect(line).not.toMatch(/undefined|null|_| {2}/);
  });

  test('days are told where the kind counts them', () => {
    expect(daysInWords(need({ days_done: 3 }))).toBe('3 af 5');
    expect(daysInWords(need({ days_wanted: null }))).toBeNull();
  });

  test('only what the database would send on can be sent on', () => {
    expect(canBeForwarded(need({ status: 'with_coordinator', wishes: 1 }))).toBe(true);
    expect(canBeForwarded(need({ status: 'with_coordinator', wishes: 0 }))).toBe(false);
    expect(canBeForwarded(need({ status: 'with_coordinator', wishes: 1, guardian_blocks: true }))).toBe(false);
    expect(canBeForwarded(need({ status: 'with_partner', wishes: 1 }))).toBe(false);
  });
});
