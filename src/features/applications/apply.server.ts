import type { AstroGlobal } from 'astro';
import { paths } from '../../paths.ts';
import { readDraft } from '../../server/draft.ts';
import { guardianMoment, ruleOf } from '../kinds/rules.ts';
import { readMySearch } from '../needs/need.server.ts';
import type { MySearch } from '../needs/need.ts';
import { standingOf } from '../young-people/young-person.ts';
import { readPickedPlaces } from './application.server.ts';
import type { PickedPlace } from './application.ts';
import { type Draft, draftSchema, isEmpty, type StepName, stepsOf } from './draft.ts';

/** What every step of applying stands on. */
export interface ApplyGround {
  draft: Draft;
  places: PickedPlace[];
  /** Null for somebody who is not signed in, or signed in and not yet a young person here. */
  search: MySearch | null;
  isSignedIn: boolean;
  /** True when a guardian must be named before this can be sent. */
  asksForGuardian: boolean;
  step(name: StepName): { current: number; total: number };
}

type Page = Pick<AstroGlobal, 'cookies' | 'locals' | 'redirect' | 'response'>;

/** Reads the draft and who is there. Somebody without a draft is led to the beginning. */
export async function applyGround(page: Page): Promise<ApplyGround | Response> {
  const draft = await readDraft(page.cookies, draftSchema);
  // The page shows what one person has chosen, signed in or not.
  page.response.headers.set('Cache-Control', 'private, no-store');
  if (!draft || isEmpty(draft)) return page.redirect(paths.apply(), 303);
  const isSignedIn = (await page.locals.session.token()) !== null;
  const [places, search] = await Promise.all([
    readPickedPlaces(
      page.locals.publicDb,
      draft.places.map(({ id }) => id),
    ),
    isSignedIn ? readMySearch(page.locals.db) : null,
  ]);
  return {
    draft,
    places,
    search,
    isSignedIn,
    asksForGuardian: asksForGuardian(places, search),
    step(name) {
      const steps = stepsOf(draft, search !== null);
      return { current: steps.indexOf(name) + 1 || steps.length, total: steps.length };
    },
  };
}

/** Whether the kind's rule will ask a guardian and none is named yet. */
function asksForGuardian(places: readonly PickedPlace[], search: MySearch | null): boolean {
  const kind = places[0]?.kind;
  if (!kind || !search || search.person.guardian) return false;
  const { age } = standingOf(search.person, search.today);
  return guardianMoment(kind, age) !== null && ruleOf(kind).situations.includes(search.person.situation);
}

/** Where to go when the choices are made: who she is, if we do not know; then her guardian; then one last look. */
export function stepAfterChoices(ground: Pick<ApplyGround, 'isSignedIn' | 'search' | 'asksForGuardian'>): string {
  if (!ground.isSignedIn) return paths.applyStep('hvem');
  if (!ground.search) return paths.applyStep('om-dig');
  return paths.applyStep(ground.asksForGuardian ? 'foraelder' : 'tjek');
}
