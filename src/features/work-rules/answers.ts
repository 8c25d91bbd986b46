import { optionalText, ticked } from '../forms.ts';

/** What a place answers when the rulebook asks: an adult's name, and that it has considered the certificate. In every form that gives days. */
export const answersToRules = {
  voksen: optionalText({ max: 120 }),
  boerneattest: ticked().catch(false),
};
