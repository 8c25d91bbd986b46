/**
 * A file about somebody, for whoever has been let in to it: kept in no cache and found by no search. Its name tells
 * nothing, for it lies among others' in a folder for downloads.
 */
export const privateFile = (body: BodyInit, type: string, name: string): Response =>
  new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' },
  });
