/** Days that may be halves, in words: `2½`, `en halv dag`, `2½ dage`. */
export function dayNumber(days: number): string {
  const whole = Math.floor(days);
  if (days === whole) return String(whole);
  return whole === 0 ? '½' : `${whole}½`;
}

/** `1 dag`, `en halv dag`, `2½ dage` */
export function daysInWords(days: number): string {
  if (days === 0.5) return 'en halv dag';
  return days === 1 ? '1 dag' : `${dayNumber(days)} dage`;
}

/** What is said of each day by what became of it; `sick_ahead` of one that is not over yet. */
export type DayStateWords = Readonly<Record<'offered' | 'planned' | 'came' | 'sick' | 'did_not_come', string>> & { readonly sick_ahead?: string };

export const dayStatesForHer: DayStateWords = {
  offered: '',
  planned: '',
  came: 'du var der',
  sick: 'du var syg',
  sick_ahead: 'du har meldt dig syg',
  did_not_come: 'du var der ikke',
};

export function dayStateInWords(
  { day, state }: { day: string; state: Exclude<keyof DayStateWords, 'sick_ahead'> },
  today: string,
  words: DayStateWords,
): string {
  return state === 'sick' && day >= today ? (words.sick_ahead ?? words.sick) : words[state];
}

export const dayStateForHer = (day: Parameters<typeof dayStateInWords>[0], today: string): string => dayStateInWords(day, today, dayStatesForHer);
