import { defineConfig } from '@playwright/test';
import { browserOptions } from './support/browser.ts';

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  globalSetup: './support/start-portal.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['JOURNEY_REPORT'] ? [['list'], ['json', { outputFile: process.env['JOURNEY_REPORT'] }]] : [['list']],
  use: {
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    launchOptions: browserOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
