import { expect, test } from 'vitest';
import { accept, apply, as, database, forward, freshEachTime, id, live, nameGuardian, need, offer, refusal, weekdays } from './her-search.ts';

// Two people open the same form. Whoever saves last must have seen what the other wrote.

freshEachTime();

const editionOf = async (who: string, of: string, thing: string): Promise<Record<string, unknown>> =>
  (await as(who, (sql) => sql`select ${sql(`public.${of}`)}(${thing}) as it`))[0]?.['it'] as Record<string, unknown>;

test('an agreement: the second of two stale changes is refused, and goes through when it has seen the first', async () => {
  await nameGuardian('asta');
  await apply('asta', ['bread']);
  const { id: needId } = await need('asta');
  await forward(needId);
  const application = await live(needId);
  await offer('bente', application, weekdays(3));
  await accept('asta', application);
  const [{ placement }] = (await database.sql`select id as placement from public.placement`) as unknown as [{ placement: string }];
  const change = (who: string, seen: number, clothes: string, meet: string) =>
    as(
      who,
      (sql) =>
        sql`select public.change_agreement(${placement}, '{Bage}', 'Torvet 1', ${meet}, 'Bente', '12345678', ${clothes}, '', '', seen_version => ${seen})`,
    );
  await change('mette', 1, 'Sikkerhedssko. Allergi: latex', 'Bente');
  expect(await refusal(change('bente', 1, '', 'Per i porten'))).toBe('wrong_status: changed_since');
  expect((await database.sql`select clothes, meet_who, version from public.agreement`)[0]).toEqual({
    clothes: 'Sikkerhedssko. Allergi: latex',
    meet_who: 'Bente',
    version: 2,
  });
  await change('bente', 2, 'Sikkerhedssko. Allergi: latex', 'Per i porten');
  expect((await database.sql`select version from public.agreement`)[0]).toEqual({ version: 3 });
});

test('words about a partner', async () => {
  const seen = (await editionOf('bente', 'partner_to_edit', id('bakery')))['edition'];
  const save = (why: string, edition: unknown) =>
    as(
      'bente',
      (sql) => sql`select public.save_partner(${id('bakery')}, 'Bageriet', '{food_kitchen}', 'Om os', ${why}, '1-9', 3, seen => ${edition as string})`,
    );
  await save('Vi kan lide unge', seen);
  expect(await refusal(save('Noget andet', seen))).toBe('wrong_status: changed_since');
  // Answering a young person touches the partner, and is no other edition of its words.
  const now = (await editionOf('bente', 'partner_to_edit', id('bakery')))['edition'];
  await database.sql`update public.partner set touched_at = touched_at + interval '1 second' where id = ${id('bakery')}`;
  await save('Noget andet', now);
});

test('a workplace', async () => {
  const [place] = (await editionOf('bente', 'partner_to_edit', id('bakery')))['workplaces'] as { id: string; edition: string }[];
  const save = (street: string, edition: string) =>
    as('bente', (sql) => sql`select public.save_workplace(${id('bakery')}, 'Torvet', ${street}, '9991', ${place!.id}, seen => ${edition})`);
  await save('Torvet 2', place!.edition);
  expect(await refusal(save('Torvet 1', place!.edition))).toBe('wrong_status: changed_since');
  expect((await database.sql`select street from public.workplace where id = ${place!.id}`)[0]).toEqual({ street: 'Torvet 2' });
});

test('an opening, its days too; a seat that is taken meanwhile is no other edition', async () => {
  const opening = await editionOf('bente', 'opening_to_edit', id('bread'));
  const save = (title: string, days: string[], edition: unknown) =>
    as(
      'bente',
      (
        sql,
      ) => sql`select public.save_opening(${opening['workplace_id'] as string}, 'school_placement', ${title}, '{Bage}', 'food_kitchen', opening_id => ${id('bread')},
        meet_who => 'Bente', meet_at => '06:00', ends_at => '12:00', days => ${days}::date[], seats => 2, seen => ${edition as string})`,
    );
  await save('Bag boller', weekdays(5), opening['edition']);
  expect(await refusal(save('Bag brød', weekdays(3), opening['edition']))).toBe('wrong_status: changed_since');
  const now = (await editionOf('bente', 'opening_to_edit', id('bread')))['edition'];
  await database.sql`update public.opening_seat set taken = 1 where opening_id = ${id('bread')} and day = ${weekdays(1)[0]!}`;
  await database.sql`update public.opening set places_taken = places_taken + 1, touched_at = touched_at + interval '1 second' where id = ${id('bread')}`;
  await save('Bag brød', weekdays(4), now);
  expect((await database.sql`select title from public.opening where id = ${id('bread')}`)[0]).toEqual({ title: 'Bag brød' });
});
