// `npm test`: installs what is missing, a browser included, runs every suite, and ends with one line of figures.
// Begins on whatever Node there is, like src/portal/start.mjs.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runUnderNode24 } from '../src/portal/start.mjs';

ensureInstalled();
runUnderNode24(join(dirname(fileURLToPath(import.meta.url)), 'support', 'run-suites.ts'), process.argv.slice(2));
