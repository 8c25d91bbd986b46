// `npm run check`: types, lint and format.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runUnderNode24 } from '../src/portal/start.mjs';

ensureInstalled();
runUnderNode24(join(dirname(fileURLToPath(import.meta.url)), 'support', 'run-checks.ts'), process.argv.slice(2));
