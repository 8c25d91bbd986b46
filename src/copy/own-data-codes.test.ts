import { expect, test } from 'vitest';
import { eventWords } from '../features/desks/event-line.ts';
import { valueInWords } from './own-data.ts';

test.each([
  ['command', 'join_class_list', 'Loggede på første gang'],
  ['command', 'accept_offer', 'Sagde ja tak til et sted'],
  ['command', 'nobody_has_words_for_it', 'Andet'],
  ['template', 'application_received', 'Vi har din ansøgning'],
  ['template', 'nobody_has_words_for_it', 'En besked'],
  ['state', 'dropped', 'blev ikke sendt'],
  ['lifecycle', 'need', 'det, du søger'],
  ['lifecycle', 'other', 'andet'],
  ['language', 'ar', 'arabisk'],
  ['guardian_language', 'da', 'dansk'],
  ['situation', 'pupil', 'går i 5.–9. klasse'],
  ['what', 'message', 'En besked'],
  ['problem', 'mailbox unavailable', 'Den kunne ikke leveres'],
  ['code', 'not_in_class', 'andet'],
  // Somebody's own words stay as they are.
  ['body', 'hej', 'hej'],
  ['own_words', 'heste', 'heste'],
])('%s "%s" is read as "%s"', (column, stored, words) => {
  expect(valueInWords(stored, column, eventWords)).toBe(words);
});
