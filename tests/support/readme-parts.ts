import type { Transition } from '../../src/features/lifecycle.ts';
import type { Persona } from '../../src/seed/personas.ts';
import { diagram } from './diagrams.ts';

/** The file with what stands between `<!-- name:begin -->` and `<!-- name:end -->` replaced. */
function withPart(file: string, name: string, content: string): string {
  const [from, to] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [start, end] = [file.indexOf(from), file.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`the file has no room for ${name}: it needs the lines ${from} and ${to}`);
  return `${file.slice(0, start + from.length)}\n${content}\n${file.slice(end)}`;
}

/** The front README with its two written parts: who one can be in the demo, and how a need lives. */
export function withParts(readme: string, moves: readonly Transition[], personas: readonly Persona[]): string {
  const people = [
    '| sign in as | who | |',
    '|---|---|---|',
    ...personas.map(({ email, name, role, story }) => `| \`${email}\` | ${name}, ${role} | ${story} |`),
  ].join('\n');
  const need = diagram(moves.filter((move) => move.lifecycle === 'need'));
  return withPart(withPart(readme, 'personas', people), 'need', need);
}
