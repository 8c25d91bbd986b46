import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Lock, StartFailure, takeLock } from './data-folder.ts';

/** What the built site follows from. */
const SOURCES = ['src', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

function* filesBelow(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* filesBelow(inside);
    else if (!entry.name.endsWith('.test.ts')) yield inside;
  }
}

function sourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = source.includes('.') ? [path] : [...filesBelow(path)].filter((file) => !file.startsWith(join(root, 'src', 'portal')));
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds the site when it was never built or its sources changed; two portals starting at once build it once. */
export async function ensureBuilt(root: string): Promise<void> {
  const mark = join(root, 'dist', '.built-from');
  const isCurrent = (hash: string) => existsSync(mark) && readFileSync(mark, 'utf8') === hash;
  if (isCurrent(sourceHash(root))) return;
  const lock = await lockBuild(root);
  try {
    const hash = sourceHash(root);
    if (isCurrent(hash)) return;
    console.log('Building the site …');
    await build(root);
    writeFileSync(mark, hash);
  } finally {
    lock.release();
  }
}

async function lockBuild(root: string): Promise<Lock> {
  const folder = join(root, 'node_modules', '.cache');
  mkdirSync(folder, { recursive: true });
  for (let tries = 0; tries < 600; tries += 1) {
    const lock = takeLock(join(folder, 'site-build.lock'));
    if (lock) return lock;
    await pause(500);
  }
  throw new StartFailure('Another process has been building the site for five minutes. Stop it and start again.');
}

/**
 * What the build may know of its surroundings: no more than it takes to run. Astro reads `PROD`, `DEV` and `MODE` from there,
 * which a test runner sets, and would leave out what only the built site does; and a secret has no business in a build.
 */
export function buildEnvironment(around: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = ['PATH', 'Path', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'TZ'].filter((name) => around[name] !== undefined);
  return { ...Object.fromEntries(kept.map((name) => [name, around[name]])), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
}

async function build(root: string): Promise<void> {
  const words: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build', '--silent'], {
      cwd: root,
      env: buildEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => words.push(String(chunk)));
    child.stderr.on('data', (chunk) => words.push(String(chunk)));
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code === 0) return;
  const text = words.join('');
  if (/ENOSPC|no space left/i.test(text))
    throw new StartFailure('The disk is full: the site could not be built. Free some space and start again; nothing is lost.');
  throw new StartFailure(`The site could not be built:\n${text.trim().slice(-4_000)}`);
}
