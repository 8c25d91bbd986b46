import type { APIContext } from 'astro';
import { requireYoungPerson } from '../../server/guards.ts';
import { readMySearch } from '../needs/need.server.ts';
import type { MySearch } from '../needs/need.ts';
import { readMyExperience } from './experience.server.ts';
import type { MyExperience, OwnPlacement } from './experience.ts';

type Page = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite' | 'params'>;

/** The placement in the address of one of her own pages, with whom she can call. */
export async function requireOwnPlacement(page: Page): Promise<{ mine: MyExperience; search: MySearch; placement: OwnPlacement } | Response> {
  const viewer = await requireYoungPerson(page);
  if (viewer instanceof Response) return viewer;
  const [mine, search] = await Promise.all([readMyExperience(page.locals.db), readMySearch(page.locals.db)]);
  const placement = mine?.placements.find(({ placement_id }) => placement_id === page.params['forloeb']);
  if (!mine || !search || !placement) return page.rewrite('/404');
  return { mine, search, placement };
}
