import type { APIRoute } from 'astro';
import { certificatePaper } from '../../../../features/experience/certificate-paper.ts';
import { readCertificate } from '../../../../features/experience/experience.server.ts';
import { pdfOf } from '../../../../features/papers/pdf.ts';
import { requireYoungPerson } from '../../../../server/guards.ts';
import { privateFile } from '../../../../server/private-file.ts';

/** Her certificate as a PDF that can be read aloud. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireYoungPerson(context);
  if (viewer instanceof Response) return viewer;
  const certificate = await readCertificate(context.locals.db, context.params['forloeb'] ?? '');
  if (!certificate || certificate.stays_here) return await context.rewrite('/404');
  const file = await pdfOf(certificatePaper(certificate, context.url.searchParams.get('laert') === 'ja'), new Date(`${certificate.today}T12:00:00Z`));
  return privateFile(file, 'application/pdf', 'bevis.pdf');
};
