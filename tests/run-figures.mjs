// `npm run bench NAME` and `npm run trials NAME`: run tests/bench/NAME.ts or tests/trials/NAME.ts.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runUnderNode24 } from '../src/portal/start.mjs';

const [kind, name, ...rest] = process.argv.slice(2);
const folder = join(dirname(fileURLToPath(import.meta.url)), kind);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3))
  : [];

if (!names.includes(name)) {
  process.stdout.write(`npm run ${kind} NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exit(name ? 1 : 0);
}
ensureInstalled();
runUnderNode24(join(folder, `${name}.ts`), rest);
