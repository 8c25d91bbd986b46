import { describe, expect, test } from 'vitest';
import type { Need } from '../features/needs/need.ts';
import { dayStateForHer } from './days.ts';
import { callInWords, needHeading, needNext, waitedInWords } from './needs.ts';

const person = { contact: { name: 'Mette Demosen' }, guardian: null } as unknown as Parameters<typeof needHeading>[1];
const underWay = (states: readonly ('planned' | 'came' | 'sick')[]) =>
  ({
    status: 'under_way',
    kind: 'school_placement',
    applications: [
      {
        status: 'accepted',
        place: 'Smedjen',
        placement: { status: 'under_way' },
        days: states.map((state, index) => ({ day: `2026-11-2${index + 3}`, from_time: '08:00', to_time: '14:00', state })),
      },
    ],
  }) as unknown as Need;

describe('what she reads of her need', () => {
  test('a date that has passed is not said as if it held', () => {
    expect(callInWords('2026-11-26', '2026-11-26')).toMatch(/^Du bliver ringet op senest /);
    expect(callInWords('2026-11-26', '2026-11-27')).toMatch(/^Du skulle være ringet op senest .* Ungesekretariatet har fået besked\.$/);
  });

  test('when all days are over and not confirmed, we wait for the place', () => {
    const need = underWay(['came', 'planned']);
    expect(needHeading(need, person, '2026-11-24')).toBe('Du er i gang hos Smedjen');
    expect(needHeading(need, person, '2026-11-25')).toBe('Dine dage hos Smedjen er gået');
    expect(needNext(need, person, '2026-11-25')).toBe('Vi venter på, at stedet siger, du var der.');
    expect(needNext(underWay(['came', 'sick']), person, '2026-11-25')).not.toContain('Vi venter');
  });

  test('when all is ready, nobody has papers left to see to', () => {
    const arranged = (status: string) =>
      ({ ...underWay(['planned']), status: 'arranged', due_on: '2026-11-23', applications: [{ placement: { status } }] }) as unknown as Need;
    expect(needNext(arranged('arranging'), person, '2026-11-20')).toContain('Mette sørger for papirerne senest');
    expect(needNext(arranged('ready'), person, '2026-11-20')).toBe('Bliver der noget, så ring til Mette, eller skriv.');
  });

  test('a day ahead she has reported sick; a day that is over she was', () => {
    expect(dayStateForHer({ day: '2026-12-31', state: 'sick' }, '2026-12-01')).toBe('du har meldt dig syg');
    expect(dayStateForHer({ day: '2026-11-30', state: 'sick' }, '2026-12-01')).toBe('du var syg');
  });

  test('an offer on the day of the wish came the same day', () => {
    const need = { raised_at: '2026-11-23T08:00:00Z', status: 'offered' as const };
    expect(waitedInWords({ ...need, first_offer_at: '2026-11-23T12:00:00Z' }, '2026-11-29')).toBe('Du fik det første tilbud samme dag som dit første ønske.');
    expect(waitedInWords({ ...need, first_offer_at: '2026-11-24T12:00:00Z' }, '2026-11-29')).toBe('Du fik det første tilbud 1 dag efter dit første ønske.');
  });
});
