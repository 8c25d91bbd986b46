import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // Pure files import zod from astro/zod, which outside Astro's own build is the same zod.
  resolve: { alias: { 'astro/zod': 'zod' } },
  test: {
    include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    globalSetup: ['tests/support/start-native.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // The database server underneath prints every statement that it refuses; only a failing test needs that.
    silent: 'passed-only',
  },
});
