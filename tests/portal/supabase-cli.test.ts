import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createHostedDatabase, migrationFiles } from '../support/native.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Fetched when it is used: as a dependency it would bring 200 MB that nobody needs to run the portal. */
const CLI = 'supabase@3.1.0';

function supabase(database: string, ...command: string[]): { status: number | null; words: string } {
  const { status, stdout, stderr } = spawnSync('npx', ['-y', CLI, ...command, `--remote=${database}?sslmode=disable`, '--yes', '--agent=no'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  return { status, words: `${stdout}\n${stderr}` };
}

test('`supabase db push` applies the migrations unchanged, and the advisors find nothing', { timeout: 240_000 }, async () => {
  const url = await createHostedDatabase();
  const pushed = supabase(url, 'db', 'push');
  expect(pushed.status, pushed.words).toBe(0);

  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const ledger = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations order by version`;
    expect(ledger.map((row) => row.version)).toEqual(migrationFiles().map((file) => file.version));

    const advice = supabase(url, 'db', 'advisors', '--type', 'all', '--fail-on', 'warn');
    expect(advice.status, advice.words).toBe(0);
    expect(advice.words).toContain('No issues found');

    await sql.unsafe('create table public.planted_fault (id int); grant select on public.planted_fault to anon, authenticated;');
    expect(supabase(url, 'db', 'advisors', '--type', 'all', '--fail-on', 'warn').status, 'a table without row level security is found').not.toBe(0);
  } finally {
    await sql.end();
  }
});

test('`npm ci` can install what the lock file names', { timeout: 120_000 }, () => {
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
});
