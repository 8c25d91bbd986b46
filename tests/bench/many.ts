/** `npm run bench many`: how long the largest acts take, of which nothing may be half done: a class list of 2,000 lines read in, 1,000 young people handed over. */
import { freshDatabase, type PersonaSql, stopOwnServer } from '../support/native.ts';
import { buildWorld } from '../support/world.ts';

/** What a hosted project gives a call of somebody who is signed in. */
const LIMIT = '8s';
const LINES = 2_000;

const database = await freshDatabase();
try {
  const world = await buildWorld(database);
  const figures: Record<string, number> = {};
  const timed = async <T>(what: string, work: (sql: PersonaSql) => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await database.asPersona(world.users['sekretariat'] as string, async (sql) => {
      await sql.unsafe(`set local statement_timeout = '${LIMIT}'`);
      return await work(sql);
    });
    figures[what] = Math.round(performance.now() - began);
    return result;
  };

  const of = <T>(value: (index: number) => T) => Array.from({ length: LINES }, (_, index) => value(index));
  const letter = (place: number) => String.fromCharCode(97 + (place % 26));
  const [list] = await timed(
    'list_sent',
    (sql) => sql`select public.start_class_import(${world.ids['school'] as string}, private.school_year(), false, 8,
      ${of((index) => index + 1)}::int[], ${of((index) => `Elev ${letter(index)}${letter(index / 26)}${letter(index / 676)}`)}::text[], ${of(() => 'Nyesen')}::text[],
      ${of(() => '2012-05-14')}::date[], ${of((index) => `8.${letter(index).toUpperCase()}`)}::text[], ${of((index) => `elev${index}@liste.example`)}::text[],
      ${of((index) => `+45${20_000_000 + index}`)}::text[], ${of(() => 'Far Nyesen')}::text[], ${of((index) => `far${index}@hjemme.example`)}::text[],
      ${of(() => null)}::text[], ${of(() => 'da')}::text[], ${of(() => null)}::text[]) as id`,
  );
  const importId = list?.['id'] as string;
  const [seen] = await timed('list_looked_at', (sql) => sql`select public.class_import_preview(${importId}) ->> 'digest' as digest`);
  await timed('list_read_in', (sql) => sql`select public.run_class_import(${importId}, ${seen?.['digest'] as string})`);

  const people = await database.sql<
    { id: string }[]
  >`select id from public.young_person where contact_id <> ${world.ids['kui'] as string} order by id limit 1000`;
  const ids = people.map(({ id }) => id);
  const [moved] = await timed(
    'thousand_handed_over',
    (sql) => sql`select public.change_contact_many(${ids}::uuid[], ${world.ids['kui'] as string}, 'Vi har talt om dem alle', true) as n`,
  );

  for (const [what, ms] of Object.entries(figures)) console.log(`${String(ms).padStart(8)} ms  ${what.replaceAll('_', ' ')}`);
  console.log(JSON.stringify({ bench: 'many', lines: LINES, handed_over: Number(moved?.['n']), limit: LIMIT, ...figures }));
} finally {
  await database.drop();
  await stopOwnServer();
}
