import type { Transition } from '../../src/features/lifecycle.ts';

/** Between these two lines the file belongs to `node tests/support/write-diagrams.ts`. */
export const FROM = '<!-- lifecycles: written by tests/support/write-diagrams.ts from the lawful moves -->';
export const TO = '<!-- end of lifecycles -->';

const titles: Record<string, string> = {
  need: 'A need',
  application: 'An application',
  placement: 'A placement',
  partner: 'A partner',
  opening: 'An opening',
};

/** One lifecycle as a mermaid state diagram: an arrow for each pair of statuses, with every command that leads along it. */
export function diagram(moves: readonly Pick<Transition, 'command' | 'from_status' | 'to_status'>[]): string {
  const arrows = new Map<string, Set<string>>();
  for (const { command, from_status, to_status } of moves) {
    const arrow = `${from_status === '-' ? '[*]' : from_status} --> ${to_status}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(command));
  }
  const leave = new Set(moves.map((move) => move.from_status));
  const ends = [...new Set(moves.map((move) => move.to_status))].filter((status) => !leave.has(status)).sort();
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...[...arrows].map(([arrow, commands]) => `  ${arrow}: ${[...commands].sort().join(', ')}`).sort(),
    ...ends.map((status) => `  ${status} --> [*]`),
    '```',
  ].join('\n');
}

/** The diagrams of all lifecycles, as they stand in supabase/README.md. */
export function lifecycleDiagrams(moves: readonly Pick<Transition, 'lifecycle' | 'command' | 'from_status' | 'to_status'>[]): string {
  return Object.entries(titles)
    .map(([lifecycle, title]) => `### ${title}\n\n${diagram(moves.filter((move) => move.lifecycle === lifecycle))}`)
    .join('\n\n');
}

/** The file with its diagrams replaced. */
export function withDiagrams(file: string, diagrams: string): string {
  const [start, end] = [file.indexOf(FROM), file.indexOf(TO)];
  if (start < 0 || end < start) throw new Error(`the file has no room for the diagrams: it needs the lines ${FROM} and ${TO}`);
  return `${file.slice(0, start + FROM.length)}\n\n${diagrams}\n\n${file.slice(end)}`;
}
