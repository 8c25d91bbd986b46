/**
 * Does this request come from a page of our own? Asked for every method that may change something, whatever its
 * content type. `Origin` decides where it is sent; browsers before 2020 leave it out of forms, and then
 * `Sec-Fetch-Site` or the `Referer` speaks. Who says nothing at all is refused.
 */
export function comesFromOurself(request: Request, origins: readonly string[]): boolean {
  if (isSafeMethod(request.method)) return true;
  const origin = request.headers.get('origin');
  if (origin !== null) return origins.includes(origin);
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const referer = request.headers.get('referer');
  return referer !== null && URL.canParse(referer) && origins.includes(new URL(referer).origin);
}

/** Methods that never change anything here. */
export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
