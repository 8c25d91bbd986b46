import { Chance, idOf } from './chance.ts';
import { adultNames, asciiOf, surnames } from './names.ts';
import { type PersonaKey, persona } from './personas.ts';
import { type DistrictKey, districtId, type SchoolClass, schoolId } from './places.ts';
import type { Tables } from './tables.ts';

export const staffId = (key: string) => idOf('staff', key);

interface Scope {
  role: string;
  desk?: string;
  district?: DistrictKey;
  school?: string;
  class?: string;
}

interface Colleague {
  key: string;
  name: string;
  email: string;
  title: string;
  deputy?: string;
  away?: { from: string; until: string };
  scopes: Scope[];
}

const known = (key: PersonaKey, title: string, scopes: Scope[], more: Partial<Colleague> = {}): Colleague => {
  const { name, email } = persona(key);
  return { key, name, email, title, scopes, ...more };
};
const other = (key: string, name: string, title: string, scopes: Scope[], more: Partial<Colleague> = {}): Colleague => ({
  key,
  name,
  email: `${asciiOf(name.split(' ')[0] as string)}@lyngfjord.example`,
  title,
  scopes,
  ...more,
});

/** Who works with the guarantee. `leave` is a week in which the coordinator of Klitsande is away. */
export function addStaff(tables: Tables, classes: readonly SchoolClass[], leave: { from: string; until: string }): void {
  const class8b = classes.find((one) => one.school === 'fjordskolen' && one.name === '8.B') as SchoolClass;
  const people: Colleague[] = [
    known('mette', 'praktikkoordinator', [{ role: 'coordinator', school: 'fjordskolen' }], { deputy: 'dorthe' }),
    known('dorthe', 'praktikkoordinator', [{ role: 'coordinator', school: 'klokkebakkeskolen' }], { deputy: 'mette' }),
    other('steen', 'Steen Eksempelsen', 'praktikkoordinator', [{ role: 'coordinator', district: 'syd' }], { deputy: 'lone' }),
    known('kirsten', 'praktikkoordinator', [{ role: 'coordinator', district: 'klitsande' }], { deputy: 'steen', away: leave }),
    other(
      'hanne',
      'Hanne Testlund',
      'praktikkoordinator',
      [
        { role: 'coordinator', district: 'hvidmose' },
        { role: 'coordinator', district: 'tvedaa' },
      ],
      { deputy: 'lone' },
    ),
    other('lone', 'Lone Prøvesen', 'praktikkoordinator', [{ role: 'coordinator', district: 'enghavn' }], { deputy: 'hanne' }),
    known('laerer', 'lærer', [{ role: 'teacher', class: class8b.id }]),
    known('skoleleder', 'skoleleder', [{ role: 'school_leader', school: 'fjordskolen' }]),
    other('vejleder', 'Yusuf Skitsegaard', 'karrierelæringsvejleder', [{ role: 'career_adviser', school: 'fjordskolen' }]),
    known('konsulent', 'virksomhedskonsulent', [
      { role: 'company_consultant', desk: 'consultant', district: 'nord' },
      { role: 'company_consultant', desk: 'consultant', district: 'klitsande' },
      { role: 'company_consultant', desk: 'consultant', district: 'syd' },
    ]),
    other('pia', 'Pia Demosen', 'virksomhedskonsulent', [
      { role: 'company_consultant', desk: 'consultant', district: 'hvidmose' },
      { role: 'company_consultant', desk: 'consultant', district: 'enghavn' },
      { role: 'company_consultant', desk: 'consultant', district: 'tvedaa' },
    ]),
    known('jobdesk', 'ungeguide', [{ role: 'youth_guide', desk: 'job_desk' }], { deputy: 'kui' }),
    known('kui', 'ungeguide', [{ role: 'youth_guide', desk: 'kui' }], { deputy: 'jobdesk' }),
    known('sekretariat', 'leder af Ungesekretariatet', [{ role: 'secretariat' }]),
    known('raadet', 'formand for Advisory Board', [{ role: 'advisory_board' }]),
  ];
  const schoolKeys = [...new Set(classes.map((one) => one.school))];
  for (const school of schoolKeys.filter((key) => key !== 'fjordskolen')) {
    const chance = new Chance('school leader', school);
    const name = `${chance.pick(adultNames)} ${chance.pick(surnames)}`;
    people.push({
      key: `leader-${school}`,
      name,
      email: `leder.${school}@lyngfjord.example`,
      title: 'skoleleder',
      scopes: [{ role: 'school_leader', school }],
    });
  }
  // A larger municipality has more coordinators, one for each further school.
  for (const school of schoolKeys.filter((key) => /-\d+$/.test(key))) {
    const chance = new Chance('coordinator', school);
    people.push({
      key: `coordinator-${school}`,
      name: `${chance.pick(adultNames)} ${chance.pick(surnames)}`,
      email: `praktik.${school}@lyngfjord.example`,
      title: 'praktikkoordinator',
      deputy: 'hanne',
      scopes: [{ role: 'coordinator', school }],
    });
  }
  people.forEach((one, index) => {
    tables.add('public.staff_member', {
      id: staffId(one.key),
      name: one.name,
      title: one.title,
      email: one.email,
      phone: String(12_345_700 + index).padStart(8, '0'),
      deputy_id: one.deputy ? staffId(one.deputy) : null,
    });
    if (one.away && one.deputy) {
      tables.add('public.staff_leave', {
        id: idOf('leave', one.key),
        staff_id: staffId(one.key),
        deputy_id: staffId(one.deputy),
        from_day: one.away.from,
        until_day: one.away.until,
      });
    }
    one.scopes.forEach((scope, place) => {
      tables.add('public.staff_scope', {
        id: idOf('scope', one.key, place),
        staff_id: staffId(one.key),
        role: scope.role,
        desk: scope.desk ?? null,
        district_id: scope.district ? districtId(scope.district) : null,
        school_id: scope.school ? schoolId(scope.school) : null,
        class_id: scope.class ?? null,
        takes_new: true,
      });
    });
  });
}

/** Whom a pupil of a class has as contact person, as private.route_contact would say. */
export function coordinatorKeyOf(schoolClass: Pick<SchoolClass, 'school' | 'district'>): string {
  if (/-\d+$/.test(schoolClass.school)) return `coordinator-${schoolClass.school}`;
  if (schoolClass.school === 'fjordskolen') return 'mette';
  if (schoolClass.school === 'klokkebakkeskolen') return 'dorthe';
  const byDistrict: Record<DistrictKey, string> = { nord: 'mette', syd: 'steen', klitsande: 'kirsten', hvidmose: 'hanne', enghavn: 'lone', tvedaa: 'hanne' };
  return byDistrict[schoolClass.district ?? 'nord'];
}
