// Keeps one page, /offline, and what it is drawn with. Nothing else is ever kept or answered from here:
// every other page is as the server gives it, and nothing of a person lies in the browser.
const KEPT = 'offline-1';
const PAGE = '/offline';

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') {
    // A connection that broke once is tried again: a page is only asked for, so twice does no harm.
    event.respondWith(
      fetch(request)
        .catch(() => fetch(request))
        .catch(() => keptPage()),
    );
    return;
  }
  if (request.method === 'GET' && new URL(request.url).pathname.startsWith('/_astro/')) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

/** Fetches the page as a stranger would see it, then its style sheets and fonts, whose names change with their content. */
async function keep() {
  const response = await fetch(PAGE, { credentials: 'omit', cache: 'no-cache' });
  if (!response.ok) throw new Error(`${PAGE} answered ${response.status}`);
  const html = await response.clone().text();
  const parts = [...html.matchAll(/<link\b[^>]*\bhref="(\/_astro\/[^"]+)"/g)].map((match) => match[1]);
  const cache = await caches.open(KEPT);
  await cache.addAll([...new Set(parts)]);
  await cache.put(PAGE, response);
}

async function keptPage() {
  return (await caches.match(PAGE)) ?? Response.error();
}
