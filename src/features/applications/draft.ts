import { z } from 'astro/zod';
import { interests } from '../../copy/kinds.ts';
import { MOST_REASONS, reasons } from '../../copy/reasons.ts';
import type { PickedPlace } from './application.ts';

export const MOST_PLACES = 3;
export const MOST_INTERESTS = 4;

const publicId = z.string().regex(/^[0-9a-z]{8}$/);
const monday = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What somebody has chosen so far while applying. It lives in an encrypted cookie of theirs, see src/server/draft.ts. */
export const draftSchema = z.object({
  /** In her order: the first is the one she would like best. */
  places: z.array(z.object({ id: publicId, week: monday.nullable() })).max(MOST_PLACES),
  /** "Ved ikke": no place yet, only what she likes. */
  unsure: z.boolean(),
  interests: z.array(z.enum(interests)).max(MOST_INTERESTS),
  /** The partner that she asked in person and that helped her on. */
  from: publicId.nullable(),
  reasons: z.array(z.enum(reasons)).max(MOST_REASONS),
  ownWords: z.string().max(500),
  helpOn: z.boolean(),
  mayCall: z.boolean(),
  phone: z.string().nullable(),
  /** True when she had to say who she is on the way: the step stays counted. */
  saidWho: z.boolean(),
  /** Of the form that sends it all, so that two presses send one. */
  key: z.uuid(),
});
export type Draft = z.infer<typeof draftSchema>;

export function emptyDraft(key: string): Draft {
  return {
    places: [],
    unsure: false,
    interests: [],
    from: null,
    reasons: [],
    ownWords: '',
    helpOn: false,
    mayCall: false,
    phone: null,
    saidWho: false,
    key,
  };
}

/** What an address such as `/soeg?opslag=k7m2pq9d&uge=2027-01-25` or `/soeg?ved-ikke=1&interesse=animals` brings. */
export interface Arrival {
  places: Draft['places'];
  unsure: boolean;
  interests: Draft['interests'];
  from: string | null;
}

/** Reads an address; what cannot be read is left out. One week counts for all places, several for each in turn. */
export function arrivalFrom(query: URLSearchParams): Arrival {
  const ids = query.getAll('opslag').filter((id) => publicId.safeParse(id).success);
  const weeks = query.getAll('uge').map((week) => (monday.safeParse(week).success ? week : null));
  const places = ids.map((id, index) => ({ id, week: (weeks.length === 1 ? weeks[0] : weeks[index]) ?? null }));
  const from = query.get('fra');
  return {
    places,
    unsure: query.has('ved-ikke'),
    interests: interests.filter((interest) => query.getAll('interesse').includes(interest)).slice(0, MOST_INTERESTS),
    from: publicId.safeParse(from).success ? from : null,
  };
}

/** The draft with what she arrived with. A place that she picks again gets the new week; a fourth is `left over`. */
export function withArrival(draft: Draft, arrival: Arrival): { draft: Draft; leftOver: boolean } {
  let places = [...draft.places];
  let leftOver = false;
  for (const picked of arrival.places) {
    const known = places.findIndex(({ id }) => id === picked.id);
    if (known >= 0) places = places.with(known, { id: picked.id, week: picked.week ?? places[known]?.week ?? null });
    else if (places.length < MOST_PLACES) places.push(picked);
    else leftOver = true;
  }
  const unsure = arrival.places.length > 0 ? false : arrival.unsure || draft.unsure;
  return {
    draft: {
      ...draft,
      places,
      unsure,
      interests: arrival.interests.length > 0 ? arrival.interests : draft.interests,
      from: arrival.from ?? draft.from,
    },
    leftOver,
  };
}

/** Her places with one moved a step up or down; the others keep their order. */
export function movePlace(places: Draft['places'], id: string, steps: -1 | 1): Draft['places'] {
  const at = places.findIndex((place) => place.id === id);
  const other = at + steps;
  const moved = places[at];
  const displaced = places[other];
  if (!moved || !displaced) return places;
  return places.with(at, displaced).with(other, moved);
}

/** What keeps her from going on with her places; null when nothing does. */
export type PlaceProblem = 'closed' | 'no_week' | 'week_gone';

export function placeProblem(place: PickedPlace | undefined, week: string | null): PlaceProblem | null {
  if (!place?.is_open || (place.by_day && place.weeks.length === 0)) return 'closed';
  if (!place.by_day) return null;
  if (week === null) return 'no_week';
  return place.weeks.some((free) => free.week === week) ? null : 'week_gone';
}

/** The pages of applying that are counted as steps. */
export const stepNames = ['steder', 'interesser', 'hvorfor', 'hjaelp', 'hvem', 'tjek'] as const;
export type StepName = (typeof stepNames)[number];

/** The steps for this draft; who she is, is only asked of somebody we do not know. */
export function stepsOf(draft: Pick<Draft, 'unsure' | 'saidWho'>, isKnown: boolean): StepName[] {
  const who: StepName[] = isKnown && !draft.saidWho ? [] : ['hvem'];
  return draft.unsure ? ['interesser', ...who, 'tjek'] : ['steder', 'hvorfor', 'hjaelp', ...who, 'tjek'];
}

export function isEmpty(draft: Draft): boolean {
  return draft.places.length === 0 && !draft.unsure;
}
