import type { APIContext } from 'astro';
import { paths, withNotice } from '../paths.ts';
import { Failure } from './failures.ts';
import type { StaffRole, Viewer, ViewerMembership, ViewerStaff, ViewerYoungPerson } from './viewer.ts';

/**
 * Who may see a page, asked by name at the top of the page:
 *
 *     const pupil = await requireYoungPerson(Astro);
 *     if (pupil instanceof Response) return pupil;
 *
 * A guard decides what to show. What may be read or changed is decided by the database.
 */
type Page = Pick<APIContext, 'locals' | 'url' | 'redirect' | 'rewrite'>;

/** Anybody who is signed in. */
export async function requireViewer(page: Page): Promise<Viewer | Response> {
  const viewer = await viewerOrNobody(page);
  return viewer ?? toSignIn(page);
}

/** A young person. With several on one account (`?ung=` names one), the first. */
export async function requireYoungPerson(page: Page): Promise<(Viewer & { young_person: ViewerYoungPerson }) | Response> {
  const viewer = await requireViewer(page);
  if (viewer instanceof Response) return viewer;
  const young_person = pick(viewer.young_people, 'id', page.url.searchParams.get('ung'));
  return young_person ? { ...viewer, young_person } : forbidden(page);
}

/** A member of a partner. With several partners on one account (`?partner=` names one), the first. */
export async function requirePartnerMember(page: Page): Promise<(Viewer & { membership: ViewerMembership }) | Response> {
  const viewer = await requireViewer(page);
  if (viewer instanceof Response) return viewer;
  const membership = pick(viewer.partner_memberships, 'partner_id', page.url.searchParams.get('partner'));
  return membership ? { ...viewer, membership } : forbidden(page);
}

/** A member of staff with at least one of the roles; any role when none is named. */
export async function requireStaff(page: Page, ...roles: StaffRole[]): Promise<(Viewer & { staff: ViewerStaff }) | Response> {
  const viewer = await requireViewer(page);
  if (viewer instanceof Response) return viewer;
  const { staff } = viewer;
  const may = staff !== null && (roles.length === 0 || roles.some((role) => staff.roles.includes(role)));
  return may ? { ...viewer, staff } : forbidden(page);
}

async function viewerOrNobody(page: Page): Promise<Viewer | null> {
  try {
    return await page.locals.viewer();
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'not_signed_in') return null;
    throw thrown;
  }
}

function toSignIn(page: Page): Response {
  const here = new URL(page.url);
  here.searchParams.delete('_action');
  const signIn = paths.signIn(here.pathname + here.search);
  return page.redirect(page.locals.session.endedByIdling ? withNotice(signIn, 'signed_out_idle') : signIn, 303);
}

function forbidden(page: Page): Promise<Response> {
  return page.rewrite('/403');
}

function pick<T, K extends keyof T>(all: readonly T[], key: K, wanted: string | null): T | undefined {
  return wanted === null ? all[0] : all.find((one) => one[key] === wanted);
}
