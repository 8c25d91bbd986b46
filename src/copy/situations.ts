import type { SchoolSituation } from '../features/kinds/rules.ts';

/** Where somebody stands with school, as the young say it. */
export const situationNames: Record<SchoolSituation, string> = {
  pupil: 'Jeg går på en anden skole (5.–9. klasse)',
  tenth_grade: 'Jeg går i 10. klasse',
  fgu: 'Jeg går på FGU',
  youth_education: 'Jeg er i gang med en ungdomsuddannelse',
  no_school: 'Jeg går ikke i skole',
};
