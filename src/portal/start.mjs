// The first thing that runs on a fresh clone, on whatever Node is there (18 or later): nothing but built-ins,
// nothing newer than Node 18. It installs what is missing and hands over to Node 24, which comes with the install.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** True when node_modules holds what package-lock.json asks for, by npm's own record of what it installed. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(node24) || !existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const there = installed[path];
    // Packages for other machines are in the lock file and not on the disk.
    return there ? there.version === wanted.version : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

function install() {
  say('Installing what the portal needs (once, about half a minute) …');
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (result.error || result.status !== 0) {
    const words = `${result.stdout || ''}${result.stderr || ''}`;
    say(words.trim());
    if (/ENOSPC/.test(words)) say('The disk is full: the install needs about 1 GB. Free some space and start again; nothing is lost.');
    else say('The install did not succeed. Is there a connection to the npm registry? Start again when there is; nothing is lost.');
    process.exit(1);
  }
}

/** Installs if needed. Exported for the test command, which starts on a fresh clone too. */
export function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    say(`This is Node ${process.versions.node}. Node 18 or later is needed to begin; the portal then brings its own.`);
    process.exit(1);
  }
  if (!isInstalled()) install();
}

/** Runs a script of the project under Node 24 and ends as it ends. `tied` gives it a channel by which it notices when this process is gone. */
export function runUnderNode24(script, args, tied = false) {
  const child = spawn(node24, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', ...(tied ? ['ipc'] : [])],
    env: { ...process.env, PATH: `${join(root, 'node_modules', 'node', 'bin')}${windows ? ';' : ':'}${process.env.PATH || ''}` },
  });
  // Ctrl-C reaches the child too, by itself; a signal sent to this process alone is passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code === null ? 1 : code));
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  ensureInstalled();
  runUnderNode24(join(root, 'src', 'portal', 'portal.ts'), process.argv.slice(2), true);
}
