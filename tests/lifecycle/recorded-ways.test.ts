import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ActCode, actLabels, groupActs } from '../../src/features/desks/acts.ts';

/**
 * "Everything anybody can answer, staff can record": recorded.test.ts proves that the database takes each answer with how it
 * was said. Here, that a desk has a form for each: function → action that reads the channel → form that asks for it → page.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
type Sources = ReadonlyMap<string, string>;

/** Every source of the site by its path, `src/…`. */
function readSources(): Sources {
  const names = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(astro|ts)$/.test(name));
  return new Map(names.map((name) => [`src/${name.replaceAll('\\', '/')}`, readFileSync(join(ROOT, 'src', name), 'utf8')]));
}

/** The functions of the database that ask how something was said, but those that are nobody else's answer. */
function recordable(sources: Sources): string[] {
  const [, functions = ''] = (sources.get('src/server/database.types.ts') ?? '').split('    Functions: {');
  const own = new Set(['interrupt_placement']);
  return functions
    .split(/\n {6}(?=\w+:)/)
    .filter((one) => /^\w+:/.test(one) && /\bvia\??: /.test(one))
    .map((one) => one.slice(0, one.indexOf(':')))
    .filter((name) => !own.has(name));
}

interface Way {
  /** `actions.group.name` as forms write it. */
  action: string;
  functions: string[];
}

/** Actions that read a channel from their form, and what they call. */
function recordingActions(sources: Sources): Way[] {
  const ways: Way[] = [];
  const [, served = ''] = /server = \{([\s\S]*?)\}/.exec(sources.get('src/actions/index.ts') ?? '') ?? [];
  const groups = new Set(served.match(/\w+/g));
  for (const [path, text] of sources) {
    if (!path.startsWith('src/actions/')) continue;
    const exported = /export const (\w+) = \{/.exec(text)?.[1] ?? '';
    const group = groups.has(exported) ? exported : groupThatSpreads(sources, exported);
    // Tables of function names that an action chooses from.
    const tables = [...text.matchAll(/^const (\w+) = \{([\s\S]*?)^\}/gm)];
    for (const chunk of text.split(/\n {2}(?=\w+: command\()/).slice(1)) {
      if (!/\bhvordan\b/.test(chunk)) continue;
      const named = tables.filter(([, name = '']) => chunk.includes(name)).map(([, , body = '']) => body);
      // With the channel among its arguments, or with arguments that were put together before.
      const calls = [...chunk.matchAll(/rpc\(\s*'(\w+)',\s*(\w+\)|[^;]*)/g)]
        .filter(([, , given = '']) => /\bvia\b(?!: 'self')/.test(/^\w+\)$/.test(given) ? chunk : given))
        .map(([, name = '']) => name);
      // `db.rpc(said, …)`, where the form's own word is the name.
      const chosen = /rpc\(\w+, \{[^;]*\bvia\b/.test(chunk) ? [...`${chunk}${named.join('')}`.matchAll(/'(\w+)'/g)].map(([, name = '']) => name) : [];
      ways.push({ action: `actions.${group}.${chunk.slice(0, chunk.indexOf(':'))}`, functions: [...calls, ...chosen] });
    }
  }
  return ways;
}

const groupThatSpreads = (sources: Sources, name: string): string =>
  [...sources]
    .map(([path, text]) => (path.startsWith('src/actions/') && text.includes(`...${name}`) ? /export const (\w+) = \{/.exec(text)?.[1] : undefined))
    .find(Boolean) ?? name;

/** Everything that the pages are made of that staff come to. */
function partsOfDesks(sources: Sources): Set<string> {
  const seen = new Set([...sources].filter(([path, text]) => path.startsWith('src/pages/') && /requireStaff\(|\.may_help\b/.test(text)).map(([path]) => path));
  for (const path of seen) {
    for (const [, to = ''] of (sources.get(path) ?? '').matchAll(/from '(\.[^']+)'/g)) seen.add(posix.join(posix.dirname(path), to));
  }
  return seen;
}

/** What somebody can answer, and no desk has a form to write down how it was said. */
function withoutAWay(sources: Sources): string[] {
  const ways = recordingActions(sources);
  const asking = [...partsOfDesks(sources)].map((path) => sources.get(path) ?? '').filter((text) => /<HowField|<SaidField|name="hvordan"/.test(text));
  return recordable(sources).filter(
    (name) => !ways.some(({ action, functions }) => functions.includes(name) && asking.some((text) => new RegExp(`${action}\\b`).test(text))),
  );
}

const sources = readSources();

test('every answer that staff can record has a form on a desk that asks how it was said', () => {
  expect(recordable(sources).length).toBeGreaterThanOrEqual(36);
  expect(withoutAWay(sources)).toEqual([]);
});

test('a form, a channel or an action that is taken away is missed', () => {
  const changed = (path: string, from: string | RegExp, to = '') => {
    const text = sources.get(path) ?? '';
    expect(text).toMatch(from);
    return new Map([...sources, [path, text.replaceAll(from instanceof RegExp ? new RegExp(from, 'g') : from, to)]]);
  };
  expect(withoutAWay(changed('src/features/desks/forms/SaidForm.astro', 'recordIncident', 'recordIll'))).toEqual(['report_incident']);
  expect(withoutAWay(changed('src/features/desks/forms/OwnPlaceForm.astro', '<HowField'))).toEqual(['propose_own_place']);
  expect(withoutAWay(changed('src/actions/coordinator-records.ts', /via: hvordan/, "via: 'self'"))).toContain('accept_offer');
  expect(withoutAWay(changed('src/actions/secretariat.ts', "  fill_opening: 'fill_opening',\n"))).toEqual(['fill_opening']);
  // A form that no page shows.
  expect(withoutAWay(changed('src/pages/sekretariat/partnere/[id].astro', /PartnerAnswerForm\.astro/, 'PartnerSummary.astro'))).toContain('renew_partner');
});

test('every act of a contact person has its place among the others, and is offered at some time', () => {
  const codes = Object.keys(actLabels) as ActCode[];
  const grouped = groupActs(codes.map((code) => ({ code, about: '' }))).flatMap(({ acts }) => acts.map(({ code }) => code));
  expect(grouped.toSorted()).toEqual(codes.toSorted());
  const offers = sources.get('src/features/desks/acts.ts') ?? '';
  const forms = sources.get('src/features/desks/ActForm.astro') ?? '';
  expect(codes.filter((code) => !offers.includes(`add('${code}'`) || !forms.includes(`case '${code}'`))).toEqual([]);
});
