import { type Calendar, plusDays, schoolYearOf } from './calendar.ts';
import { Chance, idOf } from './chance.ts';
import { adultNames, asciiOf, firstNames, surnames } from './names.ts';
import { persona } from './personas.ts';
import type { SchoolClass } from './places.ts';
import { coordinatorKeyOf, staffId } from './staff.ts';
import type { Tables } from './tables.ts';

export interface YoungPerson {
  id: string;
  firstName: string;
  lastName: string;
  birthDate: string;
  email: string | null;
  contactKey: string;
  schoolClass: SchoolClass | null;
  guardianId: string | null;
}

interface Person {
  key: string;
  firstName: string;
  lastName: string;
  birthDate: string;
  situation: 'pupil' | 'tenth_grade' | 'fgu' | 'youth_education' | 'no_school';
  schoolClass?: SchoolClass;
  outsideSchool?: string;
  gradeOutside?: number;
  email?: string;
  contactKey: string;
  onListSince: string;
  guardian?: { name: string; email: string | null; phone: string | null; language?: string };
}

/** The last such day of the year (`MM-DD`) on which somebody turned `age`. */
export function birthDateFor(age: number, dayOfYear: string, today: string): string {
  const year = Number(today.slice(0, 4)) - age;
  return `${today.slice(5) >= dayOfYear ? year : year - 1}-${dayOfYear}`;
}

export function addPerson(tables: Tables, person: Person): YoungPerson {
  const id = idOf('young person', person.key);
  const chance = new Chance('young person', person.key);
  const withMail = person.email !== undefined;
  tables.add('public.young_person', {
    id,
    first_name: person.firstName,
    last_name: person.lastName,
    birth_date: person.birthDate,
    situation: person.situation,
    class_id: person.schoolClass?.id ?? null,
    outside_school: person.outsideSchool ?? null,
    grade_outside: person.gradeOutside ?? null,
    email: person.email ?? null,
    phone: withMail ? `1234${String(chance.between(5000, 9999))}` : null,
    contact_id: staffId(person.contactKey),
    emergency_name: withMail ? `${chance.pick(adultNames)} ${person.lastName}` : null,
    emergency_phone: withMail ? `1234${String(chance.between(1000, 4999))}` : null,
    created_at: `${person.onListSince}T07:00:00Z`,
  });
  let guardianId: string | null = null;
  if (person.guardian) {
    guardianId = idOf('guardian', person.key);
    tables.add('public.guardian', {
      id: guardianId,
      young_person_id: id,
      name: person.guardian.name,
      email: person.guardian.email,
      phone: person.guardian.phone,
      language: person.guardian.language ?? 'da',
      named_at: `${person.onListSince}T07:30:00Z`,
    });
  }
  const { firstName, lastName, birthDate, contactKey } = person;
  return { id, firstName, lastName, birthDate, email: person.email ?? null, contactKey, schoolClass: person.schoolClass ?? null, guardianId };
}

/** The day on which this year's class lists were read in. */
export function listDay(schoolClass: SchoolClass, calendar: Calendar): string {
  // Classes that go out later were put on the list later, so that their thirty days have not run out.
  return schoolClass.window !== null && schoolClass.window > 0 ? plusDays(calendar.today, -24) : plusDays(calendar.today, -120);
}

/** Everybody on the class lists. Those whom a story tells about have an address; most have not been inside yet. */
export function addClassLists(tables: Tables, calendar: Calendar, classes: readonly SchoolClass[]): YoungPerson[] {
  return classes.flatMap((schoolClass) => {
    const taken = new Set<string>();
    return Array.from({ length: schoolClass.pupils }, (_, index) => {
      const fixed = fixedPupil(schoolClass, index, calendar.today);
      const chance = new Chance('pupil', schoolClass.school, schoolClass.name, index);
      const { firstName, lastName } = fixed ?? freeName(chance, taken);
      taken.add(`${firstName} ${lastName}`);
      const wasActive = !fixed && (schoolClass.window === null || schoolClass.window < 0 ? chance.yes(0.6) : chance.yes(0.45));
      const parent = `${chance.pick(adultNames)} ${lastName}`;
      return addPerson(tables, {
        key: fixed?.key ?? `${schoolClass.school}/${schoolClass.name}/${index}`,
        firstName,
        lastName,
        birthDate: fixed?.birthDate ?? birthDateInGrade(schoolClass.grade, chance, calendar.today),
        situation: schoolClass.grade === 10 ? 'tenth_grade' : 'pupil',
        schoolClass,
        ...(wasActive ? { email: `${asciiOf(`${firstName}-${lastName}`)}.${idOf(schoolClass.id, index).slice(0, 4)}@elev.example` } : {}),
        contactKey: coordinatorKeyOf(schoolClass),
        onListSince: listDay(schoolClass, calendar),
        ...(fixed ? {} : { guardian: guardianOf(chance, parent) }),
      });
    });
  });
}

function guardianOf(chance: Chance, name: string): NonNullable<Person['guardian']> {
  const byMail = chance.yes(0.7);
  return {
    name,
    email: byMail ? `${asciiOf(name)}.${chance.between(10, 99)}@hjemme.example` : null,
    phone: byMail ? null : `1234${String(chance.between(1000, 4999))}`,
    language: chance.yes(0.9) ? 'da' : chance.pick(['en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro']),
  };
}

function freeName(chance: Chance, taken: Set<string>): { firstName: string; lastName: string } {
  for (;;) {
    const firstName = chance.pick(firstNames);
    const lastName = chance.pick(surnames);
    if (!taken.has(`${firstName} ${lastName}`)) return { firstName, lastName };
  }
}

/** Eighth grade is the school year in whose autumn one is 13 or 14. */
function birthDateInGrade(grade: number, chance: Chance, today: string): string {
  const year = schoolYearOf(today) - 6 - grade;
  return plusDays(`${year}-01-01`, chance.between(0, 364));
}

/** Those whom stories and tests know by name. */
function fixedPupil(
  schoolClass: SchoolClass,
  index: number,
  today: string,
): { key: string; firstName: string; lastName: string; birthDate: string } | undefined {
  if (schoolClass.school !== 'fjordskolen') return undefined;
  if (schoolClass.name === '8.B' && index === 0) {
    return { key: 'asta', firstName: 'Asta', lastName: 'Prøvesen', birthDate: birthDateFor(14, '03-14', today) };
  }
  if (schoolClass.name === '8.B' && index === 1) {
    return { key: 'bertram', firstName: 'Bertram', lastName: 'Demosen', birthDate: birthDateFor(14, '01-27', today) };
  }
  if (schoolClass.name === '8.B' && index === 2) {
    return { key: 'aase-maerk', firstName: 'Åse-Mærk Øllegaard', lastName: 'Prøvesen', birthDate: birthDateFor(13, '11-02', today) };
  }
  if (schoolClass.name === '7.A' && index === 0) {
    return { key: 'twelve', firstName: 'Villads', lastName: 'Testlund', birthDate: birthDateFor(12, '05-19', today) };
  }
  return undefined;
}

/** Those who stand on no class list: out of school, at other schools, or from the next municipality. */
export function addOthers(
  tables: Tables,
  calendar: Calendar,
): Record<'jonas' | 'grown' | 'friskole' | 'neighbour' | 'sibling' | 'fgu' | 'restless' | 'moved' | 'settled', YoungPerson> {
  const { today } = calendar;
  const since = plusDays(today, -12);
  const jonas = persona('jonas');
  const parent = { name: 'Gitte Skitsegaard', email: 'gitte@hjemme.example', phone: null };
  const add = (person: Omit<Person, 'onListSince'>) => addPerson(tables, { ...person, onListSince: since });
  return {
    jonas: add({
      key: 'jonas',
      firstName: 'Jonas',
      lastName: 'Testlund',
      birthDate: birthDateFor(17, '08-30', today),
      situation: 'no_school',
      email: jonas.email,
      contactKey: 'kui',
      guardian: { name: 'Mor', email: null, phone: '12344321' },
    }),
    grown: add({
      key: 'grown',
      firstName: 'Malik',
      lastName: 'Eksempelsen',
      birthDate: birthDateFor(18, '02-11', today),
      situation: 'no_school',
      email: 'malik@ung.example',
      contactKey: 'kui',
    }),
    friskole: add({
      key: 'friskole',
      firstName: 'Tilde',
      lastName: 'Skitsegaard',
      birthDate: birthDateFor(15, '06-06', today),
      situation: 'pupil',
      outsideSchool: 'Den Frie Skole i Enghavn',
      gradeOutside: 9,
      email: 'tilde@ung.example',
      contactKey: 'jobdesk',
      guardian: parent,
    }),
    sibling: add({
      key: 'sibling',
      firstName: 'Sander',
      lastName: 'Skitsegaard',
      birthDate: birthDateFor(14, '04-22', today),
      situation: 'pupil',
      outsideSchool: 'Den Frie Skole i Enghavn',
      gradeOutside: 8,
      email: 'sander@ung.example',
      contactKey: 'jobdesk',
      guardian: parent,
    }),
    neighbour: add({
      key: 'neighbour',
      firstName: 'Ebba',
      lastName: 'Prøvesen',
      birthDate: birthDateFor(15, '09-09', today),
      situation: 'pupil',
      outsideSchool: 'Sønderhede Skole, Vesterhede Kommune',
      gradeOutside: 9,
      email: 'ebba@ung.example',
      contactKey: 'jobdesk',
      guardian: { name: 'Far', email: 'far.til.ebba@hjemme.example', phone: null, language: 'en' },
    }),
    fgu: add({
      key: 'fgu',
      firstName: 'Storm',
      lastName: 'Demosen',
      birthDate: birthDateFor(17, '03-03', today),
      situation: 'fgu',
      outsideSchool: 'FGU Lyngfjord',
      email: 'storm@ung.example',
      contactKey: 'jobdesk',
      guardian: { name: 'Mette-Marie Demosen', email: null, phone: '12344567' },
    }),
    restless: add({
      key: 'restless',
      firstName: 'Frida',
      lastName: 'Skitsegaard',
      birthDate: birthDateFor(19, '10-10', today),
      situation: 'no_school',
      email: 'frida@ung.example',
      contactKey: 'kui',
    }),
    moved: add({
      key: 'moved',
      firstName: 'Omar',
      lastName: 'Prøvesen',
      birthDate: birthDateFor(20, '01-15', today),
      situation: 'no_school',
      email: 'omar@ung.example',
      contactKey: 'kui',
    }),
    settled: add({
      key: 'settled',
      firstName: 'Liva',
      lastName: 'Testlund',
      birthDate: birthDateFor(22, '07-07', today),
      situation: 'youth_education',
      email: 'liva@ung.example',
      contactKey: 'kui',
    }),
  };
}
