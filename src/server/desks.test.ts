import { describe, expect, test } from 'vitest';
import { desksOf } from './desks.ts';
import { type StaffRole, staffRoles } from './viewer.ts';

const nobody = { young_people: [], partner_memberships: [], staff: null };
const pupil = { id: 'p', first_name: 'Asta' };
const member = { partner_name: 'Bageren' };
const staff = (...roles: StaffRole[]) => ({ roles });
const pathsOf = (...parts: Parameters<typeof desksOf>) => desksOf(...parts).map((desk) => desk.path);

describe('desks', () => {
  test('somebody new has none', () => {
    expect(desksOf(nobody)).toEqual([]);
  });

  test('one person may have several, own affairs first', () => {
    expect(pathsOf({ young_people: [pupil], partner_memberships: [member, member], staff: staff('coordinator', 'secretariat') })).toEqual([
      '/min-soegning',
      '/partner',
      '/koordinator',
      '/sekretariat',
    ]);
  });

  const deskOfRole: Record<StaffRole, string[]> = {
    coordinator: ['/koordinator'],
    career_adviser: ['/koordinator'],
    youth_guide: ['/koordinator'],
    secretariat: ['/sekretariat'],
    company_consultant: ['/konsulent'],
    teacher: ['/laerer'],
    school_leader: ['/skoleleder'],
    advisory_board: ['/medarbejder'],
  };
  test.each([...staffRoles])('a %s', (role) => {
    expect(pathsOf({ ...nobody, staff: staff(role) })).toEqual(deskOfRole[role]);
  });
});
