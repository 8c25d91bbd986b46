import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asStartFailure, loadSecrets, lockDataFolder, openDataFolder, StartFailure, takeLock } from '../../src/portal/data-folder.ts';
import { scratchFolder } from '../support/scratch.ts';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('folder');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a second portal on the same data is refused in a sentence, and let in when the first has gone', () => {
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(/already running on/);
  lock.release();
  lockDataFolder(folder).release();
});

test('a lock ends with its process, also by kill -9', async () => {
  const path = join(folder, 'a.lock');
  const module = fileURLToPath(new URL('../../src/portal/data-folder.ts', import.meta.url));
  const holder = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    `const { takeLock } = await import(${JSON.stringify(module)}); takeLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(takeLock(path)).toBeNull();
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});

test('keys and secrets are made once, for the owner alone, and what is set stays', () => {
  const file = join(folder, '.env');
  writeFileSync(file, 'SMTP_URL="smtp://mail.example"\nSESSION_SECRET=mine');
  const environment: NodeJS.ProcessEnv = {};
  const first = loadSecrets(file, environment);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(environment['SMTP_URL']).toBe('smtp://mail.example');
  expect(first.SESSION_SECRET).toBe('mine');
  expect(first.EMBEDDED_PUBLISHABLE_KEY).toMatch(/^sb_publishable_\w{20,}$/);
  expect(first.EMBEDDED_SECRET_KEY).toMatch(/^sb_secret_\w{20,}$/);
  expect(loadSecrets(file, {})).toEqual(first);
  expect(readFileSync(file, 'utf8').match(/SESSION_SECRET/g)).toHaveLength(1);
});

test('what is set in the environment wins over the file', () => {
  const file = join(folder, '.env');
  writeFileSync(file, 'PORT=1\n');
  const environment: NodeJS.ProcessEnv = { PORT: '2' };
  loadSecrets(file, environment);
  expect(environment['PORT']).toBe('2');
});

test('a full disk, a folder without rights and a file in its place each get a sentence', () => {
  for (const cause of [
    Object.assign(new Error('write'), { code: 'ENOSPC' }),
    Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }),
  ]) {
    expect(asStartFailure(cause, folder)).toBeInstanceOf(StartFailure);
    expect(asStartFailure(cause, folder).message).toMatch(/disk is full.*still there/);
  }
  expect(asStartFailure(Object.assign(new Error('open'), { code: 'EACCES' }), folder).message).toMatch(/cannot be written/);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(/is not a folder/);
  expect(() => openDataFolder(join(file, 'below'))).toThrow(/is not a folder/);
  mkdirSync(join(folder, 'good'));
  expect(() => openDataFolder(join(folder, 'good'))).not.toThrow();
});
