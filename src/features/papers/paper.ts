/** What a paper holds, before it becomes a PDF (`pdf.ts`) or a page (`PaperPage.astro`). One description, so that both say the same. */

/** A piece of a section. A reader who hears it gets a paragraph, a list, a table with row headings, or a heading of the next level. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quiet'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A list with a box before each line, to tick by hand. */
  | { readonly kind: 'ticks'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly term: string; readonly value: string }[] }
  /** A line to write on, one for each label. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] };

/** A heading with what stands under it. Without a heading its blocks follow the title. */
export interface Section {
  readonly heading?: string;
  /** Only where there is a pen: in the PDF, and when the page is printed. */
  readonly onPaper?: boolean;
  readonly blocks: readonly Block[];
}

/** A whole paper. */
export interface Paper {
  /** The only heading of the first level, and the title that a reader's window shows. */
  readonly title: string;
  /** One sentence under the title, set larger. */
  readonly lede?: string;
  /** Of every word in it, as in `da`. */
  readonly language: string;
  /** Who sends it: the brand of the municipality. */
  readonly from: string;
  /** Who wrote it, where that is somebody else than who sends it. */
  readonly author?: string;
  readonly sections: readonly Section[];
  /** One quiet line at the end of each page, before the page number. */
  readonly foot?: string;
}
