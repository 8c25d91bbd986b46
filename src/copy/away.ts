import { longDate } from '../features/dates.ts';

/** Said wherever a contact person is shown who is away. The number stands beside it. A guardian reads it in their language (src/copy/guardian). */
export const whoAnswersInstead = (contact: string, standIn: string, until: string | null) =>
  until ? `${contact} er væk til og med ${longDate(until)}. ${standIn} svarer imens.` : `${contact} er væk lige nu. ${standIn} svarer imens.`;
