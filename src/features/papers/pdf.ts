import { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { paperFaces } from '../../styles/fonts/paper.ts';
import type { Block, Paper } from './paper.ts';

type Face = 'text' | 'strong' | 'heading';
type Structure = PDFKit.PDFStructureElement;
type Content = () => void;

const INK = '#1a2233';
const QUIET = '#566074';
const LINE = '#d5ccbd';
const THREAD = '#e2533b';

/** Points. A4 is 595 × 842. */
const MARGIN = 62;
const FOOT = 46;
const BODY = 11;
const GAP = 3.2;
const TERM = 150;

const pageWords: Readonly<Record<string, (page: number, of: number) => string>> = {
  da: (page, of) => `Side ${page} af ${of}`,
  en: (page, of) => `Page ${page} of ${of}`,
};

/** A font that holds a letter, or the letter nearest to it that one holds: a name in letters that no face has becomes question marks, never boxes. */
class Faces {
  readonly #document: PDFKit.PDFDocument;
  readonly #known = new Map<string, ReadonlySet<number>>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    for (const [name, font] of Object.entries(paperFaces)) {
      document.registerFont(name, Buffer.from(font, 'base64'));
    }
  }

  #holds(name: string): ReadonlySet<number> {
    const known = this.#known.get(name);
    if (known) return known;
    this.#document.font(name);
    const font = (this.#document as unknown as { _font: { font: { characterSet: number[] } } })._font.font;
    const letters = new Set(font.characterSet);
    this.#known.set(name, letters);
    return letters;
  }

  /** The text in runs of one font each. */
  runs(face: Face, text: string): { font: string; text: string }[] {
    const runs: { font: string; text: string }[] = [];
    for (const letter of text.normalize('NFC').replaceAll(/\s+/g, ' ')) {
      const fits = (one: string) => [face, `${face}More`].find((name) => this.#holds(name).has(one.codePointAt(0) ?? 0));
      const plain = letter.normalize('NFD').charAt(0);
      const [shown, font] = fits(letter) ? [letter, fits(letter)] : fits(plain) ? [plain, fits(plain)] : ['?', face];
      const last = runs.at(-1);
      if (last && (last.font === font || (shown === ' ' && this.#holds(last.font).has(32)))) last.text += shown;
      else runs.push({ font: font ?? face, text: shown });
    }
    return runs;
  }
}

/** Writes a paper from top to bottom, each piece with its place in the structure tree. */
class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #faces: Faces;
  readonly #root: Structure;
  readonly #width: number;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    this.#faces = new Faces(document);
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
    this.#width = document.page.width - 2 * MARGIN;
  }

  end(): void {
    this.#root.end();
  }

  #write(text: string, face: Face, size: number, colour: string, at: { x?: number; y?: number; width?: number } = {}): void {
    const runs = this.#faces.runs(face, text);
    const x = at.x ?? MARGIN;
    const width = at.width ?? this.#width;
    this.#document.fillColor(colour).fontSize(size);
    for (const [index, run] of runs.entries()) {
      const options = { width, lineGap: GAP, continued: index < runs.length - 1 };
      this.#document.font(run.font);
      if (index === 0) this.#document.text(run.text, x, at.y ?? this.#document.y, options);
      else this.#document.text(run.text, options);
    }
  }

  #height(text: string, face: Face, size: number, width: number): number {
    return this.#document.font(face).fontSize(size).heightOfString(text, { width, lineGap: GAP });
  }

  /** A new page when less than `points` is left of this one: a heading goes with what stands under it. */
  #room(points: number): void {
    if (this.#document.y + points > this.#document.page.height - this.#document.page.margins.bottom) this.#document.addPage();
  }

  #artifact(draw: Content): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
  }

  #add(type: string, content: Content | Structure[], parent: Structure = this.#root): void {
    const element = this.#document.struct(type, {}, content);
    parent.add(element);
    element.end();
  }

  #paragraph(type: string, text: string, face: Face, size: number, colour: string, after: number): void {
    this.#add(type, () => this.#write(text, face, size, colour));
    this.#document.y += after;
  }

  top(paper: Paper): void {
    const { y } = this.#document;
    this.#artifact(() => {
      // The red thread: in from the edge, one turn, and on to the title.
      const right = this.#document.page.width;
      this.#document
        .lineWidth(2.2)
        .strokeColor(THREAD)
        .moveTo(right, y + 26)
        .bezierCurveTo(right - 60, y + 40, right - 70, y - 14, right - 104, y - 2)
        .bezierCurveTo(right - 132, y + 8, right - 116, y + 34, right - 148, y + 28)
        .stroke();
      this.#document.circle(right - 150, y + 28, 4).fill(THREAD);
    });
    this.#paragraph('P', paper.from, 'strong', 10, QUIET, 16);
    this.#paragraph('H1', paper.title, 'heading', 25, INK, 4);
    if (paper.lede) this.#paragraph('P', paper.lede, 'text', 13, INK, 4);
    this.#document.y += 8;
  }

  heading(text: string): void {
    this.#document.y += 8;
    this.#room(70);
    this.#paragraph('H2', text, 'heading', 15, INK, 4);
  }

  block(block: Block): void {
    switch (block.kind) {
      case 'text':
        this.#paragraph('P', block.text, 'text', BODY, INK, 7);
        break;
      case 'quiet':
        this.#paragraph('P', block.text, 'text', 9.5, QUIET, 7);
        break;
      case 'heading':
        this.#room(46);
        this.#paragraph('H3', block.text, 'strong', BODY, INK, 2);
        break;
      case 'list':
        this.#list(block.items, false);
        break;
      case 'ticks':
        this.#list(block.items, true);
        break;
      case 'facts':
        this.#facts(block.rows);
        break;
      case 'signatures':
        this.#signatures(block.labels);
        break;
    }
  }

  #list(items: readonly string[], boxes: boolean): void {
    const inset = boxes ? 22 : 15;
    const list = this.#document.struct('L');
    this.#root.add(list);
    for (const item of items) {
      this.#room(this.#height(item, 'text', BODY, this.#width - inset));
      const { y } = this.#document;
      this.#artifact(() => {
        if (boxes)
          this.#document
            .lineWidth(1)
            .strokeColor(QUIET)
            .roundedRect(MARGIN + 1, y + 1.5, 11, 11, 2)
            .stroke();
        else this.#document.circle(MARGIN + 4, y + 7.5, 2).fill(THREAD);
      });
      const body = this.#document.struct('LBody', {}, () => this.#write(item, 'text', BODY, INK, { x: MARGIN + inset, y, width: this.#width - inset }));
      this.#add('LI', [body], list);
      this.#document.y += boxes ? 5 : 2.5;
    }
    list.end();
    this.#document.x = MARGIN;
    this.#document.y += 6;
  }

  #facts(rows: readonly { term: string; value: string }[]): void {
    const table = this.#document.struct('Table');
    this.#root.add(table);
    const width = this.#width - TERM;
    for (const { term, value } of rows) {
      const height = Math.max(this.#height(term, 'strong', BODY, TERM - 14), this.#height(value, 'text', BODY, width)) + 8;
      this.#room(height);
      const { y } = this.#document;
      const row = this.#document.struct('TR');
      table.add(row);
      const head = this.#document.struct('TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions, () =>
        this.#write(term, 'strong', BODY, INK, { x: MARGIN, y, width: TERM - 14 }),
      );
      row.add(head);
      head.end();
      this.#add('TD', () => this.#write(value, 'text', BODY, INK, { x: MARGIN + TERM, y, width }), row);
      row.end();
      this.#document.y = y + height;
      this.#artifact(() =>
        this.#document
          .lineWidth(0.6)
          .strokeColor(LINE)
          .moveTo(MARGIN, y + height - 5)
          .lineTo(MARGIN + this.#width, y + height - 5)
          .stroke(),
      );
    }
    table.end();
    this.#document.x = MARGIN;
    this.#document.y += 8;
  }

  #signatures(labels: readonly string[]): void {
    for (const label of labels) {
      this.#room(46);
      const y = this.#document.y + 24;
      this.#artifact(() =>
        this.#document
          .lineWidth(0.8)
          .strokeColor(QUIET)
          .moveTo(MARGIN, y)
          .lineTo(MARGIN + this.#width, y)
          .stroke(),
      );
      this.#add('P', () => this.#write(label, 'text', 9.5, QUIET, { y: y + 3 }));
      this.#document.y += 4;
    }
  }

  /** Once all pages are there: the line at the bottom of each, which no reader hears on every page. */
  feet(paper: Paper): void {
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#document.switchToPage(page);
      const { height, margins } = this.#document.page;
      // Below the margin, where text would otherwise open a new page.
      margins.bottom = 0;
      this.#document.markContent('Artifact', { type: 'Pagination' });
      const number = (pageWords[paper.language] ?? String)(page - start + 1, count);
      this.#write([paper.foot, number].filter(Boolean).join(' · '), 'text', 9, QUIET, { y: height - FOOT });
      this.#document.endMarkedContent();
    }
  }
}

/**
 * A paper as a PDF that can be read aloud: tagged (PDF/UA), with language, title, headings, lists, and tables with row headings.
 * Letters of European names are ours to the last; what no face holds becomes a question mark.
 */
export function pdfOf(paper: Paper, madeAt: Date): Promise<Uint8Array<ArrayBuffer>> {
  // The library writes these into XML without escaping.
  const plain = (text: string) => text.replaceAll('&', '+').replaceAll(/[<>]/g, '');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 52, left: MARGIN, right: MARGIN, bottom: 78 },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: plain(paper.title), Author: plain(paper.author ?? paper.from), CreationDate: madeAt },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    document.on('error', reject);
  });
  const sheet = new Sheet(document);
  sheet.top(paper);
  for (const section of paper.sections) {
    if (section.heading) sheet.heading(section.heading);
    for (const block of section.blocks) sheet.block(block);
  }
  sheet.end();
  sheet.feet(paper);
  document.end();
  return done;
}
