import { type Branch, branches, type Interest, interests, type OpeningKind, openingKinds } from '../../copy/kinds.ts';
import { mondayOf } from '../dates.ts';
import { readDate } from '../forms.ts';
import { pageNumber } from '../query.ts';

/** What somebody looks for, as it stands in the address of `/opslag`. */
export interface OpeningFilters {
  q: string;
  kinds: OpeningKind[];
  branches: Branch[];
  interests: Interest[];
  /** A Monday. */
  week: string | null;
  postcode: string | null;
  km: number | null;
  age: number | null;
  stepFree: boolean;
  quiet: boolean;
  bus: boolean;
  onlyFree: boolean;
  page: number;
}

export const distances = [5, 10, 25, 50] as const;
export const ages = [13, 14, 15, 16, 17, 18] as const;
export const accesses = ['uden-trapper', 'roligt', 'bus'] as const;

export const noFilters: OpeningFilters = {
  q: '',
  kinds: [],
  branches: [],
  interests: [],
  week: null,
  postcode: null,
  km: null,
  age: null,
  stepFree: false,
  quiet: false,
  bus: false,
  onlyFree: false,
  page: 1,
};

const LONGEST_QUERY = 80;

/** Reads an address. What is not one of ours is left out, so that any address shows a list. */
export function readFilters(query: URLSearchParams): OpeningFilters {
  const listed = <T extends string>(name: string, of: readonly T[]) => of.filter((value) => query.getAll(name).includes(value));
  const among = (name: string, of: readonly number[]) => of.find((value) => String(value) === query.get(name)) ?? null;
  const week = query.get('uge') ?? '';
  const postcode = (query.get('postnr') ?? '').trim();
  const access = listed('adgang', accesses);
  return {
    q: plainQuery(query.get('q') ?? ''),
    kinds: listed('slags', openingKinds),
    branches: listed('branche', branches),
    interests: listed('interesse', interests),
    week: isDate(week) ? mondayOf(week) : null,
    postcode: /^\d{4}$/.test(postcode) ? postcode : null,
    km: among('km', distances),
    age: among('alder', ages),
    stepFree: access.includes('uden-trapper'),
    quiet: access.includes('roligt'),
    bus: access.includes('bus'),
    onlyFree: query.get('ledige') === '1',
    page: pageNumber(query, 500),
  };
}

/** What was typed, without what cannot be read aloud or shown. */
function plainQuery(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_QUERY)
    .trim();
}

function isDate(text: string): boolean {
  return readDate(text) === text;
}

/** The query of an address that shows these filters; with `replace`, some of them otherwise. Always the first page unless told. */
export function filterQuery(filters: OpeningFilters, replace: Partial<OpeningFilters> = {}): Record<string, string | number | string[] | null> {
  const f = { ...filters, page: 1, ...replace };
  return {
    q: f.q,
    slags: f.kinds,
    branche: f.branches,
    interesse: f.interests,
    uge: f.week,
    postnr: f.postcode,
    km: f.km,
    alder: f.age,
    adgang: [...(f.stepFree ? ['uden-trapper'] : []), ...(f.quiet ? ['roligt'] : []), ...(f.bus ? ['bus'] : [])],
    ledige: f.onlyFree ? '1' : null,
    side: f.page > 1 ? f.page : null,
  };
}

/** How many filters besides the words are in force. */
export function chosenCount(f: OpeningFilters): number {
  return (
    f.kinds.length +
    f.branches.length +
    f.interests.length +
    [f.week, f.km !== null && f.postcode, f.age, f.stepFree, f.quiet, f.bus, f.onlyFree].filter(Boolean).length
  );
}

/**
 * Wider searches, the nearest first, for when nothing fits: without the week, further away, and at last without the words.
 * Each with what was given up.
 */
export function widerSearches(f: OpeningFilters): { without: 'week' | 'km' | 'access' | 'age' | 'kind' | 'branch' | 'words'; filters: OpeningFilters }[] {
  const wider: ReturnType<typeof widerSearches> = [];
  if (f.week || f.onlyFree) wider.push({ without: 'week', filters: { ...f, week: null, onlyFree: false, page: 1 } });
  if (f.km !== null) wider.push({ without: 'km', filters: { ...f, km: null, page: 1 } });
  if (f.stepFree || f.quiet || f.bus) wider.push({ without: 'access', filters: { ...f, stepFree: false, quiet: false, bus: false, page: 1 } });
  if (f.kinds.length > 0) wider.push({ without: 'kind', filters: { ...f, kinds: [], page: 1 } });
  if (f.branches.length > 0 || f.interests.length > 0) wider.push({ without: 'branch', filters: { ...f, branches: [], interests: [], page: 1 } });
  if (f.q && wider.length > 0) wider.push({ without: 'words', filters: { ...f, q: '', page: 1 } });
  return wider;
}

/** How many openings a choice would give: the rows of `opening_facets`. */
export class Facets {
  readonly #counts = new Map<string, number>();
  readonly corrected: string[] = [];

  constructor(rows: readonly { facet: string; value: string; n: number }[]) {
    for (const { facet, value, n } of rows) {
      if (facet === 'corrected') this.corrected.push(value);
      else this.#counts.set(`${facet}:${value}`, Number(n));
    }
  }

  count(facet: string, value: string | number = ''): number {
    return this.#counts.get(`${facet}:${value}`) ?? 0;
  }

  get all(): number {
    return this.count('all');
  }

  /** Mondays with a free day, in order. A week also holds what is not tied to weeks. */
  get weeks(): { week: string; n: number }[] {
    const any = this.count('any_week');
    return [...this.#counts]
      .filter(([key]) => key.startsWith('week:'))
      .map(([key, n]) => ({ week: key.slice('week:'.length), n: n + any }))
      .sort((a, b) => a.week.localeCompare(b.week));
  }
}
