import { schoolYearOf } from './calendar.ts';
import { type Chance, classCodeOf, idOf } from './chance.ts';
import { CLASS_CODE_8B } from './personas.ts';
import type { Tables } from './tables.ts';

/** Which of the municipality's weeks a class has: counted in school weeks back (negative) or ahead of the day of the start. */
export interface ClassPlan {
  name: string;
  grade: number;
  pupils: number;
  /** Null where the class has no duty this year. */
  window: number | null;
}

interface SchoolPlan {
  key: string;
  name: string;
  district: DistrictKey | null;
  form: 'own' | 'free' | 'boarding' | 'fgu' | 'outside';
  postcode: string | null;
  lyngfjord: ClassPlan[];
  small: ClassPlan[];
}

/** Postal districts at the coast of a fjord that no map shows: the coordinates lie in the sea. */
export const districts = [
  { key: 'nord', name: 'Lyngfjord By Nord', postcode: '9991', town: 'Lyngfjord', latitude: 57.2, longitude: 8.6 },
  { key: 'syd', name: 'Lyngfjord By Syd', postcode: '9992', town: 'Lyngfjord S', latitude: 57.174, longitude: 8.607 },
  { key: 'klitsande', name: 'Klitsande', postcode: '9993', town: 'Klitsande', latitude: 57.27, longitude: 8.48 },
  { key: 'hvidmose', name: 'Hvidmose', postcode: '9994', town: 'Hvidmose', latitude: 57.16, longitude: 8.8 },
  { key: 'enghavn', name: 'Enghavn', postcode: '9995', town: 'Enghavn', latitude: 57.08, longitude: 8.68 },
  { key: 'tvedaa', name: 'Tvedå', postcode: '9996', town: 'Tvedå', latitude: 57.06, longitude: 8.9 },
] as const;

export type DistrictKey = (typeof districts)[number]['key'];

function eighth(letters: string, pupils: number, window: number | ((index: number) => number)): ClassPlan[] {
  return [...letters].map((letter, index) => ({
    name: `8.${letter}`,
    grade: 8,
    pupils,
    window: typeof window === 'number' ? window : window(index),
  }));
}

function ninth(letters: string, pupils: number): ClassPlan[] {
  return [...letters].map((letter) => ({ name: `9.${letter}`, grade: 9, pupils, window: null }));
}

/** Every other class goes out before the winter, the rest after it. */
const halves = (back: number, ahead: number) => (index: number) => (index % 2 === 0 ? -back : ahead);

const schools: SchoolPlan[] = [
  {
    key: 'fjordskolen',
    name: 'Fjordskolen',
    district: 'nord',
    form: 'own',
    postcode: '9991',
    lyngfjord: [...eighth('ABCD', 26, halves(4, 3)), ...ninth('A', 6), { name: '7.A', grade: 7, pupils: 2, window: null }],
    small: [
      { name: '8.A', grade: 8, pupils: 8, window: -4 },
      { name: '8.B', grade: 8, pupils: 14, window: 8 },
      { name: '9.A', grade: 9, pupils: 4, window: null },
      { name: '7.A', grade: 7, pupils: 1, window: null },
    ],
  },
  {
    key: 'klokkebakkeskolen',
    name: 'Klokkebakkeskolen',
    district: 'nord',
    form: 'own',
    postcode: '9991',
    lyngfjord: [...eighth('ABCD', 18, halves(4, 3)), ...ninth('A', 18)],
    small: eighth('B', 5, 8),
  },
  {
    key: 'soengskolen',
    name: 'Søengskolen',
    district: 'syd',
    form: 'own',
    postcode: '9992',
    lyngfjord: [...eighth('ABCDEF', 22, halves(3, 7)), ...ninth('A', 20)],
    small: eighth('B', 5, 7),
  },
  {
    key: 'ny10',
    name: 'Ny10 Lyngfjord',
    district: 'syd',
    form: 'own',
    postcode: '9992',
    lyngfjord: [{ name: '10.X', grade: 10, pupils: 24, window: null }],
    small: [{ name: '10.X', grade: 10, pupils: 2, window: null }],
  },
  {
    key: 'klitskolen',
    name: 'Klitskolen',
    district: 'klitsande',
    form: 'own',
    postcode: '9993',
    lyngfjord: [...eighth('ABC', 24, -2), ...ninth('A', 19)],
    small: eighth('A', 6, -2),
  },
  { key: 'fyrskolen', name: 'Fyrskolen', district: 'klitsande', form: 'own', postcode: '9993', lyngfjord: eighth('AB', 23, -2), small: [] },
  {
    key: 'hvidmose',
    name: 'Hvidmose Skole',
    district: 'hvidmose',
    form: 'own',
    postcode: '9994',
    lyngfjord: [...eighth('AB', 24, halves(9, 12)), ...ninth('A', 17)],
    small: eighth('B', 4, 12),
  },
  { key: 'bakkeloekke', name: 'Bakkeløkke Skole', district: 'hvidmose', form: 'own', postcode: '9994', lyngfjord: eighth('AB', 24, halves(9, 12)), small: [] },
  {
    key: 'enghavn',
    name: 'Enghavn Skole',
    district: 'enghavn',
    form: 'own',
    postcode: '9995',
    lyngfjord: [...eighth('ABC', 26, -7), ...ninth('AB', 22)],
    small: [],
  },
  { key: 'tvedaa', name: 'Tvedå Skole', district: 'tvedaa', form: 'own', postcode: '9996', lyngfjord: [...eighth('AB', 25, -4), ...ninth('A', 22)], small: [] },
  { key: 'skovbrynet', name: 'Skovbrynet', district: 'tvedaa', form: 'own', postcode: '9996', lyngfjord: eighth('S', 8, -4), small: [] },
  { key: 'friskole', name: 'Den Frie Skole i Enghavn', district: null, form: 'free', postcode: '9995', lyngfjord: [], small: [] },
  { key: 'efterskole', name: 'Klitsande Efterskole', district: null, form: 'boarding', postcode: '9993', lyngfjord: [], small: [] },
  { key: 'fgu', name: 'FGU Lyngfjord', district: null, form: 'fgu', postcode: '9992', lyngfjord: [], small: [] },
  { key: 'nabo', name: 'Sønderhede Skole, Vesterhede Kommune', district: null, form: 'outside', postcode: null, lyngfjord: [], small: [] },
];

/** Weeks ahead in which places are open, in school weeks from the day of the start. */
export const WEEKS_AHEAD = [3, 5, 7, 8, 10, 12] as const;
/** Weeks in which classes were out, in school weeks back. */
export const WEEKS_BACK = [2, 3, 4, 7, 9] as const;

export interface SchoolClass extends ClassPlan {
  id: string;
  school: string;
  schoolName: string;
  schoolId: string;
  district: DistrictKey | null;
}

export const districtId = (key: DistrictKey) => idOf('district', key);
export const schoolId = (key: string) => idOf('school', key);

/** Districts, postcodes, schools and classes. `copies` repeats the schools for a municipality that is so many times larger. */
export function addPlaces(tables: Tables, size: 'small' | 'lyngfjord', today: string, copies: number): SchoolClass[] {
  const made: SchoolClass[] = [];
  for (const district of districts) {
    tables.add('public.school_district', { id: districtId(district.key), name: district.name });
    tables.add('public.postcode', { code: district.postcode, name: district.town, latitude: district.latitude, longitude: district.longitude });
  }
  for (let copy = 1; copy <= copies; copy += 1) {
    for (const plan of schools) {
      if (copy > 1 && plan.form !== 'own') continue;
      const key = copy === 1 ? plan.key : `${plan.key}-${copy}`;
      const name = copy === 1 ? plan.name : `${plan.name} ${copy}`;
      const district = plan.district;
      tables.add('public.school', { id: schoolId(key), district_id: district && districtId(district), name, form: plan.form, postcode: plan.postcode });
      for (const one of plan[size]) {
        const id = idOf('class', key, one.name);
        tables.add('public.school_class', {
          id,
          school_id: schoolId(key),
          name: one.name,
          grade: one.grade,
          school_year: schoolYearOf(today),
          class_code: key === 'fjordskolen' && one.name === '8.B' ? CLASS_CODE_8B : classCodeOf(key, one.name),
          has_duty: one.window !== null,
        });
        made.push({ ...one, id, school: key, schoolName: name, schoolId: schoolId(key), district });
      }
    }
  }
  return made;
}

/** A point not far from the middle of a postal district. */
export function pointIn(postcode: string, chance: Chance): { latitude: number; longitude: number } {
  const district = districts.find((one) => one.postcode === postcode);
  if (!district) throw new Error(`no district has the postcode ${postcode}`);
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return { latitude: round(district.latitude + (chance.next() - 0.5) * 0.03), longitude: round(district.longitude + (chance.next() - 0.5) * 0.05) };
}
