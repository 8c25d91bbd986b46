/** "2027/28" of 2027. */
export const schoolYearName = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The school year that a date belongs to: it begins on 1 August. */
export const schoolYearOf = (day: string) => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 8 ? 1 : 0);

/** First and last day of a school year. */
export const daysOfSchoolYear = (year: number) => ({ from: `${year}-08-01`, to: `${year + 1}-07-31` });

export const nextYearWays = {
  next_class: 'Til næste klasse',
  same_grade: 'Klassetrinnet om',
  other_class: 'Til en anden klasse eller skole',
  leaves_school: 'Ud af skolen, til KUI eller job',
} as const;
export type NextYearWay = keyof typeof nextYearWays;
