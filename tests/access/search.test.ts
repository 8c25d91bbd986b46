import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CatalogueWorld, openCatalogue } from '../support/catalogue.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';

let database: FreshDatabase;
let world: CatalogueWorld;

beforeAll(async () => {
  database = await freshDatabase();
  world = await openCatalogue(database.sql);
});
afterAll(async () => await database.drop());

type Filters = Partial<{
  query: string;
  kinds: string[];
  branches: string[];
  interests: string[];
  week: string;
  postcode: string;
  km: number;
  age: number;
  step_free: boolean;
  quiet: boolean;
  bus: boolean;
  only_free: boolean;
  page: number;
  page_size: number;
}>;

/** The arguments of both functions in their order; the database reads text as the type it wants. */
function values(filters: Filters): (string | string[] | number | boolean | null)[] {
  const list = (of?: string[]) => (of ? `{${of.join(',')}}` : null);
  return [
    filters.query ?? null,
    list(filters.kinds),
    list(filters.branches),
    list(filters.interests),
    filters.week ?? null,
    filters.postcode ?? null,
    filters.km ?? null,
    filters.age ?? null,
    filters.step_free ?? false,
    filters.quiet ?? false,
    filters.bus ?? false,
    filters.only_free ?? false,
  ];
}

const typed =
  '$1::text, $2::text::public.opening_kind[], $3::text::public.branch[], $4::text::public.interest[], $5::date, $6::text, $7::int, $8::int, $9, $10, $11, $12';

/** What a stranger finds, by the names that the openings have in the catalogue. */
async function found(filters: Filters): Promise<string[]> {
  const rows = await database.asPersona(null, (sql) =>
    sql.unsafe<{ public_id: string }[]>(`select public_id from public.search_openings(${typed}, $13::int, $14::int)`, [
      ...values(filters),
      filters.page ?? 1,
      filters.page_size ?? 60,
    ] as never[]),
  );
  return rows.map((row) => world.nameOf(row.public_id));
}

async function facets(filters: Filters): Promise<Map<string, number>> {
  const rows = await database.asPersona(null, (sql) =>
    sql.unsafe<{ facet: string; value: string; n: string }[]>(`select * from public.opening_facets(${typed})`, values(filters) as never[]),
  );
  return new Map(rows.map((row) => [`${row.facet}:${row.value}`, Number(row.n)]));
}

describe('words', () => {
  test.each<[string, string[]]>([
    // Endings
    ['dyreklinik', ['vet']],
    ['dyreklinikker', ['vet']],
    ['rundstykke', ['bakery']],
    ['børnehaver', ['kindergarten', 'kindergarten_hidden_by_steps']],
    // Danish letters, however they are typed
    ['BØRNEHAVEN', ['kindergarten', 'kindergarten_hidden_by_steps']],
    ['boernehave', ['kindergarten', 'kindergarten_hidden_by_steps']],
    ['toemrer', ['carpenter', 'apprentice']],
    ['tømrer', ['carpenter', 'apprentice']],
    // The beginning of a word
    ['frisø', ['hairdresser']],
    ['tøm', ['carpenter', 'apprentice']],
    // Inside a compound
    ['værksted', ['garage']],
    ['klinik', ['vet']],
    // Spelt otherwise
    ['bagger', ['bakery']],
    ['dyrklinik', ['vet']],
    ['tømmrer', ['carpenter', 'apprentice']],
    ['frissør', ['hairdresser']],
    ['bibliotk', ['library_full']],
    // What people like, and the name and town of the place
    ['noget med dyr', ['vet', 'stable']],
    ['Klitsande', ['vet', 'far_hotel']],
    ['Surdejen', ['bakery']],
    // Two words narrow each other
    ['bus praktik dyr', []],
    ['dyr erhvervspraktik', ['vet']],
  ])('%s', async (query, expected) => {
    expect((await found({ query })).sort()).toEqual([...expected].sort());
  });

  test.each(['', '   ', 'noget med', '&', ':*', "'; drop table", '%', '\\', '((', 'æ'.repeat(500)])('%j is no reason to fail', async (query) => {
    await expect(found({ query })).resolves.toBeInstanceOf(Array);
  });

  test('what is meant word for word comes before what is like it', async () => {
    expect((await found({ query: 'dyreklinik' }))[0]).toBe('vet');
    expect((await found({ query: 'dyr' }))[0]).toBe('vet');
  });

  test('what an unknown word was taken for is told', async () => {
    expect([...(await facets({ query: 'dyrklinik' })).keys()]).toContain('corrected:dyreklinik');
    expect([...(await facets({ query: 'dyreklinik' })).keys()].filter((key) => key.startsWith('corrected'))).toEqual([]);
  });
});

describe('filters', () => {
  const all = () => found({});

  test('none gives every public opening, those with room first', async () => {
    const names = await all();
    expect([...names].sort()).toEqual([...world.publicNames].sort());
    expect(names.at(-1)).toBe('library_full');
  });

  test.each<[string, Filters, string[]]>([
    ['kind', { kinds: ['after_school_job'] }, ['shop_job']],
    ['two kinds', { kinds: ['after_school_job', 'apprenticeship'] }, ['shop_job', 'apprentice']],
    ['branch', { branches: ['building'] }, ['carpenter', 'apprentice']],
    ['interest', { interests: ['animals'] }, ['vet', 'stable']],
    ['age', { age: 13 }, ['bakery', 'kindergarten', 'kindergarten_hidden_by_steps', 'shop_job', 'hairdresser', 'stable']],
    ['step-free', { step_free: true, branches: ['children_schools'] }, ['kindergarten']],
    ['quiet', { quiet: true }, ['library_full']],
    ['bus', { bus: true }, ['vet']],
    [
      'near',
      { postcode: '9991', km: 5, kinds: ['school_placement'] },
      ['bakery', 'kindergarten', 'kindergarten_hidden_by_steps', 'carpenter', 'garage', 'hairdresser', 'library_full'],
    ],
    ['unknown postcode', { postcode: '0000', km: 5, kinds: ['junior_apprenticeship'] }, ['stable']],
    ['words and filter', { query: 'børn', step_free: true }, ['kindergarten']],
  ])('%s', async (_, filters, expected) => {
    expect((await found(filters)).sort()).toEqual([...expected].sort());
  });

  test('a week finds a free day in it, and what is not tied to weeks', async () => {
    const [first = '', second = ''] = world.weeks;
    const inFirst = await found({ week: first });
    expect(inFirst).toContain('bakery');
    expect(inFirst).toContain('shop_job');
    expect(inFirst).not.toContain('vet');
    expect(await found({ week: second })).toContain('vet');
  });

  test('only free seats leaves out the full', async () => {
    expect(await found({ only_free: true })).not.toContain('library_full');
  });

  test('distance is told, and near comes before far', async () => {
    const rows = await database.asPersona(
      null,
      (sql) => sql`select public_id, distance_km from public.search_openings(postcode => '9991', kinds => '{school_placement}')`,
    );
    const far = rows.find((row) => world.nameOf(row.public_id) === 'far_hotel');
    expect(Number(far?.distance_km)).toBeCloseTo(world.kmToFarHotel, 0);
    expect(rows.findIndex((row) => world.nameOf(row.public_id) === 'far_hotel')).toBeGreaterThan(
      rows.findIndex((row) => world.nameOf(row.public_id) === 'bakery'),
    );
  });

  test('pages together are the whole, in the same order', async () => {
    const whole = await all();
    const pages = [];
    for (let page = 1; page <= 4; page += 1) pages.push(...(await found({ page, page_size: 4 })));
    expect(pages).toEqual(whole);
  });
});

describe('counts beside filters', () => {
  test.each<[string, Filters]>([
    ['nothing chosen', {}],
    ['a kind', { kinds: ['school_placement'] }],
    ['kind, words and distance', { kinds: ['school_placement'], query: 'børn', postcode: '9991', km: 10 }],
    ['everything at once', { kinds: ['school_placement'], branches: ['children_schools'], age: 14, only_free: true, step_free: true }],
  ])('say what choosing gives: %s', async (_, filters) => {
    const counts = await facets(filters);
    expect(counts.get('all:')).toBe((await found(filters)).length);
    for (const [key, n] of counts) {
      const [facet = '', value = ''] = key.split(':');
      const chosen: Record<string, Filters> = {
        kind: { kinds: [value] },
        branch: { branches: [value] },
        interest: { interests: [value] },
        km: { km: Number(value) },
        age: { age: Number(value) },
        step_free: { step_free: true },
        quiet: { quiet: true },
        bus: { bus: true },
        free: { only_free: true },
      };
      const choice = chosen[facet];
      if (choice) expect([key, n]).toEqual([key, (await found({ ...filters, ...choice })).length]);
    }
  });

  test('a week counts what has a free day in it', async () => {
    const counts = await facets({});
    const [first = ''] = world.weeks;
    expect((counts.get(`week:${first}`) ?? 0) + (counts.get('any_week:') ?? 0)).toBe((await found({ week: first })).length);
  });
});

describe('what is not public is never shown', () => {
  test('drafts, what is looked at, pauses, the special, and partners who do not take part', async () => {
    const names = new Set(await found({}));
    for (const hidden of world.hiddenNames) expect(names).not.toContain(hidden);
    for (const hidden of world.hiddenNames) expect(await found({ query: 'usynlig' })).not.toContain(hidden);
  });

  // The control: each of them would be found if it were public, so the test above can fail.
  test('each of them is found once it is public', async () => {
    const copy = await freshDatabase();
    const its = await openCatalogue(copy.sql);
    await copy.sql`update public.partner set status = 'active', paused_until = null`;
    await copy.sql`update public.workplace set closed_at = null`;
    await copy.sql`update public.opening set status = 'published', special = false, apply_before = null, published_at = now() where status <> 'full'`;
    const rows = await copy.asPersona(null, (sql) => sql`select public_id from public.search_openings(query => 'usynlig', page_size => 60)`);
    expect(rows.map((row) => its.nameOf(row.public_id)).sort()).toEqual([...its.hiddenNames].sort());
    await copy.drop();
  });

  test('a pause takes effect at once, and so does its end', async () => {
    await database.sql`update public.partner set status = 'paused', paused_until = current_date + 30 where name = 'Klitsande Dyreklinik'`;
    expect(await found({ query: 'dyreklinik' })).toEqual([]);
    await database.sql`update public.partner set status = 'active', paused_until = null where name = 'Klitsande Dyreklinik'`;
    expect(await found({ query: 'dyreklinik' })).toEqual(['vet']);
  });
});

describe('rows follow what is written', () => {
  test('a new title, a new name and a seat that is taken', async () => {
    await database.sql`update public.opening set title = 'Bag kanelsnegle i Lyng' where public_id = ${world.publicIdOf('bakery')}`;
    expect(await found({ query: 'kanelsnegl' })).toEqual(['bakery']);
    await database.sql`update public.partner set name = 'Kringlehuset' where name = 'Bageriet Surdejen Lyng'`;
    expect(await found({ query: 'kringle' })).toEqual(['bakery']);
    await database.sql`update public.opening_seat set taken = seats where opening_id = (select id from public.opening where public_id = ${world.publicIdOf('bakery')})`;
    expect(await found({ query: 'kringle', only_free: true })).toEqual([]);
    expect(await found({ query: 'kringle' })).toEqual(['bakery']);
  });

  test('every kind, branch and interest has words', async () => {
    const missing = await database.sql`
      select 'kind' as facet, v::text as value from unnest(enum_range(null::public.opening_kind)) v
      union all select 'branch', v::text from unnest(enum_range(null::public.branch)) v
      union all select 'interest', v::text from unnest(enum_range(null::public.interest)) v
      except select facet, value from private.filter_word`;
    expect([...missing]).toEqual([]);
  });
});
