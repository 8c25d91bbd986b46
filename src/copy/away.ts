import { longDate } from '../features/dates.ts';

const inEnglish = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Said wherever a contact person is shown who is away. The number stands beside it. */
export const whoAnswersInstead = {
  da: (contact: string, standIn: string, until: string | null) =>
    until ? `${contact} er væk til og med ${longDate(until)}. ${standIn} svarer imens.` : `${contact} er væk lige nu. ${standIn} svarer imens.`,
  en: (contact: string, standIn: string, until: string | null) =>
    until
      ? `${contact} is away until ${inEnglish.format(new Date(`${until}T12:00:00Z`))}. ${standIn} answers meanwhile.`
      : `${contact} is away right now. ${standIn} answers meanwhile.`,
};
