import { AsyncLocalStorage } from 'node:async_hooks';

const visitors = new AsyncLocalStorage<string>();

/** Runs the handling of one request, which may ask Auth something in the visitor's name. */
export async function asVisitor<T>(address: string, work: () => Promise<T>): Promise<T> {
  return await visitors.run(address, work);
}

/**
 * Tells the embedded Auth which visitor a code is sent to or checked for: it sees only the site's own
 * connection, and counts wrong codes by address. A hosted Supabase never gets the secret and counts by itself.
 */
export function nameVisitorsToAuth(supabaseUrl: string, siteSecret: string): void {
  const auth = new URL('/auth/v1/', supabaseUrl).href;
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const visitor = visitors.getStore();
    const url = input instanceof Request ? input.url : String(input);
    if (!visitor || !url.startsWith(auth)) return await original(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('sb-forwarded-for', visitor);
    headers.set('x-site-secret', siteSecret);
    return await original(input, { ...init, headers });
  };
}
