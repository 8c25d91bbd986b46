import { SITE_URL } from 'astro:env/server';
import type { APIRoute } from 'astro';

/** What search engines need not look at: pages of one person, desks, and links that somebody was sent. */
const closed = ['/log-ind', '/min-side', '/min-soegning', '/soeg', '/partner', '/koordinator', '/sekretariat', '/foraelder/', '/vaert/', '/dev/'];

export const GET: APIRoute = () =>
  new Response(['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${new URL('/sitemap.xml', SITE_URL).href}`, ''].join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
