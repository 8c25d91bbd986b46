import node from '@astrojs/node';
import react from '@astrojs/react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, envField, memoryCache } from 'astro/config';
import { filterNames } from './src/features/openings/filter-names.ts';
import { readableTheme } from './src/styles/theme.ts';

// Every variable is read when the server starts, not when it is built ("secret" in Astro's words),
// so that one build runs against the embedded Supabase, a hosted one and a neighbour's.
const atStart = { context: 'server', access: 'secret' };

export default defineConfig({
  output: 'server',
  trailingSlash: 'never',
  // Middleware mode: the portal's own node:http server checks the host, compresses and serves assets.
  // No form of ours is larger than a few kilobytes, but for a school's class lists.
  adapter: node({ mode: 'middleware', bodySizeLimit: 1_048_576 }),
  // React is for desks only; public pages carry no framework script.
  integrations: [react(), readableTheme()],
  // An iPhone of 2015 stops at iOS 15: what is written so that its browser understands it must not be shortened into what it does not.
  vite: { plugins: [tailwindcss()], build: { cssTarget: ['safari15', 'chrome87', 'firefox78'] } },
  // For public pages that ask for it (src/server/page-cache.ts). A name that no page reads would make a second copy of each.
  cache: { provider: memoryCache({ max: 2000, query: { include: [...filterNames, 'besked'] } }) },
  i18n: { defaultLocale: 'da', locales: ['da'] },
  devToolbar: { enabled: false },
  env: {
    schema: {
      SUPABASE_URL: envField.string({ ...atStart, url: true }),
      SUPABASE_PUBLISHABLE_KEY: envField.string({ ...atStart, min: 16 }),
      // At least 32 characters; every cookie key is derived from it.
      SESSION_SECRET: envField.string({ ...atStart, min: 32 }),
      // The address people use, as in https://ungegarantien.example: for links in mails and to judge the Origin of a form.
      SITE_URL: envField.string({ ...atStart, url: true, default: 'http://localhost:4321' }),
      // Shows personas and the page with all mail. Only ever true with the embedded Supabase and the mail catcher.
      DEMO: envField.boolean({ ...atStart, default: false }),
      // Where the mail and SMS catcher answers; empty when a real SMTP server sends the mail.
      POST_OFFICE_URL: envField.string({ ...atStart, optional: true, url: true }),
      // Where the demo's clock is moved; only ever set with the embedded Supabase and the mail catcher.
      TIME_DESK_URL: envField.string({ ...atStart, optional: true, url: true }),
      // True where Supabase's phone sign-in is configured with an SMS provider.
      PHONE_SIGN_IN: envField.boolean({ ...atStart, default: false }),
    },
  },
  security: {
    // Off because src/middleware.ts checks more: every unsafe method and content type (Astro's lets JSON through
    // to endpoints), against SITE_URL too, so that forms work behind a proxy that ends TLS.
    checkOrigin: false,
    // A class list of two thousand pupils with their parents is the longest thing anybody sends.
    actionBodySizeLimit: 1_048_576,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
      ],
    },
  },
});
