import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const reports = mkdtempSync(join(tmpdir(), 'ungegaranti-reports-'));

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

function run(command: string, args: string[], env: Record<string, string> = {}): number {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return status ?? 1;
}

/** Installs a browser where there is none: the system's package, else Playwright's download. */
function ensureBrowser(): boolean {
  if (findBrowser()) return true;
  console.log('Installing a browser …');
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
  }
  if (!findBrowser()) run(process.execPath, [join(MODULES, '@playwright', 'test', 'cli.js'), 'install', '--with-deps', 'chromium']);
  return findBrowser() !== null;
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** Rules, database, portal: everything without a browser. A suite that cannot even start counts as one failure. */
function runSuites(only: string[]): Tally {
  const file = join(reports, 'suites.json');
  const status = run(process.execPath, [
    join(MODULES, 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...only,
  ]);
  const report = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  }>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** The journeys in a real browser, through the built portal. */
function runJourneys(only: string[]): Tally {
  const folder = join(ROOT, 'tests', 'journeys');
  if (!existsSync(folder) || !readdirSync(folder).some((name) => /\.(spec|test)\.ts$/.test(name))) return { passed: 0, failed: 0, skipped: 0 };
  if (!ensureBrowser()) {
    console.error('No browser could be installed: the journeys were not run.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const file = join(reports, 'journeys.json');
  const status = run(process.execPath, [join(MODULES, '@playwright', 'test', 'cli.js'), 'test', '--config', 'tests/playwright.config.ts', ...only], {
    JOURNEY_REPORT: file,
  });
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected === 0 && status !== 0 ? 1 : unexpected, skipped };
}

const only = process.argv.slice(2);
// The site is built by the first portal that a suite starts; a stale one would be built again there.
const tallies = [runSuites(only), ...(only.length === 0 || only.some((name) => name.includes('journeys')) ? [runJourneys(only)] : [])];
rmSync(reports, { recursive: true, force: true });
const sum = (name: keyof Tally) => tallies.reduce((total, tally) => total + tally[name], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
