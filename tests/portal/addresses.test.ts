import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, declaredPages, type Found, type Who } from '../support/every-page.ts';
import { FormVisitor } from '../support/form-visitor.ts';
import { startPortal, type TestPortal } from '../support/portal.ts';

/** Addresses that no page of ours has written: whatever stands in them, it is answered, and nothing is claimed that did not happen. */

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ seed: 'small' });
}, 300_000);
afterAll(async () => void (await portal?.stop()));

const absent = '00000000-0000-4000-8000-000000000000';
const nothing: Found = {
  opening: '/opslag/findes-ikke/noget',
  partner: '/garantipartnere/findes-ikke/noget',
  partnerOpening: `/partner/opslag/${absent}`,
  partnerCase: `/partner/unge/${absent}`,
  workplace: `/partner/om-jer/steder/${absent}`,
  pupil: `/koordinator/elev/${absent}`,
  need: absent,
  schoolClass: `/koordinator/klasser/${absent}`,
  partnerToRead: `/sekretariat/partnere/${absent}`,
  openingToRead: `/sekretariat/opslag/${absent}`,
};
const people: Record<Who, string | null> = {
  stranger: null,
  pupil: 'jonas@ung.example',
  partner: 'bente@surdejen.example',
  coordinator: 'mette@lyngfjord.example',
  secretariat: 'sofie@lyngfjord.example',
};
const names = [
  'aar',
  'alder',
  'andet',
  'anbefalet',
  'beskeder',
  'besked',
  'forloeb',
  'fra',
  'goer',
  'handling',
  'hvem',
  'hvilke',
  'ikke-mit-barn',
  'klasse',
  'km',
];
const moreNames = ['kollega', 'laert', 'naeste', 'navn', 'om', 'orden', 'partner', 'postnr', 'q', 'ret', 'sag', 'samtale', 'side', 'slags', 'som', 'sprog'];
const lastNames = ['sted_navn', 'svar', 'til', 'udkast', 'uge', 'ung', 'valgt', 'vis'];
const values = ['%00a', '99999999999', '-1', '%ED%A0%80', absent];

describe.each(Object.entries(people) as [Who, string | null][])('for the %s', (who, email) => {
  test('no query makes a page fail', async () => {
    const visitor = email ? await FormVisitor.signedIn(portal, email) : new FormVisitor(portal);
    const failed: string[] = [];
    for (const [file, page] of Object.entries(declaredPages)) {
      // What a stranger may see is looked at as a stranger.
      if (file === '500.astro' || page.get[who] !== 200 || (who !== 'stranger' && page.get.stranger === 200)) continue;
      for (const value of values) {
        const all = [...names, ...moreNames, ...lastNames].map((name) => `${name}=${value}`).join('&');
        // All of them at once, and the search alone: one that leads elsewhere would hide the others.
        for (const query of page.states ? [all, `navn=${value}`, `side=${value}`] : [all]) {
          const { status } = await visitor.get(`${addressOf(page, nothing)}?${query}`);
          if (status >= 500) failed.push(`${status} ${file} ${query.slice(0, 30)}`);
        }
      }
    }
    expect(failed).toEqual([]);
  });
});

test('a link that was never answered says no thanks, whatever its address claims', async () => {
  const token = 'cd34'.repeat(16);
  for (const [page, claims] of [
    ['fremme', ['ja', 'nej']],
    ['hvordan-gaar-det', ['well', 'so_so', 'badly', 'sted-well']],
    ['samarbejdet', ['tak']],
  ] as const) {
    for (const claim of claims) {
      const { status, html } = await new FormVisitor(portal).get(`/${page}/${token}?svar=${claim}`);
      expect([page, claim, status, html.includes('Tak')]).toEqual([page, claim, 410, false]);
    }
  }
});
