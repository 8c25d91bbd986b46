import { readFileSync } from 'node:fs';

/** The tokens of one scheme: `--act` → `#12355b`. */
export type Tokens = ReadonlyMap<string, string>;

export interface Schemes {
  light: Tokens;
  dark: Tokens;
}

/** Text at AA; `shape` is what must be told apart without being read: outlines, rings, dots. */
const ENOUGH = { text: 4.5, shape: 3 } as const;

type Pair = readonly [on: string, what: string, kind: keyof typeof ENOUGH];

const grounds = ['--sun', '--moss', '--sky', '--clay'] as const;
const stateGrounds = ['--ok-ground', '--warning-ground', '--error-ground', '--info-ground'] as const;

/** Every pair of colours that meets on a page. A new pair in a style sheet is written here too. */
const pairs: readonly Pair[] = [
  ...(['--paper', '--card'] as const).flatMap((on): Pair[] => [
    [on, '--ink', 'text'],
    [on, '--quiet', 'text'],
    [on, '--act', 'text'],
    [on, '--ok', 'text'],
    [on, '--warning', 'text'],
    [on, '--error', 'text'],
    [on, '--edge', 'shape'],
    [on, '--thread', 'shape'],
  ]),
  ['--act', '--on-act', 'text'],
  ['--act-strong', '--on-act', 'text'],
  ['--error', '--card', 'text'],
  ...[...grounds, ...stateGrounds].map((on): Pair => [on, '--ink', 'text']),
  ['--ok-ground', '--ok', 'text'],
  ['--warning-ground', '--warning', 'text'],
  ['--error-ground', '--error', 'text'],
  ['--info-ground', '--act', 'shape'],
  ['--night', '--on-night', 'text'],
  ['--night', '--quiet-on-night', 'text'],
  ['--night', '--figure-on-night', 'text'],
];

/** The tokens that a municipality's own file may set; the rest would make it another portal. */
const themeable: ReadonlySet<string> = new Set(['--act', '--act-strong', '--on-act', ...grounds]);

/** Reads the custom properties of style sheets, later ones replacing earlier ones; the dark scheme starts from the light. */
export function readSchemes(...sheets: readonly string[]): Schemes {
  const light = new Map<string, string>();
  const onlyDark = new Map<string, string>();
  for (const sheet of sheets) {
    const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
    const darkBlocks = [...css.matchAll(/@media\s*\(prefers-color-scheme:\s*dark\)\s*\{([\s\S]*?\})\s*\}/g)];
    const rest = darkBlocks.reduce((left, block) => left.replace(block[0], ''), css).replace(/@media[^{]*\{[\s\S]*?\}\s*\}/g, '');
    collect(rest, light);
    for (const block of darkBlocks) collect(block[1] ?? '', onlyDark);
  }
  return { light, dark: new Map([...light, ...onlyDark]) };
}

function collect(css: string, into: Map<string, string>): void {
  for (const [, name = '', value = ''] of css.matchAll(/(--[a-z-]+):\s*([^;]+);/g)) into.set(name, value.trim());
}

/** WCAG's contrast ratio of two colours written as `#rrggbb`: 1 for equal ones, 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) throw new Error(`A colour of the theme is written as #rrggbb, not "${colour}".`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is hard to read in these schemes, as sentences; empty when all of it is at AA. */
export function hardToRead(schemes: Schemes): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    pairs.flatMap(([on, what, kind]) => {
      const tokens = schemes[scheme];
      const ratio = contrast(tokens.get(on) ?? '', tokens.get(what) ?? '');
      if (ratio >= ENOUGH[kind]) return [];
      return [`${what} on ${on} in the ${scheme} scheme is ${ratio.toFixed(2)}:1 and must be ${ENOUGH[kind]}:1.`];
    }),
  );
}

/** Stops the build when the municipality's colours are hard to read, or when its file changes more than the theme. */
export function refuseUnreadableTheme(tokens: string, municipality: string): void {
  const own = readSchemes(municipality);
  const strangers = new Set([...own.light.keys(), ...own.dark.keys()].filter((name) => !themeable.has(name)));
  const faults = [...[...strangers].map((name) => `${name} is not part of a municipality's theme.`), ...hardToRead(readSchemes(tokens, municipality))];
  if (faults.length > 0) throw new Error(`The theme in src/styles/municipality.css cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** The check as a part of the build: `integrations: [readableTheme()]`. */
export function readableTheme() {
  const sheet = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  return {
    name: 'readable-theme',
    hooks: {
      'astro:config:done': () => refuseUnreadableTheme(sheet('./tokens.css'), sheet('./municipality.css')),
    },
  };
}
