import type { APIRoute } from 'astro';
import { answer, Failure } from '../../../server/failures.ts';
import { requireStaff } from '../../../server/guards.ts';

/** One case as a file for the municipality's record system. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const { needId } = context.params;
  try {
    const file = await answer(context.locals.db.rpc('case_file', { need_id: needId ?? '' }));
    return new Response(JSON.stringify(file, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="sag-${(needId ?? '').slice(0, 8)}.json"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (thrown) {
    if (thrown instanceof Failure) return context.rewrite('/404');
    throw thrown;
  }
};
