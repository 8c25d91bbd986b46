/** In which part somebody acts; the same words as the database's `actor`. */
export const actors = ['young_person', 'guardian', 'partner', 'host', 'coordinator', 'school', 'consultant', 'secretariat', 'system'] as const;
export type Actor = (typeof actors)[number];

/** How an answer came; the same words as the database's `channel`. */
export const channels = ['self', 'link', 'phone', 'paper', 'in_person', 'system'] as const;
export type Channel = (typeof channels)[number];

/** Lawful moves, written short: from any of these, to one of these, by any of these. */
export interface Moves<Status extends string> {
  readonly command: string;
  /** `-` is a beginning. */
  readonly from: readonly (Status | '-')[];
  readonly to: readonly Status[];
  readonly by: readonly Actor[];
}

/** One lawful move, as a row of `private.transition`. */
export interface Transition {
  readonly lifecycle: string;
  readonly command: string;
  readonly from_status: string;
  readonly to_status: string;
  readonly actor: Actor;
}

/** Every lawful move of a lifecycle, one row each: what the database's table holds, and a test compares. */
export function transitionsOf(lifecycle: string, moves: readonly Moves<string>[]): Transition[] {
  return moves.flatMap(({ command, from, to, by }) =>
    from.flatMap((from_status) => to.flatMap((to_status) => by.map((actor) => ({ lifecycle, command, from_status, to_status, actor })))),
  );
}

/**
 * What somebody can do from a status. The secretariat may do every coordinator command.
 *
 *     commandsFrom(needMoves, 'offered', 'young_person') // Set { 'accept_offer', 'decline_offer', 'want_other', 'end_need' }
 */
export function commandsFrom<Status extends string>(moves: readonly Moves<Status>[], status: Status, actor: Actor): Set<string> {
  const parts: Actor[] = actor === 'secretariat' ? ['secretariat', 'coordinator'] : [actor];
  return new Set(moves.filter(({ from, by }) => from.includes(status) && parts.some((part) => by.includes(part))).map(({ command }) => command));
}
