import { paths } from '../../paths.ts';
import type { AgreementPage } from './agreement.ts';

/** Where a reader of an agreement came from. */
export function backFrom(sheet: Pick<AgreementPage, 'reader' | 'application_id' | 'need_id' | 'young_person_id' | 'may_help'>): {
  href: string;
  label: string;
} {
  if (sheet.reader === 'host') return { href: paths.partnerCase(sheet.application_id), label: 'Tilbage til den unge' };
  if (sheet.reader === 'young_person') return { href: paths.mySearch(sheet.need_id), label: 'Min søgning' };
  return sheet.may_help && sheet.young_person_id
    ? { href: paths.coordinatorPupil(sheet.young_person_id), label: 'Tilbage til eleven' }
    : { href: paths.schoolLeaderDesk(), label: 'Aftaler' };
}
