import type { Need } from '../features/needs/need.ts';

/** How far the question at home has come, for the young person. */
export function guardianStateInWords(need: Pick<Need, 'guardian'> | undefined): string {
  if (!need) return '';
  switch (need.guardian.answer) {
    case 'yes':
      return 'De har sagt ja.';
    case 'no':
      return 'De har sagt nej.';
    case 'call_me':
      return 'De vil gerne ringes op.';
    default:
      return need.guardian.asked ? 'Vi venter på svar.' : 'Vi spørger, når det bliver aktuelt.';
  }
}
