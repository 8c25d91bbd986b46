import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import type { Paper } from './paper.ts';
import { pdfOf } from './pdf.ts';

const paper: Paper = {
  title: 'Praktikaftale',
  lede: 'Asta Prøvesen er i praktik hos Bageriet Surdejen & Søn.',
  language: 'da',
  from: 'Ungegarantien Lyngfjord',
  foot: 'Aftale nr. 1',
  sections: [
    {
      heading: 'Hvor og hvornår',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { term: 'Mødetid', value: '6.30' },
            { term: 'Mødested', value: 'Østergade 4, bag gården hos Łukasz Şahin' },
          ],
        },
      ],
    },
    {
      heading: 'Det skal du lave',
      blocks: [
        { kind: 'list', items: ['Bage rundstykker', 'Pakke brød'] },
        { kind: 'ticks', items: ['Madpakke'] },
      ],
    },
    {
      heading: 'Regler',
      blocks: [
        ...Array.from({ length: 60 }, (_, index) => ({
          kind: 'text' as const,
          text: `Regel ${index + 1}. Du må være der højst otte timer om dagen, og en voksen er altid i nærheden.`,
        })),
        { kind: 'signatures', labels: ['For stedet'] },
      ],
    },
  ],
};

interface Node {
  role?: string;
  children?: (Node | { type: 'content'; id: string })[];
}

/** What a screen reader walks through on one page: role and the words under it, in order. */
async function spoken(page: PDFPageProxy): Promise<[role: string, words: string][]> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  let open: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== '');
      if (id) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else open = [...open, item.id ?? ''];
  }
  const heard: [string, string][] = [];
  const walk = (node: Node, role: string) => {
    for (const child of node.children ?? []) {
      if ('id' in child) heard.push([role, (words.get(child.id) ?? '').trim()]);
      else walk(child as Node, (child as Node).role ?? role);
    }
  };
  walk((await page.getStructTree()) as Node, 'Root');
  return heard;
}

describe('a PDF that can be read aloud', async () => {
  const bytes = await pdfOf(paper, new Date('2026-11-23T09:00:00Z'));
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
  const pages = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)));
  const heard = (await Promise.all(pages.map(spoken))).flat();

  it('says its language and title, and that it is tagged', async () => {
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({ Title: 'Praktikaftale', Language: 'da', Author: 'Ungegarantien Lyngfjord' });
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(Object.fromEntries((await file.getMarkInfo()) as unknown as Map<string, boolean>)).toMatchObject({ Marked: true });
  });

  it('is heard in order: headings, list, table with row headings, and letters of every neighbour', () => {
    expect(heard.slice(0, 12)).toEqual([
      ['P', 'Ungegarantien Lyngfjord'],
      ['H1', 'Praktikaftale'],
      ['P', 'Asta Prøvesen er i praktik hos Bageriet Surdejen & Søn.'],
      ['H2', 'Hvor og hvornår'],
      ['TH', 'Mødetid'],
      ['TD', '6.30'],
      ['TH', 'Mødested'],
      ['TD', 'Østergade 4, bag gården hos Łukasz Şahin'],
      ['H2', 'Det skal du lave'],
      ['LBody', 'Bage rundstykker'],
      ['LBody', 'Pakke brød'],
      ['LBody', 'Madpakke'],
    ]);
  });

  it('goes on over pages and loses no paragraph; the foot of a page is not heard', () => {
    expect(file.numPages).toBeGreaterThan(1);
    const rules = heard.filter(([, words]) => words.startsWith('Regel ')).map(([, words]) => words.replaceAll(/\s+/g, ' '));
    expect(rules).toHaveLength(60);
    expect(new Set(rules.map((rule) => rule.split('.')[1]))).toHaveProperty('size', 1);
    expect(heard.at(-1)).toEqual(['P', 'For stedet']);
    expect(heard.some(([, words]) => words.includes('Side 1'))).toBe(false);
  });

  it('never shows a box for a letter that no face holds', async () => {
    const other = await getDocument({ data: await pdfOf({ ...paper, lede: 'Олена і Ệ', sections: [] }, new Date()) }).promise;
    const [, , lede] = await spoken(await other.getPage(1));
    expect(lede).toEqual(['P', '????? ? E']);
  });
});
