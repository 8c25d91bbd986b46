/** What a child process of the portal tells its parent, and how it ends. */
export type FromChild = { ready: Record<string, string | number> } | { hopeless: string };

/** Tells the parent that this child answers, and where. */
export function tellReady(facts: Record<string, string | number> = {}): void {
  process.send?.({ ready: facts } satisfies FromChild);
}

/** Tells the parent in one sentence why starting this child again would not help, and ends. */
export function giveUp(sentence: string): never {
  if (!process.send) {
    console.error(sentence);
    process.exit(1);
  }
  process.send({ hopeless: sentence } satisfies FromChild, undefined, undefined, () => process.exit(1));
  // The message must be out before the process is.
  return undefined as never;
}

let stopper: (() => void) | undefined;

// A parent that is gone leaves nobody to work for, also while this child is still starting.
if (process.send) process.on('disconnect', () => (stopper ? stopper() : process.exit(1)));
// Ctrl-C reaches every process of the terminal at once; the parent stops its children one after the other.
if (process.send) process.on('SIGINT', () => {});

/** Ends this child once and in order: when the parent asks, and when the parent is gone. */
export function stopWhenAsked(stop: () => Promise<void>): void {
  let stopping = false;
  stopper = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 8_000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stopper);
  if (!process.send) process.on('SIGINT', stopper);
}

/** A setting that the parent always passes on. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
