import type { GuardianLanguage } from '../../features/guardians/guardian.ts';

/** Everywhere our own calendar and the digits that stand on a Danish telephone. */
const ours = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;

/** Arabic months have two names, by where one comes from; written as the United Nations do, with both. */
const locales: Record<GuardianLanguage, string> = { da: 'da', en: 'en-GB', uk: 'uk', ar: 'ar-SY', pl: 'pl', tr: 'tr', so: 'so', ro: 'ro' };
const monthsOf = (locale: string) =>
  Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat(locale, { ...ours, month: 'long' }).format(Date.UTC(2026, month, 1)));
const eastern = monthsOf('ar-SY');
const western = monthsOf('ar-EG');
const withBothNames = (text: string) => eastern.reduce((so, name, month) => so.replaceAll(name, `${name}/${western[month]}`), text);

const at = (day: string) => new Date(`${day.slice(0, 10)}T12:00:00Z`);
const spelled = (language: GuardianLanguage, text: string) => (language === 'ar' ? withBothNames(text) : text);

/** A day without its weekday, as it stands inside a sentence: "2 листопада". */
export function dayIn(language: GuardianLanguage, day: string): string {
  return spelled(language, new Intl.DateTimeFormat(locales[language], { ...ours, day: 'numeric', month: 'long' }).format(at(day)));
}

/**
 * The days of a placement, one line each: "poniedziałek, 2 listopada". Of more than three, how many and from when to
 * when: "5 днів: 2–6 листопада", with the plural that the language has for that number.
 */
export function daysIn(language: GuardianLanguage, days: readonly string[]): string[] {
  const locale = locales[language];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  if (days.length > 3) {
    const count = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', numberingSystem: 'latn' }).format(days.length);
    const span = new Intl.DateTimeFormat(locale, { ...ours, day: 'numeric', month: 'long' }).formatRange(at(first), at(last));
    return [`${count}: ${spelled(language, span)}`];
  }
  const long = new Intl.DateTimeFormat(locale, { ...ours, weekday: 'long', day: 'numeric', month: 'long' });
  return days.map((day) => spelled(language, long.format(at(day))));
}
