import type { APIRoute } from 'astro';
import { readMunicipality } from '../../../features/municipality/municipality.server.ts';
import { caseFile, casePaper } from '../../../features/own-data/case-file.ts';
import { pdfOf } from '../../../features/papers/pdf.ts';
import { answer, Failure } from '../../../server/failures.ts';
import { requireStaff } from '../../../server/guards.ts';

/** One case on paper, for whoever files it. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const { needId = '' } = context.params;
  try {
    const file = caseFile.parse(await answer(context.locals.db.rpc('case_file', { need_id: needId })));
    const { brandName } = await readMunicipality(context.locals.publicDb);
    return new Response(await pdfOf(casePaper(file, brandName), new Date(file.made_at)), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="sag-${needId.slice(0, 8)}.pdf"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (thrown) {
    if (thrown instanceof Failure) return await context.rewrite('/404');
    throw thrown;
  }
};
