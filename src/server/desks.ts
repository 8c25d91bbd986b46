import { paths } from '../paths.ts';
import type { StaffRole, ViewerMembership, ViewerStaff } from './viewer.ts';

/** A place where somebody works in the portal, as "Min side" offers it. */
export type Desk = { path: string; label: string; text: string };

const coordinatorDeskRoles: readonly StaffRole[] = ['coordinator', 'career_adviser', 'youth_guide'];

type Parts = {
  young_people: readonly unknown[];
  partner_memberships: readonly Pick<ViewerMembership, 'partner_name'>[];
  staff: Pick<ViewerStaff, 'roles'> | null;
};

/** The desks of a person, own affairs first. One person may be pupil, partner and staff: desks switch, they never merge. */
export function desksOf({ young_people, partner_memberships, staff }: Parts): Desk[] {
  const desks: Desk[] = [];
  if (young_people.length > 0) {
    desks.push({ path: paths.mySearch(), label: 'Min søgning', text: 'Se, hvordan det går, og hvad der sker nu.' });
  }
  if (partner_memberships.length > 0) {
    const names = partner_memberships.map((membership) => membership.partner_name).join(', ');
    desks.push({ path: paths.partnerDesk(), label: 'Garantipartner', text: `Unge, der har spurgt, og jeres opslag: ${names}.` });
  }
  const has = (roles: readonly StaffRole[]) => staff?.roles.some((role) => roles.includes(role)) ?? false;
  if (has(coordinatorDeskRoles)) {
    desks.push({ path: paths.coordinatorDesk(), label: 'Mine unge', text: 'Alle dine unge, og hvem der venter på dig.' });
  }
  if (has(['secretariat'])) {
    desks.push({ path: paths.secretariatDesk(), label: 'Sekretariatet', text: 'Partnere, opslag og unge over fristen.' });
  }
  if (has(['company_consultant'])) {
    desks.push({ path: paths.consultantDesk(), label: 'Konsulent', text: 'Opslag til gennemsyn, opgaver og dine partnere.' });
  }
  if (has(['school_leader'])) {
    desks.push({ path: paths.schoolLeaderDesk(), label: 'Skolens aftaler', text: 'Det, der venter på skolens ja.' });
  }
  if (has(['teacher'])) {
    desks.push({ path: paths.teacherDesk(), label: 'Din klasse', text: 'Hvem der er kommet med, og hvem der er hvor.' });
  }
  if (has(['advisory_board'])) {
    desks.push({ path: paths.staffPage(), label: 'Advisory Board', text: 'Det, du kan gøre her.' });
  }
  return desks;
}
