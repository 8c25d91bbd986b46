import { describe, expect, test } from 'vitest';
import type { PublicFigures } from '../features/figures/figures.ts';
import { kindRules } from '../features/kinds/rules.ts';
import {
  checkInThanks,
  dimensions,
  notPrivate,
  onlyYouRead,
  questionsAfter,
  questionsBefore,
  quoteConsents,
  quoteReasonsForHer,
  youMayShare,
} from './experience.ts';
import { figuresExplained } from './figures.ts';
import { guarantee, promises, steps } from './front.ts';
import { lixOf, wordCount } from './lix.ts';
import { guardianWords, insuredWords, payWords, whatHappens, whoMay } from './openings.ts';
import { parts, ways } from './parents.ts';
import { bandWords, findingWords, rulePageWords, ruleWords } from './work-rules.ts';

const figures: PublicFigures = {
  without_contact: 0,
  with_contact: 300,
  answered_month: '2026-10-01',
  answered_on_time: 94,
  answers: 400,
  over_due: 6,
  helped_on: 147,
  placed: 619,
  missing_place: 59,
  days_to_offer: 12,
  partners: 187,
  openings: 480,
  year_from: '2026-08-01',
};

const anyRule = { amount: 15, over_hours: 4.5, earliest: '06:00', latest: '20:00', weekdays: [1, 2, 3, 4, 5], branches: null, widens: false };
const anyFinding = {
  rule: 'clock',
  strictness: 'hard',
  day: '2027-01-11',
  days: 2,
  figure: 9,
  amount: 8,
  from_time: '05:00',
  to_time: '21:00',
  earliest: '06:00',
  latest: '20:00',
} as const;

const forTheYoung: Record<string, string> = {
  'the guarantee': guarantee,
  'the four steps': steps.map((step) => step.text).join(' '),
  'the promises': promises.map((promise) => promise.text).join(' '),
  'the rules of an opening': kindRules
    .map((rule) =>
      [
        whoMay(rule.kind, 14, rule),
        guardianWords(rule),
        payWords(rule.kind, { paid: false, pay_text: '', hours_a_week: null }),
        insuredWords[rule.insured_by],
      ].join(' '),
    )
    .join(' '),
  'what happens next': [whatHappens('school_placement', false, 3), whatHappens('after_school_job', true, 3), whatHappens('apprenticeship', false, 3)].join(' '),
  'the rules of work': [
    ...Object.values(ruleWords).map(({ young }) => young(anyRule)),
    ...Object.values(bandWords).map(({ who }) => who),
    rulePageWords.young.lede,
    rulePageWords.wrongText,
  ].join(' '),
  'the questions before and after': [
    onlyYouRead,
    youMayShare('Mette'),
    notPrivate('Mette'),
    ...[questionsBefore, questionsAfter].flatMap((asked) => dimensions.flatMap((dimension) => [asked[dimension].question, `${asked[dimension].statement}.`])),
  ].join(' '),
  'what she consents to': Object.values(quoteConsents).join(' '),
  'why it is not on the page, and what follows a check-in': [
    ...Object.values(quoteReasonsForHer),
    ...Object.values(checkInThanks).map((thanks) => thanks('Mette')),
  ].join(' '),
  'what the figures count': figuresExplained(figures)
    .map((figure) => figure.explained)
    .join(' '),
};

describe('running text for the young reads easily', () => {
  test.each(Object.entries(forTheYoung))('%s', (_, text) => {
    expect(wordCount(text)).toBeGreaterThanOrEqual(20);
    expect(lixOf(text)).toBeLessThanOrEqual(30);
  });
});

test('text for parents reads easily', () => {
  const text = [...parts.flatMap((part) => part.text), ...ways].join(' ');
  expect(lixOf(text)).toBeLessThanOrEqual(30);
});

test('text about the rules for partners reads easily', () => {
  const words = Object.values(ruleWords).flatMap(({ partner, why, change }) => [partner(anyRule), why(anyFinding), change]);
  expect(lixOf([...words, rulePageWords.partner.lede, findingWords.adultHint, findingWords.certificateHint].join(' '))).toBeLessThanOrEqual(38);
});

// The control: what an authority would have written is refused.
test('officialese does not', () => {
  const text =
    'Garantipartneren er forpligtet til at foretage viderevisitering af den pågældende ansøger i overensstemmelse med partnerskabsaftalens bestemmelser, såfremt virksomheden ikke selv disponerer over en ledig praktikplads på tidspunktet for henvendelsen.';
  expect(lixOf(text)).toBeGreaterThan(45);
});
