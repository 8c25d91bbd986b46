import type { APIContext } from 'astro';
import { paths } from '../../paths.ts';
import { requireYoungPerson } from '../../server/guards.ts';
import { commandsFrom } from '../lifecycle.ts';
import { type NeedCommand, needMoves } from './lifecycle.ts';
import { readMySearch } from './need.server.ts';
import type { MySearch, Need } from './need.ts';

type Page = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite' | 'params'>;

/**
 * The need in the address of one of her own pages, when the lifecycle lets her do this from where it stands.
 * Null where the page asks something else than the status. A page that came too late leads back to where she sees what happened instead.
 */
export async function requireOwnNeed(page: Page, command: NeedCommand | null): Promise<{ search: MySearch; need: Need } | Response> {
  const viewer = await requireYoungPerson(page);
  if (viewer instanceof Response) return viewer;
  const search = await readMySearch(page.locals.db);
  const need = search?.needs.find(({ id }) => id === page.params['sag']);
  if (!search || !need) return page.rewrite('/404');
  // After a refusal the page says why, whatever the need has become.
  if (command !== null && !commandsFrom(needMoves, need.status, 'young_person').has(command) && page.locals.failure === null)
    return page.redirect(paths.mySearch(need.id), 303);
  return { search, need };
}
