import { dayAndMonth } from '../features/dates.ts';

/** What is said to the secretariat of cases that wait for the municipality's record system. */

export const casesInWords = (number: number): string => (number === 1 ? '1 sag' : `${number} sager`);

const when = (date: string, today: string) => dayAndMonth(date, { withYear: date.slice(0, 4) !== today.slice(0, 4) });

/** Of those that go within a month: "12 sager er ikke gemt i journalen. Den første skal slettes 1. marts." */
export function notFiled(number: number, firstOn: string, today: string): string {
  const who = number === 1 ? 'Den' : 'Den første';
  return `${casesInWords(number)} er ikke gemt i journalen. ${who} ${firstOn > today ? 'skal slettes' : 'skulle være slettet'} ${when(firstOn, today)}.`;
}

/** Where the municipality keeps none of them in the records: "3 sager slettes inden for en måned, den første 1. marts." */
export function goesByItself(number: number, firstOn: string, today: string): string {
  return `${casesInWords(number)} slettes inden for en måned, ${number === 1 ? '' : 'den første '}${when(firstOn, today)}.`;
}
