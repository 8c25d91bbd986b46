import { ageOn, type Calendar, weekdaysFrom } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Kind, Opening } from './openings.ts';
import type { DistrictKey } from './places.ts';
import type { Story } from './story.ts';

/** Partners whose coming seats and inboxes the named stories need: chance leaves them alone. */
export const keptForStories = ['Bageriet Surdejen Lyng', 'Café Klitrosen', 'Klitsande Dyreklinik', 'Børnehuset Mariehønen', 'Børnehuset Krukken'];

const LONG_LIST = 300;

/** Finds places that somebody can have: open, near, old enough, and with a free seat on each day. */
export class Chooser {
  #byKind = new Map<Kind, Opening[]>();
  #calendar: Calendar;

  constructor(openings: readonly Opening[], calendar: Calendar) {
    this.#calendar = calendar;
    for (const opening of openings) {
      if (opening.status !== 'published' || opening.isSpecial || opening.key.startsWith('edge/')) continue;
      const list = this.#byKind.get(opening.kind);
      if (list) list.push(opening);
      else this.#byKind.set(opening.kind, [opening]);
    }
  }

  /** Up to `count` openings of different partners with seats on those days (or in that week, or without a day), for her age then; `since` when it began. */
  places(
    story: Story,
    count: number,
    options: { kind?: Kind; week?: string; days?: readonly string[]; since?: string; chance: Chance; not?: readonly Opening[] },
  ): Opening[] {
    const kind = options.kind ?? (story.kind as Kind);
    const list = this.#byKind.get(kind) ?? [];
    const days: readonly (string | null)[] = options.days ?? (options.week ? weekdaysFrom(options.week) : [null]);
    const firstDay = days[0] ?? this.#calendar.today;
    const age = Math.min(...[firstDay as string, this.#calendar.today, options.since ?? this.#calendar.today].map((day) => ageOn(story.person.birthDate, day)));
    const partners = new Set([...story.wishes.map((wish) => wish.partnerId), ...(options.not ?? []).map((opening) => opening.partner.id)]);
    const home = story.person.schoolClass?.district ?? 'nord';
    const start = options.chance.between(0, Math.max(0, list.length - 1));
    const near: Opening[] = [];
    const far: Opening[] = [];
    for (let step = 0; step < list.length && near.length < count; step += 1) {
      // In a large municipality nobody reads the whole list.
      if (step > LONG_LIST && near.length + far.length >= count) break;
      const opening = list[(start + step) % list.length] as Opening;
      const isKept = keptForStories.includes(opening.partner.name) && !((firstDay as string) < this.#calendar.today);
      if (partners.has(opening.partner.id) || isKept || opening.minAge > age) continue;
      if (!story.freeDays(opening, days)) continue;
      partners.add(opening.partner.id);
      (isNear(home, opening.workplace.district) ? near : far).push(opening);
    }
    return [...near, ...far].slice(0, count);
  }

  /** A course with so many free days ahead, for somebody who was old enough when it began. */
  course(story: Story, days: number, since: string, chance: Chance): Opening | undefined {
    return chance.shuffled(this.#byKind.get('extended_placement') ?? []).find((opening) => {
      const free = opening.seats.filter((seat) => (seat.day ?? '') > this.#calendar.today && seat.taken < seat.seats);
      return free.length >= days && ageOn(story.person.birthDate, since) >= opening.minAge;
    });
  }

  /** The openings of a partner, for the stories that know whom they tell about. */
  of(partner: string, kind: Kind = 'school_placement'): Opening[] {
    return (this.#byKind.get(kind) ?? []).filter((opening) => opening.partner.name === partner);
  }
}

const town: readonly DistrictKey[] = ['nord', 'syd'];
function isNear(home: DistrictKey, place: DistrictKey): boolean {
  return home === place || (town.includes(home) && town.includes(place));
}

/** The reasons that somebody gave, by what the place is. */
export function reasonsFor(opening: Opening, chance: Chance): string[] {
  const byInterest: Record<string, string> = {
    animals: 'animals',
    outdoors: 'outdoors',
    technology: 'technology',
    food: 'food',
    people: 'people',
    hands: 'hands',
    pictures_sound: 'creative',
  };
  const fitting = opening.partner.trade.interests.flatMap((interest) => byInterest[interest] ?? []);
  return [...new Set(['try_the_work', ...fitting.slice(0, 1), ...chance.some(['near_home', 'know_somebody', 'maybe_my_trade'], 1)])];
}
