import type { Sql } from './hand.ts';

/** What no step may undo, by row. */
export interface Standing {
  /** Need id → when a wish was first made and a place first offered, once it was. */
  clocks: Map<string, { raised: number | undefined; offered: number | undefined }>;
  /** Young person id → contact person, and how often she has changed hands. */
  hands: Map<string, { contact: string; changes: number }>;
  events: number;
}

/** Reads what the steps so far have settled. */
export async function standing(sql: Sql): Promise<Standing> {
  const [needs, people, [events]] = await Promise.all([
    sql<{ id: string; raised_at: Date | null; first_offer_at: Date | null }[]>`select id, raised_at, first_offer_at from public.need`,
    sql<{ id: string; contact_id: string; changes: number }[]>`select y.id, y.contact_id,
      (select count(*)::int from public.contact_change c where c.young_person_id = y.id) as changes from public.young_person y`,
    sql<{ events: number }[]>`select count(*)::int as events from public.event`,
  ]);
  return {
    clocks: new Map(needs.map((row) => [row.id, { raised: row.raised_at?.getTime(), offered: row.first_offer_at?.getTime() }])),
    hands: new Map(people.map((row) => [row.id, { contact: row.contact_id, changes: row.changes }])),
    events: events!.events,
  };
}

/** No need vanishes, no second clock is set anew, nobody changes hands without a hand-over, no event is lost. */
export function stillStands(before: Standing, after: Standing): void {
  for (const [id, clock] of before.clocks) {
    const now = after.clocks.get(id);
    if (!now) throw new Error(`broken: 1: the need ${id} is gone`);
    if (clock.raised !== undefined && now.raised !== clock.raised) throw new Error(`broken: 3: the second clock of ${id} moved`);
    if (clock.offered !== undefined && now.offered !== clock.offered) throw new Error(`broken: 3: the second clock of ${id} had stopped, and was touched`);
  }
  for (const [id, hands] of before.hands) {
    const now = after.hands.get(id);
    if (!now) throw new Error(`broken: 1: ${id} is gone`);
    if (now.contact !== hands.contact && now.changes <= hands.changes) throw new Error(`broken: 8: ${id} changed hands without a hand-over`);
  }
  if (after.events < before.events) throw new Error('broken: 7: events are gone');
}
