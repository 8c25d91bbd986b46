import { paths } from '../../paths.ts';
import type { ViewerStaff } from '../../server/viewer.ts';

/** The pages of staff desks, and the other desks of the same person: they switch, they never merge. */
export function staffLinks(staff: ViewerStaff, here: 'coordinator' | 'secretariat' | 'consultant' | 'staff') {
  const has = (...roles: ViewerStaff['roles']) => roles.some((role) => staff.roles.includes(role));
  const link = (label: string, href: string) => ({ label, href });
  const secretariat = has('secretariat');
  const helps = secretariat || has('coordinator', 'career_adviser', 'youth_guide');
  if (here === 'secretariat') {
    return [
      link('I dag', paths.secretariatDesk()),
      link('Unge', paths.secretariatNeeds()),
      link('Partnere', paths.secretariatPartners()),
      link('Opgaver', paths.coordinatorTasks({ hvem: 'alle' })),
      link('Praktikugen', paths.coordinatorWeek({ hvem: 'alle' })),
      link('Klasser', paths.coordinatorClasses()),
      link('Tal', paths.secretariatFigures()),
      link('Skoleår', paths.secretariatSchoolYear()),
      link('Fravær', paths.coordinatorLeave()),
      link('Journal', paths.secretariatJournal()),
      link('Sletning', paths.secretariatErasures()),
    ];
  }
  if (here === 'coordinator') {
    return [
      link('Mine unge', paths.coordinatorDesk()),
      ...(secretariat || has('coordinator') ? [link('Praktikugen', paths.coordinatorWeek())] : []),
      link('Opgaver', paths.coordinatorTasks()),
      link('Fravær', paths.coordinatorLeave()),
      ...(secretariat || has('coordinator') ? [link('Klasser', paths.coordinatorClasses())] : []),
      ...(secretariat ? [link('Sekretariatet', paths.secretariatDesk())] : []),
      ...(has('company_consultant') ? [link('Konsulent', paths.consultantDesk())] : []),
    ];
  }
  if (here === 'consultant') {
    return [
      link('I dag', paths.consultantDesk()),
      link('Partnere', paths.secretariatPartners()),
      ...(helps ? [link('Mine unge', paths.coordinatorDesk())] : []),
      ...(secretariat ? [link('Sekretariatet', paths.secretariatDesk())] : []),
    ];
  }
  return [
    ...(helps ? [link('Mine unge', paths.coordinatorDesk())] : []),
    ...(has('school_leader') ? [link('Skolens aftaler', paths.schoolLeaderDesk())] : []),
    ...(has('teacher') ? [link('Din klasse', paths.teacherDesk())] : []),
    ...(has('teacher', 'school_leader') ? [] : [link('Skolen', paths.staffPage())]),
  ];
}
