/**
 * CPR numbers are never kept here, in no field and no log. This is how one is known before it comes to the database,
 * which asks the same again (`private.holds_cpr`): the same examples test both.
 */
const cprNumber = /(?<![0-9+])(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])(?:0[1-9]|1[0-2])\d{2}\s*[-–—‐‑−./ ]?\s*\d{4}(?!\d)/;

/** Whether something in a text looks like a CPR number: six digits that are a date, and four more. */
export const holdsCpr = (text: string) => cprNumber.test(text);

/** Whether a heading announces a column of them. */
export const isCprHeading = (heading: string) => /cpr|person(nummer|nr)|persnr/.test(heading.toLowerCase().replace(/[^a-z]/g, ''));

/** What looks like one and what does not. The numbers are dates with four digits that no register gives out. */
export const cprExamples = {
  looksLikeOne: ['010112-1234', '0101121234', 'Asta 240512 1234', '240512–1234', '310312 - 9999', '610112-1234', '(010112-1234)', '010112/1234'],
  doesNot: ['01-01-2012', '2012-05-24', '+4512345678', '12 34 56 78', '24052012', '8.B', '010112-12345', '991312-1234', '4512345678', ''],
} as const;
