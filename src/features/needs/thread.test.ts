import { describe, expect, test } from 'vitest';
import { threadSentences } from '../../copy/thread.ts';
import { applicationMoves } from '../applications/lifecycle.ts';
import { placementMoves } from '../placements/lifecycle.ts';
import { needMoves } from './lifecycle.ts';
import type { NeedEvent } from './need.ts';
import { threadMoments, whenInWords } from './thread.ts';

const event = (command: string, more: Partial<NeedEvent> = {}): NeedEvent => ({
  at: '2026-09-28T10:00:00+00:00',
  lifecycle: 'need',
  command,
  from_status: null,
  to_status: null,
  actor: 'young_person',
  channel: 'self',
  code: null,
  place: null,
  staff_name: null,
  link_to: null,
  ...more,
});
const told = (...events: NeedEvent[]) => threadMoments({ events, kind: 'school_placement', is_split: false }, 'Mette Demosen').map(({ text }) => text);

/** What goes along with another command and is told by it. */
const silent = ['send', 'help_on', 'supersede', 'withdraw', 'complete'];

test.each([...new Set([...needMoves, ...applicationMoves, ...placementMoves].map(({ command }) => command))].filter((command) => !silent.includes(command)))(
  '%s has a sentence, in every channel',
  (command) => {
    expect(threadSentences[command]).toBeTypeOf('function');
    for (const channel of ['self', 'link', 'phone', 'paper', 'in_person', 'system'] as const) {
      const [text] = told(event(command, { channel, place: 'Café Klitrosen', staff_name: channel === 'phone' ? 'Mette Demosen' : null }));
      expect(text).toMatch(/^[A-ZÆØÅ]/);
      expect(text).not.toMatch(/undefined|null|afvist|tilbud|status/i);
    }
  },
);

describe('one press, one sentence', () => {
  test('helped on names both places', () => {
    expect(
      told(
        event('hand_on', { lifecycle: 'application', place: 'Bageriet Surdejen', code: 'partner_in_network', actor: 'partner' }),
        event('help_on', { lifecycle: 'application', place: 'Café Klitrosen', actor: 'partner' }),
        event('hand_on', { actor: 'partner', from_status: 'with_partner', to_status: 'with_partner' }),
      ),
    ).toEqual(['Bageriet Surdejen havde ikke plads. De hjalp dig videre til Café Klitrosen']);
  });

  test('what somebody said on the phone says so', () => {
    expect(told(event('accept_offer', { place: 'Café Klitrosen', channel: 'phone', staff_name: 'Mette Demosen' }))).toEqual([
      'Du sagde ja til Café Klitrosen (sagt i telefonen, skrevet ned af Mette Demosen)',
    ]);
  });

  test('two presses are two sentences', () => {
    expect(
      told(event('open_need', { actor: 'system' }), event('apply', { at: '2026-09-29T10:00:00+00:00', lifecycle: 'application', place: 'Salon Saksen' })),
    ).toEqual(['Du skal i praktik, og vi hjælper dig hele vejen', 'Du søgte hos Salon Saksen']);
  });
});

test('the hour is told on the day itself', () => {
  expect(whenInWords('2026-09-28T16:12:00+00:00', '2026-09-28')).toBe('i dag kl. 18.12');
  expect(whenInWords('2026-09-28T16:12:00+00:00', '2026-10-02')).toBe('mandag den 28. september');
});
