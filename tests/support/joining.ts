import { CLASS_CODE_8B } from '../../src/seed/personas.ts';

/** A pupil of 8.B on Fjordskolen who has not been inside yet, as she writes herself on the class list. */
export interface PupilToBe {
  firstName: string;
  lastName: string;
  /** When the seed lets her have turned `age`: the last such day of the year. */
  birthday: { day: string; month: string; age: number };
  email: string;
}

export const asta: PupilToBe = { firstName: 'Asta', lastName: 'Prøvesen', birthday: { day: '14', month: '03', age: 14 }, email: 'asta@elev.example' };
export const bertram: PupilToBe = { firstName: 'Bertram', lastName: 'Demosen', birthday: { day: '27', month: '01', age: 14 }, email: 'bertram@elev.example' };
export const aase: PupilToBe = {
  firstName: 'Åse-Mærk Øllegaard',
  lastName: 'Prøvesen',
  birthday: { day: '02', month: '11', age: 13 },
  email: 'aase@elev.example',
};

/** What goes into the fields of the form, in their order. */
export function classListAnswers({ firstName, lastName, birthday }: PupilToBe): [label: string, text: string][] {
  const { day, month, age } = birthday;
  const today = new Date().toISOString().slice(0, 10);
  const year = Number(today.slice(0, 4)) - (today.slice(5) >= `${month}-${day}` ? age : age + 1);
  return [
    ['Din klasse', '8.b'],
    // As it is written when nobody thinks of capitals.
    ['Klassekode', CLASS_CODE_8B.toLowerCase()],
    ['Fornavn', firstName],
    ['Efternavn', lastName],
    ['Dag', String(Number(day))],
    ['Måned', String(Number(month))],
    ['År', String(year)],
  ];
}
