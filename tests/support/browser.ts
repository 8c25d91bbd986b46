import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where a browser is: Playwright's own, else the system's, else null. */
export function findBrowser(): string | null {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin')) {
    for (const name of SYSTEM_NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** How a browser is started for a test: no sandbox (containers), and no word to anybody but the portal. */
export function browserOptions(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('There is no browser. `npm test` installs one.');
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
