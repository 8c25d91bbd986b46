import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A sentence for the person at the terminal; the portal stops with it and changes nothing. */
export class StartFailure extends Error {}

/** What a first start writes, with room to grow into. */
const SPACE_FOR_FIRST_START = 400 * 1024 * 1024;
const SPACE_FOR_ANY_START = 50 * 1024 * 1024;

/** The places in a data folder. */
export function dataPaths(folder: string) {
  return {
    lock: join(folder, 'portal.lock'),
    database: join(folder, 'database'),
    /** A database that is being made; it gets its name when it is complete. */
    newDatabase: join(folder, 'database.new'),
    databaseLock: join(folder, 'database.lock'),
    post: join(folder, 'post'),
    /** Who was erased, by id: kept when the database is restored from a backup, and played again. */
    erasures: join(folder, 'erasures.json'),
    connection: join(folder, 'connection.json'),
  };
}

/** Makes the folder if it is missing, and sees that it can be written and that the disk has room. */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, '.probe');
    writeFileSync(probe, '');
    rmSync(probe);
    const disk = statfsSync(folder);
    const free = disk.bavail * disk.bsize;
    const needed = existsSync(dataPaths(folder).database) ? SPACE_FOR_ANY_START : SPACE_FOR_FIRST_START;
    if (free < needed)
      throw new StartFailure(
        `The disk is nearly full: ${megabytes(free)} free where ${folder} lies, and ${megabytes(needed)} are needed. Free some space and start again; nothing is lost.`,
      );
  } catch (cause) {
    throw asStartFailure(cause, folder);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}

/** Turns what the file system says into a sentence that tells what to do. */
export function asStartFailure(cause: unknown, folder: string): Error {
  if (cause instanceof StartFailure) return cause;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code === 'ENOSPC' || code === '53100' || /no space left|disk is full/i.test(message)) {
    return new StartFailure(`The disk is full where ${folder} lies. Free some space and start again; what was saved before is still there.`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartFailure(`${folder} cannot be written by this user. Change its rights, or choose another folder with DATA_DIR.`);
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StartFailure(`${folder} is not a folder. Choose another with DATA_DIR.`);
  return cause instanceof Error ? cause : new Error(message);
}

export interface Lock {
  release(): void;
}

/**
 * Takes a lock that the operating system gives back by itself when the process ends, however it ends: an
 * exclusive transaction of SQLite on an otherwise empty file. A pid file would outlive a `kill -9`, and its
 * number may by then be somebody else's. Returns null when another process has it.
 */
export function takeLock(path: string): Lock | null {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma journal_mode = delete; pragma locking_mode = exclusive; begin exclusive;');
  } catch (cause) {
    database.close();
    if (/locked|busy/i.test((cause as Error).message)) return null;
    throw cause;
  }
  return { release: () => database.close() };
}

/** Locks the data folder for one portal. */
export function lockDataFolder(folder: string): Lock {
  const lock = takeLock(dataPaths(folder).lock);
  if (!lock) {
    const at = runningAddress(folder);
    throw new StartFailure(`A portal is already running on ${folder}${at ? ` (${at})` : ''}. Stop it first, or start this one with another DATA_DIR and PORT.`);
  }
  return lock;
}

function runningAddress(folder: string): string {
  try {
    const connection = JSON.parse(readFileSync(dataPaths(folder).connection, 'utf8')) as { site?: string };
    return connection.site ?? '';
  } catch {
    return '';
  }
}

/** Address and public key of the running API, for tools; written whole or not at all. */
export function writeConnection(folder: string, connection: { url: string; publishableKey: string; site: string }): void {
  const { connection: path } = dataPaths(folder);
  writeFileSync(`${path}.new`, `${JSON.stringify(connection, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Removes what only holds while the portal runs. */
export function forgetConnection(folder: string): void {
  rmSync(dataPaths(folder).connection, { force: true });
}

/** Keys and secrets of the embedded portal, under the names in which `.env` keeps them. */
export type Secrets = Record<'EMBEDDED_PUBLISHABLE_KEY' | 'EMBEDDED_SECRET_KEY' | 'EMBEDDED_JWT_SECRET' | 'SESSION_SECRET' | 'SITE_SECRET', string>;

const letters = (bytes: number) => randomBytes(bytes).toString('base64url').replaceAll(/[-_]/g, 'x');
const MAKE: { [Name in keyof Secrets]: () => string } = {
  EMBEDDED_PUBLISHABLE_KEY: () => `sb_publishable_${letters(24)}`,
  EMBEDDED_SECRET_KEY: () => `sb_secret_${letters(32)}`,
  EMBEDDED_JWT_SECRET: () => randomBytes(48).toString('base64url'),
  SESSION_SECRET: () => randomBytes(48).toString('base64url'),
  SITE_SECRET: () => randomBytes(32).toString('base64url'),
};

/**
 * Reads `.env` into the environment (what is set there already wins), and adds the keys and secrets that are
 * missing. Only the owner may read the file.
 */
export function loadSecrets(file: string, environment: NodeJS.ProcessEnv = process.env): Secrets {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const [name, value] of envLines(text)) environment[name] ??= value;

  const made: string[] = [];
  for (const name of Object.keys(MAKE) as (keyof Secrets)[]) {
    if (environment[name]) continue;
    environment[name] = MAKE[name]();
    made.push(`${name}=${environment[name]}`);
  }
  if (made.length > 0) {
    const heading = text ? '' : '# Made at the first start. Keep it to yourself: it opens everything.\n';
    const next = `${heading}${text}${text && !text.endsWith('\n') ? '\n' : ''}${made.join('\n')}\n`;
    writeFileSync(`${file}.new`, next, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  if (existsSync(file)) chmodSync(file, 0o600);
  return Object.fromEntries(Object.keys(MAKE).map((name) => [name, environment[name]])) as Secrets;
}

function envLines(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    return match ? [[match[1] as string, (match[2] as string).replace(/^(["'])(.*)\1$/, '$2')]] : [];
  });
}
