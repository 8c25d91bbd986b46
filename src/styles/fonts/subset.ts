/**
 * Makes the four font files beside this script from the packages they come in: `npm run fonts`.
 * The files are committed, so that a build needs neither this script nor the packages.
 *
 * Text keeps the weights 400-700; headings are always bold, so their axis is pinned, which halves the file.
 * The two `-more` files hold the letters of other European names; a browser fetches them only when one appears.
 * `paper.ts` holds the same letters at the weights that a PDF uses: its reader has no browser's variable fonts.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const here = (name: string) => new URL(name, import.meta.url);

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
const danish = 'ÆØÅæøåÉéÓóÁá';
/** With the Turkish ı, which the packages count among the common letters. */
const neighbours = 'ÄÖÜäöüßÈèÊêËëÀàÂâÃãÍíÌìÎîÏïÒòÔôÕõÚúÙùÛûÝýÐðÞþÇçÑñÿıŒœ';
const signs = '»«–—…·’‘“”„•×½¼°§©−€\u00a0\u00ad';

const letters = ascii + danish + neighbours + signs;
const moreLetters = Array.from({ length: 0x180 - 0x100 }, (_, index) => String.fromCharCode(0x100 + index)).join('') + 'ȘșȚțẞ';

/** Kerning, composed letters and tabular figures; the packages' other features are never switched on here. */
const keepFeatures = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum'];

const families = [
  { name: 'familjen-grotesk', axes: { wght: 700 } },
  { name: 'atkinson-hyperlegible-next', axes: { wght: { min: 400, max: 700 } } },
];

const onPaper: { face: string; name: string; weight: number }[] = [
  { face: 'text', name: 'atkinson-hyperlegible-next', weight: 400 },
  { face: 'strong', name: 'atkinson-hyperlegible-next', weight: 700 },
  { face: 'heading', name: 'familjen-grotesk', weight: 700 },
];

for (const { name, axes } of families) {
  const root = `@fontsource-variable/${name}`;
  const source = (script: string) => readFile(require.resolve(`${root}/files/${name}-${script}-wght-normal.woff2`));
  const options = { targetFormat: 'woff2', variationAxes: axes, keepFeatures } as const;
  const common = await subsetFont(await source('latin'), letters, options);
  const more = await subsetFont(await source('latin-ext'), moreLetters, options);
  await writeFile(here(`${name}.woff2`), common);
  await writeFile(here(`${name}-more.woff2`), more);
  await copyFile(require.resolve(`${root}/LICENSE`), here(`${name}.OFL.txt`));
  console.log(`${name}: ${common.length} bytes, other European letters ${more.length} bytes`);
}

const faces: string[] = [];
for (const { face, name, weight } of onPaper) {
  for (const [script, wanted] of [
    ['latin', letters],
    ['latin-ext', moreLetters],
  ] as const) {
    const source = await readFile(require.resolve(`@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`));
    const font = await subsetFont(source, wanted, { targetFormat: 'truetype', variationAxes: { wght: weight }, keepFeatures });
    faces.push(`  ${face}${script === 'latin' ? '' : 'More'}:\n    '${font.toString('base64')}',`);
  }
}
await writeFile(
  here('paper.ts'),
  `/** The typefaces of a PDF as TrueType in base64, so that they are at hand wherever the code runs. Made by \`npm run fonts\`. */\nexport const paperFaces = {\n${faces.join('\n')}\n} as const;\n`,
);
console.log(`paper.ts: ${faces.join('').length} bytes`);
