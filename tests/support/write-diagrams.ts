import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applicationTransitions } from '../../src/features/applications/lifecycle.ts';
import { needTransitions } from '../../src/features/needs/lifecycle.ts';
import { openingTransitions } from '../../src/features/openings/lifecycle.ts';
import { partnerTransitions } from '../../src/features/partners/lifecycle.ts';
import { placementTransitions } from '../../src/features/placements/lifecycle.ts';
import { personas } from '../../src/seed/personas.ts';
import { lifecycleDiagrams, withDiagrams } from './diagrams.ts';
import { withParts } from './readme-parts.ts';

// Writes the diagrams of supabase/README.md anew, and the two written parts of the front README. The lists are those of `private.transition`: a test compares them row by row.
const readme = fileURLToPath(new URL('../../supabase/README.md', import.meta.url));
const moves = [...needTransitions, ...applicationTransitions, ...placementTransitions, ...partnerTransitions, ...openingTransitions];
writeFileSync(readme, withDiagrams(readFileSync(readme, 'utf8'), lifecycleDiagrams(moves)));

const front = fileURLToPath(new URL('../../README.md', import.meta.url));
writeFileSync(front, withParts(readFileSync(front, 'utf8'), moves, personas));
