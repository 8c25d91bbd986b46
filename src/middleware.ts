import { getActionContext } from 'astro:actions';
import { SITE_URL } from 'astro:env/server';
import { defineMiddleware } from 'astro:middleware';
import { cleanQuery } from './features/query.ts';
import { paths } from './paths.ts';
import { formFailureFrom, statusOf } from './server/command.ts';
import { asFailure, Failure, failureStatus, logUnexpected } from './server/failures.ts';
import { prepareLocals } from './server/request-locals.ts';
import { comesFromOurself, isSafeMethod } from './server/same-origin.ts';

/**
 * Who is asking, and did a form arrive? Authenticates, never authorises: that is the database's.
 * The order is fixed: here → the action → the page. A guard in a page runs after the action of its form.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  const { request, url, locals } = context;
  if (!comesFromOurself(request, [url.origin, new URL(SITE_URL).origin])) return plainly(403, 'Formularen kom ikke fra vores egen side.');
  if (!isSafeMethod(request.method) && !bringsForm(request)) return plainly(415, 'Her kan man kun sende formularer.');
  cleanQuery(url.searchParams);
  prepareLocals(context);

  let refusedWith: number | undefined;
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  // Astro looks for a part of the list too, and fails inwardly when it is no action.
  if (action && !/^[a-z]\w*\.[a-z]\w*$/i.test(action.name)) return plainly(404, 'Den formular findes ikke.');
  if (action) locals.action = action.name;
  if (action?.calledFrom === 'form') {
    const result = await action.handler();
    if (!result.error) return context.redirect(ownPath(result.data?.goTo), 303);
    locals.failure = formFailureFrom(result.error, locals.failure);
    refusedWith = result.error.status;
    setActionResult(action.name, serializeActionResult(result));
  }

  const response = await renderOrExplain();
  // A page that was sent a form, or that asked who is there, is for this one person.
  const personal = locals.session.wasRead || !isSafeMethod(request.method);
  if (personal) response.headers.set('Cache-Control', 'private, no-store');
  // Astro answers with the status of its own error; ours tells more kinds apart.
  if (!locals.failure || response.status !== refusedWith) return response;
  return new Response(response.body, { status: statusOf(locals.failure), headers: response.headers });

  /** Renders the page; what its reading met is told by the page for it. */
  async function renderOrExplain(): Promise<Response> {
    try {
      return await next();
    } catch (thrown) {
      if (locals.failure && !isForVisitor(thrown)) {
        // Nothing of this page can be read, its form neither. What was typed stands on the page for faults, ready to be sent again.
        logUnexpected(asFailure(thrown), `page ${context.routePattern} after ${locals.action}`);
        locals.sentTo = url.pathname + url.search;
        // Astro gives the page for faults a 500 of its own.
        const { body, headers } = await context.rewrite('/500');
        return new Response(body, { status: failureStatus.unreachable, headers });
      }
      if (!(thrown instanceof Failure)) throw thrown;
      // The database tells a stranger "not allowed" where signing in would help.
      const isStranger = thrown.code === 'not_allowed' && (await locals.session.token()) === null;
      if (thrown.code === 'not_signed_in' || isStranger) return context.redirect(paths.signIn(url.pathname + url.search), 303);
      if (thrown.code === 'not_found') return context.rewrite('/404');
      if (thrown.code === 'not_allowed') return context.rewrite('/403');
      throw thrown;
    }
  }
});

/** A page that says no by itself, by its own status, is no fault. */
function isForVisitor(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.status < 500;
}

/** Every form of ours, from a page or from a script, is sent as one. */
function bringsForm(request: Request): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(request.headers.get('content-type') ?? '');
}

/** A short answer to what no page of ours sends. */
function plainly(status: number, sentence: string): Response {
  return new Response(sentence, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}

function ownPath(goTo: unknown): string {
  if (typeof goTo === 'string' && goTo.startsWith('/') && !goTo.startsWith('//')) return goTo;
  throw new TypeError('A command must say which page of ours comes next');
}
