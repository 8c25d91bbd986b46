import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authTemplate } from '../../src/copy/mails/auth-templates.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** With --write, what can be put right by itself is: format, safe lint fixes, and files made from others. */
const mayWrite = process.argv.includes('--write');
const STEPS: [name: string, ...command: string[]][] = [
  ['types', join(ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'check', '--minimumSeverity', 'warning'],
  ['lint and format', join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', ...(mayWrite ? ['--write'] : []), '.'],
];

if (mayWrite) writeFileSync(join(ROOT, 'supabase', 'templates', 'sign-in-code.html'), authTemplate().html);

const failed: string[] = [];
for (const [name, ...command] of STEPS) {
  console.log(`— ${name}`);
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'All is well.' : `Not well: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
