/** What somebody reads who has signed in and finds nothing of theirs. */

/** Siblings with one phone, or a parent's number on a child's page: a number alone says too little. */
export const sharedNumber =
  'Flere her hos os har det samme nummer. Derfor kan vi ikke se, hvem du er. Log ind med din mail i stedet, eller ring til din kontaktperson.';

/** The class list knows another address, and her contact person is asked. */
export const joiningWaits =
  'Din kontaktperson skal lige se, at det er dig. Måske ringer kontaktpersonen til dig. Du får en besked, når du kan gå videre. Vil du ikke vente, så ring til os.';

/** The record is tied to another account of theirs. */
export const otherWayIn = 'Vi kender dig godt, men du plejer at logge ind på en anden måde. Log ud, og brug den mail eller det nummer, du plejer.';
