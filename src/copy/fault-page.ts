/** The page for a fault of ours. We say what we know: nothing is promised to be saved. */
export const faultPage = {
  title: 'Noget gik galt hos os',
  notYou: 'Det er ikke din fejl. Prøv igen om lidt.',
  lookFirst: 'Har du lige sendt noget? Så se først på din side, om det er kommet med.',
  fileAgain: 'Filen kan vi ikke holde på. Den skal vælges igen.',
  call: 'Haster det, så ring til',
  again: 'Prøv igen',
  toFront: 'Gå til forsiden',
} as const;
